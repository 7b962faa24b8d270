"""Findings on strengths: ratios that one source gives, pairs that are no ratio, and reports from outside the articles."""

from collections import defaultdict

from analysis.briefs.amounts import strength
from analysis.briefs.attribution import claim_of, passed_on, source
from analysis.briefs.blocks import Finding, Run, Text, plain, shown
from analysis.briefs.case import Case, Row
from analysis.briefs.places import place

DIVIDED = ("ratio", "one_sided")


def strengths(case: Case) -> list[Finding]:
    """One finding a place whose attackers and defenders are both counted; the reference reports in one of their own."""
    told: defaultdict[str | None, list[Row]] = defaultdict(list)
    for row in case.rows("force_ratios"):
        if row["lane"] == "article" and row["status"] in (*DIVIDED, "refused"):
            told[row["place_id"]].append(row)
    findings = [_place(case, rows) for rows in told.values()]
    return findings + _reference(case)


def ratio_words(case: Case, row: Row) -> Text:
    """A ratio in words, larger side first: words cannot be turned round as «1 : 30» can."""
    exact, low, high = row["defenders_per_attacker"], row["ratio_low"], row["ratio_high"]
    bounds = [v for v in (exact,) if v is not None] or [v for v in (low, high) if v is not None]
    per_defender = bounds[-1] < 1
    counted = "ratio.attackers" if per_defender else "ratio.defenders"
    values = sorted(1 / v if per_defender else v for v in bounds)
    short = [float(f"{v:.2g}") if v < 100 else round(v) for v in values]
    text: Text = (Run(case.words(counted, n=short[-1])),)
    if len(values) == 2:
        return case.say("ratio.range", low=short[0], ratio=text)
    if exact is None:
        return case.say("ratio.at_least" if (low is not None) != per_defender else "ratio.at_most", ratio=text)
    rough = row["attackers_approx"] or row["defenders_approx"] or short != values
    return case.say("ratio.about", ratio=text) if rough else text


def divided(case: Case) -> list[Row]:
    """Rows of the articles whose two strengths make a ratio, exact ones first."""
    rows = [r for r in case.rows("force_ratios") if r["lane"] == "article" and r["status"] in DIVIDED and _value(r)]
    return sorted(rows, key=lambda r: r["status"] != "ratio")


def origins_of(case: Case, rows: list[Row]) -> set[str]:
    """Origins that give a pair of strengths, each once."""
    return {r["group"] or r["id"] for r in rows}


def worded_source(case: Case, row: Row) -> Text:
    """Source of a ratio with the words that the article calls it by, where they say something else."""
    words = shown(row["source"])
    chain = next((c for c in case.rows("source_chains") if c["id"] == row["chain_id"]), None)
    if not chain or not chain["origin_id"]:
        return source(case, _claim(case, row)) if _claim(case, row) else case.quote(words)
    named = passed_on(case, case.named(chain["origin_id"]), tuple(e for e in chain["path"][:-1] if e != chain["origin_id"]))
    known = plain(named) + shown(case.entities.get(chain["origin_id"], {}).get("ar", ""))
    return named if words in known else case.say("source.worded", source=named, words=case.quote(words))


def _place(case: Case, rows: list[Row]) -> Finding:
    ratios = [r for r in rows if r["status"] in DIVIDED and _value(r)]
    refused = [r for r in rows if r not in ratios]
    where = place(case, rows[0]["place_id"], rows[0]["place"]) if rows[0]["place_id"] or rows[0]["place"] else ""
    if ratios:
        form = "ratio.one_origin" if len(origins_of(case, rows)) == 1 else "ratio.some_origin"
        lead = case.say(form, ratio=ratio_words(case, ratios[0]))
    else:
        lead = case.say("ratio.refused")
    sentences = [_pair(case, "ratio.pair", row) for row in ratios]
    sentences += [_pair(case, "ratio.other_pair" if ratios or n else "ratio.refused_pair", row) for n, row in enumerate(refused)]
    last = case.one(*sentences[1:], *_one_origin(case, rows), *_framing(case, rows))
    return Finding(
        case.say("title.placed", place=where, what=case.after_colon(lead)) if where else lead, tuple(s for s in (*sentences[:1], last) if s)
    )


def _pair(case: Case, name: str, row: Row) -> Text:
    attackers, defenders = strength(case, row, "attackers"), strength(case, row, "defenders")
    if attackers is None or defenders is None:
        return ()
    blanks = {"reason": case.wording.term("ratio", row["reason"])} if name != "ratio.pair" else {}
    return case.say(
        name,
        attackers=attackers,
        defenders=defenders,
        source=worded_source(case, row),
        refs=case.refs(row["attackers_id"], row["defenders_id"]),
        **blanks,
    )


def _one_origin(case: Case, rows: list[Row]) -> list[Text]:
    """Said once for each group of several chains: very likely one origin, and why."""
    by_group = {r["group"]: r["chain_id"] for r in rows if r["group"]}
    named_in = {r["chain_id"]: shown(r["source"]) for r in rows}
    texts = []
    for group in by_group:
        chains = [c for c in case.rows("source_chains") if c["group"] == group]
        named = [c for c in chains if c["id"] in {r["chain_id"] for r in rows}] or chains
        if len({c["id"] for c in named}) < 2 or not named[0]["likelihood"]:
            continue
        texts.append(
            case.say(
                "ratio.same_origin",
                likelihood=case.wording.term("likelihood", named[0]["likelihood"]),
                origins=case.join([case.quote(named_in.get(c["id"], c["origin"])) for c in named]),
                reason=case.wording.term("same_origin", named[0]["reason"]),
            )
        )
    return texts


def _framing(case: Case, rows: list[Row]) -> list[Text]:
    framing = sorted({w for r in rows for w in (*r["attackers_words"], *r["defenders_words"]) if case.known("framing", w)})
    return [case.say("ratio.framing", words=case.join([case.quote(w) for w in framing]))] if framing else []


def _reference(case: Case) -> list[Finding]:
    reports = []
    for row in case.rows("force_ratios"):
        if row["lane"] != "article":
            sides = [t for t in (strength(case, row, "attackers"), strength(case, row, "defenders")) if t]
            when = case.say("figures.date", date=case.day(row["edtf"])) if row["edtf"] else ()
            reports += (
                [case.say("ratio.reference_row", strength=case.join(sides), source=(Run(case.name(row["source"])), *when))] if sides else []
            )
    return (
        [Finding(case.say("ratio.reference"), (case.say("ratio.reference_note", reports=case.join(reports, "semicolon")),))]
        if reports
        else []
    )


def _claim(case: Case, row: Row) -> Row | None:
    figure = case.by_id.get(row["attackers_id"]) or case.by_id.get(row["defenders_id"])
    return claim_of(case, figure) if figure else None


def _value(row: Row) -> bool:
    return any(row[k] for k in ("defenders_per_attacker", "ratio_low", "ratio_high"))
