"""Engines and the quarantine above them: the same tables from each, and a document that breaks its worker costs only itself."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from distributed import LocalCluster

from analysis.store import watching
from analysis.store.faults import StoreError
from analysis.store.opened import Opened
from analysis.store.watching import How
from tests.keeping import SERIAL, articles, counts, keep, lines, same, text
from tests.killers import Armed, workers

TWO = {name: How(engine=name, workers=2) for name in ("processes", "dask")}
MB = 1_000_000


@pytest.mark.parametrize("engine", TWO)
def test_each_engine_gives_the_same_bytes(tmp_path: Path, engine: str) -> None:
    """Files and lines, several batches, one document that cannot be read: every file of every part is that of the serial engine."""
    folder = articles(tmp_path / "in", 120)
    (folder / "bad.txt").write_bytes(b"\x00\x01")
    one, other = tmp_path / "one", tmp_path / "other"
    assert counts(keep(one, folder, how=SERIAL)) == counts(keep(other, folder, how=TWO[engine])) == {"new": 120, "unreadable": 1}
    same(other, folder)
    for table in ("documents", "figures", "claims", "entities"):
        files = [b"".join(p.read_bytes() for p in sorted(store.rglob(f"{table}.parquet"))) for store in (one, other)]
        assert len(list(other.rglob(f"{table}.parquet"))) > 1 and files[0] == files[1]


KILLERS = {"raise": "KeyError", "die": "its worker ended", "exit": "its worker ended", "hang": "its worker ended", "eat": "more memory"}


def killers(folder: Path, asked: list[str]) -> Path:
    """A folder of articles with some that break their worker among them."""
    articles(folder, 20)
    for n, what in enumerate(asked):
        (folder / f"a{5 + 4 * n:04d}.txt").write_text(text(n, f"do-{what}"), encoding="utf-8")
    return folder


def survives(folder: Path, tmp_path: Path, asked: list[str], how: How) -> None:
    """Each of them is quarantined with its reason, the others are in the tables; a second pass has nothing to do."""
    summary = keep(tmp_path / "store", folder, how=how, making=Armed(timeout=8, memory=600 * MB))
    assert counts(summary) == {"new": 20 - len(asked), "quarantined": len(asked)}
    reasons = {Path(one.path).stem: one.seen for one in summary.refused}
    assert all(KILLERS[what] in reasons[f"a{5 + 4 * n:04d}"] for n, what in enumerate(asked))
    assert list(Opened(tmp_path / "store").tables()["unreadable"]["path"]) == [one.path for one in summary.refused]
    assert keep(tmp_path / "store", folder, how=how, making=Armed(timeout=8, memory=600 * MB)).nothing_new


def test_a_document_that_breaks_a_process_costs_only_itself(tmp_path: Path) -> None:
    """One that raises, kills, hangs in code that cannot be interrupted, eats the memory: all in one batch."""
    survives(killers(tmp_path / "in", ["raise", "die", "hang", "eat"]), tmp_path, ["raise", "die", "hang", "eat"], TWO["processes"])


def test_a_document_that_breaks_a_worker_of_dask_costs_only_itself(tmp_path: Path) -> None:
    """The same above Dask, which would give the batch up."""
    survives(killers(tmp_path / "in", ["raise", "exit"]), tmp_path, ["raise", "exit"], TWO["dask"])


def test_a_document_that_hangs_in_this_process_is_interrupted(tmp_path: Path) -> None:
    """The serial engine interrupts what can be; the others go on."""
    folder = killers(tmp_path / "in", ["hang"])
    summary = keep(tmp_path / "store", folder, how=SERIAL, making=Armed(timeout=1))
    assert counts(summary) == {"new": 19, "quarantined": 1} and "too long" in summary.refused[0].seen


def test_a_line_that_breaks_its_worker_costs_only_itself(tmp_path: Path) -> None:
    """Long files are read here and handed out in batches."""
    file = lines(tmp_path / "in.jsonl", list(range(8)), {3: "do-die"})
    summary = keep(tmp_path / "store", file, how=TWO["processes"], making=Armed())
    assert counts(summary) == {"new": 7, "quarantined": 1}
    assert list(Opened(tmp_path / "store").tables()["documents"]["id"]) == [f"line{n}" for n in range(8) if n != 3]


@pytest.mark.parametrize("engine", TWO)
def test_a_worker_killed_from_outside_costs_no_rows(tmp_path: Path, engine: str) -> None:
    """kill -9 in the middle of a pass, more than once: what it was doing is done again."""
    noted = tmp_path / "workers"
    folder, store = articles(tmp_path / "in", 400), tmp_path / "store"
    killed = []

    def tell(_: int) -> None:
        for worker in [w for w in reversed(workers(noted)) if w not in killed and len(killed) < 2][:1]:
            with suppress(ProcessLookupError):  # one that has ended since leaves the next call its turn
                os.kill(worker, signal.SIGKILL)
                killed.append(worker)

    summary = watching.watch([str(folder)], store, Armed(noted=str(noted)), TWO[engine], tell)
    assert len(killed) == 2 and os.getpid() not in killed
    assert counts(summary) == {"new": 400}
    same(store, folder)


def test_a_cluster_that_runs_already(tmp_path: Path) -> None:
    """By the address of its scheduler; none that answers is bad configuration."""
    folder = articles(tmp_path / "in", 60)
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, memory_limit=0) as cluster:
        how = How(engine="dask", scheduler=cluster.scheduler_address)
        assert counts(keep(tmp_path / "store", folder, how=how)) == {"new": 60}
    same(tmp_path / "store", folder)
    with pytest.raises(StoreError, match="no answer"):
        keep(tmp_path / "other", folder, how=How(engine="dask", scheduler="tcp://127.0.0.1:9"))
    with pytest.raises(StoreError, match="steam"):
        keep(tmp_path / "other", folder, how=How(engine="steam"))
