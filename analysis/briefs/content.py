"""The content of a brief: findings first, then what bears them, then where they end."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate

import pandas as pd

from analysis.briefs.accuracy import Measured
from analysis.briefs.accuracy import accuracy as measures
from analysis.briefs.admissions import admissions
from analysis.briefs.articles import MARKED, articles
from analysis.briefs.blocks import Block, Brief, Chart, Finding, Findings, Folded, Paragraph, Run, Section, Table, plain, shown
from analysis.briefs.case import Case
from analysis.briefs.changes import changes
from analysis.briefs.corpus import corpus, news
from analysis.briefs.counts import counts
from analysis.briefs.disputes import cards, disputed, disputes
from analysis.briefs.headline import byline, title
from analysis.briefs.method import method
from analysis.briefs.questions import not_known, not_understood
from analysis.briefs.strengths import strengths
from analysis.briefs.topics import topics
from analysis.briefs.transmission import origins
from analysis.charts import CHARTS, OF_MANY
from analysis.charts.evidence import Shared
from analysis.wording import Wording

LABELS = ("skip", "contents", "page", "of", "back", "against", "brief", "data_at_end")
# drawn as cards for those who take the picture alone; a brief tells them in words, face to face
TOLD = ("contradictions",)
MOST_ROWS, OF_LONG = 150, 20  # of a chart's table that stand in the brief, of some articles and of many
# charts that the page of many articles shows, as long as they are no taller together; the others are folded under what they find
OPEN, TALLEST = ("figures_over_time", "map_of_places", "propositions_by_source"), 6.4  # of their width


def brief(tables: Mapping[str, pd.DataFrame], charts: Mapping[str, str], wording: Wording, accuracy: Measured | None = None) -> Brief:
    """A brief of any articles in the wording's language.

    `tables` holds the extracted and the derived tables, `charts` SVG text by chart name, `accuracy` the measures
    of `analysis/accuracy.json`. Parts without rows are left out.
    """
    case = Case(Shared(tables), wording)
    told, asked = _findings(case), not_known(case)
    nothing = () if told else (Paragraph(case.say("title.unknown")),)
    parts: list[tuple[str, tuple[Block, ...]]] = [
        ("news", news(case)),
        ("findings", (*nothing, *((Findings(tuple(_begun(case, f) for f in (*told, *asked))),) if told or asked else ()))),
        ("charts", _charts(case, charts)),
        ("origins", _origins(case)),
        ("contradictions", cards(case)),
        ("unread", not_understood(case)),
        ("sources" if case.many else "source", _sources(case)),
        ("method", method(case)),
        ("accuracy", measures(case, accuracy) if accuracy else ()),
    ]
    sections = tuple(Section(name, case.words(f"section.{name}"), blocks) for name, blocks in parts if blocks)
    labels = (
        {name: case.words(f"page.{name}") for name in LABELS}
        | {"data": case.words("section.data")}
        | {kind: case.words(f"kind.{kind}") for kind in MARKED}
    )
    return Brief(wording.lang, wording.direction, title(case), byline(case), plain(told[0].lead) if told else "", sections, labels)


def _findings(case: Case) -> list[Finding]:
    """New or disputed first."""
    weighed = [*strengths(case), *corpus(case), *disputes(case), *changes(case), *admissions(case)]
    return [*weighed, *counts(case, told=bool(weighed)), *topics(case, disputed(case))]


def _begun(case: Case, finding: Finding) -> Finding:
    """A finding whose paragraphs begin as sentences do."""
    return replace(finding, lead=case.begun(finding.lead), sentences=tuple(map(case.begun, finding.sentences)))


def _charts(case: Case, charts: Mapping[str, str]) -> tuple[Block, ...]:
    found = []
    for name, chart in CHARTS.items():
        wanted = name in charts and name not in TOLD and (case.many or name not in OF_MANY)
        content = chart.content(case.tables, case.wording) if wanted else None
        if content is not None:
            table = _chart_table(case, content.table)
            found.append(Chart(name, case.words(f"chart.{name}"), content.title, content.description, charts[name], table))
    if not case.long:
        return tuple(found)
    opened = _opened(found)
    return (*opened, *(Folded(f"{c.heading}: {c.title}", (c,)) for c in found if c not in opened))


def _opened(charts: list[Chart]) -> list[Chart]:
    """Charts that stand open before the others, at least one."""
    ordered = sorted(charts, key=lambda c: OPEN.index(c.name) if c.name in OPEN else len(OPEN))
    heights = accumulate(c.ratio for c in ordered)
    return [c for n, (c, height) in enumerate(zip(ordered, heights, strict=True)) if n == 0 or (c.name in OPEN and height <= TALLEST)]


def _chart_table(case: Case, frame: pd.DataFrame | None) -> Table | None:
    """What a chart draws; of a long table its beginning, and words that say so."""
    n, most = 0 if frame is None else len(frame), OF_LONG if case.long else MOST_ROWS
    if frame is None or n <= most:
        return _table(case.words("page.data", n=n), frame)
    return _table(case.words("page.data_some", n=n, most=most), frame.head(most))


def _table(caption: str, frame: pd.DataFrame | None) -> Table | None:
    if frame is None or not len(frame):
        return None
    cells = tuple(tuple((Run(shown("" if pd.isna(cell) else cell)),) for cell in row) for row in frame.itertuples(index=False))
    return Table(caption, tuple(shown(c) for c in frame.columns), cells)


def _origins(case: Case) -> tuple[Block, ...]:
    found = origins(case)
    if found is None:
        return ()
    chains, more = found
    rest = (Paragraph(case.say("origins.more", n=more, file=case.file("source_chains")), muted=True),) if more else ()
    return (Paragraph(case.say("origins.intro"), muted=True), chains, *rest)


def _sources(case: Case) -> tuple[Block, ...]:
    found = articles(case)
    if not found or not case.long:
        return (Paragraph(case.say("article.all"), muted=True), *found) if found else ()
    n = {"n": sum(len(a.passages) for a in found), "cited": len(found), "all": len(case.documents)}
    return (
        Paragraph((*case.say("article.all"), Run(" "), *case.say("article.some")), muted=True),
        Folded(case.words("article.cited", **n), tuple(found)),
    )
