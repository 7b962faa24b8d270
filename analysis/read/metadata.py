"""What is known of a document's publication, and from where: an argument goes before metadata, metadata before the text."""

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

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
SIDECAR = (*FIELDS, "licence", "sha256", "note")


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
        elif not isinstance(value, str) or (key == "published" and not is_time(value)):
            if value is not None:
                warnings.append(f"metadata_unusable: {where}: {key} = {value!r}")
        elif value.strip():
            values[key] = value
    return values, warnings


def sidecar(article: Path, name: str) -> tuple[dict[str, str], list[str]]:
    """Values and warnings of the `.toml` beside an article; nothing where there is none."""
    file = article.with_suffix(".toml")
    if not file.is_file():
        return {}, []
    where = str(Path(name).with_suffix(".toml"))
    try:
        return metadata(tomllib.loads(file.read_text(encoding="utf-8-sig")), where, SIDECAR)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, [f"metadata_unusable: {where}: {error}"]


def merged(argument: Known, values: Mapping[str, str]) -> dict[str, str | None]:
    """Fields of a document from an argument and metadata, with the basis of its publication time."""
    given = {key: getattr(argument, key) or values.get(key) for key in FIELDS}
    basis = "argument" if argument.published else "metadata" if given["published"] else None
    return given | {"published_basis": basis}
