"""Control spells: who held a place between which days, as each source tells it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from analysis.columns import Id
from analysis.edtf import bounds
from analysis.weigh.chains import Chains, SourceChain
from analysis.weigh.rows import Evidence, Row


@dataclass(frozen=True, slots=True)
class ControlSpell:
    """A holder of a place, with four dates; null dates are open or not told."""

    id: Id
    place_id: Annotated[str, "gazetteer id"]
    place: Annotated[str, "place, in Arabic"]
    part: Annotated[str | None, "part of the place meant, null for the whole"]
    lane: Annotated[str, "source chain group, or 'assessed' from an analyst's reference file"]
    chain_id: Annotated[str | None, "source chain; null in the assessed lane"]
    holder: Annotated[str | None, "side that holds it; null when the text does not say who gained it"]
    supporters: Annotated[tuple[str, ...], "sides named as supporting"]
    degree: Annotated[str, "full, partial, counted (n_places of an area), or held (a state without its beginning)"]
    n_places: Annotated[int | None, "number of places, when counted"]
    start_earliest: Annotated[str | None, "ISO day; null when open"]
    start_latest: Annotated[str | None, "ISO day; null when open"]
    end_earliest: Annotated[str | None, "ISO day; null when open"]
    end_latest: Annotated[str | None, "ISO day; null when open"]
    known_until: Annotated[str | None, "ISO day up to which the source speaks (its publication)"]
    status: Annotated[str, "reported, claimed, implied (only from the loss that ended it), presupposed or assessed"]
    start_event: Annotated[str | None, "control event that began it"]
    end_event: Annotated[str | None, "control event that ended it"]
    sources: Annotated[tuple[str, ...], "works that the assessed lane rests on"]


@dataclass(frozen=True, slots=True)
class ReferenceCheck:
    """A change of hands that the reference knows, and what the documents say of it."""

    id: Id
    place_id: Annotated[str, "gazetteer id"]
    place: Annotated[str, "place, in Arabic"]
    from_side: Annotated[str | None, "holder before"]
    to_side: Annotated[str | None, "holder after"]
    reference_earliest: Annotated[str | None, "ISO day"]
    reference_latest: Annotated[str | None, "ISO day"]
    control_id: Annotated[str | None, "event of the documents that fits; null when none does"]
    agreement: Annotated[str, "agrees, looser (agrees, less precisely), differs, unknown_to_documents, or unknown_to_reference"]
    note: Annotated[str | None, "code of what a reader must know, such as on_publication_day"]
    part: Annotated[str | None, "part of the place meant, null for the whole"] = None


GAINS = ("captured", "recaptured", "captured_partial", "captured_implied", "handed_over")
LOSSES = ("withdrew", "withdrew_partial", "withdrawal_decided")
PARTIAL = ("captured_partial", "withdrew_partial", "withdrawal_decided")
NOT_HAPPENED = ("denied", "planned")
ASSESSED = "assessed"
Days = tuple[date | None, date | None]


@dataclass(frozen=True)
class Change:
    """A place that passes from one holder to another, in the words of one or more events of one lane."""

    events: tuple[Row, ...]
    from_side: str | None
    to_side: str | None
    days: Days
    partial: bool

    @property
    def order(self) -> tuple[date, date]:
        """Where it stands in time; undated ones last."""
        first, last = self.days
        return first or last or date.max, last or date.max

    @property
    def told_by(self) -> Row:
        """The event that says most of it: who gained, then the narrowest days."""
        return min(self.events, key=lambda e: (e["type"] not in GAINS, _width(bounds(e["edtf"])), e["start"]))


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
    return sides and (one_side or _halves(known, told) or _halves(told, known)) and _meet(known.days, told.days)


def _halves(gain: Change, loss: Change) -> bool:
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


@dataclass(frozen=True, slots=True)
class Lane:
    """Events of one origin about one place, part and count."""

    place_id: str
    part: str | None
    n_places: int | None
    chain: SourceChain
    events: tuple[Row, ...]


def lanes(evidence: Evidence, chains: Chains) -> list[Lane]:
    """Events that tell of control, by place, part, count and origin group, in order of the text."""
    kept: dict[tuple, list[Row]] = {}
    for event in evidence.control:
        if not event["place_id"] or event["status"] in NOT_HAPPENED or event["type"] not in (*GAINS, *LOSSES, "holds"):
            continue
        again = evidence.by_id.get(event["same_as"] or "")
        if again and chains.of(again).group == chains.of(event).group:  # by another source it is a telling of its own
            continue
        key = event["place_id"], event["part"], event["n_places"], chains.of(event).group
        kept.setdefault(key, []).append(event)
    return [Lane(place, part, n, chains.of(events[0]), tuple(events)) for (place, part, n, _), events in kept.items()]


def spells(evidence: Evidence, chains: Chains) -> list[ControlSpell]:
    """Spells that the documents tell, a lane after the other."""
    drafts = [draft for lane in lanes(evidence, chains) for draft in _spells(evidence, lane)]
    return [replace(draft, id=f"T{i}") for i, draft in enumerate(drafts, 1)]


def _spells(evidence: Evidence, lane: Lane) -> Iterator[ControlSpell]:
    told = changes(lane.events)
    previous: Change | None = None
    for change in told:
        holder = previous.to_side if previous else None
        if previous is not None and previous.to_side and change.from_side in (None, previous.to_side):
            end = change.days if change.to_side != holder else (previous.days[0], change.days[1])
            yield _spell(evidence, lane, previous, end, change)
        else:
            if previous is not None:
                yield _spell(evidence, lane, previous, (previous.days[0], change.days[1]), None)
            if change.from_side:
                since = (previous.days[0], change.days[1]) if previous else (None, None)
                yield _implied(evidence, lane, change, since)
        previous = change
    if previous is not None:
        yield _spell(evidence, lane, previous, (None, None), None)
    yield from _held(evidence, lane, told)


def _spell(evidence: Evidence, lane: Lane, began: Change, end: Days, ended: Change | None) -> ControlSpell:
    told = began.told_by
    status = told["status"] if began.to_side else "implied"
    supporters = tuple(dict.fromkeys(s for e in began.events if e["to_side"] for s in e["supporters"]))
    return _row(
        evidence,
        lane,
        began.to_side,
        _degree(lane, began),
        began.days,
        end,
        status,
        supporters,
        told["id"],
        ended.told_by["id"] if ended else None,
    )


def _implied(evidence: Evidence, lane: Lane, ended: Change, since: Days) -> ControlSpell:
    """Who lost a place had held it."""
    return _row(evidence, lane, ended.from_side, _degree(lane, ended), since, ended.days, "implied", (), None, ended.told_by["id"])


def _held(evidence: Evidence, lane: Lane, told: list[Change]) -> Iterator[ControlSpell]:
    """States told without their beginning, once a holder, where no change tells of it."""
    seen = {c.to_side for c in told}
    for event in lane.events:
        if event["type"] == "holds" and event["to_side"] and event["to_side"] not in seen:
            seen.add(event["to_side"])
            day = bounds(event["edtf"])[1] or _iso(evidence.published.get(event["doc_id"]))
            yield _row(
                evidence, lane, event["to_side"], "held", (None, day), (None, None), event["status"], event["supporters"], event["id"], None
            )


def _degree(lane: Lane, change: Change) -> str:
    return "counted" if lane.n_places is not None else "partial" if change.partial else "full"


def _iso(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _row(evidence: Evidence, lane: Lane, holder: str | None, degree: str, start: Days, end: Days, status: str,
         supporters: tuple[str, ...], start_event: str | None, end_event: str | None) -> ControlSpell:  # fmt: skip
    documents = {e["doc_id"] for e in lane.events}
    known_until = max((d for d in (evidence.published.get(doc) for doc in documents) if d), default=None)
    place = evidence.entity(lane.place_id).get("ar") or lane.events[0]["place"] or lane.place_id
    days = [d.isoformat() if d else None for d in (*start, *end)]
    return ControlSpell(
        "", lane.place_id, place, lane.part, lane.chain.group, lane.chain.id, holder, supporters, degree, lane.n_places,
        days[0], days[1], days[2], days[3], known_until, status, start_event, end_event, (),
    )  # fmt: skip
