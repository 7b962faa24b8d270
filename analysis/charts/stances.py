"""Claims as a matrix: what is spoken of, by whom, how surely, through whom, and where two voices collide."""

from collections import defaultdict
from dataclasses import dataclass

from analysis.charts import palette
from analysis.charts.evidence import Evidence, Row

SHAPES = {
    "asserted": ("o", False),
    "reported": ("o", True),
    "accusation": ("D", False),
    "opinion": ("^", True),
    "hedged": ("^", True),
    "expectation": ("^", True),
    "demand": ("s", True),
    "denial": ("X", False),
    "negative": ("X", False),
}
COLOURS = {
    "asserted": palette.SIDES["blue"],
    "reported": palette.SIDES["blue"],
    "accusation": palette.SIDES["purple"],
    "demand": palette.SIDES["purple"],
    "denial": palette.ALERT,
    "negative": palette.SIDES["blue"],
}
# the surest word of a source stands in its cell
SUREST = ("denial", "accusation", "asserted", "reported", "negative", "opinion", "hedged", "expectation", "demand")
COLLIDING = ("said_by_article", "explicit_denial", "different_number", "different_holder", "different_extent", "rival_explanation")


@dataclass(frozen=True, slots=True)
class Source:
    """A column: one origin, whatever way its words came."""

    key: str
    name: str
    group: str
    likelihood: str | None
    voice: bool


@dataclass(frozen=True, slots=True)
class Stance:
    """A cell: how one source speaks of one topic."""

    code: str
    words: str
    via: str
    times: int
    collides: bool
    value: str = ""  # what it answers, where the row asks a question
    day: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Topics (or other questions) and sources, those of most voices first, and the cells that are not empty."""

    topics: tuple[str, ...]
    names: dict[str, str]
    sources: tuple[Source, ...]
    cells: dict[tuple[str, str], Stance]
    colliding: frozenset[str]
    rows: tuple[tuple[str, ...], ...]

    def voices(self, topic: str) -> int:
        """Origins that speak of a topic, each once, the article's own voice left out."""
        return len({s.group for s in self.sources if (topic, s.key) in self.cells and not s.voice})


def read(evidence: Evidence) -> Matrix:
    """The matrix of all claims."""
    chains = {c: chain for chain in evidence.chains.values() for c in chain["claim_ids"]}
    pairs = collisions(evidence)
    sources: dict[str, Source] = {}
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    rows = []
    for claim in evidence.rows("claims"):
        source = source_of(evidence, claim, chains.get(claim["id"]))
        sources.setdefault(source.key, source)
        via = evidence.via(chains.get(claim["id"]))
        collided = pairs.get(claim["id"], set())
        # a claim stands in the row of what it collides on, whatever else it speaks of
        topics = list(dict.fromkeys([*(claim["topic"] or "").split("+"), *sorted(t for t in collided if t)]))
        topics = [t for t in topics if t] or [""]
        rows.append(
            (
                evidence.join(topic_name(evidence, t) for t in topics),
                source.name,
                how(evidence, claim),
                evidence.term("certainty", claim["certainty"]),
                via,
                claim["content"] or claim["quote"],
            )
        )
        for topic in topics:
            found[topic, source.key].append(claim | {"via": via, "collides": bool(collided & {topic, None})})
    cells = {key: _stance(evidence, claims) for key, claims in found.items()}
    colliding = frozenset(topic for (topic, _), cell in cells.items() if cell.collides)
    topics = sorted(dict.fromkeys(t for t, _ in cells), key=lambda t: (not t, -len({k for u, k in cells if u == t}), t not in colliding))
    names = {t: topic_name(evidence, t) for t in topics}
    return Matrix(tuple(topics), names, ordered(list(sources.values()), cells), cells, colliding, tuple(rows))


def look(code: str) -> tuple[str, bool, str]:
    """Shape, whether it is hollow, and colour of a stance."""
    shape, hollow = SHAPES.get(code, ("o", True))
    return shape, hollow, COLOURS.get(code, "#946f14")


def topic_name(evidence: Evidence, topic: str) -> str:
    """What a topic is called."""
    return evidence.term("topic", topic) if topic else evidence.words("who.other")


def source_of(evidence: Evidence, claim: Row, chain: Row | None) -> Source:
    """The column that a claim stands in. Of several articles each outlet's own voice is one; nameless sources stay apart."""
    if chain:
        voice = chain["origin_kind"] == "article_voice"
        if evidence.many and voice:
            name = evidence.origin(evidence.voices[chain["group"]])
            return Source(f"voice of {chain['group']}", name, chain["group"], chain["likelihood"], False)
        if evidence.many and not chain["origin_id"]:
            name = evidence.dotted(evidence.origin(chain), evidence.outlet(chain["outlet"]))
            return Source(f"{chain['group']} {name}", name, chain["group"], chain["likelihood"], False)
        key = "voice" if voice else chain["origin_id"] or chain["origin"]
        return Source(key, evidence.origin(chain), chain["group"], chain["likelihood"], voice)
    key = claim["speaker_id"] or claim["source"] or claim["speaker"] or "voice"
    voice = key == "voice" or claim["mode"] == "article_voice"
    name = (
        evidence.words("source.voice")
        if voice
        else evidence.name(claim["speaker_id"]) or evidence.quoted(claim["source"] or claim["speaker"] or "")
    )
    return Source("voice" if voice else key, name, key, None, voice)


def _stance(evidence: Evidence, claims: list[Row]) -> Stance:
    surest = min(claims, key=lambda c: SUREST.index(code_of(c)) if code_of(c) in SUREST else len(SUREST))
    return Stance(code_of(surest), how(evidence, surest), surest["via"], len(claims), any(c["collides"] for c in claims))


def code_of(claim: Row) -> str:
    """Certainty of a claim; `negative` for one that says that something is not so, which is no denial of somebody's words."""
    return "negative" if claim["polarity"] == "negative" and claim["certainty"] in ("asserted", "reported") else claim["certainty"]


def called(evidence: Evidence, code: str) -> str:
    """What a stance is called."""
    return evidence.words("who.negative") if code == "negative" else evidence.term("certainty", code)


def how(evidence: Evidence, claim: Row) -> str:
    """How it is said: in Arabic in the reporting words themselves, else what they amount to."""
    cue = " ".join((claim["cue"] or "").split()[:3])
    return evidence.quoted(cue) if cue and evidence.wording.lang == "ar" else called(evidence, code_of(claim))


def collisions(evidence: Evidence) -> dict[str, set[str | None]]:
    """Topics on which a claim collides with another; None where no topic is given."""
    holders = {r["id"]: r["claim_id"] for t in ("figures", "control") for r in evidence.rows(t)}
    found: defaultdict[str, set[str | None]] = defaultdict(set)
    for pair in evidence.rows("contradictions"):
        if pair["kind"] in COLLIDING:
            for row in (pair["a_id"], pair["b_id"]):
                found[holders.get(row) or row].add(pair["topic"])
    return found


def ordered(sources: list[Source], cells: dict[tuple[str, str], Stance]) -> tuple[Source, ...]:
    """Sources of one origin side by side, those that speak most first, the article's own voice last."""
    weight = {s.key: sum(c.times for (_, k), c in cells.items() if k == s.key) for s in sources}
    of_group: defaultdict[str, int] = defaultdict(int)
    for s in sources:
        of_group[s.group] = max(of_group[s.group], weight[s.key])
    first = {g: i for i, g in enumerate(dict.fromkeys(s.group for s in sources))}
    return tuple(sorted(sources, key=lambda s: (s.voice, -of_group[s.group], first[s.group], -weight[s.key])))
