"""Excerpts: the words that a brief cites with what stands round them, for articles too many to be shown whole."""

from collections.abc import Iterable

AROUND = 70  # letters shown before and after the words cited, to the next blank


def excerpts(text: str, cited: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of a text round the ranges cited, within their lines and between words; those that touch are one. In order of the text."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(cited):
        start, end = _before(text, start), _after(text, end)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def begins(text: str, start: int) -> bool:
    """Whether nothing of the line stands before."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def ends(text: str, end: int) -> bool:
    """Whether nothing of the line stands after."""
    return not text[end : _line_end(text, end)].strip()


def _before(text: str, start: int) -> int:
    line = text.rfind("\n", 0, start) + 1
    at = max(line, start - AROUND)
    while line < at < start and not text[at - 1].isspace():
        at += 1
    while at < start and text[at].isspace():
        at += 1
    return at


def _after(text: str, end: int) -> int:
    at = min(_line_end(text, end), end + AROUND)
    while end < at < len(text) and not text[at].isspace():
        at -= 1
    while end < at and text[at - 1].isspace():
        at -= 1
    return at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
