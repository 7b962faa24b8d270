"""Force ratios: one row per chain, place, date and scope; never pooled, never averaged."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from analysis.columns import Bound, Edtf, High, Id, Low, PlaceId
from analysis.edtf import overlaps
from analysis.weigh.chains import Chains, SourceChain
from analysis.weigh.rows import Evidence, Row


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


GONE = ("fled", "captured", "surrendered", "withdrew", "deserted")  # counted, but not there to be set against an attacker
NEAR = 400  # code points within which one source sets two strengths side by side
FIELDS = ("low", "best", "high", "bound", "approx")


def ratios(evidence: Evidence, chains: Chains) -> list[ForceRatio]:
    """Rows of the articles, in order of the text."""
    strengths = [f for f in evidence.figures if f["category"] == "personnel" and not f["same_as"]]
    by_group: defaultdict[str, list[Row]] = defaultdict(list)
    for figure in strengths:
        by_group[chains.of(figure).group].append(figure)
    drafts = [draft for told in by_group.values() for draft in _drafts(told)]
    order = {row["id"]: i for i, row in enumerate(strengths)}
    drafts.sort(key=lambda d: order[(d[0] or d[1] or {})["id"]])
    return [_row(f"R{i}", evidence, chains, *draft) for i, draft in enumerate(drafts, 1)]


Draft = tuple[Row | None, Row | None, bool]  # attackers, defenders, stated by the text


def _drafts(told: list[Row]) -> Iterator[Draft]:
    """Pairs of one chain: those that the text itself sets against each other, those that stand side by side, and single strengths."""
    by_id = {f["id"]: f for f in told}
    used: set[str] = set()
    for figure in told:
        other = by_id.get(figure["versus"] or "")
        if other and figure["id"] not in used and (pair := _sides(figure, other)):
            used |= {figure["id"], other["id"]}
            yield (*pair, True)
    for figure in told:
        if figure["role"] == "attacker" and figure["id"] not in used:
            other = _beside(figure, [f for f in told if f["id"] not in used])
            used |= {figure["id"]} | ({other["id"]} if other else set())
            yield figure, other, False
    for figure in told:
        if figure["role"] == "defender" and figure["id"] not in used:
            yield None, figure, False


def _sides(a: Row, b: Row) -> tuple[Row, Row] | None:
    """Attackers and defenders of two strengths set against each other; None when the text does not say who attacks."""
    for first, second in ((a, b), (b, a)):
        if first["role"] == "attacker" or second["role"] == "defender":
            return (first, second) if second["role"] != "attacker" and first["role"] != "defender" else None
    return None


def _beside(attackers: Row, others: list[Row]) -> Row | None:
    """The nearest strength of the other side, of the same place and time, within the same words of the same source."""
    fit = [f for f in others if f["role"] in ("defender", *GONE) and _fits(attackers, f)]
    return min(fit, key=lambda f: (f["role"] != "defender", abs(f["start"] - attackers["start"])), default=None)


def _fits(a: Row, b: Row) -> bool:
    near = abs(a["start"] - b["start"]) <= NEAR or (a["claim_id"] is not None and a["claim_id"] == b["claim_id"])
    places = a["place_id"] == b["place_id"] or None in (a["place_id"], b["place_id"])
    other_side = not (a["side"] and a["side"] == b["side"])
    return near and places and other_side and a["doc_id"] == b["doc_id"] and overlaps(a["edtf"], b["edtf"])


def _row(row_id: str, evidence: Evidence, chains: Chains, attackers: Row | None, defenders: Row | None, stated: bool) -> ForceRatio:
    first = attackers or defenders
    assert first is not None
    told = next((f for f in (attackers, defenders) if f and chains.of(f).origin_kind != "documents"), first)
    chain, claim = chains.of(told), evidence.claim_of(told)
    place_id = first["place_id"] or (defenders or first)["place_id"]
    status, reason, value, low, high = weighed(attackers, defenders)
    return ForceRatio(
        id=row_id, lane="article", chain_id=chain.id, group=chain.group, source=_source(claim, chain),
        place_id=place_id, place=evidence.entity(place_id).get("ar"), edtf=first["edtf"] or (defenders or first)["edtf"],
        **_strength("attackers", attackers), **_strength("defenders", defenders),
        defenders_counted=defenders["counted"] if defenders else None, status=status, reason=reason,
        defenders_per_attacker=value, ratio_low=low, ratio_high=high, stated=stated,
    )  # fmt: skip


def _source(claim: Row | None, chain: SourceChain) -> str:
    """What the article calls the origin there."""
    named = claim["source"] if claim and claim["speaker_id"] == chain.origin_id else None
    return named or chain.origin


def _strength(who: str, row: Row | None) -> dict[str, Any]:
    row = row or {"approx": False}
    values = {f"{who}_{field}": row.get(field) for field in (*FIELDS, "id", "side", "scope")}
    return values | {f"{who}_words": tuple(row.get("qualifiers") or ())}


def weighed(attackers: Row | None, defenders: Row | None) -> tuple[str, str | None, float | None, float | None, float | None]:
    """Status, reason, and the ratio of defenders to attackers: exact, lowest, highest. No bound is given that the words do not give."""
    if attackers is None or defenders is None:
        return "single", None, None, None, None
    if defenders.get("role") in GONE:
        return "refused", f"{defenders['role']}_not_present", None, None, None
    if attackers.get("side") and attackers.get("side") == defenders.get("side"):
        return "refused", "same_side", None, None, None
    low = _divided(defenders["low"], attackers["high"])
    high = _divided(defenders["high"], attackers["low"])
    if low is None and high is None:
        return "refused", "no_limit", None, None, None
    if low is None or high is None:
        return "one_sided", "bound", None, low, high
    exact = defenders["best"] is not None and attackers["best"] is not None and low == high
    return "ratio", None if exact else "range", low if exact else None, low, high


def _divided(a: float | None, b: float | None) -> float | None:
    return a / b if a is not None and b else None
