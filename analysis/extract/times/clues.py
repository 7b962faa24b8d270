"""What a text holds of time: its words, the entries found in them and its numbers, by word."""

from bisect import bisect_left
from collections.abc import Iterator

from analysis.extract.numerals import Numeral
from analysis.extract.numeric import SIGNS
from analysis.lexicon.matching import Hit, Hits
from analysis.text.words import Words

OPEN, CLOSE = "([", ")]"
STOPS = ".!؟?\n"
FEAST_DAYS = ("ايام", "يوم")
FEW = ("القليله", "القليلتين", "القلايل")
SAME = frozenset(("نفسه", "نفسها", "ذاته", "ذاتها", "عينه"))
_GOING_ON = SAME.union(FEW)
_MOST_DAYS = 31  # no date begins with a larger number in words: years in words follow their noun
_RANKS = 5  # units are not numbered further: «الأسبوع الخامس»
_YEAR = 4  # digits
_TO_MONTHS = frozenset("/ - من يوم و".split())  # what may stand between a day and its month, or another day: «13 إلى 15 تموز»
_OF_DAYS = frozenset(("times", "months", "joints"))
_OF_RANKS = frozenset(("times", "weekdays", "daynames"))
_FOLLOWING = frozenset(("shift", "era"))  # kinds of time words that open nothing
_LEADING = frozenset(("this", "ago", "during", "beside", "final", "rest"))  # and those that do only with a word of time behind them
_LED = frozenset(("times", "weekdays", "daynames", "bounds"))
SINGULAR = frozenset(
    {"يوم", "يوما", "نهار", "اسبوع", "اسبوعا", "شهر", "شهرا", "عام", "عاما", "سنه", "عقد", "عقدا", "قرن", "قرنا", "ساعه", "دقيقه"}
)


class Clues:
    """Words of time in a text, and what stands beside them."""

    def __init__(self, words: Words, hits: Hits, numerals: tuple[Numeral, ...]):
        self.words, self.forms, self.hits = words, words.forms, hits
        self.numbers = {n.first: n for n in numerals}
        self._months, self._weekdays, self._times = (hits.begun(layer) for layer in ("months", "weekdays", "times"))
        self._opened: dict[int, tuple[str, ...]] = {}
        for word, opened in self._openers():
            self._opened[word] = self._opened.get(word, ()) + opened
        self._starts = sorted(self._opened)

    def between(self, first: int, last: int) -> list[int]:
        """Words of a range at which an expression may begin."""
        return self._starts[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def opened(self, i: int) -> tuple[str, ...]:
        """What may open an expression at a word: a number that can be of a date, month, weekday, the kind of its time word, its unit."""
        return self._opened.get(i, ())

    def _openers(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Words at which an expression may begin, each with what may open it there."""
        for word, number in self.numbers.items():
            if opened := self._numbered(number):
                yield word, opened
        for word in self._months:
            yield word, ("month",)
        for word, weekday in self._weekdays.items():
            yield word, ("weekday", "ranked") if self._goes_on(weekday) else ("weekday",)
        for word, time in self._times.items():
            if opened := self._timed(time):
                yield word, opened

    def _timed(self, word: Hit) -> tuple[str, ...]:
        """What a word of time can open by what stands behind it."""
        kind, unit = word.entry.kind, word.entry.unit
        if kind in _FOLLOWING or (kind in _LEADING and not self._leads(word)):
            return ()
        if kind not in ("unit", "day"):
            return (kind,)
        going_on = self._goes_on(word)
        opened: tuple[str, ...] = (kind,) if kind == "day" else (f"{unit}s", kind) if going_on else (f"{unit}s",)
        return (*opened, "ranked") if going_on and unit in ("day", "week") else opened

    def _goes_on(self, word: Hit) -> bool:
        """Whether a word of time or a number follows a weekday or unit: «الأسبوع الماضي», «السنوات الخمس الماضية»."""
        at = word.last
        return at in self._times or at in self.numbers or self.words.form(at) in _GOING_ON

    def _leads(self, word: Hit) -> bool:
        """Whether a word of time or a number may follow: «هذا» alone is of no time."""
        at = word.last
        return not _LED.isdisjoint(self.hits.layers(at)) or at in self.numbers or self.words.form(at) == "ال"

    def _numbered(self, n: Numeral) -> tuple[str, ...]:
        """What a number can open by how it is written and what stands behind it; nothing where it is of no date."""
        form, day = self.words.form, _whole(n, 1, _MOST_DAYS)
        if not n.digits and (n.value is None or not 1 <= n.value <= _MOST_DAYS):
            return ()
        after, begun = form(n.last), self.hits.layers(n.last)
        unit = self._times.get(n.last)
        opened = (
            ("timed", unit is not None and unit.last in self._times),
            ("year_number", n.digits and len(self.forms[n.first]) == _YEAR),
            ("signed", n.digits and form(n.first + 1) in SIGNS and form(n.first + 2).isdigit()),
            ("day_number", day and (after in _TO_MONTHS or n.last in self.numbers or not _OF_DAYS.isdisjoint(begun))),
            ("last", day and after in STOPS),
            ("feast_number", day and after in FEAST_DAYS),
            ("rank", n.kind == "ordinal" and not _OF_RANKS.isdisjoint(begun) and _whole(n, 1, _RANKS)),
        )
        return tuple([opener for opener, holds in opened if holds])

    def tells(self, i: int) -> bool:
        """Whether a month or a word of time begins at a word."""
        return i in self._months or i in self._times

    def time(self, i: int, *kinds: str) -> Hit | None:
        """The time word of one of some kinds at a word."""
        hit = self._times.get(i)
        return hit if hit and hit.entry.kind in kinds else None

    def integer(self, i: int, low: int, high: int) -> Numeral | None:
        """The whole number from `low` to `high` that begins at a word."""
        n = self.numbers.get(i)
        return n if n and _whole(n, low, high) else None

    def past(self, i: int, *forms: str) -> int:
        """The word after any of some forms, or the same word."""
        return i + 1 if i < len(self.forms) and self.forms[i] in forms else i

    def counts(self, i: int) -> bool:
        """Whether a noun follows that a number before it could count."""
        if i >= len(self.forms) or not self.forms[i].isalpha():
            return False
        return not self.hits.any(("function", "months"), i) and not self.time(i, "era")


def _whole(n: Numeral, low: int, high: int) -> bool:
    """Whether a number is a whole one from `low` to `high`."""
    return n.value is not None and low <= n.value <= high and n.kind in ("cardinal", "ordinal") and n.value == int(n.value)
