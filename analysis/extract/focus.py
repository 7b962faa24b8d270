"""What is in focus at a word: who and which place stand near it, which day is meant, and who says it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.extract.dates import Date
from analysis.extract.layout import Sentence
from analysis.extract.mentions import Entity, Mention, Mentions
from analysis.extract.numerals import Numeral
from analysis.extract.reading import Reading
from analysis.lexicon import Lexicon
from analysis.rowclass import rowclass
from analysis.text.addresses import within

if TYPE_CHECKING:
    from analysis.extract.claims import Claim

_FAR = 150  # words; nothing farther within a long sentence is meant
_CLAUSE = 60  # words; a clause is not followed further back
_VAGUE = frozenset(("duration", "publication", "vague", "feast", "part_of_day"))
_BEGAN = ("بدا", "اندلع", "انطلق", "اطلقت", "اطلقه", "شنه", "شنت")
_OPENERS = frozenset(":؛")
_LEADING = frozenset(("that", "clause", "opener"))


@rowclass
class Spot:
    """A mention at the words first … last - 1, with the entity and side that it names."""

    first: int
    last: int
    mention: Mention
    entity: Entity | None
    side: str | None


class Focus:
    """A reading with its mentions, dates and claims by word."""

    def __init__(self, reading: Reading, mentions: Mentions, dates: Sequence[Date], claims: Sequence["Claim"]):
        self.reading, self.mentions, self.dates, self.claims = reading, mentions, dates, claims
        self.forms = reading.words.forms
        self.form = reading.words.form  # folded form of a word; empty beyond the text
        self.forms_in = reading.words.forms_in
        self.numeral_at: Callable[[int], Numeral | None] = {n.first: n for n in reading.numerals}.get  # by its first word
        self.spots: dict[int, Spot] = {}  # mentions by their first word
        self.actors: list[Spot] = []  # spots of those who fight, in order
        self.places: list[Spot] = []
        acting: dict[int, Spot] = {}
        states = reading.lexicon.derived(_sides_of_states)
        for first, mention in sorted(mentions.words.items()):
            entity = mentions.entity(mention)
            side, placed = entity.side if entity else None, mention.kind == "place"
            if side is None and placed and entity and entity.country and entity.id == entity.country.lower():
                side = states.get(entity.country)  # «روسيا»: a state acts too
            spot = self.spots[first] = Spot(first, mentions.lasts[first], mention, entity, side)
            if placed:
                self.places.append(spot)
            elif self.acts(spot):
                self.actors.append(spot)
            else:
                continue
            if side or not placed:
                acting[first] = spot
        self._actors_at = [s.first for s in self.actors]
        self._places_at = [s.first for s in self.places]
        self.actor_at: Callable[[int], Spot | None] = acting.get  # the actor that begins at a word; a state is one too
        self.place_at: Callable[[int], Spot | None] = {s.first: s for s in self.places}.get

    @cached_property
    def most_told(self) -> tuple[Spot, ...]:
        """One spot of each armed side of the report, the side told of most first."""
        told: dict[str, list[Spot]] = {}
        for spot in self.actors:
            if spot.side and spot.mention.kind == "actor":
                told.setdefault(spot.side, []).append(spot)
        return tuple(spots[0] for spots in sorted(told.values(), key=len, reverse=True))

    @cached_property
    def told_of(self) -> dict[str, int]:
        """How often each armed side of the report is named."""
        told: dict[str, int] = {}
        for spot in self.actors:
            for side in (spot.side or "").split("+") if spot.mention.kind == "actor" else ():
                if side:
                    told[side] = told.get(side, 0) + 1
        return told

    @cached_property
    def met(self) -> frozenset[str]:
        """Sides of those who fight, as far as the report names them."""
        return frozenset(s.side for s in self.actors if s.side)

    @staticmethod
    def acts(spot: Spot) -> bool:
        """Whether a spot can take a place or lose it."""
        return spot.mention.kind == "actor" or (spot.mention.kind in ("organisation", "person") and spot.side is not None)

    @cached_property
    def _within_names(self) -> frozenset[int]:
        return frozenset().union(*[range(s.first, s.last) for s in self.actors])

    def in_name(self, word: int) -> bool:
        """Whether a word belongs to the name of somebody who fights."""
        return word in self._within_names

    def actors_in(self, first: int, last: int) -> Sequence[Spot]:
        """Actors that begin among the words first … last - 1."""
        return self.actors[bisect_left(self._actors_at, first) : bisect_left(self._actors_at, last)]

    def places_in(self, first: int, last: int) -> Sequence[Spot]:
        """Places that begin among the words first … last - 1."""
        return self.places[bisect_left(self._places_at, first) : bisect_left(self._places_at, last)]

    def preposition_at(self, word: int) -> bool:
        """Whether a preposition begins at a word: what follows is governed by it."""
        small = self.reading.hits.on["particles"](word)
        return small is not None and small.entry.kind == "preposition"

    def conjoined(self, word: int) -> bool:
        """Whether a number follows «و»: «وأربعة», «و40», «ونحو 40»."""
        if self.form(word).startswith("و") or self.form(word - 1) == "و":
            return True
        for at in reversed(self.reading.hits.where_in(("bounds",), word - 3, word)):
            bound = self.reading.hits.on["bounds"](at)
            if bound and bound.last == word:
                return bound.proclitic.startswith("و")
        return False

    def clause_start(self, word: int, sentence: Sentence) -> int:
        """First word of the clause that holds a word: after «أن», a colon or «بينما»."""
        first = max(sentence.first, word - _CLAUSE)
        before = bisect_left(self._openers, word) - 1
        return max(first, self._openers[before] + 1) if before >= 0 else first

    @cached_property
    def _openers(self) -> list[int]:
        """Words after which a clause begins, in order."""
        return sorted({*self._colons, *(word for word, _ in self._leading)})

    @cached_property
    def _partings(self) -> list[int]:
        """Words that part what is told: a colon or semicolon, but not that of «14:25», أن, the conjunction of a clause; in order."""
        signs = [i for i in self._colons if not self.form(i - 1).isdigit()]
        return sorted({*signs, *(word for word, kind in self._leading if kind != "opener")})

    @cached_property
    def _colons(self) -> list[int]:
        """Words that are a colon or semicolon, in order."""
        return [i for i in self.reading.words.signs if self.forms[i] in _OPENERS]

    @cached_property
    def _leading(self) -> list[tuple[int, str]]:
        """Words with which a clause begins, and the kind of each."""
        return [(h.first, h.entry.kind) for h in self.reading.hits["particles"] if h.entry.kind in _LEADING]

    def parted_before(self, word: int) -> int:
        """The last word before a word that parts what is told; -1 where there is none."""
        at = bisect_left(self._partings, word) - 1
        return self._partings[at] if at >= 0 else -1

    def parted_from(self, word: int) -> int:
        """The first word from a word on that parts what is told; the end of the text where there is none."""
        at = bisect_left(self._partings, word)
        return self._partings[at] if at < len(self._partings) else len(self.forms)

    def place_before(self, word: int, sentence: Sentence) -> Spot | None:
        """The place that «منها» or «عليها» means: the last town before it in its sentence, else the last place of the two before."""
        near = self.places_in(max(sentence.first, word - _FAR), word)
        back = near or self.places_in(max(0, sentence.first - _CLAUSE), sentence.first)
        for spot in reversed(back):
            if self.is_town(spot):
                return spot
        return back[-1] if back else None

    @staticmethod
    def is_town(spot: Spot) -> bool:
        """Whether a place is known and no country."""
        return spot.entity is not None and spot.entity.id != (spot.entity.country or "").lower()

    @cached_property
    def _dated(self) -> tuple[list[int], list[tuple[int, int, Date]]]:
        """Dates with a value: their first words, and each with its words."""
        first_at = self.reading.words.first_at
        dated = [(first_at(d.start), first_at(d.end - 1) + 1, d) for d in self.dates if d.edtf and d.kind not in _VAGUE]
        return [first for first, _, _ in dated], dated

    def dates_in(self, first: int, last: int) -> list[tuple[int, int, Date]]:
        """Dates with a value that begin among the words first … last - 1, with their words."""
        firsts, dated = self._dated
        return dated[bisect_left(firsts, first) : bisect_left(firsts, last)]

    @cached_property
    def _dates_at(self) -> list[int]:
        return [d.start for d in self.dates]

    def in_date(self, position: int) -> bool:
        """Whether a position of the text lies within a date."""
        at = bisect_right(self._dates_at, position) - 1
        return at >= 0 and self.dates[at].kind != "duration" and position < self.dates[at].end

    def in_address(self, position: int) -> bool:
        """Whether a position of the text lies within the address of a page."""
        return within(self.reading.addresses, position)

    def since(self, first: int) -> bool:
        """Whether the date at a word only says since when: «منذ السابع من أكتوبر»."""
        return "منذ" in (self.form(first), self.form(first - 1)) or self.form(first - 1) == "اندلاع"

    def date_near(self, first: int, last: int, limit: int, sentence: Sentence, back: bool = True) -> Date | None:
        """The date meant at the words first … last - 1: the next one before `limit`, else, going `back`, the last one in the sentence."""
        if inside := self.dates_in(first, min(last, first + _FAR)):
            return inside[-1][2]
        for word, _, day in self.dates_in(last, min(limit, last + _FAR)):
            if not self._begun(word):
                return day
        before = self.dates_in(max(sentence.first, first - _FAR), first) if back else ()
        return before[-1][2] if before else None

    def _begun(self, word: int) -> bool:
        """Whether the date at a word is that of something that began then: «هجوم بدأته قبل ثمانية أيام»."""
        return any(self.form(i).startswith(_BEGAN) and self.form(i).endswith(("ه", "ها")) for i in (word - 1, word - 2))

    @cached_property
    def _contents(self) -> list[tuple[int, int, "Claim"]]:
        """Contents of claims in order; each with the end that contents up to it reach at most."""
        return sorted(
            ((c.content_start, c.content_end, c) for c in self.claims if c.content_start is not None and c.content_end is not None),
            key=lambda c: (c[0], -c[1]),
        )

    @cached_property
    def _contents_at(self) -> list[int]:
        return [start for start, _, _ in self._contents]

    def claim_at(self, position: int) -> "Claim | None":
        """The innermost claim whose content holds a position of the text."""
        for start, end, claim in reversed(self._contents_before(position)):
            if start <= position < end:
                return claim
        return None

    def claims_at(self, position: int) -> "Iterator[Claim]":
        """The claims whose contents hold a position of the text, from the innermost out."""
        return (claim for start, end, claim in reversed(self._contents_before(position)) if start <= position < end)

    def _contents_before(self, position: int) -> "list[tuple[int, int, Claim]]":
        """The last contents that begin at a position or before it."""
        low = bisect_right(self._contents_at, position)
        return self._contents[max(0, low - 8) : low]

    def published(self) -> str | None:
        """Day of publication, where it is known."""
        return self.reading.document.published[:10] if self.reading.document.published else self._dateline

    @cached_property
    def _dateline(self) -> str | None:
        day = next((d for d in self.dates if d.kind == "publication" and d.edtf), None)
        return day.edtf[:10] if day and day.edtf else None


def _sides_of_states(lexicon: Lexicon) -> dict[str, str | None]:
    return {nation.country: nation.side for nation in lexicon["nations"].values()}


def joined(sides: Iterator[str | None]) -> str | None:
    """Sides joined with '+', each once; None where there is none."""
    return "+".join(dict.fromkeys(s for s in sides if s)) or None
