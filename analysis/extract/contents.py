"""Contents: what is said, from the word that joins it to its cue to the end of its clause or quotation."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.extract.clitics import carries_b
from analysis.extract.cues import Report
from analysis.extract.layout import Quotation
from analysis.extract.page import PAUSES, STOPS, Page

_SPEECH = 3  # words; fewer in quote marks are a name or a hedge, unless a joint leads to them
_LONG = 5  # words; a longer quotation after a cue is what it says
MOST = 250  # words of a content that is no quotation
_LINES = 4  # lines over which a quotation may run
_REACH = 60  # words between a cue and its content
_FOLDED = {"إلى": "الي", "على": "علي", "عن": "عن", "من": "من", "في": "في", "مع": "مع", "ل": "ل", "ب": "ب"}


@dataclass(frozen=True, slots=True)
class Begun:
    """Where content begins: its first word, its first code point, and the last word of what joins it to its cue."""

    first: int
    start: int
    joint: int


@dataclass(frozen=True, slots=True)
class Content:
    """Words first … last - 1, which are text[start:end]; `joint` is the last word of what joins it to its cue."""

    first: int
    last: int
    start: int
    end: int
    mode: str  # direct, indirect, mixed
    joint: int


def after(page: Page, report: Report, at: int, limit: int, others: Mapping[int, Report]) -> Begun | None:
    """Where the content that follows a cue begins; None where none is joined to it.

    `at` is the word after cue and source, `others` are the reports of the sentence by their first word.
    """
    word = at
    relayed = report.entry.kind == "relay"
    joins = set() if relayed else {_FOLDED[j] for j in report.entry.joins if j in _FOLDED}
    while word < min(limit, at + _REACH):
        found = _joint(page, report, word, at, joins)
        if found is not None:
            return found
        other = others.get(word)
        if relayed and other is not None and other.entry.id == "word_of":  # «نقلت … قولها»
            other = None
        if other is not None and other.shape == "participle" and (other.entry.id == "say" or word == report.last):
            return after(page, other, other.last, limit, others) or _plainly(page, other.last)
        if other is not None and other.shape == "verb" and page.particle(word - 1, "relative"):
            word = next((k for k in range(word, min(limit, at + _REACH)) if page.form(k) in PAUSES), limit)
            continue
        if other is not None:
            jump = _apart(page, other, limit) if page.form(word - 1) in PAUSES else None
            if jump is None:
                return None
            word = jump
            continue
        if page.form(word) in STOPS or (word > at and _turns(page, word)):
            return None
        word = max(word + 1, page.after_quotation(word))
    return None


def _turns(page: Page, word: int) -> bool:
    """Whether a conjunction begins another statement here («بينما»), not a circumstance of this one («حيث»)."""
    conjunction = page.particle(word, "clause")
    return conjunction is not None and conjunction.entry.id == "clause"


def _joint(page: Page, report: Report, word: int, at: int, joins: set[str]) -> Begun | None:
    form = page.form(word)
    if form in (":", "{") and not (page.form(word - 1).isdigit() and page.form(word + 1).isdigit()):
        return _begin(page, word + 1, word)
    that = page.particle(word, "that")
    if that and not _governed(page, word, joins):
        return _begin(page, word, word)
    if word in page.opened and _speech_opens(page, report, word, at):
        return _begin(page, word, word - 1)
    if form in joins and page.particle(word, "preposition") and _leads(page, report, word, at):
        return _begin(page, word + 1, word)
    if "ب" in joins and carries_b(page, word):
        return Begun(word, page.reading.words.position(word, 1), word)
    if "object" in report.entry.joins:
        return _bare(page, word, at)
    return None


def _leads(page: Page, report: Report, word: int, at: int) -> bool:
    """Whether a preposition that a cue takes leads to its content here."""
    form = page.form(word)
    if form == "علي" and report.entry.id in ("stress", "affirm"):  # «شدد على ضرورة», not «شدد الحصار على القرية»
        return page.that(word + 1) or page.reading.hits.at("happenings", word + 1) is not None
    near = word == at or page.form(word - 1) in PAUSES
    return near or form in ("الي", "عن", "ب") or (report.entry.strict and form != "في")


def _speech_opens(page: Page, report: Report, word: int, at: int) -> bool:
    """Whether a quotation is speech joined without أن or colon: right after cue or source, or after a comma."""
    quotation = page.opened[word]
    if page.is_name(quotation) or (quotation.last - quotation.first < _SPEECH and page.form(quotation.last + 1) != ""):
        return False
    return word == at or page.form(word - 1) in PAUSES or quotation.last - quotation.first > _LONG


def _governed(page: Page, word: int, joins: set[str]) -> bool:
    """Whether a preposition («قبل أن») or a modal («يمكن أن») that is no joint of the cue leads to أن."""
    if page.form(word) != "ان":
        return False
    before = page.particle(word - 1, "preposition")
    return (before is not None and page.form(word - 1) not in joins) or page.particle(word - 1, "modal") is not None


def _bare(page: Page, word: int, at: int) -> Begun | None:
    """Content that follows without any joint: at once, or as a noun of happening after an adjunct."""
    happening = page.reading.hits.at("happenings", word)
    if happening and happening.entry.kind == "act":
        return None
    if (
        word == at
        and page.form(word)[:1].isalpha()
        and not page.particle(word, "preposition", "adverb", "clause", "relative", "auxiliary")
        and word not in page.dated
    ):
        return _plainly(page, word)
    if word == at and word in page.opened:
        return Begun(word + 1, page.reading.words.starts[word + 1], word - 1)
    if word > at and happening and not happening.proclitic and not page.particle(word - 1, "preposition"):
        return _plainly(page, word)
    return None


def _plainly(page: Page, word: int) -> Begun:
    """Content without any joint."""
    return Begun(word, page.reading.words.starts[word], word - 1)


def _begin(page: Page, word: int, joint: int) -> Begun | None:
    """Content from a word on, without a second joint («: إن», «على أن») before it."""
    for _ in range(3):
        if page.form(word) in (":", "،", ",", "-"):
            word += 1
        elif (that := page.particle(word, "that")) is not None and page.form(word) != "الا":
            if _subject_of(page, word) and that.last not in page.opened:
                return Begun(word, page.reading.words.starts[word], joint)
            word = that.last
        else:
            break
    if word >= len(page.quoted) or page.form(word) in ("\n", ".", ""):
        return None
    return Begun(word, page.reading.words.starts[word], joint)


def _subject_of(page: Page, word: int) -> bool:
    """Whether أن carries the pronoun that its clause speaks of: «أنها انسحبت» loses its subject without it."""
    return page.form(word).lstrip("وب") not in ("ان", "ما") and len(page.form(word)) > 2


def _apart(page: Page, other: Report, limit: int) -> int | None:
    """The joint of the main cue after a participle or attribution set between pauses: «وقال، واصفاً …: إن …»، «، نقلاً عن شاهد، إن …»."""
    if other.shape == "verb":
        return None
    inner = other.shape == "according"
    for k in range(other.last, min(limit, other.last + _REACH)):
        if (page.form(k) == ":" and page.that(k + 1)) or (page.form(k) in PAUSES and (page.that(k + 1) or k + 1 in page.opened) and inner):
            return k
        inner = inner or page.that(k) or "ب" in other.entry.joins or "object" in other.entry.joins
    return None


def close(page: Page, first: int, start: int, joint: int, limit: int, end: int, whole: bool = True) -> Content | None:
    """The content that begins at a word: its quotation where that is all, else the words up to `end`, where another report begins."""
    quotation = page.opened.get(first)
    if quotation is not None:
        after_mark = quotation.last + quotation.closed
        if (
            not whole
            or not quotation.closed
            or after_mark >= limit
            or page.form(after_mark) in PAUSES
            or page.form(after_mark) in STOPS
            or after_mark == end
            or _leaves(page, quotation, after_mark)
            or _ends_line(page, after_mark)
        ):
            return quoted(page, quotation, joint)
    return _trimmed(page, first, start, min(end, first + MOST), joint)


def quoted(page: Page, quotation: Quotation, joint: int) -> Content:
    """All of a quotation, without أن at its head."""
    first = quotation.first
    if page.that(first) and not _subject_of(page, first) and first + 1 < quotation.last:
        first += 1
    last = _over_lines(page, quotation)
    while last > first + 1 and (page.form(last - 1) == "." or page.form(last - 1) in PAUSES):
        last -= 1
    words = page.reading.words
    return Content(first, last, words.starts[first], words.ends[last - 1], "direct", joint)


def _leaves(page: Page, quotation: Quotation, word: int) -> bool:
    """Whether the article goes on in its own words after a long quotation: «قال "…" ومضى»."""
    return quotation.last - quotation.first > _LONG and page.form(word).startswith("و") and len(page.form(word)) > 1


def _over_lines(page: Page, quotation: Quotation) -> int:
    """The word after a quotation that is closed in one of the next lines only; its own end where none closes it."""
    if quotation.closed or page.form(quotation.last) != "\n":
        return quotation.last
    blocks = page.reading.layout.blocks
    number = bisect_right(blocks, quotation.first, key=lambda b: b.first)
    for block in blocks[number : number + _LINES]:
        mark = next((k for k in range(block.first, block.last) if page.form(k) in '"»”«“'), None)
        if block.kind != "paragraph" or (mark in page.opened and mark != block.first):
            return quotation.last
        if mark in page.opened and page.opened[mark].closed:
            return page.opened[mark].last
        if mark is not None and mark not in page.opened:
            return mark
    return quotation.last


def _ends_line(page: Page, word: int) -> bool:
    return page.form(word) in ("\n", "", ")", ":") or page.particle(word, "adverb") is not None


def _trimmed(page: Page, first: int, start: int, last: int, joint: int) -> Content | None:
    words, whole = page.reading.words, last
    while last > first and (
        page.form(last - 1) in PAUSES
        or page.form(last - 1) in STOPS
        or page.form(last - 1) in (":", "\n", "و", "…", "(")
        or _open_mark(page, first, last - 1)
    ):
        last -= 1
    if page.form(first) in '"«“' and last > first + 1:
        first += 1
        start = words.starts[first]
    if last <= first:
        return None
    return Content(first, last, start, words.ends[last - 1], mode(page, first, whole), joint)


def _open_mark(page: Page, first: int, word: int) -> bool:
    """Whether a quote mark at the end of a content closes nothing that was opened in it."""
    if page.form(word) not in '"»”«“':
        return False
    inside = page.quoted[word - 1] if word else None
    return word in page.opened or inside is None or inside.first <= first + 1


def mode(page: Page, first: int, last: int) -> str:
    """Whether words are partly quoted or not at all; names in quote marks are no speech."""
    for word in range(first - 1, last):
        if (word in page.opened and not page.is_name(page.opened[word])) or (page.form(word) in '"»”' and word in page.stray):
            return "mixed"
    return "indirect"
