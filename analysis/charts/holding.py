"""Control spells as they are drawn: places, a lane a source in each, and how often a place changed hands."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analysis.charts.evidence import Evidence, Row

ASSESSED = "assessed"
MOST_PLACES, MOST_LANES = 12, 4
FEW = 8  # places that have room for all lanes and tall bars
CROWD = 40  # days told from which the oldest quarter does not decide what is drawn
End = tuple[int | None, int | None]  # earliest and latest day of a beginning or an ending
PALE = ("implied", "presupposed")


@dataclass(frozen=True, slots=True)
class Spell:
    """One holder of a place; days as ordinals. An end is None when nothing is told of it, one of its days when that alone is open."""

    holder: str | None
    words: str
    start: End | None
    end: End | None
    until: int | None
    status: str
    degree: str
    contested: bool
    row: Row

    @property
    def first(self) -> float:
        """What a lane is put in order by."""
        start, end = told(self.start), told(self.end)
        return start[0] if start else end[0] - 0.5 if end else self.until or 0

    @property
    def pale(self) -> bool:
        """Whether nobody says it and it only follows from what is said."""
        return self.status in PALE


@dataclass(frozen=True, slots=True)
class Lane:
    """What one origin, or the reference, says of one place."""

    source: str
    assessed: bool
    spells: tuple[Spell, ...]

    @property
    def changes(self) -> int:
        """How often the holder changed."""
        holders = [s.holder for s in self.spells]
        return sum(a != b for a, b in itertools.pairwise(holders))

    @property
    def articles(self) -> int:
        """How many articles it rests on."""
        return len({d for s in self.spells for d in s.row["documents"]})


@dataclass(frozen=True, slots=True)
class Place:
    """A place, or a part of one, and its lanes; the reference last."""

    id: str
    name: str
    whole: bool
    lanes: tuple[Lane, ...]

    @property
    def told(self) -> int:
        """Changes that the source tells which has most articles on it; of several such, the most."""
        return max(((lane.articles, lane.changes) for lane in self.lanes if not lane.assessed), default=(0, 0))[1]

    @property
    def known(self) -> int | None:
        """Changes that the reference knows; None without a reference."""
        return next((lane.changes for lane in self.lanes if lane.assessed), None)


def read(evidence: Evidence) -> list[Place]:
    """Places that the articles speak of: those first that one source tells in most articles, then those that changed hands most often."""
    contested = {e["id"] for e in evidence.rows("control") if e["type"] in ("contested", "besieged", "encircled")}
    lanes: dict[tuple, dict[str, list[Row]]] = {}
    for row in evidence.rows("control_spells"):
        lanes.setdefault((row["place_id"], row["part"]), {}).setdefault(row["lane"], []).append(row)
    places = []
    for (_, part), by_lane in lanes.items():
        rows = next(iter(by_lane.values()))
        if set(by_lane) == {ASSESSED}:
            continue
        ordered = sorted(by_lane.items(), key=lambda item: item[0] == ASSESSED)
        name = evidence.place(rows[0]["place_id"], rows[0]["place"], part)
        places.append(Place(rows[0]["place_id"], name, not part, tuple(_lane(evidence, name, rows, contested) for name, rows in ordered)))
    most: dict[str, tuple[int, int]] = {}
    for place in places:
        articles = max(lane.articles for lane in place.lanes)
        known = most.setdefault(place.id, (0, 0))
        most[place.id] = max(known[0], articles), max(known[1], place.told)
    order = {name: i for i, name in enumerate(most)}
    return sorted(places, key=lambda p: (-most[p.id][0], -most[p.id][1], order[p.id], not p.whole))


def telling(places: list[Place]) -> tuple[list[Place], int]:
    """Places and lanes that go into a picture, and how many lanes do not: each place once before further parts of any."""
    named = [p for p in places if any(s.holder for lane in p.lanes if not lane.assessed for s in lane.spells)]
    again = [sum(q.id == p.id for q in named[:i]) for i, p in enumerate(named)]
    chosen = sorted(sorted(range(len(named)), key=lambda i: again[i])[:MOST_PLACES])
    most = MOST_LANES if len(named) <= FEW else MOST_LANES - 1
    kept: list[Place] = []
    for place in (named[i] for i in chosen):
        told = [lane for lane in place.lanes if not lane.assessed and any(s.holder for s in lane.spells)]
        best = sorted(range(len(told)), key=lambda i: (-told[i].articles, -told[i].changes, i))[:most]
        kept.append(
            Place(place.id, place.name, place.whole, (*(told[i] for i in sorted(best)), *(lane for lane in place.lanes if lane.assessed)))
        )
    return kept, sum(len(p.lanes) for p in places) - sum(len(p.lanes) for p in kept)


def _lane(evidence: Evidence, name: str, rows: list[Row], contested: set[str]) -> Lane:
    spells = tuple(sorted((_spell(evidence, row, contested) for row in rows), key=lambda s: s.first))
    chain = evidence.chains.get(rows[0]["chain_id"])
    via = evidence.via(chain)
    source = evidence.origin(chain) or name
    assessed = name == ASSESSED
    return Lane(
        evidence.words("source.reference")
        if assessed
        else f"{source}, {evidence.words('source.via', names=via)}"
        if via and evidence.wording.lang == "en"
        else f"{source} {evidence.words('source.via', names=via)}"
        if via
        else source,
        assessed,
        spells,
    )


def _spell(evidence: Evidence, row: Row, contested: set[str]) -> Spell:
    words = evidence.side(row["holder"])
    if row["supporters"]:
        words = evidence.words("control.support", holder=words, supporters=evidence.join(map(evidence.side, row["supporters"])))
    if row["n_places"]:
        words = evidence.words("control.counted", holder=words, localities=evidence.words("control.localities", n=int(row["n_places"])))
    until = (_days(row["known_until"], None) or (None,))[0]
    start, end = (_by(_days(row[f"{e}_earliest"], row[f"{e}_latest"]), until) for e in ("start", "end"))
    disputed = row["start_event"] in contested or row["status"] == "contested"
    return Spell(row["holder"], words, start, end, until, row["status"], row["degree"], disputed, row)


def _days(earliest: str | None, latest: str | None) -> End | None:
    first, last = (date.fromisoformat(d[:10]).toordinal() if d else None for d in (earliest, latest))
    return None if first is None and last is None else (first, last)


def _by(end: End | None, until: int | None) -> End | None:
    """An end told before its source was published lies before that day: «in 2015», said in July, is not in August."""
    if end and until and end[0] and end[1] and end[0] <= until < end[1]:
        return end[0], until
    return end


def told(end: End | None) -> list[int]:
    """The days of an end that are told."""
    return [d for d in end or () if d is not None]


def years(places: Iterable[Place]) -> str:
    """First and last year that is drawn, or the only one."""
    low = reach(places := list(places))[0].toordinal()
    days = [d for p in places for lane in p.lanes for s in lane.spells for d in (*told(s.start), *told(s.end), s.until) if d]
    found = sorted({date.fromordinal(d).year for d in days if d >= low})
    return "" if not found else str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"


def old(places: Iterable[Place]) -> bool:
    """Whether something is told of days before those that are drawn."""
    first = reach(places := list(places))[0].toordinal()
    return any(
        d < first for p in places for lane in p.lanes if not lane.assessed for s in lane.spells for d in (*told(s.start), *told(s.end))
    )


def reach(places: Iterable[Place]) -> tuple[date, date]:
    """First and last day to draw, with room before and after for ends that are open."""
    spells = [s for p in places for lane in p.lanes if not lane.assessed for s in lane.spells]
    days = [d for s in spells for d in (*told(s.start), *told(s.end), s.until) if d]
    first, last = min(days, default=date(2000, 1, 1).toordinal()), max(days, default=date(2000, 12, 31).toordinal())
    if len(days) > CROWD and len({s.until for s in spells}) > 1:
        # of many spells in several articles the old ones do not press all others together; what began before begins at the edge
        early = sorted(days)[len(days) // 4]
        first = max(first, early - max(last - early, 14))
    span = max(last - first, 14)
    open_start = any(s.start is None or s.start[0] is None for s in spells)
    return date.fromordinal(max(1, int(first - span * (0.16 if open_start else 0.04)))), date.fromordinal(int(last + span * 0.13))
