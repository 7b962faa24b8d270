"""Blame: an act that one source lays to a side and another lays to its enemy, or that the side denies, in whatever documents."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from analysis.weigh.chains import Chains
from analysis.weigh.contradictions import Contradiction, faced
from analysis.weigh.deeds import ACCUSED, DENIED, OWNED, TOLD, WITH, Deed
from analysis.weigh.rows import Evidence
from analysis.weigh.subjects import side_by_side


def blame(evidence: Evidence, chains: Chains, deeds: Iterable[Deed]) -> list[Contradiction]:
    """Contradictions of deeds, once for each two origins, place and kind; who tells the same act is no rival."""
    by_place: defaultdict[Hashable, list[Deed]] = defaultdict(list)
    for deed in deeds:
        for key in ((WITH, side) for side in deed.partners) if deed.act == WITH else (deed.place,):
            by_place[key].append(deed)
    found: list[Contradiction] = []
    for here in by_place.values():
        for kind, a, b in _pairs(here):
            reason = "denied" if kind == "explicit_denial" else "others_accused"
            found.append(faced(evidence, chains, kind, "perpetrator", a.claim, b.claim, reason))
    return found


def _pairs(here: list[Deed]) -> Iterator[tuple[str, Deed, Deed]]:
    """Kind and deeds, of each two origins once."""
    seen = set()
    strong = [d for d in here if d.way != TOLD]  # two fronts are told to shell one town on one day, and both can be right
    weak = [d for d in here if d.way == TOLD]
    order = {id(d): i for i, d in enumerate(strong)}
    dated, told = [(d, d.days) for d in strong], [(d, d.days) for d in weak]
    among = ((a, b) for a, b in side_by_side(dated, dated) if order[id(a)] < order[id(b)])
    for a, b in (*among, *((b, a) for a, b in side_by_side(dated, told))):
        first, second = (b, a) if a.way == DENIED else (a, b)
        kind = _kind(first, second)
        key = kind, frozenset((first.chain.group, second.chain.group))
        if kind and key not in seen and first.chain.group != second.chain.group and first.one_event(second):
            seen.add(key)
            yield kind, first, second


def _kind(a: Deed, b: Deed) -> str | None:
    if b.way == DENIED:
        # a document's own denials are set against what it tells by their topics
        other = a.way != DENIED and a.claim["doc_id"] != b.claim["doc_id"]
        return "explicit_denial" if other and a.agents & b.agents else None
    told = TOLD in (a.way, b.way)
    blamed = {a.way, b.way} <= {ACCUSED, OWNED, TOLD} and not (told and not a.target & b.target)
    return "rival_explanation" if blamed and not a.agents & b.agents else None
