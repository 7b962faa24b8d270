"""Words of a document: folded forms with their positions in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.text.fold import MARKS, Folded, fold

# letters, digits, a line end, or one sign: «بـ1500» is two words, glued
_WORD = re.compile(r"[^\W\d_]+|\d+|\n|\S")


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text, in order. Word i has the folded form `forms[i]` and stands at text[starts[i]:ends[i]].

    Ranges of words are half-open pairs of word numbers, ranges of characters half-open pairs of code points.
    """

    text: str
    folded: Folded
    forms: Sequence[str]
    at: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.forms)

    def position(self, word: int, letter: int) -> int:
        """Position in the text of a folded letter of a word, for spans that begin after a proclitic."""
        return self.folded.index[self.at[word] + letter]

    def quote(self, first: int, last: int) -> str:
        """Text of the words first … last - 1."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def glued(self, word: int) -> bool:
        """Whether a word follows the one before it without a space."""
        return word > 0 and self.at[word] == self.at[word - 1] + len(self.forms[word - 1])

    def first_at(self, position: int) -> int:
        """Number of the first word that ends after a position of the text."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.ends[middle] <= position else (low, middle)
        return low


def words(text: str) -> Words:
    """Split a text into words, line ends and signs."""
    view = fold(text)
    index, size = view.index, len(text)
    forms, at, starts, ends = [], [], [], []
    for match in _WORD.finditer(view.text):
        first, last = match.span()
        end = index[last - 1] + 1
        while end < size and text[end] in MARKS:
            end += 1
        forms.append(match[0])
        at.append(first)
        starts.append(index[first])
        ends.append(end)
    return Words(text, view, forms, at, starts, ends)
