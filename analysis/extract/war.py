"""The conflict that a report is about, by its names and places."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from analysis.extract.reading import Reading
from analysis.lexicon import HERE, Lexicon
from analysis.lexicon.layers import NAMES

_NAME = 3  # how much a name of a war says, beside the places and nations of its countries
_ENOUGH = 2  # one town of some size, one name, or two people of a country
_ABROAD = 2  # so many times more may a country without a war be spoken of
_POWERS = ("government", "army", "opposition")


def war(reading: Reading, countries: Mapping[str, int]) -> str | None:
    """Name of the conflict whose names and places a text speaks of most; None where none stands out, or another country does.

    `countries` says how much it speaks of each. Where the lexicon is that of one conflict alone, it is that one.
    """
    lexicon = reading.lexicon
    if lexicon.conflict:
        return lexicon.conflict
    named = [hit for layer in NAMES for hit in reading.hits[layer]]
    wars_of, conflict_of = lexicon.derived(_wars), lexicon.derived(_conflicts)
    told: Counter[str] = Counter()
    elsewhere = 0
    for country, said in countries.items():
        for conflict in wars_of.get(country, ()):
            told[conflict] += said
        if country not in wars_of:
            elsewhere = max(elsewhere, said)
    for hit in named:
        own = conflict_of.get(hit.entry.file)
        if own and hit.shape != "local":
            told[own] += _NAME
    (first, most), (_, next_most) = [*told.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _ENOUGH and most > next_most and most * _ABROAD >= elsewhere else None


def theatre(lexicon: Lexicon, country: str | None) -> frozenset[str]:
    """A country with those that fight the same war: Lebanon, Palestine and Israel."""
    wars_of = lexicon.derived(_wars)
    own = wars_of.get(country or "", set())
    return frozenset({c for c, wars in wars_of.items() if wars & own} | ({country} if country else set()))


def _conflicts(lexicon: Lexicon) -> dict[str, str]:
    """Conflicts by the files of their entries: a folder of its own, beside the language's, that names sides."""
    files = {entry.file for layer in lexicon.entries.values() for entry in layer.values()}
    folders = {file: Path(file).resolve().parent for file in files}
    return {file: folder.name for file, folder in folders.items() if folder != HERE / "ar" and (folder / "sides.toml").is_file()}


def _wars(lexicon: Lexicon) -> dict[str, set[str]]:
    """Conflicts of each country: those that name its government, army or opposition."""
    conflict_of = lexicon.derived(_conflicts)
    found: dict[str, set[str]] = {}
    for actor in lexicon["actors"].values():
        if actor.country and actor.function in _POWERS and (conflict := conflict_of.get(actor.file)):
            found.setdefault(actor.country, set()).add(conflict)
    return found
