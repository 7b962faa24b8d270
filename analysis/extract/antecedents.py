"""The place of which a predicate speaks: right before it with only links between, or the first of its clause."""

from analysis.extract import whereabouts
from analysis.extract.focus import Focus, Spot
from analysis.extract.layout import Sentence
from analysis.extract.sites import THIS, Where
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

REACH = 14  # words between a verb and its place
_SOON = 4  # words of a short aside
_FOREMOST = frozenset("اخر اكبر اهم ابرز اول ثاني ثالث اولي ثانيه".split())
_LATTER = frozenset(("الاخيره", "الاخير"))
LINKS = frozenset(
    '، , التي الذي والتي والذي هي وهي ايضا تماما حاليا الان لا تزال يزال زالت ما كلها بالكامل الواقعه الواقع واقعه ) ( " » «'.split()
    + "اخر اهم ابرز اكبر لم لن قد بكاملها بكامله باكملها باكمله كليا زالتا زالا ترزح يرزح اللتين اللذين اللتان اللذان زال".split()
    + "لسه مازالت مازال تعد يعد تعتبر يعتبر تمثل يمثل تشكل يشكل".split()
    + "تقع يقع باتت بات اصبحت اصبح صارت صار ظلت ظل يظل تظل بقيت بقي تبقي يبقي كانت امست امسي غدت غدا".split()
    + "وحدها وحده وحدهما تغدو يغدو باتتا باتا اصبحتا اصبحا صارتا صارا".split()
    + "منها منه توصف يوصف بانها بانه تعرف يعرف فتي فتيت انفك انفكت برح برحت باق باقيه ستبقي سيبقي ستظل سيظل لسع لسا".split()
)


def subject(focus: Focus, at: int, sentence: Sentence) -> Where | None:
    """The place of which a predicate speaks: the first of its clause that no preposition governs («لا تزال المدينة … بيد التنظيم»)."""
    for spot in focus.places_in(focus.clause_start(at, sentence), at):
        governed = entered(focus, spot.first) or focus.preposition_at(spot.first - 1)
        part = focus.reading.hits.on["placeparts"](spot.first - 1)
        if part is not None and _names_part(focus, part, spot):
            return whereabouts.read(focus, part.first)  # «مدخل المدينة أصبح تحت سيطرة», «معسكر حمزة انتقل»
        elif not governed and part is None:
            return whereabouts.read(focus, spot.first)
    return None


def _names_part(focus: Focus, part: Hit, spot: Spot) -> bool:
    """Whether the part or site of a place is spoken of, which no preposition governs and which tells of no other place where it lies."""
    governed = part.proclitic or focus.preposition_at(part.first - 1)
    kind = part.entry.kind
    part_of = kind in ("part", "site") and part.forms != ("داخل",) and part.last == spot.first and not part.article
    return part_of and not governed and not focus.places_in(part.first - 3, part.first)


def resumed(focus: Focus, cue: Hit) -> int | None:
    """The word «أنها» right before a predicate, a quote mark between them or not."""
    return next((i for i in (cue.first - 1, cue.first - 2) if focus.form(i) in ("انها", "انه", "وانها", "وانه", "انهما")), None)


def governed(focus: Focus, where: Where, at: int) -> bool:
    """Whether a place that a predicate follows belongs to a preposition before it, and no relative clause makes it the one meant."""
    if any(focus.form(i) in ("التي", "الذي", "و") for i in range(where.last, at)):
        return False
    if focus.form(where.last) == "،" and focus.form(where.last + 1) in _FOREMOST:  # «إلى أريحا، آخر مدينة لا تزال في يد»
        return False
    if _shared(focus, where.first):
        return False  # «70 في المئة من المدينة بات تحت سيطرة»
    joined = where.first in focus.spots and entered(focus, where.first) and not _opens(focus, where.first)
    return joined or focus.preposition_at(where.first - 1)


def _shared(focus: Focus, first: int) -> bool:
    """Whether a share stands with «من» right before a place: «ثلثا المدينة», «70 في المئة من المدينة»."""
    if focus.form(first - 1) != "من":
        return False
    told = (focus.numeral_at(i) for i in range(first - 2, first - 2 - _SOON, -1))
    return any(n.kind in ("fraction", "percent") and n.last == first - 1 for n in told if n)


def _opens(focus: Focus, first: int) -> bool:
    """Whether «و» before a name begins a clause: «انتهت المعركة وتدمر في قبضتنا», not «تدمر والسخنة في قبضتنا»."""
    return focus.form(first).startswith("و") and not any(s.last == first for s in focus.places_in(first - _SOON, first))


