"""The store under faults: killed at any moment, a full disk, a disk that is not to be written to."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.store import parts, watching
from analysis.store.faults import PartUnwritten, StoreError, StoreLocked
from analysis.store.opened import Opened
from tests.conftest import ROOT, environment
from tests.keeping import articles, counts, keep, same, text

KILLS = int(os.environ.get("ISNAD_KILLS", "10"))  # more by hand: ISNAD_KILLS=50


def started(folder: Path, store: Path, engine: str, largest: int = 0) -> subprocess.Popen:
    """A pass in a process of its own, which may write files of so many bytes."""

    def small() -> None:
        if largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    command = [sys.executable, "-m", "analysis", "watch", folder, "--store", store, "--engine", engine, "--workers", "2"]
    return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=small)


def under_way(store: Path, process: subprocess.Popen) -> None:
    """Wait until a pass has begun to work."""
    before = time.monotonic()
    while not list(store.glob("staging/pass-*")) and process.poll() is None and time.monotonic() < before + 60:
        time.sleep(0.01)


def whole(store: Path) -> int:
    """Documents of the store, each with all its rows, quotes in their places, and its words in the index."""
    tables = Opened(store).tables()
    texts = dict(zip(tables["documents"]["id"], tables["documents"]["text"], strict=True))
    for table in ("figures", "claims", "control"):
        rows = tables[table]
        assert set(rows["doc_id"]) <= set(texts)
        assert all(texts[d][s:e] == q for d, s, e, q in zip(rows["doc_id"], rows["start"], rows["end"], rows["quote"], strict=True))
    assert set(tables["control"]["doc_id"]) == set(texts)  # each of these articles has an event
    assert Opened(store).search("الخضراء").documents == len(texts) == Opened(store).query("select count(*) as n from documents")["n"][0]
    return len(texts)


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_a_pass_killed_at_any_moment_leaves_a_whole_store(tmp_path: Path, engine: str) -> None:
    """What was taken in stays, nothing is half there, and the next pass completes it, also while documents change."""
    chance = random.Random(4)
    folder, store = articles(tmp_path / "in", 150), tmp_path / "store"
    lasted = 1.0
    for kill in range(KILLS // 2):
        (folder / f"a{chance.randrange(150):04d}.txt").write_text(text(1000 + kill), encoding="utf-8")
        (folder / f"a{chance.randrange(150):04d}.txt").unlink(missing_ok=True)
        process = started(folder, store, engine)
        under_way(store, process)
        began = time.monotonic()
        if kill == 0:  # one undisturbed: how long there is to kill it
            process.wait()
            lasted = time.monotonic() - began
            for path in folder.iterdir():  # everything again
                path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
            continue
        time.sleep(chance.uniform(0, lasted))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert whole(store) > 100
    keep(store, folder)
    same(store, folder)
    named = {p.name for p in (store / "parts").iterdir()}
    keep(store, folder)
    assert not list((store / "staging").iterdir()) and {p.name for p in (store / "parts").iterdir()} <= named


def test_a_store_without_state_is_founded_anew(tmp_path: Path) -> None:
    """Killed while the state was made: an empty file is none."""
    store = tmp_path / "store"
    store.mkdir()
    (store / "state.sqlite").touch()
    assert counts(keep(store, articles(tmp_path / "in", 2))) == {"new": 2}


@pytest.mark.parametrize("at", ["before the part has its name", "after it", "when the transaction ends"])
def test_no_part_counts_before_it_is_named(tmp_path: Path, at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pass that ends between part and state leaves the store as it was; what is left over is swept."""
    folder, store = articles(tmp_path / "in", 3), tmp_path / "store"
    keep(store, folder)
    articles(folder, 6)
    real = parts.settle

    def ends(*given: object) -> None:
        if at == "after it":
            real(*given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        if at == "when the transaction ends":
            broken.setattr(watching.State, "set_source", lambda *_: ends())
        else:
            broken.setattr(parts, "settle", ends)
        with pytest.raises((KeyboardInterrupt, TypeError)):
            keep(store, folder)
    assert whole(store) == 3
    assert counts(keep(store, folder)) == {"new": 3, "unchanged": 3}
    assert len(list((store / "parts").iterdir())) == 2
    same(store, folder)


def test_a_full_disk_blames_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pass ends early, the store is what it was, nothing is quarantined; with room again the next pass completes it."""
    folder, store = articles(tmp_path / "in", 3), tmp_path / "store"
    keep(store, folder)
    articles(folder, 6)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(parts.pq, "write_table", full)
        with pytest.raises(PartUnwritten, match="No space left"):
            keep(store, folder)
    assert whole(store) == 3 and not list((store / "staging").iterdir())
    assert counts(keep(store, folder)) == {"new": 3, "unchanged": 3}
    same(store, folder)


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    """Exit code 1, the store whole as of the last part; on a small disk where one can be mounted, else with files kept small."""
    disk = tmp_path / "disk"
    disk.mkdir()
    folder, store = articles(tmp_path / "in", 200), disk / "store"
    mount = shutil.which("mount")
    mounted = mount and not subprocess.run([mount, "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], capture_output=True).returncode
    try:
        process = started(folder, store, "processes", 0 if mounted else 50_000)
        assert process.wait(120) == 1
        documents = whole(store)
        assert documents < 200 and (documents or not mounted)
        if mounted:
            subprocess.run(["mount", "-o", "remount,size=100m", disk], check=True)
        assert counts(keep(store, folder)) == {name: n for name, n in (("new", 200 - documents), ("unchanged", documents)) if n}
        same(store, folder)
    finally:
        if mounted:
            subprocess.run(["umount", disk], check=True)


def test_a_disk_that_is_not_to_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bad configuration, by name, and nothing is changed."""
    folder, store = articles(tmp_path / "in", 2), tmp_path / "store"
    keep(store, folder)
    before = sorted(store.rglob("*"))

    def refused(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(watching.FileLock, "acquire", refused)
    with pytest.raises(StoreError, match="Read-only file system"):
        keep(store, folder)
    assert sorted(store.rglob("*")) == before and whole(store) == 2


def test_of_two_passes_at_once_one_does_the_work(tmp_path: Path) -> None:
    """The other ends at once, or finds nothing to do if it came late."""
    folder, store = articles(tmp_path / "in", 100), tmp_path / "store"
    passes = [started(folder, store, "serial") for _ in range(2)]
    codes = [process.wait(60) for process in passes]
    assert 0 in codes and set(codes) <= {0, 75}
    with watching.held(store), pytest.raises(StoreLocked):
        keep(store, folder)
    same(store, folder)
