"""How far a word of control reaches: to the place after its preposition, to its object, back to the place that it speaks of."""

from analysis.extract import whereabouts
from analysis.extract.focus import Focus, Spot
from analysis.extract.layout import Sentence
from analysis.extract.parties import RELATIVES, of_relative
from analysis.extract.sites import THIS, Where
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

REACH = 14  # words between a verb and its place
_NEARNESS = frozenset("بالقرب القرب قرب اكثر بدلا باستثناء".split())  # «بالقرب من» leads to no place left
_TOWARDS = frozenset("نحو باتجاه الي حتي صوب".split())
_FOLLOWED = 6  # words between a verb or its subject and «عليها»
_UNFOUGHT = frozenset("قتال مقاومه معارك".split())  # «من دون قتال»
_SIDES = ("north", "south", "east", "west")
_TOLD = 40  # words in which the town stands that those leave who fall back
_FOREMOST = frozenset("اخر اكبر اهم ابرز اول ثاني ثالث اولي ثانيه".split())
_LATTER = frozenset(("الاخيره", "الاخير"))
_SOON = 4  # words between «تراجعت» and where to
_CLAUSAL = frozenset(("takings", "particles", "cues"))
_LINKS = frozenset(
    '، , التي الذي والتي والذي هي وهي ايضا تماما حاليا الان لا تزال يزال زالت ما كلها بالكامل الواقعه الواقع واقعه ) ( " » «'.split()
    + "اخر اهم ابرز اكبر لم لن قد بكاملها بكامله باكملها باكمله كليا زالتا زالا ترزح يرزح اللتين اللذين اللتان اللذان زال".split()
    + "لسه مازالت مازال تعد يعد تعتبر يعتبر تمثل يمثل تشكل يشكل".split()
    + "تقع يقع باتت بات اصبحت اصبح صارت صار ظلت ظل يظل تظل بقيت بقي تبقي يبقي كانت امست امسي غدت غدا".split()
    + "وحدها وحده وحدهما تغدو يغدو باتتا باتا اصبحتا اصبحا صارتا صارا".split()
)


def place(focus: Focus, at: int, joins: tuple[str, ...], sentence: Sentence) -> Where | None:
    """The place that the first fitting preposition leads to, or that follows bare."""
    adjectives = 0  # of the subject, which its name does not hold: «مقاتلو المقاومة الشعبية القصر»
    while "object" in joins and adjectives <= 2:
        if where := whereabouts.read(focus, at + adjectives):
            return where
        described = focus.reading.hits.on["counted"](at + adjectives)
        if not focus.form(at + adjectives).startswith("ال") or (described and described.entry.human):
            break  # «تحرير الأسيرة فلسطين»
        adjectives += 1
    if "object" in joins and (day := next((d for d in focus.dates_in(at, at + 2)), None)) and focus.place_at(day[1]):
        return whereabouts.read(focus, day[1])  # «دخل في اليوم نفسه مدينة …»
    if "object" in joins and focus.form(at) == "،" and (beyond := _past_aside(focus, at, sentence)):
        return whereabouts.read(focus, beyond)
    for i in range(at, min(at + REACH, sentence.last)):
        form = focus.form(i)
        if "object" in joins and i > at and focus.form(i - 1) in _UNFOUGHT and focus.place_at(i):
            return whereabouts.read(focus, i)  # «دخلت من دون قتال سرت»
        if "object" in joins and i > at and (_bare(focus, i) if focus.place_at(i) else _counted(focus, i) or _some(focus, i)):
            return whereabouts.read(focus, i)  # «استعاد الجيش بدعم من حلفائه بلدة …»
        if "في" in joins and i > at and _sideways(focus, i):
            return whereabouts.read(focus, i)  # «توغلت صباحاً شرق رفح»
        if (
            "object" in joins
            and 0 < i - at <= _SOON
            and form.startswith("ل")
            and (spot := focus.place_at(i))
            and _entered(focus, spot.first)
        ):
            return whereabouts.read(focus, i)  # «تحرير المقاومة لمدينة عدن»
        if "ب" in joins and form.startswith("ب") and (_entered_place(focus, i) or _sited_by(focus, i)):
            return whereabouts.read(focus, i)  # «يحتفظ بمطار …»
        for join in joins:
            if form == join and focus.form(i - 1) not in _NEARNESS:
                where = whereabouts.read(focus, i + 1)
                if where is None and "،" in map(focus.form, range(at, i)):
                    continue  # «تسيطر الهيئة، المصنفة على قوائم الإرهاب، على …»
                return where
            if join != "object" and i - at <= _FOLLOWED and whereabouts.pronoun_of(form, join):
                return resumed_by(focus, at, i, sentence)
        if "object" in joins and form == "في" and _seat(focus, i - 1):
            return whereabouts.read(focus, i + 1)  # «خسر آخر معاقله في مدينة سرت»
        if ends(focus, i) and not ("object" in joins and _seat(focus, i)):
            return None
    return None


