"""Propositions by source: who holds what and how many are counted where, down; the sources, across; what each says in the cell."""

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts.content import ChartContent
from analysis.charts.evidence import Evidence
from analysis.charts.propositions import read
from analysis.charts.stances import Matrix
from analysis.charts.who_says_what import picture
from analysis.wording import Wording


def content(tables: Mapping[str, pd.DataFrame], wording: Wording) -> ChartContent | None:
    """What the chart says; None when no source counts anything at a place or says who holds one."""
    evidence = Evidence(tables, wording)
    matrix = read(evidence)
    if not matrix.cells:
        return None
    title, subtitle = _finding(evidence, matrix), evidence.words("propositions.subtitle")
    keys = [evidence.words("who.collides")] if matrix.colliding else []
    keys += [evidence.words("who.bracket")] if any(a.group == b.group for a, b in pairwise(matrix.sources)) else []
    footer = " ".join((*keys, evidence.words("propositions.cell"))) + "\n" + evidence.source_line()
    columns = [evidence.words(f"propositions.column.{c}") for c in ("question", "source", "answer", "certainty", "when", "quote")]
    table = pd.DataFrame(matrix.rows, columns=columns, dtype="str")
    lines = (evidence.dotted(*row) for row in matrix.rows)
    return ChartContent(title, subtitle, evidence.described(title, subtitle, lines, footer), table, footer)


def draw(tables: Mapping[str, pd.DataFrame], wording: Wording) -> Figure | None:
    """The picture; None when there is nothing to answer."""
    words = content(tables, wording)
    if words is None:
        return None
    evidence = Evidence(tables, wording)
    return picture(evidence, words, read(evidence))


def _finding(evidence: Evidence, matrix: Matrix) -> str:
    if matrix.colliding:
        return evidence.words("propositions.title_collide", n=len(matrix.colliding), of=len(matrix.topics))
    first = matrix.topics[0]
    told = {s.group for s in matrix.sources if (first, s.key) in matrix.cells}
    return evidence.words("propositions.title_told", n=len(told), name=matrix.names[first])
