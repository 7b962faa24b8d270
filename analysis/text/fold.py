"""A view of the text for matching: folded character by character, with the way back to the text.

Folding drops harakat, tatweel and invisible marks, and maps hamza and alef forms, ى, ة, presentation forms, digits of all
scripts and spaces to one form each. It is done per character (a whole-string NFKC moves positions), so that every
folded character knows the code point that it came from.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import sub
from typing import Any

# marks that belong to the letter before them: a span that ends there swallows them
_MARK_RANGES = (
    (0x0610, 0x061A),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
)
_INVISIBLE_RANGES = ((0x00AD, 0x00AD), (0x061C, 0x061C), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF))
MARKS, INVISIBLE = (
    frozenset(chr(point) for first, last in ranges for point in range(first, last + 1)) for ranges in (_MARK_RANGES, _INVISIBLE_RANGES)
)
LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "گ": "ك", "پ": "ب", "چ": "ج", "ڤ": "ف", "ژ": "ز", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۀ": "ه",
    "٬": ",", "٫": ".", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "٪": "%", "…": "…", "٭": "*",
}  # fmt: skip


def _fold_character(character: str) -> str:
    if character in MARKS or character in INVISIBLE:
        return ""
    if character in LETTERS:
        return LETTERS[character]
    if character != "\n" and (character.isspace() or unicodedata.category(character) == "Zs"):
        return " "
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    if character.isdigit():
        return "*"  # «كم²», «①»: a mark beside a word, no amount
    if "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufeff":
        plain = unicodedata.normalize("NFKC", character)
        if plain != character:  # «﴿» is its own
            return "".join(map(_fold_character, plain))
    lower = character.lower()
    return lower if len(lower) == 1 else character


class _Table(dict):
    """Translation table that learns each character when it is first met."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold_character(chr(point))
        return folded


_TABLE = _Table()
# characters that do not fold to exactly one: everything else keeps its place
_UNEVEN = re.compile(f"[{''.join(sorted(MARKS | INVISIBLE))}\ufb50-\ufdff\ufe70-\ufeff]")
_COMMON = tuple((letter, LETTERS[letter]) for letter in "أإآىةؤئ")  # in every text
_PLAIN = re.compile("[^\u0621-\u063a\u0641-\u064a\n -@\\[-`{-~«»“”،؛؟…]")  # all others; these fold to themselves
_MANY = 100  # distinct characters to fold: above that one walk through the text costs less than one for each


class Shifted(Sequence[int]):
    """Positions in the text of folded characters, with one entry more for the end: runs that have moved together."""

    def __init__(self, firsts: list[int], positions: list[int], size: int):
        """Run k begins at the folded character `firsts[k]`, which stands at `positions[k]` of the text; `size` counts all of them."""
        self.firsts, self._positions, self._size = firsts, positions, size
        self._moves = list(map(sub, positions, firsts))  # how far each run has moved

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, at: Any) -> Any:
        return at + self._moves[bisect_right(self.firsts, at) - 1]

    def all(self, folded: Sequence[int]) -> list[int]:
        """Positions in the text of some folded characters, which come in order."""
        found: list[int] = []
        done = 0
        for run, (by, first) in enumerate(zip(self._moves, self.firsts, strict=True), 1):
            last = len(folded)
            if run < len(self.firsts):
                end = self.firsts[run]
                last = bisect_left(folded, end, done, min(last, done + end - first))  # no more of them than characters in the run
            if last > done:
                found += [at + by for at in folded[done:last]]
                done = last
        return found

    def folded_at(self, position: int) -> int:
        """The first folded character that stands at a position of the text or after it."""
        run = bisect_left(self._positions, position)
        before = self.firsts[run - 1] + position - self._positions[run - 1] if run else 0
        return min(before, self.firsts[run]) if run < len(self.firsts) else min(before, self._size)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `index[i]` is the position in the text of folded character i, with one entry more for the end."""

    text: str
    index: range | Shifted

    def between(self, start: int, end: int) -> str:
        """What text[start:end] folds to."""
        if isinstance(self.index, range):
            return self.text[start:end]
        return self.text[self.index.folded_at(start) : self.index.folded_at(end)]


def fold(text: str) -> Folded:
    """Fold a text for matching."""
    view = folded(text)
    if len(view) == len(text) and not _UNEVEN.search(text):
        return Folded(view, range(len(text) + 1))
    firsts, positions = [0], [0]
    for match in _UNEVEN.finditer(text):
        size = len(_TABLE[ord(match[0])])
        if size == 1:
            continue
        at = match.start()
        first = firsts[-1] + at - positions[-1]
        if first == firsts[-1]:  # nothing stands between it and what was dropped before it
            firsts.pop()
            positions.pop()
        firsts += range(first, first + size + 1)
        positions += [at] * size + [at + 1]
    return Folded(view, Shifted(firsts, positions, len(view) + 1))


@cache
def folded_words(known: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words of an entry of the lexicon."""
    return tuple(map(folded, known))


def folded(text: str) -> str:
    """Folded text alone. Letters that every text has are put one for another: a walk character by character takes ten times as long."""
    for letter, plain in _COMMON:
        text = text.replace(letter, plain)
    others = set(_PLAIN.findall(text))
    if len(others) > _MANY:
        return text.translate(_TABLE)
    for character in others:
        text = text.replace(character, _TABLE[ord(character)])
    return text
