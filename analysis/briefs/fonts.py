"""Fonts of the briefs: a subset to embed in a page, folders for the PDF."""

import io
from base64 import b64encode
from functools import cache
from importlib import resources
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

SANS = "fontpkg_ibm_plex_sans_arabic"
SERIF = "fontpkg_amiri"
WEIGHTS = {400: "IBMPlexSansArabic-Regular.ttf", 600: "IBMPlexSansArabic-SemiBold.ttf"}
MISSING = "?"  # stands in the PDF for a letter that its fonts do not have
NAMES = (0, 1, 2, 13, 14)  # copyright, family, style, licence and its address
# letters of Arabic and of its neighbours in names, Latin, both kinds of digits, the signs of the briefs: one subset for every text
RANGES = (
    (0x20, 0x7E), (0xA0, 0xFF), (0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x61F), (0x621, 0x652), (0x660, 0x66D), (0x670, 0x671),
    (0x67E, 0x67E), (0x686, 0x686), (0x698, 0x698), (0x6A9, 0x6A9), (0x6AF, 0x6AF), (0x6CC, 0x6CC), (0x6F0, 0x6F9), (0x200C, 0x200D),
    (0x2010, 0x2026), (0x2030, 0x2030), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2264, 0x2265),
)  # fmt: skip


@cache
def embedded(weight: int) -> str:
    """A weight of the sans as base64 WOFF, cut to the letters that briefs use. The same bytes each time."""
    options = subset.Options(flavor="woff", hinting=False, drop_tables=["meta", "DSIG"], notdef_outline=True)
    font = subset.load_font(str(folder(SANS) / WEIGHTS[weight]), options)
    font.recalcTimestamp = False
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in NAMES and n.isUnicode()]
    del font["name"]  # meanwhile: the cutter would look through the whole font for who uses which name
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[point for first, last in RANGES for point in range(first, last + 1)])
    cutter.subset(font)
    font["name"] = names
    packed = io.BytesIO()
    subset.save_font(font, packed, options)
    return b64encode(packed.getvalue()).decode("ascii")


def folder(package: str) -> Path:
    """Folder of the font files of a package."""
    return Path(str(resources.files(package) / "files"))


@cache
def letters() -> frozenset[str]:
    """Signs that the fonts of the PDF can show."""
    files = [file for package in (SANS, SERIF) for file in sorted(folder(package).glob("*.ttf"))]
    return frozenset(chr(point) for file in files for point in TTFont(file, lazy=True).getBestCmap())


def drawable(text: str) -> str:
    """Text with a blank mark for each letter that no font of the PDF has: one sign of an article must not cost the brief."""
    missing = set(text) - letters() - {"\n"}
    return text.translate(dict.fromkeys(map(ord, missing), MISSING)) if missing else text


def face_rules() -> str:
    """The @font-face rules of a page, fonts inside."""
    about = 'font-family: "Isnad Sans"; font-display: swap'
    source = 'url("data:font/woff;base64,{}") format("woff")'
    return "\n".join(f"@font-face {{ {about}; font-weight: {weight}; src: {source.format(embedded(weight))}; }}" for weight in WEIGHTS)
