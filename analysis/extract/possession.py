"""Who has a place before and after: whom it is taken from, who holds it, to whom it is given, by the words beside and behind it."""

import re
from typing import Any

from analysis.extract import parties
from analysis.extract.antecedents import REACH
from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.party import Party
from analysis.extract.powers import seats, state
from analysis.extract.reach import ends
from analysis.extract.sites import WAS, Where
from analysis.extract.units import UNIT
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace
from analysis.text.fold import folded

_HANDS = re.compile("(?:في|ب)?(?:ب?يد|ب?ايدي|قبضت|ب?قبضت|سيطرت)(?:ه|ها|هم|هما)")
_OWNED = 5  # words after a place that may say whose it is
_STATE = ("الدوله", "الشرعيه")
STILL_HIS = frozenset(
    f"{the}{adjective}{ending}" for the in ("", "ال") for adjective in "متبقي باقي واقع خاضع قابع".split() for ending in ("", "ه")
)
_BESIDE = 3  # words between a party and the noun of what it did
_AGAINST = frozenset(("مع", "ضد"))


class Holders:
    """Finds who loses, holds and receives the places of one document."""

    def __init__(self, focus: Focus):
        self.focus, self.hits = focus, focus.reading.hits

    def loser(self, where: Where, entry: Any) -> Party | None:
        """Whom the place is taken from: «من قبضة التنظيم», «من التنظيم», or whose it is: «مقر الفرقة التابعة للجيش»."""
        behind = range(where.last, where.last + 5)
        if self.focus.form(where.last) == "،":  # «خروج المعرة، ثاني مدن المحافظة، عن سيطرة المعارضة»
            closes = next((i for i in range(where.last + 2, where.last + 9) if self.focus.form(i) == "،"), where.last)
            behind = range(closes + 1, closes + 3)
        for i in behind:
            holder = self.hits.on["holders"](i)
            if holder and holder.entry.kind == "loser":
                return self._led(holder)
            taken = entry.loser and self.focus.form(i) == folded(entry.loser) and not self._helps(i)
            if taken and (party := parties.party_at(self.focus, i + 1)):
                return party
            if ends(self.focus, i):
                break
        return self._owning(where)

    def stationed(self, where: Where) -> Party | None:
        """Whose unit it is that a place is named after: «السيطرة على الفرقة 17»."""
        unit = self.focus.actor_at(where.first) if UNIT in where.rules else None
        return Party(unit.first, unit.last, unit.side, unit.entity.id if unit.entity else None) if unit else None

    def still_his(self, where: Where) -> Party | None:
        """In whose hands a place is until it is taken, an event of its own: «الأحياء المتبقية بيد النظام», «مواقع كانت بيد القوات»."""
        at = where.last
        ruled = self.hits.on["takings"](at)
        if ruled and ruled.entry.id == "held" and self.focus.form(at) in STILL_HIS:
            party = parties.party_at(self.focus, ruled.last)  # «قرى خاضعة لسيطرة التنظيم»
        else:
            at += self.focus.form(at) in parties.RELATIVES
            at += self.focus.form(at) in WAS or self.focus.form(at) in STILL_HIS
            holder = self.hits.on["holders"](at) if at > where.last or self.focus.form(at - 1) in STILL_HIS else None
            party = self._led(holder) if holder and holder.entry.id == "hands" else None
        return replace(party, first=where.last, last=where.last) if party else None

    def robbed(self, cue: Hit, where: Where, entry: Any) -> Party | None:
        """Whom a place is taken from, named before it: «انتزع التنظيم من الفصائل بلدة …»."""
        if not entry.loser or entry.loser == "object" or where.pronoun:
            return None
        preposition = folded(entry.loser)
        for i in range(cue.last, where.first):
            if self.focus.form(i) == preposition and not self._helps(i):
                return parties.party_at(self.focus, i + 1)
        return None

    def _helps(self, preposition: int) -> bool:
        """Whether help comes from the one after a preposition: «بغطاء جوي من التحالف»."""
        return any((h := self.hits.on["holders"](k)) and h.entry.kind == "support" for k in range(preposition - 2, preposition + 1))

    def _owning(self, where: Where) -> Party | None:
        """Whose a place is by its own words: «قاعدة للجيش», «مقر الفرقة التابعة للجيش», «مواقع للمتمردين»."""
        for i in range(where.first + 1, where.last + _OWNED):
            bond = self.hits.on["allegiance"](i)
            owned = parties.party_at(self.focus, bond.last) if bond and i >= where.last - 1 else None
            spot = self.focus.actor_at(i) if i <= where.last else None
            if owned is None and spot and (i < where.last or self.focus.form(i).startswith("ل")):
                owned = parties.party_at(self.focus, i)
            if owned or (i >= where.last and (ends(self.focus, i) or not self.focus.form(i).isalnum())):
                return owned
        return None

    def opponent(self, cue: Hit, where: Where, sentence: Sentence, gainer: Party | None) -> Party | None:
        """Whom a gain is fought against in its sentence: «بعد معارك عنيفة مع التنظيم», «لم يبدِ التنظيم مقاومة»."""
        reach = max(sentence.first, cue.first - REACH), min(where.last + REACH, sentence.last)
        for i in self.hits.where_in(("intents", "holders"), *reach):
            found = self._fought(i) or self._resisting(i)
            if found and found.side and (gainer is None or found.side != gainer.side):
                return found
        return None

    def _fought(self, i: int) -> Party | None:
        fight = self.hits.on["intents"](i)
        if fight is None or fight.entry.id != "battle":
            return None
        against = next((k for k in range(fight.last, fight.last + _BESIDE + 1) if self.focus.form(k) in _AGAINST), None)
        party = parties.party_at(self.focus, against + 1) if against else None
        return replace(party, rules=(fight.rule,)) if party else None

    def _resisting(self, i: int) -> Party | None:
        fight = self.hits.on["holders"](i)
        if fight is None or fight.entry.kind != "defender" or fight.article or fight.proclitic:
            return None
        spots = self.focus.actors_in(i - 2, i)
        party = parties.party_at(self.focus, spots[-1].first) if spots else None
        return replace(party, rules=(fight.rule,)) if party else None

    def holder(self, where: Where, sentence: Sentence) -> Party | None:
        """Who has a place after another lost it: «لصالح التنظيم», «في يدها»."""
        for i in range(where.last, min(where.last + 5, sentence.last)):
            if self.focus.form(i) in WAS:
                return None  # «خسر بلدة كانت بيد قواته»
            if self._hands(i):
                return self._nearest(where.first, sentence)
            holder = self.hits.on["holders"](i)
            if holder and holder.entry.id == "hands":
                return self._led(holder)
        return None

    def faced(self, where: Where) -> Party | None:
        """Before whom a place is lost: «خسر التنظيم المدينة أمام القوات»."""
        return parties.party_at(self.focus, where.last + 1) if self.focus.form(where.last) == "امام" else None

    def hands_end(self, where: Where) -> int:
        """The word after «في يدها» behind a place; 0 where it does not follow."""
        return next((i + 1 for i in range(where.last, where.last + _BESIDE) if self._hands(i)), 0)

    def _hands(self, i: int) -> bool:
        """«في يدها», «بيدها»; the hand of «بسطت يدها على» holds nothing yet."""
        form = self.focus.form(i)
        return _HANDS.fullmatch(form) is not None and (form.startswith("ب") or self.focus.form(i - 1) in ("في", "الي", "تحت"))

    def _nearest(self, at: int, sentence: Sentence) -> Party | None:
        """Whom «في يدها» means: the subject before it, or where that one speaks of its own loss the party named last."""
        subject = parties.before(self.focus, at, sentence)
        denied = any(self._intent(i, "deny") for i in range(sentence.first, at))
        if not denied:
            return subject
        own = subject.side if subject else None
        named = (parties.party_at(self.focus, i) for i in range(at - 1, sentence.first, -1))
        return next((p for p in named if p and p.side and p.side != own), subject)

    def _led(self, holder: Hit) -> Party | None:
        """The party after «من قبضة», «على يد»."""
        party = parties.party_at(self.focus, holder.last)
        spot = self.focus.place_at(holder.last) if party is None else None
        if spot and spot.entity and (side := seats(self.focus).get(spot.entity.id)):
            party = Party(holder.last, spot.last, side)  # «عن سيطرة دمشق»
        if party is None and self.focus.form(holder.last) in _STATE:
            party = Party(holder.last, holder.last + 1, state(self.focus))  # «إلى حضن الدولة»
        return replace(party, rules=(holder.rule,)) if party else None

    def receiver(self, where: Where, reach: int = 3) -> Party | None:
        """To whom a place is given, also past where it lies: «إلى قوات الحكومة», «في إقليم شبيلي إلى الجيش»."""
        around = self.focus.place_at(where.last + 1) if self.focus.form(where.last) == "في" else None
        behind = around.last if around else where.last
        if self.focus.form(behind) == "،" and (day := next(iter(self.focus.dates_in(behind + 1, behind + 2)), None)):
            behind = day[1] + (self.focus.form(day[1]) == "،")  # «سُلمت المنطقة، الأسبوع الماضي، إلى الحركة»
        for i in range(behind, behind + reach):
            if self.focus.form(i) == "الي" and (party := parties.party_at(self.focus, i + 1)):
                return party
            spot = self.focus.actor_at(i)
            if spot and self.focus.form(i).startswith("ل"):
                return parties.party_at(self.focus, i)
        return None

    def _intent(self, word: int, *ids: str) -> bool:
        hit = self.hits.on["intents"](word)
        return hit is not None and hit.entry.id in ids
