"""Scales: where a number or a day lies on a line of the picture, and which ticks it carries."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

SPREAD = 10.0


@dataclass(frozen=True, slots=True)
class Scale:
    """A line from `start` to `end` (points from the reading side) for the values from `low` to `high`."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def at(self, value: float) -> float:
        """Place of a value; of the nearest end for one that lies outside."""
        value = min(max(value, self.low), self.high)
        low, high, value = (math.log10(v) for v in (self.low, self.high, value)) if self.log else (self.low, self.high, value)
        return self.start + (self.end - self.start) * ((value - low) / (high - low) if high > low else 0.5)


def numbers(values: Iterable[float], start: float, end: float) -> tuple[Scale, list[float]]:
    """A scale for numbers with its ticks: logarithmic when the largest is more than ten times the smallest, else from zero.

    A zero among numbers that ask for logs stands at the low end, a decade below the others, and its tick says 0.
    """
    known = [v for v in values if v is not None and math.isfinite(v)] or [1.0]
    low, high = min(known), max(known)
    above = [v for v in known if v > 0]
    if low >= 0 and above and high / min(above) > SPREAD:
        return _decades(min(above), high, start, end, zero=low == 0)
    step = _step(max(high, 0) - min(low, 0) or 1.0)
    if high > 1 and all(float(v).is_integer() for v in known):
        step = max(step, 1.0)  # there is no half of what is counted
    first, last = math.floor(min(low, 0) / step), max(math.ceil(high / step), 1)
    scale = Scale(first * step, last * step, start, end)
    return scale, [round(i * step, 10) for i in range(first, last + 1)]


def written(tick: float) -> str:
    """A tick's number in digits."""
    return f"{tick:,.0f}" if float(tick).is_integer() else f"{tick:,.10g}"


def _decades(low: float, high: float, start: float, end: float, zero: bool) -> tuple[Scale, list[float]]:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = max(1, math.ceil((last - first) / 6))
    ticks = [10.0**i for i in range(first, last + 1, every)]
    scale = Scale(10.0 ** (first - zero), max(10.0**last, ticks[-1]), start, end, log=True)
    return scale, [0.0, *ticks] if zero else ticks


def _step(span: float) -> float:
    """A round step that cuts a span into three to six parts."""
    rough = span / 4
    unit = 10.0 ** math.floor(math.log10(rough))
    return next(unit * k for k in (1, 2, 2.5, 5, 10) if unit * k >= rough * 0.999)


def days(low: date, high: date, start: float, end: float, most: int = 6) -> tuple[Scale, list[date], str]:
    """A scale for days (ordinals) with its ticks and what they name: `year`, `month` or `day`."""
    scale = Scale(low.toordinal(), max(high.toordinal(), low.toordinal() + 1), start, end)
    for kind, every in (
        ("day", 1),
        ("day", 2),
        ("day", 7),
        ("day", 14),
        ("month", 1),
        ("month", 3),
        ("month", 6),
        ("year", 1),
        ("year", 2),
        ("year", 5),
        ("year", 10),
        ("year", 25),
        ("year", 50),
    ):
        span = (high - low).days / {"day": 1.0, "month": 30.4, "year": 365.25}[kind] / every
        if span <= most:
            return scale, list(_round_days(low, high, kind, every))[: most + 1], kind
    return scale, [low, high], "year"


def _round_days(low: date, high: date, kind: str, every: int) -> Iterator[date]:
    if kind == "day":
        first = low.toordinal() + (-low.toordinal()) % every
        yield from (date.fromordinal(n) for n in range(first, high.toordinal() + 1, every))
        return
    months = every * (12 if kind == "year" else 1)
    number = low.year * 12 + low.month - 1
    number += (-number) % months
    while number <= high.year * 12 + high.month - 1:
        day = date(number // 12, number % 12 + 1, 1)
        if low <= day <= high:
            yield day
        number += months
