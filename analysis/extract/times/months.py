"""Months and the days in them: «11 ديسمبر/كانون الأول 2016», «24 من الشهر الجاري», «02-03-2017»."""

from analysis.extract.numerals import Numeral
from analysis.extract.numeric import written_at
from analysis.extract.times import years
from analysis.extract.times.clues import CLOSE, OPEN, STOPS, Clues
from analysis.extract.times.expression import Expression
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

_BEFORE_DATES = frozenset(
    {"في", "منذ", "حتي", "الي", "خلال", "بحلول", "من", "بعد", "قبل", "حرب", "نكسه", "انتخابات", "دستور", "و", "بين", "("}
)


def month_at(clues: Clues, i: int) -> Expression | None:
    """«مايو/أيار 2015», «شهر آذار الماضي», «شهر 3»."""
    named = clues.time(i, "unit")
    at, rules = (named.last, (named.rule,)) if named and named.entry.unit == "month" and not named.article else (i, ())
    month = clues.hits.on["months"](at)
    if month is None:
        number = clues.integer(at, 1, 12) if rules and clues.forms[i].endswith("شهر") else None
        if number is None or number.kind == "ordinal" or number.conjoined:
            return None
        found = years.dated(clues, Expression(i, number.last, "month", rules, month=int(number.value or 0)))
        return found if found.year or not clues.counts(number.last) else None
    last = _doublet(clues, month)
    found = Expression(i, last, "month", (*rules, month.rule), month=month.entry.number, calendar=month.entry.calendar)
    if written := _in_brackets(clues, found):
        return written
    found = years.dated(clues, found)
    days = _days_after(clues, found) if found.year is None and found.shift is None else None
    if days:
        return days
    strong = found.year or found.shift is not None or rules or last > month.last or _supported(clues, month)
    return found if strong else None


def _supported(clues: Clues, month: Hit) -> bool:
    """A form that is also a word or a name needs a preposition of time before it, and its hamza."""
    weak = [w for w in month.entry.weak if clues.words.quote(month.first, month.last).endswith(w[1:])]
    if not weak:
        return not month.proclitic.endswith("ك")
    before = clues.forms[month.first - 1] if month.first else ""
    return before in _BEFORE_DATES - {"من", "و", "بين", "("} and (
        weak[0][0] not in "آأ" or weak[0] in clues.words.quote(month.first, month.last)
    )


def _doublet(clues: Clues, month: Hit) -> int:
    """End of a month with its other name: «مايو/أيار», «أيار (مايو)», «كانون الثاني - يناير»."""
    at = month.last
    if at + 1 < len(clues.forms) and clues.forms[at] in "/(-|\\":
        other = clues.hits.on["months"](at + 1)
        if other and other.entry.number == month.entry.number and other.entry.calendar == month.entry.calendar:
            return clues.past(other.last, *CLOSE) if clues.forms[at] == "(" else other.last
    other = clues.hits.on["months"](at)
    return other.last if other and other.entry is month.entry and not other.proclitic else at


def month_after(clues: Clues, i: int) -> Expression | None:
    """The month of a day; a weak form needs nothing more here."""
    named = clues.time(i, "unit")
    at, rules = (named.last, (named.rule,)) if named and named.entry.unit == "month" and not named.article else (i, ())
    month = clues.hits.on["months"](at)
    if month and month.proclitic in ("", "ل", "ب"):
        found = Expression(
            i, _doublet(clues, month), "month", (*rules, month.rule), month=month.entry.number, calendar=month.entry.calendar
        )
        return years.dated(clues, found)
    return month_at(clues, i) if rules else _numbered_month(clues, i)


def _numbered_month(clues: Clues, i: int) -> Expression | None:
    """«الشهر التاسع»."""
    unit = clues.time(i, "unit")
    number = clues.integer(unit.last, 1, 12) if unit and unit.article and unit.entry.unit == "month" else None
    if unit is None or number is None or number.kind != "ordinal":
        return None
    return years.dated(clues, Expression(i, number.last, "month", (unit.rule,), month=int(number.value or 0)))


def day_at(clues: Clues, i: int) -> Expression | None:
    """«11 ديسمبر/كانون الأول 2016», «الثالث من آذار», «13-15 تموز», «24 من الشهر الجاري»."""
    number = clues.integer(i, 1, 31)
    if number is None:
        return None
    until, at = _second_day(clues, number)
    sign = clues.past(at, "/", "-")
    at = clues.past(clues.past(sign, "من"), "يوم")
    if not clues.tells(at):
        return None
    month = month_after(clues, at) if clues.hits.on["months"](at) or clues.time(at, "unit") else None
    day = int(number.value or 0)
    if month:
        return replace(month, first=i, day=day, until_day=until, kind="day")
    return _of_this_month(clues, i, at, day, until)


