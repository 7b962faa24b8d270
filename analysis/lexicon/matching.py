"""Finding lexicon entries in words: the longest form at each word, proclitics taken off in one place."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from analysis.lexicon.layers import NAMES
from analysis.text.words import Words

_OPENING = frozenset('"«“')
_CLOSING = (['"'], ["»"], ["”"])
_MOST = 200_000  # words that the trie keeps in mind
_new = tuple.__new__  # a named tuple without the call of its class: hits are many


class Pattern(NamedTuple):
    """One surface form of an entry, as folded words."""

    forms: tuple[str, ...]
    entry: Any  # of the layer's class
    shape: str
    pronoun: str


class Hit(NamedTuple):
    """An entry found at the words first … last - 1, which are text[start:end] (without conjunction and preposition, with the article)."""

    entry: Any  # of the layer's class
    forms: tuple[str, ...]
    shape: str
    pronoun: str
    first: int
    last: int
    start: int
    end: int
    proclitic: str
    article: bool

    @property
    def rule(self) -> str:
        """The entry as rows name it: layer/id."""
        return self.entry.rule


class _Node:
    """Forms that have begun alike: what ends here, by layer, and the words that lead on."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.ends: dict[str, list[Pattern]] = _NONE
        self.next: dict[str, _Node] = _NONE


_NONE: dict[str, Any] = {}  # shared by all nodes: most end a form and lead nowhere


class _Split(NamedTuple):
    """One way to read a word: a proclitic of so many letters, an article or not, and where its forms begin."""

    proclitic: str
    article: bool
    node: _Node


# what is found at a word, by layer: how the word is split, the pattern, its number of words
_Found = dict[str, tuple[_Split, Pattern, int]]


class _Known(NamedTuple):
    """What the trie has learnt of a word: its readings, what they give alone, and the words after it that may give more."""

    splits: tuple[_Split, ...]
    alone: _Found
    leads: frozenset[str]


class _Learnt(dict[str, _Known | None]):
    """What is known of each word that was met; None for one that begins no entry."""

    def __init__(self, learn: Callable[[str], _Known | None]):
        self._learn = learn

    def __missing__(self, form: str) -> _Known | None:
        if len(self) >= _MOST:
            self.clear()
        known = self[form] = self._learn(form)
        return known


class Hits:
    """Entries found in a text, by layer: in order, and by their first word. The hits of a layer are made when it is first asked for."""

    def __init__(self, words: Words, found: Mapping[int, _Found], firsts: Mapping[str, Sequence[int]]):
        """`found` holds what begins at each word, `firsts` the words at which each layer has something, both in order of the words."""
        self._found, self._firsts = found, firsts
        self.begun = _Begun(words, found, firsts)
        self._listed: dict[str, Sequence[Hit]] = {}
        self._where: dict[tuple[str, ...], Sequence[int]] = {}

    def __getitem__(self, layer: str) -> Sequence[Hit]:
        """Hits of a layer in order of the text."""
        listed = self._listed.get(layer)
        if listed is None:
            listed = self._listed[layer] = tuple(self.begun[layer].values())
        return listed

    def at(self, layer: str, word: int) -> Hit | None:
        """The hit of a layer that begins at a word."""
        return self.begun[layer].get(word)

    def any(self, layers: Iterable[str], word: int) -> bool:
        """Whether a hit of any of these layers begins at a word."""
        begun = self._found.get(word)
        return begun is not None and not begun.keys().isdisjoint(layers)

    def among(self, layers: Iterable[str], word: int) -> list[Hit]:
        """The hits of these layers that begin at a word, in the order of the layers."""
        begun = self._found.get(word)
        return [] if begun is None else [self.begun[layer][word] for layer in layers if layer in begun]

    def where(self, layers: tuple[str, ...], first: int, last: int) -> Sequence[int]:
        """Words of first … last - 1 at which a hit of any of these layers begins, in order."""
        known = self._where.get(layers)
        if known is None:
            known = self._where[layers] = sorted({word for layer in layers for word in self._firsts.get(layer, ())})
        return known[bisect_left(known, first) : bisect_left(known, last)]

    def between(self, layer: str, first: int, last: int) -> Iterator[Hit]:
        """Hits of a layer that lie within the words first … last - 1."""
        firsts = self._firsts.get(layer, ())
        low = bisect_left(firsts, first)
        if low < len(firsts) and firsts[low] < last:
            for hit in islice(self[layer], low, None):
                if hit.last > last:
                    return
                yield hit


class _Begun(dict[str, dict[int, Hit]]):
    """Hits by layer and by their first word; a layer is filled when it is first looked up."""

    def __init__(self, words: Words, found: Mapping[int, _Found], firsts: Mapping[str, Sequence[int]]):
        self._words, self._found, self._firsts = words, found, firsts

    def __missing__(self, layer: str) -> dict[int, Hit]:
        words, found = self._words, self._found
        starts, ends = words.starts, words.ends
        made = self[layer] = {}
        for word in self._firsts.get(layer, ()):
            (proclitic, article, _), (forms, entry, shape, pronoun), size = found[word][layer]
            last = word + size
            start = words.position(word, len(proclitic)) if proclitic else starts[word]
            made[word] = _new(Hit, (entry, forms, shape, pronoun, word, last, start, ends[last - 1], proclitic, article))
        return made


