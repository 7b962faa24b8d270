"""Entities of the names and places of the lexicon."""

from typing import Any

from analysis.extract.mentions import Entity
from analysis.lexicon import Lexicon


class Entities(dict[tuple[str, str], Entity]):
    """Entities by layer and id, each made when it is first met, once for all documents."""

    def __init__(self, lexicon: Lexicon):
        self._entries = lexicon.entries

    def __missing__(self, key: tuple[str, str]) -> Entity:
        layer, id = key
        entry = self._entries[layer][id]
        entity = self[key] = _place(entry) if layer == "places" else _name(entry)
        return entity


def _name(known: Any) -> Entity:
    about = (known.side, known.role_ar, known.role_en, known.affiliation)
    return Entity(known.id, known.kind, known.ar, known.en, *about, country=known.country)


def _place(place: Any) -> Entity:
    return Entity(place.id, "place", place.ar, place.en, part_of=place.parent, country=place.country or None, lat=place.lat, lon=place.lon)
