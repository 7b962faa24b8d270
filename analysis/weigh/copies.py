"""Copies: documents that share their words with one published before, whole or in part.

Every document is compared with the first of each group alone, found by an index: the work grows with the number of documents, not
with its square. What the index proposes is measured on all shingles, so no row is an estimate.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations
from typing import Annotated

import numpy as np
from rensa import RMinHash, RMinHashLSH

from analysis.columns import Id
from analysis.weigh.rows import Row
from analysis.weigh.shingles import Reader, Shingles, common, jaccard, sampled, shingles

SHORTEST = 8  # words that two desks do not write alike by chance
NEAR = 0.6  # Jaccard of shingles from which two texts are one with changes
PARTLY = 0.25  # share of the shorter text that stands in the other
PASSAGE = 20  # shingles of a passage that is worth a row: 24 words in a row
COPIED = 0.8  # of a document's words: it is a copy even where the other text is longer
_HASHES, _BANDS, _SEED = 128, 32, 20  # bands of four: nine in ten pairs of a Jaccard of 0.5 are found, all but one in 5,000 of 0.7
_EVERY = 8  # one shingle in so many leads to those that share passages
_COMMON = 40  # texts that hold a shingle; in more of them it is a phrase of the trade
_FEW = 3  # earlier texts of which one document is told to be partly copied
_UNDATED = "~"  # after every date


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that shares its words with one published before; one row for each such text, none for the first of a group."""

    id: Id
    document_id: Annotated[str, "the later document"]
    group_id: Annotated[str, "copies of one text have the same; it is the group of `of`"]
    kind: Annotated[str, "exact (the same words), near (Jaccard of 5-word shingles at least 0.6) or partial (a passage)"]
    of: Annotated[str, "first document of the group by publication; undated ones come last, in order of the inputs"]
    similarity: Annotated[float, "Jaccard of the two texts' 5-word shingles, 0 to 1"]
    shared: Annotated[float, "share of the later document's shingles that stand in `of`, 0 to 1"]
    words: Annotated[int, "words of the later document"]
    reason: Annotated[str, "why it counts as a copy, by code (wording: terms.copy): same_words, same_text_changed, taken_from or passage"]

    @property
    def whole(self) -> bool:
        """Whether the document says little of its own: its voice is that of the text it copies."""
        return self.kind != "partial" or self.shared >= COPIED


def copies(documents: Sequence[Row]) -> list[Copy]:
    """Copies among documents (`id`, `text`, `published`), in order of publication."""
    ordered = [d for _, d in sorted(enumerate(documents), key=lambda d: (d[1]["published"] or _UNDATED, d[0]))]
    firsts = _Firsts()
    whole = [copy for d in ordered for copy in firsts.taken(d["id"], d["text"])]
    place = {d["id"]: i for i, d in enumerate(ordered)}
    found = sorted([*whole, *_passages(firsts.texts)], key=lambda c: (place[c.document_id], -c.shared, place[c.of]))
    groups = {first: f"W{i}" for i, first in enumerate(dict.fromkeys(c.of for c in found), 1)}
    return [replace(c, id=f"Y{i}", group_id=groups[c.of]) for i, c in enumerate(found, 1)]


def originals(found: Iterable[Copy]) -> dict[str, str]:
    """For each document that is a copy as a whole, the text that it copies most of."""
    return {c.document_id: c.of for c in sorted(found, key=lambda c: c.shared) if c.whole}


@dataclass(frozen=True, slots=True)
class _Text:
    """The first text of a group."""

    name: str
    made: Shingles
    words: int


class _Firsts:
    """First texts of all groups so far, found by their words."""

    def __init__(self) -> None:
        self.reader = Reader()
        self.texts: list[_Text] = []
        self.met: dict[bytes, int] = {}  # hash of the words of a text that has come → the first of its group
        self.alike = RMinHashLSH(NEAR, _HASHES, _BANDS)

    def taken(self, name: str, text: str) -> list[Copy]:
        """The text that a document is a copy of, if one has come; else it is a first text itself."""
        numbers = self.reader.numbers(text)
        if len(numbers) < SHORTEST:
            return []
        own = _Text(name, shingles(numbers), len(numbers))
        words = sha256(numbers.tobytes()).digest()
        if words in self.met:
            first = self.texts[self.met[words]]
            same = len(own.made) == len(first.made) and common(own.made, first.made) == len(own.made)
            return [_copy(own, first, "exact" if same else "near", "same_words" if same else "same_text_changed")]
        hashed = RMinHash(_HASHES, _SEED)
        hashed.update(own.made.view("V8").tolist())
        near = self._near(own.made, hashed)
        if near is not None:
            self.met[words] = near
            return [_copy(own, self.texts[near], "near", "same_text_changed")]
        self.met[words] = len(self.texts)
        self.alike.insert(len(self.texts), hashed)
        self.texts.append(own)
        return []

    def _near(self, made: Shingles, hashed: RMinHash) -> int | None:
        measured = [(jaccard(made, self.texts[i].made), -i) for i in self.alike.query(hashed)]
        likeness, place = max(measured, default=(0.0, 0))
        return -place if likeness >= NEAR else None


def _passages(texts: Sequence[_Text]) -> Iterator[Copy]:
    """Texts that share a passage with earlier ones, for each the longest passages."""
    met: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for held in _sharing([sampled(t.made, _EVERY) for t in texts]):
        for earlier, later in combinations(held, 2):
            met[later][earlier] += 1
    for place, firsts in met.items():
        own = texts[place]
        shared = {i: common(own.made, texts[i].made) for i in firsts}
        worth = [i for i, n in shared.items() if n >= PASSAGE and n >= PARTLY * min(len(own.made), len(texts[i].made))]
        for i in sorted(worth, key=lambda i: (-shared[i], i))[:_FEW]:
            taken = shared[i] >= COPIED * len(own.made)
            yield _copy(own, texts[i], "partial", "taken_from" if taken else "passage")


def _sharing(numbers: Sequence[Shingles]) -> Iterator[list[int]]:
    """For each number that several texts hold, and not too many, their places in order."""
    every = np.concatenate([*numbers, np.empty(0, np.uint64)])
    places = np.repeat(np.arange(len(numbers)), [len(n) for n in numbers])
    order = np.argsort(every, kind="stable")
    begins = np.flatnonzero(np.concatenate([[True], every[order][1:] != every[order][:-1]])) if len(every) else np.empty(0, np.int64)
    ends = np.append(begins[1:], len(every))
    for k in np.flatnonzero((ends - begins > 1) & (ends - begins <= _COMMON)):
        yield places[order[begins[k] : ends[k]]].tolist()


def _copy(own: _Text, first: _Text, kind: str, reason: str) -> Copy:
    shared = common(own.made, first.made)
    similarity = shared / (len(own.made) + len(first.made) - shared)
    return Copy("", own.name, "", kind, first.name, round(similarity, 4), round(shared / len(own.made), 4), own.words, reason)
