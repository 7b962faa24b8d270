"""Reading files and folders."""

import hashlib
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document, Unreadable
from analysis.read import Known, read
from analysis.read.decoding import Decoded, decode
from analysis.read.finding import KINDS, Found
from analysis.read.jsonl import of_line
from analysis.read.row import corpus
from analysis.wording import messages
from tests.written import ARABIC, only, write


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), st.sampled_from(["\n", "\r\n", "\r", "\t"]))
def test_text_is_the_decoded_bytes_untouched(text: str, ending: str) -> None:
    """No newline, blank or letter of an article is changed."""
    whole = f"{text}{ending}{ARABIC}{ending}"
    if not whole.startswith("\ufeff"):
        assert decode(whole.encode(), "a.txt") == Decoded(whole)


def test_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    """Positions count from the first letter, with or without a mark; the hash is that of the raw bytes."""
    raw = b"\xef\xbb\xbf" + ARABIC.encode()
    document = only(write(tmp_path, "a.txt", raw))
    assert isinstance(document, Document)
    assert document.text == ARABIC
    assert document.sha256 == hashlib.sha256(raw).hexdigest()


def test_a_document_is_dated_by_nobody_when_nothing_tells(tmp_path: Path) -> None:
    """Neither the clock nor the file's own time is taken for a publication."""
    document = only(write(tmp_path, "a.txt", ARABIC))
    assert isinstance(document, Document)
    assert (document.published, document.published_basis) == (None, None)


def test_the_end_mark_of_a_dos_file_costs_no_article(tmp_path: Path) -> None:
    """Old files end with Ctrl-Z, and rows of corpora hold it: the text is read, untouched."""
    document = only(write(tmp_path, "a.txt", ARABIC.encode("cp1256") + b"\x1a"))
    assert isinstance(document, Document) and document.text == ARABIC + "\x1a"
    line = json.dumps({"id": "a", "text": ARABIC + "\x1a و"})
    row = only(write(tmp_path, "b.jsonl", line))
    assert isinstance(row, Document) and row.text == ARABIC + "\x1a و"


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"Government forces entered the town.", "hardly Arabic"),
        ("Мы вошли в город вчера".encode("koi8-r"), "not UTF-8"),
        (ARABIC.encode() + b"\x00\x01", "binary"),
        (b"\xff\x00\x01\x02", "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
    ],
)
def test_what_is_no_article_is_a_row_that_says_why(tmp_path: Path, content: bytes, seen: str) -> None:
    """File, what was seen, what was expected and what to do are told."""
    path = write(tmp_path, "a.txt", content)
    bad = only(path)
    assert isinstance(bad, Unreadable)
    assert bad.path == str(path)
    assert seen in bad.seen
    assert bad.expected and bad.advice


@pytest.mark.parametrize("name", ["missing.txt", "missing", "a\0b"])
def test_a_missing_input_is_a_row(tmp_path: Path, name: str) -> None:
    """What is not there costs only itself."""
    bad = only(f"{tmp_path}/{name}")
    assert isinstance(bad, Unreadable)
    assert "no such file" in bad.seen


def test_a_folder_without_articles_is_a_row(tmp_path: Path) -> None:
    """An empty folder is told, not passed over."""
    bad = only(tmp_path)
    assert isinstance(bad, Unreadable)
    assert "without articles" in bad.seen


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    """Articles of subfolders are read too; hidden files and sidecars are no articles."""
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "a.toml", "notes.md"):
        write(tmp_path, name, ARABIC if name.endswith("txt") else "")
    assert [d.id for d in read([tmp_path]) if isinstance(d, Document)] == ["a", "b", "c"]


