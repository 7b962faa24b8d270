"""What a number counts: the noun phrase to its right, after «من», or, for a definite number, to its left."""

from collections.abc import Mapping

from analysis.extract.numerals import Numeral
from analysis.extract.reading import Reading
from analysis.lexicon.matching import Hit

_OPENING = '"«“(['
_CLOSING = '"»”'
_ADJECTIVES = 3  # adjectives taken after a noun
_PHRASE = 8  # words of a phrase after «من»
_CHAIN = 4  # numbers that may share one noun

TWO = frozenset("اثنين اثنان اثنتين اثنتان".split())

Span = tuple[int, int]  # words


def counted(reading: Reading, numeral: Numeral, following: Mapping[int, Numeral]) -> Span | None:
    """Words of the noun phrase that a numeral counts; `following` holds the numerals of the text by first word."""
    left = _left(reading, numeral) if numeral.definite else _both(reading, numeral)
    return left or _right(reading, numeral.last, following, _CHAIN) or _numbered(reading, numeral)


def _right(reading: Reading, at: int, following: Mapping[int, Numeral], chain: int) -> Span | None:
    words, forms = reading.words, reading.words.forms
    at = _past_qualifiers(reading, at)
    again = following.get(at + 1) if forms[at : at + 1] == ["("] else None
    if again and forms[again.last : again.last + 1] == [")"]:
        at = again.last + 1  # «أربع (4) خلايا»
    if at + 1 < len(forms) and forms[at] in _CLOSING and words.glued(at) and forms[at + 1] == "من":
        at += 1  # «"العشرات" من جنودها»
    if at >= len(forms):
        return None
    if (bound := reading.hits.on["bounds"](at)) and bound.proclitic == "و" and bound.last in following and chain:
        at = bound.last
    partitive = forms[at] == "من"
    if partitive:
        at += 1
        if at < len(forms) and forms[at] in ("كل", "بين", "اصل"):
            at += 1
    elif (joint := reading.hits.on["joints"](at)) or (forms[at] in ("و", "،", ",") and chain == _CHAIN and at + 1 in following):
        at = joint.last if joint else at + 1
        shared = following.get(at)
        return _right(reading, shared.last, following, chain - 1) if shared and chain else None
    if at in following:
        shared = following[at]
        return (
            _right(reading, shared.last, following, chain - 1)
            if chain and shared.kind not in ("ordinal", "percent") and (partitive or shared.conjoined or bound)
            else None
        )
    while at + 1 < len(forms) and forms[at] in _OPENING and words.glued(at + 1) and not words.glued(at):
        at += 1
    if not _noun(reading, at) or (not partitive and _joined(reading, at)):
        return None
    return (at, _phrase(reading, at)) if partitive else (at, _described(reading, at)) if words.forms[at].isalpha() else None


def _joined(reading: Reading, at: int) -> bool:
    """Whether what follows is told beside the number: «اثنين وإصابة 7»."""
    return reading.words.forms[at][0] == "و" and any(hit.proclitic for hit in reading.hits.among(("losses", "counted"), at))


def _past_qualifiers(reading: Reading, at: int) -> int:
    """Past «تقريباً، على الأقل، فقط» between the number and its noun."""
    hit = reading.hits.on["bounds"](at)
    return hit.last if hit and hit.entry.side != "before" else at


def _noun(reading: Reading, at: int) -> bool:
    """Whether a word can be counted: letters, no function word, no date word."""
    forms, hits = reading.words.forms, reading.hits
    if at >= len(forms) or not forms[at].isalpha() or len(forms[at]) < 2:
        return False
    time = hits.on["times"](at)
    return not hits.any(("function", "months"), at) and not (time and time.entry.kind in ("day", "shift", "anaphor", "recent", "now"))


def _described(reading: Reading, at: int) -> int:
    """End of a noun with its adjectives."""
    forms = reading.words.forms
    definite = forms[at].startswith("ال")
    last = at + 1
    while last - at <= _ADJECTIVES and _noun(reading, last) and _agrees(reading, last, definite):
        last += 1
    return last


def _agrees(reading: Reading, at: int, definite: bool) -> bool:
    form = reading.words.forms[at]
    if definite:
        return form.startswith("ال")
    if form.startswith(("ال", "لل")):
        return False
    known = reading.hits.on["adjectives"](at) or reading.hits.on["nations"](at)
    return bool(known and not known.proclitic) or (len(form) > 4 and form.endswith("يه"))


def _phrase(reading: Reading, at: int) -> int:
    """End of a phrase after «من»: «قوات النظام والمليشيات الموالية له»."""
    forms, hits = reading.words.forms, reading.hits
    last = at + 1
    while last - at < _PHRASE and last < len(forms):
        form = forms[last]
        if form in ("له", "لها", "لهم") and forms[last - 1].startswith(("ال", "وال")):
            return last + 1
        if not _noun(reading, last) or not (form.startswith(("ال", "وال", "لل")) or _named(reading, last) or hits.on["adjectives"](last)):
            break
        last += 1
    return last


def _both(reading: Reading, numeral: Numeral) -> Span | None:
    """The dual that a number says again: «عسكريين اثنين», «مسؤولين عراقيين اثنين»."""
    forms = reading.words.forms
    if forms[numeral.first] not in TWO:
        return None
    at = numeral.first - 1
    while at >= max(0, numeral.first - 2) and forms[at].endswith(("ين", "ان")):
        if (noun := reading.hits.on["counted"](at)) and not noun.article:
            return at, numeral.first
        at -= 1
    return None


def _numbered(reading: Reading, numeral: Numeral) -> Span | None:
    """What a number tells the number of: «ارتفع عدد القتلى إلى 200»."""
    sentence = reading.sentence_at(numeral.first)
    first = max(sentence.first if sentence else 0, numeral.first - _PHRASE)
    for at in reversed(reading.hits.where_in(("joints",), first, numeral.first)):
        cue = reading.hits.on["joints"](at)
        if cue and cue.entry.kind == "number_of" and _noun(reading, cue.last) and cue.last < numeral.first and _counts(reading, cue):
            return cue.last, min(_phrase(reading, cue.last), numeral.first)
    return None


def _counts(reading: Reading, cue: Hit) -> bool:
    """Whether a cue counts the noun after it: «حصيلة القتلى», not «حصيلة العملية»."""
    noun = reading.hits.on["counted"](cue.last)
    return cue.forms[0] != "حصيله" or (noun is not None and noun.entry.human)


def _named(reading: Reading, at: int) -> bool:
    return reading.hits.any(("actors", "organisations", "places", "nations"), at)


def _left(reading: Reading, numeral: Numeral) -> Span | None:
    """The noun before a definite number: «الجنود الثلاثة», «السباقات الـ36»."""
    forms = reading.words.forms
    at = numeral.first - (2 if numeral.digits else 1)
    if at < 0 or not _noun(reading, at):
        return None
    owned = reading.hits.on["counted"](at)
    if not forms[at].startswith(("ال", "وال", "بال", "لل", "كال")) and not (owned and owned.pronoun):
        return None
    return at, at + 1
