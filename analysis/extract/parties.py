"""Who takes part: the armed side named at a word, or the one that a verb or pronoun takes up from before."""

import re
from collections.abc import Iterator

from analysis.extract import voices
from analysis.extract.actors import AGAIN
from analysis.extract.agreement import agrees, gender_of
from analysis.extract.focus import Focus, Spot, joined
from analysis.extract.layout import Sentence
from analysis.extract.party import Party
from analysis.extract.powers import REBELS, armies, friendly, governments, home_army, militias, opposition
from analysis.lexicon.matching import Hit

# after these a name is no subject
_AGAINST = frozenset("مع ضد امام تجاه بين ب نحو صوب قبضه من الي علي عن حول بشان".split())
_SPEAKING = frozenset("باسم في ل قبل لدي".split())
_OWNING = frozenset("من ل تابعه تابعين تابعون تابع في".split())
OPENING = frozenset('"«(“')
CLOSING = frozenset('"»)”')
THESE = frozenset("هذه هذا تلك ذلك هولاء".split())
RELATIVES = frozenset("الذي التي الذين اللتين اللذين اللتان اللذان".split())
_OPPOSED = frozenset("مناهضه معاديه مناويه معارضه مناهضين معادين مناوين معارضين مناهضون معادون".split())
DIVISIONS = frozenset("فرق فرقه فرقتين فرقتان".split())  # «أربع فرق عسكرية», unlike those of rescuers
_SOME = frozenset("مجموعات مجموعه وحدات ارتال رتل دفعات دفعه اعداد عشرات مئات بقايا عناصر بعض".split())  # of a party
_HUMAN = ("مقاتل", "عناصر", "رجال", "جنود", "مسلح", "افراد")  # men who are many, unlike «قوات»
_DEED = re.compile("(?:ان..|است..|ا.ت.)ا.")  # a verbal noun, which whoever did it follows
_INSIDE = ("في", "داخل")
_WERE = frozenset("كان كانت كانوا".split())
_MEN = frozenset(("forces", "counted", "allegiance"))  # layers of words for armed people
_MOVING = frozenset(("people", "armour"))  # what enters and leaves places
_ZEALOTS = re.compile("و?ال(?:جهادي|متشدد|متطرف|تكفيري)[وي]ن")
_CLAUSE = 5  # words from «الذي» to the subject of its clause
_NEAR = 5  # words between «مسلحون» and whose they are
_BACK = 60  # words; a subject is not looked for further back


def party_at(focus: Focus, at: int) -> Party | None:
    """The party named at a word: an actor with those joined to it, or armed people of unnamed or following side."""
    at = _name_after(focus, at)
    spot = focus.actor_at(at)
    if spot is None:
        return _unnamed(focus, at)
    if own := _own_again(focus, spot):
        return own
    last, sides = spot.last, [spot.side]
    while (more := _joined(focus, last)) is not None:
        sides.append(more.side)
        last = more.last
    nation = focus.reading.hits.on["nations"](last)
    if nation and nation.article and nation.proclitic == "و" and nation.entry.side and spot.mention.kind == "actor":
        sides.append(nation.entry.side)  # «القوات الإثيوبية والصومالية»
        last = nation.last
    last += at > 0 and focus.form(at - 1) in OPENING and focus.form(last) in CLOSING
    byname = focus.actor_at(last + 1) if focus.form(last) in OPENING else None
    if byname and byname.entity is spot.entity:  # «بعثة الاتحاد الإفريقي "أتميس"»
        last = byname.last + (focus.form(byname.last) in CLOSING)
    return Party(at, last, joined(iter(sides)), spot.entity.id if spot.entity else None)


def _own_again(focus: Focus, spot: Spot) -> Party | None:
    """«القوات» in the words of one who speaks for a side of the country, which are his own and not those named last."""
    own = voices.regulars(focus, spot.first) if AGAIN in spot.mention.rules and focus.form(spot.first).endswith("القوات") else None
    entity = focus.mentions.entities.get(own.entity_id or "") if own else None
    domestic = entity is not None and entity.country == focus.mentions.country
    return own if own and (domestic or own.side == home_army(focus)) else None


