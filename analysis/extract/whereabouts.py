"""Where: places with the part that is meant, sites that a noun names, lists of them, and pronouns that take a place up again."""

from analysis.extract.focus import Focus, Spot
from analysis.extract.layout import Sentence
from analysis.extract.mentions import Entity
from analysis.extract.numerals import Numeral
from analysis.lexicon import Lexicon
from analysis.lexicon.layers import Gloss
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace, rowclass
from analysis.text.fold import folded

_MARKS = frozenset('"«“')  # «على «مثلث العند»»
_HALF = 0.5
_RULED = ("governorate", "town", "district")  # what has a seat
POSITIONS = frozenset(
    noun + pronoun for noun in ("مواقع", "مقرات", "مقار", "ثكنات", "مراكز", "نقاط", "معسكرات", "حواجز") for pronoun in ("ه", "ها", "هم")
)
_BEARINGS = ("north", "south", "east", "west")  # «شمال البلاد وغربها»: of a country, which no pronoun takes up
_OFFICES = frozenset("مجلس هيئه وزاره اداره مكتب قياده قاعه غرفه خط جانب عدد حدود بعض مساحه ساحه".split())  # «مجلسها» is no place
_LYING = ("المطل", "المطله", "المشرف", "المشرفه")  # «التلال المطلة على المدينة»
_LEADING = ("المودي", "الموديه")  # «الطريق المؤدي إلى حلب»
_LONGEST = 9  # words of a phrase
_FARTHEST = 60  # words before a sentence in which a pronoun's place is looked for
_OWN = frozenset(("road", "positions", "buildings", "quarters", "airport", "base", "crossing", "district"))
_INNER = frozenset("في من ب بين و عند قرب بالقرب".split())  # «مواقع في ريف حلب», «الطريق الواصل بين تدمر وحمص»
_STOP = frozenset(
    "cues takings losses particles holders intents months weekdays times framing joints forces actors generics bounds".split()
)  # layers whose words end a phrase
CLOSE = ("cues", "takings", "losses", "particles", "holders", "intents", "bounds")  # never the name of a site
_ONE = frozenset(
    "قريه بلده مدينه منطقه حي ناحيه محافظه موقع معسكر قاعده مطار جبل تل تله جزيره معبر مبني مقر حقل ميناء سد مستشفي مخيم".split()
    + "سجن مجمع جامعه قلعه قصر جسر بوابه ثكنه كليه ملعب مصفاه محطه سوق شارع طريق وادي مثلث مرفا مدرسه مصنع قمه".split()
)
SUCH_AS = frozenset("هما هي وهما وهي منها ابرزها اهمها مثل بينها ومنها وهم هم".split())
_CLOSING = frozenset('"»”')
_SITES = ("road", "positions", "buildings", "quarters")
_THIS = frozenset("هذا هذه ذلك تلك هذين اهم ابرز اكبر اخر اول".split())
_PRONOUNS = ("ه", "ها", "هما")


@rowclass
class Where:
    """A place of the report: words first … last - 1; `part` where less than all of it is meant, `number` where places are counted."""

    first: int
    last: int
    text: str
    entity: Entity | None
    part: str | None = None
    number: int | None = None
    rules: tuple[str, ...] = ()
    pronoun: bool = False
    relative: bool = False  # a clause only tells whose it is: «قرية يسيطر عليها التنظيم»


def pronoun_of(form: str, preposition: str) -> bool:
    """Whether a folded word is a preposition with a pronoun: «عليها», «منها»."""
    return form.startswith(preposition) and form[len(preposition) :] in _PRONOUNS


def taken_up(focus: Focus, word: int, sentence: Sentence, at: int | None = None) -> Where | None:
    """The place that a pronoun at a word means: the nearest one before `at` of its gender, one that only tells a direction last."""
    form = focus.form(word)
    female = not form.endswith("ه") or form.endswith("ها")
    floor = max(0, sentence.first - _FARTHEST, word - 3 * _FARTHEST)
    fits: list[Where] = []
    abroad: list[Where] = []
    for i in range((word if at is None else at) - 1, floor - 1, -1):
        if i == sentence.first - 1 and fits:
            break
        where = _candidate(focus, i, female)
        if where and _foreign(focus, where):
            abroad.append(where)  # «… المقيم في الرياض، تحريرها»: the war is elsewhere
            continue
        if where and not _directs(focus, i):
            return replace(where, first=word, last=word + 1, part=where.part if where.part in _OWN else None, pronoun=True)
        if where:
            fits.append(where)
    fits = fits or abroad
    return replace(fits[0], first=word, last=word + 1, part=None, pronoun=True) if fits else None


def _foreign(focus: Focus, where: Where) -> bool:
    home, country = focus.mentions.country, where.entity.country if where.entity else None
    return home is not None and country is not None and country != home


def _candidate(focus: Focus, i: int, female: bool) -> Where | None:
    """A place of a gender that begins at a word: named, or a site whose name no gazetteer knows."""
    spot, site = focus.place_at(i), focus.reading.hits.on["placeparts"](i)
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


