"""What a number tells: the noun that it counts, what befell those counted, and their part in the fight."""

from dataclasses import dataclass
from typing import Any

from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.numbers import Number
from analysis.lexicon.matching import Hit

_BACK = 16  # words before a number that may say what befell
_AFTER = 5  # words after a noun where its verb may stand
_AFTERWARDS = frozenset("بين لقوا مصرعهم حتفهم مصرعهما".split())
_TOTALS = frozenset("عدد اعداد حصيله عددهم بعدد محصله".split())
_LONG = 24  # words to a verb at the end of a long subject
_PLURAL = ("وا", "ون", "تا", "ا")
_SIZES = frozenset(("عيار", "رقم", "طراز"))
_AGED = frozenset("العمر عمره عمرها اعمارهم سن السن عمر الاعمار بعمر".split())
_OTHERS = frozenset("اخرين اخرون اخران اخري اخر الاخرين".split())
SUBSETS = frozenset("بينهم بينها بينهما منهم منها اغلبهم معظمهم غالبيتهم احدهم ضمنهم".split())
SHARES = ("percent", "fraction")


@dataclass(frozen=True, slots=True)
class Tally:
    """A number at the words first … last - 1 and what it tells; `noun_last` ends the noun phrase."""

    number: Number
    sentence: Sentence
    first: int
    last: int
    noun: Hit | None
    noun_first: int | None
    noun_last: int
    category: str
    role: str | None
    scope: str | None
    armed: bool
    human: bool
    linked: bool  # set against the number before it: «مقابل»
    subset: bool  # of the number before it: «بينهم 12 طفلاً»
    rules: tuple[str, ...]


def tally(focus: Focus, number: Number) -> Tally | None:
    """What a number tells; None where it is no figure of anything."""
    words = focus.reading.words
    first = words.first_at(number.start)
    last = words.first_at(number.end - 1) + 1
    sentence = focus.reading.sentence_at(first)
    if sentence is None or number.kind == "ordinal" or number.role != "figure" or _idle(focus, number, first, last):
        return None
    noun_first, noun_last = None, last
    beside = focus.reading.hits.at("counted", last)
    if number.counted_start is None and beside and not beside.proclitic and not beside.article and number.kind not in SHARES:
        noun_first, noun_last = last, beside.last  # «11 آلية», which folds like «إليه»
    elif number.value == 1 and number.counted_start is None:
        noun_first, noun_last = first - 1, first
    if (
        number.counted_start is not None
        and number.counted_end is not None
        and (number.kind == "dual" or not focus.in_date(number.counted_start))
    ):
        noun_first, noun_last = words.first_at(number.counted_start), words.first_at(number.counted_end - 1) + 1
    noun = _noun(focus, noun_first, noun_last)
    if noun_first is not None and number.kind != "dual" and _no_noun(focus, noun_first, noun):
        noun, noun_first, noun_last = None, None, last
    if _aged(focus, first, noun, sentence):
        return None
    return _told(focus, number, sentence, first, last, noun, noun_first, max(last, noun_last, noun.last if noun else 0))


def _told(
    focus: Focus, number: Number, sentence: Sentence, first: int, last: int, noun: Hit | None, noun_first: int | None, noun_last: int
) -> Tally | None:
    entry: Any = noun.entry if noun else None
    actor = noun_first is not None and focus.actor_at(noun_first) is not None
    if entry and entry.category == "organisations" and actor:  # «12 من تنظيم …» counts its people
        noun, entry = None, None
    doing = focus.reading.hits.at("losses", noun_first) if noun_first is not None and noun is None else None  # «14 من الهاربين»
    nation = noun_first is not None and focus.reading.hits.at("nations", noun_first) is not None
    others = noun_first is not None and focus.form(noun_first) in _OTHERS
    human = bool(entry.human if entry else actor or nation or others or doing)
    armed = bool((entry and entry.armed) or (actor and not (entry and not entry.armed)))
    rules = [noun.rule] if noun else []
    people = None if noun_first is not None and entry is None and not human else human or noun_first is None
    fate, frame = _fate(focus, first, noun_last, sentence, people) if number.kind != "percent" else (None, None)
    fate = doing or fate
    category, role, scope = _category(number, entry, human, armed, noun_first is None), entry.role if entry else None, None
    if fate and people is not False and not (entry and entry.fixed) and category != "share":
        loss: Any = fate.entry
        fled = getattr(loss, "armed", None)
        category, role = fled if armed and isinstance(fled, str) else category if _of_things(fate) else loss.category, role or loss.role
        human = human or not _of_things(fate)
        rules.append(fate.rule)
    if fate and entry and not human and fate.entry.id == "destroy" and category in ("materiel", "facilities"):
        role = fate.entry.role
        rules.append(fate.rule)
    if frame and (category == "personnel" or (category in ("materiel", "strikes") and frame.entry.id == "fire" and role != "destroyed")):
        role, scope = frame.entry.role or role, frame.entry.scope
        rules.append(frame.rule)
    if category is None or (noun_first is None and _numbers_a_name(focus, first)) or _foreign(focus, noun, noun_first):
        return None
    linked = bool(frame and frame.entry.links)
    subset = human and any(focus.form(first - k).removeprefix("و") in SUBSETS for k in (1, 2))
    return Tally(
        number, sentence, first, last, noun, noun_first, noun_last, category, role, scope, armed, human, linked, subset, tuple(rules)
    )


