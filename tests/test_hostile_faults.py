"""Faults of the machine under a run: killed, a full disk, a folder that is not to be written to, another clock, two at once."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import tables as border
from analysis.outcome import Outcome
from analysis.run import command, pipeline, staging
from analysis.run.parameters import Settings
from analysis.run.staging import MANIFEST, Store
from benchmarks.kills import kills
from tests.conftest import ROOT, bytes_of, environment

KILLS = int(os.environ.get("ISNAD_KILLS", "10"))


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """`latest` is whole and the store consistent after each kill; the next run completes, and nothing is left behind."""
    assert kills(KILLS, 7, tmp_path) == []


OPTIONS = {"engine": "isnad", "timeout": 60.0, "if_new": False, "keep": None}


def earlier(out: Path) -> Path:
    """A folder with one published run."""
    (out / "old").mkdir(parents=True)
    (out / "old" / MANIFEST).write_text("{}")
    (out / "latest").symlink_to("old")
    return out


@pytest.mark.parametrize("moment", ["tables", "manifest", "sync"])
def test_a_full_disk_publishes_nothing(article: Path, tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1 with the reason; `latest` is as it was, and no half run stays."""
    out = earlier(tmp_path / "out")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pipeline.Run, "_told", lambda *_: ([], []))
    monkeypatch.setattr(pipeline.Run, "_outcome", lambda *_: Outcome.OK)
    where = {"tables": (border, "write"), "manifest": (pipeline.manifest, "write"), "sync": (staging, "sync")}[moment]
    monkeypatch.setattr(*where, full)
    assert command.carry_out(Settings(inputs=(str(article),)), [], out=out, **OPTIONS) is Outcome.FAILED
    assert os.readlink(out / "latest") == "old" and sorted(p.name for p in out.iterdir()) == [".lock", "latest", "old"]


def test_a_disk_that_is_really_full(article: Path, tmp_path: Path) -> None:
    """On a small disk where one can be mounted: exit code 1, `latest` as it was; with room again the next run is published."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    mounted = mount and not subprocess.run([mount, "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk], capture_output=True).returncode
    if not mounted:
        pytest.skip("no disk can be mounted here")
    try:
        out = earlier(disk / "out")
        run = [sys.executable, "-m", "analysis", "run", article, "--out", out, "--lang", "en"]
        done = subprocess.run(run, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8")
        assert done.returncode == 1 and "No space left" in done.stderr and "Traceback" not in done.stderr
        assert os.readlink(out / "latest") == "old"
        subprocess.run(["mount", "-o", "remount,size=100m", disk], check=True)
        assert subprocess.run(run, cwd=ROOT, env=environment(), capture_output=True).returncode == 0
        assert os.readlink(out / "latest") != "old" and not list(out.glob(".staging-*"))
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("error", [OSError(30, "Read-only file system"), PermissionError(13, "Permission denied")])
def test_a_folder_that_is_not_to_be_written_to(article: Path, tmp_path: Path, error: OSError, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bad configuration, before anything is read."""
    monkeypatch.setattr(staging.FileLock, "acquire", lambda *_, **__: (_ for _ in ()).throw(error))
    assert command.carry_out(Settings(inputs=(str(article),)), [], out=tmp_path / "out", **OPTIONS) is Outcome.CONFIGURATION


def test_of_two_runs_at_once_one_is_published(article: Path, tmp_path: Path) -> None:
    """The other ends at once with 75, or comes late and makes the same run; `latest` is whole."""
    out = tmp_path / "out"
    run = [sys.executable, "-m", "analysis", "run", article, "--out", out, "--lang", "en"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    codes = [p.wait(200) for p in [subprocess.Popen(run, cwd=ROOT, env=environment(), **quiet) for _ in range(2)]]  # type: ignore[call-overload]
    assert 0 in codes and set(codes) <= {0, 75}
    with Store(out) as store:
        latest = store.latest()
        assert latest and (latest / "brief.en.pdf").exists()
    assert len([p for p in out.iterdir() if p.is_dir() and not p.is_symlink()]) == 1


@pytest.mark.parametrize(("zone", "lang"), [("Pacific/Kiritimati", "ar_SY.UTF-8")])
def test_another_clock_and_another_zone_give_the_same_bytes(article: Path, tmp_path: Path, zone: str, lang: str) -> None:
    """Twelve years earlier (by faketime, where it is installed; else by Python's own clock), elsewhere, in another language."""
    (tmp_path / "past").mkdir()
    (tmp_path / "past/sitecustomize.py").write_text("import time\nreal = time.time\ntime.time = lambda: real() - 378432000\n")
    faketime = shutil.which("faketime")
    here = environment() | {"TZ": "UTC", "LC_ALL": "C.UTF-8"}
    there = environment() | {"TZ": zone, "LC_ALL": lang}
    if not faketime:
        there["PYTHONPATH"] = os.pathsep.join((str(tmp_path / "past"), str(ROOT)))
    made = []
    for n, (env, clock) in enumerate(((here, []), (there, [faketime, "-f", "-12y"] if faketime else []))):
        run = [*clock, sys.executable, "-m", "analysis", "run", article, "--out", tmp_path / f"out{n}", "--lang", "ar"]
        done = subprocess.run(run, cwd=ROOT, env=env, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        made.append(Path(os.path.realpath(tmp_path / f"out{n}/latest")))
    assert made[0].name == made[1].name
    began = [json.loads((run / MANIFEST).read_text(encoding="utf-8"))["times"]["began"] for run in made]
    assert began[0] - began[1] > 11 * 365 * 86400
    first, second = (bytes_of(run, ("tables", "charts", "notebooks")) for run in made)
    assert sorted(first) == sorted(second) and [name for name in first if first[name] != second[name]] == []
