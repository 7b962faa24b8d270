"""Parts of days, months, weeks and years: «صباح أمس», «أواخر مايو», «صيف 2012», «الأسبوع الأول من أكتوبر»."""

from analysis.extract.times import moments, months, stretches, weekdays, years
from analysis.extract.times.clues import SINGULAR, Clues
from analysis.extract.times.expression import Expression
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

_ADVERBS = frozenset("صباحا ظهرا عصرا ليلا".split())  # «فجرا» may be that of the next day


def part_at(clues: Clues, i: int) -> Expression | None:
    """«صباح أمس», «فجر الأحد», «ليلة 3 كانون الأول»: the day is what is dated."""
    part = clues.time(i, "part")
    if part is None:
        return None
    inner = next(
        (
            e
            for read in (stretches.this_at, weekdays.offset_at, weekdays.weekday_at, months.day_at, months.numeric_at, moments.single_at)
            if (e := read(clues, part.last))
        ),
        None,
    )
    if (
        inner is None
        or inner.kind in ("duration", "decade", "recent", "now", "daypart")
        or (inner.unit in ("month", "year") and inner.day is None)
    ):
        return _adverb(clues, part) if inner is None else None
    second = clues.hits.on["weekdays"](clues.past(inner.last, "-"))
    last = second.last if second and inner.kind == "weekday" and not second.proclitic else inner.last
    return replace(inner, first=i, last=last, rules=(part.rule, *inner.rules))


def _adverb(clues: Clues, part: Hit) -> Expression | None:
    """«ليلاً» alone: of the day that its sentence tells of; no hour («الثامنة صباحاً») and no habit («صباحاً ومساء»)."""
    if clues.forms[part.first] not in _ADVERBS or part.first - 1 in clues.numbers or clues.time(part.last, "part"):
        return None
    before = part.first - 1
    if before >= 0 and (clues.forms[before].isdigit() or clues.hits.on["ordinals"](before) or clues.time(before, "part", "clock")):
        return None
    return Expression(part.first, part.last, "of_the_day", (part.rule,))


def parted(clues: Clues, found: Expression) -> Expression:
    """A day with the part of it that follows: «السبت مساءً»."""
    part = clues.time(found.last, "part", "daypart") if found.kind in ("day", "weekday", "relative") and found.unit is None else None
    return replace(found, last=part.last, rules=(*found.rules, part.rule)) if part and not part.proclitic else found


def period_at(clues: Clues, i: int) -> Expression | None:
    """«أواخر مايو/أيار 2015», «مطلع العام الجاري», «نهاية الشهر الماضي»."""
    period = clues.time(i, "period")
    if period is None:
        return None
    at = clues.past(period.last, "من")
    inner = next(
        (
            e
            for read in (months.month_at, months.month_after, years.year_at, stretches.this_at, stretches.unit_at)
            if (e := read(clues, at))
        ),
        None,
    )
    if (
        inner is None
        and (unit := clues.time(at, "unit"))
        and unit.article
        and unit.entry.unit in ("week", "month", "year")
        and clues.forms[unit.last - 1].removeprefix("ال") in SINGULAR
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


def season_at(clues: Clues, i: int) -> Expression | None:
    """«صيف 2012», «شتاء العام الماضي»."""
    season = clues.time(i, "season")
    if season is None:
        return None
    found = Expression(i, season.last, "season", (season.rule,), number=season.entry.number)
    dated = years.dated(clues, found)
    if clues.time(season.last, "shift") is None and dated.year is None and dated.shift is None:
        return None
    return dated


def nth_at(clues: Clues, i: int) -> Expression | None:
    """«الأسبوع الأول من أكتوبر», «ثالث ثلاثاء في أيلول», «اليوم الأخير من الشهر»."""
    number, final = clues.integer(i, 1, 5), clues.time(i, "final")
    if (number and number.kind == "ordinal") or final:
        at = number.last if number else final.last if final else i
        unit = clues.time(at, "unit") or clues.hits.on["weekdays"](at) or _bare_weekday(clues, at)
        after, rank = (unit.last if unit else at), int(number.value or 0) if number else -1
        if unit is not None and (second := _bare_weekday(clues, after)) and unit.entry.unit == "day":
            unit, after = second, second.last
    else:
        unit = clues.time(i, "unit") or clues.hits.on["weekdays"](i) or clues.time(i, "day")
        number = clues.integer(unit.last, 1, 5) if unit else None
        latest = clues.time(unit.last, "shift") if unit else None
        if unit is None or not ((number and number.kind == "ordinal") or (latest and latest.entry.id == "latest")):
            return None
        after, rank = (number.last, int(number.value or 0)) if number else (latest.last if latest else i, -1)
    if unit is None or unit.entry.unit not in ("day", "week") or unit.entry.kind == "part":
        return None
    within = next(
        (
            e
            for read in (months.month_after, months.month_at, years.year_at, stretches.this_at, stretches.unit_at)
            if (e := read(clues, clues.past(after, "من", "في")))
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


def _bare_weekday(clues: Clues, i: int) -> Hit | None:
    """«جمعة» in «أول يوم جمعة»: a weekday without its article."""
    return clues.hits.on["weekdays"](i) or clues.hits.on["daynames"](i)
