"""Documents of a Parquet file, one a row; only the columns that are asked for are read."""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.document import Document, Unreadable
from analysis.read.decoding import LIMIT
from analysis.read.finding import Found
from analysis.read.gzipped import GROWTH
from analysis.read.metadata import Known
from analysis.read.row import Corpus, corpus

BATCH = 32  # rows in memory at a time
EXPECTED = "a Parquet file with a row a document"


def read_parquet(found: Found, known: Known, columns: Mapping[str, str]) -> Iterator[Document | Unreadable]:
    """Documents of the rows of a file; a row without a text costs only itself."""
    if found.packed:
        yield Unreadable(found.name, "a Parquet file in a gzip file", EXPECTED, "Unpack it: Parquet is packed by itself.")
        return
    try:
        with pq.ParquetFile(found.path) as file:
            yield from _documents(file, corpus(found, known, columns))
    except (pa.ArrowException, OSError, ValueError, RuntimeError) as error:
        seen = f"a broken Parquet file ({ascii(str(error))[1:120]})"
        yield Unreadable(found.name, seen, EXPECTED, "Check that the file was copied whole.")


def _documents(file: pq.ParquetFile, rows: Corpus) -> Iterator[Document | Unreadable]:
    names = file.schema_arrow.names
    bad = rows.without_text(names) or _bomb(file, rows)
    if bad:
        yield bad
        return
    number = 0
    for batch in file.iter_batches(BATCH, columns=[n for n in dict.fromkeys(rows.columns.values()) if n in names]):
        for row in _rows(batch):
            number += 1
            yield rows.document(row, number, f"{rows.found.name}, row {number}")
    if not number:
        yield Unreadable(rows.found.name, "a table without rows", EXPECTED, "Check that the file was saved whole.")


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """Rows of a batch; a text that is no UTF-8 is left as bytes, so that it costs its own row."""
    columns = {name: _values(column) for name, column in zip(batch.schema.names, batch.columns, strict=True)}
    for i in range(batch.num_rows):
        yield {name: values[i] for name, values in columns.items()}


def _values(column: pa.Array) -> list[Any]:
    try:
        return column.to_pylist()
    except (UnicodeDecodeError, ValueError, OverflowError):
        return [_value(one) for one in column]


def _value(one: pa.Scalar) -> Any:
    try:
        return one.as_py()
    except (UnicodeDecodeError, ValueError, OverflowError):
        return b""


def _bomb(file: pq.ParquetFile, rows: Corpus) -> Unreadable | None:
    """Why a file would grow beyond any text, if it would.

    By its row groups: asking for a column whose statistics contradict each other ends the process, past any `except`.
    """
    packed = rows.found.path.stat().st_size
    grown = sum(file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups))
    if grown <= LIMIT or grown <= GROWTH * packed:
        return None
    seen = f"{packed:,} bytes that grow to {grown:,}"
    return Unreadable(rows.found.name, seen, f"a file that grows at most {GROWTH}-fold", "Look at where the file comes from.")
