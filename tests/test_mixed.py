"""A folder of mixed documents, as `benchmarks.mixed` writes it: every document is read or a row says why not, by each way of reading."""

from collections import Counter
from pathlib import Path

import pytest

from analysis.document import Document
from analysis.read import read
from analysis.read.finding import printable
from analysis.store.making import Making
from analysis.store.opened import Opened
from analysis.store.state import State
from analysis.store.watching import How, watch
from benchmarks import mixed
from benchmarks.carriers import STRAY

COUNT = 60
SERIAL = How(engine="serial")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, mixed.Account]:
    """The folder and what it holds."""
    path = tmp_path_factory.mktemp("mixed") / "in"
    return path, mixed.write(path, COUNT)


@pytest.fixture(scope="module")
def store(folder: tuple[Path, mixed.Account], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the folder."""
    path = tmp_path_factory.mktemp("store") / "store"
    watch([str(folder[0])], path, Making(), SERIAL)
    return path


def held(store: Path, folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Documents, and rows of what cannot be read, by their file in the folder."""
    state = State(store / "state.sqlite")
    prefix = f"{folder}/"
    try:
        refused = Counter(one.source.removeprefix(prefix) for one in state.unreadable())
        documents = Counter({source.removeprefix(prefix): len(state.documents(source)) for source in state.sources()})
    finally:
        state.close()
    return +documents, refused


def test_the_same_seed_gives_the_same_bytes(folder: tuple[Path, mixed.Account], tmp_path: Path) -> None:
    """Every file, PDFs too; another seed gives others."""
    first = {f.name: (f.content, f.link) for f in mixed.files(COUNT)}
    assert first == {f.name: (f.content, f.link) for f in mixed.files(COUNT)}
    other = {f.name: (f.content, f.link) for f in mixed.files(COUNT, seed=9)}
    assert sum(first.get(name) == content for name, content in other.items()) < len(other) / 2
    assert {p.suffix for p in folder[0].rglob("*")} >= {
        ".txt",
        ".html",
        ".htm",
        ".xml",
        ".atom",
        ".pdf",
        ".jsonl",
        ".csv",
        ".parquet",
        ".gz",
    }


def test_every_document_is_accounted_for(folder: tuple[Path, mixed.Account], store: Path) -> None:
    """File by file: so many documents, so many rows that say why not; nothing else."""
    path, account = folder
    documents, refused = held(store, path)
    assert documents == Counter({printable(name): n for name, n in account.documents.items()})
    assert refused == Counter({printable(name): n for name, n in account.refused.items()})
    assert sum(documents.values()) >= COUNT
    assert all(one.seen and one.expected and one.advice for one in State(store / "state.sqlite").unreadable())


def test_reading_without_a_store_gives_the_same(folder: tuple[Path, mixed.Account], store: Path) -> None:
    """The same documents under the same ids with the same texts, in the same order."""
    documents = [one for one in read([folder[0]]) if isinstance(one, Document)]
    kept = Opened(store).tables()["documents"]
    assert [d.id for d in documents] == kept["id"].tolist()
    assert [d.text for d in documents] == kept["text"].tolist()
    assert len(list(read([folder[0]]))) - len(documents) == sum(folder[1].refused.values())


def test_what_is_around_an_article_is_in_no_text(folder: tuple[Path, mixed.Account], store: Path) -> None:
    """Numbers of related links are read from no page; outlets and days come from pages, feeds, columns and sidecars."""
    documents = Opened(store).tables()["documents"]
    assert STRAY in (folder[0] / next(n for n in folder[1].documents if n.startswith("page/"))).read_text(encoding="utf-8")
    assert not documents["text"].str.contains(STRAY).any()
    told = documents[documents["path"].str.contains("/(?:page|rss|atom|jsonl|csv|parquet|pdf|sidecar|wire)/")]
    assert len(told) > COUNT / 3
    assert told["outlet"].notna().all()
    assert (told["published_basis"] == "metadata").all()


def test_changed_and_removed_files(folder: tuple[Path, mixed.Account], tmp_path: Path) -> None:
    """A tenth of the texts changed and a folder removed: only they are read again or leave."""
    path, store = tmp_path / "in", tmp_path / "store"
    mixed.write(path, COUNT)
    watch([str(path)], store, Making(), SERIAL)
    changed = mixed.change(path, 0.1)
    gone = list((path / "gzip").rglob("*.gz"))
    for one in gone:
        one.unlink()
    summary = watch([str(path)], store, Making(), SERIAL)
    assert (summary.changed, summary.removed, summary.new, summary.reread) == (len(changed), len(gone), 0, 0)
    assert changed
    assert gone
    assert watch([str(path)], store, Making(), SERIAL).nothing_new
