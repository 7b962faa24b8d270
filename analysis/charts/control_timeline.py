"""Control timeline: who held which place and when, a lane a source, with ends that fade where no day is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import axis, palette
from analysis.charts.canvas import BODY, LEADING, SMALL, Canvas, style
from analysis.charts.content import ChartContent
from analysis.charts.evidence import Evidence
from analysis.charts.fonts import MEDIUM, SEMIBOLD
from analysis.charts.holding import FEW, Lane, Place, Spell, old, reach, read, telling, told, years
from analysis.charts.placing import apart, levels
from analysis.wording import Wording

NAMES = 4  # lines of names below a bar
LABELS, BAR, LOW, THIN, FADE, LEAST = 150.0, 34.0, 22.0, 11.0, 46.0, 5.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A spell on the line: where it begins to show, is full, begins to end, and has ended."""

    spell: Spell
    rise: float
    full: float
    fall: float
    gone: float
    before: str


def content(tables: Mapping[str, pd.DataFrame], wording: Wording) -> ChartContent | None:
    """What the chart says; None when the articles tell of nobody who holds a place."""
    evidence = Evidence(tables, wording)
    places = read(evidence)
    if not places:
        return None
    title, footer = _finding(evidence, places), _footer(evidence, places)
    subtitle = evidence.dotted(evidence.words("control.subtitle"), years(telling(places)[0]), evidence.words("control.fading"))
    cells = [_cells(evidence, place, lane, spell) for place in places for lane in place.lanes for spell in lane.spells]
    columns = [evidence.words(f"control.column.{c}") for c in ("place", "source", "holder", "from", "to", "status")]
    table = pd.DataFrame(cells, columns=columns, dtype="str")
    return ChartContent(
        title, subtitle, evidence.described(title, subtitle, (evidence.dotted(*row) for row in cells), footer), table, footer
    )


def draw(tables: Mapping[str, pd.DataFrame], wording: Wording) -> Figure | None:
    """The picture; None when the articles tell of nobody who holds a place."""
    words = content(tables, wording)
    if words is None:
        return None
    evidence = Evidence(tables, wording)
    places, more = telling(read(evidence))
    with style():
        canvas = Canvas(wording)
        top = canvas.header(words.title, words.subtitle) + 14
        low, high = reach(places)
        scale, ticks, kind = axis.days(low, high, canvas.start + LABELS + 12, canvas.end)
        published = sorted({s.until for p in places for lane in p.lanes for s in lane.spells if s.until and not lane.assessed})
        known = {s.holder for p in places for lane in p.lanes for s in lane.spells if not lane.assessed}
        y = top + (8 if len(published) == 1 else -2)
        tall = BAR if len(places) <= FEW else LOW
        for place in places:
            y = _place(canvas, evidence, place, scale, y, tall, len(published) > 1, known)
        _ticks(canvas, evidence, scale, ticks, kind, top, y)
        if len(published) == 1:
            _publication(canvas, evidence, scale.at(published[0]), top, y)
        y += (34 if kind == "year" else 46) + (8 if more else 0)
        if more:
            canvas.text(canvas.end, y, evidence.words("count.more", n=more), size=SMALL, weight=MEDIUM, at="end")
            y += 18
        return canvas.footer(y, words.footer)


def _place(
    canvas: Canvas, evidence: Evidence, place: Place, scale: axis.Scale, y: float, high: float, marked: bool, known: set[str | None]
) -> float:
    """The lanes of a place from y on; where the next place may begin. `known` are the sides whose colour a bar of the articles explains."""
    names = canvas.wrap(place.name, LABELS, BODY + 1, SEMIBOLD, most=3)
    for number, lane in enumerate(place.lanes):
        tall = THIN if lane.assessed else high
        sources = canvas.wrap(lane.source, LABELS, SMALL, most=1 if lane.assessed else 3)
        named = names if number == 0 else []
        label = y + tall / 2 + SMALL * 0.34 if lane.assessed else y + (BODY + 1 if named else SMALL + 4)
        label = canvas.paragraph(canvas.start + LABELS, label, named, size=BODY + 1, weight=SEMIBOLD, at="end")
        label = canvas.paragraph(canvas.start + LABELS, label - (1.5 if named else 0), sources, size=SMALL, colour=palette.MUTED, at="end")
        y = max(_lane(canvas, evidence, lane, scale, y, tall, marked, known), label - SMALL * LEADING + 6) + 7
    return y + 11


