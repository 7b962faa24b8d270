"""Fonts of the briefs: a subset to embed in a page, folders for the PDF."""

import io
from base64 import b64encode
from functools import cache
from importlib import resources
from pathlib import Path

from fontTools import subset

SANS = "fontpkg_ibm_plex_sans_arabic"
SERIF = "fontpkg_amiri"
WEIGHTS = {400: "IBMPlexSansArabic-Regular.ttf", 600: "IBMPlexSansArabic-SemiBold.ttf"}
# Arabic, Latin with its accents, the punctuation, arrows and signs of the briefs: one subset for every text
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x600, 0x700),
    *range(0x2010, 0x2027),
    0x2030,
    0x2039,
    0x203A,
    *range(0x2190, 0x2194),
    0x2212,
    0x2248,
    0x2264,
    0x2265,
]


@cache
def embedded(weight: int) -> str:
    """A weight of the sans as base64 WOFF, cut to the letters that briefs use. The same bytes each time."""
    options = subset.Options(
        flavor="woff", hinting=False, layout_features=["*"], name_IDs=[0, 1, 2, 13, 14], drop_tables=["meta", "DSIG"], notdef_outline=True
    )
    font = subset.load_font(str(folder(SANS) / WEIGHTS[weight]), options)
    font.recalcTimestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    packed = io.BytesIO()
    subset.save_font(font, packed, options)
    return b64encode(packed.getvalue()).decode("ascii")


def folder(package: str) -> Path:
    """Folder of the font files of a package."""
    return Path(str(resources.files(package) / "files"))


def face_rules() -> str:
    """The @font-face rules of a page, fonts inside."""
    about = "font-family: \"Isnad Sans\"; font-display: swap"
    source = "url(\"data:font/woff;base64,{}\") format(\"woff\")"
    return "\n".join(f"@font-face {{ {about}; font-weight: {weight}; src: {source.format(embedded(weight))}; }}" for weight in WEIGHTS)
