"""Addressees: those who are called on, warned or accused, between the source of a cue and what it says to them."""

from analysis.extract.clitics import carries_b
from analysis.extract.cues import Report
from analysis.extract.page import PAUSES, Page
from analysis.text.fold import folded_words

_LONGEST = 25  # words from the source to the joint of the content
_SINGULAR = 5  # letters; «أمين» is no plural
_BACK = 3  # words back to a given name
_KNOWN = ("sources", "generics", "forces", "organisations", "actors", "media")
_TITLES = (*_KNOWN, "offices")
_PEOPLE = frozenset("جميع كل كافه طرفي اطراف دول قاده عناصر ابناء قوات سكان اهالي كلا كلتا بعض سائر نظيره نظيرته نظيرها".split())
IT = frozenset("اياه اياها اياهم".split())
_MARKS = frozenset('"»”')
GOVERNED = frozenset("بها به بهم لها له لهم عليها عليه منها فيها اليها عنها".split())
_CAPITALS = frozenset("بغداد دمشق طهران واشنطن موسكو انقره الرياض القاهره صنعاء طرابلس بيروت اربيل الخرطوم عمان الدوحه باريس لندن".split())
_MASCULINE = frozenset(  # after a feminine verb they are spoken to
    (
        "اهالي سكان مواطنون مدنيون ناس نازحون فرقاء طرفين عرب "
        "مجتمع جيش مجلس حزب تنظيم برلمان اتحاد تحالف وفد نظام رييس عالم جانب جميع شعب ائتلاف"
    ).split()
)


def begins(page: Page, word: int) -> bool:
    """Whether those spoken to begin at a word of a phrase: a noun after a noun phrase that is complete."""
    form, before = page.form(word), page.form(word - 1)
    noun = page.hits.at("sources", word)
    if not form.isalpha() or (form.startswith("و") and (noun is None or noun.proclitic)):  # «وكالة» is no «و»
        return False
    if form.startswith("ال") and form[2:] in _PEOPLE and not _heads(page, word - 1):
        return True
    told = page.mention(word)
    if told is not None and told.kind == "medium" and _describes(page, word - 1):  # «وأبلغ مصدر طبي الأناضول»
        return True
    nominative = before.endswith("ون") and len(before) > 4 and form.startswith("ال")  # «ناشطون الوضع»: no noun owns another after ون
    if not nominative and not closed(page, word - 1):
        return False
    if page.form(word + 1) in GOVERNED or inside(page, word):  # «المعترف بها», «الأمين العام»
        return False
    people = page.hits.any(("sources", "offices"), word) and not page.mention(word)
    if people and form.endswith("ين") and len(form) > _SINGULAR and not form.startswith("ال"):  # «اتهمت القيادة مسؤولين في …»
        return True
    if page.hits.any(("offices", "given", "persons", "adjectives", "nations"), word):
        return page.form(word).endswith("ين") and form.startswith("ال") and _adjective(page, word) and not before.endswith("ين")
    if form in _PEOPLE:
        return True
    mention = page.mention(word)
    known = page.hits.any(_KNOWN, word) or (mention is not None and mention.kind in ("actor", "organisation"))
    if mention is not None and mention.kind == "place":  # «حمّلت الحركة إسرائيل المسؤولية»
        return not form.startswith("و")
    if form.startswith("ال"):
        return known or not _adjective(page, word)
    return (known and page.form(word + 1).startswith("ال")) or (len(form) > 4 and form.endswith(("ها", "هم")))


def _describes(page: Page, word: int) -> bool:
    """Whether an adjective stands at a word: the noun before it is complete."""
    return page.hits.any(("adjectives", "nations"), word)


def _heads(page: Page, word: int) -> bool:
    """Whether a word takes the next one as its own: «جميع الأطراف», «ممثلو الأطراف», «لقاء الأطراف»."""
    form = page.form(word)
    return form in _PEOPLE or form.endswith("و") or page.hits.any((*_TITLES, "happenings", "particles"), word)


def inside(page: Page, word: int) -> bool:
    """Whether a word goes on a title or name that began before it."""
    return any(hit.last > word for k in (word - 1, word - 2, word - 3) for hit in page.hits.among(_TITLES, k))


def closed(page: Page, word: int) -> bool:
    """Whether a noun phrase can end with a word: one with the article, or the end of a name."""
    if (page.form(word).startswith("ال") and page.kind(word) != "relative") or page.form(word) in _MARKS:
        return True
    return any((m := page.mention(k)) is not None and page.words.first_at(m.end - 1) == word for k in range(word, word - _BACK, -1))


def _adjective(page: Page, word: int) -> bool:
    """Whether a word with the article describes the one before it: a known adjective, a nisba, or a feminine after a feminine."""
    form = page.form(word)
    if _describes(page, word):
        return True
    return form.endswith(("ي", "يه", "يين", "ون", "ى")) or (form.endswith("ه") and page.form(word - 1).endswith(("ه", "ات", "م")))


def disagrees(page: Page, report: Report, word: int) -> bool:
    """Whether the noun after a cue cannot be its subject: an accusative, or of the other gender («وناشد الحكومة»)."""
    form = page.form(word)
    verb = page.form(report.last - 1)
    if report.shape != "verb" or report.last - report.first > 2 or report.pronoun:
        return False
    if (
        form.startswith("ال")
        and form.endswith("ين")
        and len(form) > 5
        and ((mention := page.mention(word)) is None or mention.kind != "person")
    ):
        return page.on["offices"](word) is None
    if form in ("طرفي", "كافه", "جميع", "الجميع", "الاطراف"):
        return True
    if form in _CAPITALS and not feminine_verb(page, report, verb):  # «وطالب بغداد بإرسال السلاح»
        return True
    bare = form.removeprefix("ال")
    if feminine_verb(page, report, verb):
        return bare in _MASCULINE and not verb.endswith("وا")
    named = page.hits.any(("offices", "persons", "given"), word)
    return bare.endswith("ه") and form.startswith("ال") and not named


def feminine_verb(page: Page, report: Report, verb: str) -> bool:
    """Whether a verb of saying has a feminine subject."""
    stem = verb.lstrip("وف") if report.joined else verb
    return verb.endswith(("ت", "تا")) or stem == "تدعو" or (stem.startswith("ت") and "ي" + stem[1:] in folded_words(report.entry.present))


def in_words(page: Page, word: int) -> bool:
    """Whether a statement or talk begins at a word: «في بيان» tells where it was said, not what."""
    noun = page.on["sources"](word)
    return noun is not None and noun.entry.kind == "utterance"


def _past_words(page: Page, word: int, joint: int) -> int:
    """The noun after a statement and its description: «في بيان أصدره جماعة …»."""
    for k in range(word, min(joint, word + _BACK)):
        if page.mention(k) is not None or page.hits.any(_KNOWN, k) or (page.form(k).startswith("ال") and not _adjective(page, k)):
            return k
    return joint


def addressed_from(page: Page, at: int, joint: int) -> int | None:
    """First word of those spoken to between the source and the joint of the content; None where nothing or an adjunct stands there."""
    if joint - at > _LONGEST:
        return None
    first = at
    for word in range(at, joint):
        if page.form(word) in PAUSES:
            first = word + 1
    if page.form(first) == "في" and in_words(page, first + 1):
        first = _past_words(page, first + 2, joint)
    form = page.form(first)
    if form in IT or first >= joint or not form[:1].isalpha() or form.startswith("لل") or carries_b(page, first) or first in page.dated:
        return None
    return None if page.kind(first) in ("preposition", "adverb", "clause", "opener", "relative", "negation", "that") else first
