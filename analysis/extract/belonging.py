"""Whose people or things a number counts."""

from collections.abc import Sequence
from typing import Any

from analysis.extract import opponents, parties, voices
from analysis.extract.control import ControlEvent
from analysis.extract.focus import Focus, Spot, joined
from analysis.extract.foes import NOBODY, OWN, Owner, agent, army, foe, on_side, peacekeepers, rebels
from analysis.extract.leftout import numbering
from analysis.extract.party import Party
from analysis.extract.powers import REBELS, friendly
from analysis.extract.tallies import SUBSETS
from analysis.extract.tally import Tally
from analysis.extract.units import MADE
from analysis.lexicon.matching import Hit

_NEAR = 7  # words after a noun where its owner may stand
_HOLDS = frozenset(
    "من ل في بين صفوف بصفوف تابعين تابعون تابعه تابع ينتمون ينتمي تنتمي منتمين ينتميان الي عناصر افراد جانب ب ضباط مسلحي مقاتلي"
    " قتلي جثث جثامين اسري جرحي ابناء رجال جنود قاده قيادات قياديي مقاتلين مسلحين تعود يعود تعودان عائده عايده تخص لدي"
    " كان كانت يستقلها تستقلها تقل كانوا يستقلونها يستخدمها تستخدمها يستعملها يمتلكها تملكها مجلس وسط".split()
)
_TO_THEM = ("ل", "ول", "فل")
_OF = frozenset("من ل تابعين تابعون تابع تابعه ينتمون ينتمي منتمين".split())
_DONE = frozenset("شنها نفذها شنتها نفذتها اطلقتها اطلقها".split())
_HAVING = frozenset("لدي عند تملك يملك تمتلك ارسلت نشرت تنشر يضم تضم سحبت دربت".split())
_BOTH = frozenset("الطرفين الجانبين الفريقين طرفي جانبي".split())
_CIVIL = frozenset(
    f"{clitic}{noun}"
    for clitic in ("", "و")
    for noun in "نساء اطفال مدنيون مدنيين طفل امراه اطفالا طفلا الاطفال النساء المدنيين طفلين طفله".split()
)
_PLACES_OF_CIVILIANS = frozenset(
    f"{clitic}{noun}"
    for clitic in ("", "ب")
    for noun in "سوق السوق سوقا منازل منازلهم منزل حافله مستشفي مشفي مدرسه مسجد المسجد جنازه مخيم مخبز ملعب".split()
)
_STATE_PEOPLE = ("soldier", "policeman", "officer")
_DESCRIBING = ("adjectives", "bounds", "times", "allegiance")
_FATEFUL = ("framing", "losses")
_UNITS = frozenset("لواء الويه فرقه فرق فوج افواج كتيبه كتائب سريه سرايا لواءين فوجين فرقتين كتيبتين".split())


def owner(focus: Focus, tally: Tally, events: Sequence[ControlEvent], kin: str | None = None) -> Owner:
    """The side whose people or things are counted; `kin` is that of a number before it of which this one is a part or goes on."""
    known = tally.noun.entry if tally.noun else None
    if not _BOTH.isdisjoint(focus.forms_in(tally.last, min(tally.noun_last + 3, tally.sentence.last))):
        return _both(focus)
    if known is not None and known.side:
        return Owner(known.side)
    if known is not None and known.id == "resident":
        return Owner("CIVILIANS")
    named = _named(focus, tally)
    if named.side or named.entity_id:
        return named
    if tally.armed and tally.of is None and tally.noun and focus.form(tally.noun_last) in ("منها", "منهم", "منه"):
        return _his(focus, tally, "ها", tally.first)  # «30 مقاتلاً منها»
    if named.foreign:
        return peacekeepers(focus, tally)
    if tally.subset and kin is None and tally.armed:
        return NOBODY
    if tally.category == "share":
        return Owner(kin) if tally.subset or tally.of is not None else NOBODY
    if _alien(focus, tally) and (mission := peacekeepers(focus, tally)).side:
        return mission
    if kin and (tally.subset or not (known and known.id in (*_STATE_PEOPLE, *REBELS))):
        return Owner(kin)
    if tally.category in ("localities", "facilities", "area"):
        return _captor(tally, events) or NOBODY
    if tally.category == "organisations":
        return _units(focus, tally)
    if _used(tally):
        return _actor(focus, tally, events)
    if tally.role == "destroyed":
        return foe(focus, tally)
    if tally.category == "materiel" and tally.role != "fired":
        return NOBODY
    if known is not None and known.id in REBELS and tally.noun and tally.noun.article and tally.role not in ("fired", "used"):
        return _people(focus, tally)  # «هروب عشرات المسلحين»
    if tally.category in ("strikes", "materiel") or (tally.category == "personnel" and tally.role not in ("casualty", None)):
        found = _actor(focus, tally, events)
        strange = known is not None and known.id in _STATE_PEOPLE and not set((found.side or "").split("+")) & friendly(focus)
        return found if (found.side and not strange) or not tally.human else _people(focus, tally)
    return _people(focus, tally) if tally.human or tally.noun_first is None else NOBODY


