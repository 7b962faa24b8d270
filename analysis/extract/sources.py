"""Sources: the words that name who speaks, beside a cue or left out."""

from collections.abc import Mapping

from analysis.extract.addressees import GOVERNED, disagrees, feminine_verb
from analysis.extract.clitics import addressed, carries_b, carries_l
from analysis.extract.cues import Report, heads_clause
from analysis.extract.extents import after_name, asides
from analysis.extract.page import PAUSES, STOPS, Page
from analysis.extract.phrases import Phrase, phrase, span
from analysis.extract.subjects import adjacent, antecedent, clause_start, conjoined, subject
from analysis.rowclass import rowclass
from analysis.text.fold import folded_words

_THIS = frozenset({"هذه", "هذا", "تلك", "ذلك", "نفس", "ذات", "اخر", "احدث"})
_FAR = 60  # words back to the verb that issued a statement
_ISSUED = frozenset("اصدر نشر وزع بث وجه القي عمم".split())
_NAME = 4  # words of a name that begins with ب
_TOLD = 6  # words of those who were told
FROM_HIM = frozenset(("عنه", "عنها", "عنهم", "عنهما"))
_ATTRIBUTED = 12  # words from an attribution to the verb of its source
_THERE_ARE = frozenset("هناك ثمه يوجد".split())  # «هناك من يقول»
_IMPERSONAL = frozenset({"believe", "expect", "fear", "rumour", "informed_passive", "estimate", "allege"})


@rowclass
class Source:
    """Who speaks by a cue: a phrase or none, the word from which the content is sought, and how it was found."""

    phrase: Phrase | None
    at: int
    how: str  # after, before, dropped, impersonal


def beside(page: Page, report: Report, first: int, limit: int, others: Mapping[int, Report]) -> Source:
    """The source of a verb: after it, before it, before its relative pronoun, or dropped.

    `first` and `limit` bound the sentence, `others` are its reports by first word.
    """
    if report.shape == "participle" or report.entry.id == "word_of":
        giver = _word_from(page, report, first, others) if report.entry.id == "word_of" else None
        return Source(giver, report.last, "before" if giver else "dropped")
    if page.form(report.first - 1) == "من" and page.form(report.first - 2).removeprefix("و") in _THERE_ARE:
        return Source(None, report.last, "impersonal")
    after = asides(page, report.last, limit)
    at = past_addressed(page, after, limit)
    relative = report.first - 1
    while page.kind(relative) == "auxiliary":
        relative -= 1
    what = page.form(report.first - 1) == "ما"
    answered = what and page.form(at) in GOVERNED  # «وهو ما ردت عليه البلدية بأن»
    at += answered
    if page.form(at) == "ذلك" and report.entry.id in ("affirm", "deny") and page.named(at + 1):  # «أكد ذلك مدير المستشفى»
        at += 1
    behind = _behind(page, report, at, limit, others)
    if page.kind(relative) == "relative":
        if behind is not None and report.pronoun:  # «الأمر الذي نفته البلدية»
            return Source(behind, asides(page, behind.last, limit), "after")
        if behind is None or not (page.that(behind.last) or page.named(behind.first)):
            return _relative(page, report, relative, first, others)
    named = _attributed(page, report, first, others) if behind is None else None
    if named is not None:
        return Source(named, report.last, "before")
    described = answered or (report.pronoun and what)  # «نتيجة ما وصفه بـ …»
    ahead = None if described or report.joined else _ahead(page, report, first, others, behind is None)
    near = ahead is not None and adjacent(page, ahead.last, report.first)
    if (ahead is None or not near or _two_clauses(page, ahead)) and (joined := conjoined(page, report, first, others)):
        return Source(joined[1], report.last, "before")
    if ahead and behind and page.form(report.first - 1) in PAUSES and page.named(behind.first):
        ahead = None
    aside = ahead is not None and page.form(ahead.last) in PAUSES and page.form(report.first - 1) in PAUSES
    if ahead and report.entry.id in _IMPERSONAL and not (near or (aside and behind is None)):
        ahead = None
    if ahead and (behind is None or near or not page.named(behind.first)):
        return Source(ahead, after, "before")
    if behind is not None:
        behind = _named_on(page, report, behind, limit, others)
        at = asides(page, behind.last, limit)
        return Source(behind, at if "ل" in report.entry.joins else _past_reporter(page, at, limit), "after")
    issued = _issuer(page, report, first, others) or _information(page, report, first, others)
    if issued is not None:
        return Source(issued, after, "before")
    impersonal = (
        report.entry.id in _IMPERSONAL and report.shape == "verb" and page.form(report.last - 1).lstrip("وف")[:1] in ("ي", "ق", "ا")
    )
    return Source(None, after, "impersonal" if impersonal else "dropped")


