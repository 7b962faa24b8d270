"""A document becomes rows: the pipeline on one page.

    extraction = extract(document, lexicon)

Nothing here reads a file, a clock or a setting: the same document and lexicon give the same rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any

from analysis.collector import paused
from analysis.document import Document
from analysis.extract import claims, control, dates, figures, names, numbers, unread
from analysis.extract.claims import Claim
from analysis.extract.control import ControlEvent
from analysis.extract.dates import Date
from analysis.extract.figures import Figure
from analysis.extract.focus import Focus
from analysis.extract.homeland import votes
from analysis.extract.mentions import Entity, Mention
from analysis.extract.numbers import Number
from analysis.extract.reading import Reading, read
from analysis.extract.unread import Unread
from analysis.extract.war import war
from analysis.lexicon import Lexicon
from analysis.rowclass import rowclass

ROWS = ("numbers", "dates", "mentions", "figures", "claims", "control", "unread", "entities")


@rowclass
class Extraction:
    """All rows of a document, and what no rule took."""

    document: Document
    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    control: tuple[ControlEvent, ...]
    unread: tuple[Unread, ...]
    entities: tuple[Entity, ...]

    def record(self) -> dict[str, Any]:
        """The extraction record of the codebook, ready for JSON."""
        about = {key: value for key, value in _columns(self.document).items() if key not in ("text", "path")}
        return about | {name: [_columns(row) for row in getattr(self, name)] for name in ROWS}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _columns(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _names(type(row))}  # type: ignore[arg-type]


def extract(document: Document, lexicon: Lexicon) -> Extraction:
    """Everything that the rules read in a document."""
    with paused():
        return _extracted(document, lexicon)


def _extracted(document: Document, lexicon: Lexicon) -> Extraction:
    reading = read(document, lexicon)
    told = votes(reading)
    reading = replace(reading, document=_about(reading, told))
    when = dates.find(reading)
    amounts = numbers.find(reading, when)
    who = names.find(reading, told)
    said = claims.find(reading, when, who)
    focus = Focus(reading, who, when, said.rows)
    held = control.find(focus)
    counted = figures.find(focus, amounts, held)
    left = unread.find(reading, amounts, when, counted, said.rows, said.silent)
    known = {**who.entities, **said.entities}
    sides = _sides(
        lexicon, [e.side for e in known.values()], [f.side for f in counted], [s for h in held for s in (h.from_side, h.to_side)]
    )
    return Extraction(reading.document, amounts, when, who.rows, counted, said.rows, held, left, (*known.values(), *sides))


def _about(reading: Reading, told: Mapping[str, int]) -> Document:
    """The document with what its own lines say of it, where nobody has said so before; `told` says how much it speaks of each country."""
    document, layout, words = reading.document, reading.layout, reading.words
    headline = next((reading.text[b.start : b.end] for b in layout.blocks if b.kind == "title"), None)
    signed = words.quote(*layout.outlet_line) if layout.outlet_line else None
    dated = None if document.published else dates.published(reading)
    conflict = war(reading, told)
    return replace(
        document,
        title=document.title or headline,
        author=document.author or layout.author,
        outlet=document.outlet or signed,
        published=document.published or dated,
        published_basis=document.published_basis or ("text" if dated else None),
        lang=document.lang or "ar",
        conflict=conflict,
        conflict_basis=("argument" if reading.lexicon.conflict else "text") if conflict else None,
    )


def _sides(lexicon: Lexicon, *named: Iterable[str | None]) -> list[Entity]:
    """Sides that the rows name, as entities."""
    ids = {part for rows in named for side in rows if side for part in side.split("+")}
    sides = lexicon["sides"]
    known = [sides[id] for id in sorted(ids) if id in sides]
    return [Entity(side.id, "side", side.ar, side.en, colour=side.colour) for side in known]
