"""Where: places with the part that is meant, counted or owned, and pronouns that take a place up again."""

import re

from analysis.extract.focus import Focus, Spot
from analysis.extract.layout import Sentence
from analysis.extract.numerals import Numeral
from analysis.extract.sites import INNER, MARKS, THIS, Where, beginning, letters, phrase, site_at
from analysis.extract.units import UNIT
from analysis.lexicon import Lexicon
from analysis.lexicon.layers import Gloss
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace
from analysis.text.fold import folded

_HALF = 0.5
_RULED = ("governorate", "town", "district")  # what has a seat
_POSITIONS = "مواقع مقرات مقار ثكنات مراكز نقاط معسكرات موقع مقر معسكر حامية قاعدة ثكنة حواجز منشات قواعد مخازن متاريس"
POSITIONS = frozenset(f"{noun.replace('ة', 'ت')}{its}" for noun in _POSITIONS.split() for its in ("ه", "ها", "هم"))
_POSITION = frozenset(f"{noun.replace('ة', 'ه')}{ending}" for noun in (*_POSITIONS.split(), "مركز", "حاجز") for ending in ("", "ا"))
_HIS = frozenset(("له", "لها", "لهم"))
BEARINGS = ("north", "south", "east", "west")  # where a place lies; «شمال البلاد وغربها» is of a country, which no pronoun takes up
_OFFICES = frozenset("مجلس هيئه وزاره اداره مكتب قياده قاعه غرفه خط جانب عدد حدود بعض مساحه ساحه".split())  # «مجلسها» is no place
_CAPITAL = frozenset("عاصمه مركز حاضره كبري ثاني ثالث اكبر".split())  # what a town is in its province
_ITS_CAPITAL = frozenset("عاصمتها عاصمته مركزها مركزه".split())
_ORDERED = {"الاولي": 0, "الاول": 0, "الثانيه": 1, "الثاني": 1, "الاخيره": -1, "الاخير": -1}
_NAMED = 40  # words back to the two places of which «الأولى» is one
_FAR_FROM = frozenset("تبعد يبعد بعد مسافه كيلومتر كيلومترا كيلومترات كلم كم ميلا اميال".split())
_OVERLOOKS = frozenset("مطله المطله مطل المطل يطل تطل مشرفه المشرفه مشرف المشرف تشرف يشرف".split())
_NAME = 5  # words of a name
_SENTENCE = frozenset("الموبد مدي لمده مده حتي".split())
_FARTHEST = 60  # words before a sentence in which a pronoun's place is looked for
_OWN = frozenset(("road", "positions", "buildings", "quarters", "airport", "base", "crossing", "district"))
_ONE = frozenset(
    "قريه بلده مدينه منطقه حي ناحيه محافظه موقع معسكر قاعده مطار جبل تل تله جزيره معبر مبني مقر حقل ميناء سد مستشفي مخيم".split()
    + "سجن مجمع جامعه قلعه قصر جسر بوابه ثكنه كليه ملعب مصفاه محطه سوق شارع طريق وادي مثلث مرفا مدرسه مصنع قمه".split()
)
_PRONOUNS = ("ه", "ها", "هما")


def pronoun_of(form: str, preposition: str) -> bool:
    """Whether a folded word is a preposition with a pronoun: «عليها», «منها»."""
    return form.startswith(preposition) and form[len(preposition) :] in _PRONOUNS


def own_positions(focus: Focus, word: int) -> int:
    """How many words at a word tell of somebody's own positions: «مواقعه», «مركزاً له»; 0 where they do not."""
    if focus.form(word) in POSITIONS:
        return 1
    return 2 if focus.form(word) in _POSITION and focus.form(word + 1) in _HIS else 0


def taken_up(focus: Focus, word: int, sentence: Sentence, at: int | None = None, female: bool | None = None) -> Where | None:
    """The place that a pronoun at a word means: the nearest one before `at` of its gender, one that only tells a direction last."""
    form = focus.form(word)
    if female is None:
        female = not form.endswith("ه") or form.endswith("ها")
    floor = max(0, sentence.first - _FARTHEST, word - 3 * _FARTHEST)
    fits: list[Where] = []
    abroad: list[Where] = []
    for i in range((word if at is None else at) - 1, floor - 1, -1):
        if i == sentence.first - 1 and fits:
            break
        where, head = _candidate(focus, i, female), None
        if where and (head := of_capital(focus, i)) is not None:
            where = _candidate(focus, head, female)  # «ود مدني عاصمة ولاية الجزيرة، سيطروا عليها»
        if where and _foreign(focus, where):
            abroad.append(where)  # «… المقيم في الرياض، تحريرها»: the war is elsewhere
            continue
        if where and not directs(focus, i if head is None else head):
            return replace(where, first=word, last=word + 1, part=where.part if where.part in _OWN else None, pronoun=True)
        if where:
            fits.append(where)
    fits = fits or abroad
    return replace(fits[0], first=word, last=word + 1, part=None, pronoun=True) if fits else None