def _past_aside(focus: Focus, comma: int, sentence: Sentence) -> int | None:
    """The word after what two commas say of a subject: «دخلت القوات، المحسوبة على المجلس، مدينة عتق»."""
    if not focus.form(comma + 1).startswith("ال"):
        return None
    last = min(comma + REACH, sentence.last)
    closing = next((i for i in range(comma + 2, last) if focus.form(i) == "،" or ends(focus, i)), None)
    return closing + 1 if closing and focus.form(closing) == "،" else None


def resumed_by(focus: Focus, at: int, pronoun: int, sentence: Sentence) -> Where | None:
    """The place that the pronoun of «عليها» takes up: in a relative clause what it describes («القرية التي سيطروا عليها»), else any."""
    cue = next((h for k in range(at - 1, max(-1, at - REACH), -1) if (h := focus.reading.hits.on["takings"](k))), None)
    if described := _relative(focus, at, pronoun):
        return described
    agrees = cue is not None and (focus.form(cue.first - 1) == "الذي") != focus.form(pronoun).endswith("ها")
    if cue and agrees and focus.form(cue.first - 1) in ("التي", "الذي") and of_relative(focus, cue.first) is None:
        where = antecedent(focus, cue.first, sentence)
        spot = focus.place_at(where.first) if where else None
        if spot is None or whereabouts.feminine(focus, spot.first, spot) == focus.form(pronoun).endswith("ها"):
            return replace(where, last=pronoun + 1, pronoun=True, relative=True) if where else None
    return whereabouts.taken_up(focus, pronoun, sentence)


def front(focus: Focus, cue: Hit, sentence: Sentence) -> Where | None:
    """The place with which a sentence begins: «وفي محور حصيبة تقدمت القوات»."""
    first = sentence.first + 1
    where = whereabouts.read(focus, first) if focus.form(sentence.first) in ("في", "وفي") else None
    return where if where and cue.shape != "noun" and 0 <= cue.first - where.last <= 2 else None


def _entered(focus: Focus, i: int) -> bool:
    """Whether a place begins inside a word, after the preposition that is written to it: «لمدينة عدن»."""
    spot = focus.spots[i]
    return spot.mention.start > focus.reading.words.starts[i]


def _sideways(focus: Focus, i: int) -> bool:
    """Whether a side of a place is told at a word, with no preposition before."""
    section = focus.reading.hits.on["placeparts"](i)
    previous = focus.reading.hits.on["particles"](i - 1)
    if section is None or section.entry.id not in _SIDES or section.proclitic or not focus.place_at(section.last):
        return False
    return not (previous and previous.entry.kind == "preposition") and focus.place_at(i - 1) is None


def _entered_place(focus: Focus, i: int) -> bool:
    return focus.place_at(i) is not None and _entered(focus, i)


def _sited_by(focus: Focus, i: int) -> bool:
    """Whether a site or share begins at a word after the preposition written to it: «بمواقع في المدينة», «بأكثر من نصف المصفاة»."""
    return any((hit := focus.reading.hits.at(layer, i)) and hit.proclitic == "ب" for layer in ("placeparts", "bounds"))


def _seat(focus: Focus, i: int) -> bool:
    held = focus.reading.hits.on["takings"](i)
    return held is not None and held.entry.who == "seat"


def _bare(focus: Focus, i: int) -> bool:
    """Whether a place stands without preposition or noun that governs it, introduced by a noun of place."""
    noun = focus.reading.hits.on["placenouns"](i)
    previous = focus.reading.hits.on["particles"](i - 1)
    governed = previous is not None and previous.entry.kind == "preposition"
    return noun is not None and not noun.proclitic and not noun.article and not governed and not focus.reading.hits.on["placeparts"](i - 1)


