"""Files that are made to harm: too large, in names, in links, in what stands beside them. Each is a document or a row that says why."""

import json
import os
from pathlib import Path

import pytest

from analysis.document import Document, Unreadable
from analysis.read import read
from analysis.read.finding import KINDS, printable
from analysis.store.opened import Opened
from tests.conftest import ARTICLE, Command
from tests.keeping import counts, keep, same

FILES = Path(__file__).parent / "files"
HUNDRED_MB = 100_000_001


@pytest.mark.parametrize("ending", sorted(KINDS))
def test_a_hundred_megabytes_are_refused(tmp_path: Path, ending: str) -> None:
    """Of every kind, by what it is, without reading them into memory; the article beside them is read."""
    with open(tmp_path / f"large{ending}", "wb") as file:
        file.write(b"%PDF-1.7\n" if ending == ".pdf" else b"text\n")
        file.truncate(HUNDRED_MB)  # a file with a hole: nothing is written
    (tmp_path / "small.txt").write_text(ARTICLE, encoding="utf-8")
    *bad, good = list(read([tmp_path]))
    assert bad and all(isinstance(row, Unreadable) and "large" in row.path for row in bad)
    assert isinstance(good, Document) and good.text == ARTICLE


STEERING = ["a\x1b[31mred", "b\u202etxt", "c\nd", "f\x07"]
NAMES = [*STEERING, "..e", "-rf", "%s%n{0}", "$(touch pwned)", "e;touch pwned", "x" * 240, "=cmd|' C'!A0"]


def hostile(folder: Path) -> Path:
    """A folder of articles with names that would do something, if they were ever more than names."""
    folder.mkdir()
    for n, name in enumerate(NAMES):
        (folder / f"{name}.txt").write_text(f"{ARTICLE}\n{n}", encoding="utf-8")
    return folder


def test_names_are_never_more_than_names(tmp_path: Path, analysis: Command) -> None:
    """Nothing is run, nothing is written, no control reaches the terminal, each article is read."""
    folder = hostile(tmp_path / "in")
    (folder / "g\x1b]0;pwned\x07.zip").touch()
    done = analysis("extract", folder, cwd=tmp_path)
    ids = {json.loads(line)["id"] for line in done.stdout.splitlines()}
    assert done.returncode == 3 and len(ids) == len(NAMES) - sum(name.startswith(".") for name in NAMES)
    assert "b\\u202etxt" in ids and "c\\nd" in ids
    assert len(done.stderr.splitlines()) == 1 and "\\x1b" in done.stderr
    assert not any(c in done.stdout + done.stderr for c in "\x1b\x07\u202e")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in"]


def test_a_store_keeps_every_name(tmp_path: Path) -> None:
    """Names whose bytes are no text too: two of them never become one."""
    folder, store = hostile(tmp_path / "in"), tmp_path / "store"
    for name in (b"\xff", b"\xfe"):
        with open(os.fsencode(folder) + b"/" + name + b".txt", "wb") as file:
            file.write(ARTICLE.encode() + name.hex().encode())
    assert counts(keep(store, folder)) == {"new": len(NAMES) - 1 + 2}
    assert counts(keep(store, folder)) == {"unchanged": len(NAMES) - 1 + 2}
    assert all(id.isprintable() for id in Opened(store).tables()["documents"]["id"])
    same(store, folder)


