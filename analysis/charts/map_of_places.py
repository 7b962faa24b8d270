"""Map of places: who holds each on a day, with the doubt in the mark: full, parted, hatched or hollow."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import palette
from analysis.charts.canvas import MARGIN, SMALL, Canvas, style
from analysis.charts.content import ChartContent
from analysis.charts.evidence import Evidence
from analysis.charts.fonts import MEDIUM, SEMIBOLD
from analysis.charts.geography import Map, bar, degrees, regions, window
from analysis.charts.mapped import DIFFER, FOUGHT, HELD, STATES, TENTATIVE, MappedPlace, last_day, places
from analysis.charts.placing import Rect, around, meet, shortened
from analysis.wording import Wording

FRAME, LOWEST, HIGHEST, RADIUS, WIDEST, HOLDERS, MAPS = 40.0, 230.0, 480.0, 6.0, 190.0, 3, 3
LAND, SEA, BORDER = "#fbfaf7", "#7d97ab", "#b9b2a4"


def content(tables: Mapping[str, pd.DataFrame], wording: Wording, day: str | None = None) -> ChartContent | None:
    """What the map says of a day (ISO; the last day told when it is not given); None when no place with a holder can be put on it."""
    evidence = Evidence(tables, wording)
    at, found = _found(evidence, day)
    if not any(_mappable(p) for p in found):
        return None
    title = _finding(evidence, found)
    subtitle = evidence.words("map.subtitle", day=evidence.day(at.isoformat())) if at else evidence.words("map.undated")
    footer = f"{_notes(evidence, found)}\n{evidence.source_line()}"
    cells = [_cells(evidence, p) for p in found]
    columns = [evidence.words(f"map.column.{c}") for c in ("place", "holder", "state", "sources", "since", "position")]
    table = pd.DataFrame(cells, columns=columns, dtype="str")
    return ChartContent(
        title, subtitle, evidence.described(title, subtitle, (evidence.dotted(*row) for row in cells), footer), table, footer
    )


def draw(tables: Mapping[str, pd.DataFrame], wording: Wording, day: str | None = None) -> Figure | None:
    """The picture; None when no place with a holder can be put on it."""
    words = content(tables, wording, day)
    if words is None:
        return None
    evidence = Evidence(tables, wording)
    known = [p for p in _found(evidence, day)[1] if _mappable(p)]
    with style():
        canvas = Canvas(wording)
        y = _legend(canvas, evidence, known, canvas.header(words.title, words.subtitle) + 6)
        groups = regions([p.position for p in known if p.position])
        more = sum(len(g) for g in groups[MAPS:])
        for group in groups[:MAPS]:
            here = [known[i] for i in group]
            highest = min(HIGHEST, LOWEST + 40 * len(here))
            seen = window([p.position for p in here if p.position], MARGIN + FRAME, y, canvas.end - canvas.start - FRAME, LOWEST, highest)
            _ground(canvas, evidence, seen)
            more += _places(canvas, evidence, seen, here)
            y += seen.tall + 26
        if more:
            y += 14
            canvas.text(canvas.end, y, evidence.words("count.more", n=more), size=SMALL, weight=MEDIUM, at="end")
        return canvas.footer(y + 12, words.footer)


def _found(evidence: Evidence, day: str | None) -> tuple[date | None, list[MappedPlace]]:
    at = date.fromisoformat(day) if day else last_day(evidence)
    return at, places(evidence, at)


def _mappable(place: MappedPlace) -> bool:
    return place.position is not None and bool(regions([place.position]))


def _legend(canvas: Canvas, evidence: Evidence, known: list[MappedPlace], y: float) -> float:
    """The marks that occur, with what they mean."""
    x = canvas.start
    for state in STATES:
        if not any(p.state == state for p in known):
            continue
        words = evidence.words(f"map.{state}")
        if x > canvas.start and x + 16 + canvas.measure(words, SMALL) > canvas.end:
            x, y = canvas.start, y + SMALL * 1.6
        _mark(canvas, x + 6, y, state, [palette.MARK, palette.RULE] if state == DIFFER else [palette.MARK])
        x = canvas.text(x + 17, y + 4, words, size=SMALL, colour=palette.MUTED).end + 20
    return y + 18


def _ground(canvas: Canvas, evidence: Evidence, seen: Map) -> None:
    """Coasts, borders, the frame with its degrees and the scale."""
    right, bottom = seen.left + seen.wide, seen.top + seen.tall
    canvas.box(canvas.across(seen.left), canvas.across(right), seen.top, bottom, LAND)
    for lon in degrees(seen.west, seen.east):
        x = canvas.across(seen.at(lon, seen.south)[0])
        canvas.line(x, seen.top, x, bottom, "#eeebe4", wide=0.7)
        words = evidence.words("map.east" if lon >= 0 else "map.west", n=abs(lon))
        half = canvas.measure(words, SMALL) / 2
        if canvas.start + half < x < canvas.end - half:
            canvas.text(x, bottom + 15, words, size=SMALL, colour=palette.MUTED, at="middle")
    for lat in degrees(seen.south, seen.north):
        _, y = seen.at(seen.west, lat)
        canvas.line(canvas.across(seen.left), y, canvas.across(right), y, "#eeebe4", wide=0.7)
        words = evidence.words("map.north" if lat >= 0 else "map.south", n=abs(lat))
        at = "end" if canvas.direction == "ltr" else "start"
        if seen.top + SMALL < y < bottom - SMALL:
            canvas.text(canvas.across(seen.left - 5), y + 4, shortened(words, FRAME + 5, lambda t: canvas.measure(t, SMALL - 1.5)),
                        size=SMALL - 1.5, colour=palette.MUTED, at=at)  # fmt: skip
    for layer, colour, dash, wide in (("borders", BORDER, True, 0.9), ("coast", SEA, False, 1.1)):
        lines = [[(canvas.across(x), y) for x, y in line] for line in seen.lines(layer)]
        if lines:
            canvas.strokes(lines, colour, wide=wide, dash=dash)
    for edge in ((seen.left, seen.top, right, seen.top), (seen.left, bottom, right, bottom), (seen.left, seen.top, seen.left, bottom),
                 (right, seen.top, right, bottom)):  # fmt: skip
        canvas.line(canvas.across(edge[0]), edge[1], canvas.across(edge[2]), edge[3], palette.MARK, wide=0.9)
    km = bar(seen.km, seen.wide * 0.22)
    x0, x1, y = seen.left + 12, seen.left + 12 + km * seen.km, bottom - 12
    for line in ((x0, y, x1, y), (x0, y - 4, x0, y), (x1, y - 4, x1, y)):
        canvas.line(canvas.across(line[0]), line[1], canvas.across(line[2]), line[3], palette.INK, wide=1.3)
    canvas.text(canvas.across((x0 + x1) / 2), y - 6, evidence.words("map.km", n=km), size=SMALL, at="middle", ground=LAND)


def _scale_room(seen: Map) -> Rect:
    bottom = seen.top + seen.tall
    return seen.left, bottom - 34, seen.left + 12 + max(bar(seen.km, seen.wide * 0.22) * seen.km, 60) + 8, bottom


def _places(canvas: Canvas, evidence: Evidence, seen: Map, known: list[MappedPlace]) -> int:
    """The marks with their names, those told of most first; how many names found no room."""
    points = [seen.at(*p.position) for p in known if p.position]
    texts = [_label(canvas, evidence, p) for p in known]
    sizes = [(max(canvas.measure(t, s, w) for t, s, w, _ in lines) + 7, 2 + sum(s * 1.3 for _, s, _, _ in lines)) for lines in texts]
    bounds = (seen.left + 3, seen.top + 3, seen.left + seen.wide - 3, seen.top + seen.tall - 3)
    rooms = around(points, sizes, bounds, [_scale_room(seen)], near=RADIUS + 4, far=80)
    for point, room in zip(points, rooms, strict=True):
        if room:
            _leader(canvas, point, room)
    for place, (x, y) in sorted(zip(known, points, strict=True), key=lambda item: item[1][1]):
        _mark(canvas, canvas.across(x), y, place.state, [evidence.colour(h) for h in place.holders] or [palette.MARK])
    for lines, room, (x, _) in zip(texts, rooms, points, strict=True):
        if room:
            _name(canvas, lines, room, x)
    return sum(room is None for room in rooms)


def _label(canvas: Canvas, evidence: Evidence, place: MappedPlace) -> list[tuple[str, float, int, str]]:
    """Lines of a place's label: text, size, weight, colour."""
    held = _holders(evidence, place)
    colour = palette.as_text(evidence.colour(place.holders[0])) if len(place.holders) == 1 else palette.INK
    lines = [(shortened(place.name, WIDEST, lambda t: canvas.measure(t, SMALL + 0.5, SEMIBOLD)), SMALL + 0.5, SEMIBOLD, palette.INK)]
    for line in canvas.wrap(held, WIDEST, SMALL - 1, MEDIUM, most=2) if held else ():
        lines.append((line, SMALL - 1, MEDIUM, colour))
    return lines


