"""How far a word of control reaches: to the place after its preposition, to its object, back to where somebody stood."""

from analysis.extract import whereabouts
from analysis.extract.antecedents import LINKS, REACH, antecedent, before_bracket, entered
from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.parties import RELATIVES, of_relative
from analysis.extract.sites import Where
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

_NEARNESS = frozenset("بالقرب القرب قرب اكثر بدلا باستثناء".split())  # «بالقرب من» leads to no place left
_TOWARDS = frozenset("نحو باتجاه الي حتي صوب".split())
_FOLLOWED = 6  # words between a verb or its subject and «عليها»
_UNFOUGHT = frozenset("قتال مقاومه معارك".split())  # «من دون قتال»
_TOLD = 40  # words in which the town stands that those leave who fall back
_FAR = 20  # words between a verb or its subject and its place
_SOON = 4  # words between «تراجعت» and where to
_ENDINGS = ("ه", "ا")  # of «عليه», «عليها», «عليهما»
_CLAUSAL = frozenset(("takings", "particles", "cues"))


def place(focus: Focus, at: int, joins: tuple[str, ...], sentence: Sentence) -> Where | None:
    """The place that the first fitting preposition leads to, or that follows bare."""
    bare, within, by = "object" in joins, "في" in joins, "ب" in joins
    if bare and (where := _object(focus, at)):
        return where
    if bare and focus.form(at) == "،" and (beyond := _past_aside(focus, at, sentence)):
        return whereabouts.read(focus, beyond)
    for i in range(at, min(at + _FAR, sentence.last)):
        form = focus.form(i)
        if i > at and ((bare and _follows_bare(focus, i, i - at)) or (within and _sideways(focus, i))):
            return whereabouts.read(focus, i)
        if by and form.startswith("ب") and (_entered_place(focus, i) or _sited_by(focus, i)):
            return whereabouts.read(focus, i)  # «يحتفظ بمطار …»
        if (form in joins or (within and form == "داخل")) and focus.form(i - 1) not in _NEARNESS:
            where = whereabouts.read(focus, i + 1)
            if where is not None or not ("،" in focus.forms_in(at, i) or focus.actor_at(i + 1)):
                return where  # but «تسيطر الهيئة، المصنفة على قوائم الإرهاب، على …»
        elif i - at <= _FOLLOWED and form.endswith(_ENDINGS) and any(whereabouts.pronoun_of(form, j) for j in joins if j != "object"):
            return resumed_by(focus, at, i, sentence)
        if bare and form == "في" and _seat(focus, i - 1):
            return whereabouts.read(focus, i + 1)  # «خسر آخر معاقله في مدينة سرت»
        if ends(focus, i) and not (bare and _seat(focus, i)):
            return None
    return None


def _object(focus: Focus, at: int) -> Where | None:
    """The place right after a verb or its subject, with no preposition."""
    for i in range(at, at + 3):  # adjectives of the subject, which its name does not hold: «مقاتلو المقاومة الشعبية القصر»
        if where := whereabouts.read(focus, i):
            return where
        described = focus.reading.hits.on["counted"](i)
        if not focus.form(i).startswith("ال") or (described and described.entry.human):
            break  # «تحرير الأسيرة فلسطين»
    day = _day_between(focus, at)
    return whereabouts.read(focus, day) if day else None  # «دخل في اليوم نفسه مدينة …», «تسلمت، الأسبوع الماضي، مواقع في …»


def _follows_bare(focus: Focus, i: int, past: int) -> bool:
    """Whether the place taken begins at a word, some words past the verb or its subject, with no preposition before."""
    spot = focus.place_at(i)
    if spot and focus.form(i - 1) in _UNFOUGHT:
        return True  # «دخلت من دون قتال سرت»
    if _bare(focus, i) if spot else (_counted(focus, i) or _some(focus, i)):
        return True  # «استعاد الجيش بدعم من حلفائه بلدة …»
    if _own_base(focus, i) or _bare_site(focus, i):
        return True  # «سلمت القوات العاملة ضمن البعثة قاعدتها في المدينة»
    led = spot is not None and past <= _SOON and focus.form(i).startswith("ل")
    return led and entered(focus, i)  # «تحرير المقاومة لمدينة عدن»


def _day_between(focus: Focus, at: int) -> int | None:
    """The word after a day told between a verb and its place, between commas or not."""
    comma = focus.form(at) == "،"
    day = next((d for d in focus.dates_in(at + comma, at + comma + 2)), None)
    if day is None:
        return None
    return day[1] + comma if not comma or focus.form(day[1]) == "،" else None


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


def _sideways(focus: Focus, i: int) -> bool:
    """Whether a side of a place is told at a word, with no preposition before."""
    section = focus.reading.hits.on["placeparts"](i)
    if section is None or section.entry.id not in whereabouts.BEARINGS or section.proclitic or not focus.place_at(section.last):
        return False
    return not focus.preposition_at(i - 1) and focus.place_at(i - 1) is None


def _entered_place(focus: Focus, i: int) -> bool:
    return focus.place_at(i) is not None and entered(focus, i)


