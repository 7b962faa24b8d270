"""What is painted on the pages of a PDF: letters with their places, in lines.

PDFium gives letters in an order of its own, which turns words, ligatures and marks round in many Arabic files. Their places are
sure: a line is read from them, from right to left (analysis.read.visual makes text of it).
"""

import bisect
import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

NEAR = 12  # glyphs between letters that one glyph draws
SAME = 0.05  # points between letters of one glyph
# in sizes of the letters:
THIN = 0.05  # no painted space is thinner; PDFium makes up some of no width where it sees a gap
APART, SEEN = 0.19, 0.15  # a wider gap is a space; and one in which PDFium sees a space
WIDE, SIGNS = 0.3, frozenset("()[]-/")  # signs have blank edges of their own
ONE_LINE, MARKED = 0.35, 1.2  # between baselines of one line, between a line and its vowel marks


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter, or several that are drawn as one, where it is painted (points from the lower left corner)."""

    text: str
    left: float
    right: float
    origin: float  # where the pen was, across
    y: float  # of the baseline
    size: float  # of its font
    turn: int  # its number in PDFium's order
    spaced: bool = False  # whether a space stands on its right

    @property
    def centre(self) -> float:
        """The middle of it, across."""
        return (self.left + self.right) / 2

    @property
    def marks(self) -> str:
        """Vowel marks in it."""
        return "".join(c for c in self.text if unicodedata.combining(c))

    @property
    def letters(self) -> str:
        """What is no vowel mark in it; empty for a mark that is painted alone."""
        return "".join(c for c in self.text if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs of a line from right to left."""

    glyphs: tuple[Glyph, ...]

    @property
    def left(self) -> float:
        """Its left end."""
        return min(g.left for g in self.glyphs)

    @property
    def right(self) -> float:
        """Its right end."""
        return max(g.right for g in self.glyphs)

    @property
    def y(self) -> float:
        """Its baseline."""
        return self.glyphs[0].y

    @property
    def size(self) -> float:
        """The size of most of it."""
        return sorted(g.size for g in self.glyphs)[len(self.glyphs) // 2]

    def word(self, first: bool) -> float:
        """Width of its first word from the right, or from the left."""
        width = 0.0
        for glyph in self.glyphs if first else reversed(self.glyphs):
            if first and width and glyph.spaced:
                break
            width += glyph.right - glyph.left
            if not first and glyph.spaced:
                break
        return width


def lines(page: pdfium.PdfPage) -> list[Line]:
    """Lines of a page in the order in which it paints them. Raises pdfium.PdfiumError when the page is broken."""
    text = page.get_textpage()
    try:
        glyphs, spaces = _placed(text, *page.get_size())
    finally:
        text.close()
    rows: list[list[Glyph]] = []
    for glyph in (g for g in glyphs if not g.marks):
        row = next((r for r in reversed(rows[-2:]) if abs(r[0].y - glyph.y) <= ONE_LINE * max(r[0].size, glyph.size)), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    return [Line(tuple(_spaced(sorted(row, key=lambda g: -g.origin), spaces))) for row in _marked(rows, [g for g in glyphs if g.marks])]


def _placed(text: pdfium.PdfTextPage, width: float, height: float) -> tuple[list[Glyph], list[Glyph]]:
    """Letters and spaces that are painted on a page."""
    found = [g for g in _letters(text) if 0 <= g.centre <= width and 0 <= g.y <= height]
    return [g for g in found if g.text.strip()], [g for g in found if not g.text.strip()]


def _letters(text: pdfium.PdfTextPage) -> Iterator[Glyph]:
    """Glyphs in PDFium's order; letters that one glyph draws in the order in which they are read."""
    groups: list[list[Glyph]] = []
    for glyph in _characters(text):
        own = next((g for g in reversed(groups[-NEAR:]) if glyph.text.strip() and _one(g[0], glyph)), None)
        if own is None:
            groups.append([glyph])
        else:
            own.append(glyph)
    for i, group in enumerate(groups):
        yield _whole(group, groups[i - 1][0] if i else None, groups[i + 1][0] if i + 1 < len(groups) else None)


def _one(a: Glyph, b: Glyph) -> bool:
    return bool(a.text.strip()) and abs(a.y - b.y) < SAME and abs(a.origin - b.origin) < SAME


def _whole(group: list[Glyph], before: Glyph | None, after: Glyph | None) -> Glyph:
    """One glyph of its letters. Where they share its place, PDFium turned them round where it turned the line."""
    if len(group) == 1:
        return group[0]
    first = group[0]
    arabic = any(unicodedata.bidirectional(g.text[0]) in ("R", "AL", "NSM") for g in group)
    if max(g.left for g in group) - min(g.left for g in group) > SAME:
        group = sorted(group, key=lambda g: -g.centre if arabic else g.centre)
    elif arabic and _leftwards(before, first, after):
        group = group[::-1]
    letters = [g.text for g in group]
    while unicodedata.combining(letters[0][0]) and not all(unicodedata.combining(c[0]) for c in letters):
        letters = letters[1:] + letters[:1]
    return replace(first, text="".join(letters), left=min(g.left for g in group), right=max(g.right for g in group))


def _leftwards(before: Glyph | None, glyph: Glyph, after: Glyph | None) -> bool:
    """Whether the letters round a glyph are given from right to left, as they are where nothing tells."""
    steps = [before.centre - glyph.centre] if before and abs(before.y - glyph.y) < SAME and before.text.strip() else []
    steps += [glyph.centre - after.centre] if after and abs(after.y - glyph.y) < SAME and after.text.strip() else []
    return not steps or max(steps, key=abs) > 0


def _characters(text: pdfium.PdfTextPage) -> Iterator[Glyph]:
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    for i in range(text.count_chars()):
        point = raw.FPDFText_GetUnicode(text.raw, i)
        if raw.FPDFText_IsGenerated(text.raw, i) == 1 or not raw.FPDFText_GetLooseCharBox(text.raw, i, box):
            continue
        if not raw.FPDFText_GetCharOrigin(text.raw, i, x, y) or not raw.FPDFText_GetMatrix(text.raw, i, matrix):
            continue
        size = raw.FPDFText_GetFontSize(text.raw, i) * math.hypot(matrix.b, matrix.d)
        if not 0.5 < size < 1000:  # nothing that anybody could read
            continue
        letter = chr(point) if point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else "\ufffd"
        if letter.isspace() or letter.isprintable() or unicodedata.category(letter) in ("Co", "Cn"):
            yield Glyph(_plain(letter), box.left, box.right, x.value, y.value, size, i)


def _plain(letter: str) -> str:
    """A presentation form as the letters that it draws."""
    return unicodedata.normalize("NFKC", letter) if "\ufb00" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc" else letter


def _marked(rows: list[list[Glyph]], marked: list[Glyph]) -> list[list[Glyph]]:
    """Rows with their vowel marks: where a mark is painted is not where its line is, and PDFium gives its letter again with it."""
    bases = sorted({r[0].y for r in rows})
    for glyph in sorted(marked, key=lambda g: min((abs(y - g.y) for y in bases), default=0) > SAME):  # those on a line first
        within = [r for r in rows if abs(r[0].y - glyph.y) <= MARKED * max(r[0].size, glyph.size)]
        if not within:
            rows.append([glyph])
            continue
        near = min(within, key=lambda r: (min(abs(g.turn - glyph.turn) for g in r), abs(r[0].y - glyph.y)))
        under = [i for i, g in enumerate(near) if g.left - glyph.size / 20 <= glyph.centre <= g.right + glyph.size / 20]
        same = [i for i in under if glyph.letters in near[i].letters]
        if same or (under and not glyph.letters):
            i = min(same or under, key=lambda i: abs(near[i].centre - glyph.centre))
            near[i] = replace(near[i], text=near[i].text + "".join(c for c in glyph.marks if c not in near[i].marks))
        elif abs(near[0].y - glyph.y) < SAME:
            near.append(glyph)
        else:  # only the mark tells of its letter, whose edges nobody knows
            wide = 0.3 * glyph.size
            near.append(replace(glyph, y=near[0].y, left=glyph.left - wide, right=glyph.right + wide))
    return rows


def _spaced(row: list[Glyph], spaces: list[Glyph]) -> Iterator[Glyph]:
    """Glyphs with the spaces between them: those that are painted, those that PDFium saw, and wide gaps."""
    here = [s for s in spaces if abs(s.y - row[0].y) <= ONE_LINE * row[0].size]
    painted = sorted(s.origin for s in here if s.right - s.left > THIN * row[0].size)
    seen = {s.turn for s in here}
    yield row[0]
    for before, glyph in pairwise(row):
        gap = (max(before.left, before.origin) - glyph.right) / glyph.size
        first = bisect.bisect_right(painted, glyph.origin + SAME)
        between = first < len(painted) and painted[first] <= before.origin + SAME
        told = gap > SEEN and ({before.turn + 1, before.turn - 1} & {glyph.turn + 1, glyph.turn - 1} & seen)
        apart = WIDE if before.text in SIGNS or glyph.text in SIGNS else APART
        yield replace(glyph, spaced=True) if between or gap > apart or (told and apart == APART) else glyph
