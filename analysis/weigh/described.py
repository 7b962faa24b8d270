"""How a source is described where it is not named: what kind of source, of which countries, taken up again or new."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from analysis.lexicon import read_file
from analysis.lexicon.inflection import inflected
from analysis.text.words import words

_PROCLITICS = ("", "و", "ف", "ب", "ل")
_ARTICLES = ("", "ال", "لل")


@dataclass(frozen=True, slots=True)
class Description:
    """What words say of a source."""

    kind: str | None  # unnamed, document, medium, body or utterance; None when no noun of a source is there
    nations: frozenset[str]  # ISO codes
    definite: bool  # «الصحيفة»: taken up again
    noun: str | None = None  # the noun in English, as the lexicon has it


@cache
def described(text: str | None) -> Description:
    """Read the words that a source is called by."""
    forms = [f for f in words(text or "").forms if f.isalpha()]
    nations = frozenset(code for form in forms for code in (_word(form, _nations())[0],) if code)
    for form in forms[:2]:
        kind, article = _word(form, _nouns())
        if kind:
            return Description(kind, nations, bool(article), _word(form, _english())[0])
    return Description(None, nations, False)


def country(text: str | None) -> frozenset[str]:
    """Countries whose nationality the words name."""
    return described(text).nations


def _word(form: str, known: dict[str, str]) -> tuple[str | None, str]:
    for proclitic in _PROCLITICS:
        for article in _ARTICLES:
            start = proclitic + article
            if form.startswith(start) and form[len(start) :] in known:
                return known[form[len(start) :]], article
    return None, ""


@cache
def _nations() -> dict[str, str]:
    return {form[0]: nation.country for nation in _layer("nations") for form in _forms(nation)}


@cache
def _nouns() -> dict[str, str]:
    return {form[0]: noun.kind for noun in _layer("sources") for form in _forms(noun)}


@cache
def _english() -> dict[str, str]:
    return {form[0]: noun.en for noun in _layer("sources") if noun.en for form in _forms(noun)}


@cache
def medium_countries() -> dict[str, str]:
    """Country of each medium of the lexicon, by its id."""
    return {medium.id: medium.nation for medium in _layer("media") if medium.nation}


def _layer(name: str) -> Iterator[Any]:
    return read_file(Path(str(resources.files("analysis.lexicon") / "ar" / f"{name}.toml")))


def _forms(entry: Any) -> Iterator[tuple[str, ...]]:
    for shape, stems in (("form", entry.forms), ("noun", entry.noun), ("participle", entry.participle)):
        for stem in stems:
            for form, _ in inflected(shape, stem):
                yield form
