"""Claims: who says what, through whom, how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from operator import attrgetter
from typing import Annotated

from analysis.columns import Edtf, End, Id, Quote, Rules, SameAs, Start
from analysis.extract.chains import is_medium, medium, outlet, path
from analysis.extract.clitics import addressed
from analysis.extract.contents import Content
from analysis.extract.cues import Report, leads_on, reports
from analysis.extract.dates import Date
from analysis.extract.layout import Sentence
from analysis.extract.mentions import Entity, Mentions
from analysis.extract.page import Page, open_page
from analysis.extract.phrases import Phrase, span
from analysis.extract.reading import Reading
from analysis.extract.sayings import sayings
from analysis.extract.speakers import Speaker, Speakers
from analysis.extract.tellings import Saying, sentence_before
from analysis.extract.topics import hedged, joined, reasons, said_on, scare_quotes, topics
from analysis.rowclass import rowclass
from analysis.text.words import Words

_HEARD = 60  # words from a cue to its content


@rowclass
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


@rowclass
class Claims:
    """Claims of a document in order of their cues, the speakers that no mention names, and the cues that no claim took."""

    rows: tuple[Claim, ...]
    entities: Mapping[str, Entity] = field(default_factory=dict)
    silent: tuple[Report, ...] = ()


def find(reading: Reading, dates: Sequence[Date], mentions: Mentions) -> Claims:
    """Claims of a document."""
    page = open_page(reading, dates, mentions)
    teller = _Teller(page, Speakers(page), sorted(dates, key=attrgetter("start")), outlet(page))
    found = list(reports(page))
    told = reading.layout.told
    heard: dict[int, tuple[Sentence, list[Report]]] = {}  # by the first word of the sentence
    for report in found:
        if (sentence := told[report.first]) is not None:
            heard.setdefault(sentence.first, (sentence, []))[1].append(report)
    for sentence, group in heard.values():
        teller.sentence(sayings(page, sentence, group))
    entities = dict(teller.speakers.entities)
    if teller.outlet and teller.outlet.id not in mentions.entities:
        entities[teller.outlet.id] = teller.outlet
    silent = [r for r in found if r.first not in teller.heard and r.entry.kind != "headline" and leads_on(page, r)]
    return Claims(tuple(teller.rows), entities, tuple(silent))


class _Teller:
    """Rows of a document, made sentence by sentence, because who speaks is carried from one to the next."""

    def __init__(self, page: Page, speakers: Speakers, dates: Sequence[Date], outlet: Entity | None):
        self.page, self.speakers, self.dates, self.outlet = page, speakers, dates, outlet
        self.starts = [d.start for d in dates]
        self.rows: list[Claim] = []
        self.heard: set[int] = set()  # words from each cue to the joint of its content: cues in between belong to it
        self.told: set[int] = set()  # first words of sentences with a saying
        self.contents: dict[str, str] = {}  # id of the first claim by its folded words

    def sentence(self, group: Sequence[Saying]) -> None:
        """Rows of one sentence; a medium that only closes it («…، بحسب وسائل إعلام») carries the claim before."""
        if not group:
            return
        carrier = self._carrier(group) if len(group) > 1 else None
        speaking: Speaker | None = None
        credited: Speaker | None = None  # the source of an attribution, who speaks on where no verb names anybody
        outer: Content | None = None
        for saying in group:
            report, content = saying.report, saying.content
            speaker = self._speaker(saying, speaking)
            if report.shape == "according":
                if saying.source and not is_medium(self.page, saying.source):
                    credited = speaker
            elif saying.how != "impersonal" and not (outer and outer.first <= report.first < outer.last):
                speaking, outer = speaker or speaking, content
            joint = content.joint if content else -1
            self.heard.update(range(report.first, joint + 1 if report.last <= joint < report.last + _HEARD else report.last))
            self.rows.append(self._row(saying, speaker, carrier if saying.how != "carried" else None))
        self.speakers.took_turn(speaking or credited)
        self.told.add(group[0].sentence.first)

    def _carrier(self, group: Sequence[Saying]) -> Phrase | None:
        return next((s.source for s in group if s.how == "carried" and s.source and is_medium(self.page, s.source)), None)

    def _speaker(self, saying: Saying, speaking: Speaker | None) -> Speaker | None:
        if saying.source is not None:
            return self.speakers.named(saying.source)
        if saying.how in ("impersonal", "article"):
            return None
        return speaking or self._leading(saying) or self.speakers.last

    def _leading(self, saying: Saying) -> Speaker | None:
        """The subject with which the sentence of a dropped source, or the silent sentence before it, begins."""
        found = self._subject(saying.sentence.first, saying.report.first)
        if found:
            return found
        before = sentence_before(self.page, saying.sentence)
        return self._subject(before.first, before.last) if before and before.first not in self.told else None

    def _subject(self, first: int, last: int) -> Speaker | None:
        """Who is named among the first words, not after a preposition."""
        for word in range(first, min(last, first + 5)):
            mention = self.page.mention(word)
            if (
                mention
                and mention.kind in ("person", "actor", "organisation", "medium", "role")
                and self.page.kind(word - 1) != "preposition"
            ) and (not self.page.form(word).startswith(("ل", "ب")) or mention.start == self.page.words.starts[word]):
                if mention.kind == "medium" and addressed(self.page, word - 1 - (word - 1 in self.page.opened)):
                    continue  # «مضيفاً لصحيفة "هآرتس"»
                return self.speakers.named(span(self.page, word, self.page.words.first_at(mention.end - 1) + 1))
        return None

    def _row(self, saying: Saying, speaker: Speaker | None, carrier: Phrase | None) -> Claim:
        page, report, source, content = self.page, saying.report, saying.source, saying.content
        text = page.text
        start, end = report.start, report.end
        for part in (source, content):
            if part is not None:
                start = part.start if part.start < start else start
                end = part.end if part.end > end else end
        id = f"C{len(self.rows) + 1}"
        carriers = [self.speakers.named(p).id for p in (saying.carrier, carrier) if p]
        told = medium(page, report.last, source, content)
        certainty, hedge = self._certainty(saying)
        told_of = topics(page, content)
        rules = (*report.rules, *reasons(page, source, content, report.last, told_of))
        return Claim(
            id=id,
            start=start,
            end=end,
            quote=text[start:end],
            cue=text[report.start : report.end],
            cue_start=report.start,
            cue_end=report.end,
            source=text[source.start : source.end] if source else None,
            source_start=source.start if source else None,
            source_end=source.end if source else None,
            content=text[content.start : content.end] if content else None,
            content_start=content.start if content else None,
            content_end=content.end if content else None,
            speaker_id=speaker.id if speaker else None,
            speaker=speaker.name if speaker else None,
            role=speaker.role if speaker else None,
            affiliation=speaker.affiliation if speaker else None,
            chain=path(speaker.id if speaker else None, [told.id if told else None, *carriers], self.outlet),
            verb_class=report.entry.id,
            mode="article_voice" if saying.how == "article" else content.mode if content else "indirect",
            certainty=certainty,
            polarity="positive" if report.negated else report.entry.polarity,
            edtf=said_on(self.dates, self.starts, saying.sentence.start, end, content),
            topic=joined(told_of),
            hedge=scare_quotes(page, content) if content else (),
            same_as=self._repeats(_folded(page.words, content), id) if content else None,
            rules=(*rules, hedge) if hedge else rules,
        )

    def _repeats(self, content: str, id: str) -> str | None:
        """The first claim with the same folded content."""
        first = self.contents.setdefault(content, id)
        return first if first != id else None

    def _certainty(self, saying: Saying) -> tuple[str, str | None]:
        """How surely it is said, and the rule of the word that leaves it open."""
        entry = saying.report.entry
        if saying.report.negated and entry.negated:
            return entry.negated, None
        if saying.how == "impersonal" and entry.certainty in ("opinion", "expectation", "asserted"):
            return "hedged", None
        hedge = hedged(self.page, saying.content) if saying.content and saying.report.shape == "according" else None
        return ("hedged", hedge) if hedge else (entry.certainty, None)


def _folded(words: Words, content: Content) -> str:
    """The folded words of a content; where it begins within a word, the letters before it are no part of it."""
    if content.start == words.starts[content.first]:
        return words.view(content.first, content.last)
    return words.folded.between(content.start, content.end)