def _name_after(focus: Focus, at: int) -> int:
    """Past a quote mark, or the noun before one: «تنظيم «داعش»»."""
    noun = focus.reading.hits.on["counted"](at)
    noun = noun if noun and noun.entry.category == "organisations" else focus.reading.hits.on["forces"](at)
    if noun and focus.form(noun.last) in OPENING and focus.actor_at(at) is None and focus.actor_at(noun.last + 1):
        return noun.last + 1
    return at + 1 if focus.form(at) in OPENING else at


def _joined(focus: Focus, at: int) -> Spot | None:
    """An actor after «و», adjectives of the one before it passed."""
    for i in (at, at + 1, at + 2):
        spot = focus.actor_at(i)
        if spot is not None:
            return spot if focus.form(i).startswith("و") and not _tells_anew(focus, spot) else None
        if not (focus.form(i).startswith("ال") or (i == at and focus.form(i).endswith("يه"))):
            return None
    return None


def _tells_anew(focus: Focus, spot: Spot) -> bool:
    """Whether a clause begins with somebody, of whom one verb right behind tells what he does to the others: «والقطعات تحاصره»."""
    verb = focus.reading.hits.on["takings"](spot.last)
    alone = verb is not None and verb.shape in ("past", "present") and bool(verb.pronoun)
    return alone and not focus.form(spot.last).removesuffix(verb.pronoun).endswith(("و", "ون", "ان"))  # type: ignore[union-attr]


def _unnamed(focus: Focus, at: int) -> Party | None:
    """«مسلحون من التنظيم», «مقاتلون», «القوات», «قواته»."""
    hits = focus.reading.hits
    if not (hits.any(_MEN, at) or focus.form(at) in DIVISIONS):
        return None
    force, noun = hits.on["forces"](at), hits.on["counted"](at)
    aid = noun is not None and noun.shape == "participle" and noun.forms[-1].endswith("ات")  # «المساعدات» are no aides
    describes = hits.on["adjectives"](at) is not None and focus.form(at).endswith(("ه", "يا"))  # «القاعدة العسكرية», «تقدماً عسكرياً»
    armed = noun is not None and noun.entry.armed and not aid and not describes
    loyal = hits.on["allegiance"](at)
    if loyal and (to := next((s for i in range(loyal.last, loyal.last + _NEAR) if (s := focus.actor_at(i))), None)):
        return Party(at, to.last, to.side, to.entity.id if to.entity else None)  # «الموالون للحكومة»
    if focus.form(at) in DIVISIONS and focus.form(at + 1) in voices.MILITARY:
        return Party(at, at + 2, home_army(focus))
    if not armed and (force is None or force.entry.kind not in _MOVING):
        return None
    last = max(h.last for h in (force, noun) if h)
    for i in range(last, last + _NEAR):
        spot, nation = focus.actor_at(i), focus.reading.hits.on["nations"](i)
        if nation and i <= last + 1 and nation.entry.side:
            return Party(at, i + 1, nation.entry.side)
        if spot and spot.mention.kind == "place" and focus.form(i - 1) in _INSIDE:
            break  # «مسلحون في العراق» are not Iraq's
        if spot:
            if focus.form(i - 1).removeprefix("ال") in _OPPOSED:
                return Party(at, spot.last, None)  # «القوات المناهضة للحوثيين»
            owned = i <= last + 2 or focus.form(i - 1) in _OWNING or focus.form(i).startswith("ل")
            return Party(at, spot.last, spot.side, spot.entity.id if spot.entity else None) if owned else Party(at, last, None)
        if focus.form(i) in RELATIVES and focus.reading.hits.any(("places", "placenouns", "placeparts"), i - 1):
            break  # «طرد المسلحين من المحافظة التي أعلنت السلطات»
        verb = focus.reading.hits.on["takings"](i)
        if not (focus.form(i).isalpha() or focus.form(i) in '"«(') or (verb and verb.shape in ("past", "present")):
            break  # «قواته دخلت مقر الفرقة 17»
    if not armed and force and force.entry.kind == "armour":
        return _armour(focus, at, force)
    if force and force.entry.id in ("units", "battalions") and focus.form(last) in voices.MILITARY and (side := home_army(focus)):
        return Party(at, last + 1, side)  # «ثلاثة ألوية عسكرية»
    owner = _owner(focus, at, last, force, noun)
    return Party(at, last, owner.side, owner.entity_id) if owner else Party(at, last, None)


