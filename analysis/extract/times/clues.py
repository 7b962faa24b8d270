"""What a text holds of time: its words, the entries found in them and its numbers, by word."""

from bisect import bisect_left

from analysis.extract.numerals import Numeral
from analysis.lexicon.matching import Hit, Hits
from analysis.text.words import Words

OPEN, CLOSE = "([", ")]"
_MOST_DAYS = 31  # no date begins with a larger number in words: years in words follow their noun
_FEW = 5  # units are not numbered further: «الأسبوع الخامس»
SINGULAR = frozenset(
    {"يوم", "يوما", "نهار", "اسبوع", "اسبوعا", "شهر", "شهرا", "عام", "عاما", "سنه", "عقد", "عقدا", "قرن", "قرنا", "ساعه", "دقيقه"}
)


class Clues:
    """Words of time in a text, and what stands beside them."""

    def __init__(self, words: Words, hits: Hits, numerals: tuple[Numeral, ...]):
        self.words, self.forms, self.hits = words, words.forms, hits
        self.numbers = {n.first: n for n in numerals}
        self._months, self._weekdays, self._times = (hits.begun(layer) for layer in ("months", "weekdays", "times"))
        self._datable = {n.first: opened for n in numerals if (opened := _openers(n, n.last in self._times))}
        self._starts = sorted({*self._months, *self._weekdays, *self._times, *self._datable})

    def between(self, first: int, last: int) -> list[int]:
        """Words of a range at which an expression may begin."""
        return self._starts[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def opened(self, i: int) -> tuple[str, ...]:
        """What may open an expression at a word: a number that can be of a date, month, weekday, the kind of its time word, its unit."""
        opened = self._datable.get(i, ())
        if i in self._months:
            opened += ("month",)
        if i in self._weekdays:
            opened += ("weekday",)
        word = self._times.get(i)
        if word and (word.entry.kind != "this" or word.last in self._times or word.last in self._weekdays):  # «هذا» alone is of no time
            opened += (word.entry.kind, f"{word.entry.unit}s") if word.entry.kind == "unit" else (word.entry.kind,)
        return opened

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


def _openers(n: Numeral, timed: bool) -> tuple[str, ...]:
    """What a number, which a word of time may follow, can open, as the readers of expressions name it; nothing where it is of no date."""
    if not n.digits and (n.value is None or not 1 <= n.value <= _MOST_DAYS):
        return ()
    day, few = _whole(n, 1, _MOST_DAYS), _whole(n, 1, _FEW)
    known = (("digits", n.digits), ("day_number", day), ("few", few), ("rank", few and n.kind == "ordinal"), ("timed", timed))
    return tuple([opener for opener, holds in known if holds])


def _whole(n: Numeral, low: int, high: int) -> bool:
    """Whether a number is a whole one from `low` to `high`."""
    return n.value is not None and low <= n.value <= high and n.kind in ("cardinal", "ordinal") and n.value == int(n.value)
