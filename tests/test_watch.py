"""The store over time: what is new or changed is read, what is gone leaves, the rest is left alone."""

import json
import os
from pathlib import Path

import pytest

from analysis.read import Known
from analysis.store import making as makings
from analysis.store import watching
from analysis.store.compaction import ENOUGH
from analysis.store.faults import StoreError
from analysis.store.making import Making
from analysis.store.opened import Opened
from analysis.store.watching import How
from tests.conftest import Command
from tests.keeping import SERIAL, articles, counts, keep, lines, same, text


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Documents that are extracted, in order."""
    from analysis.store import batch

    done: list[str] = []
    real = batch.extract
    monkeypatch.setattr(batch, "extract", lambda document, lexicon: done.append(document.id) or real(document, lexicon))
    return done


def test_a_second_pass_reads_nothing(tmp_path: Path, reading: list[str]) -> None:
    """The tables are those of the documents read anew, before and after."""
    folder, store = articles(tmp_path / "in", 5), tmp_path / "store"
    assert counts(keep(store, folder)) == {"new": 5}
    same(store, folder)
    del reading[:]
    again = keep(store, folder)
    assert counts(again) == {"unchanged": 5} and again.nothing_new and not reading
    same(store, folder)


def test_new_changed_removed(tmp_path: Path, reading: list[str]) -> None:
    """Each is told and nothing else is read; a file only touched is not changed."""
    folder, store = articles(tmp_path / "in", 6), tmp_path / "store"
    keep(store, folder)
    del reading[:]
    (folder / "a0001.txt").write_text(text(99), encoding="utf-8")
    (folder / "a0002.txt").unlink()
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text(text(7), encoding="utf-8")
    os.utime(folder / "a0003.txt", (1, 1))
    assert counts(keep(store, folder)) == {"new": 1, "changed": 1, "removed": 1, "unchanged": 4}
    assert sorted(reading) == ["a0001", "b"]
    same(store, folder)


def test_a_sidecar_that_comes_changes_its_document(tmp_path: Path, reading: list[str]) -> None:
    """What is known of a document is part of it."""
    folder, store = articles(tmp_path / "in", 2), tmp_path / "store"
    keep(store, folder)
    (folder / "a0000.toml").write_text('outlet = "جريدة"\n', encoding="utf-8")
    assert counts(keep(store, folder)) == {"changed": 1, "unchanged": 1}
    same(store, folder)


def test_lines_of_a_long_file_are_documents_of_their_own(tmp_path: Path, reading: list[str]) -> None:
    """A line that comes, goes or changes costs itself; the order is that of the file."""
    file, store = lines(tmp_path / "in.jsonl", [0, 1, 2, 3]), tmp_path / "store"
    assert counts(keep(store, file)) == {"new": 4}
    same(store, file)
    del reading[:]
    lines(file, [4, 3, 1, 0], {1: "وأضاف."})
    assert counts(keep(store, file)) == {"new": 1, "changed": 1, "removed": 1, "unchanged": 2}
    assert sorted(reading) == ["line1", "line4"]
    same(store, file)


def test_ids_are_unique_and_stay(tmp_path: Path) -> None:
    """Files of one name in several folders, in one batch and in later ones, as when they are read without a store."""
    folder, store = tmp_path / "in", tmp_path / "store"
    for name in ("x", "y", "z"):
        (folder / name).mkdir(parents=True)
        (folder / name / "index.txt").write_text(text(ord(name)), encoding="utf-8")
    keep(store, folder)
    same(store, folder)
    (folder / "zz").mkdir()
    (folder / "zz" / "index.txt").write_text(text(1), encoding="utf-8")
    keep(store, folder)
    same(store, folder)
    rows = Opened(store).tables()["figures"]
    assert {id.split(":")[0] for id in rows["id"]} == {"index", "index~2", "index~3", "index~4"} == set(rows["doc_id"])
    (folder / "x" / "index.txt").unlink()
    (folder / "y" / "index.txt").write_text(text(2), encoding="utf-8")
    assert counts(keep(store, folder)) == {"changed": 1, "removed": 1, "unchanged": 2}
    assert set(Opened(store).tables()["documents"]["id"]) == {"index~2", "index~3", "index~4"}


def test_a_moved_document_keeps_its_id(tmp_path: Path) -> None:
    """What leaves goes before what comes."""
    folder, store = articles(tmp_path / "in", 1), tmp_path / "store"
    keep(store, folder)
    (folder / "sub").mkdir()
    (folder / "a0000.txt").rename(folder / "sub" / "a0000.txt")
    assert counts(keep(store, folder)) == {"new": 1, "removed": 1}
    same(store, folder)


def test_what_cannot_be_read_is_kept_as_such(tmp_path: Path) -> None:
    """It is told once, counted always, and goes with its file."""
    folder, store = articles(tmp_path / "in", 1), tmp_path / "store"
    (folder / "bad.txt").write_bytes(b"\x00\x01")
    first, second = keep(store, folder), keep(store, folder)
    assert [one.path for one in first.refused] == [str(folder / "bad.txt")] and not second.refused
    assert counts(first) == {"new": 1, "unreadable": 1} and counts(second) == {"unchanged": 1, "unreadable": 1}
    same(store, folder)
    (folder / "bad.txt").write_text(text(1), encoding="utf-8")
    assert counts(keep(store, folder)) == {"new": 1, "unchanged": 1}
    same(store, folder)


def test_a_document_that_breaks_the_extraction_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is quarantined, and read again when the program has changed."""
    from analysis.store import batch

    folder, store = articles(tmp_path / "in", 3), tmp_path / "store"
    real = batch.extract

    def breaks(document: object, lexicon: object) -> object:
        if document.id == "a0001":  # type: ignore[attr-defined]
            raise KeyError("gone")
        return real(document, lexicon)

    with monkeypatch.context() as broken:
        broken.setattr(batch, "extract", breaks)
        summary = keep(store, folder)
    assert counts(summary) == {"new": 2, "quarantined": 1} and "KeyError" in summary.refused[0].seen
    monkeypatch.setattr(makings, "extractor", lambda: "mended")
    mended = keep(store, folder)
    assert counts(mended) == {"new": 1, "reread": 2} and mended.because == ("extractor",)
    same(store, folder)


