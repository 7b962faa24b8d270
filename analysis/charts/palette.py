"""Colours: fixed for each side, told apart by colour-blind readers, and always with text that can be read on them."""

from collections.abc import Iterable

INK, MUTED, RULE, FAINT, MARK, PAPER = "#222222", "#666666", "#dcdcdc", "#f3f3f3", "#8a8a8a", "#ffffff"
ALERT = "#b3261e"
# after Okabe and Ito, darkened so that white words can stand on most of them
SIDES = {
    "vermilion": "#c4512b",
    "charcoal": "#454545",
    "green": "#00805f",
    "amber": "#e0a30b",
    "sky": "#56aee2",
    "purple": "#8f5bb0",
    "blue": "#1f5fa8",
    "rose": "#d77fa9",
    "brown": "#7b4b23",
    "lime": "#a8b820",
}
READABLE = 4.5  # WCAG 2.2, 1.4.3


def colours(sides: Iterable[str], named: dict[str, str | None]) -> dict[str, str]:
    """Colour of each side: the one it is known by, or the next free one of the palette, in order; grey when all are used."""
    found = {side: SIDES[str(named.get(side))] for side in sides if named.get(side) in SIDES}
    free = [c for name, c in SIDES.items() if c not in found.values()]
    for side in sides:
        if side not in found:
            found[side] = free.pop(0) if free else MARK
    return found


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2), from 1 to 21."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def on(colour: str) -> str:
    """Colour of words that stand on a colour."""
    return PAPER if contrast(colour, PAPER) >= READABLE else INK


def as_text(colour: str) -> str:
    """The colour, as dark as words in it must be on paper."""
    step = 0.0
    while contrast(mix(colour, INK, step), PAPER) < READABLE:
        step += 0.05
    return mix(colour, INK, step)


def mix(a: str, b: str, share: float) -> str:
    """The colour that is `share` of the way from one to the other."""
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(_rgb(a), _rgb(b), strict=True))


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _rgb(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
