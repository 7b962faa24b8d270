"""Finding lexicon entries in words: the longest form at each word, proclitics taken off in one place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.lexicon.layers import Entry
from analysis.text.words import Words


@dataclass(frozen=True, slots=True)
class Pattern:
    """One surface form of an entry, as folded words."""

    forms: tuple[str, ...]
    entry: Entry
    shape: str
    pronoun: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found at the words first … last - 1, which are text[start:end] (without conjunction and preposition, with the article)."""

    entry: Entry
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


@dataclass(frozen=True, slots=True)
class _Split:
    proclitic: str
    article: bool
    letters: int  # of the proclitic, before the span
    patterns: Mapping[str, Sequence[Pattern]]  # by layer, longest first


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
    """Surface forms of all layers by their first word."""

    def __init__(self, patterns: Mapping[str, Sequence[Pattern]]):
        self._by_first: dict[str, dict[str, list[Pattern]]] = {}
        for layer, known in patterns.items():
            for pattern in sorted(known, key=lambda p: -len(p.forms)):
                self._by_first.setdefault(pattern.forms[0], {}).setdefault(layer, []).append(pattern)
        self._splits: dict[str, tuple[_Split, ...]] = {}

    def find(self, words: Words) -> Hits:
        """All entries in a text: in each layer the longest at each word, none inside a longer one of its layer that began before."""
        found: dict[str, list[Hit]] = {}
        free: dict[str, int] = {}
        splits, forms = self._splits, words.forms
        for i, form in enumerate(forms):
            known = splits.get(form)
            if known is None:
                known = splits[form] = tuple(self._split(form))
            if known:
                for layer, hit in self._best(known, words, i).items():
                    if i >= free.get(layer, 0):
                        found.setdefault(layer, []).append(hit)
                        free[layer] = hit.last
        return Hits(found)

    def _split(self, form: str) -> Iterator[_Split]:
        """Ways to read a word as proclitics and a first word of some entry: «وبالمدينة», «فسيطرت», «للنظام»."""
        for conjunction in ("", "و", "ف"):
            for preposition in ("", "س", "ب", "ل", "ك"):
                for article in ("", "ال") if preposition != "ل" else ("", "ال", "ل"):
                    clitics = conjunction + preposition
                    if form.startswith(clitics + article) and (split := self._read(clitics, article, form[len(clitics) :])):
                        yield split

    def _read(self, proclitic: str, article: str, stem: str) -> _Split | None:
        layers = self._by_first.get(stem[len(article) :])
        if not layers or (len(stem) - len(article) < 2 and (proclitic or article)):
            return None
        fits = {layer: kept for layer, patterns in layers.items() if (kept := [p for p in patterns if _may_carry(p, proclitic, article)])}
        return _Split(proclitic, bool(article), len(proclitic), fits) if fits else None

    def _best(self, splits: Sequence[_Split], words: Words, i: int) -> dict[str, Hit]:
        """In each layer the longest form that begins at a word, of equal ones that with the shortest proclitic."""
        best: dict[str, tuple[tuple[int, int], _Split, Pattern]] = {}
        for split in splits:
            for layer, patterns in split.patterns.items():
                longest = next((p for p in patterns if _follows(p.forms, words.forms, i, split.article)), None)
                if longest is not None:
                    rank = (len(longest.forms), -split.letters - split.article)
                    if layer not in best or rank > best[layer][0]:
                        best[layer] = rank, split, longest
        return {layer: _hit(pattern, split, words, i) for layer, (_, split, pattern) in best.items()}


def _hit(pattern: Pattern, split: _Split, words: Words, i: int) -> Hit:
    last = i + len(pattern.forms)
    span = words.position(i, split.letters), words.ends[last - 1]
    return Hit(pattern.entry, pattern.forms, pattern.shape, pattern.pronoun, i, last, *span, split.proclitic, split.article)


def _may_carry(pattern: Pattern, proclitic: str, article: str) -> bool:
    future = proclitic.endswith("س")
    if pattern.shape == "past":
        return not article and proclitic in ("", "و", "ف", "ل", "ول", "فل")
    if pattern.shape == "present":
        return not article and proclitic[-1:] in ("", "و", "ف", "س", "ل")
    return not future and not (article and pattern.pronoun)


def _follows(pattern: tuple[str, ...], forms: Sequence[str], i: int, article: bool) -> bool:
    if i + len(pattern) > len(forms):
        return False
    for k in range(1, len(pattern)):
        form = forms[i + k]
        if form != pattern[k] and not (article and form == "ال" + pattern[k]):
            return False
    return True
