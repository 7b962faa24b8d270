"""Beginnings: the word at which content starts, after أن, a colon, a quotation or a preposition, or without any joint."""

from collections.abc import Mapping, Set
from functools import cache

from analysis.extract import addressees
from analysis.extract.anonymity import UNNAMED, unnamed_source
from analysis.extract.clitics import addressed, carries_b, carries_l
from analysis.extract.cues import Report
from analysis.extract.extents import after_name
from analysis.extract.objects import ATTACKS, NEWS
from analysis.extract.page import PAUSES, STOPS, Page
from analysis.extract.phrases import ASKED
from analysis.rowclass import rowclass

_SPEECH = 3  # words; fewer in quote marks are a name or a hedge, unless a joint leads to them
LONG = 5  # words; a longer quotation after a cue is what it says
_REACH = 60  # words between a cue and its content
_TOLD = 5  # words of those who were told, between a source and its quotation
_WITH_PRONOUN = frozenset("له لها لهم لنا لك فيه فيها منه منها عنه عنها عليه عليها اليه اليها به بها بهم معه معها بينهم بينها".split())
_SIGNS = frozenset(':{"«“„')  # content may begin with them
_SUM = frozenset({"ب", "بما"})  # «بما بين 200 و260»
_MEASURED = 12  # words from «عدد …» to its number
_CAUSED = 40  # words from what is put down to something to «إلى»
_FOLDED = {"إلى": "الي", "على": "علي", "عن": "عن", "من": "من", "في": "في", "مع": "مع", "ل": "ل", "ب": "ب"}


@rowclass
class Begun:
    """Where content begins: its first word, its first code point, and the last word of what joins it to its cue."""

    first: int
    start: int
    joint: int


def after(page: Page, report: Report, at: int, limit: int, others: Mapping[int, Report]) -> Begun | None:
    """Where the content that follows a cue begins; None where none is joined to it.

    `at` is the word after cue and source, `others` are the reports of the sentence by their first word.
    """
    word, reach = at, min(limit, at + _REACH)
    relayed = report.entry.kind == "relay"
    joins: Set[str] = frozenset() if relayed else _joins(report.entry.joins, bool(report.pronoun))
    while word < reach:
        form = page.form(word)
        if form in UNNAMED:  # «، طلب عدم كشف اسمه، أن …»
            word = unnamed_source(page, word) or word
            form = page.form(word)
        small = page.kind(word)
        found = _joint(page, report, word, form, small, at, joins)
        if found is not None:
            return found
        other = others.get(word)
        if other is None or (relayed and other.entry.id == "word_of"):  # «نقلت … قولها»
            if form in STOPS or (word > at and small == "clause" and page.particles[word].entry.id == "clause"):
                return None  # «بينما» begins another statement, «حيث» a circumstance of this one
            word = page.after_quotation(word) if word in page.opened else word + 1
        elif other.shape == "participle" and (other.entry.id == "say" or word == report.last) and not _told_by_others(page, report, word):
            return after(page, other, other.last, limit, others) or (_plainly(page, other.last) if other.last < limit else None)
        elif other.shape == "verb" and (page.kind(word - 1) == "relative" or addressees.in_words(page, word - 1)):
            word = _past_deed(page, other, reach, limit)
        else:
            jump = _apart(page, other, limit) if page.form(word - 1) in PAUSES else None
            if jump is None:
                return None
            word = jump
    return None


def _told_by_others(page: Page, report: Report, word: int) -> bool:
    """Whether a participle behind a pause goes on about the main verb: «نفى الناطق ما تداولته صفحات عن …، قائلاً»."""
    if report.entry.id == "deny" and report.pronoun and page.form(report.first - 1) == "ما":
        return True  # «وهو ما نفاه الناطق قائلاً»: the denial is of what was said before
    told = report.pronoun and page.form(report.first - 1) == "ما" and page.form(report.first - 2) not in ("وهو", "هو", "وهي", "هي")
    return bool(told) and page.form(word - 1) in PAUSES


def _past_deed(page: Page, other: Report, reach: int, limit: int) -> int:
    """The word after a clause that tells who passed a statement on («في بيان نقلته "الوكالة" صحة الأنباء»), or the pause that ends it."""
    word = other.last
    if other.pronoun and word < limit and (word in page.opened or page.mention(word) is not None):
        return page.after_quotation(word) if word in page.opened else after_name(page, word)
    pause = next((k for k in range(other.first, reach) if page.form(k) in PAUSES), None)
    if pause is not None or not other.pronoun:
        return limit if pause is None else pause
    return after_name(page, word) if word < limit else limit


@cache
def _joins(known: tuple[str, ...], pronoun: bool) -> Set[str]:
    """The prepositions that lead from a cue to its content; what is put down to something or counted may be named before it."""
    joins = {_FOLDED[j] for j in known if j in _FOLDED}
    if pronoun and "cause" in known:  # «وهو تضارب عزاه المصدر إلى …»
        joins.add("الي")
    if pronoun and "measure" in known:  # «قدّرها المحافظ بعشرين ألفاً»
        joins.add("ب")
    return joins


