"""Whose words: the side of the one who says what stands at a word, and whom «قواتنا», «القوات», «إنها» mean in his mouth."""

from analysis.extract.claims import Claim
from analysis.extract.focus import Focus
from analysis.extract.party import Party
from analysis.extract.powers import governments, home_army, seats
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

UNKNOWN = "control/unknown_subject"  # the rule of a subject of no known side
RESUMES = frozenset("انه انها انهم وانه وانها وانهم بانه بانها بانهم".split())
_REGULAR = frozenset(("forces", "army", "units"))
MILITARY = frozenset("عسكري عسكريه عسكريا عسكريون عسكريين عسكريتين عسكريتان ضابط ضابطا جنرال".split())
_MINISTRY = ("وزاره", "وزير")
_AS_FACTS = frozenset(("asserted", "reported"))
_WE = frozenset("نحن اصبحنا بتنا صرنا كنا لازلنا نقف".split())
_BESIDE = 3  # words between what is said and a gain that it begins with
_NAMED = 10  # words of a source among which its nation stands


def speaker(focus: Focus, position: int) -> Party | None:
    """The side of whoever says the words at a position, or of those he speaks for, by the words that name him."""
    claim, at = focus.claim_at(position), focus.reading.words.first_at(position)
    if claim is None:
        return None
    if known := _known(focus, claim, at, at):
        return known
    first, last = _source(focus, claim)
    spot = next((s for s in focus.actors_in(first, last) if s.side), None)
    if spot:
        return Party(at, at, spot.side, spot.entity.id if spot.entity else None)
    nations = (focus.reading.hits.on["nations"](k) for k in range(first, min(last, first + _NAMED)))
    nation = next((hit for hit in nations if hit and hit.entry.side), None)
    return Party(at, at, nation.entry.side) if nation else None


def spoken(focus: Focus, at: int) -> Party | None:
    """«قواتنا», «قواته» of a speaker: the side that he speaks for."""
    claim = focus.claim_at(focus.reading.words.starts[at])
    return _known(focus, claim, at, at + 1) if claim else None


def _known(focus: Focus, claim: Claim, first: int, last: int) -> Party | None:
    """The side of the one who speaks or of those he speaks for; a capital speaks for its government («تقول بغداد إنها»)."""
    named = (focus.mentions.entities.get(id or "") for id in (claim.speaker_id, claim.affiliation))
    entity = next((e for e in named if e and e.side), None)
    if entity:
        return Party(first, last, entity.side, entity.id)
    begin, end = _source(focus, claim)
    seat = focus.place_at(begin)
    side = seats(focus).get(seat.entity.id) if seat and seat.entity and seat.last == end else None
    return Party(first, last, side) if side else None


def _source(focus: Focus, claim: Claim) -> tuple[int, int]:
    """Words that name the source of a claim, those of the claim before where it is carried over; none where nothing does."""
    told, speaker_id = claim, claim.speaker_id
    if claim.source_start is None and speaker_id:
        told = next((c for c in reversed(focus.claims) if c.start < claim.start and c.speaker_id == speaker_id and c.source), claim)
    if told.source_start is None or told.source_end is None:
        return 0, 0
    return focus.reading.words.first_at(told.source_start), focus.reading.words.first_at(told.source_end - 1) + 1


def regulars(focus: Focus, at: int) -> Party | None:
    """«القوات», «القطعات» in the words of one who speaks for a side: its own."""
    force = focus.reading.hits.on["forces"](at)
    if force is None or not force.article or force.entry.id not in _REGULAR:
        return None
    return spoken(focus, at) or _soldierly(focus, at)


def _soldierly(focus: Focus, at: int) -> Party | None:
    """«القوات» in the words of «مصدر عسكري» or of the ministry of defence: the country's army."""
    claim = focus.claim_at(focus.reading.words.starts[at])
    told = range(*_source(focus, claim)) if claim else ()
    defence = any(focus.form(i) == "الدفاع" and focus.form(i - 1).endswith(_MINISTRY) for i in told)
    side = home_army(focus) if defence or any(focus.form(i) in MILITARY for i in told) else None
    return Party(at, at + 1, side) if side else None


def begins(focus: Focus, at: int) -> bool:
    """Whether what somebody says begins with a word: «أن مقاتليها», «مضيفاً أن قواته» are his."""
    start = focus.reading.words.starts[at]
    claim = focus.claim_at(start)
    return claim is not None and claim.content_start == start


def resumes(focus: Focus, at: int) -> Party | None:
    """Whom «إنها» right before a verb means: the side for which the one who says it speaks."""
    if focus.form(at - 1) not in RESUMES:
        return None
    claim = focus.claim_at(focus.reading.words.starts[at])
    if claim is None or claim.speaker_id is None or claim.content_start is None:
        return None
    if focus.reading.words.first_at(claim.content_start) < at - 1:  # «إن … وإنها»: who is meant was named in between
        return None
    return _known(focus, claim, at - 1, at)


def denying(focus: Focus, cue: Hit, gainer: Party | None) -> Party | None:
    """Who denies that a place has fallen would have lost it: «نفى الجيش سقوط المدينة»."""
    claim = focus.claim_at(cue.start)
    if claim is None or claim.certainty != "denial":
        return None
    said = speaker(focus, cue.start)
    return said if said and (gainer is None or gainer.side != said.side) else None


def ours(focus: Focus, cue: Hit, noun: Hit | None = None) -> Party | None:
    """«سيطرتنا», «حررنا», «أحكمنا السيطرة»: the side for which the speaker speaks, unknown where he is."""
    told = next((hit for hit in (noun, cue) if hit and _by_us(focus, hit)), None)
    if told is None:
        return None
    at = told.first
    said = spoken(focus, at) or speaker(focus, told.start) or _soldierly(focus, at)
    return replace(said, first=at, last=told.last) if said else Party(at, told.last, None, rules=(UNKNOWN,))


def _by_us(focus: Focus, told: Hit) -> bool:
    before = told.first - 1 - bool(focus.reading.hits.on["times"](told.first - 1))
    return focus.form(told.first).endswith("نا") or focus.form(before) in _WE


def own_fighters(focus: Focus, noun: Hit) -> Party | None:
    """«المقاتلون» in the words of one who speaks for no state: his own."""
    own = speaker(focus, noun.start)
    return own if own and own.side and governments(focus).isdisjoint(own.side.split("+")) else None


def forces_told(focus: Focus, at: int) -> Party | None:
    """«إن القوات غادرت المبنى وأنها تمركزت»: the forces with which what is said begins."""
    claim = focus.claim_at(focus.reading.words.starts[at]) if focus.form(at) in RESUMES else None
    if claim is None or claim.content_start is None:
        return None
    begins = focus.reading.words.first_at(claim.content_start)
    return regulars(focus, begins) if begins < at else None


def announcing(focus: Focus, cue: Hit) -> Party | None:
    """Who announces a gain as a fact and names nobody else: «التحالف: تحرير المطار», «أعلنت القيادة تحرير ثلاثة أحياء»."""
    claim = focus.claim_at(cue.start)
    if claim is None or claim.certainty not in _AS_FACTS or claim.content_start is None:
        return None
    if not 0 <= cue.first - focus.reading.words.first_at(claim.content_start) <= _BESIDE:
        return None
    said = speaker(focus, cue.start)
    return replace(said, first=cue.first, last=cue.first) if said else None