def test_a_foreign_document_in_a_folder_is_told(tmp_path: Path) -> None:
    """A kind that is not read is a row, the articles go on; sidecars and references are no articles."""
    write(tmp_path, "a.txt", ARABIC)
    write(tmp_path, "b.docx", b"PK")
    write(tmp_path, "README", "")
    write(tmp_path, "control.json", "{}")
    none, good, bad = read([tmp_path])
    assert isinstance(none, Unreadable) and isinstance(good, Document) and isinstance(bad, Unreadable)
    assert "not read, because" in none.seen and ".docx" in bad.seen and ".txt" in bad.advice


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A folder of articles cannot pull in files of the machine; a link that stays inside is one more name of a file."""
    secret = write(tmp_path, "outside/secret.txt", ARABIC)
    write(tmp_path, "in/a.txt", ARABIC)
    (tmp_path / "in/link.txt").symlink_to(secret)
    (tmp_path / "in/more").symlink_to(tmp_path / "outside")
    (tmp_path / "in/same.txt").symlink_to(tmp_path / "in/a.txt")
    rows = list(read([tmp_path / "in"]))
    assert [r.id for r in rows if isinstance(r, Document)] == ["a"]
    assert sorted(Path(r.path).name for r in rows if isinstance(r, Unreadable)) == ["link.txt", "more"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """A folder and a file of it do not make two documents."""
    path = write(tmp_path, "a.txt", ARABIC)
    assert len(list(read([tmp_path, path, str(path)]))) == 1


def test_ids_are_unique_and_a_changed_one_is_told(tmp_path: Path) -> None:
    """Two articles of one name keep apart."""
    write(tmp_path, "x/a.txt", ARABIC)
    write(tmp_path, "y/a.txt", ARABIC + ".")
    first, second = (d for d in read([tmp_path]) if isinstance(d, Document))
    assert (first.id, second.id) == ("a", "a~2")
    assert second.warnings == ("id_taken: a",)


def test_sidecar_tells_what_the_file_does_not(tmp_path: Path) -> None:
    """Outlet, address and time of publication come from the file beside the article."""
    write(tmp_path, "a.txt", ARABIC)
    write(tmp_path, "a.toml", 'outlet = "الجريدة"\nurl = "https://example.org/a"\npublished = 2016-03-03T10:00:00\n')
    document = only(tmp_path)
    assert isinstance(document, Document)
    assert (document.outlet, document.url) == ("الجريدة", "https://example.org/a")
    assert (document.published, document.published_basis) == ("2016-03-03T10:00:00", "metadata")


def test_an_argument_goes_before_the_sidecar(tmp_path: Path) -> None:
    """Whoever calls knows better, and the basis says so."""
    write(tmp_path, "a.txt", ARABIC)
    write(tmp_path, "a.toml", 'published = "2016-03-03"\noutlet = "x"\n')
    document = only(tmp_path, known=Known(published="2016-04-04"))
    assert isinstance(document, Document)
    assert (document.published, document.published_basis, document.outlet) == ("2016-04-04", "argument", "x")


def test_a_wrong_hash_in_the_sidecar_is_a_warning_that_names_both(tmp_path: Path) -> None:
    """An article that was changed after its sidecar was written is told."""
    write(tmp_path, "a.txt", ARABIC)
    write(tmp_path, "a.toml", f'sha256 = "{"0" * 64}"\n')
    document = only(tmp_path)
    assert isinstance(document, Document)
    (warning,) = document.warnings
    assert "0" * 64 in warning and document.sha256 in warning


@pytest.mark.parametrize("line", ["published = 'yesterday'", "published = '2016'", "outlet = 5", "colour = 'red'", "outlet = ["])
def test_odd_metadata_is_a_warning_and_is_not_used(tmp_path: Path, line: str) -> None:
    """A broken sidecar does not cost the article."""
    write(tmp_path, "a.txt", ARABIC)
    write(tmp_path, "a.toml", line + "\n")
    document = only(tmp_path)
    assert isinstance(document, Document)
    assert len(document.warnings) == 1 and "a.toml" in document.warnings[0]
    assert (document.published, document.outlet) == (None, None)


def test_broken_lines_cost_only_themselves(tmp_path: Path) -> None:
    """Each bad line is a row with its number; the good ones are documents."""
    good = {"id": "a", "text": ARABIC, "title": "عنوان", "published": "2016-03-03", "extra": 1}
    bad = [
        b"{",
        b"[]",
        b'{"id": "x"}',
        b'{"id": [5], "text": "y"}',
        b'{"id": "x", "text": "\\ud800"}',
        b'{"id": " ", "text": "y"}',
        b"\xff",
        b'{"id":"e","text":" "}',
    ]
    path = write(tmp_path, "a.jsonl", b"\n".join([json.dumps(good).encode(), b"", *bad]))
    document, *rows = read([path])
    assert isinstance(document, Document)
    assert (document.id, document.title, document.published_basis, document.warnings) == ("a", "عنوان", "metadata", ())
    assert [r.path for r in rows if isinstance(r, Unreadable)] == [f"{path}, line {n}" for n in range(3, 11)]


def test_a_line_that_is_hardly_arabic_stays_a_document(tmp_path: Path) -> None:
    """A corpus loses no line of another language: it is a document with a warning, whatever is found in it."""
    latin = {"id": "b", "text": "@user RT https://example.org/1 photo"}
    path = write(
        tmp_path, "a.jsonl", "\n".join(json.dumps(row) for row in ({"id": "a", "text": ARABIC}, latin, {"id": "c", "text": "12!"}))
    )
    documents = list(read([path]))
    assert [(d.id, d.warnings) for d in documents if isinstance(d, Document)] == [("a", ()), ("b", ("hardly_arabic",)), ("c", ())]


@given(st.text())
def test_no_line_breaks_the_reader(line: str) -> None:
    """Whatever a line holds, it is a document or a row."""
    assert isinstance(of_line(line.encode("utf-8", "surrogatepass"), 1, corpus(Found(Path("x"), "x"), Known(), {})), Document | Unreadable)


def test_an_empty_jsonl_is_a_row(tmp_path: Path) -> None:
    """A file without lines is told."""
    assert isinstance(only(write(tmp_path, "a.jsonl", "\n\n")), Unreadable)


def test_the_seed_is_read_as_its_gold_counts_it() -> None:
    """The text of the seed is the one that the gold's positions point into."""
    root = Path(__file__).parents[1]
    gold = json.loads((root / "tests/gold/seed.json").read_text(encoding="utf-8"))
    document = only(root / "seeds")
    assert isinstance(document, Document)
    assert document.sha256 == gold["sha256"]
    assert document.warnings == ()
    assert all(document.text[f["span"]["start"] : f["span"]["end"]] == f["span"]["quote"] for f in gold["figures"])


