"""What the claim rules look up in a text: small words, quotations, names, days."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from analysis.extract.dates import Date
from analysis.extract.layout import Quotation
from analysis.extract.mentions import Mention, Mentions
from analysis.extract.reading import Reading
from analysis.lexicon.matching import Hit, Hits
from analysis.rowclass import rowclass
from analysis.text.words import Words

NAMING = ("media", "actors", "organisations", "persons", "sources", "offices", "given", "forces", "generics")
_QUOTABLE = ("media", "actors", "organisations", "operations")
PAUSES = frozenset("،,؛;-")
STOPS = frozenset(".!؟?")
BULLETS = frozenset("|◀◄►▶🔶🔷🚨•▪●◾◼■🔴🔵⭕🔻🔺🔹🔸📌✅📍⚡🟠🟡🟢")  # one item of a post ends before them
_OPERATIONS = frozenset("عمليه عمليات العمليه معركه معارك حمله غزوه مبادره منصه تطبيق طراز صواريخ صاروخ باسم اسم".split())
_CONJUNCTIONS = frozenset(("", "و", "ف"))
_ALIKE = frozenset(("علي", "والي"))  # small words that are written like a name and an office
_PREFIXED = frozenset(("that", "then"))  # they may have other letters before them
_BEFORE_THAT = frozenset(("", "ب", "و", "وب"))
_JOINING = frozenset(("clause", "formula"))
_NAME = 5  # words; a longer quotation is no name


@rowclass
class Page:
    """A reading with its mentions, and its quotations and dates by word."""

    reading: Reading
    text: str  # of the document
    words: Words
    hits: Hits
    on: Mapping[str, Callable[[int], Hit | None]]  # the hit of a layer that begins at a word, by layer
    mentions: Mentions
    opened: dict[int, Quotation]  # by the word number of the opening mark
    dated: dict[int, int]  # first word of a date: the word after it
    quoted: Sequence[Quotation | None]  # the quotation that holds each word
    stray: frozenset[int]  # quote marks without a partner
    form: Callable[[int], str]  # folded form of a word; empty beyond the text
    particles: dict[int, Hit]  # small words by their first word, without those that are something else there
    ending: Mapping[int, Sequence[Hit]]  # those of several words by their last word, the shortest first
    joints: Mapping[int, Hit]  # formulas («علماً أن»), else conjunctions of clauses, else «أن», by their last word
    marks: Sequence[int]  # words that open a quotation or are stray marks, in order
    bullets: Sequence[int]  # words that begin an item of a post, in order
    mention: Callable[[int], Mention | None]  # the outermost mention that begins at a word
    kind: Callable[[int], str | None]  # kind of the small word that begins at a word
    that: Callable[[int], bool]  # whether «أن» with or without pronoun and ب, or a second «وأن», stands at a word

    def marks_in(self, first: int, last: int) -> Sequence[int]:
        """Marks that open a quotation or have no partner, among the words first … last - 1."""
        return self.marks[bisect_left(self.marks, first) : bisect_left(self.marks, last)]

    def bullet(self, first: int, last: int) -> int:
        """The first word of first … last - 1 that begins an item of a post; `last` where none does."""
        at = bisect_left(self.bullets, first)
        return min(self.bullets[at], last) if at < len(self.bullets) else last

    def written(self, word: int) -> str:
        """A word as it stands in the text."""
        return self.words.quote(word, word + 1)

    def particle(self, word: int, *kinds: str) -> Hit | None:
        """The particle of one of these kinds that begins at a word."""
        hit = self.particles.get(word)
        return hit if hit is not None and hit.entry.kind in kinds else None

    def clause_before(self, word: int) -> Hit | None:
        """The conjunction of a clause that ends right before a word: «في حين أشار»."""
        return self.ends_particle(word - 1, "clause")

    def ends_particle(self, word: int, *kinds: str) -> Hit | None:
        """The particle of one of these kinds, that ends with a word."""
        if self.kind(word) in kinds and (alone := self.particles[word]).last == word + 1:
            return alone
        for hit in self.ending.get(word, ()):
            if hit.entry.kind in kinds:
                return hit
        return None

    def after_quotation(self, word: int) -> int:
        """The word after a quotation that opens at a word; the word itself where none does."""
        quotation = self.opened.get(word)
        return quotation.last + quotation.closed if quotation else word

    def is_name(self, quotation: Quotation) -> bool:
        """Whether a quotation is the name of a medium, group or operation rather than words that somebody said."""
        named = self.mentions.at(quotation.first)
        if named is not None and named.kind in ("organisation", "medium") and named.end == self.words.ends[quotation.last - 1]:
            return True  # «مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية»
        if quotation.last - quotation.first > _NAME:
            return False
        first = quotation.first
        if self.hits.any(_QUOTABLE, first) or self.mentions.at(first):
            return True
        return self.form(first - 2) in _OPERATIONS or any(hit.last == first - 1 for hit in self.nouns(first - 2))

    def nouns(self, word: int) -> list[Hit]:
        """Nouns at a word whose name may follow in quote marks: صحيفة، تنظيم، عملية."""
        found = self.hits.among(("sources", "forces", "placenouns"), word)
        return [hit for hit in found if not hit.article and not (hit.entry.layer == "sources" and hit.entry.kind == "utterance")]

    def named(self, word: int) -> bool:
        """Whether a name, an office or the noun of a source begins at a word."""
        return self.mention(word) is not None or self.hits.any(NAMING, word)


def open_page(reading: Reading, dates: Sequence[Date], mentions: Mentions) -> Page:
    """A page over a reading."""
    words, hits = reading.words, reading.hits
    forms = words.forms
    quoted: list[Quotation | None] = [None] * len(words)
    for quotation in reading.layout.quotations:
        quoted[quotation.first : quotation.last] = [quotation] * (quotation.last - quotation.first)
    dated = {words.first_at(d.start): words.first_at(d.end - 1) + 1 for d in dates}
    opened = {q.first - 1: q for q in reading.layout.quotations}
    particles: dict[int, Hit] = {}
    kinds: dict[int, str] = {}
    ending: dict[int, list[Hit]] = {}
    joints: dict[int, Hit] = {}
    that: set[int] = set()
    for word, hit in hits.begun("particles").items():
        kind = hit.entry.kind
        if hit.article or (hit.proclitic not in _CONJUNCTIONS and kind not in _PREFIXED):
            continue
        if kind == "that":
            if hit.proclitic not in _BEFORE_THAT or words.text[hit.start] == "آ":  # «آن» is a name
                continue
            that.add(word)
            joints.setdefault(word, hit)
        elif kind in _JOINING:
            joints[hit.last - 1] = hit
        elif forms[word] in _ALIKE and words.text[hit.end - 1] == "ي" and _is_name(words, hit):
            continue
        particles[word], kinds[word] = hit, kind
        if hit.last > word + 1:
            ending.setdefault(hit.last - 1, []).insert(0, hit)
    stray = frozenset(reading.layout.stray_marks)
    bullets = [i for i in words.signs if forms[i] in BULLETS]
    marks = sorted(stray.union(opened))
    return Page(
        reading,
        words.text,
        words,
        hits,
        hits.on,
        mentions,
        opened,
        dated,
        quoted,
        stray,
        words.form,
        particles,
        ending,
        joints,
        marks,
        bullets,
        mentions.words.get,
        kinds.get,
        that.__contains__,
    )


def _is_name(words: Words, hit: Hit) -> bool:
    """Whether a small word that is written with ي is the name «علي» or the governor «والي»."""
    return hit.last == hit.first + 1 and "إ" not in words.quote(hit.first, hit.last)
