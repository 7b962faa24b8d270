"""Corroboration: on whose word a proposition rests, an origin a row; ten outlets with one wire are one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from analysis.columns import Edtf, Id
from analysis.weigh.chains import Chains, SourceChain
from analysis.weigh.coverage import Coverage
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.series import outlet


@dataclass(frozen=True, slots=True)
class Corroboration:
    """One origin of one proposition, and the outlets that carry its word."""

    id: Id
    proposition_id: Annotated[str, "the proposition: its row of coverage, which has the outlets that never told it too"]
    subject_id: Annotated[str, "propositions of one subject (25 dead, 50 dead) have the same"]
    table: Annotated[str, "figures or control"]
    type: Annotated[str, "category of the figure; of control: gained or lost"]
    side: Annotated[str | None, "whose people or things are counted; of control: who gained the place, or who lost it"]
    place_id: Annotated[str, "the place"]
    edtf: Edtf
    number: Annotated[int, "place among the origins of the proposition, from 1, by first publication"]
    origin: Annotated[str, "group of the source chain: on whose word"]
    origin_kind: Annotated[str, "person, official_body, armed_actor, medium, unnamed_sources, documents or article_voice"]
    source: Annotated[str, "the origin in the words of its first article"]
    quote: Annotated[str, "words of its first telling"]
    reasons: Annotated[tuple[str, ...], "why its chains are one origin, by code (wording: terms.same_origin); none for a single chain"]
    first_row: Annotated[str, "row of its first telling"]
    first_document: Annotated[str, "document published first"]
    first_outlet: Annotated[str, "its outlet; the document's id where it is not known"]
    first_published: Annotated[str | None, "its publication, ISO 8601; null when unknown"]
    last_outlet: Annotated[str, "outlet of the document published last"]
    last_published: Annotated[str | None, "last publication, ISO 8601; null when unknown"]
    documents: Annotated[tuple[str, ...], "documents that carry it, in order of publication"]
    outlets: Annotated[tuple[str, ...], "outlets that carry it, in order of publication"]
    n_documents: Annotated[int, "documents that carry it"]
    n_outlets: Annotated[int, "outlets that carry it: copies and citations of one origin, no confirmation of each other"]
    silent: Annotated[tuple[str, ...], "outlets that write on this conflict in these days and tell nothing of the subject"]


def corroboration(evidence: Evidence, chains: Chains, told: Iterable[Coverage]) -> list[Corroboration]:
    """Origins of all propositions, those of one proposition by their first publication."""
    found = (row for proposition in told for row in _origins(evidence, chains, proposition))
    return [replace(row, id=f"O{i}") for i, row in enumerate(found, 1)]


def _origins(evidence: Evidence, chains: Chains, told: Coverage) -> Iterator[Corroboration]:
    by_origin: defaultdict[str, list[tuple[Row, SourceChain]]] = defaultdict(list)
    for row in (evidence.by_id[i] for i in told.row_ids):
        chain = chains.of(row)
        by_origin[chain.group].append((row, chain))
    for number, (origin, rows) in enumerate(by_origin.items(), 1):
        first, chain = rows[0]
        documents = tuple(dict.fromkeys(r["doc_id"] for r, _ in rows))
        outlets = tuple(dict.fromkeys(outlet(evidence, d) for d in documents))
        reasons = tuple(dict.fromkeys(c.reason for _, c in rows if c.reason)) if len({c.id for _, c in rows}) > 1 else ()
        last = documents[-1]
        yield Corroboration(
            id="", proposition_id=told.id, subject_id=told.subject_id, table=told.table, type=told.type, side=told.side,
            place_id=told.place_id, edtf=told.edtf, number=number, origin=origin, origin_kind=chain.origin_kind, source=chain.origin,
            quote=first["quote"], reasons=reasons, first_row=first["id"], first_document=documents[0], first_outlet=outlets[0],
            first_published=evidence.times[documents[0]], last_outlet=outlet(evidence, last), last_published=evidence.times[last],
            documents=documents, outlets=outlets, n_documents=len(documents), n_outlets=len(outlets), silent=told.silent,
        )  # fmt: skip
