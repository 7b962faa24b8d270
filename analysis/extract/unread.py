"""What no rule took: numbers, quotations, quote marks and words of amount that stay open are rows, never dropped."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Annotated

from analysis.columns import End, Id, Quote, Rules, Start
from analysis.extract.claims import Claim
from analysis.extract.cues import Report
from analysis.extract.dates import Date
from analysis.extract.figures import Figure
from analysis.extract.numbers import Number
from analysis.extract.reading import Reading
from analysis.rowclass import rowclass

_SPEECH = 6  # words; a shorter quotation is a name or a word held at a distance


@rowclass
class Unread:
    """Words that a reader of the rows should look at, because no rule understood them."""

    id: Id
    start: Start
    end: End
    quote: Quote
    kind: Annotated[str, "number, quotation, quote_mark, cue, vague or date"]
    why: Annotated[str, "why no rule took it, by code (wording: terms.unread)"]
    rules: Rules = ()


@rowclass
class _Open:
    start: int
    end: int
    kind: str
    why: str
    rules: tuple[str, ...] = ()


def find(
    reading: Reading,
    numbers: Sequence[Number],
    dates: Sequence[Date],
    figures: Sequence[Figure],
    claims: Sequence[Claim],
    silent: Sequence[Report] = (),
) -> tuple[Unread, ...]:
    """What stays open in a document, in order of the text; `silent` are the cues that no claim took."""
    found = [
        *_numbers(reading, numbers, figures),
        *(_Open(d.start, d.end, "date", "no_anchor", d.rules) for d in dates if d.edtf is None),
        *_marks(reading),
        *_quotations(reading, claims),
        *_amounts(reading, figures),
        *(_Open(r.start, r.end, "cue", "no_content", r.rules) for r in silent),
    ]
    ordered = sorted(found, key=attrgetter("start", "end", "kind"))
    return tuple(
        Unread(f"U{number}", row.start, row.end, reading.text[row.start : row.end], row.kind, row.why, row.rules)
        for number, row in enumerate(ordered, 1)
    )


def _numbers(reading: Reading, numbers: Sequence[Number], figures: Sequence[Figure]) -> Iterator[_Open]:
    """Numbers of the report that count something, and that no figure holds."""
    taken = {(f.number_start, f.number_end) for f in figures}
    starts = {start for start, _ in taken}
    for number in numbers:
        if number.role == "figure" and number.start not in starts and _told(reading, number.start):
            yield _Open(number.start, number.end, "number", "nothing_counted" if number.counted is None else "no_category", number.rules)


def _marks(reading: Reading) -> Iterator[_Open]:
    words, told = reading.words, reading.layout.told
    for mark in reading.layout.stray_marks:
        if told[mark]:
            yield _Open(words.starts[mark], words.ends[mark], "quote_mark", "no_partner")


def _quotations(reading: Reading, claims: Sequence[Claim]) -> Iterator[_Open]:
    """Quotations long enough to be speech that stand in no claim."""
    long = [q for q in reading.layout.quotations if q.last - q.first > _SPEECH and reading.layout.told[q.first] is not None]
    held = _merged((c.start, c.end) for c in claims) if long else ()
    for quotation in long:
        if not _touches(quotation.start, quotation.end, held):
            yield _Open(quotation.start, quotation.end, "quotation", "nobody_named")


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _touches(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether text[start:end] overlaps one of some ordered, disjoint spans."""
    i = bisect_left(spans, end, key=lambda s: s[0]) - 1
    return i >= 0 and start < spans[i][1]


def _amounts(reading: Reading, figures: Sequence[Figure]) -> Iterator[_Open]:
    """Words of amount without a number («تعزيزات كبيرة»): kept as words."""
    told = [hit for hit in reading.hits["amounts"] if reading.layout.told[hit.first] is not None]
    held = _merged((f.start, f.end) for f in figures) if told else ()
    for hit in told:
        if not _touches(hit.start, hit.start + 1, held):
            yield _Open(hit.start, hit.end, "vague", "no_number", (hit.rule,))


def _told(reading: Reading, position: int) -> bool:
    return reading.sentence_at(reading.words.first_at(position)) is not None
