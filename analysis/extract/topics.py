"""What a claim is about, which words in it the outlet keeps at a distance, and when it was said."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from analysis.extract.contents import Content
from analysis.extract.dates import Date
from analysis.extract.page import Page
from analysis.extract.phrases import Phrase
from analysis.lexicon.matching import Hit

_SCARE = 4  # words; a longer quotation is speech


def topics(page: Page, content: Content | None) -> Sequence[Hit]:
    """Words of a content that tell its topics, in order."""
    return page.hits.between("topics", content.first, content.last) if content else ()


def joined(topics: Sequence[Hit]) -> str | None:
    """Topic ids in order of their first words, joined with '+'."""
    return "+".join(dict.fromkeys([hit.entry.id for hit in topics])) if topics else None


def reasons(page: Page, source: Phrase | None, content: Content | None, at: int, topics: Sequence[Hit]) -> Iterable[str]:
    """Rules of the words that the source phrase, the occasion between it and the content, and the content's topics rest on."""
    hits = page.hits
    found: list[Hit] = []
    if source:
        for layer in ("sources", "offices", "adjectives"):
            found += hits.between(layer, source.first, source.last)
    if content:
        if at < content.first:
            found += hits.between("sources", at, content.first)
        happening = page.on["happenings"](content.first)
        if happening is not None and happening.last == content.first + 1:
            found.append(happening)
    found += topics
    return dict.fromkeys([hit.rule for hit in found]) if found else ()


def hedged(page: Page, content: Content) -> str | None:
    """The rule of the first word that leaves a content open; None where nothing does."""
    return next((hit.rule for hit in page.hits.between("hedges", content.first, content.last)), None)


def scare_quotes(page: Page, content: Content) -> tuple[str, ...]:
    """Few words in quote marks inside a content that are neither a name nor all of it."""
    if content.mode == "indirect":  # nothing but names stands in quote marks
        return ()
    found = []
    free = content.first - 1
    for word in page.marks_in(content.first - 1, content.last):
        quotation = page.opened.get(word) if word >= free else None
        if (
            quotation
            and quotation.closed
            and quotation.last <= content.last
            and (quotation.first, quotation.last) != (content.first, content.last)
        ):
            if quotation.last - quotation.first <= _SCARE and not page.is_name(quotation):
                found.append(page.text[quotation.start : quotation.end])
            free = quotation.last + 1
    return tuple(found)


def said_on(dates: Sequence[Date], starts: Sequence[int], start: int, end: int, content: Content | None) -> str | None:
    """The date in text[start:end] outside the content: when it was said."""
    for i in range(bisect_left(starts, start), len(dates)):
        date = dates[i]
        if date.start >= end:
            return None
        if (content is None or date.end <= content.start or date.start >= content.end) and date.edtf and date.kind != "duration":
            return date.edtf
    return None
