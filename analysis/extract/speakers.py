"""Speakers: the persons and bodies behind source phrases, kept by their entity through the article."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.extract.glosses import gloss
from analysis.extract.mentions import Entity, Mention
from analysis.extract.page import PAUSES, Page
from analysis.extract.phrases import Phrase
from analysis.rowclass import replace, rowclass

_THIS = frozenset({"هذه", "هذا", "تلك", "ذلك", "نفس"})
_QUOTES = "\"«»“”'"
_OF = frozenset(
    "في باسم من ب ل قوات قياده قايد رييس نايب وزير مدير ناطق متحدث مسوول مستشار ضابط امير عضو مكتب مجلس هييه وزاره كتله".split()
    + 'وفي هذه هذا داخل ( « “ " قاده عناصر جنود مسوولي قيادات قيادي مركز اعلام'.split()
)
_FOES = ("مكافحه", "محاربه", "مناوي", "مناهض", "معارض", "معاد", "يقاتل", "تقاتل", "اعتقل", "مناطق", "شوون", "لدي")
_NEAR = 4  # words between an office and the body that it belongs to
_NOT_OF = frozenset(
    "شوون الشوون بشوون بالشوون متخصص مختص مقرب مقربه مقربين مقربون قريب قريبه مناهض مناهضه معارض الذي التي الذين ضد عن ان ، ,".split()
)  # «مصدر مقرب من الحزب»
_SPEAKING = ("person", "actor", "organisation", "medium", "role")


def _against(form: str) -> bool:
    """Whether a word says that somebody stands against a body: «لمكافحة», «مناوئ للحوثيين»."""
    return form.removeprefix("ال").removeprefix("ل").startswith(_FOES)


@rowclass
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
    entities: dict[str, Entity] = field(default_factory=dict)  # those that no mention has, or of whom their office tells more
    by_head: dict[str, Speaker] = field(default_factory=dict)  # the last speaker named with a noun: «المصادر»
    last: Speaker | None = None

    def named(self, phrase: Phrase) -> Speaker:
        """The speaker that a source phrase names, a known one taken up again («المصدر», «المحافظ») or a new one."""
        forms = _forms_of(self.page, phrase)
        heads = self._heads(phrase, forms)
        bare = self._bare(phrase)
        speaker = self._mentioned(phrase, *bare) or self._again(phrase, heads) or self._new(phrase, forms, *bare)
        for head in heads:
            self.by_head[head] = speaker
        return speaker

    def _mentioned(self, phrase: Phrase, start: int, end: int) -> Speaker | None:
        """Who is named in text[start:end], the phrase without quote marks."""
        within = self.page.mentions.within
        for person in within(start, end, "person"):
            if person.entity_id and self._speaks(person, phrase):
                return self._of(person, phrase)
        for whole in within(start, end, *_SPEAKING):
            if whole.start == start and whole.entity_id and (whole.end == end or self._covers(phrase)):
                return self._of(whole, phrase)
            if whole.kind == "medium" and self._titled(whole, phrase):
                return self._of(whole, phrase)
        return None

    def _titled(self, medium: Mention, phrase: Phrase) -> bool:
        """Whether a phrase is a medium with its noun before it or its description after it: «صحيفة "هآرتس" الإسرائيلية»."""
        words, noun = self.page.words, self.page.hits.on["sources"](phrase.first)
        at = words.first_at(medium.start)
        after = words.forms[words.first_at(medium.end - 1) + 1 : phrase.last]
        if noun is None or noun.entry.kind != "medium" or noun.article:
            return False
        before = words.forms[noun.last : at]
        return all(form in _QUOTES for form in before) and all(form in _QUOTES or form.startswith("ال") for form in after)

    def _bare(self, phrase: Phrase) -> tuple[int, int]:
        """Start and end of a phrase without the quote marks round all of it."""
        text, start, end = self.page.text, phrase.start, phrase.end
        while start < end and text[start] in _QUOTES:
            start += 1
        while end > start and text[end - 1] in _QUOTES and not any(q in text[start : end - 1] for q in _QUOTES):
            end -= 1
        return start, end

    def _covers(self, phrase: Phrase) -> bool:
        """Whether a mention at the head of a phrase is what speaks, not what an office belongs to."""
        return not self.page.hits.any(("offices", "sources"), phrase.first)

    def _speaks(self, person: Mention, phrase: Phrase) -> bool:
        """Whether a person inside a phrase is the one who speaks, not the one whose spokesman, adviser or forces do."""
        page = self.page
        at = page.words.first_at(person.start)
        if at == phrase.first:
            return True
        noun = page.on["sources"](phrase.first)
        between = range(phrase.first, at)
        led = any(page.form(k) == "باسم" or (page.kind(k) == "preposition" and page.form(k) != "في") for k in between)
        title = page.on["offices"](at - 1)
        lord = title is not None and title.article and title.entry.kind == "office" and title.first > phrase.first
        pause = any(page.form(k) in "،," for k in between)
        return not (noun and not pause) and not (led and not pause) and not (lord and page.on["offices"](phrase.first) and not pause)

    def _of(self, mention: Mention, phrase: Phrase) -> Speaker | None:
        entity = self.page.mentions.entity(mention)
        if entity is None:
            return None
        known = self.entities.get(entity.id, entity)
        if mention.kind == "person" and known.affiliation_id is None and (body := self._belongs(phrase)):
            known = self.entities[entity.id] = replace(known, affiliation_id=body)  # «القيادي في البيشمركة، العميد سمكو»
        return Speaker(entity.id, entity.ar, entity.role_ar or self._office(phrase, mention), known.affiliation_id)

    def _office(self, phrase: Phrase, mention: Mention) -> str | None:
        """The title before a name or the description after it, where the mention knows none."""
        if mention.kind != "person":
            return None
        text = self.page.text
        before, behind = text[phrase.start : mention.start].strip(" ،,\n"), text[mention.end : phrase.end].strip(" ،,\n")
        return before or behind or None

    def _office_at(self, word: int) -> bool:
        """Whether an office or force stands at a word, which what follows owns: «مستشار قائد الجيش»."""
        return self.page.hits.any(("offices", "forces", "sources"), word)

    def _again(self, phrase: Phrase, heads: Sequence[str]) -> Speaker | None:
        """A definite noun of few words takes up the last speaker who was named with it."""
        form = self.page.form(phrase.first).removeprefix("و")
        definite = phrase.last - phrase.first <= 3 and (form.startswith("ال") or form in _THIS)
        for head in heads if definite else heads[:1]:
            if head in self.by_head:
                return self.by_head[head]
        return None

    def _heads(self, phrase: Phrase, all_forms: Sequence[str]) -> list[str]:
        """Nouns by which a phrase can be taken up again: all of it, its head without the article, its last name."""
        forms = [f for f in all_forms if f.isalnum()]
        if not forms:
            return []
        heads = [" ".join(forms)]
        first = phrase.first + (forms[0] in _THIS)
        if self.page.hits.any(("sources", "offices"), first):
            heads.append(self.page.form(first).removeprefix("و").removeprefix("ال"))
        if forms[-1].startswith("ال") and (len(forms) == 1 or len(forms) > 2):  # the surname of a long phrase
            heads.append(f"={forms[-1]}")
        return heads

    def _new(self, phrase: Phrase, forms: Sequence[str], start: int, end: int) -> Speaker:
        """A speaker whom nothing names: an entity by the words of its phrase, which without quote marks is text[start:end]."""
        whole = start == phrase.start and end == phrase.end
        name = " ".join(forms if whole else self.page.words.split(start, end))
        id = f"source:{name}"
        owner = self._body(phrase, phrase.first)
        if id not in self.entities:
            words = " ".join(self.page.text[start:end].split())
            self.entities[id] = Entity(id, "source", words, gloss(self.page, phrase), affiliation_id=owner)
        return Speaker(id, self.entities[id].ar, affiliation=owner)

    def _belongs(self, phrase: Phrase) -> str | None:
        """The body of which somebody named is, by the office before his name or after it: «العميد سعيد، القيادي في البيشمركة»."""
        asides = (k + 1 for k in range(phrase.first, phrase.last) if self.page.form(k) in PAUSES)
        return next((body for first in (phrase.first, *asides) if (body := self._body(phrase, first))), None)

    def _body(self, phrase: Phrase, first: int) -> str | None:
        """Whose spokesman, commander or source somebody is: «المتحدث باسم الجيش السوري», «قائد الفرقة»."""
        words = self.page.words
        if not self.page.hits.any(("offices", "sources"), first):
            return None
        for mention in self.page.mentions.within(phrase.start, phrase.end, "actor", "organisation"):
            at = words.first_at(mention.start)
            if not first < at <= first + _NEAR:
                continue
            between = words.forms[first + 1 : at]
            led = (
                mention.start > words.starts[at]
                or not between
                or between[-1] in _OF
                or between[-1].startswith("ال")
                or self._office_at(at - 1)
            )
            if led and _NOT_OF.isdisjoint(between) and not any(map(_against, between)):
                return mention.entity_id
        return None

    def took_turn(self, speaker: Speaker | None) -> None:
        """Keep who speaks on where the next sentence names nobody."""
        if speaker is not None:
            self.last = speaker


def _forms_of(page: Page, phrase: Phrase) -> Sequence[str]:
    """Folded words of a phrase, without the conjunction written to its first word."""
    words = page.words
    forms = words.forms[phrase.first : phrase.last]
    if phrase.start == words.starts[phrase.first]:
        return forms
    return [*words.split(phrase.start, words.ends[phrase.first]), *forms[1:]]
