"""Attributions: «بحسب مصادر», «كما ذكرت وكالة», «"…"، يقول فلان» and headlines, where content and source change places."""

from analysis.extract import addressees, contents, sources
from analysis.extract.chains import is_medium
from analysis.extract.contents import Content
from analysis.extract.cues import Report, heads_clause
from analysis.extract.page import BULLETS, PAUSES, Page
from analysis.extract.phrases import Phrase, phrase
from analysis.extract.sources import Source
from analysis.extract.subjects import dots
from analysis.extract.tellings import Saying, Telling, sentence_before
from analysis.rowclass import replace

_CREDITS = frozenset("المصدر المصادر مصدر مصادر الكاتب المحرر الموقع الصحيفه المراسل".split())  # «المصدر: وكالات»
_SHORT = 4  # words; less than that before «بحسب» is no content
_BACK = 60  # words from «بحسب» back to the last noun told together with others
_GOES_ON = 3  # words; less than that after an attribution adds nothing to its clause
_LED = frozenset("ادي ادت اسفر اسفرت تسبب تسببت اوقع اوقعت خلف خلفت".split())
_COST = frozenset("خلف خلفت اوقع اوقعت اسفر اسفرت شرد شردت هجر هجرت نزح حصد حصدت كلف كلفت نهب نهبت".split())
_STATED = 4  # words of «في بيان عسكري»
_DATELINE = 14  # words of place, day and agency
_LEAD = 20  # words of a source that heads its sentence


def according(telling: Telling, report: Report, last: Content | None) -> Saying | None:
    """The saying of an attribution; `last` is the content of the saying before it in the sentence."""
    page = telling.page
    limit = telling.limit(report)
    if report.entry.id == "in_own_words":
        return _echo(telling, report, last)
    source = sources.according(page, report, limit, telling.others)
    if source is None:
        return None
    if "cues/relay" in report.rules and (origin := sources.relayed(page, report, source.last, limit, telling.others)) is not None:
        return _passed_on(telling, report, source, origin, last)
    return _placed(telling, report, source, limit, last)


def _placed(telling: Telling, report: Report, source: Phrase, limit: int, last: Content | None) -> Saying | None:
    """The saying of an attribution by where it stands: at the head of its sentence, after a conjunct, at its end or in the middle."""
    page, sentence = telling.page, telling.sentence
    if page.form(source.last) == ":" and source.last + 1 < limit:  # «الحصيلة حسب البلدية: …»
        first, end = source.last + 1, telling.end(source.last + 1, limit)
        content = contents.close(page, first, page.words.starts[first], source.last, limit, end)
        return Saying(report, source, content, "after", None, sentence) if content else None
    if report.joined or heads_clause(page, report.first, sentence.first):
        return _heading(telling, report, source, limit)
    teller = _teller(telling, report, source, last)
    if teller is not None:
        heard = _heading(telling, report, source, limit)
        return replace(heard, carrier=teller) if heard else None
    own = conjunct(page, report.first, last.first) if last and last.first < report.first else None
    if own:
        return Saying(report, source, own, "after", None, sentence)
    if last and last.first > report.first and page.form(report.last - 1) == "لسان" and not _by_medium(telling, report):
        return None  # «أعلن المجلس، على لسان قائده، أن»: one claim
    if last and (last.first > report.first or not any(page.form(k).isalnum() for k in range(last.last, report.first))):
        return Saying(report, source, last, "carried", None, sentence)
    begin = last.last if last and last.last < report.first - _SHORT else sentence.first
    begin = _own_clause(page, report.first, begin)
    return Saying(report, source, _around(telling, report, source, begin, limit), "after", None, sentence)


def _teller(telling: Telling, report: Report, source: Phrase, last: Content | None) -> Phrase | None:
    """Who passes on what follows: «وأفاد مراسل الصحيفة نقلاً عن شهود أن …» tells with two cues what the second source says."""
    page = telling.page
    if report.entry.id != "as_relayed" or not page.that(_led(telling, report, source)) or (last and last.first > report.first):
        return None
    verb = _verb_before(telling, report)
    if verb is None or (last and last.first > verb.first):
        return None
    who = sources.beside(page, verb, telling.first(verb), report.first, telling.others)
    return who.phrase if who.phrase and who.at == report.first else None


