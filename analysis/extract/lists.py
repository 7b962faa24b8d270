"""Lists of places: those that follow one, and those that it stands for."""

from collections.abc import Iterator

from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.parties import RELATIVES
from analysis.extract.sites import CLOSE, SUCH_AS, Where, likened
from analysis.extract.whereabouts import BEARINGS, read
from analysis.rowclass import replace

_LIST = 12  # places in one list
_NAME = 4  # words of a name
_AGAIN = frozenset(("وعلي", "ومن", "والي"))
_AMONG = (("بما", "فيها"), ("بما", "فيه"), ("بما", "في", "ذلك"), ("من", "بينها"), ("بينها",), ("من", "ضمنها"), ("ومن", "بينها"), ("ومنها",))
_BESIDES = (("اضافه", "الي"), ("بالاضافه", "الي"), ("فضلا", "عن"), ("الي", "جانب"))
_AS_WELL = frozenset(lead[0] for lead in _BESIDES)  # what follows need not be a place
_THEN = frozenset(("ثم", "وبعدها", "وبعده", "بعدها", "واخيرا", "وتلتها", "وتلاها"))
_DUALS = frozenset("بلدتي بلدتا قريتي قريتا مدينتي مدينتا حيي حيا منطقتي منطقتا ناحيتي ناحيتا مديريتي مديريتا محافظتي محافظتا".split())
_PLURALS = frozenset("قري بلدات".split())
_SIDES = frozenset("غربي شرقي غرب شرق الغربي الشرقي".split())
_ONWARD = frozenset("نحو باتجاه الي صوب قادما قادمه قادمين".split())
_STOPS = frozenset(".؛:\n")
_VILLAGE = 5  # letters of a joined name
_DAY = 9  # words of the day, or of how it came, between two places
_DESCRIBED = 6  # words that describe a place before a comma
_FAR = 30  # words in which a pronoun's two places stand
_CAPITAL = frozenset("عاصمه مركز حاضره".split())
_NAMELY = frozenset(("وتحديدا", "وخصوصا", "وخاصه", "وكذلك", "وبالتحديد"))  # «…، وتحديداً على منطقة …»


def listed(focus: Focus, where: Where) -> Iterator[Where]:
    """A place and those that follow it in a list: «تدمر والباب ومنبج», «تدمر، الباب ومنبج»; or those that it stands for."""
    given = list(_examples(focus, where))
    if given:  # «منفذين هما عقان والنخيلة», «مناطق كمنطقة الطاش»
        yield from given
        return
    yield where
    last, before = where.last, where
    for _ in range(_LIST):
        last = _past_bearing(focus, _past_capital(focus, last))
        comma = focus.form(last) in ("،", ",")
        at = last + comma
        part = focus.reading.hits.on["placeparts"](at)
        joined = focus.form(at).startswith("و") and not (part and not part.proclitic)  # «حي الموظفين وسط المدينة»
        at += focus.form(at) in _NAMELY
        again = focus.form(at) in _AGAIN or (focus.form(at - 1) in _NAMELY and focus.form(at) in ("علي", "من", "في"))  # «وعلى مطار المدينة»
        among = None if again else _among_them(focus, at, comma)
        begin = at + 1 if again else among
        if begin is None and not joined and not (comma and focus.place_at(at)):
            if (beyond := _after_aside(focus, last)) is None:
                return
            begin = beyond + 1
        if begin is not None:
            named_so = among is not None and comma and focus.form(at) not in _AS_WELL
            following = read(focus, begin) or (_unknown(focus, begin) if named_so else None)
            if following is None:
                return
            yield following
            last = following.last
            continue
        fate = focus.reading.hits.on["losses"](at)
        if fate and fate.shape == "past" and focus.place_at(at) is None:
            return  # «بلدتي تدمر وأرك وقتل عشرة»
        following = read(focus, at)
        if where.number and following and following.number is None and focus.form(at + 1) == "في":
            return  # «60 بلدة وقرية في أقاليم …»: counted together
        if following is None and not comma and _of_two(focus, before.first):  # «بلدتي تدمر وأرك»: a name that no gazetteer knows
            following = _village(focus, at) or _common(focus, at)
        named = before.last - before.first > 1  # «قرى الحاضر», not «قرى»
        if following is None and not comma and named and where.entity is None and focus.form(where.first) in _PLURALS:
            following = _village(focus, at)  # «قرى الحاضر وخلصة وتل باجر»
        if following is None and not comma and where.entity is None:  # «مباني الإذاعة والتلفزيون … والقاعدة البحرية»
            last = _past(focus, at)
            if last == at:
                return
            continue
        if following is None or (comma and not (_goes_on(focus, following.last) or (joined and _closes(focus, following.last)))):
            return
        yield following
        last, before = following.last, following


