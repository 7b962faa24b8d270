"""Places for words: lines that fit, and labels that keep apart."""

from collections.abc import Callable, Iterator, Sequence

ELLIPSIS = "…"
Rect = tuple[float, float, float, float]  # x0, y0, x1, y1


def apart(centres: Sequence[float], widths: Sequence[float], low: float, high: float, gap: float = 6.0) -> list[float] | None:
    """Centres moved as little as needed so that labels on one line neither overlap nor leave [low, high]; None when they cannot.

    The order of the labels stays. Least squares under order constraints: neighbours that collide are pooled (pool adjacent
    violators, after Barlow et al. 1972).
    """
    if sum(widths) + gap * (len(widths) - 1) > high - low + 1e-9:
        return None
    order = sorted(range(len(centres)), key=lambda i: (centres[i], i))
    offset, pools = 0.0, []  # each pool: sum of wished starts, count; a label's start is its pool's mean plus its offset
    offsets = []
    for i in order:
        offsets.append(offset)
        pools.append([centres[i] - widths[i] / 2 - offset, 1])
        offset += widths[i] + gap
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            wished, count = pools.pop()
            pools[-1][0] += wished
            pools[-1][1] += count
    latest = high - offset + gap
    starts = [min(max(wished / count, low), latest) for wished, count in pools for _ in range(int(count))]
    placed = [0.0] * len(centres)
    for i, start, shift in zip(order, starts, offsets, strict=True):
        placed[i] = start + shift + widths[i] / 2
    return placed


def levels(spans: Sequence[tuple[float, float]], gap: float = 0.0) -> list[int]:
    """The first level, from 0, on which each span meets no earlier one, in order of their starts."""
    ends: list[float] = []
    found = [0] * len(spans)
    for i in sorted(range(len(spans)), key=lambda i: spans[i]):
        start, end = spans[i]
        level = next((n for n, last in enumerate(ends) if last + gap <= start), len(ends))
        ends[level : level + 1] = [end]
        found[i] = level
    return found


def around(
    anchors: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    bounds: Rect,
    taken: Sequence[Rect] = (),
    near: float = 9.0,
    far: float = 90.0,
) -> list[Rect | None]:
    """Room for a label of each size beside its anchor, the first ones first; None where there is none within `far`.

    No label meets another, an anchor's mark (`near` points round it), what is taken, or the bounds. The nearest free one of the
    eight places round the anchor is chosen, level ones first, as map makers do (Imhof 1975).
    """
    kept = [*taken, *((x - near * 0.8, y - near * 0.8, x + near * 0.8, y + near * 0.8) for x, y in anchors)]
    found: list[Rect | None] = []
    for anchor, size in zip(anchors, sizes, strict=True):
        inside = (r for r in _beside(anchor, size, near, far) if _within(r, bounds))
        free = next((r for r in inside if not any(meet(r, other) for other in kept)), None)
        if free:
            kept.append(free)
        found.append(free)
    return found


def meet(a: Rect, b: Rect) -> bool:
    """Whether two rectangles have more than an edge in common."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _within(rect: Rect, bounds: Rect) -> bool:
    return rect[0] >= bounds[0] and rect[1] >= bounds[1] and rect[2] <= bounds[2] and rect[3] <= bounds[3]


def _beside(anchor: tuple[float, float], size: tuple[float, float], near: float, far: float) -> Iterator[Rect]:
    """Rectangles round an anchor, from the nearest outwards."""
    (x, y), (wide, tall) = anchor, size
    away = near
    while away <= far:
        slant = away * 0.7
        for left, top in (
            (x + away, y - tall / 2),
            (x - away - wide, y - tall / 2),
            (x + slant, y - slant - tall),
            (x + slant, y + slant),
            (x - slant - wide, y - slant - tall),
            (x - slant - wide, y + slant),
            (x - wide / 2, y - away - tall),
            (x - wide / 2, y + away),
        ):
            yield left, top, left + wide, top + tall
        away += 9


def wrapped(text: str, room: float, measure: Callable[[str], float], most: int | None = None) -> list[str]:
    """Lines of a text, each at most `room` wide; a word that is wider is cut, and the last line says with «…» what is left out."""
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, room, measure):
            if lines and measure(f"{lines[-1]} {piece}") <= room:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    if most is None or len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), room, measure)]


def shortened(text: str, room: float, measure: Callable[[str], float]) -> str:
    """The text, or as many of its words as fit with «…» after them."""
    if measure(text) <= room:
        return text
    words = text.split()
    while len(words) > 1 and measure(" ".join(words) + ELLIPSIS) > room:
        words.pop()
    first = " ".join(words)
    while len(first) > 1 and measure(first + ELLIPSIS) > room:
        first = first[:-1]
    return first + ELLIPSIS


def _pieces(word: str, room: float, measure: Callable[[str], float]) -> list[str]:
    if measure(word) <= room or len(word) == 1:
        return [word]
    pieces, rest = [], word
    while rest:
        n = _longest(rest, room, measure)
        pieces.append(rest[:n])
        rest = rest[n:]
    return pieces


def _longest(word: str, room: float, measure: Callable[[str], float]) -> int:
    """How many letters of a word fit: at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(word[:middle]) <= room else (low, middle - 1)
    return low
