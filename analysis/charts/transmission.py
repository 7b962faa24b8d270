"""Chains of transmission: from the origin over those who pass its words on to the outlets.

One origin is one node, however many carry it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import palette
from analysis.charts.canvas import SMALL, Canvas, style
from analysis.charts.content import ChartContent
from analysis.charts.evidence import Evidence
from analysis.charts.fonts import MEDIUM, REGULAR, SEMIBOLD
from analysis.charts.routes import Key, Node, Routes, read
from analysis.wording import Wording

GAP, PAD, STEP, BEND, PORT = 92.0, 5.0, SMALL * 1.32, 7.0, 6.0


def content(tables: Mapping[str, pd.DataFrame], wording: Wording) -> ChartContent | None:
    """What the diagram says; None when everything is said in the articles' own voice."""
    evidence = Evidence(tables, wording)
    routes = read(evidence)
    if routes is None:
        return None
    title, subtitle = _finding(evidence, routes), evidence.words("transmission.subtitle")
    footer = f"{evidence.words('transmission.arrow')} {evidence.words('transmission.colour')}\n{evidence.source_line()}"
    columns = [evidence.words(f"transmission.column.{c}") for c in ("origin", "via", "outlet", "articles", "called")]
    table = pd.DataFrame(routes.rows, columns=columns, dtype="str")
    lines = (evidence.dotted(*row) for row in routes.rows)
    return ChartContent(title, subtitle, evidence.described(title, subtitle, lines, footer), table, footer)


def draw(tables: Mapping[str, pd.DataFrame], wording: Wording) -> Figure | None:
    """The picture; None when everything is said in the articles' own voice."""
    words = content(tables, wording)
    evidence = Evidence(tables, wording)
    routes = read(evidence)
    if words is None or routes is None:
        return None
    with style():
        canvas = Canvas(wording)
        top = canvas.header(words.title, words.subtitle) + 10
        y = _diagram(canvas, evidence, routes, top)
        if routes.more:
            canvas.text(canvas.end, y + 14, evidence.words("count.more", n=routes.more), size=SMALL, weight=MEDIUM, at="end")
            y += 18
        return canvas.footer(y + 12, words.footer)


def _diagram(canvas: Canvas, evidence: Evidence, routes: Routes, top: float) -> float:
    """Columns of names with the lines between them; where the tallest ends."""
    number = len(routes.layers)
    wide = (canvas.end - canvas.start - GAP * (number - 1)) / number
    lefts = [canvas.start + i * (wide + GAP) for i in range(number)]
    heads = ["origin", *["relay"] * (number - 2), "outlet"]
    for left, head in zip(lefts, heads, strict=True):
        canvas.text(left + PAD, top + SMALL, evidence.words(f"transmission.{head}"), size=SMALL, colour=palette.MUTED)
        canvas.line(left, top + SMALL + 6, left + wide, top + SMALL + 6, palette.RULE)
    top += SMALL + 14
    lines = {n.key: _lines(canvas, n, wide - 2 * PAD) for layer in routes.layers for n in layer}
    ends = Counter(s.b for s in routes.steps)
    ends |= Counter(s.a for s in routes.steps if s.a[0])
    tall = {key: max(_height(own), ends[key] * PORT if own else 0.0) for key, own in lines.items()}
    heights = [sum(tall[n.key] for n in layer) for layer in routes.layers]
    whole = max(h + 8 * (len(layer) - 1) for h, layer in zip(heights, routes.layers, strict=True))
    middles: dict[Key, float] = {}
    for layer, height in zip(routes.layers, heights, strict=True):
        room = (whole - height) / len(layer)
        y = top + room / 2
        for node in layer:
            middles[node.key] = y + tall[node.key] / 2
            y += tall[node.key] + room
    _arrows(canvas, routes, middles, tall, lefts, wide)
    for layer in routes.layers:
        for node in layer:
            _node(canvas, routes, node, lines[node.key], lefts[node.key[0]], wide, middles[node.key], tall[node.key])
    return top + whole


