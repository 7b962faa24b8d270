"""Control spells: who held a place between which days, as each source tells it."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import Id


@dataclass(frozen=True, slots=True)
class ControlSpell:
    """A holder of a place, with four dates; null dates are open or not told."""

    id: Id
    place_id: Annotated[str, "gazetteer id"]
    place: Annotated[str, "place, in Arabic"]
    part: Annotated[str | None, "part of the place meant, null for the whole"]
    lane: Annotated[str, "source chain group, or 'assessed' from an analyst's reference file"]
    chain_id: Annotated[str | None, "source chain; null in the assessed lane"]
    holder: Annotated[str | None, "side that holds it; null when the text does not say who gained it"]
    supporters: Annotated[tuple[str, ...], "sides named as supporting"]
    degree: Annotated[str, "full, partial, counted (n_places of an area), or held (a state without its beginning)"]
    n_places: Annotated[int | None, "number of places, when counted"]
    start_earliest: Annotated[str | None, "ISO day; null when open"]
    start_latest: Annotated[str | None, "ISO day; null when open"]
    end_earliest: Annotated[str | None, "ISO day; null when open"]
    end_latest: Annotated[str | None, "ISO day; null when open"]
    known_until: Annotated[str | None, "ISO day up to which the source speaks (its publication)"]
    status: Annotated[str, "reported, claimed, implied (only from the loss that ended it), presupposed or assessed"]
    start_event: Annotated[str | None, "control event that began it"]
    end_event: Annotated[str | None, "control event that ended it"]
    sources: Annotated[tuple[str, ...], "works that the assessed lane rests on"]


@dataclass(frozen=True, slots=True)
class ReferenceCheck:
    """A change of hands that the reference knows, and what the documents say of it."""

    id: Id
    place_id: Annotated[str, "gazetteer id"]
    place: Annotated[str, "place, in Arabic"]
    from_side: Annotated[str | None, "holder before"]
    to_side: Annotated[str | None, "holder after"]
    reference_earliest: Annotated[str | None, "ISO day"]
    reference_latest: Annotated[str | None, "ISO day"]
    control_id: Annotated[str | None, "event of the documents that fits; null when none does"]
    agreement: Annotated[str, "agrees, looser (agrees, less precisely), differs, unknown_to_documents, or unknown_to_reference"]
    note: Annotated[str | None, "code of what a reader must know, such as on_publication_day"]
