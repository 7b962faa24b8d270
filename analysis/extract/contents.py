"""Contents: what is said, from the word that joins it to its cue to the end of its clause or quotation."""

from bisect import bisect_right

from analysis.extract.beginnings import LONG, subject_of
from analysis.extract.layout import Quotation
from analysis.extract.page import PAUSES, STOPS, Page
from analysis.rowclass import rowclass

CLOSING = frozenset('"»”')
_MARKS = frozenset('"»”«“')
_NO_END = PAUSES | STOPS | {":", "\n", "و", "…", "("}  # a content ends before them
_SCARE = 3  # words in quote marks that are a hedge
_SPEECH = 8  # words; so long a quotation is all that is said
MOST = 250  # words of a content that is no quotation
_LINES = 4  # lines over which a quotation may run


@rowclass
class Content:
    """Words first … last - 1, which are text[start:end]; `joint` is the last word of what joins it to its cue."""

    first: int
    last: int
    start: int
    end: int
    mode: str  # direct, indirect, mixed
    joint: int


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
    end = min(end, first + MOST)
    return _trimmed(page, first, start, page.bullet(first, end), joint)


def quoted(page: Page, quotation: Quotation, joint: int) -> Content:
    """All of a quotation, without أن at its head."""
    first = quotation.first
    if page.that(first) and not subject_of(page, first) and first + 1 < quotation.last:
        first += 1
    last = _over_lines(page, quotation)
    while last > first + 1 and (page.form(last - 1) == "." or page.form(last - 1) in PAUSES):
        last -= 1
    words = page.words
    return Content(first, last, words.starts[first], words.ends[last - 1], "direct", joint)


def marked(page: Page, content: Content) -> Content:
    """A content of few words in quote marks with its marks: a word held at a distance («اعترف بـ"خسائر"») is no speech."""
    first, last = content.first - 1, content.last
    if content.mode != "direct" or content.last - content.first > _SCARE or first not in page.opened or page.form(last) not in CLOSING:
        return content
    words = page.words
    return Content(first, last + 1, words.starts[first], words.ends[last], "mixed", content.joint)


def _leaves(page: Page, quotation: Quotation, word: int) -> bool:
    """Whether the article goes on in its own words after a long quotation: «قال "…" ومضى»."""
    length, form = quotation.last - quotation.first, page.form(word)
    if length > _SPEECH and page.kind(word) == "preposition":  # «"…" في إشارة إلى …»
        return True
    return length > LONG and form.startswith("و") and len(form) > 1


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
    return page.form(word) in ("\n", "", ")", ":") or page.kind(word) == "adverb"


def _trimmed(page: Page, first: int, start: int, last: int, joint: int) -> Content | None:
    words, whole = page.words, last
    while last > first and ((end := page.form(last - 1)) in _NO_END or (end in _MARKS and _open_mark(page, first, last - 1))):
        last -= 1
    quotation = page.opened.get(first)
    inner = quotation is not None and quotation.closed and quotation.last + 1 < last  # «"بوينغ" عممت …»
    head = page.form(first)
    if head in '"«“' and last > first + 1 and not inner:
        first += 1
        start, head = words.starts[first], page.form(first)
    if head == "(" and page.form(last - 1) == ")" and page.form(joint) == ":" and last - first > _SPEECH:
        first, last = first + 1, last - 1  # «كتب: (النصر قريب …)»
        return Content(first, last, words.starts[first], words.ends[last - 1], "direct", joint)
    if last <= first:
        return None
    return Content(first, last, start, words.ends[last - 1], mode(page, first, whole), joint)


def _open_mark(page: Page, first: int, word: int) -> bool:
    """Whether a quote mark at the end of a content closes nothing that was opened in it."""
    inside = page.quoted[word - 1] if word else None
    return word in page.opened or inside is None or inside.first <= first + 1


def mode(page: Page, first: int, last: int) -> str:
    """Whether words are partly quoted or not at all; names in quote marks are no speech."""
    for word in page.marks_in(first - 1, last):
        if (word in page.opened and not page.is_name(page.opened[word])) or (page.form(word) in '"»”' and word in page.stray):
            return "mixed"
    return "indirect"
