"""Numbers, quotations and other words that no row holds: why not, and which known words stand near."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.explain.reasons import Reason, line_of, where
from analysis.extract import Extraction
from analysis.extract.layout import Quotation
from analysis.extract.reading import Reading

NEAR = 8  # words beside a number that may say what it counts
NEXT = 4  # words shown after a number, or on either side of a quotation
SPEECH = 6  # words; a shorter quotation is a name or a word held at a distance
OF_NUMBERS = ("counted", "losses", "framing", "numbered", "bounds", "placenouns")
OF_SPEECH = ("cues", "attitudes", "sources", "offices", "persons", "actors", "organisations", "media")


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Words text[start:end] that are no row of figures or claims.

    `why` is a code (wording: explain.why and explain.add), `blanks` fills its sentences, `holder` is the row that took the words
    instead, `near` are the entries of the lexicon beside them that could have taken part.
    """

    kind: str
    id: str
    why: str
    start: int
    end: int
    quote: str
    sentence_start: int
    sentence_end: int
    blanks: Mapping[str, str] = field(default_factory=dict)
    holder: str | None = None
    near: tuple[Reason, ...] = ()


def unclaimed(reading: Reading, found: Extraction) -> Iterator[Unclaimed]:
    """What no figure, claim or event of control holds, in order of the text."""
    yield from sorted(
        [*_open(reading, found), *_numbers(reading, found), *_quotations(reading, found)], key=lambda u: (u.start, u.end, u.id)
    )


def _open(reading: Reading, found: Extraction) -> Iterator[Unclaimed]:
    """Rows of the table of what was not read."""
    for row in found.unread:
        first, last = _words(reading, row.start, row.end)
        if row.kind == "number":
            near, blanks = _beside(reading, row, OF_NUMBERS), {"next": _quote(reading, last, last + NEXT)}
        else:
            near, blanks = _beside(reading, row, OF_SPEECH), _around(reading, first, last)
        yield _made(
            reading, row.kind, row.id, row.why, row.start, row.end, blanks, near=near if row.kind in ("number", "quotation", "cue") else ()
        )


def _numbers(reading: Reading, found: Extraction) -> Iterator[Unclaimed]:
    """Numbers that are no figures: part of a date, a name, a list, or outside the report."""
    taken = {f.number_start for f in found.figures} | {u.start for u in found.unread if u.kind == "number"}
    for number in found.numbers:
        if number.start in taken or number.kind == "dual":
            continue
        told = number.role == "figure" and reading.sentence_at(reading.words.first_at(number.start)) is None
        why = "outside" if told else f"role_{number.role}"
        near = tuple(r for rule in number.rules for r in _entry(reading, rule, number))
        yield _made(reading, "number", number.id, why, number.start, number.end, {}, _holder(found, number), near)


def _quotations(reading: Reading, found: Extraction) -> Iterator[Unclaimed]:
    """Quotations that no claim touches, and that are too short or stand outside the report."""
    listed = {u.start for u in found.unread if u.kind == "quotation"}
    for number, quotation in enumerate(reading.layout.quotations, 1):
        held = any(c.start < quotation.end and quotation.start < c.end for c in found.claims)
        if not held and quotation.start not in listed:
            yield _made(reading, "quotation", f"Q{number}", _why_no_speech(reading, quotation), quotation.start, quotation.end, {})


def _why_no_speech(reading: Reading, quotation: Quotation) -> str:
    if reading.sentence_at(quotation.first) is None:
        return "outside"
    return "short" if quotation.last - quotation.first <= SPEECH else "nobody_named"


def _holder(found: Extraction, number: Any) -> str | None:
    """The date or the name that a number is a part of."""
    rows: tuple[Any, ...] = (*found.dates, *found.mentions)
    return next((r.id for r in rows if r.start <= number.start and number.end <= r.end), None)


def _beside(reading: Reading, row: Any, layers: Sequence[str]) -> tuple[Reason, ...]:
    """Known words that stand near: in the sentence of a quotation, or a few words from a number."""
    first, last = _words(reading, row.start, row.end)
    sentence = reading.sentence_at(first)
    low, high = (sentence.first, sentence.last) if sentence else (first, last)
    if row.kind == "number":
        low, high = max(low, first - NEAR), min(high, last + NEAR)
    beside = [h for layer in layers for h in reading.hits.between(layer, low, high) if not first <= h.first < last]
    return tuple(_reason(reading, h, row) for h in sorted(beside, key=lambda h: h.start))


def _entry(reading: Reading, rule: str, row: Any) -> Iterator[Reason]:
    """The hit of a rule nearest to a row."""
    layer, _, id = rule.partition("/")
    hits = [h for h in reading.hits[layer] if h.entry.id == id]
    if hits:
        yield _reason(reading, min(hits, key=lambda h: abs(h.start - row.start)), row)


def _reason(reading: Reading, hit: Any, row: Any) -> Reason:
    words = reading.text[hit.start : hit.end]
    place = where(reading, hit.start, row.start, row.end)
    return Reason(hit.rule, place, words, hit.start, hit.end, hit.entry.file, line_of(hit.entry.file, hit.entry.id))


def _words(reading: Reading, start: int, end: int) -> tuple[int, int]:
    return reading.words.first_at(start), reading.words.first_at(end - 1) + 1


def _around(reading: Reading, first: int, last: int) -> dict[str, str]:
    return {"previous": _quote(reading, first - NEXT, first), "next": _quote(reading, last, last + NEXT)}


def _quote(reading: Reading, first: int, last: int) -> str:
    """Words of a range, as far as its line goes."""
    block = reading.block_at(min(max(first, 0), len(reading.words) - 1))
    low, high = max(first, 0), min(last, len(reading.words), block.last if block else last)
    return reading.words.quote(low, high).strip() if low < high else ""


def _made(
    reading: Reading,
    kind: str,
    id: str,
    why: str,
    start: int,
    end: int,
    blanks: Mapping[str, str],
    holder: str | None = None,
    near: tuple[Reason, ...] = (),
) -> Unclaimed:
    word = reading.words.first_at(start)
    held = reading.sentence_at(word) or reading.block_at(word)
    bounds = (min(start, held.start), max(end, held.end)) if held else (start, end)
    return Unclaimed(kind, id, why, start, end, reading.text[start:end], *bounds, blanks, holder, near)
