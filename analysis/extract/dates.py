"""Dates and relative times, resolved to EDTF against the day of publication or of the words."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import Edtf, End, Id, Quote, Rules, Start


@dataclass(frozen=True, slots=True)
class Date:
    """A date expression; a doublet of month names is one date."""

    id: Id
    start: Start
    end: End
    quote: Quote
    edtf: Edtf
    kind: Annotated[str, "publication, day, month, year, part_of_month, relative, anaphoric, duration, …"]
    anchor: Annotated[str | None, "absolute, publication, or the id of the date it was resolved against"]
    rules: Rules = ()
