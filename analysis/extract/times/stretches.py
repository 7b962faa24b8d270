"""Stretches of time told from now: «الأسبوع الماضي», «قبل يومين», «خلال الأشهر الثلاثة الماضية»."""

from analysis.extract.times.clues import FEW, SAME, SINGULAR, Clues
from analysis.extract.times.expression import Expression
from analysis.extract.times.years import year_at
from analysis.rowclass import replace

_RECENT = {"hour": (12, 96), "day": (2, 7)}  # so long a stretch without «الماضية» is told of the time up to now


def unit_at(clues: Clues, i: int) -> Expression | None:
    """«الأسبوع الماضي», «السنوات الخمس الماضية», «الأيام القليلة المقبلة»."""
    unit = clues.time(i, "unit")
    if unit is None:
        return None
    at, count = unit.last, None
    if (number := clues.numbers.get(at)) and number.value is not None and number.kind in ("cardinal", "ordinal") and not number.conjoined:
        at, count = number.last, number.value
    elif at < len(clues.forms) and clues.forms[at] in FEW:
        at += 1
    if count is None and unit.article and unit.entry.unit in ("week", "month", "year") and clues.past(at, *SAME) > at:
        return Expression(i, at + 1, "relative", (unit.rule,), unit=unit.entry.unit, shift=0)  # «العام نفسه»: of the date told before
    shift = clues.time(at, "shift")
    if shift is None or shift.proclitic or not (unit.article or unit.entry.number == 2):
        return None
    plural = clues.forms[unit.last - 1].removeprefix("ال") not in SINGULAR and unit.entry.number == 1 and count is None
    count = 2 if unit.entry.number == 2 else count
    mode = "open" if plural else None
    found = Expression(i, shift.last, "relative", (unit.rule, shift.rule), unit=unit.entry.unit, count=count, shift=shift.entry.number,
                       latest=shift.entry.id == "latest", mode=mode)  # fmt: skip
    return _day_of_week(clues, found) if unit.entry.unit == "week" and count is None else found


def _day_of_week(clues: Clues, week: Expression) -> Expression:
    """«الأسبوع المقبل يوم الجمعة»."""
    unit = clues.time(week.last, "unit")
    day = clues.hits.on["weekdays"](unit.last if unit and unit.entry.id == "day" else week.last)
    if day is None or day.proclitic or week.mode:
        return week
    return replace(week, last=day.last, weekday=day.entry.number, mode="week", rules=(*week.rules, day.rule))


def this_at(clues: Clues, i: int) -> Expression | None:
    """«هذا الأسبوع», «هذه السنة», «هذا اليوم»."""
    this = clues.time(i, "this")
    unit = clues.time(this.last, "unit") if this else None
    if this is None or unit is None or not unit.article or unit.entry.unit in ("hour", "minute", "second", "decade", "century"):
        return None
    found = Expression(i, unit.last, "relative", (this.rule, unit.rule), unit=unit.entry.unit, shift=0)
    return _day_of_week(clues, found) if unit.entry.unit == "week" else found


def stretch_at(clues: Clues, i: int) -> Expression | None:
    """«قبل يومين», «منذ 3 أشهر», «خلال الأسبوع الأخير», «خلال 24 ساعة»."""
    cue = clues.time(i, "ago", "during")
    if cue is None:
        return None
    shifted = unit_at(clues, cue.last) or this_at(clues, cue.last) if cue.entry.kind == "during" else None
    if shifted:
        return replace(shifted, first=i, mode=shifted.mode or "during", rules=(cue.rule, *shifted.rules))
    at = clues.past(cue.last, "ال") if cue.entry.kind == "during" else cue.last  # «خلال الـ 48 ساعة الفائتة»
    amount = _quantity_at(clues, at)
    if amount is None:
        return None
    unit, count, last, rules = amount
    if unit == "day" and last == at + 1 and (clues.hits.on["weekdays"](last) or last in clues.numbers or clues.time(last, "day")):
        return None  # «منذ يوم الأحد», «منذ يوم 5 أيار», «منذ يوم أمس» name the day
    if unit == "year" and last == at + 1 and year_at(clues, at):
        return None  # «منذ عام 2012» names the year
    if cue.entry.kind == "during":
        shift = clues.time(last, "shift")
        if shift is None and at > cue.last:
            return None
        recent = unit in _RECENT and count is not None and _RECENT[unit][0] <= count <= _RECENT[unit][1]
        return Expression(
            i,
            shift.last if shift else last,
            "relative" if shift else "lately" if recent else "duration",
            (cue.rule, *rules),
            unit=unit,
            count=count,
            mode="final",
        )
    return Expression(i, last, "relative", (cue.rule, *rules), unit=unit, count=count, mode="ago")


