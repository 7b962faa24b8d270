"""Coverage: who reported a thing first, who reported it at all, which outlets never did."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Any

from analysis.columns import Best, Edtf, High, Id, Low
from analysis.weigh.chains import Chains
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.series import days_of, outlet
from analysis.weigh.subjects import Subject

_UNDATED = "~"  # after every day
_TAKEN_UP = timedelta(days=7)
MATTERS = ("killed", "wounded", "killed_and_wounded", "captured", "abducted", "missing", "displaced")


@dataclass(frozen=True, slots=True)
class Coverage:
    """A proposition (so many people, a change of hands) and the outlets of the corpus that tell it, tell otherwise, or are silent."""

    id: Id
    subject_id: Annotated[str, "propositions of one subject (25 dead, 50 dead) have the same"]
    table: Annotated[str, "figures or control"]
    type: Annotated[str, "category of the figure; of control: gained or lost"]
    side: Annotated[str | None, "whose people or things are counted; of control: who gained the place, or who lost it"]
    place_id: Annotated[str, "the place"]
    part: Annotated[str | None, "part of the place meant, null for the whole"]
    low: Low
    best: Best
    high: High
    edtf: Edtf
    basis: Annotated[str, "stated (every row states its day) or publication (a day was taken from that of publication)"]
    quote: Annotated[str, "words of the first telling"]
    first_row: Annotated[str, "row of the first telling"]
    first_document: Annotated[str, "document published first"]
    first_published: Annotated[str | None, "its publication, ISO 8601; null when unknown"]
    first_outlet: Annotated[str, "its outlet; the document's id where it is not known"]
    first_origin: Annotated[str, "group of the source chain on whose word it was told first"]
    first_source: Annotated[str, "that origin in the words of the article"]
    last_document: Annotated[str, "document published last"]
    last_published: Annotated[str | None, "its publication, ISO 8601; null when unknown"]
    last_outlet: Annotated[str, "its outlet"]
    row_ids: Annotated[tuple[str, ...], "rows that tell it, in order of publication"]
    documents: Annotated[tuple[str, ...], "documents that tell it, in order of publication"]
    outlets: Annotated[tuple[str, ...], "outlets that tell it, in order of publication"]
    origins: Annotated[tuple[str, ...], "groups of source chains on whose word it is told"]
    otherwise: Annotated[tuple[str, ...], "outlets that tell the subject only with another number"]
    silent: Annotated[
        tuple[str, ...], "outlets that write on this conflict from that day to a week after its last report and tell nothing of the subject"
    ]
    n_documents: Annotated[int, "documents that tell it"]
    n_outlets: Annotated[int, "outlets that tell it"]
    n_origins: Annotated[int, "origins: ten outlets with one wire are one"]
    n_silent: Annotated[int, "outlets that are silent"]


def coverage(evidence: Evidence, chains: Chains, subjects: Iterable[Subject]) -> list[Coverage]:
    """Propositions of which several documents speak, or that weigh: victims and changes of hands; none for a single document."""
    if len(evidence.documents) < 2:
        return []
    press = _Press(evidence)
    weighing = [s for s in subjects if _weighs(s)]
    found = [row for number, s in enumerate(weighing, 1) for row in _rows(evidence, chains, press, s, f"SU{number}")]
    return [replace(row, id=f"P{i}") for i, row in enumerate(found, 1)]


def _weighs(subject: Subject) -> bool:
    first = subject.rows[0]
    return subject.table == "control" or first["category"] in MATTERS or len({r["doc_id"] for r in subject.rows}) > 1


class _Press:
    """Outlets of the corpus by the conflict they write on, with the days of their documents."""

    def __init__(self, evidence: Evidence):
        written: defaultdict[str | None, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.conflict = {d["id"]: d["conflict"] for d in evidence.documents}
        self.published = evidence.published
        for document in evidence.documents:
            if not document["outlet"]:
                continue  # an article of nobody known is no outlet that was silent
            for conflict in {document["conflict"], None}:
                written[conflict][outlet(evidence, document["id"])].add(self.published[document["id"]] or _UNDATED)
        self.days = {conflict: {name: sorted(days) for name, days in press.items()} for conflict, press in written.items()}

    def silent(self, subject: Subject, telling: set[str]) -> tuple[str, ...]:
        """Outlets that could have told a subject and did not; one without a day of publication could."""
        conflicts = {self.conflict[r["doc_id"]] for r in subject.rows}
        since = subject.days[0].isoformat()
        last = max((day for r in subject.rows if (day := self.published[r["doc_id"]])), default=_UNDATED)
        until = _later(last)
        could = {
            name for c in conflicts for name, days in self.days.get(c, {}).items() if days[-1] == _UNDATED or _between(days, since, until)
        }
        return tuple(sorted(could - telling))


def _between(days: list[str], since: str, until: str) -> bool:
    at = bisect_left(days, since)
    return at < len(days) and days[at] <= until


def _later(day: str) -> str:
    """The last day on which a report can still be taken up."""
    try:
        return (date.fromisoformat(day) + _TAKEN_UP).isoformat()
    except (ValueError, OverflowError):
        return _UNDATED


def _rows(evidence: Evidence, chains: Chains, press: _Press, subject: Subject, subject_id: str) -> Iterator[Coverage]:
    said: defaultdict[tuple, list[Row]] = defaultdict(list)
    for row in subject.rows:
        said[(row["low"], row["best"], row["high"]) if subject.table == "figures" else ()].append(row)
    of_subject = {outlet(evidence, r["doc_id"]) for r in subject.rows}
    silent = press.silent(subject, of_subject)
    for values, rows in said.items():
        first, chain = rows[0], chains.of(rows[0])
        documents = tuple(dict.fromkeys(r["doc_id"] for r in rows))
        outlets = tuple(dict.fromkeys(outlet(evidence, d) for d in documents))
        origins = tuple(dict.fromkeys(chains.of(r).group for r in rows))
        low, best, high = values or (None, None, None)
        yield Coverage(
            id="", subject_id=subject_id, table=subject.table, **_about(evidence, subject),
            low=low, best=best, high=high, edtf=days_of(subject), basis=subject.basis,
            quote=first["quote"], first_row=first["id"], first_document=first["doc_id"], first_published=evidence.times[first["doc_id"]],
            first_outlet=outlets[0], first_origin=chain.group, first_source=chain.origin,
            last_document=documents[-1], last_published=evidence.times[documents[-1]], last_outlet=outlet(evidence, documents[-1]),
            row_ids=tuple(r["id"] for r in rows), documents=documents, outlets=outlets, origins=origins,
            otherwise=tuple(sorted(of_subject - set(outlets))), silent=silent,
            n_documents=len(documents), n_outlets=len(outlets), n_origins=len(origins), n_silent=len(silent),
        )  # fmt: skip


def _about(evidence: Evidence, subject: Subject) -> dict[str, Any]:
    rows = subject.rows
    if subject.table == "figures":
        sides = {r["side"] for r in rows}
        side, kind = (sides.pop() if len(sides) == 1 else None), rows[0]["category"]
        return {"type": kind, "side": side, "place_id": evidence.whole(rows[0]["place_id"]), "part": None}
    gaining = next((r["to_side"] for r in rows if r["to_side"]), None)
    side, kind = gaining or rows[0]["from_side"], "gained" if gaining else "lost"
    return {"type": kind, "side": side, "place_id": rows[0]["place_id"], "part": rows[0]["part"]}
