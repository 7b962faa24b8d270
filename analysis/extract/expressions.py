"""Expressions of time as they stand in the text, before they are resolved to a date.

An expression is read at its first word; longer readings win: «صباح يوم السبت 28 آذار/مارس الماضي» is one.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Any

from analysis.extract.numerals import Numeral
from analysis.extract.numeric import Written, written_at
from analysis.lexicon.matching import Hit, Hits
from analysis.text.words import Words

_OPEN, _CLOSE = "([", ")]"
_BARE_YEARS = range(1900, 2100)  # four digits that mean a year without «عام»
_NAMED_YEARS = range(1, 2101)
_ENDS = frozenset({"day", "month", "weekday"})
_BEFORE_DATES = frozenset(
    {"في", "منذ", "حتي", "الي", "خلال", "بحلول", "من", "بعد", "قبل", "حرب", "نكسه", "انتخابات", "دستور", "و", "بين", "("}
)


@dataclass(frozen=True, slots=True)
class Expression:
    """Words first … last - 1 and what they say of a time; what they do not say is None."""

    first: int
    last: int
    kind: str
    rules: tuple[str, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until_year: int | None = None  # end of a range of years, months or days
    until_month: int | None = None
    until_day: int | None = None
    calendar: str = "gregorian"
    before_christ: bool = False
    weekday: int | None = None
    period: tuple[int, int] | None = None  # first and last day of the part of a month
    shift: int | None = None  # -1 last, 0 this, 1 next
    latest: bool = False  # «الأخير»: the stretch that ends now
    unit: str | None = None
    count: float | None = None
    mode: str | None = None  # ago, during, final: what is done with unit and count
    offset: int | None = None  # days from today
    clock: str | None = None  # hh:mm
    number: int | None = None  # decade or season
    ordinal: int | None = None  # the how manieth unit of a month or year; -1 the last
    until: "Expression | None" = None  # the other end of a range
    ambiguous: Written | None = None  # digits whose order only a weekday or the reader's habit decides


class Expressions:
    """Readings of the time words of a text."""

    def __init__(self, words: Words, hits: Hits, numerals: tuple[Numeral, ...]):
        self.words, self.forms, self.hits = words, words.forms, hits
        self.numbers = {n.first: n for n in numerals}
        self._starts = sorted({h.first for layer in ("months", "weekdays", "times") for h in hits[layer]} | set(self.numbers))

    def between(self, first: int, last: int) -> list[int]:
        """Words of a range at which an expression may begin."""
        return self._starts[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def at(self, i: int) -> Expression | None:
        """The longest expression that begins at a word."""
        found = [e for read in self._readers() if (e := read(i))]
        best = max(found, key=lambda e: e.last, default=None)
        return self._ranged(self._clocked(self._parted(best))) if best else None

    def _ranged(self, found: Expression) -> Expression:
        """«من 2 أكتوبر إلى 22 أكتوبر», «آذار 2011 حتى نيسان 2012»."""
        joint = self.hits.at("joints", found.last)
        if joint is None or joint.entry.kind != "to" or joint.entry.id == "or" or found.kind not in _ENDS or joint.last >= len(self.forms):
            return found
        ends = [e for read in (self._weekday, self._dayed, self._month, self._numeric, self._year) if (e := read(joint.last))]
        end = max(ends, key=lambda e: e.last, default=None)
        if end is None or end.kind not in _ENDS or (end.day is None) != (found.day is None):
            return found
        if (
            self.forms[joint.first] != "-"
            and not (found.first and self.forms[found.first - 1] in ("من", "منذ", "بين"))
            and (found.day is None or (end.year is None and end.shift is None and found.year is not None))
        ):
            return found
        start = replace(found, year=found.year or end.year) if found.month else found
        return replace(start, kind="range", last=end.last, until=end, rules=found.rules + end.rules)

    def _readers(self) -> tuple[Any, ...]:
        return (self._part, self._period, self._weekday, self._offset, self._dayed, self._month, self._year, self._unit, self._stretch,
                self._this, self._final, self._rest, self._numeric, self._season, self._word, self._clock,
                self._linked, self._ordinal)  # fmt: skip

    def time(self, i: int, *kinds: str) -> Hit | None:
        """The time word of one of some kinds at a word."""
        hit = self.hits.at("times", i)
        return hit if hit and hit.entry.kind in kinds else None

    def _integer(self, i: int, low: int, high: int) -> Numeral | None:
        n = self.numbers.get(i)
        return (
            n
            if n and n.value is not None and n.kind in ("cardinal", "ordinal") and low <= n.value <= high and n.value == int(n.value)
            else None
        )

    def _past(self, i: int, *forms: str) -> int:
        """The word after any of some forms, or the same word."""
        return i + 1 if i < len(self.forms) and self.forms[i] in forms else i

    # days and months

    def _month(self, i: int) -> Expression | None:
        """«مايو/أيار 2015», «شهر آذار الماضي», «شهر 3»."""
        named = self.time(i, "unit")
        at, rules = (named.last, (named.rule,)) if named and named.entry.unit == "month" and not named.article else (i, ())
        month = self.hits.at("months", at)
        if month is None:
            number = self._integer(at, 1, 12) if rules and self.forms[i].endswith("شهر") else None
            if number is None or number.kind == "ordinal" or number.conjoined:
                return None
            found = self._dated(Expression(i, number.last, "month", rules, month=int(number.value or 0)))
            return found if found.year or not self._counts(number.last) else None
        last = self._doublet(month)
        found = Expression(i, last, "month", (*rules, month.rule), month=month.entry.number, calendar=month.entry.calendar)
        if written := self._in_brackets(found):
            return written
        found = self._dated(found)
        days = self._days_after(found) if found.year is None and found.shift is None else None
        if days:
            return days
        strong = found.year or found.shift is not None or rules or last > month.last or self._supported(month)
        return found if strong else None

    def _supported(self, month: Hit) -> bool:
        """A form that is also a word or a name needs a preposition of time before it, and its hamza."""
        weak = [w for w in month.entry.weak if self.words.quote(month.first, month.last).endswith(w[1:])]
        if not weak:
            return not month.proclitic.endswith("ك")
        before = self.forms[month.first - 1] if month.first else ""
        return before in _BEFORE_DATES - {"من", "و", "بين", "("} and (
            weak[0][0] not in "آأ" or weak[0] in self.words.quote(month.first, month.last)
        )

    def _doublet(self, month: Hit) -> int:
        """End of a month with its other name: «مايو/أيار», «أيار (مايو)», «كانون الثاني - يناير»."""
        at = month.last
        if at + 1 < len(self.forms) and self.forms[at] in "/(-|\\":
            other = self.hits.at("months", at + 1)
            if other and other.entry.number == month.entry.number and other.entry.calendar == month.entry.calendar:
                return self._past(other.last, *_CLOSE) if self.forms[at] == "(" else other.last
        other = self.hits.at("months", at)
        return other.last if other and other.entry is month.entry and not other.proclitic else at

    def _dated(self, found: Expression) -> Expression:
        """A month or day with the year, or with «الماضي», «من العام الجاري», that follows it."""
        at = self._past(found.last, "،", ",", "/", "-")
        comma = at > found.last
        at = self._past(self._past(at, "من", "في"), "شهر") if not comma else at
        year = self.time(at, "unit")
        year = year if year and year.entry.unit == "year" else None
        if year:
            at = year.last
        shift = self.time(at, "shift")
        if shift and (year or at == found.last):
            if year:
                return replace(
                    found, last=shift.last, unit="year", mode="year", shift=shift.entry.number, rules=(*found.rules, year.rule, shift.rule)
                )
            return replace(found, last=shift.last, shift=shift.entry.number, rules=(*found.rules, shift.rule))
        if self.time(at, "this") and (unit := self.time(at + 1, "unit")) and unit.entry.unit == "year":
            return replace(found, last=unit.last, unit="year", mode="year", shift=0, rules=(*found.rules, unit.rule))
        opened = self._past(at, *_OPEN)
        number = self.numbers.get(opened)
        if (
            number is None
            or not self._is_year(number, found.calendar, bool(year))
            or number.conjoined
            or (comma and self._counts(number.last))
        ):
            return found
        last = self._past(number.last, *_CLOSE) if opened > at else number.last
        return self._era(replace(found, last=last, year=int(number.value or 0), rules=found.rules + ((year.rule,) if year else ())))

    def _is_year(self, number: Numeral, calendar: str, named: bool) -> bool:
        if number.value is None or number.value != int(number.value) or number.kind not in ("cardinal", "ordinal"):
            return False
        if number.digits and number.last - number.first > 1:
            return False  # «2,015» is an amount
        low, high = (1300, 1500) if calendar == "hijri" else (1000, 2100)
        era = self.time(number.last, "era")
        if named and number.value < 10000 and era and era.entry.unit == "before":
            return True
        return (1 if named else low) <= number.value < high

    def _era(self, found: Expression) -> Expression:
        """«1436 هجرية», «700 ق.م»."""
        at = self._past(found.last, *_CLOSE) if found.first and self.forms[found.first - 1] not in _OPEN else found.last
        era = self.time(at, "era") or self.time(found.last, "era")
        if era is None or era.proclitic:
            return found
        calendar = "hijri" if era.entry.unit == "hijri" else found.calendar
        return replace(found, last=era.last, calendar=calendar, before_christ=era.entry.unit == "before", rules=(*found.rules, era.rule))

    def _dayed(self, i: int) -> Expression | None:
        """«11 ديسمبر/كانون الأول 2016», «الثالث من آذار», «13-15 تموز», «24 من الشهر الجاري»."""
        number = self._integer(i, 1, 31)
        if number is None:
            return None
        until, at = self._second_day(number)
        sign = self._past(at, "/", "-")
        at = self._past(self._past(sign, "من"), "يوم")
        month = self._month_after(at) if self.hits.at("months", at) or self.time(at, "unit") else None
        day = int(number.value or 0)
        if month:
            return replace(month, first=i, day=day, until_day=until, kind="day")
        return self._of_this_month(i, at, day, until)

    def _second_day(self, number: Numeral) -> tuple[int | None, int]:
        at = number.last
        joint = self.hits.at("joints", at)
        second = self._integer(joint.last, 1, 31) if joint else None
        if second is None:
            after = at + 1 if at < len(self.forms) and self.forms[at] == "و" else at
            candidate = self._integer(after, 1, 31)
            second = candidate if candidate and candidate.conjoined else None
        if second and second.value is not None and number.value is not None and second.value > number.value:
            return int(second.value), second.last
        return None, at

    def _month_after(self, i: int) -> Expression | None:
        """The month of a day; a weak form needs nothing more here."""
        named = self.time(i, "unit")
        at, rules = (named.last, (named.rule,)) if named and named.entry.unit == "month" and not named.article else (i, ())
        month = self.hits.at("months", at)
        if month and month.proclitic in ("", "ل", "ب"):
            found = Expression(
                i, self._doublet(month), "month", (*rules, month.rule), month=month.entry.number, calendar=month.entry.calendar
            )
            return self._dated(found)
        return self._month(i) if rules else self._numbered_month(i)

    def _numbered_month(self, i: int) -> Expression | None:
        """«الشهر التاسع»."""
        unit = self.time(i, "unit")
        number = self._integer(unit.last, 1, 12) if unit and unit.article and unit.entry.unit == "month" else None
        if unit is None or number is None or number.kind != "ordinal":
            return None
        return self._dated(Expression(i, number.last, "month", (unit.rule,), month=int(number.value or 0)))

    def _of_this_month(self, i: int, at: int, day: int, until: int | None) -> Expression | None:
        """«24 من الشهر الجاري», «الثلاثاء التاسع عشر من هذا الشهر»."""
        this = self.time(at, "this")
        unit = self.time(this.last if this else at, "unit")
        if unit is None or unit.entry.unit != "month" or not unit.article:
            return None
        shift = self.time(unit.last, "shift")
        if shift is None and this is None:
            ordinal = self._integer(unit.last, 1, 12)
            if ordinal is None or ordinal.kind != "ordinal":
                return None
            return self._dated(Expression(i, ordinal.last, "day", (unit.rule,), month=int(ordinal.value or 0), day=day, until_day=until))
        last, move = (shift.last, shift.entry.number) if shift else (unit.last, 0)
        return Expression(
            i, last, "day", (unit.rule, *((shift.rule,) if shift else ())), day=day, until_day=until, unit="month", mode="month", shift=move
        )

    def _days_after(self, month: Expression) -> Expression | None:
        """«مايو 15, 2016», «تموز 13 الى 15», «أيار ( 3 / 5 / 1947 )»."""
        number = self._integer(month.last, 1, 31)
        if number is None or number.conjoined:
            return None
        until, at = self._second_day(number)
        found = self._dated(replace(month, last=at, kind="day", day=int(number.value or 0), until_day=until))
        return found if found.year or until or (not self._counts(at) and number.digits) or number.kind == "ordinal" else None

    def _in_brackets(self, month: Expression) -> Expression | None:
        """«أيلول ( 21 / 9 / 1929 )»: the month is said twice."""
        at = month.last
        if at + 1 >= len(self.forms) or self.forms[at] != "(":
            return None
        inner = self._numeric(at + 1)
        if inner is None or (inner.month != month.month and (inner.ambiguous is None or inner.day != month.month)):
            return None
        return replace(inner, first=month.first, last=self._past(inner.last, ")"), rules=month.rules)

    def _counts(self, i: int) -> bool:
        """Whether a noun follows that a number before it could count."""
        if i >= len(self.forms) or not self.forms[i].isalpha():
            return False
        return not self.hits.at("function", i) and not self.hits.at("months", i) and not self.time(i, "era")

    def _numeric(self, i: int) -> Expression | None:
        """«02-03-2017», «15 / 1 / 1959»."""
        number = self.numbers.get(i)
        if number is None or not number.digits:
            return None
        opened = i > 0 and self.forms[i - 1] in _OPEN
        supported = opened or (
            i > 0 and (self.hits.at("weekdays", i - 1) is not None or self.forms[i - 1] in ("في", "يوم", "بتاريخ", "تاريخ"))
        )
        written = written_at(self.words, i, supported)
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
        return self._era(found) if found.year else self._dated(found)

    def _weekday(self, i: int) -> Expression | None:
        """«يوم السبت 28 آذار», «الأحد الماضي», «الخميس، 02-03-2017»."""
        if (this := self.time(i, "this")) and (day := self._weekday(this.last)) and day.shift is None and day.day is None:
            return replace(day, first=i, unit="week", mode="week", shift=0)
        unit = self.time(i, "unit")
        prefixed = unit is not None and unit.entry.unit == "day" and not unit.article
        at = unit.last if unit and prefixed else i
        weekday = self.hits.at("weekdays", at)
        if weekday is None:
            today = self.time(i, "day")
            return (
                self._day_of(i, unit.last)
                if unit and prefixed and unit.entry.id == "day"
                else self._day_of(i, today.last)
                if today and today.entry.id == "today"
                else None
            )
        rules = (unit.rule, weekday.rule) if unit and prefixed else (weekday.rule,)
        alone = Expression(i, weekday.last, "weekday", rules, weekday=weekday.entry.number)
        after = self._past(weekday.last, "،", ",", "-", "/", "(")
        link = self.time(after, "link")
        after = self._past(link.last, "في", ":") if link else self._past(after, "في") if after == weekday.last else after
        inner = next((e for read in (self._numeric, self._dayed, self._offset, self._month) if (e := read(after))), None)
        if inner and (inner.day or inner.offset is not None):
            last = self._past(inner.last, *_CLOSE) if "(" in self.forms[weekday.last : after] else inner.last
            return replace(
                inner, first=i, last=last, weekday=weekday.entry.number, rules=(*rules, *((link.rule,) if link else ()), *inner.rules)
            )
        second = self.hits.at("weekdays", self._past(weekday.last, "-", "/"))
        if second and self.forms[weekday.last] in "-/" and second.entry is not weekday.entry:
            return replace(alone, last=second.last)
        number = self._integer(after, 1, 31)
        if number and not number.conjoined and (number.kind == "ordinal" or (number.digits and not self._counts(number.last))):
            nth = number.kind == "ordinal" and (number.value or 0) <= 5
            return (
                replace(alone, last=number.last, ordinal=int(number.value or 0))
                if nth
                else replace(alone, last=number.last, day=int(number.value or 0))
            )
        return self._week_of(alone)

    def _day_of(self, i: int, at: int) -> Expression | None:
        """«يوم أمس», «يوم 30 مارس»."""
        inner = next((e for read in (self._numeric, self._dayed, self._offset) if (e := read(at))), None)
        return replace(inner, first=i) if inner else None

    def _week_of(self, day: Expression) -> Expression:
        """«الأحد الماضي», «الجمعة من الأسبوع المقبل»."""
        shift = self.time(day.last, "shift")
        if shift:
            return replace(day, last=shift.last, shift=shift.entry.number, rules=(*day.rules, shift.rule))
        week = self._this(self._past(day.last, "من")) or self._unit(self._past(day.last, "من"))
        if week and week.unit == "week" and week.shift is not None and week.count is None:
            return replace(day, last=week.last, unit="week", mode="week", shift=week.shift, rules=day.rules + week.rules)
        return day

    def _offset(self, i: int) -> Expression | None:
        """«أمس», «أمس السبت», «اليوم», «غداً الأحد»."""
        this = self.time(i, "this")
        word = self.time(this.last if this else i, "day")
        shift = self.time(word.last, "shift") if word and word.entry.id == "today" else None
        if word and shift and not this:
            kind = "anaphoric" if self.forms[shift.first].startswith("التالي") else "relative"
            return Expression(i, shift.last, kind, (word.rule, shift.rule), offset=shift.entry.number)
        if word is None or (word.entry.id == "today" and not self._today(word)):
            return None
        found = Expression(i, word.last, "relative", (word.rule,), offset=word.entry.number)
        after = self._past(word.last, "،", ",", "(")
        day = self.hits.at("weekdays", after)
        if day and not day.proclitic:
            last = self._past(day.last, *_CLOSE) if self.forms[word.last] == "(" else day.last
            found = replace(found, last=last, weekday=day.entry.number, rules=(*found.rules, day.rule))
            inner = self._dayed(day.last)
            found = replace(inner, first=i, weekday=found.weekday, rules=found.rules + inner.rules) if inner else found
        return found

    def _today(self, word: Hit) -> bool:
        """«اليوم» is a date where it is no part of a name, no "day" that is numbered or repeated."""
        before, after = word.first - 1, word.last
        if before >= 0 and any(
            (h := self.hits.at(layer, before - n)) and h.last > word.first
            for layer in ("media", "organisations", "places")
            for n in (0, 1, 2)
        ):
            return False
        if before >= 0 and self.forms[before] in '"«“' and after < len(self.forms) and self.forms[after] in '"»”':
            return False
        follower = self.numbers.get(after)
        shifted = self.time(after, "shift")
        named = after < len(self.forms) and self.forms[after] in ("ذاته", "نفسه", "الواحد", "الذي", "العالمي", "الدولي", "الوطني")
        return (
            not named
            and not shifted
            and not (follower and follower.kind == "ordinal" and follower.definite)
            and not word.proclitic.endswith(("ب", "ك"))
        )

    # parts

    def _part(self, i: int) -> Expression | None:
        """«صباح أمس», «فجر الأحد», «ليلة 3 كانون الأول»: the day is what is dated."""
        part = self.time(i, "part")
        if part is None:
            return None
        inner = next(
            (e for read in (self._this, self._offset, self._weekday, self._dayed, self._numeric, self._word) if (e := read(part.last))),
            None,
        )
        if (
            inner is None
            or inner.kind in ("duration", "decade", "recent", "now", "daypart")
            or (inner.unit in ("month", "year") and inner.day is None)
        ):
            return None
        second = self.hits.at("weekdays", self._past(inner.last, "-"))
        last = second.last if second and inner.kind == "weekday" and not second.proclitic else inner.last
        return replace(inner, first=i, last=last, rules=(part.rule, *inner.rules))

    def _parted(self, found: Expression) -> Expression:
        """A day with the part of it that follows: «السبت مساءً»."""
        part = self.time(found.last, "part", "daypart") if found.kind in ("day", "weekday", "relative") and found.unit is None else None
        return replace(found, last=part.last, rules=(*found.rules, part.rule)) if part and not part.proclitic else found

    def _period(self, i: int) -> Expression | None:
        """«أواخر مايو/أيار 2015», «مطلع العام الجاري», «نهاية الشهر الماضي»."""
        period = self.time(i, "period")
        if period is None:
            return None
        at = self._past(period.last, "من")
        inner = next((e for read in (self._month, self._month_after, self._year, self._this, self._unit) if (e := read(at))), None)
        if (
            inner is None
            and (unit := self.time(at, "unit"))
            and unit.article
            and unit.entry.unit in ("week", "month", "year")
            and self.forms[unit.last - 1].removeprefix("ال") in _SINGULAR
        ):
            inner = Expression(at, unit.last, "relative", (unit.rule,), unit=unit.entry.unit, shift=0)
        if inner is None or inner.day is not None or inner.kind not in ("month", "year", "relative"):
            return None
        if inner.kind == "relative" and (inner.unit not in ("week", "month", "year") or inner.count is not None):
            return None
        return replace(
            inner,
            first=i,
            kind=f"part_of_{inner.unit or inner.kind}",
            period=(period.entry.number, period.entry.last),
            rules=(period.rule, *inner.rules),
        )

    def _rest(self, i: int) -> Expression | None:
        """«بقية الأسبوع», «ما تبقى من هذا العام»."""
        rest = self.time(i, "rest")
        this = self.time(rest.last, "this") if rest else None
        unit = self.time(this.last if this else rest.last, "unit") if rest else None
        if rest is None or unit is None or not unit.article or unit.entry.unit not in ("week", "month", "year"):
            return None
        return Expression(i, unit.last, "relative", (rest.rule, unit.rule), unit=unit.entry.unit, shift=0, mode="rest")

    def _season(self, i: int) -> Expression | None:
        """«صيف 2012», «شتاء العام الماضي»."""
        season = self.time(i, "season")
        if season is None:
            return None
        found = Expression(i, season.last, "season", (season.rule,), number=season.entry.number)
        dated = self._dated(found)
        if self.time(season.last, "shift") is None and dated.year is None and dated.shift is None:
            return None
        return dated

    # years

    def _year(self, i: int) -> Expression | None:
        """«عام 2004», «عامي 2004 و2006», «1936-1939», «(1948)»."""
        noun = self.time(i, "unit")
        noun = noun if noun and noun.entry.unit == "year" and noun.shape == "form" else None
        at = self._past(noun.last, "-", ":") if noun else i
        opened = self._past(at, *_OPEN) if noun else at
        number = self.numbers.get(opened)
        if number is None or not self._is_year(number, "gregorian", noun is not None) or number.kind == "ordinal":
            return None
        year = int(number.value or 0)
        if noun is None and not self._bare_year(number):
            return None
        if noun is not None and (number.conjoined or (year < 32 and not self.time(number.last, "era"))):
            return None
        last = self._past(number.last, *_CLOSE) if opened > at else number.last
        found = Expression(i, last, "year", (noun.rule,) if noun else (), year=year)
        found = self._until_year(found, number, noun is not None)
        return self._era(found)

    def _bare_year(self, number: Numeral) -> bool:
        """Four digits that can only be a year: no noun after them, and a word of time, a bracket or the end around them."""
        literal = self.forms[number.first]
        if not number.digits or len(literal) != 4 or number.last != number.first + 1 or int(literal) not in _BARE_YEARS:
            return False
        after = self.forms[number.last] if number.last < len(self.forms) else ""
        glued = (
            after in "/-:.%"
            and number.last + 1 < len(self.forms)
            and self.words.glued(number.last)
            and self.forms[number.last + 1].isdigit()
        )
        ordered = self.numbers.get(number.first - 1)
        counts = self._counts(number.last) and not (ordered and ordered.kind == "ordinal" and ordered.definite)
        if (after and after in "%$€") or counts or self.hits.at("scales", number.last) or after == "من":
            return False
        before = self.forms[number.first - 1] if number.first else ""
        if before and before in "/.:$€+-" and self.words.glued(number.first):
            return False
        return not glued or (len(self.forms[number.last + 1]) == 4 and after == "-")

    def _until_year(self, found: Expression, number: Numeral, named: bool) -> Expression:
        joint = self.hits.at("joints", found.last)
        at = joint.last if joint and joint.entry.kind == "to" else self._past(found.last, "/", "و")
        second = self.numbers.get(at)
        if (
            second is None
            or second.value is None
            or not second.digits
            or len(self.forms[at]) != 4
            or not self._is_year(second, "gregorian", False)
        ):
            return found
        between = (found.first and self.forms[found.first - 1] == "بين") or (named and self.time(found.first, "unit").entry.number == 2)  # type: ignore[union-attr]
        if (
            second.value <= (found.year or 0)
            or (at == found.last and not second.conjoined)
            or (joint is None and self.forms[found.last] != "/" and not between)
        ):
            return found
        return replace(found, last=second.last, until_year=int(second.value))

    # relative stretches

    def _unit(self, i: int) -> Expression | None:
        """«الأسبوع الماضي», «السنوات الخمس الماضية», «الأيام القليلة المقبلة»."""
        unit = self.time(i, "unit")
        if unit is None:
            return None
        at, count = unit.last, None
        if (
            (number := self.numbers.get(at))
            and number.value is not None
            and number.kind in ("cardinal", "ordinal")
            and not number.conjoined
        ):
            at, count = number.last, number.value
        elif at < len(self.forms) and self.forms[at] in ("القليله", "القليلتين", "القلايل"):
            at += 1
        shift = self.time(at, "shift")
        if shift is None or shift.proclitic or not (unit.article or unit.entry.number == 2):
            return None
        plural = self.forms[unit.last - 1].removeprefix("ال") not in _SINGULAR and unit.entry.number == 1 and count is None
        count = 2 if unit.entry.number == 2 else count
        mode = "open" if plural else None
        found = Expression(i, shift.last, "relative", (unit.rule, shift.rule), unit=unit.entry.unit, count=count, shift=shift.entry.number,
                           latest=shift.entry.id == "latest", mode=mode)  # fmt: skip
        return self._day_of_week(found) if unit.entry.unit == "week" and count is None else found

    def _day_of_week(self, week: Expression) -> Expression:
        """«الأسبوع المقبل يوم الجمعة»."""
        unit = self.time(week.last, "unit")
        day = self.hits.at("weekdays", unit.last if unit and unit.entry.id == "day" else week.last)
        if day is None or day.proclitic or week.mode:
            return week
        return replace(week, last=day.last, weekday=day.entry.number, mode="week", rules=(*week.rules, day.rule))

    def _this(self, i: int) -> Expression | None:
        """«هذا الأسبوع», «هذه السنة», «هذا اليوم»."""
        this = self.time(i, "this")
        unit = self.time(this.last, "unit") if this else None
        if this is None or unit is None or not unit.article or unit.entry.unit in ("hour", "minute", "second", "decade", "century"):
            return None
        found = Expression(i, unit.last, "relative", (this.rule, unit.rule), unit=unit.entry.unit, shift=0)
        return self._day_of_week(found) if unit.entry.unit == "week" else found

    def _quantity(self, i: int) -> tuple[str, float | None, int, tuple[str, ...]] | None:
        """Unit, count and end of «ثلاثة أيام», «يومين», «أسبوع», «سنوات»."""
        bound = self.hits.at("bounds", i)
        at = bound.last if bound and bound.entry.side != "after" else i
        number = self.numbers.get(at)
        unit = self.time(number.last if number else at, "unit")
        if unit is None or unit.proclitic.endswith(("ب", "ل", "ك")) or (number and number.kind in ("ordinal", "percent")):
            return None
        count: float | None = (
            number.value if number else 2 if unit.entry.number == 2 else 1 if self.forms[unit.last - 1] in _SINGULAR else None
        )
        if unit.article:
            return None
        return unit.entry.unit, count, unit.last, (unit.rule,)

    def _stretch(self, i: int) -> Expression | None:
        """«قبل يومين», «منذ 3 أشهر», «خلال الأسبوع الأخير», «خلال 24 ساعة»."""
        cue = self.time(i, "ago", "during")
        if cue is None:
            return None
        shifted = self._unit(cue.last) or self._this(cue.last) if cue.entry.kind == "during" else None
        if shifted:
            return replace(shifted, first=i, mode=shifted.mode or "during", rules=(cue.rule, *shifted.rules))
        amount = self._quantity(cue.last)
        if amount is None:
            return None
        unit, count, last, rules = amount
        if cue.entry.kind == "during":
            shift = self.time(last, "shift")
            return Expression(
                i,
                shift.last if shift else last,
                "relative" if shift else "duration",
                (cue.rule, *rules),
                unit=unit,
                count=count,
                mode="final",
            )
        return Expression(i, last, "relative", (cue.rule, *rules), unit=unit, count=count, mode="ago")

    def _final(self, i: int) -> Expression | None:
        """«آخر ثلاثة أشهر»."""
        cue = self.time(i, "final")
        amount = self._quantity(cue.last) if cue else None
        if cue is None or amount is None or amount[1] is None or amount[1] == 1:
            return None
        return Expression(i, amount[2], "relative", (cue.rule, *amount[3]), unit=amount[0], count=amount[1], mode="final")

    def _ordinal(self, i: int) -> Expression | None:
        """«الأسبوع الأول من أكتوبر», «ثالث ثلاثاء في أيلول», «اليوم الأخير من الشهر»."""
        number, final = self._integer(i, 1, 5), self.time(i, "final")
        if (number and number.kind == "ordinal") or final:
            at = number.last if number else final.last if final else i
            unit = self.time(at, "unit") or self.hits.at("weekdays", at) or self._bare_weekday(at)
            after, rank = (unit.last if unit else at), int(number.value or 0) if number else -1
            if unit is not None and (second := self._bare_weekday(after)) and unit.entry.unit == "day":
                unit, after = second, second.last
        else:
            unit = self.time(i, "unit") or self.hits.at("weekdays", i) or self.time(i, "day")
            number = self._integer(unit.last, 1, 5) if unit else None
            latest = self.time(unit.last, "shift") if unit else None
            if unit is None or not ((number and number.kind == "ordinal") or (latest and latest.entry.id == "latest")):
                return None
            after, rank = (number.last, int(number.value or 0)) if number else (latest.last if latest else i, -1)
        if unit is None or unit.entry.unit not in ("day", "week") or unit.entry.kind == "part":
            return None
        within = next(
            (
                e
                for read in (self._month_after, self._month, self._year, self._this, self._unit)
                if (e := read(self._past(after, "من", "في")))
            ),
            None,
        )
        if within is None or within.day is not None or not (within.month or within.year or within.unit in ("month", "year")):
            return None
        weekday = unit.entry.number if unit.entry.kind == "weekday" else None
        return replace(
            within,
            first=i,
            kind="ordinal",
            ordinal=rank,
            weekday=weekday,
            number=1 if unit.entry.unit == "week" else 0,
            rules=(unit.rule, *within.rules),
        )

    def _bare_weekday(self, i: int) -> Hit | None:
        """«جمعة» in «أول يوم جمعة»: a weekday without its article."""
        return self.hits.at("weekdays", i) or self.hits.at("daynames", i)

    # single words

    def _word(self, i: int) -> Expression | None:
        """«حينها», «مؤخراً», «الآن», «السبعينيات», «قبل الظهر»."""
        word = self.time(i, "anaphor", "recent", "now", "decade", "daypart")
        if word is None:
            return None
        kind = {"anaphor": "anaphoric", "recent": "vague_recent", "daypart": "part_of_day"}.get(word.entry.kind, word.entry.kind)
        found = Expression(i, word.last, kind, (word.rule,), number=word.entry.number)
        if kind == "decade":
            century = self.time(word.last, "unit")
            shift = self.time(century.last, "shift") if century else None
            return replace(found, last=shift.last, rules=(word.rule, shift.rule)) if shift else found
        return found

    def _linked(self, i: int) -> Expression | None:
        """«بتاريخ ( 15 / 1 / 1959 )»: the date begins after the word."""
        link = self.time(i, "link")
        at = self._past(self._past(link.last, ":"), *_OPEN) if link else i
        inner = next((e for read in (self._numeric, self._dayed, self._weekday, self._year) if (e := read(at))), None) if link else None
        return replace(inner, rules=(link.rule, *inner.rules)) if inner and link else None

    def _clock(self, i: int) -> Expression | None:
        """«الساعة 15:59», «الساعة الثالثة بعد الظهر»."""
        cue = self.time(i, "clock")
        number = self.numbers.get(cue.last) if cue else None
        if (
            cue is None
            or number is None
            or not ((number.value is None and number.digits) or (number.value is not None and 0 <= number.value <= 24))
        ):
            return None
        part = self.time(number.last, "part", "daypart")
        literal = self.words.quote(number.first, number.last) if number.value is None else None
        return Expression(i, part.last if part else number.last, "time", (cue.rule, *((part.rule,) if part else ())), clock=literal)

    def _clocked(self, found: Expression) -> Expression:
        """A day with the time of day that follows: «الأحد الساعة 15:30», «02-03-2017 15:59»."""
        if found.kind not in ("day", "weekday", "relative") or found.unit in ("month", "year", "week"):
            return found
        at = self._past(found.last, "،", ",", "-", "|")
        clock = self._clock(at)
        number = self.numbers.get(at)
        if clock:
            return replace(found, last=clock.last, clock=clock.clock, rules=found.rules + clock.rules)
        if number and number.digits and number.value is None and found.kind == "day":
            return replace(found, last=number.last, clock=self.words.quote(number.first, number.last))
        return found


_SINGULAR = frozenset(
    {"يوم", "يوما", "نهار", "اسبوع", "اسبوعا", "شهر", "شهرا", "عام", "عاما", "سنه", "عقد", "عقدا", "قرن", "قرنا", "ساعه", "دقيقه"}
)
