"""Subjects: who stands before a reporting verb, at the head of its clause, after a conjunction or before a relative pronoun."""

from collections.abc import Mapping

from analysis.extract.clitics import proclitic
from analysis.extract.cues import Report, heads_clause
from analysis.extract.extents import after_name
from analysis.extract.page import BULLETS, PAUSES, STOPS, Page
from analysis.extract.phrases import Phrase, may_begin, phrase, span
from analysis.lexicon.matching import Hit

_STATES = frozenset("تتضمن يتضمن تشمل يشمل تحتوي يحتوي تضم يضم تمثل يمثل تعد يعد تشكل يشكل تقع يقع تبلغ يبلغ".split())
_KUNYA = frozenset({"ابو", "ام"})
_DESCRIBED = frozenset({"tell_of", "notify"})
_GOVERNING = frozenset({"ان", "لكن"})  # an accusative follows them
_SHORT = 4  # letters; less is no noun with the ending of the accusative
_REGARDING = frozenset({"يخص", "يتعلق"})  # «وفيما يخص القرية، قال القائد»
_NEAR = 7  # words from a relative pronoun back to its noun
_BACK = 60  # words from a cue back to the subject of its sentence
_LIGHT = frozenset(
    "اصبح اصبحت اصبحوا بات باتت باتوا ظل ظلت ظلوا اخذ اخذت بدا بدات بداوا راح جري جرت تم تمت يتم تتم".split()
)  # verbs that carry another verb or its noun
_OVER = STOPS | {":", "\n"}
_PARTING = BULLETS | frozenset("؛\n:")
_CLOSING = frozenset('"»”')
_SIGNS = _PARTING | _CLOSING | frozenset(".«“„")
_SPOKEN = 6  # words; a longer quotation is no name
_JOINED = 14  # words from a conjunction over its subject to the cue


def clause_start(page: Page, word: int, first: int, others: Mapping[int, Report]) -> int:
    """First word of the clause that holds a word: after أن, a conjunction, another report or the start of its sentence."""
    lowest = max(first, word - _BACK)
    for k in range(word - 1, lowest - 1, -1):
        if k in others:
            return _after_report(page, others[k], word)
        form = page.form(k)
        if form in _SIGNS and _parts(page, k, form, word):
            return k + 1
        if k in page.joints:
            return k + 1
    return lowest


def _parts(page: Page, mark: int, sign: str, word: int) -> bool:
    """Whether a sign parts a word behind it from the clause before."""
    if sign in _PARTING:
        return True
    if sign == ".":
        return dots(page, mark)
    return (sign in _CLOSING and _ended(page, mark, word)) or (mark in page.opened and page.quoted[word] is page.opened[mark])


def _after_report(page: Page, other: Report, word: int) -> int:
    """Where a clause begins after an earlier report: behind the pause that ends an attribution, nowhere after a verb."""
    if other.shape == "according":
        return next((k + 1 for k in range(other.last, word) if page.form(k) in PAUSES), word)
    return word if other.shape == "verb" else other.last


def subject(page: Page, begin: int, limit: int, others: Mapping[int, Report], alone: bool) -> Phrase | None:
    """The noun phrase at the head of a clause, which the verb at `limit` follows; an unknown one only where it stands `alone`."""
    at, after_was = begin, False
    while at < limit:
        if page.kind(at) in ("opener", "auxiliary", "adverb", "clause") and page.mention(at) is None:
            skip = page.particles[at]
            after_was = after_was or skip.entry.id == "auxiliary"
            if page.form(skip.last) in _REGARDING:
                return None
            at = skip.last
        elif at in page.dated:
            at = page.dated[at]
        elif page.form(at) in PAUSES or page.form(at) in '"«»' or page.form(at) in BULLETS:
            if at in page.opened and page.is_name(page.opened[at]):
                break
            at += 1
        else:
            break
    if at >= limit or not may_begin(page, at):
        return None
    found = phrase(page, at, limit, (), others.keys())
    if found is not None and not _STATES.isdisjoint(page.words.forms_in(at + 1, found.last)):
        return None  # «الوثائق تتضمّن شهادة …، تتحدّث»: another verb has this subject
    if found is None or after_was or _nominal(page, at):
        return found
    if page.form(at) in _LIGHT:
        return None
    verbal = page.form(at + 1).startswith("ال") or page.named(at + 1)  # «ألقى الأمين العام …»: a verb before its subject
    return (
        found
        if alone and not verbal and found.last - at <= 8 and (adjacent(page, found.last, limit) or _aside(page, found.last, limit))
        else None
    )


def _aside(page: Page, last: int, cue: int) -> bool:
    """Whether only a description between pauses stands between a name and its verb: «أبو محمد، نازح من الرقة، يقول»."""
    return page.form(last) in PAUSES and page.form(cue - 1) in PAUSES and cue - last <= _JOINED


def _nominal(page: Page, word: int) -> bool:
    """Whether a noun that may be a subject stands here, not a verb at the head of its clause."""
    form = page.form(word)
    if form.removeprefix("و") in _KUNYA and page.form(word + 1).isalpha():  # «أبو مازن يطالب»
        return True
    return page.named(word) or form.removeprefix("و").removeprefix("ف").startswith("ال")


def adjacent(page: Page, last: int, cue: int) -> bool:
    """Whether nothing but pauses, adverbs, days and auxiliaries stand between a subject and its verb."""
    return heads_clause(page, cue, last)


