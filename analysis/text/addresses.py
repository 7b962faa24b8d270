"""Addresses of pages in a text: what stands in them is no part of the report."""

import re
from bisect import bisect_right
from collections.abc import Sequence

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def addresses(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of code points of all addresses, in order."""
    if "://" not in text and "www." not in text:  # most texts have none, and to look for two words is quicker
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def within(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a position of the text lies in one of some ranges."""
    if not spans:
        return False
    at = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return at >= 0 and position < spans[at][1]
