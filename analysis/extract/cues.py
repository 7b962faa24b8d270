"""Reports: the places where a text says that somebody says something."""

from collections.abc import Iterator

from analysis.extract.anonymity import OWN_NAME, UNNAMED, unnamed_source
from analysis.extract.page import BULLETS, PAUSES, STOPS, Page
from analysis.lexicon.layers import Cue
from analysis.lexicon.matching import Hit
from analysis.rowclass import rowclass
from analysis.text.fold import folded_words

_NOUNS = frozenset("كشف ذكر نقل رد وصف نشر وعد حمل حذر قدر علم بث كتب رصد شرح طالب نسب عبر".split())  # written like the past of a cue
_NOUNS_WITH_PRONOUN = frozenset(
    {"estimate", "doubt", "pledge", "condemn", "circulate", "record", "observe", "count", "mock"}
)  # «قدرتها», «تشككها», «تعهده», «إدانة», «تداوله» are nouns
_TO_SPEAK = frozenset("الادلاء الكشف كشف الافصاح الخوض التعليق اعطاء تقديم ذكر تحديد تسميه الاجابه الرد".split())
_OVER = STOPS | {"", "\n"}  # a sentence ends with them
_AHEAD = 12  # words
_SPEAKER = 16  # words of a speaker and his offices before the colon of a transcript or post
_OPENERS = 8  # words; «من جهة أخرى، وفي سياق متصل»


@rowclass
class Report:
    """A cue that reports: words first … last - 1, text[start:end], with the negation that belongs to it."""

    entry: Cue
    first: int
    last: int
    start: int
    end: int
    shape: str  # verb, participle or according
    joined: bool  # «و» or «ف» is written to it
    negated: bool
    pronoun: str
    rules: tuple[str, ...]


def reports(page: Page) -> Iterator[Report]:
    """Reports of a text in order."""
    free = 0
    for hit in page.hits["cues"]:
        if hit.first >= free and (report := _report(page, hit)) is not None:
            free = report.last
            yield report


def _report(page: Page, hit: Hit) -> Report | None:
    if hit.article or not _in_reading(page, hit):
        return None
    entry: Cue = hit.entry
    if entry.kind == "headline":
        shape = "headline" if _opens_headline(page, hit.first) else None
        return Report(entry, hit.first, hit.last, hit.start, hit.end, shape, False, False, "", (hit.rule,)) if shape else None
    if entry.id == "according_clause":
        return _clause_report(page, hit)
    shape = _shape(page, hit)
    if shape is None or (entry.kind == "according" and shape != "according"):
        return None
    if hit.pronoun and _noun_with_pronoun(page, hit) and page.form(hit.first - 1) not in ("ما", "كما"):
        return None
    negated = shape == "verb" and page.kind(hit.first - 1) == "negation" and page.form(hit.first - 1) != "ما"
    if entry.negated is None if negated else entry.id == "not_hide":
        return None
    head = page.particles[hit.first - 1] if negated else hit
    joined = head.proclitic.startswith(("و", "ف"))
    return Report(entry, head.first, hit.last, head.start, hit.end, shape, joined, negated, hit.pronoun, (hit.rule,))


def _noun_with_pronoun(page: Page, hit: Hit) -> bool:
    """Whether a word with a pronoun is a noun rather than a verb that takes one."""
    entry = hit.entry
    if entry.id == "estimate" and "\u0651" in page.written(hit.first):  # «قدّرها المحافظ بـ …»
        return False
    return (entry.strict and not entry.joins) or entry.id in _NOUNS_WITH_PRONOUN


def _opens_headline(page: Page, colon: int) -> bool:
    """Whether a colon stands after the first words of a headline."""
    sentence = page.reading.sentence_at(colon)
    if sentence is None:
        return False
    block = page.reading.layout.blocks[sentence.block]
    head = block.kind in ("title", "subtitle", "heading")
    first = block.first
    if head:  # «الشرطة: سيطرنا على الحريق.. والبلدية: لم نبلغ بشيء»
        first = next((k + 1 for k in range(colon - 1, block.first, -1) if page.form(k) == "." == page.form(k - 1)), first)
    item = page.form(block.first) in BULLETS and sentence.first > block.first  # «▪ الحي: هدوء. شهود: عاد السكان.»
    if item:
        return block.report and 0 < colon - sentence.first <= _OPENERS
    return block.report and sentence.first == block.first and 0 < colon - first <= (_OPENERS if head else _SPEAKER)