def _numbers_a_name(focus: Focus, first: int) -> bool:
    """«كتيبة الاتصالات 481»: a bare number right after a definite noun that is nobody's name."""
    form = focus.form(first - 1)
    actor = any(s.last == first for s in focus.actors_in(first - 6, first))
    loss, noun = focus.reading.hits.at("losses", first - 1), focus.reading.hits.at("counted", first - 1)
    return focus.form(first).isdigit() and form.startswith("ال") and len(form) > 4 and not actor and not loss and not noun


def _foreign(focus: Focus, noun: Hit | None, noun_first: int | None) -> bool:
    """A noun in another script is no noun of the report."""
    return noun is None and noun_first is not None and not "\u0621" <= focus.form(noun_first)[:1] <= "\u064a"


def _category(number: Number, entry: Any, human: bool, armed: bool, bare: bool) -> str | None:
    """The category of the noun alone; None where nothing is counted that the lexicon knows."""
    if number.kind in SHARES:
        return "share"
    if entry:
        return str(entry.category)
    if armed:
        return "personnel"
    if human:
        return "population"
    return None if bare else "other"


def _no_noun(focus: Focus, first: int, noun: Hit | None) -> bool:
    """Words after a number that it does not count: «18 ويصيب», «العشرات بجروح»."""
    before, form = focus.form(first - 1), focus.form(first)
    if before.isdigit() and form.startswith("ال"):
        return True  # «القناة 13 الإسرائيلية»: what digits count has no article
    verb = focus.reading.hits.at("losses", first)
    if verb and verb.shape in ("past", "present") and (noun is None or verb.proclitic):
        return True
    if noun and noun.first == first:
        return noun.proclitic.endswith(("ب", "ل", "ك")) or noun.proclitic.startswith("و")
    known = focus.reading.hits.any(("nations", "actors", "forces"), first)
    return not known and not focus.actor_at(first) and focus.form(first)[:1] in "وب" and focus.form(first)[1:] not in ("شر",)


def _noun(focus: Focus, first: int | None, last: int) -> Hit | None:
    """The head of the noun phrase: its first word that the lexicon counts."""
    if first is None:
        return None
    for i in range(first, last):
        hit = focus.reading.hits.at("counted", i)
        if hit and (i == first or not focus.form(i).startswith("ال") or focus.form(first) in ("مليون", "الف", "من")):
            return hit
    return None


