"""Whose people or things a number counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.extract import parties
from analysis.extract.control import ControlEvent, governments
from analysis.extract.focus import Focus, Spot, joined
from analysis.extract.tallies import SUBSETS, Tally

_EARLIER = 200  # words before a sentence in which «36 متمرداً» find their side
_NEAR = 7  # words after a noun where its owner may stand
_HOLDS = frozenset(
    "من ل في بين صفوف بصفوف تابعين تابعون تابعه تابع ينتمون ينتمي تنتمي منتمين ينتميان الي عناصر افراد جانب ب ضباط مسلحي مقاتلي".split()
)
_CIVIL = frozenset("نساء اطفال مدنيون مدنيين طفل امراه اطفالا طفلا الاطفال النساء المدنيين طفلين طفله".split())
_PLACES_OF_CIVILIANS = frozenset("سوق السوق سوقا منازل منازلهم منزل حافله مستشفي مشفي مدرسه مسجد المسجد جنازه مخيم مخبز ملعب".split())
_STATE_PEOPLE = ("soldier", "policeman", "officer")
_OWN = ("PALESTINIANS", "ISRAEL")


@dataclass(frozen=True, slots=True)
class Owner:
    """A side, and the entity that names it; `last` is the word after its name where it follows the noun."""

    side: str | None
    entity_id: str | None = None
    last: int = 0


NOBODY = Owner(None)


def owner(focus: Focus, tally: Tally, events: Sequence[ControlEvent]) -> Owner:
    """The side whose people or things are counted."""
    named = _named(focus, tally)
    known = tally.noun.entry if tally.noun else None
    if known is not None and known.side:
        return Owner(known.side)
    if named.side or named.entity_id:
        return named
    if tally.category in ("localities", "facilities", "area"):
        return _captor(tally, events) or NOBODY
    if tally.role == "destroyed":
        return _foe(focus, tally)
    if tally.category == "materiel" and tally.role != "fired":
        return NOBODY
    if tally.category in ("strikes", "materiel") or (tally.category == "personnel" and tally.role not in ("casualty", None)):
        return _actor(focus, tally, events)
    return _people(focus, tally) if tally.human or tally.noun_first is None else NOBODY


def _named(focus: Focus, tally: Tally) -> Owner:
    """An owner in the noun phrase or right after it: «200 مسلّح لتنظيم الدولة», «6 آلاف من قوات النظام», «جندياً تركياً»."""
    start = tally.noun_first if tally.noun_first is not None else tally.last
    at, limit = start, min(max(tally.noun_last, tally.last) + _NEAR, tally.sentence.last)
    while at < limit:
        form = focus.form(at)
        spot = focus.actor_at(at)
        if spot and (at <= tally.noun_last or _led(focus, at)):
            return _joined(focus, spot)
        nation = focus.reading.hits.at("nations", at)
        if nation and at < tally.noun_last + 2 and nation.first >= start:
            return _national(focus, tally, nation.entry)
        if at >= tally.noun_last and (
            form.removeprefix("و") in SUBSETS or not form.isalpha() or form in ("و", "قتلوا") or focus.numeral_at(at)
        ):
            return NOBODY
        if at >= tally.noun_last and form not in _HOLDS and not form.startswith("ال") and not _described(focus, at):
            return NOBODY
        at += 1
    return NOBODY


def _led(focus: Focus, at: int) -> bool:
    """Whether the words before an actor make it the owner."""
    return focus.form(at - 1) in _HOLDS or focus.form(at).startswith(("ل", "ب"))


def _described(focus: Focus, at: int) -> bool:
    hits = focus.reading.hits
    return bool(
        hits.at("adjectives", at)
        or hits.at("counted", at)
        or hits.at("bounds", at)
        or hits.at("times", at)
        or hits.at("allegiance", at)
        or focus.form(at) in ("اخرين", "اخرون")
    )


def _joined(focus: Focus, spot: Spot) -> Owner:
    party = parties.party_at(focus, spot.first)
    return Owner(party.side, party.entity_id, party.last) if party else Owner(spot.side, spot.entity.id if spot.entity else None, spot.last)


def _national(focus: Focus, tally: Tally, nation: Any) -> Owner:
    """«جندياً تركياً» is of the army, «12 سورياً» of the people."""
    if tally.armed or nation.side in _OWN:
        return Owner(nation.side)
    return Owner("CIVILIANS") if nation.country == focus.mentions.country else NOBODY


def _captor(tally: Tally, events: Sequence[ControlEvent]) -> Owner | None:
    """The side that takes the places counted."""
    event = next((e for e in events if e.start <= tally.number.start < e.end), None)
    return Owner(event.to_side) if event and event.to_side else None


def _actor(focus: Focus, tally: Tally, events: Sequence[ControlEvent]) -> Owner:
    """The side that strikes, fires or attacks: of the event told, after the noun, or before the number."""
    for i in range(tally.noun_last, min(tally.noun_last + _NEAR, tally.sentence.last)):
        spot = focus.actor_at(i)
        if spot and focus.form(i - 1) in ("شنها", "نفذها", "شنتها", "نفذتها", "ل", "بها", "اطلقتها", "اطلقها"):
            return _joined(focus, spot)
    if tally.scope in ("force", "attacking_force"):
        event = next((e for e in events if tally.sentence.start <= e.start < tally.sentence.end and e.to_side), None)
        if event:
            return Owner(event.to_side)
    party = parties.before(focus, tally.first, tally.sentence, beyond=False)
    return Owner(party.side, party.entity_id) if party else NOBODY


def _people(focus: Focus, tally: Tally) -> Owner:
    """People of no named side: soldiers are the country's, gunmen its foes, the others civilians where the words say so."""
    known = tally.noun.entry.id if tally.noun else None
    if tally.noun and tally.noun.pronoun:  # «ثلاثة من جنوده»
        party = parties.before(focus, tally.first, tally.sentence)
        return Owner(party.side, party.entity_id) if party else NOBODY
    if known in _STATE_PEOPLE:
        army = next(
            (a for a in focus.reading.lexicon["actors"].values() if a.function == "army" and a.country == focus.mentions.country), None
        )
        agent = _agent(focus, tally) if tally.role in ("casualty", "captured") else None
        return Owner(army.side, army.id) if army and army.side != agent else NOBODY
    if tally.armed and tally.role in ("casualty", "captured"):
        held = focus.form(tally.noun_last) in _HOLDS or focus.reading.hits.at("forces", tally.noun_last)
        return NOBODY if held else _foe(focus, tally)  # of somebody whom no name of the lexicon gives
    if not tally.armed and _among_them(focus, tally):
        return Owner("CIVILIANS")
    after = [focus.form(i).removeprefix("و") for i in range(tally.last, min(tally.last + 24, tally.sentence.last))]
    if any(w in _CIVIL for w in after[: after.index("،") + 4 if "،" in after else 24]) and not tally.armed:
        return Owner("CIVILIANS")
    around = [
        focus.form(i).removeprefix("ب")
        for i in range(max(tally.sentence.first, tally.first - 60), min(tally.sentence.last, tally.last + 60))
    ]
    if tally.category in ("killed", "wounded", "killed_and_wounded") and any(w in _PLACES_OF_CIVILIANS for w in around):
        return Owner("CIVILIANS")
    return NOBODY