def _lane(
    canvas: Canvas, evidence: Evidence, lane: Lane, scale: axis.Scale, y: float, tall: float, marked: bool, known: set[str | None]
) -> float:
    """The bars of one lane from y on, those that overlap below each other; where the next one may begin."""
    bars = _bars(evidence, lane, scale)
    rows = levels([(b.full, max(b.fall, b.full)) for b in bars], gap=-LEAST)
    for row in range(max(rows, default=-1) + 1):
        of_row = [b for b, level in zip(bars, rows, strict=True) if level == row]
        for bar in of_row:
            _bar(canvas, evidence, bar, y, tall, lane.assessed)
        until = max((b.spell.until for b in of_row if b.spell.until), default=None)
        if until and not lane.assessed:
            x, over = scale.at(until), 3.0 if marked else 0.0
            under = next((b for b in of_row if b.rise <= x <= b.gone), None)
            full = under is not None and under.full <= x < under.fall + 14
            colour = palette.on(_colour(evidence, under.spell, False)) if under and full and not marked else palette.INK
            if marked or under:
                canvas.line(x, y - over, x, y + tall + over, colour, wide=1.3, dash=True)
        y += tall
        strange = [b for b in of_row if b.spell.holder not in known]
        if not lane.assessed:
            y = _names(canvas, evidence, of_row, scale, y, tall)
        elif strange:
            y = _below(canvas, evidence, strange, scale, y)
        y += 3
    return y - 3


def _bars(evidence: Evidence, lane: Lane, scale: axis.Scale) -> list[Bar]:
    bars: list[Bar] = []
    for spell in _dated(lane.spells):
        if min(told(spell.start), default=0) > scale.high or max(told(spell.end), default=scale.high) < scale.low:
            continue
        last = bars[-1] if bars else None
        rise, full = _beginning(spell, scale, last)
        fall, gone = _ending(spell, scale, full, lane.assessed)
        before = palette.PAPER
        if last and spell.start and last.spell.end:
            if full < last.full + LEAST:  # several changes within a day or two: each keeps a stripe
                rise = full = last.full + LEAST
                fall, gone = max(fall, full + LEAST), max(gone, full + LEAST)
            elif rise < full and last.gone >= rise - 0.5 and last.fall <= full + 0.5:
                rise, before = min(rise, last.fall), _colour(evidence, last.spell, lane.assessed)
        bars.append(Bar(spell, rise, full, max(fall, full), gone, before))
    return bars


def _dated(spells: tuple[Spell, ...]) -> list[Spell]:
    """The spells without those of no day that are only implied: of a change without a day, who holds the place now is drawn."""
    kept = [s for s in spells if not (s.pale and not told(s.start) and not told(s.end))]
    return kept if any(s.holder for s in kept) else [s for s in spells if s.holder][-1:]


def _beginning(spell: Spell, scale: axis.Scale, last: Bar | None) -> tuple[float, float]:
    """Where a spell begins to show and where it is full; an open beginning fades in, after the spell before it at most."""
    start, end = told(spell.start), told(spell.end)
    if len(start) == 2:
        return scale.at(start[0]), scale.at(start[1])
    earliest = last.gone if last else scale.start
    if start and spell.start and spell.start[0] is None:
        full = scale.at(start[0])
        return min(max(full - 2 * FADE, earliest), full), full
    if start:
        return scale.at(start[0]), min(scale.at(start[0]) + FADE, scale.end)
    if end:
        rise = earliest if earliest < scale.at(end[0]) else scale.start
        return rise, min(rise + FADE, scale.at(end[0]))
    known = scale.at(spell.until) if spell.until else scale.end - FADE * 2
    return max(known - 2 * FADE, scale.start), known - 8


def _ending(spell: Spell, scale: axis.Scale, full: float, assessed: bool) -> tuple[float, float]:
    """Where a spell begins to end and where it is gone; an open end fades past the day up to which its source speaks."""
    end = told(spell.end)
    if len(end) == 2:
        return max(scale.at(end[0]), full), max(scale.at(end[1]), full + LEAST)
    if end and spell.end and spell.end[0] is None:
        return max(full, scale.at(end[0]) - FADE), max(scale.at(end[0]), full + LEAST)
    if assessed and not end:
        return scale.end, scale.end
    last = end[0] if end else spell.until
    known = max(scale.at(last), full) if last else max(full + LEAST, scale.end - FADE * 2)
    return known, max(min(known + FADE, scale.end), known + LEAST)