def _in_reading(page: Page, hit: Hit) -> bool:
    """A cue counts in the report's own lines, not in a name or in a few words set in quote marks."""
    quotation = page.quoted[hit.first]
    if quotation is not None and quotation.closed and quotation.last - quotation.first <= 3:
        return False
    return page.reading.layout.told[hit.first] is not None


def _clause_report(page: Page, hit: Hit) -> Report | None:
    """«حسبما ذكرت وكالة»: the conjunction and the verb after it are one cue."""
    verb = page.on["cues"](hit.last)
    if verb is None or verb.article or verb.proclitic or verb.entry.kind == "according":
        return None
    return Report(hit.entry, hit.first, verb.last, hit.start, verb.end, "according", False, False, "", (hit.rule, verb.rule))


def _shape(page: Page, hit: Hit) -> str | None:
    """What a hit is in its place: verb, participle, according; None where the word is something else there."""
    entry: Cue = hit.entry
    if page.kind(hit.first) == "formula" or page.kind(hit.first - 1) == "formula":
        return None
    if entry.kind == "according":
        return "according" if hit.proclitic in ("", "و", "ف") else None
    form, after = page.form(hit.first), page.form(hit.last)
    stem = form.removeprefix(hit.proclitic)
    if form in UNNAMED and unnamed_source(page, hit.first) is not None:  # «طلب عدم كشف اسمه»
        return None
    if (stem == "ردا" and after == "علي") or (stem == "متابعه" and after == ":"):
        return None  # «ورداً على سؤال», «سامر الحموي - الصحيفة - متابعة: …»
    if entry.id == "hold" and not any(page.form(k) == "الي" and page.that(k + 1) for k in range(hit.last, hit.last + _AHEAD)):
        return None  # «ذهب الوفد إلى المدينة»
    if entry.id == "refuse" and after in _TO_SPEAK:  # «رافضاً الإدلاء بتفاصيل»
        return None
    if hit.shape == "participle" or (entry.id == "call_for" and stem.startswith("داعي")):
        accusative = stem.endswith(("ا", "ين", "ه") if hit.entry.id == "demand" else ("ا", "ين", "ه", "ات"))  # «مطالبات»: a noun
        return "participle" if hit.proclitic in ("", "و") and accusative and _begins_clause(page, hit) else None
    if after in OWN_NAME:  # «رفض نشر اسمه»
        return None
    if hit.shape == "past":
        return "verb" if _finite(page, hit, stem, after) else None
    if hit.shape == "present" and (stem[0] in "نا" or page.written(hit.first)[-1] == "أ"):  # the speaker's own «نعتقد», «يقرأ»
        return None
    if entry.id == "allege" and stem in ("يدعي", "تدعي") and page.written(hit.first)[-1] == "ى":  # «يُدعى»: is called
        return None
    return "verb"


def _begins_clause(page: Page, hit: Hit) -> bool:
    """A reporting participle follows a pause, a quotation or another cue, or leads to أن."""
    before = hit.first - 1
    if page.form(before) in PAUSES or page.form(before) in '"»”)' or page.form(before) == "\n":
        return True
    if page.on["cues"](before) and page.form(hit.first).endswith("ا"):
        return True
    at = hit.last
    while page.kind(at) == "adverb":
        at = page.particles[at].last
    led = page.that(at) or (page.kind(at) == "preposition" and page.that(at + 1))
    return hit.entry.id == "say" or led or page.form(at) == ":"


