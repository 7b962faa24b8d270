"""Expressions of time as they stand in the text, before they are resolved to a date.

An expression is read at its first word; longer readings win: «صباح يوم السبت 28 آذار/مارس الماضي» is one.
"""

from collections.abc import Callable
from functools import cache

from analysis.extract.times import moments, months, parts, stretches, weekdays, years
from analysis.extract.times.clues import Clues
from analysis.extract.times.expression import Expression
from analysis.rowclass import replace

_ENDS = frozenset({"day", "month", "weekday"})


# readers of an expression at its first word, and what opens it there: a kind of time word, the days, weeks … of a unit, a month,
# a weekday, a number that can be a year's, a day's, of a feast, that ranks, with a sign behind it, before a unit that goes on or a stop,
# a unit or weekday that a number or another word of time follows;
# of equally long readings the first one wins
_READERS: tuple[tuple[Callable[[Clues, int], Expression | None], frozenset[str]], ...] = (
    (parts.part_at, frozenset(("part",))),
    (parts.period_at, frozenset(("period",))),
    (weekdays.weekday_at, frozenset(("weekday", "days", "this", "day"))),
    (weekdays.offset_at, frozenset(("day", "this"))),
    (months.day_at, frozenset(("day_number",))),
    (months.month_at, frozenset(("month", "months"))),
    (years.year_at, frozenset(("year_number", "years"))),
    (stretches.unit_at, frozenset(("unit",))),
    (stretches.stretch_at, frozenset(("ago", "during"))),
    (stretches.beside_at, frozenset(("beside",))),
    (stretches.counted_at, frozenset(("timed",))),
    (stretches.this_at, frozenset(("this",))),
    (stretches.final_at, frozenset(("final",))),
    (stretches.rest_at, frozenset(("rest",))),
    (months.numeric_at, frozenset(("signed",))),
    (parts.season_at, frozenset(("season",))),
    (moments.single_at, frozenset(("anaphor", "recent", "now", "decade", "daypart"))),
    (moments.clock_at, frozenset(("clock",))),
    (moments.linked_at, frozenset(("link",))),
    (moments.feast_at, frozenset(("feast", "feast_number", "days"))),
    (months.alone_at, frozenset(("last",))),
    (parts.nth_at, frozenset(("rank", "final", "ranked"))),
)


def expression_at(clues: Clues, i: int) -> Expression | None:
    """The longest expression that begins at a word."""
    found = [e for read in _readers(clues.opened(i)) if (e := read(clues, i))]
    if not found:
        return None
    longest = max(found, key=lambda e: e.last)
    return _ranged(clues, moments.clocked(clues, parts.parted(clues, longest)))


@cache
def _readers(opened: tuple[str, ...]) -> tuple[Callable[[Clues, int], Expression | None], ...]:
    return tuple(read for read, openers in _READERS if not openers.isdisjoint(opened))


def _ranged(clues: Clues, found: Expression) -> Expression:
    """«من 2 أكتوبر إلى 22 أكتوبر», «آذار 2011 حتى نيسان 2012»."""
    joint = clues.hits.on["joints"](found.last)
    if joint is None or joint.entry.kind != "to" or joint.entry.id == "or" or found.kind not in _ENDS or joint.last >= len(clues.forms):
        return found
    ends = [
        e
        for read in (weekdays.weekday_at, months.day_at, months.month_at, months.numeric_at, years.year_at)
        if (e := read(clues, joint.last))
    ]
    end = max(ends, key=lambda e: e.last, default=None)
    if end is None or end.kind not in _ENDS or (end.day is None) != (found.day is None):
        return found
    if (
        clues.forms[joint.first] != "-"
        and not (found.first and clues.forms[found.first - 1] in ("من", "منذ", "بين"))
        and (found.day is None or (end.year is None and end.shift is None and found.year is not None))
    ):
        return found
    start = replace(found, year=found.year or end.year) if found.month else found
    return replace(start, kind="range", last=end.last, until=end, rules=found.rules + end.rules)
