"""What is new between two runs, with a store and without: against the newest run that asked the same of the same inputs."""

import time
from pathlib import Path

import pandas as pd
import pytest

from analysis import tables
from analysis.outcome import Outcome
from analysis.run import pipeline
from analysis.run.briefing import Written
from analysis.run.notebooks import Executed
from analysis.run.parameters import Settings
from analysis.run.progress import Progress
from analysis.wording import Wording
from tests.keeping import articles, keep, text

QUIET = Progress(Wording("en"), quiet=True)


@pytest.fixture(autouse=True)
def untold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs without notebooks and briefs: their tables are what is asked here."""
    told = lambda self, found, staged: ([Executed("a", "en", True, 1, 0.0)], [Written("en")])  # noqa: E731
    monkeypatch.setattr(pipeline.Run, "_told", told)


def published(out: Path, *inputs: Path, **asked: object) -> tuple[Path, pd.DataFrame]:
    """The folder of a run and its news."""
    settings = Settings(inputs=tuple(map(str, inputs)), **asked)  # type: ignore[arg-type]
    result = pipeline.run(settings, pipeline.Options(out=out), QUIET)
    assert result.outcome is Outcome.OK
    assert result.folder is not None
    time.sleep(0.01)  # runs are told apart by the time of their manifests
    return result.folder, tables.read(result.folder / "tables")["news"]


def changed(news: pd.DataFrame) -> dict[str, list[str]]:
    """Documents of the news by what became of them."""
    rows = news[news["about"] == "documents"]
    return {change: sorted(rows[rows["change"] == change]["doc_id"]) for change in sorted(set(rows["change"]))}


@pytest.mark.parametrize("stored", [False, True])
def test_new_changed_and_gone_documents_are_news(tmp_path: Path, stored: bool) -> None:
    """The same news from a store that a pass renewed as from the folder itself."""
    folder, out = articles(tmp_path / "in", 4), tmp_path / "out"
    given = tmp_path / "store" if stored else folder

    def again() -> pd.DataFrame:
        if stored:
            keep(given, folder)
        return published(out, given)[1]

    assert not len(again())
    (folder / "a0001.txt").write_text(text(1, "وانسحبت القوات من البلدة."), encoding="utf-8")
    (folder / "a0002.txt").unlink()
    (folder / "b.txt").write_text(text(9), encoding="utf-8")
    news = again()
    assert changed(news) == {"changed": ["a0001"], "gone": ["a0002"], "new": ["b"]}
    assert set(news["about"]) > {"documents"}


def test_a_run_made_again_has_the_news_that_it_had(tmp_path: Path) -> None:
    """In the same language as the same run, in another with the same news; a run in between does not lose them."""
    folder, out = articles(tmp_path / "in", 3), tmp_path / "out"
    published(out, folder, langs=("en",))
    (folder / "a0001.txt").unlink()
    first, news = published(out, folder, langs=("en",))
    assert changed(news) == {"gone": ["a0001"]}
    _, arabic = published(out, folder, langs=("ar",), shown=1)
    assert arabic.to_dict("records") == news.to_dict("records")
    assert published(out, folder, langs=("en",))[0] == first
    published(out, articles(tmp_path / "other", 2))
    assert published(out, folder, langs=("en",))[0] == first


def test_runs_that_asked_something_else_are_no_measure(tmp_path: Path) -> None:
    """Another outlet given, another input: nothing is new against them; the newest that asked the same is, whatever came between."""
    folder, other, out = articles(tmp_path / "in", 3), articles(tmp_path / "other", 2, first=50), tmp_path / "out"
    published(out, folder)
    assert not len(published(out, folder, outlet="الخبر")[1])
    assert not len(published(out, other)[1])
    (folder / "c.txt").write_text(text(20), encoding="utf-8")
    assert changed(published(out, folder)[1]) == {"new": ["c"]}


def test_damaged_tables_of_the_run_before_cost_no_run(tmp_path: Path) -> None:
    """The run is whole, without news or against the run before that one."""
    folder, out = articles(tmp_path / "in", 2), tmp_path / "out"
    published(out, folder)
    (folder / "c.txt").write_text(text(20), encoding="utf-8")
    second, _ = published(out, folder)
    (second / "tables" / "coverage.parquet").write_bytes(b"PAR1")
    (folder / "d.txt").write_text(text(21), encoding="utf-8")
    assert changed(published(out, folder)[1]) == {"new": ["c", "d"]}