def _alien(focus: Focus, tally: Tally) -> bool:
    """«جنديين فيجيين»: soldiers of a nation that the lexicon does not know."""
    if tally.noun is None or tally.noun.entry.id not in _STATE_PEOPLE:
        return False
    at = tally.noun.last
    known = focus.reading.hits.on["adjectives"](at) or focus.reading.hits.on["nations"](at)
    return not known and focus.form(at).endswith(("يين", "يان", "يا")) and len(focus.form(at)) > 4


def _named(focus: Focus, tally: Tally) -> Owner:
    """An owner in the noun phrase or right after it: «200 مسلّح لتنظيم الدولة», «6 آلاف من قوات النظام», «جندياً تركياً»."""
    start = tally.noun_first if tally.noun_first is not None else tally.last
    at, limit = start, min(max(tally.noun_last, tally.last) + _NEAR, tally.sentence.last)
    nations = focus.reading.hits.on["nations"]
    while at < limit:
        form = focus.form(at)
        spot = focus.actor_at(at)
        if spot and (at <= tally.noun_last or _led(focus, at)):
            return _joined(focus, spot)
        nation = nations(at)
        made = nation is not None and focus.form(nation.last) in MADE  # «دبابات أميركية الصنع»
        if nation and not made and at < tally.noun_last + 2 and nation.first >= start:
            return _national(focus, tally, nation.entry)
        if start < at < tally.noun_last and (owned := _led_people(focus, at, tally)):
            return owned
        if at >= tally.noun_last:
            if owned := _led_people(focus, at, tally):
                return owned
            if form == "لدي" and tally.category in ("captured", "abducted"):
                return NOBODY  # the captor
            if form.removeprefix("و") in SUBSETS or form in ("و", "قتلوا") or focus.numeral_at(at):
                return NOBODY
            if not form.isalpha() and form not in '"«“':
                return NOBODY
            if form not in _HOLDS and not form.startswith("ال") and not _described(focus, at) and form not in '"«“':
                return NOBODY
        at += 1
    return NOBODY


def _led(focus: Focus, at: int) -> bool:
    """Whether the words before an actor make it the owner."""
    before = focus.form(at - 1) if focus.form(at - 1) not in '"«“' else focus.form(at - 2)
    if before == "الي":  # «ينتمون إلى», not «عبروا إلى»
        return "نتم" in focus.form(at - 2) or "نتم" in focus.form(at - 3)
    return before in _HOLDS or focus.form(at).startswith(("ل", "ب"))