def _joint(page: Page, report: Report, word: int, form: str, small: str | None, at: int, joins: Set[str]) -> Begun | None:
    if form in _SIGNS:
        if form in (":", "{") and not (page.form(word - 1).isdigit() and page.form(word + 1).isdigit()):
            return _begin(page, word + 1, word)
        if word in page.opened and _speech_opens(page, report, word, at):
            return _begin(page, word, word - 1)
        if word in page.stray and form in '"«“' and (word - at <= _TOLD or _set_off(page, word)):
            return _begin(page, word + 1, word)  # «قال فلان "… "اسم" …"»: marks inside marks
    elif form == "ان" and page.form(word - 1) == "ذلك" and page.form(word - 2) in ("قبل", "بعد"):
        return _begin(page, word + 1, word)  # «قال قبل ذلك إن», no «ذلك أن»
    elif small == "that" and not _governed(page, word, report.last, joins):
        spoken_to = _spoken_to(page, report, word, at) if page.particles[word].proclitic.endswith("ب") else None
        return spoken_to or _begin(page, word, word)
    elif small == "preposition" and form in joins and _leads(page, report, word, at):
        return _spoken_to(page, report, word, at) or _begin(page, word + 1, word)
    elif form[:1] in joins and _carries(page, report, word, form):
        return _spoken_to(page, report, word, at) or Begun(word, page.words.position(word, 1), word)
    if form in ASKED and (word == at or report.entry.id == "recount") and report.entry.strict and report.entry.kind == "verb":
        return _plainly(page, word)
    return _unjoined(page, report, word, at) if report.entry.joins else None


def _carries(page: Page, report: Report, word: int, form: str) -> bool:
    """Whether the preposition that is written to a word leads to content."""
    if form.startswith("ل"):
        return carries_l(page, word)
    return carries_b(page, word) and not form.startswith("باسم") and not (report.entry.id == "admit" and _recognised(page, word))


def _spoken_to(page: Page, report: Report, word: int, at: int) -> Begun | None:
    """Content that begins with those who are called on or accused, where the joint at a word comes after them."""
    if "addressee" not in report.entry.joins or (report.entry.id == "notify" and _told_medium(page, at)):
        return None
    first = addressees.addressed_from(page, at, word)
    return _plainly(page, first) if first is not None else None


def _told_medium(page: Page, at: int) -> bool:
    """Whether a medium stands where those who are told may: «أبلغ مصدر الوكالة بوصول …» tells the readers."""
    mention = page.mention(at)
    return mention is not None and mention.kind == "medium"


def _recognised(page: Page, word: int) -> bool:
    """«اعترفت الدولة بالحكومة»: what is recognised is no statement."""
    if page.hits.any(("happenings",), word):
        return False
    noun = page.hits.any(("sources", "placenouns", "forces", "offices"), word)
    return noun or page.form(word).startswith("بال") or page.mention(word) is not None


def _unjoined(page: Page, report: Report, word: int, at: int) -> Begun | None:
    """Content that a cue takes without a joint, by what it may be."""
    joins = report.entry.joins
    if report.pronoun and "object" in joins and "addressee" not in joins:  # «التي أعلنها التنظيم في …»
        return None
    if "attack" in joins:
        return _plainly(page, word) if word == at and page.form(word).removeprefix("ال") in ATTACKS else None
    if "object" in joins:
        return _bare(page, report, word, at)
    if "number" in joins and page.form(word)[:1].isdigit():
        return _plainly(page, word)
    if "news" in joins and word == at and page.form(word) in NEWS:
        return _plainly(page, word)
    happening = page.on["happenings"](word)
    if "measure" in joins and word == at and page.form(word) == "ما" and _measured(page, word):  # «تقدر المنظمة ما فقد بألف طن»
        return _plainly(page, word)
    if happening is None or happening.proclitic or _after_preposition(page, word):
        return _plainly(page, word) if "cause" in joins and word == at and _put_down(page, word) else None
    if "event" in joins and happening.entry.kind == "event" and not happening.article:
        return _plainly(page, word)
    if "measure" in joins and happening.entry.kind == "measure":
        return _plainly(page, word) if _measured(page, word) else None
    return _plainly(page, word) if "cause" in joins and _put_down(page, word) else None


def _measured(page: Page, word: int) -> bool:
    """Whether ب leads to a number after a word: «عدد العالقين بما بين …»."""
    return any(carries_b(page, k) or page.form(k) in _SUM for k in range(word + 1, word + _MEASURED))


def _put_down(page: Page, word: int) -> bool:
    """Whether what begins at a word is put down to something: «تراجع الإنتاج إلى الجفاف»."""
    if not page.form(word)[:1].isalpha() or page.kind(word) in ("preposition", "adverb", "clause", "that", "relative"):
        return False
    reach = range(word + 1, word + _CAUSED)
    end = next((k for k in reach if page.form(k) in STOPS or page.form(k) in ("", "\n")), word + _CAUSED)
    return any(page.form(k) == "الي" for k in range(word + 1, end))


