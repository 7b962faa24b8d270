"""English of source phrases, put together from the words that the lexicon knows."""

from analysis.extract.page import Page
from analysis.extract.phrases import Phrase
from analysis.lexicon.matching import Hit

# offices that a country has one of: «رئيس وزراء تركيا» is the Turkish prime minister
_ONE = ("president", "prime_minister", "foreign_minister", "defence_minister", "interior_minister", "king")
_COMING = frozenset(("وارد", "وارده", "قادم", "قادمه"))
_DEFINITE = frozenset(("Army", "Forces", "Nations", "States", "Council", "Government"))  # «the United Nations»
_IN = {"في": "in", "داخل": "inside", "من": "from", "قرب": "near"}


def gloss(page: Page, phrase: Phrase) -> str | None:
    """English of a source phrase: «مصادر أمنية تركية» is Turkish security sources; None where a word of it is unknown."""
    head = page.on["sources"](phrase.first) or page.on["offices"](phrase.first)
    if head is None or not _english(head) or head.entry.kind == "quantity":
        return None  # «أحد جنود النظام» is one of them, «بعض السكان» some: the number of the noun is not ours to guess
    before: list[str] = []
    word = head.last
    while word < phrase.last and (adjective := page.on["nations"](word) or page.on["adjectives"](word)):
        before.insert(0, _english(adjective))
        word = adjective.last
    behind = _rest(page, word, phrase.last)
    if behind is None:
        return None
    if behind and behind[-1].startswith("of ") and behind[-1].lower().endswith(_english(head).rpartition(" ")[2].lower()):
        return behind[-1].removeprefix("of ")  # «وكالة أنباء الأناضول» is Anadolu Agency
    noun = " ".join([*before, _english(head), *behind])
    if before and head.entry.id in _ONE:
        return f"the {noun}"
    return _with_article(head, noun, bool(behind) and behind[0].startswith("of "))


def _rest(page: Page, word: int, last: int) -> list[str] | None:
    """What follows the noun and its adjectives: bonds, prepositions and names; None where a word is unknown."""
    behind: list[str] = []
    bound = False  # whether the next name needs no «of»
    while word < last:
        bond = page.on["allegiance"](word)
        mention = page.mention(word)
        name = page.mentions.entity(mention)
        if bond:  # «تابعة لنظام الأسد»
            behind.append(_english(bond))
            word, bound = bond.last, True
        elif mention and name and name.en:
            ending = name.en.rpartition(" ")[2]
            takes = name.kind in ("actor", "organisation") and (ending.islower() or ending in _DEFINITE)
            named = f"the {name.en}" if takes else name.en
            called = bool(behind) and not bound and name.kind == "person"  # «الناطق باسم الجيش أحمد المسماري» is that man himself
            behind.append(named if bound else f"({named})" if called else f"of {named}")
            word, bound = page.words.first_at(mention.end - 1) + 1, False
        elif page.form(word).removeprefix("ال") in _COMING:
            behind.append("coming")  # «المعلومات الواردة من تدمر»
            word += 1
        elif page.form(word) in _IN and page.kind(word) == "preposition":
            behind.append(_IN[page.form(word)])
            word, bound = word + 1, True
        else:
            return None
    return behind


def _english(hit: Hit) -> str:
    return hit.entry.en or ""


def _with_article(head: Hit, noun: str, owned: bool) -> str:
    """«المتحدث» is the spokesman, «مصدر» a source, «محافظ حمص» governor of Homs, «مصادر» sources."""
    office = head.entry.layer == "offices"
    if head.article or (owned and not office):
        return f"the {noun}"
    if owned or _english(head).endswith("s") or head.entry.id in ("information", "media", "police"):
        return noun
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"
