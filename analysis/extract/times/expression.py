"""What an expression of time says, before it is resolved to a date."""

from analysis.extract.numeric import Written
from analysis.rowclass import rowclass


@rowclass
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
    mode: str | None = None  # ago, beside, during, final: what is done with unit and count
    offset: int | None = None  # days from today
    clock: str | None = None  # hh:mm
    evening: bool = False  # the hours of the clock are those after noon
    sighted: bool = False  # a day that the sighting of the moon may move by one
    number: int | None = None  # decade or season
    ordinal: int | None = None  # the how manieth unit of a month or year; -1 the last
    until: "Expression | None" = None  # the other end of a range
    ambiguous: Written | None = None  # digits whose order only a weekday or the reader's habit decides
