"""Persons: names of the lexicon, names after an office or a given name, and the short forms that take them up again."""

from collections.abc import Iterator, Set
from itertools import compress, count

from analysis.extract.bynames import meant
from analysis.extract.entities import Entities
from analysis.extract.mentions import Entity, Naming
from analysis.extract.reading import Reading
from analysis.lexicon.layers import Name
from analysis.lexicon.matching import Hit

# inside a name: «دي», «بن», «أبو»
_LINKS = frozenset("بن ابن ابو ابي ال دي دو فان فون عبد ولد بو".split())
_NOT_A_NAME = (
    "particles", "cues", "places", "nations", "actors", "organisations", "media", "generics", "forces", "placenouns", "placeparts",
    "sources", "months", "weekdays", "numbers", "happenings", "takings", "counted", "allegiance", "times", "attitudes", "offices",
)  # fmt: skip
_LONGEST = 5  # words of a name
_UNKNOWN = 2  # of them that no list of names holds; a definite one («البرازي») ends the name
_OPEN = frozenset("باسم في من لدي علي الي عن ل".split())  # an office does not end here
_TITLES = ("rank", "honorific")
_TITLE = 6  # words of an office before a name
_PARTS = frozenset("،.:")
_WITHIN = 3  # words of a place's name before a person's in it