def _counted(focus: Focus, i: int) -> bool:
    """Whether places are counted at a word, with no preposition before: «سلّمت في حزيران ست قواعد»."""
    numeral = focus.numeral_at(i)
    site = focus.reading.hits.on["placeparts"](i)
    if numeral is None and site is None:
        return False
    noun = focus.reading.hits.on["counted"](numeral.last) if numeral else None
    sites = focus.reading.hits.on["placeparts"](numeral.last) if numeral else None
    previous = focus.reading.hits.on["particles"](i - 1)
    if site and site.entry.kind == "site" and site.forms[-1].endswith(("تين", "عين")) and not site.proclitic:
        return not (previous and previous.entry.kind == "preposition")  # «استعادوا مساء اليوم تبتين»
    counts = (noun and noun.entry.category in ("localities", "facilities")) or (
        sites and sites.entry.kind == "site" and not sites.proclitic
    )
    return bool(counts and not (previous and previous.entry.kind == "preposition"))


def _some(focus: Focus, i: int) -> bool:
    """Whether a part is named at a word, with no preposition before: «استعاد الجيش بدعم من السكان بعض الأراضي»."""
    section = focus.reading.hits.on["placeparts"](i)
    if section is None:
        return False
    previous = focus.reading.hits.on["particles"](i - 1)
    return bool(
        (section.entry.kind in ("share", "whole") or (section.entry.kind == "part" and section.article and section.forms != ("حدود",)))
        and not section.proclitic
        and not (previous and previous.entry.kind == "preposition")
        and not focus.reading.hits.on["placeparts"](i - 1)
    )


def _relative(focus: Focus, at: int, pronoun: int) -> Where | None:
    """«قرية يسيطر عليها», «المواقع التي سيطروا عليها»: the noun right before the verb."""
    cue = next((h for k in range(at - 1, max(-1, at - 12), -1) if (h := focus.reading.hits.on["takings"](k))), None)
    i = _before_bracket(focus, cue.first - 1) if cue and cue.shape in ("past", "present") else -1
    while i > 0 and focus.form(i) in _LINKS:
        i -= 1
    if i <= 0:
        return None
    spot = next((s for k in range(i, max(-1, i - 5), -1) if (s := focus.place_at(k)) and s.last == i + 1), None)
    female = focus.form(pronoun).endswith(("ها", "هما"))
    if spot and whereabouts.feminine(focus, spot.first, spot) != female:
        return None
    if spot:
        where = whereabouts.read(focus, spot.first)
    else:
        noun = next((h for k in (i, i - 1, i - 2) if (h := focus.reading.hits.on["placeparts"](k)) and h.entry.kind == "site"), None)
        where = whereabouts.read(focus, noun.first) if noun and _just(focus, noun, i) else None
    return replace(where, last=pronoun + 1, pronoun=True, relative=True) if where else None


def _just(focus: Focus, noun: Hit, i: int) -> bool:
    """Whether only adjectives stand between a noun and a word."""
    forms = [focus.form(k) for k in range(noun.last, i + 1)]
    return all(f.startswith("ال") if noun.article else f.isalpha() and not f.startswith("ال") for f in forms)


def ends(focus: Focus, i: int) -> bool:
    """Whether another clause begins at a word: nothing beyond it belongs to the cue."""
    if not focus.reading.hits.any(_CLAUSAL, i):
        return False
    other = focus.reading.hits.on["takings"](i)
    particle = focus.reading.hits.on["particles"](i)
    said = focus.reading.hits.on["cues"](i)
    return bool(
        other
        or (particle and particle.entry.kind in ("relative", "that", "clause"))
        or (said and said.shape in ("past", "present"))
    )  # fmt: skip


def object_pronoun(focus: Focus, cue: Hit, sentence: Sentence) -> Where | None:
    """«استعادتها», «دخلوها»."""
    if cue.pronoun in ("ها", "ه", "هما") and focus.form(cue.first - 1) in RELATIVES:
        where = antecedent(focus, cue.first, sentence)  # «المدينة التي خسرتها»
        return replace(where, first=cue.last, last=cue.last) if where and "object" in cue.entry.joins else None
    if cue.pronoun in ("ها", "ه") and "object" in cue.entry.joins:
        where = whereabouts.taken_up(focus, cue.first, sentence)
        return replace(where, first=cue.last, last=cue.last) if where else None
    return None


def positions(focus: Focus, at: int, sentence: Sentence) -> Where | None:
    """Whose positions are left, by the place in which they lie: «أخلى مواقعه في الجبل»; else they themselves."""
    i = next((k for k in range(at, at + REACH) if focus.form(k) in whereabouts.POSITIONS), None)
    if i is None:
        return None
    text = focus.reading.words.quote(i, i + 1)
    return place(focus, i + 1, ("في", "علي", "حول"), sentence) or Where(i, i + 1, text, None, "positions")


