"""Lines of pages as paragraphs of text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from analysis.read.glyphs import Line
from analysis.read.visual import kind, logical, mirrored

EDGE = 2  # lines at the head and at the foot of a page that may be repeated on others
SHARE = 0.6  # of the pages that carry a running line
_DIGITS = re.compile(r"\d+")
_SOFT = "\u00ad"
_PARTED = re.compile("\u00ad$|[A-Za-z]-$")


@dataclass(frozen=True, slots=True)
class Laid:
    """Text of pages, and the lines that were taken out of it because pages repeat them."""

    text: str
    running: tuple[str, ...]


def laid(pages: Sequence[Sequence[Line]]) -> Laid:
    """Paragraphs of pages, a line each."""
    pages = [_uncut(page, following) for page, following in zip_longest(pages, pages[1:], fillvalue=())]
    repeated = _repeated(pages)
    kept = [[line for line, key in _keyed(page) if key not in repeated] for page in pages]
    groups = list(_groups(kept))
    turned = mirrored([t for group in groups for t in _texts(group, False)])
    return Laid("\n".join(_joined(_texts(group, turned)) for group in groups), tuple(repeated.values()))


def _uncut(page: Sequence[Line], following: Sequence[Line]) -> list[Line]:
    """Lines of a page without tips of letters: browsers paint those of the next page's first line that reach above it, out of sight."""
    heads = sorted(following, key=lambda line: -line.y)[: EDGE + 1]
    return [line for line in page if not any(_tips(line, head) for head in heads)]


def _tips(line: Line, head: Line) -> bool:
    """Whether a line is some letters of another, at their places."""
    if len(line.glyphs) >= len(head.glyphs):
        return False
    return all(any(g.text == h.text and abs(g.origin - h.origin) < g.size / 10 for h in head.glyphs) for g in line.glyphs)


def _keyed(page: Sequence[Line]) -> list[tuple[Line, str]]:
    """Lines of a page, each with what it says without its digits if it stands at an edge, else with nothing."""
    by_height = sorted(page, key=lambda line: -line.y)
    edges = {id(line) for line in [*by_height[:EDGE], *by_height[-EDGE:]]}
    return [(line, _key(line) if id(line) in edges else "") for line in page]


def _key(line: Line) -> str:
    """What a line says, its digits apart, and where it stands."""
    return f"{round(line.y)} {_DIGITS.sub('#', ''.join((' ' if g.spaced else '') + g.text for g in line.glyphs))}"


def _repeated(pages: Sequence[Sequence[Line]]) -> dict[str, str]:
    """Keys of lines that stand at the edges of most pages, with the first text of each."""
    seen: Counter[str] = Counter()
    texts: dict[str, str] = {}
    full = [page for page in pages if page]
    for page in full:
        found = {key: line for line, key in _keyed(page) if key}
        seen.update(found.keys())
        for key, line in found.items():
            texts.setdefault(key, logical(line.glyphs, any(kind(g.text) == "R" for g in line.glyphs), False, True))
    return {key: texts[key] for key, n in sorted(seen.items()) if n >= 2 and n >= SHARE * len(full)}


def _groups(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Lines of each paragraph; one that goes on at the next page or column is one."""
    group: list[Line] = []
    for page in pages:
        leading = _leading(page)
        for line in page:
            if group and _begins(group[-1], line, leading, page):
                yield group
                group = []
            group.append(line)
    if group:
        yield group


def _leading(page: Sequence[Line]) -> float:
    steps = [a.y - b.y for a, b in pairwise(page) if 0 < a.y - b.y < 3 * max(a.size, b.size)]
    return sorted(steps)[len(steps) // 4] if steps else 0.0  # short paragraphs must not make their gaps the rule


def _begins(before: Line, line: Line, leading: float, page: Sequence[Line]) -> bool:
    """Whether a line begins a paragraph: another size, a gap, or a line before it that had room for its first word."""
    if abs(before.size - line.size) > 0.12 * max(before.size, line.size):
        return True
    step = before.y - line.y
    if step > 0 and leading and step > 1.35 * leading:
        return True
    beside = [other for other in page if min(other.right, line.right) > max(other.left, line.left)]
    width = max(o.right for o in beside) - min(o.left for o in beside)
    right_to_left = _reads_right(before)
    taken = before.right - before.left
    return taken + line.word(first=right_to_left) + 0.3 * line.size < 0.97 * width


def _reads_right(line: Line) -> bool:
    kinds = Counter(kind(g.text) for g in line.glyphs)
    return kinds["R"] >= kinds["L"]


def _texts(group: Sequence[Line], turned: bool) -> list[str]:
    """Text of each line of a paragraph."""
    kinds = Counter(kind(g.text) for line in group for g in line.glyphs)
    right_to_left = kinds["R"] >= kinds["L"] and kinds["R"] > 0
    texts: list[str] = []
    arabic = False
    for line in group:
        texts.append(logical(line.glyphs, right_to_left, arabic, turned))
        arabic = arabic or any(kind(g.text) == "R" for g in line.glyphs)
    return texts


def _joined(texts: Sequence[str]) -> str:
    """Lines as one; a word that was parted at the end of a line is whole again."""
    whole = ""
    for text in texts:
        if _PARTED.search(whole) and (whole[-1] == _SOFT or text[:1].islower()):
            whole = whole[:-1] + text
        else:
            whole = f"{whole} {text}" if whole else text
    return whole.replace(_SOFT, "")