def _measured(page: Page, report: Report, word: int) -> bool:
    """Whether what is estimated begins at a word: «عدد القتلى»."""
    noun = page.reading.hits.on["happenings"](word)
    return "measure" in report.entry.joins and noun is not None and noun.entry.kind == "measure"


def _ahead(page: Page, report: Report, first: int, others: Mapping[int, Report], alone: bool) -> Phrase | None:
    """The subject at the head of a verb's clause; None where the verb heads it."""
    begin = clause_start(page, report.first, first, others)
    return None if heads_clause(page, report.first, begin) else subject(page, begin, report.first, others, alone)


def _relative(page: Page, report: Report, relative: int, first: int, others: Mapping[int, Report]) -> Source:
    """Who speaks in a relative clause: the noun that its pronoun takes up, unless it is spoken of."""
    if report.entry.id in _IMPERSONAL:
        return Source(None, report.last, "impersonal")
    described = report.pronoun or _other_gender(page, report, relative)  # «التي وصفها», «التي قال إنها»
    taken_up = None if described else antecedent(page, relative, first, others)
    return Source(taken_up, report.last, "before" if taken_up else "dropped")


def _named_on(page: Page, report: Report, found: Phrase, limit: int, others: Mapping[int, Report]) -> Phrase:
    """The source with the unknown name before أن that a cue with an object leaves out: «أعلن قائممقام القضاء محما خليل أن …»."""
    joins, last = report.entry.joins, found.last
    if "object" not in joins or "addressee" in joins or not page.on["offices"](found.first):
        return found
    while last < min(limit, found.last + _NAME) and _unknown(page, last) and last not in others:
        last += 1
    return span(page, found.first, last) if page.that(last) and last - found.last > 1 else found


def _unknown(page: Page, word: int) -> bool:
    """Whether a word is of no layer that would make it more than part of a name."""
    known = ("happenings", "particles", "sources", "adjectives", "forces", "placenouns", "losses", "takings", "attitudes")
    return page.form(word).isalpha() and word not in page.dated and not page.hits.any(known, word)


def _behind(page: Page, report: Report, at: int, limit: int, others: Mapping[int, Report]) -> Phrase | None:
    """The phrase after a verb that can be its subject."""
    if page.form(report.last - 1).endswith(("وا", "ون")):  # a plural verb has its subject before it
        return None
    if _carries_content(page, report, at):
        return None
    found = phrase(page, _past_medium(page, report, at, limit), limit, folded_words(report.entry.joins), others.keys())
    if found is not None and _measured(page, report, found.first):
        return None  # «مصدر، طلب عدم ذكر اسمه، قدّر عدد القتلى»
    return found if found is not None and _told(page, found, report) and not _accused(page, report, found) else None


def _two_clauses(page: Page, found: Phrase) -> bool:
    """Whether a verb stands in what looks like a subject: «الجيش يستعيد التلة والمعارضة تنفي»."""
    verbs = (page.hits.at("takings", k) for k in range(found.first + 1, found.last))
    return any(hit.shape == "present" for hit in verbs if hit)


def _other_gender(page: Page, report: Report, relative: int) -> bool:
    """Whether a relative pronoun cannot be the subject of the verb after it."""
    feminine = feminine_verb(page, report, page.form(report.last - 1))
    return page.form(relative) in ("التي" if not feminine else "الذي", "اللاتي")


def _attributed(page: Page, report: Report, first: int, others: Mapping[int, Report]) -> Phrase | None:
    """The source of an attribution right before a verb: «بحسب مسؤول محلي قال إن …»."""
    if report.joined or len(others) == 1:
        return None
    before = next((others[k] for k in range(report.first - 1, max(first, report.first - _ATTRIBUTED) - 1, -1) if k in others), None)
    if before is None or before.shape != "according" or before.entry.id == "in_own_words":
        return None
    found = according(page, before, report.first, others)
    return found if found is not None and found.last == report.first else None


def _accused(page: Page, report: Report, behind: Phrase) -> bool:
    """Whether the only noun after a cue is whom it accuses or describes: «وتتهم المقاومة بأنها …», not «واتهمته المقاومة بأنه …»."""
    if report.entry.id not in ("accuse", "describe") or report.pronoun or report.shape != "verb":
        return False
    at = behind.last + (page.form(behind.last) in PAUSES)
    if page.form(at) in GOVERNED:  # «تتهم القرار فيها بالتسرع»
        at += 1
    elif page.kind(behind.last) == "preposition":  # «في الجنوب، بأنها»
        begin, at = at, next((k for k in range(at, at + _TOLD) if page.that(k)), at)
        if any(page.mention(k) is not None and page.kind(k - 1) != "preposition" for k in range(begin + 1, at)):
            return False  # «حلفاء المدينة منذ أشهر أنقرة بأنها»: somebody else is accused
    if page.that(at):
        return page.particles[at].proclitic.endswith("ب")
    again = (page.particles[k] for k in range(at + 1, at + _NAME) if page.that(k))  # «… الوزيرة بطرس بأنه»: ب belongs to a name
    return (page.form(at) == "ب" or carries_b(page, at)) and not any(that.proclitic == "ب" for that in again)


