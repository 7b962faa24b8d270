"""Routes of reports: origins, those who pass them on, and outlets, in layers."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from analysis.charts.evidence import Evidence, Row

VOICE = "article_voice"
MOST_ORIGINS, MOST_OUTLETS, RELAYS = 9, 20, 2
Key = tuple[int, str]  # layer and identity; the same relay on two layers is two nodes


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody on the way: `layer` 0 is the origin; an empty name is the bend of a line that passes a layer by."""

    key: Key
    name: str
    note: str = ""
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One origin's way from one node to another."""

    a: Key
    b: Key
    origin: str


@dataclass(frozen=True, slots=True)
class Routes:
    """Nodes a layer, origins first and outlets last, and the steps between them; `rows` as a table has them, `more` chains left out."""

    layers: tuple[tuple[Node, ...], ...]
    steps: tuple[Step, ...]
    outlets_of: dict[str, int]
    names: dict[str, str]
    rows: tuple[tuple[str, ...], ...]
    more: int

    @property
    def widest(self) -> str:
        """The origin that most outlets carry."""
        return max(self.outlets_of, key=lambda g: self.outlets_of[g])


def read(evidence: Evidence) -> Routes | None:
    """The ways of all reports but those in an article's own voice; None when there is none."""
    chains = [c for c in evidence.rows("source_chains") if c["origin_kind"] != VOICE and c["claim_ids"]]
    if not chains:
        return None
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for chain in chains:
        groups[chain["group"]].append(chain)
    names = {g: _name(evidence, own) for g, own in groups.items()}
    carried = {g: len({outlet_key(c) for c in own}) for g, own in groups.items()}
    articles = {g: len({c["doc_id"] for c in own}) for g, own in groups.items()}
    ranked = sorted(groups, key=lambda g: (-carried[g], -articles[g], -sum(len(c["claim_ids"]) for c in groups[g])))
    shown, outlets = _shown(ranked, groups)
    drawn = [c for g in shown for c in groups[g] if outlet_key(c) in outlets]
    depth = min(RELAYS, max((len(relays(c)) for c in drawn), default=0))
    nodes, steps = _network(evidence, drawn, names, carried, articles, depth)
    rows = tuple(
        (names[g], evidence.via(c), _outlet(evidence, c), evidence.words("count.articles", n=articles[g]), _quote(evidence, c))
        for g in ranked
        for c in groups[g]
    )
    layers = tuple(tuple(n for n in nodes.values() if n.key[0] == layer) for layer in range(depth + 2))
    return Routes(_untangled(layers, steps), tuple(steps), {g: carried[g] for g in shown}, names, rows, len(chains) - len(drawn))


def relays(chain: Row) -> tuple[str, ...]:
    """Entities between origin and outlet, nearest the event first."""
    return tuple(e for e in chain["path"][:-1] if e != chain["origin_id"])


def outlet_key(chain: Row) -> str:
    """What makes two outlets one."""
    return chain["outlet"] or ""


def _shown(ranked: list[str], groups: dict[str, list[Row]]) -> tuple[list[str], set[str]]:
    """Origins that go into the picture and the outlets that fit beside them."""
    shown: list[str] = []
    outlets: dict[str, None] = {}
    for group in ranked[:MOST_ORIGINS]:
        own = dict.fromkeys(outlet_key(c) for c in groups[group])
        if shown and len(outlets | own) > MOST_OUTLETS:
            continue
        shown.append(group)
        outlets |= own
    return shown, set(list(outlets)[:MOST_OUTLETS])


def _network(
    evidence: Evidence, chains: list[Row], names: dict[str, str], carried: dict[str, int], articles_of: dict[str, int], depth: int
) -> tuple[dict[Key, Node], list[Step]]:
    nodes: dict[Key, Node] = {}
    steps: dict[Step, None] = {}
    articles = {key: len({c["doc_id"] for c in chains if outlet_key(c) == key}) for key in {outlet_key(c) for c in chains}}
    for chain in chains:
        group, through = chain["group"], relays(chain)[-depth:] if depth else ()
        told = evidence.dotted(evidence.words("count.outlets", n=carried[group]), evidence.words("count.articles", n=articles_of[group]))
        way = [Node((0, group), names[group], told, group)]
        # relays stand as near to the outlets as they passed the report on; before them the line bends past their layer
        for layer in range(1, depth + 1):
            place = layer - 1 - (depth - len(through))
            if place >= 0:
                way.append(Node((layer, through[place]), evidence.name(through[place]) or through[place]))
            else:
                way.append(Node((layer, f"bend of {group}"), ""))
        key = outlet_key(chain)
        way.append(Node((depth + 1, key), _outlet(evidence, chain), evidence.words("count.articles", n=articles[key])))
        for node in way:
            nodes.setdefault(node.key, node)
        for a, b in pairwise(way):
            steps[Step(a.key, b.key, group)] = None
    return nodes, list(steps)


def _untangled(layers: tuple[tuple[Node, ...], ...], steps: list[Step]) -> tuple[tuple[Node, ...], ...]:
    """Layers in an order with fewer crossings: each by the mean place of its neighbours, to and fro (Sugiyama, Tagawa and Toda 1981)."""
    order = [list(layer) for layer in layers]
    near: defaultdict[Key, list[Key]] = defaultdict(list)
    for step in steps:
        near[step.a].append(step.b)
        near[step.b].append(step.a)
    for sweep in range(4):
        numbers = range(1, len(order)) if sweep % 2 == 0 else range(len(order) - 2, -1, -1)
        for n in numbers:
            other = order[n - 1 if sweep % 2 == 0 else n + 1]
            place = {node.key: (i + 0.5) / len(other) for i, node in enumerate(other)}
            mean = {}
            for i, node in enumerate(order[n]):
                known = [place[k] for k in near[node.key] if k in place]
                mean[node.key] = sum(known) / len(known) if known else (i + 0.5) / len(order[n])
            order[n].sort(key=lambda node: mean[node.key])
    return tuple(tuple(layer) for layer in order)


def _name(evidence: Evidence, chains: list[Row]) -> str:
    """The name of an origin: one that is known by name before one that is only described."""
    named = next((c for c in chains if evidence.name(c["origin_id"])), chains[0])
    return evidence.origin(named)


def _outlet(evidence: Evidence, chain: Row) -> str:
    return evidence.outlet(chain["outlet"]) or evidence.words("source.no_outlet")


def _quote(evidence: Evidence, chain: Row) -> str:
    return evidence.quoted(chain["origin"].strip('«»“”"'))
