"""Articles of a file, one JSON object a line."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from analysis.document import Document, Unreadable
from analysis.read.decoding import LIMIT, decode, empty, is_arabic
from analysis.read.finding import Found
from analysis.read.metadata import FIELDS, Known, merged, metadata

EXPECTED = 'an object with "id" and "text", both texts'


def read_jsonl(found: Found, known: Known) -> Iterator[Document | Unreadable]:
    """Documents of the lines of a file; a broken line costs only itself."""
    empty = True
    with open(found.path, "rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LIMIT + 1), b""), 1):
            if line.strip():
                empty = False
                yield _document(line, f"{found.name}, line {number}", found.name, known)
    if empty:
        yield Unreadable(found.name, "an empty file", "an article a line", "Check that the file was saved whole.")


def _document(line: bytes, where: str, path: str, known: Known) -> Document | Unreadable:
    text = decode(line, where)
    if isinstance(text, Unreadable):
        return text
    row = _row(text, where)
    if isinstance(row, Unreadable):
        return row
    bad = empty(row["text"], where)
    if bad:
        return bad
    values, warnings = metadata({k: v for k, v in row.items() if k in FIELDS}, where)
    if not is_arabic(row["text"]):  # a line of a corpus was chosen by somebody: it stays one, and says what it is
        warnings.append("hardly_arabic")
    fields = merged(known, values)
    fields["lang"] = fields["lang"] or "ar"
    sha256 = hashlib.sha256(row["text"].encode()).hexdigest()
    return Document(row["id"], row["text"], sha256, path, warnings=tuple(warnings), **fields)


def _row(text: str, where: str) -> dict[str, Any] | Unreadable:
    try:
        row = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        return Unreadable(where, f"a broken line ({str(error)[:80]})", EXPECTED, "Mend the line; each must be one JSON object.")
    if not isinstance(row, dict):
        return Unreadable(where, f"a line of type {type(row).__name__}", EXPECTED, "Write each article as one JSON object.")
    for key in ("id", "text"):
        value = row.get(key)
        if not isinstance(value, str) or not _encodable(value) or (key == "id" and not value.strip()):
            seen = f"no {key}" if value is None else f"{key} = {ascii(value)[:60]}"
            return Unreadable(where, seen, EXPECTED, f'Give "{key}" as a text.')
    return row


def _encodable(text: str) -> bool:
    """Half a surrogate pair, written as an escape, is no text: no file could carry it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