def _sited_by(focus: Focus, i: int) -> bool:
    """Whether a site or share begins at a word after the preposition written to it: «بمواقع في المدينة», «بأكثر من نصف المصفاة»."""
    bound = focus.reading.hits.on["bounds"](i)
    part = focus.reading.hits.at("placeparts", i)
    return bool((part and part.proclitic == "ب") or (bound and (bound.proclitic == "ب" or bound.forms[0].startswith("ب"))))


def _seat(focus: Focus, i: int) -> bool:
    held = focus.reading.hits.on["takings"](i)
    return held is not None and held.entry.who == "seat"


def _bare(focus: Focus, i: int) -> bool:
    """Whether a place stands without preposition or noun that governs it, introduced by a noun of place."""
    noun = focus.reading.hits.on["placenouns"](i)
    governed = focus.preposition_at(i - 1) or focus.reading.hits.on["placeparts"](i - 1)
    return noun is not None and not noun.proclitic and not noun.article and not governed


def _own_base(focus: Focus, i: int) -> bool:
    """Whether somebody's own positions are named at a word, with no preposition before: «قاعدتها في المدينة»."""
    return focus.form(i) in whereabouts.POSITIONS and focus.form(i + 1) == "في" and not focus.preposition_at(i - 1)


def _bare_site(focus: Focus, i: int) -> bool:
    """Whether a site stands before the name of its place, with no preposition before: «ملعب مقديشو», «الأحياء الشمالية من البلدة»."""
    site = focus.reading.hits.on["placeparts"](i)
    if site is None or site.entry.kind != "site" or site.proclitic:
        return False
    within = focus.form(site.last).startswith("ال") and focus.form(site.last + 1) == "من" and focus.place_at(site.last + 2)
    lies = focus.form(site.last) == "في" and focus.form(i - 1) == "،" and focus.place_at(site.last + 1)  # «تسلمت، أمس، مواقع في»
    if not (within if site.article else focus.place_at(site.last) or lies):
        return False
    return not focus.preposition_at(i - 1) and not focus.reading.hits.any(("placeparts", "counted"), i - 1)


def _counted(focus: Focus, i: int) -> bool:
    """Whether places are counted at a word, with no preposition before: «سلّمت في حزيران ست قواعد»."""
    numeral = focus.numeral_at(i)
    site = focus.reading.hits.on["placeparts"](i)
    if numeral is None and site is None:
        return False
    noun = focus.reading.hits.on["counted"](numeral.last) if numeral else None
    sites = focus.reading.hits.on["placeparts"](numeral.last) if numeral else None
    if site and site.entry.kind == "site" and site.forms[-1].endswith(("تين", "عين")) and not site.proclitic:
        return not focus.preposition_at(i - 1)  # «استعادوا مساء اليوم تبتين»
    counts = (noun and noun.entry.category in ("localities", "facilities")) or (
        sites and sites.entry.kind == "site" and not sites.proclitic
    )
    return bool(counts and not focus.preposition_at(i - 1))


def _some(focus: Focus, i: int) -> bool:
    """Whether a part is named at a word, with no preposition before: «استعاد الجيش بدعم من السكان بعض الأراضي»."""
    section = focus.reading.hits.on["placeparts"](i)
    if section is None:
        return False
    return bool(
        (section.entry.kind in ("share", "whole") or (section.entry.kind == "part" and section.article and section.forms != ("حدود",)))
        and not section.proclitic
        and not focus.preposition_at(i - 1)
        and not focus.reading.hits.on["placeparts"](i - 1)
    )


def _relative(focus: Focus, at: int, pronoun: int) -> Where | None:
    """«قرية يسيطر عليها», «المواقع التي سيطروا عليها»: the noun right before the verb."""
    cue = next((h for k in range(at - 1, max(-1, at - 12), -1) if (h := focus.reading.hits.on["takings"](k))), None)
    i = before_bracket(focus, cue.first - 1) if cue and cue.shape in ("past", "present") else -1
    while i > 0 and focus.form(i) in LINKS:
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
        or (particle and not particle.article and particle.entry.kind in ("relative", "that", "clause"))  # «الآن» is no «أن»
        or (said and said.shape in ("past", "present"))
    )  # fmt: skip


def object_pronoun(focus: Focus, cue: Hit, sentence: Sentence) -> Where | None:
    """«استعادتها», «دخلوها»."""
    if cue.pronoun in ("ها", "ه", "هما") and focus.form(cue.first - 1) in RELATIVES:
        where = antecedent(focus, cue.first, sentence)  # «المدينة التي خسرتها»
        return replace(where, first=cue.last, last=cue.last) if where and "object" in cue.entry.joins else None
    if cue.pronoun in ("ها", "ه", "هما") and "object" in cue.entry.joins:
        where = whereabouts.taken_up(focus, cue.first, sentence)
        return replace(where, first=cue.last, last=cue.last) if where else None
    return None


def positions(focus: Focus, at: int, sentence: Sentence) -> Where | None:
    """Whose positions are left, by the place in which they lie: «أخلى مواقعه في الجبل», «أخلى مركزاً له في»; else they themselves."""
    i = next((k for k in range(at, at + REACH) if whereabouts.own_positions(focus, k)), None)
    if i is None:
        return None
    last = i + whereabouts.own_positions(focus, i)
    return place(focus, last, ("في", "علي", "حول"), sentence) or Where(i, last, focus.reading.words.quote(i, last), None, "positions")


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
