"""Subjects: rows of several documents that speak of one thing, kept apart when in doubt.

Figures meet where they count the same people or things of one side at one place on days that can be the same; changes of control
where the same side gains or loses the same place. Where a row states no day, the days before its publication stand for it.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from analysis.edtf import bounds
from analysis.text.words import words
from analysis.weigh.chains import Chains
from analysis.weigh.changes import GAINS, LOSSES, NOT_HAPPENED
from analysis.weigh.rows import Evidence, Row

Days = tuple[date, date]
Item = TypeVar("Item")
STATED, PUBLICATION = "stated", "publication"
NEWS = timedelta(days=3)  # what is told without a day is news: it happened so shortly before its publication
LONG = timedelta(days=7)  # a longer time holds many events, so two numbers of it are not of one
ANOTHER = 5  # times the number before: a toll of a day does not grow so from one report to the next
_TOLL = 50  # a few dead of the first hour can be many at night; so many do not become five times as many
PEOPLE = ("killed", "wounded", "killed_and_wounded", "captured", "abducted", "missing", "displaced")
# words for people that say no more than the category and the side do: «25 قتيلا», «25 شخصا» and «25 عنصرا» can be the same ones
_ANYBODY = frozenset(
    "killed wounded dead casualty victim body person individual man resident citizen civilian member gunman militant fighter "
    "soldier troops displaced captive prisoner missing abducted".split()
)
_BESIDE = frozenset("اخر اخري اخرون اخرين اخران اخريان".split())
NOBODY = ("CIVILIANS", None)  # a toll without a side is mostly one of civilians


@dataclass(frozen=True)
class Subject:
    """Rows that speak of one thing, in order of publication, and the days that all of them allow."""

    table: str
    rows: tuple[Row, ...]
    days: Days
    basis: str


def order(evidence: Evidence) -> Callable[[Row], tuple[str, int, int]]:
    """Key by which rows stand in order of publication; undated documents come last, in order of the inputs."""
    place = {d["id"]: (d["published"] or "~", i) for i, d in enumerate(evidence.documents)}
    return lambda row: (*place[row["doc_id"]], row["start"])


def figure_subjects(evidence: Evidence, chains: Chains) -> list[Subject]:
    """Subjects of the figures that state how many people or things of one place met with something, each once a document and origin."""
    kept: defaultdict[tuple[str, str, Hashable], list[Row]] = defaultdict(list)
    for figure in evidence.figures:
        key = _counted(evidence, figure)
        if key and not figure["same_as"]:
            kept[figure["doc_id"], chains.of(figure).group, key].append(figure)
    single = [(key, rows[0]) for (_, _, key), rows in kept.items() if len({_value(r) for r in rows}) == 1]
    at = order(evidence)
    return sorted((s for subject in met(evidence, "figures", single) for s in _by_size(subject, at)), key=lambda s: at(s.rows[0]))


def _by_size(subject: Subject, at: Callable[[Row], tuple]) -> Iterator[Subject]:
    """Reports that differ as the toll of a day and that of a war do are of two subjects; of a stated day only from many on."""
    least = _TOLL if subject.basis == STATED else 0
    held: list[Row] = []
    for row in sorted(subject.rows, key=lambda r: (value(r) or 0, at(r))):
        before = (value(held[-1]) or 0) if held else 0
        if held and before >= least and (value(row) or 0) > ANOTHER * max(1, before):
            yield replace(subject, rows=tuple(sorted(held, key=at)))
            held = []
        held.append(row)
    yield replace(subject, rows=tuple(sorted(held, key=at)))


def value(row: Row) -> float | None:
    """The number by which a figure is set beside others: the best, else the lowest, else the highest."""
    return next((row[k] for k in ("best", "low", "high") if row[k] is not None), None)


def of_battle(figure: Row) -> bool:
    """Whether a place has many such incidents a day: all but the victims among people of no side."""
    return figure["category"] not in PEOPLE or figure["side"] not in NOBODY


def same_number(a: Row, b: Row) -> bool:
    """Whether two figures give one value."""
    return _value(a) == _value(b)


def _counted(evidence: Evidence, figure: Row) -> Hashable | None:
    """What a figure counts, where two sources can be compared in it."""
    place = evidence.whole(figure["place_id"])
    country = (evidence.entity(place).get("country") or "").lower()
    if place is None or place == country or _value(figure) == (None, None, None):
        return None
    if figure["category"] not in (*PEOPLE, "strikes", "localities", "materiel") or _others(figure):
        return None
    unit = None if figure["category"] in PEOPLE and figure["unit"] in (*_ANYBODY, None) else figure["unit"]
    side = None if figure["side"] in NOBODY else figure["side"]
    return figure["category"], unit, side, place


def _value(figure: Row) -> tuple[float | None, float | None, float | None]:
    return figure["low"], figure["best"], figure["high"]


def _others(figure: Row) -> bool:
    """«آخرين»: counted beside others, so not the whole."""
    return any(form.removeprefix("ال") in _BESIDE for form in words(figure["quote"]).forms)


def event_subjects(evidence: Evidence) -> list[Subject]:
    """Subjects of the events that give a place to a side or take it; who gained it and who lost it are one where the article says so."""
    keyed = []
    lost_to: dict[tuple, str] = {}
    told = [e for e in evidence.control if e["place_id"] and e["type"] in (*GAINS, *LOSSES) and e["status"] not in NOT_HAPPENED]
    for event in told:
        if event["to_side"] and event["from_side"]:
            lost_to.setdefault((event["place_id"], event["part"], event["from_side"], span(evidence, event)), event["to_side"])
    for event in told:
        where = event["place_id"], event["part"], event["n_places"]
        to_side = event["to_side"] or lost_to.get((*where[:2], event["from_side"], span(evidence, event)))
        if to_side or event["from_side"]:
            keyed.append(((*where, to_side, None if to_side else event["from_side"]), event))
    return met(evidence, "control", keyed)


def met(evidence: Evidence, table: str, keyed: Iterable[tuple[Hashable, Row]]) -> list[Subject]:
    """Rows with one key whose days have one in common, as subjects in order of their first row."""
    by_key: defaultdict[Hashable, list[tuple[Days, str, Row]]] = defaultdict(list)
    for key, row in keyed:
        spanned = span(evidence, row)
        if spanned:
            by_key[key].append((*spanned, row))
    at = order(evidence)
    found = [subject for dated in by_key.values() for subject in _swept(table, dated, at)]
    return sorted(found, key=lambda s: at(s.rows[0]))


def _swept(table: str, dated: list[tuple[Days, str, Row]], at: Callable[[Row], tuple]) -> Iterator[Subject]:
    held: list[tuple[str, Row]] = []
    days: Days = (date.min, date.max)
    for own, basis, row in sorted(dated, key=lambda d: (d[0], at(d[2]))):
        shared = max(days[0], own[0]), min(days[1], own[1])
        if held and shared[0] > shared[1]:
            yield _subject(table, held, days, at)
            held, shared = [], own
        held.append((basis, row))
        days = shared
    if held:
        yield _subject(table, held, days, at)


def _subject(table: str, held: list[tuple[str, Row]], days: Days, at: Callable[[Row], tuple]) -> Subject:
    basis = STATED if all(b == STATED for b, _ in held) else PUBLICATION
    return Subject(table, tuple(sorted((row for _, row in held), key=at)), days, basis)


def side_by_side(first: Iterable[tuple[Item, Days]], second: Iterable[tuple[Item, Days]]) -> Iterator[tuple[Item, Item]]:
    """Each item of the first with each of the second whose days have one in common, in order of the first."""
    of_day: defaultdict[date, list[int]] = defaultdict(list)
    others = list(second)
    for place, (_, days) in enumerate(others):
        for n in range((days[1] - days[0]).days + 1):
            of_day[days[0] + timedelta(days=n)].append(place)
    for item, days in first:
        met = {place for n in range((days[1] - days[0]).days + 1) for place in of_day.get(days[0] + timedelta(days=n), ())}
        yield from ((item, others[place][0]) for place in sorted(met))


def span(evidence: Evidence, row: Row) -> tuple[Days, str] | None:
    """Days of a row and what they rest on; None when neither text nor publication bounds them to a week."""
    first, last = bounds(row["edtf"])
    if first and last:
        return ((first, last), STATED) if last - first < LONG else None
    published = bounds(evidence.published.get(row["doc_id"]))[1]
    if row["edtf"] or published is None:
        return None
    return (published - NEWS, published), PUBLICATION
