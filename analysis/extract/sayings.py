"""Sayings: each report of a sentence with its source and its content, before it is known who the source is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.extract import contents, sources
from analysis.extract.contents import Content
from analysis.extract.cues import Report, heads_clause
from analysis.extract.layout import Sentence
from analysis.extract.page import PAUSES, Page
from analysis.extract.phrases import Phrase
from analysis.extract.sources import Source

_INVERTED = frozenset(
    {
        "say",
        "add",
        "go_on",
        "affirm",
        "explain",
        "mention",
        "inform",
        "see",
        "comment",
        "state",
        "announce",
        "reveal",
        "write",
        "publish",
        "point_out",
        "consider",
    }
)
_FAR = 25  # words; no content so far from a cue without a source of its own
_LONG = 6  # words of a source that nothing in it names
_SHORT = 4  # words; less than that before «بحسب» is no content


@dataclass(frozen=True, slots=True)
class Saying:
    """A report with its source, its content and, in a relay, those who carried it."""

    report: Report
    source: Phrase | None
    content: Content | None
    how: str  # after, before, dropped, impersonal, article; carried where it passes on the saying before
    carrier: Phrase | None
    sentence: Sentence


def sayings(page: Page, sentence: Sentence, found: Sequence[Report]) -> Iterator[Saying]:
    """Sayings of one sentence in order of their cues."""
    found = [r for r in found if r.shape != "according" or sources.according(page, r, _limit(page, r, sentence), {}) is not None]
    others = {r.first: r for r in found}
    cuts = {cut for r in found if (cut := _cut(page, r, sentence.first)) is not None}
    last: Content | None = None  # content of the saying before
    swallowed = -1
    for report in found:
        if report.first < swallowed:
            continue
        if report.shape == "headline":
            saying = _headline(page, report, sentence)
        elif report.shape == "according":
            saying = _according(page, report, sentence, others, cuts, last)
        else:
            saying = _verb(page, report, sentence, others, cuts)
        if saying is None:
            continue
        if saying.content:
            last = saying.content
            said = any(
                r.shape == "participle"
                and (r.entry.id == "say" or r.first == report.last)
                and report.last <= r.first <= saying.content.joint
                for r in found
            )
            if said or report.entry.kind == "relay" or report.entry.id in ("voice", "not_hide"):
                swallowed = max(swallowed, saying.content.joint + 1)
        yield saying


def _cut(page: Page, report: Report, first: int) -> int | None:
    """Where the words of an earlier speaker end because of a report; None for one that is told within them."""
    before = report.first - 1
    if report.shape in ("participle", "according"):
        return report.first if report.first > first else None
    clause = page.clause_before(report.first)
    if clause:
        return clause.first
    if page.form(before) in PAUSES and page.named(sources.asides(page, report.last, report.last + 4)):
        return report.first
    if report.joined and (page.form(before) in PAUSES or page.form(before) in '"»”)' or page.that(report.last) or page.named(report.last)):
        return report.first
    return None


def _limit(page: Page, report: Report, sentence: Sentence) -> int:
    """Where a report's reach ends: its sentence, or the quotation in which it is said."""
    quotation = page.quoted[report.first]
    return min(quotation.last, sentence.last) if quotation else sentence.last


def _verb(page: Page, report: Report, sentence: Sentence, others: Mapping[int, Report], cuts: set[int]) -> Saying | None:
    limit = _limit(page, report, sentence)
    quotation = page.quoted[report.first]
    first = max(sentence.first, quotation.first) if quotation else sentence.first
    source = sources.beside(page, report, first, limit, others)
    carrier = None
    if report.entry.kind == "relay":
        origin = sources.relayed(page, report, source.at, limit, others)
        if origin is None:
            return None
        carrier, source = source.phrase, origin
        others = {k: r for k, r in others.items() if r.entry.id != "word_of"}
        report = replace(report, entry=replace(report.entry, joins=()))
    if report.entry.id in ("voice", "not_hide"):
        return _voiced(page, report, source, sentence, limit, cuts)
    if report.entry.kind == "article":
        return _collides(page, report, sentence, first, limit)
    begun = contents.after(page, report, source.at, limit, dict(others))
    if begun is None and source.phrase and source.how == "after" and "object" in report.entry.joins:
        source, begun = _split(page, source)
    if begun and not _plausible(page, report, source, begun[2]):
        return None
    if begun is None:
        return _inverted(page, report, source, sentence, first, limit)
    if report.entry.id == "blame" and not any(
        page.form(k).startswith("مسوولي") or page.form(k).startswith("المسوولي") for k in range(source.at, limit)
    ):
        return None
    if page.quoted[report.first] and source.phrase is None:
        return None
    if page.quoted[report.first] and source.how != "after":
        return None
    if begun[2] == report.last and page.particle(report.last, "preposition"):  # «أشارت إلى»
        report = replace(report, last=report.last + 1, end=page.reading.words.ends[report.last])
    last = _conjunct_cut(page, others, begun[0], limit)
    content = contents.close(page, begun[0], begun[1], begun[2], limit, cuts | {last} if last else cuts)
    if report.entry.id == "describe" and report.pronoun and source.phrase is None and begun[0] not in page.opened:
        return None
    if content and report.entry.id == "describe" and begun[0] in page.opened:
        content = contents.close(page, begun[0], begun[1], begun[2], page.after_quotation(begun[0]), cuts)
    if content and page.form(begun[2]) == ":" and begun[2] > report.last:
        cuts.update(k for k in (begun[2],) if any(report.last < r < begun[2] for r in others))
    return Saying(report, source.phrase, content, source.how, carrier, sentence) if content else None


