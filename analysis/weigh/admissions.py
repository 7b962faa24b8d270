"""Admissions: a side's own source says what harms that side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from analysis.columns import Id
from analysis.weigh.chains import VOICE, Chains
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.spells import GAINS, LOSSES, NOT_HAPPENED

HARM = ("killed", "wounded", "killed_and_wounded", "captured", "abducted", "missing")


@dataclass(frozen=True, slots=True)
class Admission:
    """A row that speaks against the interest of the side on whose word it rests."""

    id: Id
    doc_id: Annotated[str, "document that holds the row"]
    table: Annotated[str, "figures or control"]
    row_id: Annotated[str, "the row"]
    quote: Annotated[str, "its words"]
    chain_id: Annotated[str, "source chain that it rests on"]
    side: Annotated[str, "side of the source"]
    reason: Annotated[str, "what it admits, by code (wording: terms.admission): own_loss, own_casualties or own_flight"]


def admissions(evidence: Evidence, chains: Chains) -> list[Admission]:
    """Losses, casualties and flights of a side by the word of its own source, in order of the text."""
    found = list(_admitted(evidence, chains))
    return [
        Admission(
            f"D{i}", row["doc_id"], "figures" if "category" in row else "control", row["id"], row["quote"], chains.of(row).id, side, reason
        )
        for i, (row, side, reason) in enumerate(found, 1)
    ]


def _admitted(evidence: Evidence, chains: Chains) -> Iterator[tuple[Row, str, str]]:
    for row in (*evidence.figures, *evidence.control):
        chain = chains.of(row)
        side = None if chain.origin_kind == VOICE or row["same_as"] else evidence.side(chain.origin_id)
        reason = _reason(row, side) if side else None
        if side and reason:
            yield row, side, reason


def _reason(row: Row, side: str) -> str | None:
    """What a row costs a side; None when nothing."""
    if "category" in row:
        if row["side"] != side:
            return None
        return "own_casualties" if row["category"] in HARM else "own_flight" if row["role"] == "fled" else None
    happened = row["status"] not in NOT_HAPPENED and row["type"] in (*GAINS, *LOSSES)
    return "own_loss" if happened and row["from_side"] == side != row["to_side"] else None
