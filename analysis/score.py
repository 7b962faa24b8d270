"""Extraction against hand-made gold: what was found, what is right, and whole rows.

Rows of the gold marked `optional` never cost recall, rows that repeat another (`same_as`) count once, and every column has the
alternatives that careful readers accept (`<column>_acceptable`). A row is whole when everything that a reader relies on is right:
a figure's value, bound, category and side; a control event's place, type, side and date; a claim's source and content.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Span = tuple[int, int] | None

# rows of the right family at the right place are found; the exact type is scored apart
FAMILIES = {
    "captured": "gain", "recaptured": "gain", "captured_partial": "gain", "captured_implied": "gain", "advance": "advance",
    "withdrew": "loss", "withdrew_partial": "loss", "withdrawal_decided": "loss", "handed_over": "loss",
    "holds": "state", "contested": "state", "encircled": "state", "besieged": "state", "buffer_zone": "state",
}  # fmt: skip
UNREAL = ("planned", "denied", "presupposed")  # what did not happen may be listed as such without cost
PLACE_NOUNS = {"مدينه", "بلده", "قريه", "محافظه", "منطقه", "ريف", "جنوب", "شمال", "شرق", "غرب"}
ENOUGH = 0.8  # of the words of a phrase


@dataclass(frozen=True, slots=True)
class Found:
    """Rows found, spurious and missed."""

    hits: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the rows given that are in the gold."""
        return self.hits / (self.hits + self.spurious) if self.hits + self.spurious else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold's rows that were given."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def value(self) -> float:
        """F1: the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"F1 {self.value:.2f} ({self.hits} found, {self.spurious} spurious, {self.missed} missed)"


@dataclass(frozen=True, slots=True)
class Right:
    """Rows that are right in a column, of those that could be."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        """Share; null where there was nothing to be right in."""
        return self.right / self.of if self.of else None

    def __str__(self) -> str:
        return f"{self.right} of {self.of}" + (f" ({self.right / self.of:.2f})" if self.of else "")


Score = dict[str, Found | Right]


def score(gold: Row, record: Row) -> Score:
    """Measures of one extraction record against the gold of its document, by name."""
    return dict(sorted((_figures(gold, record) | _control(gold, record) | _claims(gold, record) | _dates(gold, record)).items()))


def table(measures: Score) -> str:
    """The measures as lines of text."""
    return "\n".join(f"{name:20} {measure}" for name, measure in measures.items())


def numbers(measures: Score) -> dict[str, dict[str, float | None]]:
    """The measures as plain numbers, for programs to read."""
    plain: dict[str, dict[str, float | None]] = {}
    for name, m in measures.items():
        if isinstance(m, Found):
            plain[name] = {"tp": m.hits, "fp": m.spurious, "fn": m.missed, "p": m.precision, "r": m.recall, "f1": m.value}
        else:
            plain[name] = {"right": m.right, "of": m.of, "share": m.value}
    return plain


def _figures(gold: Row, record: Row) -> Score:
    rows, preds = gold["figures"], record.get("figures") or []
    taken, hit, found = set[int](), dict[str, Row](), set[str]()
    groups = _groups(rows)
    for row in rows:
        free = (i for i, p in enumerate(preds) if i not in taken and _overlap(_number(p), _span(row["number"])))
        fit = next((i for i in free if _equal(preds[i].get("best"), row["value"]["best"])), None)
        if fit is not None:
            taken.add(fit)
            found.add(groups[row["id"]])
            hit[row["id"]] = preds[fit]
    need = {groups[row["id"]] for row in rows if not row.get("optional")}
    traps = [_span(n["span"]) for n in gold.get("non_figures", [])]
    caught = sum(any(_overlap(_number(p), t) for t in traps) for i, p in enumerate(preds) if i not in taken)
    checks: dict[str, Callable[[Row, Row], bool | None]] = {
        "category": lambda row, p: _in(p, row, "category"),
        "side": lambda row, p: _in(p, row, "side") if row.get("side") else None,
        "bound": lambda row, p: (p.get("bound") or None) == row["value"]["bound"] and bool(p.get("approx")) == bool(row["value"]["approx"]),
        "edtf": lambda row, p: p.get("edtf") in _accepted(row, "edtf") if row.get("edtf") else None,
    }
    whole = {groups[k] for k in hit if all(checks[c](_by_id(rows, k), hit[k]) is not False for c in ("category", "side", "bound"))}
    return {
        "figures": Found(len(found & need), len(preds) - len(taken), len(need - found)),
        "figures.whole": Right(len(whole & need), len(need)),
        "figures.traps": Right(len(traps) - caught, len(traps)),
        **_shares("figures", rows, hit, checks),
    }


def _control(gold: Row, record: Row) -> Score:
    rows, preds = gold["control_events"], record.get("control") or []
    taken, hit, found = set[int](), dict[str, Row](), set[str]()
    groups = _groups(rows)
    for row in rows:
        for i, p in enumerate(preds):
            if i not in taken and _tells(p, row):
                taken.add(i)
                found.add(groups[row["id"]])
                hit.setdefault(row["id"], p)
                if not row.get("count_rows"):
                    break
    # further mentions of an event already found cost nothing
    taken |= {i for i, p in enumerate(preds) if any(_tells(p, row) for row in rows)}
    need = {groups[row["id"]] for row in rows if not row.get("optional")}
    spurious = sum(i not in taken and p.get("status") not in UNREAL for i, p in enumerate(preds))
    checks: dict[str, Callable[[Row, Row], bool | None]] = {
        "type": lambda row, p: p.get("type") in _accepted(row, "type"),
        "place": lambda row, p: _place_right(p, row, gold),
        "to_side": lambda row, p: _in(p, row, "to_side"),
        "from_side": lambda row, p: _in(p, row, "from_side") if row.get("from_side") else None,
        "edtf": lambda row, p: p.get("edtf") in _accepted(row, "edtf") if row.get("edtf") else None,
    }
    whole = {groups[k] for k in hit if all(checks[c](_by_id(rows, k), hit[k]) is not False for c in ("type", "place", "to_side", "edtf"))}
    return {
        "control": Found(len(found & need), spurious, len(need - found)),
        "control.whole": Right(len(whole & need), len(need)),
        **_shares("control", rows, hit, checks),
    }


def _claims(gold: Row, record: Row) -> Score:
    rows, preds = gold["claims"], record.get("claims") or []
    taken, hit = set[int](), dict[str, Row]()
    cued = [row for row in rows if row.get("cue")]
    for row in cued:
        fit = next((i for i, p in enumerate(preds) if i not in taken and _overlap(_span(p, "cue_"), _span(row["cue"]))), None)
        if fit is not None:
            taken.add(fit)
            hit[row["id"]] = preds[fit]
    need = [row for row in cued if not row.get("optional")]
    quiet = [_span(row.get("span") or row.get("content_span")) for row in rows if not row.get("cue") or row.get("optional")]
    spurious = sum(i not in taken and not any(_overlap(_span(p, "cue_"), q) for q in quiet) for i, p in enumerate(preds))
    checks: dict[str, Callable[[Row, Row], bool | None]] = {
        "source": lambda row, p: _same_phrase(p.get("source"), row["source_span"]["quote"]) if row.get("source_span") else None,
        "content": lambda row, p: _words_f1(p.get("content"), row["content_span"]["quote"]) >= ENOUGH if row.get("content_span") else None,
        "mode": lambda row, p: p.get("mode") in _accepted(row, "mode"),
        "certainty": lambda row, p: _stem(p.get("certainty")) in [_stem(x) for x in _accepted(row, "certainty")],
    }
    whole = sum(row["id"] in hit and all(checks[c](row, hit[row["id"]]) is not False for c in ("source", "content")) for row in need)
    return {
        "claims": Found(sum(row["id"] in hit for row in need), spurious, sum(row["id"] not in hit for row in need)),
        "claims.whole": Right(whole, len(need)),
        **_shares("claims", cued, hit, checks),
    }


def _dates(gold: Row, record: Row) -> Score:
    if "dates" not in gold:
        return {}
    preds, taken, right = record.get("dates") or [], set[int](), 0
    for row in gold["dates"]:
        fit = next((i for i, p in enumerate(preds) if i not in taken and _overlap(_span(p), _span(row["span"]))), None)
        if fit is not None:
            taken.add(fit)
            right += preds[fit].get("edtf") in [row["edtf"], *(row.get("acceptable") or [])]
    total = len(gold["dates"])
    return {"dates": Found(len(taken), len(preds) - len(taken), total - len(taken)), "dates.edtf": Right(right, total)}


def _shares(name: str, rows: Sequence[Row], hit: Mapping[str, Row], checks: Mapping[str, Callable[[Row, Row], bool | None]]) -> Score:
    told: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        for column, check in checks.items() if row["id"] in hit else ():
            verdict = check(row, hit[row["id"]])
            if verdict is not None:
                told[column].append(verdict)
    return {f"{name}.{column}": Right(sum(told[column]), len(told[column])) for column in checks if told[column]}


def _groups(rows: Iterable[Row]) -> dict[str, str]:
    """The row that stands for each row: the one that it repeats, however long the chain."""
    first = {row["id"]: row["id"] for row in rows}
    first |= {row["id"]: row["same_as"] for row in rows if row.get("same_as") in first}
    for key in first:
        while first[first[key]] != first[key]:
            first[key] = first[first[key]]
    return first


def _tells(pred: Row, row: Row) -> bool:
    """Whether a predicted event lies at a mention of the gold's and is of its family."""
    spans = [_span(row["span"]), *(_span(m) for m in row.get("other_mentions") or [])]
    family = FAMILIES.get(pred.get("type") or "", pred.get("type"))
    return any(_overlap(_span(pred), s) for s in spans) and family in {FAMILIES.get(t, t) for t in _accepted(row, "type")}


