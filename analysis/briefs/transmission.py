"""Chains of transmission: who told whom, and which chains are one origin."""

from collections import defaultdict

from analysis.briefs.blocks import Origin, Origins, Route, Run, Text, shown
from analysis.briefs.case import Case, Row

MOST, OF_MANY = 24, 10  # origins that are told, of some articles and of many; the table has them all
ROUTES, CITED = 4, 4  # ways of one origin that are told of many articles, claims of one way that are linked


def origins(case: Case) -> tuple[Origins, int] | None:
    """Origins with their chains, several chains of one origin first, then those on which most claims rest, and how many more there are.

    None when there is no chain. A chain on which no claim rests tells nothing.
    """
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for chain in case.rows("source_chains"):
        if chain["claim_ids"]:
            groups[chain["group"]].append(chain)
    ordered = sorted(groups.values(), key=lambda chains: (len(chains) < 2, -sum(len(c["claim_ids"]) for c in chains), chains[0]["id"]))
    most = OF_MANY if case.long else MOST
    return (Origins(tuple(_origin(case, chains) for chains in ordered[:most])), len(ordered[most:])) if ordered else None


def _origin(case: Case, chains: list[Row]) -> Origin:
    first = chains[0]
    routes = sorted(chains, key=lambda c: -len(c["claim_ids"]))[:ROUTES] if case.long else chains
    told, left = tuple(_route(case, c) for c in routes), len(chains) - len(routes)
    rest = case.say("left.routes", n=left, file=case.file("source_chains")) if left else ()
    if len(chains) < 2 or not first["likelihood"]:
        return Origin(told, (), rest)
    filled = {
        "likelihood": _capital(case.wording.term("likelihood", first["likelihood"])),
        "reason": case.wording.term("same_origin", first["reason"]),
    }
    words = list(dict.fromkeys(shown(w) for c in chains for w in c["evidence"]))[:4]
    why = (
        case.say("origins.evidence", evidence=case.join([case.quote(w) for w in words]), **filled)
        if words
        else case.say("origins.one", **filled)
    )
    return Origin(told, why, rest)


def _route(case: Case, chain: Row) -> Route:
    steps: list[Text] = [case.passer(entity, chain["outlet"]) for entity in chain["path"]]
    words = shown(chain["origin"])
    if chain["origin_kind"] == "article_voice":
        outlet: Text = steps[-1] if steps else (Run(shown(chain["outlet"] or words)),)
        steps = [(*outlet, Run(" "), Run(case.words("origins.voice"), "muted"))]
    elif not chain["origin_id"] or not steps or chain["path"][0] != chain["origin_id"]:
        steps.insert(0, case.quote(words))
    elif not _alike(words, shown(case.entities.get(chain["origin_id"], {}).get("ar", ""))):
        steps[0] = (*steps[0], Run(" "), *case.quote(words))
    note = Run(case.words("count.claim", n=len(chain["claim_ids"])))
    most = 1 if case.long else CITED
    more = (Run(" …"),) if chain["claim_ids"][CITED:] and not case.long else ()
    return Route(tuple(steps), (note, *case.refs(*chain["claim_ids"][:most]), *more))


def _alike(words: str, name: str) -> bool:
    """Whether the article's words say no more than the name, or the name and an office."""
    return words in name or name in words


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
