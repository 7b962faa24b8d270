"""Contradictions: pairs of rows that cannot both stand as they are told, or that only seem to be two."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import Id


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two rows, their quotes face to face, and why they do not go together."""

    id: Id
    kind: Annotated[str, "said_by_article, explicit_denial, different_number, different_holder, different_extent, rival_explanation, different_scope or not_independent"]
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


def contradictions(evidence: "Evidence", chains: "Chains") -> list[Contradiction]:
    return []