def _finite(page: Page, hit: Hit, stem: str, after: str) -> bool:
    """Whether a past form is a verb here and not the noun or particle that is written alike (ذكر، نقل، رأي، بين)."""
    before = hit.first - 1
    if hit.proclitic.endswith("ل") or (stem in _NOUNS and after[:1].isdigit()):
        return False  # «لحث السكان», «ونشر 20 ألف جندي»
    if page.text.startswith("\u064f", hit.start + 1) and not page.that(hit.last):
        return False  # «أُعلنت المدينة محررة»: a passive says who speaks of nobody
    if stem == "تابع" and not hit.proclitic and after.startswith("ل"):  # «مجمع تابع للحركة»
        return False
    if stem == "طالبا" and hit.entry.id == "demand":  # students
        return False
    if hit.entry.id == "make_plain":
        return "\u0651" in page.written(hit.first) or (_heads_sentence(page, hit.first) and hit.proclitic == "و")
    if stem[0] == "ا" and _first_person(page, hit):
        return False
    if hit.pronoun and page.written(hit.first)[-1] == "ة":  # «إشادة»
        return False
    if stem[-1] == "ن" and not any(known.endswith("ن") for known in hit.entry.past):  # «عدن»
        return False
    if stem[-1] == "ي" and hit.last == hit.first + 1 and page.written(hit.first)[-1] != "ى":
        return False
    if hit.proclitic[:1] in ("و", "ف"):
        return not (stem in _NOUNS and _aim(page, before))
    if stem[-2:] == "يا" and page.form(hit.last).endswith("ا"):  # «نفى نفياً قاطعاً»
        return False
    if stem == "عبر":  # «عبر الهاتف»
        return any(page.form(k) == "عن" for k in range(hit.last, hit.last + _AHEAD)) and (
            _heads_sentence(page, hit.first)
            or page.form(before) in PAUSES
            or page.kind(before) in ("relative", "auxiliary", "clause")
            or page.ends_particle(before, "opener", "adverb") is not None
        )
    if page.kind(before) == "preposition":
        return page.form(before) in ("مما", "عما", "حتي")
    if page.ends_particle(before, "opener") is not None:  # «ومن جانبه كتب»
        return True
    return not (stem in _NOUNS and page.form(before).isalpha() and not page.on["particles"](before) and not _definite(page, before))


def _aim(page: Page, word: int) -> bool:
    """Whether a verbal noun after ل or ب stands at a word, with which another is joined: «لمراقبة ورصد التحركات»."""
    happening = page.on["happenings"](word)
    return happening is not None and happening.proclitic.endswith(("ل", "ب"))


def _definite(page: Page, word: int) -> bool:
    """Whether a word can end a subject before its verb: with the article, or of a name."""
    return page.form(word).removeprefix("و").startswith("ال") or page.named(word) or page.named(word - 1)


def _first_person(page: Page, hit: Hit) -> bool:
    """«أعتقد» is said of oneself where the past «اعتقد» has no hamza."""
    form = page.form(hit.first).removeprefix(hit.proclitic)
    if page.text[hit.start] != "أ":
        return False
    stems = zip(hit.entry.past, folded_words(hit.entry.past), strict=True)
    return not any(stem[0] == "أ" and form.startswith(plain.removesuffix("ي")) for stem, plain in stems)


def _heads_sentence(page: Page, word: int) -> bool:
    before = page.form(word - 1)
    return word == 0 or before == "\n" or before in STOPS


def leads_on(page: Page, report: Report) -> bool:
    """Whether أن, a colon or a quotation follows in the sentence: then somebody says something, even where no rule can tell what."""
    for word in range(report.last, report.last + _AHEAD):
        form = page.form(word)
        if form in _OVER:
            return False
        if page.that(word) or form == ":" or (word in page.opened and not page.is_name(page.opened[word])):
            return True
    return False


def heads_clause(page: Page, word: int, first: int) -> bool:
    """Whether nothing but openers, days and adverbs stand between the words `first` and `word`."""
    at, steps = first, 0
    while at < word and steps < _OPENERS:
        steps += 1
        if page.kind(at) in ("opener", "adverb", "clause", "auxiliary", "negation"):
            at = page.particles[at].last
        elif at in page.dated:
            at = page.dated[at]
        elif page.form(at) in PAUSES:
            at += 1
        else:
            return False
    return at >= word
