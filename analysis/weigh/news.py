"""News: what a run tells that the run before did not, what it tells otherwise, and what is gone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from analysis.columns import Id
from analysis.edtf import overlaps
from analysis.weigh.rows import Row, rows
from analysis.weigh.subjects import of_battle

if TYPE_CHECKING:
    import pandas as pd

NEW, CHANGED, GONE = "new", "changed", "gone"


@dataclass(frozen=True, slots=True)
class News:
    """Something that is new, changed or gone since the run before of the same inputs."""

    id: Id
    change: Annotated[str, "new, changed or gone"]
    about: Annotated[str, "documents, figures, control or contradictions"]
    row_id: Annotated[str | None, "the row that tells it now (documents: the document); null when it is gone"]
    doc_id: Annotated[str, "document that tells it, or told it first"]
    quote: Annotated[str, "its words; of a document its title"]
    before: Annotated[str | None, "words before, where they changed"]
    n_outlets: Annotated[int | None, "outlets that tell it now"]
    n_origins: Annotated[int | None, "origins that tell it now"]


def news(before: "Mapping[str, pd.DataFrame]", now: "Mapping[str, pd.DataFrame]") -> list[News]:
    """Rows between two weighed sets of tables: documents, then what they tell, then what they dispute; new before changed and gone."""
    drafts = [*_documents(before, now), *_told(before, now), *_disputed(before, now)]
    rank = {name: i for i, name in enumerate((NEW, CHANGED, GONE))}
    tables = ("documents", "figures", "control", "contradictions")
    ordered = sorted(drafts, key=lambda n: (tables.index(n.about), rank[n.change]))
    return [replace(draft, id=f"B{i}") for i, draft in enumerate(ordered, 1)]


def _documents(before: "Mapping[str, pd.DataFrame]", now: "Mapping[str, pd.DataFrame]") -> Iterator[News]:
    old, new = ({d["id"]: d for d in rows(tables, "documents")} for tables in (before, now))
    for name, document in new.items():
        if name not in old:
            yield _document(NEW, document)
        elif old[name]["sha256"] != document["sha256"]:
            yield _document(CHANGED, document)
    yield from (_document(GONE, d) for name, d in old.items() if name not in new)


def _document(change: str, document: Row) -> News:
    name = document["id"]
    return News("", change, "documents", None if change == GONE else name, name, document["title"] or name, None, None, None)


def _told(before: "Mapping[str, pd.DataFrame]", now: "Mapping[str, pd.DataFrame]") -> Iterator[News]:
    """Subjects of the coverage, each by what is told of it last; of one key those whose days can be the same are one."""
    old = _subjects(before)
    for key, subjects in _subjects(now).items():
        for subject in subjects:
            last = subject[-1]
            known = _before(old.get(key, []), subject)
            if known is None:
                yield _proposition(NEW, last, None)
                continue
            old[key].remove(known)
            if _value(known[-1]) != _value(last):
                yield _proposition(CHANGED, last, known[-1]["quote"])
    yield from (_proposition(GONE, s[-1], None) for left in old.values() for s in left)


def _before(subjects: list[list[Row]], subject: list[Row]) -> list[Row] | None:
    """The subject of the run before that one is: that with its number, else any of its days; of battles a day has too many for that."""
    here = [s for s in subjects if overlaps(s[0]["edtf"], subject[0]["edtf"])]
    same = next((s for s in here if _value(s[-1]) == _value(subject[-1])), None)
    return same or (
        None if subject[0]["table"] == "figures" and of_battle(subject[0] | {"category": subject[0]["type"]}) else next(iter(here), None)
    )


def _subjects(tables: "Mapping[str, pd.DataFrame]") -> dict[tuple, list[list[Row]]]:
    by_subject: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows(tables, "coverage"):
        by_subject[row["subject_id"]].append(row)
    found: defaultdict[tuple, list[list[Row]]] = defaultdict(list)
    for subject in by_subject.values():
        found[tuple(subject[0][k] for k in ("table", "type", "place_id", "part"))].append(subject)
    return dict(found)


def _value(row: Row) -> tuple:
    return row["side"] if row["table"] == "control" else None, row["low"], row["best"], row["high"]


def _proposition(change: str, row: Row, before: str | None) -> News:
    gone = change == GONE
    counts = (None, None) if gone else (row["n_outlets"], row["n_origins"])
    return News("", change, row["table"], None if gone else row["first_row"], row["first_document"], row["quote"], before, *counts)


def _disputed(before: "Mapping[str, pd.DataFrame]", now: "Mapping[str, pd.DataFrame]") -> Iterator[News]:
    old, new = ({_pair(row): row for row in rows(tables, "contradictions")} for tables in (before, now))
    yield from (_contradiction(NEW, row) for key, row in new.items() if key not in old)
    yield from (_contradiction(GONE, row) for key, row in old.items() if key not in new)


def _pair(row: Row) -> tuple:
    return row["kind"], frozenset((row["a_quote"], row["b_quote"]))


def _contradiction(change: str, row: Row) -> News:
    document = row["a_id"].rpartition(":")[0]
    words = f"{row['a_quote']} / {row['b_quote']}"
    return News("", change, "contradictions", None if change == GONE else row["a_id"], document, words, None, None, None)
