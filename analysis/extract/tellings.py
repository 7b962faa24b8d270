"""Tellings: a sentence with its reports side by side, and what each of them is found to say."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence

from analysis.extract import sources
from analysis.extract.contents import Content
from analysis.extract.cues import Report, leads_on
from analysis.extract.extents import asides
from analysis.extract.layout import Sentence
from analysis.extract.page import PAUSES, Page
from analysis.extract.phrases import Phrase
from analysis.extract.subjects import adjacent, clause_start, conjoined, dots, subject
from analysis.rowclass import rowclass

_CLAUSE = 25  # words of a relative clause before the main verb
_SHOWN = frozenset("مقاطع مقطعا صورا صوره تسجيلا تسجيلات مشاهد فيديو شريطا اشرطه بيانا لقطات".split())
_THAT_IS = frozenset("وهو هو وهي هي وهذا".split())


@rowclass
class Saying:
    """A report with its source, its content and, in a relay, those who carried it."""

    report: Report
    source: Phrase | None
    content: Content | None
    how: str  # after, before, dropped, impersonal, article; carried where it passes on the saying before
    carrier: Phrase | None
    sentence: Sentence


@rowclass
class Telling:
    """The reports of one sentence, by first word, and the words at which the words of an earlier speaker end."""

    page: Page
    sentence: Sentence
    reports: Sequence[Report]
    others: Mapping[int, Report]
    cuts: list[int]
    attributed: Sequence[int]  # first words of attributions («بحسب»)

    def bounds(self, report: Report) -> tuple[int, int]:
        """First word and end of a report's reach: its sentence, or the quotation in which it is said."""
        return _bounds(self.page, self.sentence, report)

    def first(self, report: Report) -> int:
        """First word of the sentence, or of the quotation in which a report stands."""
        return self.bounds(report)[0]

    def limit(self, report: Report) -> int:
        """Where a report's reach ends."""
        return self.bounds(report)[1]

    def end(self, first: int, limit: int) -> int:
        """Where content that begins at a word ends at the latest: before the next report that is no part of it."""
        if not self.cuts:
            return limit
        inside = self.page.quoted[first]
        for i in range(bisect_right(self.cuts, first), len(self.cuts)):
            word = self.cuts[i]
            if word >= limit:
                break
            if self.page.quoted[word] is None or self.page.quoted[word] is inside:
                return word
        return limit

    def cut(self, word: int) -> None:
        """End the words of earlier speakers at a word."""
        insort(self.cuts, word)

    def attribution(self, first: int, limit: int) -> int | None:
        """First word of the next attribution after a word."""
        if not self.attributed:
            return None
        i = bisect_right(self.attributed, first)
        return self.attributed[i] if i < len(self.attributed) and self.attributed[i] < limit else None


def telling(page: Page, sentence: Sentence, found: Sequence[Report]) -> Telling:
    """The reports of a sentence; attributions to what is no source («بحسب القانون») are none."""
    reports: list[Report] = []
    others: dict[int, Report] = {}
    attributed: list[int] = []
    for report in found:
        if _tells(page, sentence, report):
            reports.append(report)
            others[report.first] = report
            if report.shape == "according":
                attributed.append(report.first)
    cuts: list[int] = []
    if len(reports) > 1:  # nobody has spoken before the first
        cuts = sorted({cut for r in reports[1:] if (cut := _cut(page, r, sentence.first, others)) is not None})
    return Telling(page, sentence, reports, others, cuts, attributed)


def _bounds(page: Page, sentence: Sentence, report: Report) -> tuple[int, int]:
    quotation = page.quoted[report.first]
    if quotation is None:
        return sentence.first, sentence.last
    return max(sentence.first, quotation.first), min(quotation.last, sentence.last)


def _tells(page: Page, sentence: Sentence, report: Report) -> bool:
    """Whether a report of a sentence, of which nothing else is known, says that somebody says something."""
    id = report.entry.id
    if report.shape == "according":
        return id == "in_own_words" or sources.according(page, report, _bounds(page, sentence, report)[1], {}) is not None
    if report.shape == "verb" and _untold(page, report):
        return False
    if id == "relay":
        return not _carried(page, report, _bounds(page, sentence, report)[1])
    return id != "blame" or not _bears(page, report) or blames(page, report.last)


def _untold(page: Page, report: Report) -> bool:
    """Whether saying is only expected («من المتوقع أن يعلن»), or a place of publication is told («الذي نشر على موقعه»)."""
    before = report.first - 1
    if page.form(before) == "ان" and page.ends_particle(before - 1, "modal") is not None:
        return True
    return report.entry.id == "publish" and page.kind(before) == "relative" and not page.that(report.last)


