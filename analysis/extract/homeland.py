"""The country that a report is about: it decides namesakes, and whose army «الجيش» is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from analysis.extract.reading import Reading
from analysis.lexicon import Lexicon
from analysis.lexicon.layers import Place

_TOWN, _SMALL_TOWN, _COUNTRY, _POWER, _GROUP, _NATION = 3, 1, 2, 3, 1, 1  # how much a mention of each says about where the war is
_AT_WAR = 4  # how much more a country at war counts than one that is only spoken of
_POWERS = ("government", "army")
_FAMOUS = 50_000  # people; smaller namesakes do not vote against a larger one


def homeland(lexicon: Lexicon, told: Mapping[str, int]) -> str | None:
    """ISO code of the country most spoken of by its votes, countries at war counted for more; None when none is named."""
    wars = lexicon.derived(_at_war)
    ranked = sorted(told, key=lambda c: (-told[c] * (_AT_WAR if c in wars else 1), c))
    return ranked[0] if ranked else None


def votes(reading: Reading) -> Counter[str]:
    """How much a text speaks of each country: of its places, its people and its actors; a name that many wars have says nothing."""
    told: Counter[str] = Counter()
    places = reading.lexicon.derived(_Votes)
    for hit in reading.hits["places"]:
        for country, weight in places[hit.forms]:
            told[country] += weight
    for hit in reading.hits["nations"]:
        told[hit.entry.country] += _NATION
    for hit in reading.hits["actors"]:
        if hit.entry.country and hit.shape != "local":
            told[hit.entry.country] += _POWER if hit.entry.function in _POWERS else _GROUP  # groups cross borders, armies seldom
    return told


def _at_war(lexicon: Lexicon) -> frozenset[str]:
    return belligerents(lexicon["actors"].values())


def belligerents(actors: Iterable[Any]) -> frozenset[str]:
    """Countries with a war on their soil: those whose opposition, or whose government and army, the lexicon knows."""
    functions: dict[str, set[str]] = {}
    for actor in actors:
        if actor.function and actor.country:
            functions.setdefault(actor.country, set()).add(actor.function)
    return frozenset(c for c, known in functions.items() if "opposition" in known or {"government", "army"} <= known)


class _Votes(dict[tuple[str, ...], tuple[tuple[str, int], ...]]):
    """How much each name of a place says of countries, found when the name is first met."""

    def __init__(self, lexicon: Lexicon):
        self._namesakes = lexicon.namesakes

    def __missing__(self, forms: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        votes = self[forms] = tuple(_place_votes([p for p in self._namesakes.get(forms, ()) if not p.common]).items())
        return votes


def _place_votes(namesakes: list[Place]) -> dict[str, int]:
    kinds = {(p.country, p.kind) for p in namesakes if p.population >= _FAMOUS or p.kind != "town"}
    if not kinds and len({p.country for p in namesakes}) == 1:
        return {namesakes[0].country: _SMALL_TOWN}
    return {country: _COUNTRY if kind == "country" else _TOWN for country, kind in sorted(kinds)}  # «الكويت»: the city