def of_capital(focus: Focus, first: int) -> int | None:
    """First word of the place that is told to be the capital of the one at a word: «زالنجي عاصمة ولاية وسط دارفور»."""
    back = range(first - 1, first - 3 - 2 * (focus.form(first - 1) in ("في", "من")), -1)
    told = next((i for i in back if focus.form(i).removeprefix("ال") in _CAPITAL), None)
    if told is None:
        return None
    before = told - (focus.form(told - 1) in ("،", "(", ",", "و"))
    town = next((s for s in focus.places_in(before - _NAME, before) if s.last == before), None)
    return town.first if town else None


def _foreign(focus: Focus, where: Where) -> bool:
    home, country = focus.mentions.country, where.entity.country if where.entity else None
    return home is not None and country is not None and country != home


def _candidate(focus: Focus, i: int, female: bool) -> Where | None:
    """A place of a gender that begins at a word: named, or a site whose name no gazetteer knows."""
    spot, site = focus.place_at(i), focus.reading.hits.on["placeparts"](i)
    if spot is None and any(s.first < i < s.last and UNIT not in s.mention.rules for s in focus.actors_in(i - _NAME, i)):
        return None  # «مقاتلي القاعدة»
    if spot and (office := focus.reading.hits.on["offices"](i - 1)) and office.last == i:
        return None  # «محافظ كركوك»
    if spot and (focus.reading.hits.on["placeparts"](i - 1) is None or not _sited(focus, i - 1)):
        if spot.entity is None or spot.entity.id == (spot.entity.country or "").lower():
            return None
        return read(focus, i) if feminine(focus, i, spot) == female else None
    if site and site.entry.kind == "site" and (site.article or focus.form(site.last).isalpha()):
        return read(focus, i) if site.forms[-1].endswith(("ه", "ات")) == female else None
    return None


def _sited(focus: Focus, i: int) -> bool:
    hit = focus.reading.hits.on["placeparts"](i)
    return hit is not None and hit.entry.kind == "site"


def feminine(focus: Focus, i: int, spot: Spot) -> bool:
    """Names of towns are feminine, a noun before the name decides: «حي», «مطار» are not."""
    noun = focus.reading.hits.on["placenouns"](i)
    return noun is None or (noun.last >= spot.last and noun.forms[-1].endswith("ه")) or noun.forms[-1].endswith("ه")


def directs(focus: Focus, i: int) -> bool:
    """«70 كلم غرب الرمادي»: the place only tells where another one is."""
    if focus.form(i - 1) == "عن" and any(focus.form(k) in _FAR_FROM for k in range(i - 7, i - 1)):
        return True  # «تبعد ستة كيلومترات عن المدينة»
    if focus.form(i - 1) == "علي" and focus.form(i - 2) in _OVERLOOKS:
        return True  # «تلة مطلة على المدينة»
    part = next((h for back in (1, 2) if (h := focus.reading.hits.on["placeparts"](i - back)) and h.last == i), None)
    return part is not None and part.entry.id in BEARINGS


def _again(spot: Spot) -> bool:
    """Whether a noun alone takes a place up again: «المدينة»."""
    named = any(rule.startswith("places/") for rule in spot.mention.rules)
    return not named and spot.entity is not None and not any(w in spot.mention.quote for w in spot.entity.ar.split())


def _name(focus: Focus, spot: Spot) -> str:
    """Name of a place in the words of the text, or of its entity where a noun takes it up again."""
    noun = focus.reading.hits.on["placenouns"](spot.first)
    if spot.entity and _again(spot):
        facility = noun is not None and noun.entry.kind == "facility" and spot.entity.ar.split()[0] not in _heads(noun)
        head = re.sub("^(?:ال|ل)", "", focus.reading.text[spot.mention.start : spot.mention.end])  # «سقوط المطار»
        return f"{head} {spot.entity.ar}" if facility else spot.entity.ar
    named = spot.entity is not None and spot.entity.ar.startswith(f"ا{spot.mention.quote[:2]}")
    return letters(focus, spot.mention.start, spot.mention.end, named or (noun is not None and noun.article))


def _heads(noun: Hit) -> frozenset[str]:
    """Words of a noun of place, folded and not."""
    return frozenset((noun.forms[0], *noun.entry.forms))


