"""Maps: where a place lies on the sheet, the coasts and borders that show there, and how long a kilometre is.

Equirectangular about the middle latitude, so that shapes keep their proportions there; a map never mirrors, whatever the language.
"""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

KM_PER_DEGREE = 111.2  # of latitude; of longitude at the equator
LEAST = 3.6  # degrees of latitude that a map shows at least: less would show no coast or border
Point = tuple[float, float]
REGION = (-18.0, -6.0, 64.0, 45.0)  # west, south, east, north: beyond it there are no outlines
APART = 5.0  # degrees between two wars' places: nearer ones share a map


@cache
def outlines(layer: str) -> tuple[tuple[Point, ...], ...]:
    """Lines of a layer, `coast` or `borders`, as points of longitude and latitude in degrees."""
    text = resources.files("analysis.charts.outlines").joinpath("lines.json").read_text(encoding="utf-8")
    return tuple(tuple((lon, lat) for lon, lat in line) for line in json.loads(text)[layer])


@dataclass(frozen=True, slots=True)
class Map:
    """A window on the world, in degrees, on a rectangle of the sheet, in points from the left and the top."""

    west: float
    south: float
    east: float
    north: float
    left: float
    top: float
    wide: float
    tall: float

    def at(self, lon: float, lat: float) -> Point:
        """Where a place lies."""
        return (
            self.left + (lon - self.west) / (self.east - self.west) * self.wide,
            self.top + (self.north - lat) / (self.north - self.south) * self.tall,
        )

    @property
    def km(self) -> float:
        """Points that a kilometre takes at the middle latitude."""
        return self.tall / (self.north - self.south) / KM_PER_DEGREE

    def lines(self, layer: str) -> Iterator[list[Point]]:
        """What the window shows of a layer, in points."""
        for line in outlines(layer):
            run: list[Point] = []
            for a, b in pairwise(line):
                cut = self._cut(a, b)
                if cut is None:
                    continue
                first, last = (self.at(*p) for p in cut)
                if run and math.dist(run[-1], first) < 1e-6:
                    run.append(last)
                else:
                    if run:
                        yield run
                    run = [first, last]
            if run:
                yield run

    def _cut(self, a: Point, b: Point) -> tuple[Point, Point] | None:
        """The stretch of a line that lies in the window (Liang and Barsky 1984)."""
        low, high = 0.0, 1.0
        dx, dy = b[0] - a[0], b[1] - a[1]
        for p, q in ((-dx, a[0] - self.west), (dx, self.east - a[0]), (-dy, a[1] - self.south), (dy, self.north - a[1])):
            if p == 0:
                if q < 0:
                    return None
            elif p < 0:
                low = max(low, q / p)
            else:
                high = min(high, q / p)
        if low >= high:
            return None
        return (a[0] + low * dx, a[1] + low * dy), (a[0] + high * dx, a[1] + high * dy)


def regions(places: Sequence[Point]) -> list[list[int]]:
    """Numbers of the places in groups that lie apart from each other, the largest group first; what lies out of the region is in none."""
    inside = [i for i, (lon, lat) in enumerate(places) if REGION[0] <= lon <= REGION[2] and REGION[1] <= lat <= REGION[3]]
    groups: list[list[int]] = []
    for i in inside:
        near = [g for g in groups if any(math.dist(places[i], places[j]) < APART for j in g)]
        groups = [g for g in groups if g not in near] + [sorted([i, *(j for g in near for j in g)])]
    return sorted(groups, key=lambda g: (-len(g), g))


def window(places: Iterable[Point], left: float, top: float, wide: float, lowest: float, highest: float) -> Map:
    """A map of the places with a margin, `wide` points broad and from `lowest` to `highest` tall."""
    known = list(places)
    lons, lats = [p[0] for p in known], [p[1] for p in known]
    middle = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    narrow = math.cos(math.radians(middle[1]))
    tall = max((max(lats) - min(lats)) * 1.3, LEAST)  # in degrees of latitude, both of them
    broad = max((max(lons) - min(lons)) * narrow * 1.4, LEAST)
    points = min(max(wide * tall / broad, lowest), highest)
    scale = max(tall / points, broad / wide)
    tall, broad = points * scale, wide * scale / narrow
    return Map(middle[0] - broad / 2, middle[1] - tall / 2, middle[0] + broad / 2, middle[1] + tall / 2, left, top, wide, points)


def degrees(low: float, high: float, most: int = 5) -> list[float]:
    """Round degrees between two, at most so many."""
    for step in (0.25, 0.5, 1, 2, 5, 10, 15, 30):
        first = math.ceil(low / step)
        found = [n * step for n in range(first, math.floor(high / step) + 1)]
        if len(found) <= most:
            return found
    return []


def bar(km: float, room: float) -> int:
    """The longest round number of kilometres that fits into the room, when one takes `km` points."""
    return max((n for n in (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000) if n * km <= room), default=1)
