"""Rows of the force ratios in words: each strength as it is told, the ratio or why there is none, and the finding."""

from dataclasses import dataclass

from analysis.charts import palette
from analysis.charts.evidence import Evidence, Row

SHAPES = {"attackers": "o", "defenders": "s"}
DIVIDED = ("ratio", "one_sided")


@dataclass(frozen=True, slots=True)
class Strength:
    """One side's strength as a source tells it."""

    role: str
    side: str | None
    colour: str
    words: str
    low: float | None
    best: float | None
    high: float | None
    bound: str | None
    approx: bool
    muted: bool
    cell: str = ""  # the words in a column that names the role

    @property
    def values(self) -> list[float]:
        """The numbers that the text gives."""
        return [v for v in dict.fromkeys((self.low, self.best, self.high)) if v is not None]

    @property
    def band(self) -> tuple[float, float] | None:
        """Both ends, when the text gives two numbers."""
        return (
            (self.low, self.high)
            if self.best is None and self.low is not None and self.high is not None and self.low != self.high
            else None
        )

    @property
    def anchor(self) -> float:
        """The number that the mark stands on; the end of a band that is nearest to the other strength is not known, so its start."""
        return self.best if self.best is not None else self.values[0]

    @property
    def middle(self) -> float:
        """Where the words stand: over the mark, or over the middle of a band (geometric, as befits a scale of logs)."""
        return (self.band[0] * self.band[1]) ** 0.5 if self.band and self.band[0] > 0 else self.anchor

    @property
    def toward(self) -> int:
        """Where an open bound points: 1 to more, -1 to less, 0 for none."""
        return {"at_least": 1, "more_than": 1, "at_most": -1, "less_than": -1}.get(self.bound or "", 0)


@dataclass(frozen=True, slots=True)
class StrengthRow:
    """One row of force ratios in words."""

    reference: bool
    status: str
    group: str | None
    place: str
    edtf: str | None
    date: str
    source: str
    via: str
    small: str
    attackers: Strength | None
    defenders: Strength | None
    ratio: float | None
    says: str
    origin: str


def read(evidence: Evidence) -> list[StrengthRow]:
    """Rows of one place, and of one origin in it, one after the other; references last."""
    rows = evidence.rows("force_ratios")
    places = list(dict.fromkeys(r["place_id"] or r["place"] for r in rows))
    groups = list(dict.fromkeys(r["group"] for r in rows))
    rows.sort(key=lambda r: (r["lane"] == "reference", places.index(r["place_id"] or r["place"]), groups.index(r["group"])))
    days = {r["edtf"] for r in rows if r["lane"] != "reference"}
    several = len({r["place_id"] or r["place"] for r in rows}) > 1
    return [_row(evidence, row, dated=len(days) > 1, placed=several) for row in rows]


def _row(evidence: Evidence, row: Row, dated: bool, placed: bool) -> StrengthRow:
    reference = row["lane"] == "reference"
    chain = evidence.chains.get(row["chain_id"])
    origin, via = evidence.origin(chain), evidence.via(chain)
    words = row["source"] or ""
    source = evidence.name(words) or words if reference or not origin else _named(evidence, origin, words, chain)
    place, date = evidence.place(row["place_id"], row["place"]), evidence.day(row["edtf"])
    outlet = evidence.words("source.in", outlet=evidence.outlet(chain["outlet"])) if chain and chain["outlet"] else ""
    through = evidence.words("source.via", names=via) if via else ""
    small = evidence.dotted(place if placed and reference else None, date if dated or reference else None, through or outlet)
    return StrengthRow(
        reference,
        row["status"],
        row["group"],
        place,
        row["edtf"],
        date,
        source,
        through,
        small,
        _strength(evidence, row, "attackers"),
        _strength(evidence, row, "defenders"),
        row["defenders_per_attacker"],
        _says(evidence, row),
        _one_origin(evidence, chain),
    )


def _named(evidence: Evidence, origin: str, words: str, chain: Row | None) -> str:
    """Name of the origin, with the words that the article calls it by where those hide it."""
    hidden = chain is not None and chain["origin_kind"] == "medium" and evidence.wording.lang == "ar" and words and words not in origin
    return f"{evidence.quoted(words)} ({origin})" if hidden else origin