def _idle(focus: Focus, number: Number, first: int, last: int) -> bool:
    """A dual that names or takes up again instead of counting: «محافظتي عدن ولحج», «الطرفين»; one that is part of a date; «أحد»."""
    taken_up = number.counted_start is not None and number.counted_start < number.start and "joints/number_of" not in number.rules
    if taken_up and number.kind != "percent":
        return True  # «الصحافيون الثلاثة»
    if focus.in_address(number.start):
        return True
    if focus.form(first - 1) == "ال" and (day := focus.reading.hits.at("counted", first - 2)) and day.entry.category == "duration":
        return True  # «في يومها الـ95»
    unit, named = focus.reading.hits.at("numbered", first - 1), focus.reading.hits.at("numbered", last)
    if unit and named and named.entry.kind == "unit":  # «الفرقة 16 مشاة»
        return True
    if focus.form(first - 1) in _SIZES or focus.form(last) in ("ملم", "مم", "ميليمتر"):
        return True
    if number.kind == "fraction" and focus.form(first).startswith("و"):
        return True  # «عام ونصف»
    if number.kind == "dual":
        if focus.form(first).endswith(("تي", "تا")) or not focus.form(first).endswith(("ين", "ان")):
            return True  # «قبيلتي تبو والطوارق» names the two
        if focus.form(first).startswith(("ال", "لل", "بال", "وال", "فال")) or focus.reading.hits.at("counted", first) is None:
            return True
        return focus.in_date(number.start) or focus.numeral_at(first - 1) is not None
    if number.value != 1:
        return False
    left = focus.reading.hits.at("counted", first - 1)  # «شخص واحد»
    return not (focus.form(first) in ("واحد", "واحده") and left is not None and left.entry.human)


def _aged(focus: Focus, first: int, noun: Hit | None, sentence: Sentence) -> bool:
    """An age is no figure: «العمر 35 عاماً», «(35 عاماً)»."""
    if noun is None or noun.entry.category != "duration":
        return False
    if any(focus.form(i) in _AGED for i in range(max(sentence.first, first - 3), first)) or any(
        focus.form(noun.last + k) in _AGED for k in (0, 1, 2)
    ):
        return True
    return focus.form(first - 1) == "(" and focus.form(noun.last) == ")"


def _fate(focus: Focus, first: int, noun_last: int, sentence: Sentence, people: bool | None) -> tuple[Hit | None, Hit | None]:
    """What befell those counted and their part in the fight: by a verb after the noun, else by the nearest word before the number."""
    hits = focus.reading.hits
    for i in range(noun_last, min(noun_last + _AFTER, sentence.last)):
        loss = hits.at("losses", i)
        if focus.form(i) in "،؛:." or focus.numeral_at(i):
            break
        forced = hits.at("losses", i + 1) if focus.form(i) in ("علي", "الي") else None  # «أجبرت عائلات على النزوح»
        if forced and forced.entry.category == "displaced":
            return forced, None
        if loss and not _of_things(loss) and ((loss.shape == "past" and loss.forms[0].endswith(_PLURAL)) or loss.forms[0] in _AFTERWARDS):
            return loss, None
    frame = None
    for i in range(first - 1, max(sentence.first, first - _BACK) - 1, -1):
        loss, framing = hits.at("losses", i), hits.at("framing", i)
        if loss and loss.last <= first and (people is None or _of_things(loss) != people):
            return loss, frame or framing
        if people is not False and (total := _total(focus, i)):
            return total, frame
        if framing and framing.last <= first and frame is None:
            frame = framing
            if framing.entry.scope not in ("force", "fired"):
                return None, frame
        if focus.form(i) in ":؛" or _speaks(focus, i):
            break
    return (_told_after(focus, noun_last, sentence) if people is not False and not frame else None), frame


def _total(focus: Focus, i: int) -> Hit | None:
    """«عدد القتلى», «حصيلة الجرحى»: the noun that a total is of."""
    noun = focus.reading.hits.at("counted", i)
    fixed = noun is not None and noun.entry.fixed
    return noun if fixed and any(focus.form(i - k).removeprefix("و") in _TOTALS for k in (1, 2)) else None


def _of_things(loss: Hit) -> bool:
    return bool(getattr(loss.entry, "things", False))


def _told_after(focus: Focus, at: int, sentence: Sentence) -> Hit | None:
    """A verb in the plural whose subject stands before it: «إن 28 جندياً من الجيش، و18 مسلحاً، قتلوا»."""
    for i in range(at, min(at + _LONG, sentence.last)):
        loss = focus.reading.hits.at("losses", i)
        if loss and loss.shape == "past" and loss.forms[0].endswith("وا") and not _of_things(loss):
            return loss
        if focus.form(i) in ":؛" or _speaks(focus, i):
            break
    return None


def _speaks(focus: Focus, i: int) -> bool:
    particle = focus.reading.hits.at("particles", i)
    return particle is not None and particle.entry.kind in ("that", "clause")
