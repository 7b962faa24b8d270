"""Rows of the tables as the weighing reads them: plain dictionaries, nothing as None, found by id and by document."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pandas as pd

Row = dict[str, Any]


def rows(tables: Mapping[str, pd.DataFrame], name: str) -> list[Row]:
    """Rows of a table, None where a cell is empty; none for a table that is not there."""
    frame = tables.get(name)
    return [] if frame is None else [{k: cell(v) for k, v in row.items()} for row in frame.to_dict("records")]


def cell(value: Any) -> Any:
    """The value of a cell, None where it is empty."""
    if isinstance(value, tuple | list):
        return tuple(value)
    return None if value is None or value is pd.NA or value != value else value


def happened(figure: Row) -> bool:
    """Whether a figure is of what has happened; one of a table that tells no status is."""
    return figure.get("status") in (None, "reported")


class Evidence:
    """The extracted tables of a run, read once."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]):
        self.documents = rows(tables, "documents")
        self.entities = {e["id"]: e for e in rows(tables, "entities")}
        told = rows(tables, "figures")
        self.claims, self.control = rows(tables, "claims"), rows(tables, "control")
        self.figures = [f for f in told if happened(f)]  # what is threatened or denied is no number to weigh
        self.by_id = {r["id"]: r for r in (*self.claims, *told, *self.control)}
        self.times: dict[str, str | None] = {d["id"]: d["published"] for d in self.documents}
        self.outlets: dict[str, str | None] = {d["id"]: d["outlet"] for d in self.documents}
        self.published = {d["id"]: (d["published"] or "")[:10] or None for d in self.documents}
        self._tables = tables
        self._mentions: defaultdict[str, list[Row]] = defaultdict(list)
        for mention in rows(tables, "mentions"):
            if mention["entity_id"]:
                self._mentions[mention["doc_id"]].append(mention)
        self._claims: defaultdict[str, list[Row]] = defaultdict(list)
        for claim in self.claims:
            self._claims[claim["doc_id"]].append(claim)
        self._control: defaultdict[str, list[Row]] = defaultdict(list)
        denied = {c["id"] for c in self.claims if c["certainty"] == "denial"}
        for event in self.control:
            self._control[event["doc_id"]].append(event)
            if event["claim_id"] in denied:  # «نفى أن تكون القوات انسحبت»; what stands further on in the denial is not denied
                denied.remove(event["claim_id"])
                event["status"] = "planned" if event["status"] == "planned" else "denied"

    def claims_in(self, doc_id: str) -> list[Row]:
        """Claims of a document in order of its text."""
        return sorted(self._claims[doc_id], key=lambda c: c["start"])

    def control_in(self, doc_id: str) -> list[Row]:
        """Control events of a document."""
        return self._control[doc_id]

    def claim_of(self, row: Row) -> Row | None:
        """The claim that holds a row; a claim holds itself."""
        return row if "speaker_id" in row else self.by_id.get(row["claim_id"] or "")

    def entity(self, entity_id: str | None) -> Row:
        """An entity, empty where it is not known."""
        return self.entities.get(entity_id or "", {})

    def mentions(self, doc_id: str, start: int, end: int) -> list[Row]:
        """Mentions of entities in text[start:end], in order."""
        return sorted((m for m in self._mentions[doc_id] if start <= m["start"] and m["end"] <= end), key=lambda m: m["start"])

    def dates(self, doc_id: str, start: int, end: int) -> list[str]:
        """Dates that text[start:end] tells, as EDTF."""
        return [edtf for at, until, edtf in self._dates[doc_id] if start <= at and until <= end]

    @cached_property
    def _dates(self) -> defaultdict[str, list[tuple[int, int, str]]]:
        found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for row in rows(self._tables, "dates"):
            if row["edtf"]:
                found[row["doc_id"]].append((row["start"], row["end"], row["edtf"]))
        return found

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {d["id"]: d["text"] for d in self.documents}

    def text(self, doc_id: str) -> str:
        """Text of a document."""
        return self._texts[doc_id]

    def named(self, doc_id: str, start: int, end: int) -> set[str]:
        """Entities that text[start:end] names."""
        return {m["entity_id"] for m in self._mentions[doc_id] if start <= m["start"] and m["end"] <= end}

    def media(self, doc_id: str) -> set[str]:
        """Media that a document names."""
        return {m["entity_id"] for m in self._mentions[doc_id] if self.entity(m["entity_id"]).get("kind") == "medium"}

    def whole(self, place_id: str | None) -> str | None:
        """The place that a place is a part of, or itself."""
        return self.entity(place_id).get("part_of") or place_id

    def local(self, place_id: str | None) -> str | None:
        """The place, or the whole that it is a part of, where it is not as wide as a country."""
        place = self.whole(place_id)
        return None if place == (self.entity(place).get("country") or "").lower() else place

    def side(self, entity_id: str | None) -> str | None:
        """The side of an entity, or of what it belongs to."""
        entity = self.entity(entity_id)
        return entity.get("side") or self.entity(entity.get("affiliation_id")).get("side")
