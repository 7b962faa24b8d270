"""From the order in which a line is painted to the order in which it is read: the Unicode bidirectional algorithm, backwards."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from analysis.read.glyphs import Glyph

MIRRORS = dict(zip("()[]{}«»‹›<>", ")(][}{»«›‹><", strict=True))
_BETWEEN_DIGITS = frozenset(".,:/")  # keep the digits at both sides together
_SIGNS = frozenset("-+")  # the same, but not after an Arabic letter


def kind(text: str) -> str:
    """What a letter does to the order: R and L turn it, E and A are digits, W is a space, N has no say."""
    for character in text:
        found = unicodedata.bidirectional(character)
        if found in ("R", "AL"):
            return "R"
        if found == "L":
            return "L"
        if found in ("EN", "AN"):
            return found[0]
    return "N"


def logical(glyphs: Sequence[Glyph], right_to_left: bool, after_arabic: bool, mirrored: bool) -> str:
    """Text of a line whose glyphs are given from right to left.

    `right_to_left` is the direction of the paragraph, `after_arabic` whether an Arabic letter stands before the line in it,
    `mirrored` whether brackets are given by their shape, not by what they mean.
    """
    units = [(" " if g.spaced else "", g.text) for g in glyphs]
    if not right_to_left:
        return _left_to_right(units)
    parts: list[str] = []
    kinds = [kind(text) for _, text in units]
    i = 0
    while i < len(units):
        end = _run(units, kinds, i, after_arabic or "R" in kinds[:i])
        turned = end > i + 1 or kinds[i] in ("L", "E", "A")
        parts.append(units[i][0] + (_turned(units[i:end]) if turned else _shown(units[i][1], mirrored)))
        i = end
    return "".join(parts)


def _shown(text: str, mirrored: bool) -> str:
    return "".join(MIRRORS.get(c, c) for c in text) if mirrored else text


def _run(units: list[tuple[str, str]], kinds: list[str], start: int, after_arabic: bool) -> int:
    """Where the stretch that is read from left to right ends, which begins at a glyph on its right."""
    if kinds[start] not in ("L", "E", "A"):
        return start + 1
    stop = next((j for j in range(start, len(units)) if kinds[j] == "R"), len(units))
    latin = [j for j in range(start, stop) if kinds[j] == "L"]
    if latin and kinds[start] != "A":  # words of Latin letters, with the numbers after them
        return latin[-1] + 1
    end = start + 1
    while end < stop and not units[end][0]:
        text = units[end][1]
        joins = text in _BETWEEN_DIGITS or (text in _SIGNS and not after_arabic)
        if kinds[end] in ("E", "A"):
            end += 1
        elif joins and end + 1 < stop and kinds[end + 1] in ("E", "A") and not units[end + 1][0]:
            end += 2
        else:
            break
    return end


def _turned(units: list[tuple[str, str]]) -> str:
    """Units given from right to left, read from left to right."""
    parts = []
    for i in range(len(units) - 1, -1, -1):
        parts.append(units[i][1])
        if i and units[i][0]:
            parts.append(" ")
    return "".join(parts)


def _left_to_right(units: list[tuple[str, str]]) -> str:
    """A line of a paragraph that reads from left to right; stretches of Arabic in it read from right to left."""
    kinds = [kind(text) for _, text in units]
    parts: list[str] = []
    i = len(units)
    while i > 0:
        begin = i - 1
        if kinds[begin] == "R":
            first = next((j for j in range(begin, -1, -1) if kinds[j] == "L"), -1) + 1
            begin = next(j for j in range(first, i) if kinds[j] == "R")
            parts.append("".join((units[j][0] if j > begin else "") + units[j][1] for j in range(begin, i)))
        else:
            parts.append(units[begin][1])
        if units[begin][0] and begin:
            parts.append(" ")
        i = begin
    return "".join(parts)


def mirrored(lines: Sequence[str]) -> bool:
    """Whether brackets of lines are given by their shape: more of them would close before they open."""
    wrong = 0
    for line in lines:
        brackets = [c for c in line if c in "()«»[]"]
        for before, after in pairwise(brackets):
            if MIRRORS[before] == after:
                wrong += 1 if before in ")»]" else -1
    return wrong >= 0
