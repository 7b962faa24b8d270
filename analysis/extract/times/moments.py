"""Single words of time, times of day, and days after «بتاريخ»."""

from analysis.extract.times import months, weekdays, years
from analysis.extract.times.clues import FEAST_DAYS, OPEN, Clues
from analysis.extract.times.expression import Expression
from analysis.rowclass import replace

_AFTERNOON = frozenset(("evening", "noon", "afternoon"))


def single_at(clues: Clues, i: int) -> Expression | None:
    """«حينها», «مؤخراً», «الآن», «السبعينيات», «قبل الظهر»."""
    word = clues.time(i, "anaphor", "recent", "now", "decade", "daypart")
    if word is None:
        return None
    kind = {"anaphor": "anaphoric", "recent": "vague_recent", "daypart": "part_of_day"}.get(word.entry.kind, word.entry.kind)
    found = Expression(i, word.last, kind, (word.rule,), number=word.entry.number)
    if kind == "decade":
        century = clues.time(word.last, "unit")
        shift = clues.time(century.last, "shift") if century else None
        return replace(found, last=shift.last, rules=(word.rule, shift.rule)) if shift else found
    return found


def feast_at(clues: Clues, i: int) -> Expression | None:
    """«أول أيام عيد الفطر»: the day is that of the calendar, give or take the sighting of the moon."""
    rank = clues.integer(i, 1, 4)
    at = clues.past(rank.last, *FEAST_DAYS) if rank else clues.past(i, "يوم")
    feast = clues.time(at, "feast")
    if feast is None or (rank and at == rank.last):
        return None
    day = (feast.entry.last or 1) + (int(rank.value or 1) - 1 if rank else 0)
    kind = "day" if rank or at > i else "feast"
    return Expression(i, feast.last, kind, (feast.rule,), calendar="hijri", month=feast.entry.number, day=day, sighted=True)


def linked_at(clues: Clues, i: int) -> Expression | None:
    """«بتاريخ ( 15 / 1 / 1959 )»: the date begins after the word."""
    link = clues.time(i, "link")
    at = clues.past(clues.past(link.last, ":"), *OPEN) if link else i
    inner = (
        next((e for read in (months.numeric_at, months.day_at, weekdays.weekday_at, years.year_at) if (e := read(clues, at))), None)
        if link
        else None
    )
    return replace(inner, rules=(link.rule, *inner.rules)) if inner and link else None


def clock_at(clues: Clues, i: int) -> Expression | None:
    """«الساعة 15:59», «الساعة الثالثة بعد الظهر»."""
    cue = clues.time(i, "clock")
    number = clues.numbers.get(cue.last) if cue else None
    if (
        cue is None
        or number is None
        or not ((number.value is None and number.digits) or (number.value is not None and 0 <= number.value <= 24))
    ):
        return None
    part = clues.time(number.last, "part", "daypart")
    literal = clues.words.quote(number.first, number.last) if number.value is None else None
    evening = part is not None and part.entry.id in _AFTERNOON
    rules = (cue.rule, *((part.rule,) if part else ()))
    return Expression(i, part.last if part else number.last, "time", rules, clock=literal, evening=evening)


def clocked(clues: Clues, found: Expression) -> Expression:
    """A day with the time of day that follows: «الأحد الساعة 15:30», «02-03-2017 15:59»."""
    if found.kind not in ("day", "weekday", "relative") or found.unit in ("month", "year", "week"):
        return found
    at = clues.past(found.last, "،", ",", "-", "|")
    clock = clock_at(clues, at)
    number = clues.numbers.get(at)
    if clock:
        return replace(found, last=clock.last, clock=clock.clock, evening=clock.evening, rules=found.rules + clock.rules)
    if number and number.digits and number.value is None and found.kind == "day":
        return replace(found, last=number.last, clock=clues.words.quote(number.first, number.last))
    return found
