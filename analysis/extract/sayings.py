"""Sayings: each report of a sentence with its source and its content, before it is known who the source is."""

from collections.abc import Sequence

from analysis.extract import attributions, beginnings, contents, sources, turns
from analysis.extract.beginnings import Begun
from analysis.extract.clitics import proclitic
from analysis.extract.contents import Content
from analysis.extract.cues import Report
from analysis.extract.layout import Sentence
from analysis.extract.page import PAUSES, STOPS, Page
from analysis.extract.phrases import span
from analysis.extract.sources import Source
from analysis.extract.tellings import Saying, Telling, blames, telling
from analysis.rowclass import replace

_FAR = 25  # words; no content so far from a cue without a source of its own
_LONG = 6  # words of a source that nothing in it names
_HANDS = 3  # nothing is told through more hands in one sentence
_ATTITUDE = 12  # words from «أعرب» to what is voiced
_CHECKING = frozenset("التحقق التاكد التثبت الحصول التواصل الاتصال تاكيد الوصول التيقن".split())
_OF_HIM = sources.FROM_HIM | {"به", "بها", "بهم"}
_OWED = frozenset(("بالولاء", "بالفضل", "بالكثير"))
_AMBIGUOUS = frozenset(("publish", "condemn", "blame", "consider", "decide", "observe", "describe"))
_AIMS = frozenset(("في", "من", "عن", "علي", "ازاء", "حيال", "ب", "ل", "الي"))  # prepositions from an attitude to its object


def sayings(page: Page, sentence: Sentence, found: Sequence[Report]) -> list[Saying]:
    """Sayings of one sentence in order of their cues."""
    told = telling(page, sentence, found)
    said: list[Saying] = []
    last: Content | None = None  # content of the saying before
    ends: list[int] = []  # where the contents end that are still open
    free = -1  # word before which cues belong to the saying before
    for report in told.reports:
        if report.first < free:
            continue
        if ends:
            ends = [end for end in ends if end > report.first]
            if len(ends) > _HANDS or (ends and report.entry.id == "collide"):
                continue
        saying = _saying(told, report, last)
        if saying is None:
            continue
        if saying.content:
            last = saying.content
            free = _swallowed(told, report, saying.content.joint)
            if last.first > report.first:
                ends.append(last.last)
        said.append(saying)
    return said


def _saying(told: Telling, report: Report, last: Content | None) -> Saying | None:
    if report.shape == "headline":
        return attributions.headline(told, report)
    if report.shape == "according":
        return attributions.according(told, report, last)
    return _verb(told, report)


def _swallowed(told: Telling, report: Report, joint: int) -> int:
    """The word before which other cues are part of a saying: «وأضاف قائلاً», «نقلت … قولها»."""
    if report.entry.kind in ("relay", "attitude"):
        return joint + 1
    for r in told.reports:
        if report.last <= r.first <= joint and r.shape == "participle" and (r.entry.id == "say" or r.first == report.last):
            return joint + 1
    return -1


def _verb(told: Telling, report: Report) -> Saying | None:
    page, others = told.page, told.others
    if page.kind(report.first - 1) == "relative" and page.form(report.last) in _OF_HIM:  # «الذين أعلن عنهم», «الذي أشاد به»
        return None
    first, limit = told.bounds(report)
    source = sources.beside(page, report, first, limit, others)
    kind = report.entry.kind
    if kind == "attitude":
        return _voiced(told, report, source)
    if kind == "article":
        return _unverified(told, report) if report.entry.id == "unverified" else _collides(told, report)
    carrier = None
    if kind == "relay":
        origin = sources.relayed(page, report, source.at, limit, others)
        if origin is not None:
            carrier, source = source.phrase, origin
        elif any(page.form(k) in sources.FROM_HIM for k in range(source.at, min(limit, source.at + _HANDS))):  # «نقلت الصحيفة عنه قوله»
            carrier, source = source.phrase, Source(None, source.at, "dropped")
        elif report.entry.id != "learn" or not _informed(page, source):
            return None
    begun = beginnings.after(page, report, source.at, limit, others)
    if begun is None and source.phrase and source.how == "after" and "object" in report.entry.joins:
        source, begun = _split(page, source)
    if begun is None:
        return attributions.inverted(told, report, source) or _denied(told, report, source)
    if not _plausible(told, report, source, begun.joint):
        return None
    report = _with_preposition(page, report, begun.joint)
    content = _content(told, report, begun, limit)
    if content and page.form(begun.joint) == ":" and any(k in others for k in range(report.last, begun.joint)):
        told.cut(begun.joint)  # «وقال، واصفاً …: إن …»: the words of the participle end at the colon
    return Saying(report, source.phrase, content, source.how, carrier, told.sentence) if content else None


