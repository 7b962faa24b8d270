"""PDF of a brief by typst: tagged, with bookmarks, searchable, the same bytes each time, nothing fetched."""

import dataclasses
import json
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

import typst

from analysis.briefs.blocks import Article, Block, Brief, Chart, Mark, Run, Section, Table, flat, plain
from analysis.briefs.fonts import SANS, SERIF, drawable, folder
from analysis.briefs.stretches import quotation, stretches
from analysis.briefs.textlayer import searchable

LONG = 12  # rows of a chart's table that stand beside it; a longer one stands at the end
WIDE, ROOM, SQUEEZED = 465.0, 640.0, 1.15  # points of a page for a chart; how much taller than it one may be that is made to fit
# letters of a column that need not share the width, and of all of them together
SHORT, SHORT_IN_ALL = 14, 40
# written into the file as its day of making: the content's own day stands in the brief
MADE = datetime(2000, 1, 1, tzinfo=UTC)


def render(brief: Brief) -> bytes:
    """The PDF/UA file of a brief. Raises typst.TypstError when the template does not compile."""
    brief = _appended(_unfolded(brief))
    data = _data(brief, brief.direction)
    _unlink(data, set(_anchors(brief)))
    pdf = typst.compile(
        _template(),
        sys_inputs={"brief": json.dumps(data, ensure_ascii=False)},
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=MADE,
    )
    return searchable(pdf, right_to_left=brief.direction == "rtl")


def _unfolded(brief: Brief) -> Brief:
    """The brief with nothing folded: paper cannot be opened."""
    return dataclasses.replace(brief, sections=tuple(dataclasses.replace(s, blocks=flat(s.blocks)) for s in brief.sections))


def _appended(brief: Brief) -> Brief:
    """The brief with long tables of charts in a section of their own at the end, so that they do not stand between the charts."""
    charts = [b for section in brief.sections for b in section.blocks if isinstance(b, Chart) and b.table and len(b.table.rows) > LONG]
    if not charts:
        return brief
    moved = tuple(dataclasses.replace(c.table, caption=f"{c.heading} · {c.table.caption}") for c in charts if c.table)
    sections = tuple(dataclasses.replace(s, blocks=tuple(_without(b, charts) for b in s.blocks)) for s in brief.sections)
    return dataclasses.replace(brief, sections=(*sections, Section("data", brief.labels["data"], moved)))


def _without(block: Block, charts: list[Chart]) -> Block:
    """A chart without the table that stands at the end; other blocks as they are."""
    return dataclasses.replace(block, table=None, apart=True) if block in charts and isinstance(block, Chart) else block


def _room(chart: Chart) -> dict[str, Any]:
    """The room that a chart takes: the width of the page, less where it would be a little too tall, a page of its own height beyond."""
    height = chart.ratio * WIDE
    return {"own_page": height > SQUEEZED * ROOM, "height": ROOM if ROOM < height <= SQUEEZED * ROOM else None}


def _data(value: Any, direction: str) -> Any:
    """Blocks as plain values: each with the name of its type under `is`, each run as stretches of one direction."""
    if isinstance(value, Run):
        text = drawable(value.text)
        pieces = quotation(text) if value.kind == "quote" else stretches(text, direction)
        return {"is": "Run", "kind": value.kind, "target": value.target, "text": text, "pieces": pieces}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _data(getattr(value, f.name), direction) for f in dataclasses.fields(value)}
        if isinstance(value, Article):
            fields["passages"] = [{"inside": _data(p.inside, value.direction), "notes": _data(p.notes, direction)} for p in value.passages]
        more = {"widths": _widths(value)} if isinstance(value, Table) else _room(value) if isinstance(value, Chart) else {}
        return {"is": type(value).__name__} | fields | more
    if isinstance(value, tuple | list):
        return [_data(v, direction) for v in value]
    return drawable(value) if isinstance(value, str) else value


def _widths(table: Table) -> list[float | None]:
    """Share of each column in the width by the mean length of its cells; None for short columns, which take what they need."""
    columns = [[name, *(plain(row[i]) for row in table.rows)] for i, name in enumerate(table.columns)]
    longest = {i: max(map(len, column)) for i, column in enumerate(columns)}
    room, short = SHORT_IN_ALL, set()
    for i in sorted(longest, key=lambda i: longest[i])[:-1]:
        room -= longest[i]
        if room >= 0 and longest[i] <= SHORT:
            short.add(i)
    means = [sum(map(len, c)) / len(c) for c in columns]
    words = [max(len(w) for cell in (*c, " .") for w in cell.split()) for c in columns]
    return [None if i in short else max(min(means[i], 45), 1.3 * words[i]) for i in range(len(columns))]


def _anchors(brief: Brief) -> list[str]:
    """Anchors of the marks that stand in the source texts."""
    found: list[str] = []

    def collect(inside: tuple) -> None:
        for piece in inside:
            if isinstance(piece, Mark):
                found.append(piece.anchor)
                collect(piece.inside)

    for section in brief.sections:
        for block in section.blocks:
            for passage in block.passages if isinstance(block, Article) else ():
                collect(passage.inside)
    return found


def _unlink(data: Any, known: set[str]) -> None:
    """Take the target from links to words that are not shown: typst refuses a link to nothing."""
    if isinstance(data, dict):
        if data.get("is") == "Run" and data["kind"] == "ref" and data["target"] not in known:
            data["target"] = None
        for value in data.values():
            _unlink(value, known)
    elif isinstance(data, list):
        for value in data:
            _unlink(value, known)


@cache
def _template() -> bytes:
    return resources.files("analysis.briefs").joinpath("brief.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder(SANS)), str(folder(SERIF))])