def then(focus: Focus, at: int) -> Iterator[Where]:
    """Places that fared alike later, each with its own day: «حرر أم روابة في 30 يناير، وبعدها الرهد في 15 فبراير»."""
    for _ in range(_LIST):
        if focus.form(at) in _ONWARD:
            return  # «انسحبوا من داريا نحو إدلب، وبعدها حماة»
        last = at + next((k for k in range(_DAY) if focus.form(at + k) in _THEN or focus.form(at + k) in _STOPS), _DAY)
        if focus.form(last) not in _THEN:
            return
        again = focus.form(last + 1) in ("علي", "من")  # «ثم على السفيرة»
        following = read(focus, last + 1 + again)
        if following is None or following.entity is None or not _ends_there(focus, following.last):
            at = last + 1
            continue
        yield following
        at = following.last


def _ends_there(focus: Focus, at: int) -> bool:
    """Whether nothing but a stop, a pause, a preposition or a day follows a place: no verb of which it is the subject."""
    at = next((i for i in range(at, at + 3) if not focus.form(i).startswith("ال")), at)  # «قاعدة الوطية الجوية»
    form = focus.form(at)
    return not form.isalpha() or form.startswith("و") or focus.preposition_at(at) or form in ("يوم", "صباح", "مساء")


def pair(focus: Focus, where: Where, pronoun: str, sentence: Sentence) -> tuple[Where, ...]:
    """The two places that a dual pronoun takes up, where a list has just named them: «قريتي تلسقف وباطنايا … فر منهما المسلحون»."""
    if not where.pronoun and where.first != where.last:
        return ()
    if pronoun != "هما" and not focus.form(where.first).endswith("هما"):
        return ()
    named = focus.places_in(max(0, sentence.first - _FAR), where.first)
    second = next((s for s in reversed(named) if s.entity == where.entity), None)
    first = whole(focus, read(focus, second.first) or where, second.last) if second else where
    if second is None or first.entity == where.entity:
        return ()
    again = where.first, where.last
    return tuple(replace(w, first=again[0], last=again[1], pronoun=True) for w in (first, where))


def whole(focus: Focus, where: Where, at: int) -> Where:
    """The first place of the list that ends right before a predicate at a word: «القيارة والشرقاط باتتا بيد»."""
    if where.pronoun or where.relative or where.first >= at or focus.form(at - 1) in ("التي", "الذي"):
        return where
    again = read(focus, where.first) if where.last > at else None  # what stretches to its predicate, without it
    if again and again.last < at and (focus.form(again.last).startswith("و") or focus.form(again.last) == "،"):
        where = again
    for _ in range(_LIST):
        spot = focus.spots.get(where.first)
        joined = spot is not None and spot.mention.start > focus.reading.words.starts[where.first] and focus.form(where.first)[:1] == "و"
        before = next((s for s in reversed(focus.places_in(where.first - _NAME, where.first)) if s.last == where.first), None)
        earlier = read(focus, before.first) if joined and before else None
        if earlier is None or earlier.last != where.first:
            return where
        where = earlier
    return where


def _village(focus: Focus, at: int) -> Where | None:
    """A joined name of one or two words, none of which the lexicon knows, with which a list goes on or ends."""
    words, hits = focus.reading.words, focus.reading.hits
    for last in (at + 1, at + 2):
        if any(hits.layers(i) or not focus.form(i).isalpha() for i in range(at, last)) or len(focus.form(at)) < _VILLAGE:
            return None
        ends = focus.form(last)[:1] in tuple(".،؛و(\n") or hits.any(("placeparts", "particles"), last)
        if ends and not focus.form(last).startswith("ال"):
            return Where(at, last, words.text[words.position(at, 1) : words.ends[last - 1]], None)
    return None


def _common(focus: Focus, at: int) -> Where | None:
    """A name that is an ordinary word as well, where only the second of two names can stand: «قريتي أرك والسخنة»."""
    hit = focus.reading.hits.on["places"](at)
    if hit is None or hit.last != at + 1 or focus.reading.hits.any(("losses", "takings", "cues", "forces", "actors"), at):
        return None
    return Where(at, hit.last, focus.reading.text[hit.start : hit.end], None)


