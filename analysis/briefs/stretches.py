"""Stretches of a text that run against it: Latin names and numbers in Arabic, Arabic words in English.

A renderer isolates each, so that ranges, dates and brackets keep their order.
"""

import re

ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_LATIN = "A-Za-z\u00c0-\u024f"
_AGAINST = {
    "rtl": re.compile(rf"[{_LATIN}0-9](?:[{_LATIN}0-9 .,:/%&'’()+_–-]*[{_LATIN}0-9%])?"),
    "ltr": re.compile(rf"[{ARABIC}](?:[{ARABIC}0-9\s.,:/()\"'«»–-]*[{ARABIC}])?|\d(?:[\d.,:/–-]*\d)?%?"),
}
_ANY_ARABIC = re.compile(f"[{ARABIC}]")
Stretch = tuple[str, str]


def stretches(text: str, direction: str) -> list[Stretch]:
    """Pieces of a text with the direction of each; "" for words that run with a page of this direction."""
    pieces: list[Stretch] = []
    at = 0
    for match in _AGAINST[direction].finditer(text):
        pieces += [(text[at : match.start()], ""), (match[0], "rtl" if _ANY_ARABIC.match(match[0]) else "ltr")]
        at = match.end()
    return [p for p in (*pieces, (text[at:], "")) if p[0]]


def quotation(text: str) -> list[Stretch]:
    """A quotation: the page's marks, and the words between them as one stretch in their own direction."""
    words = text[1:-1]
    way = "rtl" if _ANY_ARABIC.search(words) else "ltr" if re.search(r"\w", words) else ""
    return [(text[:1], ""), (words, way), (text[-1:], "")]