def read(focus: Focus, at: int) -> Where | None:
    """The place that begins at a word: a name, a part of one, a counted or named site."""
    at += focus.form(at) in MARKS
    if focus.form(at) in _ORDERED and (meant := _of_those_named(focus, at)):
        return meant
    at += focus.form(at) in _ITS_CAPITAL and focus.place_at(at + 1) is not None  # «غادروا عاصمتها عتق»
    bound = focus.reading.hits.on["bounds"](at)
    if bound and bound.entry.side == "before":
        if focus.numeral_at(bound.last):
            at = bound.last  # «على نحو ستين بالمئة من المدينة»
        elif owned := _its(focus, bound.last, bound.last, None, []):
            return owned  # «على نحو نصفها»
    if (actor := focus.spots.get(at)) and actor.mention.kind in ("actor", "organisation"):
        return _barracks(focus, actor)  # «جبهة النصرة», «مجلس الأمن» are no places
    return _read(focus, at, at + (focus.form(at) in THIS))


def _read(focus: Focus, at: int, i: int) -> Where | None:
    """The place that begins at a word, its parts, shares and counts told from another word on."""
    number: int | None = None
    rules: list[str] = []
    part: str | None = None
    while i - at < 6:
        found = focus.reading.hits.on["placeparts"](i)
        if (spot := focus.place_at(i)) and not (found and found.last > spot.last):
            return _place(focus, at, i, spot, part, number, rules)
        if found is None and (numeral := focus.numeral_at(i)) is not None:
            if numeral.kind in ("fraction", "percent"):  # «ثلثي المدينة»
                part, i = share(numeral) or part, numeral.last
                i += focus.form(i) == "من"
            else:
                number, i = int(numeral.value) if numeral.value else None, numeral.last
            continue
        if found is None:
            noun = focus.reading.hits.on["counted"](i)
            if noun and noun.shape == "dual" and noun.entry.category in ("localities", "facilities"):
                return site_at(focus, at, noun.last, part, 2, [*rules, noun.rule])
            if number is None and (owned := _its(focus, at, i, part, rules)):
                return owned
            break
        if found.forms == ("قياده",) and found.proclitic.endswith("ب"):
            return None  # «بقيادة العقيد»
        if (
            found.forms == ("سجن",)
            and found.proclitic.endswith("ب")
            and (focus.form(found.last) in _SENTENCE or focus.numeral_at(found.last))
        ):
            return None  # «حُكم عليه بالسجن المؤبد»
        kind = found.entry.kind
        if _seat(focus, found):
            i = found.last
            continue
        rules.append(found.rule)
        if kind == "site":
            return site_at(focus, at, found.last, part, number, rules)
        if kind != "whole":
            part = part or found.entry.id
        i = found.last
        if found.article and focus.form(i).startswith("ال") and focus.form(i + 1) == "من":  # «الجانب الأيمن من»
            i += 1
        if pronoun_of(focus.form(i), "من") and part and (sentence := focus.reading.sentence_at(at)):
            meant = taken_up(focus, i, sentence, at)  # «أجزاء واسعة منها»
            return replace(meant, first=at, last=i + 1, part=part, rules=tuple(rules)) if meant else None
        if (focus.form(i) == "من" and kind != "whole") or focus.form(i) == "في":
            i += 1
    if number is None and part and i > at and focus.reading.hits.on["placeparts"](at) and _defined(focus, at, i):
        return _part_of(focus, at, i, part, tuple(rules))
    if number is not None:
        noun = focus.reading.hits.on["counted"](i)
        if noun and noun.entry.category in ("localities", "facilities"):
            return site_at(focus, at, noun.last, part, number, [*rules, noun.rule])
    return None


def _of_those_named(focus: Focus, at: int) -> Where | None:
    """«استعاد الثانية», «خرج من الأخيرة»: one of the places named together last, where no noun stands before that it describes."""
    governing = focus.reading.hits.on["takings"](at - 1) or focus.reading.hits.on["particles"](at - 1)
    named = focus.places_in(max(0, at - _NAMED), at)
    joined = [n for n in range(1, len(named)) if named[n].first == named[n - 1].last and focus.form(named[n].first).startswith("و")]
    if governing is None or focus.form(at + 1).startswith("ال") or not joined:
        return None
    last = joined[-1]
    first = next(n for n in range(last, -1, -1) if n not in joined)
    spot = named[first : last + 1][min(_ORDERED[focus.form(at)], last - first)]
    return replace(_place(focus, spot.first, spot.first, spot, None, None, []), first=at, last=at + 1, pronoun=True)


def _barracks(focus: Focus, unit: Spot) -> Where | None:
    """A unit named by a number, for where it is stationed: «السيطرة على الفرقة 17 في الرقة»."""
    verb = focus.reading.hits.on["takings"](unit.last)
    if UNIT not in unit.mention.rules or (verb and verb.shape in ("past", "present")):
        return None  # «والكتيبة 166 تنسحب» does something
    there = focus.place_at(unit.last + 1) if focus.form(unit.last) in ("في", "بريف", "قرب") else None
    last, entity = (there.last, there.entity) if there else (unit.last, None)
    return Where(unit.first, last, phrase(focus, unit.first, unit.mention.end), entity, "positions", None, (UNIT,))