def _after_aside(focus: Focus, at: int) -> int | None:
    """The repeated preposition after what is said of a place: «من مدينة حررطيري، التي ظلت بيدها منذ 2010، ومن بلدة غلعد»."""
    comma = next((i for i in range(at, at + _DESCRIBED) if focus.form(i) == "،"), None)
    if comma is None or not all(focus.form(i).startswith(("ال", "ب")) or focus.place_at(i) for i in range(at, comma)):
        return None
    if focus.form(comma + 1) not in RELATIVES:
        return None
    again = next((i for i in range(comma + 2, comma + 2 * _LIST) if focus.form(i) == "،" or focus.form(i) in _STOPS), None)
    return again + 1 if again is not None and focus.form(again + 1) in _AGAIN else None


def _of_two(focus: Focus, at: int) -> bool:
    """Whether a noun in the dual announces two names: «بلدتي», «حيا»."""
    return focus.form(at) in _DUALS or focus.form(at)[1:] in _DUALS


def _examples(focus: Focus, where: Where) -> Iterator[Where]:
    """The places that one without a name stands for, where the text goes on to name them."""
    found = _example(focus, where.last) if where.entity is None else None
    while found is not None:
        yield found
        following = focus.form(found.last).startswith("و")
        found = (read(focus, found.last) or _unknown(focus, found.last)) if following else None


def _example(focus: Focus, at: int) -> Where | None:
    """A place given as one of those spoken of before."""
    for i in range(at, at + 3):
        if focus.form(i) in SUCH_AS:
            return read(focus, i + 1) or _unknown(focus, i + 1)
        if likened(focus, i):
            return read(focus, i)
    return None


def _unknown(focus: Focus, at: int) -> Where | None:
    """A name that no gazetteer knows where nothing but a name can stand: «هما عقان والنخيلة»."""
    form = focus.form(at)
    letters = int(form.startswith("و") and focus.form(at - 1) not in SUCH_AS)
    if len(form) < 4 or not form.isalpha() or focus.reading.hits.any((*CLOSE, "counted", "nations", "function"), at):
        return None
    words = focus.reading.words
    return Where(at, at + 1, words.text[words.position(at, letters) : words.ends[at]], None)


def _among_them(focus: Focus, at: int, comma: bool) -> int | None:
    """The word after «بما فيها», «من بينها», or «إضافة إلى», before which no comma need stand."""
    leads = _AMONG + _BESIDES if comma else _BESIDES
    return next((at + len(words) for words in leads if tuple(focus.forms_in(at, at + len(words))) == words), None)


def _past_capital(focus: Focus, at: int) -> int:
    """End of what a town is in its province: «سنجة عاصمة ولاية سنار والدندر» are two towns."""
    told = at + (focus.form(at) == "،")
    spot = focus.place_at(told + 1) if focus.form(told) in _CAPITAL else None
    return spot.last if spot else at


def _past_bearing(focus: Focus, at: int) -> int:
    """End of where a place lies, if the list goes on behind it: «قضاء الحويجة جنوب غربي كركوك، وبأقضية …»."""
    last = at
    while (part := focus.reading.hits.on["placeparts"](last)) and part.entry.id in BEARINGS and last - at < 3:
        last = part.last + (focus.form(part.last) in _SIDES)  # «جنوب غربي»
    spot = focus.place_at(last) if last > at else None
    if spot is None:
        return at
    comma = focus.form(spot.last) == "،"
    return (
        spot.last if focus.form(spot.last + comma).startswith("و") and focus.reading.hits.on["takings"](spot.last + comma) is None else at
    )


def _past(focus: Focus, at: int) -> int:
    """End of a joined noun with its adjectives that names no place; the word itself where none does."""
    if focus.reading.hits.any(CLOSE, at) or not focus.form(at).startswith("وال"):
        return at
    last = at + 1
    while last - at < 3 and focus.form(last).startswith("ال"):
        last += 1
    return last


def _closes(focus: Focus, word: int) -> bool:
    """Whether a list ends before a word: a stop, a pause or «و»; a verb would begin another clause."""
    return focus.form(word)[:1] in tuple(".،؛") or focus.form(word).startswith("و")


def _goes_on(focus: Focus, word: int) -> bool:
    """Whether a list goes on after a place: a comma or «و» and one more place."""
    return (focus.form(word) in ("،", ",") and focus.place_at(word + 1) is not None) or (
        focus.form(word).startswith("و") and focus.place_at(word) is not None
    )