def _led(telling: Telling, report: Report, source: Phrase) -> int:
    """The word after a source at which أن leads to what it says: «نقلاً عن شهود في بيان صدر أمس أن …»; the word after it where none does."""
    page = telling.page
    for word in range(source.last, min(telling.limit(report), source.last + _LEAD)):
        if page.that(word) and page.kind(word - 1) != "preposition":
            return word
        if page.form(word) in PAUSES and page.that(word + 1):
            return word + 1
        if page.form(word) in PAUSES or word in telling.others:
            break
    return source.last


def _verb_before(telling: Telling, report: Report) -> Report | None:
    before = next((r for r in reversed(telling.reports) if r.first < report.first), None)
    return before if before is not None and before.shape == "verb" else None


def _by_medium(telling: Telling, report: Report) -> bool:
    """Whether a medium tells what somebody else says: «ونشرت الصحيفة، على لسان شاهد، أن …»."""
    verb = _verb_before(telling, report)
    who = sources.beside(telling.page, verb, telling.first(verb), report.first, telling.others).phrase if verb else None
    return who is not None and is_medium(telling.page, who)


def _own_clause(page: Page, word: int, begin: int) -> int:
    """Where the clause that an attribution ends begins: after a turn («، إلا أن …»), with what takes up the clause before («، وهو …»,
    «، ما أدى إلى …») or with the numbers that it alone tells («، وخلفت عشرين قتيلاً»)."""
    for k in range(word - _SHORT, begin, -1):
        if page.form(k) not in PAUSES:
            continue
        paused = any(page.form(n) in PAUSES for n in range(k + 1, word - 1))  # «القرية، وهي صغيرة، …، بحسب …»: an aside
        if page.form(k + 1) in ("وهو", "وهي") and not paused:
            return k + 1
        turn = page.particle(k + 1, "clause")
        if turn is not None and turn.entry.id == "clause":
            return turn.last
        known = page.form(begin).removeprefix("و") in ("كان", "كانت")  # what came before is history
        if known and page.form(k + 1) in ("ما", "مما") and page.form(k + 2) in _LED:  # «، ما أدى إلى مقتل آلاف، بحسب …»
            return k + 3 + (page.kind(k + 3) == "preposition")
        if not paused and _counts(page, k + 1, word):
            return k + 1
    return begin


def _counts(page: Page, first: int, last: int) -> bool:
    """Whether a clause that tells what something cost is joined at a word: «، وخلفت أكثر من تسعة آلاف قتيل»."""
    numbers = (page.form(k)[:1].isdigit() or page.on["numbers"](k) for k in range(first + 1, last))
    return page.form(first).startswith("و") and page.form(first)[1:] in _COST and any(numbers)


def _passed_on(telling: Telling, report: Report, carrier: Phrase, origin: Source, last: Content | None) -> Saying | None:
    """«وبحسب ما نقلته الصحيفة عن مصادر، …»: the origin says it, the medium carries it."""
    assert origin.phrase
    found = _placed(telling, report, origin.phrase, telling.limit(report), last)
    return replace(found, carrier=carrier) if found else None


def _echo(telling: Telling, report: Report, last: Content | None) -> Saying | None:
    """«…، بحسب قوله»: the last speaker said what stands before it; after his own cue it tells nothing new."""
    page = telling.page
    if last is not None and not any(page.form(k).isalnum() for k in range(last.last, report.first)):
        return None
    aim = page.particle(report.last + 1, "preposition") if page.form(report.last) in PAUSES else None
    if aim is not None and page.form(report.first - 1) in PAUSES:  # «رداً، بحسب قولها، على …»
        end = telling.end(aim.last, telling.limit(report))
        content = contents.close(page, aim.last, page.words.starts[aim.last], aim.first, end, end)
    else:
        content = _before(page, report.first, telling.sentence.first)
    return Saying(report, None, content, "dropped", None, telling.sentence) if content else None