def _informed(page: Page, source: Source) -> bool:
    """Whether a medium or body says what it learnt: «علمت الصحيفة أن …», not «علم السكان أن …»."""
    if source.phrase is None or source.how != "after" or not page.that(source.at):
        return False
    noun, mention = page.on["sources"](source.phrase.first), page.mention(source.phrase.first)
    body = noun is not None and noun.entry.kind in ("medium", "body", "unnamed")
    return body or source.phrase.first in page.opened or (mention is not None and mention.kind in ("medium", "organisation"))


def _denied(told: Telling, report: Report, source: Source) -> Saying | None:
    """«وهو ما نفته الشرطة», «والجيش ينفي»: a denial of what was said before has no content of its own."""
    page = told.page
    taken_up = report.entry.id == "affirm" and page.form(report.last) == "ذلك"  # «أكد ذلك مدير المستشفى»
    if (report.entry.id != "deny" and not taken_up) or report.shape != "verb" or report.negated or source.phrase is None:
        return None
    ends = page.form(source.at) in STOPS or page.form(source.at) in ("", "\n") or (taken_up and page.form(source.at) in PAUSES)
    if not ends and not (report.pronoun and source.how == "after"):
        return None
    return Saying(report, source.phrase, None, source.how, None, told.sentence)


def _with_preposition(page: Page, report: Report, joint: int) -> Report:
    """The cue with the preposition right after it: «أشارت إلى»."""
    if joint == report.last and page.kind(joint) == "preposition":
        return replace(report, last=joint + 1, end=page.words.ends[joint])
    return report


def _content(told: Telling, report: Report, begun: Begun, limit: int) -> Content | None:
    page = told.page
    end = told.end(begun.first, limit)
    if report.entry.id == "describe" and (marks := _described(page, begun, limit)) is not None:
        end = limit = page.after_quotation(marks)
    attribution = told.attribution(begun.first, limit)
    own = attributions.conjunct(page, attribution, begun.first) if attribution else None
    if own:
        end = min(end, own.first)
    led = page.that(begun.joint)
    if not led and page.form(begun.joint) != ":":  # «تنفي الحركة تسلّم العرض: "لا هدنة"»
        colons = (k for k in page.marks_in(begun.first + 1, end + 1) if page.form(k - 1) == ":" and k in page.opened)
        end = next((k - 1 for k in colons if k - 2 not in told.others), end)
    if report.entry.id == "estimate" and report.pronoun:  # «قدّرها المحافظ بألف أسرة، باتجاه …»
        end = next((k for k in page.words.signs_in(begun.first, end) if page.form(k) in PAUSES), end)
    bare = begun.joint == begun.first - 1 and not led and page.hits.any(("happenings",), begun.first)
    end = turns.own_words(page, begun.first, min(end, begun.first + contents.MOST), report.shape, bare)
    if bare and told.sentence.block == 0:
        end = _next_statement(page, begun.first, end)
    content = contents.close(page, begun.first, begun.start, begun.joint, limit, end)
    return (
        contents.marked(page, content)
        if content and page.kind(begun.joint) == "preposition" and not page.that(begun.first - 1)
        else content
    )


