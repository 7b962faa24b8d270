"""Origins: which source chains go back to one, by rules that keep them apart when in doubt.

A chain is joined to an earlier one only by a reason that can be shown in words of the article: the same person through two
relays; a person who writes for the medium cited; an unnamed description that fits a named medium and gives the same numbers; a
medium taken up again («الصحيفة»); the same words in two articles; a copied article, with all its sources. A shared relay is no
shared origin.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.text.words import words
from analysis.weigh.chains import VOICE, Chains, SourceChain, indexed
from analysis.weigh.copies import Copy, originals
from analysis.weigh.described import Description, country, described, medium_countries
from analysis.weigh.rows import Evidence, Row

_TOUCHING = 3  # code points between two parts of one sentence
_COPIED = 8  # words that two articles do not write alike by chance
RANK = {"certain": 0, "very_likely": 1, "likely": 2}


@dataclass(frozen=True, slots=True)
class Link:
    """Why two chains are one origin."""

    a: str
    b: str
    likelihood: str
    reason: str
    evidence: tuple[str, ...]


def grouped(evidence: Evidence, chains: Chains, copies: Sequence[Copy] = ()) -> Chains:
    """The chains with their groups; each joined chain carries the reason of its own strongest link."""
    links = list(dict.fromkeys([*_links(evidence, chains), *_copied(chains, copies), *_same_outlet(chains, originals(copies).keys())]))
    group = _united([c.id for c in chains.rows], links)
    best: dict[str, Link] = {}
    for link in links:
        for chain_id in (link.a, link.b):
            if chain_id not in best or _weight(link) < _weight(best[chain_id]):
                best[chain_id] = link
    numbers = {g: f"G{i}" for i, g in enumerate(dict.fromkeys(group[c.id] for c in chains.rows), 1)}
    return indexed(_joined(c, numbers[group[c.id]], best.get(c.id)) for c in chains.rows)


def _united(ids: list[str], links: list[Link]) -> dict[str, str]:
    """The first chain of each chain's group; chains that links join, over however many, are one group."""
    place = {c: i for i, c in enumerate(ids)}
    first = {c: c for c in ids}

    def root(chain: str) -> str:
        while first[chain] != chain:
            first[chain] = chain = first[first[chain]]
        return chain

    for link in links:
        kept, given_up = sorted((root(link.a), root(link.b)), key=place.__getitem__)
        first[given_up] = kept
    return {c: root(c) for c in ids}


def _weight(link: Link) -> tuple[bool, int]:
    return link.reason != "same_numbers", RANK[link.likelihood]


def _joined(chain: SourceChain, group: str, link: Link | None) -> SourceChain:
    if link is None:
        return replace(chain, group=group)
    return replace(chain, group=group, likelihood=link.likelihood, reason=link.reason, evidence=link.evidence)


def _links(evidence: Evidence, chains: Chains) -> Iterator[Link]:
    by_document: defaultdict[str, list[SourceChain]] = defaultdict(list)
    for chain in chains.rows:
        if chain.origin_kind != VOICE:
            by_document[chain.doc_id].append(chain)
    given = _numbers(evidence, chains)
    for here in by_document.values():
        closing = list(_closing(evidence, here))
        yield from closing
        for link in closing:
            given[link.a] = given[link.b] = given[link.a] | given[link.b]
        for i, later in enumerate(here):
            for earlier in here[:i]:
                if any({earlier.id, later.id} == {link.a, link.b} for link in closing):
                    continue
                found = _link(evidence, earlier, later, given)
                if found:
                    yield found
    yield from _same_words(evidence, chains)
    yield from _same_entity(evidence, by_document)


def _closing(evidence: Evidence, here: list[SourceChain]) -> Iterator[Link]:
    """«المعلومات … أشارت إلى …، … بحسب مصادر»: who closes the sentence is where the information comes from."""
    by_claim = {c: chain for chain in here for c in chain.claim_ids}
    claims = [evidence.by_id[c] for c in sorted(by_claim, key=lambda c: evidence.by_id[c]["start"])]
    for told, closing in pairwise(claims):
        a, b = by_claim[told["id"]], by_claim[closing["id"]]
        after = (
            closing["source_start"] is not None and closing["content_end"] is not None and closing["source_start"] > closing["content_end"]
        )
        if a is not b and after and described(a.origin).kind == "document" and 0 <= closing["start"] - told["end"] <= _TOUCHING:
            yield Link(a.id, b.id, "very_likely", "closes_the_sentence", (a.origin, b.origin))


