"""Nouns that are left out after a number because they were told before: «اثنتان منها», «تسعاً أخرى», «البالغ عددهم 300»."""

from collections.abc import Sequence

from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.tally import Tally
from analysis.lexicon.matching import Hit

_OF_THEM = frozenset("منهم منهن منهما بينهم بينهن ضمنهم".split())
_FROM = frozenset("منهم منها منهن منهما".split())  # these may follow their number; «27، بينهم 12» goes on to the next one
_OF_IT = frozenset(("منها", "بينها", "ضمنها"))
_MORE = frozenset("اخري اخر اخرين اخريين اخريان اخران اخرون اخريات".split())
_NUMBERING = frozenset("عددهم عددها عدده عددهن عددهما تعدادهم تعدادها تعداده اعدادهم اعدادها عديدها عديدهم".split())
_TOTALS = frozenset(f"{clitic}{noun}" for clitic in ("", "و", "ال", "وال") for noun in ("حصيله", "محصله"))
_FAR = 80  # words back to the number whose noun is meant
_LAST = 4  # tallies looked back
_BEFORE = 6  # words from «عددهم» to its number, and back to those it numbers
_UNFIT = frozenset("duration distance share money length".split())


def taken_up(focus: Focus, first: int, last: int, noun_first: int | None, earlier: Sequence[Tally]) -> int | None:
    """Which of the tallies before it a number takes the noun from; None where it leaves no noun out."""
    if noun_first is None and _goes_on(focus, first):
        return _lost(earlier, first)
    behind = [focus.form(first - k).removeprefix("و") for k in (1, 2, 3)]
    near = [*behind, *([focus.form(last)] if noun_first is None and focus.form(last) in _FROM else [])]  # «ستة زوارق، بينها اثنان مطاطيان»
    people, more = any(form in _OF_THEM for form in near), noun_first is not None and focus.form(noun_first) in _MORE
    if not (people or more or any(form in _OF_IT for form in near)):
        return None
    block = focus.reading.block_at(first)
    for at in range(len(earlier) - 1, max(-1, len(earlier) - 1 - _LAST), -1):
        told = earlier[at]
        if first - told.last > _FAR or block is None or told.first < block.first:
            return None
        if not (told.noun or told.human) or told.category in _UNFIT or (people and not told.human):
            continue
        if more and told.human:
            return None  # «23 آخرين» are people of their own
        return None if not people and not more and told.human and not _feminine(told) else at
    return None


def _feminine(told: Tally) -> bool:
    """People that «منها» can mean: corpses, families, forces."""
    return told.noun is not None and (told.noun.entry.id in ("family", "troops", "killed") or told.noun.forms[0].endswith("ه"))


def _goes_on(focus: Focus, first: int) -> bool:
    """«حصيلة يوم إلى 24 قتيلاً، وحصيلة العملية إلى 219»."""
    return not _TOTALS.isdisjoint(focus.forms_in(first - _BEFORE, first))


def _lost(earlier: Sequence[Tally], first: int) -> int | None:
    """The casualties told right before."""
    told = earlier[-1] if earlier else None
    return len(earlier) - 1 if told and told.role == "casualty" and first - told.last < _FAR // 4 else None


def numbering(focus: Focus, first: int, sentence: Sentence) -> int | None:
    """The word «عددهم» that leads to a number."""
    begin = max(sentence.first, first - _BEFORE)
    if _NUMBERING.isdisjoint(focus.forms_in(begin, first)):
        return None
    return next(k for k in reversed(range(begin, first)) if focus.form(k) in _NUMBERING)


def antecedent(focus: Focus, first: int, last: int, sentence: Sentence) -> Hit | None:
    """Those whose number is told afterwards: «عناصرها، البالغ عددهم أكثر من 300»."""
    at = numbering(focus, first, sentence)
    human = focus.form(last) in _OF_THEM
    if at is None and focus.form(last) in _FROM:
        at = first  # «قتلوا اثنين منهم», «سيطر على ثلاثة منها»
    if at is None:
        return None
    hits = focus.reading.hits
    for k in reversed(hits.where_in(("counted",), max(sentence.first, at - 2 * _BEFORE), at)):
        noun = hits.on["counted"](k)
        if noun and not (at == first and noun.entry.human != human):
            return noun
    return None
