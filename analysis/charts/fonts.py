"""Fonts of the charts and the measure of a text in them, so that words are laid out before they are drawn."""

from functools import cache
from importlib import resources
from pathlib import Path

import matplotlib
from matplotlib import font_manager
from matplotlib.ft2font import LoadFlags

# names of our own: a font of the same name installed on a machine can never take the place of the packaged one
FAMILY = ("Isnad Sans", "Isnad Sans Fallback")
REGULAR, MEDIUM, SEMIBOLD = 400, 500, 600
UNITS = 100.0
FILES = {REGULAR: "Regular", MEDIUM: "Medium", SEMIBOLD: "SemiBold"}


@cache
def files(weight: int) -> tuple[str, str]:
    """Font files of a weight: IBM Plex Sans Arabic, and DejaVu Sans for the letters it lacks."""
    plex = resources.files("fontpkg_ibm_plex_sans_arabic") / "files" / f"IBMPlexSansArabic-{FILES[weight]}.ttf"
    dejavu = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / ("DejaVuSans-Bold.ttf" if weight >= SEMIBOLD else "DejaVuSans.ttf")
    return str(plex), str(dejavu)


@cache
def register() -> None:
    """Make the fonts known to matplotlib, once a process."""
    for weight in FILES:
        for name, file in zip(FAMILY, files(weight), strict=True):
            font_manager.fontManager.ttflist.append(
                font_manager.FontEntry(
                    fname=file, name=name, style="normal", variant="normal", weight=weight, stretch="normal", size="scalable"
                )
            )


@cache
def width(drawn: str, size: float, weight: int) -> float:
    """Width in points of one line as `label` made it."""
    font = font_manager.get_font(list(files(weight)))
    # at the size that the SVG keeps its glyphs in: at the size of the label itself, advances are rounded to whole points
    font.set_size(UNITS, 72)
    font.set_text(drawn, 0.0, flags=LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 64 * size / UNITS
