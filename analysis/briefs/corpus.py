"""Findings of a brief of many articles: what is new, what several outlets tell, and on whose word; ten outlets with one wire are one."""

from collections import defaultdict

from analysis.briefs.amounts import figure_words
from analysis.briefs.blocks import Block, Finding, Findings, Paragraph, Run, Text, shown
from analysis.briefs.case import Case, Row
from analysis.briefs.places import place
from analysis.weigh.coverage import MATTERS

SHOWN = 6  # things told of each kind
NEWS = 3  # of each kind of news, of many articles
REPORTS = 4  # reports of a series that are told; the table has them all
NAMED = 3  # outlets named one by one


def press(case: Case, outlets: int, origins: int) -> str:
    """How many outlets tell a thing and on the word of how many."""
    return case.words("corpus.press", outlets=case.words("count.outlet", n=outlets), sources=case.words("count.source", n=origins))


def corpus(case: Case) -> list[Finding]:
    """Findings that only several articles together give; none for one article."""
    return [*_series(case), *_changes(case), *_copies(case)] if case.many else []


def news(case: Case) -> tuple[Block, ...]:
    """What is new since the run before, what changed, what is disputed now; nothing where there is no run before."""
    rows = case.rows("news")
    if not rows or not case.many:
        return ()
    by_table: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_table[row["about"], row["change"]].append(row)
    found: list[Finding] = []
    for (table, change), told in by_table.items():
        most = 0 if table == "documents" else NEWS if case.long else SHOWN
        best = sorted(told, key=lambda r: -(r["n_outlets"] or 0))[:most]
        said = [_news(case, row) for row in best]
        if best and told[most:]:
            said.append(case.say("left.rows", n=len(told) - most, file=case.file("news")))
        found.append(Finding(case.say(f"news.{table}_{change}", n=len(told)), tuple(said), listed=bool(said)))
    return (Paragraph(case.say("news.intro"), muted=True), Findings(tuple(found)))


def _news(case: Case, row: Row) -> Text:
    filled = {"quote": case.quote(row["quote"]), "refs": case.refs(row["row_id"])}
    if row["before"]:
        filled |= {"before": case.quote(row["before"])}
    told = case.say("news.now" if row["before"] else "news.told", **filled)
    return (*told, Run(f" ({press(case, row['n_outlets'], row['n_origins'])})")) if row["n_outlets"] else told


def _series(case: Case) -> list[Finding]:
    """The figures that most outlets report, each with its reports in order of publication."""
    by_series: defaultdict[str, list[Row]] = defaultdict(list)
    for row in case.rows("figure_series"):
        by_series[row["series_id"]].append(row)
    best = sorted(by_series.values(), key=lambda s: (s[0]["category"] not in MATTERS, -s[0]["n_outlets"], -(s[0]["best"] or 0)))[:SHOWN]
    if not best:
        return []
    sentences = [_one_series(case, rows) for rows in best]
    if len(by_series) > len(best):
        sentences.append(case.say("corpus.series_more", n=len(by_series) - len(best), file=case.file("figure_series")))
    return [Finding(case.say("corpus.series"), tuple(sentences), listed=True)]


def _one_series(case: Case, rows: list[Row]) -> Text:
    first = rows[0]
    told = [_report(case, row) for row in rows[:REPORTS]]
    if rows[REPORTS:]:
        told.append(case.say("corpus.reports_more", n=len(rows) - REPORTS))
    press_, way = press(case, first["n_outlets"], first["n_origins"]), case.wording.term("direction", first["direction"])
    where, day = place(case, first["place_id"]), case.day(first["edtf"])
    return case.say("corpus.series_row", place=where, date=day, press=press_, direction=way, reports=case.join(told, "semicolon"))


def _report(case: Case, row: Row) -> Text:
    figure = case.by_id[row["figure_id"]]
    day = case.day((row["published"] or "")[:10]) or case.words("byline.no_date")
    return case.say(
        "corpus.report", what=figure_words(case, figure, quoted=False), day=day, source=case.quote(row["source"]),
        outlets=_outlets(case, row["outlets"]), refs=case.refs(*row["figure_ids"][:NAMED]),
    )  # fmt: skip


def _outlets(case: Case, outlets: tuple[str, ...]) -> str:
    """Some outlets by name, many by their number."""
    return case.words("list.comma").join(map(shown, outlets)) if len(outlets) <= NAMED else case.words("count.outlet", n=len(outlets))


def _changes(case: Case) -> list[Finding]:
    """The changes of hands that most outlets report: who was first, and how many never did."""
    rows = [r for r in case.rows("coverage") if r["type"] in ("gained", "lost") and r["n_outlets"] > 1 and r["side"]]
    best = sorted(rows, key=lambda r: (-r["n_outlets"], -r["n_documents"]))[:SHOWN]
    return [Finding(case.say("corpus.changes"), tuple(_change(case, r) for r in best), listed=True)] if best else []


def _change(case: Case, row: Row) -> Text:
    where, silent = (
        place(case, row["place_id"], None, row["part"]),
        case.words("corpus.silent", n=row["n_silent"]) if row["n_silent"] else case.words("corpus.nobody_silent"),
    )
    own = "_own" if row["first_source"] == row["first_outlet"] else ""
    return case.say(
        f"corpus.{row['type']}{own}", place=where, side=case.side(row["side"]), date=case.day(row["edtf"]), silent=silent,
        press=press(case, row["n_outlets"], row["n_origins"]), first=shown(row["first_outlet"]), source=case.quote(row["first_source"]),
        refs=case.refs(*row["row_ids"][:NAMED]),
    )  # fmt: skip


def _copies(case: Case) -> list[Finding]:
    rows = case.rows("copies")
    kinds = [(kind, len({r["document_id"] for r in rows if r["kind"] == kind})) for kind in ("exact", "near", "partial")]
    told = tuple(case.say(f"corpus.copies_{kind}", n=n) for kind, n in kinds if n)
    return [Finding(case.say("corpus.copies"), told, listed=True)] if told else []
