"""Control events: places that change hands, are held, left, neared or surrounded."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

from analysis.columns import ClaimId, Edtf, End, Id, PlaceId, Quote, Rules, SameAs, Side, Start
from analysis.edtf import bounds
from analysis.extract.claims import Claim
from analysis.extract.dates import Date
from analysis.extract.focus import Focus
from analysis.extract.ledger import GAIN, LOSS, Account, settle
from analysis.extract.mentions import Entity
from analysis.extract.powers import friendly, governments
from analysis.extract.sites import Where
from analysis.extract.taking import ROUND, Taking
from analysis.extract.takings import Takings
from analysis.rowclass import replace, rowclass
from analysis.text.fold import folded

_ANOTHER_WAR = 3650  # days
_MENTIONS = 2  # of a foe, to be one of those who fight
_CLEARLY = 3  # times more often than any third side
_ANY = frozenset("منطقه مناطق مدينه مدن بلده بلدات قريه قري حي احياء موقع مواقع نقطه نقاط محافظه ناحيه".split())  # no name of one place
_THEN = 3  # words between «ثم» or «قبل أن» and an event
_SINCE = 7  # words between «بعد» and the event
_BACK = 5  # words between «كانت» and its verb
_LASTED = frozenset("ظل ظلت بقي بقيت".split())
_TO_THIS_DAY = frozenset("منذ حتي".split())
_MOVES = GAIN | LOSS | {"advance"}
_PAST = frozenset(
    f"{clitic}{verb}" for clitic in ("", "و") for verb in ("كان", "كانت", "كانوا")
)  # «كانت تسيطر»: no longer on the day of publication


@rowclass
class ControlEvent:
    """A place and who gains, holds or leaves it, in the words of the report."""

    id: Id
    start: Start
    end: End
    quote: Quote
    cue: Annotated[str, "the words of control"]
    cue_start: Annotated[int, "start of the cue"]
    cue_end: Annotated[int, "end of the cue"]
    place_id: PlaceId
    place: Annotated[str | None, "the place in the words of the text, resolved where it is a pronoun"]
    part: Annotated[str | None, "centre, outskirts, surroundings, south, road, … when only a part is meant"]
    lat: Annotated[float | None, "degrees north, WGS 84"]
    lon: Annotated[float | None, "degrees east, WGS 84"]
    from_side: Annotated[str | None, "side that loses the place; by the rule control/only_other_side the only other one told of"]
    to_side: Side
    supporters: Annotated[tuple[str, ...], "sides named as supporting (بدعم روسي)"]
    type: Annotated[str, "captured, recaptured, withdrew, holds, advance, … (codebook)"]
    acled: Annotated[str | None, "nearest ACLED sub-event"]
    edtf: Edtf
    status: Annotated[str, "claimed, reported, denied, planned or presupposed"]
    n_places: Annotated[int | None, "number of places, when counted instead of named"] = None
    claim_id: ClaimId = None
    same_as: SameAs = None
    rules: Rules = ()


def find(focus: Focus) -> tuple[ControlEvent, ...]:
    """Control events of a document, in order of the text."""
    takings = sorted(Takings(focus).find(), key=lambda t: (t.first, t.where.first))
    takings = list(_resumed(takings))
    accounts = [_account(focus, taking, _limit(focus, takings, n)) for n, taking in enumerate(takings)]
    today = bounds(focus.published())[1]
    settle(accounts, friendly(focus), today)
    for account in accounts:
        gain = account.type in GAIN and account.from_side is None and not _of_another_war(account, today)
        if gain and account.to_side:
            account.from_side = _only_foe(focus, account.to_side)
            account.supposed = account.from_side is not None
    return tuple(_event(focus, n, account) for n, account in enumerate(accounts))


def _of_another_war(account: Account, today: date | None) -> bool:
    """Whether an event is of so long ago that those who fight today tell nothing of it: «احتلت إسرائيل البلدة عام 1978»."""
    day = bounds(account.edtf)[1]
    return today is not None and day is not None and (today - day).days > _ANOTHER_WAR


def _only_foe(focus: Focus, gainer: str) -> str | None:
    """The one other side of a report that tells of two who fight; None where more could have held the place."""
    sides = focus.told_of
    friends = friendly(focus)
    ours = gainer.split("+")
    allied = any(side in friends for side in ours)
    others = {side: n for side, n in sides.items() if side not in ours and not (allied and side in friends)}
    first = max(others, key=lambda side: others[side], default=None)
    if first is None or others[first] < _MENTIONS or any(n * _CLEARLY > others[first] for side, n in others.items() if side != first):
        return None
    return first


def _resumed(takings: Sequence[Taking]) -> Iterator[Taking]:
    """Takings in which «المثلث» is the «مثلث العند» of an earlier one."""
    named: dict[str, Where] = {}
    for taking in takings:
        where = taking.where
        head = folded(where.text).split()[0] if where.text else ""
        if where.entity is None and head.startswith("ال") and head[2:] not in _ANY and (earlier := named.get(head[2:])):
            taking = replace(taking, where=replace(where, entity=earlier.entity, part=earlier.part, text=earlier.text))
        elif where.entity is not None and not head.startswith("ال"):
            named[head] = where
        yield taking


def _limit(focus: Focus, takings: Sequence[Taking], number: int) -> int:
    """Word before which the day of an event stands: the next event's, or the end of the sentence."""
    taking = takings[number]
    later = (t.begin if t.first <= t.cue.first else t.first for t in takings[number + 1 : number + 12] if t.first > taking.last)
    limit = min(next(later, taking.sentence.last), taking.sentence.last)
    return next((i for i in range(taking.end, limit) if _parts(focus, i)), limit)  # what came then has a day of its own


