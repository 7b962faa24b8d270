"""How surely control is told: gained, meant, fought for, decided or denied; of how much of the place; with whose help."""

from collections.abc import Iterator

from analysis.extract.focus import Focus
from analysis.extract.governors import begun
from analysis.extract.parties import DIVISIONS, RELATIVES
from analysis.extract.taking import Taking
from analysis.extract.units import unit_at
from analysis.extract.unreal import VERB_BACK, bare, negated, unreal
from analysis.extract.whereabouts import share
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

_AHEAD = frozenset("مساله وشيك وشيكا وشيكه هدف هدفنا قريبا مرهون مستحيل".split())
_REACHED = frozenset("بلغت بلغ وصلت وصل تجاوزت تجاوز شملت".split())
_FEARED = 7  # words between fear and what is feared
_SUFFERS = frozenset("تخضع يخضع خضعت خضع خاضعه خاضع تتعرض يتعرض تعرضت تعرض".split())
_PASSIVES, _UNTIL = frozenset(("يتم", "تتم")), frozenset("حتي كي لكي قد ان".split())  # «حتى يتم تطهير المدينة»
_HAD_TO = frozenset("اضطر اضطرت اضطروا مضطره مضطرين".split())  # «اضطروا لمغادرة المبنى»
_ORDER = ("امر",)
_SHARES = frozenset(("percent", "fraction"))
_PREDICATE = 7  # words after a place that may say that it has not happened yet
_BACK = 16  # words before a cue that may say that it was only meant
LEFT = frozenset(("withdrew", "withdrew_partial", "withdrawal_decided"))
PARTIAL = frozenset(("some", "most", "centre", "outskirts", "surroundings"))


def weighed(focus: Focus, taking: Taking) -> Taking:
    """With its status, its type by status and part, and who supports it."""
    status, rule = _status(focus, taking)
    kind = taking.type
    if taking.loser and kind == "withdrew":
        partial = taking.where.part in PARTIAL or _some_of_them(focus, taking)
        kind = "withdrawal_decided" if status == "decided" else "withdrew_partial" if partial else kind
    part = taking.where.part or _share(focus, taking)
    if kind == "captured" and part in PARTIAL and taking.where.number is None:
        kind, taking = "captured_partial", replace(taking, where=replace(taking.where, part=part))
    status = "reported" if status == "decided" and kind in LEFT else "planned" if status == "decided" else status
    if rule == "intents/battle" and status == "presupposed" and kind in ("captured", "recaptured"):
        kind = "captured_implied"
    helped = tuple(_supporters(focus, taking))
    rules = (*taking.rules, *((rule,) if rule else ()), *(("holders/support",) if helped else ()))
    end = max((last for _, last in helped), default=taking.end)
    end = max(taking.end, end) if end <= taking.end + 5 else taking.end
    return replace(taking, type=kind, status=status, end=end, supporters=tuple(s for s, _ in helped), rules=tuple(dict.fromkeys(rules)))


def _share(focus: Focus, taking: Taking) -> str | None:
    """How much of a place a share told beside it means: «السيطرة على المدينة بلغت 70 بالمئة», «ثمانون بالمئة من المدينة باتت محررة»."""
    where = taking.where
    reached = next((i for i in range(where.last, where.last + 3) if focus.form(i) in _REACHED), None)
    after = (focus.numeral_at(i) for i in range(reached + 1, reached + 5)) if reached and taking.cue.shape == "noun" else ()
    told = next((n for n in after if n and n.kind in _SHARES), None)
    if told is None and where.first < taking.first and focus.form(where.first - 1) == "من":
        before = (focus.numeral_at(i) for i in range(where.first - 2, where.first - 7, -1))
        told = next((n for n in before if n and n.kind in _SHARES and n.last == where.first - 1), None)
    return share(told) if told else None


def _some_of_them(focus: Focus, taking: Taking) -> bool:
    """Whether only some leave: «سحب بعض وحداته من», «سحب خمسة ألوية من»."""
    named = 0  # word before which a number belongs to a name: «انسحب اللواء 73», «غادر كيلو 16»
    for i in range(taking.cue.last, min(taking.where.first, taking.cue.last + _BACK)):
        name = unit_at(focus.reading, i, focus.numeral_at) or focus.place_at(i)
        named = name.last if name else named
        if i < named:
            continue
        number, section = focus.numeral_at(i), focus.reading.hits.on["placeparts"](i)
        if number and focus.form(number.last) in DIVISIONS and taking.cue.entry.id != "pull_out":
            continue  # «انسحاب أربع فرق عسكرية»: as many as there were
        if (number and not focus.in_date(number.start)) or (section and section.entry.id == "some"):
            return True
    return "placeparts/some" in taking.where.rules


