"""Changes of hands: what the events of one origin tell of one place, each change once, in order of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analysis.edtf import bounds
from analysis.weigh.rows import Row

GAINS = ("captured", "recaptured", "captured_partial", "captured_implied", "handed_over")
LOSSES = ("withdrew", "withdrew_partial", "withdrawal_decided")
PARTIAL = ("captured_partial", "withdrew_partial", "withdrawal_decided")
NOT_HAPPENED = ("denied", "planned")
Days = tuple[date | None, date | None]


@dataclass(frozen=True)
class Change:
    """A place that passes from one holder to another, in the words of one or more events of one lane."""

    events: tuple[Row, ...]
    from_side: str | None
    to_side: str | None
    days: Days
    partial: bool
    otherwise: tuple[str, ...] = ()  # sides that other reports of the same origin name as gaining it
    contested: bool = False  # its reports do not agree who gained it

    @property
    def order(self) -> tuple[date, date]:
        """Where it stands in time; undated ones last."""
        first, last = self.days
        return first or last or date.max, last or date.max

    @property
    def told_by(self) -> Row:
        """The event that says most of it: who gained, then the narrowest days."""
        return min(
            self.events,
            key=lambda e: (e["type"] not in GAINS, e["to_side"] != self.to_side, _width(bounds(e["edtf"])), e["start"]),
        )


def _width(days: Days) -> int:
    return (days[1] - days[0]).days if days[0] and days[1] else 1 << 20


def changes(events: Iterable[Row]) -> list[Change]:
    """Changes of hands that the events of one lane and place tell, in order of time; what is told again is one change."""
    found: list[Change] = []
    dated = sorted(
        (e for e in events if e["type"] in (*GAINS, *LOSSES)), key=lambda e: (_width(bounds(e["edtf"])), e["type"] in LOSSES, e["start"])
    )
    for event in dated:
        own = Change((event,), event["from_side"], event["to_side"], bounds(event["edtf"]), event["type"] in PARTIAL)
        at = next((i for i, known in enumerate(found) if _same(known, own)), None)
        if at is None:
            found.append(own)
        else:
            found[at] = _merged(found[at], own)
    return _alternating(sorted(found, key=lambda c: (c.order, min(e["start"] for e in c.events))))


def _same(known: Change, told: Change) -> bool:
    """Whether a change is told again: compatible days, and sides that do not speak against it."""
    if known.partial != told.partial and None not in (known.to_side, told.to_side):
        return False
    sides = all(a == b or None in (a, b) for a, b in ((known.from_side, told.from_side), (known.to_side, told.to_side)))
    one_side = known.to_side == told.to_side is not None or known.from_side == told.from_side is not None
    return sides and (one_side or halves(known, told) or halves(told, known)) and _meet(known.days, told.days)


def halves(gain: Change, loss: Change) -> bool:
    """Who gained, told without who lost, and who lost, told without who gained, on days that are known."""
    apart = gain.to_side and loss.from_side and gain.to_side != loss.from_side and (gain.from_side, loss.to_side) == (None, None)
    return bool(apart) and (None, None) not in (gain.days, loss.days)


def _meet(a: Days, b: Days) -> bool:
    return not (a[0] and b[1] and b[1] < a[0]) and not (b[0] and a[1] and a[1] < b[0])


def _merged(known: Change, told: Change) -> Change:
    first = max((d for d in (known.days[0], told.days[0]) if d), default=None)
    last = min((d for d in (known.days[1], told.days[1]) if d), default=None)
    sides = known.from_side or told.from_side, known.to_side or told.to_side
    return Change(known.events + told.events, *sides, (first, last), known.partial and told.partial)


def _alternating(found: list[Change]) -> list[Change]:
    """Changes of one day in the order that their sides make: who lost it had held it."""
    ordered: list[Change] = []
    while found:
        same_day = [c for c in found if c.order == found[0].order]
        holder = ordered[-1].to_side if ordered else None
        nxt = next((c for c in same_day if holder and c.from_side == holder), None)
        nxt = nxt or next(
            (c for c in same_day if not any(c.from_side == o.to_side is not None for o in same_day if o is not c)), same_day[0]
        )
        ordered.append(nxt)
        found.remove(nxt)
    return ordered
