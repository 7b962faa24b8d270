"""Reasons: the entries of the lexicon and the words of the text that a row rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analysis.extract import Extraction
from analysis.extract.mentions import Mention
from analysis.extract.reading import Reading
from analysis.lexicon.matching import Hit

ENTITIES = ("actor_id", "place_id", "speaker_id")  # columns that a mention of the text fills
SIDES = ("side", "from_side", "to_side")  # columns that a mention of somebody on that side fills


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule, the words text[start:end] that it took, and where its entry stands.

    `place` says where the words are: row, sentence, before (the last time before the row), after, or null where the rule is no
    entry of the lexicon but one of the code.
    """

    rule: str
    place: str | None
    words: str | None = None
    start: int | None = None
    end: int | None = None
    file: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The words, a row of mentions or dates, from which a column of another row has its value."""

    column: str
    id: str
    place: str
    words: str
    start: int
    end: int


def reasons(reading: Reading, start: int, end: int, rules: Iterable[str]) -> Iterator[Reason]:
    """Each rule with its words: those in text[start:end], else in the sentence, else the nearest in the document."""
    for rule in rules:
        layer, _, id = rule.partition("/")
        entry = reading.lexicon[layer].get(id)
        if entry is None:
            yield Reason(rule, None)
            continue
        hits = _hits(reading, layer, entry)
        inside = [h for h in hits if start <= h.start < end]
        chosen = inside or [h for h in (_nearest(hits, start),) if h]
        file, line = entry.file, line_of(entry.file, id)
        for hit in chosen:
            yield Reason(rule, where(reading, hit.start, start, end), reading.text[hit.start : hit.end], hit.start, hit.end, file, line)
        if not chosen:
            yield Reason(rule, None, file=file, line=line)


def _hits(reading: Reading, layer: str, entry: Any) -> list[Hit]:
    """Where an entry stands; a place also where its namesake was found at first."""
    return [
        hit
        for hit in reading.hits[layer]
        if hit.entry is entry or (layer == "places" and entry in reading.lexicon.namesakes.get(hit.forms, ()))
    ]


def _nearest(hits: Iterable[Hit], start: int) -> Hit | None:
    return min(hits, key=lambda h: abs(h.start - start), default=None)


def where(reading: Reading, position: int, start: int, end: int) -> str:
    """Where a position lies, seen from text[start:end]."""
    if start <= position < end:
        return "row"
    first = reading.words.first_at
    sentence = reading.sentence_at(first(start))
    if sentence and sentence.start <= position < sentence.end:
        return "sentence"
    return "before" if position < start else "after"


class Mentioned:
    """Mentions of an extraction by the entity and by the side that they name, dates by what they say: each row asks for some."""

    def __init__(self, found: Extraction):
        side_of = {e.id: e.side for e in found.entities if e.kind != "side"}
        self.of: dict[str | None, list[Mention]] = {}
        self.on: dict[str | None, list[Mention]] = {}
        for mention in found.mentions:
            self.of.setdefault(mention.entity_id, []).append(mention)
            self.on.setdefault(side_of.get(mention.entity_id or ""), []).append(mention)
        self.dates: dict[str | None, list[Any]] = {}
        for date in found.dates:
            self.dates.setdefault(date.edtf, []).append(date)


def named(reading: Reading, mentioned: Mentioned, row: Any, dated: bool = False) -> Iterator[Named]:
    """The mentions and the date that a row's columns come from; `dated` when the row is a date itself."""
    for column in (*ENTITIES, *(() if getattr(row, "actor_id", None) else SIDES)):
        value = getattr(row, column, None)
        fits = (mentioned.on if column in SIDES else mentioned.of).get(value, []) if value else []
        mention = _nearest_mention(fits, row)
        if mention:
            place = where(reading, mention.start, row.start, row.end)
            yield Named(column, mention.id, place, mention.quote, mention.start, mention.end)
    edtf = getattr(row, "edtf", None)
    if edtf and not dated:
        date = min(mentioned.dates.get(edtf, ()), key=lambda d: abs(d.start - row.start), default=None)
        if date:
            yield Named("edtf", date.id, where(reading, date.start, row.start, row.end), date.quote, date.start, date.end)


def _nearest_mention(fits: list[Mention], row: Any) -> Mention | None:
    """Of mentions of one entity or side the one within a row, else the last before it, else the first after it."""
    inside = [m for m in fits if row.start <= m.start < row.end]
    before = [m for m in fits if m.start < row.start]
    return inside[0] if inside else before[-1] if before else fits[0] if fits else None


@cache
def _lines(file: str) -> tuple[str, ...]:
    return tuple(Path(file).read_text(encoding="utf-8-sig").splitlines())


@cache
def line_of(file: str, id: str) -> int | None:
    """Number of the line at which an entry begins in its file; None where it cannot be told."""
    wanted = (f'id = "{id}"', f"id='{id}'", f'id="{id}"')
    for number, line in enumerate(_lines(file), 1):
        if line.startswith(f"{id},") if file.endswith(".csv") else line.strip().startswith(wanted):
            return number
    return None