def _colour(evidence: Evidence, spell: Spell, assessed: bool) -> str:
    colour = evidence.colour(spell.holder) if spell.holder else "#b9b9b9"
    return palette.mix(colour, palette.PAPER, 0.5 if assessed else 0.58 if spell.pale else 0.0)


def _bar(canvas: Canvas, evidence: Evidence, bar: Bar, y: float, tall: float, assessed: bool) -> None:
    colour = _colour(evidence, bar.spell, assessed)
    top = y + tall / 2 if bar.spell.degree == "partial" and not assessed else y
    if bar.full > bar.rise:
        canvas.fade(bar.rise, bar.full, top, y + tall, bar.before, colour)
    hatch = "////" if bar.spell.contested else None
    canvas.box(bar.full, max(bar.fall, bar.full + 0.5), top, y + tall, colour, edge=palette.PAPER if hatch else None, hatch=hatch, wide=0.0)
    if bar.gone > bar.fall:
        canvas.fade(bar.fall, bar.gone, top, y + tall, colour, palette.PAPER)


def _names(canvas: Canvas, evidence: Evidence, bars: list[Bar], scale: axis.Scale, y: float, tall: float) -> float:
    """Names of the holders: in their bars where they fit, else below them with a line; where those end."""
    outside = []
    for bar in bars:
        room = bar.fall - bar.full - 8
        low_half = bar.spell.degree == "partial"
        ground = _colour(evidence, bar.spell, False)
        size, lines = _fitting(canvas, bar.spell.words, room, tall)
        if not lines or low_half or bar.spell.contested:
            outside.append(bar)
            continue
        step = size * 1.22
        for i, line in enumerate(lines):
            base = y - tall / 2 + size * 0.34 + (i - (len(lines) - 1) / 2) * step
            canvas.text((bar.full + bar.fall) / 2, base, line, size=size, weight=MEDIUM, colour=palette.on(ground), at="middle")
    return _below(canvas, evidence, outside, scale, y) if outside else y


def _fitting(canvas: Canvas, words: str, room: float, tall: float) -> tuple[float, list[str]]:
    """Size and lines of a name inside a bar: one line, or two small ones in a tall bar; no line when it does not fit."""
    for size, most in ((BODY, 1), (SMALL, 1), (SMALL, 2))[: 3 if tall >= BAR else 2]:
        lines = canvas.wrap(words, room, size, MEDIUM) if room > 0 else []
        if 0 < len(lines) <= most and " ".join(lines) == " ".join(words.split()):
            return size, lines
    return SMALL, []


def _below(canvas: Canvas, evidence: Evidence, bars: list[Bar], scale: axis.Scale, y: float) -> float:
    low, high = scale.start, scale.end
    bars, more = _named(canvas, bars, scale)
    texts = [canvas.wrap(b.spell.words, (high - low) * 0.6, SMALL, MEDIUM, most=1)[0] for b in bars]
    texts[-1] += f" +{more}" if more else ""
    widths = [canvas.measure(t, SMALL, MEDIUM) for t in texts]
    feet = [(max(b.full, scale.start) + min(b.fall, scale.end)) / 2 for b in bars]
    centres = apart(feet, widths, low, high, gap=10)
    rows = [0] * len(bars)
    if centres is None:
        centres = [min(max(x, low + w / 2), high - w / 2) for x, w in zip(feet, widths, strict=True)]
        rows = levels([(x - w / 2, x + w / 2) for x, w in zip(centres, widths, strict=True)], gap=10)
    moved = any(abs(x - foot) > w / 2 - 4 for x, foot, w in zip(centres, feet, widths, strict=True))
    drop = 9.0 if moved else 4.0
    for bar, text, x, foot, row, wide in zip(bars, texts, centres, feet, rows, widths, strict=True):
        colour = palette.as_text(evidence.colour(bar.spell.holder)) if bar.spell.holder else palette.MUTED
        if row == 0:
            canvas.line(foot, y, min(max(foot, x - wide / 2 + 4), x + wide / 2 - 4), y + drop, colour, wide=1.2)
        base = y + drop + 13 + row * SMALL * LEADING
        canvas.text(x, base, text, size=SMALL, weight=MEDIUM, colour=colour, at="middle", ground=palette.PAPER)
    return y + drop + 16 + max(rows) * SMALL * LEADING


