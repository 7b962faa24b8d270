"""The border between documents and dataframes: one schema, made from the row types.

Inside a document a row is a frozen dataclass; between documents a table is a dataframe. A table's columns, their types and
their documentation are those of its row type, so that neither can drift from the other.
"""

import csv
import dataclasses
import re
import types
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.document import Document, Unreadable
from analysis.extract.claims import Claim
from analysis.extract.control import ControlEvent
from analysis.extract.dates import Date
from analysis.extract.figures import Figure
from analysis.extract.mentions import Entity, Mention
from analysis.extract.numbers import Number
from analysis.extract.unread import Unread
from analysis.text.disguise import unturned
from analysis.weigh.admissions import Admission
from analysis.weigh.chains import SourceChain
from analysis.weigh.contradictions import Contradiction
from analysis.weigh.copies import Copy
from analysis.weigh.corroboration import Corroboration
from analysis.weigh.coverage import Coverage
from analysis.weigh.news import News
from analysis.weigh.ratios import ForceRatio
from analysis.weigh.series import FigureReport
from analysis.weigh.spells import ControlSpell, ReferenceCheck

EXTRACTED: dict[str, type] = {
    "numbers": Number,
    "dates": Date,
    "mentions": Mention,
    "figures": Figure,
    "claims": Claim,
    "control": ControlEvent,
    "unread": Unread,
}
DERIVED: dict[str, type] = {
    "source_chains": SourceChain,
    "force_ratios": ForceRatio,
    "control_spells": ControlSpell,
    "reference_checks": ReferenceCheck,
    "contradictions": Contradiction,
    "admissions": Admission,
    "copies": Copy,
    "figure_series": FigureReport,
    "coverage": Coverage,
    "corroboration": Corroboration,
    "news": News,
}
TABLES: dict[str, type] = {"documents": Document, "unreadable": Unreadable, "entities": Entity} | EXTRACTED | DERIVED

# columns of extracted rows that hold the id of another row of the same document
ROW_KEYS = ("id", "claim_id", "same_as", "versus")
ARROW = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
PANDAS = {pa.int64(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype(), pa.bool_(): pd.BooleanDtype()}
# a cell that begins so is run as a formula by spreadsheet programs, in their full-width forms too
LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def _column(name: str, hint: Any) -> pa.Field:
    doc = ""
    if get_origin(hint) is Annotated:
        hint, doc = get_args(hint)
    nullable = get_origin(hint) in (Union, types.UnionType)
    if nullable:
        hint = next(a for a in get_args(hint) if a is not type(None))
    kind = pa.list_(pa.string()) if get_origin(hint) is tuple else ARROW[hint]
    return pa.field(name, kind, nullable=nullable, metadata={"doc": doc})


@cache
def schema(table: str) -> pa.Schema:
    """Columns of a table, in order; the documentation of each is in its metadata under `doc`."""
    row = TABLES[table]
    hints = get_type_hints(row, include_extras=True)
    columns = [_column(f.name, hints[f.name]) for f in dataclasses.fields(row)]
    if table in EXTRACTED:
        columns.insert(0, pa.field("doc_id", pa.string(), nullable=False, metadata={"doc": "document that holds the row"}))
    return pa.schema(columns)


@cache
def _names(table: str) -> tuple[str, ...]:
    return tuple(schema(table).names)


def frame(table: str, rows: Iterable[Any], doc_id: str | None = None) -> pd.DataFrame:
    """Dataframe of rows of one type; an empty one has its columns and types too.

    `doc_id` qualifies the ids of extracted rows, which are unique within their document, as `doc_id:id`.
    """
    return pandas(arrow(table, records(table, rows, doc_id)))


def records(table: str, rows: Iterable[Any], doc_id: str | None = None) -> list[dict[str, Any]]:
    """Rows of one type as one mapping each, from the table's columns to values; `doc_id` qualifies their ids as in `frame`."""
    names = _names(table)
    made = [{name: getattr(row, name, None) for name in names} for row in rows]
    for record in made if doc_id is not None else ():
        record["doc_id"] = doc_id
        record.update({key: f"{doc_id}:{record[key]}" for key in ROW_KEYS if record.get(key)})
    return made


def arrow(table: str, made: list[dict[str, Any]]) -> pa.Table:
    """Arrow table of such mappings, with the table's columns and types."""
    return pa.Table.from_pylist(made, schema(table))


def concat(table: str, frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """One dataframe of several of the same table, with its columns and types even when there is none."""
    parts = [f for f in frames if len(f)]
    return pd.concat(parts, ignore_index=True) if parts else frame(table, ())


def write(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write each table as Parquet and as CSV (UTF-8 with BOM, list cells joined with ' | ', no live formula, none turned round)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        pq.write_table(pa.Table.from_pandas(rows, schema(name), preserve_index=False), folder / f"{name}.parquet")
        with open(folder / f"{name}.csv", "w", encoding="utf-8-sig", newline="") as out:
            sheet = csv.writer(out)
            sheet.writerow(rows.columns)
            sheet.writerows([cell(v) for v in row] for row in rows.itertuples(index=False))


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """Tables of a folder by name, as `write` left them."""
    return {
        name: pandas(pq.read_table(folder / f"{name}.parquet", schema=schema(name)))
        for name in TABLES
        if (folder / f"{name}.parquet").exists()
    }


def pandas(table: pa.Table) -> pd.DataFrame:
    """Dataframe of an Arrow table: nulls stay nulls, lists become tuples."""
    rows = table.to_pandas(types_mapper=PANDAS.get)
    for field in table.schema:
        if pa.types.is_list(field.type):
            cells = [tuple(v) if v is not None else () for v in rows[field.name]]
            rows[field.name] = pd.Series(cells, index=rows.index, dtype=object)  # an empty column would become one of floats
    return rows


def dictionaries(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a dataframe as one dictionary each, None where a cell is empty, lists as tuples; made column by column, which is quick."""
    names = list(rows.columns)
    columns = [_values(rows[name]) for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _values(column: pd.Series) -> list[Any]:
    if isinstance(column.dtype, pd.StringDtype):
        return pa.array(column.array).to_pylist()  # iterating over such a column takes ten times as long
    values = column.to_numpy(dtype=object, na_value=None).tolist()
    return [tuple(v) if isinstance(v, list) else v for v in values] if column.dtype == object else values


def cell(value: Any) -> str:
    """A value as a cell of a sheet: lists joined, empty where there is none, never a live formula, no number turned round."""
    if isinstance(value, tuple):
        value = " | ".join(value)
    text = "" if value is None or value is pd.NA or value != value else unturned(str(value))
    return f"'{text}" if text.startswith(LIVE) and not PLAIN_NUMBER.fullmatch(text) else text