def _leads(page: Page, report: Report, word: int, at: int) -> bool:
    """Whether a preposition that a cue takes leads to its content here."""
    form = page.form(word)
    place = page.mention(word + 1) if form == "في" else None
    if form == "في" and (addressees.in_words(page, word + 1) or (place is not None and place.kind == "place")):
        return False
    if report.entry.id == "hold":  # «ذهب إلى أن»
        return page.that(word + 1)
    if form == "الي" and (page.form(word + 1) == "القول" or (word > at and _goes_to(page, word))):
        return False
    if form == "ل" and (word + 1 in page.opened or page.mention(word + 1) is not None):  # «لـ"القناة"»
        return False
    if form == "علي" and report.entry.id in ("stress", "affirm"):  # «شدد على ضرورة», not «شدد الحصار على القرية»
        return page.that(word + 1) or page.hits.any(("happenings",), word + 1)
    near = word == at or page.form(word - 1) in PAUSES
    return near or form in ("الي", "عن", "ب") or (report.entry.strict and form != "في")


def _goes_to(page: Page, word: int) -> bool:
    """Whether «إلى» leads to a place and another one to the content: «دعا خلال زيارته إلى بيروت إلى وقف القتال»."""
    mention = page.mention(word + 1)
    further = range(word + 2, word + _MEASURED)
    return mention is not None and mention.kind in ("place", "actor") and any(page.form(k) == "الي" for k in further)


def _speech_opens(page: Page, report: Report, word: int, at: int) -> bool:
    """Whether a quotation is speech joined without أن or colon: right after cue or source, or after a comma."""
    quotation = page.opened[word]
    if page.is_name(quotation) or (quotation.last - quotation.first < _SPEECH and page.form(quotation.last + 1) != ""):
        return False
    return word == at or _set_off(page, word) or quotation.last - quotation.first > LONG


def _set_off(page: Page, word: int) -> bool:
    """Whether a pause, a day or an adverb stands before a word."""
    return page.form(word - 1) in PAUSES or word - 1 in page.dated or page.kind(word - 1) == "adverb"


def _governed(page: Page, word: int, cue: int, joins: Set[str]) -> bool:
    """Whether a preposition («قبل أن») or a modal («يمكن أن») that is no joint of the cue leads to أن."""
    if page.form(word) != "ان" or word == cue:
        return False
    return (_after_preposition(page, word) and page.form(word - 1) not in joins) or page.ends_particle(word - 1, "modal") is not None


def _after_preposition(page: Page, word: int) -> bool:
    """Whether a preposition governs a word; one with a pronoun governs nothing more («في بيان لها إن», «نسخة منه مقتل …»)."""
    return page.form(word - 1) not in _WITH_PRONOUN and page.kind(word - 1) == "preposition"


def _bare(page: Page, report: Report, word: int, at: int) -> Begun | None:
    """Content that follows without any joint: at once, or as a noun of happening after an adjunct."""
    happening = page.on["happenings"](word)
    if (happening and happening.entry.kind == "act") or page.form(word) in addressees.IT:
        return None
    if happening and happening.pronoun and addressees.in_words(page, word - 1):  # «في بيان نشره»
        return None
    if word > at and page.form(word) in ("ما", "اي") and page.form(word - 1) in PAUSES:  # «نفت، في بيان، ما تردد»
        return _plainly(page, word)
    if page.form(word) == "صحه" and report.entry.id in ("deny", "affirm"):  # «نفت في بيان صحة الأنباء»
        return _plainly(page, word)
    if word == at and addressed(page, word) and page.form(word + 1) == ":":  # «ينفي لمراسلنا: …»
        return None
    if (
        word == at
        and page.form(word)[:1].isalpha()
        and page.kind(word) not in ("preposition", "adverb", "clause", "relative", "auxiliary")
        and word not in page.dated
        and page.form(word) != "باسم"
    ):
        return _plainly(page, word)
    if word == at and word in page.opened:
        return Begun(word + 1, page.words.starts[word + 1], word - 1)
    if (
        word > at
        and happening
        and happening.entry.kind == "event"
        and not happening.proclitic
        and not addressees.inside(page, word)
        and not _after_preposition(page, word)
    ):
        return _plainly(page, word)
    return None


def _plainly(page: Page, word: int) -> Begun:
    """Content without any joint."""
    return Begun(word, page.words.starts[word], word - 1)


def _begin(page: Page, word: int, joint: int) -> Begun | None:
    """Content from a word on, without a second joint («: إن», «على أن») before it."""
    for _ in range(3):
        form = page.form(word)
        if form in (":", "،", ",", "-"):
            word += 1
        elif page.that(word) and form != "الا":
            that = page.particles[word]
            if subject_of(page, word) and that.last not in page.opened:
                return Begun(word, page.words.position(word, len(that.proclitic)), joint)
            word = that.last
        else:
            break
    if word >= len(page.quoted) or page.form(word) in ("\n", ".", ""):
        return None
    return Begun(word, page.words.starts[word], joint)


def subject_of(page: Page, word: int) -> bool:
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
