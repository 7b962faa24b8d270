"""Years, and the year that follows a month, a day or a season."""

from analysis.extract.numerals import Numeral
from analysis.extract.times.clues import CLOSE, OPEN, SAME, Clues
from analysis.extract.times.expression import Expression
from analysis.rowclass import replace

_SINCE = frozenset(("منذ", "مطلع", "اواخر", "اوائل", "منتصف", "نهايه", "بدايه"))
_BARE_YEARS = range(1900, 2100)  # four digits that mean a year without «عام»
_SHORTEST, _CENTURY, _TWENTIETH, _TURN = 10, 100, 1900, 40  # years of two digits, the later ones of the last century


def dated(clues: Clues, found: Expression) -> Expression:
    """A month or day with the year, or with «الماضي», «من العام الجاري», that follows it."""
    at = clues.past(found.last, "،", ",", "/", "-")
    comma = at > found.last
    at = clues.past(clues.past(at, "من", "في"), "شهر") if not comma else at
    year = clues.time(at, "unit")
    year = year if year and year.entry.unit == "year" else None
    if year:
        at = year.last
    if year and clues.past(at, *SAME) > at:  # «في يوليو من العام نفسه»: that of the date told before
        return replace(found, last=at + 1, unit="year", mode="year", shift=0, rules=(*found.rules, year.rule))
    shift = clues.time(at, "shift")
    if shift and (year or at == found.last):
        if year:
            return replace(
                found, last=shift.last, unit="year", mode="year", shift=shift.entry.number, rules=(*found.rules, year.rule, shift.rule)
            )
        return replace(found, last=shift.last, shift=shift.entry.number, rules=(*found.rules, shift.rule))
    if clues.time(at, "this") and (unit := clues.time(at + 1, "unit")) and unit.entry.unit == "year":
        return replace(found, last=unit.last, unit="year", mode="year", shift=0, rules=(*found.rules, unit.rule))
    opened = clues.past(at, *OPEN)
    number = clues.numbers.get(opened)
    if (
        number is None
        or not _is_year(clues, number, found.calendar, bool(year))
        or number.conjoined
        or (comma and clues.counts(number.last))
    ):
        return found
    last = clues.past(number.last, *CLOSE) if opened > at else number.last
    return era(
        clues, replace(found, last=last, year=_full(clues, number, found.calendar), rules=found.rules + ((year.rule,) if year else ()))
    )


def _is_year(clues: Clues, number: Numeral, calendar: str, named: bool) -> bool:
    if number.value is None or number.value != int(number.value) or number.kind not in ("cardinal", "ordinal"):
        return False
    if number.digits and number.last - number.first > 1:
        return False  # «2,015» is an amount
    low, high = (1300, 1500) if calendar == "hijri" else (1000, 2100)
    era = clues.time(number.last, "era")
    if named and number.value < 10000 and era and era.entry.unit == "before":
        return True
    return (1 if named else low) <= number.value < high


def _full(clues: Clues, number: Numeral, calendar: str) -> int:
    """The year that a number means: «عام 82» of two digits is 1982, «عام 14» is 2014."""
    year = int(number.value or 0)
    short = number.digits and number.last - number.first == 1 and _SHORTEST <= year < _CENTURY and calendar == "gregorian"
    if not short or clues.time(number.last, "era") or clues.counts(number.last):
        return year
    return year + (_TWENTIETH if year > _TURN else _TWENTIETH + _CENTURY)


def era(clues: Clues, found: Expression) -> Expression:
    """«1436 هجرية», «700 ق.م»."""
    at = clues.past(found.last, *CLOSE) if found.first and clues.forms[found.first - 1] not in OPEN else found.last
    era = clues.time(at, "era") or clues.time(found.last, "era")
    if era is None or era.proclitic:
        return found
    calendar = "hijri" if era.entry.unit == "hijri" else found.calendar
    return replace(found, last=era.last, calendar=calendar, before_christ=era.entry.unit == "before", rules=(*found.rules, era.rule))


def year_at(clues: Clues, i: int) -> Expression | None:
    """«عام 2004», «عامي 2004 و2006», «1936-1939», «(1948)»."""
    noun = clues.time(i, "unit")
    noun = noun if noun and noun.entry.unit == "year" and noun.shape == "form" else None
    at = clues.past(noun.last, "-", ":") if noun else i
    opened = clues.past(at, *OPEN) if noun else at
    number = clues.numbers.get(opened)
    if number is None or not _is_year(clues, number, "gregorian", noun is not None) or number.kind == "ordinal":
        return None
    year = _full(clues, number, "gregorian")
    if noun is None and not _bare_year(clues, number):
        return None
    if noun is not None and (number.conjoined or (year < 32 and not clues.time(number.last, "era"))):
        return None
    last = clues.past(number.last, *CLOSE) if opened > at else number.last
    found = Expression(i, last, "year", (noun.rule,) if noun else (), year=year)
    found = _until_year(clues, found, number, noun is not None)
    return era(clues, found)


def _bare_year(clues: Clues, number: Numeral) -> bool:
    """Four digits that can only be a year: no noun after them, and a word of time, a bracket or the end around them."""
    literal = clues.forms[number.first]
    if not number.digits or len(literal) != 4 or number.last != number.first + 1 or int(literal) not in _BARE_YEARS:
        return False
    after = clues.forms[number.last] if number.last < len(clues.forms) else ""
    glued = (
        after in "/-:.%"
        and number.last + 1 < len(clues.forms)
        and clues.words.glued(number.last)
        and clues.forms[number.last + 1].isdigit()
    )
    ordered = clues.numbers.get(number.first - 1)
    since = number.first > 0 and clues.forms[number.first - 1] in _SINCE  # «منذ 2016 والحركة تسيطر»
    counts = clues.counts(number.last) and not since and not (ordered and ordered.kind == "ordinal" and ordered.definite)
    if (after and after in "%$€") or counts or clues.hits.at("scales", number.last) or after == "من":
        return False
    before = clues.forms[number.first - 1] if number.first else ""
    if (before and before in "/.:$€+-" and clues.words.glued(number.first)) or before == "خط":
        return False  # «خط 2014»
    return not glued or (len(clues.forms[number.last + 1]) == 4 and after == "-")


def _until_year(clues: Clues, found: Expression, number: Numeral, named: bool) -> Expression:
    joint = clues.hits.at("joints", found.last)
    at = joint.last if joint and joint.entry.kind == "to" else clues.past(found.last, "/", "و")
    second = clues.numbers.get(at)
    if (
        second is None
        or second.value is None
        or not second.digits
        or len(clues.forms[at]) != 4
        or not _is_year(clues, second, "gregorian", False)
    ):
        return found
    between = (found.first and clues.forms[found.first - 1] == "بين") or (named and clues.time(found.first, "unit").entry.number == 2)  # type: ignore[union-attr]
    if (
        second.value <= (found.year or 0)
        or (at == found.last and not second.conjoined)
        or (joint is None and clues.forms[found.last] != "/" and not between)
    ):
        return found
    return replace(found, last=second.last, until_year=int(second.value))