def _name(canvas: Canvas, lines: list[tuple[str, float, int, str]], room: Rect, x: float) -> None:
    """Lines set towards their mark; from the middle where they stand over or under it."""
    left, y, right, _ = room
    if left >= x or right <= x:
        edge = canvas.across(left + 3.5 if left >= x else right - 3.5)
        at = "start" if (left >= x) == (canvas.direction == "ltr") else "end"
    else:
        edge, at = canvas.across((left + right) / 2), "middle"
    stacked = []
    for text, size, weight, colour in lines:
        y += size * 1.3
        stacked.append((y - size * 0.3, text, size, weight, colour))
    canvas.stack(edge, stacked, at, LAND)


def _leader(canvas: Canvas, point: tuple[float, float], room: Rect) -> None:
    """A thin line from a mark to a name that stands away from it."""
    (x, y), (x0, y0, x1, y1) = point, room
    near = min(max(x, x0), x1), min(max(y, y0), y1)
    if not meet((x - RADIUS - 9, y - RADIUS - 9, x + RADIUS + 9, y + RADIUS + 9), room):
        canvas.line(canvas.across(x), y, canvas.across(near[0]), near[1], palette.MARK, wide=0.8)


def _mark(canvas: Canvas, x: float, y: float, state: str, colours: list[str]) -> None:
    if state == TENTATIVE:
        canvas.mark(x, y, colours[0], hollow=True, size=RADIUS * 1.7)
    elif state in (HELD, FOUGHT):
        canvas.disc(x, y, RADIUS, colours[:1], hatch=state == FOUGHT)
    else:
        canvas.disc(x, y, RADIUS, colours[:HOLDERS])


