"""Places as a map shows them: who holds each on a day, by which accounts, and how surely."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from analysis.charts.evidence import Evidence, Row
from analysis.charts.holding import Lane, Place, Spell, read, told

HELD, DIFFER, FOUGHT, TENTATIVE = "full", "split", "hatched", "hollow"
STATES = (HELD, DIFFER, FOUGHT, TENTATIVE)


@dataclass(frozen=True, slots=True)
class Account:
    """What one origin tells of a place on the day; `since` and `until` as ordinals, `until` the day its source spoke."""

    source: str
    holder: str | None
    since: int | None
    until: int | None
    tentative: bool
    contested: bool

    @property
    def latest(self) -> int:
        """The last day that it surely speaks of."""
        return max(self.since or 0, self.until or 0)


@dataclass(frozen=True, slots=True)
class MappedPlace:
    """A place with what is told of it; `position` is longitude and latitude in degrees, None where no gazetteer has them."""

    id: str
    name: str
    position: tuple[float, float] | None
    accounts: tuple[Account, ...]

    @property
    def holders(self) -> tuple[str, ...]:
        """Sides that hold it by one account or another."""
        firm = [a for a in self.accounts if not a.tentative] or self.accounts
        return tuple(dict.fromkeys(a.holder for a in firm if a.holder))

    @property
    def state(self) -> str:
        """How its mark is drawn."""
        if len(self.holders) > 1:
            return DIFFER
        if any(a.contested for a in self.accounts):
            return FOUGHT
        return TENTATIVE if all(a.tentative for a in self.accounts) else HELD


def last_day(evidence: Evidence) -> date | None:
    """The day of the last publication, else the last day that a spell tells of; None where no day is told."""
    if evidence.published:
        return date.fromisoformat(evidence.published[-1])
    spells = [s for p in read(evidence) for lane in p.lanes if not lane.assessed for s in lane.spells]
    days = [d for s in spells for d in (*told(s.start), *told(s.end), s.until) if d]
    return date.fromordinal(max(days)) if days else None


def places(evidence: Evidence, day: date | None) -> list[MappedPlace]:
    """Places with an account of the day, those told of most first; without a day, as told last."""
    at = day.toordinal() if day else None
    by_id: defaultdict[str, list[Place]] = defaultdict(list)
    for place in read(evidence):
        by_id[place.id].append(place)
    found = []
    for place_id, parts in by_id.items():
        for part in sorted(parts, key=lambda p: not p.whole):  # a part is not the place: it stands for it only where nothing else is told
            accounts = _current([a for lane in part.lanes if not lane.assessed if (a := _account(lane, at))])
            if accounts:
                found.append(_mapped(evidence, place_id, part.name, accounts))
                break
    found += _only_tentative(evidence, {p.id for p in found}, day)
    return sorted(found, key=lambda p: (p.state != DIFFER, -len(p.accounts), STATES.index(p.state)))


def _account(lane: Lane, at: int | None) -> Account | None:
    spell = next((s for s in reversed(lane.spells) if _holds(s, at)), None)
    if spell is None or not (spell.holder or spell.contested):
        return None
    return Account(lane.source, spell.holder, max(told(spell.start), default=None), spell.until, spell.status == "claimed", spell.contested)


def _holds(spell: Spell, at: int | None) -> bool:
    start, end = told(spell.start), told(spell.end)
    if at is None:
        return not end
    return min(start, default=at) <= at and (not end or at < max(end)) and not (not start and not end and spell.pale)


def _current(accounts: list[Account]) -> tuple[Account, ...]:
    """Accounts that no later one has overtaken: who spoke before a change told by another does not contradict it."""
    return tuple(
        a
        for a in accounts
        if not any(b.since and a.until and a.until < b.since and b.holder != a.holder and not b.tentative for b in accounts)
    )


def _only_tentative(evidence: Evidence, known: set[str], day: date | None) -> list[MappedPlace]:
    """Places of which only an advance, a plan or a claim is told."""
    published = {d["id"]: (d["published"] or "")[:10] for d in evidence.rows("documents")}
    by_place: defaultdict[str, list[Row]] = defaultdict(list)
    for event in evidence.rows("control"):
        tentative = event["type"] == "advance" or event["status"] in ("planned", "claimed")
        when = published.get(event["doc_id"]) or ""
        if tentative and event["place_id"] and event["to_side"] and event["place_id"] not in known and (not day or when <= day.isoformat()):
            by_place[event["place_id"]].append(event)
    found = []
    for place_id, events in by_place.items():
        accounts = {}
        for e in events:
            chain = next((c for c in evidence.chains.values() if e["claim_id"] and e["claim_id"] in c["claim_ids"]), None)
            source = evidence.origin(chain) or evidence.words("source.voice")
            until = published.get(e["doc_id"])
            accounts[source, e["to_side"]] = Account(
                source, e["to_side"], None, date.fromisoformat(until).toordinal() if until else None, True, False
            )
        found.append(_mapped(evidence, place_id, evidence.place(place_id, events[0]["place"]), tuple(accounts.values())))
    return found


def _mapped(evidence: Evidence, place_id: str, name: str, accounts: tuple[Account, ...]) -> MappedPlace:
    known = (evidence.entities.get(place_id, {}), *(e for e in evidence.rows("control") if e["place_id"] == place_id))
    position = next(((k["lon"], k["lat"]) for k in known if None not in (k.get("lon"), k.get("lat"))), None)
    return MappedPlace(place_id, name, position, accounts)
