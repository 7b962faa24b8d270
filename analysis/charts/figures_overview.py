"""Figures at a glance: by category and side, each with a mark of its own; nothing is added up."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import groupby

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import axis, palette
from analysis.charts.canvas import BODY, LEADING, SMALL, Canvas, style
from analysis.charts.content import ChartContent
from analysis.charts.evidence import Evidence, Row, first_few
from analysis.charts.fonts import MEDIUM, REGULAR, SEMIBOLD
from analysis.charts.strengths import Strength
from analysis.weigh.rows import happened
from analysis.wording import Wording

MOST, MOST_OF_ONE = 24, 8
VAGUE = {20.0: "dozens", 200.0: "hundreds", 2000.0: "thousands", 2_000_000.0: "millions"}
DUAL = ("ان", "ين", "تا", "تي")
LABELS, ARROW, WORDS = 176.0, 26.0, 270.0


def content(tables: Mapping[str, pd.DataFrame], wording: Wording) -> ChartContent | None:
    """What the chart says; None when there is no figure."""
    evidence = Evidence(tables, wording)
    rows = _ordered(evidence)
    if not rows:
        return None
    title = _finding(evidence, rows)
    subtitle = evidence.words("figures.subtitle")
    left_out = sum(not happened(r) for r in evidence.rows("figures"))
    keys = [*_keys(evidence, rows), *([evidence.words("figures.unreal", n=left_out)] if left_out else [])]
    footer = " ".join(keys) + "\n" + evidence.source_line()
    cells = [
        (
            evidence.term("category", r["category"]),
            evidence.side(r["side"]) if r["side"] else "",
            number(evidence, r),
            evidence.term("role", r["role"]),
            evidence.place(r["place_id"], None),
            evidence.day(r["edtf"]),
            _source(evidence, r),
            r["quote"],
        )
        for r in rows
    ]
    columns = [evidence.words(f"figures.column.{c}") for c in ("category", "side", "number", "role", "place", "date", "source", "quote")]
    table = pd.DataFrame(cells, columns=columns, dtype="str")
    return ChartContent(
        title, subtitle, evidence.described(title, subtitle, (evidence.dotted(*row) for row in cells), footer), table, footer
    )


def draw(tables: Mapping[str, pd.DataFrame], wording: Wording) -> Figure | None:
    """The picture; None when there is no figure."""
    words = content(tables, wording)
    if words is None:
        return None
    evidence = Evidence(tables, wording)
    ordered = _ordered(evidence)
    rows, more = first_few(ordered, MOST, _rank(ordered))
    with style():
        canvas = Canvas(wording)
        y = canvas.header(words.title, words.subtitle) + 6
        for _, block in groupby(rows, key=lambda r: (r["category"], r["unit"] if r["category"] in ("share", "other") else None)):
            y = _category(canvas, evidence, list(block), y) + 12
        if more:
            canvas.text(canvas.end, y + 8, evidence.words("count.more", n=more), size=SMALL, weight=MEDIUM, at="end")
            y += 22
        return canvas.footer(y, words.footer)


def _rank(rows: list[Row]) -> Callable[[Row], tuple[bool, bool]]:
    """What is shown first where not all is: what repeats nothing, the largest of each category, then the rest."""
    value = {r["id"]: r["best"] or r["low"] or r["high"] or 0.0 for r in rows}
    largest: set[str] = set()
    for category in {r["category"] for r in rows}:
        own = sorted((r for r in rows if r["category"] == category and not r["same_as"]), key=lambda r: -value[r["id"]])
        largest |= {r["id"] for r in own[:MOST_OF_ONE]}
    return lambda r: (bool(r["same_as"]), r["id"] not in largest)


def _finding(evidence: Evidence, rows: list[Row]) -> str:
    """How many figures rest on more than one origin: the same number of the same people or things, place and days, told by several.

    Numbers whose place or day nobody tells may agree by chance: they confirm nothing.
    """
    own = [r for r in rows if not r["same_as"]] or rows
    told: defaultdict[tuple, set[str | None]] = defaultdict(set)
    for row in rows:
        chain = evidence.carriers.get(row["claim_id"]) or evidence.own.get(row["doc_id"])
        told[_same(row)].add(chain["group"] if chain else None)
    shared = sum(len(told[_same(r)]) > 1 for r in own if r["place_id"] and r["edtf"])
    return evidence.words("figures.shared" if shared else "figures.alone", n=shared or len(own), of=len(own))


def _same(row: Row) -> tuple:
    return tuple(row[k] for k in ("category", "unit", "side", "role", "place_id", "edtf", "low", "best", "high"))


def _ordered(evidence: Evidence) -> list[Row]:
    """Figures of one category, and of one side in it, one after the other; the largest category first."""
    rows = [r for r in evidence.rows("figures") if happened(r)]
    categories = Counter(r["category"] for r in rows)
    sides = {side: n for n, side in enumerate(dict.fromkeys(r["side"] for r in rows))}
    first = {category: n for n, category in enumerate(categories)}
    return sorted(
        rows,
        key=lambda r: (
            -categories[r["category"]],
            first[r["category"]],
            str(r["unit"]) if r["category"] in ("share", "other") else "",
            sides[r["side"]],
        ),
    )


def _category(canvas: Canvas, evidence: Evidence, rows: list[Row], y: float) -> float:
    strengths = [_strength(evidence, r) for r in rows]
    start, end = canvas.start + LABELS + 18 + (ARROW if any(s.toward < 0 for s in strengths) else 0.0), canvas.end - 24
    scale, ticks = axis.numbers((v for s in strengths for v in s.values), start, end)
    name = evidence.term("category", rows[0]["category"])
    heading = evidence.dotted(name[0].upper() + name[1:], evidence.words("figures.log") if scale.log else None)
    canvas.text(canvas.start, y + BODY + 2, heading, weight=SEMIBOLD, size=BODY + 1)
    canvas.line(canvas.start, y + BODY + 9, canvas.end, y + BODY + 9, palette.RULE)
    top = y + BODY + 10
    y = top + 4
    previous: object = ...
    for row, strength in zip(rows, strengths, strict=True):
        y = _row(canvas, evidence, row, strength, scale, y, named=row["side"] != previous)
        previous = row["side"]
    for tick in ticks:
        x = scale.at(tick)
        canvas.line(x, top, x, y + 3, "#e9e9e9")
        canvas.axes.lines[-1].set_zorder(0)
        half = canvas.measure(axis.written(tick), SMALL) / 2
        canvas.text(min(x, canvas.end + 10 - half), y + 17, axis.written(tick), size=SMALL, colour=palette.MUTED, at="middle")
    return y + 20


def _row(canvas: Canvas, evidence: Evidence, row: Row, strength: Strength, scale: axis.Scale, y: float, named: bool) -> float:
    side = canvas.wrap(evidence.side(row["side"]), LABELS, BODY, MEDIUM, most=2) if named and row["side"] else []
    small = canvas.wrap(_source(evidence, row), LABELS, SMALL, most=2)
    base = canvas.paragraph(
        canvas.start + LABELS, y + BODY + 2, side, weight=MEDIUM, colour=palette.as_text(evidence.colour(row["side"])), at="end"
    )
    base = canvas.paragraph(canvas.start + LABELS, base - (1 if side else 0), small, size=SMALL, colour=palette.MUTED, at="end")
    middle = y + BODY - 2
    bottom = _mark(canvas, evidence, row, strength, scale, middle)
    return max(base - SMALL * LEADING + 10, bottom)


def _mark(canvas: Canvas, evidence: Evidence, row: Row, strength: Strength, scale: axis.Scale, y: float) -> float:
    """The mark of one figure with its words beside it; where its row ends."""
    if not strength.values:
        before, after = scale.start + 8, scale.start + 8
    else:
        places = [scale.at(v) for v in strength.values]
        reach = ARROW * strength.toward
        before, after = min(*places, places[0] + reach) - 11, max(*places, places[0] + reach) + 11
        _symbol(canvas, strength, scale, y)
    words = strength.words or evidence.words("figures.no_number")
    around = evidence.dotted(_role(evidence, row), evidence.place(row["place_id"], None), evidence.day(row["edtf"]))
    lines = max(canvas.measure(words, BODY, SEMIBOLD), canvas.measure(around, SMALL))
    follows = after + min(lines, WORDS) <= canvas.end or canvas.end - after >= before - scale.start
    room = canvas.end - after if follows else before - scale.start + 12
    x, at = (after, "start") if follows else (before, "end")
    colour = palette.as_text(strength.colour)
    text = canvas.wrap(words, room, BODY, SEMIBOLD, most=2)
    base = canvas.paragraph(
        x, y + BODY * 0.33, text, weight=REGULAR if strength.muted else SEMIBOLD, colour=colour, at=at, ground=palette.PAPER
    )
    base = canvas.paragraph(
        x, base - 1, canvas.wrap(around, min(room, WORDS), SMALL, most=3), size=SMALL, colour=palette.MUTED, at=at, ground=palette.PAPER
    )
    return base - SMALL * LEADING + 10


def _symbol(canvas: Canvas, strength: Strength, scale: axis.Scale, y: float) -> None:
    x = scale.at(strength.anchor)
    if strength.band:
        low, high = scale.at(strength.band[0]), scale.at(strength.band[1])
        canvas.box(low, high, y - 4.5, y + 4.5, palette.mix(strength.colour, palette.PAPER, 0.45))
        for end in (low, high):
            canvas.line(end, y - 8, end, y + 8, strength.colour, wide=2.4)
        return
    if strength.toward:
        canvas.arrow(x, x + strength.toward * ARROW, y, strength.colour)
    canvas.mark(x, y, strength.colour, hollow=strength.approx)


def _strength(evidence: Evidence, row: Row) -> Strength:
    colour = evidence.colour(row["side"])
    repeated = bool(row["same_as"])
    low, best, high = (None if row["id"] in evidence.vague else row[k] for k in ("low", "best", "high"))
    return Strength(
        "",
        row["side"],
        palette.mix(colour, palette.PAPER, 0.55) if repeated else colour,
        number(evidence, row),
        low,
        best,
        high,
        row["bound"],
        bool(row["approx"]),
        repeated,
    )


def number(evidence: Evidence, row: Row) -> str:
    """The number in words; in Arabic with the words that it counts."""
    counted = evidence.counted(row["id"])
    if row["best"] == 2 and counted and counted.split()[0].endswith(DUAL):
        return counted  # the noun itself says two
    if row["id"] in evidence.vague:
        words = VAGUE.get(row["low"]) if evidence.wording.lang != "ar" else None
        return evidence.words(f"amount.{words}") if words else evidence.quoted(row["quote"])
    amount = evidence.amount(row, of="%" if row["unit"] == "percent" else counted)
    return amount or (evidence.quoted(row["quote"]) if evidence.wording.lang == "ar" else "")


def _role(evidence: Evidence, row: Row) -> str:
    return evidence.term("role", row["role"])


def _source(evidence: Evidence, row: Row) -> str:
    chain = evidence.carriers.get(row["claim_id"]) or evidence.own.get(row["doc_id"])
    return evidence.origin(chain) if chain else evidence.words("source.voice")


def _keys(evidence: Evidence, rows: list[Row]) -> list[str]:
    keys = {
        "figures.own": len({r["category"] for r in rows}) > 1,
        "force.hollow": any(r["approx"] for r in rows),
        "force.arrow": any(r["bound"] for r in rows),
        "force.band": any(
            r["best"] is None and r["low"] is not None and r["high"] is not None and r["id"] not in evidence.vague for r in rows
        ),
        "figures.repeats": any(r["same_as"] for r in rows),
    }
    return [evidence.words(key) for key, used in keys.items() if used]
