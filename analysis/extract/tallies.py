"""What a number tells: the noun that it counts, what befell those counted, and their part in the fight."""

from collections.abc import Sequence
from typing import Any

from analysis.extract.fates import fate, of_things
from analysis.extract.focus import Focus
from analysis.extract.idle import aged, idle, numbers_a_name, priced
from analysis.extract.layout import Sentence
from analysis.extract.leftout import antecedent, taken_up
from analysis.extract.numbers import Number
from analysis.extract.tally import Tally
from analysis.lexicon.matching import Hit
from analysis.rowclass import rowclass

_OTHERS = frozenset("اخرين اخرون اخران الاخرين".split())
_CLOSE = 4  # words between a verb and those whose state it ends
_CHIEF = frozenset("ابرز اهم اكبر كبار خيره افضل اشهر اخطر كبري بعض جميع".split())
SUBSETS = frozenset("بينهم بينها بينهما بينهن منهم منها منهن اغلبهم معظمهم غالبيتهم احدهم ضمنهم هم وهم هن".split())

_SUBSETS_TOO = SUBSETS.union([f"و{form}" for form in SUBSETS])


@rowclass
class _Counting:
    """A number with the noun beside it."""

    number: Number
    sentence: Sentence
    first: int
    last: int
    noun: Hit | None
    noun_first: int | None
    noun_last: int

    def entry(self) -> Any:
        """The noun's entry, of the layer counted; None where no known noun is counted."""
        return self.noun.entry if self.noun else None


def tally(focus: Focus, number: Number, earlier: Sequence[Tally] = ()) -> Tally | None:
    """What a number tells; None where it is no figure of anything. `earlier` are the tallies before it."""
    if number.kind == "ordinal" or number.role != "figure":
        return None
    words = focus.reading.words
    first = words.first_at(number.start)
    last = words.first_at(number.end - 1) + 1
    sentence = focus.reading.sentence_at(first)
    if sentence is None or idle(focus, number, first, last):
        return None
    counting = _counting(focus, number, sentence, first, last)
    if aged(focus, first, counting.noun, sentence) or priced(focus, first, counting.noun):
        return None
    return _again(focus, counting, earlier) or _told(focus, counting)


def _counting(focus: Focus, number: Number, sentence: Sentence, first: int, last: int) -> _Counting:
    words = focus.reading.words
    noun_first, noun_last = None, last
    beside = focus.reading.hits.on["counted"](last)
    if number.counted_start is None and beside and not beside.proclitic and not beside.article and not _share(number):
        noun_first, noun_last = last, beside.last  # «11 آلية», which folds like «إليه»
    elif number.value == 1 and number.counted_start is None:
        noun_first, noun_last = first - 1, first
    dual = number.kind == "dual"
    dated = number.counted_start is not None and not dual and focus.in_date(number.counted_start) and not focus.in_date(number.start)
    if number.counted_start is not None and number.counted_end is not None and not dated:
        noun_first, noun_last = words.first_at(number.counted_start), words.first_at(number.counted_end - 1) + 1
    noun = _noun(focus, noun_first, noun_last)
    if noun is None and noun_first is not None and focus.form(noun_first) in _CHIEF and not focus.actor_at(noun_first):
        noun = focus.reading.hits.on["counted"](noun_first + 1)  # «3 من أبرز القيادات»
    if noun_first is not None and not dual and _no_noun(focus, noun_first, noun):
        noun, noun_first, noun_last = None, None, last
    return _Counting(number, sentence, first, last, noun, noun_first, max(last, noun_last, noun.last if noun else 0))


def _again(focus: Focus, counting: _Counting, earlier: Sequence[Tally]) -> Tally | None:
    """A number whose noun was told with an earlier one: «تسعة منهم», «دمرت تسعاً أخرى», «عاد منهم 22 ألفاً»."""
    if not earlier or counting.noun or _share(counting.number):
        return None
    of = taken_up(focus, counting.first, counting.last, counting.noun_first, earlier)
    if of is None:
        return None
    meant = earlier[of]
    if meant.sentence is not counting.sentence and antecedent(focus, counting.first, counting.last, counting.sentence):
        return None
    befell, frame = fate(focus, counting.first, counting.last, counting.sentence, meant.human)
    loss: Any = befell.entry if befell else None
    known = loss is not None and not (befell and of_things(befell))
    category = loss.category if known else meant.category
    role = (loss.role if loss else None) or meant.role
    rules = (*meant.rules[:1], *((befell.rule,) if befell else ()))
    return Tally(
        counting.number,
        counting.sentence,
        counting.first,
        counting.last,
        meant.noun,
        counting.noun_first,
        counting.noun_last,
        category,
        role,
        frame.entry.scope if frame and category == "personnel" else meant.scope,
        meant.armed,
        meant.human,
        False,
        meant.human,
        rules,
        befell.first if befell else meant.fated,
        of,
    )


