"""Blocks of a brief: what is told, apart from how a page looks. Two small renderers turn them into HTML and PDF.

Text is data all the way: a run is words with a role, never markup.
"""

import re
import unicodedata
from dataclasses import dataclass

_SIZE = re.compile(r'<svg[^>]*\bviewBox="\S+ \S+ ([\d.]+) ([\d.]+)"')
# marks that turn the order of letters round, and marks that cannot be seen: kept in the text, never shown
UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one role: plain, strong, muted, quote (the article's own words), ref (a link to a row), time, file (beside it)."""

    text: str
    kind: str = "plain"
    target: str | None = None
    anchor: str | None = None


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `muted` for what stands beside the matter."""

    text: Text
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding: what it comes to, then the paragraphs that bear it; `listed` when they are points of a list."""

    lead: Text
    sentences: tuple[Text, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings in order: new or disputed first."""

    items: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short statements."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of cells; the first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as SVG, which carries its own finding; its words for those who cannot see it, and the table of what it draws.

    `apart` when that table stands elsewhere.
    """

    name: str
    heading: str
    title: str
    description: str
    svg: str
    table: Table | None
    apart: bool = False

    @property
    def ratio(self) -> float:
        """Height by width of the drawing; 0 where it does not say."""
        size = _SIZE.search(self.svg)
        return float(size[2]) / float(size[1]) if size and float(size[1]) else 0.0


@dataclass(frozen=True, slots=True)
class Said:
    """Words of an article in their own language, on whose word they stand, and the link to them."""

    quote: str
    lang: str
    direction: str
    source: Text
    refs: Text


@dataclass(frozen=True, slots=True)
class Card:
    """Two quotes face to face and why they do not go together."""

    kind: str
    a: Said
    b: Said
    why: Text


@dataclass(frozen=True, slots=True)
class Cards:
    """Contradictions, face to face."""

    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One way a report came, from the event to the reader, and how much rests on it."""

    steps: tuple[Text, ...]
    note: Text


@dataclass(frozen=True, slots=True)
class Origin:
    """Routes that go back to one origin; `why` says so where there are several, `rest` how many more there are."""

    routes: tuple[Route, ...]
    why: Text
    rest: Text = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """All origins of the articles."""

    items: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the article that a row rests on; `label` closes the words where they end (empty for a piece that goes on)."""

    anchor: str
    label: str
    kind: str
    note: str
    inside: tuple["Run | Mark", ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What was read at a mark: `back` leads to where the brief uses it, `anchor` is the note's own."""

    anchor: str
    label: str
    kind: str
    mark: str
    text: Text
    back: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the article with its marks, and the notes to them."""

    inside: tuple[Run | Mark, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A source article, its words untouched in order, every row's quote marked."""

    anchor: str
    title: str
    byline: Text
    lang: str
    direction: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """Blocks that a page shows when its reader opens them by these words; paper shows them all."""

    words: str
    blocks: tuple["Block", ...]


Block = Paragraph | Findings | Items | Table | Chart | Cards | Origins | Article | Folded


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief under its heading."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief in one language. `labels` are the page's own words (skip link, contents, page numbers)."""

    lang: str
    direction: str
    title: str
    byline: Text
    summary: str
    sections: tuple[Section, ...]
    labels: dict[str, str]


def shown(text: object) -> str:
    """Text as it may be shown: no control or unseen mark, no private sign, one space for each run of blanks."""
    kept = (
        " " if c.isspace() else c
        for c in UNSEEN.sub("", str(text))
        if c.isspace() or unicodedata.category(c) not in ("Cc", "Co", "Cs", "Cn")
    )
    return re.sub(" {2,}", " ", "".join(kept))


def plain(text: Text) -> str:
    """The words of a text alone."""
    return "".join(run.text for run in text)


def flat(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with what is folded in its place."""
    return tuple(b for block in blocks for b in (flat(block.blocks) if isinstance(block, Folded) else (block,)))
