"""Numbers: digits, number words, parts, percentages and vague amounts, with the noun that each counts."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import End, High, Id, Low, Quote, Rules, Start


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text, figure or not: nothing is dropped silently."""

    id: Id
    start: Start
    end: End
    quote: Quote
    value: Annotated[float | None, "the number; null for a range or a vague word"]
    kind: Annotated[str, "cardinal, ordinal, decimal, fraction, percent, dual, vague or range"]
    role: Annotated[str, "figure, date, time, name, list or other"]
    low: Low = None
    high: High = None
    counted: Annotated[str | None, "the noun phrase that it counts"] = None
    counted_start: Annotated[int | None, "start of the noun phrase"] = None
    counted_end: Annotated[int | None, "end of the noun phrase"] = None
    rules: Rules = ()
