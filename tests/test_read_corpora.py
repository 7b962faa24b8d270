"""Corpora: many documents a file, in JSONL, CSV and Parquet, with a map of their fields."""

import datetime
import gzip
import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document, Unreadable
from analysis.read import Known, of_file, read
from analysis.read.columnmap import ColumnsUnusable, columns
from analysis.read.finding import Found
from tests.conftest import Command
from tests.written import ARABIC, document, only, unreadable, write

MAP = {"text": "body", "title": "headline", "published": "date", "id": "no"}
ROWS = [{"no": 7, "body": ARABIC, "headline": "عنوان", "date": "2016-03-03"}, {"no": 8, "body": ARABIC + "!", "headline": "", "date": ""}]


def corpus(folder: Path, kind: str) -> Path:
    """The same rows as a file of a kind."""
    path = folder / f"c.{kind}"
    if kind == "parquet":
        pd.DataFrame(ROWS).to_parquet(path)
    elif kind == "jsonl":
        path.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    else:
        pd.DataFrame(ROWS).to_csv(path, index=False, sep="\t" if kind == "tsv" else ",")
    return path


@pytest.mark.parametrize("kind", ["jsonl", "csv", "tsv", "parquet"])
def test_a_map_of_fields_reads_any_corpus(tmp_path: Path, kind: str) -> None:
    """The same rows give the same documents, whatever file they stand in."""
    first, second = (d for d in read([corpus(tmp_path, kind)], columns=MAP) if isinstance(d, Document))
    assert (first.id, first.text, first.title) == ("7", ARABIC, "عنوان")
    assert (first.published, first.published_basis, first.warnings) == ("2016-03-03", "metadata", ())
    assert (second.id, second.title, second.published, second.published_basis) == ("8", None, None, None)


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_a_sidecar_names_fields_and_tells_of_all_rows(tmp_path: Path, kind: str) -> None:
    """Command before sidecar, sidecar before the row."""
    path = corpus(tmp_path, kind)
    write(tmp_path, "c.toml", 'outlet = "الجريدة"\npublished = 2016-05-05\n[columns]\ntext = "body"\ntitle = "no such"\n')
    first, second = (d for d in read([path]) if isinstance(d, Document))
    assert (first.id, second.id, first.title) == (("c/2", "c/3", None) if kind == "csv" else ("c/1", "c/2", None))
    assert {(d.outlet, d.published) for d in (first, second)} == {("الجريدة", "2016-05-05")}
    (again, _) = read([path], Known(outlet="أخرى"), {"title": "headline"})
    assert isinstance(again, Document) and (again.outlet, again.title) == ("أخرى", "عنوان")


def test_what_a_sidecar_cannot_mean_is_told_once(tmp_path: Path) -> None:
    """A hundred thousand rows do not repeat it."""
    path = corpus(tmp_path, "csv")
    write(tmp_path, "c.toml", '[columns]\ntext = "body"\nbody = "text"\ntitle = 5\n')
    first, second = (d for d in read([path]) if isinstance(d, Document))
    assert len(first.warnings) == 2 and second.warnings == ()


@pytest.mark.parametrize("kind", ["csv", "tsv", "parquet"])
def test_a_table_without_texts_says_which_columns_it_has(tmp_path: Path, kind: str) -> None:
    """And how to name the right one."""
    bad = unreadable(corpus(tmp_path, kind))
    assert "headline" in bad.seen and "--columns text=" in bad.advice


def test_broken_rows_of_a_table_cost_only_themselves(tmp_path: Path) -> None:
    """Ragged rows, NUL, another encoding, no text, an odd id: each is a row with its number."""
    lines = [
        b"id,text,published",
        b"a," + ARABIC.encode() + b",2016-03-03",
        b"b," + ARABIC.encode(),
        b"c," + ARABIC.encode() + b",,,",
        b"d,\0" + ARABIC.encode() + b",",
        b"e," + ARABIC.encode("windows-1256") + b",",
        b"f,,",
        b"",
        'g,"سطر أول\nسطر ثان, وفاصلة",'.encode(),
        b"h,Latin only,yesterday",
    ]
    rows = list(read([write(tmp_path, "a.csv", b"\n".join(lines))]))
    good = [r for r in rows if isinstance(r, Document)]
    assert [(d.id, d.text) for d in good] == [("a", ARABIC), ("g", "سطر أول\nسطر ثان, وفاصلة"), ("h", "Latin only")]
    assert [w.partition(":")[0] for w in good[2].warnings] == ["metadata_unusable", "hardly_arabic"]
    bad = [r.path.rpartition(" ")[2] for r in rows if isinstance(r, Unreadable)]
    assert bad == ["3", "4", "5", "6", "7"]


def test_a_quote_mark_left_open_is_told_with_its_lines(tmp_path: Path) -> None:
    """Nobody is left to wonder where the rows went."""
    text = f'id,text\na,{ARABIC}\nb,"{ARABIC}\nc,{ARABIC}\n'
    first, bad = read([write(tmp_path, "a.csv", text)])
    assert isinstance(first, Document) and isinstance(bad, Unreadable)
    assert "lines 3 to 4" in bad.seen