def _carries_content(page: Page, report: Report, word: int) -> bool:
    """Whether what is said begins right after a cue: «أفاد بوقوع أسرى», «دعا لوقف القتال»."""
    joins = report.entry.joins
    return ("ب" in joins and carries_b(page, word)) or ("ل" in joins and carries_l(page, word))


def _past_medium(page: Page, report: Report, at: int, limit: int) -> int:
    """The word after a medium that was told before its source: «وأبلغت «الصحيفة» قيادات ميدانية …»."""
    if report.entry.id != "notify":
        return at
    mention = page.mention(at)
    name = page.opened[at].closed if at in page.opened else mention is not None and mention.kind == "medium"
    if not name:
        return at
    after = page.after_quotation(at) if at in page.opened else after_name(page, at)
    return after if after < limit and (page.named(after) or page.form(after).startswith("ال")) else at


def _issuer(page: Page, report: Report, first: int, others: Mapping[int, Report]) -> Phrase | None:
    """Who issued the statement in which it is said: «وأصدرت الغرفة بياناً قالت فيه»."""
    if page.form(report.last) not in ("فيه", "فيها"):
        return None
    noun = page.on["sources"](report.first - 1)
    if noun is None or noun.entry.kind != "utterance":
        return None
    verb = next(
        (k for k in range(max(first, report.first - _FAR), report.first) if page.form(k).removeprefix("و").removesuffix("ت") in _ISSUED),
        None,
    )
    return phrase(page, asides(page, verb + 1, report.first), report.first - 1, (), others.keys()) if verb is not None else None


def past_addressed(page: Page, word: int, limit: int) -> int:
    """The word after those who were told, where they stand before the source: «قال لرويترز مسؤول محلي»."""
    form = page.form(word)
    if not form.startswith("ل"):
        return word
    if form in ("لي", "لنا") and word + 1 < limit:  # «قال لي صديقي»
        return asides(page, word + 1, limit)
    if word >= limit or not addressed(page, word):
        return word
    at = word + 1 if form == "ل" else after_name(page, word)
    while at < min(limit, word + _TOLD):
        if at in page.opened and page.opened[at].closed and page.opened[at].last - page.opened[at].first <= _NAME:
            at = page.after_quotation(at)
        elif page.mention(at) is not None and not page.on["offices"](at):
            at = after_name(page, at)
        elif (
            (page.form(at) == "انباء" and page.form(at - 1).endswith("وكاله"))
            or _medium(page, at)
            or (page.form(at).startswith("ال") and page.hits.any(("adjectives",), at))
        ):
            at += 1
        else:
            break
    return asides(page, at, limit)


def _medium(page: Page, word: int) -> bool:
    """Whether the noun of a medium stands at a word with its article: «لمراسل الموقع»."""
    noun = page.on["sources"](word)
    return noun is not None and noun.article and noun.entry.kind == "medium"


def _word_from(page: Page, report: Report, first: int, others: Mapping[int, Report]) -> Phrase | None:
    """Whose word it is: «وذكرت الإذاعة عن مصدر في الجيش قوله إن …»."""
    for k in range(report.first - 2, max(first, report.first - _ATTRIBUTED) - 1, -1):
        if page.form(k) == "عن" and page.kind(k) == "preposition":
            found = phrase(page, k + 1, report.first, (), others.keys())
            return found if found is not None and found.last == report.first and page.named(found.first) else None
    return None


def _information(page: Page, report: Report, first: int, others: Mapping[int, Report]) -> Phrase | None:
    """Whose information says something: «حصلنا على معلومات من مصادر محلية تفيد بـ …»; the information itself where nobody gave it."""
    for k in reversed(page.hits.where_in(("sources",), max(first, report.first - _ATTRIBUTED), report.first)):
        noun = page.on["sources"](k)
        if noun is None or noun.entry.kind != "document" or noun.article:
            continue
        giver = next((n for n in range(noun.last, report.first) if page.form(n) == "من"), None)
        found = phrase(page, giver + 1, report.first, (), others.keys()) if giver is not None else span(page, k, report.first)
        return found if found is not None and found.last == report.first and (giver is not None or report.first - k <= _NAME) else None
    return None