def _around(telling: Telling, report: Report, source: Phrase, begin: int, limit: int) -> Content | None:
    """What an attribution in the middle of its clause stands in: «لم يعرف، بحسب المرصد، عدد القتلى»."""
    page, after = telling.page, source.last
    if page.kind(after) == "preposition":  # «بحسب الوزارة في القطاع، إلى …»
        pause = next((k for k in range(after + 2, min(limit, after + _GOES_ON + 2)) if page.form(k) in PAUSES), after)
        after = pause if page.kind(pause + 1) == "preposition" else after
    aside = page.form(after) in PAUSES and page.kind(after + 1) == "preposition"
    if aside and page.form(report.first - 1) not in PAUSES:  # «من تبقى، ويراوح عددهم بين … بحسب تقديرات، إلى …»
        pauses = (k for k in range(report.first - 1, begin, -1) if page.form(k) in PAUSES and page.form(k + 1).startswith("و"))
        begin = next(pauses, begin - 1) + 1
    before = _before(page, report.first, begin)
    day = report.first - 1 in page.dated and page.form(report.first - 2) in PAUSES  # «، الجمعة بحسب الوزارة، …»
    paused = (day or page.form(report.first - 1) in PAUSES) and page.form(after) in PAUSES
    word = after + 1
    if before is None or not paused or limit - word < _GOES_ON or word in telling.others:
        return before
    if page.form(word)[:1] in ("و", "ف") or page.kind(word) in ("clause", "relative", "that") or page.that(word):
        return before
    if page.kind(word) == "preposition" and page.that(word + 1):  # «…، بحسب المنظمة، قبل أن تنسحب»
        return before
    end = telling.end(word, limit)
    return contents.close(page, before.first, before.start, before.joint, end, end, whole=False)


def _heading(telling: Telling, report: Report, source: Phrase, limit: int) -> Saying | None:
    """«وبحسب المصدر، …»: the content follows; a sentence of nothing else speaks of the one before it."""
    page = telling.page
    reach = range(source.last, min(limit, source.last + _LEAD))
    led = _led(telling, report, source) if report.entry.id == "as_relayed" else source.last
    at = next((k for k in reach if page.form(k) in PAUSES or page.kind(k) == "then"), source.last) if not page.that(led) else led
    while at < limit and (page.form(at) in PAUSES or page.form(at) == ":" or page.kind(at) == "then" or page.that(at)):
        at += 1
    content = contents.close(page, at, page.words.starts[at], at, limit, telling.end(at, limit)) if at < limit else None
    if content is None or content.last - content.first < 2:
        earlier = sentence_before(page, telling.sentence)
        content = _before(page, earlier.last, earlier.first) if earlier and limit - source.last <= 1 else None
    return Saying(report, source, content, "after", None, telling.sentence) if content else None


def conjunct(page: Page, end: int, first: int) -> Content | None:
    """The last of several nouns told together: «أشارت إلى هجوم …، وهروب …، بحسب مصادر»."""
    last = end - 1 if page.form(end - 1) in PAUSES else end
    for word in range(last - 1, max(first, last - _BACK), -1):
        if page.form(word - 1) in PAUSES and page.form(word).startswith("و"):
            noun = page.on["happenings"](word) or page.on["topics"](word)
            if noun is None or noun.proclitic != "و":
                return None
            return contents.close(page, word, page.words.position(word, 1), word, last, last)
    return None


def inverted(telling: Telling, report: Report, source: Source) -> Saying | None:
    """«"…"، يقول فلان.» or «…، كما ذكرت وكالة.»: the content stands before the cue."""
    if source.phrase is None or source.how != "after" or report.shape != "verb" or report.joined or not report.entry.follows:
        return None
    page, (first, limit) = telling.page, telling.bounds(report)
    if heads_clause(page, report.first, first):  # «من جانبه، أعلن الوزير، …»
        return None
    as_told = page.form(report.first - 1) in ("كما", "هكذا") and report.first - 1 > first
    before = report.first - 1 - as_told
    goes_on = source.at < limit and page.form(source.at) not in PAUSES and page.form(source.at) not in '.!؟?"»”'
    if before <= first or (goes_on and not as_told):
        return None
    if not as_told and page.form(before) not in PAUSES and page.form(before) not in '"»”':
        return None
    content = _before(page, before + 1, first)
    if as_told:
        start = page.words.starts[report.first - 1]
        report = replace(report, start=start, first=report.first - 1, shape="according")
        if page.form(report.first - 1) in PAUSES:  # «البلدة، كما يقول سكانها، باتت خالية»
            content = _around(telling, report, source.phrase, first, limit)
    return Saying(report, source.phrase, content, "after", None, telling.sentence) if content else None


