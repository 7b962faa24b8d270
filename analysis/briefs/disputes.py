"""Contradictions: the weightiest among the findings, all of them as cards face to face."""

from itertools import groupby

from analysis.briefs.attribution import source
from analysis.briefs.blocks import Block, Card, Cards, Finding, Paragraph, Run, Said, Text, plain, shown
from analysis.briefs.case import Case, Row

# the order of findings; the last two only seem to be contradictions
ORDER = (
    "said_by_article",
    "explicit_denial",
    "different_number",
    "different_holder",
    "different_date",
    "different_extent",
    "rival_explanation",
    "different_scope",
    "not_independent",
)
WRAPPING = "\"“”«»'‘’"
KINDS, PAIRS = 3, 2
CARDS = 6  # face to face, of many articles
SEEMING = ("different_scope", "not_independent")


def contradictions(case: Case) -> list[Row]:
    """All contradictions, the weightiest kind first."""
    return sorted(case.rows("contradictions"), key=lambda r: ORDER.index(r["kind"]) if r["kind"] in ORDER else len(ORDER))


def disputes(case: Case) -> list[Finding]:
    """A finding for each of the first kinds of contradiction, with its first pairs."""
    return [_finding(case, rows) for rows in _told_rows(case)]


def disputed(case: Case) -> set[str]:
    """Topics of the contradictions that are told among the findings."""
    return {name for rows in _told_rows(case) for r in rows for name in (r["topic"] or "").split("+")}


def cards(case: Case) -> tuple[Block, ...]:
    """Contradictions as two quotes face to face: all of them, of many articles the weightiest and how many more there are."""
    rows = contradictions(case)
    told = rows[:CARDS] if case.long else rows
    left = len(rows) - len(told)
    rest = (Paragraph(case.say("left.rows", n=left, file=case.file("contradictions")), muted=True),) if left else ()
    return (Cards(tuple(_card(case, row) for row in told)), *rest) if told else ()


def _told_rows(case: Case) -> list[list[Row]]:
    """Contradictions that are findings: the first pairs of the first kinds."""
    real = [r for r in contradictions(case) if r["kind"] not in SEEMING]
    return [list(rows)[:PAIRS] for _, rows in groupby(real, key=lambda r: r["kind"])][:KINDS]


def _finding(case: Case, rows: list[Row]) -> Finding:
    kind = case.wording.term("contradiction_kind", rows[0]["kind"])
    topics = list(dict.fromkeys(t for t in (topic(case, r["topic"]) for r in rows) if t))
    lead = case.say("dispute.of", kind=kind, topic=case.words("list.comma").join(topics[:2])) if topics else (Run(kind),)
    told = [t for row in rows for t in (_told(case, row, "a"), _told(case, row, "b"), *_marked(case, row))]
    return Finding(lead, tuple({plain(t): t for t in reversed(told)}[p] for p in dict.fromkeys(map(plain, told))), listed=True)


def _told(case: Case, row: Row, side: str) -> Text:
    return case.say(
        "dispute.told", source=_source(case, row, side), quote=case.quote(_words(case, row, side)), refs=case.refs(row[f"{side}_id"])
    )


def _words(case: Case, row: Row, side: str) -> str:
    """What is said, without the words that report it and without quotation marks round the whole."""
    told = case.by_id.get(row[f"{side}_id"]) or {}
    words = row[f"{side}_quote"]
    if told.get("content") and words == told["quote"]:
        words = told["content"]
    return words.strip(WRAPPING) if words[:1] in WRAPPING and words[-1:] in WRAPPING else words


def _card(case: Case, row: Row) -> Card:
    sides = {side: _said(case, row, side) for side in "ab"}
    why = (Run(case.wording.term("contradiction", row["reason"])),)
    marked = _marked(case, row)
    kind = case.wording.term("contradiction_kind", row["kind"])
    about = topic(case, row["topic"])
    title = case.words("dispute.of", kind=kind, topic=about) if about else kind
    return Card(title, sides["a"], sides["b"], (*why, Run(". "), *marked[0]) if marked else why)


def _said(case: Case, row: Row, side: str) -> Said:
    row_id = row[f"{side}_id"]
    lang, direction = case.lang(case.by_id.get(row_id))
    return Said(shown(_words(case, row, side)), lang, direction, _source(case, row, side), case.refs(row_id))


def _marked(case: Case, row: Row) -> list[Text]:
    return [case.say("dispute.marked", words=case.quote(row["marked_by"]))] if row["marked_by"] else []


def _source(case: Case, row: Row, side: str) -> Text:
    told = case.by_id.get(row[f"{side}_id"])
    named = row[f"{side}_source"]
    return source(case, told) if told else (Run(shown(named)),) if named else case.say("source.voice")


def topic(case: Case, topics: str | None) -> str:
    """Names of topics joined with '+', those that have a name."""
    return case.words("list.and").join(shown(n) for n in (case.known("topic", t) for t in (topics or "").split("+")) if n)
