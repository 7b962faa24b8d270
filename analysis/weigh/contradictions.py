"""Contradictions: pairs of rows that cannot both stand as they are told, or that only seem to be two."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from analysis.columns import Id
from analysis.weigh.chains import VOICE, Chains
from analysis.weigh.rows import Evidence, Row


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two rows, their quotes face to face, and why they do not go together."""

    id: Id
    kind: Annotated[
        str,
        "said_by_article, explicit_denial, different_number, different_holder, different_date, different_extent, "
        "rival_explanation, different_scope or not_independent",
    ]
    topic: Annotated[str | None, "what they differ on, by topic id"]
    a_table: Annotated[str, "claims, figures or control"]
    a_id: Annotated[str, "first row"]
    a_quote: Annotated[str, "its words"]
    a_source: Annotated[str | None, "on whose word, as named in the article"]
    b_table: Annotated[str, "claims, figures or control"]
    b_id: Annotated[str, "second row"]
    b_quote: Annotated[str, "its words"]
    b_source: Annotated[str | None, "on whose word, as named in the article"]
    reason: Annotated[str, "why, by code (wording: terms.contradiction)"]
    marked_by: Annotated[str | None, "words with which the article itself says so (تصطدم مباشرة)"]


KINDS = (
    "said_by_article", "explicit_denial", "different_number", "different_holder", "different_date", "different_extent",
    "rival_explanation", "different_scope", "not_independent",
)  # fmt: skip


def faced(
    evidence: Evidence, chains: Chains, kind: str, topic: str | None, a: Row, b: Row, reason: str, marked_by: str | None = None
) -> Contradiction:
    """Two rows as a contradiction that has no number yet."""
    first, second = (_side(evidence, chains, row) for row in (a, b))
    return Contradiction("", kind, topic, *first, *second, reason, marked_by)


def _side(evidence: Evidence, chains: Chains, row: Row) -> tuple[str, str, str, str | None]:
    table = "claims" if "speaker_id" in row else "figures" if "category" in row else "control"
    claim, chain = evidence.claim_of(row) or {}, chains.of(row)
    own = claim if claim.get("speaker_id") == chain.origin_id else {}  # a claim of who passes it on names no origin
    source = own.get("source") or own.get("speaker") or (None if chain.origin_kind == VOICE else chain.origin)
    return table, row["id"], row["quote"], source


def numbered(found: Iterable[Contradiction]) -> list[Contradiction]:
    """Contradictions by kind, the weightiest first, with their numbers."""
    ordered = sorted(found, key=lambda c: KINDS.index(c.kind))
    return [replace(one, id=f"X{i}") for i, one in enumerate(ordered, 1)]