def _part_of(focus: Focus, at: int, i: int, part: str, rules: tuple[str, ...]) -> Where:
    """A part that an adjective defines, with the place whose it is: «الأطراف الشرقية والجنوبية لبلدة الخيام»."""
    k = next((k for k in range(i + 1, i + 3) if not focus.form(k).startswith("وال")), i + 1)
    spot = focus.place_at(k) if focus.form(k).startswith("ل") else None
    last = spot.last if spot else i + 1
    return Where(at, last, phrase(focus, at, focus.reading.words.ends[last - 1]), spot.entity if spot else None, part, None, rules)


def _seat(focus: Focus, part: Hit) -> bool:
    """«مركز مديرية بيحان» is its town, no part of it."""
    ruled = focus.reading.hits.on["placenouns"](part.last)
    return part.forms == ("مركز",) and ruled is not None and ruled.entry.id in _RULED


def _its(focus: Focus, at: int, i: int, part: str | None, rules: list[str]) -> Where | None:
    """A part or site of the place that its pronoun takes up: «مطارها», «أجزاء من وسطها», «ومحيطها»."""
    form, known = focus.form(i), focus.reading.lexicon.derived(_owned)
    if form.removeprefix("و") in POSITIONS and focus.form(i + 1) in INNER and (there := read(focus, i + 2)):
        return there  # «طردهم من مواقعهم في المنطقة»
    entry = known.get(form) or (known.get(form[1:]) if form.startswith("و") else None)
    sentence = focus.reading.sentence_at(at) if entry else None
    meant = taken_up(focus, i, sentence, at) if sentence else None
    if entry is None or meant is None:
        return None
    words = focus.reading.words
    start = words.position(i, form not in known) if at == i else beginning(focus, at)
    text = f"{words.text[start : words.ends[i]]} ({meant.text})"
    return replace(meant, first=at, last=i + 1, text=text, part=part or entry.id, rules=(*rules, entry.rule), pronoun=False)


def _owned(lexicon: Lexicon) -> dict[str, Gloss]:
    """Parts and sites of a place by their forms with its pronoun."""
    made: dict[str, Gloss] = {}
    for entry in lexicon["placeparts"].values():
        for form in entry.forms if entry.kind in ("part", "share", "site") and entry.id not in BEARINGS else ():
            stem = folded(form)
            if " " not in stem and stem not in _OFFICES:
                stem = stem[:-1] + "ت" if stem.endswith("ه") else stem
                stems = (stem, stem[:-1] + "ي", stem[:-1] + "و") if stem.endswith("ء") else (stem,)  # «أحيائها»
                made.update({each + pronoun: entry for each in stems for pronoun in ("ها", "ه")})
    return made


def share(numeral: Numeral) -> str | None:
    """How much of a place a share means: most of it or some of it; None for all of it."""
    value = (numeral.value or 0) / (100 if numeral.kind == "percent" else 1)
    return None if value >= 1 else "most" if value >= _HALF else "some"


def _defined(focus: Focus, at: int, i: int) -> bool:
    """Whether a part stands for itself, an adjective saying which: «الحدود الليبية», «الأطراف الشرقية»."""
    first = focus.reading.hits.on["placeparts"](at)
    side = first is not None and first.entry.id == "flank" and focus.reading.hits.on["nations"](i)  # «الجانب الإسرائيلي» is a party
    return first is not None and first.article and first.last == i and focus.form(i).startswith("ال") and not side


def _place(focus: Focus, at: int, i: int, spot: Spot, part: str | None, number: int | None, rules: list[str]) -> Where:
    words = focus.reading.words
    last = spot.last
    noun = focus.reading.hits.on["placenouns"](spot.first)
    if noun and noun.last < last and noun.entry.kind in ("facility", "district"):
        part = part or noun.entry.id  # «مطار عدن» is not Aden
    text = words.text[beginning(focus, at) : spot.mention.start] + _name(focus, spot) if at < i else _name(focus, spot)
    return Where(at, last, text.strip(), spot.entity, part, number, tuple(rules))


def cut(focus: Focus, where: Where, last: int) -> Where:
    """A place no further than a word."""
    text = phrase(focus, where.first, focus.reading.words.ends[last - 1])
    return where if where.last <= last else replace(where, last=last, text=text)


def country(where: Where) -> bool:
    """Whether a place is a whole country."""
    return where.entity is not None and where.part is None and where.entity.id == (where.entity.country or "").lower()


def singular(focus: Focus, where: Where) -> bool:
    """Whether a site is one place: «قرية», not «المناطق»."""
    return folded(where.text).split()[0].removeprefix("ال") in _ONE
