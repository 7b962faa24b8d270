"""Layers of the lexicon: what an entry of each file may say. The file stem names the layer."""

from dataclasses import dataclass
from typing import Any

Examples = tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word of the lexicon: its surface forms, or stems that the code inflects, and examples that it must and must not match."""

    id: str
    forms: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    hits: Examples = ()
    misses: Examples = ()
    note: str | None = None
    layer: str = ""
    where: str = ""

    @property
    def rule(self) -> str:
        """How rows name the entry: layer/id."""
        return f"{self.layer}/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideEntry(Entry):
    """A side of the conflict; it has no forms of its own."""

    ar: str
    en: str
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Entry):
    """A proper name: an armed actor, organisation, state, medium, person or operation."""

    kind: str
    ar: str
    en: str
    side: str | None = None
    role_ar: str | None = None
    role_en: str | None = None
    affiliation: str | None = None
    nation: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation(Entry):
    """A nationality as an adjective («روسي»), with the side that it stands for."""

    ar: str
    en: str
    country: str
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Entry):
    """A place of the gazetteer (CSV: aliases separated by '|')."""

    ar: str
    en: str
    country: str = ""
    kind: str = "town"
    lat: float | None = None
    lon: float | None = None
    parent: str | None = None
    population: int = 0
    common: bool = False  # also an ordinary word: needs a place noun before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss(Entry):
    """A word with a kind and an English gloss: nouns of places and sources, parts of places, offices, adjectives."""

    kind: str
    en: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Entry):
    """A reporting word: how its source and content are joined to it, and how surely it says it.

    `kind` is verb (source beside it, content after أن, a colon or one of `joins`), relay (passes on the words of another),
    according (source right after it, content beside) or article (the outlet itself sets statements against each other).
    `joins` are prepositions that lead to the content, or "object" where it follows bare. A `strict` cue reports only with
    أن, a colon, a quotation or one of its prepositions. `negated` is the certainty under a negation; without it a negated
    cue reports nothing.
    """

    kind: str = "verb"
    certainty: str = "asserted"
    joins: tuple[str, ...] = ()
    strict: bool = False
    negated: str | None = None
    polarity: str = "positive"


NAMES = ("actors", "persons", "media", "organisations", "operations")
LAYERS: dict[str, type[Entry]] = {
    "sides": SideEntry,
    "nations": Nation,
    "places": Place,
    "placenouns": Gloss,
    "placeparts": Gloss,
    "sources": Gloss,
    "offices": Gloss,
    "adjectives": Gloss,
    "layout": Gloss,
    "given": Gloss,
    "cues": Cue,
    "particles": Gloss,
    "happenings": Gloss,
    "attitudes": Gloss,
    "hedges": Gloss,
    "topics": Gloss,
} | dict.fromkeys(NAMES, Name)
