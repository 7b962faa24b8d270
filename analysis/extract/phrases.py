"""Source phrases: the words that name who speaks, with titles, descriptions and appositions."""

from collections.abc import Set

from analysis.extract import addressees, objects
from analysis.extract.anonymity import UNNAMED, unnamed_source
from analysis.extract.clitics import addressed, carries_b, proclitic
from analysis.extract.extents import after_bracket, after_name_within
from analysis.extract.layout import Quotation
from analysis.extract.page import PAUSES, STOPS, Page
from analysis.rowclass import rowclass

_LONGEST = 25  # words of a phrase
_CLOSE = frozenset("مقرب مقربه مقربين مقربون قريب قريبه مدعومه مدعوم".split())  # «الوكالة المقربة من الحرس»
_ENVOY = 3  # words from an envoy to where he is sent
_TITLE = 6  # words of a body's name in quote marks
_NAME = 4  # words of a person's name
_SHORTEST = 3  # words of a relative clause
_CLAUSE = 25  # words of a relative clause
_COMMAS = frozenset("،,-")  # an apposition follows them
_NO_NOUNS = frozenset(("relative", "adverb", "clause", "negation", "auxiliary", "opener"))
_LEADING_OUT = frozenset(("then", "adverb", "clause", "negation", "auxiliary", "opener"))  # particles that no phrase holds but in a name
_ENDS = (PAUSES - {"-"}) | STOPS | {"", ":", "\n", "{"}  # a phrase ends before them
_SIGNS = frozenset('-("»”')  # it may go on behind them, as behind a quotation
ASKED = frozenset("كيف لماذا متي".split())
_INSIDE = frozenset({"في", "داخل", "لدي", "قرب", "من", "بين"})  # prepositions that may describe a source


@rowclass
class Phrase:
    """Words first … last - 1, which are text[start:end]."""

    first: int
    last: int
    start: int
    end: int


def phrase(page: Page, at: int, limit: int, joins: tuple[str, ...], halts: Set[int]) -> Phrase | None:
    """The phrase that begins at a word, with its appositions; None where no phrase can begin.

    It ends before أن, a colon, a pause, an adjunct, a cue (`halts`: first words of cues) or the content that a cue takes bare.
    """
    last = _plain(page, at, limit, joins, halts) if at not in halts else None
    if last is None:
        return None
    for _ in range(3):
        further = _apposition(page, at, last, limit, joins, halts) if page.form(last) in _COMMAS else None
        if further is None:
            break
        last = further
    return span(page, at, last)


def span(page: Page, first: int, last: int) -> Phrase:
    """The phrase of the words first … last - 1, without the conjunction written to its first word."""
    words = page.words
    letters = proclitic(page, first)
    start = words.position(first, letters) if letters else words.starts[first]
    return Phrase(first, last, start, words.ends[last - 1])


def may_begin(page: Page, word: int) -> bool:
    """Whether a source phrase can begin at a word."""
    small = page.kind(word)
    if small in ("that", "preposition"):
        return False
    if word in page.opened:
        quotation = page.opened[word]
        return quotation.closed and (page.is_name(quotation) or _short_name(page, quotation))
    form = page.form(word)
    if not form[:1].isalpha() and not form[:1].isdigit():
        return False
    if small in _NO_NOUNS or word in page.dated:
        return page.mention(word) is not None
    return not (form.startswith("ل") and addressed(page, word))


def _plain(page: Page, at: int, limit: int, joins: tuple[str, ...], halts: Set[int]) -> int | None:
    """The word after a phrase without appositions."""
    if at >= limit or not may_begin(page, at):
        return None
    following = _first_step(page, at, limit)
    if following is None:
        return None
    word, named, longest = following, _complete(page, at), min(limit, at + _LONGEST)
    while word < longest:
        following = None if word in halts else _step(page, at, word, limit, joins, halts, named)
        if following is None:
            break
        named = named or (bool(joins) and _complete(page, word))
        word = following
    while word > at + 1 and (page.form(word - 1) == "-" or page.kind(word - 1) in ("preposition", "relative")):
        word -= 1
    return word


def _first_step(page: Page, at: int, limit: int) -> int | None:
    """The word after the quotation or name that begins a phrase, or after its first word."""
    if at not in page.opened:
        return after_name_within(page, at, limit)
    return page.after_quotation(at) if page.opened[at].closed and _names(page, at, at) else None