def test_the_guide_tells_every_ending_and_every_warning() -> None:
    """docs/reading.md is the contract: what is read, and what the warnings of reading mean."""
    root = Path(__file__).parents[1]
    guide = (root / "docs/reading.md").read_text(encoding="utf-8")
    codes = re.findall(r'"(\w+)(?:: \{|")', "".join(p.read_text(encoding="utf-8") for p in (root / "analysis/read").glob("*.py")))
    told = {name.split(".")[2] for name in messages() if name.startswith("terms.warning.")} & set(codes)
    assert told > {"encoding", "hardly_arabic", "whole_page", "running_lines"}
    assert [code for code in sorted(told) if f"`{code}`" not in guide] == []
    assert [ending for ending in KINDS if f"{ending}" not in guide] == []


@pytest.mark.parametrize("name", ["a/../../etc/passwd", "x" * 4000, "x" * 300 + ".txt", "-", "http://example.org/a.txt"])
def test_names_that_mean_no_file_are_rows(tmp_path: Path, name: str) -> None:
    """A name is never more than a name; a long one is cut where it is told."""
    bad = only(f"{tmp_path}/{name}")
    assert isinstance(bad, Unreadable) and len(bad.path) < 500


def test_what_is_no_file_in_a_folder_is_told(tmp_path: Path) -> None:
    """Pipes are not waited for, links to nothing are not passed over."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "nothing.txt").symlink_to(tmp_path / "gone.txt")
    rows = list(read([tmp_path]))
    assert len(rows) == 2 and all(isinstance(r, Unreadable) and "neither" in r.seen for r in rows)


@pytest.mark.parametrize(
    "toml", ["published = 2016-03-03\n" + "x = " + "[" * 5000, "\xff", "columns = 5", 'outlet = "\\ud800"', "lang = []"]
)
def test_a_sidecar_that_lies_costs_only_itself(tmp_path: Path, toml: str) -> None:
    """Deep, broken, of another type: the article is read, and what is wrong with its sidecar is told."""
    write(tmp_path, "a.txt", ARABIC)
    write(tmp_path, "a.toml", toml.encode("latin-1"))
    document = only(tmp_path)
    assert isinstance(document, Document) and document.warnings[0].startswith("metadata_un")
