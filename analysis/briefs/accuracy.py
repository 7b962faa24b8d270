"""How well the reading was measured, on articles marked by hand: never on those of the brief."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from analysis.briefs.blocks import Block, Paragraph, Run, Table, Text
from analysis.briefs.case import Case

# suites of whole articles, and their parts as the measures name them; the other suites measure a part of the reading alone
SUITES = ("held-out", "articles", "seed")  # what no rule was made on first: so a new article is read
PARTS = (
    ("figures", None),
    ("figures.category", "share"),
    ("figures.side", "share"),
    ("claims", None),
    ("claims.source", "share"),
    ("claims.certainty", "share"),
    ("control", None),
    ("control.place", "share"),
    ("control.to_side", "share"),
    ("dates", None),
    ("dates.edtf", "share"),
)
Measured = Mapping[str, Any]


@cache
def published() -> Measured | None:
    """The measures that are kept beside the program; None where none are."""
    file = resources.files("analysis") / "accuracy.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def accuracy(case: Case, measured: Measured) -> tuple[Block, ...]:
    """Table of measures, a row for each part of the reading and a column for each suite.

    `measured` has a `measured` day and, by suite, `n` texts and shares: `<part> p`, `<part> r` and `<part> share`. Nothing when no
    suite of articles was measured.
    """
    suites = [s for s in SUITES if s in measured]
    cells = {part: tuple(_measure(case, measured[s], part, kind) for s in suites) for part, kind in PARTS}
    rows = tuple(((Run(case.wording.term("accuracy", part)),), *row) for part, row in cells.items() if any(row))
    if not rows:
        return ()
    columns = (case.words("accuracy.what"), *(case.words(f"accuracy.suite_{s.replace('-', '_')}", n=int(measured[s]["n"])) for s in suites))
    day = case.day(measured.get("measured"))
    intro = case.say("accuracy.intro", day=day) if day else case.say("accuracy.intro_undated")
    return (Paragraph(intro, muted=True), Table(case.words("accuracy.caption"), columns, rows))


def _measure(case: Case, figures: Measured, part: str, kind: str | None) -> Text:
    if kind:
        share = figures.get(f"{part} {kind}")
        return () if share is None else case.say("accuracy.right", share=f"{share:.0%}")
    found, right = figures.get(f"{part} r"), figures.get(f"{part} p")
    return () if found is None or right is None else case.say("accuracy.found", recall=f"{found:.0%}", precision=f"{right:.0%}")