def _among_them(focus: Focus, tally: Tally) -> bool:
    """«14 شخصاً بينهم ثلاثة مسعفين»."""
    for i in range(tally.noun_last, min(tally.noun_last + 3, tally.sentence.last)):
        if focus.form(i).removeprefix("و") in SUBSETS:
            nouns = (focus.reading.hits.at("counted", k) for k in range(i + 1, i + 4))
            return any(n and n.entry.side == "CIVILIANS" for n in nouns)
    return False


def _agent(focus: Focus, tally: Tally) -> str | None:
    """The side that kills, captures or destroys: the subject before the number."""
    party = parties.before(focus, tally.first, tally.sentence)
    return party.side if party and party.first >= tally.sentence.first else None


def _foe(focus: Focus, tally: Tally) -> Owner:
    """The other side of the sentence than the one that acts; of gunmen, none that governs."""
    rule = governments(focus) if tally.armed else frozenset()
    agent = _agent(focus, tally)
    spots = [
        *reversed(focus.actors_in(max(tally.sentence.first, tally.first - _EARLIER), tally.first)),
        *focus.actors_in(tally.last, min(tally.sentence.last, tally.last + _EARLIER)),
    ]
    against = [s for s in spots if s.side and s.side not in rule and s.side != agent and s.mention.kind == "actor"]
    if not against and (tally.armed or tally.category == "materiel"):
        back = focus.actors_in(max(0, tally.sentence.first - _EARLIER), tally.sentence.first)
        against = [s for s in reversed(back) if s.side and s.side not in rule and s.side != agent and s.mention.kind == "actor"]
    return Owner(joined(iter([against[0].side])), against[0].entity.id if against[0].entity else None) if against else NOBODY