def _led_people(focus: Focus, at: int, tally: Tally) -> Owner | None:
    """«جثة لجنود», «قتيلاً في صفوف القوات», «من عناصرها»: people of a side that the words before them make the owner."""
    hits, held = focus.reading.hits, focus.form(at - 1) in _HOLDS
    if not held and not focus.form(at).startswith(_TO_THEM):
        return None
    noun, force = hits.on["counted"](at), hits.on["forces"](at)
    hit = noun if noun and noun.entry.armed else force if force and force.entry.kind == "people" else None
    if force and force.entry.id == "militias" and force.article and held and focus.actor_at(at) is None:
        said = voices.speaker(focus, tally.number.start)
        return rebels(focus, tally, said.side if said else None)
    if noun and noun.entry.fixed and focus.form(at - 1) == "من" and focus.form(at).endswith(("ها", "هم")):  # «جثث من قتلاها»
        return _his(focus, tally, focus.form(at)[-2:], at)
    if hit is None or not (held or hit.proclitic.endswith("ل")):
        return None
    if hit.pronoun:
        return _his(focus, tally, hit.pronoun, at)
    if noun and noun.entry.id in REBELS and noun.article:
        return rebels(focus, tally, None)
    if force and force.article and (said := voices.speaker(focus, tally.number.start)):
        return Owner(said.side, said.entity_id)
    party = parties.party_at(focus, at)
    if party and party.side:
        return Owner(party.side, party.entity_id, party.last)
    return army(focus, tally, None) if noun and noun.entry.id in _STATE_PEOPLE else None


def _described(focus: Focus, at: int) -> bool:
    hits = focus.reading.hits
    if hits.any(_DESCRIBING, at) or focus.form(at) in ("اخرين", "اخرون"):
        return True
    counted = hits.on["counted"](at)
    return counted is not None and counted.entry.category != "strikes"


def _joined(focus: Focus, spot: Spot) -> Owner:
    party = parties.party_at(focus, spot.first)
    return Owner(party.side, party.entity_id, party.last) if party else Owner(spot.side, spot.entity.id if spot.entity else None, spot.last)


def _both(focus: Focus) -> Owner:
    """«من الطرفين»: the two sides told of most."""
    most = [spot.side for spot in focus.most_told[:2]]
    return Owner(joined(iter(most))) if len(most) == 2 else NOBODY


def _national(focus: Focus, tally: Tally, nation: Any) -> Owner:
    """«جندياً تركياً», «غارات روسية» are of the army, «12 سورياً» of the people."""
    if tally.armed or not tally.human or nation.side in OWN:
        return Owner(nation.side, foreign=nation.side is None and tally.armed)
    return Owner("CIVILIANS") if nation.country == focus.mentions.country else NOBODY


def _captor(tally: Tally, events: Sequence[ControlEvent]) -> Owner | None:
    """The side that takes the places counted."""
    event = next((e for e in events if e.start <= tally.number.start < e.end), None)
    return Owner(event.to_side) if event and event.to_side else None


def _units(focus: Focus, tally: Tally) -> Owner:
    """«سحب الجيش خمسة ألوية»: of the subject, else of the army."""
    if tally.noun is None or not any(form in _UNITS for form in tally.noun.forms):
        return NOBODY
    party = parties.before(focus, tally.first, tally.sentence, beyond=False)
    moved = any(h.entry.id == "reinforce" for k in range(tally.first - 3, tally.first) if (h := focus.reading.hits.on["framing"](k)))
    return Owner(party.side, party.entity_id) if party and moved else army(focus, tally, None)


def _used(tally: Tally) -> bool:
    """Bombs that are set off are of those who do it: «فجّر عبوتين»."""
    return tally.noun is not None and tally.noun.entry.id == "weapon" and "losses/explode" in tally.rules


