"""Two quotes face to face: the words in which they differ, and as much of each as a card can hold."""

import itertools
import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from analysis.charts.evidence import Evidence, Row
from analysis.charts.placing import ELLIPSIS

Span = tuple[int, int]
ALIKE = 0.45
MARKS = re.compile("[\u0640\u064b-\u065f\u0670«»\"“”'’.,،؛:()!؟?…]")


def differing(evidence: Evidence, pair: Row) -> tuple[list[Span], list[Span]]:
    """Positions in both quotes that carry the difference: words not shared where the quotes are alike, else what the rows point at."""
    a, b = (words(pair[f"{end}_quote"]) for end in "ab")
    match = SequenceMatcher(None, [w for w, _ in a], [w for w, _ in b], autojunk=False)
    if match.ratio() >= ALIKE or pair["a_table"] == pair["b_table"] == "figures":
        changed = [op for op in match.get_opcodes() if op[0] != "equal"]
        return [s for op in changed for _, s in a[op[1] : op[2]]], [s for op in changed for _, s in b[op[3] : op[4]]]
    pointers = [_pointers(evidence, pair[f"{end}_id"]) for end in "ab"]
    shared = set(pointers[0]) & set(pointers[1])
    return tuple(_places(set(found) - shared, pair[f"{end}_quote"]) for found, end in zip(pointers, "ab", strict=True))  # type: ignore[return-value]


def words(text: str) -> list[tuple[str, Span]]:
    """Words of a quote without marks and vowel signs, each with its place in the quote."""
    return [(MARKS.sub("", m.group()), m.span()) for m in re.finditer(r"\S+", text)]


def _places(pointers: set[str], quote: str) -> list[Span]:
    """Where the words stand in a quote, in order; whole words, for letters that join must be drawn together."""
    found = [(at, at + len(words)) for words in pointers if words and (at := quote.find(words)) >= 0]
    return sorted((min(s for s, e in tokens), max(e for s, e in tokens)) for a, b in found if (tokens := _touched(quote, a, b)))


def _touched(quote: str, start: int, end: int) -> list[Span]:
    return [m.span() for m in re.finditer(r"\S+", quote) if m.start() < end and m.end() > start]


def _pointers(evidence: Evidence, row_id: str) -> list[str]:
    """Numbers, words of control and hedges that a row, or what it holds, stands on."""
    pointers = []
    for figure in evidence.rows("figures"):
        if row_id in (figure["id"], figure["claim_id"]):
            at = figure["number_start"] - figure["start"]
            pointers += [figure["quote"][at : at + figure["number_end"] - figure["number_start"]], *figure["qualifiers"]]
    for event in evidence.rows("control"):
        if row_id in (event["id"], event["claim_id"]):
            pointers.append(event["cue"])
    for claim in evidence.rows("claims"):
        if row_id == claim["id"]:
            pointers += claim["hedge"]
    return pointers


def excerpt(text: str, spans: Sequence[Span], most: int) -> tuple[str, list[Span], bool]:
    """At most so many characters round the first differing words, their spans in them, and whether anything was cut."""
    if len(text) <= most:
        return text, list(spans), False
    first = min((s for s, _ in spans), default=0)
    start = 0 if first < most * 0.6 else text.rfind(" ", 0, max(1, first - most // 4)) + 1
    end = len(text) if len(text) - start <= most else max(text.rfind(" ", start + 1, start + most), start + most // 2)
    before, after = (ELLIPSIS if start else ""), (ELLIPSIS if end < len(text) else "")
    shift = len(before) - start
    kept = [(s + shift, e + shift) for s, e in spans if s >= start and e <= end]
    return before + text[start:end] + after, kept, True


def runs(line: Span, spans: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """A line cut where marking begins or ends: start, end, marked."""
    edges = sorted({line[0], line[1], *(min(max(p, line[0]), line[1]) for span in spans for p in span)})
    cut = [(a, b, any(s <= a and b <= e for s, e in spans)) for a, b in itertools.pairwise(edges)]
    joined: list[tuple[int, int, bool]] = []
    for a, b, marked in cut:
        if joined and joined[-1][2] == marked:
            joined[-1] = (joined[-1][0], b, marked)
        else:
            joined.append((a, b, marked))
    return joined
