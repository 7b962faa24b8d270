"""What a run can be asked for: a typed schema, checked before anything runs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from analysis.read.columnmap import ColumnsUnusable, columns
from analysis.read.metadata import is_time
from analysis.store import is_store
from analysis.wording import LANGUAGES

WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class BadParameter(ValueError):
    """A parameter is unknown or has a value that it cannot have; the message names it, what was seen and what is known."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked for. The fields with a `help` are its parameters, given as `--set name=value`."""

    inputs: tuple[str, ...] = ("seeds",)
    langs: tuple[str, ...] = LANGUAGES
    lexicon: tuple[str, ...] = ()
    reference: str = field(default="", metadata={"help": "JSON file of an analyst's further reports, shown as reference"})
    conflict: str = field(default="", metadata={"help": "conflict whose names and places are read; all when empty"})
    published: str = field(default="", metadata={"help": "when the articles were published, ISO 8601"})
    outlet: str = field(default="", metadata={"help": "medium that published the articles"})
    columns: str = field(default="", metadata={"help": "what corpora call their fields, such as text=body,title=headline"})
    shown: int = field(default=3, metadata={"help": "how many articles notebook 1 shows sentence by sentence; 0 for all"})
    place: str = field(default="", metadata={"help": "id of the one place that notebook 3 tables; all when empty"})
    day: str = field(default="", metadata={"help": "ISO day that the map of notebook 3 shows; the last one told of when empty"})


KNOWN = {f.name: f for f in fields(Settings) if "help" in f.metadata}
# parameters of the notebooks that only a run or a reader of one notebook sets
OWN = {"inputs": str, "lang": str, "tables": str, "charts": str, "lexicon": str}


def known() -> str:
    """The parameters that can be set, one a line."""
    return "\n".join(f"  {name} ({_kind(f.type)}): {f.metadata['help']}" for name, f in KNOWN.items())


def with_parameters(settings: Settings, given: Sequence[str]) -> Settings:
    """Settings with `name=value` assignments taken in."""
    values: dict[str, Any] = {}
    for assignment in given:
        name, equals, text = assignment.partition("=")
        if not equals:
            raise BadParameter(f"--set {assignment}: no value; expected name=value. Known parameters:\n{known()}")
        if name not in KNOWN:
            raise BadParameter(f"--set {assignment}: there is no parameter {name!r}. Known parameters:\n{known()}")
        if name in values or getattr(settings, name) != KNOWN[name].default:
            raise BadParameter(f"--set {assignment}: {name} is given twice. Give it once.")
        values[name] = _value(name, text)
    return checked(replace(settings, **values))


def checked(settings: Settings) -> Settings:
    """The settings, if every value is one that it can have."""
    unknown = [lang for lang in settings.langs if lang not in LANGUAGES]
    if unknown:
        raise BadParameter(f"--lang {unknown[0]}: expected one of {', '.join(LANGUAGES)}.")
    if settings.published and not is_time(settings.published):
        raise BadParameter(f"published = {settings.published!r}: expected a day or a time of ISO 8601, such as 2017-03-02.")
    if settings.day and not DAY.fullmatch(settings.day):
        raise BadParameter(f"day = {settings.day!r}: expected a day of ISO 8601, such as 2017-03-02.")
    stores = [one for one in settings.inputs if is_store([one])]
    of_documents = ("published", "outlet", "columns")
    if stores and (len(settings.inputs) > 1 or any(getattr(settings, name) for name in of_documents)):
        raise BadParameter(
            f"{stores[0]}: a store with other inputs or with {', '.join(of_documents)}; expected it alone. Give them to `watch`."
        )
    if settings.reference and not Path(settings.reference).is_file():
        raise BadParameter(f"reference = {settings.reference!r}: no such file; expected a JSON file of reports. Check the path.")
    try:
        columns(settings.columns)
    except ColumnsUnusable as bad:
        raise BadParameter(str(bad)) from None
    return settings


def of_notebook(settings: Settings, lang: str) -> dict[str, Any]:
    """Values of the notebooks' parameters in a run, whose folder they work in."""
    return {name: getattr(settings, name) for name in ("reference", "conflict", "shown", "place", "day")} | {
        "inputs": _one_or_all(settings.inputs),
        "lang": lang,
        "tables": "tables",
        "charts": "charts",
        "lexicon": _one_or_all(settings.lexicon),
    }


def _one_or_all(values: tuple[str, ...]) -> str | list[str]:
    return "".join(values) if len(values) < 2 else list(values)


def _value(name: str, text: str) -> Any:
    if KNOWN[name].type is int:
        if not WHOLE.fullmatch(text):
            raise BadParameter(f"--set {name}={text}: {name} is a whole number in the digits 0-9. Known parameters:\n{known()}")
        return int(text)
    if not text.isprintable():
        raise BadParameter(f"--set {name}={text!r}: {name} is a text of printable characters. Known parameters:\n{known()}")
    return text


def _kind(kind: Any) -> str:
    return "whole number" if kind is int else "text"