def _place_right(pred: Row, row: Row, gold: Row) -> bool:
    """Whether the rows name one place: a word of the name in common."""
    entity: Row = next((e for e in gold.get("entities", []) if e["id"] == row.get("place_ref")), {})
    names = [row.get("place_ar"), entity.get("canonical_ar"), *(entity.get("aliases_in_text") or [])]
    want = {word for name in names if name for word in _place_words(name)}
    return not want or bool(want & _place_words(pred.get("place")))


def _place_words(text: str | None) -> set[str]:
    plain = re.sub("[\u064b-\u0652\u0670\u0640]", "", text or "")
    plain = re.sub("[أإآٱ]", "ا", plain).replace("ى", "ي").replace("ة", "ه")
    return {re.sub("^[وبلف]?(ال|لل)", "", w) for w in re.findall(r"\w+", plain) if len(w) > 2} - PLACE_NOUNS


def _by_id(rows: Iterable[Row], key: str) -> Row:
    return next(row for row in rows if row["id"] == key)


def _number(pred: Row) -> Span:
    return _span(pred, "number_") or _span(pred)


def _span(row: Row | None, prefix: str = "") -> Span:
    if not row or row.get(f"{prefix}start") is None or row.get(f"{prefix}end") is None:
        return None
    return row[f"{prefix}start"], row[f"{prefix}end"]


def _overlap(a: Span, b: Span) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _equal(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is None and b is None
    slack = 5e-3 if abs(float(b)) < 1 else 1e-6  # two thirds may be written 0.667
    return abs(float(a) - float(b)) <= slack * max(1.0, abs(float(b)))


def _accepted(row: Row, column: str) -> list[Any]:
    return [row.get(column), *(row.get(f"{column}_acceptable") or [])]


def _in(pred: Row, row: Row, column: str) -> bool:
    plain = [str(x).strip().lower() if x is not None else None for x in (pred.get(column), *_accepted(row, column))]
    return plain[0] in plain[1:]


def _stem(word: str | None) -> str:
    return (word or "").split(" ")[0].split("_")[0]


def _words_f1(a: str | None, b: str | None) -> float:
    left, right = Counter((a or "").split()), Counter((b or "").split())
    total = sum(left.values()) + sum(right.values())
    return 2 * sum((left & right).values()) / total if total else 0.0


def _same_phrase(a: str | None, b: str) -> bool:
    """Equal but for an office or title more or less: one holds the other, or four fifths of the words agree."""
    return a is not None and bool(a) and (a.strip() in b or b in a.strip() or _words_f1(a, b) >= ENOUGH)
