"""Names that are names in quotation marks only: «قال لـ"بغداد اليوم"»."""

from collections.abc import Mapping
from typing import Any

from analysis.lexicon import Lexicon
from analysis.lexicon.layers import NAMES
from analysis.text.words import Words, split

_OPENING = frozenset('"«(“')
_CLOSING = frozenset('"»)”')

Quoted = Mapping[int, tuple[int, Any]]  # names by their first word, each with the word after it


def quoted(words: Words, lexicon: Lexicon) -> Quoted:
    """Names that stand alone in quotation marks."""
    names, forms = lexicon.derived(_quoted), words.forms
    found: dict[int, tuple[int, Any]] = {}
    for mark in words.signs:
        if forms[mark] not in _OPENING or (known := names.get(words.form(mark + 1))) is None:
            continue
        for name, entry in known:
            last = mark + 1 + len(name)
            if tuple(forms[mark + 1 : last]) == name and words.form(last) in _CLOSING:
                found[mark + 1] = last, entry
    return found


def _quoted(lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], Any]]]:
    """Names by the first of the folded words that mean them in quotation marks only."""
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for name in (name for layer in NAMES for name in lexicon[layer].values()):
        for forms in map(split, name.quoted):
            found.setdefault(forms[0], []).append((forms, name))
    return found
