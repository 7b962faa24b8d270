"""A sheet to draw a chart on, in points, from the side where reading starts: left in English, right in Arabic.

Charts give the distance from the reading side, so that a picture is mirrored in Arabic as a whole and by nobody's care. Height
grows with what is drawn; y runs down. What is drawn later lies on top.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import matplotlib
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle, Wedge
from matplotlib.path import Path

from analysis.charts import fonts, palette
from analysis.charts.label import label
from analysis.charts.placing import wrapped
from analysis.wording import Wording

WIDTH = 660.0
MARGIN = 12.0
TITLE, SUBTITLE, BODY, SMALL = 19.0, 13.0, 13.0, 11.5
LEADING = 1.42
RC: dict[Any, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "isnad",
    "text.parse_math": False,
    "text.hinting": "none",
    "font.family": list(fonts.FAMILY),
    "axes.unicode_minus": False,
    "path.simplify": False,
}


def style() -> AbstractContextManager[None]:
    """The settings that every chart is drawn and saved with."""
    return matplotlib.rc_context(RC)


@dataclass(frozen=True, slots=True)
class Box:
    """Room that a text takes, from the reading side and from the top."""

    start: float
    end: float
    top: float
    bottom: float


class Canvas:
    """One picture in the making."""

    def __init__(self, wording: Wording) -> None:
        fonts.register()
        self.wording = wording
        self.direction = wording.direction
        self.start, self.end = MARGIN, WIDTH - MARGIN
        self.figure = Figure(figsize=(WIDTH / 72, 1.0), dpi=72, facecolor=palette.PAPER)
        self.axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_axis_off()
        self._layer = 1

    # words

    def measure(self, text: str, size: float = BODY, weight: int = fonts.REGULAR, direction: str | None = None) -> float:
        """Width of a line of text in points."""
        return fonts.width(label(text, direction or self.direction), size, weight)

    def wrap(
        self, text: str, room: float, size: float = BODY, weight: int = fonts.REGULAR, most: int | None = None, direction: str | None = None
    ) -> list[str]:
        """Lines of a text that are at most `room` points wide."""
        return wrapped(text, room, lambda line: self.measure(line, size, weight, direction), most)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = BODY,
        weight: int = fonts.REGULAR,
        colour: str = palette.INK,
        at: str = "start",
        direction: str | None = None,
        ground: str | None = None,
    ) -> Box:
        """Draw one line of text, its baseline at y and its start, middle or end at x; `ground` paints behind it."""
        box = self._box(x, y, words, size, weight, at, direction)
        if ground:
            self.box(box.start - 3, box.end + 3, box.top, box.bottom, ground)
        if words.strip():
            drawn = label(words, direction or self.direction)
            self.axes.text(
                self._x(box.start),
                y,
                drawn,
                fontsize=size,
                fontweight=weight,
                color=colour,
                va="baseline",
                ha="right" if self._mirrored else "left",
                zorder=self._next(),
                clip_on=False,
            )
        return box

    def _box(self, x: float, y: float, words: str, size: float, weight: int, at: str, direction: str | None) -> Box:
        wide = self.measure(words, size, weight, direction)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[at]
        return Box(left, left + wide, y - size, y + size * 0.34)

    def stack(self, x: float, lines: list[tuple[float, str, float, int, str]], at: str, ground: str) -> None:
        """Draw lines of several sizes close above each other: baseline, words, size, weight, colour.

        Their grounds come first: a line's own would cut the dots that Arabic letters of the line above have below them.
        """
        for y, words, size, weight, _ in lines:
            box = self._box(x, y, words, size, weight, at, None)
            self.box(box.start - 3, box.end + 3, box.top, box.bottom, ground)
        for y, words, size, weight, colour in lines:
            self.text(x, y, words, size=size, weight=weight, colour=colour, at=at)

    def paragraph(self, x: float, y: float, lines: list[str], *, size: float = BODY, **how: Any) -> float:
        """Draw lines one below the other, the first one's baseline at y; the baseline after the last one."""
        for line in lines:
            self.text(x, y, line, size=size, **how)
            y += size * LEADING
        return y

    def header(self, title: str, subtitle: str) -> float:
        """Draw the finding and what it is drawn from; where the chart may begin."""
        room = self.end - self.start
        y = self.paragraph(self.start, MARGIN + TITLE, self.wrap(title, room, TITLE, fonts.SEMIBOLD), size=TITLE, weight=fonts.SEMIBOLD)
        y += SUBTITLE - TITLE + 3
        y = self.paragraph(self.start, y, self.wrap(subtitle, room, SUBTITLE), size=SUBTITLE, colour=palette.MUTED)
        return y

    def footer(self, y: float, text: str) -> Figure:
        """Draw the last lines below y and close the picture at their foot."""
        lines = [line for part in text.split("\n") for line in self.wrap(part, self.end - self.start, SMALL)]
        y = self.paragraph(self.start, y + SMALL, lines, size=SMALL, colour=palette.MUTED)
        height = y - SMALL * LEADING + SMALL * 0.34 + MARGIN
        self.figure.set_size_inches(WIDTH / 72, height / 72)
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height, 0)
        return self.figure

    # marks

    def box(
        self,
        x0: float,
        x1: float,
        y0: float,
        y1: float,
        colour: str | None,
        *,
        edge: str | None = None,
        wide: float = 1.0,
        hatch: str | None = None,
        dash: bool = False,
    ) -> None:
        """Draw a rectangle; a hatched one in the edge's colour."""
        left = min(self._x(x0), self._x(x1))
        self._add(
            Rectangle(
                (left, min(y0, y1)),
                abs(x1 - x0),
                abs(y1 - y0),
                facecolor=colour or "none",
                edgecolor=edge or "none",
                linewidth=wide if edge and not (hatch and colour is None) else 0.0,
                hatch=hatch,
                linestyle=(0, (2.5, 2)) if dash else "solid",
                zorder=self._next(),
            )
        )

    def line(
        self, x0: float, y0: float, x1: float, y1: float, colour: str = palette.RULE, *, wide: float = 1.0, dash: bool = False
    ) -> None:
        """Draw a straight line."""
        self._add(
            Line2D(
                (self._x(x0), self._x(x1)),
                (y0, y1),
                color=colour,
                linewidth=wide,
                zorder=self._next(),
                linestyle=(0, (3, 2.2)) if dash else "solid",
                solid_capstyle="butt",
            )
        )

    def arrow(self, x0: float, x1: float, y: float, colour: str, *, wide: float = 2.2) -> None:
        """Draw a level arrow from x0 with its head at x1."""
        back = -6.0 if x1 > x0 else 6.0
        self.line(x0, y, x1 + back, y, colour, wide=wide)
        points = [(self._x(x1), y), (self._x(x1 + back), y - 4), (self._x(x1 + back), y + 4)]
        self._add(Polygon(points, closed=True, facecolor=colour, edgecolor="none", zorder=self._next()))

    def strokes(self, lines: list[list[tuple[float, float]]], colour: str, *, wide: float = 1.0, dash: bool = False) -> None:
        """Draw broken lines of one look."""
        drawn = [[(self._x(x), y) for x, y in line] for line in lines]
        style = (0, (4, 2.5)) if dash else "solid"
        self._add(LineCollection(drawn, colors=colour, linewidths=wide, linestyles=style, zorder=self._next(), capstyle="round"))

    def curve(self, x0: float, y0: float, x1: float, y1: float, colour: str, *, wide: float = 1.6, head: bool = False) -> None:
        """Draw a line that leaves and arrives level, with an arrow's head at its end if asked."""
        back = (6.0 if x1 > x0 else -6.0) if head else 0.0
        x1, middle = x1 - back, (x0 + x1 - back) / 2
        points = [(self._x(x), y) for x, y in ((x0, y0), (middle, y0), (middle, y1), (x1, y1))]
        path = Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
        self._add(PathPatch(path, facecolor="none", edgecolor=colour, linewidth=wide, capstyle="round", zorder=self._next()))
        if head:
            tip = [(self._x(x1 + back), y1), (self._x(x1), y1 - 4), (self._x(x1), y1 + 4)]
            self._add(Polygon(tip, closed=True, facecolor=colour, edgecolor="none", zorder=self._next()))

    def disc(self, x: float, y: float, radius: float, colours: list[str], *, hatch: bool = False) -> None:
        """Draw a full disc in one colour, or parted between several like a pie, with a ring of paper round it."""
        middle, share = (self._x(x), y), 360 / len(colours)
        self._add(Circle(middle, radius + 1.4, facecolor=palette.PAPER, edgecolor="none", zorder=self._next()))
        for i, colour in enumerate(colours):
            first = 90 + i * share
            self._add(Wedge(middle, radius, first, first + share, facecolor=colour, edgecolor="none", zorder=self._next()))
        if hatch:
            look = {"facecolor": "none", "edgecolor": palette.PAPER, "linewidth": 0.0, "hatch": "/////"}
            self._add(Circle(middle, radius, zorder=self._next(), **look))
        if hatch or len(colours) > 1:
            self._add(Circle(middle, radius, facecolor="none", edgecolor=palette.INK, linewidth=1.2, zorder=self._next()))

    def mark(self, x: float, y: float, colour: str, *, shape: str = "o", hollow: bool = False, size: float = 11.0) -> None:
        """Draw a mark in a shape of matplotlib's, hollow or full."""
        self._add(
            Line2D(
                (self._x(x),),
                (y,),
                linestyle="none",
                marker=shape,
                markersize=size,
                markeredgewidth=2.4,
                markerfacecolor=palette.PAPER if hollow else colour,
                markeredgecolor=colour,
                zorder=self._next(),
            )
        )

    def fade(self, x0: float, x1: float, y0: float, y1: float, before: str, after: str) -> None:
        """Draw a rectangle that goes from one colour at x0 to another at x1; slices overlap, so that no seam shows between them."""
        steps = max(2, min(72, round(abs(x1 - x0) / 1.3)))
        starts = [self._x(x0 + (x1 - x0) * i / steps) for i in range(steps)]
        slices = [((x, y0), (self._x(x1), y0), (self._x(x1), y1), (x, y1)) for x in starts]
        shades = [palette.mix(before, after, (i + 0.5) / steps) for i in range(steps)]
        self._add(PolyCollection(slices, facecolors=shades, edgecolors="none", zorder=self._next()))

    def _add(self, mark: Artist) -> None:
        self.axes.add_artist(mark)  # not add_patch and add_line: they work out limits that this sheet sets itself

    def across(self, left: float) -> float:
        """Distance from the reading side of what lies so far from the left edge: for maps, which do not mirror."""
        return self._x(left)

    @property
    def _mirrored(self) -> bool:
        return self.direction == "rtl"

    def _x(self, x: float) -> float:
        return WIDTH - x if self._mirrored else x

    def _next(self) -> int:
        self._layer += 1
        return self._layer
