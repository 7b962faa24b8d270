"""Numbers in disguise: painted otherwise than they are written.

An override before «002» paints 200, a mark of direction between two digits can swap them, a letter O beside digits passes for a
nought, and digits of some scripts look like others of ours (the Bengali four like an 8). The text keeps all of it.
"""

import re
from itertools import islice

_ISOLATES = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = "\u00ad\u200b-\u200d\u2060-\u2064\ufeff"
# an override turns whatever comes; the others do harm between digits only, and are common elsewhere
TURNING = re.compile(f"[\u202d\u202e]|(?<=\\d)[{_UNSEEN}]*[{_ISOLATES}][{_UNSEEN}{_ISOLATES}]*(?=\\d)")
ROUND = frozenset("oοоlіi")  # folded letters, Latin, Greek and Cyrillic, that pass for 0 and 1
_LETTERS = "OoΟοОоlIІ"
_OURS = "0-9٠-٩۰-۹０-９\U0001d7ce-\U0001d7ff\U0001fbf0-\U0001fbf9"  # each looks like the digit that it is
_ALONE = "(?<![^\\W\u0621-\u0652])", "(?![^\\W\u0621-\u0652])"  # an address has such letters too, among others
_MIXED = f"(?:\\d{{1,15}}[{_LETTERS}]|[{_LETTERS}]{{1,9}}\\d)[\\d{_LETTERS}]{{0,20}}"
ALIKE = re.compile(f"{_ALONE[0]}{_MIXED}{_ALONE[1]}|[^\\D{_OURS}]+")
_SIGN = re.compile(f"[^{_OURS}]")
_MOST = 5  # places that a warning names


def disguises(text: str) -> list[str]:
    """A warning for each kind of disguise in a text: `bidi_controls` and `look_alike_digits`, with code points and their places."""
    return [
        f"{code}: {places}"
        for code, pattern in (("bidi_controls", TURNING), ("look_alike_digits", ALIKE))
        if (places := _places(pattern, text))
    ]


def unturned(text: str) -> str:
    """A text for those who read it in a sheet or an editor: what would turn its numbers round is seen, each sign in its place."""
    return TURNING.sub(lambda found: "\ufffd" * len(found[0]), text)


def _places(pattern: re.Pattern[str], text: str) -> str:
    """The sign that disguises, and where, for the first few."""
    found = [match.start() + _SIGN.search(match[0]).start() for match in islice(pattern.finditer(text), _MOST + 1)]  # type: ignore[union-attr]
    return ", ".join(f"U+{ord(text[at]):04X} ({at})" for at in found[:_MOST]) + (" …" if len(found) > _MOST else "")