def _second_day(clues: Clues, number: Numeral) -> tuple[int | None, int]:
    at = number.last
    joint = clues.hits.on["joints"](at)
    second = clues.integer(joint.last, 1, 31) if joint else None
    if second is None:
        after = at + 1 if at < len(clues.forms) and clues.forms[at] == "و" else at
        candidate = clues.integer(after, 1, 31)
        second = candidate if candidate and candidate.conjoined else None
    if second and second.value is not None and number.value is not None and second.value > number.value:
        return int(second.value), second.last
    return None, at


def _of_this_month(clues: Clues, i: int, at: int, day: int, until: int | None) -> Expression | None:
    """«24 من الشهر الجاري», «الثلاثاء التاسع عشر من هذا الشهر»."""
    this = clues.time(at, "this")
    unit = clues.time(this.last if this else at, "unit")
    if unit is None or unit.entry.unit != "month" or not unit.article:
        return None
    shift = clues.time(unit.last, "shift")
    if shift is None and this is None:
        ordinal = clues.integer(unit.last, 1, 12)
        if ordinal is None or ordinal.kind != "ordinal":
            return None
        return years.dated(clues, Expression(i, ordinal.last, "day", (unit.rule,), month=int(ordinal.value or 0), day=day, until_day=until))
    last, move = (shift.last, shift.entry.number) if shift else (unit.last, 0)
    return Expression(
        i, last, "day", (unit.rule, *((shift.rule,) if shift else ())), day=day, until_day=until, unit="month", mode="month", shift=move
    )


def _days_after(clues: Clues, month: Expression) -> Expression | None:
    """«مايو 15, 2016», «تموز 13 الى 15», «أيار ( 3 / 5 / 1947 )»."""
    number = clues.integer(month.last, 1, 31)
    if number is None or number.conjoined:
        return None
    until, at = _second_day(clues, number)
    found = years.dated(clues, replace(month, last=at, kind="day", day=int(number.value or 0), until_day=until))
    return found if found.year or until or (not clues.counts(at) and number.digits) or number.kind == "ordinal" else None


def _in_brackets(clues: Clues, month: Expression) -> Expression | None:
    """«أيلول ( 21 / 9 / 1929 )»: the month is said twice."""
    at = month.last
    if at + 1 >= len(clues.forms) or clues.forms[at] != "(":
        return None
    inner = numeric_at(clues, at + 1)
    if inner is None or (inner.month != month.month and (inner.ambiguous is None or inner.day != month.month)):
        return None
    return replace(inner, first=month.first, last=clues.past(inner.last, ")"), rules=month.rules)


def numeric_at(clues: Clues, i: int) -> Expression | None:
    """«02-03-2017», «15 / 1 / 1959»."""
    number = clues.numbers.get(i)
    if number is None or not number.digits:
        return None
    opened = i > 0 and clues.forms[i - 1] in OPEN
    supported = opened or (
        i > 0 and (clues.hits.on["weekdays"](i - 1) is not None or clues.forms[i - 1] in ("في", "يوم", "بتاريخ", "تاريخ"))
    )
    written = written_at(clues.words, i, supported)
    if written is None:
        return None
    found = Expression(
        i,
        written.last,
        "day" if written.day else "month",
        (),
        year=written.year,
        month=written.month,
        day=written.day,
        ambiguous=written,
    )
    if written.year and 1300 <= written.year <= 1500:
        found = replace(found, calendar="hijri")
    return years.era(clues, found) if found.year else years.dated(clues, found)


def alone_at(clues: Clues, i: int) -> Expression | None:
    """«في 15», «حتى الحادي والعشرين»: a day of this month where nothing follows that it could count."""
    number = clues.integer(i, 1, 31)
    if number is None or number.conjoined or clues.words.form(number.last) not in STOPS:
        return None
    before = clues.forms[i - 1] if i else ""
    ordinal = number.kind == "ordinal" and (number.value or 0) > 20 and (before in _LEADING or clues.forms[i].startswith("لل"))
    digits = number.digits and before in ("في", "يوم") and number.last == number.first + 1
    if not ordinal and not digits:
        return None
    return Expression(i, number.last, "day", number.rules, day=int(number.value or 0), unit="month", mode="month", shift=0)


_LEADING = frozenset(("في", "الي", "حتي", "منذ", "يوم"))