class People:
    """Reads the persons of one document; a person once named is known again by surname or office."""

    def __init__(self, reading: Reading, country: str | None, taken: Set[int]):
        """`country` is the one that the report is about, `taken` are the words of other names."""
        self.reading, self.country = reading, country
        self.entities = reading.lexicon.derived(Entities)
        self.taken = taken

    def find(self) -> Iterator[Naming]:
        """All persons: full names in order of the text, then surnames and offices that take them up again."""
        full = list(self._full_names())
        yield from full
        covered = set[int]().union(*[range(n.first, n.last) for n in full])
        yield from self._surnames(full, covered | self.taken)
        yield from self._offices(full, covered)

    def _full_names(self) -> Iterator[Naming]:
        hits, told = self.reading.hits, self.reading.layout.told
        free = 0
        for i in hits.where("persons", "given", "offices"):
            if i < free or i in self.taken or not (told[i] or self.reading.signed(i)):
                continue
            begun = hits.layers(i)
            naming = (
                (self._listed(i) if "persons" in begun else None)
                or (self._named(i) if "given" in begun else None)
                or (self._titled(i) if "offices" in begun else None)
            )
            if naming:
                free = naming.last
                yield naming

    def _listed(self, i: int) -> Naming | None:
        hit = self.reading.hits.on["persons"](i)
        known: Name | None = meant(self.reading, hit, self.country, {}) if hit else None
        if hit is None or known is None or self._in_place(hit):
            return None
        return Naming(i, hit.last, hit.start, hit.end, "person", self.entities["persons", known.id], (known.rule,))

    def _in_place(self, hit: Hit) -> bool:
        """Whether a name is part of a place's: «قاعدة عين الأسد»."""
        before = (self.reading.hits.on["places"](i) for i in range(max(0, hit.first - _WITHIN), hit.first))
        return any(place.last >= hit.last for place in before if place)

    def _named(self, i: int) -> Naming | None:
        """A given name and at least one word more that can be of a name."""
        given = None if self._preposition(i) else self.reading.hits.on["given"](i)
        if given is None or given.article or (given.proclitic and given.proclitic[-1] not in "ولف"):
            return None
        last = self._name_end(given.last, given.first)
        if last == given.last:
            return None
        return self._person(i, last, given.start, (given.rule,))

    def _preposition(self, i: int) -> bool:
        """«على» folds to the name «علي»: the letter in the text tells them apart."""
        words = self.reading.words
        return words.text[words.ends[i] - 1] == "ى" and self.reading.hits.on["particles"](i) is not None

    def _titled(self, i: int) -> Naming | None:
        """A rank or form of address and a name of any kind: «العقيد ستيف وارن»."""
        office = self.reading.hits.on["offices"](i)
        if office is None or office.entry.kind not in _TITLES or self.reading.hits.on["given"](office.last):
            return None
        last = self._name_end(office.last, office.last)
        return self._person(office.last, last, self.reading.words.starts[office.last], (office.rule,)) if last - office.last >= 2 else None

    def _name_end(self, i: int, first: int) -> int:
        words, hits = self.reading.words, self.reading.hits
        last, unknown = i, 0
        while last < min(len(words), first + _LONGEST) and self._of_a_name(last, last > first):
            unknown += words.forms[last] not in _LINKS and hits.on["given"](last) is None
            last += 1
            if unknown == _UNKNOWN or (unknown and words.forms[last - 1].startswith("ال")):
                break
        while last > i and words.forms[last - 1] in _LINKS:
            last -= 1
        return last

    def _of_a_name(self, i: int, later: bool) -> bool:
        form = self.reading.words.forms[i]
        if form in _LINKS or self.reading.hits.on["given"](i):
            return True
        if not form.isalpha() or len(form) < 3 or form.startswith(("بال", "لل", "وال")) or (later and form[0] == "و"):
            return False
        return not self.reading.hits.any(_NOT_A_NAME, i)

    def _person(self, first: int, last: int, start: int, rules: tuple[str, ...]) -> Naming:
        words = self.reading.words
        end = words.ends[last - 1]
        key = "_".join(words.forms[first:last])
        key = key[key.startswith("و") and start > words.starts[first] :]
        entity = Entity(f"person.{key}", "person", words.text[start:end], self._english(first, last), role_ar=self._office_before(first))
        return Naming(first, last, start, end, "person", entity, rules)

    def _english(self, first: int, last: int) -> str | None:
        """The name in English where every word of it is a given name that the lexicon writes."""
        parts, i = [], first
        while i < last:
            given = self.reading.hits.on["given"](i)
            if given is None:
                return None
            parts.append(given.entry.en)
            i = given.last
        return " ".join(parts)

    def _office_before(self, first: int) -> str | None:
        """The office that stands right before a name: «محافظ حمص طلال البرازي», «رئيس الوفد، نصر الحريري»."""
        words, hits = self.reading.words, self.reading.hits
        end = first - 1 if first and words.forms[first - 1] in "،," else first
        near = hits.where_in(("offices",), end - _TITLE, end)
        office = hits.on["offices"](near[-1]) if near else None
        if office is None or not _PARTS.isdisjoint(words.forms[office.first : end]):
            return None
        while (more := self._office_ending_at(office.first)) is not None:
            office = more
        return words.text[office.start : words.ends[end - 1]]

    def _office_ending_at(self, word: int) -> Hit | None:
        before = (self.reading.hits.on["offices"](word - back) for back in (1, 2, 3))
        return next((hit for hit in before if hit and hit.last == word), None)

    def _surnames(self, full: list[Naming], covered: Set[int]) -> Iterator[Naming]:
        """The last word of a name, standing alone after it."""
        words, told = self.reading.words, self.reading.layout.told
        known: dict[str, tuple[int, Entity]] = {}
        for naming in full:
            last = words.forms[naming.last - 1]
            if naming.last - naming.first > 1 and len(last) > 3 and naming.entity:
                known.setdefault(last, (naming.last, naming.entity))
        again: dict[str, list[tuple[int, int, Entity]]] = {}
        for clitic in ("", "و", "ل", "ف", "ب"):
            for last, (after, entity) in known.items():
                again.setdefault(clitic + last, []).append((len(clitic), after, entity))
        begins = min([after for after, _ in known.values()], default=len(words))
        for i in compress(count(begins), map(again.__contains__, words.forms[begins:])):
            if i in covered or self.reading.hits.on["places"](i) or not (told[i] or self.reading.signed(i)):
                continue
            held = next(((letters, entity) for letters, after, entity in again[words.forms[i]] if i >= after), None)
            if held:
                yield Naming(i, i + 1, words.position(i, held[0]), words.ends[i], "person", held[1], ("people/surname",))

    def _offices(self, full: list[Naming], covered: Set[int]) -> Iterator[Naming]:
        """An office that somebody of the report holds, standing alone: «محافظ حمص»."""
        words = self.reading.words
        held: dict[tuple[str, ...], Entity] = {}
        for naming in full:
            for office in self._offices_of(naming):
                held.setdefault(office, naming.entity)  # type: ignore[arg-type]
        begun = {office[:2] for office in held}
        for hit in self.reading.hits["offices"] if held else ():
            if hit.first in covered or tuple(words.forms[hit.first : hit.first + 2]) not in begun:
                continue
            for size in range(min(6, len(words) - hit.first), 1, -1):
                entity = held.get(tuple(words.forms[hit.first : hit.first + size]))
                if entity and not any(i in covered for i in range(hit.first, hit.first + size)):
                    yield Naming(hit.first, hit.first + size, hit.start, words.ends[hit.first + size - 1], "role", entity, (hit.rule,))
                    break

    def _offices_of(self, naming: Naming) -> Iterator[tuple[str, ...]]:
        """Word forms of the offices beside a name, before it or in apposition after it, at every length of two words and more."""
        words, hits = self.reading.words, self.reading.hits
        spans = [(h.first, naming.first) for h in hits.between("offices", max(0, naming.first - 7), naming.first)]
        after = naming.last + 1 if naming.last < len(words) and words.forms[naming.last] in "،," else naming.last
        if (office := hits.on["offices"](after)) is not None:
            spans.append((office.first, min(len(words), office.first + 6)))
        for first, last in spans:
            for end in range(first + 2, last + 1):
                said, small = hits.on["sources"](end - 1), hits.on["particles"](end - 1)
                if not words.forms[end - 1].isalpha() or (said and said.entry.kind == "utterance"):  # «… في تدوينة» is no office
                    break
                if small and small.entry.kind == "that":  # «مدير عام المستشفى ان …»
                    break
                if words.forms[end - 1] in _OPEN:
                    continue
                yield tuple(words.forms[first:end])
