"""A run: what it publishes, that it appears at once or not at all, and how it ends."""

import contextlib
import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from filelock import FileLock
from nbformat.v4 import new_code_cell, new_notebook

from analysis import tables
from analysis.charts import CHARTS
from analysis.outcome import Outcome
from analysis.run import pipeline, staging
from analysis.run.parameters import Settings
from analysis.run.pipeline import Result
from analysis.run.progress import Progress
from analysis.run.staging import Store
from analysis.wording import Wording
from tests.conftest import ROOT, Command, bytes_of, environment


def manifest(out: Path) -> dict:
    """The manifest of the latest run."""
    return json.loads((out / "latest" / "run.json").read_text(encoding="utf-8"))


def test_everything_is_published(published: Path) -> None:
    """Briefs, charts and notebooks in both languages, each table twice, the manifest; nothing else is left."""
    run = published / "latest"
    assert run.is_symlink() and not Path(os.readlink(run)).is_absolute()
    assert {p.name for p in run.iterdir()} == {
        *(f"brief.{x}.{y}" for x in ("ar", "en") for y in ("html", "pdf")),
        "charts",
        "tables",
        "notebooks",
        "run.json",
    }
    assert {p.stem for p in (run / "tables").glob("*.parquet")} == set(tables.TABLES) == {p.stem for p in (run / "tables").glob("*.csv")}
    drawn = set(CHARTS) - {"figures_over_time"}  # one article is no series
    assert {p.name for p in (run / "charts").iterdir()} == {f"{c}.{x}.{y}" for c in drawn for x in ("ar", "en") for y in ("svg", "png")}
    assert len(list((run / "notebooks").iterdir())) == 8
    assert sorted(p.name for p in published.iterdir()) == sorted([".lock", os.readlink(run), "latest"])


def test_the_manifest_tells_what_decided_the_result(published: Path) -> None:
    """Inputs by hash, versions, rows, notebooks; the run is named after the days of its articles."""
    told = manifest(published)
    assert told["outcome"] == "ok"
    assert [i["path"] for i in told["inputs"]] == ["seeds/000_9e17bde089eae31e.txt", "seeds/000_9e17bde089eae31e.toml"]
    assert all(len(i["sha256"]) == 64 for i in told["inputs"])
    assert told["versions"]["python"] and all(told["versions"]["packages"].values())
    assert {"isnad", "program_sha256", "lexicon_sha256", "engine"} <= set(told["versions"])
    assert told["rows"]["documents"] == 1 and set(told["rows"]) == set(tables.TABLES)
    assert len(told["notebooks"]) == 8 and all(n["ok"] for n in told["notebooks"])
    assert told["run"].startswith("2017-03-02-") and os.readlink(published / "latest") == told["run"]


def test_the_same_inputs_give_the_same_bytes(analysis: Command, published: Path, tmp_path: Path) -> None:
    """Tables, charts, briefs and notebooks; only the manifest tells the time."""
    done = analysis("run", "seeds", "--out", tmp_path)
    assert done.returncode == 0
    again, before = (bytes_of(out / "latest", ["tables", "charts", "notebooks"]) for out in (tmp_path, published))
    assert sorted(again) == sorted(before)
    assert [name for name in again if again[name] != before[name]] == []
    assert manifest(tmp_path)["run"] == manifest(published)["run"]


def test_partial_when_something_could_not_be_read(analysis: Command, article: Path, tmp_path: Path) -> None:
    """The others are published, the bad ones are rows with their reason; then nothing is new until something is.

    Progress goes to standard error; where everything is, and how much, to standard output.
    """
    (article / "two.txt").write_bytes(b"\x00\x01")
    (article / "three.txt").write_bytes("Мы вошли в город".encode("koi8-r"))
    options = ("--out", tmp_path / "out", "--lang", "ar")
    done = analysis("run", article, tmp_path / "missing", *options)
    assert done.returncode == 3
    assert "two.txt" in done.stderr and "three.txt" in done.stderr and "missing" in done.stderr
    rows = tables.read(tmp_path / "out/latest/tables")
    assert list(rows["documents"]["id"]) == ["one"] and len(rows["unreadable"]) == 3
    assert manifest(tmp_path / "out")["outcome"] == "partial"
    for told in ("brief.ar.html", "latest/charts/", "latest/tables/", "قول", "رقم", "سيطرة", "مفتوح"):
        assert told in done.stdout
    assert "1-read" in done.stderr and "1-read" not in done.stdout

    assert analysis("run", article, tmp_path / "missing", *options, "--if-new").returncode == 4
    (article / "two.txt").unlink()
    (article / "three.txt").unlink()
    assert analysis("run", article, *options, "--if-new", "--keep", "1").returncode == 0
    assert len(list((tmp_path / "out").glob("*/run.json"))) == 2  # the run and `latest`


