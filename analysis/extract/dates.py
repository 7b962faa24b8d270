"""Dates and relative times, resolved to EDTF against the day of publication or of the words."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated

from analysis.columns import Edtf, End, Id, Quote, Rules, Start
from analysis.edtf import bounds
from analysis.extract.layout import Quotation
from analysis.extract.reading import Reading
from analysis.extract.resolve import absolute, resolve
from analysis.extract.times.clues import SAME, Clues
from analysis.extract.times.expression import Expression
from analysis.extract.times.expressions import expression_at
from analysis.lexicon.layers import NAMES
from analysis.rowclass import replace, rowclass

_CLOSE = 60  # words between two dates of one story
_RECENT = 31  # days before publication in which «مؤخراً» is told by a date of its section
_QUERY = 12  # words
_KINDS = {"of_the_day": "part_of_day", "lately": "relative"}  # as rows name what the readers tell apart
_IF_CERTAIN = frozenset(_KINDS)  # no dates where nothing tells of which day they are
_AHEAD = frozenset("سوف المقرر المتوقع المرتقب المنتظر غدا".split())
_NOUNS = ("سيار", "سيطر", "سياس", "سياد", "سيد", "سينا", "ستين", "ستون", "ستار", "سنوات", "سنتين", "سندات")  # nouns that begin with س
_SCARE = 3  # words; a quotation no longer than this is a name or a scare quote, no speech


@rowclass
class Date:
    """A date expression; a doublet of month names is one date."""

    id: Id
    start: Start
    end: End
    quote: Quote
    edtf: Edtf
    kind: Annotated[str, "publication, day, month, year, part_of_month, relative, anaphoric, duration, …"]
    anchor: Annotated[str | None, "absolute, publication, or the id of the date it was resolved against"]
    rules: Rules = ()


def find(reading: Reading) -> tuple[Date, ...]:
    """All dates of the report and its dateline, in order."""
    told = reading.document.published or published(reading)
    return tuple(_Resolver(reading, list(_expressions(reading)), _day(told)).rows())


def published(reading: Reading) -> str | None:
    """Time of publication by the dateline, ISO 8601 as precise as it is written; a weekday decides the order of day and month."""
    for block in reading.layout.blocks:
        if block.kind != "dateline":
            continue
        for expression in _in_order(_clues(reading), block.first, block.last):
            edtf = resolve(expression, None)
            if edtf and expression.day and _day(edtf):
                return edtf
    return None


def _day(text: str | None) -> date | None:
    """The calendar day of an ISO time or of an EDTF day; None for anything wider."""
    try:
        return date.fromisoformat((text or "").rstrip("~?")[:10]) if text and "/" not in text else None
    except ValueError:
        return None


def _expressions(reading: Reading) -> Iterator[tuple[Expression, bool]]:
    """Expressions of the report in order, and whether each stands in the dateline."""
    named, clues = _named(reading), _clues(reading)
    dated = False
    for block in reading.layout.blocks:
        dateline = block.kind == "dateline" and not dated
        if not block.report and not dateline:
            continue
        for expression in _in_order(clues, block.first, block.last):
            if expression.first not in named and not _names_a_place(reading, expression):
                dated |= dateline
                yield expression, dateline


def _clues(reading: Reading) -> Clues:
    return Clues(reading.words, reading.hits, reading.numerals)


def _in_order(clues: Clues, first: int, last: int) -> Iterator[Expression]:
    free = first
    for i in clues.between(first, last):
        expression = expression_at(clues, i) if i >= free else None
        if expression and expression.last <= last and expression.kind not in ("duration", "time"):
            free = expression.last
            yield expression


def _named(reading: Reading) -> set[int]:
    """Words inside the names of somebody or something: «روسيا اليوم» and «"بغداد اليوم"» are no days."""
    layers = (*NAMES, "places")
    named = {k for layer in layers for hit in reading.hits[layer] if hit.last - hit.first > 1 for k in range(hit.first, hit.last)}
    return named.union(*(range(first, last) for first, (last, _) in reading.quoted.items()))


def _names_a_place(reading: Reading, e: Expression) -> bool:
    """Whether a day is the name of a quarter, a street, a unit: «حي 7 نيسان», «لواء 14 أكتوبر»."""
    if e.kind != "day" or e.year or e.shift is not None:
        return False
    hits = reading.hits
    for layer in ("placenouns", "placeparts", "forces", "numbered"):
        noun = hits.at(layer, e.first - 1)
        if noun and noun.last == e.first and (layer == "numbered" or not noun.article) and getattr(noun.entry, "kind", "") != "part":
            return True
    return False


def _will(form: str) -> bool:
    """Whether a word is a verb of the future: «سيعود», not «سيارة»."""
    bare = form.removeprefix("و").removeprefix("ف")
    return bare in _AHEAD or (bare[:2] in ("سي", "ست", "سن") and len(bare) > 4 and not bare.startswith(_NOUNS))


class _Resolver:
    """Resolves the expressions of one document in order."""

    def __init__(self, reading: Reading, found: Sequence[tuple[Expression, bool]], today: date | None):
        self.reading, self.found, self.today = reading, found, today
        self.done: list[Date] = []
        self.anchors: list[tuple[Date, int]] = []  # dates that others can refer to, with their word
        self.speech = [q for q in reading.layout.quotations if q.last - q.first > _SCARE]

    def rows(self) -> list[Date]:
        """Rows in order of the text."""
        for expression, dateline in self.found:
            edtf, anchor = self._edtf(expression)
            if edtf is None and (expression.kind in _IF_CERTAIN or (expression.mode == "beside" and anchor is None)):
                continue
            start = self._start(expression.first)
            end = self.reading.words.ends[expression.last - 1]
            row = Date(
                f"D{len(self.done) + 1}",
                start,
                end,
                self.reading.text[start:end],
                edtf,
                "publication" if dateline else _KINDS.get(expression.kind, expression.kind),
                anchor,
                tuple(dict.fromkeys(expression.rules)),
            )
            self.done.append(row)
            if edtf and not dateline and expression.kind not in ("now", "vague_recent", "decade"):
                self.anchors.append((row, expression.first))
        return self.done

    def _start(self, word: int) -> int:
        hits = self.reading.hits.among(("months", "weekdays", "times", "numbers", "scales", "ordinals"), word)
        return max([hit.start for hit in hits], default=self.reading.words.starts[word])

    def _edtf(self, e: Expression) -> tuple[str | None, str | None]:
        """EDTF, and what the expression was resolved against."""
        if absolute(e):
            return resolve(e, self.today if e.ambiguous and e.ambiguous.yearly else None), "absolute"
        if e.kind in _IF_CERTAIN:
            return self._certain(e)
        speech = next((q for q in self.speech if q.first <= e.first < q.last), None)
        uttered = self._uttered(e, speech) if speech else None
        if e.kind in ("anaphoric", "part_of_day"):
            return self._again(e, uttered or self._last(e))
        if (told := self._followed(e)) and (day := bounds(told.edtf)[0]):
            vague = e.mode == "beside" and _day(told.edtf) is None and e.unit not in ("month", "year")  # days beside a month
            return (None if vague else resolve(e, day)), told.id
        if e.mode == "beside" or SAME.intersection(self.reading.words.forms[e.first : e.last]):
            return None, None
        anchor = uttered or (self._section(e) if e.kind == "vague_recent" else None)
        if anchor and (day := _day(anchor.edtf)):
            return resolve(e, day), anchor.id
        edtf = resolve(e, self.today, self._alone(e))
        return edtf, "publication" if edtf else None

    def _certain(self, e: Expression) -> tuple[str | None, str | None]:
        """The day of «ليلاً» by the day before it in its sentence; «خلال يومين» up to now where its sentence tells of no other time."""
        sentence = self.reading.sentence_at(e.first)
        if sentence is None:
            return None, None
        told = next((row for row, word in reversed(self.anchors) if sentence.first <= word), None)
        if e.kind == "of_the_day":
            day = _day(told.edtf) if told else None
            return (day.isoformat(), told.id) if day and told else (None, None)
        others = (x for x, _ in self.found if sentence.first <= x.first < sentence.last and x.kind not in _IF_CERTAIN)
        ahead = any(_will(self.reading.words.forms[k]) for k in range(sentence.first, e.first))
        edtf = None if ahead or any(others) else resolve(replace(e, kind="relative"), self.today)
        return edtf, "publication" if edtf else None

    def _again(self, e: Expression, anchor: Date | None) -> tuple[str | None, str | None]:
        """The date that «حينها» takes up; «اليوم التالي» is the day after it."""
        if anchor is None or e.offset is None:
            return (
                (anchor.edtf, anchor.id)
                if anchor
                else (resolve(replace(e, kind="relative"), self.today), "publication")
                if e.offset and self.today
                else (None, None)
            )
        day = _day(anchor.edtf)
        return ((day + timedelta(e.offset)).isoformat(), anchor.id) if day else (None, None)

    def _alone(self, e: Expression) -> bool:
        """Whether a text is nothing but this date: no report that looks back, but a day looked up in the calendar."""
        reading = self.reading
        if len(reading.words) > _QUERY:
            return False
        rest = (*range(e.first), *range(e.last, len(reading.words)))
        return all(not reading.words.forms[i].isalpha() or reading.hits.on["function"](i) or reading.hits.on["bounds"](i) for i in rest)

    def _uttered(self, e: Expression, speech: Quotation) -> Date | None:
        """The date of the sentence around a quotation, when the words were said."""
        sentence = self.reading.sentence_at(e.first)
        if sentence is None:
            return None
        for row, word in reversed(self.anchors):
            if word < sentence.first:
                return None
            if not speech.first <= word < speech.last and _day(row.edtf):
                return row
        return None

    def _last(self, e: Expression) -> Date | None:
        """The date told last; «اليوم نفسه» takes up the last day."""
        day = any(self.reading.words.forms[i].endswith("اليوم") for i in range(e.first, e.last))
        return next((row for row, _ in reversed(self.anchors) if not day or _day(row.edtf)), None)

    def _followed(self, e: Expression) -> Date | None:
        """The date that «العام التالي», «الأسبوع التالي», «بعد ذلك بيومين» come after: the one told last, close before."""
        row, word = self.anchors[-1] if self.anchors else (None, 0)
        if row is None or e.first - word > _CLOSE:
            return None
        forms = self.reading.words.forms[e.first : e.last]
        return row if e.mode == "beside" or any(form.startswith("التالي") or form in SAME for form in forms) else None

    def _section(self, e: Expression) -> Date | None:
        """The last day named in the same section, if the report is of the weeks after it."""
        if self.today is None:
            return None
        heading = max((b.first for b in self.reading.layout.blocks if b.kind == "heading" and b.first <= e.first), default=0)
        for row, word in reversed(self.anchors):
            if word < heading:
                return None
            if (day := _day(row.edtf)) and 0 <= (self.today - day).days <= _RECENT:
                return row
        return None