def _owner(focus: Focus, at: int, last: int, force: Hit | None, noun: Hit | None) -> Party | None:
    """Whose men or units without a name are: the speaker's, an army's, the rebels', of the one told of before."""
    taken_up = any(h.article or h.pronoun for h in (force, noun) if h)
    ours = focus.form(at).endswith("نا")
    told = voices.begins(focus, at)
    own = (
        ours or (noun is not None and (noun.pronoun == "ه" or (told and bool(noun.pronoun)))) or (force is not None and bool(force.pronoun))
    )
    owner = voices.spoken(focus, at) if own else voices.regulars(focus, at)
    if owner is None and own and told:
        owner = voices.speaker(focus, focus.reading.words.starts[at])
    if owner is None and noun and noun.entry.id in REBELS and noun.article and not noun.pronoun:
        owner = rebels(focus, at)
    if owner is None and force and force.entry.id == "militias" and force.article and focus.form(at - 1) not in THESE:
        owner = _militia(focus, at)
    if owner is None and told and noun and noun.entry.id == "fighter" and noun.article and not noun.pronoun:
        owner = voices.own_fighters(focus, noun)
    if owner is None and taken_up and not ours:
        sentence = focus.reading.sentence_at(at)
        hers = meant(focus, at, sentence, "ها") if noun and noun.pronoun == "ها" and sentence else None
        his = _master(focus, at, sentence) if noun and noun.pronoun == "ه" and sentence and not told else None
        owner = hers or his or (None if own and told else before(focus, at, sentence))
        if (
            owner
            and noun
            and noun.entry.id == "soldier"
            and noun.article
            and owner.side not in governments(focus)
            and (army := home_army(focus))
        ):
            owner = Party(at, last, army)  # «قبل أن يسترجعها الجنود»
        fighters = noun is not None and noun.entry.id in ("fighter", *REBELS) and noun.article and not noun.pronoun
        if fighters and owner and owner.side and set(owner.side.split("+")) <= friendly(focus) | militias(focus):
            owner = rebels(focus, at)  # «المقاتلون»: a report calls those of a state soldiers
    return owner


def _armour(focus: Focus, at: int, force: Hit) -> Party | None:
    """«الدبابات», «دباباته»: of the only army that the report names; else vehicles of nobody."""
    named = {army.side for army in armies(focus).values()} & focus.met
    known = len(named) == 1 and (force.article or force.pronoun)
    return Party(at, force.last, next(iter(named))) if known else None


def _master(focus: Focus, at: int, sentence: Sentence) -> Party | None:
    """Whose «مقاتلوه» are: the subject of the sentence, else whoever else it names last that is masculine («تحت حكم التنظيم»)."""
    if subject := before(focus, at, sentence, beyond=False):
        return subject
    near = focus.actors_in(max(sentence.first, at - _BACK), at)
    spot = next((s for s in reversed(near) if not agrees(focus, s, "feminine") and not agrees(focus, s, "plural")), None)
    return Party(spot.first, spot.last, spot.side, spot.entity.id if spot.entity else None) if spot else None


def rebels(focus: Focus, at: int) -> Party | None:
    """«المسلحون»: of those whom the report tells of, who fight no state's war and are told of most; «الجهاديون» are no mere opposition."""
    friends = friendly(focus) | militias(focus) | (opposition(focus) if _ZEALOTS.match(focus.form(at)) else frozenset())
    spot = next((s for s in focus.most_told if s.side and not friends & set(s.side.split("+"))), None)
    return Party(at, at + 1, spot.side, spot.entity.id if spot.entity else None) if spot else None


def _militia(focus: Focus, at: int) -> Party | None:
    """«المليشيات»: those named last who are no state's army."""
    states = governments(focus)
    spot = next((s for s in reversed(focus.actors_in(max(0, at - 3 * _BACK), at)) if s.side and not states & set(s.side.split("+"))), None)
    return Party(at, at + 1, spot.side, spot.entity.id if spot.entity else None) if spot else None


def of_relative(focus: Focus, at: int) -> Party | None:
    """The party of which a relative clause speaks, whatever governs it: «على تنظيم الدولة المتطرف الذي يسيطر», «الذين كانوا يسيطرون»."""
    relative = at - 2 if focus.form(at - 1) in _WERE else at - 1
    if focus.form(relative) not in RELATIVES:
        return None
    spots = [s for s in focus.actors_in(relative - 7, relative) if all(_describes(focus.form(i)) for i in range(s.last, relative))]
    sided = next((s for s in reversed(spots) if s.side), None)
    return _with_those_joined(focus, sided, [sided]) if sided else None