def test_failed_when_nothing_could_be_read(analysis: Command, tmp_path: Path) -> None:
    """Exit code 1; nothing is published."""
    (tmp_path / "empty").mkdir()
    done = analysis("run", tmp_path / "empty", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "without articles" in done.stderr
    assert [p.name for p in (tmp_path / "out").iterdir()] == [".lock"]


GOOD, BAD = "evidence = None", "import sys\nsys.exit(0)"


def told_by(sources: list[str], article: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """A run with notebooks of these sources instead of the project's own."""
    paths = [article.parent / f"{n}.ipynb" for n, _ in enumerate(sources)]
    for path, source in zip(paths, sources, strict=True):
        cells = [new_code_cell('lang = ""', metadata={"tags": ["parameters"]}), new_code_cell(source), new_code_cell("lang")]
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    monkeypatch.setattr(pipeline, "notebooks", lambda: paths)
    settings = Settings(inputs=(str(article),), langs=("en",))
    return pipeline.run(settings, pipeline.Options(out=article.parent / "out"), Progress(Wording("en"), quiet=True))


def test_failed_notebooks_publish_nothing(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made is set aside with its errors; there is no latest run."""
    result = told_by([BAD, BAD], article, monkeypatch)
    assert result.outcome is Outcome.FAILED and result.folder
    out = article.parent / "out"
    assert result.folder.parent == out / "failed" and not (out / "latest").exists()
    told = json.loads((result.folder / "run.json").read_text(encoding="utf-8"))
    assert told["outcome"] == "failed"
    assert [(n["ok"], n["cell"], n["error"][:10]) for n in told["notebooks"]] == [(False, 3, "SystemExit")] * 2
    assert "SystemExit" in (result.folder / "notebooks" / "0.en.ipynb").read_text(encoding="utf-8")


def test_one_failed_notebook_makes_a_partial_run(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others and the brief are published; the manifest names the notebook and its cell."""
    result = told_by([GOOD, BAD], article, monkeypatch)
    assert result.outcome is Outcome.PARTIAL
    told = manifest(article.parent / "out")
    assert [n["ok"] for n in told["notebooks"]] == [True, False] and not any(b["error"] for b in told["briefs"])


def test_another_run_holds_the_lock(analysis: Command, article: Path, tmp_path: Path) -> None:
    """Exit code 75 at once, and nothing is touched."""
    with FileLock(tmp_path / ".lock"):
        done = analysis("run", article, "--out", tmp_path)
    assert done.returncode == 75
    assert str(tmp_path) in done.stderr and not done.stdout


def killed_at(moment: str, article: Path, out: Path) -> bool:
    """Whether a run into a folder that has an older one could be killed when it had made a file."""
    (out / "old").mkdir(parents=True)
    (out / "old" / "run.json").write_text("{}")
    (out / "latest").symlink_to("old")
    command = [sys.executable, "-m", "analysis", "run", str(article), "--out", str(out), "--lang", "en"]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None and not list(out.glob(f".staging-*/{moment}")):
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(0.02)
        running.send_signal(signal.SIGKILL)
    return running.returncode == -signal.SIGKILL


@pytest.mark.parametrize("moment", ["tables/figures.csv", "notebooks/*.ipynb", "brief.*.html"])
def test_a_killed_run_leaves_latest_as_it_was(analysis: Command, article: Path, tmp_path: Path, moment: str) -> None:
    """Killed in the middle, for real; what it left is cleared away by the next run, its notebooks do not live on."""
    folders = (tmp_path / f"out{n}" for n in range(5))  # a busy machine may let a run end between two looks
    out = next((folder for folder in folders if killed_at(moment, article, folder)), None)
    assert out is not None, "each run ended before it could be killed"
    assert os.readlink(out / "latest") == "old" and list(out.glob(".staging-*"))
    with Store(out) as store:
        assert store.latest() == out / "old"
    assert not list(out.glob(".staging-*"))


def staged(store: Store, content: str) -> Path:
    """A run ready to be published."""
    folder = store.stage()
    (folder / "run.json").write_text("{}")
    (folder / "table.csv").write_text(content)
    return folder


def test_a_run_of_the_same_bytes_is_the_same_run(tmp_path: Path) -> None:
    """It is not published twice; other bytes under the same name are, beside it."""
    with Store(tmp_path) as store:
        names = [store.publish(staged(store, content), "a").name for content in ("x", "x", "y", "y", "x")]
        assert names == ["a", "a", "a.2", "a.2", "a"]
        assert store.latest() == tmp_path / "a"


def test_readers_of_latest_never_miss_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that dies between renaming and pointing leaves the one before as the latest."""
    with Store(tmp_path) as store:
        store.publish(staged(store, "x"), "a")
        monkeypatch.setattr(Store, "_point", lambda self, name: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.publish(staged(store, "y"), "b")
        assert store.latest() == tmp_path / "a"


def test_a_text_file_where_links_are_impossible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of the latest run is then written down."""
    monkeypatch.setattr(staging.os, "symlink", lambda *_, **__: (_ for _ in ()).throw(OSError("no links here")))
    with Store(tmp_path) as store:
        store.publish(staged(store, "x"), "a")
        assert (tmp_path / "latest.txt").read_text().strip() == "a"
        assert store.latest() == tmp_path / "a"


def test_only_the_newest_runs_are_kept(tmp_path: Path) -> None:
    """The oldest go first; the latest stays whatever its age; what is no run is left alone."""
    (tmp_path / "gallery").mkdir()
    with Store(tmp_path) as store:
        for n, name in enumerate("abcd"):
            os.utime(store.publish(staged(store, name), name) / "run.json", (n, n))
        store.publish(staged(store, "a"), "a")
        os.utime(tmp_path / "a/run.json", (0, 0))
        assert store.keep(2) == ["b", "c"]
    assert sorted(p.name for p in tmp_path.iterdir() if p.name[0] != ".") == ["a", "d", "gallery", "latest"]


def test_sheets_carry_no_live_formula(published: Path) -> None:
    """Each opens in a spreadsheet as UTF-8, and no cell begins as a formula does."""
    for path in (published / "latest/tables").glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with open(path, encoding="utf-8-sig", newline="") as sheet:
            cells = [cell for row in csv.reader(sheet) for cell in row]
        assert not [c for c in cells if c[:1] in ("=", "+", "@", "\t", "\r")]
