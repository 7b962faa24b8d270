"""Units of an army that are named by a number: «الفرقة 17 مشاة», «اللواء الثالث عمالقة»."""

from collections.abc import Mapping
from typing import Any

from analysis.extract.numerals import Numeral
from analysis.extract.reading import Reading
from analysis.rowclass import rowclass

_OF_UNITS = frozenset(("فرقه", "لواء", "كتيبه", "فوج", "فيلق", "سريه", "منطقه"))
_BETWEEN = ("ال", "رقم")  # «الفرقة الـ 98»


@rowclass
class Unit:
    """A unit at the words … last - 1, text[start: …], and the words of the lexicon that name it."""

    last: int
    start: int
    rules: tuple[str, ...]


def unit_at(reading: Reading, i: int, numerals: Mapping[int, Numeral]) -> Unit | None:
    """The numbered unit that begins at a word; `numerals` are those of the text by their first word."""
    forms, noun = reading.words.forms, reading.hits.on["numbered"](i)
    known: Any = noun.entry if noun else None
    if noun is None or known.kind != "unit" or noun.forms[0].removeprefix("ال") not in _OF_UNITS:
        return None
    skipped = noun.last < len(forms) and forms[noun.last] in _BETWEEN
    numeral = numerals.get(noun.last + skipped)
    if numeral is None or not (numeral.digits or (numeral.kind == "ordinal" and noun.article)):
        return None
    arm = reading.hits.on["arms"](numeral.last)
    if arm is None or arm.proclitic:
        return Unit(numeral.last, noun.start, (noun.rule,))
    return Unit(arm.last, noun.start, (noun.rule, arm.rule))
