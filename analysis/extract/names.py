"""All names of a document: actors first, then persons and places among what is left."""

from collections.abc import Iterable, Mapping

from analysis.extract.actors import AGAIN, Actors
from analysis.extract.homeland import homeland, votes
from analysis.extract.mentions import Mentions, Naming, collect
from analysis.extract.people import People
from analysis.extract.places import Places
from analysis.extract.reading import Reading


def find(reading: Reading, told: Mapping[str, int] | None = None) -> Mentions:
    """Mentions of a document, with the country that it is about; `told` says how much it speaks of each, where that is known already."""
    country = homeland(reading.lexicon, votes(reading) if told is None else told)
    actors = list(Actors(reading, country).find())
    taken = _words(a for a in actors if a.rules[0] != AGAIN)
    persons = list(People(reading, country, taken).find())
    places = list(Places(reading, country, taken | _words(p for p in persons if p.kind == "person")).find())
    return collect([*actors, *persons, *places], reading.text, country)


def _words(namings: Iterable[Naming]) -> set[int]:
    """All words of some names: «روسيا اليوم» is no country."""
    return set[int]().union(*[range(n.first, n.last) for n in namings])
