"""Chains of transmission: the origin of a claim, who carried it, and the outlet that printed it."""

from analysis.extract.contents import Content
from analysis.extract.mentions import Entity
from analysis.extract.page import Page
from analysis.extract.phrases import Phrase
from analysis.lexicon import Lexicon
from analysis.text.words import split

_TOLD = 25  # words from a cue to its content in which a medium is told


def outlet(page: Page) -> Entity | None:
    """The outlet as an entity: the medium in the byline, or the document's outlet by name."""
    line = page.reading.layout.outlet_line
    if line:
        for word in range(*line):
            mention = page.mention(word)
            entity = page.mentions.entity(mention)
            if entity and entity.kind == "medium":
                return entity
        name = page.words.quote(*line)
    else:
        name = page.reading.document.outlet or ""
    folded = " ".join(split(name))
    if not folded:
        return None
    known = page.reading.lexicon.derived(_media).get(folded)
    return known or Entity(f"medium:{folded}", "medium", name, None)


def _media(lexicon: Lexicon) -> dict[str, Entity]:
    """Media by each of their names, as folded words."""
    found: dict[str, Entity] = {}
    for entry in lexicon["media"].values():
        for form in (entry.ar, entry.en, *entry.forms):
            found.setdefault(" ".join(split(form)), Entity(entry.id, "medium", entry.ar, entry.en))
    return found


def medium(page: Page, first: int, source: Phrase | None, content: Content | None) -> Entity | None:
    """The medium that was told: «في تصريح لموقع …», «قال لرويترز مسؤول …», between the cue and the content, not in the source."""
    if content is None:
        return None
    last = min(content.first, first + _TOLD)
    if source and source.first == first:
        first = source.last
    for word in range(first, last):
        mention = page.mention(word)
        if mention is None or mention.kind != "medium" or (source and source.first <= word < source.last):
            continue
        entity = page.mentions.entity(mention)
        if entity:
            return entity
    return None


def path(origin: str | None, carriers: list[str | None], printed: Entity | None) -> tuple[str, ...]:
    """Entity ids nearest the event first, each once in a row."""
    chain: list[str] = []
    for id in (origin, *carriers, printed.id if printed else None):
        if id and (not chain or chain[-1] != id):
            chain.append(id)
    return tuple(chain)


def is_medium(page: Page, phrase: Phrase) -> bool:
    """Whether a source phrase is a medium, which passes on the words of others: «وسائل إعلام»، «صحيفة»."""
    noun = page.on["sources"](phrase.first)
    return noun is not None and noun.entry.kind == "medium"
