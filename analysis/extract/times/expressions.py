"""Expressions of time as they stand in the text, before they are resolved to a date.

An expression is read at its first word; longer readings win: «صباح يوم السبت 28 آذار/مارس الماضي» is one.
"""

from dataclasses import replace

from analysis.extract.times import moments, months, parts, stretches, weekdays, years
from analysis.extract.times.clues import Clues
from analysis.extract.times.expression import Expression

_ENDS = frozenset({"day", "month", "weekday"})


# readers of an expression at its first word; of equally long readings the first one wins
_READERS = (
    parts.part_at,
    parts.period_at,
    weekdays.weekday_at,
    weekdays.offset_at,
    months.day_at,
    months.month_at,
    years.year_at,
    stretches.unit_at,
    stretches.stretch_at,
    stretches.this_at,
    stretches.final_at,
    stretches.rest_at,
    months.numeric_at,
    parts.season_at,
    moments.single_at,
    moments.clock_at,
    moments.linked_at,
    moments.feast_at,
    months.alone_at,
    parts.nth_at,
)


def expression_at(clues: Clues, i: int) -> Expression | None:
    """The longest expression that begins at a word."""
    found = [e for read in _READERS if (e := read(clues, i))]
    best = max(found, key=lambda e: e.last, default=None)
    return _ranged(clues, moments.clocked(clues, parts.parted(clues, best))) if best else None


def _ranged(clues: Clues, found: Expression) -> Expression:
    """«من 2 أكتوبر إلى 22 أكتوبر», «آذار 2011 حتى نيسان 2012»."""
    joint = clues.hits.at("joints", found.last)
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
