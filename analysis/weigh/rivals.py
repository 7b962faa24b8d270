"""Claims that do not go together: set against each other by the article, denied, or explained in two ways."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from analysis.text.words import words
from analysis.weigh.chains import Chains
from analysis.weigh.contradictions import Contradiction, faced
from analysis.weigh.rows import Evidence
from analysis.weigh.statements import Statement, collision_words

# acts that one source may affirm and another deny; other topics are too wide for that
DENIABLE = ("air_strikes", "withdrawal", "control", "collusion", "arming", "flight")
NOT_SAID = ("demand", "expectation", "hedged")  # not told as having happened
_SENTENCE = 300  # code points after the words of collision in which the other side is told


@dataclass(frozen=True, slots=True)
class Rival:
    """Two ways to tell the cause or nature of one thing, by the topics that a claim must and must not touch."""

    topic: str
    reason: str
    a: frozenset[str]
    a_one_of: frozenset[str]
    b: frozenset[str]
    b_without: frozenset[str]


RIVALS = (
    Rival(
        "withdrawal",
        "ordered_or_fled",
        a=frozenset({"withdrawal"}),
        a_one_of=frozenset({"purpose", "decided"}),
        b=frozenset({"flight"}),
        b_without=frozenset({"withdrawal"}),
    ),
    Rival(
        "weapons_left",
        "left_on_purpose_or_in_flight",
        a=frozenset({"weapons_left"}),
        a_one_of=frozenset({"purpose", "arming"}),
        b=frozenset({"weapons_left", "flight"}),
        b_without=frozenset({"purpose"}),
    ),
)


def rivals(evidence: Evidence, chains: Chains, here: list[Statement]) -> list[Contradiction]:
    """Contradictions between the statements of one document, once for each two origins and topic."""
    events = evidence.control_in(here[0].claim["doc_id"]) if here else []
    decided = frozenset(e["claim_id"] for e in events if e["type"] == "withdrawal_decided")
    return [*_said(evidence, chains, here), *_denials(evidence, chains, here), *_explained(evidence, chains, here, decided)]


def _said(evidence: Evidence, chains: Chains, here: list[Statement]) -> Iterator[Contradiction]:
    for judged in here:
        claim = judged.claim
        if claim["mode"] != "article_voice" or not claim["cue"] or words(claim["cue"]).forms[0] not in collision_words():
            continue
        if any(s is not judged and s.claim["content_start"] <= claim["start"] and claim["end"] <= s.claim["content_end"] for s in here):
            continue  # a speaker says so, not the article
        before = claim["content"][: max(0, claim["cue_start"] - claim["content_start"])]
        after = claim["content"][max(0, claim["cue_end"] - claim["content_start"]) :]
        others = [s for s in here if s is not judged and s.claim["mode"] != "article_voice"]
        a = [s for s in others if s.claim["start"] < claim["start"] and _names(s, before)]
        b = [
            s
            for s in others
            if claim["cue_end"] <= s.claim["end"] and (_names(s, after) or 0 <= s.claim["start"] - claim["cue_end"] <= _SENTENCE)
        ]
        pairs = [(x, y) for x, y in product(a, b) if x.group != y.group and (_names(y, after) or x.topics & y.topics)]
        if pairs:
            x, y = max(pairs, key=lambda p: (_common(*p), p[0].claim["start"], -p[1].claim["start"]))
            yield faced(
                evidence, chains, "said_by_article", _topic(x, y), x.claim, y.claim, "said_by_article", _marking(claim["cue"], after)
            )


def _names(statement: Statement, phrase: str) -> bool:
    """Whether a phrase names the source of a statement, by two of its words or all of them."""
    there = set(words(phrase).forms)
    for called in (statement.claim[k] for k in ("source", "role", "speaker")):
        own = {f for f in words(called or "").forms if len(f) > 2}
        if own and len(own & there) >= min(2, len(own)):
            return True
    return False


def _marking(cue: str, after: str) -> str:
    """The words of collision with their adverb: up to the side that they lead to."""
    adverb = after.split(" مع ")[0] if " مع " in after else ""
    return f"{cue}{adverb}".strip() if len(adverb.split()) <= 2 else cue


def _common(a: Statement, b: Statement) -> int:
    """How well two statements face each other: what they share, and that neither is an opinion."""
    told = sum(s.claim["certainty"] in ("asserted", "reported", "denial") for s in (a, b))
    return len(a.topics & b.topics) * 2 + len(a.sides & b.sides) + len(a.places & b.places) + told


def _topic(a: Statement, b: Statement) -> str | None:
    order = [t for t in (a.claim["topic"] or "").split("+") if t] + sorted(a.topics)
    return next((t for t in order if t in b.topics), None)


def _denials(evidence: Evidence, chains: Chains, here: list[Statement]) -> Iterator[Contradiction]:
    """One affirms an act that the other denies, of the same side and no other place."""
    pairs = [
        (a, b, t) for b in here for t in DENIABLE if t in b.denied for a in here if t in a.affirmed and told(a) and told(b) and a.meets(b)
    ]
    for a, b, topic in _best(pairs):
        reason = "denied" if b.claim["certainty"] == "denial" else "said_and_denied"
        yield faced(evidence, chains, "explicit_denial", topic, a.claim, b.claim, reason)


def _explained(evidence: Evidence, chains: Chains, here: list[Statement], decided: frozenset[str]) -> Iterator[Contradiction]:
    for rival in RIVALS:
        a, b = explained(rival, here, decided)
        for x, y, _ in _best([(x, y, rival.topic) for x, y in product(a, b) if x is not y and x.meets(y)]):
            yield faced(evidence, chains, "rival_explanation", rival.topic, x.claim, y.claim, rival.reason)


def explained(rival: Rival, here: Iterable[Statement], decided: frozenset[str]) -> tuple[list[Statement], list[Statement]]:
    """Statements that explain a thing in each of its two ways; `decided` are claims of a withdrawal that was decided."""
    said = [s for s in here if told(s)]
    a = [
        s for s in said if rival.a <= s.topics and (rival.a_one_of & s.topics or ("decided" in rival.a_one_of and s.claim["id"] in decided))
    ]
    return a, [s for s in said if rival.b <= s.topics and not rival.b_without & s.topics]


def told(statement: Statement) -> bool:
    """Whether a statement is told as having happened."""
    return statement.claim["certainty"] not in NOT_SAID


def _best(pairs: list[tuple[Statement, Statement, str]]) -> list[tuple[Statement, Statement, str]]:
    """The pair with most in common for each two origins and topic, in order of the text."""
    kept: dict[tuple, tuple[Statement, Statement, str]] = {}
    for a, b, topic in pairs:
        key = frozenset((a.group, b.group)), topic
        if key not in kept or _common(a, b) > _common(*kept[key][:2]):
            kept[key] = (a, b, topic)
    return sorted(kept.values(), key=lambda p: (p[0].claim["start"], p[1].claim["start"]))
