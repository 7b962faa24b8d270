"""Where and when: the place and the day that a figure is of, in its own words or by what was told before."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta

from analysis.edtf import bounds
from analysis.extract.control import ControlEvent
from analysis.extract.focus import Focus
from analysis.extract.tallies import Tally

_PLACE = 25  # words after a number in which its place may stand
_CARRIED = 120  # words back to a day that a paragraph goes on speaking of
_NEWS = timedelta(days=31)  # an older day is background and is not carried on


def near(events: Sequence[ControlEvent], position: int) -> Sequence[ControlEvent]:
    """Events of a sentence that begin shortly before or after a position of the text."""
    at = bisect_right(events, position, key=lambda e: e.start)
    return events[max(0, at - 6) : at + 6]


class Bearings:
    """Reads place and day of the figures of one document; a place keeps the day of the news last told of it."""

    def __init__(self, focus: Focus):
        self.focus = focus
        self.days: dict[str, str] = {}
        told = bounds(focus.published())[0]
        self.since = told - _NEWS if told else None

    def of(self, told: Tally, events: Sequence[ControlEvent], event: ControlEvent | None) -> tuple[str | None, str | None]:
        """Place and day of a figure; `event` is the control event that its words tell, `events` those of its sentence."""
        later = next((e for e in near(events, told.number.end) if e.start > told.number.end), None)
        beyond = self.focus.reading.words.first_at(later.start) if later else told.sentence.last
        place = self._place(told, beyond)
        own = self._own(told, beyond, event)
        if own and place and self._news(own):
            self.days[place] = own
        return place, own or self._carried(told) or self.days.get(place or "")

    def _place(self, told: Tally, beyond: int) -> str | None:
        """The place named next after the number in its sentence, else last before it, else in focus; towns before countries."""
        after = self.focus.places_in(told.last, min(told.last + _PLACE, beyond))
        before = self.focus.place_before(told.first, told.sentence)
        found = [s.entity for s in (*after, *([before] if before else [])) if s.entity]
        towns = [e for e in found if e.id != (e.country or "").lower()]
        return next((e.id for e in towns or found), None)

    def _own(self, told: Tally, beyond: int, event: ControlEvent | None) -> str | None:
        """The day in the sentence, or that of the event that it tells."""
        day = self.focus.date_near(told.first, told.noun_last, max(beyond, told.noun_last), told.sentence)
        if day and day.edtf and not self.focus.since(day):
            return day.edtf.split("T")[0]
        return event.edtf if event and event.type != "holds" else None

    def _carried(self, told: Tally) -> str | None:
        """The day of the news that the paragraph told before."""
        block = self.focus.reading.layout.blocks[told.sentence.block]
        earlier = self.focus.dates_in(max(block.first, told.sentence.first - _CARRIED), told.sentence.first)
        days = (d.edtf.split("T")[0] for _, _, d in reversed(earlier) if d.edtf and not self.focus.since(d))
        return next((d for d in days if self._news(d)), None)

    def _news(self, edtf: str) -> bool:
        """Whether a day is shortly before publication; any is where that is not known."""
        first, last = bounds(edtf)
        if first is None or last is None or last - first > _NEWS:
            return False
        return self.since is None or first >= self.since
