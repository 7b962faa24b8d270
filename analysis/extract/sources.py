"""Sources: the words that name who speaks, beside a cue or left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.extract.cues import Report, heads_clause
from analysis.extract.page import PAUSES, STOPS, Page
from analysis.extract.phrases import Phrase, may_begin, phrase, span

_THIS = frozenset({"هذه", "هذا", "تلك", "ذلك", "نفس", "ذات", "اخر", "احدث"})
_NEAR = 7  # words from a relative pronoun back to its noun
_BACK = 60  # words from a cue back to the subject of its sentence
_IMPERSONAL = frozenset({"believe", "expect", "fear", "rumour", "informed_passive", "estimate", "allege"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks by a cue: a phrase or none, the word from which the content is sought, and how it was found."""

    phrase: Phrase | None
    at: int
    how: str  # after, before, dropped, impersonal


def beside(page: Page, report: Report, first: int, limit: int, others: Mapping[int, Report]) -> Source:
    """The source of a verb: after it, before it, before its relative pronoun, or dropped.

    `first` and `limit` bound the sentence, `others` are its reports by first word.
    """
    at = asides(page, report.last, limit)
    if report.shape == "participle" or report.entry.id == "word_of":
        return Source(None, report.last, "dropped")
    relative = report.first - 1
    while page.particle(relative, "auxiliary"):
        relative -= 1
    behind = phrase(page, at, limit, _joins(report), others.keys())
    if behind is not None and not _told(page, behind, report):
        behind = None
    if page.form(report.last - 1).endswith(("وا", "ون")):  # a plural verb has its subject before it
        behind = None
    if page.particle(relative, "relative") and not (behind and (page.that(behind.last) or page.named(behind.first))):
        if report.entry.id in _IMPERSONAL:
            return Source(None, report.last, "impersonal")
        antecedent = None if report.pronoun else _antecedent(page, relative, first, others)  # «التي وصفها»: described, not speaking
        return Source(antecedent, report.last, "before" if antecedent else "dropped")
    begin = clause_start(page, report.first, first, others)
    ahead = (
        None if report.joined or heads_clause(page, report.first, begin) else _subject(page, begin, report.first, others, behind is None)
    )
    if ahead and behind and page.form(report.first - 1) in PAUSES and page.named(behind.first):
        ahead = None
    if ahead and report.entry.id in _IMPERSONAL and not _adjacent(page, ahead.last, report.first):
        ahead = None
    if ahead and (behind is None or _adjacent(page, ahead.last, report.first) or not page.named(behind.first)):
        return Source(ahead, report.last, "before")
    if behind is not None:
        return Source(behind, behind.last, "after")
    impersonal = (
        report.entry.id in _IMPERSONAL and report.shape == "verb" and page.form(report.last - 1).lstrip("وف")[:1] in ("ي", "ق", "ا")
    )
    return Source(None, report.last, "impersonal" if impersonal else "dropped")


def _joins(report: Report) -> tuple[str, ...]:
    return tuple({"إلى": "الي", "على": "علي"}.get(j, j) for j in report.entry.joins)


def _told(page: Page, found: Phrase, report: Report) -> bool:
    """Whether words after a cue can be its subject: what a bare cue announces cannot."""
    happening = page.reading.hits.at("happenings", found.first)
    if report.pronoun and not page.named(found.first):
        return True
    return not (happening and "object" in report.entry.joins and not page.named(found.first))


def asides(page: Page, word: int, limit: int) -> int:
    """The word after adverbs, days and bracketed days: «وقال أمس (الجمعة) …»."""
    while word < limit:
        adverb = page.particle(word, "adverb", "opener")
        if adverb and page.mention(word) is None:
            word = adverb.last
        elif word in page.dated:
            word = page.dated[word]
        elif page.form(word) in ("فيه", "فيها"):
            word += 1
        elif page.form(word) == "(" and word + 2 < limit and page.form(word + 2) == ")" and word + 1 in page.dated:
            word += 3
        else:
            break
    return word


def clause_start(page: Page, word: int, first: int, others: Mapping[int, Report]) -> int:
    """First word of the clause that holds a word: after أن, a conjunction, another report or the start of its sentence."""
    lowest = max(first, word - _BACK)
    for k in range(word - 1, lowest - 1, -1):
        if k in others:
            return _after_report(page, others[k], word)
        if page.form(k) in ("؛", "\n", ":") or page.that(k):
            return k + 1
        if page.particle(k, "clause") or (k in page.opened and page.quoted[word] is page.opened[k]):
            hit = page.particle(k, "clause")
            return hit.last if hit else k + 1
    return lowest


