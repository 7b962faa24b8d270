"""Figures over time: what was reported of one subject, report after report, the reports of one origin joined; never a sum."""

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import axis, palette
from analysis.charts.canvas import BODY, SMALL, Canvas, style
from analysis.charts.content import ChartContent
from analysis.charts.evidence import Evidence
from analysis.charts.fonts import MEDIUM, REGULAR, SEMIBOLD
from analysis.charts.placing import Rect, around, shortened
from analysis.charts.reports import Report, Series, read
from analysis.weigh.subjects import of_battle
from analysis.wording import Wording

PANELS, LEFT, LOWEST, HIGHEST, WIDEST, NEAR, REACH = 4, 52.0, 130.0, 330.0, 170.0, 9.0, 20.0
SHAPES = ("o", "s", "D", "^", "v", "P", "h")


def content(tables: Mapping[str, pd.DataFrame], wording: Wording) -> ChartContent | None:
    """What the chart says; None when no subject is counted by several articles of a known date."""
    evidence = Evidence(tables, wording)
    series = read(evidence)
    if not series:
        return None
    title, subtitle = _finding(evidence, series[0]), evidence.words("series.subtitle")
    footer = " ".join(_keys(evidence, series)) + "\n" + evidence.source_line()
    cells = [(s.name, r.day, r.strength.words, r.source, evidence.join(r.outlets)) for s in series for r in s.reports]
    columns = [evidence.words(f"series.column.{c}") for c in ("subject", "published", "number", "source", "outlets")]
    table = pd.DataFrame(cells, columns=columns, dtype="str")
    return ChartContent(
        title, subtitle, evidence.described(title, subtitle, (evidence.dotted(*row) for row in cells), footer), table, footer
    )


def draw(tables: Mapping[str, pd.DataFrame], wording: Wording) -> Figure | None:
    """The picture; None when no subject is counted by several articles of a known date."""
    words = content(tables, wording)
    if words is None:
        return None
    evidence = Evidence(tables, wording)
    series = read(evidence)
    drawn = [s for s in series[:PANELS] if len(s.shown) > 1] or series[:1]
    times = [r.time for s in drawn for r in s.shown if r.time is not None]
    days = date.fromordinal(int(min(times))), date.fromordinal(int(max(times)) + 1)
    more = sum(len(s.reports) for s in series) - sum(len(s.shown) for s in drawn)
    with style():
        canvas = Canvas(wording)
        y = canvas.header(words.title, words.subtitle) + 8
        for one in drawn:
            y, unnamed = _panel(canvas, evidence, one, days, y)
            y, more = y + 14, more + unnamed
        if more:
            canvas.text(canvas.end, y + 4, evidence.words("count.more", n=more), size=SMALL, weight=MEDIUM, at="end")
            y += 16
        return canvas.footer(y + 4, words.footer)


def _panel(canvas: Canvas, evidence: Evidence, series: Series, days: tuple[date, date], y: float) -> tuple[float, int]:
    """One series from y on; where it ends, and how many reports found no room for their words."""
    heading = canvas.wrap(series.name, canvas.end - canvas.start, BODY + 1, SEMIBOLD, most=2)
    top = canvas.paragraph(canvas.start, y + BODY, heading, size=BODY + 1, weight=SEMIBOLD) - BODY + 8
    reports = series.shown
    bottom = top + min(LOWEST + 14 * len(reports), HIGHEST)
    upper = top + 12 + (REACH if any(r.strength.toward > 0 for r in reports) else 0)
    scale, ticks = axis.numbers((v for r in reports for v in r.strength.values), bottom - 10, upper)
    across, dates, kind = axis.days(*days, canvas.start + LEFT + 16, canvas.end - 16)
    for tick in ticks:
        level = scale.at(tick)
        canvas.line(canvas.start + LEFT, level, canvas.end, level, "#ececec")
        canvas.text(canvas.start + LEFT - 8, level + 4, axis.written(tick), size=SMALL, colour=palette.MUTED, at="end")
    _days(canvas, evidence, across, dates, kind, top, bottom)
    tall = [_reach(r, scale) for r in reports]
    xs = _apart([across.at(r.time or 0.0) for r in reports], tall, canvas.end - 10)
    places = [(x, scale.at(r.strength.middle)) for x, r in zip(xs, reports, strict=True)]
    _joined(canvas, reports, places)
    order = list(dict.fromkeys(r.origin for r in series.reports))
    for report, place in zip(reports, places, strict=True):
        _mark(canvas, report, place, scale, SHAPES[order.index(report.origin) % len(SHAPES)])
    return bottom + 36, _labels(canvas, reports, places, scale, (canvas.start + LEFT + 2, top, canvas.end, bottom))


def _days(canvas: Canvas, evidence: Evidence, across: axis.Scale, dates: list[date], kind: str, top: float, bottom: float) -> None:
    """The days under a panel; the name of a day stands in its middle."""
    canvas.line(canvas.start + LEFT, bottom, canvas.end, bottom, palette.MARK)
    widest = 0.0
    for day in dates:
        x = across.at(day.toordinal())
        canvas.line(x, top, x, bottom, "#ececec")
        middle = across.at(day.toordinal() + 0.5) if kind == "day" else x
        month = evidence.words(f"month.{day.month}")
        text = str(day.year) if kind == "year" else month if kind == "month" else evidence.words("month.day", day=str(day.day), month=month)
        half = max(canvas.measure(text, SMALL), canvas.measure(str(day.year), SMALL)) / 2
        if middle - half < widest or middle + half > canvas.end + 6 or (kind == "day" and day.toordinal() >= across.high):
            continue
        widest = middle + half + 6
        canvas.text(middle, bottom + 15, text, size=SMALL, colour=palette.MUTED, at="middle")
        if kind != "year":
            canvas.text(middle, bottom + 29, str(day.year), size=SMALL, colour=palette.MUTED, at="middle")


