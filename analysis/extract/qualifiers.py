"""How a number is meant: «نحو», «أكثر من», «على الأقل», «فقط», before and after it."""

from typing import Any

from analysis.extract.focus import Focus
from analysis.extract.numbers import Number
from analysis.extract.parties import RELATIVES
from analysis.lexicon.matching import Hit
from analysis.rowclass import rowclass

_BEFORE = 5  # words of a qualifier before a number
_DENIED = 7  # words from a denial to what qualifies a number
_MEASURES = ("مساحت", "طول", "عرض", "عمق", "عدد", "طاق", "قيمت", "وزن", "سعت", "تعداد", "مسافت", "ارتفاع", "اعمار", "عمر", "تكلفت", "كلفت")
_NOT = frozenset("لم لن لا الا".split())
_LASTING = frozenset("يزال تزال يزالون زال زالت يقل تقل يقلون سيما يعد تعد يعرف تعرف".split())
_PRESENT = ("ي", "ت", "ن", "ا")  # with which a verb after «لم» begins
_NOW = ("الان", "حاليا", "اليوم", "حتي")
_AFTER = 6  # words after the noun within which a qualifier may stand


@rowclass
class Meaning:
    """Bound, approximation and value of a number, with the qualifying words as hits."""

    low: float | None
    best: float | None
    high: float | None
    bound: str | None
    approx: bool
    hits: tuple[Hit, ...]


def meaning(focus: Focus, number: Number, first: int, last: int, noun_last: int, limit: int) -> Meaning:
    """How a number at the words first … last - 1 is meant; `limit` is the word after which nothing qualifies it."""
    beyond = min(max(noun_last, last) + _AFTER, limit)
    near = focus.reading.hits.where_in(("bounds",), first - _BEFORE, beyond)
    found = _before(focus, first) + _after(focus, last, beyond) if near else []
    if not found:
        return Meaning(number.low, number.value, number.high, None, False, ())
    kinds = [_kind(hit) for hit in found]
    bound = next((k for k in kinds if k not in ("approx", "only")), None)
    if bound == "more_than" and _denied(focus, found[0].first):
        bound = "at_most"  # «لم يقتل أكثر من 20»
    best, low, high = number.value, number.low, number.high
    if bound in ("at_least", "more_than"):
        low, high = best if best is not None else low, None
    elif bound in ("at_most", "less_than"):
        low, high = None, best if best is not None else high
    return Meaning(low, best, high, bound, "approx" in kinds, tuple(found))


def _denied(focus: Focus, first: int) -> bool:
    """Whether the verb of a number is denied: «لم يقتل أكثر من», «ألا تصمد المدينة أكثر من»; «لا يزال» denies nothing of it.

    Nothing but the denied verb and its subject may stand between: another clause, verb, noun of loss or number has a meaning of its own.
    """
    hits = focus.reading.hits
    for at in range(first - 1, max(0, first - _DENIED) - 1, -1):
        if focus.form(at).removeprefix("و").removeprefix("ف") in _NOT:
            verb = focus.form(at + 1)
            return at + 1 < first and verb[:1] in _PRESENT and verb not in _LASTING and focus.form(at - 1) not in RELATIVES
        denied = focus.form(at - 1).removeprefix("و").removeprefix("ف") in _NOT
        if not focus.form(at).isalpha() or focus.form(at) in RELATIVES or (focus.form(at)[0] in "وف" and focus.form(at) != "في"):
            return False
        if not denied and (hits.any(("losses", "takings", "cues"), at) or focus.numeral_at(at)):
            return False
    return False


def _kind(hit: Hit) -> str:
    entry: Any = hit.entry
    return str(entry.kind)


def _before(focus: Focus, first: int) -> list[Hit]:
    """Qualifiers that end right before a number, the first one first."""
    found: list[Hit] = []
    at = first
    while True:
        hit = _ending(focus, at)
        if hit is None or hit.entry.side == "after" or (hit.entry.side == "either" and focus.conjoined(first)):
            return found  # «30 قتيلاً على الأقل ومئة جريح»: of the number before
        found.insert(0, hit)
        at = hit.first


def _ending(focus: Focus, at: int) -> Hit | None:
    """The first qualifier that ends right before a word."""
    for word in focus.reading.hits.where_in(("bounds",), at - _BEFORE, at):
        hit = focus.reading.hits.on["bounds"](word)
        if hit and hit.last <= at and _fits(focus, hit, at):
            return hit
    return None


def _fits(focus: Focus, hit: Hit, at: int) -> bool:
    """Whether nothing but a preposition, sign or what is measured stands between a qualifier and the word it qualifies."""
    if hit.last == at:
        return True
    measured = focus.form(hit.last)
    if hit.last >= at - 2 and (measured.startswith(_MEASURES) or measured in _NOW):
        return True  # «لا تتعدى مساحتها 10», «تتجاوز طاقة مخيماتها 12»
    return hit.last == at - 1 and focus.form(at - 1) in ("من", "ال", "عن", "علي", "ب", "ل", "عدد", "بين", '"', "«", "(", "ـ")


def _after(focus: Focus, last: int, beyond: int) -> list[Hit]:
    """Qualifiers after a number or after the noun that it counts, before the word `beyond`."""
    found: list[Hit] = []
    i = last
    while i < beyond:
        if focus.numeral_at(i) or focus.form(i) in "،؛:.":
            break
        hit = focus.reading.hits.on["bounds"](i)
        if hit and hit.entry.side != "before":
            found.append(hit)
            i = hit.last
        else:
            i += 1
    return found
