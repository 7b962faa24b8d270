"""The trie of all surface forms: the longest form at each word, proclitics taken off in one place."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import chain, compress, count, islice
from typing import Any, NamedTuple

from analysis.lexicon.layers import NAMES
from analysis.lexicon.matching import Found, Hits, Pattern
from analysis.rowclass import rowclass
from analysis.text.words import Words

_OPENING = frozenset('"«“')
_CLOSING = (['"'], ["»"], ["”"])
_MOST = 200_000  # words that the trie keeps in mind


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


@rowclass
class _Known:
    """What the trie has learnt of a word, or of words that lead on from each other: what they give, and which words may give more."""

    forms: tuple[str, ...]
    splits: tuple[_Split, ...]  # of the first word
    alone: Found
    leads: frozenset[str]
    further: "dict[str, _Known]"  # the same with one more word, as far as it was met


class _Learnt(dict[str, _Known | None]):
    """What is known of each word that was met; None for one that begins no entry."""

    def __init__(self, learn: Callable[[str], _Known | None]):
        self._learn = learn

    def __missing__(self, form: str) -> _Known | None:
        if len(self) >= _MOST:
            self.clear()
        known = self[form] = self._learn(form)
        return known


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
        found: dict[int, Found] = {}
        firsts: defaultdict[str, list[int]] = defaultdict(list)
        free: dict[str, int] = {}  # word before which a longer hit of the layer stands
        covered = 0  # the last of these words
        forms = words.forms
        met: Any = list(map(self._known.__getitem__, forms))  # None for a word that begins nothing
        for i, known, after in compress(zip(count(), met, chain(islice(forms, 1, None), ("",)), strict=False), met):
            leads = known.leads
            if leads and (after in leads or after in _OPENING):
                readings = self._led_on(known, forms, i)
                if i < covered:
                    readings = {layer: reading for layer, reading in readings.items() if i >= free.get(layer, 0)}
                for layer, (_, size, _) in readings.items():
                    if size > 1:
                        free[layer] = i + size
                        covered = max(covered, i + size)
            elif i < covered:
                readings = {layer: reading for layer, reading in known.alone.items() if i >= free.get(layer, 0)}
            else:
                readings = known.alone
            if readings:
                found[i] = readings
                for layer in readings:
                    firsts[layer].append(i)
        return Hits(words, found, firsts)

    def _learn(self, form: str) -> _Known | None:
        """Readings of a word, what they give alone, and the words that lead on from it."""
        splits = tuple(self._split(form))
        return _known(splits, (form,)) if splits else None

    def _led_on(self, known: _Known, forms: Sequence[str], i: int) -> Found:
        """What begins at a word with those that lead on from it; each such row of words is walked through once."""
        at = i + 1
        while at < len(forms) and (form := forms[at]) in known.leads and form not in _OPENING:
            longer = known.further.get(form)
            if longer is None:
                longer = known.further[form] = _known(known.splits, (*known.forms, form))
            known = longer
            at += 1
        quoted = at < len(forms) and forms[at] in _OPENING and (forms[at] in known.leads or _quoted(known.leads, forms, at))
        return _longest(known.splits, forms, i) if quoted else known.alone

    def _split(self, form: str) -> Iterator[_Split]:
        """Ways to read a word as proclitics and a first word of some entry: «وبالمدينة», «فسيطرت», «للنظام»."""
        for conjunction in ("", form[0]) if form[0] in "وف" else ("",):
            after = form[len(conjunction) :]
            for preposition in ("", after[0]) if after and after[0] in "سبلك" else ("",):
                clitics, rest = conjunction + preposition, after[len(preposition) :]
                yield from self._read(clitics, False, rest)
                if rest.startswith("ال"):
                    yield from self._read(clitics, True, rest[2:])
                if preposition == "ل" and rest.startswith("ل"):
                    yield from self._read(clitics, True, rest[1:])
                    yield from self._read(clitics, False, "ا" + rest)  # a name that is written with its article: «للنظام»

    def _read(self, clitics: str, article: bool, stem: str) -> Iterator[_Split]:
        node = self._root.next.get(stem)
        if node is not None and (len(stem) > 1 or not (clitics or article)):
            yield _Split(clitics, article, node)


def _known(splits: tuple[_Split, ...], forms: tuple[str, ...]) -> _Known:
    """What some words give when nothing that leads on follows them, and what leads on."""
    reached = [(split, node) for split in splits if (node := _reached(split, forms)) is not None]
    following = {word for _, node in reached for word in node.next}
    definite = {"ال" + word for split, node in reached if split.article for word in node.next}
    return _Known(forms, splits, _longest(splits, forms, 0), frozenset(following | definite), {})


def _reached(split: _Split, forms: Sequence[str]) -> _Node | None:
    """The node to which some words lead; None where they lead nowhere."""
    node: _Node | None = split.node
    for i in range(1, len(forms)):
        node = _lead_on(node, forms, i, split.article) if node is not None else None
    return node


def _longest(splits: Sequence[_Split], forms: Sequence[str], i: int) -> Found:
    """In each layer the longest form that begins at a word, of equal ones that with the shortest proclitic."""
    best: Found = {}
    for split in splits:
        node: _Node | None = split.node
        size = 1
        quoted = False  # a mark stands inside: «حركة "حماس"»
        while node is not None:
            for layer, patterns in node.ends.items():
                held = best.get(layer)
                if (held is None or size > held[1]) and (not quoted or layer in NAMES):
                    fit = _fitting(patterns, split.proclitic, split.article)
                    if fit is not None:
                        closed = quoted and forms[i + size : i + size + 1] in _CLOSING
                        best[layer] = fit + split[:2], size + closed, len(split.proclitic)
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
