"""Source chains: which claims rest on the word of whom, and which chains go back to one origin."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import Id


@dataclass(frozen=True, slots=True)
class SourceChain:
    """One way that reports came: an origin, who passed it on, the outlet that printed it."""

    id: Id
    doc_id: Annotated[str, "document that prints it"]
    origin: Annotated[str, "the origin in the words of the article; the outlet itself for its own voice"]
    origin_id: Annotated[str | None, "entity of the origin"]
    origin_kind: Annotated[str, "person, official_body, armed_actor, medium, unnamed_sources, documents or article_voice"]
    path: Annotated[tuple[str, ...], "entity ids, nearest the event first, the outlet last"]
    outlet: Annotated[str | None, "outlet that printed it"]
    group: Annotated[str, "chains of one group go back to one origin and count once"]
    likelihood: Annotated[str | None, "how likely the group is one origin: certain, very_likely, likely; null when alone"]
    reason: Annotated[str | None, "why they are one origin, by code (wording: terms.same_origin)"]
    evidence: Annotated[tuple[str, ...], "the words that show it"]
    claim_ids: Annotated[tuple[str, ...], "claims that rest on it"]