def _reach(report: Report, scale: axis.Scale) -> tuple[float, float]:
    """From where to where a mark reaches up and down, with its arrow or its bar."""
    levels = [scale.at(v) for v in report.strength.values]
    arrow = report.strength.toward * (REACH + 6)
    return min(*levels, levels[0] - arrow) - 6, max(*levels, levels[0] - arrow) + 6


def _apart(xs: list[float], tall: list[tuple[float, float]], end: float) -> list[float]:
    """Marks moved along the line of time, away from where others stand already."""
    found: list[float] = []
    for x, (top, bottom) in zip(xs, tall, strict=True):
        beside = [a for a, (high, low) in zip(found, tall, strict=False) if top < low and high < bottom]
        steps = (k * step for k in range(40) for step in ((0,) if k == 0 else (13, -13)))
        found.append(next((x + s for s in steps if x + s <= end and not any(abs(x + s - a) < 13 for a in beside)), x))
    return found


def _joined(canvas: Canvas, reports: tuple[Report, ...], places: list[tuple[float, float]]) -> None:
    last: dict[str, tuple[float, float]] = {}
    for report, place in zip(reports, places, strict=True):
        before = last.get(report.origin)
        if before:
            canvas.line(*before, *place, palette.mix(report.strength.colour, palette.PAPER, 0.35), wide=1.8)
        last[report.origin] = place


def _mark(canvas: Canvas, report: Report, place: tuple[float, float], scale: axis.Scale, shape: str) -> None:
    """The mark of a report: a bar where both ends are told, an arrow where the number is a bound, hollow where it is about."""
    (x, y), strength = place, report.strength
    if strength.band:
        low, high = scale.at(strength.band[0]), scale.at(strength.band[1])
        canvas.line(x, low, x, high, palette.mix(strength.colour, palette.PAPER, 0.45), wide=7)
        for end in (low, high):
            canvas.line(x - 6, end, x + 6, end, strength.colour, wide=2.2)
        return
    if strength.toward:
        tip = y - strength.toward * REACH
        canvas.line(x, y, x, tip, strength.colour, wide=2)
        canvas.mark(x, tip, strength.colour, shape="^" if strength.toward > 0 else "v", size=4)
    canvas.mark(x, y, strength.colour, shape=shape, hollow=strength.approx, size=8)


def _labels(canvas: Canvas, reports: tuple[Report, ...], places: list[tuple[float, float]], scale: axis.Scale, bounds: Rect) -> int:
    """Each report's number beside its mark, with the origin at its last one; how many found no room."""
    last = {r.origin: i for i, r in enumerate(reports)}
    texts = []
    for i, report in enumerate(reports):
        lines = [(report.strength.words, SMALL, SEMIBOLD, palette.as_text(report.strength.colour))]
        if last[report.origin] == i:
            lines.append((report.source, SMALL - 1, REGULAR, palette.MUTED))
        texts.append([(shortened(t, WIDEST, _width(canvas, s, w)), s, w, c) for t, s, w, c in lines])
    sizes = [(max(canvas.measure(t, s, w) for t, s, w, _ in lines) + 6, sum(s * 1.25 for _, s, _, _ in lines) + 1) for lines in texts]
    marks = [(x - 5, *_reach(r, scale)) for r, (x, _) in zip(reports, places, strict=True)]
    taken = [(x, top, x + 10, bottom) for x, top, bottom in marks]
    rooms = around(places, sizes, bounds, taken, near=NEAR, far=60)
    for lines, room, (x, y) in zip(texts, rooms, places, strict=True):
        if room is None:
            continue
        left, base, right, _ = room
        edge, at = (left + 3, "start") if left >= x else (right - 3, "end") if right <= x else ((left + right) / 2, "middle")
        if min(abs(left - x), abs(right - x)) > 2 * NEAR and not left < x < right:
            canvas.line(x, y, left if left > x else right, (room[1] + room[3]) / 2, palette.MARK, wide=0.7)
        stacked = []
        for text, size, weight, colour in lines:
            base += size * 1.25
            stacked.append((base - size * 0.28, text, size, weight, colour))
        canvas.stack(edge, stacked, at, palette.PAPER)
    return sum(room is None for room in rooms)


def _width(canvas: Canvas, size: float, weight: int) -> Callable[[str], float]:
    return lambda text: canvas.measure(text, size, weight)


def _finding(evidence: Evidence, series: Series) -> str:
    values = [r.strength.anchor for r in series.reports if r.strength.values]
    if len(set(values)) < 2:
        return evidence.words("series.title_steady", subject=series.name, n=series.origins)
    known = series.direction if series.direction in ("rising", "falling") else "apart"
    low, high = (values[0], values[-1]) if known != "apart" else (min(values), max(values))
    first, last = evidence.number(low), evidence.number(high)
    return evidence.words(f"series.title_{known}", subject=series.name, first=first, last=last, n=series.origins)


def _keys(evidence: Evidence, series: list[Series]) -> list[str]:
    drawn = [r for s in series[:PANELS] for r in s.shown]
    keys = {
        "series.joined": True,
        "force.hollow": any(r.strength.approx for r in drawn),
        "force.arrow": any(r.strength.toward for r in drawn),
        "force.band": any(r.strength.band for r in drawn),
        "series.hour": not all(r.timed for r in drawn),
        "series.incidents": any(r["table"] == "figures" and of_battle(r | {"category": r["type"]}) for r in evidence.rows("coverage")),
        "series.undated": any(r.time is None or not r.strength.values for s in series for r in s.reports),
    }
    return [evidence.words(key) for key, used in keys.items() if used]