def test_other_words_read_everything_again(tmp_path: Path) -> None:
    """A changed lexicon and what the command says of all documents; the reason is told."""
    folder, store, words = articles(tmp_path / "in", 3), tmp_path / "store", tmp_path / "words"
    keep(store, folder)
    words.mkdir()
    (words / "places.csv").write_text("id,ar,en,lat,lon\nxx.green,الخضراء,Khadra,1.0,2.0\n", encoding="utf-8")
    summary = keep(store, folder, making=Making(folders=(str(words),)))
    assert counts(summary) == {"reread": 3} and summary.because == ("lexicon",)
    assert set(Opened(store).tables()["control"]["place_id"]) == {"xx.green"}
    known = keep(store, folder, making=Making(folders=(str(words),), known=Known(outlet="جريدة")))
    assert counts(known) == {"changed": 3} and known.because == ("known",)


def test_an_input_out_of_reach_keeps_its_documents(tmp_path: Path) -> None:
    """An unmounted folder is not an empty one; forgetting it is a decision."""
    one, two, store = articles(tmp_path / "one", 2), articles(tmp_path / "two", 3, 5), tmp_path / "store"
    keep(store, one, two)
    two.rename(tmp_path / "away")
    away = keep(store)
    assert counts(away) == {"unchanged": 5, "unreadable": 1} and away.out_of_reach == (str(two),)
    two.mkdir()  # the place where it is mounted
    assert counts(keep(store)) == {"unchanged": 5, "unreadable": 1}
    assert counts(keep(store, how=How(engine="serial", forget=(str(two),)))) == {"removed": 3, "unchanged": 2}
    same(store, one)
    with pytest.raises(StoreError, match="no input of this store"):
        keep(store, how=How(engine="serial", forget=("nowhere",)))


def test_a_file_that_was_an_input_may_go(tmp_path: Path) -> None:
    """Its folder is there, so it is gone."""
    file, other, store = lines(tmp_path / "in.jsonl", [0, 1]), articles(tmp_path / "in", 1, 8), tmp_path / "store"
    keep(store, file, other)
    file.unlink()
    assert counts(keep(store)) == {"removed": 2, "unchanged": 1, "unreadable": 1}


def test_small_parts_become_one(tmp_path: Path) -> None:
    """The tables stay what they were; the old parts go when the next pass begins."""
    folder, store = tmp_path / "in", tmp_path / "store"
    for n in range(ENOUGH):
        articles(folder, 2, 2 * n)
        (folder / "a0000.txt").write_text(text(500 + n), encoding="utf-8")
        keep(store, folder)
    same(store, folder)
    assert len(list((store / "parts").iterdir())) == ENOUGH + 1
    assert counts(keep(store, folder)) == {"unchanged": 2 * ENOUGH}
    assert len(list((store / "parts").iterdir())) == 1
    same(store, folder)
    assert Opened(store).search("الخضراء").documents == 2 * ENOUGH


def test_a_folder_with_other_files_is_no_store(tmp_path: Path) -> None:
    """Nothing is written into it."""
    folder, other = articles(tmp_path / "in", 1), articles(tmp_path / "other", 1)
    with pytest.raises(StoreError, match="other files"):
        keep(other, folder)
    assert {p.name for p in other.iterdir()} <= {"a0000.txt", ".lock"}
    with pytest.raises(StoreError, match="no input"):
        keep(tmp_path / "new")