def _link(evidence: Evidence, a: SourceChain, b: SourceChain, given: dict[str, dict[tuple, str]]) -> Link | None:
    """Why two chains of one document are one origin; None when nothing shows it."""
    if a.origin_id and a.origin_id == b.origin_id:
        return Link(a.id, b.id, "certain", "same_origin", (a.origin, b.origin))
    if not _may_be_one(evidence, a, b):
        return None
    shared = sorted(set(given[a.id]) & set(given[b.id]))
    if len({key[0] for key in shared}) >= 2:
        return Link(a.id, b.id, "very_likely", "same_numbers", tuple(dict.fromkeys(given[c][key] for key in shared for c in (a.id, b.id))))
    if writer := _writer(evidence, a, b):
        return Link(a.id, b.id, "likely", "writes_for_it", (writer.origin,))
    if _taken_up(evidence, a, b):
        return Link(a.id, b.id, "very_likely", "taken_up_again", (a.origin, b.origin))
    if _repeats(evidence, a, b):
        return Link(a.id, b.id, "very_likely", "same_statement", (a.origin, b.origin))
    return None


def _may_be_one(evidence: Evidence, a: SourceChain, b: SourceChain) -> bool:
    """Whether kinds and countries let two descriptions mean one origin: two different names never do, save a writer and his medium."""
    if _writer(evidence, a, b):
        return True
    if all(_is_named(evidence, c) for c in (a, b)):
        return False
    kinds = {a.origin_kind, b.origin_kind}
    if not kinds <= {"medium", "unnamed_sources", "documents"} and "person" not in kinds:
        return False
    if "person" in kinds and not any(_medium_of(evidence, c) for c in (a, b)):
        return False
    first, second = _countries(evidence, a), _countries(evidence, b)
    return bool(first & second) or (not (first and second) and any(described(c.origin).definite for c in (a, b)))


def _is_named(evidence: Evidence, chain: SourceChain) -> bool:
    return evidence.entity(chain.origin_id).get("kind") in ("person", "medium", "organisation", "actor", "side")


def _medium_of(evidence: Evidence, chain: SourceChain) -> str | None:
    """The medium that a chain's origin is, writes for, or is described as («صحيفة روسية», where the article names one such)."""
    for entity_id in (chain.origin_id, evidence.entity(chain.origin_id).get("affiliation_id")):
        if evidence.entity(entity_id).get("kind") == "medium":
            return entity_id
    called = described(chain.origin)
    if called.kind != "medium" or not called.nations or _is_named(evidence, chain):
        return None
    fit = [m for m in evidence.media(chain.doc_id) if _fits(evidence, m, called)]
    return fit[0] if len(fit) == 1 else None


def _fits(evidence: Evidence, medium: str, called: Description) -> bool:
    """Whether a medium is of the kind and country that a description says."""
    entity = evidence.entity(medium)
    country = entity.get("country") or medium_countries().get(medium)
    return country in called.nations and entity.get("role_en") in (None, called.noun)


def _writer(evidence: Evidence, a: SourceChain, b: SourceChain) -> SourceChain | None:
    """The chain of a person who belongs to the medium that is the origin of the other."""
    for person, medium in ((a, b), (b, a)):
        if person.origin_kind == "person" and medium.origin_kind == "medium":
            own = _medium_of(evidence, person)
            if own and own == _medium_of(evidence, medium):
                return person
    return None


def _countries(evidence: Evidence, chain: SourceChain) -> frozenset[str]:
    """Countries of an origin, by its entity and by what the article calls it or its writers."""
    medium = _medium_of(evidence, chain)
    found = [
        code for e in (chain.origin_id, medium) for code in (evidence.entity(e).get("country"), medium_countries().get(e or "")) if code
    ]
    called = [evidence.by_id[c]["source"] for c in chain.claim_ids]
    for claim in evidence.claims_in(chain.doc_id) if medium else ():
        if medium in (claim["speaker_id"], claim["affiliation"]):
            called.append(claim["source"])
    return frozenset(found) | frozenset(code for name in (*called, chain.origin) if name for code in country(name))


