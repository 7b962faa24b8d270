"""Layout of an article: its lines by kind, its sentences, its quotations.

Share buttons, the headline of another article under «اقرأ أيضاً» and the label under the text are not the report.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from analysis.lexicon.matching import Hits
from analysis.rowclass import rowclass
from analysis.text.words import Words

REPORT = frozenset({"title", "subtitle", "heading", "paragraph"})
_NUMERIC_DATE = re.compile(r"\b\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}\b")
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_STOPS = ".!؟?"
_OPENING, _CLOSING, _STRAIGHT = "«“„", "»”", '"'
_MARKS = frozenset(_OPENING + _CLOSING + _STRAIGHT)
_HEADER_LINES = 12  # a dateline stands among the first lines
_DATELINE = 70  # code points; a longer line with a date is told, not stamped
_HEADING = 80  # code points; longer lines are paragraphs
_INITIALS = 3  # letters of the spelt name of a letter
_SIGNED = 12  # words of a line that signs
_NOBODY = (["خاص"], ["متابعات"], ["وكالات"])  # «المصدر أونلاين - خاص»
_NAME = 6  # words; a stop inside a quotation no longer than this belongs to a name


@rowclass
class Block:
    """A line of the text: words first … last - 1, text[start:end]."""

    kind: str  # title, subtitle, heading, paragraph, byline, dateline, share, related_label, related, repeat, label
    first: int
    last: int
    start: int
    end: int

    @property
    def report(self) -> bool:
        """Whether the line belongs to the report itself."""
        return self.kind in REPORT


@rowclass
class Sentence:
    """Words first … last - 1 of one block, the stop at the end included."""

    first: int
    last: int
    start: int
    end: int
    block: int  # number of the block


@rowclass
class Quotation:
    """What stands between two quote marks: words first … last - 1, text[start:end], marks not included."""

    first: int
    last: int
    start: int
    end: int
    closed: bool  # False where no mark ends it: it then runs to the end of its line


@rowclass
class Layout:
    """Lines, sentences of the report, quotations and the marks that have no partner."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    told: tuple[Sentence | None, ...] = field(repr=False)  # the sentence of each word; None in lines that are not the report
    quotations: tuple[Quotation, ...]
    stray_marks: tuple[int, ...]  # word numbers
    author: str | None
    outlet_line: tuple[int, int] | None  # words that name the outlet in the byline


def lay_out(words: Words, hits: Hits) -> Layout:
    """Layout of a text."""
    lines = list(_lines(words))
    blocks = tuple(_blocks(words, hits, lines))
    quotations: list[Quotation] = []
    stray: list[int] = []
    for block in blocks:
        _pair(words, block, quotations, stray)
    inside = {i for q in quotations if q.closed and q.last - q.first <= _NAME for i in range(q.first, q.last)}
    sentences = tuple(s for number, block in enumerate(blocks) if block.report for s in _sentences(words, block, number, inside))
    author, outlet = _signed(words, hits, blocks)
    told: list[Sentence | None] = [None] * len(words)
    for sentence in sentences:
        told[sentence.first : sentence.last] = [sentence] * (sentence.last - sentence.first)
    return Layout(blocks, sentences, tuple(told), tuple(quotations), tuple(stray), author, outlet)


def _lines(words: Words) -> Iterator[tuple[int, int]]:
    first = 0
    for i in words.signs:
        if words.forms[i] == "\n":
            if i > first:
                yield first, i
            first = i + 1
    if len(words) > first:
        yield first, len(words)


def _blocks(words: Words, hits: Hits, lines: Sequence[tuple[int, int]]) -> Iterator[Block]:
    seen: set[tuple[str, ...]] = set()
    body = False  # whether a paragraph has come
    related = False  # whether the line before announces another article
    for number, (first, last) in enumerate(lines):
        start, end = words.starts[first], words.ends[last - 1]
        forms = tuple(words.forms[first:last])
        mark = hits.on["layout"](first)
        short = end - start <= _HEADING and forms[-1] not in _STOPS and forms[-1] not in "،:؛,;"
        if mark and mark.last >= last - 1:
            kind = mark.entry.kind
        elif forms[0] == "list" and forms[-1].isdigit():
            kind = "related_label"  # «list 1 of 2» of a page read aloud
        elif (short and mark and mark.entry.kind == "related_label" and words.forms[mark.last] == ":") or (related and short):
            kind = "related"
        elif len(forms) > 2 and forms in seen:
            kind = "repeat"
        elif not body and len(lines) > 1 and number < _HEADER_LINES and _is_dateline(words, hits, first, last):
            kind = "dateline"
        elif not body and number < _HEADER_LINES and short and _is_byline(words, hits, first, last):
            kind = "byline"
        elif len(lines) == 1 or not short:
            kind, body = "paragraph", True
        else:
            kind = "title" if number == 0 else "heading" if body else "subtitle"
        seen.add(forms)
        related = kind == "related_label"
        yield Block(kind, first, last, start, end)


