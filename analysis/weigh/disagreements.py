"""Numbers and holders that do not go together, and numbers that only seem to be two.

Only rows of one document are compared here; `crossings` sets subjects of several documents against each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations

from analysis.edtf import bounds, overlaps
from analysis.text.words import words
from analysis.weigh.chains import VOICE, Chains
from analysis.weigh.changes import GAINS, LOSSES, NOT_HAPPENED, PARTIAL
from analysis.weigh.contradictions import Contradiction, faced
from analysis.weigh.incidents import one_incident
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.subjects import PEOPLE

TELLING = 20  # a smaller number is the same by chance too often
ROUGH = 1.1  # two numbers closer than this are one where the words call one of them approximate
MANY = 60  # rows of one thing that are compared with each other; more of them are a series, not a dispute
_WEEK = timedelta(days=7)
_BESIDE = frozenset("اخر اخري اخرون اخرين اخران اخريان".split())
_PARTS_OF_WHOLE = (None, "centre")


def disagreements(evidence: Evidence, chains: Chains) -> list[Contradiction]:
    """Contradictions between figures and between control events of one document, once for each two origins."""
    return [*_numbers(evidence, chains), *_scopes(evidence, chains), *_holders(evidence, chains), *_extents(evidence, chains)]


def _together(rows: Iterable[Row], *keys: str, again: bool = False) -> Iterator[list[Row]]:
    """Rows of one document that share the values of some columns, none of them empty; with those that are told `again`."""
    found: defaultdict[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        key = tuple(row[k] for k in ("doc_id", *keys))
        if None not in key and (again or not row["same_as"]):
            found[key].append(row)
    return (rows for rows in found.values() if 1 < len(rows) <= MANY)


def _apart(evidence: Evidence, chains: Chains, rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of two origins that can speak of one day, the first for each two origins."""
    seen = set()
    for a, b in combinations(rows, 2):
        groups = frozenset((chains.of(a).group, chains.of(b).group))
        if _again(a["quote"]) == _again(b["quote"]):
            continue
        if len(groups) == 2 and groups not in seen and _closed(a) and _closed(b) and overlaps(a["edtf"], b["edtf"]):
            yield a, b
            seen.add(groups)


def _again(quote: str) -> tuple[str, ...]:
    return tuple(words(quote).forms)


def _closed(row: Row) -> bool:
    """Whether its days are known to a week: of longer times two numbers or holders can both be right."""
    first, last = bounds(row["edtf"])
    return first is not None and last is not None and last - first < _WEEK


def _numbers(evidence: Evidence, chains: Chains) -> Iterator[Contradiction]:
    for rows in _together(evidence.figures, "category", "unit", "place_id", "side"):
        for role in dict.fromkeys(r["role"] for r in rows):
            alike = [r for r in rows if r["role"] == role]
            for a, b in _apart(evidence, chains, alike):
                if a["scope"] == b["scope"] and not _others(a, b) and apart(a, b) and _comparable(evidence, a, b):
                    yield faced(evidence, chains, "different_number", None, a, b, "numbers_apart")


def _comparable(evidence: Evidence, a: Row, b: Row) -> bool:
    """Whether two numbers can be of one thing: victims only of one incident."""
    return a["category"] not in PEOPLE or one_incident(evidence, a, b)


def _others(*rows: Row) -> bool:
    """«آخرين»: counted beside others, so not the same people."""
    return any(form.removeprefix("ال") in _BESIDE for row in rows for form in words(row["quote"]).forms)


def apart(a: Row, b: Row) -> bool:
    """Whether two figures cannot be one number, whatever their bounds and roughness."""
    low, high = sorted((a, b), key=lambda r: r["low"] if r["low"] is not None else r["best"] or 0)
    if low["high"] is None or high["low"] is None or low["high"] >= high["low"]:
        return False
    return not ((a["approx"] or b["approx"]) and high["low"] <= low["high"] * ROUGH)


