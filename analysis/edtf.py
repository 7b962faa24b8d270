"""Dates as EDTF (ISO 8601-2): the first and last day that an expression allows."""

import calendar
import re
from datetime import date
from functools import lru_cache

_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}|\dX|XX))?)?")
# EDTF's seasons: spring, summer, autumn, winter (of the northern year, winter ends in the next)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
Bounds = tuple[date | None, date | None]
OPEN: Bounds = (None, None)


@lru_cache(1024)
def bounds(edtf: str | None) -> Bounds:
    """First and last day that an EDTF string allows; None where it is open. An unreadable string is open at both ends.

    Qualifiers (~ ? %) do not widen it: what the text does not give is not invented.
    """
    if not edtf:
        return OPEN
    text = re.sub(r"[~?%]", "", edtf.strip()).strip("[]{}")
    for mark in ("/", ".."):
        if mark in text and text not in ("..", "/"):
            first, _, last = text.partition(mark)
            return _one(first)[0], _one(last)[1]
    return _one(text)


def _one(text: str) -> Bounds:
    match = _DAY.match(text)
    if not match:
        return OPEN
    year, month, day = int(match["year"]), int(match["month"] or 0), match["day"]
    try:
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        if month in _SEASONS:
            first, last = _SEASONS[month]
            until = year + (last < first)
            return date(year, first, 1), date(until, last, calendar.monthrange(until, last)[1])
        end = calendar.monthrange(year, month)[1]
        if not day or day == "XX":
            return date(year, month, 1), date(year, month, end)
        if day.endswith("X"):
            return date(year, month, max(1, int(day[0]) * 10)), date(year, month, min(end, int(day[0]) * 10 + 9))
        return date(year, month, int(day)), date(year, month, int(day))
    except ValueError:
        return OPEN


def overlaps(a: str | None, b: str | None) -> bool:
    """Whether two expressions can mean one day; an open end reaches everywhere."""
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    return not (a_last and b_first and a_last < b_first) and not (b_last and a_first and b_last < a_first)