def _past_reporter(page: Page, word: int, limit: int) -> int:
    """The word after the medium that was told, where what is told follows it bare: «ونفى قيادي للمرصد أي اتفاق»."""
    if page.form(word) in GOVERNED:
        word = asides(page, word + 1, limit)
    form = page.form(word)
    if form.startswith("لل") and page.hits.any(("organisations", "sources"), word):
        return word + 1
    return past_addressed(page, word, limit) if form != "ل" else word


def _told(page: Page, found: Phrase, report: Report) -> bool:
    """Whether words after a cue can be its subject: what a bare cue announces cannot."""
    joins = report.entry.joins
    if report.entry.kind == "attitude" and (voiced := page.hits.at("attitudes", found.first)) and voiced.pronoun:
        return False
    happening = page.on["happenings"](found.first)
    deed = happening is not None and (happening.last > happening.first + 1 or not page.named(found.first))  # «القضاء على …»
    if deed and any(j in joins for j in ("object", "event", "measure", "cause")):
        return False
    if (
        found.last == found.first + 1
        and page.form(found.last) == ":"
        and page.form(found.first).endswith("ا")
        and not page.named(found.first)
    ):
        return False  # «وأضاف مدافعا: …»
    alone = found.last == found.first + 1 + (page.form(found.first + 1).endswith("ا"))
    if alone and "\u064b" in page.written(found.first):
        return False  # «انتقد أحزاباً»: an accusative is no subject
    if "object" in joins and _deed_of(page, found):
        return False
    return not ("addressee" in joins and disagrees(page, report, found.first))


def _deed_of(page: Page, found: Phrase) -> bool:
    """Whether an unknown indefinite noun before a definite one is what is told: «وأكد تطلع السكان إلى السلام», not «وأكد … أن»."""
    word, after = found.first, found.last
    if page.named(word) or page.form(word).startswith(("ال", "و")) or not page.form(word + 1).startswith("ال") or word in page.opened:
        return False
    if page.hits.any(("happenings",), after):  # «أعلنت جامعة المدينة استئناف الدراسة»
        return False
    return not (page.that(after) or page.form(after) in (":", "عن") or page.form(after) in PAUSES or after in page.opened)


def according(page: Page, report: Report, limit: int, others: Mapping[int, Report]) -> Phrase | None:
    """The source right after «بحسب»; None where what follows is no source («بحسب القانون»)."""
    at = asides(page, report.last, limit)
    if page.form(at) == "ل" and report.entry.id != "according_clause":
        at += 1
    if page.form(at) == "قول" or page.form(at) == "ما":
        at += 1
    if report.entry.id == "according_clause":  # «وفق ما قاله لموقع الصحيفة ناشط …»
        at = past_addressed(page, at + (page.form(at) in FROM_HIM or page.form(at) in GOVERNED), limit)  # «بحسب ما أفاد به»
    led = page.form(at).startswith("ل") and page.form(report.last - 1).endswith(("ا", "ه")) and report.entry.id in ("according", "toll")
    found = _led_by_l(page, at, limit, others) if led else phrase(page, at, limit, (), others.keys())
    if found is None:
        return None
    head = found.first + (page.form(found.first) in _THIS)
    led = page.kind(found.last + (page.form(found.last) in PAUSES)) == "then"  # «وبحسب نادي الأسير، فإن …»
    return found if report.entry.id == "according_clause" or page.named(head) or head in page.opened or led else None


def _led_by_l(page: Page, at: int, limit: int, others: Mapping[int, Report]) -> Phrase | None:
    """«وفقاً لقناة …»: the phrase begins after ل."""
    rest = phrase(page, at + 1, limit, (), others.keys())
    name = page.mention(at)
    last = page.words.first_at(name.end - 1) + 1 if name else rest.last if rest else at + 1
    words = page.words
    start = words.position(at, 1) if page.form(at)[1:2] != "ل" else words.starts[at]
    return Phrase(at, last, start, words.ends[last - 1])


def relayed(page: Page, report: Report, at: int, limit: int, others: Mapping[int, Report]) -> Source | None:
    """The origin of a relay, after its preposition: «نقلت الأناضول عن مصادر … قولها»; None without one."""
    prepositions = folded_words(report.entry.joins) or ("عن",)  # «بحسب ما نقلته الصحيفة عن …»
    for word in range(at, min(limit, at + 25)):
        if page.form(word) in prepositions and page.kind(word) == "preposition":
            found = phrase(page, word + 1, limit, (), others.keys())
            return Source(found, found.last, "after") if found else None
        if page.that(word) or page.form(word) in STOPS or page.form(word) == ":" or (word > at and word in others):
            return None
    return None
