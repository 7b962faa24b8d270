"""A run without a store over documents that end their reader: each costs itself, the tables are those of documents read here."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis import read
from analysis.corpus import tables
from analysis.document import Document
from analysis.lexicon import Lexicon, load
from analysis.outcome import Outcome
from analysis.run import pipeline
from analysis.run.parameters import Settings
from analysis.run.progress import Progress
from analysis.store.making import Making
from analysis.store.passing import needs_workers, tables_of
from analysis.store.piped import Ended, piped
from analysis.wording import Wording
from tests.conftest import ARTICLE

PAGE = "<html><body><article><h1>القوات تدخل بلدة</h1><p>{}</p></article></body></html>"


def die() -> None:
    """End this process, as a broken library does; never the one of the tests."""
    assert multiprocessing.parent_process() is not None
    os.kill(os.getpid(), signal.SIGKILL)


def fatal(found, known) -> Iterator[Document]:
    """A reader that ends its process."""
    die()
    yield from ()


class Deadly(read.Known):
    """Knowledge that ends any process but the first that looks into it."""

    def __getattribute__(self, name: str) -> object:
        return die() if multiprocessing.parent_process() is not None else super().__getattribute__(name)


@dataclass(frozen=True, slots=True)
class Fatal(Making):
    """Makes workers die at each PDF."""

    def lexicon(self) -> Lexicon:
        """The words; the way to them is what every worker passes."""
        read._alone = lambda kind, alone=_ALONE: fatal if kind == "pdf" else alone(kind)  # type: ignore[assignment]
        return Making.lexicon(self)


_ALONE = read._alone


@pytest.fixture(autouse=True)
def mended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers of this process are as they were after each test."""
    monkeypatch.setattr(read, "_alone", _ALONE)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A text, a page, a PDF."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.html").write_text(PAGE.format(ARTICLE.splitlines()[2] * 3), encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.4 nothing")
    return folder


def test_only_what_may_end_its_reader_or_is_much_needs_workers(tmp_path: Path, mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts do not, a PDF, a page or very many texts do."""
    assert not needs_workers([str(mixed / "a.txt"), str(tmp_path / "nowhere")])
    assert needs_workers([str(mixed)])
    monkeypatch.setattr("analysis.store.passing.HEAVY", 100)
    assert needs_workers([str(mixed / "a.txt")])
    monkeypatch.undo()
    monkeypatch.setattr("analysis.store.passing.MANY", 1)
    assert needs_workers([str(mixed / "a.txt")])


def test_the_tables_are_those_of_documents_read_here(tmp_path: Path, mixed: Path) -> None:
    """The same rows of every table in the same order, and nothing is left of the store."""
    here = tables(read.read([mixed, tmp_path / "nowhere"]), load())
    out = tmp_path / "out"
    out.mkdir()
    by_workers = tables_of([str(mixed), str(tmp_path / "nowhere")], Making(), out)
    assert here.keys() == by_workers.keys()
    for name, rows in here.items():
        assert rows.to_dict("records") == by_workers[name].to_dict("records"), name
    assert len(here["unreadable"]) == 2
    assert list(out.iterdir()) == []


def test_a_run_goes_on_without_a_document_that_kills_its_reader(tmp_path: Path, mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF is a row that says so, the other two are read, the run is partial and published, even where its folder is in the input."""
    monkeypatch.setattr(pipeline, "Making", Fatal)
    settings = Settings(inputs=(str(mixed),), langs=("en",))
    result = pipeline.run(settings, pipeline.Options(out=mixed / ".out"), Progress(Wording("en")))
    assert result.outcome is Outcome.PARTIAL
    assert result.folder is not None
    rows = pq.read_table(result.folder / "tables/unreadable.parquet").to_pylist()
    assert [(Path(r["path"]).name, "its worker ended" in r["seen"]) for r in rows] == [("c.pdf", True)]
    assert len(pq.read_table(result.folder / "tables/documents.parquet")) == 2


def test_a_long_file_that_kills_its_reader_costs_itself(tmp_path: Path, mixed: Path) -> None:
    """What is read row by row comes from a process of its own: its end is told, and nothing is left running."""
    path = mixed / "rows.parquet"
    pq.write_table(pa.table({"text": [ARTICLE, ARTICLE + "\nآخر"]}), path)
    found = list(piped(path, read.Known(), {}, 30.0))
    assert found == list(read.read([path]))
    assert len(found) == 2
    with pytest.raises(Ended, match="code -9"):
        list(piped(path, Deadly(), {}, 30.0))
    with pytest.raises(Ended, match="more than"):
        list(piped(path, read.Known(), {}, 0.0))