def beside_at(clues: Clues, i: int) -> Expression | None:
    """«قبل ذلك بشهرين», «بعدها بثلاثة أيام»: so long before or after the date told last."""
    cue = clues.time(i, "beside")
    amount = _quantity_at(clues, cue.last, "ب") if cue else None
    if cue is None or amount is None or amount[1] is None:
        return None
    unit, count, last, rules = amount
    return Expression(i, last, "relative", (cue.rule, *rules), unit=unit, count=count * -cue.entry.number, mode="beside")


def counted_at(clues: Clues, i: int) -> Expression | None:
    """«(الـ) 48 ساعة الماضية», «24 ساعة الأخيرة»."""
    amount = _quantity_at(clues, i) if i in clues.numbers else None
    shift = clues.time(amount[2], "shift") if amount else None
    if amount is None or shift is None or shift.proclitic or shift.entry.number == 0 or not amount[1]:
        return None
    unit, count, _, rules = amount
    return Expression(i, shift.last, "relative", (*rules, shift.rule), unit=unit, count=count, shift=shift.entry.number, mode="final")


def final_at(clues: Clues, i: int) -> Expression | None:
    """«آخر ثلاثة أشهر»."""
    cue = clues.time(i, "final")
    amount = _quantity_at(clues, cue.last) if cue else None
    if cue is None or amount is None or amount[1] is None or amount[1] == 1:
        return None
    return Expression(i, amount[2], "relative", (cue.rule, *amount[3]), unit=amount[0], count=amount[1], mode="final")


def rest_at(clues: Clues, i: int) -> Expression | None:
    """«بقية الأسبوع», «ما تبقى من هذا العام»."""
    rest = clues.time(i, "rest")
    this = clues.time(rest.last, "this") if rest else None
    unit = clues.time(this.last if this else rest.last, "unit") if rest else None
    if rest is None or unit is None or not unit.article or unit.entry.unit not in ("week", "month", "year"):
        return None
    return Expression(i, unit.last, "relative", (rest.rule, unit.rule), unit=unit.entry.unit, shift=0, mode="rest")


def _quantity_at(clues: Clues, i: int, led_by: str = "") -> tuple[str, float | None, int, tuple[str, ...]] | None:
    """Unit, count and end of «ثلاثة أيام», «يومين», «أسبوع», «سنوات»; after a preposition written to them, `led_by` it."""
    bound = clues.hits.on["bounds"](i)
    at = bound.last if bound and bound.entry.side != "after" else i
    number = clues.numbers.get(at)
    unit = clues.time(number.last if number else at, "unit")
    if unit is None or unit.article or (number and number.kind in ("ordinal", "percent")):
        return None
    if number is None and unit.proclitic[-1:] != led_by and unit.proclitic.endswith(("ب", "ل", "ك")):
        return None
    one = clues.forms[unit.last - 1].removeprefix(led_by) in SINGULAR
    count = number.value if number else unit.entry.number if unit.entry.number == 2 else 1 if one else None
    return unit.entry.unit, count, unit.last, (unit.rule,)