def _directs(focus: Focus, i: int) -> bool:
    """«70 كلم غرب الرمادي»: the place only tells where another one is."""
    part = next((h for back in (1, 2) if (h := focus.reading.hits.on["placeparts"](i - back)) and h.last == i), None)
    return part is not None and part.entry.id in ("north", "south", "east", "west")


def _again(spot: Spot) -> bool:
    """Whether a noun alone takes a place up again: «المدينة»."""
    named = any(rule.startswith("places/") for rule in spot.mention.rules)
    return not named and spot.entity is not None and not any(w in spot.mention.quote for w in spot.entity.ar.split())


def _name(focus: Focus, spot: Spot) -> str:
    """Name of a place in the words of the text, or of its entity where a noun takes it up again."""
    if spot.entity and _again(spot):
        return spot.entity.ar
    noun = focus.reading.hits.on["placenouns"](spot.first)
    named = spot.entity is not None and spot.entity.ar.startswith(f"ا{spot.mention.quote[:2]}")
    return _text(focus, spot.mention.start, spot.mention.end, named or (noun is not None and noun.article))


def read(focus: Focus, at: int) -> Where | None:
    """The place that begins at a word: a name, a part of one, a counted or named site."""
    number: int | None = None
    rules: list[str] = []
    part: str | None = None
    at += focus.form(at) in _MARKS
    bound = focus.reading.hits.on["bounds"](at)
    if bound and bound.entry.side == "before":
        if focus.numeral_at(bound.last):
            at = bound.last  # «على نحو ستين بالمئة من المدينة»
        elif owned := _its(focus, bound.last, bound.last, None, []):
            return owned  # «على نحو نصفها»
    if (actor := focus.spots.get(at)) and actor.mention.kind in ("actor", "organisation"):
        return None  # «جبهة النصرة», «مجلس الأمن»
    i, sited = at + (focus.form(at) in _THIS), False
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
                return _site(focus, at, noun.last, part, 2, [*rules, noun.rule])
            if number is None and (owned := _its(focus, at, i, part, rules)):
                return owned
            break
        kind = found.entry.kind
        if _seat(focus, found):
            i = found.last
            continue
        rules.append(found.rule)
        if kind == "site":
            sited = True
            return _site(focus, at, found.last, part, number, rules)
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
    if number is not None and not sited:
        noun = focus.reading.hits.on["counted"](i)
        if noun and noun.entry.category in ("localities", "facilities"):
            return _site(focus, at, noun.last, part, number, [*rules, noun.rule])
    return None


def _part_of(focus: Focus, at: int, i: int, part: str, rules: tuple[str, ...]) -> Where:
    """A part that an adjective defines, with the place whose it is: «الأطراف الشرقية والجنوبية لبلدة الخيام»."""
    k = next((k for k in range(i + 1, i + 3) if not focus.form(k).startswith("وال")), i + 1)
    spot = focus.place_at(k) if focus.form(k).startswith("ل") else None
    last = spot.last if spot else i + 1
    return Where(at, last, _whole(focus, at, focus.reading.words.ends[last - 1]), spot.entity if spot else None, part, None, rules)


def _seat(focus: Focus, part: Hit) -> bool:
    """«مركز مديرية بيحان» is its town, no part of it."""
    ruled = focus.reading.hits.on["placenouns"](part.last)
    return part.forms == ("مركز",) and ruled is not None and ruled.entry.id in _RULED


def _its(focus: Focus, at: int, i: int, part: str | None, rules: list[str]) -> Where | None:
    """A part or site of the place that its pronoun takes up: «مطارها», «أجزاء من وسطها», «ومحيطها»."""
    form, known = focus.form(i), focus.reading.lexicon.derived(_owned)
    if form.removeprefix("و") in POSITIONS and focus.form(i + 1) in _INNER and (there := read(focus, i + 2)):
        return there  # «طردهم من مواقعهم في المنطقة»
    entry = known.get(form) or (known.get(form[1:]) if form.startswith("و") else None)
    sentence = focus.reading.sentence_at(at) if entry else None
    meant = taken_up(focus, i, sentence, at) if sentence else None
    if entry is None or meant is None:
        return None
    words = focus.reading.words
    start = words.position(i, form not in known) if at == i else _start(focus, at)
    text = f"{words.text[start : words.ends[i]]} ({meant.text})"
    return replace(meant, first=at, last=i + 1, text=text, part=part or entry.id, rules=(*rules, entry.rule), pronoun=False)


def _owned(lexicon: Lexicon) -> dict[str, Gloss]:
    """Parts and sites of a place by their forms with its pronoun."""
    made: dict[str, Gloss] = {}
    for entry in lexicon["placeparts"].values():
        for form in entry.forms if entry.kind in ("part", "share", "site") and entry.id not in _BEARINGS else ():
            stem = folded(form)
            if " " not in stem and stem not in _OFFICES:
                stem = stem[:-1] + "ت" if stem.endswith("ه") else stem
                made.update({stem + "ها": entry, stem + "ه": entry})
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
    text = words.text[_start(focus, at) : spot.mention.start] + _name(focus, spot) if at < i else _name(focus, spot)
    return Where(at, last, text.strip(), spot.entity, part, number, tuple(rules))


