"""Whose deed a noun of control is by the word over it: whom others force, help or keep from it, whose attempt or attack it is."""

import re

from analysis.extract import parties
from analysis.extract.antecedents import REACH
from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.party import Party
from analysis.lexicon.matching import Hit

BESIDE = 3  # words between a party and the noun of what it did
_FORCED = 9  # words between «أجبر» and «على»
_FORCING = re.compile("[وف]?[ايت](?:جبر|رغم)(?:ت|وا|و|ون)?(?:ه|ها|هم)?")
_KEEPING = re.compile("[ولب]*(?:[يتن]?منع|منعت|منعوا|حالت دون)")
_OWN_ATTEMPT = re.compile("(?:ل|ب)?(?:محاولت|سعي)(هم|ها|ه)")
_ATTACKS = frozenset("هجوم اجتياح زحف تقدم تمدد ظهور صعود توسع غزو".split())
_STARTING = re.compile(
    "[وف]?(?:بدا(?:ت|وا)?|[يت]بدا|اطلق(?:ت|وا)?|[يت]طلق(?:ون)?|شن(?:ت|وا)?|[يت]شن|باشر(?:ت|وا)?|[يت]باشر|استانف(?:ت|وا)?|[يت]ستانف)"
)


def governor(focus: Focus, cue: Hit, sentence: Sentence) -> Party | None:
    """The party that the word right before a noun points to; None where it points to nobody."""
    reader = _READERS.get(focus.form(cue.first - 1), _trying)
    return reader(focus, cue, sentence) or _attacking(focus, cue, sentence)


def _forced(focus: Focus, cue: Hit, sentence: Sentence) -> Party | None:
    """Whom others force to do it: «أجبر الجيش المسلحين على الانسحاب», «أرغمهم على الخروج»."""
    on = cue.first - 1
    near = range(on - 1, max(sentence.first, on - _FORCED) - 1, -1)
    verb = next((i for i in near if _FORCING.fullmatch(focus.form(i))), None)
    if verb is None:
        return None
    if focus.form(verb).endswith("هم"):
        return parties.meant_by_them(focus, verb, sentence)
    if verb == on - 1:  # «القوة التي توغلت أُجبرت على الانسحاب»
        return parties.before(focus, verb, sentence)
    people = (parties.party_at(focus, i) for i in range(verb + 1, on))
    return next((p for p in people if p and p.last == on), None)


def _helped(focus: Focus, cue: Hit, sentence: Sentence) -> Party | None:
    """Whom somebody helps to do it: «سهل المهمة على التنظيم في السيطرة على»."""
    start = max(sentence.first, cue.first - BESIDE - 1)
    near = (parties.party_at(focus, i) for i in range(start, cue.first - 1) if focus.form(i - 1) == "علي")
    return next((p for p in near if p and p.last == cue.first - 1), None)


def _kept_from(focus: Focus, cue: Hit, sentence: Sentence) -> Party | None:
    """Whom somebody keeps from doing it, of whatever side: «لمنع الجماعات من دخول البلاد»."""
    for i in range(cue.first - 2, max(sentence.first, cue.first - REACH), -1):
        if _KEEPING.fullmatch(focus.form(i)):
            named = parties.party_at(focus, i + 1) if focus.actors_in(i + 1, cue.first) else None
            return named or Party(i + 1, i + 1, None)
        if not focus.form(i).isalpha():
            return None
    return None


def _trying(focus: Focus, cue: Hit, sentence: Sentence) -> Party | None:
    """Whose attempt it is: «في محاولة من التنظيم التقدم نحو», «اشتبك الجيش مع عناصر التنظيم لدى محاولتهم اقتحام»."""
    if own := _OWN_ATTEMPT.fullmatch(focus.form(cue.first - 1)):
        return parties.meant(focus, cue.first, sentence, own[1])
    near = (parties.party_at(focus, i) for i in range(cue.first - BESIDE - 1, cue.first) if focus.form(i - 1) == "من")
    party = next((p for p in near if p and p.last == cue.first), None)
    return party if party and focus.form(party.first - 2).startswith("محاول") else None


def _beginning(focus: Focus, cue: Hit, sentence: Sentence) -> Party | None:
    """Who begins the operation that is to do it: «بدأ الجيش عملية تحرير», «الجيش يبدأ معركة تحرير»."""
    battle = cue.first - 1
    verb = begun(focus, battle, sentence)
    if verb is None or verb == battle - 1:
        return parties.before(focus, verb, sentence) if verb else None
    named = parties.party_at(focus, verb + 1)
    return named if named and named.last == battle else None


def begun(focus: Focus, battle: int, sentence: Sentence) -> int | None:
    """The verb that tells that an operation or battle begins, its subject between them or before; None where nothing tells it."""
    near = range(battle - 1, max(sentence.first, battle - REACH) - 1, -1)
    verb = next((i for i in near if _STARTING.fullmatch(focus.form(i))), None)
    if verb is None or verb == battle - 1:
        return verb
    return verb if any(s.last == battle for s in focus.actors_in(verb + 1, battle)) else None


def _attacking(focus: Focus, cue: Hit, sentence: Sentence) -> Party | None:
    """Whose attack a noun with its pronoun goes on from: «بعد الهجوم الواسع للتنظيم … وسيطرته على»."""
    if not (cue.proclitic == "و" and cue.pronoun in ("ه", "ها")):
        return None
    for i in range(cue.first - 1, max(sentence.first, cue.first - REACH), -1):
        if focus.form(i).removeprefix("ال") in _ATTACKS:
            given = (focus.actor_at(k) for k in range(i + 1, i + BESIDE + 1) if focus.form(k).startswith("ل"))
            to = next((s for s in given if s), None)
            return parties.party_at(focus, to.first if to else i + 1)
    return None


# by the word right before the noun
_READERS = {"علي": _forced, "في": _helped, "من": _kept_from} | dict.fromkeys("عمليه عمليات معركه معارك حمله هجوما".split(), _beginning)
