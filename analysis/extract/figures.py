"""Figures: what a number counts, on which side, where, when, with which bounds."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import (
    Approx, Best, Bound, ClaimId, Edtf, End, High, Id, Low, PlaceId, Quote, Rules, SameAs, Side, Start,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the report gives of something."""

    id: Id
    start: Start
    end: End
    quote: Quote
    number_start: Annotated[int, "start of the number itself"]
    number_end: Annotated[int, "end of the number itself"]
    low: Low
    best: Best
    high: High
    bound: Bound
    approx: Approx
    qualifiers: Annotated[tuple[str, ...], "the words that qualify the number, as in the text"]
    counted: Annotated[str | None, "the noun phrase counted, in Arabic"]
    unit: Annotated[str | None, "lexicon id of what is counted"]
    category: Annotated[str, "personnel, killed, localities, … (codebook)"]
    side: Side
    actor_id: Annotated[str | None, "entity whose people or things are counted"]
    role: Annotated[str | None, "attacker, defender, fled, casualty, captor, captured, …"]
    scope: Annotated[str | None, "what the number covers: present, fled, attacking_force, opposing_force, …"]
    place_id: PlaceId
    edtf: Edtf
    claim_id: ClaimId = None
    same_as: SameAs = None
    versus: Annotated[str | None, "figure set against this one in the same words (مقابل)"] = None
    rules: Rules = ()
