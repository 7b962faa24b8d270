"""Force ratios: one row a source chain, both strengths on one line with their words, and the ratio or why there is none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import axis, palette
from analysis.charts.canvas import BODY, LEADING, SMALL, Canvas, style
from analysis.charts.content import ChartContent
from analysis.charts.evidence import Evidence, first_few
from analysis.charts.fonts import MEDIUM, REGULAR, SEMIBOLD
from analysis.charts.placing import apart
from analysis.charts.strengths import SHAPES, Strength, StrengthRow, finding, read
from analysis.wording import Wording

MOST, MOST_REFERENCE = 12, 6
RANK = {"ratio": 0, "one_sided": 1, "refused": 2, "single": 3}
LABELS, BRACKET, ARROW, MEET = 178.0, 24.0, 30.0, 13.0


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows that go into the picture and how many stay in the table."""

    articles: list[StrengthRow]
    reference: list[StrengthRow]
    more: int


def content(tables: Mapping[str, pd.DataFrame], wording: Wording) -> ChartContent | None:
    """What the chart says; None when no article gives a strength."""
    evidence = Evidence(tables, wording)
    rows = read(evidence)
    if all(row.reference for row in rows):
        return None
    title, subtitle, footer = finding(evidence, rows), _subtitle(evidence, rows), _footer(evidence, rows)
    columns = ("place", "date", "source", "attackers", "defenders", "ratio", "origin")
    cells = [
        (r.place, r.date, evidence.dotted(r.source, r.via), *(s.cell if s else "" for s in (r.attackers, r.defenders)), r.says, r.origin)
        for r in rows
    ]
    table = pd.DataFrame(cells, columns=[evidence.words(f"force.column.{c}") for c in columns], dtype="str")
    return ChartContent(
        title, subtitle, evidence.described(title, subtitle, (evidence.dotted(*row) for row in cells), footer), table, footer
    )


def draw(tables: Mapping[str, pd.DataFrame], wording: Wording) -> Figure | None:
    """The picture; None when no article gives a strength."""
    words = content(tables, wording)
    if words is None:
        return None
    evidence = Evidence(tables, wording)
    rows = _shown(read(evidence))
    with style():
        canvas = Canvas(wording)
        y = _legend(canvas, evidence, rows, canvas.header(words.title, words.subtitle) + 6)
        return _plot(canvas, evidence, rows, y, words.footer)


def _shown(rows: list[StrengthRow]) -> Shown:
    indexed = [{"row": r} for r in rows if not r.reference]
    kept, more = first_few(indexed, MOST, lambda r: RANK.get(r["row"].status, 9))
    reference = [r for r in rows if r.reference]
    return Shown([r["row"] for r in kept], reference[:MOST_REFERENCE], more + len(reference[MOST_REFERENCE:]))


def _plot(canvas: Canvas, evidence: Evidence, rows: Shown, y: float, footer: str) -> Figure:
    strengths = [s for row in (*rows.articles, *rows.reference) for s in (row.attackers, row.defenders) if s]
    low_arrow = ARROW if any(s.toward < 0 for s in strengths) else 0.0
    start, end = canvas.start + LABELS + 22 + low_arrow, canvas.end - BRACKET - 14
    values = [v for s in strengths for v in s.values]
    scale, ticks = axis.numbers(values, start, end)
    grid = len(canvas.axes.lines)
    top = y
    y = _articles(canvas, evidence, rows.articles, scale, y)
    if rows.reference:
        y = _reference(canvas, evidence, rows.reference, scale, y)
    _ticks(canvas, evidence, scale, ticks, top, y)
    for line in canvas.axes.lines[grid:]:
        if line.get_gid() == "grid":
            line.set_zorder(0)
    y += 30
    if rows.more:
        y += 10
        canvas.text(canvas.end, y, evidence.words("count.more", n=rows.more), size=SMALL, weight=MEDIUM, at="end")
        y += 18
    return canvas.footer(y + 8, footer)


def _articles(canvas: Canvas, evidence: Evidence, rows: list[StrengthRow], scale: axis.Scale, y: float) -> float:
    several = len({r.place for r in rows}) > 1
    for place, at_place in groupby(rows, key=lambda r: r.place):
        here = list(at_place)
        if several:
            canvas.text(canvas.start, y + BODY + 2, place or "—", weight=SEMIBOLD, size=BODY + 1)
            canvas.line(canvas.start, y + BODY + 8, canvas.end, y + BODY + 8)
            y += BODY + 14
        for _, of_group in groupby(here, key=lambda r: r.group):
            y = _origin(canvas, list(of_group), scale, y)
        y += 4
    return y


def _origin(canvas: Canvas, rows: list[StrengthRow], scale: axis.Scale, y: float) -> float:
    """Rows of one origin, with a bracket when they are several."""
    middles = []
    for row in rows:
        middle, y = _row(canvas, row, scale, y)
        middles.append(middle)
    if len(rows) > 1 and rows[0].origin:
        x = canvas.end
        for m in (middles[0], middles[-1]):
            canvas.line(x - 10, m, x, m, palette.INK, wide=1.4)
        canvas.line(x, middles[0] - 0.7, x, middles[-1] + 0.7, palette.INK, wide=1.4)
        canvas.text(canvas.end, y + 2, rows[0].origin, size=SMALL, colour=palette.MUTED, at="end", ground=palette.PAPER)
        y += 10
    return y


