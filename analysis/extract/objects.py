"""Objects: what a cue takes bare, or whom it addresses, and which so ends the phrase of who speaks."""

from analysis.extract import addressees
from analysis.extract.clitics import carries_b, carries_l
from analysis.extract.page import Page

_SHOWN = frozenset("ذلك هذا هذه تلك هولاء".split())
NEWS = frozenset("انباء خبر خبرا اخبار اخبارا معلومات شايعات شايعه نبا تقارير".split())
ATTACKS = frozenset("هجوم هجمات هجومين عمليه عمليات تفجير تفجيرات اعتداء اعتداءات استهداف اغتيال قصف كمين".split())
_ANNOUNCED = (("event", ("event",)), ("measure", ("measure",)), ("cause", ("event", "cause")))  # what a cue takes, its kinds of happening


def begins(page: Page, word: int, joins: tuple[str, ...], named: bool) -> bool:
    """Whether what a cue takes bare, or those whom it addresses, begin at a word."""
    form = page.form(word)
    if "object" in joins:
        after = page.form(word + 1)
        if form in _SHOWN and (form == "ذلك" or after.startswith("ال") or not after.isalpha()):
            return True  # «نفت الجماعة ذلك»
        if _object(page, word, named, "ب" in joins):
            return True
    if "addressee" in joins and addressees.begins(page, word):
        return True
    if "attack" in joins and form.removeprefix("ال") in ATTACKS:
        return True
    if ("number" in joins and form[:1].isdigit()) or ("news" in joins and form in NEWS):
        return True
    if _announced(page, word, joins) or (("cause" in joins or "deed" in joins) and _new_noun(page, word)):
        return True
    return ("ب" in joins and carries_b(page, word)) or ("ل" in joins and carries_l(page, word))


def describing(page: Page, word: int) -> bool:
    """Whether an adjective or a nationality stands at a word."""
    return page.hits.any(("adjectives", "nations"), word)


def _object(page: Page, word: int, named: bool, accused: bool) -> bool:
    """Whether what is announced begins at a word: «أعلن الجيش مقتل …», «اتهم الرئيس التنظيم …»."""
    form = page.form(word)
    if form.endswith("ا") and len(form) > 3 and _new_noun(page, word) and not page.hits.any(("adjectives",), word):  # «توقع الوزير أدواراً»
        return True
    happening, attitude = page.on["happenings"](word), page.hits.at("attitudes", word)
    if _governs(page, word - 1):
        return False
    if (happening and not happening.proclitic) or (attitude and (attitude.pronoun or attitude.shape == "form")):
        return True
    if accused and page.form(word).startswith("ال") and describing(page, word - 1) and not describing(page, word):
        return not page.hits.any(("offices", "given", "persons"), word)
    mention = page.mention(word)
    described = page.form(word).endswith(("ي", "يه")) and page.form(word - 1).startswith(("ال", "لل"))  # «للجماعة الحوثية»
    if not named or described or (mention and mention.start > page.words.starts[word]):  # «الوكالة التابعة للحوثيين»
        return False
    return (
        bool(mention and mention.kind not in ("person", "role") and not page.on["offices"](word) and not page.form(word).startswith("و"))
        or (page.on["forces"](word) is not None and page.on["offices"](word) is None)  # «اللواء سامر» is a rank
    )


def _governs(page: Page, word: int) -> bool:
    """Whether the noun of a body or medium stands at a word without its article: «لجنة حماية الصحفيين» goes on."""
    for first in (word, word - 1):  # «غرفة عمليات الفتح»
        noun = page.on["sources"](first)
        if noun is not None and noun.last == word + 1 and not noun.article and noun.entry.kind in ("body", "medium"):
            return True
    office = page.on["offices"](word)
    return office is not None and office.entry.id == "minister" and not office.article and page.form(word + 1).startswith("ال")


def _announced(page: Page, word: int, joins: tuple[str, ...]) -> bool:
    """Whether the noun of a happening, an amount or a cause begins what a cue of that kind tells."""
    happening = page.on["happenings"](word)
    if happening is None or happening.proclitic or happening.article or _governs(page, word - 1):
        return False
    return any(join in joins and happening.entry.kind in known for join, known in _ANNOUNCED)


def _new_noun(page: Page, word: int) -> bool:
    """Whether an indefinite noun stands after a noun phrase that is complete: «عزا الوزير بطء العمل إلى …»."""
    form = page.form(word)
    return form.isalpha() and not form.startswith(("ال", "و")) and not page.named(word) and addressees.closed(page, word - 1)
