"""A view of the text for matching: folded character by character, with the way back to the text.

Folding drops harakat, tatweel and invisible marks, and maps hamza and alef forms, ى, ة, presentation forms, digits of all
scripts and spaces to one form each. It is done per character (a whole-string NFKC moves positions), so that every
folded character knows the code point that it came from.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

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
        return "".join(_fold_character(c) for c in unicodedata.normalize("NFKC", character))
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


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `index[i]` is the position in the text of folded character i, with one entry more for the end."""

    text: str
    index: Sequence[int]

    def between(self, start: int, end: int) -> str:
        """What text[start:end] folds to."""
        return self.text[bisect_left(self.index, start) : bisect_left(self.index, end)]


def fold(text: str) -> Folded:
    """Fold a text for matching."""
    if not _UNEVEN.search(text):
        return Folded(text.translate(_TABLE), range(len(text) + 1))
    index: list[int] = []
    last = 0
    for match in _UNEVEN.finditer(text):
        at = match.start()
        index.extend(range(last, at))
        index.extend([at] * len(_TABLE[ord(match[0])]))
        last = at + 1
    index.extend(range(last, len(text) + 1))
    return Folded(text.translate(_TABLE), index)


@cache
def folded_words(known: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words of an entry of the lexicon."""
    return tuple(map(folded, known))


def folded(text: str) -> str:
    """Folded text alone, for words of the lexicon."""
    return text.translate(_TABLE)
