"""What a text holds of time: its words, the entries found in them and its numbers, by word."""

from bisect import bisect_left

from analysis.extract.numerals import Numeral
from analysis.lexicon.matching import Hit, Hits
from analysis.text.words import Words

OPEN, CLOSE = "([", ")]"
_MOST_DAYS = 31  # no date begins with a larger number in words: years in words follow their noun
SINGULAR = frozenset(
    {"يوم", "يوما", "نهار", "اسبوع", "اسبوعا", "شهر", "شهرا", "عام", "عاما", "سنه", "عقد", "عقدا", "قرن", "قرنا", "ساعه", "دقيقه"}
)


class Clues:
    """Words of time in a text, and what stands beside them."""

    def __init__(self, words: Words, hits: Hits, numerals: tuple[Numeral, ...]):
        self.words, self.forms, self.hits = words, words.forms, hits
        self.numbers = {n.first: n for n in numerals}
        self._months, self._weekdays, self._times = (hits.begun(layer) for layer in ("months", "weekdays", "times"))
        self._datable = frozenset(n.first for n in numerals if n.digits or (n.value is not None and 1 <= n.value <= _MOST_DAYS))
        self._starts = sorted({*self._months, *self._weekdays, *self._times, *self._datable})

    def between(self, first: int, last: int) -> list[int]:
        """Words of a range at which an expression may begin."""
        return self._starts[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def opened(self, i: int) -> frozenset[str]:
        """What may open an expression at a word: a number that can be of a date, month, weekday, the kind of its time word."""
        kinds = [name for name, found in (("number", i in self._datable), ("month", i in self._months)) if found]
        if i in self._weekdays:
            kinds.append("weekday")
        if word := self._times.get(i):
            kinds.append(word.entry.kind)
        return frozenset(kinds)

    def time(self, i: int, *kinds: str) -> Hit | None:
        """The time word of one of some kinds at a word."""
        hit = self._times.get(i)
        return hit if hit and hit.entry.kind in kinds else None

    def integer(self, i: int, low: int, high: int) -> Numeral | None:
        """The whole number from `low` to `high` that begins at a word."""
        n = self.numbers.get(i)
        return (
            n
            if n and n.value is not None and n.kind in ("cardinal", "ordinal") and low <= n.value <= high and n.value == int(n.value)
            else None
        )

    def past(self, i: int, *forms: str) -> int:
        """The word after any of some forms, or the same word."""
        return i + 1 if i < len(self.forms) and self.forms[i] in forms else i

    def counts(self, i: int) -> bool:
        """Whether a noun follows that a number before it could count."""
        if i >= len(self.forms) or not self.forms[i].isalpha():
            return False
        return not self.hits.any(("function", "months"), i) and not self.time(i, "era")
