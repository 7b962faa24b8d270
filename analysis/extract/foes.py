"""Sides that no name beside the noun gives: the army, those who fight no state's war, the foe of the one who acts."""

from itertools import islice

from analysis.extract import opponents
from analysis.extract.focus import Focus
from analysis.extract.powers import REBELS, allies, armies, friendly, militias, nations
from analysis.extract.tally import Tally
from analysis.rowclass import rowclass

OWN = ("PALESTINIANS", "ISRAEL")  # nations that are sides themselves
_ON_SIDE = frozenset("الجانب جانب الطرف الجهه الضفه".split())


@rowclass
class Owner:
    """A side, and the entity that names it; `last` is the word after its name where it follows the noun."""

    side: str | None
    entity_id: str | None = None
    last: int = 0
    foreign: bool = False  # of a nation that is no side of the war


NOBODY = Owner(None)


def peacekeepers(focus: Focus, tally: Tally) -> Owner:
    """«جنديين إندونيسيين»: of the mission that the sentence names."""
    missions = allies(focus)
    spots = opponents.around(focus, tally.first, tally.last, tally.sentence)
    spot = next((s for s in spots if s.side and s.side in missions and tally.sentence.first <= s.first), None)
    return Owner(spot.side, spot.entity.id if spot.entity else None) if spot else NOBODY


def agent(focus: Focus, tally: Tally) -> str | None:
    """The side that kills, captures or destroys."""
    loss = focus.reading.hits.on["losses"](tally.fated) if tally.fated is not None else None
    party = opponents.agent(focus, loss, tally.first, tally.sentence)
    return party.side if party else None


def army(focus: Focus, tally: Tally, acting: str | None) -> Owner:
    """The army of the sentence, else the country's, else the one told of last; not the one that deals the blow."""
    known = armies(focus).values()
    sides, dealt = {a.side for a in known}, (acting or "").split("+")
    spots = [s for s in opponents.around(focus, tally.first, tally.last, tally.sentence) if s.side in sides and s.side not in dealt]
    near = next((s for s in spots if acting or tally.sentence.first <= s.first < tally.sentence.last), None)
    if near:
        return Owner(near.side, near.entity.id if near.entity else None)
    place = focus.place_before(tally.first, tally.sentence)
    spoken = {hit.entry.country for hit in islice(focus.reading.hits["nations"], 200)}
    for country in (place.entity.country if place and place.entity else None, focus.mentions.country):
        own = next((a for a in known if a.country and a.country == country), None)
        if own and own.side not in dealt and (own.side in focus.met or country in spoken or country == focus.mentions.country):
            return Owner(own.side, own.id)
    spot = next(iter(spots), None)
    return Owner(spot.side, spot.entity.id if spot.entity else None) if spot else NOBODY


def rebels(focus: Focus, tally: Tally, acting: str | None) -> Owner:
    """Those who fight no state's war, named near, else most: «36 متمرداً»."""
    states = friendly(focus) | (nations(focus) - set(OWN))
    beside = militias(focus)
    spots = [s for s in opponents.around(focus, tally.first, tally.last, tally.sentence) if tally.sentence.first <= s.first]
    fit = [s for s in (*spots, *focus.most_told) if s.side not in states and s.side not in (acting or "").split("+")]
    spot = next((s for s in fit if s.side not in beside), next(iter(fit), None))
    return Owner(spot.side, spot.entity.id if spot.entity else None) if spot else NOBODY


def foe(focus: Focus, tally: Tally) -> Owner:
    """The other side of the sentence than the one that acts; of gunmen, none that governs."""
    acting = agent(focus, tally)
    if tally.noun and tally.noun.entry.id in REBELS:
        return rebels(focus, tally, acting)
    if acting is None:
        return NOBODY
    friends, dealt = friendly(focus), acting.split("+")
    spots = [*opponents.around(focus, tally.first, tally.last, tally.sentence), *focus.most_told]
    allied = any(side in friends for side in dealt)
    against = [s for s in spots if s.side not in dealt and not (allied and s.side in friends)]
    return Owner(against[0].side, against[0].entity.id if against[0].entity else None) if against else NOBODY


def on_side(focus: Focus, tally: Tally) -> Owner | None:
    """«ومن الجانب الإسرائيلي، قتل جنديان»: the nation on whose side a sentence counts."""
    first = tally.sentence.first
    nation = focus.reading.hits.on["nations"](first + 2) if focus.form(first + 1) in _ON_SIDE else None
    return Owner(nation.entry.side) if nation and nation.entry.side and focus.preposition_at(first) else None