def _row(canvas: Canvas, row: StrengthRow, scale: axis.Scale, y: float) -> tuple[float, float]:
    """One row from y on: the height of its marks, and where the next one begins."""
    tone = palette.MUTED if row.reference else palette.INK
    told = [s for s in (row.attackers, row.defenders) if s and s.values]
    label = canvas.wrap(row.source, LABELS, BODY, REGULAR if row.reference else SEMIBOLD, most=3)
    small = canvas.wrap(row.small, LABELS, SMALL, most=2) if row.small else []
    rise = (len(label) - 1) * BODY * LEADING / 2 - (1 if small else 5)
    asides = _aside(told, scale)
    lines = _worded(canvas, told, scale) if len(told) > 1 else []
    above = (max(map(len, lines), default=1) - 1) * BODY * LEADING
    middle = y + max(32 + above if lines else 20, rise + BODY + 3) - min(asides, default=0.0)
    bottom = canvas.paragraph(
        canvas.start + LABELS,
        middle - rise,
        label,
        at="end",
        weight=REGULAR if row.reference else SEMIBOLD,
        colour=tone,
    )
    bottom = canvas.paragraph(canvas.start + LABELS, bottom - 1.5, small, size=SMALL, colour=palette.MUTED, at="end")
    under = _between(canvas, row, told, scale, middle) if told else middle
    for strength, aside in zip(told, asides, strict=True):
        _mark(canvas, strength, scale, middle + aside)
    if len(told) > 1:
        _amounts(canvas, told, lines, scale, middle + min(asides))
    elif told:
        _beside(canvas, told[0], scale, middle)
    return middle, max(bottom, under + 12)


def _between(canvas: Canvas, row: StrengthRow, told: list[Strength], scale: axis.Scale, middle: float) -> float:
    """The line between both marks and what it says, on it or below it; how far down that reaches."""
    ends = [scale.at(s.anchor) for s in told]
    pair, divided = len(told) > 1, row.status != "refused"
    aside = _aside(told, scale)[-1]
    if pair and not aside:
        canvas.line(ends[0], middle, ends[1], middle, "#b5b5b5", wide=2.4, dash=not divided)
    if not row.says:
        return middle + 6 + aside
    loud = pair and divided and not row.reference
    size, weight, colour = (BODY, SEMIBOLD, palette.INK) if loud else (SMALL + 0.5, REGULAR, palette.MUTED)
    how: dict[str, Any] = {"size": size, "weight": weight, "colour": colour, "at": "middle", "ground": palette.PAPER}
    centre = sum(ends) / len(ends)
    if pair and canvas.measure(row.says, size, weight) + 48 < abs(ends[1] - ends[0]):
        canvas.text(centre, middle + size * 0.33, row.says, **how)
        return middle + 6
    y = middle + 23 + aside
    for line in canvas.wrap(row.says, scale.end - scale.start + 20, size, weight, most=2):
        canvas.text(_clamped(canvas, centre, line, size, scale, weight), y, line, **how)
        y += size * LEADING
    return y - size * LEADING


def _aside(told: list[Strength], scale: axis.Scale) -> list[float]:
    """How far each mark stands above or below its line: apart when two marks would lie on each other."""
    spans = [(min(x), max(x)) for s in told if (x := [scale.at(v) for v in s.values])]
    meet = len(spans) > 1 and spans[0][0] < spans[1][1] + MEET and spans[1][0] < spans[0][1] + MEET
    return [-MEET / 2, MEET / 2] if meet else [0.0] * len(told)


def _clamped(canvas: Canvas, x: float, line: str, size: float, scale: axis.Scale, weight: int = REGULAR) -> float:
    half = canvas.measure(line, size, weight) / 2
    return min(max(x, scale.start - 14 + half), scale.end + 30 - half)


def _mark(canvas: Canvas, strength: Strength, scale: axis.Scale, y: float) -> None:
    x, shape = scale.at(strength.anchor), SHAPES[strength.role]
    if strength.band:
        low, high = scale.at(strength.band[0]), scale.at(strength.band[1])
        canvas.box(low, high, y - 5, y + 5, palette.mix(strength.colour, palette.PAPER, 0.45))
        for end in (low, high):
            canvas.line(end, y - 8, end, y + 8, strength.colour, wide=2.4)
        return
    if strength.toward:
        canvas.arrow(x, x + strength.toward * ARROW, y, strength.colour)
    canvas.mark(x, y, strength.colour, shape=shape, hollow=strength.approx)


