"""Finding words in the documents of a store, however they are written: «أكد» finds «أكّد», «وأكد», «بأكد» and «أَكَّدَ».

Words are compared folded, with the small words that Arabic writes to them. «"بلدة الباب"» in quotation marks stands together,
a star leaves the end open: «أكد*» finds «أكدت» and «أكدوا» too. All words must stand in the document.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from analysis.show.sentences import sentence
from analysis.store import parts
from analysis.store.faults import StoreError
from analysis.store.state import Kept, State
from analysis.store.words import indexed, rows_with
from analysis.text.fold import MARKS, fold

LEAST, MOST = 1, 1000  # documents of an answer
LONGEST = 500  # code points that may be asked for
_ASKED = re.compile(r'"([^"]*)"|«([^»]*)»|(\S+)')
_WORD = re.compile(r"[^\W_]+\*?")
CONJUNCTIONS, PREPOSITIONS = ("", "و", "ف"), ("", "ب", "ل", "ك")
VERBAL = ("س", "وس", "فس")


@dataclass(frozen=True, slots=True)
class Term:
    """Words asked for that stand together, folded; `open` leaves the end of the last one open."""

    words: tuple[str, ...]
    open: bool

    def variants(self) -> tuple[str, ...]:
        """The first word with each of the small words that may be written to it."""
        return (self.words[0],) if self.words[0].isdigit() else proclitics(self.words[0])

    def match(self) -> str:
        """The term as FTS5 asks for it."""
        rest = "".join(f" {word}" for word in self.words[1:])
        star = "*" if self.open else ""
        return "(" + " OR ".join(f'"{first}{rest}"{star}' for first in self.variants()) + ")"

    def pattern(self) -> re.Pattern[str]:
        """The term as it stands in folded text."""
        firsts = "|".join(map(re.escape, sorted(self.variants(), key=len, reverse=True)))
        rest = "".join(rf"[\W_]{{0,20}}{re.escape(word)}" for word in self.words[1:])
        first, last = (r"\d" if word.isdigit() else r"[^\W\d_]" for word in (self.words[0], self.words[-1]))
        end = f"{last}{{0,30}}" if self.open else ""
        return re.compile(rf"(?<!{first})(?:{firsts}){rest}{end}(?!{last})")


@dataclass(frozen=True, slots=True)
class Hit:
    """A document with the words: `marks` are their places in its untouched text, `start` and `end` those of the passage shown."""

    document: Kept
    title: str | None
    start: int
    end: int
    passage: str
    marks: tuple[tuple[int, int], ...]

    def record(self) -> dict[str, object]:
        """The hit, ready for JSON; positions are half-open ranges of code points of the text."""
        about = {"id": self.document.id, "path": self.document.source, "outlet": self.document.outlet, "published": self.document.published}
        marks = [{"start": s, "end": e, "quote": self.passage[s - self.start : e - self.start]} for s, e in self.inside()]
        return about | {"title": self.title, "start": self.start, "end": self.end, "passage": self.passage, "hits": marks}

    def inside(self) -> list[tuple[int, int]]:
        """Marks that stand in the passage."""
        return [(s, e) for s, e in self.marks if s >= self.start and e <= self.end]


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, the newest first, and how many documents there are in all."""

    hits: tuple[Hit, ...]
    documents: int


def search(folder: Path, state: State, words: str, limit: int) -> Found:
    """Documents with all the words; raises StoreError when nothing is asked for."""
    terms = asked(words)
    query = " AND ".join(term.match() for term in terms)
    found: list[Kept] = []
    for name in state.parts():
        rows = rows_with(folder / "parts" / name, query)
        if rows:
            found += state.of_rows(name, rows)
    found.sort(key=lambda kept: kept.id)
    found.sort(key=lambda kept: kept.published or "", reverse=True)
    return Found(tuple(_hits(found[:limit], terms, folder)), len(found))


def asked(words: str) -> tuple[Term, ...]:
    """Terms of what was asked."""
    if len(words) > LONGEST:
        raise StoreError("search", f"{len(words)} letters", f"at most {LONGEST}", "Ask for the words that matter.")
    terms = []
    for match in _ASKED.finditer(words):
        parts_of = [_WORD.findall(indexed(match[group] or "")) for group in (1, 2, 3)]
        together = next((found for found in parts_of if found), [])
        if together:
            terms.append(Term(tuple(word.rstrip("*") for word in together), together[-1].endswith("*")))
    if not terms:
        raise StoreError("search", repr(words), "one word at least", 'Ask for a word, or for several together: "بلدة الباب".')
    return tuple(terms)


def proclitics(word: str) -> tuple[str, ...]:
    """A folded word as it stands in texts: with conjunctions, prepositions, article and the future's س written to it."""
    bare = word[2:] if word.startswith("ال") and len(word) > 3 else None
    stems = [word] if bare is None else []
    forms = []
    for conjunction in CONJUNCTIONS:
        for preposition in PREPOSITIONS:
            forms += [conjunction + preposition + stem for stem in stems]
            forms.append(conjunction + ("لل" if preposition == "ل" else f"{preposition}ال") + (bare or word))
    forms += [future + word for future in VERBAL if bare is None]
    return tuple(dict.fromkeys(forms))


def _hits(found: Sequence[Kept], terms: Sequence[Term], folder: Path) -> Iterator[Hit]:
    texts: dict[str, tuple[str | None, str]] = {}
    for name, group in groupby(sorted(found, key=lambda kept: kept.part), key=lambda kept: kept.part):
        documents = parts.read(folder / "parts" / name, "documents", ["title", "text"])
        for kept in group:
            texts[kept.id] = (documents["title"][kept.row].as_py(), documents["text"][kept.row].as_py())
    for kept in found:
        title, text = texts[kept.id]
        marks = places(text, terms)
        start, end = sentence(text, *marks[0]) if marks else (0, min(len(text), 200))
        yield Hit(kept, title, start, end, text[start:end], tuple(marks))


def places(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where terms stand in a text, with the marks on their last letter."""
    view = fold(text)
    found = set()
    for term in terms:
        for match in term.pattern().finditer(view.text):
            end = view.index[match.end() - 1] + 1
            while end < len(text) and text[end] in MARKS:
                end += 1
            found.add((view.index[match.start()], end))
    return sorted(found)