def _describes(form: str) -> bool:
    """Whether a word may stand between a name and its relative clause."""
    return form.startswith("ال") or form in CLOSING or form in ("،", ")")


def before(focus: Focus, at: int, sentence: Sentence | None, beyond: bool = True) -> Party | None:
    """The party that a subject before a word, or one left out, means: of its clause, of its sentence, of the words `beyond` it."""
    if sentence is None:
        return None
    if meant := voices.resumes(focus, at) or of_relative(focus, at):
        return meant
    start = focus.clause_start(at, sentence)
    gender = gender_of(focus.form(at))
    if own := _own_forces(focus, start, at, gender):
        return own
    farther = ((max(0, sentence.first - _BACK), sentence.first),) if beyond else ()
    for first, last in ((start, at), (max(sentence.first, at - _BACK), start), *farther):
        spots = _without_asides(focus, [s for s in focus.actors_in(first, last) if s.last <= at], at, sentence)
        free = list(_all_free(focus, spots))
        speaking = [s for s in spots if focus.form(s.first - 1) in _SPEAKING]
        resumed = first < start <= at and focus.form(start - 1) in voices.RESUMES  # «وأنه …»: the subject of the clause before
        agreeing = [s for s in free if agrees(focus, s, gender)]
        agreeing = [s for s in agreeing if not _DEED.fullmatch(focus.form(s.first - 1))] or agreeing  # «انشغال الفصائل»
        apart = free and first == start and free[-1].last < at  # a name right before its verb is its subject
        if not agreeing and gender == "feminine" and apart and (fit := _earlier(focus, sentence, start, gender)):
            return fit  # «أبقت إسرائيل على قواتها إثر انهيار النظام، كما بسطت …»
        agreeing = agreeing or ([] if gender == "plural" and _fighters(focus, first, last) else free)
        found = (agreeing[:1] if resumed else agreeing[-1:]) or speaking[-1:]
        if found:
            return _own_again(focus, found[0]) or _with_those_joined(focus, found[0], spots)
        if gender == "plural" and first == start and _fighters(focus, first, last):
            return None  # «60 مقاتلاً انسحبوا»: of whom is not told
    return None


def _own_forces(focus: Focus, start: int, at: int, gender: str) -> Party | None:
    """The speaker's own men with whom what he says begins and who go on to do something: «أن قواته صدت هجوماً واستعادت البلدة»."""
    force = focus.reading.hits.on["forces"](start)
    men = focus.reading.hits.on["counted"](start)
    noun = force or men
    if force and force.entry.kind == "armour" and force.article and gender == "feminine" and force.last < at:
        return _armour(focus, start, force)  # «الدبابات التي بلغت البلدة تقهقرت»
    fighters = men is not None and men.article and men.entry.id == "fighter"  # «إن المقاتلين استعادوا»
    if noun is None or not (fighters or noun.pronoun in ("ه", "ها", "هم")) or noun.last > at or not voices.begins(focus, start):
        return None
    agrees = gender == ("plural" if focus.form(start).removeprefix("ال").startswith(_HUMAN) else "feminine")
    return party_at(focus, start) if agrees else None


def _without_asides(focus: Focus, spots: list[Spot], at: int, sentence: Sentence) -> list[Spot]:
    """Names without those of a relative clause that is over, where the sentence has another that can be the subject."""
    asides = [s for s in spots if _aside(focus, s, at)]
    if not asides:
        return spots
    others = [s for s in focus.actors_in(max(sentence.first, at - _BACK), at) if s not in asides and s.last <= at]
    return [s for s in spots if s not in asides] if any(_all_free(focus, others)) else spots


def _aside(focus: Focus, spot: Spot, at: int) -> bool:
    """Whether a name belongs to a relative clause that a comma ends before a word: «الحي الذي يسيطر عليه التنظيم، …»."""
    told = next((i for i in range(spot.first - 1, spot.first - _CLAUSE, -1) if focus.form(i) in RELATIVES or focus.form(i) == "،"), None)
    if told is None or focus.form(told) == "،" or told + 1 >= spot.first:
        return False
    verb = focus.reading.hits.on["takings"](told + 1)
    return verb is not None and verb.shape in ("past", "present") and "،" in focus.forms_in(spot.last, at)


