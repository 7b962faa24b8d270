"""What the rows leave open, and what no rule understood."""

from collections import Counter, defaultdict

from analysis.briefs.blocks import Block, Finding, Items, Paragraph, Run, Text, shown
from analysis.briefs.case import Case, Row
from analysis.briefs.places import place
from analysis.briefs.strengths import divided, origins_of
from analysis.weigh.described import described

EXAMPLES = 3
HOLDERS = 4  # places whose holder is asked for
DOCUMENTS = ("document", "documents")  # reports and information are told of what happened, not handed over
UNREADABLE = 8  # documents told of many


def not_known(case: Case) -> list[Finding]:
    """One finding of what the articles do not tell, as far as the rows show it."""
    asked = [*_strengths(case), *_holders(case), *_sources(case)]
    undated, of = sum(d["published"] is None for d in case.documents), len(case.documents)
    if undated and undated < of:
        asked.append(case.say("unknown.published_some", n=undated, all=of))
    elif undated:
        asked.append(case.say("unknown.published_none" if case.many else "unknown.published"))
    if asked:
        asked.append(case.say("unknown.truth"))
    return [Finding(case.say("unknown.lead"), tuple(asked), listed=True)] if asked else []


def not_understood(case: Case) -> tuple[Block, ...]:
    """Unread rows by reason, with their number and examples; documents that could not be read; warnings of documents."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in case.rows("unread"):
        groups[row["why"]].append(row)
    items = [_group(case, why, rows) for why, rows in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))]
    items += _unreadable(case)
    items += _warnings(case) if case.long else [_warning(case, d, w) for d in case.documents for w in d["warnings"]]
    return (Paragraph(case.say("unread.intro"), muted=True), Items(tuple(items))) if items else (Paragraph(case.say("unread.none")),)


def _strengths(case: Case) -> list[Text]:
    """Places whose strengths rest on one origin."""
    by_place: defaultdict[str, list[Row]] = defaultdict(list)
    for row in divided(case):
        if row["place_id"] or row["place"]:
            by_place[place(case, row["place_id"], row["place"])].append(row)
    return [case.say("unknown.strength", place=name) for name, rows in by_place.items() if len(origins_of(case, rows)) == 1]


def _holders(case: Case) -> list[Text]:
    """Places whose last holder the articles tell, and that the reference does not follow further."""
    spells = case.rows("control_spells")
    followed = {s["place_id"] for s in spells if s["lane"] == "assessed"}
    open_ended = [
        s
        for s in spells
        if s["lane"] != "assessed"
        and s["place_id"] not in followed
        and s["known_until"]
        and not s["end_earliest"]
        and not s["end_latest"]
        and s["holder"]
        and s["degree"] != "partial"
    ]
    until: dict[str, str] = {}
    for spell in open_ended:
        name = place(case, spell["place_id"], spell["place"], spell["part"])
        until[name] = max(until.get(name, ""), spell["known_until"])
    told = dict(sorted(until.items(), key=lambda item: item[1], reverse=True)[:HOLDERS])
    if not told:
        return []
    if len(set(told.values())) > 1:
        named = [case.say("unknown.holder_day", place=name, date=case.day(day)) for name, day in told.items()]
        return [case.say("unknown.holders", places=case.join(named))]
    day = case.day(next(iter(told.values())))
    return [case.say("unknown.holder_many" if case.many else "unknown.holder", places=case.join([(Run(n),) for n in told]), date=day)]


def _sources(case: Case) -> list[Text]:
    chains = case.rows("source_chains")
    documents = [c for c in chains if c["origin_kind"] == "documents" and described(c["origin"]).noun in DOCUMENTS]
    unnamed = _unnamed(case, chains)
    texts = [case.say("unknown.documents", refs=case.refs(*[i for c in documents for i in c["claim_ids"]][:3]))] if documents else []
    return texts + ([case.say("unknown.unnamed", sources=case.join([case.quote(n) for n in unnamed[:5]]))] if unnamed else [])


def _unnamed(case: Case, chains: list[Row]) -> list[str]:
    """Words for sources that bear no name; of many articles those on which most claims rest first.

    Words that no list knows may name their man: they are no question.
    """
    claims: Counter[str] = Counter()
    for chain in chains:
        if chain["origin_kind"] == "unnamed_sources" and described(chain["origin"]).kind == "unnamed":
            claims[shown(chain["origin"])] += len(chain["claim_ids"])
    return [words for words, _ in claims.most_common()] if case.long else list(claims)


def _group(case: Case, why: str, rows: list[Row]) -> Text:
    examples = case.join([case.quote(_short(r["quote"])) + case.refs(r["id"]) for r in rows[:EXAMPLES]], "semicolon")
    return case.say(
        "unread.group_more" if rows[EXAMPLES:] else "unread.group", why=case.wording.term("unread", why), n=len(rows), examples=examples
    )


def _unreadable(case: Case) -> list[Text]:
    rows = case.rows("unreadable")
    told = rows[:UNREADABLE] if case.long else rows
    said = [case.say("unread.unreadable", **{k: str(row[k] or "") for k in ("path", "seen", "expected", "advice")}) for row in told]
    left = len(rows) - len(told)
    return [*said, case.say("left.unreadable", n=left, file=case.file("unreadable"))] if left else said


def _warnings(case: Case) -> list[Text]:
    """Warnings of many documents, each with its first documents; most frequent first."""
    by_code: defaultdict[str, list[str]] = defaultdict(list)
    for document in case.documents:
        for code in dict.fromkeys(w.partition(": ")[0] for w in document["warnings"]):
            by_code[code].append(shown(document["title"] or document["id"]))
    said = []
    for code, named in sorted(by_code.items(), key=lambda item: (-len(item[1]), item[0])):
        filled = {"n": len(named), "warning": case.wording.term("warning", code)}
        documents = case.words("list.comma").join(map(_short, named[:EXAMPLES]))
        more = {"file": case.file("documents")} if named[EXAMPLES:] else {}
        said.append(case.say("unread.warned_more" if more else "unread.warned", documents=documents, **filled, **more))
    return said


def _warning(case: Case, document: Row, warning: str) -> Text:
    """A warning is a code, with what it is about after a colon."""
    code, _, detail = warning.partition(": ")
    filled = {"document": shown(document["title"] or document["id"]), "warning": case.wording.term("warning", code)}
    return case.say("unread.warning_on", detail=detail, **filled) if detail else case.say("unread.warning", **filled)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
