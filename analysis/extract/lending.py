"""Verbs that lend their sense to a noun of control: «استعاد الجيش السيطرة على», «فرض حصاراً على»."""

from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.taking import LEAD, ROUND, WHEN
from analysis.lexicon.matching import Hit

_AS = frozenset("كما حسبما وفقما مثلما ما الذي التي".split())  # «كما أعلن»
_APART = WHEN | {"رغم"}


def lent(focus: Focus, cue: Hit, sentence: Sentence) -> Hit | None:
    """The noun of control to which a verb lends its sense: «استعاد الجيش السيطرة على»."""
    for i in range(cue.last, min(cue.last + LEAD + _told_between(focus, cue), sentence.last)):
        noun = focus.reading.hits.on["takings"](i)
        if _says_anew(focus, i):
            return None
        if noun and focus.form(i - 1) in _APART:
            return None  # «انتزع المدينة بعد حصار مقر الفرقة»
        if noun and noun.entry.type in ROUND and (noun.shape == "noun" or noun.forms[0].endswith("ا")):
            return noun  # «فرض حصاراً على», «أحكم الطوق على»
        if noun and noun.entry.id == "occupy" and noun.shape == "noun" and _does_again(focus, cue, i):
            return noun  # «أعاد الجيش احتلال البلدة»
        if noun and (noun.entry.id in ("control", "seize") or noun.entry.who == "lent") and noun.shape == "noun":
            return noun if noun.article or noun.pronoun else None  # «أعاد إلى الأذهان سيطرة …» takes nothing
        if (noun and noun.shape in ("past", "present")) or focus.form(i) in ("قبضته", "قبضتها", "قبضتهم", "حصارا", "حصارها"):
            return noun if noun and noun.entry.id == "control" else None
    return None


def _does_again(focus: Focus, cue: Hit, at: int) -> bool:
    """Whether a verb tells that the deed named at a word is done again, with nothing but its subject between."""
    subject = focus.actor_at(cue.last)
    return cue.entry.id == "regain" and cue.shape != "noun" and at == (subject.last if subject else cue.last)


def _says_anew(focus: Focus, at: int) -> bool:
    """Whether somebody else is told to say something at a word: «يستعيد القصر والدعم السريع تعلن السيطرة على»."""
    said = focus.reading.hits.on["cues"](at)
    return said is not None and said.shape in ("past", "present") and focus.form(at - 1) not in _AS


def _told_between(focus: Focus, cue: Hit) -> int:
    """Words of the subject's name and of the days right behind a verb: «استعادت قوات المجلس صباح اليوم الجمعة السيطرة على»."""
    subject = focus.actor_at(cue.last)
    days = focus.dates_in(cue.last, cue.last + LEAD)
    return (subject.last - subject.first if subject else 0) + sum(last - first for first, last, _ in days)