def _plausible(page: Page, report: Report, source: Source, joint: int) -> bool:
    """Whether source and content stand to a cue as in a report, not as words that happen to follow it."""
    if source.phrase is None:
        passive = report.entry.id == "consider" and report.shape == "verb" and not page.that(joint)  # «وتعتبر السيطرة ضرورية»
        return joint - report.last <= _FAR and not passive
    words = range(source.phrase.first, source.phrase.last)
    return len(words) <= _LONG or any(page.named(k) for k in words)


def _split(page: Page, source: Source) -> tuple[Source, tuple[int, int, int] | None]:
    """«أكدت المفوضية عجز الحكومة»: an indefinite noun after a definite one begins what is said, where no known word does."""
    assert source.phrase
    for word in range(source.phrase.first + 1, source.phrase.last + 6):
        happening = page.reading.hits.at("happenings", word)
        if happening and happening.entry.kind == "act":  # type: ignore[attr-defined]
            break
        before, here, behind = page.form(word - 1), page.form(word), page.form(word + 1)
        closed = before.removeprefix("و").startswith("ال") or (word > source.phrase.last and page.mention(word - 1) is not None)
        if before in PAUSES or word >= len(page.quoted) - 1 or page.particle(word, "clause"):
            break
        if (
            closed
            and here.isalpha()
            and not here.startswith(("ال", "و"))
            and not page.named(word)
            and not page.reading.hits.at("particles", word)
            and behind.startswith("ال")
        ):
            head = sources.span(page, source.phrase.first, word)
            return Source(head, word, "after"), (word, page.reading.words.starts[word], word - 1)
    return source, None


def _conjunct_cut(page: Page, others: Mapping[int, Report], first: int, limit: int) -> int | None:
    """Where the last noun of a list begins that «بحسب» takes for itself; None where none does."""
    after = next((r for r in others.values() if r.shape == "according" and first < r.first < limit), None)
    own = _conjunct(page, after.first, first) if after else None
    return own.first if own else None


def _headline(page: Page, report: Report, sentence: Sentence) -> Saying | None:
    """«مصدر أمني: …»: who stands before the colon of a headline says what follows; a place there only tells where."""
    source = sources.phrase(page, sentence.first, report.first, (), set())
    if source is None or source.last != report.first or report.last >= sentence.last:
        return None
    mention = page.mention(source.first)
    if (mention is not None and mention.kind == "place") or not page.named(source.first) or page.form(sentence.first).startswith("ل"):
        return None
    content = contents.close(page, report.last, page.reading.words.starts[report.last], report.first, sentence.last, set())
    return Saying(report, source, content, "before", None, sentence) if content and content.last - content.first > 2 else None


def _voiced(page: Page, report: Report, source: Source, sentence: Sentence, limit: int, cuts: set[int]) -> Saying | None:
    """«أعرب المبعوث عن أمله في …»: the attitude belongs to the cue, its object is the content."""
    for word in range(source.at, min(limit, source.at + 12)):
        attitude = page.reading.hits.at("attitudes", word)
        if attitude and (attitude.pronoun or attitude.shape == "form" or page.form(word + 1) in ("من", "في", "عن", "ب", "ازاء")):
            at = attitude.last
            if page.form(at) in ("في", "من", "عن", "علي", "ازاء", "حيال", "ب", "ل", "الي"):
                at += 1
            start = page.reading.words.position(at, 1) if page.form(at).startswith("ب") and at == attitude.last and at < limit else None
            if at >= limit:
                return None
            content = contents.close(page, at, start or page.reading.words.starts[at], word, limit, cuts)
            entry = replace(report.entry, certainty=attitude.entry.kind, negated=None)  # type: ignore[attr-defined]
            heard = replace(report, entry=entry, last=attitude.last, end=attitude.end, negated=False, rules=(*report.rules, attitude.rule))
            if report.entry.id == "not_hide":
                heard = replace(heard, start=heard.start)
            return Saying(heard, source.phrase, content, source.how, None, sentence) if content else None
    return None