def _scopes(evidence: Evidence, chains: Chains) -> Iterator[Contradiction]:
    """The same number of another set: those who fled, and those who stood there."""
    for rows in _together(evidence.figures, "category", "side", "place_id", "best"):
        a = rows[0]
        other = next(
            (r for r in rows[1:] if r["scope"] and a["scope"] and r["scope"] != a["scope"] and overlaps(a["edtf"], r["edtf"])), None
        )
        if other and a["best"] >= TELLING:
            yield faced(evidence, chains, "different_scope", None, a, other, "same_number_other_scope")


def _holders(evidence: Evidence, chains: Chains) -> Iterator[Contradiction]:
    held = [
        e
        for e in evidence.control
        if e["status"] not in NOT_HAPPENED and e["type"] in (*GAINS, "holds") and e["type"] not in PARTIAL and not e["n_places"]
    ]
    for rows in _together([e for e in held if e["to_side"]], "place_id"):
        for part in dict.fromkeys(r["part"] for r in rows):
            alike = [r for r in rows if r["part"] == part]
            for a, b in _apart(evidence, chains, alike):
                if not _sides(a["to_side"]) & _sides(b["to_side"]) and not one_after_the_other(a, b) and not _merely_held(chains, a, b):
                    yield faced(evidence, chains, "different_holder", "control", a, b, "other_holder")


def _sides(joined: str | None) -> set[str]:
    return set((joined or "").split("+")) - {""}


def one_after_the_other(a: Row, b: Row) -> bool:
    """Whether one takes the place from the other: two changes, not two versions of one."""
    return bool(_sides(a["from_side"]) & _sides(b["to_side"]) or _sides(b["from_side"]) & _sides(a["to_side"]))


def _merely_held(chains: Chains, *events: Row) -> bool:
    """A state told by the article itself has no day of its own: it may be of another time."""
    return any(e["type"] == "holds" and chains.of(e).origin_kind == VOICE for e in events)


def _extents(evidence: Evidence, chains: Chains) -> Iterator[Contradiction]:
    """One tells that a place was given up or taken, the other that only a part of it was."""
    events = [
        e
        for e in evidence.control
        if e["status"] not in NOT_HAPPENED and e["type"] in (*GAINS, *LOSSES) and e["part"] in _PARTS_OF_WHOLE and not e["n_places"]
    ]
    for rows in _together(events, "place_id", again=True):
        parts, wholes = [r for r in rows if _of_part(r)], [r for r in rows if not _of_part(r) and not r["same_as"]]
        best: dict[frozenset[str], tuple[Row, Row]] = {}
        for a in parts:
            for b in wholes:
                groups = frozenset((chains.of(a).group, chains.of(b).group))
                if len(groups) == 2 and _one_loss(a, b) and (groups not in best or _likeness(a, b) > _likeness(*best[groups])):
                    best[groups] = (a, b)
        for a, b in best.values():
            yield faced(evidence, chains, "different_extent", "control", a, b, "part_or_whole")


def _of_part(event: Row) -> bool:
    return event["part"] is not None or event["type"] in PARTIAL


def _one_loss(a: Row, b: Row) -> bool:
    sides = a["from_side"] == b["from_side"] is not None or a["to_side"] == b["to_side"] is not None
    return sides and _closed(a) and _closed(b) and overlaps(a["edtf"], b["edtf"])


def _likeness(a: Row, b: Row) -> tuple[bool, bool]:
    return (a["type"] in LOSSES) == (b["type"] in LOSSES), a["type"] != "withdrawal_decided"


def repetitions(evidence: Evidence, chains: Chains) -> list[Contradiction]:
    """Numbers that two chains of one document give and that are one origin: told twice, not confirmed; once an origin."""
    found: dict[tuple[str, str], Contradiction] = {}
    for rows in _together(evidence.figures, "category", "side", "best"):
        for a, b in combinations(rows, 2):
            first, second = chains.of(a), chains.of(b)
            one = first.id != second.id and first.group == second.group and VOICE not in (first.origin_kind, second.origin_kind)
            if one and first.likelihood != "certain":
                key = a["doc_id"], first.group
                found.setdefault(key, faced(evidence, chains, "not_independent", None, a, b, "one_origin"))
    return list(found.values())