def _actor(focus: Focus, tally: Tally, events: Sequence[ControlEvent]) -> Owner:
    """The side that strikes, fires or attacks: of the event told, after the noun, or the subject before the number."""
    for i in range(tally.noun_last, min(tally.noun_last + _NEAR, tally.sentence.last)):
        spot = focus.actor_at(i)
        if spot and (focus.form(i - 1) in _DONE or focus.form(i - 1) in ("ل", "بها")):
            return _joined(focus, spot)
    if tally.scope in ("force", "attacking_force"):
        event = next((e for e in events if tally.sentence.start <= e.start < tally.sentence.end and e.to_side), None)
        if event:
            return Owner(event.to_side)
    verb = _verb(focus, tally)
    if _used(tally) and (verb is None or verb.shape == "noun"):
        return NOBODY  # «تفجير ثلاث عبوات»
    if focus.form(tally.noun_last) in _DONE and (said := voices.speaker(focus, tally.number.start)):
        return Owner(said.side, said.entity_id)  # «قالت إنها قتلت … خلال 12 عملية نفذتها»
    if verb is None:
        party = parties.before(focus, tally.first, tally.sentence, beyond=False)
        named = focus.spots.get(party.first) if party else None
        if named and named.mention.kind == "person":
            return NOBODY  # «طالب الرئيس بوضع حد للخروق التي بلغت 195»
    else:
        active = verb.shape in ("past", "present")
        party = opponents.subject(focus, verb.first, tally.first, tally.sentence, active and not tally.human)
    return Owner(party.side, party.entity_id) if party else NOBODY


def _verb(focus: Focus, tally: Tally) -> Hit | None:
    """The word that gives those counted their part, shortly before the number."""
    hits = focus.reading.hits
    found = hits.where_in(_FATEFUL, max(tally.sentence.first, tally.first - 2 * _NEAR), tally.first)
    return hits.on["framing"](found[-1]) or hits.on["losses"](found[-1]) if found else None


def _people(focus: Focus, tally: Tally) -> Owner:
    """People of no named side: soldiers are the country's, gunmen its foes, the others civilians where the words say so."""
    noun = tally.noun
    if tally.armed and (side := on_side(focus, tally)):
        return side
    if (at := numbering(focus, tally.first, tally.sentence)) and tally.armed and (found := _numbered(focus, tally, at)):
        return found
    if noun and noun.pronoun:  # «ثلاثة من جنوده»
        return _his(focus, tally, noun.pronoun, noun.first)
    lost = tally.role in ("casualty", "captured", "missing", "abducted")
    loser = opponents.confessed(focus, tally.first, tally.sentence) if lost else None
    if loser and loser.side and not (noun and noun.entry.id in REBELS):
        return Owner(loser.side, loser.entity_id)
    if noun and noun.entry.id in _STATE_PEOPLE:
        return army(focus, tally, agent(focus, tally)) if lost else _kept(focus, tally)
    if tally.armed and (lost or (noun and noun.entry.id in REBELS)):
        held = focus.form(tally.noun_last) in _OF or focus.reading.hits.on["forces"](tally.noun_last)
        return NOBODY if held else foe(focus, tally)  # of somebody whom no name of the lexicon gives
    if (noun is None or noun.entry.fixed) and (found := _told_of(focus, tally)):
        return found
    if tally.category in ("captured", "abducted") and tally.role != "released" and noun and noun.entry.fixed:
        return NOBODY
    if not tally.armed and _among_them(focus, tally) and tally.category != "captured":
        return Owner("CIVILIANS")
    return Owner("CIVILIANS") if _civil(focus, tally) else NOBODY


def _kept(focus: Focus, tally: Tally) -> Owner:
    """Soldiers whom nothing befalls: of the state that has or sends them, else of the army that the report names."""
    for k in range(tally.first - 1, max(tally.sentence.first, tally.first - _NEAR) - 1, -1):
        spot = focus.actor_at(k)
        sends = focus.form(k - 1) in _HAVING or focus.form(k).startswith("ل") or focus.reading.hits.on["framing"](k - 1)
        if spot and spot.side and sends:
            return Owner(spot.side, spot.entity.id if spot.entity else None)
    found = army(focus, tally, None)
    return found if found.side in focus.met else NOBODY


