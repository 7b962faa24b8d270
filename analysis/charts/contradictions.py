"""Contradiction cards: two quotes face to face, the words that differ tinted, and why they do not go together."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import palette
from analysis.charts.canvas import BODY, LEADING, SMALL, Canvas, style
from analysis.charts.content import ChartContent
from analysis.charts.evidence import Evidence, Row, first_few
from analysis.charts.fonts import MEDIUM, SEMIBOLD
from analysis.charts.quotes import Span, differing, excerpt, runs
from analysis.wording import Wording

MOST, LETTERS = 6, 210
RANK = (
    "said_by_article",
    "explicit_denial",
    "different_holder",
    "different_date",
    "different_number",
    "different_extent",
    "rival_explanation",
    "different_scope",
    "not_independent",
)
APPARENT = ("different_scope", "not_independent")
GAP, PAD, TINT = 46.0, 11.0, "#ffe9a8"


def content(tables: Mapping[str, pd.DataFrame], wording: Wording) -> ChartContent | None:
    """What the chart says; None when nothing contradicts anything."""
    evidence = Evidence(tables, wording)
    pairs = _ranked(evidence)
    if not pairs:
        return None
    title = _finding(evidence, pairs)
    subtitle = evidence.words("contradictions.subtitle_many" if len(evidence.rows("documents")) > 1 else "contradictions.subtitle")
    cut = any(len(p[f"{end}_quote"]) > LETTERS for p in pairs[:MOST] for end in "ab")
    tinted = any(any(differing(evidence, p)) for p in pairs[:MOST])
    keys = ([evidence.words("contradictions.tinted")] if tinted else []) + ([evidence.words("contradictions.cut")] if cut else [])
    footer = "\n".join(filter(None, (" ".join(keys), evidence.source_line())))
    columns = [evidence.words(f"contradictions.column.{c}") for c in ("kind", "topic", "a", "a_source", "b", "b_source", "reason")]
    cells = [
        (
            _kind(evidence, p),
            _topic(evidence, p),
            p["a_quote"],
            _source(evidence, p, "a"),
            p["b_quote"],
            _source(evidence, p, "b"),
            _reason(evidence, p),
        )
        for p in pairs
    ]
    table = pd.DataFrame(cells, columns=columns, dtype="str")
    return ChartContent(
        title, subtitle, evidence.described(title, subtitle, (evidence.dotted(*row) for row in cells), footer), table, footer
    )


def draw(tables: Mapping[str, pd.DataFrame], wording: Wording) -> Figure | None:
    """The picture; None when nothing contradicts anything."""
    words = content(tables, wording)
    if words is None:
        return None
    evidence = Evidence(tables, wording)
    pairs, more = first_few(_ranked(evidence), MOST)
    with style():
        canvas = Canvas(wording)
        y = canvas.header(words.title, words.subtitle) + 4
        for pair in pairs:
            y = _card(canvas, evidence, pair, y) + 16
        if more:
            canvas.text(canvas.end, y + 6, evidence.words("count.more", n=more), size=SMALL, weight=MEDIUM, at="end")
            y += 20
        return canvas.footer(y, words.footer)


def _ranked(evidence: Evidence) -> list[Row]:
    """Pairs, those that the article itself points out first and those that only seem to be two last."""
    return sorted(evidence.rows("contradictions"), key=lambda p: RANK.index(p["kind"]) if p["kind"] in RANK else len(RANK))


def _card(canvas: Canvas, evidence: Evidence, pair: Row, y: float) -> float:
    """One card from y on; its foot."""
    apparent = pair["kind"] in APPARENT
    colour = palette.MUTED if apparent else palette.ALERT
    heading = evidence.dotted(_kind(evidence, pair), _topic(evidence, pair))
    for line in canvas.wrap(heading, canvas.end - canvas.start, BODY, SEMIBOLD, most=2):
        y += BODY * LEADING
        canvas.text(canvas.start, y - 3, line, weight=SEMIBOLD, colour=colour)
    top = y + 5
    wide = (canvas.end - canvas.start - GAP) / 2
    spans = differing(evidence, pair)
    feet = []
    for i, end in enumerate("ab"):
        left = canvas.start + i * (wide + GAP)
        feet.append(_quote(canvas, evidence, _source(evidence, pair, end), pair[f"{end}_quote"], spans[i], left, wide, top))
    bottom = max(feet)
    for i in range(2):
        left = canvas.start + i * (wide + GAP)
        canvas.box(left, left + wide, top, bottom, None, edge="#c9c9c9")
        canvas.box(left if i == 0 else left + wide - 3, left + 3 if i == 0 else left + wide, top, bottom, colour)
    centre = (canvas.start + canvas.end) / 2
    canvas.text(centre, (top + bottom) / 2 + 8, "≈" if apparent else "≠", size=24, weight=SEMIBOLD, colour=colour, at="middle")
    return _why(canvas, evidence, pair, bottom + 4)


def _quote(canvas: Canvas, evidence: Evidence, source: str, quote: str, spans: list[Span], left: float, wide: float, y: float) -> float:
    """Source and quote of one half; where it ends. A quote runs from right to left in every language of the chart."""
    y += 6 + BODY
    for line in canvas.wrap(source, wide - 2 * PAD, SMALL + 0.5, SEMIBOLD, most=2):
        canvas.text(left + PAD, y, line, size=SMALL + 0.5, weight=SEMIBOLD)
        y += SMALL * LEADING
    text, marked, _ = excerpt(" ".join(quote.split()), spans if " ".join(quote.split()) == quote else [], LETTERS)
    y += 6
    at = 0
    right = left + wide - PAD if canvas.direction == "ltr" else left + PAD
    for line in canvas.wrap(text, wide - 2 * PAD, BODY, direction="rtl"):
        at = text.index(line.split()[0], at)
        end = _end(text, line, at)
        _marked_line(canvas, text, (at, end), marked, right, y)
        at = end
        y += BODY * LEADING
    return y - BODY * LEADING + 10


def _end(text: str, line: str, at: int) -> int:
    """Where a wrapped line ends in its text."""
    end = at + len(line)
    return end if text[at:end] == line else at + len(line.replace(" ", ""))


def _marked_line(canvas: Canvas, text: str, line: Span, marked: list[Span], right: float, y: float) -> None:
    """One line of a quote, from its right end on, in runs that are tinted or not."""
    sign = -1.0 if canvas.direction == "ltr" else 1.0
    x = right
    for start, end, tinted in runs(line, marked):
        run = text[start:end]
        wide = canvas.measure(run, BODY, direction="rtl")
        bare = run.strip()
        lead = canvas.measure(run[: len(run) - len(run.lstrip())], BODY, direction="rtl") if run != run.lstrip() else 0.0
        size = canvas.measure(bare, BODY, direction="rtl")
        if bare:
            near = x + sign * lead
            first, last = sorted((near, near + sign * size))
            if tinted:
                canvas.box(first - 2, last + 2, y - BODY, y + BODY * 0.42, TINT)
            canvas.text(first, y, bare, direction="rtl")
        x += sign * wide


def _why(canvas: Canvas, evidence: Evidence, pair: Row, y: float) -> float:
    marked = evidence.words("contradictions.marked_by", words=evidence.quoted(pair["marked_by"])) if pair["marked_by"] else None
    text = evidence.dotted(_reason(evidence, pair), marked)
    return (
        canvas.paragraph(canvas.start, y + SMALL, canvas.wrap(text, canvas.end - canvas.start, SMALL), size=SMALL, colour=palette.MUTED)
        - SMALL * LEADING
        + 4
    )


def _finding(evidence: Evidence, pairs: list[Row]) -> str:
    real = sum(p["kind"] not in APPARENT for p in pairs)
    return evidence.words("contradictions.title", n=real) if real else evidence.words("contradictions.apparent", n=len(pairs))


def _kind(evidence: Evidence, pair: Row) -> str:
    text = evidence.term("contradiction_kind", pair["kind"])
    return text[0].upper() + text[1:] if text else ""


def _topic(evidence: Evidence, pair: Row) -> str:
    return evidence.join(evidence.term("topic", t) for t in (pair["topic"] or "").split("+") if t)


def _reason(evidence: Evidence, pair: Row) -> str:
    return evidence.term("contradiction", pair["reason"])


def _source(evidence: Evidence, pair: Row, end: str) -> str:
    words = pair[f"{end}_source"]
    chain = _chain(evidence, pair, end)
    if chain and chain["origin_kind"] != "article_voice":
        return evidence.origin(chain)
    known = next((e["id"] for e in evidence.entities.values() if words and e["ar"] == words), None)
    return evidence.name(known) or words or evidence.words("contradictions.voice")


def _chain(evidence: Evidence, pair: Row, end: str) -> Row | None:
    """The source chain that a row of a pair rests on."""
    table, row = pair[f"{end}_table"], pair[f"{end}_id"]
    claim = row if table == "claims" else next((r["claim_id"] for r in evidence.rows(table) if r["id"] == row), None)
    return next((c for c in evidence.chains.values() if claim and claim in c["claim_ids"]), None)