def _account(focus: Focus, taking: Taking, limit: int) -> Account:
    """An event as its own words tell it."""
    earlier = _long_before(focus, taking)
    then = taking.first > taking.cue.last  # «سيطر على المدينة أمس ثم القرية»: the day before it is not its own
    day = focus.date_near(taking.first, taking.end, limit, taking.sentence, back=not (earlier or then))
    later = _came_later(focus, taking)
    if day and later and focus.reading.words.first_at(day.start) < later:
        day = None  # «سيطر عليها في 3 آذار، ثم انسحب»
    if day is None and then:
        day = focus.date_near(taking.cue.first, taking.cue.first, taking.cue.first, taking.sentence)
    if day and taking.type in _MOVES and _of_what_stands_beside(focus, taking, day):
        day = None
    edtf = day.edtf.split("T")[0] if day and day.edtf else None
    kind, to_side = taking.type, taking.gainer.side if taking.gainer else None
    if kind == "recaptured" and taking.cue.entry.id == "liberate" and to_side and to_side not in governments(focus):
        kind = "captured"
    state = kind == "holds" or kind in ROUND
    over = state and not _PAST.isdisjoint(focus.forms_in(max(taking.sentence.first, taking.first - _BACK), taking.first))
    lasts = _since(focus, taking, day) if day and edtf and state and not over and taking.cue.shape != "noun" else None
    if lasts:
        edtf = lasts
    elif kind == "holds" and _spent(focus, taking):
        edtf = None  # a day told beside it is that of what ended it
    elif kind == "holds":
        edtf = edtf if over or taking.status == "planned" else focus.published()
    gainer = taking.gainer
    colon = gainer is not None and ":" in focus.forms_in(gainer.last, taking.first)
    announced = gainer is not None and (gainer.first == gainer.last or colon)
    return Account(
        taking, kind, to_side, taking.loser.side if taking.loser else None, edtf, announced=announced, earlier=earlier, later=later > 0
    )


def _came_later(focus: Focus, taking: Taking) -> int:
    """The word «ثم» or «قبل» with which an event is told to have come after the one before it; 0 where it is not."""
    at = min(taking.begin, taking.first)
    near = range(at - 1, max(taking.sentence.first, at - _THEN) - 1, -1)
    return next((i for i in near if _parts(focus, i)), 0)


def _parts(focus: Focus, i: int) -> bool:
    """Whether «ثم» or «قبل أن» parts at a word what came later from what came before."""
    return focus.form(i) == "ثم" or (focus.form(i) == "قبل" and focus.form(i + 1) == "ان")


def _spent(focus: Focus, taking: Taking) -> bool:
    """Whether a hold lasted for a time that is over: «ظلت عاماً كاملاً تحت حكم», «ظل بيد التنظيم أكثر من عام»."""
    near = range(max(taking.sentence.first, taking.first - _BACK), taking.first)
    if not any(focus.form(i).removeprefix("ف").removeprefix("و") in _LASTED for i in near):
        return False
    told = (*range(taking.first - _BACK, taking.first), *range(taking.end, min(taking.end + _BACK, taking.sentence.last)))
    timed = any((hit := focus.reading.hits.on["times"](i)) and hit.entry.kind == "unit" for i in told)
    return timed and not any(focus.form(i) in _TO_THIS_DAY for i in told)


def _of_what_stands_beside(focus: Focus, taking: Taking, day: Date) -> bool:
    """Whether something else has lasted since a day: «استعاد المطار المغلق منذ 2014», «دخل المدينة لأول مرة منذ 2016»."""
    told = focus.reading.words.first_at(day.start)
    since = told if focus.form(told) == "منذ" else told - 1
    return focus.form(since) == "منذ" and since > taking.end


