"""Names that hold in one war alone («المقاومة» in Aden and in Gaza), or in quotation marks only («"بغداد اليوم"»)."""

from collections.abc import Mapping
from typing import Any

from analysis.extract.reading import Reading
from analysis.lexicon import Lexicon
from analysis.lexicon.layers import NAMES
from analysis.lexicon.matching import Hit
from analysis.text.words import split

_OPENING = frozenset('"«(“')
_CLOSING = frozenset('"»)”')


def meant(reading: Reading, hit: Hit, country: str | None, named: Mapping[str, int]) -> Any | None:
    """The lexicon's name that a hit stands for; of a local one that of the report's country, else the one that the report named last.

    A report that names no country is of no war: «القوات الحكومية» there are nobody's.
    `named` gives for each entity that the report has named so far how far it had come then.
    """
    if hit.shape != "local":
        return hit.entry
    known = [n for n in reading.lexicon.bynames[hit.forms] if n.layer == hit.entry.layer]
    here = [n for n in known if country in (n.local_in or (n.country,)) and in_time(reading, n)]
    fits = here or [n for n in known if n.id in named and in_time(reading, n)]
    return max(fits, key=lambda n: named.get(n.id, -1), default=None) if len(fits) != 1 else fits[0]


def in_time(reading: Reading, name: Any) -> bool:
    """Whether reports of the document's year mean it by its local names; of an unknown year they may."""
    year = (reading.document.published or "")[:4]
    return not year or (name.since or year) <= year <= (name.until or year)


def quoted(reading: Reading) -> dict[int, tuple[int, Any]]:
    """Names that stand alone in quotation marks, by their first word, each with the word after it: «قال لـ"بغداد اليوم"»."""
    words, names = reading.words, reading.lexicon.derived(_quoted)
    found: dict[int, tuple[int, Any]] = {}
    for first in (sign + 1 for sign in words.signs if words.forms[sign] in _OPENING):
        for forms, name in names.get(words.form(first), ()):
            last = first + len(forms)
            if tuple(words.forms[first:last]) == forms and words.form(last) in _CLOSING:
                found[first] = last, name
    return found


def _quoted(lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], Any]]]:
    """Names by the first of the folded words that mean them in quotation marks only."""
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for name in (name for layer in NAMES for name in lexicon[layer].values()):
        for forms in map(split, name.quoted):
            found.setdefault(forms[0], []).append((forms, name))
    return found
