"""The finding of what a source says against the interest of its own side."""

from analysis.briefs.attribution import source
from analysis.briefs.blocks import Finding, Text
from analysis.briefs.case import Case, Row

SHOWN = 4


def admissions(case: Case) -> list[Finding]:
    """One finding of all admissions, each once with its words; nothing when there is none."""
    rows = case.rows("admissions")
    if not rows:
        return []
    sentences = [_told(case, row) for row in rows[:SHOWN]]
    if rows[SHOWN:]:
        sentences.append(case.say("admission.more", n=len(rows[SHOWN:])))
    return [Finding(case.say("admission.lead"), tuple(sentences), listed=len(sentences) > 1)]


def _told(case: Case, row: Row) -> Text:
    told = case.by_id.get(row["row_id"])
    return case.say(
        "admission.told",
        source=source(case, told),
        side=case.side(row["side"]),
        quote=case.quote(row["quote"]),
        refs=case.refs(row["row_id"]),
        reason=case.wording.term("admission", row["reason"]),
    )
