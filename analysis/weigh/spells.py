"""Control spells: who held a place between which days, as each source tells it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from analysis.columns import Id
from analysis.edtf import bounds
from analysis.weigh.chains import Chains, SourceChain
from analysis.weigh.changes import GAINS, LOSSES, NOT_HAPPENED, Change, Days
from analysis.weigh.course import UNNAMED, course, meets
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
    status: Annotated[
        str,
        "reported, claimed, implied (only from the loss that ended it), presupposed, contested (articles of this origin name "
        "different sides, none of them more often) or assessed",
    ]
    start_event: Annotated[str | None, "control event that began it"]
    end_event: Annotated[str | None, "control event that ended it"]
    sources: Annotated[tuple[str, ...], "works that the assessed lane rests on"]
    otherwise: Annotated[tuple[str, ...], "sides that other articles of this origin name as gaining it then"] = ()
    documents: Annotated[
        tuple[str, ...], "documents that tell its beginning, or its end where only that is told, in order of publication"
    ] = ()


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


ASSESSED = "assessed"


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
    told = course(lane.events, evidence.published)
    whole, partly = [c for c in told if not c.partial], [c for c in told if c.partial]
    if lane.part in UNNAMED:
        for change in told:  # none of them ends another: they need not be of the same quarters
            yield from _sequence(evidence, lane, [change], None)
    else:
        yield from _sequence(evidence, lane, whole, None)
        yield from _sequence(evidence, lane, partly, _after(partly, whole))
    yield from _held(evidence, lane, told)


def _after(partly: list[Change], whole: list[Change]) -> Change | None:
    """The change of the whole place that ends what was told of a part of it."""
    return next((c for c in whole if partly and c.days != (None, None) and c.order > partly[-1].order), None)


def _sequence(evidence: Evidence, lane: Lane, steps: list[Change], ended: Change | None) -> Iterator[ControlSpell]:
    """Spells between changes that follow each other; the last one is open unless something `ended` it."""
    previous: Change | None = None
    for change in steps:
        holder = previous.to_side if previous else None
        if previous is not None and previous.to_side and (change.from_side is None or meets(change.from_side, previous.to_side)):
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
        yield _spell(evidence, lane, previous, ended.days if ended else (None, None), ended)


def _spell(evidence: Evidence, lane: Lane, began: Change, end: Days, ended: Change | None) -> ControlSpell:
    told = began.told_by
    status = "contested" if began.contested else told["status"] if began.to_side else "implied"
    supporters = tuple(dict.fromkeys(s for e in began.events if e["to_side"] for s in e["supporters"]))
    drawn = _row(
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
    return replace(drawn, otherwise=began.otherwise, documents=_documents(evidence, began))


def _implied(evidence: Evidence, lane: Lane, ended: Change, since: Days) -> ControlSpell:
    """Who lost a place had held it."""
    drawn = _row(evidence, lane, ended.from_side, _degree(lane, ended), since, ended.days, "implied", (), None, ended.told_by["id"])
    return replace(drawn, documents=_documents(evidence, ended))


def _documents(evidence: Evidence, change: Change) -> tuple[str, ...]:
    """Documents that tell a change, in order of publication."""
    return tuple(sorted(dict.fromkeys(e["doc_id"] for e in change.events), key=lambda d: evidence.times[d] or "~"))


def _held(evidence: Evidence, lane: Lane, told: list[Change]) -> Iterator[ControlSpell]:
    """States told without their beginning, once a holder, where no change tells of it or of its end."""
    seen = {c.to_side for c in told}
    for event in lane.events:
        if event["type"] == "holds" and event["to_side"] and event["to_side"] not in seen and not _over(event, told):
            seen.add(event["to_side"])
            day = bounds(event["edtf"])[1] or _iso(evidence.published.get(event["doc_id"]))
            state = _row(
                evidence, lane, event["to_side"], "held", (None, day), (None, None), event["status"], event["supporters"], event["id"], None
            )
            yield replace(state, documents=(event["doc_id"],))


def _over(event: Row, told: list[Change]) -> bool:
    """Whether a state is the one that a change ended: «التي ظلت معقلهم», in the article of its fall or of a day before it."""
    since = bounds(event["edtf"])[0]
    return any(
        meets(c.from_side, event["to_side"])
        and (any(e["doc_id"] == event["doc_id"] for e in c.events) or (c.days[1] is not None and (since is None or since <= c.days[1])))
        for c in told
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
