"""From an expression of time and the day that it is told on to EDTF, never more precise than the words."""

import calendar
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from analysis.extract.times.expression import Expression
from analysis.rowclass import replace

_DAYS = {"day": 1, "week": 7}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_PARTS_OF_YEAR = {1: (1, 3), 11: (5, 8), 21: (10, 12)}  # months, by the first day of the same part of a month
_PARTS_OF_WEEK = {1: (0, 2), 11: (2, 4), 21: (4, 6)}  # days after Monday
_HIJRI = range(1343, 1501)  # years that the official calendar covers


def resolve(e: Expression, today: date | None, ahead: bool = False) -> str | None:
    """EDTF of an expression told on a day; None where it stays open, as all that is relative does without that day.

    What names no year is the last such day before that day, with `ahead` the next one after it.
    """
    if ahead and today and e.month != today.month and e.shift is None and (e.month or e.weekday) and e.year is None and e.mode is None:
        e = replace(e, shift=1)
    if today and e.ambiguous and e.ambiguous.yearly and (e.year or 0) > today.year:  # news looks back: «16/04/21» in 2016
        year, month, day = e.ambiguous.yearly
        e = replace(e, year=year, month=month, day=day)
    try:
        if e.until:
            ends = resolve(replace(e, until=None, kind="day" if e.day else "month"), today), resolve(e.until, today)
            return f"{ends[0]}/{ends[1]}" if all(ends) and str(ends[0]) < str(ends[1]) else None
        return _resolved(e, today)
    except (ValueError, OverflowError):
        return None  # a day that no calendar has: «31 شباط»


def absolute(e: Expression) -> bool:
    """Whether an expression needs no day to be told on."""
    return e.year is not None or e.kind == "decade"


def _resolved(e: Expression, today: date | None) -> str | None:
    if e.kind in ("time", "duration", "anaphoric", "part_of_day"):
        return None
    if e.kind == "decade":
        return f"{e.number}/{(e.number or 0) + 9}"
    if not absolute(e):
        if today is None:
            return None
        return _relative(e, today)
    if e.calendar == "hijri":
        return _hijri(e, e.year or 0)
    if e.before_christ:
        return f"-{(e.year or 1) - 1:04}"
    return _written(e, e.year or 0)


def _written(e: Expression, year: int) -> str:
    if e.ordinal is not None:
        return _nth(e, year, e.month)
    if e.weekday and e.month and e.day and e.ambiguous is None and e.day <= 5 and date(year, e.month, e.day).isoweekday() != e.weekday:
        return _nth(replace(e, ordinal=e.day), year, e.month)  # «الثلاثاء الثالث من أيلول»: the third Tuesday
    if e.kind == "season":
        return f"{year:04}-{e.number}"
    if e.month is None:
        if e.period:
            first, last = _PARTS_OF_YEAR[e.period[0]]
            return f"[{year:04}-{first:02}..{year:04}-{last:02}]"
        return f"{year:04}/{e.until_year:04}" if e.until_year else f"{year:04}"
    if e.day is None:
        return _part_of_month(e, year, e.month) if e.period else f"{year:04}-{e.month:02}"
    day = date(year, e.month, e.day)
    if e.ambiguous and e.ambiguous.swapped and e.weekday and day.isoweekday() != e.weekday:
        other = date(year, *e.ambiguous.swapped)
        day = other if other.isoweekday() == e.weekday else day
    if e.until_day:
        return f"{day.isoformat()}/{day.replace(day=e.until_day).isoformat()}"
    return day.isoformat() + _time(e)


def _time(e: Expression) -> str:
    if e.clock is None:
        return ""
    hour, minute, *second = (int(part) for part in e.clock.split(":"))
    hour += 12 if e.evening and hour < 12 else 0
    return f"T{hour:02}:{minute:02}:{second[0] if second else 0:02}" if hour < 24 and minute < 60 else ""


def _part_of_month(e: Expression, year: int, month: int) -> str:
    first, last = e.period or (1, 31)
    last = min(last, calendar.monthrange(year, month)[1])
    return f"[{year:04}-{month:02}-{first:02}..{year:04}-{month:02}-{last:02}]"