class Trie:
    """Surface forms of all layers, word by word."""

    def __init__(self, patterns: Mapping[str, Sequence[Pattern]]):
        self._root = _Node()
        for layer, known in patterns.items():
            for pattern in known:
                node = self._root
                for form in pattern.forms:
                    following = node.next.get(form)
                    if following is None:
                        following = _Node()
                        if node.next is _NONE:
                            node.next = {form: following}
                        else:
                            node.next[form] = following
                    node = following
                if node.ends is _NONE:
                    node.ends = {layer: [pattern]}
                elif layer in node.ends:
                    node.ends[layer].append(pattern)
                else:
                    node.ends[layer] = [pattern]
        self._known = _Learnt(self._learn)

    def find(self, words: Words) -> Hits:
        """All entries in a text: in each layer the longest at each word, none inside a longer one of its layer that began before."""
        found: dict[int, _Found] = {}
        firsts: defaultdict[str, list[int]] = defaultdict(list)
        free: dict[str, int] = {}  # word before which a longer hit of the layer stands
        covered = 0  # the last of these words
        forms = words.forms
        following = chain(islice(forms, 1, None), ("",))
        for i, (known, after) in enumerate(zip(map(self._known.__getitem__, forms), following, strict=False)):
            if known is None:
                continue
            splits, readings, leads = known
            longer = after in leads or (after in _OPENING and _quoted(leads, forms, i + 1))
            if longer:
                readings = _longest(splits, forms, i)
            if i < covered:
                readings = {layer: reading for layer, reading in readings.items() if i >= free.get(layer, 0)}
            if not readings:
                continue
            found[i] = readings
            for layer in readings:
                firsts[layer].append(i)
            for layer, (_, _, size) in readings.items() if longer else ():
                if size > 1:
                    free[layer] = i + size
                    covered = max(covered, i + size)
        return Hits(words, found, firsts)

    def _learn(self, form: str) -> _Known | None:
        """Readings of a word, what they give alone, and the words that lead on from it."""
        splits = tuple(self._split(form))
        if not splits:
            return None
        following = {word for split in splits for word in split.node.next}
        definite = {"ال" + word for split in splits if split.article for word in split.node.next}
        return _Known(splits, _longest(splits, (form,), 0), frozenset(following | definite))

    def _split(self, form: str) -> Iterator[_Split]:
        """Ways to read a word as proclitics and a first word of some entry: «وبالمدينة», «فسيطرت», «للنظام»."""
        for conjunction in ("", "و", "ف"):
            for preposition in ("", "س", "ب", "ل", "ك"):
                clitics = conjunction + preposition
                if not form.startswith(clitics):
                    continue
                rest = form[len(clitics) :]
                for article in ("", "ال") if preposition != "ل" else ("", "ال", "ل"):
                    if rest.startswith(article):
                        yield from self._read(clitics, bool(article), rest[len(article) :])
                if preposition == "ل" and rest.startswith("ل"):
                    yield from self._read(clitics, False, "ا" + rest)  # a name that is written with its article: «للنظام»

    def _read(self, clitics: str, article: bool, stem: str) -> Iterator[_Split]:
        node = self._root.next.get(stem)
        if node is not None and (len(stem) > 1 or not (clitics or article)):
            yield _Split(clitics, article, node)


def _longest(splits: Sequence[_Split], forms: Sequence[str], i: int) -> _Found:
    """In each layer the longest form that begins at a word, of equal ones that with the shortest proclitic."""
    best: _Found = {}
    for split in splits:
        node: _Node | None = split.node
        size = 1
        quoted = False  # a mark stands inside: «حركة "حماس"»
        while node is not None:
            for layer, patterns in node.ends.items():
                held = best.get(layer)
                if (held is None or size > held[2]) and (not quoted or layer in NAMES):
                    fit = _fitting(patterns, split.proclitic, split.article)
                    if fit is not None:
                        best[layer] = split, fit, size + int(quoted and forms[i + size : i + size + 1] in _CLOSING)
            if node.next and _quoted(node.next, forms, i + size):
                size, quoted = size + 1, True
            node = _lead_on(node, forms, i + size, split.article) if node.next else None
            size += 1
    return best


def _quoted(following: Container[str], forms: Sequence[str], i: int) -> bool:
    """Whether a quotation mark stands before the next word of a form."""
    return i + 1 < len(forms) and forms[i] in _OPENING and forms[i] not in following and forms[i + 1] in following


def _lead_on(node: _Node, forms: Sequence[str], i: int, article: bool) -> _Node | None:
    """The node of the next word; after an article it may carry one of its own («المصادر الأمنية» for «مصادر أمنية»)."""
    form = forms[i] if i < len(forms) else ""
    found = node.next.get(form)
    return found if found is not None or not article or not form.startswith("ال") else node.next.get(form[2:])


def _fitting(patterns: Sequence[Pattern], proclitic: str, article: bool) -> Pattern | None:
    """The first of some patterns that may carry a proclitic or an article."""
    for pattern in patterns:
        if _may_carry(pattern, proclitic, article):
            return pattern
    return None


def _may_carry(pattern: Pattern, proclitic: str, article: bool) -> bool:
    if pattern.shape == "past":
        return not article and proclitic in ("", "و", "ف", "ل", "ول", "فل")
    if pattern.shape == "present":
        return not article and proclitic[-1:] in ("", "و", "ف", "س", "ل")
    return not proclitic.endswith("س") and not (article and pattern.pronoun)
