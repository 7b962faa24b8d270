"""Extents: where a name, a bracket or an aside that begins at a word ends."""

from analysis.extract.clitics import addressed
from analysis.extract.page import Page

_BRACKET = 8  # words
_ASIDES = frozenset(("فيه", "فيها", "قبل", "بعد", "("))


def after_name(page: Page, word: int) -> int:
    """The word after the name that begins at a word; the next word where none does."""
    mention = page.mention(word)
    if mention is None:
        return word + 1
    last = page.mentions.lasts[word]
    if mention.kind == "role":
        told = (k for k in range(word + 1, last) if addressed(page, k) or _told(page, k))
        last = next(told, last)  # «مدير المرصد لوكالة …», «رئيس مجلس المحافظة وجود …»
    while last - 1 > word and last - 1 in page.dated:  # «وزير الإعلام أمس»
        last -= 1
    return last


def after_name_within(page: Page, word: int, limit: int) -> int:
    """The word after the name that begins at a word before `limit`, `limit` at most."""
    return word + 1 if page.mention(word) is None else min(after_name(page, word), limit)


def after_bracket(page: Page, word: int, limit: int) -> int | None:
    """The word after the bracket that opens at a word; None where none closes it soon."""
    for k in range(word + 1, min(limit, word + _BRACKET)):
        if page.form(k) == ")":
            return k + 1
    return None


def _told(page: Page, word: int) -> bool:
    """Whether an indefinite noun of happening stands after a definite noun: it is told, and names nobody."""
    happening = page.on["happenings"](word)
    bare = happening is not None and not happening.article and not happening.proclitic and happening.entry.kind == "event"
    return bare and page.form(word - 1).startswith("ال")


def asides(page: Page, word: int, limit: int) -> int:
    """The word after adverbs, days and bracketed days: «وقال أمس (الجمعة) …»."""
    while word < limit:
        if page.kind(word) in ("adverb", "opener") and page.mention(word) is None:
            word = page.particles[word].last
        elif word in page.dated:
            word = page.dated[word]
        elif (form := page.form(word)) not in _ASIDES:
            break
        elif form in ("قبل", "بعد"):
            if page.form(word + 1) != "ذلك":
                break
            word += 2  # «قال قبل ذلك إن»
        elif form != "(":
            word += 1
        elif word + 2 < limit and page.form(word + 2) == ")" and word + 1 in page.dated:
            word += 3
        else:
            break
    return word
