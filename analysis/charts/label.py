"""Logical text made ready to be drawn: the one door through which every string goes into a picture.

Since matplotlib 3.11 the library shapes and orders Arabic by itself, and text that was shaped before comes out mirrored without
a warning; until 3.10 it does neither. `label` knows which of the two it has before it, by feature and not by version.
"""

import re
import unicodedata

import matplotlib.ft2font

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
EMBEDDINGS = {ord(LRI): "\u202a", ord(RLI): "\u202b", ord(PDI): "\u202c"}
# direction marks of a source would open or close our own isolates; format characters and controls have no shape to draw
STRAY = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|(?![\n\t])[\x00-\x1f\x7f-\x9f]")
# forms that only a shaping program writes; the ornate brackets and honorific words between them are typed by people
SHAPED = re.compile("[\ufb50-\ufd3d\ufd50-\ufdc7\ufdf2\ufe70-\ufefc]")
# whatever `plain` and `unshaped` would change: most texts hold none of it
ODD = re.compile(f"{STRAY.pattern}|{SHAPED.pattern}|[\t\x85\u2028\u2029\ud800-\udfff]")
_RANGE = r"\d[\d.,]*(?:\s?[-–—]\s?\d[\d.,]*)+"
_RATIO = r"\d[\d.,]*\s?[:/]\s?\d[\d.,]*(?:/\d+)?"
_PHONE = r"\+\d[\d \-()]{5,}\d"
_URL = r"(?:https?://|www\.)[^\s\u0600-\u06ff]+"
LEFT_TO_RIGHT = re.compile(rf"{_URL}|{_PHONE}|{_RANGE}|{_RATIO}", re.ASCII)
# a name of the other script before a number, which would else be drawn on the name's far side («سوروج · 21 July»)
_NUMBER = "(?=[^A-Za-z\u00c0-\u024f\u0621-\u064a\\d]*\\d)"
FOREIGN = {
    "ltr": re.compile(f"[\u0621-\u06d3](?:[\u0621-\u06d3 ]*[\u0621-\u06d3])?{_NUMBER}"),
    "rtl": re.compile(f"[A-Za-z\u00c0-\u024f](?:[A-Za-z\u00c0-\u024f .&'’-]*[A-Za-z\u00c0-\u024f])?{_NUMBER}"),
}


class LabelError(ValueError):
    """A string that must not be drawn: it is shaped already and would come out mirrored."""


def label(text: str, direction: str, *, native: bool | None = None) -> str:
    """The text as matplotlib must get it to draw each line in one direction, `rtl` or `ltr`.

    Dates, ranges, ratios, addresses and telephone numbers keep their own order from left to right, names of the other script
    before a number their own direction. `native` says whether
    matplotlib orders and shapes by itself; without it, that is asked of the library. Raises LabelError on shaped text.
    """
    shaped = SHAPED.search(text)
    if shaped:
        raise LabelError(
            f"label {text!r}: U+{ord(shaped.group()):04X} is a presentation form, expected letters as they are typed; "
            "give the text without arabic_reshaper or get_display"
        )
    lines = [_isolated(line, direction) for line in plain(text).split("\n")]
    if native if native is not None else shapes_itself():
        return "\n".join(lines)
    return "\n".join(_visual(line, direction) for line in lines)


def shapes_itself() -> bool:
    """Whether this matplotlib shapes and orders text (3.11 and later)."""
    return hasattr(matplotlib.ft2font, "__libraqm_version__")


def plain(text: str) -> str:
    """Text without direction marks, controls and lone surrogates; odd line ends and tabs become spaces."""
    text = re.sub("[\r\t\v\f\x1c-\x1e\x85\u2028\u2029]", " ", text)
    return re.sub("[\ud800-\udfff]", "\ufffd", STRAY.sub("", text))


def unshaped(text: str) -> str:
    """Words of a source with presentation forms turned back into letters, so that a quote can be drawn."""
    return SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)


def _isolated(line: str, direction: str) -> str:
    inner, at = "", 0
    for found in LEFT_TO_RIGHT.finditer(line):
        inner += f"{_named(line[at : found.start()], direction)}{LRI}{found.group()}{PDI}"
        at = found.end()
    inner += _named(line[at:], direction)
    return f"{RLI if direction == 'rtl' else LRI}{inner}{PDI}" if line else ""


def _named(text: str, direction: str) -> str:
    """A stretch with the names that run against it isolated."""
    opening = LRI if direction == "rtl" else RLI
    return FOREIGN[direction].sub(lambda found: f"{opening}{found.group()}{PDI}", text)


def _visual(line: str, direction: str) -> str:
    """A line shaped and in the order of the eye, for a matplotlib that draws characters one after the other."""
    import arabic_reshaper
    from bidi.algorithm import get_display

    # the algorithm knows embeddings only; the pair from the package's top level does not mirror brackets
    embedded = line.translate(EMBEDDINGS)
    drawn = get_display(arabic_reshaper.reshape(embedded), base_dir="R" if direction == "rtl" else "L")
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "", drawn)
