"""What has not happened: what is denied, and what is only meant, feared, asked for or supposed."""

from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.lexicon.matching import Hit

_NO_MORE = frozenset((("لم", "يعد"), ("لم", "تعد"), ("لم", "يعودوا"), ("ما", "عاد"), ("ما", "عادت")))  # «لم يعد … يسيطر»
_SUPPOSING = frozenset("لو اذا ربما لعل ليت هل ليته ليتها".split())  # «إذا سيطر»
_OPEN = frozenset("قد حتي كي لكي".split())  # before a verb in the present
_NOT = frozenset("لم لن".split())
_ONLY = frozenset("سوي الا غير اكثر".split())  # «لم يقتل سوى ثلاثة»: three were
_LEADS = frozenset("من الي علي ب".split())  # prepositions from what is meant or feared to its noun
_MEANT = frozenset(("aim", "try", "expect", "refuse", "if"))  # words of intent that lead to a noun
ORDERED = frozenset(("decide",))  # «قررت إرسال 500 جندي»: they are not there yet
_DENIES = frozenset("نفي نفت نفوا ينفي تنفي نافيا نافيه عدم".split())
_NOUNS_TOO = frozenset("قتل نشر حشد خطف".split())  # «تعتزم نشر 500 جندي», written like «نشر»
VERB_BACK = 5  # words before a verb that may say that it was only meant
_NOUN_BACK = 6  # words between fear and the noun of what is feared


def unreal(focus: Focus, cue: Hit, sentence: Sentence) -> str | None:
    """What a particle before a verb makes of it: «لا يسيطر», «لم يعد يسيطر», «قد يسيطر», «إذا سيطر», «من المتوقع أن يسيطر»."""
    near = range(cue.first - 1, max(sentence.first, cue.first - VERB_BACK) - 1, -1)
    before = [bare(focus, i) for i in near]
    last = before[0] if before else ""
    if last == "لا" or any(pair in _NO_MORE for pair in zip(before[1:], before, strict=False)):
        return "denied"
    if last in _SUPPOSING or before[:2] == ["ما", "اذا"] or (cue.shape == "present" and last in _OPEN):
        return "planned"
    if last == "ان" and cue.shape == "present":
        if before[1:2] == ["دون"]:
            return "denied"
        hits = (focus.reading.hits.on["intents"](i) for i in near[1:])
        done = any(hit.entry.id == "succeed" for hit in hits if hit)  # «استطاع أن يسيطر»
        return None if done or before[1:2] == ["قبل"] else "planned"
    return None


def negated(focus: Focus, i: int) -> bool:
    """Whether a verb stands after a negation: «لم تتمكن القوات من دخول»."""
    return any(bare(focus, k) in _NOT for k in (i - 1, i - 2))


def bare(focus: Focus, i: int) -> str:
    """A folded word without «و» or «ف» before it."""
    return focus.form(i).removeprefix("و").removeprefix("ف")


def befalls(focus: Focus, fate: Hit, number: int, sentence: Sentence, meant: frozenset[str] = frozenset()) -> tuple[str, str | None]:
    """Whether what befalls those counted at a word has happened, with the word of intent that says otherwise: «هدد بقتل 20 رهينة».

    `meant` are the intents that lead to this noun beside those that lead to any.
    """
    verb = fate.shape in ("past", "present") and not fate.proclitic.endswith(("ب", "ل")) and focus.form(fate.first - 1) not in _LEADS
    if not verb:
        return _meant(focus, fate, sentence, _MEANT | meant)
    if fate.proclitic.endswith("س"):
        return "planned", None
    if bare(focus, fate.first - 1) in _NOT:
        return ("reported" if any(focus.form(i) in _ONLY for i in range(fate.last, number)) else "denied"), None
    if told := unreal(focus, fate, sentence):
        return told, None
    return _meant(focus, fate, sentence, _MEANT | meant) if fate.forms[0] in _NOUNS_TOO and not fate.proclitic else ("reported", None)


def _meant(focus: Focus, fate: Hit, sentence: Sentence, intents: frozenset[str]) -> tuple[str, str | None]:
    """Of a noun: what leads to it with its own preposition, nothing but names between."""
    led = fate.proclitic.endswith("ب") or focus.form(fate.first - 1) in _LEADS
    reach = _NOUN_BACK if led else 2
    adjoins = fate.proclitic.endswith("ل")  # «محاولة لقتل», not «تعهد بالثأر لمقتل»
    for i in range(fate.first - 1, max(sentence.first, fate.first - reach) - 1, -1):
        hit = focus.reading.hits.on["intents"](i)
        near = hit is not None and (hit.last == fate.first if adjoins else hit.last <= fate.first)
        if hit is not None and near and (hit.entry.id in intents or hit.forms[0] in _DENIES):
            return "planned" if hit.entry.kind == "decided" else hit.entry.kind, hit.rule
        if focus.form(i) in "،؛:." or (hit is not None and hit.entry.id in ("after", "succeed")):
            break
        if i < fate.first - 1 and (focus.form(i) in _LEADS or focus.reading.hits.any(("losses", "takings", "cues"), i)):
            break
    return "reported", None