def _told(focus: Focus, counting: _Counting) -> Tally | None:
    number, first, noun, noun_first = counting.number, counting.first, counting.noun, counting.noun_first
    entry: Any = counting.entry()
    actor = noun_first is not None and focus.actor_at(noun_first) is not None
    if entry and entry.category == "organisations" and actor:  # «12 من تنظيم …» counts its people
        noun, entry = None, None
    told_before = antecedent(focus, first, counting.last, counting.sentence) if noun is None and noun_first is None else None
    if told_before:  # «عناصرها، البالغ عددهم 300»
        noun, entry = told_before, told_before.entry
    doing = focus.reading.hits.on["losses"](noun_first) if noun_first is not None and noun is None else None  # «14 من الهاربين»
    nation = noun_first is not None and focus.reading.hits.on["nations"](noun_first) is not None
    others = noun_first is not None and focus.form(noun_first) in _OTHERS
    human = bool(entry.human if entry else actor or nation or others or doing)
    armed = bool((entry and entry.armed) or (actor and not (entry and not entry.armed)))
    bare = noun_first is None
    people = None if not bare and entry is None and not human else human or (bare and entry is None)
    befell, frame = fate(focus, first, counting.noun_last, counting.sentence, people) if number.kind != "percent" else (None, None)
    befell = doing or befell
    category, role, scope = _category(number, entry, human, armed, bare), entry.role if entry else None, None
    rules = [noun.rule] if noun else []
    if befell and people is not False and category != "share" and not (entry and entry.fixed and not _ends(befell, entry, first)):
        loss: Any = befell.entry
        fled = getattr(loss, "armed", None)
        category, role = fled if armed and isinstance(fled, str) else category if of_things(befell) else loss.category, role or loss.role
        own = (noun is not None and noun.pronoun) or focus.actors_in(befell.last, first)
        if loss.id == "lose_track" and 0 <= first - befell.last <= _CLOSE and own:  # «فقد الجيش 6 جنود», «فقد 6 من جنوده»
            category, role = "killed", "casualty"
        human = human or not of_things(befell)
        rules.append(befell.rule)
    if befell and entry and not human and befell.entry.id in ("destroy", "explode") and category in ("materiel", "facilities"):
        role = "fired" if entry.id == "weapon" and _by_means_of(focus, counting) else befell.entry.role
        rules.append(befell.rule)
    if frame and (
        (category == "personnel" and (armed or bare or not entry))
        or (category in ("materiel", "strikes") and frame.entry.id == "fire" and role != "destroyed")
    ):
        role, scope = frame.entry.role or role, frame.entry.scope
        rules.append(frame.rule)
    if category is None or (bare and numbers_a_name(focus, first)) or _foreign(focus, noun, noun_first):
        return None
    return Tally(
        number,
        counting.sentence,
        first,
        counting.last,
        noun,
        noun_first,
        counting.noun_last,
        category,
        role,
        scope,
        armed,
        human,
        bool(frame and frame.entry.links),
        human and not _SUBSETS_TOO.isdisjoint((focus.form(first - 1), focus.form(first - 2))),
        tuple(rules),
        befell.first if befell else None,
        sent=frame.first if frame and scope == "additional" else None,
    )


def _by_means_of(focus: Focus, counting: _Counting) -> bool:
    """Whether what is counted is what something was done with: «استهدف البلدة بعشرين قذيفة», «ببرميلين»."""
    first, noun = counting.first, counting.noun
    if noun is not None and noun.first == first:
        return noun.proclitic.endswith("ب")
    led = counting.number.start > focus.reading.words.starts[first] and focus.form(first).startswith("ب")
    return led or focus.form(first - 1) == "ب"


def _share(number: Number) -> bool:
    """Whether a number is a part of a whole; «نصف مليون» and «عام ونصف» count."""
    return number.kind == "percent" or (number.kind == "fraction" and (number.value or 0) <= 1)


def _ends(befell: Hit, entry: Any, first: int) -> bool:
    """«قتل الخاطفون أربعة من الرهائن»: what ends the state of captives and the displaced."""
    held = entry.category in ("captured", "abducted", "displaced", "missing")
    return held and befell.entry.layer == "losses" and befell.entry.category in ("killed", "wounded") and 0 <= first - befell.last < _CLOSE


def _foreign(focus: Focus, noun: Hit | None, noun_first: int | None) -> bool:
    """A noun in another script is no noun of the report."""
    return noun is None and noun_first is not None and not "\u0621" <= focus.form(noun_first)[:1] <= "\u064a"


def _category(number: Number, entry: Any, human: bool, armed: bool, bare: bool) -> str | None:
    """The category of the noun alone; None where nothing is counted that the lexicon knows."""
    if _share(number) and not (entry and entry.category in ("duration", "money") and number.kind == "fraction"):
        return "share"  # but «نصف ساعة», «نصف دولار»
    if entry:
        return str(entry.category)
    if armed:
        return "personnel"
    if human:
        return "population"
    return None if bare else "other"


def _no_noun(focus: Focus, first: int, noun: Hit | None) -> bool:
    """Words after a number that it does not count: «18 ويصيب», «العشرات بجروح», «القوة 111 يتقدمان»."""
    before, form = focus.form(first - 1), focus.form(first)
    if before.isdigit() and form.startswith("ال") and not (noun and not noun.article):
        return True  # «القناة 13 الإسرائيلية»: what digits count has no article
    verb = focus.reading.hits.on["losses"](first)
    if verb and verb.shape in ("past", "present") and (noun is None or verb.proclitic):
        return True
    if noun and noun.first == first:
        return noun.proclitic.endswith(("ب", "ل", "ك")) or noun.proclitic.startswith("و")
    if form[:1] in "يت" and len(form) > 5 and form.endswith(("ان", "ون")):
        return True
    known = focus.reading.hits.any(("nations", "actors", "forces"), first)
    return not known and not focus.actor_at(first) and focus.form(first)[:1] in "وب" and focus.form(first)[1:] not in ("شر",)


def _noun(focus: Focus, first: int | None, last: int) -> Hit | None:
    """The head of the noun phrase: its first word that the lexicon counts."""
    if first is None:
        return None
    for i in range(first, last):
        hit = focus.reading.hits.on["counted"](i)
        if hit and (i == first or not focus.form(i).startswith("ال") or focus.form(first) in ("مليون", "الف", "من")):
            return hit
    return None
