"""Who says what: topics down, sources across, and in each cell how surely and through whom; collisions by sign and colour."""

from collections.abc import Mapping
from itertools import groupby, pairwise

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import palette
from analysis.charts.canvas import BODY, LEADING, SMALL, Canvas, style
from analysis.charts.content import ChartContent
from analysis.charts.evidence import Evidence
from analysis.charts.fonts import MEDIUM, SEMIBOLD
from analysis.charts.stances import SUREST, Matrix, Source, Stance, called, look, read
from analysis.wording import Wording

MOST_TOPICS, ACROSS, PANELS = 10, 6, 2
LABELS, PAD, COLLIDES = 108.0, 5.0, "≠"


def content(tables: Mapping[str, pd.DataFrame], wording: Wording) -> ChartContent | None:
    """What the chart says; None when there is no claim."""
    evidence = Evidence(tables, wording)
    matrix = read(evidence)
    if not matrix.cells:
        return None
    title = _finding(evidence, matrix)
    subtitle = evidence.words("who.subtitle")
    keys = [evidence.words("who.collides")] if matrix.colliding else []
    keys += [evidence.words("who.bracket")] if any(s.likelihood for s in matrix.sources) else []
    footer = " ".join((*keys, evidence.words("who.cell"))) + "\n" + evidence.source_line()
    names = ("topic", "source", "how", "certainty", "via", "what")
    table = pd.DataFrame(matrix.rows, columns=[evidence.words(f"who.column.{c}") for c in names], dtype="str")
    if wording.lang != "ar":  # the reporting words are Arabic; what they amount to is the certainty
        table = table.drop(columns=evidence.words("who.column.how"))
    lines = (evidence.dotted(*row) for row in table.itertuples(index=False))
    return ChartContent(title, subtitle, evidence.described(title, subtitle, lines, footer), table, footer)


def draw(tables: Mapping[str, pd.DataFrame], wording: Wording) -> Figure | None:
    """The picture; None when there is no claim."""
    words = content(tables, wording)
    if words is None:
        return None
    evidence = Evidence(tables, wording)
    return picture(evidence, words, read(evidence))


