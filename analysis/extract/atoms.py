"""Atoms of numerals: the number words of a text and its literals in digits, by their first word."""

from collections.abc import Mapping
from typing import Any

from analysis.extract.digits import literal_at
from analysis.lexicon.matching import Hit, Hits
from analysis.rowclass import rowclass
from analysis.text.words import Words

_BEGIN_LITERALS = frozenset("0123456789.,")
_HOMOGRAPHS = frozenset("ميه اثنين واحد واحده الفا الف".split())  # and those that begin with «ميت»
_NOTHING: dict[str, "Atom"] = {}
_LAYERS = ("numbers", "scales", "ordinals", "parts", "vague")


@rowclass
class Atom:
    """A word, or a literal in digits, that a numeral can be made of."""

    last: int
    start: int
    sort: str
    value: float
    rules: tuple[str, ...]
    proclitic: str
    article: bool
    low: float | None = None
    high: float | None = None
    accusative: bool = False  # «ألفا»: a thousand after a number, two thousand otherwise


class Atoms:
    """Atoms of a text by their first word and layer."""

    def __init__(self, words: Words, hits: Hits):
        self.words = words
        self.at: dict[int, dict[str, Atom]] = {}
        self.led: dict[int, dict[str, Atom]] = {}  # those to which و is glued
        self.scaled: dict[int, Any] = {}  # groups with their scales that were read, by first word
        months = {word for hit in hits["months"] for word in range(hit.first + 1, hit.last)}  # «كانون الأول»
        for layer in _LAYERS:
            for hit in hits[layer]:
                form = hit.forms[0]
                doubtful = form in _HOMOGRAPHS or form.startswith("ميت")
                if hit.first in months or (doubtful and self._homograph(hit)):
                    continue
                self._add(hit.first, layer, self._from_hit(hit))
        free = 0
        for i in [i for i in words.signs if words.forms[i][0] in _BEGIN_LITERALS]:
            if i < free or (words.forms[i] in ".," and not self._leading_point(i)):
                continue
            if literal := literal_at(words, i):
                sort = "decimal" if literal.decimal else "digits"
                if i not in months:
                    self._add(i, "digits", Atom(literal.last, words.starts[i], sort, literal.value, (), *self._before(i)))
                free = literal.last

    def _add(self, word: int, layer: str, atom: Atom) -> None:
        self.at.setdefault(word, {})[layer] = atom
        if atom.proclitic == "و":
            self.led.setdefault(word, {})[layer] = atom

    def _from_hit(self, hit: Hit) -> Atom:
        entry = hit.entry
        accusative = entry.sort == "scale" and hit.forms[0][-1] == "ا" and "\u064b" not in self.words.quote(hit.first, hit.last)
        value = entry.value if entry.value is not None else 0
        return Atom(hit.last, hit.start, entry.sort, value, (entry.rule,), hit.proclitic, hit.article, entry.low, entry.high, accusative)

    def _homograph(self, hit: Hit) -> bool:
        """«كمية» is no hundred, «ميتين» are dead, «الاثنين» a day or both, «الواحد» each one."""
        form, proclitic = hit.forms[0], hit.proclitic
        if form.startswith("ميت") or (form == "ميه" and (proclitic or hit.article)):
            return "ئ" not in self.words.quote(hit.first, hit.last)
        if hit.article and (form == "اثنين" or (form in ("واحد", "واحده") and not self.words.form(hit.last).startswith(("و", "عشر")))):
            return True
        if form == "واحد":
            return hit.first > 0 and self.words.forms[hit.first - 1] in ("اي", "كل")
        if form == "الفا" and not (hit.last < len(self.words) and self.words.forms[hit.last].isalpha()):
            return hit.first == 0 or (hit.first - 1 not in self.at and not self.words.forms[hit.first - 1].isdigit())
        return form == "الف" and self._composes(hit)

    def _composes(self, hit: Hit) -> bool:
        """«ألف ست مسرحيات»: the verb."""
        after = self.words.form(hit.last)
        units = ("ثلاث", "اربع", "خمس", "ست", "سبع", "ثماني", "تسع")
        return "\u0651" in self.words.quote(hit.first, hit.last) or after == "عده" or after.removesuffix("ه") in units

    def _leading_point(self, i: int) -> bool:
        words = self.words
        return words.form(i + 1).isdigit() and words.glued(i + 1) and not words.glued(i)

    def _before(self, i: int) -> tuple[str, bool]:
        """Proclitic and article written before digits: «بـ1500», «وال18», «و 200»."""
        before = self.words.forms[i - 1] if i else ""
        if before == "ال" or before in ("لل", "بال", "وال", "كال"):
            return before[:-2], True
        return (before, False) if self.words.glued(i) and before.isalpha() and len(before) <= 2 else ("", False)

    def following(self, word: int) -> Mapping[str, Atom]:
        """Atoms that follow directly."""
        return self.at.get(word, _NOTHING)

    def joined(self, word: int) -> tuple[int, Mapping[str, Atom]]:
        """Atoms that follow with و, glued to it or apart, and their first word."""
        if self.words.form(word) == "و":
            return word + 1, {k: a for k, a in self.at.get(word + 1, {}).items() if a.proclitic in ("", "و")}
        return word, self.led.get(word, _NOTHING)
