"""Rows in their sentences, the words that they rest on highlighted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from analysis.briefs.blocks import shown
from analysis.wording import Wording

STOP = re.compile(r"[.!؟?](?=\s)|\n")
MOST = 100  # sentences that are displayed; the table has every row
REACH = 400  # code points of a sentence shown on either side of a quote
# the words keep their meaning without the colour: each row has its label
COLOURS = {"figures": "#ffe08a", "claims": "#bfe3ff", "control": "#c9efc4", "dates": "#ead9ff", "unread": "#ffd0cc", "numbers": "#e6e6e6"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to highlight, text[start:end]."""

    start: int
    end: int
    table: str
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A row's sentence: text[start:end] of its document, with marks; `label` says what was found in it."""

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    label: str


@dataclass(frozen=True)
class Sentences:
    """Sentences of several rows; displays as a list, in the direction of the article: the first, and how many more there are."""

    rows: Sequence[Sentence]
    wording: Wording
    empty: str

    def _repr_html_(self) -> str:
        items = "".join(
            f"<li>{_label(row.label, self.wording)}{marked(row.text, row.start, row.end, row.marks)}</li>" for row in self.rows[:MOST]
        )
        if not items:
            return f'<p dir="{self.wording.direction}" lang="{self.wording.lang}">{escape(self.empty)}</p>'
        told = f'<ol dir="rtl" lang="ar" style="line-height: 1.9; list-style-position: inside; padding: 0">{items}</ol>'
        return told + "".join(f'<p dir="{self.wording.direction}" lang="{self.wording.lang}">{escape(line)}</p>' for line in self._more())

    def __repr__(self) -> str:
        told = [f"{row.label}: {shown(row.text[m.start : m.end])}" for row in self.rows[:MOST] for m in row.marks[:1]]
        return "\n".join([*told, *self._more()]) or self.empty

    def _more(self) -> list[str]:
        left = len(self.rows) - MOST
        return [self.wording("notebooks.more", n=left)] if left > 0 else []


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence that holds text[start:end], no further than a reader needs."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    before = max((m.end() for m in STOP.finditer(text, low, start)), default=low)
    after = STOP.search(text, end, high)
    last = (after.end() if after[0] != "\n" else after.start()) if after else high
    while before < start and text[before].isspace():
        before += 1
    return before, last


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """text[start:end] as HTML with marks; where two overlap, the shorter one shows. No word of the text is markup."""
    inside = sorted((m for m in marks if m.start < end and m.end > start), key=lambda m: m.end - m.start)
    cuts = sorted({start, end, *(c for m in inside for c in (m.start, m.end) if start < c < end)})
    pieces = []
    for a, b in pairwise(cuts):
        top = next((m for m in inside if m.start <= a and m.end >= b), None)
        words = escape(shown(text[a:b]))
        pieces.append(_mark(words, top) if top else words)
    return "".join(pieces)


def _mark(words: str, mark: Mark) -> str:
    return f'<mark style="background-color: {COLOURS[mark.table]}; color: #222222" title="{escape(mark.label)}">{words}</mark>'


def _label(label: str, wording: Wording) -> str:
    return f'<b dir="{wording.direction}" lang="{wording.lang}">{escape(label)}</b><br>' if label else ""
