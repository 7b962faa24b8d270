"""Extraction of sentences that tests write themselves."""

from functools import cache

from analysis.document import Document
from analysis.extract import Extraction, extract
from analysis.extract.control import ControlEvent
from analysis.extract.figures import Figure
from analysis.lexicon import load


@cache
def told(text: str, published: str | None = "2017-03-02") -> Extraction:
    """Rows of a text that was published on a day."""
    return extract(Document(id="told", text=text, sha256="", published=published), load())


def figure(text: str, quote: str | None = None) -> Figure:
    """The only figure of a text, or the one whose number reads so."""
    found = [f for f in told(text).figures if quote is None or text[f.number_start : f.number_end] == quote]
    assert len(found) == 1, [f.quote for f in told(text).figures]
    return found[0]


def event(text: str, cue: str | None = None) -> ControlEvent:
    """The only control event of a text, or the first one with a cue."""
    found = [e for e in told(text).control if cue is None or e.cue == cue]
    assert found and (cue or len(found) == 1), [e.quote for e in told(text).control]
    return found[0]


def turn(text: str) -> tuple[str, str, str | None, str | None]:
    """Of the only control event of a text: its type, the place, who loses it and who gains it."""
    row = event(text)
    return row.type, row.place, row.from_side, row.to_side