def _step(page: Page, at: int, word: int, limit: int, joins: tuple[str, ...], halts: Set[int], named: bool) -> int | None:
    """The next word of the phrase after `word`; None where the phrase ends before `word`."""
    form, small = page.form(word), page.kind(word)
    if form in _ENDS or small == "that":
        return None
    if form in _SIGNS or word in page.opened:
        return _past_sign(page, at, word, form, limit)
    if word in page.dated or form in ASKED or (form.startswith("ل") and addressed(page, word)):
        return None
    if form in UNNAMED and (unnamed := unnamed_source(page, word)) is not None:
        return unnamed
    if small == "relative":
        return _relative(page, word, limit, joins, halts)
    begun = page.hits.layers(word)
    if "sources" in begun and "\u064b" in page.written(word) and _words_of(page, word):  # «نشرت الصفحة بياناً جاء فيه أن …»
        return None
    if "losses" in begun and _happened(page, word):  # «حسب المعلومات الأولية أصيب …»
        return None
    if small == "preposition":
        return _past_preposition(page, at, word, joins)
    if small in _LEADING_OUT:
        return after_name_within(page, word, limit) if small != "then" and page.mention(word) else None
    if joins and objects.begins(page, word, joins, named):
        return None
    return after_name_within(page, word, limit)


def _past_sign(page: Page, at: int, word: int, sign: str, limit: int) -> int | None:
    """The word after a dash within a name, a quotation that is a name, or a bracket."""
    if sign == "-":
        return word + 1 if page.words.glued(word) and page.words.glued(word + 1) else None
    if word in page.opened:
        return page.after_quotation(word) if page.opened[word].closed and _names(page, at, word) else None
    return after_bracket(page, word, limit) if sign == "(" else None


def _happened(page: Page, word: int) -> bool:
    """Whether a verb of loss stands after a noun phrase that is complete."""
    loss = page.on["losses"](word)
    return loss is not None and loss.shape == "past" and addressees.closed(page, word - 1)


def _names(page: Page, at: int, word: int) -> bool:
    """Whether a quotation inside a phrase is a name: known as one, or few words after a preposition («مسؤولون في "جوجل"»)."""
    quotation = page.opened[word]
    one = word > at and quotation.last == quotation.first + 1  # «ناطق عسكري "إسرائيلي"»
    return (
        page.is_name(quotation)
        or (one and objects.describing(page, quotation.first))
        or (word == at and _short_name(page, quotation))
        or (word > at and quotation.last - quotation.first <= 3 and (page.kind(word - 1) == "preposition" or page.form(word - 1) == "باسم"))
    )


def _short_name(page: Page, quotation: Quotation) -> bool:
    """Whether somebody's name is set in quote marks: «وأوضح "بادي" أن …»."""
    behind = quotation.last + 1
    length = quotation.last - quotation.first
    if 3 < length <= _TITLE:  # «أعلن «اتحاد جمعيات الصيادين المحليين» أمس أن …»
        return page.that(page.dated.get(behind, behind))
    return length <= 3 and page.form(behind) not in ("\n", "", ".", "!", "؟")


def _past_preposition(page: Page, at: int, word: int, joins: tuple[str, ...]) -> int | None:
    """The word after a preposition that describes who speaks; None where it leads out of the phrase."""
    form, before = page.form(word), page.form(word - 1)
    if form == "الي" and _sent_to(page, at, word):
        return word + 1
    if form == "من" and before.removeprefix("ال") in _CLOSE:
        return word + 1
    if form == "عن" and before.removeprefix("ال") in ("صادر", "صادره"):
        return word + 1
    if form in addressees.GOVERNED and before.startswith("ال"):  # «المعترف بها»
        return word + 1
    return page.particles[word].last if form not in joins and _describes(page, at, word) else None


def _sent_to(page: Page, at: int, word: int) -> bool:
    """Whether «إلى» tells where an envoy is sent: «المبعوث الأممي إلى ليبيا»."""
    place = page.mention(word + 1)
    if place is None or place.kind not in ("place", "actor"):
        return False
    offices = (page.on["offices"](k) for k in range(max(at, word - _ENVOY), word))
    return any(hit.entry.id in ("envoy", "ambassador", "representative") for hit in offices if hit)


