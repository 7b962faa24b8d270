"""Sentences of the project in Arabic and English, face to face in the TOML files beside this one.

A message is a sentence with blanks, `{name}`; one that counts has a form for each plural category of its language (CLDR: six in
Arabic), chosen by the blank `n`. Messages of one file are called `file.key`.
"""

import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from babel import Locale

LANGUAGES = ("ar", "en")
PLURALS = {"ar": ("zero", "one", "two", "few", "many", "other"), "en": ("one", "other")}
# round numbers as Arabic says them: one, two, three to ten, more
_ROUND = (
    (1_000_000, ("مليون", "مليونا", "ملايين", "مليون")),
    (1000, ("ألف", "ألفا", "آلاف", "ألف")),
)
Message = str | dict[str, str]


class WordingError(ValueError):
    """A message is missing, incomplete or asked for with the wrong blanks."""


@cache
def messages() -> dict[str, dict[str, Message]]:
    """All messages by name, each with one value a language."""
    found: dict[str, dict[str, Message]] = {}
    for file in sorted(resources.files(__name__).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            stem = file.name.removesuffix(".toml")
            found |= {f"{stem}.{key}": entry for key, entry in _flat(tomllib.loads(file.read_text(encoding="utf-8")))}
    return found


def _flat(table: dict, prefix: str = "") -> Iterator[tuple[str, dict[str, Message]]]:
    for key, entry in table.items():
        if set(entry) == set(LANGUAGES):
            yield prefix + key, entry
        elif set(entry) & set(LANGUAGES):
            raise WordingError(f"{prefix}{key}: has {sorted(entry)}, expected a value for each of {LANGUAGES}")
        else:
            yield from _flat(entry, f"{prefix}{key}.")


def blanks(message: Message) -> set[str]:
    """Names of the blanks of a message."""
    forms = message.values() if isinstance(message, dict) else (message,)
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


@dataclass(frozen=True)
class Wording:
    """The messages of one language."""

    lang: str

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return "rtl" if self.lang == "ar" else "ltr"

    def __call__(self, name: str, /, **filled: object) -> str:
        """The message, its blanks filled; a message that counts takes its plural form from `n`."""
        try:
            message = messages()[name][self.lang]
        except KeyError:
            raise WordingError(f"no message {name!r} in {self.lang}: add it to analysis/wording") from None
        if isinstance(message, dict):
            message = message[self.plural(filled["n"])]
        numbers = {k: self.number(v) if isinstance(v, int | float) and not isinstance(v, bool) else v for k, v in filled.items()}
        try:
            return message.format(**numbers)
        except KeyError as missing:
            raise WordingError(f"message {name!r} in {self.lang} has a blank {missing} that was not given") from None

    def term(self, kind: str, code: str | None) -> str:
        """What a code of the tables is called; the code itself where there is no word for it yet."""
        name = f"terms.{kind}.{code}"
        return self(name) if name in messages() else str(code or "")

    def plural(self, n: object) -> str:
        """Plural category of a number in this language (CLDR)."""
        return _locale(self.lang).plural_form(abs(float(n)))  # type: ignore[arg-type]

    def number(self, n: float) -> str:
        """A number as the language's newspapers write it: 6,000 in English, «6 آلاف» in Arabic."""
        whole = int(n) if float(n).is_integer() else None
        if self.lang == "ar" and whole is not None and whole >= 1000 and whole % 1000 == 0:
            for unit, (one, two, few, many) in _ROUND:
                if whole % unit == 0:
                    k = whole // unit
                    return one if k == 1 else two if k == 2 else f"{k:,} {few if 3 <= k % 100 <= 10 else many}"
        return f"{whole:,}" if whole is not None else f"{n:,.4g}"


@cache
def _locale(lang: str) -> Locale:
    return Locale(lang)
