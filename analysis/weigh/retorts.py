"""Retorts: a source denies in one article, almost in the same words, what another article tells in these days.

The words that say something must be the same for the most part, the names and numbers among them all; what is told in an
article's own voice counts as told too. One source that is cited with both is told in two ways, so its two lines face each other.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.text.words import words
from analysis.weigh.chains import Chains
from analysis.weigh.contradictions import Contradiction, faced
from analysis.weigh.deeds import bare, days_of, small
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.subjects import Days

SHARED = 0.75  # of the words of a denial
FEWEST = 3  # words and names; fewer are the same by chance too often
ALL = 5  # of so few words, all: one may be the town
_NOT_TOLD = ("denial", "demand", "expectation", "hedged", "opinion")
_WORDS = 14  # of a denial that goes on («… مجددا التأكيد على أن …»), how many say what is denied
_PAUSES = frozenset(".،؛:؟!\n")
_NO = frozenset("لا لم لن ليس ليست ليسوا ما عدم غير بلا دون بدون نفي ينفي تنفي نفت".split())
_SUFFIXES = ("هما", "ها", "هم", "ه")


@dataclass(frozen=True, slots=True)
class _Line:
    claim: Row
    stems: frozenset[str]  # words without names
    names: frozenset[str]  # entities
    days: Days
    negated: bool


def retorts(evidence: Evidence, chains: Chains) -> list[Contradiction]:
    """Denials that stand against a claim of another document, each against the one that is most like it, once a pair of origins."""
    denials = [line for c in evidence.claims if c["certainty"] == "denial" and (line := _line(evidence, c)) and _enough(line)]
    if not denials:
        return []
    often = Counter(stem for line in denials for stem in line.stems)
    posted: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(denials):
        # a claim with three quarters of the words has one of the rarest quarter
        for stem in sorted(line.stems, key=lambda s: (often[s], s))[: len(line.stems) - _least(line) + 1]:
            posted[stem].append(i)
    best: dict[tuple[str, str], tuple[float, Row, Row]] = {}
    for claim in evidence.claims:
        if claim["certainty"] in _NOT_TOLD or claim["same_as"] or not claim["content"]:
            continue
        told = _line(evidence, claim)
        for i in {i for stem in (told.stems if told else ()) for i in posted.get(stem, ())}:
            likeness = _likeness(evidence, chains, denials[i], told) if told else 0.0
            key = denials[i].claim["id"], chains.of(claim).group
            if likeness and likeness > best.get(key, (0.0,))[0]:
                best[key] = likeness, claim, denials[i].claim
    found = sorted(best.values(), key=lambda b: -b[0])
    return [faced(evidence, chains, "explicit_denial", b["topic"], a, b, "denied") for a, b in _each(chains, found)]


def _each(chains: Chains, found: Iterable[tuple[float, Row, Row]]) -> Iterator[tuple[Row, Row]]:
    """Each claim and each denial once: copies of either are of one origin."""
    seen: set[tuple[str, str]] = set()
    for _, a, b in found:
        key = chains.of(a).group, chains.of(b).group
        if key not in seen:
            seen.add(key)
            yield a, b


def _enough(line: _Line) -> bool:
    return len(line.stems) > 1 and len(line.stems) + len(line.names) >= FEWEST


def _least(line: _Line) -> int:
    """How many words of a denial a claim must have at least, its names apart."""
    n = len(line.stems)
    return n if n <= ALL else math.ceil(SHARED * n)


def _likeness(evidence: Evidence, chains: Chains, denial: _Line, told: _Line) -> float:
    """Share of the words of a denial that a claim has; 0 where they cannot face each other."""
    a, b = told.claim, denial.claim
    shared = len(denial.stems & told.stems)
    if a["doc_id"] == b["doc_id"] or shared < _least(denial) or (told.negated and not denial.negated):
        return 0.0
    if not denial.names | _numbers(denial) <= told.names | _numbers(told) or max(denial.days[0], told.days[0]) > min(
        denial.days[1], told.days[1]
    ):
        return 0.0
    one = chains.of(a).group == chains.of(b).group
    if one and evidence.outlets[a["doc_id"]] == evidence.outlets[b["doc_id"]]:
        return 0.0
    return shared / len(denial.stems)


def _numbers(line: _Line) -> frozenset[str]:
    return frozenset(s for s in line.stems if s.isdigit())


def _line(evidence: Evidence, claim: Row) -> _Line | None:
    days = days_of(evidence, claim) if claim["content"] else None
    if days is None:
        return None
    read = words(claim["content"])
    forms = list(read.forms)
    if claim["certainty"] == "denial":
        stop = next((i for i, f in enumerate(forms) if f in _PAUSES and i >= FEWEST), len(forms))
        forms = forms[: min(_WORDS, stop)]
    until = claim["content_start"] + (read.ends[len(forms) - 1] if forms else 0)
    named = evidence.mentions(claim["doc_id"], claim["content_start"], until)
    spans = [(m["start"] - claim["content_start"], m["end"] - claim["content_start"]) for m in named]
    said = (f for f, at in zip(forms, read.starts, strict=False) if not any(a <= at < b for a, b in spans))
    stems = (_stem(f) for f in said if f not in _PAUSES and f not in _NO and not small(f))
    kept = frozenset(s for s in stems if len(s) > 2 or s.isdigit())
    return _Line(claim, kept, frozenset(m["entity_id"] for m in named), days, not _NO.isdisjoint(forms))


def _stem(form: str) -> str:
    """A word without article, conjunction and pronoun."""
    stem = bare(form.removeprefix("و") if len(form) > 4 else form)
    return next((stem.removesuffix(s) for s in _SUFFIXES if stem.endswith(s) and len(stem) - len(s) > 2), stem)
