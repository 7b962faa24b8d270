"""Force ratios: one row per chain, place, date and scope; never pooled, never averaged."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import Bound, Edtf, High, Id, Low, PlaceId


@dataclass(frozen=True, slots=True)
class ForceRatio:
    """Two strengths set against each other by one source, or why they may not be divided."""

    id: Id
    lane: Annotated[str, "article, or reference for an analyst's own file"]
    chain_id: Annotated[str | None, "source chain; null in the reference lane"]
    group: Annotated[str | None, "origin group of the chain"]
    source: Annotated[str, "the source in its own words or as the reference names it"]
    place_id: PlaceId
    place: Annotated[str | None, "place, in Arabic"]
    edtf: Edtf
    attackers_id: Annotated[str | None, "figure of the attackers"]
    attackers_side: Annotated[str | None, "side of the attackers"]
    attackers_low: Low
    attackers_best: Annotated[float | None, "attackers as reported"]
    attackers_high: High
    attackers_bound: Bound
    attackers_approx: Annotated[bool, "the words call it approximate"]
    attackers_words: Annotated[tuple[str, ...], "qualifying words, as in the text (نحو، فقط)"]
    attackers_scope: Annotated[str | None, "what the attackers' number covers"]
    defenders_id: Annotated[str | None, "figure of the defenders"]
    defenders_side: Annotated[str | None, "side of the defenders"]
    defenders_low: Low
    defenders_best: Annotated[float | None, "defenders as reported"]
    defenders_high: High
    defenders_bound: Bound
    defenders_approx: Annotated[bool, "the words call it approximate"]
    defenders_words: Annotated[tuple[str, ...], "qualifying words, as in the text"]
    defenders_scope: Annotated[str | None, "what the defenders' number covers"]
    defenders_counted: Annotated[str | None, "the noun phrase counted on the defenders' side"]
    status: Annotated[str, "ratio, one_sided (a bound), refused (different scope), or single (only one number)"]
    reason: Annotated[str | None, "why refused or one-sided, by code (wording: terms.ratio)"]
    defenders_per_attacker: Annotated[float | None, "the ratio, when both numbers are given and fit"]
    ratio_low: Annotated[float | None, "lowest ratio that the bounds allow"]
    ratio_high: Annotated[float | None, "highest ratio that the bounds allow; null when open"]
    stated: Annotated[bool, "the text itself sets the two against each other (مقابل)"]