def _since(focus: Focus, taking: Taking, day: Date) -> str | None:
    """Since when until publication: «تسيطر على المدينة منذ يونيو»."""
    told, published = focus.reading.words.first_at(day.start), focus.published()
    since = focus.form(taking.end) == "منذ" and told in (taking.end, taking.end + 1)
    plain = day.edtf is not None and not day.edtf.startswith("[") and "/" not in day.edtf
    return f"{day.edtf}/{published}" if since and plain and published else None


def _long_before(focus: Focus, taking: Taking) -> bool:
    """Whether a noun is what some time has passed since: «بعد ستة أعوام من سقوطها» is not of the day told before it."""
    at = taking.cue.first - 1
    if taking.cue.shape != "noun" or focus.form(at) not in ("من", "علي"):
        return False
    since = next((i for i in range(at - 1, at - _SINCE, -1) if focus.form(i).removeprefix("و") == "بعد"), None)
    return (
        since is not None
        and "،" not in focus.forms_in(since, at)
        and any(focus.reading.hits.on["times"](i) or focus.numeral_at(i) for i in range(since + 1, at))
    )


def _event(focus: Focus, number: int, account: Account) -> ControlEvent:
    taking, words, where = account.taking, focus.reading.words, account.taking.where
    start, end = _start(focus, taking), words.ends[taking.end - 1]
    claim = focus.claim_at(taking.cue.start)
    place = None if where.entity and _astray(focus, where.entity) else where.entity
    repeats = f"E{account.same_as + 1}" if account.same_as is not None else None
    return ControlEvent(
        id=f"E{number + 1}",
        start=start,
        end=end,
        quote=focus.reading.text[start:end],
        cue=focus.reading.text[taking.cue.start : words.ends[taking.last - 1]],
        cue_start=taking.cue.start,
        cue_end=words.ends[taking.last - 1],
        place_id=place.id if place else None,
        place=where.text,
        part=where.part,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        from_side=account.from_side,
        to_side=account.to_side,
        supporters=taking.supporters,
        type=account.type,
        acled=_acled(account, governments(focus)),
        edtf=account.edtf,
        status=_status(focus, taking.status, claim, taking.cue.start),
        n_places=where.number,
        claim_id=claim.id if claim else None,
        same_as=repeats,
        rules=(*taking.rules, "control/only_other_side") if account.supposed else taking.rules,
    )


def _astray(focus: Focus, place: Entity) -> bool:
    """Whether a name is only known of a country of which the report names nothing else: Khartoum's «مجمع اليرموك» is no camp in Syria."""
    home = focus.mentions.country
    if home is None or place.country in (None, home) or place.id == (place.country or "").lower():
        return False
    others = any(e.country == place.country and e.id != place.id for e in focus.mentions.entities.values())
    return not others and all(hit.entry.country != place.country for hit in focus.reading.hits["nations"])


def _start(focus: Focus, taking: Taking) -> int:
    """Start of the quote: that of the cue, or of the party or place that stands before it."""
    if taking.begin >= taking.cue.first:
        return taking.cue.start
    spot = focus.spots.get(taking.begin)
    return spot.mention.start if spot else focus.reading.words.starts[taking.begin]


def _status(focus: Focus, status: str, claim: Claim | None, at: int) -> str:
    """An event that a party to the conflict tells is claimed; what is denied as a rumour is denied, however far on it was told to be."""
    if status in ("reported", "planned") and _rumoured(focus, at):
        return "denied"
    if status != "reported" or claim is None:
        return status
    speaker = focus.mentions.entities.get(claim.speaker_id or "")
    owner = focus.mentions.entities.get(claim.affiliation or "")
    return "claimed" if (speaker and speaker.side) or (owner and owner.side) else "reported"


def _rumoured(focus: Focus, at: int) -> bool:
    """Whether what stands at a position is told by others and denied: «نفى ما أوردته القناة من أن …», «نفى ما تناقلته صفحات عن …»."""
    word = focus.reading.words.first_at(at)
    contents = (c.content_start for c in focus.claims_at(at) if c.certainty == "denial" and c.content_start is not None)
    begun = (focus.reading.words.first_at(start) for start in contents)
    return any("ما" in focus.forms_in(first, min(word, first + _SINCE)) for first in begun)


def _acled(account: Account, governing: frozenset[str]) -> str | None:
    if account.type in GAIN:
        if account.to_side is None:
            return None
        return "Government regains territory" if account.to_side.split("+")[0] in governing else "Non-state actor overtakes territory"
    return "Non-violent transfer of territory" if account.type in LOSS else None
