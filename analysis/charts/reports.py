"""Series of reports as they are drawn: of one subject, each report with its time, its number and its origin."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from analysis.charts import palette
from analysis.charts.evidence import Evidence, Row
from analysis.charts.figures_overview import number
from analysis.charts.strengths import Strength

MOST = 22  # reports of one series that a picture holds


@dataclass(frozen=True, slots=True)
class Report:
    """One value that one origin gave; `time` in days (an ordinal with the part of the day), None when undated."""

    origin: str
    source: str
    time: float | None
    timed: bool
    strength: Strength
    day: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Reports of one subject in order of publication, and where they go."""

    name: str
    direction: str
    origins: int
    reports: tuple[Report, ...]

    @property
    def shown(self) -> tuple[Report, ...]:
        """The dated reports with a number, or as many as a picture holds: those of the origins that report most often first."""
        dated = [r for r in self.reports if r.time is not None and r.strength.values]
        often = Counter(r.origin for r in dated)
        best = sorted(range(len(dated)), key=lambda i: (-often[dated[i].origin], i))[:MOST]
        return tuple(dated[i] for i in sorted(best))

    @property
    def values(self) -> list[float]:
        """All numbers told, in order of publication."""
        return [v for r in self.reports for v in r.strength.values]


def read(evidence: Evidence) -> list[Series]:
    """All series with a report that can be drawn, those of most such reports and origins first."""
    rows: dict[str, list[Row]] = {}
    for row in evidence.rows("figure_series"):
        rows.setdefault(row["series_id"], []).append(row)
    found = [_series(evidence, own) for own in rows.values()]
    return sorted((s for s in found if s.shown), key=lambda s: (-len(s.shown), -s.origins))


def _series(evidence: Evidence, rows: list[Row]) -> Series:
    first = rows[0]
    side = evidence.side(first["side"]) if first["side"] else None
    what = evidence.term("category", first["category"])
    named = (what[:1].upper() + what[1:], side, evidence.place(first["place_id"], None), evidence.day(first["edtf"]))
    name = evidence.join(n for n in named if n)
    order = list(dict.fromkeys(r["origin"] for r in sorted(rows, key=lambda r: -sum(q["origin"] == r["origin"] for q in rows))))
    free = list(palette.SIDES.values())
    colours = {o: free[i] if i < len(free) else palette.MARK for i, o in enumerate(order)}
    return Series(name, first["direction"], int(first["n_origins"]), tuple(_report(evidence, r, colours[r["origin"]]) for r in rows))


def _report(evidence: Evidence, row: Row, colour: str) -> Report:
    figure = evidence.figures.get(row["figure_id"])
    words = number(evidence, figure) if figure else evidence.amount(row)
    # «عشرات» has no place on a scale: the bounds that a table gives it are a convention
    low, best, high = (None if row["figure_id"] in evidence.vague else row[k] for k in ("low", "best", "high"))
    strength = Strength("", row["side"], colour, words, low, best, high, row["bound"], bool(row["approx"]), muted=False)
    time, timed = _time(row["published"])
    chain = evidence.chains.get(row["chain_id"])
    source = evidence.origin(chain) or evidence.quoted(row["source"])
    outlets = tuple(evidence.outlet(o) for o in row["outlets"])
    return Report(row["origin"], source, time, timed, strength, evidence.day((row["published"] or "")[:10]), outlets)


def _time(published: str | None) -> tuple[float | None, bool]:
    """When a report came, and whether its hour is known; without one it stands in the middle of its day."""
    if not published:
        return None, False
    day = float(date.fromisoformat(published[:10]).toordinal())
    hour, minute = published[11:13], published[14:16]
    known = hour.isdigit() and minute.isdigit() and (hour, minute) != ("00", "00")
    return (day + int(hour) / 24 + int(minute) / 1440, True) if known else (day + 0.5, False)