def _bears(page: Page, report: Report) -> bool:
    """Whether a verb of the present is used, which often bears things: «السفينة تحمل الوقود»."""
    return page.form(report.first).removeprefix("و")[:1] in ("ي", "ت")


def blames(page: Page, word: int) -> bool:
    """Whether responsibility is told of soon after a word: «حمّل الحكومة مسؤولية …», not «تحمل الوقود»."""
    return any(page.form(k).removeprefix("ال").startswith("مسوولي") for k in range(word, word + _CLAUSE))


def _carried(page: Page, report: Report, limit: int) -> bool:
    """Whether people or goods, not words, are carried: «وسينقل الجرحى إلى المشفى», «ونقل الجثث»."""
    if report.pronoun or sources.relayed(page, report, report.last, limit, {}) is not None:
        return False
    return not any(page.form(k) in sources.FROM_HIM for k in range(report.last, min(limit, report.last + _CLAUSE)))


def _cut(page: Page, report: Report, first: int, others: Mapping[int, Report]) -> int | None:
    """Where the words of an earlier speaker end because of a report; None for one that is told within them."""
    before = report.first - 1
    if report.shape in ("participle", "according"):
        return report.first if report.first > first else None
    if report.shape == "headline":  # «الشرطة: سيطرنا على الحريق.. والبلدية: لم نبلغ بشيء»
        return next((k + 1 for k in range(report.first - 1, first, -1) if dots(page, k)), None)
    if report.entry.id == "publish" and report.joined and page.form(report.last) in _SHOWN:  # «، ونشرت مقاطع لجنودها»
        return report.first
    if report.entry.id == "publish" and report.joined and not leads_on(page, report):  # «تدمير القوات، ونشر الفساد»
        return None
    taken_up = _taken_up(page, report.first)
    if taken_up is not None:
        return taken_up
    if report.entry.id == "unverified":
        return report.first
    clause = page.clause_before(report.first)
    if clause:
        return clause.first
    pause = page.form(before) in PAUSES
    if pause and page.that(report.last) and page.kind(first) == "clause":  # «وفيما وصف …، أكد أن»
        return report.first
    after = asides(page, report.last, report.last + 4)
    if pause and page.named(after) and page.kind(after) != "preposition":
        return report.first
    if report.joined and (pause or page.form(before) in '"»”)' or page.that(report.last) or page.named(report.last)):
        return report.first
    if pause and not report.joined and _within_relative(page, report, first, others):
        return report.first
    if report.joined and page.kind(report.last) == "preposition" and page.that(report.last + 1):  # «ولفت إلى أن»
        return report.first
    return _joined_cut(page, report, first, others)


def _taken_up(page: Page, word: int) -> int | None:
    """Where the article takes up what was said before a cue: «، وهو ما نفته …», «، الأمر الذي أكده …»; None where it does not."""
    before, head = page.form(word - 1), page.form(word - 2)
    pronoun = head in _THAT_IS and before in ("ما", "امر", "اتهام")
    thing = head == "الامر" and page.kind(word - 1) == "relative"
    return word - 2 if (pronoun or thing) and page.form(word - 3) in PAUSES else None


def _within_relative(page: Page, report: Report, first: int, others: Mapping[int, Report]) -> bool:
    """Whether the main verb of a sentence follows a report in a relative clause: «الخطاب الذي أدان الهجوم، طالب بوقف القتال»."""
    for k in range(report.first - 2, max(first, report.first - _CLAUSE), -1):
        if page.form(k) in PAUSES:
            return False
        if k in others:
            return others[k].shape == "verb" and page.kind(k - 1) == "relative"
    return False


def _joined_cut(page: Page, report: Report, first: int, others: Mapping[int, Report]) -> int | None:
    """The conjunction before a subject and its verb; None where both belong to the clause before («الجيش والشرطة أكدا»)."""
    joined = conjoined(page, report, first, others)
    if joined is None or joined[0] < joined[1].first:
        return joined[0] if joined else None
    begin = clause_start(page, report.first, first, others)
    own = subject(page, begin, report.first, others, True) if begin < report.first else None
    return None if own is not None and adjacent(page, own.last, report.first) else joined[0]


def sentence_before(page: Page, sentence: Sentence) -> Sentence | None:
    """The sentence before one in its own line."""
    known = page.reading.layout.sentences
    number = bisect_left(known, sentence.first, key=lambda s: s.first)
    return known[number - 1] if number and known[number - 1].block == sentence.block else None
