"""Where and when: the place and the day that a figure is of, in its own words or by what was told before."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property

from analysis.edtf import bounds
from analysis.extract.control import ControlEvent
from analysis.extract.dates import Date
from analysis.extract.focus import Focus
from analysis.extract.tally import Tally

_PLACE = 25  # words after a number in which its place may stand
_CARRIED = 120  # words back to a day that a paragraph goes on speaking of
_FAR = 60  # words to a day in the sentence of a number
_NEAR = 8  # words to the day since when it counts
_NEWS = timedelta(days=31)  # an older day is background and is not carried on
_LEAD = 4  # blocks at the head of a report that tell its day
_BEGUN = frozenset(
    "انطلاق بدء بدايه اندلاع سقوط اندلعت بدات انطلقت تفجرت منذ اندلع بدا انطلق مطلع"
    " سيطره هجوم العمليه المعارك الحرب المعركه الحمله شهر عام".split()
)
_STILL = frozenset("يزال تزال يزالون زال زالت زالوا مازال مازالت".split())
_PLUPERFECT = frozenset("كان كانت وكان وكانت وكانوا كانوا".split())
_TOTALS = frozenset(f"{clitic}{noun}" for clitic in ("", "و", "ال", "وال") for noun in ("حصيله", "اجمالي", "مجموع", "محصله"))
_WITHIN = frozenset("خلال غضون في".split())
_HAPPENED = frozenset(
    "killed wounded killed_and_wounded captured abducted missing materiel strikes personnel localities facilities".split()
)
_PLACED = _HAPPENED | {"displaced"}
_SPANS = {"day": 1, "week": 7, "hour": 1 / 24, "month": 30}


def near(events: Sequence[ControlEvent], position: int) -> Sequence[ControlEvent]:
    """Events of a sentence that begin shortly before or after a position of the text."""
    if not events:
        return ()
    at = bisect_right(events, position, key=lambda e: e.start)
    return events[max(0, at - 6) : at + 6]


Told = tuple[int, int, Date]  # words of a date


class Bearings:
    """Reads place and day of the figures of one document; a place keeps the day of the news last told of it."""

    def __init__(self, focus: Focus):
        self.focus = focus
        self.days: dict[str, str] = {}
        self.told = bounds(focus.published())[0]
        self.oldest = self.told - _NEWS if self.told else None

    def of(self, told: Tally, events: Sequence[ControlEvent], event: ControlEvent | None) -> tuple[str | None, str | None]:
        """Place and day of a figure; `event` is the control event that its words tell, `events` those of its sentence."""
        later = next((e for e in near(events, told.number.end) if e.start > told.number.end), None)
        beyond = self.focus.reading.words.first_at(later.start) if later else told.sentence.last
        place = self._place(told, beyond)
        if not _STILL.isdisjoint(self.focus.forms_in(told.first - 4, told.first)):
            return place, self.focus.published()  # «لا يزال مصير تسعة منهم مجهولاً»
        own = self._own(told, max(beyond, told.noun_last), event)
        if own == "":
            return place, None
        if own and place and "/" not in own and self._news(own):
            self.days[place] = own
        return place, own or self._carried(told) or (self._known(place) if told.category in _HAPPENED else None) or self._lead(told)

    def _known(self, place: str | None) -> str | None:
        """The day of the news last told of a place."""
        return self.days.get(place or "")

    def _place(self, told: Tally, beyond: int) -> str | None:
        """The place named next after the number in its sentence, else last before it, else in focus; towns before countries."""
        after = self.focus.places_in(told.last, min(told.last + _PLACE, beyond))
        for spot in after:
            if self.focus.is_town(spot):
                return spot.mention.entity_id
        before = self.focus.place_before(told.first, told.sentence)
        if before and self.focus.is_town(before):
            return before.mention.entity_id
        return next((s.entity.id for s in (*after, *([before] if before else [])) if s.entity), None)

    def _own(self, told: Tally, beyond: int, event: ControlEvent | None) -> str | None:
        """The day in the sentence, that since when or within which it counts, or the event's; empty for a total up to now."""
        if within := self._within(told):
            return within
        around = self.focus.dates_in(max(told.sentence.first, told.first - _FAR), min(beyond, told.noun_last + _FAR))
        for first, last, day in self._nearest(told, around) if around else ():
            if self.focus.form(first - 1) == "حتي" or self.focus.form(first) == "حتي":
                return ""
            since = self._since(first)
            if first >= told.noun_last and not self._same_clause(told.noun_last, first, since):
                continue
            if since and first < told.first and (told.first - last > 2 * _NEAR or self._parted(first, last, told.first)):
                continue
            edtf = self._joined(first, (day.edtf or "").split("T")[0], [d for d in around if d[0] < told.first])
            return self._until_now(edtf) if since else edtf
        if "منذ" in self.focus.forms_in(told.noun_last, min(told.noun_last + _NEAR, told.sentence.last)):
            return ""  # «منذ سقوطها»
        if event is None or event.type == "holds" or event.edtf is None:
            return None
        tells = event.start <= told.number.start < event.end or told.scope is not None  # the number is of the event itself
        return event.edtf if tells or self._news(event.edtf) else None

    def _nearest(self, told: Tally, around: Sequence[Told]) -> Sequence[Told]:
        """Days around a number in the order in which they can be its own: within its words, after them, before them."""
        before = [d for d in around if d[0] < told.first]
        inside = [d for d in around if told.first <= d[0] < told.noun_last]
        after = [d for d in around if told.noun_last <= d[0]]
        after = [] if self._closer(told, before, after) else after[:2]
        return *inside[::-1], *after, *before[::-1]

    def _closer(self, told: Tally, before: Sequence[Told], after: Sequence[Told]) -> bool:
        """Whether the day before a number stands in its clause and the one after it behind a comma."""
        if not before or not after:
            return False
        form = self.focus.form
        back = any(form(k) in "،؛" for k in range(before[-1][1], told.first))
        return not back and any(form(k) in "،؛" for k in range(told.noun_last, after[0][0]))

    def _parted(self, first: int, last: int, number: int) -> bool:
        """«قبل أسبوع، …»: whether a comma parts so long a time before from the number."""
        return self._ago(first) and any(self.focus.form(k) in "،؛" for k in range(last, number))

    def _joined(self, first: int, edtf: str, before: Sequence[Told]) -> str:
        """«يومي الأربعاء والخميس» is one range."""
        earlier = next((day for _, last, day in before if last == first and self.focus.form(first).startswith("و")), None)
        known = (earlier.edtf or "").split("T")[0] if earlier else ""
        return f"{known}/{edtf}" if len(known) == len(edtf) == len("2016-08-10") and known < edtf else edtf

    def _same_clause(self, start: int, word: int, since: bool) -> bool:
        """Whether no relative clause stands between a noun and a day after it; a day since when must follow soon."""
        particles = self.focus.reading.hits
        relative = any((p := particles.at("particles", k)) and p.entry.kind == "relative" for k in range(start, word))
        return not relative and not (since and (word - start > 2 * _NEAR or any(self.focus.form(k) == "،" for k in range(start, word))))

    def _since(self, first: int) -> bool:
        """«منذ السابع من أكتوبر», «منذ انطلاق العملية في ماي», «التي اندلعت قبل أسبوع»."""
        if self.focus.since(first) or self._ago(first):
            return True
        at = first - 1
        while at > first - 5 and (form := self.focus.form(at)) != "منذ" and (form in _BEGUN or form in ("في", "يوم")):
            at -= 1
        return self.focus.form(at) == "منذ" or self.focus.form(first - 1) in ("اندلعت", "بدات", "انطلقت", "تفجرت")

    def _ago(self, first: int) -> bool:
        """«منذ بدء الهجوم على المدينة قبل أسبوع»."""
        if self.focus.form(first) != "قبل":
            return False
        back = [self.focus.form(k) for k in range(first - 1, first - _NEAR, -1)]
        return "منذ" in back and not any(form in "،؛.:" for form in back[: back.index("منذ")])

    def _until_now(self, edtf: str) -> str:
        """From a day on, to the day of publication where that is known."""
        if "/" in edtf:
            return edtf
        if "[" in edtf:
            first = bounds(edtf)[0]
            edtf = first.isoformat() if first else edtf
        return f"{edtf}/{self.focus.published() or '..'}"

    def _within(self, told: Tally) -> str | None:
        """«خلال أسبوع واحد», «في 3 أيام»: back from the day of publication."""
        if self.told is None or told.category not in _PLACED:
            return None
        for at in range(told.noun_last, min(told.noun_last + 4, told.sentence.last)):
            if self.focus.form(at) not in _WITHIN:
                continue
            numeral = self.focus.numeral_at(at + 1)
            unit = self.focus.reading.hits.on["times"](numeral.last if numeral else at + 1)
            if unit is None or unit.entry.kind != "unit" or unit.entry.unit not in _SPANS or unit.article or unit.proclitic:
                return None
            many = (numeral.value if numeral else 2 if self.focus.form(unit.first).endswith("ين") else 1) or 0
            first = self.told - timedelta(days=max(1, round(many * _SPANS[unit.entry.unit])))
            dated = self.focus.dates_in(at, unit.last + 2)
            return None if dated else f"{first.isoformat()}/{self.told.isoformat()}"
        return None

    def _carried(self, told: Tally) -> str | None:
        """The day of the news that the paragraph told before."""
        block = self.focus.reading.layout.blocks[told.sentence.block]
        earlier = self.focus.dates_in(max(block.first, told.sentence.first - _CARRIED), told.sentence.first)
        days = (d.edtf.split("T")[0] for first, _, d in reversed(earlier) if d.edtf and not self._since(first))
        return next((d for d in days if self._news(d)), None)

    def _lead(self, told: Tally) -> str | None:
        """The day of the news that the report opens with, for what happened and is told without a day."""
        if told.category not in _HAPPENED or self._lead_day is None:
            return None
        form, first = self.focus.form, told.sentence.first
        past = form(first) in _PLUPERFECT and "قد" in map(form, range(first + 1, first + 6))
        total = not _TOTALS.isdisjoint(map(form, range(told.first - _NEAR, told.first)))
        return None if past or total or form(first) in ("يذكر", "يشار") else self._lead_day

    @cached_property
    def _lead_day(self) -> str | None:
        blocks = [b for b in self.focus.reading.layout.blocks if b.report][:_LEAD]
        if not blocks:
            return None
        opening = self.focus.dates_in(blocks[0].first, blocks[-1].last)
        days = (
            d.edtf.split("T")[0] for first, _, d in opening if d.edtf and self.focus.reading.sentence_at(first) and not self._since(first)
        )
        return next((d for d in days if self._news(d)), None)

    def _news(self, edtf: str) -> bool:
        """Whether a day is shortly before publication; any is where that is not known."""
        first, last = bounds(edtf)
        if first is None or last is None or last - first > _NEWS:
            return False
        return self.oldest is None or (first >= self.oldest and (self.told is None or first <= self.told + timedelta(days=1)))
