"""Powers: sides that govern a country, are its army, or fight beside one."""

from analysis.extract.focus import Focus
from analysis.lexicon import Lexicon

REBELS = ("gunman", "militant")  # counted nouns that a report does not use of soldiers


def governments(focus: Focus) -> frozenset[str]:
    """Sides that govern a country or are its army."""
    return focus.reading.lexicon.derived(_governments)


def _governments(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(a.side for a in lexicon["actors"].values() if a.side and a.function in ("government", "army"))


def friendly(focus: Focus) -> frozenset[str]:
    """Sides of states, their armies and those who fight beside them."""
    actors = focus.reading.lexicon["actors"].values()
    return governments(focus) | frozenset(a.side for a in actors if a.side and a.function == "ally")


def militias(focus: Focus) -> frozenset[str]:
    """Sides that fight beside a state without being its army."""
    return frozenset(a.side for a in focus.reading.lexicon["actors"].values() if a.side and a.function == "militia")
