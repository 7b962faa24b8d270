"""Claims: who says what, through whom, how surely."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import Edtf, End, Id, Quote, Rules, SameAs, Start


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement and the chain of people on whose word it rests."""

    id: Id
    start: Start
    end: End
    quote: Quote
    cue: Annotated[str | None, "the reporting words; null in the article's own voice"]
    cue_start: Annotated[int | None, "start of the cue"]
    cue_end: Annotated[int | None, "end of the cue"]
    source: Annotated[str | None, "the source as named here; null when carried over or unnamed"]
    source_start: Annotated[int | None, "start of the source"]
    source_end: Annotated[int | None, "end of the source"]
    content: Annotated[str | None, "what is said"]
    content_start: Annotated[int | None, "start of the content"]
    content_end: Annotated[int | None, "end of the content"]
    speaker_id: Annotated[str | None, "entity that speaks, carried over where the subject is dropped"]
    speaker: Annotated[str | None, "name of the speaker in Arabic"]
    role: Annotated[str | None, "office of the speaker, in Arabic"]
    affiliation: Annotated[str | None, "entity that the speaker belongs to"]
    chain: Annotated[tuple[str, ...], "who told whom, nearest the event first: entity ids"]
    verb_class: Annotated[str | None, "lexicon id of the cue"]
    mode: Annotated[str, "direct, indirect, mixed or article_voice"]
    certainty: Annotated[str, "asserted, reported, hedged, opinion, accusation, expectation, demand or denial"]
    polarity: Annotated[str, "positive or negative"]
    edtf: Edtf
    topic: Annotated[str | None, "what it is about, by topic id; several joined with '+'"] = None
    hedge: Annotated[tuple[str, ...], "words that the outlet put in scare quotes"] = ()
    same_as: SameAs = None
    rules: Rules = ()
