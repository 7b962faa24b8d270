"""A row of a corpus: what somebody chose as one document, in a line of JSON, of CSV, or of Parquet.

Such a row is not refused for its language: it stays a document, with a warning, whatever is found in it.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.document import Document, Unreadable
from analysis.read.alphabet import is_arabic
from analysis.read.columnmap import chosen
from analysis.read.decoding import LIMIT, empty
from analysis.read.finding import Found
from analysis.read.metadata import FIELDS, Known, Sidecar, is_text, merged, metadata, sidecar

EXPECTED = "a text in the field of texts"
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")  # as in a file of its own


@dataclass(slots=True)
class Corpus:
    """A file of many documents: how it calls its fields, and what is known of all of them."""

    found: Found
    known: Known
    columns: Mapping[str, str]
    beside: Sidecar = field(default_factory=Sidecar)
    untold: list[str] = field(default_factory=list)  # warnings of the file, told with its first document

    def document(self, row: Mapping[str, Any], number: int, where: str, warnings: tuple[str, ...] = ()) -> Document | Unreadable:
        """The document of a row, or why it is none. `number` makes the id of a row that has none."""
        text = row.get(self.columns["text"])
        name = row.get(self.columns["id"])
        seen = _unusable(text, self.columns["text"]) or (_odd_id(name, self.columns["id"]) if name is not None else None)
        if seen or not isinstance(text, str):
            return Unreadable(where, seen or "no text", EXPECTED, "Mend the row, or name its fields with --columns text=NAME.")
        bad = empty(text, where)
        if bad:
            return bad
        own = {key: row.get(self.columns[key]) for key in FIELDS}
        values, odd = metadata({k: v for k, v in own.items() if v not in (None, "")}, where)
        told = [*warnings, *odd, *([] if is_arabic(text) else ["hardly_arabic"]), *self.untold]
        self.untold = []
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        made = str(name).strip() if name not in (None, "") else f"{self.found.stem}/{number}"
        fields = merged(self.known, self.beside.values, values)
        return Document(made, text, sha256, self.found.name, warnings=tuple(told), **fields)

    def without_text(self, seen: list[str]) -> Unreadable | None:
        """Why the file has no column of texts, if it has none."""
        if self.columns["text"] in seen:
            return None
        names = ", ".join(ascii(s)[1:-1] if not s.isprintable() else s for s in seen)[:300]
        advice = "Name it: --columns text=NAME, or [columns] text = NAME in the .toml beside the file."
        return Unreadable(self.found.name, f"the columns {names}", f"a column {self.columns['text']!r} of texts", advice)


def corpus(found: Found, known: Known, columns: Mapping[str, str]) -> Corpus:
    """A file of many documents, with the sidecar beside it."""
    beside = sidecar(found)
    mapped, odd = chosen(columns, beside.columns)
    # a sidecar tells of one file; the hash of one document of many it cannot
    return Corpus(found, known, mapped, replace(beside, columns={}), [*beside.warnings, *odd])


def _unusable(text: Any, column: str) -> str | None:
    if text is None:
        return f"no {column}"
    if not isinstance(text, str) or not is_text(text):
        return f"{column} = {ascii(text)[:60]}"
    if len(text) > LIMIT:
        return f"{column} of {len(text):,} characters"
    return f"binary data in {column}" if _CONTROL.search(text) else None


def _odd_id(name: Any, column: str) -> str | None:
    if isinstance(name, int) and not isinstance(name, bool):
        return None
    if isinstance(name, str) and is_text(name) and (name.isprintable() or not name) and len(name) <= 1000 and (name.strip() or not name):
        return None
    return f"{column} = {ascii(name)[:60]}"