def antecedent(focus: Focus, at: int, sentence: Sentence) -> Where | None:
    """The place of which a following word speaks, with only links between."""
    i = before_bracket(focus, at - 1)
    at = i + 1
    while i >= sentence.first and at - i < 8:
        for first in range(i, max(sentence.first, i - 5) - 1, -1):
            spot = focus.place_at(first)
            if spot and spot.last == i + 1:
                if (female := _relates(focus, spot.last, at)) is not None and (other := _of_gender(focus, spot, female)):
                    return whereabouts.read(focus, _site_of(focus, other.first))  # «بلدة حررطيري بإقليم مدغ، التي»
                head = whereabouts.of_capital(focus, spot.first)  # «تكريت، مركز محافظة صلاح الدين، باتت»
                return whereabouts.read(focus, head if head is not None else _site_of(focus, spot.first))
        for first in range(i, max(sentence.first, i - 6) - 1, -1):
            if focus.place_at(first):
                break
            site = focus.reading.hits.on["placeparts"](first)
            named = focus.reading.hits.on["placeparts"](first - 1) if site and site.article else None
            if site and focus.form(first - 1) in _FOREMOST and (told := _told_as(focus, first - 1)) is not None:
                return whereabouts.read(focus, told)  # «أريحا، آخر مدينة كبيرة لا تزال في يد»
            begin = first - 1 if named and named.entry.kind == "site" and not named.article else first  # «تلة الحصن»
            where = whereabouts.read(focus, begin) if site and site.entry.kind == "site" else None
            if where and where.last > i:
                return whereabouts.cut(focus, where, i + 1)  # «معمل غاز كونيكو الواقع تحت سيطرة»
        form = focus.form(i)
        if form in _LATTER and focus.form(i - 1) in THIS:  # «مضيفاً أن هذه الأخيرة صارت تحت»
            latter = whereabouts.taken_up(focus, i, sentence, female=form == "الاخيره")
            return replace(latter, first=i, last=i + 1) if latter else None
        if form not in LINKS and not form.startswith("ال") and not (form == ":" and _heads_item(focus, i, sentence)):
            return None
        i -= 1
    return None


def _relates(focus: Focus, first: int, last: int) -> bool | None:
    """Whether the relative pronoun among some words is feminine; None where there is none."""
    told = next((focus.form(i) for i in range(first, last + 1) if focus.form(i) in ("التي", "الذي")), None)
    return None if told is None else told == "التي"


def _of_gender(focus: Focus, spot: Spot, female: bool) -> Spot | None:
    """The place of another gender right before one in which it lies, where only that one fits."""
    if whereabouts.feminine(focus, spot.first, spot) == female:
        return None
    before = focus.places_in(spot.first - _SOON, spot.first)
    fits = [s for s in before if whereabouts.feminine(focus, s.first, s) == female]
    return fits[-1] if fits else None


def _told_as(focus: Focus, at: int) -> int | None:
    """First word of the place of which it is said right after a comma what it is."""
    comma = at - 1
    spot = next((s for s in focus.places_in(comma - _SOON, comma) if s.last == comma), None) if focus.form(comma) == "،" else None
    return spot.first if spot else None


def _heads_item(focus: Focus, colon: int, sentence: Sentence) -> bool:
    """Whether a colon follows the place of which an item of a list speaks: «- النهود: لا تزال تحت سيطرة»."""
    spots = focus.places_in(max(sentence.first, colon - REACH), colon)
    return bool(spots) and spots[-1].last == colon and spots[0].first - sentence.first <= 1


def before_bracket(focus: Focus, i: int) -> int:
    """The word before a bracket that ends at or right before a word: «مدينة ترهونة (90 كلم جنوب طرابلس) باتت»."""
    closing = next((k for k in range(i, i - _SOON, -1) if focus.form(k) == ")"), None)
    linked = closing is not None and all(focus.form(k) in LINKS for k in range(closing + 1, i + 1))
    opening = next((k for k in range(closing, closing - REACH, -1) if focus.form(k) == "("), None) if closing and linked else None
    return opening - 1 if opening else i


def _site_of(focus: Focus, first: int) -> int:
    """First word of the part or site that a place only tells where it is: «شرق حلب», «مطار كويرس في ريف حلب»; else the place's own."""
    part, spot = focus.reading.hits.on["placeparts"](first - 1), focus.place_at(first)
    alone = part is not None and part.last == first and part.entry.kind == "part" and not part.proclitic
    other = spot is None or any(focus.form(i) == "التي" for i in range(spot.last, spot.last + 3))  # «شمالي المدينة التي …»: the town
    if alone and not other and not focus.places_in(first - 3, first - 1):
        return first - 1
    owned = focus.form(first).startswith("ل") and entered(focus, first)  # «الأحياء الشمالية للبلدة»
    if focus.form(first - 1) in ("من", "في") or owned:
        described = first if owned else first - 1
        while described > 0 and focus.form(described - 1).startswith("ال") and focus.reading.hits.on["placeparts"](described - 1) is None:
            described -= 1
        site = focus.reading.hits.on["placeparts"](described - 1)
        if site and site.entry.kind in ("site", "share") and site.last == described < first - (not owned):
            return described - 1  # «الأحياء الشرقية من حلب»
    for i in range(first - 1, first - 3, -1):
        site = focus.reading.hits.on["placeparts"](i)
        if site and site.entry.kind == "site" and not site.article:
            return i
    return first


def entered(focus: Focus, i: int) -> bool:
    """Whether a name begins inside a word, after the preposition that is written to it: «لمدينة عدن»."""
    spot = focus.spots[i]
    return spot.mention.start > focus.reading.words.starts[i]
