"""Documents of a file, one JSON object a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.document import Document, Unreadable
from analysis.read.decoding import LIMIT, decode
from analysis.read.finding import Found
from analysis.read.metadata import Known
from analysis.read.row import Corpus, corpus

EXPECTED = 'an object with a text under "text", or under the name that --columns gives'


def read_jsonl(found: Found, known: Known, columns: Mapping[str, str]) -> Iterator[Document | Unreadable]:
    """Documents of the lines of a file; a broken line costs only itself."""
    lines = corpus(found, known, columns)
    empty = True
    with found.open() as file:
        for number, line in enumerate(iter(lambda: file.readline(LIMIT + 1), b""), 1):
            if line.strip():
                empty = False
                yield of_line(line, number, lines)
    if empty:
        yield Unreadable(found.name, "an empty file", "an article a line", "Check that the file was saved whole.")


def of_line(line: bytes, number: int, lines: Corpus) -> Document | Unreadable:
    """The document of a line, or why it is none."""
    where = f"{lines.found.name}, line {number}"
    decoded = decode(line, where)
    if isinstance(decoded, Unreadable):
        return decoded
    row = _row(decoded.text, where)
    return row if isinstance(row, Unreadable) else lines.document(row, number, where, decoded.warnings)


def _row(text: str, where: str) -> dict[str, Any] | Unreadable:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Unreadable(where, f"a broken line ({str(error)[:80]})", EXPECTED, "Mend the line; each must be one JSON object.")
    if not isinstance(row, dict):
        return Unreadable(where, f"a line of type {type(row).__name__}", EXPECTED, "Write each article as one JSON object.")
    return row
