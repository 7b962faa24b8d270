"""Control events of a document side by side: later mentions of one event, who held a place before, and which day is meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from analysis.edtf import bounds, overlaps
from analysis.extract.taking import ROUND, Taking

GAIN = frozenset(("captured", "recaptured", "captured_partial", "captured_implied"))
LOSS = frozenset(("withdrew", "withdrew_partial", "withdrawal_decided", "handed_over"))
_FAMILY = dict.fromkeys(GAIN, "gain") | dict.fromkeys(LOSS, "loss")
_UNDONE = frozenset(("planned", "presupposed", "denied"))
_OLD = 30  # days after which a gain is no news
_NEAR = 3  # events between a loss and the gain that explains it


def family(kind: str) -> str:
    """What events must share to be one: a gain, a loss, or the type itself."""
    return _FAMILY.get(kind, kind)


@dataclass(slots=True)
class Account:
    """A taking with what the events beside it say of it: sides, day, and the earlier event that it repeats (by number)."""

    taking: Taking
    type: str
    to_side: str | None
    from_side: str | None
    edtf: str | None
    same_as: int | None = None
    supposed: bool = False  # nobody says who loses: it is the only other side that the report tells of
    announced: bool = False  # the gainer is only the one who announces the gain
    earlier: bool = False  # what some time has passed since: «بعد أشهر من سقوطها»
    later: bool = False  # what came after the event told before it: «ثم انسحب», «قبل أن ينسحب»

    @property
    def place(self) -> str | None:
        """Entity of the place with its part; None where the place has no name."""
        where = self.taking.where
        return f"{where.entity.id} {where.part or ''}" if where.entity else None

    @property
    def town(self) -> str | None:
        """Entity of the place, whatever part of it is meant."""
        return self.taking.where.entity.id if self.taking.where.entity else None


def settle(accounts: Sequence[Account], friends: frozenset[str], today: date | None = None) -> None:
    """Fill in what other events of the document tell: repetitions, days, losers; of two `friends` none takes from the other."""
    met: dict[tuple[str, str], list[int]] = {}
    gains: list[int] = []
    for number, account in enumerate(accounts):
        _repeats(accounts, number, met, gains, today)
        if account.town:
            met.setdefault((account.town, family(account.type)), []).append(number)
        if account.type in GAIN:
            gains.append(number)
    for number, account in enumerate(accounts):
        if account.taking.cue.entry.who == "seat":
            _was_seat(accounts, number)
    for number, account in enumerate(accounts):
        if account.type in GAIN and account.from_side is None and account.taking.status != "denied":
            account.from_side = (
                _taken_earlier(accounts, number)
                or _left_by(accounts, number)
                or _held_by(accounts, number, met)
                or _took_before(accounts, number, met, friends)
            )
        if account.type in ROUND and account.from_side is None and account.to_side:
            account.from_side = _held_by(accounts, number, met, after=True)
        if account.from_side == account.to_side:
            account.from_side = None


def _repeats(
    accounts: Sequence[Account], number: int, met: dict[tuple[str, str], list[int]], gains: Sequence[int], today: date | None
) -> None:
    """Take an event for a repetition of an earlier one of the same place, sides and day; an undated one is dated by it."""
    account = accounts[number]
    town = account.town
    if town is None:
        _resumes(accounts, number, gains)
        return
    fits = [
        n
        for n in met.get((town, family(account.type)), [])[-12:]
        if _agree(account, accounts[n]) and not _long_past(account, accounts[n], today)
    ]
    if not fits:
        return
    same = [n for n in fits if account.edtf and accounts[n].edtf == account.edtf]
    earlier = max(same or fits, key=lambda n: (bounds(accounts[n].edtf)[1] or date.min, n))  # what is not dated is news: the latest
    other = accounts[earlier]
    account.same_as = other.same_as if other.same_as is not None else earlier
    other.edtf = account.edtf = other.edtf or account.edtf
    if account.type in GAIN:  # a headline leaves out who; the body tells it
        told = other.to_side if account.announced or account.to_side is None else account.to_side
        other.to_side = account.to_side = told or account.to_side
    other.from_side = account.from_side = account.from_side or other.from_side


def _agree(account: Account, other: Account) -> bool:
    """Whether nothing keeps two events of one place from being one: sides, days, parts of the place."""
    here, there = account.taking.where, other.taking.where
    if here.part != there.part or here.number != there.number or _differ(account.from_side, other.from_side):
        return False
    if (account.from_side and account.from_side == other.to_side) or (other.from_side and other.from_side == account.to_side):
        return False  # «استولوا على الجبل قبل استرداده», «استعادوها لكنهم فقدوها مجدداً»
    if not (account.announced or other.announced) and _differ(account.to_side, other.to_side):
        return False
    if other.taking.status in _UNDONE and account.taking.status not in _UNDONE:
        return False
    if {account.type, other.type} == {"captured", "recaptured"} and here.first == there.first and account.taking.cue != other.taking.cue:
        return False  # «استعاد مناطق سقطت بيد التنظيم»
    over = other.taking.status == "presupposed" and other.type != "captured_implied" and other.edtf
    if account.taking.status == "planned" and over:
        return False  # what fell in May is not what is to be taken
    if account.earlier != other.earlier and account.taking.sentence is other.taking.sentence:
        return False  # «استعادها بعد يومين من سقوطها»
    days = {account.edtf, other.edtf}
    return None in days or len(days) == 1 or (any(d and ".." in d for d in days) and overlaps(account.edtf, other.edtf))


def _long_past(account: Account, other: Account, today: date | None) -> bool:
    """Whether one of two gains, told by a verb without a day or a side, is news and the other one was long ago."""
    dated, news = (account, other) if account.edtf else (other, account)
    if account.type not in GAIN or news.edtf or not dated.edtf or (account.to_side and other.to_side):
        return False
    if news.taking.cue.shape not in ("past", "present"):
        return False  # «سقوط المدينة» may be that of long ago
    ended = bounds(dated.edtf)[1] if dated.edtf else None
    return bool(today and ended and (today - ended).days > _OLD)


def _differ(side: str | None, other: str | None) -> bool:
    """Whether two sides are told that are not the same."""
    return bool(side and other and side != other)


def _resumes(accounts: Sequence[Account], number: int, gains: Sequence[int]) -> None:
    """«عمليات السيطرة على الأحياء»: a definite noun without a name speaks of the gain told just before."""
    account = accounts[number]
    if not gains or not account.taking.where.text.startswith("ال") or account.taking.status != "presupposed":
        return
    other = accounts[gains[-1]]
    if account.taking.sentence.block - other.taking.sentence.block <= 2 and account.to_side in (None, other.to_side):
        account.same_as = other.same_as if other.same_as is not None else gains[-1]
        account.edtf, account.type = account.edtf or other.edtf, other.type
        account.to_side = other.to_side
        account.from_side = other.from_side = other.from_side or account.from_side


def _was_seat(accounts: Sequence[Account], number: int) -> None:
    """«سيطر على البلدة، آخر معاقل التنظيم»: the stronghold of those who have just lost it, which it is no longer."""
    account = accounts[number]
    for other in accounts[max(0, number - _NEAR) : number]:
        same = other.taking.sentence is account.taking.sentence and other.taking.where.first == account.taking.where.first
        if same and other.type in GAIN and other.to_side != account.to_side and other.taking.status not in _UNDONE:
            other.from_side = other.from_side or account.to_side
            account.taking = replace(account.taking, status="presupposed")


def _taken_earlier(accounts: Sequence[Account], number: int) -> str | None:
    """The side that had taken the place some time before, as the sentence goes on: «استعادها بعد أشهر من وقوعها في يد التنظيم»."""
    account = accounts[number]
    beside = (a for a in accounts[number + 1 : number + _NEAR + 1] if a.earlier and a.type in GAIN and a.town == account.town is not None)
    return next((a.to_side for a in beside if a.taking.sentence is account.taking.sentence and a.to_side != account.to_side), None)


def _left_by(accounts: Sequence[Account], number: int) -> str | None:
    """The side that leaves the place in an event told beside this one."""
    account = accounts[number]
    beside = accounts[max(0, number - _NEAR) : number + _NEAR + 1]
    near = (a for a in beside if a.type in LOSS and a.town and a.town == account.town and a.taking.sentence is account.taking.sentence)
    near = (a for a in near if not (a.later and a.taking.first > account.taking.first))
    return next((a.from_side for a in near if a.from_side and a.from_side != account.to_side), None)


def _held_by(accounts: Sequence[Account], number: int, met: dict[tuple[str, str], list[int]], after: bool = False) -> str | None:
    """The other side that took or held the place in what was told before, or `after` too."""
    account = accounts[number]
    told = [n for key in ("gain", "holds") for n in met.get((account.town or "", key), []) if after or n < number]
    held = (accounts[n].to_side for n in sorted(told, reverse=True)[:12])
    own = set((account.to_side or "").split("+"))
    return next((side for side in held if side and own.isdisjoint(side.split("+"))), None)


def _took_before(accounts: Sequence[Account], number: int, met: dict[tuple[str, str], list[int]], friends: frozenset[str]) -> str | None:
    """The other side that, as the report tells afterwards, had taken the place on an earlier day: «وكان التنظيم قد سيطر عليها عام 2014»."""
    account = accounts[number]
    begun = bounds(account.edtf)[0] if account.edtf else None
    taken: list[tuple[date, str]] = []
    for n in met.get((account.town or "", "gain"), []):
        other = accounts[n]
        ended = bounds(other.edtf)[1] if other.edtf and n > number and other.taking.status not in _UNDONE else None
        foes = other.to_side and account.to_side and other.to_side != account.to_side and not {other.to_side, account.to_side} <= friends
        if ended and other.to_side and foes and (begun is None or ended < begun):
            taken.append((ended, other.to_side))
    return max(taken)[1] if taken else None