def _named(canvas: Canvas, bars: list[Bar], scale: axis.Scale) -> tuple[list[Bar], int]:
    """The bars whose names fit into a few lines, the longest ones first, and how many names are left to the table."""
    room = (scale.end - scale.start) * 0.8 * NAMES
    kept: list[int] = []
    for i in sorted(range(len(bars)), key=lambda i: (bars[i].full - bars[i].fall, i)):
        wide = min(canvas.measure(bars[i].spell.words, SMALL, MEDIUM), (scale.end - scale.start) * 0.6) + 10
        if not kept or (wide <= room and len(kept) < 2 * NAMES):
            kept.append(i)
            room -= wide
    return [bars[i] for i in sorted(kept)], len(bars) - len(kept)


def _ticks(canvas: Canvas, evidence: Evidence, scale: axis.Scale, ticks: list[date], kind: str, top: float, bottom: float) -> None:
    widest = 0.0
    for tick in ticks:
        x = scale.at(tick.toordinal())
        canvas.line(x, top, x, bottom, "#e4e4e4")
        canvas.axes.lines[-1].set_zorder(0.5)
        month = evidence.words(f"month.{tick.month}")
        upper = (
            str(tick.year) if kind == "year" else month if kind == "month" else evidence.words("month.day", day=str(tick.day), month=month)
        )
        half = max(canvas.measure(upper, SMALL), canvas.measure(str(tick.year), SMALL)) / 2
        if x - half < widest or x + half > canvas.end + 6:
            continue
        widest = x + half + 6
        canvas.text(x, bottom + 16, upper, size=SMALL, colour=palette.MUTED, at="middle")
        if kind != "year":
            canvas.text(x, bottom + 31, str(tick.year), size=SMALL, colour=palette.MUTED, at="middle")


def _publication(canvas: Canvas, evidence: Evidence, x: float, top: float, bottom: float) -> None:
    words = evidence.words("control.published")
    half = canvas.measure(words, SMALL) / 2
    canvas.line(x, top + 2, x, bottom, palette.INK, wide=1.3, dash=True)
    canvas.axes.lines[-1].set_zorder(0.6)
    canvas.text(min(max(x, canvas.start + half), canvas.end - half), top - 3, words, size=SMALL, at="middle", ground=palette.PAPER)


def _finding(evidence: Evidence, places: list[Place]) -> str:
    place = places[0]
    who = evidence.words("control.articles" if len(evidence.rows("documents")) > 1 else "control.article")
    if not place.told:
        return (
            evidence.words("control.title_held", place=place.name, who=who)
            if len(places) == 1
            else evidence.words("control.title_places", n=len(places), who=who)
        )
    told = evidence.times(place.told)
    if not place.known:
        return evidence.words("control.title_told", place=place.name, told=told, who=who)
    if place.known == place.told:
        return evidence.words("control.title_agreed", place=place.name, told=told, who=who)
    return evidence.words("control.title_checked", place=place.name, told=told, who=who, known=evidence.times(place.known))


def _footer(evidence: Evidence, places: list[Place]) -> str:
    drawn = telling(places)[0]
    lanes = [lane for p in places for lane in p.lanes]
    spells = [s for lane in lanes if not lane.assessed for s in lane.spells]
    known_days = {s.until for s in spells if s.until}
    keys = {
        "claims": True,
        "pale": any(s.pale for s in spells),
        "half": any(s.degree == "partial" for s in spells),
        "hatched": any(s.contested for s in spells),
        "names": any(len(lane.spells) > 2 * NAMES for p in drawn for lane in p.lanes),
        "older": old(drawn),
        "dashed": len(known_days) > 1,
        "undated": not known_days,
        "references": any(lane.assessed for lane in lanes),
    }
    return " ".join(evidence.words(f"control.{key}") for key, used in keys.items() if used) + "\n" + evidence.source_line()


def _cells(evidence: Evidence, place: Place, lane: Lane, spell: Spell) -> tuple[str, ...]:
    row = spell.row
    days = [_window(evidence, row[f"{end}_earliest"], row[f"{end}_latest"]) for end in ("start", "end")]
    return (
        place.name,
        lane.source,
        spell.words,
        days[0] or evidence.words("control.unknown"),
        days[1] or evidence.words("control.open"),
        evidence.term("control_status", spell.status),
    )


def _window(evidence: Evidence, earliest: str | None, latest: str | None) -> str:
    if earliest and latest:
        return evidence.day(earliest if earliest == latest else f"{earliest}/{latest}")
    if earliest or latest:
        return evidence.words("control.not_before" if earliest else "control.not_after", day=evidence.day(earliest or latest))
    return ""