def _taken_up(evidence: Evidence, a: SourceChain, b: SourceChain) -> bool:
    """«الصحيفة» after one medium of its country, when the article cites no other."""
    again, named = (b, a) if described(b.origin).definite else (a, b)
    if described(again.origin).kind != "medium" or not _medium_of(evidence, named) or _is_named(evidence, again):
        return False
    speaking = {e for c in evidence.claims_in(again.doc_id) for e in (c["speaker_id"], c["affiliation"])}
    return described(again.origin).definite and sum(evidence.entity(e).get("kind") == "medium" for e in speaking) == 1


def _repeats(evidence: Evidence, a: SourceChain, b: SourceChain) -> bool:
    """Whether a claim of one is marked as the repetition of one of the other."""
    rows = {a.id: a.claim_ids, b.id: b.claim_ids}
    return any(evidence.by_id[c].get("same_as") in rows[other] for one, other in ((a.id, b.id), (b.id, a.id)) for c in rows[one])


def _numbers(evidence: Evidence, chains: Chains) -> dict[str, dict[tuple, str]]:
    """Per chain, what it counts: (category, side, value, place) → the words."""
    found: dict[str, dict[tuple, str]] = {c.id: {} for c in chains.rows}
    for figure in evidence.figures:
        if figure["best"] is not None and figure["best"] >= 10:
            key = (figure["best"], figure["category"], figure["side"] or "", evidence.whole(figure["place_id"]) or "")
            found[chains.of(figure).id].setdefault(key, figure["quote"])
    return found


def _same_words(evidence: Evidence, chains: Chains) -> Iterator[Link]:
    """The same statement in the same words in two articles: a wire copied."""
    first: dict[tuple[str, ...], Row] = {}
    for claim in evidence.claims:
        said = tuple(words(claim["content"] or "").forms)
        if len(said) < _COPIED or claim["mode"] == VOICE:
            continue
        known = first.setdefault(said, claim)
        a, b = chains.of(known), chains.of(claim)
        if known["doc_id"] != claim["doc_id"] and VOICE not in (a.origin_kind, b.origin_kind):
            yield Link(a.id, b.id, "very_likely", "same_words", (claim["content"],))


def _same_entity(evidence: Evidence, by_document: dict[str, list[SourceChain]]) -> Iterator[Link]:
    """A named origin that several articles cite; unnamed ones stay apart."""
    first: dict[str, SourceChain] = {}
    for here in by_document.values():
        for chain in here:
            if chain.origin_id and _is_named(evidence, chain):
                known = first.setdefault(chain.origin_id, chain)
                if known.doc_id != chain.doc_id:
                    yield Link(known.id, chain.id, "certain", "same_origin", (known.origin, chain.origin))


def _copied(chains: Chains, copies: Sequence[Copy]) -> Iterator[Link]:
    """A copied article speaks with the voice of the first one, and its sources are the sources of that."""
    here: defaultdict[str, dict[tuple, SourceChain]] = defaultdict(dict)
    for chain in chains.rows:
        here[chain.doc_id].setdefault(_called(chain), chain)
    for document, first in originals(copies).items():
        for called, chain in here[document].items():
            if known := here[first].get(called):
                yield Link(known.id, chain.id, "very_likely", "copied", ())


def _called(chain: SourceChain) -> tuple:
    return (VOICE,) if chain.origin_kind == VOICE else (chain.origin_kind, chain.origin_id, tuple(words(chain.origin).forms))


def _same_outlet(chains: Chains, copied: Set[str]) -> Iterator[Link]:
    """An outlet's own voice in several articles is one source, and so is the outlet where others cite it.

    What it copied is left out: there it lends its page to another's voice, and its own reports have no part in that.
    """
    own = [c for c in chains.rows if c.origin_kind == VOICE and c.doc_id not in copied]
    yield from _one_after_another((c, c.outlet) for c in own)
    media = {c.origin_id for c in own if c.outlet}
    cited = [c for c in chains.rows if c.origin_kind == "medium"]
    yield from _one_after_another((c, c.origin_id) for c in [*own, *cited] if c.origin_id in media)


def _one_after_another(named: Iterable[tuple[SourceChain, str | None]]) -> Iterator[Link]:
    first: dict[str, SourceChain] = {}
    for chain, name in named:
        if name:
            known = first.setdefault(name, chain)
            if known.doc_id != chain.doc_id:
                yield Link(known.id, chain.id, "certain", "same_outlet", (name,) if name == chain.outlet else (known.origin, chain.origin))
