"""The finding of what a source says against the interest of its own side."""

from analysis.briefs.attribution import source
from analysis.briefs.blocks import Finding, Run, Text
from analysis.briefs.case import Case, Row
from analysis.briefs.corpus import press

SHOWN = 4


def admissions(case: Case) -> list[Finding]:
    """One finding of all admissions, each once with its words; nothing when there is none."""
    rows = sorted(case.rows("admissions"), key=lambda r: -r["n_outlets"])
    if not rows:
        return []
    sentences = [_told(case, row) for row in rows[:SHOWN]]
    if rows[SHOWN:]:
        sentences.append(case.say("admission.more", n=len(rows[SHOWN:]), file=case.file("admissions")))
    return [Finding(case.say("admission.lead"), tuple(sentences), listed=len(sentences) > 1)]


def _told(case: Case, row: Row) -> Text:
    told = case.by_id.get(row["row_id"])
    said = case.say(
        "admission.told",
        source=source(case, told),
        side=case.side(row["side"]),
        quote=case.quote(row["quote"]),
        refs=case.refs(row["row_id"]),
        reason=case.wording.term("admission", row["reason"]),
    )
    return (*said, Run(f" ({press(case, row['n_outlets'], 1)})")) if row["n_outlets"] > 1 else said