def _described(page: Page, begun: Begun, limit: int) -> int | None:
    """The mark that opens the words by which something is described, which end it: «وصف الهجوم بـ "الهزيمة" …»."""
    if begun.first in page.opened:
        return begun.first
    marks = page.marks_in(begun.first, min(limit, begun.first + _ATTITUDE))
    return next((k for k in marks if k in page.opened and page.form(k - 1) == "ب"), None)


def _next_statement(page: Page, first: int, end: int) -> int:
    """The conjunction at which a headline goes on with another subject and its verb: «المجلس يعلن فتح الطريق وقوات الشرطة تتقدم»."""
    for word in range(first + 1, end - 2):
        if proclitic(page, word) and page.form(word)[0] == "و" and page.hits.any(("forces", "actors"), word):
            reach = range(word + 1, min(end, word + _HANDS + 1))
            if any(_present(page, k) and page.kind(k - 1) not in ("relative", "preposition") for k in reach):
                return word
    return end


def _present(page: Page, word: int) -> bool:
    """Whether a word looks like a verb of the present: «تتقدم», no name and no noun of a happening."""
    form = page.form(word)
    known = ("happenings", "adjectives", "sources", "forces", "offices")
    return form[:1] in ("ي", "ت") and len(form) > 3 and not page.named(word) and not page.hits.any(known, word)


def _plausible(told: Telling, report: Report, source: Source, joint: int) -> bool:
    """Whether source and content stand to a cue as in a report, not as words that happen to follow it."""
    page = told.page
    if page.quoted[report.first] and (source.phrase is None or source.how != "after"):
        return False
    if report.entry.id in _AMBIGUOUS and not _reports(page, report, source, joint):
        return False
    if source.phrase is None:
        return joint - report.last <= _FAR and not _passive(page, report, joint)
    if report.entry.id == "informed_passive":
        return False
    words = range(source.phrase.first, source.phrase.last)
    return len(words) <= _LONG or any(page.named(k) for k in words)


def _reports(page: Page, report: Report, source: Source, joint: int) -> bool:
    """Whether a verb that often means something else reports what somebody says."""
    id = report.entry.id
    if id in ("publish", "condemn"):
        return _fitting(page, report, source, joint)
    if id == "blame":
        return blames(page, joint)
    if id == "consider":  # «الذي يعتبر أرفع مستشار … التي يمكن أن»
        return page.kind(report.first - 1) != "relative" or bool(report.pronoun) or joint <= report.last + 1
    if id == "decide":
        return joint - source.at <= _HANDS
    if id == "observe":
        return source.phrase is not None and page.named(source.phrase.first)
    return source.how == "after" or bool(report.pronoun) or joint != report.last or report.shape != "verb"  # «اتفاقية وُصفت بأنها …»


def _fitting(page: Page, report: Report, source: Source, joint: int) -> bool:
    """Whether news, not soldiers, are published, and a deed, not an accused man, is condemned."""
    if source.phrase is None:
        return report.entry.id != "publish" or (
            page.form(report.first - 1) != "ما" and joint == report.last and (page.that(joint) or page.form(joint) == ":")
        )
    noun = page.on["sources"](source.phrase.first)
    if report.entry.id == "condemn" and any(page.form(k) in _OWED for k in range(report.last, report.last + _HANDS)):
        return False  # «تدين القرية بالولاء»
    if report.entry.id == "condemn" and page.form(report.last).startswith("ب") and page.kind(report.last) != "adverb":
        return False  # «يدين بالإسلام»
    if report.entry.id == "condemn":
        return noun is None or noun.entry.id != "court"
    near = page.that(joint) or page.form(joint) == ":" or joint < source.at
    return near and page.on["forces"](source.phrase.first) is None and (noun is None or noun.entry.id != "army")


def _passive(page: Page, report: Report, joint: int) -> bool:
    """«وتعتبر السيطرة ضرورية», «التي وصفها بالداعم»: nobody who speaks is meant."""
    if report.entry.id == "describe":
        return bool(report.pronoun) and joint + 1 not in page.opened
    return report.entry.id == "consider" and report.shape == "verb" and not page.that(joint)


