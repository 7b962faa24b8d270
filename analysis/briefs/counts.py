"""Findings on figures that are not strengths set against each other: losses, people, places, things."""

from analysis.briefs.amounts import context, figure_words
from analysis.briefs.attribution import source
from analysis.briefs.blocks import Finding, Text, plain
from analysis.briefs.case import Case, Row
from analysis.weigh.rows import happened

# what weighs most for a reader comes first
ORDER = (
    "killed",
    "killed_and_wounded",
    "wounded",
    "missing",
    "abducted",
    "captured",
    "displaced",
    "personnel",
    "localities",
    "strikes",
    "facilities",
    "materiel",
)
SHOWN = 6
SAME = ("category", "side", "role", "place_id", "low", "best", "high", "bound", "approx")  # figures that agree in these are told together


def counts(case: Case, told: bool) -> list[Finding]:
    """One finding of the other figures, each with its source; `told` says whether other findings hold figures."""
    figures, unreal = others(case), [f for f in case.rows("figures") if not happened(f)]
    if not figures and not unreal:
        return []
    same: dict[tuple, list[Row]] = {}
    for figure in figures:
        same.setdefault(tuple(figure[k] for k in SAME), []).append(figure)
    groups = list(same.values())
    sentences = [row_sentence(case, *group) for group in groups[:SHOWN]]
    if groups[SHOWN:]:
        sentences.append(case.say("figures.more", n=sum(map(len, groups[SHOWN:])), file=case.file("figures")))
    if unreal:
        refs = case.refs(*(f["id"] for f in unreal))
        sentences.append(case.say("figures.unreal", n=len(unreal), file=case.file("figures"), refs=refs))
    return [Finding(case.say("figures.lead" if told else "figures.only"), tuple(sentences), listed=len(sentences) > 1)]


def others(case: Case) -> list[Row]:
    """Figures that neither a pair of strengths nor a count of localities tells already, the heaviest first."""
    paired = {r[k] for r in case.rows("force_ratios") if r["status"] != "single" for k in ("attackers_id", "defenders_id")}
    counted = {(r["claim_id"], r["n_places"]) for r in case.rows("control") if r["n_places"]}
    rows = [f for f in case.rows("figures") if f["id"] not in paired and not f["same_as"] and happened(f)]
    rows = [f for f in rows if f["category"] != "localities" or (f["claim_id"], f["best"]) not in counted]
    return sorted(rows, key=lambda f: (ORDER.index(f["category"]) if f["category"] in ORDER else len(ORDER), -(f["best"] or f["low"] or 0)))


def row_sentence(case: Case, *figures: Row) -> Text:
    """A figure in a sentence: how many of what, where, when, on whose word; several that say the same with all their sources."""
    first = figures[0]
    dated = next((f for f in figures if f["edtf"]), first)
    named: dict[str, tuple[Text, list[str]]] = {}
    for figure in figures:
        text = source(case, figure)
        named.setdefault(plain(text), (text, []))[1].append(figure["id"])
    sources = [text + case.refs(*ids) for text, ids in named.values()]
    where = first | {"edtf": dated["edtf"]}
    return case.say("figures.row", what=figure_words(case, first), context=context(case, where), source=case.join(sources), refs="")
