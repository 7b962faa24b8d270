"""Mentions: persons, actors, organisations, media, places and roles, and the entities that they name."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from analysis.columns import End, Id, Quote, Rules, Side, Start
from analysis.rowclass import rowclass


@rowclass
class Mention:
    """Words that name somebody or some place; nested mentions are kept."""

    id: Id
    start: Start
    end: End
    quote: Quote
    kind: Annotated[str, "person, actor, organisation, medium, place or role"]
    entity_id: Annotated[str | None, "the entity named; null when unknown"]
    rules: Rules = ()


@rowclass
class Entity:
    """Somebody or some place that the document names, with names in both languages."""

    id: Id
    kind: Annotated[str, "person, actor, organisation, medium, place, source or side"]
    ar: Annotated[str, "name in Arabic"]
    en: Annotated[str | None, "name in English; null when not known"]
    side: Side = None
    role_ar: Annotated[str | None, "office or description, Arabic"] = None
    role_en: Annotated[str | None, "office or description, English"] = None
    affiliation_id: Annotated[str | None, "entity that they belong to"] = None
    part_of: Annotated[str | None, "entity of the place that this place is a part of"] = None
    country: Annotated[str | None, "ISO 3166 code of a place"] = None
    lat: Annotated[float | None, "degrees north, WGS 84"] = None
    lon: Annotated[float | None, "degrees east, WGS 84"] = None
    colour: Annotated[str | None, "palette name of a side"] = None


@rowclass
class Naming:
    """Words that name an entity, before they have an id: words first … last - 1 are text[start:end]."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    entity: Entity | None
    rules: tuple[str, ...] = ()


class Met:
    """The places met in the whole report, with their kinds, and how often each was: counted when somebody first asks."""

    def __init__(self) -> None:
        self.places: list[tuple[str, Entity]] = []
        self._counted = 0
        self._times: Counter[tuple[str, str, str]] = Counter()  # by kind, id and name: an entity itself takes long to hash
        self._entities: dict[tuple[str, str, str], Entity] = {}

    def most(self, kind: str) -> Entity | None:
        """The place of a kind that was met most, of equals the first."""
        for known, entity in self.places[self._counted :]:
            key = known, entity.id, entity.ar
            self._times[key] += 1
            self._entities.setdefault(key, entity)
        self._counted = len(self.places)
        return next((self._entities[key] for key, _ in self._times.most_common() if key[0] == kind), None)


@dataclass(frozen=True)
class Mentions:
    """All mentions of a document in order of the text, longer ones first, and their entities by id."""

    rows: tuple[Mention, ...]
    entities: Mapping[str, Entity]
    country: str | None  # ISO code of the country that the report is about
    words: Mapping[int, Mention] = field(repr=False)  # outermost mention by its first word
    lasts: Mapping[int, int] = field(repr=False)  # the word after it, by the same
    starts: Sequence[int] = field(repr=False)  # of the rows

    def within(self, start: int, end: int, *kinds: str) -> list[Mention]:
        """Mentions inside text[start:end], of some kinds when given, none inside another of them."""
        found, free = [], start
        for mention in self.rows[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if mention.start >= free and mention.end <= end and (not kinds or mention.kind in kinds):
                free = mention.end
                found.append(mention)
        return found

    def at(self, word: int) -> Mention | None:
        """The longest mention that begins at a word."""
        return self.words.get(word)

    def entity(self, mention: Mention | None) -> Entity | None:
        """What a mention names."""
        return self.entities.get(mention.entity_id) if mention and mention.entity_id else None

    def side(self, mention: Mention | None) -> str | None:
        """The side that a mention stands for."""
        entity = self.entity(mention)
        return entity.side if entity else None


def collect(namings: Iterable[Naming], text: str, country: str | None) -> Mentions:
    """Mentions of a document from what its namers found; the same words named twice the same way count once."""
    ordered = [naming for _, naming in sorted({(n.start, -n.end, n.kind): n for n in namings}.items())]
    rows: list[Mention] = []
    entities: dict[str, Entity] = {}
    words: dict[int, Mention] = {}
    lasts: dict[int, int] = {}
    for number, n in enumerate(ordered, 1):
        named, first = n.entity, n.first
        row = Mention(f"M{number}", n.start, n.end, text[n.start : n.end], n.kind, named.id if named else None, n.rules)
        rows.append(row)
        if named:
            entities[named.id] = named
        if first not in words or row.end > words[first].end:
            words[first], lasts[first] = row, n.last
    return Mentions(tuple(rows), entities, country, words, lasts, [n.start for n in ordered])