def _complete(page: Page, word: int) -> bool:
    """Whether a name that can stand alone begins at a word."""
    mention = page.mention(word)
    return mention is not None and mention.kind != "place"


def _relative(page: Page, word: int, limit: int, joins: tuple[str, ...], halts: Set[int]) -> int | None:
    """The word after a relative clause that leads on to أن or a colon; None where it belongs to no phrase."""
    if word + 1 in halts:
        return None
    for k in range(word + 1, min(limit, word + _CLAUSE)):
        if (
            page.that(k)
            or page.kind(k) == "then"
            or page.form(k) in (":", "،", ",")
            or k in halts
            or (page.form(k) == "في" and _words_of(page, k + 1))
            or (k in page.opened and page.opened[k].last - page.opened[k].first >= _SHORTEST and not page.is_name(page.opened[k]))
            or ("addressee" in joins and k > word + _SHORTEST and addressees.begins(page, k))
            or (page.form(k) in ("الي", "علي", "عن") and page.form(k) in joins and page.kind(k) == "preposition")
        ):
            return k
    return limit if limit in halts and limit - word < _CLAUSE else None


def _words_of(page: Page, word: int) -> bool:
    noun = page.on["sources"](word)
    return noun is not None and noun.entry.kind == "utterance" and noun.entry.id != "occasion"


def _describes(page: Page, at: int, word: int) -> bool:
    """Whether a preposition right after a source noun and its adjectives describes it: «مصادر داخل المدينة»، «العديد من السكان»."""
    form = page.form(word).lstrip("و")
    if form not in _INSIDE:
        return False
    head = page.on["sources"](word - 1)
    if head and head.entry.kind == "quantity":
        return form in ("من", "بين")
    follows = page.on["sources"](word + 1)
    if (follows and follows.entry.kind == "utterance") or word + 1 in page.dated or page.kind(word + 1) in ("adverb", "that"):
        return False
    if form == "في" and page.on["offices"](at):
        return True
    k = word - 1
    while k > at and objects.describing(page, k):
        k -= 1
    noun = next(
        (
            hit
            for layer in ("sources", "offices")
            for n in (0, 1, 2)
            if k - n >= at and (hit := page.hits.at(layer, k - n)) and hit.last in (k + 1, word)  # «العلاقات الإعلامية في» is one
        ),
        None,
    )
    if noun is None:
        return False
    kind = noun.entry.kind
    if form == "من" and not (page.named(word + 1) or page.form(word + 1).startswith("ال") or page.form(word + 1) in _INSIDE):
        return False
    return kind in ("unnamed", "document", "office", "trade", "rank", "body", "medium") and (
        form != "من" or kind in ("unnamed", "document")
    )


def _apposition(page: Page, first: int, last: int, limit: int, joins: tuple[str, ...], halts: Set[int]) -> int | None:
    """The word after an apposition that follows a comma: «رئيس الوفد، نصر الحريري، …»."""
    at = last + 1
    if at >= limit or at in halts or not may_begin(page, at):
        return None
    if _happens(page, at) or (page.form(at).startswith("و") and not page.named(at)):
        return None
    if page.on["placenouns"](at) and not page.hits.any(("sources", "offices", "forces"), at):  # «حسب مصدر، ناحية …»
        return None
    end = _plain(page, at, limit, joins, halts)
    if not page.named(at) and (
        not page.form(at).startswith("ال") or page.written(at)[0] == "أ"
    ):  # the unknown name of an office: «رئيس البلدية، فلان الفلاني، …»
        office = page.on["offices"](first)
        if office is None or end is None or not 2 <= end - at <= _NAME or page.form(end) not in PAUSES:
            return None
    if end is None or end >= limit or page.form(end) in STOPS:
        return None
    if end == at + 1 and page.kind(end) == "preposition" and not page.named(at):  # «الوفد، المشارك في …»
        return None
    mention = page.mention(at)
    if joins and mention and mention.kind != "person" and (page.form(end) in joins or carries_b(page, end)):  # those who are called on
        return None
    return end


def _happens(page: Page, at: int) -> bool:
    """Whether what happened begins at a word, and not who somebody is: «المساعدة الخاصة للرئيس» is no help."""
    happening = page.on["happenings"](at)
    return happening is not None and not (happening.article and page.on["offices"](at))