def _status(focus: Focus, taking: Taking) -> tuple[str, str | None]:
    cue, first = taking.cue, min(taking.first, taking.cue.first)  # a later place shares the words before the cue
    lasts = taking.type == "holds" and cue.entry.who in ("leaves", "outside")
    if lasts or (taking.type == "captured" and cue.entry.type == "holds"):
        return "reported", None  # «لم تخرج من قبضته», «لم تعد في يده»: the negation is part of what is told
    if cue.proclitic.endswith("س"):
        return "planned", None
    if cue.shape == "noun" and any(focus.form(i).removeprefix("ب").removeprefix("ال").startswith("ذكري") for i in range(first - 3, first)):
        return "presupposed", None  # «الذكرى الثالثة لتحريرها»
    if cue.proclitic.endswith("ل") and not _undergoes(focus, taking) and focus.form(first - 1).removeprefix("و") not in _HAD_TO:
        return "planned", None
    if cue.shape == "noun" and (claim := focus.claim_at(cue.start)) and claim.certainty == "denial" and claim.content_start == cue.start:
        return "denied", None  # «نفى المتحدث، عبر قناة «المسيرة»، سقوط المطار»
    if cue.shape in ("past", "present") and (told := unreal(focus, cue, taking.sentence)):
        return told, None
    if cue.shape == "past" and focus.form(cue.first - 1) in RELATIVES:
        return "reported", None  # «قرب المدينة التي استعادتها القوات»
    start = max(taking.sentence.first, first - (_BACK if cue.shape == "noun" else VERB_BACK))
    for i in range(first - 1, start - 1, -1):
        if focus.form(i) in "،؛:.":
            break
        hit = focus.reading.hits.on["intents"](i)
        if hit is not None and cue.entry.who == "seat" and hit.entry.kind == "planned":
            continue  # «يعتزمون الزحف نحو المدينة، معقل التنظيم»: what it is, not what is planned
        if hit is not None and _bears(focus, hit, cue, first - i):
            kept = hit.entry.id == "succeed" and negated(focus, i)
            open_yet = hit.entry.id == "succeed" and hit.forms[0] in _PASSIVES and bare(focus, i - 1) in _UNTIL
            begins = hit.entry.id == "battle" and begun(focus, i, taking.sentence) is not None  # «بدأ الجيش معركة تحرير المدينة»
            return ("denied" if kept else "planned" if open_yet or begins else hit.entry.kind), hit.rule
        if (other := focus.reading.hits.on["takings"](i)) and other.shape in ("past", "present"):
            break
    stands = taking.where.first < cue.first  # «المدينة المحاصرة»: a state
    if cue.shape == "noun" and not _AHEAD.isdisjoint(focus.forms_in(taking.where.last, taking.where.last + _PREDICATE)):
        return "planned", None  # «سقوط القاعدة مسألة وقت»
    nobodys = taking.gainer is None and taking.loser is None and taking.where.number is None
    if cue.shape == "noun" and nobodys and not stands and not _headlines(focus, taking):
        return "presupposed", None  # «السيطرة على الحدود»: nobody is said to have gained it
    return "reported", None


def _undergoes(focus: Focus, taking: Taking) -> bool:
    """Whether the place suffers it already: «تتعرض المدينة لحصار»."""
    before = range(taking.where.first - 2, taking.where.first)
    return taking.where.first < taking.cue.first and any(focus.form(i).removeprefix("و") in _SUFFERS for i in before)


def _headlines(focus: Focus, taking: Taking) -> bool:
    """Whether a noun tells news in a headline: at its head or after a colon («التحالف: تحرير المطار»)."""
    block = focus.reading.layout.blocks[taking.sentence.block]
    return block.kind in ("title", "subtitle") and (taking.first == block.first or focus.form(taking.first - 1) == ":")


def _bears(focus: Focus, hit: Hit, cue: Hit, distance: int) -> bool:
    """Whether a word of intent speaks of this cue: a negation stands right before a verb, a battle right before a noun."""
    verb = cue.shape in ("past", "present")
    if hit.proclitic.endswith("ك") or (hit.forms == _ORDER and focus.reading.text[hit.start] == "آ"):
        return False  # «كاملاً» is no «آملاً», «آمر» commands and does not order
    if hit.entry.id == "battle":
        if hit.article:  # «قيادة العمليات» is no battle for the place
            return False
        return not verb and distance <= 2 and not cue.pronoun and focus.form(cue.first - 1) != "من"  # «تمكن بعد معارك من السيطرة»
    if hit.entry.id == "deny" and hit.forms[0] in ("لم", "لن", "ليس", "ليست", "عدم"):
        return distance <= 2
    if hit.entry.id in ("expect", "refuse"):  # «حذرت الأمم المتحدة من سقوط المدينة»
        return not verb and distance <= _FEARED
    if hit.entry.id in ("free", "decide"):
        return hit.last <= cue.first
    if hit.forms[0] == "دون":  # «حالت الغارات دون سيطرة الحوثيين على»
        return distance == 1
    return not verb or (hit.entry.id in ("deny", "aim", "try") and distance <= 4)


def _supporters(focus: Focus, taking: Taking) -> Iterator[tuple[str, int]]:
    """Sides named as helping, each with the word after its name."""
    hits = focus.reading.hits
    for i in hits.where_in(("holders", "takings"), taking.first, min(taking.end + 8, taking.sentence.last)):
        if i >= taking.end and hits.on["takings"](i):
            return  # help that is named after the next event is help in that one
        hit = hits.on["holders"](i)
        if hit and hit.entry.kind == "support":
            for k in range(hit.last, hit.last + 3):
                nation, spot = focus.reading.hits.on["nations"](k), focus.actor_at(k)
                if (spot and spot.side) or (nation and nation.entry.side):
                    yield (spot.side, spot.last) if spot and spot.side else (nation.entry.side, k + 1)  # type: ignore[union-attr]
                    break