def _worded(canvas: Canvas, told: list[Strength], scale: axis.Scale) -> list[list[str]]:
    """The words of each number in lines that fit beside those of the other."""
    room = (canvas.end - BRACKET - scale.start + 6) / max(len(told), 1)
    return [canvas.wrap(s.words, room, BODY, SEMIBOLD, most=2) for s in told]


def _amounts(canvas: Canvas, told: list[Strength], lines: list[list[str]], scale: axis.Scale, middle: float) -> None:
    """The words of the numbers above their marks, moved apart where they would meet."""
    low, high = scale.start - 16, canvas.end - BRACKET
    widths = [max(canvas.measure(line, BODY, SEMIBOLD) for line in words) for words in lines]
    centres = apart([scale.at(s.middle) for s in told], widths, low, high, gap=10)
    for strength, words, x in zip(told, lines, centres or [], strict=True):
        weight = SEMIBOLD if not strength.muted else REGULAR
        first = middle - 13 - (len(words) - 1) * BODY * LEADING
        colour = palette.as_text(strength.colour)
        canvas.paragraph(x, first, words, weight=weight, colour=colour, at="middle", ground=palette.PAPER)


def _beside(canvas: Canvas, strength: Strength, scale: axis.Scale, middle: float) -> None:
    """The words of a lone number beside its mark, where there is more room; not where its arrow points, if it can be helped."""
    marks = [scale.at(v) for v in strength.values]
    before, after = min(marks) - 12 - (ARROW if strength.toward < 0 else 0), max(marks) + 12 + (ARROW if strength.toward > 0 else 0)
    room = max(before - scale.start + 14, canvas.end - after)
    words = canvas.wrap(strength.words, room, BODY, REGULAR if strength.muted else SEMIBOLD, most=1)[0]
    first = canvas.measure(words, BODY, SEMIBOLD) <= before - scale.start + 14
    canvas.text(
        before if first else after,
        middle + BODY * 0.33,
        words,
        weight=REGULAR if strength.muted else SEMIBOLD,
        colour=palette.as_text(strength.colour),
        at="end" if first else "start",
        ground=palette.PAPER,
    )


def _reference(canvas: Canvas, evidence: Evidence, rows: list[StrengthRow], scale: axis.Scale, y: float) -> float:
    canvas.line(canvas.start, y + 6, canvas.end, y + 6)
    canvas.text(canvas.start, y + 24, evidence.words("force.reference"), size=SMALL, colour=palette.MUTED, ground=palette.PAPER)
    y += 30
    for row in rows:
        _, y = _row(canvas, row, scale, y)
    return y


def _ticks(canvas: Canvas, evidence: Evidence, scale: axis.Scale, ticks: list[float], top: float, bottom: float) -> None:
    for tick in ticks:
        x = scale.at(tick)
        canvas.line(x, top, x, bottom + 6, "#e9e9e9")
        canvas.axes.lines[-1].set_gid("grid")
        canvas.text(x, bottom + 22, axis.written(tick), size=SMALL, colour=palette.MUTED, at="middle")


def _legend(canvas: Canvas, evidence: Evidence, rows: Shown, y: float) -> float:
    """The two roles with their marks, in the colour of their side where that is one."""
    x = canvas.start
    for role in ("attackers", "defenders"):
        of_role = [s for row in rows.articles for s in (row.attackers, row.defenders) if s and s.role == role]
        sides = {s.side for s in of_role}
        if not of_role:
            continue
        colour = of_role[0].colour if len(sides) == 1 else palette.MARK
        name = evidence.words(f"force.{role}")
        words = evidence.words("force.role_side", role=name, side=evidence.side(of_role[0].side)) if len(sides) == 1 else name
        if x > canvas.start and x + 14 + canvas.measure(words, BODY, SEMIBOLD) > canvas.end:
            x, y = canvas.start, y + BODY * LEADING
        canvas.mark(x + 6, y + 2, colour, shape=SHAPES[role], size=9)
        x = canvas.text(x + 17, y + 6.5, words, weight=SEMIBOLD, colour=palette.as_text(colour)).end + 24
    return y + 16


def _subtitle(evidence: Evidence, rows: list[StrengthRow]) -> str:
    shown = _shown(rows)
    values = [v for row in (*shown.articles, *shown.reference) for s in (row.attackers, row.defenders) if s for v in s.values]
    log = axis.numbers(values, 0, 1)[0].log
    days = evidence.span(r.edtf for r in rows if not r.reference)
    return evidence.dotted(evidence.words("force.subtitle"), days, evidence.words("force.log") if log else None)


def _footer(evidence: Evidence, rows: list[StrengthRow]) -> str:
    strengths = [s for row in rows for s in (row.attackers, row.defenders) if s]
    return " ".join(_keys(evidence, strengths)) + "\n" + evidence.source_line()


def _keys(evidence: Evidence, strengths: list[Strength]) -> Iterator[str]:
    if any(s.approx and not s.band for s in strengths):
        yield evidence.words("force.hollow")
    if any(s.toward for s in strengths):
        yield evidence.words("force.arrow")
    if any(s.band for s in strengths):
        yield evidence.words("force.band")
    yield evidence.words("force.margin")
