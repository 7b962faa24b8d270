"""Mentions: persons, actors, organisations, media, places and roles, and the entities that they name."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import End, Id, Quote, Rules, Side, Start


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody or some place; nested mentions are kept."""

    id: Id
    start: Start
    end: End
    quote: Quote
    kind: Annotated[str, "person, actor, organisation, medium, place or role"]
    entity_id: Annotated[str | None, "the entity named; null when unknown"]
    rules: Rules = ()


@dataclass(frozen=True, slots=True)
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
