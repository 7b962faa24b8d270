"""The border between documents and dataframes: types hold, files come back as they were, spreadsheets run nothing."""

import csv
import io
import types
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis import tables
from analysis.document import Document
from analysis.extract.numbers import Number
from tests.made import battle, hostile, nothing, several, undated_losses

BOM = b"\xef\xbb\xbf"
COMMANDS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-inf", "-1_0", "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)")


def sheet(folder: Path, table: str) -> list[list[str]]:
    """Rows of a CSV file as a spreadsheet reads them, the header first."""
    return list(csv.reader(io.StringIO((folder / f"{table}.csv").read_bytes().decode("utf-8-sig"), newline="")))


def number(**known: Any) -> Number:
    """A number of the text."""
    return Number(**({"id": "N1", "start": 0, "end": 2, "quote": "12", "value": 12.0, "kind": "cardinal", "role": "figure"} | known))


def numbered(quote: str) -> dict[str, pd.DataFrame]:
    """One table of one number with these words."""
    return {"numbers": tables.frame("numbers", [number(quote=quote)], "d")}


@pytest.mark.parametrize("made", [battle, nothing, undated_losses, several, hostile])
def test_tables_come_back_as_they_were_written(made, tmp_path):
    """Values, missing values, list cells and column types survive Parquet."""
    written = made()
    tables.write(written, tmp_path)
    found = tables.read(tmp_path)
    assert list(found) == [name for name in tables.TABLES if name in written]
    for name, rows in found.items():
        assert_frame_equal(written[name], rows)


def test_the_same_tables_give_the_same_bytes(tmp_path):
    """Nothing of clock, place or order of writing is in the files."""
    for folder in ("a", "b"):
        tables.write(battle(), tmp_path / folder)
    assert all((tmp_path / "b" / file.name).read_bytes() == file.read_bytes() for file in (tmp_path / "a").iterdir())


@pytest.mark.parametrize("table", tables.TABLES)
def test_an_empty_table_has_its_columns_and_types(table, tmp_path):
    """A run without rows is still a table that another program can open."""
    empty = tables.frame(table, ())
    assert list(empty.columns) == tables.schema(table).names and not len(empty)
    tables.write({table: empty}, tmp_path)
    assert_frame_equal(tables.read(tmp_path)[table], empty)
    assert sheet(tmp_path, table) == [tables.schema(table).names]


def test_what_is_missing_stays_missing(tmp_path):
    """No number, no text and not-a-number are one absence: null in Parquet, nothing in CSV."""
    rows = {"numbers": tables.frame("numbers", [number(value=None), number(id="N2", value=float("nan"), counted=None)], "d")}
    tables.write(rows, tmp_path)
    assert tables.read(tmp_path)["numbers"][["value", "counted"]].isna().all().all()
    at = sheet(tmp_path, "numbers")[0].index("value")
    assert [row[at] for row in sheet(tmp_path, "numbers")[1:]] == ["", ""]


def test_ids_are_unique_over_the_documents():
    """Rows of two documents may have one local id; the columns that point to rows follow."""
    both = tables.concat("figures", [a for d in ("a", "b") for a in [battle()["figures"].assign(doc_id=d)]])
    assert len(both) == 2 * len(battle()["figures"])
    one, other = (tables.frame("numbers", [number()], doc) for doc in ("a", "b"))
    assert list(tables.concat("numbers", [one, other])["id"]) == ["a:N1", "b:N1"]


def test_ids_are_qualified_once_and_only_where_there_is_a_row():
    """A figure without a claim points to none."""
    figures = battle()["figures"]
    assert set(figures["claim_id"].dropna()) == {"made:C1", "made:C3"}
    assert figures["same_as"].isna().all()


def test_concat_of_nothing_is_an_empty_table():
    """No document at all gives the columns too."""
    assert_frame_equal(tables.concat("claims", []), tables.frame("claims", ()))


def test_csv_is_utf_8_with_a_mark_and_joins_lists(tmp_path):
    """Spreadsheets know the encoding by the mark; a list is one cell."""
    tables.write({"documents": tables.frame("documents", [Document("d", "نصّ", "0" * 64, warnings=("a", "b"))])}, tmp_path)
    assert (tmp_path / "documents.csv").read_bytes().startswith(BOM)
    header, row = sheet(tmp_path, "documents")
    assert (row[header.index("text")], row[header.index("warnings")]) == ("نصّ", "a | b")


@pytest.mark.parametrize("command", COMMANDS)
def test_no_cell_is_a_live_formula(command, tmp_path):
    """What a spreadsheet would run is shown as text."""
    tables.write(numbered(command), tmp_path)
    header, row = sheet(tmp_path, "numbers")
    assert row[header.index("quote")] == "'" + command


def test_a_command_hidden_in_a_list_is_text_too(tmp_path):
    """List cells begin with their first item."""
    tables.write({"documents": tables.frame("documents", [Document("d", "x", "0" * 64, warnings=("=1+1",))])}, tmp_path)
    header, row = sheet(tmp_path, "documents")
    assert row[header.index("warnings")] == "'=1+1"


@pytest.mark.parametrize("plain", ["-5", "+12", "-0.5", "12", "شهود", "a=b", "'quoted"])
def test_plain_numbers_and_words_are_left_alone(plain, tmp_path):
    """Only what would run is marked."""
    tables.write(numbered(plain), tmp_path)
    header, row = sheet(tmp_path, "numbers")
    assert row[header.index("quote")] == plain


@given(quote=st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1))
def test_any_text_survives_both_files(quote, tmp_path_factory):
    """Line ends, separators, quotation marks and marks of direction are kept."""
    folder = tmp_path_factory.mktemp("text")
    tables.write(numbered(quote), folder)
    assert tables.read(folder)["numbers"]["quote"].tolist() == [quote]
    header, row = sheet(folder, "numbers")
    assert row[header.index("quote")].removeprefix("'") == quote.removeprefix("'")


def test_the_schema_is_that_of_the_row_types():
    """Every column is a field, nullable where its type is, a list where it is a tuple."""
    for name, row in tables.TABLES.items():
        hints = get_type_hints(row)
        columns = {field.name: field for field in tables.schema(name) if field.name != "doc_id" or "doc_id" in hints}
        assert list(columns) == list(hints)
        for column, hint in hints.items():
            assert columns[column].nullable == (get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)), column
            assert pa.types.is_list(columns[column].type) == (get_origin(hint) is tuple), column


def test_a_folder_without_tables_gives_none(tmp_path):
    """What is not there is not made up."""
    assert tables.read(tmp_path) == {}


def test_a_value_of_the_wrong_type_is_refused():
    """A column is what its row type says."""
    with pytest.raises(pa.ArrowInvalid):
        tables.frame("numbers", [number(value="twelve")], "d")


def test_rows_as_dictionaries_are_plain() -> None:
    """Nothing is None, whatever kind of nothing it was; lists are tuples; numbers are Python's."""
    rows = pd.DataFrame({"a": [1.5, None], "b": [["x"], None], "c": [pd.NA, "ص"], "d": pd.array([1, None], "Int64"), "e": [True, False]})
    made = tables.dictionaries(rows)
    assert made == [{"a": 1.5, "b": ("x",), "c": None, "d": 1, "e": True}, {"a": None, "b": None, "c": "ص", "d": None, "e": False}]
    assert [type(v) for v in made[0].values()] == [float, tuple, type(None), int, bool]
    assert tables.dictionaries(rows.head(0)) == []
