"""On whose word a row stands: the source and those who passed its words on."""

from analysis.briefs.blocks import Text, shown
from analysis.briefs.case import Case, Row


def claim_of(case: Case, row: Row) -> Row | None:
    """The claim that holds a row; a claim holds itself."""
    return row if row.get("table") == "claims" else case.by_id.get(row.get("claim_id"))


def source(case: Case, row: Row | None) -> Text:
    """Source of a row and through whom it came; the article itself where nobody is named."""
    claim = claim_of(case, row) if row else None
    if claim is None or claim["mode"] == "article_voice":
        return voice(case, row)
    speaker, via = _speaker(claim)
    words = claim["source"] or claim["speaker"]
    if not speaker and not words:
        return voice(case, row)
    return passed_on(case, case.speaking(speaker) if speaker else case.quote(words), via)


def voice(case: Case, row: Row | None) -> Text:
    """Who tells what nobody is named for: the one article itself, of several the outlet of the row's."""
    if not row or not case.many:
        return case.say("source.voice")
    outlet = case.documents[case.order[row["doc_id"]] - 1]["outlet"]
    return case.say("source.outlet", outlet=shown(outlet)) if outlet else case.say("source.no_outlet")


def passed_on(case: Case, named: Text, via: tuple[str, ...]) -> Text:
    """A source and those through whom its words came."""
    return case.say("source.via", source=named, via=case.join([case.speaking(v) for v in via])) if via else named


def origin(case: Case, row: Row | None) -> str:
    """Group of the origin that a row rests on: two citations of one origin have the same."""
    claim = claim_of(case, row) if row else None
    chain = case.chains.get(claim["id"]) if claim else None
    if chain:
        return chain["group"]
    return f"{claim['doc_id']}:{claim['speaker_id'] or claim['source'] or ''}" if claim else "voice"


def _speaker(claim: Row) -> tuple[str | None, tuple[str, ...]]:
    """Who speaks and who passed it on, the outlet that prints it left out."""
    passed = claim["chain"][:-1]
    speaker = claim["speaker_id"] or (passed[0] if passed else None)
    return speaker, tuple(e for e in passed if e != speaker)
