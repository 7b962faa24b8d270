"""The country that a report is about: it decides namesakes, and whose army «الجيش» is."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from analysis.extract.reading import Reading
from analysis.lexicon import Lexicon

_TOWN, _SMALL_TOWN, _COUNTRY, _POWER, _GROUP, _NATION = 3, 1, 2, 3, 1, 1  # how much a mention of each says about where the war is
_AT_WAR = 4  # how much more a country at war counts than one that is only spoken of
_POWERS = ("government", "army")
_FAMOUS = 50_000  # people; smaller namesakes do not vote against a larger one


def homeland(reading: Reading) -> str | None:
    """ISO code of the country most spoken of, countries at war counted for more; None when none is named."""
    told, wars = votes(reading), reading.lexicon.derived(_at_war)
    ranked = sorted(told, key=lambda c: (-told[c] * (_AT_WAR if c in wars else 1), c))
    return ranked[0] if ranked else None


def votes(reading: Reading) -> Counter[str]:
    """How much a text speaks of each country: of its places, its people and its actors; a name that many wars have says nothing."""
    told: Counter[str] = Counter()
    for hit in reading.hits["places"]:
        told.update(_place_votes(reading, hit))
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


def _place_votes(reading: Reading, hit: Any) -> dict[str, int]:
    namesakes = [p for p in reading.lexicon.namesakes.get(hit.forms, ()) if not p.common]
    kinds = {(p.country, p.kind) for p in namesakes if p.population >= _FAMOUS or p.kind != "town"}
    if not kinds and len({p.country for p in namesakes}) == 1:
        return {namesakes[0].country: _SMALL_TOWN}
    return {country: _COUNTRY if kind == "country" else _TOWN for country, kind in sorted(kinds)}  # «الكويت»: the city
