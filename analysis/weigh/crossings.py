"""Contradictions between documents: numbers, holders and days of one subject that do not go together.

Only what the texts date themselves is set against each other: a day taken from that of publication shows nothing of that kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import combinations, pairwise

from analysis.weigh.chains import Chains
from analysis.weigh.changes import PARTIAL
from analysis.weigh.contradictions import Contradiction, faced
from analysis.weigh.disagreements import MANY, apart, one_after_the_other
from analysis.weigh.incidents import one_incident
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.subjects import ANOTHER, STATED, Subject, of_battle, value

_LATER = timedelta(hours=6)  # a number published so much later is an update, no other version
_NEAR = timedelta(days=7)  # two days further apart are of two events


def crossings(evidence: Evidence, chains: Chains, counted: Iterable[Subject], events: Iterable[Subject]) -> list[Contradiction]:
    """One for each subject of the figures, and one for each two versions of a change of hands."""
    dated = [s for s in counted if s.basis == STATED and not of_battle(s.rows[0])]
    held = [s for s in events if s.basis == STATED and s.rows[0]["to_side"] and s.rows[0]["n_places"] is s.rows[0]["part"] is None]
    held = [s for s in held if all(r["type"] not in PARTIAL for r in s.rows)]
    return [*_numbers(evidence, chains, dated), *_holders(evidence, chains, held), *_days(evidence, chains, held)]


def _numbers(evidence: Evidence, chains: Chains, subjects: Iterable[Subject]) -> Iterator[Contradiction]:
    """The lowest and the highest number that two origins published at one time, each the last that it gave."""
    for subject in subjects:
        last = {chains.of(row).group: row for row in subject.rows}
        ordered = sorted(last.values(), key=lambda r: value(r) or 0)
        pairs = ((a, b) for a in ordered for b in reversed(ordered) if a["doc_id"] != b["doc_id"] and _together(evidence, a, b))
        near = ((a, b) for a, b in pairs if (value(b) or 0) <= ANOTHER * (value(a) or 0) and apart(a, b))
        pair = next(((a, b) for a, b in near if one_incident(evidence, a, b)), None)
        if pair:
            yield faced(evidence, chains, "different_number", None, *pair, "numbers_apart_sources")


def _together(evidence: Evidence, a: Row, b: Row) -> bool:
    """Whether two rows were published at one time, as closely as it is known: within hours, else on one day."""
    times = [evidence.times[r["doc_id"]] or "" for r in (a, b)]
    if not all(times) or times[0][:10] != times[1][:10]:
        return False
    try:
        first, second = (datetime.fromisoformat(t) for t in times)
        return not all("T" in t for t in times) or abs(first - second) < _LATER
    except (TypeError, ValueError):  # one with a zone, one without; or no time at all
        return True


def _holders(evidence: Evidence, chains: Chains, subjects: Iterable[Subject]) -> Iterator[Contradiction]:
    for here in _by_place(subjects):
        for a, b in combinations(here, 2):
            met = max(a.days[0], b.days[0]) <= min(a.days[1], b.days[1])
            x, y = a.rows[0], b.rows[0]
            sides = [set(r["to_side"].split("+")) for r in (x, y)]
            if met and not sides[0] & sides[1] and _two_origins(chains, a, b) and not _changed(a, b):
                yield faced(evidence, chains, "different_holder", "control", x, y, "other_holder")


def _changed(a: Subject, b: Subject) -> bool:
    """Whether a row tells that one took it from the other: two changes of one day."""
    return any(one_after_the_other(x, y) for x in a.rows for y in b.rows)


def _days(evidence: Evidence, chains: Chains, subjects: Iterable[Subject]) -> Iterator[Contradiction]:
    """One change of hands on two days, where nobody else held the place between them."""
    for here in _by_place(subjects):
        for a, b in pairwise(sorted(here, key=lambda s: s.days)):
            x, y = a.rows[0], b.rows[0]
            gap = b.days[0] - a.days[1]
            if x["to_side"] == y["to_side"] and timedelta(0) < gap <= _NEAR and _two_origins(chains, a, b):
                yield faced(evidence, chains, "different_date", "control", x, y, "dates_apart")


def _by_place(subjects: Iterable[Subject]) -> Iterator[Sequence[Subject]]:
    found: defaultdict[tuple, list[Subject]] = defaultdict(list)
    for subject in subjects:
        found[subject.rows[0]["place_id"], subject.rows[0]["part"]].append(subject)
    return (here for here in found.values() if 1 < len(here) <= MANY)


def _two_origins(chains: Chains, a: Subject, b: Subject) -> bool:
    """No origin tells both, and the first rows are of two documents: what stands in one has been compared there."""
    groups = [{chains.of(r).group for r in s.rows} for s in (a, b)]
    return not groups[0] & groups[1] and a.rows[0]["doc_id"] != b.rows[0]["doc_id"]
