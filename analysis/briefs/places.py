"""Places by name, with the part that is meant."""

from analysis.briefs.blocks import shown
from analysis.briefs.case import Case
from analysis.wording import messages


def place(case: Case, place_id: str | None, words: str | None = None, part: str | None = None) -> str:
    """Name of a place in the brief's language; its words in the article where the gazetteer does not know it."""
    named = case.name(place_id) if place_id in case.entities else shown(words or place_id or "")
    if not part or not place_id or (place_id not in case.entities):
        return named
    key = f"part.{part}"
    return case.words(key if f"briefs.{key}" in messages() else "part.other", place=named)
