"""Rows: dataclasses that are made by the hundred thousand."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

Kind = TypeVar("Kind")


@overload
def rowclass(kind: type[Kind], /) -> type[Kind]:
    """A class of rows, made by the fields in their order."""


@overload
def rowclass(*, kw_only: bool = False) -> Callable[[type[Kind]], type[Kind]]:
    """A class of rows, made by the names of the fields."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def rowclass(kind: type[Kind] | None = None, /, *, kw_only: bool = False) -> type[Kind] | Callable[[type[Kind]], type[Kind]]:
    """A dataclass with slots that nobody may change: it hashes and compares as a frozen one does.

    The type checker holds that, not the class: setting the fields of a frozen instance takes four times as long, a tenth of
    the whole extraction.
    """
    made = dataclass(slots=True, unsafe_hash=True, kw_only=kw_only)
    return made if kind is None else made(kind)


def replace(row: Kind, **changes: Any) -> Kind:
    """A copy of a row with other values in some fields; `dataclasses.replace` asks every field anew what it is and takes thrice as long."""
    names, values, named = _fields(type(row))  # type: ignore[arg-type]
    if named:
        return type(row)(**(dict(zip(names, values(row), strict=True)) | changes))
    copied = list(values(row))
    for name, value in changes.items():
        copied[names[name]] = value
    return type(row)(*copied)


@cache
def _fields(kind: type) -> tuple[dict[str, int], Callable[[Any], tuple[Any, ...]], bool]:
    """Places of the fields of a class of rows, of two and more; what reads them all; whether they are given by name."""
    names = {field.name: place for place, field in enumerate(fields(kind))}
    return names, attrgetter(*names), any(field.kw_only for field in fields(kind))
