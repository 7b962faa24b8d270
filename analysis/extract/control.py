"""Control events: places that change hands, are held, left, neared or surrounded."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import ClaimId, Edtf, End, Id, PlaceId, Quote, Rules, SameAs, Side, Start


@dataclass(frozen=True, slots=True)
class ControlEvent:
    """A place and who gains, holds or leaves it, in the words of the report."""

    id: Id
    start: Start
    end: End
    quote: Quote
    cue: Annotated[str, "the words of control"]
    cue_start: Annotated[int, "start of the cue"]
    cue_end: Annotated[int, "end of the cue"]
    place_id: PlaceId
    place: Annotated[str | None, "the place in the words of the text, resolved where it is a pronoun"]
    part: Annotated[str | None, "centre, outskirts, surroundings, south, road, … when only a part is meant"]
    lat: Annotated[float | None, "degrees north, WGS 84"]
    lon: Annotated[float | None, "degrees east, WGS 84"]
    from_side: Side
    to_side: Side
    supporters: Annotated[tuple[str, ...], "sides named as supporting (بدعم روسي)"]
    type: Annotated[str, "captured, recaptured, withdrew, holds, advance, … (codebook)"]
    acled: Annotated[str | None, "nearest ACLED sub-event"]
    edtf: Edtf
    status: Annotated[str, "claimed, reported, denied, planned or presupposed"]
    n_places: Annotated[int | None, "number of places, when counted instead of named"] = None
    claim_id: ClaimId = None
    same_as: SameAs = None
    rules: Rules = ()