def _earlier(focus: Focus, sentence: Sentence, start: int, gender: str) -> Party | None:
    """The subject of the clauses before in a sentence that a verb agrees with."""
    spots = [s for s in focus.actors_in(max(sentence.first, start - _BACK), start) if s.last <= start]
    fit = [s for s in _all_free(focus, spots) if agrees(focus, s, gender)]
    return _with_those_joined(focus, fit[-1], spots) if fit else None


def _fighters(focus: Focus, first: int, last: int) -> bool:
    """Whether unnamed fighters stand among words, whom a plural verb may mean: «إن مقاتلين … يحاولون»."""
    return any(hit.entry.armed and not hit.article for hit in focus.reading.hits.between("counted", first, last))


def _with_those_joined(focus: Focus, spot: Spot, spots: list[Spot]) -> Party:
    """«قوات النظام والمليشيات … سيطرت»: all those joined up to the last one."""
    sides, first = [spot.side], spot
    for other in reversed(spots[: spots.index(spot)]):
        apart = first.first - other.last > 2 or not all(_describes(focus.form(i)) for i in range(other.last, first.first))
        if apart or not focus.form(first.first).startswith("و"):
            break  # «الفصائل تدخل المدينة والجيش …»
        sides.insert(0, other.side)
        first = other
    return Party(first.first, spot.last, joined(iter(sides)), first.entity.id if first.entity else None)


def meant_by_them(focus: Focus, at: int, sentence: Sentence) -> Party | None:
    """Whom «هم» means: the people named last in the sentence, whatever their part in it."""
    return meant(focus, at, sentence, "هم")


def meant(focus: Focus, at: int, sentence: Sentence, pronoun: str) -> Party | None:
    """Whom a pronoun at a word means: those named last in the sentence that agree with it, whatever their part."""
    gender = "plural" if pronoun.endswith("هم") else "feminine" if pronoun.endswith("ها") else ""
    fit = [s for s in focus.actors_in(max(sentence.first, at - _BACK), at) if agrees(focus, s, gender)]
    return Party(fit[-1].first, fit[-1].last, fit[-1].side, fit[-1].entity.id if fit[-1].entity else None) if fit else None


def _all_free(focus: Focus, spots: list[Spot]) -> Iterator[Spot]:
    """Spots that can be the subject; one joined to another by «و» is as free as that one."""
    previous, free = None, False
    for spot in spots:
        joins = previous is not None and spot.first == previous.last and focus.form(spot.first).startswith("و")
        free = free if joins else may_act(focus, spot)
        previous = spot
        if free:
            yield spot


def may_act(focus: Focus, spot: Spot) -> bool:
    """Whether a name can be the subject: no preposition and no thing that it owns stands before it."""
    words, at = focus.reading.words, spot.first
    previous = focus.form(at - 1)
    if previous == "من" and focus.form(at - 2).removeprefix("و") in _SOME and not focus.preposition_at(at - 3):
        return True  # «مجموعات من الدعم السريع انسحبت»
    if previous in _AGAINST or previous in _SPEAKING:
        return False
    if spot.mention.start > words.starts[at] and words.text[words.starts[at] : spot.mention.start] in ("ل", "ب", "ول", "وب"):
        theirs = focus.reading.hits.on["allegiance"](at - 1) and focus.reading.hits.any(("forces", "counted"), at - 2)
        return bool(theirs) and not focus.preposition_at(at - 3)  # «القوات التابعة لحكومة …»
    if any((h := focus.reading.hits.on["holders"](at - k)) and h.last == at for k in (1, 2)):
        return False  # «من سيطرة التنظيم», «على يد التنظيم»
    if any(
        (h := focus.reading.hits.on["takings"](at - k)) and h.last == at and h.entry.id == "held" and h.shape == "participle"
        for k in (1, 2)
    ):
        return False  # «الحي الخاضع لسيطرة القوات»
    verb = focus.reading.hits.on["takings"](at - 1)
    told = verb is not None and verb.shape == "past"  # «طرد» is also a parcel
    owned = None if told else focus.reading.hits.on["counted"](at - 1)
    section = focus.reading.hits.on["placeparts"](at - 1)
    return not ((owned and not owned.entry.human) or section)
