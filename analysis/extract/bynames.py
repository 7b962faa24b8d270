"""Names that hold in one war alone: «المقاومة» in Aden and in Gaza."""

from collections.abc import Mapping
from typing import Any

from analysis.extract.reading import Reading
from analysis.lexicon.matching import Hit


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