def antecedent(page: Page, relative: int, first: int, others: Mapping[int, Report]) -> Phrase | None:
    """The noun that a relative pronoun takes up: the last source noun, office or name before it."""
    last = relative - (page.form(relative - 1) in PAUSES)
    lowest = max(first, relative - _NEAR)
    best = None
    for k in range(last - 1, lowest - 1, -1):
        if page.that(k) or page.form(k) in STOPS or (page.form(k) in PAUSES and best is not None):
            break
        if page.hits.any(("sources", "offices", "forces"), k):
            best = k
            break
        mention = page.mention(k)
        if mention and mention.kind in ("person", "actor", "organisation", "medium"):
            best = k
    return span(page, best, last) if best is not None and best < last else None


def conjoined(page: Page, report: Report, first: int, others: Mapping[int, Report]) -> tuple[int, Phrase] | None:
    """Conjunction and subject of a verb whose clause is joined to another: «والحركة تقول», «علماً أن مصادر تحدثت», «أما الناطق فقال»."""
    if report.shape != "verb" or report.pronoun:
        return None
    topic = report.joined and page.form(report.first).startswith("ف")
    if report.joined and not topic:
        return None
    if page.kind(first) == "auxiliary":  # «وكان الجيش المؤلف من ألوية وكتائب أعلن»
        return None
    for k in range(report.first - 1, max(first, report.first - _JOINED) - 1, -1):
        form = page.form(k)
        if form in ("اما", "واما"):
            return _told_by(page, k, k + 1, report, others)
        if (joint := page.joints.get(k)) is not None:
            return _behind(page, joint, report, others)
        if k in others:
            if others[k].entry.id in _DESCRIBED:  # «لكن ضابطاً تحدث للصحيفة أقر»
                continue
            return None
        if form in _OVER:
            return None
        if not form.startswith("و"):
            continue
        if not topic and proclitic(page, k) and (found := _told_by(page, k, k, report, others)):
            return found
        if form == "و" and k + 1 in page.opened and (found := _told_by(page, k, k + 1, report, others)):  # «و"الحركة" تعترف»
            return found
    return None


def _behind(page: Page, joint: Hit, report: Report, others: Mapping[int, Report]) -> tuple[int, Phrase] | None:
    """Conjunction and subject where the subject follows a conjunction at once; «أن» is part of one after «مع» and «رغم» only."""
    first, id = joint.first, joint.entry.id
    if id == "circumstance" or (id == "that" and page.form(first - 1) not in ("مع", "رغم")):
        return None
    return _told_by(page, first - 1 if id == "that" else first, joint.last, report, others)  # «مع أن السلطات تنفي»


def _ended(page: Page, mark: int, word: int) -> bool:
    """Whether a quotation, longer than a name, ends with a mark before a word that stands outside it."""
    quotation = page.quoted[mark - 1] if mark else None
    return quotation is not None and quotation is not page.quoted[word] and quotation.last - quotation.first > _SPOKEN


def dots(page: Page, word: int) -> bool:
    """Whether a word is the last of the dots that part two statements of a headline: «انتهت الهدنة.. والجيش يقول»."""
    return page.form(word) == "." and page.form(word - 1) == "." and page.form(word + 1) != "."


def _speaks(page: Page, word: int) -> bool:
    """Whether somebody known, or a noun with the article, begins at a word: not «سفن وطائرات زعمت»."""
    known = page.mention(word) is not None or page.hits.any(("sources", "offices"), word)
    return known or page.form(word).removeprefix("و").startswith("ال")


def _told_by(page: Page, joint: int, begin: int, report: Report, others: Mapping[int, Report]) -> tuple[int, Phrase] | None:
    cue = report.first - (page.form(report.first - 1) == "فقد")  # «أما الحركة فقد أعلنت»
    found = phrase(page, begin, cue, (), others.keys()) if may_begin(page, begin) else None
    if found is None or page.form(begin) in _LIGHT or page.form(begin) in _REGARDING or not (joint < begin or _speaks(page, begin)):
        return None
    paused = any(page.form(k) in PAUSES for k in range(found.last, cue))
    if adjacent(page, found.last, cue):
        return (joint, found) if joint < begin or not paused else None  # «الإجرامية والجبانة، أكد»
    described = joint < begin and not paused and not any(page.that(k) for k in range(begin, cue))
    return (joint, _head(page, found)) if described and _indefinite(page, begin) else None


def _indefinite(page: Page, word: int) -> bool:
    """Whether the noun of a source stands at a word without article and name: what follows describes it («لكن سكاناً اتصلت بهم …»)."""
    hits, form = page.hits.among(("sources", "offices"), word), page.form(word)
    if len(form) > _SHORT and form.endswith("ا") and page.form(word - 1) in _GOVERNING:
        return True
    known = any(not hit.article and hit.entry.kind not in ("utterance", "document") for hit in hits)
    return known and page.mention(word) is None


def _head(page: Page, found: Phrase) -> Phrase:
    """The noun of a source with its adjectives and the place where it is: «سكاناً في المدينة»."""
    last = found.first + 1
    while page.hits.any(("adjectives", "nations"), last) or "\u064b" in page.written(last)[-2:]:
        last += 1
    if page.form(last) in ("في", "داخل", "من"):
        last = after_name(page, last + 1)
    return span(page, found.first, max(found.first + 1, last))
