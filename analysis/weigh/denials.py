"""Denials and causes in several documents: what one article affirms and another denies, or explains in another way.

Within a document an article sets statements against each other itself (`rivals`); between documents only place, side and days
show that two speak of one event, so all three are asked for.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import product

from analysis.weigh.chains import Chains
from analysis.weigh.changes import GAINS, LOSSES, NOT_HAPPENED, PARTIAL
from analysis.weigh.contradictions import Contradiction, faced
from analysis.weigh.deeds import days_of
from analysis.weigh.disagreements import MANY
from analysis.weigh.rivals import DENIABLE, RIVALS, explained, told
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.statements import Statement
from analysis.weigh.subjects import Days, side_by_side, span

_OF_DEEDS = ("air_strikes", "collusion", "arming")  # by whom is what is denied there: see `blame`
_EXPLAINED = frozenset({"withdrawal", "flight", "weapons_left"})


def crosses(statement: Statement) -> bool:
    """Whether a statement can be set against one of another document: kept while documents are read, the rest is let go."""
    return bool(statement.topics & _EXPLAINED or statement.affirmed & set(DENIABLE) or statement.claim["certainty"] == "denial")


def denials(evidence: Evidence, chains: Chains, kept: Iterable[Statement]) -> list[Contradiction]:
    """Contradictions between statements of two documents on one place, side and time, once for each two origins and topic."""
    by_place: defaultdict[str, list[tuple[Statement, Days]]] = defaultdict(list)
    for statement in kept:
        days = days_of(evidence, statement.claim)
        if days and told(statement):
            for place in filter(evidence.local, statement.places):
                by_place[place].append((statement, days))
    found: dict[Hashable, Contradiction] = {}
    for here in by_place.values():
        for a, b, kind, topic, reason in (*_denied(here), *_causes(here)):
            key = kind, topic, frozenset((a.group, b.group))
            found.setdefault(key, faced(evidence, chains, kind, topic, a.claim, b.claim, reason))
    return list(found.values())


def _denied(here: list[tuple[Statement, Days]]) -> Iterator[tuple[Statement, Statement, str, str, str]]:
    topics = set(DENIABLE) - set(_OF_DEEDS)
    deniers = [(b, days) for b, days in here if b.claim["certainty"] == "denial" and b.denied & topics]
    tellers = [(a, days) for a, days in here if a.affirmed & topics] if deniers else []
    for b, a in side_by_side(deniers, tellers):
        for topic in DENIABLE:
            if topic in topics & b.denied & a.affirmed and _one_event(a, b):
                yield a, b, "explicit_denial", topic, "denied"


def _causes(here: list[tuple[Statement, Days]]) -> Iterator[tuple[Statement, Statement, str, str, str]]:
    days = {id(s): d for s, d in here}
    for rival in RIVALS:
        first, second = ([(s, days[id(s)]) for s in way] for way in explained(rival, [s for s, _ in here], frozenset()))
        for a, b in side_by_side(first, second):
            if _one_event(a, b):
                yield a, b, "rival_explanation", rival.topic, rival.reason


def _one_event(a: Statement, b: Statement) -> bool:
    return a.claim["doc_id"] != b.claim["doc_id"] and a.meets(b) and bool(a.places & b.places)


def denied_control(evidence: Evidence, chains: Chains) -> list[Contradiction]:
    """Changes of hands that one document tells and a source of another denies, once for each two origins and place."""
    by_place: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for event in evidence.control:
        if event["place_id"] and event["type"] in (*GAINS, *LOSSES) and event["type"] not in PARTIAL and event["n_places"] is None:
            by_place[event["place_id"], event["part"]].append(event)
    found: dict[Hashable, Contradiction] = {}
    for place, here in by_place.items():
        deniers = [e for e in here if e["status"] == "denied"]
        affirmed = [e for e in here if e["status"] not in (*NOT_HAPPENED, "presupposed") and not e["same_as"]] if deniers else []
        for b, a in list(product(deniers, affirmed))[: MANY * MANY]:
            groups = frozenset((chains.of(a).group, chains.of(b).group))
            if a["doc_id"] != b["doc_id"] and len(groups) == 2 and _one_change(evidence, a, b):
                topic = "withdrawal" if b["type"] in LOSSES else "control"
                found.setdefault((place, groups), faced(evidence, chains, "explicit_denial", topic, a, b, "denied"))
    return list(found.values())


def _one_change(evidence: Evidence, a: Row, b: Row) -> bool:
    """The same winner or the same loser, no other of either, on days that can be one."""
    pairs = [(a[side], b[side]) for side in ("from_side", "to_side") if None not in (a[side], b[side])]
    first, second = span(evidence, a), span(evidence, b)
    if not pairs or any(x != y for x, y in pairs) or first is None or second is None:
        return False
    forces = _forces(evidence, a), _forces(evidence, b)
    met = max(first[0][0], second[0][0]) <= min(first[0][1], second[0][1])
    return met and (not all(forces) or bool(forces[0] & forces[1]))


def _forces(evidence: Evidence, event: Row) -> set[str]:
    """Who moves, by name: two factions of one side leave a town apart from each other; who denies speaks of his own."""
    sides = {event["from_side"], event["to_side"]}
    named = {e for e in evidence.named(event["doc_id"], event["start"], event["end"]) if evidence.side(e) in sides}
    claim = evidence.claim_of(event)
    return named or ({claim["speaker_id"]} if claim and claim["speaker_id"] and evidence.side(claim["speaker_id"]) in sides else set())
