"""Documents of a table in text, one a row: CSV, or columns parted by tabs or semicolons."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, TextIO

from analysis.document import Document, Unreadable
from analysis.read.decoding import LIMIT, Decoded, decode
from analysis.read.finding import Found
from analysis.read.metadata import Known
from analysis.read.row import Corpus, corpus

SAMPLE = 1_000_000  # bytes that tell the encoding
PARTS = (",", ";", "\t")
EXPECTED = "a row with a field for each column"


def read_delimited(found: Found, known: Known, columns: Mapping[str, str]) -> Iterator[Document | Unreadable]:
    """Documents of the rows of a file whose first row names the columns; a broken row costs only itself."""
    csv.field_size_limit(LIMIT)
    with found.open() as file:
        start = file.read(SAMPLE)
    decoded = _encoding(start, found.name)
    if isinstance(decoded, Unreadable):
        yield decoded
        return
    with found.open() as file, _text(file, decoded.encoding) as text:
        yield from _documents(text, corpus(found, known, columns), decoded)


def _encoding(start: bytes, name: str) -> Decoded | Unreadable:
    """The encoding that the start of a table is in: a broken row must not cost the others."""
    if len(start) == SAMPLE:
        start = start[: SAMPLE // 4 * 4] if b"\0" in start[:400] else start[: start.rfind(b"\n") + 1]
    decoded = decode(start, name)
    if isinstance(decoded, Decoded):
        return decoded
    lines = start.splitlines()
    sound = sum(isinstance(decode(line, name), Decoded) for line in lines)
    return Decoded("") if lines and sound > len(lines) / 2 and isinstance(decode(lines[0], name), Decoded) else decoded


def _text(file: BinaryIO, encoding: str) -> TextIO:
    """Text of a file; a byte that the encoding does not have is kept as half a surrogate pair, and costs its row."""
    marked = {"utf-8": "utf-8-sig"}.get(encoding, encoding)
    return io.TextIOWrapper(file, encoding=marked, errors="surrogateescape", newline="")


def _documents(text: TextIO, rows: Corpus, decoded: Decoded) -> Iterator[Document | Unreadable]:
    name = rows.found.name
    lines = iter(lambda: text.readline(LIMIT + 1), "")
    header = next(lines, "").removeprefix("\ufeff")
    parts = _parted(header, rows.columns["text"])
    table = csv.reader(_chained(header, lines), delimiter=parts, strict=True)
    try:
        names = [column.strip() for column in next(table, [])]
    except (csv.Error, UnicodeError) as error:
        yield Unreadable(name, f"a first row that cannot be read ({error})", "the names of the columns", "Mend the first row.")
        return
    bad = rows.without_text(names)
    if bad:
        yield bad
        return
    twice = sorted({n for n in names if names.count(n) > 1 and n in rows.columns.values()})
    if twice:
        yield Unreadable(name, f"two columns {twice[0]!r}", "each column once", "Rename one of them.")
        return
    yield from _of_rows(table, names, rows, decoded.warnings)


def _of_rows(table: Any, names: list[str], rows: Corpus, warnings: tuple[str, ...]) -> Iterator[Document | Unreadable]:
    empty, number, name = True, 1, rows.found.name
    while True:
        first = table.line_num + 1
        number += 1
        where = f"{name}, row {number}"
        try:
            fields = next(table)
        except StopIteration:
            break
        except csv.Error as error:
            yield Unreadable(
                where, f"lines {first} to {table.line_num}: {error}", EXPECTED, "Mend the row: look for a quote mark left open."
            )
            continue
        except UnicodeError as error:
            yield Unreadable(where, f"bytes that cannot be read ({error})", EXPECTED, "Mend the file from here on.")
            return
        if not any(f.strip() for f in fields):
            continue
        empty = False
        if len(fields) != len(names):
            yield Unreadable(
                where, f"{len(fields)} fields for {len(names)} columns", EXPECTED, "Mend the row: look for a quote mark or a comma."
            )
        else:
            yield rows.document(dict(zip(names, fields, strict=True)), number, where, warnings)
    if empty:
        yield Unreadable(name, "a table without rows", "a row a document", "Check that the file was saved whole.")


def _chained(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _parted(header: str, text: str) -> str:
    """What parts the columns: the sign that makes a column of texts appear in the first row, else the most frequent one."""
    found = {part: [f.strip() for f in _fields(header, part)] for part in PARTS}
    return max(PARTS, key=lambda part: (text in found[part], len(found[part])))


def _fields(header: str, part: str) -> list[str]:
    try:
        return next(csv.reader([header], delimiter=part), [])
    except csv.Error:
        return []
