"""Weekdays and days told from today: «يوم السبت 28 آذار», «الأحد الماضي», «أمس»."""

from analysis.extract.times import months, stretches
from analysis.extract.times.clues import CLOSE, Clues
from analysis.extract.times.expression import Expression
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace


def weekday_at(clues: Clues, i: int) -> Expression | None:
    """«يوم السبت 28 آذار», «الأحد الماضي», «الخميس، 02-03-2017»."""
    if (this := clues.time(i, "this")) and (day := weekday_at(clues, this.last)) and day.shift is None and day.day is None:
        return replace(day, first=i, unit="week", mode="week", shift=0)
    unit = clues.time(i, "unit")
    prefixed = unit is not None and unit.entry.unit == "day" and not unit.article
    at = unit.last if unit and prefixed else i
    weekday = clues.hits.on["weekdays"](at)
    if weekday is None:
        today = clues.time(i, "day")
        return (
            _day_of(clues, i, unit.last)
            if unit and prefixed and unit.entry.id == "day"
            else _day_of(clues, i, today.last)
            if today and today.entry.id == "today"
            else None
        )
    rules = (unit.rule, weekday.rule) if unit and prefixed else (weekday.rule,)
    alone = Expression(i, weekday.last, "weekday", rules, weekday=weekday.entry.number)
    after = clues.past(weekday.last, "،", ",", "-", "/", "(")
    link = clues.time(after, "link")
    after = clues.past(link.last, "في", ":") if link else clues.past(after, "في") if after == weekday.last else after
    inner = next((e for read in (months.numeric_at, months.day_at, offset_at, months.month_at) if (e := read(clues, after))), None)
    if inner and (inner.day or inner.offset is not None):
        last = clues.past(inner.last, *CLOSE) if "(" in clues.forms[weekday.last : after] else inner.last
        return replace(
            inner, first=i, last=last, weekday=weekday.entry.number, rules=(*rules, *((link.rule,) if link else ()), *inner.rules)
        )
    second = clues.hits.on["weekdays"](clues.past(weekday.last, "-", "/"))
    if second and clues.forms[weekday.last] in "-/" and second.entry is not weekday.entry:
        return replace(alone, last=second.last)
    number = clues.integer(after, 1, 31)
    if number and not number.conjoined and (number.kind == "ordinal" or (number.digits and not clues.counts(number.last))):
        nth = number.kind == "ordinal" and (number.value or 0) <= 5
        return (
            replace(alone, last=number.last, ordinal=int(number.value or 0))
            if nth
            else replace(alone, last=number.last, day=int(number.value or 0))
        )
    return _week_of(clues, alone)


def _day_of(clues: Clues, i: int, at: int) -> Expression | None:
    """«يوم أمس», «يوم 30 مارس»."""
    inner = next((e for read in (months.numeric_at, months.day_at, offset_at) if (e := read(clues, at))), None)
    return replace(inner, first=i) if inner else None


def _week_of(clues: Clues, day: Expression) -> Expression:
    """«الأحد الماضي», «الجمعة من الأسبوع المقبل»."""
    shift = clues.time(day.last, "shift")
    if shift:
        return replace(day, last=shift.last, shift=shift.entry.number, rules=(*day.rules, shift.rule))
    week = stretches.this_at(clues, clues.past(day.last, "من")) or stretches.unit_at(clues, clues.past(day.last, "من"))
    if week and week.unit == "week" and week.shift is not None and week.count is None:
        return replace(day, last=week.last, unit="week", mode="week", shift=week.shift, rules=day.rules + week.rules)
    return day


def offset_at(clues: Clues, i: int) -> Expression | None:
    """«أمس», «أمس السبت», «اليوم», «غداً الأحد»."""
    this = clues.time(i, "this")
    word = clues.time(this.last if this else i, "day")
    shift = clues.time(word.last, "shift") if word and word.entry.id == "today" else None
    if word and shift and not this:
        kind = "anaphoric" if clues.forms[shift.first].startswith("التالي") else "relative"
        return Expression(i, shift.last, kind, (word.rule, shift.rule), offset=shift.entry.number)
    if word is None or (word.entry.id == "today" and not _today(clues, word)):
        return None
    found = Expression(i, word.last, "relative", (word.rule,), offset=word.entry.number)
    after = clues.past(word.last, "،", ",", "(")
    day = clues.hits.on["weekdays"](after)
    if day and not day.proclitic:
        last = clues.past(day.last, *CLOSE) if clues.forms[word.last] == "(" else day.last
        found = replace(found, last=last, weekday=day.entry.number, rules=(*found.rules, day.rule))
        inner = months.day_at(clues, day.last)
        found = replace(inner, first=i, weekday=found.weekday, rules=found.rules + inner.rules) if inner else found
    return found


def _today(clues: Clues, word: Hit) -> bool:
    """«اليوم» is a date where it is no part of a name, no "day" that is numbered or repeated."""
    before, after = word.first - 1, word.last
    if before >= 0 and any(
        (h := clues.hits.at(layer, before - n)) and h.last > word.first for layer in ("media", "organisations", "places") for n in (0, 1, 2)
    ):
        return False
    if before >= 0 and clues.forms[before] in '"«“' and after < len(clues.forms) and clues.forms[after] in '"»”':
        return False
    follower = clues.numbers.get(after)
    shifted = clues.time(after, "shift")
    named = after < len(clues.forms) and clues.forms[after] in ("ذاته", "نفسه", "الواحد", "الذي", "العالمي", "الدولي", "الوطني")
    return (
        not named
        and not shifted
        and not (follower and follower.kind == "ordinal" and follower.definite)
        and not word.proclitic.endswith(("ب", "ك"))
    )
