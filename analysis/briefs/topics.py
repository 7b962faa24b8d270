"""Findings on topics that several sources speak of: who says it, through whom, and how surely."""

from collections import defaultdict

from analysis.briefs.attribution import origin, source
from analysis.briefs.blocks import Finding, Text, plain
from analysis.briefs.case import Case, Row

ORDER = ("asserted", "accusation", "reported", "expectation", "opinion", "hedged", "demand", "denial")
# told by other findings, with their places and numbers
ELSEWHERE = ("control", "contradiction", "force_ratio", "purpose", "documents")
# in articles of many events these are of different ones: that several sources speak of them says nothing
OF_EVENTS = (
    *("casualties", "scale_of_attack", "air_strikes", "withdrawal", "flight", "weapons_left", "resistance", "no_resistance", "detention"),
    *("displacement", "aid"),
)
SOURCES = 6  # told of one certainty
# words of doubt are shown as they stand
WORDED = ("hedged", "expectation", "denial")


def topics(case: Case, disputed: set[str], most: int = 2) -> list[Finding]:
    """The topics with most origins first; a topic of one origin alone, or one told as disputed, is no finding of its own."""
    told: defaultdict[str, list[Row]] = defaultdict(list)
    skipped = {*ELSEWHERE, *disputed, *(OF_EVENTS if case.many else ())}
    for claim in case.rows("claims"):
        for name in (claim["topic"] or "").split("+"):
            if case.known("topic", name) and name not in skipped and not claim["same_as"]:
                told[name].append(claim)
    counted = {name: len({origin(case, c) for c in claims}) for name, claims in told.items()}
    best = sorted((name for name in told if counted[name] > 1), key=lambda name: -counted[name])[:most]
    return [_topic(case, name, told[name]) for name in best]


def _topic(case: Case, name: str, claims: list[Row]) -> Finding:
    levels = [(code, [c for c in claims if c["certainty"] == code]) for code in ORDER]
    return Finding(
        case.say("topic.lead", topic=case.wording.term("topic", name)),
        tuple(_level(case, code, rows) for code, rows in levels if rows),
        listed=True,
    )


def _level(case: Case, code: str, claims: list[Row]) -> Text:
    """Sources that speak with one certainty, each once, with its claims."""
    by_source: dict[str, tuple[Text, list[Row]]] = {}
    for claim in claims:
        text = source(case, claim)
        by_source.setdefault(plain(text), (text, []))[1].append(claim)
    said = [_said(case, code, text, rows) for text, rows in list(by_source.values())[:SOURCES]]
    if len(by_source) > SOURCES:
        said.append(case.say("topic.more", n=len(by_source) - SOURCES))
    certainty = case.wording.term("certainty", code)
    return case.say("topic.level", certainty=certainty[:1].upper() + certainty[1:], sources=case.join(said))


def _said(case: Case, code: str, named: Text, claims: list[Row]) -> Text:
    """A source, with its words of doubt as they stand; a cue after what is said («بحسب») is none."""
    cue, at, content = (claims[0][k] for k in ("cue", "cue_start", "content_start"))
    doubt = code in WORDED and cue and at is not None and content is not None and at < content
    return (case.say("topic.hedged", source=named, cue=case.quote(cue)) if doubt else named) + case.refs(*(c["id"] for c in claims))