def headline(telling: Telling, report: Report) -> Saying | None:
    """«مصدر أمني: …», «الصحيفة عن مصدر: …»: who stands before the colon says what follows; a place there only tells where."""
    page, sentence = telling.page, telling.sentence
    marks = (k + 1 for k in range(report.first - 1, sentence.first - 1, -1) if page.form(k) in BULLETS or dots(page, k))
    first = next(marks, sentence.first)
    if any(r.first >= first and r.first < report.first and r.shape != "participle" for r in telling.reports):
        return None  # «مصدر ينفي لمراسلنا: …», «الحصيلة حسب البلدية: …»: the cue before the colon leads to it
    begin = next(
        (k for k in range(first, report.first) if (page.form(k).isalpha() and page.form(k) != "و") or k in page.opened), report.first
    )
    source, carrier = phrase(page, begin, report.last, ("عن",), set()), None
    if source is not None and page.form(source.last) == "عن" and _stands(page, source):
        source, carrier = phrase(page, source.last + 1, report.last, (), set()), source
    at_colon = source is not None and _reaches(page, source.last, report.first)
    if source is None or not at_colon or report.last >= sentence.last or page.form(report.last) == "\n":
        return None
    if not _stands(page, source) or page.form(begin).startswith("ل"):
        return None
    content = contents.close(
        page, report.last, page.words.starts[report.last], report.first, sentence.last, telling.end(report.last, sentence.last)
    )
    return Saying(report, source, content, "before", carrier, sentence) if content and content.last - content.first > 2 else None


def _reaches(page: Page, word: int, colon: int) -> bool:
    """Whether a source ends at a colon but for those who were told or its statement: «مصدر لـ"الصحيفة": …», «الشرطة في بيان عاجل: …»."""
    stated = page.form(word) == "في" and addressees.in_words(page, word + 1) and colon - word <= _STATED
    stated = stated or (page.form(word) in PAUSES and page.kind(word + 1) == "relative")  # «الإدارة، التي تقودها الهيئة: …»
    return stated or sources.past_addressed(page, word, colon) == colon


def _stands(page: Page, source: Phrase) -> bool:
    """Whether a phrase before a colon can speak: a name or noun of a source, no place, no credit."""
    mention = page.mention(source.first)
    if mention is not None and mention.kind == "place":
        return False
    if page.form(source.first) in _CREDITS and source.last == source.first + 1:
        return False
    return page.named(source.first) or (source.first in page.opened and page.named(source.first + 1))


def _past_heads(page: Page, first: int, last: int) -> int:
    """The word after the time of an item («15:30 | …») or after place and agency («بغداد (اف ب) - …»)."""
    item = next((k + 1 for k in range(last - 1, first, -1) if page.form(k) in BULLETS), first)
    dash = next((k + 1 for k in range(first, min(last, first + _DATELINE)) if page.form(k) == "-" and page.form(k - 1) == ")"), first)
    begins = first == 0 or page.form(first - 1) == "\n"
    return max(item, dash if begins else first)


def _before(page: Page, end: int, first: int) -> Content | None:
    """Content that ends before a word: the quotation that closes there, or the sentence so far."""
    last = end
    while last > first and page.form(last - 1) in PAUSES:
        last -= 1
    if page.form(last - 1) in '"»”' and last >= 2 and (quotation := page.quoted[last - 2]) is not None and quotation.first - 1 <= first + 1:
        return contents.quoted(page, quotation, last)
    first = max(first, last - contents.MOST, _past_heads(page, first, last))
    while first < last and page.form(first) in PAUSES:
        first += 1
        turn = page.particle(first, "clause")
        if turn is not None and turn.entry.id == "clause" and turn.last < last:  # «…، في حين دخل الجيش، حسب …»
            first = turn.last
    return contents.close(page, first, page.words.starts[first], first, last, last, whole=False)
