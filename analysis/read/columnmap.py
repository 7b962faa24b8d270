"""How a corpus calls its fields: a map from ours to its own."""

from collections.abc import Mapping
from typing import Any

from analysis.read.metadata import FIELDS

NAMES = ("id", "text", *FIELDS)


class ColumnsUnusable(ValueError):
    """A map of columns that cannot be meant; the message says what was seen and what is known."""


def columns(given: str) -> dict[str, str]:
    """The map of `text=body,title=headline`; a field that is not named is the column of its own name."""
    found: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in given.split(","))):
        name, equals, column = (p.strip() for p in part.partition("="))
        if name not in NAMES or not equals or not column or name in found:
            raise ColumnsUnusable(
                f"columns {given!r}: {part!r} cannot be read; expected FIELD=COLUMN,… with each of {', '.join(NAMES)} once."
            )
        found[name] = column
    return found


def chosen(command: Mapping[str, str], sidecar: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The column of each field: the command's map goes before the sidecar's; and what in the sidecar's cannot be used."""
    usable = {n: c for n, c in sidecar.items() if n in NAMES and isinstance(c, str) and c}
    odd = [f"metadata_unusable: columns.{name}"[:200] for name in sidecar if name not in usable]
    return {name: command.get(name) or usable.get(name) or name for name in NAMES}, odd
