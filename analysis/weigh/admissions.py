"""Admissions: a side's own source says what harms that side; one for each origin, however many outlets carry it."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Annotated

from analysis.columns import Id
from analysis.text.words import words
from analysis.weigh.chains import Chains
from analysis.weigh.changes import GAINS, LOSSES, NOT_HAPPENED
from analysis.weigh.lean import lean
from analysis.weigh.rivals import NOT_SAID
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.series import outlet
from analysis.weigh.subjects import met, order, span

HARM = ("killed", "wounded", "killed_and_wounded", "captured", "abducted", "missing")


@dataclass(frozen=True, slots=True)
class Admission:
    """What an origin says against the interest of its own side, once however many outlets carry it."""

    id: Id
    doc_id: Annotated[str, "document of the first telling"]
    table: Annotated[str, "figures or control"]
    row_id: Annotated[str, "the row of the first telling"]
    quote: Annotated[str, "its words"]
    chain_id: Annotated[str, "source chain that it rests on"]
    side: Annotated[str, "side of the source"]
    reason: Annotated[str, "what it admits, by code (wording: terms.admission): own_loss, own_casualties or own_flight"]
    origin: Annotated[str, "group of the source chain: on whose word"]
    row_ids: Annotated[tuple[str, ...], "rows that tell it, in order of publication"]
    documents: Annotated[tuple[str, ...], "documents that carry it, in order of publication"]
    outlets: Annotated[tuple[str, ...], "outlets that carry it; a document's id where its outlet is not known"]
    n_outlets: Annotated[int, "outlets that carry it"]


def admissions(evidence: Evidence, chains: Chains) -> list[Admission]:
    """Losses, casualties and flights of a side by the word of its own source, in order of the inputs."""
    place = {row["id"]: i for i, row in enumerate((*evidence.figures, *evidence.control))}
    at = order(evidence)
    told = sorted(_folded(evidence, chains), key=lambda rows: min(place[r["id"]] for r in rows))
    return [_row(evidence, chains, f"D{i}", sorted(rows, key=at)) for i, rows in enumerate(told, 1)]


def _row(evidence: Evidence, chains: Chains, row_id: str, rows: list[Row]) -> Admission:
    first, chain = rows[0], chains.of(rows[0])
    side = lean(evidence, chain, evidence.claim_of(first)) or ""
    documents = tuple(dict.fromkeys(r["doc_id"] for r in rows))
    outlets = tuple(dict.fromkeys(outlet(evidence, d) for d in documents))
    return Admission(
        row_id, first["doc_id"], "figures" if "category" in first else "control", first["id"], first["quote"], chain.id, side,
        _reason(evidence, first, side) or "", chain.group, tuple(r["id"] for r in rows), documents, outlets, len(outlets),
    )  # fmt: skip


def _folded(evidence: Evidence, chains: Chains) -> Iterator[list[Row]]:
    """Rows in which one origin admits one thing; without a day and a day of publication only the same words are one."""
    keyed: list[tuple[Hashable, Row]] = []
    undated: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for row, reason in _admitted(evidence, chains):
        key = chains.of(row).group, reason, *_what(evidence, row)
        if span(evidence, row):
            keyed.append((key, row))
        else:
            undated[key, tuple(words(row["quote"]).forms)].append(row)
    yield from (list(subject.rows) for subject in met(evidence, "", keyed))
    yield from undated.values()


def _what(evidence: Evidence, row: Row) -> tuple[Hashable, ...]:
    """What a row admits: so many of a category at a place, or the place."""
    if "category" in row:
        return row["category"], row["low"], row["best"], row["high"], evidence.whole(row["place_id"])
    return row["place_id"], row["place"], row["part"], row["n_places"]


def _admitted(evidence: Evidence, chains: Chains) -> Iterator[tuple[Row, str]]:
    for row in (*evidence.figures, *evidence.control):
        claim, chain = evidence.claim_of(row), chains.of(row)
        if row["same_as"] or (claim and claim["certainty"] in NOT_SAID):
            continue
        side = lean(evidence, chain, claim)
        reason = _reason(evidence, row, side) if side else None
        # who took a place from whom is often inferred: a source whose side is only inferred too admits what it gives up itself
        if reason and (reason != "own_loss" or row["type"] in LOSSES or evidence.side(chain.origin_id)):
            yield row, reason


def _reason(evidence: Evidence, row: Row, side: str) -> str | None:
    """What a row costs a side; None when nothing."""
    if "category" in row:
        if row["side"] != side:
            return None
        return "own_casualties" if row["category"] in HARM else "own_flight" if row["role"] == "fled" else None
    happened = row["status"] not in NOT_HAPPENED and row["type"] in (*GAINS, *LOSSES)
    # «استعادة المدينة», and not from whom: who lost it was inferred, and nobody admits an inference
    told = (
        row["to_side"]
        or row["type"] in LOSSES
        or side in {evidence.side(e) for e in evidence.named(row["doc_id"], row["start"], row["end"])}
    )
    return "own_loss" if happened and told and row["from_side"] == side != row["to_side"] else None
