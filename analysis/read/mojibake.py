"""Text that was decoded wrongly once and saved so: Arabic in UTF-8 that somebody read as a Western or Arabic code page."""

import re

from analysis.read.alphabet import is_arabic

# the two bytes of an Arabic letter in UTF-8 begin with 0xD8-0xDB: Ø Ù Ú Û of Windows-1252, ط ظ ع غ (0xD8-0xDB) of Windows-1256
PAGES = ("windows-1252", "windows-1256")
_LEADS = {"windows-1252": re.compile("[ØÙÚÛ]"), "windows-1256": re.compile("[طظعغ]")}
_SHARE = 0.3  # of all letters and signs outside ASCII; half of them lead in such a text, one in twenty in Arabic
_RUN = re.compile("(?:[ØÙ][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]){4,}")
_OUTSIDE = re.compile("[\x80-\U0010ffff]")


def misread_as(text: str) -> str | None:
    """The code page that a whole text was wrongly read as, if it was."""
    outside = len(_OUTSIDE.findall(text))
    for page in PAGES:
        if outside and len(_LEADS[page].findall(text)) >= _SHARE * outside and _repaired(text, page):
            return page
    return None


def has_misread(text: str) -> bool:
    """Whether some words of a text were wrongly read once."""
    return _RUN.search(text) is not None


def _repaired(text: str, page: str) -> bool:
    """Whether a text turns into Arabic when it is written in the page and read as UTF-8; a few letters may have got lost."""
    raw = b"".join(_byte(c, page) for c in text)
    repaired = raw.decode("utf-8", "ignore")
    return is_arabic(repaired) and len(repaired.encode()) >= 0.9 * len(raw) and bool(_OUTSIDE.search(repaired))


def _byte(character: str, page: str) -> bytes:
    try:
        return character.encode(page)
    except UnicodeEncodeError:  # a byte that the page does not define is kept as the control of its number
        return bytes([ord(character)]) if ord(character) < 0x100 else b""
