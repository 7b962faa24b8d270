"""What is known of a document's publication, and from where.

An argument of the command goes before the sidecar, the sidecar before what the document says of itself in its own fields, and
those before its text. Nothing is ever dated by a clock.
"""

import datetime
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from analysis.read.finding import Found, printable

LARGEST = 16_000  # bytes of a sidecar; the parser takes the square of the parts of a dotted key
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Known:
    """Facts about a document that its text need not tell; null where nothing is known."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None  # ISO 8601
    lang: str | None = None  # ISO 639-1


FIELDS = tuple(f.name for f in fields(Known))
SIDECAR = (*FIELDS, "licence", "sha256", "note", "columns")


def is_time(text: str) -> bool:
    """Whether a text is a day or a time of ISO 8601, at least as precise as the day."""
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return DAY.match(text) is not None


def metadata(table: Mapping[str, Any], where: str, allowed: tuple[str, ...] = FIELDS) -> tuple[dict[str, str], list[str]]:
    """Values of a sidecar or a line that can be used, and a warning for each that cannot."""
    values: dict[str, str] = {}
    warnings = []
    for key, value in table.items():
        if isinstance(value, datetime.date):
            value = value.isoformat()
        if key not in allowed:
            warnings.append(f"metadata_unknown: {where}: {key}")
        elif key == "columns" and isinstance(value, dict):  # how a corpus calls its fields: analysis.read.columnmap
            continue
        elif not isinstance(value, str) or not is_text(value) or (key == "published" and not is_time(value)):
            if value is not None:
                warnings.append(
                    f"metadata_unusable: {where}: {key} = {ascii(value)[:80] if not is_text(repr(value)) else repr(value)[:80]}"
                )
        elif value.strip():
            values[key] = value.strip() if key == "published" else value
    return values, warnings


def is_text(text: str) -> bool:
    """Half a surrogate pair, written as an escape, is no text: no file could carry it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What stands in the `.toml` beside a file: values that can be used, names of columns, warnings for the rest."""

    values: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def sidecar(found: Found) -> Sidecar:
    """The sidecar of a file; an empty one where there is none."""
    if not found.sidecar.is_file():
        return Sidecar()
    where = printable(found.sidecar)
    if os.path.islink(found.sidecar) and os.path.dirname(os.path.realpath(found.sidecar)) != os.path.realpath(found.path.parent):
        return Sidecar(warnings=(f"metadata_unusable: {where}: a link that leaves the folder",))
    try:
        with open(found.sidecar, "rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            return Sidecar(warnings=(f"metadata_unusable: {where}: more than {LARGEST:,} bytes",))
        table = tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, ValueError, OSError) as error:
        return Sidecar(warnings=(f"metadata_unusable: {where}: {error}",))
    values, warnings = metadata(table, where, SIDECAR)
    columns = table.get("columns")
    return Sidecar(values, columns if isinstance(columns, dict) else {}, tuple(warnings))


def merged(argument: Known, *given: Mapping[str, str]) -> dict[str, str | None]:
    """Fields of a document from an argument and metadata, the first that has one, with the basis of its publication time."""
    values = {key: next((m[key] for m in given if m.get(key)), None) for key in FIELDS}
    fields = {key: getattr(argument, key) or values[key] for key in FIELDS}
    basis = "argument" if argument.published else "metadata" if fields["published"] else None
    return fields | {"published_basis": basis, "lang": fields["lang"] or "ar"}