def _collides(page: Page, report: Report, sentence: Sentence, first: int, limit: int) -> Saying | None:
    """The article sets statements against each other: its whole clause is the content."""
    hits = page.reading.hits
    told = any(hit.entry.kind in ("utterance", "document", "unnamed") for hit in hits.between("sources", first, limit))  # type: ignore[attr-defined]
    pause = next((k for k in range(report.last, limit) if page.form(k) in PAUSES), limit)
    content = contents.close(page, first, page.reading.words.starts[first], first, pause, set())
    return Saying(report, None, content, "article", None, sentence) if told and content else None


def _inverted(page: Page, report: Report, source: Source, sentence: Sentence, first: int, limit: int) -> Saying | None:
    """«"…"، يقول فلان.» or «…، كما ذكرت وكالة.»: the content stands before the cue."""
    if source.phrase is None or source.how != "after" or report.shape != "verb" or report.joined or report.entry.id not in _INVERTED:
        return None
    as_told = page.form(report.first - 1) == "كما" and report.first - 1 > first
    before = report.first - 1 - as_told
    if before <= first or (
        source.at < limit and page.form(source.at) not in PAUSES and page.form(source.at) not in '.!؟?"»”' and not as_told
    ):
        return None
    if not as_told and not (page.form(before) in PAUSES or page.form(before) in '"»”'):
        return None
    content = _before(page, before + 1, first)
    shape = (
        replace(report, start=page.reading.words.starts[report.first - 1], first=report.first - 1, shape="according") if as_told else report
    )
    return Saying(shape, source.phrase, content, "after", None, sentence) if content else None


def _before(page: Page, end: int, first: int) -> Content | None:
    """Content that ends before a word: the quotation that closes there, or the sentence so far."""
    last = end
    while last > first and page.form(last - 1) in PAUSES:
        last -= 1
    if page.form(last - 1) in '"»”' and last >= 2 and (quotation := page.quoted[last - 2]) is not None and quotation.first - 1 <= first + 1:
        return contents.quoted(page, quotation, last)
    return contents.close(page, first, page.reading.words.starts[first], first, last, set(), whole=False)


def _according(
    page: Page, report: Report, sentence: Sentence, others: Mapping[int, Report], cuts: set[int], last: Content | None
) -> Saying | None:
    limit = _limit(page, report, sentence)
    phrase = sources.according(page, report, limit, others)
    if phrase is None:
        return None
    if report.joined or heads_clause(page, report.first, sentence.first):
        return _heading(page, report, phrase, sentence, limit, cuts)
    if last and (last.first > report.first or all(not page.form(k).isalnum() for k in range(last.last, report.first))):
        conjunct = _conjunct(page, report.first, sentence.first) if last.first < report.first else None
        return Saying(report, phrase, conjunct or last, "after" if conjunct else "carried", None, sentence)
    begin = last.last if last and last.last < report.first - _SHORT else sentence.first
    return Saying(report, phrase, _before(page, report.first, begin), "after", None, sentence)


def _heading(page: Page, report: Report, phrase: Phrase, sentence: Sentence, limit: int, cuts: set[int]) -> Saying | None:
    """«وبحسب المصدر، …»: the content follows; a sentence of nothing else speaks of the one before it."""
    at = next(
        (k for k in range(phrase.last, min(limit, phrase.last + 20)) if page.form(k) in PAUSES or page.particle(k, "then")), phrase.last
    )
    while at < limit and (page.form(at) in PAUSES or page.form(at) == ":" or page.particle(at, "then") or page.that(at)):
        at += 1
    content = contents.close(page, at, page.reading.words.starts[at], at, limit, cuts) if at < limit else None
    if content is None or content.last - content.first < 2:
        return None
    return Saying(report, phrase, content, "after", None, sentence)


def _conjunct(page: Page, end: int, first: int) -> Content | None:
    """The last of several nouns told together: «أشارت إلى هجوم …، وهروب …، بحسب مصادر»."""
    last = end - 1 if page.form(end - 1) in PAUSES else end
    for word in range(last - 1, first, -1):
        if page.form(word - 1) in PAUSES and page.form(word).startswith("و"):
            happening = page.reading.hits.at("happenings", word) or page.reading.hits.at("topics", word)
            if happening is None or happening.proclitic != "و":
                return None
            return contents.close(page, word, page.reading.words.position(word, 1), word, last, set())
    return None