def _site(focus: Focus, at: int, i: int, part: str | None, number: int | None, rules: list[str]) -> Where | None:
    """«22 بلدة سكنية جنوبي المدينة», «الطريق الواصل بين تدمر وحمص», «مبنى المخابرات»."""
    words, hits = focus.reading.words, focus.reading.hits
    entity, last = None, i
    bare = began = i
    while i < len(words) and i - at < _LONGEST and not likened(focus, i):
        spot = focus.place_at(i)
        if spot:
            entity, i = entity or spot.entity, spot.last
            last = i
            if focus.form(i)[:1] == "و" and focus.place_at(i) and "بين" in words.forms[at:i]:
                continue
            break
        section = hits.on["placeparts"](i)
        if section and section.entry.kind == "site" and section.proclitic.startswith("و"):
            break  # the next of a list
        if section:
            part = part or (section.entry.id if section.entry.kind == "part" else None)
            i = section.last
            bare = i if section.entry.kind == "site" else bare
            continue
        form = words.forms[i]
        if (
            form in SUCH_AS
            or (form in _LYING and focus.form(i + 1) not in _INNER)
            or (i > began and form in _THIS)
            or (i > began and form.startswith("ل") and focus.actor_at(i))
        ):
            break
        if i == began and hits.on["placeparts"](i - 1) and words.forms[i - 1].startswith("ال") and _opens(form):
            break  # «المستشفى استقبل»: what follows a definite noun bare is no name of it
        if form in _INNER or (form == "الي" and words.forms[i - 1] in _LEADING):
            i += 1
            continue
        if form in _MARKS and (closing := next((k for k in range(i + 2, i + 5) if focus.form(k) in _CLOSING), None)):
            i = last = bare = closing + 1  # «منطقة «الفاو»»
            continue
        if (
            not form.isalpha()
            or (form[0] == "و" and len(form) > 3 and focus.place_at(i) is None)
            or any(
                (hit := hits.at(layer, i)) and not (hit.article and layer in CLOSE)
                for layer in (_STOP if i > bare or i > at + 3 else CLOSE)
            )
        ):
            break
        i += 1
        bare = i if bare == i - 1 else bare
    last = max(last, min(bare, at + 5))
    kind = next((r.split("/")[1] for r in rules if r.split("/")[1] in _SITES), None)
    if kind and (kind != "quarters" or part is None):
        part = kind  # «القصر وسط المدينة» is a building, «بلدات جنوبي المدينة» lie in its south
    return Where(at, last, _whole(focus, at, words.ends[last - 1]), entity, part, number, tuple(rules)) if last > at else None


def likened(focus: Focus, i: int) -> bool:
    """Whether a place is given as an example: «مدن رئيسة كالموصل»."""
    if not focus.form(i).startswith("ك"):
        return False
    layers = ("placeparts", "placenouns", "places") if focus.place_at(i) else ("placeparts", "placenouns")  # «كبرى» is no town of Bari
    return any((hit := focus.reading.hits.at(layer, i)) and hit.proclitic == "ك" for layer in layers)


def _opens(form: str) -> bool:
    """Whether a word after a definite noun begins something else: it has no article and is no small word."""
    return form.isalpha() and not form.startswith("ال") and form not in _INNER


def _text(focus: Focus, start: int, end: int, article: bool) -> str:
    """Letters of the text, with the article that «للقطاع» hides; «للبنان» has none."""
    text = focus.reading.text
    return f"ا{text[start:end]}" if article and text[max(0, start - 1) : start + 1] == "لل" else text[start:end]


def _whole(focus: Focus, at: int, end: int) -> str:
    """Text of a phrase from a word to a position."""
    first = focus.reading.hits.on["placeparts"](at)
    return _text(focus, _start(focus, at), end, first is not None and first.article)


def _start(focus: Focus, at: int) -> int:
    """Start of the text of a phrase, without the conjunction that its first word may carry."""
    first = focus.reading.hits.on["placeparts"](at)
    return first.start if first else focus.reading.words.starts[at]


def cut(focus: Focus, where: Where, last: int) -> Where:
    """A place no further than a word."""
    text = _whole(focus, where.first, focus.reading.words.ends[last - 1])
    return where if where.last <= last else replace(where, last=last, text=text)


def country(where: Where) -> bool:
    """Whether a place is a whole country."""
    return where.entity is not None and where.part is None and where.entity.id == (where.entity.country or "").lower()


def singular(focus: Focus, where: Where) -> bool:
    """Whether a site is one place: «قرية», not «المناطق»."""
    return folded(where.text).split()[0].removeprefix("ال") in _ONE