def _is_dateline(words: Words, hits: Hits, first: int, last: int) -> bool:
    """A short line of figures and day names around a date."""
    line = words.view(first, last)
    if len(line) > _DATELINE:
        return False
    return bool(_NUMERIC_DATE.search(line) or (_YEAR.search(line) and any(hits.between("months", first, last))))


def _is_byline(words: Words, hits: Hits, first: int, last: int) -> bool:
    """«فلان- الصحيفة», «بقلم فلان»: few words, a dash or bar before or after the name of a medium; «بغداد/ الوكالة» tells where."""
    medium, beside = _signature(words, hits, first, last)
    return medium is not None and not _is_place(hits, *beside)


def _signature(words: Words, hits: Hits, first: int, last: int) -> tuple[tuple[int, int] | None, tuple[int, int]]:
    """The words of a medium that a short line names before or after a dash or bar, and those on its other side."""
    for hit in hits.between("media", first, last) if last - first <= _SIGNED else ():
        bar = _bar(words, first, last, hit.first, hit.last)
        if bar is not None:
            return (hit.first, hit.last), (first, bar) if bar < hit.first else (bar + 1, last)
    return None, (first, first)


def _is_place(hits: Hits, first: int, last: int) -> bool:
    place = hits.at("places", first)
    return place is not None and place.last == last


def _bar(words: Words, first: int, last: int, begin: int, end: int) -> int | None:
    if begin - 1 > first and words.forms[begin - 1] in "-|/":
        return begin - 1
    return end if end < last - 1 and words.forms[end] in "-|/" else None


def _signed(words: Words, hits: Hits, blocks: Sequence[Block]) -> tuple[str | None, tuple[int, int] | None]:
    """The author and the words that name the outlet, by the byline; by «بغداد/ الوكالة» the outlet alone."""
    byline = next((b for b in blocks if b.kind == "byline"), None)
    if byline is not None:
        medium, beside = _signature(words, hits, byline.first, byline.last)
        named = medium is not None and words.forms[beside[0] : beside[1]] not in _NOBODY
        return words.quote(*beside) if named else None, medium
    for block in blocks[:_HEADER_LINES]:
        medium, beside = _signature(words, hits, block.first, block.last) if block.kind == "subtitle" else (None, (0, 0))
        if medium is not None and _is_place(hits, *beside):
            return None, medium
    return None, None


def _pair(words: Words, block: Block, quotations: list[Quotation], stray: list[int]) -> None:
    opened: int | None = None
    for i in words.signs_in(block.first, block.last):
        form = words.forms[i]
        if form not in _MARKS:
            continue
        if form in _OPENING or (form == _STRAIGHT and (opened is None or not words.glued(i)) and _leads(words, i, block.last)):
            if opened is not None:
                stray.append(opened)
            opened = i
        elif opened is None:
            stray.append(i)
        else:
            quotations += _between(words, opened, i, True)
            opened = None
    if opened is not None:
        stray.append(opened)
        quotations += _between(words, opened, block.last, False)


def _between(words: Words, mark: int, last: int, closed: bool) -> list[Quotation]:
    """The quotation from a mark to a word; none where nothing stands between them."""
    first = mark + 1
    return [Quotation(first, last, words.starts[first], words.ends[last - 1], closed)] if last > first else []


def _leads(words: Words, i: int, last: int) -> bool:
    """Whether a straight mark has its quotation after it: a word follows it without a space."""
    return i + 1 < last and (words.glued(i + 1) or not words.glued(i)) and words.forms[i + 1] not in "،.؛,:"


def _sentences(words: Words, block: Block, number: int, inside: set[int]) -> Iterator[Sentence]:
    first = block.first
    for i in words.signs_in(block.first, block.last):
        if words.forms[i] in _STOPS and _ends(words, i, block, inside):
            after = i + 1
            while after < block.last and words.forms[after] in '"»”)' and words.glued(after):
                after += 1
            yield Sentence(first, after, words.starts[first], words.ends[after - 1], number)
            first = after
    if first < block.last:
        yield Sentence(first, block.last, words.starts[first], words.ends[block.last - 1], number)


def _ends(words: Words, i: int, block: Block, inside: set[int]) -> bool:
    if words.forms[i] != ".":
        return True
    before, after = words.forms[i - 1] if i > block.first else "", words.forms[i + 1] if i + 1 < block.last else ""
    if i in inside or after == "." or before == "." or (len(before) == 1 and before.isalpha()):
        return False
    if not after or not words.glued(i + 1):
        return True
    spelt = words.glued(i) and max(len(before), len(after)) <= _INITIALS and after.isalpha()  # «شركة (جي.ايه.سي)»
    return not spelt and not after.isdigit()