def _lines(canvas: Canvas, node: Node, room: float) -> list[tuple[str, int]]:
    if not node.name:
        return []
    names = [(line, SEMIBOLD) for line in canvas.wrap(node.name, room, SMALL, SEMIBOLD, most=3)]
    return names + [(line, REGULAR) for line in (canvas.wrap(node.note, room, SMALL - 1, most=1) if node.note else [])]


def _height(lines: list[tuple[str, int]]) -> float:
    return len(lines) * STEP + 2 * PAD if lines else BEND


def _arrows(canvas: Canvas, routes: Routes, middles: dict[Key, float], tall: dict[Key, float], lefts: list[float], wide: float) -> None:
    """Each step a line; steps that arrive at one node, or leave it, stand apart along its side."""
    out, into = defaultdict(list), defaultdict(list)
    for step in routes.steps:
        out[step.a].append(step)
        into[step.b].append(step)
    bends = {n.key for layer in routes.layers for n in layer if not n.name}
    colours = _colours(routes)

    def port(steps: list, key: Key, step: object, ends: list[Key]) -> float:
        order = sorted(range(len(steps)), key=lambda i: middles[ends[i]])
        reach = 0.0 if key in bends else min((tall[key] - 8) / max(len(steps), 1), 7.0)
        return middles[key] + (order.index(steps.index(step)) - (len(steps) - 1) / 2) * reach

    for step in sorted(routes.steps, key=lambda s: -routes.outlets_of[s.origin], reverse=True):
        y0 = port(out[step.a], step.a, step, [s.b for s in out[step.a]]) if step.a[0] else middles[step.a]
        y1 = port(into[step.b], step.b, step, [s.a for s in into[step.b]])
        x0, x1 = lefts[step.a[0]] + wide, lefts[step.b[0]]
        many = routes.outlets_of[step.origin] > 1
        strong = 2.0 if many else 1.3
        if step.b in bends:
            canvas.curve(x0, y0, x1, y1, colours[step.origin], wide=strong)
            canvas.line(x1, y1, x1 + wide, y1, colours[step.origin], wide=strong)
        else:
            canvas.curve(x0, y0, x1, y1, colours[step.origin], wide=strong, head=True)


def _node(
    canvas: Canvas, routes: Routes, node: Node, lines: list[tuple[str, int]], left: float, wide: float, middle: float, tall: float
) -> None:
    if not lines:
        return
    top, y = middle - tall / 2, middle - len(lines) * STEP / 2 - PAD
    many = node.origin is not None and routes.outlets_of[node.origin] > 1
    edge = _colours(routes)[node.origin] if node.origin else palette.RULE
    canvas.box(left, left + wide, top, top + tall, palette.PAPER if node.origin else palette.FAINT, edge=edge, wide=2.0 if many else 1.0)
    for number, (text, weight) in enumerate(lines):
        note = weight == REGULAR
        colour = palette.as_text(edge) if note and many else palette.MUTED if note else palette.INK
        base = y + PAD + STEP * (number + 0.78)
        canvas.text(left + PAD, base, text, size=SMALL - 1 if note else SMALL, weight=MEDIUM if note and many else weight, colour=colour)


def _colours(routes: Routes) -> dict[str, str]:
    """A colour for each origin that more than one outlet carries; grey for the others."""
    free = list(palette.SIDES.values())
    many = [g for g, n in routes.outlets_of.items() if n > 1]
    return {g: free[many.index(g)] if g in many and many.index(g) < len(free) else palette.MARK for g in routes.outlets_of}


def _finding(evidence: Evidence, routes: Routes) -> str:
    widest = routes.widest
    outlets = routes.outlets_of[widest]
    if outlets > 1:
        return evidence.words("transmission.title_one", origin=routes.names[widest], n=outlets)
    origins = len({row[0] for row in routes.rows})
    return evidence.words("transmission.title_each", n=origins)