def _nth(e: Expression, year: int, month: int | None) -> str:
    """The first Tuesday, the last week or day of a month or year."""
    first = date(year, month or 1, 1)
    after = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    rank, week = e.ordinal or 0, e.number == 1
    if not week and e.weekday is None:
        return (first + timedelta(rank - 1) if rank > 0 else after - timedelta(1)).isoformat()
    weekday = 0 if week else (e.weekday or 1) - 1
    day = (
        first + timedelta((weekday - first.weekday()) % 7 + 7 * (rank - 1))
        if rank > 0
        else after - timedelta((after.weekday() - weekday - 1) % 7 + 1)
    )
    if week and rank < 0 and (after - day).days < 4:
        day -= timedelta(7)  # a week belongs where most of its days are
    return f"{day.isoformat()}/{(day + timedelta(6)).isoformat()}" if week else day.isoformat()


def _hijri(e: Expression, year: int) -> str:
    if year not in _HIJRI:
        return f"{round(year * 0.970224 + 621.57):04}~"
    if e.month is None:
        first, last = _hijri_month(year, 1)[0], _hijri_month(year, 12)[1]
    elif e.day is None:
        first, last = _hijri_month(year, e.month)
    else:
        return Hijri(year, e.month, e.day).to_gregorian().isoformat()
    return f"{first.isoformat()}/{last.isoformat()}"


def _hijri_month(year: int, month: int) -> tuple[date, date]:
    first = Hijri(year, month, 1)
    start = first.to_gregorian()
    return start, start + timedelta(first.month_length() - 1)


def _relative(e: Expression, today: date) -> str | None:
    if e.kind in ("vague_recent", "now"):
        return f"../{today.isoformat()}" if e.kind == "vague_recent" else today.isoformat()
    if e.mode in ("year", "month") or (e.ordinal is not None and e.unit in ("year", "month")):
        year, month = _moved(today, e.unit or "year", e.shift or 0)
        whole = e.month if e.unit == "year" else month
        return _written(replace(e, month=whole), year)
    if e.offset is not None:
        return _offset(e, today)
    if e.weekday is not None and e.month is None:
        return _weekday(e, today) if e.day is None else _numbered(e, today)
    if e.month is not None:
        return _yearless(e, today)
    if e.kind == "season":
        return f"{today.year + (e.shift or 0):04}-{e.number}"
    if e.unit:
        return _stretch(e, today)
    return None


def _moved(today: date, unit: str, by: float) -> tuple[int, int]:
    """Year and month so many units away."""
    months = today.year * 12 + today.month - 1 + int(by * 12 * _YEARS.get(unit, 0) + (by if unit == "month" else 0))
    return months // 12, months % 12 + 1


def _offset(e: Expression, today: date) -> str:
    day = today + timedelta(e.offset or 0)
    if e.weekday and day.isoweekday() != e.weekday:
        near = [day + timedelta(n) for n in (-1, 1)]
        day = next((d for d in near if d.isoweekday() == e.weekday), day)
    return day.isoformat() + _time(e)


def _weekday(e: Expression, today: date) -> str:
    """The last such day, publication's own included; with «الماضي» or «المقبل» strictly before or after it."""
    wanted = e.weekday or 1
    if e.ordinal is not None:
        return _nth(e, today.year, today.month)
    if e.mode == "week":
        monday = today - timedelta(today.weekday() - 7 * (e.shift or 0))
        return (monday + timedelta(wanted - 1)).isoformat()
    back = (today.isoweekday() - wanted) % 7
    if e.shift == 1:
        day = today + timedelta(7 - back)
    elif e.shift in (-1, -2):
        day = today - timedelta((back or 7) - 7 * (e.shift + 1))
    else:
        day = today - timedelta(back)
    return day.isoformat() + _time(e)


def _numbered(e: Expression, today: date) -> str | None:
    """«الجمعة 15»: the nearest month in which that day is a Friday."""
    near = (today + timedelta(n * way) for n in range(62) for way in (-1, 1))
    day = next((d for d in near if d.day == e.day and d.isoweekday() == e.weekday), None)
    return day.isoformat() if day else None