def test_a_store_is_not_inside_what_it_reads(tmp_path: Path) -> None:
    """It would read its own parts; beside it, with a name that begins alike, it may be."""
    folder = articles(tmp_path / "in", 1)
    for store in (folder / "store", folder / "a" / "b"):
        with pytest.raises(StoreError, match="inside the input"):
            keep(store, folder)
        assert not store.exists()
    assert counts(keep(tmp_path / "in-store", folder)) == {"new": 1}


def test_a_store_without_documents_answers(tmp_path: Path) -> None:
    """Its tables are empty and have their columns."""
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    (folder / "bad.txt").write_bytes(b"\x00\x01")
    assert counts(keep(store, folder)) == {"unreadable": 1}
    same(store, folder)
    assert len(Opened(store).query("select * from figures, entities")) == 0 == Opened(store).search("الخضراء").documents


def test_the_command_tells_what_it_did(analysis: Command, tmp_path: Path) -> None:
    """Plain and as JSON, with the exit codes of a run."""
    folder, store = articles(tmp_path / "in", 2), tmp_path / "store"
    options = ("--store", store, "--engine", "serial")
    done = analysis("watch", folder, *options)
    assert done.returncode == 0 and "new: 2, unchanged: 0" in done.stdout, done.stderr
    (folder / "bad.txt").write_bytes(b"\x00\x01")
    done = analysis("watch", *options, "--if-new", "--json")
    assert done.returncode == 3 and "bad.txt" in done.stderr
    told = json.loads(done.stdout)
    assert (told["unchanged"], told["unreadable"], told["refused"][0]["path"]) == (2, 1, str(folder / "bad.txt"))
    done = analysis("watch", *options, "--if-new", "--lang", "ar")
    assert done.returncode == 4 and "كما هي: 2" in done.stdout
    assert analysis("watch", tmp_path / "nothing", "--store", tmp_path / "empty", "--engine", "serial").returncode == 1
    assert analysis("watch", folder, "--store", "/proc/nowhere").returncode == 64
    assert analysis("watch", folder, *options, "--conflict", "atlantis").returncode == 64
    assert analysis("watch", folder, *options, "--published", "soon").returncode == 64
    assert analysis("watch", folder, *options, "--scheduler", "tcp://x").returncode == 64


def test_a_run_on_a_store_publishes_what_a_run_on_its_documents_does(analysis: Command, tmp_path: Path) -> None:
    """Byte for byte, without reading them again; nothing is new until the store is."""
    folder, store = articles(tmp_path / "in", 3), tmp_path / "store"
    keep(store, folder)
    runs = [tmp_path / "a", tmp_path / "b"]
    for out, given in zip(runs, [(folder,), ("--store", store)], strict=True):
        done = analysis("run", *given, "--out", out, "--lang", "en")
        assert done.returncode == 0, done.stderr
    files = [sorted((out / "latest" / "tables").iterdir()) for out in runs]
    assert [f.read_bytes() for f in files[0]] == [f.read_bytes() for f in files[1]]
    assert analysis("run", store, "--out", runs[1], "--lang", "en", "--if-new").returncode == 4
    assert analysis("run", folder, "--store", store).returncode == 64
    assert analysis("run", store, "--outlet", "x").returncode == 64
    other = analysis("run", store, "--conflict", "syria")
    assert other.returncode == 64 and "lexicon" in other.stderr and "Traceback" not in other.stderr
    assert analysis("run", "--store", folder).returncode == 64


def test_one_pass_at_a_time(tmp_path: Path, analysis: Command) -> None:
    """The second is refused by name, and changes nothing."""
    folder, store = articles(tmp_path / "in", 1), tmp_path / "store"
    with watching.held(store):
        done = analysis("watch", folder, "--store", store)
    assert done.returncode == 75 and str(store) in done.stderr
    assert counts(keep(store, folder, how=SERIAL)) == {"new": 1}


def feed(file: Path, numbers: list[int]) -> None:
    """A feed with entries."""
    items = "".join(f"<item><guid>e{n}</guid><title>خبر {n}</title><description>{text(n)}</description></item>" for n in numbers)
    file.write_text(f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{items}</channel></rss>', encoding="utf-8")


def test_an_entry_of_several_feeds_is_one_document(tmp_path: Path) -> None:
    """Saved every hour, most of a feed is what it was; when the first goes, the entry stays with the others."""
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    feed(folder / "1.xml", [1, 2])
    keep(store, folder)
    same(store, folder)
    feed(folder / "2.xml", [2, 3])
    feed(folder / "3.xml", [3])
    assert counts(keep(store, folder)) == {"new": 1, "unchanged": 2}
    same(store, folder)
    (folder / "1.xml").unlink()
    keep(store, folder)
    same(store, folder)
    assert len(Opened(store).query("select id from documents")) == 2 == Opened(store).search("ناشطون").documents
