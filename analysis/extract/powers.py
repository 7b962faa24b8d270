"""Powers: sides that govern a country, are its army, or fight beside one."""

from typing import Any

from analysis.extract.focus import Focus
from analysis.lexicon import Lexicon

REBELS = ("gunman", "militant")  # counted nouns that a report does not use of soldiers


def governments(focus: Focus) -> frozenset[str]:
    """Sides that govern a country or are its army."""
    return focus.reading.lexicon.derived(_governments)


def _governments(lexicon: Lexicon) -> frozenset[str]:
    return _sides(lexicon, "government", "army")


def friendly(focus: Focus) -> frozenset[str]:
    """Sides of states, their armies and those who fight beside them."""
    return focus.reading.lexicon.derived(_friendly)


def _friendly(lexicon: Lexicon) -> frozenset[str]:
    return _sides(lexicon, "government", "army", "ally")


def allies(focus: Focus) -> frozenset[str]:
    """Sides of those who fight beside a state."""
    return focus.reading.lexicon.derived(_allies)


def _allies(lexicon: Lexicon) -> frozenset[str]:
    return _sides(lexicon, "ally")


def militias(focus: Focus) -> frozenset[str]:
    """Sides that fight beside a state without being its army."""
    return focus.reading.lexicon.derived(_militias)


def _militias(lexicon: Lexicon) -> frozenset[str]:
    return _sides(lexicon, "militia")


def opposition(focus: Focus) -> frozenset[str]:
    """Sides that a report calls the opposition."""
    return focus.reading.lexicon.derived(_opposition)


def _opposition(lexicon: Lexicon) -> frozenset[str]:
    return _sides(lexicon, "opposition")


def nations(focus: Focus) -> frozenset[str]:
    """Sides that nations belong to."""
    return focus.reading.lexicon.derived(_nations)


def _nations(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(nation.side for nation in lexicon["nations"].values() if nation.side)


def armies(focus: Focus) -> dict[str, Any]:
    """Armies of the lexicon by id."""
    return focus.reading.lexicon.derived(_armies)


def _armies(lexicon: Lexicon) -> dict[str, Any]:
    return {a.id: a for a in lexicon["actors"].values() if a.function == "army"}


def _sides(lexicon: Lexicon, *functions: str) -> frozenset[str]:
    return frozenset(a.side for a in lexicon["actors"].values() if a.side and a.function in functions)


def home_army(focus: Focus) -> str | None:
    """Side of the army of the report's country, where the report names it and no other army of that country."""
    own = {a.side for a in armies(focus).values() if a.country == focus.mentions.country} & focus.met
    return next(iter(own)) if len(own) == 1 else None


def state(focus: Focus) -> str | None:
    """Side of the government of the report's country, where no other one claims it."""
    named = focus.reading.lexicon["actors"].values()
    governing = {a.side for a in named if a.side and a.function == "government" and a.country == focus.mentions.country}
    return next(iter(governing)) if len(governing) == 1 else None


def seats(focus: Focus) -> dict[str, str]:
    """Sides of governments by the capitals that stand for them: «عن سيطرة دمشق»."""
    return focus.reading.lexicon.derived(_seats)


def _seats(lexicon: Lexicon) -> dict[str, str]:
    governing = {a.country: a.side for a in lexicon["actors"].values() if a.side and a.function == "government"}
    nations = lexicon["nations"].values()
    sides = ((n.capital, governing.get(n.country) or n.side) for n in nations if n.capital)
    return {capital: side for capital, side in sides if side}
