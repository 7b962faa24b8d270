"""Units of an army that are named by a number: «الفرقة 17 مشاة», «اللواء الثالث عمالقة»."""

from collections.abc import Callable
from typing import Any

from analysis.extract.numerals import Numeral
from analysis.extract.reading import Reading
from analysis.rowclass import rowclass

UNIT = "numbered/unit"  # the rule of «الفرقة 17 مشاة»
MADE = frozenset(("الصنع", "المنشا", "الاصل"))  # after the nation of what was made there
_OF_UNITS = frozenset(("فرقه", "لواء", "كتيبه", "فوج", "فيلق", "سريه", "منطقه"))
_OPENING, _CLOSING = frozenset('"«“'), frozenset('"»”')  # «الكتيبة «166»»
_BETWEEN = ("ال", "رقم")  # «الفرقة الـ 98»


@rowclass
class Unit:
    """A unit at the words … last - 1, text[start: …], and the words of the lexicon that name it."""

    last: int
    start: int
    rules: tuple[str, ...]


def unit_at(reading: Reading, i: int, numeral_at: Callable[[int], Numeral | None]) -> Unit | None:
    """The numbered unit that begins at a word; `numeral_at` gives the number that begins at a word."""
    form, noun = reading.words.form, reading.hits.on["numbered"](i)
    known: Any = noun.entry if noun else None
    if noun is None or known.kind != "unit" or noun.forms[0].removeprefix("ال") not in _OF_UNITS:
        return None
    before = reading.hits.on["arms"](noun.last)
    before = before if before and before.article else None  # «لواء المشاة 73»
    at = before.last if before else noun.last
    quoted = form(at) in _OPENING
    numeral = numeral_at(at + (quoted or form(at) in _BETWEEN))
    if numeral is None or not (numeral.digits or (numeral.kind == "ordinal" and (noun.article or before))):
        return None
    if quoted and form(numeral.last) not in _CLOSING:
        return None
    last = numeral.last + quoted
    arm = None if before else reading.hits.on["arms"](last)
    if arm is None or arm.proclitic:
        return Unit(last, noun.start, (noun.rule, *((before.rule,) if before else ())))
    return Unit(arm.last, noun.start, (noun.rule, arm.rule))