def _yearless(e: Expression, today: date) -> str | None:
    """News looks back: the last such month or day that publication does not precede."""
    month = e.month or 1
    if e.calendar == "hijri":
        return _yearless_hijri(e, today)
    year = today.year
    if e.weekday and e.day:
        near = [y for y in (year, year - 1, year + 1) if date(y, month, e.day).isoweekday() == e.weekday]
        if near:
            return _written(e, near[0])
    if e.shift == 1:
        if (month, e.day or 32) <= (today.month, today.day) or (e.day is None and month <= today.month):
            year += 1
    elif (e.shift == -1 and e.day is None and month >= today.month) or (
        e.shift != 0 and (month > today.month or (e.day is not None and (month, e.day) > (today.month, today.day)))
    ):
        year -= 1
    return _written(e, year)


def _yearless_hijri(e: Expression, today: date) -> str | None:
    now = Gregorian(today.year, today.month, today.day).to_hijri()
    past = (e.month or 1, e.day or 0) <= (now.month, now.day)
    told = _hijri(
        replace(e, year=now.year), now.year if (past and e.shift != -1) or e.shift in (0, 1) or (e.month or 1) < now.month else now.year - 1
    )
    return f"{told}~" if e.sighted else told


def _stretch(e: Expression, today: date) -> str | None:
    """«قبل يومين», «الأسبوع الماضي», «خلال الأشهر الثلاثة الماضية»."""
    unit = e.unit or "day"
    if e.mode in ("ago", "beside"):
        return _ago(unit, e.count, today)
    if e.mode == "final" or e.count is not None or (e.latest and unit in _DAYS):
        return _span(unit, e.count or 1, 1 if e.shift == 1 else -1, today) if e.mode != "open" else None
    if e.mode == "open" or e.shift is None:
        return None
    if e.mode == "rest":
        ends = {"week": today + timedelta(6 - today.weekday()), "year": date(today.year, 12, 31)}
        end = ends.get(unit) or today.replace(day=calendar.monthrange(today.year, today.month)[1])
        return f"{today.isoformat()}/{end.isoformat()}"
    if unit == "day":
        return (today + timedelta(e.shift)).isoformat()
    if unit == "week":
        monday = today - timedelta(today.weekday() - 7 * e.shift)
        low, high = _PARTS_OF_WEEK[e.period[0]] if e.period else (0, 6)
        days = (monday + timedelta(low)).isoformat(), (monday + timedelta(high)).isoformat()
        return f"[{days[0]}..{days[1]}]" if e.period else "/".join(days)
    if unit not in ("month", "year"):
        return None
    year, month = _moved(today, unit, e.shift)
    return _written(replace(e, month=month if unit == "month" else None), year)


def _ago(unit: str, count: float | None, today: date) -> str | None:
    """So long before: a day for days, otherwise about so."""
    if count is None or count > 5000:
        return today.isoformat() if unit in ("hour", "minute", "second") else None
    if unit in ("hour", "minute", "second"):
        return today.isoformat() if count <= 12 or unit != "hour" else (today - timedelta(count / 24)).isoformat()
    if unit in _DAYS:
        day = (today - timedelta(count * _DAYS[unit])).isoformat()
        return day if unit == "day" or count == 1 else f"{day}~"
    year, month = _moved(today, unit, -count)
    return f"{year:04}-{month:02}~" if unit == "month" else f"{year:04}~"


def _span(unit: str, count: float, way: int, today: date) -> str | None:
    """The stretch of so many units that ends, or with way 1 begins, today."""
    if count > 5000:
        return None
    if unit in ("hour", "minute", "second"):
        ends = today - timedelta(max(1, round(count / 24))) if unit == "hour" and count > 12 else today, today
        return "/".join(d.isoformat() for d in ends) if ends[0] != today else today.isoformat()
    if unit in _DAYS:
        ends = sorted((today if way < 0 else today + timedelta(1), today + timedelta(way * count * _DAYS[unit])))  # type: ignore[assignment]
        return f"{ends[0].isoformat()}/{ends[1].isoformat()}"
    (ay, am), (by, bm) = sorted((_moved(today, unit, 0), _moved(today, unit, way * count)))
    return f"{ay:04}-{am:02}/{by:04}-{bm:02}" if unit == "month" else f"{ay:04}/{by:04}"