def _holders(evidence: Evidence, place: MappedPlace) -> str:
    sides = [evidence.side(h) for h in place.holders]
    text = sides[0] if sides else ""
    for other in sides[1:]:
        text = evidence.words("map.versus", a=text, b=other)
    return text


def _finding(evidence: Evidence, found: list[MappedPlace]) -> str:
    differ = sum(p.state == DIFFER for p in found)
    if differ:
        return evidence.words("map.title_differ", n=differ, of=len(found))
    if len(found) == 1 and len(found[0].accounts) == 1 and found[0].holders and found[0].state == HELD:
        return evidence.words("map.title_one", place=found[0].name, holder=_holders(evidence, found[0]))
    return evidence.words("map.title_agree", n=len(found))


def _notes(evidence: Evidence, found: list[MappedPlace]) -> str:
    unknown = sum(not _mappable(p) for p in found)
    notes = [evidence.words("map.accounts"), evidence.words("map.outlines")]
    return " ".join((*notes, evidence.words("map.unmapped", n=unknown)) if unknown else notes)


def _cells(evidence: Evidence, place: MappedPlace) -> tuple[str, ...]:
    since = sorted({a.since for a in place.accounts if a.since})
    position = f"{place.position[1]:.2f}, {place.position[0]:.2f}" if place.position else ""
    return (
        place.name,
        _holders(evidence, place),
        evidence.words(f"map.{place.state}"),
        evidence.join(a.source for a in place.accounts),
        evidence.span(date.fromordinal(d).isoformat() for d in since),
        position,
    )
