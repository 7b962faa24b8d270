"""Accounts: contradictions between what sources say, in one document and across all of them."""

from collections.abc import Iterable, Iterator

from analysis.weigh.blame import blame
from analysis.weigh.chains import Chains
from analysis.weigh.contradictions import Contradiction
from analysis.weigh.deeds import Deed, deeds
from analysis.weigh.denials import crosses, denials, denied_control
from analysis.weigh.retorts import retorts
from analysis.weigh.rivals import rivals
from analysis.weigh.rows import Evidence
from analysis.weigh.statements import Statement, statements


def accounts(evidence: Evidence, chains: Chains) -> list[Contradiction]:
    """Contradictions of claims: those of each document, then what one document tells and another denies or lays to another side."""
    found: list[Contradiction] = []
    kept: list[Statement] = []
    done: list[Deed] = []
    for document in evidence.documents:
        here = statements(evidence, chains, document["id"])
        found += rivals(evidence, chains, here)
        kept += [s for s in here if crosses(s)]
        done += deeds(evidence, chains, evidence.claims_in(document["id"]))
    found += [*blame(evidence, chains, done), *denials(evidence, chains, kept), *denied_control(evidence, chains)]
    return list(_once(evidence, [*found, *retorts(evidence, chains)]))


def _once(evidence: Evidence, found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """Each two claims once a kind, by the first reason that sets them, or rows that they hold, against each other."""
    seen = set()
    for one in found:
        claims = (evidence.claim_of(evidence.by_id[row]) for row in (one.a_id, one.b_id))
        pair = one.kind, frozenset(claim["id"] if claim else row for claim, row in zip(claims, (one.a_id, one.b_id), strict=True))
        if pair not in seen:
            seen.add(pair)
            yield one
