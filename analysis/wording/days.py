"""Dates in words: EDTF as a newspaper of the language would write it, never more precise than it is."""

import re
from datetime import date

from analysis.edtf import bounds
from analysis.wording import Wording

_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_THIRDS = {(1, 10): "early", (11, 20): "middle"}


def say(edtf: str | None, wording: Wording) -> str:
    """A date in words: «أواخر أيار/مايو 2015», "the week to 28 February 2017"."""
    first, last = bounds(edtf)
    if not edtf or (first is None and last is None):
        return wording("days.unknown")
    plain = re.sub(r"[~?%]", "", edtf).strip("[]{}")
    season = _SEASON.fullmatch(plain)
    said = wording(f"days.season.{season[2]}", year=season[1]) if season else _range(first, last, "/" in plain, wording)
    return wording("days.about", day=said) if "~" in edtf and first and last else said


def day(value: date, wording: Wording) -> str:
    """One day in words: "11 December 2016"."""
    return wording("days.day", day=str(value.day), month=_name(value, wording), year=str(value.year))


def _range(first: date | None, last: date | None, throughout: bool, wording: Wording) -> str:
    """`throughout`: the whole time is meant («during the week»), not some day of it."""
    if first is None or last is None:
        return wording("days.until", day=day(last, wording)) if last else wording("days.since", day=day(first, wording))  # type: ignore[arg-type]
    if first == last:
        return day(first, wording)
    if throughout and 6 <= (last - first).days <= 7:
        return wording("days.week_to", day=day(last, wording))
    part = _part(first, last)
    if part == "year":
        return wording("days.year", year=str(first.year))
    if part:
        return wording(f"days.{part}", month=_name(first, wording), year=str(first.year))
    return wording("days.between", first=_begun(first, last, wording), last=day(last, wording))


def _begun(first: date, last: date, wording: Wording) -> str:
    """The first day of a range without the month and year that the last one repeats."""
    if first.year != last.year:
        return day(first, wording)
    return str(first.day) if first.month == last.month else wording("days.day_month", day=str(first.day), month=_name(first, wording))


def _part(first: date, last: date) -> str | None:
    """year, month, early, middle or late, when the days are just that."""
    if first.year != last.year:
        return None
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return "year"
    if first.month != last.month:
        return None
    ends_month = date.fromordinal(last.toordinal() + 1).month != last.month
    if first.day == 1 and ends_month:
        return "month"
    return "late" if first.day in (20, 21) and ends_month else _THIRDS.get((first.day, last.day))


def _name(value: date, wording: Wording) -> str:
    return wording(f"days.name.{value.month}")