def test_an_input_whose_name_is_no_text(tmp_path: Path, analysis: Command) -> None:
    """A folder may be called by any bytes."""
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/in\xff\x1b")
    os.mkdir(folder)
    Path(folder, "a.txt").write_text(ARTICLE, encoding="utf-8")
    for _ in range(2):
        done = analysis("watch", folder, "--store", tmp_path / "store", "--json", "--engine", "serial")
        assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["unchanged"] == 1
    assert printable(folder).endswith("in\\xff\\x1b")


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "..", "a/../../b", ".staging-latest", "latest", "x" * 1000])
def test_an_id_is_never_a_path(tmp_path: Path, analysis: Command, name: str) -> None:
    """Documents of a corpus name themselves: no file anywhere gets that name."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_text(json.dumps({"id": name, "text": ARTICLE}), encoding="utf-8")
    store = tmp_path / "deep/store"
    assert counts(keep(store, tmp_path / "in")) == {"new": 1}
    assert list(Opened(store).tables()["documents"]["id"]) == [name]
    assert {p.name for p in (tmp_path / "deep").iterdir()} == {"store"} and {p.name for p in tmp_path.iterdir()} == {"deep", "in"}


@pytest.mark.parametrize("way", ["file", "folder", "file above", "sidecar"])
def test_no_link_leads_out_of_the_folder(tmp_path: Path, way: str) -> None:
    """What is outside is neither read nor told, a sidecar that is a link neither."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.txt").write_text(ARTICLE + "\nSECRET", encoding="utf-8")
    (tmp_path / "outside/secret.toml").write_text('outlet = "SECRET"', encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    target = {"file": "outside/secret.txt", "folder": "outside", "file above": "in/../outside/secret.txt", "sidecar": "outside/secret.toml"}
    (folder / ("a.toml" if way == "sidecar" else "b.txt" if way != "folder" else "b")).symlink_to(tmp_path / target[way])
    rows = list(read([folder]))
    assert [row.text for row in rows if isinstance(row, Document)] == [ARTICLE]
    assert "SECRET" not in repr(rows)
    told = [said for row in rows for said in ([row.seen] if isinstance(row, Unreadable) else row.warnings)]
    assert told and all("a link that leaves the folder" in said for said in told)


LIES = {
    'published = "9999-12-31"\noutlet = "' + "ص" * 5000 + '"': "",
    'sha256 = "0000"': "sha256_differs",
    'text = "نص آخر"': "metadata_unknown",
    'id = "../../etc/passwd"': "metadata_unknown",
    "[columns]\ntext = 5": "",
    '"\\u001b[2J" = 1': "metadata_unknown",
    'published = "2016-03-03T99:00"': "metadata_unusable",
    "published = 10:00:00": "metadata_unusable",
    'lang = "ar"\nlang = "en"': "metadata_unusable",
    "a." * 20_000 + "b = 1": "metadata_unusable",
    "x = '''" + "y" * 2_000_000: "metadata_unusable",
    "\0": "metadata_unusable",
}


@pytest.mark.parametrize("toml", LIES, ids=lambda t: ascii(t[:20]))
def test_a_sidecar_that_lies_changes_no_word(tmp_path: Path, toml: str) -> None:
    """The text, its id and its hash are those of the file; what cannot be used is told."""
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "a.toml").write_text(toml, encoding="utf-8")
    (found,) = read([tmp_path])
    assert isinstance(found, Document) and (found.id, found.text) == ("a", ARTICLE)
    assert [w.partition(":")[0] for w in found.warnings] == ([LIES[toml]] if LIES[toml] else [])
    assert all(len(w) < 1000 for w in found.warnings)


def test_statistics_that_contradict_each_other_are_a_row() -> None:
    """Found by the fuzzer: asked for such a column, the library of Parquet ended the process."""
    (bad,) = read([FILES / "contradicting.parquet"])
    assert isinstance(bad, Unreadable) and bad.seen.startswith("a broken Parquet file (")


@pytest.mark.parametrize("error", [KeyError("x"), RecursionError("deep"), SystemError("C")])
def test_a_reader_that_breaks_costs_only_its_file(tmp_path: Path, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a library raises is a row that says so; the files after it are read."""

    def breaks(*_: object) -> None:
        raise error

    for name in ("a.jsonl", "b.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr("analysis.read.jsonl.read_jsonl", breaks)
    bad, good = read([tmp_path])
    assert isinstance(bad, Unreadable) and "the reading broke" in bad.seen and type(error).__name__ in bad.seen
    assert isinstance(good, Document)
