"""Series of figures: what sources reported of one thing, one report after the other. Reports are never added up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count, pairwise
from typing import Annotated, Any

from analysis.columns import Approx, Best, Bound, Edtf, High, Id, Low
from analysis.weigh.chains import Chains
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.subjects import Subject, of_battle, value


@dataclass(frozen=True, slots=True)
class FigureReport:
    """One value that one origin gave of a subject that several documents count: a report in a series, never a summand."""

    id: Id
    series_id: Annotated[str, "reports of one subject have the same"]
    number: Annotated[int, "place in the series, from 1, by first publication"]
    category: Annotated[str, "killed, wounded, displaced, … (codebook, figures)"]
    unit: Annotated[str | None, "what is counted, where it says more than the category does"]
    side: Annotated[str | None, "side whose people or things they are; null for civilians and where nobody is named"]
    place_id: Annotated[str, "the place, or the whole place that it is a part of"]
    edtf: Edtf
    basis: Annotated[str, "stated (every report states its day) or publication (a day was taken from that of publication)"]
    joined: Annotated[
        str,
        "why its reports are of one thing: one_toll (victims among civilians, or of no side, of a place and day) or one_incident (one "
        "spot, the same words, or a number that is the same and not round): of strikes, things and fighters a day of battle has many",
    ]
    low: Low
    best: Best
    high: High
    bound: Bound
    approx: Approx
    quote: Annotated[str, "words of the first telling"]
    figure_id: Annotated[str, "the figure of the first telling"]
    figure_ids: Annotated[tuple[str, ...], "figures that tell it"]
    origin: Annotated[str, "group of the source chain: on whose word"]
    source: Annotated[str, "the origin in the words of the first article"]
    chain_id: Annotated[str, "source chain of the first telling"]
    published: Annotated[str | None, "first publication, ISO 8601; null when unknown"]
    last_published: Annotated[str | None, "last publication, ISO 8601"]
    documents: Annotated[tuple[str, ...], "documents that carry it, the first one first"]
    outlets: Annotated[tuple[str, ...], "outlets that carry it; a document's id where its outlet is not known"]
    change: Annotated[str, "against this origin's report before: first, up, down or other (neither is shown)"]
    first_value: Annotated[float | None, "of the whole series: value of its first report (best, else low, else high)"]
    last_value: Annotated[float | None, "of the whole series: value of its last report"]
    direction: Annotated[str, "of the whole series: rising, falling, steady, mixed, or apart (origins differ on one day)"]
    n_origins: Annotated[int, "of the whole series: origins"]
    n_outlets: Annotated[int, "of the whole series: outlets"]
    n_documents: Annotated[int, "of the whole series: documents"]


def series(evidence: Evidence, chains: Chains, subjects: Iterable[Subject]) -> list[FigureReport]:
    """Reports of all subjects that several documents count, series after series."""
    numbers = count(1)
    found = [r for s in subjects if len({row["doc_id"] for row in s.rows}) > 1 for r in _series(evidence, chains, s, next(numbers))]
    return [replace(report, id=f"V{i}") for i, report in enumerate(found, 1)]


def outlet(evidence: Evidence, doc_id: str) -> str:
    """Outlet of a document; its id where it is not known: two unknown outlets are not one."""
    return evidence.outlets.get(doc_id) or doc_id


def days_of(subject: Subject) -> str:
    """Days of a subject as EDTF."""
    first, last = (d.isoformat() for d in subject.days)
    return first if first == last else f"{first}/{last}"


def reports(chains: Chains, rows: Iterable[Row]) -> list[list[Row]]:
    """Rows in order of publication as reports: what one origin says without a change is one, in whatever number of documents."""
    found: list[list[Row]] = []
    last: dict[str, list[Row]] = {}
    for row in rows:
        group = chains.of(row).group
        before = last.get(group)
        if before and all(before[0][k] == row[k] for k in ("low", "best", "high", "bound")):
            before.append(row)
        else:
            found.append(fresh := [row])
            last[group] = fresh
    return found


def _series(evidence: Evidence, chains: Chains, subject: Subject, number: int) -> Iterator[FigureReport]:
    told = reports(chains, subject.rows)
    values = [value(rows[0]) for rows in told]
    documents = list(dict.fromkeys(r["doc_id"] for r in subject.rows))
    whole: dict[str, Any] = {
        "direction": _direction(evidence, told), "first_value": values[0], "last_value": values[-1],
        "n_origins": len({chains.of(r).group for r in subject.rows}), "n_documents": len(documents),
        "n_outlets": len({outlet(evidence, d) for d in documents}),
    }  # fmt: skip
    before: dict[str, Row] = {}
    for place, rows in enumerate(told, 1):
        first, chain = rows[0], chains.of(rows[0])
        here = tuple(dict.fromkeys(r["doc_id"] for r in rows))
        dates = [time for d in here if (time := evidence.times[d])]
        yield FigureReport(
            id="", series_id=f"SR{number}", number=place, category=first["category"], unit=_unit(subject), side=_side(subject),
            place_id=evidence.whole(first["place_id"]) or "", edtf=days_of(subject), basis=subject.basis,
            joined="one_incident" if of_battle(first) else "one_toll",
            **{k: first[k] for k in ("low", "best", "high", "bound", "approx", "quote")},
            figure_id=first["id"], figure_ids=tuple(r["id"] for r in rows),
            origin=chain.group, source=chain.origin, chain_id=chain.id,
            published=evidence.times[here[0]], last_published=max(dates, default=None),
            documents=here, outlets=tuple(dict.fromkeys(outlet(evidence, d) for d in here)),
            change=_change(before.get(chain.group), first), **whole,
        )  # fmt: skip
        before[chain.group] = first


def _unit(subject: Subject) -> str | None:
    units = {r["unit"] for r in subject.rows}
    return units.pop() if len(units) == 1 else None


def _side(subject: Subject) -> str | None:
    sides = {r["side"] for r in subject.rows}
    return sides.pop() if len(sides) == 1 else None


def _change(before: Row | None, now: Row) -> str:
    if before is None:
        return "first"
    a, b = value(before), value(now)
    return "other" if a is None or b is None or a == b else "up" if b > a else "down"


def _direction(evidence: Evidence, told: list[list[Row]]) -> str:
    """Where a series goes; reports that differ on one day of publication are apart, as nothing shows which is the later."""
    dated = [(evidence.times[rows[0]["doc_id"]] or "", value(rows[0])) for rows in told]
    numbers = [n for _, n in dated if n is not None]
    if len(set(numbers)) < 2:
        return "steady"
    if len({t for t, _ in dated}) == 1:
        return "apart"
    steps = {b > a for a, b in pairwise(numbers) if a != b}
    return "mixed" if len(steps) > 1 else "rising" if steps.pop() else "falling"