def _after_report(page: Page, other: Report, word: int) -> int:
    """Where a clause begins after an earlier report: behind the pause that ends an attribution, nowhere after a verb."""
    if other.shape == "according":
        return next((k + 1 for k in range(other.last, word) if page.form(k) in PAUSES), word)
    return word if other.shape == "verb" else other.last


def _subject(page: Page, begin: int, limit: int, others: Mapping[int, Report], alone: bool) -> Phrase | None:
    """The noun phrase at the head of a clause, which the verb at `limit` follows; an unknown one only where it stands `alone`."""
    at, after_was = begin, False
    while at < limit:
        skip = page.particle(at, "opener", "auxiliary", "adverb", "clause")
        if skip and page.mention(at) is None:
            after_was = after_was or skip.entry.id == "auxiliary"
            at = skip.last
        elif at in page.dated:
            at = page.dated[at]
        elif page.form(at) in PAUSES or page.form(at) in '"«»':
            if at in page.opened and page.is_name(page.opened[at]):
                break
            at += 1
        else:
            break
    if at >= limit or not may_begin(page, at):
        return None
    found = phrase(page, at, limit, (), others.keys())
    if found is None or after_was or _nominal(page, at):
        return found
    verbal = page.form(at + 1).startswith("ال") or page.named(at + 1)  # «ألقى الأمين العام …»: a verb before its subject
    return found if alone and not verbal and found.last - at <= 8 and _adjacent(page, found.last, limit) else None


def _nominal(page: Page, word: int) -> bool:
    """Whether a noun that may be a subject stands here, not a verb at the head of its clause."""
    form = page.form(word)
    return page.named(word) or form.removeprefix("و").removeprefix("ف").startswith("ال")


def _adjacent(page: Page, last: int, cue: int) -> bool:
    """Whether nothing but pauses, adverbs, days and auxiliaries stand between a subject and its verb."""
    return heads_clause(page, cue, last)


def _antecedent(page: Page, relative: int, first: int, others: Mapping[int, Report]) -> Phrase | None:
    """The noun that a relative pronoun takes up: the last source noun, office or name before it."""
    last = relative - (page.form(relative - 1) in PAUSES)
    lowest = max(first, relative - _NEAR)
    best = None
    for k in range(last - 1, lowest - 1, -1):
        if page.that(k) or page.form(k) in STOPS or (page.form(k) in PAUSES and best is not None):
            break
        hits = [page.reading.hits.at(layer, k) for layer in ("sources", "offices", "forces")]
        mention = page.mention(k)
        if any(hits) or (mention and mention.kind in ("person", "actor", "organisation", "medium")):
            best = k
            if any(hits):
                break
    return span(page, best, last) if best is not None and best < last else None


def according(page: Page, report: Report, limit: int, others: Mapping[int, Report]) -> Phrase | None:
    """The source right after «بحسب»; None where what follows is no source («بحسب القانون»)."""
    at = asides(page, report.last, limit)
    if page.form(at) == "ل":
        at += 1
    if page.form(at) == "قول" or page.form(at) == "ما":
        at += 1
    led = page.form(at).startswith("ل") and page.form(report.last - 1).endswith("ا") and report.entry.id == "according"
    found = _led_by_l(page, at, limit, others) if led else phrase(page, at, limit, (), others.keys())
    if found is None:
        return None
    head = found.first + (page.form(found.first) in _THIS)
    return found if report.entry.id == "according_clause" or page.named(head) or head in page.opened else None


def _led_by_l(page: Page, at: int, limit: int, others: Mapping[int, Report]) -> Phrase | None:
    """«وفقاً لقناة …»: the phrase begins after ل."""
    rest = phrase(page, at + 1, limit, (), others.keys())
    name = page.mention(at)
    last = page.reading.words.first_at(name.end - 1) + 1 if name else rest.last if rest else at + 1
    words = page.reading.words
    start = words.position(at, 1) if page.form(at)[1:2] != "ل" else words.starts[at]
    return Phrase(at, last, start, words.ends[last - 1])


def relayed(page: Page, report: Report, at: int, limit: int, others: Mapping[int, Report]) -> Source | None:
    """The origin of a relay, after its preposition: «نقلت الأناضول عن مصادر … قولها»; None without one."""
    prepositions = set(_joins(report))
    for word in range(at, min(limit, at + 25)):
        if page.form(word) in prepositions and page.particle(word, "preposition"):
            found = phrase(page, word + 1, limit, (), others.keys())
            return Source(found, found.last, "after") if found else None
        if page.that(word) or page.form(word) in STOPS or page.form(word) == ":" or (word > at and word in others):
            return None
    return None
