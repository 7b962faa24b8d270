"""The headline: the main finding as the title, and the line of what it rests on."""

from analysis.briefs.amounts import amount, figure_words
from analysis.briefs.articles import published
from analysis.briefs.attribution import claim_of, origin, source
from analysis.briefs.blocks import Run, Text, plain, shown
from analysis.briefs.case import Case
from analysis.briefs.changes import by, changes_by_place, several_times
from analysis.briefs.counts import others
from analysis.briefs.disputes import SEEMING, contradictions
from analysis.briefs.places import place
from analysis.briefs.strengths import divided, origins_of
from analysis.charts import figures_over_time


def title(case: Case) -> str:
    """The main finding: the first of these that the rows hold."""
    for finding in (_strength, _changes, _series, _figure, _change, _dispute, _claims):
        text = finding(case)
        if text:
            return plain(text)
    return case.words("title.unknown")


def byline(case: Case) -> Text:
    """Number of articles, outlets, days of publication; claims, not facts."""
    parts: list[Text] = [(Run(case.words("count.article", n=len(case.documents))),)]
    if len(case.documents) == 1:
        outlet = shown(case.documents[0]["outlet"] or "")
        parts += [(Run(_outlet(case, outlet)),) if outlet else case.say("byline.no_outlet"), published(case, case.documents[0])]
    elif case.documents:
        outlets = {d["outlet"] for d in case.documents if d["outlet"]}
        parts += [(Run(case.words("count.outlet", n=len(outlets))),)] if outlets else []
        origins = {c["group"] for c in case.rows("source_chains") if c["claim_ids"]}
        parts += [(Run(case.words("count.source", n=len(origins))),)] if origins else []
        parts += _range(case)
    return case.join([*parts, (Run(case.words("byline.claims"), "strong"),)], "dot")


def _range(case: Case) -> list[Text]:
    dated = sorted((d for d in case.documents if d["published"]), key=lambda d: d["published"])
    if not dated:
        return [case.say("byline.no_date")]
    first, last = (d["published"][:10] for d in (dated[0], dated[-1]))
    return [published(case, dated[0]) if first == last else (Run(case.day(f"{first}/{last}")),)]


def _outlet(case: Case, outlet: str) -> str:
    """The outlet's name in the brief's language, where the entities know it."""
    return next((case.name(e["id"]) for e in case.entities.values() if e["kind"] == "medium" and shown(e["ar"]) == outlet), outlet)


def _strength(case: Case) -> Text:
    rows = [r for r in divided(case) if r["attackers_best"] and r["defenders_best"]]
    if not rows:
        return ()
    row = rows[0]
    here = [r for r in rows if r["place_id"] == row["place_id"]]
    values = {k: row[f"defenders_{k}"] for k in ("low", "best", "high", "bound", "approx")}
    if len(origins_of(case, here)) > 1:
        what = case.say("title.origins", n=len(origins_of(case, here)))
    else:
        defenders = case.wording.number(row["defenders_best"])
        what = case.say(
            "title.one_origin",
            n=row["attackers_best"],
            defenders=(amount(case, "defender", values) or ()) if row["defenders_bound"] else defenders,
        )
    where = place(case, row["place_id"], row["place"]) if row["place_id"] or row["place"] else ""
    return case.say("title.placed", place=where, what=case.after_colon(what)) if where else what


def _changes(case: Case) -> Text:
    for place_id, rows in list(changes_by_place(case).items())[:1]:
        if len(rows) > 1:
            return several_times(case, place_id, rows)
    return ()


def _series(case: Case) -> Text:
    """The figure that most articles report, as the chart of it tells: no single one of its numbers speaks for all."""
    told = figures_over_time.content(case.tables, case.wording) if case.many else None
    return (Run(told.title),) if told else ()


def _change(case: Case) -> Text:
    for place_id, rows in list(changes_by_place(case).items())[:1]:
        side = case.side(rows[0]["to_side"])
        return case.say("title.change", place=place(case, place_id, rows[0]["place"]), side=side, by=by(case)) if side else ()
    return ()


def _dispute(case: Case) -> Text:
    n = sum(r["kind"] not in SEEMING for r in contradictions(case))
    return case.say("title.disputed", contradictions=case.words("count.contradiction", n=n)) if n else ()


def _figure(case: Case) -> Text:
    for figure in others(case)[:1]:
        what, claim = figure_words(case, figure, quoted=False), claim_of(case, figure)
        voiced = claim is None or claim["mode"] == "article_voice"
        told = (
            case.say("title.figure_voice", what=what, by=by(case))
            if voiced
            else case.say("title.figure", what=what, source=source(case, claim))
        )
        where = place(case, figure["place_id"])
        return case.say("title.placed", place=where, what=told) if where else told
    return ()


def _claims(case: Case) -> Text:
    claims = case.rows("claims")
    sources = {origin(case, c) for c in claims}
    return (
        case.say("title.claims", claims=case.words("count.claim", n=len(claims)), sources=case.words("count.of_sources", n=len(sources)))
        if claims
        else ()
    )