def _told_of(focus: Focus, tally: Tally) -> Owner | None:
    """«قتلى القوات منذ بدء العملية إلى 320 قتيلاً»: whose dead the sentence counts."""
    hits = focus.reading.hits
    for k in reversed(hits.where_in(("counted",), max(tally.sentence.first, tally.first - 2 * _NEAR), tally.first)):
        noun = hits.on["counted"](k)
        if noun and noun.entry.fixed and noun.entry.category == tally.category and not noun.proclitic.startswith("و"):
            at = noun.last + (focus.form(noun.last) in '"«“')
            spot, nation = focus.actor_at(at), hits.on["nations"](at)
            if nation and noun.article == nation.article:
                return _national(focus, tally, nation.entry)  # «عدد القتلى الفلسطينيين»
            return _joined(focus, spot) if spot and spot.side else _led_people(focus, at, tally)
    return None


def _civil(focus: Focus, tally: Tally) -> bool:
    """Whether the words around people make them civilians."""
    if tally.armed:
        return False
    if tally.category == "displaced" or (tally.noun and tally.noun.entry.id == "resident"):
        return True
    after = focus.forms[tally.last : min(tally.last + 24, tally.sentence.last)]
    if not _CIVIL.isdisjoint(after[: after.index("،") + 4 if "،" in after else 24]):
        return True
    if tally.category not in ("killed", "wounded", "killed_and_wounded"):
        return False
    around = focus.forms[max(tally.sentence.first, tally.first - 60) : min(tally.sentence.last, tally.last + 60)]
    return not _PLACES_OF_CIVILIANS.isdisjoint(around)


def _his(focus: Focus, tally: Tally, pronoun: str, at: int) -> Owner:
    """Whom «جنوده», «جنودها», «جنودنا» belong to: the speaker, the name before them in the sentence, else the subject before it."""
    if pronoun == "نا":
        said = voices.speaker(focus, tally.number.start)
        return Owner(said.side, said.entity_id) if said else NOBODY
    near = (s for k in range(at - 1, tally.sentence.first - 1, -1) if (s := focus.actor_at(k)) and s.side)
    spot = next(near, None)  # a state too: «إسرائيل تعترف بمقتل تسعة من جنودها»
    if spot and focus.form(spot.first - 1) not in ("مع", "ضد"):
        return Owner(spot.side, spot.entity.id if spot.entity else None)
    for k in range(at - 1, max(tally.sentence.first, at - 2 * _NEAR) - 1, -1):
        nation = focus.reading.hits.on["nations"](k)
        if nation and nation.article and nation.entry.side:
            return Owner(nation.entry.side)  # «وزارة الدفاع التركية … من جنودها»
    if (loser := opponents.confessed(focus, tally.first, tally.sentence)) and loser.side:
        return Owner(loser.side, loser.entity_id)
    if pronoun == "ه":
        return NOBODY  # of a man whom no name of the lexicon gives
    party: Party | None = voices.speaker(focus, tally.number.start) or parties.before(focus, at, tally.sentence)
    return Owner(party.side, party.entity_id) if party else NOBODY


def _numbered(focus: Focus, tally: Tally, at: int) -> Owner | None:
    """«مقاتلي التنظيم، الذين قدر عددهم بـ350»: those named right before."""
    for k in range(at - 1, max(tally.sentence.first, at - 2 * _NEAR) - 1, -1):
        spot = focus.actor_at(k)
        if spot and spot.side:
            return _joined(focus, spot)
        noun = focus.reading.hits.on["counted"](k)
        if noun and noun.entry.armed:
            party = parties.party_at(focus, k) if noun.entry.id not in REBELS or not noun.article else None
            if party and party.side:
                return Owner(party.side, party.entity_id)
            return _his(focus, tally, noun.pronoun, k) if noun.pronoun else rebels(focus, tally, agent(focus, tally))
    return None


def _among_them(focus: Focus, tally: Tally) -> bool:
    """«14 شخصاً بينهم ثلاثة مسعفين»."""
    for i in range(tally.noun_last, min(tally.noun_last + 3, tally.sentence.last)):
        if focus.form(i).removeprefix("و") in SUBSETS:
            nouns = (focus.reading.hits.on["counted"](k) for k in range(i + 1, i + 4))
            return any(n and n.entry.side == "CIVILIANS" for n in nouns)
    return False
