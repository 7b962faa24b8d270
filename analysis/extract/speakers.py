"""Speakers: the persons and bodies behind source phrases, kept by their entity through the article."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analysis.extract.mentions import Entity, Mention
from analysis.extract.page import Page
from analysis.extract.phrases import Phrase
from analysis.text.fold import folded
from analysis.text.words import words

_THIS = frozenset({"هذه", "هذا", "تلك", "ذلك", "نفس"})
_SPEAKING = ("person", "actor", "organisation", "medium", "role")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: entity, name, office and what they belong to."""

    id: str
    name: str
    role: str | None = None
    affiliation: str | None = None


@dataclass
class Speakers:
    """Speakers of one document, in the order in which they are met."""

    page: Page
    entities: dict[str, Entity] = field(default_factory=dict)  # those that no mention has
    by_head: dict[str, Speaker] = field(default_factory=dict)  # the last speaker named with a noun: «المصادر»
    last: Speaker | None = None

    def named(self, phrase: Phrase) -> Speaker:
        """The speaker that a source phrase names, a known one taken up again («المصدر», «المحافظ») or a new one."""
        speaker = self._mentioned(phrase) or self._again(phrase) or self._new(phrase)
        for head in self._heads(phrase):
            self.by_head[head] = speaker
        return speaker

    def _mentioned(self, phrase: Phrase) -> Speaker | None:
        found = self.page.mentions.within(phrase.start, phrase.end, *_SPEAKING)
        whole = [m for m in found if m.start == phrase.start and m.entity_id]
        person = next((m for m in self.page.mentions.within(phrase.start, phrase.end, "person") if m.entity_id), None)
        mention = person or (whole[0] if whole and (whole[0].end == phrase.end or self._covers(whole[0], phrase)) else None)
        return self._of(mention, phrase) if mention else None

    def _covers(self, mention: Mention, phrase: Phrase) -> bool:
        """Whether a mention at the head of a phrase is what speaks, not what an office belongs to."""
        hits = self.page.reading.hits
        return not any(hits.at(layer, phrase.first) for layer in ("offices", "sources"))

    def _of(self, mention: Mention, phrase: Phrase) -> Speaker | None:
        entity = self.page.mentions.entity(mention)
        if entity is None:
            return None
        return Speaker(entity.id, entity.ar, entity.role_ar or self._office(phrase, mention), entity.affiliation_id)

    def _office(self, phrase: Phrase, mention: Mention) -> str | None:
        """The title before a name or the description after it, where the mention knows none."""
        if mention.kind != "person":
            return None
        text = self.page.reading.text
        before, behind = text[phrase.start : mention.start].strip(" ،,\n"), text[mention.end : phrase.end].strip(" ،,\n")
        return before or behind or None

    def _again(self, phrase: Phrase) -> Speaker | None:
        """A definite noun of few words takes up the last speaker who was named with it."""
        form = self.page.form(phrase.first).removeprefix("و")
        definite = phrase.last - phrase.first <= 3 and (form.startswith("ال") or form in _THIS)
        heads = list(self._heads(phrase))
        return next((self.by_head[h] for h in (heads if definite else heads[:1]) if h in self.by_head), None)

    def _heads(self, phrase: Phrase) -> Iterator[str]:
        """Nouns by which a phrase can be taken up again: all of it, its head without the article, its last name."""
        forms = [f for f in words(folded(self.page.reading.text[phrase.start : phrase.end])).forms if f.isalnum()]
        if not forms:
            return
        yield " ".join(forms)
        first = phrase.first + (forms[0] in _THIS)
        if self.page.reading.hits.at("sources", first) or self.page.reading.hits.at("offices", first):
            yield self.page.form(first).removeprefix("و").removeprefix("ال")
        if forms[-1].startswith("ال") and (len(forms) == 1 or len(forms) > 2):  # the surname of a long phrase
            yield f"={forms[-1]}"

    def _new(self, phrase: Phrase) -> Speaker:
        """A speaker whom nothing names: an entity by the words of its phrase."""
        text = self.page.reading.text[phrase.start : phrase.end]
        name = " ".join(words(folded(text)).forms)
        id = f"source:{name}"
        if id not in self.entities:
            self.entities[id] = Entity(id, "source", " ".join(text.split()), gloss(self.page, phrase))
        return Speaker(id, self.entities[id].ar)

    def took_turn(self, speaker: Speaker | None) -> None:
        """Keep who speaks on where the next sentence names nobody."""
        if speaker is not None:
            self.last = replace(speaker)


def gloss(page: Page, phrase: Phrase) -> str | None:
    """English of a source phrase whose every word the lexicon knows: «مصادر أمنية تركية» is Turkish security sources."""
    hits = page.reading.hits
    head = hits.at("sources", phrase.first) or hits.at("offices", phrase.first)
    if head is None or not head.entry.en:  # type: ignore[attr-defined]
        return None
    before: list[str] = []
    behind: list[str] = []
    word = head.last
    while word < phrase.last:
        adjective = hits.at("nations", word) or hits.at("adjectives", word)
        if adjective and not behind:
            before.insert(0, adjective.entry.en)  # type: ignore[attr-defined]
            word = adjective.last
            continue
        place = page.mention(word)
        name = page.mentions.entity(place)
        if name is None or name.en is None:
            if page.particle(word, "preposition") and page.form(word) in _IN and word + 1 < phrase.last:
                behind.append(_IN[page.form(word)])
                word += 1
                continue
            return None
        behind.append(name.en if behind and behind[-1] in _IN.values() else f"of {name.en}")
        word = page.reading.words.first_at(place.end - 1) + 1  # type: ignore[union-attr]
    noun = " ".join([*before, head.entry.en, *behind])  # type: ignore[attr-defined]
    return noun if head.article or noun.split()[-1].endswith("s") or " of " in noun or head.entry.en.endswith("s") else _article(noun)  # type: ignore[attr-defined]


_IN = {"في": "in", "داخل": "inside", "من": "from", "قرب": "near"}


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiouAEIO' else 'a'} {noun}"
