"""Statements: what claims are about, whether they affirm or deny it, and of whom and where they speak."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from analysis.lexicon import read_file
from analysis.lexicon.inflection import inflected
from analysis.text.words import words
from analysis.weigh.chains import Chains
from analysis.weigh.rows import Evidence, Row

ACTS = ("past", "present", "noun")  # shapes that name an act; the rest of a topic's words only point to it
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "لل", "ال", "وال", "بال", "فال", "كال")
_BEFORE_VERB = frozenset("لم لن لا ما".split())
_BEFORE_NOUN = frozenset("عدم دون بلا بدون غياب".split())
_REACH = 8  # words that «عدم» and its like may stand before the noun that they deny: «عدم قيام الطيران … بقصف»
_PAUSES = frozenset(".،؛:؟!\n")
# words that make an act of what a topic's other words only mention: «الطيران» with «استهداف»
_WITH = {"air_strikes": frozenset("استهداف استهدف استهدفت يستهدف تستهدف ضرب ضربت".split())}


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as it can be set against another."""

    claim: Row
    group: str
    affirmed: frozenset[str]  # topics whose act it affirms
    denied: frozenset[str]  # topics whose act it denies
    topics: frozenset[str]  # all that it mentions
    sides: frozenset[str]
    places: frozenset[str]

    def meets(self, other: "Statement") -> bool:
        """Whether both can speak of one thing: another origin, a side in common, no two different places."""
        apart = self.places and other.places and not self.places & other.places
        return self.group != other.group and bool(self.sides & other.sides) and not apart


def statements(evidence: Evidence, chains: Chains, doc_id: str) -> list[Statement]:
    """Statements of a document in order of its text; what is told again counts once."""
    claims = [c for c in evidence.claims_in(doc_id) if c["content"] and not c["same_as"]]
    return [_statement(evidence, chains.of(claim).group, claim) for claim in claims]


def _statement(evidence: Evidence, group: str, claim: Row) -> Statement:
    affirmed, denied, topics = _read(claim["content"])
    if claim["certainty"] == "denial":
        affirmed, denied = denied, affirmed | topics
    named = evidence.named(claim["doc_id"], claim["content_start"], claim["content_end"])
    places = frozenset(evidence.whole(e) or e for e in named if evidence.entity(e).get("kind") == "place")
    sides = frozenset(s for s in map(evidence.side, named) if s)
    tagged = frozenset((claim["topic"] or "").split("+")) - {""}
    return Statement(claim, group, affirmed - denied, denied, topics | tagged, sides, places)


def _read(content: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Topics affirmed, denied and mentioned in a content."""
    forms = list(words(content).forms)
    affirmed: set[str] = set()
    denied: set[str] = set()
    mentioned: set[str] = set()
    for i, topic, shape in _hits(forms):
        mentioned.add(topic)
        if shape in ACTS:
            (denied if _denied(forms, i, shape) else affirmed).add(topic)
        elif any(f.removeprefix("ب") in _WITH.get(topic, ()) for f in forms):
            affirmed.add(topic)
    return frozenset(affirmed), frozenset(denied), frozenset(mentioned)


def _denied(forms: list[str], i: int, shape: str) -> bool:
    if i and forms[i - 1].lstrip("وف") in _BEFORE_VERB:
        return shape != "noun" or forms[i - 1] != "لا" or forms[i][:1] != "ا"
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if forms[k] in _PAUSES:
            return False
        if forms[k].lstrip("وب") in _BEFORE_NOUN or forms[k] in _BEFORE_NOUN:
            return True
    return False


def _hits(forms: list[str]) -> Iterator[tuple[int, str, str]]:
    """Number of the first word, topic and shape of each topic word."""
    known = _topics()
    for i, form in enumerate(forms):
        starts = [p for p in _PROCLITICS if form.startswith(p)]
        here = [
            (topic, shape)
            for p in starts
            for rest, topic, shape in known.get(form[len(p) :], ())
            if tuple(forms[i + 1 : i + 1 + len(rest)]) == rest
        ]
        plain = {topic for topic, shape in here if shape == "form"}  # «أسلحة» is written like a verb that inflection makes
        yield from ((i, topic, shape) for topic, shape in here if shape == "form" or topic not in plain)


@cache
def _topics() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """First folded word → the other words, topic and shape."""
    found: dict[str, tuple] = {}
    for entry in read_file(Path(str(resources.files("analysis.lexicon") / "ar" / "topics.toml"))):
        for shape, stems in (("form", entry.forms), ("past", entry.past), ("present", entry.present), ("noun", entry.noun)):
            for stem in stems:
                for (first, *rest), _ in inflected(shape, stem):
                    found[first] = (*found.get(first, ()), (tuple(rest), entry.id, shape))
    return found


@cache
def collision_words() -> frozenset[str]:
    """Folded words with which an article sets statements against each other (تصطدم)."""
    entries = read_file(Path(str(resources.files("analysis.lexicon") / "ar" / "cues.toml")))
    of_article = [e for e in entries if getattr(e, "kind", None) == "article"]
    shapes = (("form", "forms"), ("past", "past"), ("present", "present"), ("participle", "participle"))
    return frozenset(f[0] for e in of_article for shape, stems in shapes for stem in getattr(e, stems) for f, _ in inflected(shape, stem))