def _split(page: Page, source: Source) -> tuple[Source, Begun | None]:
    """«أكدت المفوضية عجز الحكومة»: an indefinite noun after a definite one begins what is said, where no known word does."""
    assert source.phrase
    for word in range(source.phrase.first + 1, min(source.phrase.last + 6, len(page.quoted) - 1)):
        happening = page.on["happenings"](word)
        act = happening is not None and happening.entry.kind == "act"
        if act or page.form(word - 1) in PAUSES or page.kind(word) == "clause":
            break
        closed = page.form(word - 1).removeprefix("و").startswith("ال") or (
            word > source.phrase.last and page.mention(word - 1) is not None
        )
        if closed and _indefinite(page, word) and page.form(word + 1).startswith("ال"):
            head = span(page, source.phrase.first, word)
            return Source(head, word, "after"), Begun(word, page.words.starts[word], word - 1)
    return source, None


def _indefinite(page: Page, word: int) -> bool:
    form = page.form(word)
    known = page.named(word) or page.on["particles"](word)
    return form.isalpha() and form != "باسم" and not form.startswith(("ال", "و")) and not known


def _voiced(told: Telling, report: Report, source: Source) -> Saying | None:
    """«أعرب المبعوث عن أمله في …»: the attitude belongs to the cue, its object is the content."""
    page, limit = told.page, told.limit(report)
    words = page.words
    for word in range(source.at, min(limit, source.at + _ATTITUDE)):
        attitude = page.hits.at("attitudes", word)
        if attitude is None or not (attitude.pronoun or attitude.shape == "form" or page.form(word + 1) in _AIMS):
            continue
        at = attitude.last
        while page.form(at).startswith("ال") and at < attitude.last + _HANDS and page.form(at + 1) in _AIMS:  # «قلقها البالغ إزاء»
            at += 1
        at += page.form(at) in _AIMS
        if at >= limit:
            return None
        letters = int(at == attitude.last and page.form(at)[:1] in ("ب", "ل") and page.form(at)[1:2] != "ل")
        content = contents.close(page, at, words.position(at, letters), word, limit, told.end(at, limit))
        entry = replace(report.entry, certainty=attitude.entry.kind, negated=None)
        rules = (*report.rules, attitude.rule)
        heard = replace(report, entry=entry, last=attitude.last, end=attitude.end, negated=False, rules=rules)
        return Saying(heard, source.phrase, content, source.how, None, told.sentence) if content else None
    return None


def _unverified(told: Telling, report: Report) -> Saying | None:
    """«ولم يتسنّ لرويترز التحقق من …»: the outlet says in its own voice what it could not check."""
    page, limit = told.page, told.limit(report)
    at = next((k for k in range(report.last, min(limit, report.last + _ATTITUDE)) if page.form(k) in _CHECKING), None)
    if at is None:
        return None
    content = contents.close(page, at, page.words.starts[at], at - 1, limit, told.end(at, limit))
    return Saying(report, None, content, "article", None, told.sentence) if content else None


def _collides(told: Telling, report: Report) -> Saying | None:
    """The article sets statements against each other: its whole clause is the content."""
    page, first, limit = told.page, told.first(report), min(told.limit(report), report.last + contents.MOST)
    spoken = (page.on["sources"](k) for k in range(max(first, report.first - contents.MOST), limit))
    if not any(hit.entry.kind in ("utterance", "document", "unnamed") for hit in spoken if hit):
        return None
    if not any(page.form(k) == "مع" or page.hits.any(("sources",), k) for k in range(report.last, min(limit, report.last + 3))):
        return None
    pause = next((k for k in range(report.last, limit) if page.form(k) in PAUSES), limit)
    content = contents.close(page, first, page.words.starts[first], first, pause, pause)
    return Saying(report, None, content, "article", None, told.sentence) if content else None