@pytest.mark.parametrize(("encoding", "part"), [("windows-1256", ";"), ("utf-16", "\t"), ("utf-8-sig", ",")])
def test_tables_of_spreadsheet_programs_are_read(tmp_path: Path, encoding: str, part: str) -> None:
    """What parts the columns and the encoding are seen from the file; a legacy one is a warning."""
    text = f"id{part}text{part}title\r\na{part}{ARABIC}{part}عنوان\r\n"
    found = document(write(tmp_path, "a.csv", text.encode(encoding)))
    assert (found.id, found.text, found.title) == ("a", ARABIC, "عنوان")
    assert len(found.warnings) == (encoding != "utf-8-sig")


def test_times_and_texts_of_parquet_keep_their_types(tmp_path: Path) -> None:
    """A timestamp is ISO 8601; a text that is none costs its row."""
    times = [datetime.datetime(2016, 3, 3, 10, tzinfo=datetime.UTC)] * 3
    texts = pa.Array.from_buffers(pa.string(), 3, pa.array([ARABIC.encode(), b"\xff\xfe", b" "], pa.binary()).buffers())
    pq.write_table(pa.table({"text": texts, "published": times}), tmp_path / "a.parquet")
    first, second, third = read([tmp_path / "a.parquet"])
    assert isinstance(first, Document) and first.published == "2016-03-03T10:00:00+00:00" and first.id == "a/1"
    assert isinstance(second, Unreadable) and isinstance(third, Unreadable)


@pytest.mark.parametrize("name", ["a.parquet", "a.parquet.gz", "a.csv", "a.tsv", "a.jsonl"])
def test_a_corpus_that_is_none_is_a_row(tmp_path: Path, name: str) -> None:
    """Empty files and files of another kind."""
    unreadable(write(tmp_path, name, b""))
    unreadable(write(tmp_path, name, b"PAR1" + bytes(100)))


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz"])
def test_gzip_files_are_read_as_what_they_hold(tmp_path: Path, name: str) -> None:
    """Sidecar and id are those of the file inside."""
    inside = {"a.txt.gz": ARABIC, "a.jsonl.gz": json.dumps({"text": ARABIC}), "a.csv.gz": f"text\n{ARABIC}\n"}[name]
    write(tmp_path, name, gzip.compress(inside.encode()))
    write(tmp_path, "a.toml", 'outlet = "الجريدة"')
    found = document(tmp_path)
    assert (found.text, found.outlet, found.id.partition("/")[0]) == (ARABIC, "الجريدة", "a")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.html.gz", "a.xml.gz", "a.pdf.gz"])
def test_a_gzip_bomb_is_refused(tmp_path: Path, name: str) -> None:
    """50 MB of nothing in 50 kB are not unpacked."""
    path = write(tmp_path, name, gzip.compress(b"text\n" + b" " * 50_000_000))
    assert any(isinstance(row, Unreadable) and "grows more than" in row.seen for row in read([path]))


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"\x1f\x8b\x08" + bytes(20), gzip.compress(ARABIC.encode() * 9)[:-20]])
def test_a_broken_gzip_file_is_a_row(tmp_path: Path, content: bytes) -> None:
    """Cut off or no gzip at all."""
    assert isinstance(only(write(tmp_path, "a.txt.gz", content)), Unreadable)


def test_the_command_takes_a_map(analysis: Command, tmp_path: Path) -> None:
    """`--columns` reads a file of other names; a map that cannot be meant is bad configuration."""
    path = corpus(tmp_path, "csv")
    done = analysis("extract", path, "--columns", "text=body,id=no")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["7", "8"]
    for command in ("extract", "run"):
        refused = analysis(command, path, "--columns", "colour=body", cwd=tmp_path)
        assert refused.returncode == 64 and "colour" in refused.stderr


@pytest.mark.parametrize("given_map", ["text", "text=", "=a", "texts=a", "text=a,text=b"])
def test_a_map_that_cannot_be_meant_is_refused(given_map: str) -> None:
    """With what is known."""
    with pytest.raises(ColumnsUnusable, match="published"):
        columns(given_map)


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.parquet", "a.csv.gz"]))
def test_no_bytes_break_a_corpus(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    """Documents or rows, whatever the file holds."""
    path = write(tmp_path_factory.getbasetemp(), f"any/{name}", content if not name.endswith(".gz") else gzip.compress(content))
    rows = list(of_file(Found(path, name), Known(), {"text": "a"}))
    assert rows and all(isinstance(r, Document | Unreadable) for r in rows)
    assert all(r.text.encode() for r in rows if isinstance(r, Document))


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_every_row_of_a_table_is_accounted_for(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """As many documents and rows come out as went in."""
    path = tmp_path_factory.getbasetemp() / "t.parquet"
    usable = [t.encode("utf-8", "replace").decode() for t in texts]
    pq.write_table(pa.table({"text": usable}), path)
    assert len(list(read([path]))) == len(texts)