def before_noun(focus: Focus, at: int, noun: int, sentence: Sentence) -> Where | None:
    """The place between a verb and the noun to which it lends its sense: «فرض على المدينة حصاراً», «تفرض عليها طوقاً»."""
    for i in range(at, noun):
        if focus.form(i) in ("علي", "حول") and (where := whereabouts.read(focus, i + 1)):
            return where if where.last <= noun else None
        if whereabouts.pronoun_of(focus.form(i), "علي") or whereabouts.pronoun_of(focus.form(i), "حول"):
            where = _relative(focus, at, i) or whereabouts.taken_up(focus, i, sentence)
            return replace(where, first=i, last=i + 1) if where else None
    return None


def origin(focus: Focus, cue: Hit, at: int, sentence: Sentence) -> Where | None:
    """Where those stood who fall back in some direction: the place that the sentence or what stands right before told."""
    led = next((i for i in range(at, at + _SOON) if focus.form(i) in _TOWARDS or focus.form(i) in RELATIVES), None)
    if led is None or focus.form(led) in RELATIVES or focus.form(led + 1) == "جانب" or focus.numeral_at(led + 1):
        return None
    said = focus.reading.layout.blocks[max(0, sentence.block - 1)].first  # «وأضاف أن المليشيات تقهقرت باتجاه …»: from the town told before
    before = focus.places_in(max(sentence.first, cue.first - REACH), cue.first)
    if not before and cue.shape != "noun":
        before = focus.places_in(max(said, cue.first - _TOLD), cue.first)
    spot = next((s for s in reversed(before) if not whereabouts.directs(focus, s.first)), None)
    where = whereabouts.read(focus, spot.first) if spot else None
    return replace(where, first=cue.last, last=cue.last) if where else None


def subject(focus: Focus, at: int, sentence: Sentence) -> Where | None:
    """The place of which a predicate speaks: the first of its clause that no preposition governs («لا تزال المدينة … بيد التنظيم»)."""
    for spot in focus.places_in(focus.clause_start(at, sentence), at):
        before = focus.reading.hits.on["particles"](spot.first - 1)
        governed = _entered(focus, spot.first) or (before is not None and before.entry.kind == "preposition")
        part = focus.reading.hits.on["placeparts"](spot.first - 1)
        if part is not None and _names_part(focus, part, spot):
            return whereabouts.read(focus, part.first)  # «مدخل المدينة أصبح تحت سيطرة»
        elif not governed and part is None:
            return whereabouts.read(focus, spot.first)
    return None


def _names_part(focus: Focus, part: Hit, spot: Spot) -> bool:
    """Whether the part of a place is spoken of, which no preposition governs and which tells of no other place where it lies."""
    before = focus.reading.hits.on["particles"](part.first - 1)
    governed = part.proclitic or (before is not None and before.entry.kind == "preposition")
    part_of = part.entry.kind == "part" and part.forms != ("داخل",) and part.last == spot.first and not part.article
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
    before = focus.reading.hits.on["particles"](where.first - 1)
    entered = where.first in focus.spots and _entered(focus, where.first)
    return entered or (before is not None and before.entry.kind == "preposition")


def antecedent(focus: Focus, at: int, sentence: Sentence) -> Where | None:
    """The place of which a following word speaks, with only links between."""
    i = _before_bracket(focus, at - 1)
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
        if form not in _LINKS and not form.startswith("ال") and not (form == ":" and _heads_item(focus, i, sentence)):
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


def _before_bracket(focus: Focus, i: int) -> int:
    """The word before a bracket that ends at or right before a word: «مدينة ترهونة (90 كلم جنوب طرابلس) باتت»."""
    closing = next((k for k in range(i, i - _SOON, -1) if focus.form(k) == ")"), None)
    linked = closing is not None and all(focus.form(k) in _LINKS for k in range(closing + 1, i + 1))
    opening = next((k for k in range(closing, closing - REACH, -1) if focus.form(k) == "("), None) if closing and linked else None
    return opening - 1 if opening else i


def _site_of(focus: Focus, first: int) -> int:
    """First word of the part or site that a place only tells where it is: «شرق حلب», «مطار كويرس في ريف حلب»; else the place's own."""
    part, spot = focus.reading.hits.on["placeparts"](first - 1), focus.place_at(first)
    alone = part is not None and part.last == first and part.entry.kind == "part" and not part.proclitic
    other = spot is None or any(focus.form(i) == "التي" for i in range(spot.last, spot.last + 3))  # «شمالي المدينة التي …»: the town
    if alone and not other and not focus.places_in(first - 3, first - 1):
        return first - 1
    owned = focus.form(first).startswith("ل") and _entered(focus, first)  # «الأحياء الشمالية للبلدة»
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
