"""Finding lexicon entries in words: the longest form at each word, proclitics taken off in one place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.text.words import Words


@dataclass(frozen=True, slots=True)
class Pattern:
    """One surface form of an entry, as folded words."""

    forms: tuple[str, ...]
    entry: Any  # of the layer's class
    shape: str
    pronoun: str


@dataclass(frozen=True, slots=True)
class Hit:
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


@dataclass(slots=True)
class _Node:
    """Forms that have begun alike: what ends here, by layer, and the words that lead on."""

    ends: dict[str, list[Pattern]] = field(default_factory=dict)
    next: dict[str, "_Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Split:
    """One way to read a word: a proclitic of so many letters, an article or not, and where its forms begin."""

    proclitic: str
    article: bool
    node: _Node


# what is found at a word, by layer: how the word is split, the pattern, its number of words
_Found = dict[str, tuple[_Split, Pattern, int]]


class Hits:
    """Entries found in a text, by layer: in order, and by their first word."""

    def __init__(self, found: Mapping[str, list[Hit]]):
        self._found = found
        self._first = {layer: {hit.first: hit for hit in hits} for layer, hits in found.items()}

    def __getitem__(self, layer: str) -> Sequence[Hit]:
        """Hits of a layer in order of the text."""
        return self._found.get(layer, ())

    def at(self, layer: str, word: int) -> Hit | None:
        """The hit of a layer that begins at a word."""
        return self._first.get(layer, {}).get(word)

    def between(self, layer: str, first: int, last: int) -> Iterator[Hit]:
        """Hits of a layer that lie within the words first … last - 1."""
        return (hit for hit in self[layer] if first <= hit.first and hit.last <= last)


class Trie:
    """Surface forms of all layers, word by word."""

    def __init__(self, patterns: Mapping[str, Sequence[Pattern]]):
        self._root = _Node()
        for layer, known in patterns.items():
            for pattern in known:
                node = self._root
                for form in pattern.forms:
                    node = node.next.setdefault(form, _Node())
                node.ends.setdefault(layer, []).append(pattern)
        self._known: dict[str, tuple[tuple[_Split, ...], _Found | None]] = {}

    def find(self, words: Words) -> Hits:
        """All entries in a text: in each layer the longest at each word, none inside a longer one of its layer that began before."""
        found: dict[str, list[Hit]] = {}
        free: dict[str, int] = {}
        forms = words.forms
        for i, form in enumerate(forms):
            known = self._known.get(form)
            if known is None:
                known = self._known[form] = self._learn(form)
            splits, alone = known
            if splits:
                for layer, (split, pattern, size) in (_longest(splits, forms, i) if alone is None else alone).items():
                    if i >= free.get(layer, 0):
                        found.setdefault(layer, []).append(_hit(split, pattern, words, i, i + size))
                        free[layer] = i + size
        return Hits(found)

    def _learn(self, form: str) -> tuple[tuple[_Split, ...], _Found | None]:
        """Readings of a word, and what it gives when none of them leads on to a second word."""
        splits = tuple(self._split(form))
        lead_on = any(split.node.next for split in splits)
        return splits, None if lead_on else _longest(splits, (form,), 0)

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
        while node is not None:
            for layer, patterns in node.ends.items():
                held = best.get(layer)
                if held is None or size > held[2]:
                    fit = next((p for p in patterns if _may_carry(p, split.proclitic, split.article)), None)
                    if fit is not None:
                        best[layer] = split, fit, size
            node = _lead_on(node, forms, i + size, split.article) if node.next else None
            size += 1
    return best


def _lead_on(node: _Node, forms: Sequence[str], i: int, article: bool) -> _Node | None:
    """The node of the next word; after an article it may carry one of its own («المصادر الأمنية» for «مصادر أمنية»)."""
    form = forms[i] if i < len(forms) else ""
    found = node.next.get(form)
    return found if found is not None or not article or not form.startswith("ال") else node.next.get(form[2:])


def _hit(split: _Split, pattern: Pattern, words: Words, i: int, last: int) -> Hit:
    span = words.position(i, len(split.proclitic)), words.ends[last - 1]
    return Hit(pattern.entry, pattern.forms, pattern.shape, pattern.pronoun, i, last, *span, split.proclitic, split.article)


def _may_carry(pattern: Pattern, proclitic: str, article: bool) -> bool:
    if pattern.shape == "past":
        return not article and proclitic in ("", "و", "ف", "ل", "ول", "فل")
    if pattern.shape == "present":
        return not article and proclitic[-1:] in ("", "و", "ف", "س", "ل")
    return not proclitic.endswith("س") and not (article and pattern.pronoun)
