"""Deeds: what claims say that somebody did somewhere, and whether they accuse him of it, own it, tell it or deny it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from analysis.edtf import bounds
from analysis.lexicon.inflection import inflected
from analysis.text.words import Words, words
from analysis.weigh.chains import Chains, SourceChain
from analysis.weigh.lean import lean
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.subjects import LONG, NEWS, Days

ACCUSED, OWNED, TOLD, DENIED = "accused", "owned", "told", "denied"
WITH = "collusion"  # the deed that is done with another side, not at a place
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "وب")
_BEFORE = 300  # code points before a claim in which the place of what it calls «الهجوم» stands
_TARGET = 5  # words after an act that can say at what it was aimed
_PAUSES = frozenset('.،؛:؟!\n«»"')


@dataclass(frozen=True, slots=True)
class Deed:
    """What a claim says of an act: by whom, where or with whom, at what, on which days."""

    claim: Row
    chain: SourceChain
    way: str
    act: str
    agents: frozenset[str]
    place: str | None
    partners: frozenset[str]
    target: frozenset[str]
    days: Days

    def one_event(self, other: "Deed") -> bool:
        """Whether both can only speak of one event: the same act at one place, aimed at one thing, or at none on nearly one day."""
        if max(self.days[0], other.days[0]) > min(self.days[1], other.days[1]) or not one_act(self.act, other.act):
            return False
        if self.act == WITH:
            return bool(self.partners & other.partners)
        if self.place is None or self.place != other.place:
            return False
        if self.target and other.target:
            return bool(self.target & other.target)
        return max(self.days[1], other.days[1]) == min(self.days[1], other.days[1])


def acts(form: str) -> list[str]:
    """Acts that a folded word names."""
    return [act for act, _ in _words().acts.get(form, ())]


def one_act(a: str, b: str) -> bool:
    """Whether two acts can be one, told more and less widely."""
    wide = _words().wide
    return a == b or b in wide.get(a, ()) or a in wide.get(b, ())


def deeds(evidence: Evidence, chains: Chains, claims: list[Row]) -> Iterator[Deed]:
    """Deeds of the claims of a document that somebody makes, those told in its own voice left out."""
    for claim in claims:
        if claim["content"] and not claim["same_as"] and claim["certainty"] not in ("demand", "expectation", "hedged", "opinion"):
            yield from _deeds(evidence, chains.of(claim), claim)


def _deeds(evidence: Evidence, chain: SourceChain, claim: Row) -> Iterator[Deed]:
    content = words(claim["content"])
    at = next(((i, act, shape) for i, form in enumerate(content.forms) for act, shape in _words().acts.get(form, ())), None)
    days = days_of(evidence, claim)
    if at is None or days is None:
        return
    i, act, shape = at
    named = evidence.mentions(claim["doc_id"], claim["content_start"], claim["content_end"])
    sided = [(m, side) for m in named if m["kind"] != "place" and (side := evidence.side(m["entity_id"]))]
    way, agents = _who(evidence, chain, claim, content, i, act, shape, sided)
    if not agents:
        return
    partners = frozenset(s for _, s in sided) - agents
    where = None if act == WITH else _place(evidence, claim, named)
    if where or (act == WITH and partners):
        yield Deed(claim, chain, way, act, agents, where, partners, _target(claim, content, i, named), days)


def days_of(evidence: Evidence, claim: Row) -> Days | None:
    """Days of what a claim tells: those that it names, where they are close together, else those before its publication."""
    for edtf in evidence.dates(claim["doc_id"], claim["content_start"], claim["content_end"]):
        first, last = bounds(edtf)
        if first and last and last - first < LONG:
            return first, last
    published = bounds(evidence.published.get(claim["doc_id"]))[1]
    return (published - NEWS, published) if published else None


def _who(
    evidence: Evidence, chain: SourceChain, claim: Row, content: Words, i: int, act: str, shape: str, sided: list[tuple[Row, str]]
) -> tuple[str, frozenset[str]]:
    """How a claim speaks of an act and who did it by its words; nobody where they do not say it plainly."""
    at = claim["content_start"] + content.starts[i]
    speaker = lean(evidence, chain, claim)
    before = [side for mention, side in sided if mention["end"] <= at]
    if claim["certainty"] == "denial":
        return DENIED, frozenset(filter(None, [speaker or next((side for _, side in sided), None)]))
    if claim["certainty"] == "accusation":
        # «تتهم القوات خصومها»: where nobody is read as who accuses, the first name can be his
        return ACCUSED, frozenset(before[:1] if claim["source"] else ())
    if content.forms[0] in _words().owned or any(f in _words().owning for f in words(claim["cue"] or "").forms):
        return OWNED, frozenset(filter(None, [speaker]))
    last = max((m["end"] for m, side in sided if m["end"] <= at), default=None)
    close = act != WITH and last is not None and len(claim["content"][last - claim["content_start"] : content.starts[i]].split()) <= 1
    return TOLD, frozenset(before[-1:]) if close and shape in ("past", "present") else frozenset()


def _place(evidence: Evidence, claim: Row, named: list[Row]) -> str | None:
    """The place that a claim names, else the last one named shortly before it; no country is one."""
    here = [p for m in named if m["kind"] == "place" and (p := evidence.local(m["entity_id"]))]
    if here:
        return here[0]
    earlier = evidence.mentions(claim["doc_id"], claim["start"] - _BEFORE, claim["start"])
    return next((p for m in reversed(earlier) if m["kind"] == "place" and (p := evidence.local(m["entity_id"]))), None)


def _target(claim: Row, content: Words, i: int, named: list[Row]) -> frozenset[str]:
    """Words right after an act that say at what it was aimed, without names, days and small words."""
    start = claim["content_start"]
    spans = [(m["start"] - start, m["end"] - start) for m in named]
    found = []
    for k in range(i + 1, min(len(content), i + 1 + _TARGET)):
        form = content.forms[k]
        if form in _PAUSES:
            break
        stem = bare(form)
        inside = any(a <= content.starts[k] < b for a, b in spans)
        if not inside and stem.isalpha() and len(stem) > 2 and not {form, stem} & _words().small and form not in _words().acts:
            found.append(stem)
    return frozenset(found)


def small(form: str) -> bool:
    """Whether a folded word says nothing by itself."""
    return form in _words().small


def bare(form: str) -> str:
    """A word without article and preposition, so that «للسوق», «السوق» and «سوق» are one."""
    stem = next((form[len(p) :] for p in ("وال", "بال", "لل", "ال") if form.startswith(p) and len(form) > len(p) + 2), form)
    return stem.removesuffix("ا") if len(stem) > 3 else stem


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of acts.toml, folded."""

    acts: dict[str, tuple[tuple[str, str], ...]]  # word → the acts that it names, and in which shape
    wide: dict[str, list[str]]
    owned: frozenset[str]
    owning: frozenset[str]
    small: frozenset[str]


@cache
def _words() -> _Words:
    told = tomllib.loads((resources.files("analysis.weigh") / "acts.toml").read_text(encoding="utf-8"))
    acts: dict[str, dict[str, str]] = {}
    for act, shapes in told["act"].items():
        for shape, stems in shapes.items():
            proclitics = _PROCLITICS if shape == "noun" else _PROCLITICS[:3]
            for form in (p + f for stem in stems for (f, *_), _pronoun in inflected(shape, stem) for p in proclitics):
                acts.setdefault(form, {}).setdefault(act, shape)
    owning = [f for shape in ("past", "present") for stem in told["owning"][shape] for (f, *_), _pronoun in inflected(shape, stem)]
    small = {f for word in told["small"]["form"] for f in words(word).forms}
    return _Words(
        {form: tuple(named.items()) for form, named in acts.items()},
        told["wide"],
        frozenset(f for word in told["owning"]["content"] for f in words(word).forms),
        frozenset(p + f for f in owning for p in _PROCLITICS[:3]),
        frozenset(small),
    )
