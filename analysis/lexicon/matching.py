"""Lexicon entries as they are found in a text, by layer and by word."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from analysis.rowclass import rowclass
from analysis.text.words import Words


class Pattern(NamedTuple):
    """One surface form of an entry, as folded words."""

    forms: tuple[str, ...]
    entry: Any  # of the layer's class
    shape: str
    pronoun: str


@rowclass
class Hit:
    """An entry found at the words first … last - 1, which are text[start:end] (without conjunction and preposition, with the article)."""

    forms: tuple[str, ...]
    entry: Any  # of the layer's class
    shape: str
    pronoun: str
    proclitic: str
    article: bool
    first: int
    last: int
    start: int
    end: int

    @property
    def rule(self) -> str:
        """The entry as rows name it: layer/id."""
        return self.entry.rule


_SHAPE = Pattern._fields.index("shape")

# layers of common words, of which few are asked for: their hits are made one by one
_SPARSE = frozenset(("counted", "sources", "happenings", "intents", "adjectives", "joints", "framing"))

Told = tuple[tuple[str, ...], Any, str, str, str, bool]  # all of a hit but where it stands
Found = dict[str, tuple[Told, int, int]]  # what begins at a word, by layer; its number of words, the letters of its proclitic


class _Single(dict[int, Hit]):
    """Hits of one layer by their first word, each made when it is first asked for."""

    def __init__(self, layer: str, words: Words, found: Mapping[int, Found]):
        self._layer, self._words, self._found = layer, words, found

    def __missing__(self, word: int) -> Hit:
        told, size, letters = self._found[word][self._layer]
        words, last = self._words, word + size
        stands = word, last, words.position(word, letters) if letters else words.starts[word], words.ends[last - 1]
        hit = self[word] = Hit(*told, *stands)
        return hit


class _Singles(dict[str, dict[int, Hit]]):
    """Layers of which hits are made one by one."""

    def __init__(self, words: Words, found: Mapping[int, Found]):
        self._words, self._found = words, found

    def __missing__(self, layer: str) -> dict[int, Hit]:
        single = self[layer] = _Single(layer, self._words, self._found)
        return single


class _Whole(dict[str, dict[int, Hit]]):
    """Layers of which all hits are made, by their first word; each when it is first asked for."""

    def __init__(self, words: Words, found: Mapping[int, Found], firsts: Mapping[str, Sequence[int]], made: _Singles):
        self._words, self._found, self._firsts, self._made = words, found, firsts, made

    def __missing__(self, layer: str) -> dict[int, Hit]:
        found, firsts = self._found, self._firsts.get(layer)
        if firsts is None:
            return self.setdefault(layer, {})
        starts, ends, position = self._words.starts, self._words.ends, self._words.position
        whole = self[layer] = {
            word: Hit(*told, word, word + size, position(word, letters) if letters else starts[word], ends[word + size - 1])
            for word in firsts
            for told, size, letters in (found[word][layer],)
        }
        if layer in self._made:
            whole |= self._made[layer]
        self._made[layer] = whole
        return whole


class _On(dict[str, Callable[[int], Hit | None]]):
    """What looks a hit up by its first word, by layer."""

    def __init__(self, whole: _Whole, found: Mapping[int, Found], made: _Singles):
        self._whole, self._found, self._made = whole, found, made

    def __missing__(self, layer: str) -> Callable[[int], Hit | None]:
        look_up = self[layer] = self._singly(layer) if layer in _SPARSE else self._whole[layer].get
        return look_up

    def _singly(self, layer: str) -> Callable[[int], Hit | None]:
        found, made = self._found, self._made[layer]

        def look_up(word: int) -> Hit | None:
            begun = found.get(word)
            return made[word] if begun is not None and layer in begun else None

        return look_up


class Hits:
    """Entries found in a text, by layer: in order, and by their first word. A hit is made when it is first asked for: most never are.

    `on["places"](word)` is the hit of a layer that begins at a word, None where none does.
    """

    def __init__(self, words: Words, found: Mapping[int, Found], firsts: Mapping[str, Sequence[int]]):
        """`found` holds what begins at each word, `firsts` the words at which each layer has something, both in order of the words."""
        self._found, self._firsts = found, firsts
        self._made = _Singles(words, found)
        self._where: dict[tuple[str, ...], Sequence[int]] = {}
        self._whole = _Whole(words, found, firsts, self._made)
        self.on = _On(self._whole, found, self._made)

    def __getitem__(self, layer: str) -> Collection[Hit]:
        """Hits of a layer in order of the text."""
        return self._whole[layer].values()

    def begun(self, layer: str) -> Mapping[int, Hit]:
        """Hits of a layer by their first word, in order."""
        return self._whole[layer]

    def at(self, layer: str, word: int) -> Hit | None:
        """The hit of a layer that begins at a word; made alone, for large layers of which few are asked for."""
        begun = self._found.get(word)
        if begun is None or layer not in begun:
            return None
        return self._made[layer][word]

    def layers(self, word: int) -> Collection[str]:
        """Layers of which a hit begins at a word."""
        return self._found.get(word, ())

    def any(self, layers: Iterable[str], word: int) -> bool:
        """Whether a hit of any of these layers begins at a word."""
        begun = self._found.get(word)
        return begun is not None and not begun.keys().isdisjoint(layers)

    def among(self, layers: Iterable[str], word: int) -> list[Hit]:
        """The hits of these layers that begin at a word, in the order of the layers."""
        begun = self._found.get(word)
        if begun is None:
            return []
        return [self._made[layer][word] for layer in layers if layer in begun]

    def where(self, *layers: str) -> Sequence[int]:
        """Words at which a hit of any of these layers begins, in order."""
        known = self._where.get(layers)
        if known is None:
            found = [self._firsts[layer] for layer in layers if layer in self._firsts]
            known = self._where[layers] = found[0] if len(found) == 1 else list(dict.fromkeys(sorted(chain(*found))))
        return known

    def where_in(self, layers: tuple[str, ...], first: int, last: int) -> Sequence[int]:
        """Words of first … last - 1 at which a hit of any of these layers begins, in order."""
        known = self._where.get(layers)
        if known is None:
            known = self.where(*layers)
        if not known:
            return known
        low = bisect_left(known, first)
        return known[low : bisect_left(known, last, low)]

    def between(self, layer: str, first: int, last: int) -> Sequence[Hit]:
        """Hits of a layer that lie within the words first … last - 1."""
        firsts = self._firsts.get(layer)
        if firsts is None:
            return ()
        low = bisect_left(firsts, first)
        if low == len(firsts) or firsts[low] >= last:
            return ()
        made = self._made[layer]
        within = [made[word] for word in firsts[low : bisect_left(firsts, last, low)]]
        while within and within[-1].last > last:
            within.pop()
        return within

    def shaped(self, layer: str, shapes: Container[str]) -> list[Hit]:
        """Hits of a layer whose word has one of these shapes, in order of the text."""
        found, made = self._found, self._made[layer]
        return [made[word] for word in self._firsts.get(layer, ()) if found[word][layer][0][_SHAPE] in shapes]
