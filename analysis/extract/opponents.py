"""The two sides of a blow: who deals it, and to whom those hit belong where no name says so."""

from analysis.extract import parties, voices
from analysis.extract.focus import Focus, Spot
from analysis.extract.layout import Sentence
from analysis.extract.party import Party
from analysis.lexicon.matching import Hit

_BACK = 200  # words before a sentence in which «36 متمرداً» find their side
_VERB = 5  # words after a verb in which its subject stands
_DAMMA = "\u064f"
_BY_OTHERS = frozenset("قتل جرح اسر خطف اعتقل احتجز اصيب اعدم اختطف دمر احرق اعطب اسقط استهدف فجر".split())
_OWN_LOSS = frozenset(
    f"{clitic}{form}"
    for clitic in ("", "و")
    for form in (
        "اعترف اعترفت يعترف اقر اقرت يقر تقر مقرا نعي نعت تنعي ينعي شيع شيعت تشييع خسر خسرت تخسر يخسر خسروا خساير خسائر"
        " خسائره خسائرها خسائرهم خسايره خسايرها خسايرهم تكبد تكبدت يتكبد تكبدوا فقدت فقدنا نفقد يفقد فقدوا خسارة خساره تكبدها"
    ).split()
)


def confessed(focus: Focus, first: int, sentence: Sentence) -> Party | None:
    """Who owns up to a loss told at a word: «أقر الجيش بمقتل 3 ضباط», «لم نفقد سوى شهيدين»."""
    for at in range(first - 1, max(sentence.first, first - 2 * _VERB) - 1, -1):
        if focus.form(at) in _OWN_LOSS or (focus.form(at).removeprefix("و") == "فقد" and parties.party_at(focus, at + 1)):
            named = _after(focus, at + 1, first)
            said = voices.speaker(focus, focus.reading.words.starts[first])
            return named or said or parties.before(focus, at, sentence)
    return None


def subject(focus: Focus, verb: int, first: int, sentence: Sentence, beyond: bool) -> Party | None:
    """The subject of a verb for the object at `first`: between the two, before the verb, else the one told of or speaking."""
    party = _after(focus, verb + 1, first) or _nation_before(focus, verb) or parties.before(focus, verb, sentence, beyond=False)
    if party is None or party.last < focus.clause_start(verb, sentence):
        party = voices.speaker(focus, focus.reading.words.starts[first]) or party
    return party or (parties.before(focus, verb, sentence) if beyond else None)


def _after(focus: Focus, first: int, last: int) -> Party | None:
    """The party named between a verb and its object: «دمر الجيش 3 دبابات», «نفذ الطيران الروسي 4 غارات»."""
    for at in range(first, min(last, first + _VERB)):
        party = parties.party_at(focus, at)
        if party and party.side:
            return party
        nation = focus.reading.hits.on["nations"](at)
        if nation and nation.article and nation.entry.side:
            return Party(at, at + 1, nation.entry.side)
    return None


def _nation_before(focus: Focus, verb: int) -> Party | None:
    """«طائرتان روسيتان شنتا 6 غارات»."""
    for at in (verb - 1, verb - 2):
        nation = focus.reading.hits.on["nations"](at)
        if nation and nation.entry.side:
            return Party(at, at + 1, nation.entry.side)
    return None


def suffered(focus: Focus, verb: int) -> bool:
    """Whether a verb is passive: «قُتل 20 جندياً», or bare before its number («قتل 20 جندياً»)."""
    words = focus.reading.words
    if _DAMMA in words.text[words.starts[verb] : words.ends[verb]][:3]:
        return True
    return focus.form(verb).removeprefix("و").removeprefix("ف") in _BY_OTHERS


def agent(focus: Focus, loss: Hit | None, first: int, sentence: Sentence) -> Party | None:
    """Who deals the blow that befalls those counted at a word; None where the text leaves it open."""
    if loss is None:
        return parties.before(focus, first, sentence, beyond=False)
    between = _after(focus, loss.last, first) if loss.first < first else None
    if between:
        return between
    if loss.shape == "past" and suffered(focus, loss.first):
        before = focus.actors_in(loss.first - 3, loss.first)
        if not before or focus.form(loss.first).startswith(("و", "ف")):
            return None
    if loss.shape == "past" and loss.first >= first:
        return None  # «28 جندياً قُتلوا»
    return subject(focus, loss.first, first, sentence, beyond=loss.shape in ("past", "present"))


def around(focus: Focus, first: int, last: int, sentence: Sentence) -> list[Spot]:
    """Armed names near those counted: of the sentence before them, after them, then of the text before, nearest first."""
    own = [
        *reversed(focus.actors_in(max(sentence.first, first - _BACK), first)),
        *focus.actors_in(last, min(sentence.last, last + _BACK)),
    ]
    back = reversed(focus.actors_in(max(0, sentence.first - _BACK), sentence.first))
    return [s for s in (*own, *back) if s.side and s.mention.kind in ("actor", "person")]
