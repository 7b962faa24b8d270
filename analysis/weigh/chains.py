"""Source chains: which claims rest on the word of whom, and which chains go back to one origin."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from analysis.columns import Id
from analysis.text.words import words
from analysis.weigh.described import described
from analysis.weigh.rows import Evidence, Row


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


VOICE = "article_voice"
_KINDS = {
    "medium": "medium",
    "document": "documents",
    "unnamed": "unnamed_sources",
    "body": "official_body",
    "utterance": "unnamed_sources",
}
_ENTITY_KINDS = {"person": "person", "organisation": "official_body", "medium": "medium", "actor": "armed_actor", "side": "armed_actor"}


@dataclass(frozen=True)
class Chains:
    """All source chains, before or after their grouping, and how rows find theirs."""

    rows: tuple[SourceChain, ...]
    of_claim: dict[str, SourceChain]
    voices: dict[str, SourceChain]  # by document

    def of(self, row: Row) -> SourceChain:
        """The chain that a figure, claim or control event rests on; the article's own voice where no claim holds it."""
        return self.of_claim.get(row["id"]) or self.of_claim.get(row.get("claim_id") or "") or self.voices[row["doc_id"]]


def indexed(rows: Iterable[SourceChain]) -> Chains:
    """Chains that can be found by claim."""
    kept = tuple(rows)
    return Chains(kept, {c: s for s in kept for c in s.claim_ids}, {s.doc_id: s for s in kept if s.origin_kind == VOICE})


def chains(evidence: Evidence) -> tuple[SourceChain, ...]:
    """Source chains of all documents, each a group of its own: statements of one origin through one relay are one chain."""
    found: list[SourceChain] = []
    for document in evidence.documents:
        for number, (first, path, claims) in enumerate(_ways(evidence.claims_in(document["id"])), 1):
            found.append(_chain(evidence, document, number, first, path, claims))
    return tuple(replace(chain, group=f"G{i}") for i, chain in enumerate(found, 1))


def _ways(claims: list[Row]) -> list[tuple[Row | None, tuple[str, ...], list[str]]]:
    """Per way: its first claim (None for the article's voice), its path and its claims. A claim that names no relay joins the last way."""
    ways: dict[str, list[list]] = {VOICE: [[None, (), []]]}
    said = {(c["content_start"], c["content_end"]): c for c in reversed(claims) if c["content"] and len(c["chain"]) > 2}
    for claim in claims:
        first = said.get((claim["content_start"], claim["content_end"]), claim)
        own = first if claim["speaker_id"] in first["chain"][1:-1] else claim  # who only passes it on is no origin of it
        origin, relays = origin_of(own), own["chain"][1:-1]
        of_origin = ways.setdefault(origin, [])
        way = next((w for w in reversed(of_origin) if not relays or not w[1][1:-1] or w[1][1:-1] == relays), None)
        if way is None:
            of_origin.append(way := [claim, claim["chain"], []])
        elif len(claim["chain"]) > len(way[1]) or not way[1]:
            way[1] = claim["chain"]
        way[2].append(claim["id"])
    return [(first, path, ids) for of_origin in ways.values() for first, path, ids in of_origin]


def origin_of(claim: Row) -> str:
    """Key of a claim's origin in its document: an entity, else its folded words; the article's voice where nobody is named."""
    named = claim["source"] or claim["speaker"]
    if claim["mode"] == VOICE and not claim["speaker_id"]:
        return VOICE
    entity = claim["speaker_id"] or (claim["chain"][0] if len(claim["chain"]) > 1 else None)
    return entity or (" ".join(words(named).forms) if named else VOICE)


def _chain(evidence: Evidence, document: Row, number: int, first: Row | None, path: tuple[str, ...], claims: list[str]) -> SourceChain:
    outlet = document["outlet"]
    if first is None:
        path = next((c["chain"][-1:] for c in evidence.claims_in(document["id"]) if c["chain"]), ())
        origin_id, kind, origin = (path[0] if path else None), VOICE, outlet or document["title"] or document["id"]
    else:
        origin_id = first["speaker_id"] or (path[0] if len(path) > 1 else None)
        origin = first["source"] or evidence.entity(origin_id).get("ar") or first["speaker"] or outlet or document["id"]
        kind = _kind(evidence, origin_id, origin)
    return SourceChain(
        f"{document['id']}:S{number}", document["id"], origin, origin_id, kind, tuple(path), outlet, "", None, None, (), tuple(claims)
    )


def _kind(evidence: Evidence, origin_id: str | None, origin: str) -> str:
    entity_kind = evidence.entity(origin_id).get("kind")
    if entity_kind in _ENTITY_KINDS:
        return _ENTITY_KINDS[entity_kind]
    return _KINDS.get(described(origin).kind or "", "unnamed_sources")