def picture(evidence: Evidence, words: ChartContent, matrix: Matrix) -> Figure:
    """A matrix drawn: rows down, sources across, in panels one below the other."""
    topics = matrix.topics[:MOST_TOPICS]
    sources = _shown(matrix, topics)
    with style():
        canvas = Canvas(evidence.wording)
        y = _legend(canvas, evidence, matrix, canvas.header(words.title, words.subtitle) + 8)
        parts = -(-len(sources) // ACROSS)
        across = -(-len(sources) // parts)
        for first in range(0, len(sources), across):
            y = _panel(canvas, evidence, matrix, topics, sources[first : first + across], max(across, 3), y) + 20
        shown = {(t, s.key) for t in topics for s in sources}
        more = sum(c.times for key, c in matrix.cells.items() if key not in shown)
        if more:
            canvas.text(canvas.end, y, evidence.words("count.more", n=more), size=SMALL, weight=MEDIUM, at="end")
            y += 16
        return canvas.footer(y, words.footer)


def _shown(matrix: Matrix, topics: tuple[str, ...]) -> tuple[Source, ...]:
    """The sources that collide or speak most of these topics, and the article's own voice, in the order of the matrix."""
    cells = {s.key: [c for t in topics if (c := matrix.cells.get((t, s.key)))] for s in matrix.sources}
    speaking = [s for s in matrix.sources if cells[s.key]]
    best = sorted(speaking, key=lambda s: (not s.voice, not any(c.collides for c in cells[s.key]), -len(cells[s.key])))
    kept = {s.key for s in best[: ACROSS * PANELS]}
    return tuple(s for s in speaking if s.key in kept)


def _legend(canvas: Canvas, evidence: Evidence, matrix: Matrix, y: float) -> float:
    """The shapes that occur, with what they mean; those that look alike share one."""
    x = canvas.start
    used = [code for code in SUREST if any(c.code == code for c in matrix.cells.values())]
    for (shape, hollow, colour), codes in groupby(sorted(used, key=lambda c: str(look(c))), key=look):
        words = evidence.join(called(evidence, c) for c in codes)
        if x > canvas.start and x + 16 + canvas.measure(words, SMALL) > canvas.end:
            x, y = canvas.start, y + SMALL * 1.6
        canvas.mark(x + 5, y, colour, shape=shape, hollow=hollow, size=8)
        x = canvas.text(x + 15, y + 4, words, size=SMALL, colour=palette.MUTED).end + 18
    return y + 20


def _panel(
    canvas: Canvas, evidence: Evidence, matrix: Matrix, topics: tuple[str, ...], sources: tuple[Source, ...], across: int, y: float
) -> float:
    """One block of the matrix; topics of which none of its sources speaks are left out of it."""
    wide = (canvas.end - canvas.start - LABELS) / across
    lefts = {s.key: canvas.start + LABELS + i * wide for i, s in enumerate(sources)}
    y = _heads(canvas, evidence, sources, lefts, wide, y)
    for topic in topics:
        cells = {s.key: matrix.cells[topic, s.key] for s in sources if (topic, s.key) in matrix.cells}
        if cells:
            y = _line(canvas, evidence, matrix, topic, cells, lefts, wide, y)
    canvas.line(canvas.start, y, canvas.end, y, palette.RULE)
    return y


def _heads(canvas: Canvas, evidence: Evidence, sources: tuple[Source, ...], lefts: dict[str, float], wide: float, y: float) -> float:
    for _, run in groupby(sources, key=lambda s: s.group):
        same = list(run)
        if len(same) > 1:
            x0, x1 = lefts[same[0].key] + PAD, lefts[same[-1].key] + wide - PAD
            likely = evidence.term("likelihood", same[0].likelihood)
            words = canvas.wrap(evidence.words("who.one_origin", likelihood=likely).strip(), x1 - x0, SMALL, most=1)[0]
            canvas.text((x0 + x1) / 2, y + SMALL - 3, words, size=SMALL, colour=palette.MUTED, at="middle")
            for x in (x0, x1):
                canvas.line(x, y + 14, x, y + 20, palette.INK, wide=1.3)
            canvas.line(x0, y + 14, x1, y + 14, palette.INK, wide=1.3)
    y += 22 if any(a.group == b.group for a, b in pairwise(sources)) else 0
    heads = {s.key: canvas.wrap(s.name, wide - 2 * PAD, SMALL, SEMIBOLD, most=4) for s in sources}
    tall = max(len(lines) for lines in heads.values()) * SMALL * LEADING
    for key, lines in heads.items():
        canvas.paragraph(lefts[key] + PAD, y + tall - (len(lines) - 1) * SMALL * LEADING - 4, lines, size=SMALL, weight=SEMIBOLD)
    canvas.line(canvas.start, y + tall + 3, canvas.end, y + tall + 3, palette.MARK)
    return y + tall + 3


def _line(
    canvas: Canvas, evidence: Evidence, matrix: Matrix, topic: str, cells: dict[str, Stance], lefts: dict[str, float], wide: float, y: float
) -> float:
    name = canvas.wrap(matrix.names[topic], LABELS - 8, BODY - 0.5, MEDIUM, most=3)
    via = {key: _below(canvas, evidence, c, wide - 2 * PAD) for key, c in cells.items()}
    said = {key: _words(canvas, c, wide - 2 * PAD - 13) for key, c in cells.items()}
    step = SMALL * LEADING
    tall = max(max(len(said[k]) * step + len(via[k]) * (step - 1) for k in cells), len(name) * BODY * LEADING) + 10
    for key, cell in cells.items():
        x = lefts[key]
        if cell.collides:
            canvas.box(x + 1.5, x + wide - 1.5, y + 1.5, y + tall - 1.5, "#fdeceb", edge=palette.ALERT, wide=1.0)
            canvas.text(x + wide - PAD, y + 18, COLLIDES, size=BODY, weight=SEMIBOLD, colour=palette.ALERT, at="end")
        shape, hollow, colour = look(cell.code)
        canvas.mark(x + PAD + 5, y + 14, colour, shape=shape, hollow=hollow, size=8)
        base = canvas.paragraph(x + PAD + 14, y + 18, said[key], size=SMALL - 0.5, weight=MEDIUM, colour=palette.INK)
        canvas.paragraph(x + PAD, base - 1, via[key], size=SMALL - 1, colour=palette.MUTED)
    canvas.paragraph(canvas.start, y + 18, name, size=BODY - 0.5, weight=MEDIUM)
    canvas.line(canvas.start, y + tall, canvas.end, y + tall, palette.RULE)
    return y + tall


def _words(canvas: Canvas, cell: Stance, room: float) -> list[str]:
    """The lines of an answer; all of them leave room for the sign of a collision where the first would run into it."""
    size, most = SMALL - 0.5, 3 if cell.value else 2
    lines = canvas.wrap(_said(cell), room, size, MEDIUM, most=most)
    free = room - 12
    crowded = cell.collides and canvas.measure(lines[0], size, MEDIUM) > free
    return canvas.wrap(_said(cell), free, size, MEDIUM, most=most) if crowded else lines


def _said(cell: Stance) -> str:
    if cell.value:
        return cell.value
    return f"{cell.words} ×{cell.times}" if cell.times > 1 else cell.words


def _below(canvas: Canvas, evidence: Evidence, cell: Stance, room: float) -> list[str]:
    """The small lines of a cell: how and when it is said where the cell holds an answer, and through whom."""
    how = evidence.dotted(cell.words, cell.day) if cell.value else ""
    via = evidence.words("source.via", names=cell.via) if cell.via else ""
    return [line for text, most in ((how, 2), (via, 3)) if text for line in canvas.wrap(text, room, SMALL - 1, most=most)]


def _finding(evidence: Evidence, matrix: Matrix) -> str:
    named = [t for t in matrix.topics if t] or list(matrix.topics)
    disputed = [t for t in named if t in matrix.colliding and matrix.voices(t) > 1]
    if len(disputed) > 1:
        return evidence.words("who.title_collide", n=len(disputed), of=len(named))
    topic = max(disputed or named, key=matrix.voices)
    voices, name = matrix.voices(topic), matrix.names[topic]
    if not voices:
        return evidence.words("who.title_voice")
    text = evidence.words("who.title_disputed" if disputed else "who.title_told", n=voices, topic=name)
    return text[0].upper() + text[1:]
