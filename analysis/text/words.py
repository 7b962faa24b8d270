"""Words of a document: folded forms with their positions in the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from analysis.text.fold import MARKS, Folded, fold, folded

# letters, digits, a line end, or one sign: «بـ1500» is two words, glued; the signs of «#جيش_الاحتلال» part words and are none
# (most words are of Arabic letters alone: these are looked for first, which takes a third less time)
_WORD = re.compile(r"[\u0621-\u064a]++(?![^\W\d_])|[^\W\d_]+|\d+|\n|[^\s#_]")
_BEHIND = frozenset('،,؛;:.!؟?…"»”)]\n')
_FIRST_LETTER, _LAST_LETTER = "\u0621", "\u06ff"


class _Forms(dict[int, str]):
    """Folded forms by word number, for looks beside a word that may go beyond the text."""

    def __missing__(self, word: int) -> str:
        return ""


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
    form: Callable[[int], str]  # folded form of a word; empty beyond the text
    signs: Sequence[int]  # words that begin with no Arabic letter, in order: signs, digits, line ends, other scripts

    def __len__(self) -> int:
        return len(self.forms)

    def position(self, word: int, letter: int) -> int:
        """Position in the text of a folded letter of a word, for spans that begin after a proclitic."""
        return self.folded.index[self.at[word] + letter]

    def forms_in(self, first: int, last: int) -> Sequence[str]:
        """Folded forms of the words first … last - 1, as far as the text has them."""
        return self.forms[max(first, 0) : max(last, 0)]

    def quote(self, first: int, last: int) -> str:
        """Text of the words first … last - 1."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def view(self, first: int, last: int) -> str:
        """Folded text of the words first … last - 1."""
        return self.folded.text[self.at[first] : self.at[last - 1] + len(self.forms[last - 1])]

    def glued(self, word: int) -> bool:
        """Whether a word follows the one before it without a space."""
        return word > 0 and self.at[word] == self.at[word - 1] + len(self.forms[word - 1])

    def signs_in(self, first: int, last: int) -> Sequence[int]:
        """Those of the words first … last - 1 that begin with no Arabic letter."""
        return self.signs[bisect_left(self.signs, first) : bisect_left(self.signs, last)]

    def split(self, start: int, end: int) -> list[str]:
        """Folded forms of the words of text[start:end]."""
        return _WORD.findall(self.folded.between(start, end))

    def first_at(self, position: int) -> int:
        """Number of the first word that ends after a position of the text."""
        return bisect_right(self.ends, position)


def words(text: str) -> Words:
    """Split a text into words, line ends and signs."""
    view = fold(text)
    index = view.index
    forms, at = _cut(view.text)
    behind = list(map(add, at, map(len, forms)))
    form_at = _Forms(enumerate(forms)).__getitem__
    signs = [word for word, form in enumerate(forms) if not _FIRST_LETTER <= form <= _LAST_LETTER]
    if isinstance(index, range):  # every character folds to one: nothing has moved
        return Words(text, view, forms, at, at, behind, form_at, signs)
    starts, ends = index.all(at), index.all(behind)
    word = before = 0
    for first in index.firsts[1:]:  # something was dropped before it, perhaps right behind a word
        word = bisect_left(behind, first, word, min(len(behind), word + first - before + 1))  # words are no shorter than a letter
        before = first
        if word < len(behind) and behind[word] == first:
            ends[word] = _end(text, index[first - 1] + 1)
    return Words(text, view, forms, at, starts, ends, form_at, signs)


def _cut(text: str) -> tuple[list[str], list[int]]:
    """Words of a folded text and where they begin. Most stand between two spaces, perhaps with a sign behind: the others are searched."""
    forms: list[str] = []
    at: list[int] = []
    begin = 0
    for piece in text.split(" "):
        if piece.isalpha():
            forms.append(piece)
            at.append(begin)
        elif piece[:-1].isalpha() and piece[-1] in _BEHIND:
            forms += piece[:-1], piece[-1]
            at += begin, begin + len(piece) - 1
        elif piece:
            found = _WORD.findall(piece)
            ends = list(accumulate(map(len, found), initial=begin))
            if ends.pop() < begin + len(piece):  # a sign that is none stands between words
                ends = [begin + match.start() for match in _WORD.finditer(piece)]
            forms += found
            at += ends
        begin += len(piece) + 1
    return forms, at


def _end(text: str, end: int) -> int:
    """Where a word ends with the marks that belong to its last letter."""
    while end < len(text) and text[end] in MARKS:
        end += 1
    return end


def split(text: str) -> tuple[str, ...]:
    """Folded forms of a text's words alone, for words of the lexicon."""
    return _forms(folded(text))


def split_all(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The same of many texts, none of which has lines, in a fifth of the time."""
    lines = folded("\n".join(texts)).split("\n") if texts else []
    return list(map(_forms, lines)) if len(lines) == len(texts) else list(map(split, texts))


def _forms(view: str) -> tuple[str, ...]:
    return (view,) if view.isalpha() else tuple(_WORD.findall(view))