def _strength(evidence: Evidence, row: Row, role: str) -> Strength | None:
    values = {k: row[f"{role}_{k}"] for k in ("low", "best", "high", "bound")}
    reference, side = row["lane"] == "reference", row[f"{role}_side"]
    # two 6,000s need not count the same people: the words of the article say which, where they say more than one noun
    counted = evidence.counted(row["defenders_id"]) if role == "defenders" and row["defenders_scope"] != "fled" else ""
    amount = evidence.amount(row, f"{role}_", of=counted if " " in counted else "")
    if not amount:
        return None
    cell = amount
    if reference:
        amount = evidence.words("force.role_side", role=evidence.words(f"force.{role}"), side=amount)
    elif row[f"{role}_scope"] == "fled":
        cell = amount = evidence.words("amount.fled", n=amount)
    colour = palette.MARK if reference else evidence.colour(side)
    return Strength(role, side, colour, amount, **values, approx=bool(row[f"{role}_approx"]), muted=reference, cell=cell)


def _says(evidence: Evidence, row: Row) -> str:
    if row["status"] in DIVIDED:
        return ratio_words(evidence, row)
    if row["status"] == "refused":
        reason = evidence.term("ratio", row["reason"])
        return evidence.words("force.refused", reason=reason) if reason else evidence.words("force.no_ratio")
    return "" if row["lane"] == "reference" else evidence.words("force.only")


def ratio_words(evidence: Evidence, row: Row) -> str:
    """A ratio in words, the larger side first: words cannot be turned round as «1 : 30» can."""
    exact, low, high = row["defenders_per_attacker"], row["ratio_low"], row["ratio_high"]
    value = exact if exact is not None else low if low is not None else high
    if not value:
        return evidence.words("force.no_ratio")
    turned = value < 1
    shown = 1 / value if turned else value
    short = float(f"{shown:.2g}") if shown < 100 else float(round(shown))
    text = evidence.words(
        "force.attackers_per_defender" if turned else "force.defenders_per_attacker", n=int(short) if short.is_integer() else short
    )
    if exact is None:
        return evidence.words("force.at_least" if (low is not None) != turned else "force.at_most", ratio=text)
    rough = row["attackers_approx"] or row["defenders_approx"] or abs(short - shown) > 1e-9
    return evidence.words("force.about", ratio=text) if rough else text


def _one_origin(evidence: Evidence, chain: Row | None) -> str:
    if not chain or not chain["likelihood"]:
        return ""
    text = evidence.words("force.one_origin", likelihood=evidence.term("likelihood", chain["likelihood"]))
    return text[0].upper() + text[1:] if evidence.wording.lang == "en" else text


def finding(evidence: Evidence, rows: list[StrengthRow]) -> str:
    """The title: what is told of the place with most ratios, and how many origins tell it."""
    told = [r for r in rows if not r.reference]
    ratios = [r for r in told if r.status in DIVIDED]
    places = [r.place for r in ratios or told]
    place = max(dict.fromkeys(places), key=places.count)
    here = [r for r in told if r.place == place]
    what = _what(evidence, here, [r for r in here if r.status in DIVIDED])
    if not place:
        return what[0].upper() + what[1:]
    return evidence.words("force.placed", place=place, what=what)


def _what(evidence: Evidence, here: list[StrengthRow], ratios: list[StrengthRow]) -> str:
    if not ratios:
        return evidence.words("force.title_refused" if any(r.status == "refused" for r in here) else "force.title_single")
    best = ratios[0]
    origins = {r.group or i for i, r in enumerate(here)}
    if len(origins) == 1 and len(here) > 1 and best.attackers and best.defenders and best.attackers.best and best.defenders.best:
        return evidence.words("force.title_one_origin", n=best.attackers.best, defenders=evidence.number(best.defenders.best))
    if len({r.group or i for i, r in enumerate(ratios)}) == 1:
        return evidence.words("force.title_one_source", ratio=best.says)
    ranked = sorted((r for r in ratios if r.ratio is not None), key=lambda r: r.ratio or 0.0) or [best]
    low, high = ranked[0], ranked[-1]
    if low.says == high.says:
        return evidence.words("force.title_agree", ratio=best.says)
    return evidence.words("force.title_origins", low=low.says, high=high.says)
