"""One that acts: takes a place, enters it, leaves it, hands it over; who, which place, and whether control of it is meant."""

from typing import Any

from analysis.extract import antecedents, parties, reach, voices, whereabouts
from analysis.extract.antecedents import REACH
from analysis.extract.doers import Doers
from analysis.extract.focus import Focus
from analysis.extract.holdings import SPANS
from analysis.extract.lasting import STILL
from analysis.extract.layout import Sentence
from analysis.extract.lending import lent
from analysis.extract.lookalikes import OF_ITS_OWN, SWAY
from analysis.extract.party import Party
from analysis.extract.powers import governments
from analysis.extract.sites import MARKS, Where
from analysis.extract.standings import Standings
from analysis.extract.taking import LEAD, ROUND, Taking
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace
from analysis.text.fold import folded_words

_BESIDE = 3  # words between armed people and the verb that says that they come or go
_THINGS = frozenset("الحريق النيران الذعر الخوف الحزن الصمت الهدوء الظلام القلق الغضب الفوضي المياه السيول الضباب الترقب حاله".split())
_STAYING = STILL | frozenset("ظل ظلت ظلوا بقي بقيت بقوا يبقي تبقي".split())
_STAYS = 7  # words between «لا يزال» and «موجوداً»
_WHEN = frozenset("بعد قبل منذ الي".split())  # «إلى أن»
_WITHIN = frozenset(("expand", "rid"))  # what befalls no whole country
_WITHOUT = frozenset("دون بدون بلا بغير".split())
_FIGHTING = frozenset("قتال مقاومه معارك معركه اشتباك اشتباكات مواجهه مواجهات".split())
_TAKEN = frozenset(("captured", "recaptured"))


class Acting:
    """Reads words of control whose subject is somebody."""

    def __init__(self, focus: Focus, doers: Doers, standings: Standings, used: set[int]):
        self.focus, self.hits = focus, focus.reading.hits
        self.doers, self.standings, self.used = doers, standings, used

    def leaves(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """Who leaves a place, or a place that slips from somebody's hold: «خرجت المدينة عن سيطرة الحكومة»."""
        if driven := self._drives_out(cue, sentence):
            return driven
        slipped = self.standings.passes(cue, sentence)
        if slipped and slipped.gainer is None and slipped.loser and slipped.loser.rules:
            if self.focus.form(cue.first - 1).removeprefix("ف").removeprefix("و") == "لم" and not (
                {"الا", "قبل", "حتي"} & set(self.focus.forms_in(slipped.end, slipped.end + 3))
            ):  # «لم تخرج من قبضة الحكومة»
                return replace(slipped, type="holds", gainer=slipped.loser, loser=None)
            return replace(slipped, type="captured")
        return self.takes(cue, sentence)

    def _drives_out(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«القوات تُخرج المسلحين من المدينة»: the verb of leaving with a subject before it and others after it."""
        if cue.entry.id != "leave" or cue.shape != "present":
            return None
        thence = whereabouts.pronoun_of(self.focus.form(cue.last), "من")
        loser = parties.party_at(self.focus, cue.last + thence)
        if loser and cue.pronoun in ("هم", "ها"):  # «قبل أن تُخرجهم القوات من المدينة», «تُخرجهم منها القوات»
            return self._drives_them_out(cue, loser, thence, sentence)
        gainer = next(
            (p for s in reversed(self.focus.actors_in(cue.first - REACH, cue.first)) if (p := parties.party_at(self.focus, s.first))), None
        )
        if loser is None or gainer is None or cue.first - gainer.last > 1 or gainer.side == loser.side:
            return None
        where = reach.place(self.focus, loser.last, ("من",), sentence)
        if where is None:
            return None
        rules = (cue.rule, *where.rules)
        return Taking(cue, cue.first, cue.last, gainer.first, where.last, sentence, where, "captured", gainer, loser, rules=rules)

    def _drives_them_out(self, cue: Hit, gainer: Party, thence: bool, sentence: Sentence) -> Taking | None:
        """«تُخرجهم القوات من المدينة», «تُخرجهم منها القوات»: the place behind, or the one that «منها» right after the verb takes up."""
        where = whereabouts.taken_up(self.focus, cue.last, sentence) if thence else reach.place(self.focus, gainer.last, ("من",), sentence)
        loser = parties.meant(self.focus, cue.first, sentence, cue.pronoun)
        if where is None or loser is None or loser.side == gainer.side:
            return None
        rules = (cue.rule, *where.rules)
        return Taking(cue, cue.first, cue.last, cue.first, where.last, sentence, where, "captured", gainer, loser, rules=rules)

    def returns(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """Who returns to a place, or a place that returns to somebody's hands: «عادت المدينة إلى سيطرة الحكومة»."""
        return self._comes_back(cue, sentence) or self.standings.passes(cue, sentence)

    def _comes_back(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """Armed groups that return to a place: «عادت الحركة إلى البلدة»."""
        spot = self.focus.actor_at(cue.last) if cue.shape in ("past", "present") else None
        party = parties.party_at(self.focus, cue.last) if spot and spot.mention.kind == "actor" else None
        if party is None or not party.side or self.focus.form(party.last) != "الي" or party.side in governments(self.focus):
            return None  # armies also come back from leave
        where = whereabouts.read(self.focus, party.last + 1)
        if where and where.entity and where.entity.country not in (None, self.focus.mentions.country):
            return None  # to a meeting abroad
        if where is None or where.entity is None or whereabouts.country(where) or self.focus.form(party.last + 1) in whereabouts.POSITIONS:
            return None  # «إلى ثكناته في المدينة»
        rules = (cue.rule, *where.rules)
        return Taking(cue, cue.first, cue.last, cue.first, where.last, sentence, where, cue.entry.type, party, rules=rules)

    def enters(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """Who enters a place, or a place that comes into somebody's hands: «دخلت المدينة في حوزة الجيش»."""
        if any(self.focus.form(i) in SPANS for i in range(cue.last, cue.last + _BESIDE + 2)):
            return None  # «تدخل المدينة عامها الثامن»
        come = self.standings.passes(cue, sentence)
        return replace(come, type="captured") if come and come.gainer and come.gainer.rules else self.takes(cue, sentence)

    def takes(self, cue: Hit, sentence: Sentence) -> Taking | None:
        entry: Any = cue.entry
        if entry.type in ROUND and cue.shape == "noun" and not cue.article:
            spoken_of = antecedents.antecedent(self.focus, cue.first, sentence)
            if spoken_of and cue.first - spoken_of.last <= 1:  # «أصبحت المحافظة محاصرة من جهتي الجوف وشبوة»
                return self.standings.stands(cue, sentence)
        noun = lent(self.focus, cue, sentence) if entry.lead else None
        if entry.lead and noun is None and "object" not in entry.joins:
            return None
        party = self.doers.beside(cue) or voices.ours(self.focus, cue, noun) or self._that_lays(noun or cue)
        if entry.armed and party and party.rules:
            return None  # «فر السكان من المدينة»: people, but not armed
        where = self._where(cue, noun, party, sentence)
        if where and where.relative and where.entity is None:
            where = self._within(where, party or self.doers.after(where, True))
        if where is None or not self._bears(cue, party, where):
            if noun:
                self.used.discard(noun.first)  # «ضيق الخناق على المسلحين في المدينة» is of people
            return None
        verb = cue.shape in ("past", "present") or (cue.shape == "participle" and entry.armed)
        moved = entry.id == "pull_out" and party is not None and party.side is None  # «سحب الجيش خمسة ألوية من»
        gainer = (None if moved else party) or self.doers.given(cue, where) or self.doers.after(where, verb)
        gainer = gainer or self.doers.described(cue, where, verb)
        if cue.pronoun and cue.shape == "past" and gainer is None and cue.forms[0].endswith(f"و{cue.pronoun}"):
            gainer = parties.meant_by_them(self.focus, cue.first, sentence)  # «بيد الأنصار حتى غادروها»
        if cue.shape == "participle":
            gainer = gainer or self.doers.qualified(cue)
        gainer = gainer or self.doers.before(cue, verb and not self.doers.nominal(cue), sentence)
        loser = self._loser(cue, where)
        if entry.loser == "object":
            gainer, loser = self.doers.expelled(cue, party, where, sentence)
        if not self._done(cue, party, gainer, loser, where):
            return None
        if gainer and loser and gainer.side == loser.side and entry.type in _TAKEN and self._named_behind(where, loser):
            gainer = None  # «حتى يتم تطهير المدينة من قوات التنظيم»: nobody takes it from himself
        surrounds = noun is not None and noun.entry.type in ROUND
        kind = noun.entry.type if noun and surrounds else self._type(cue, where, sentence)
        adjoins = gainer is not None and sentence.first <= gainer.first < cue.first and cue.first - gainer.last <= 2
        begin = gainer.first if gainer and adjoins else cue.first
        last = noun.last if noun and noun.last - cue.last <= 3 else cue.last
        made = Taking(cue, cue.first, last, begin, where.last, sentence, where, kind, gainer, loser)
        if entry.who == "leaves":
            winner = (
                self.doers.holder(where, sentence)
                or (self.doers.receiver(where) if entry.id == "vacate" else None)
                or (self.doers.faced(where) if entry.id == "lose" else None)
            )
            made = replace(made, gainer=winner, loser=gainer)
        if entry.who == "gives":
            made = replace(made, gainer=self.doers.receiver(where), loser=gainer)
        named = [p for p in (made.gainer, made.loser) if p]
        end = max(where.last, *(p.last for p in named if where.last <= p.first <= where.last + 5), 0)
        if made.loser is None and entry.type in _TAKEN and (foe := self.doers.opponent(cue, where, sentence, gainer)):
            made, named = replace(made, loser=foe), [*named, foe]
        rules = (cue.rule, *((noun.rule,) if noun else ()), *where.rules, *(r for p in named for r in p.rules))
        return replace(made, end=end, rules=rules)

    def _loser(self, cue: Hit, where: Where) -> Party | None:
        """Whom a place is taken from, by the words round it; nobody where it is only left."""
        entry: Any = cue.entry
        if entry.id == "vacate":
            return None
        found = self.doers.loser(where, entry) or self.doers.robbed(cue, where, entry) or self.doers.stationed(where)
        return found or (self.doers.still_his(where) if entry.type in _TAKEN else None)

    def _named_behind(self, where: Where, loser: Party) -> bool:
        """Whether the loser is a name right behind the place: «من قوات التنظيم»."""
        beside = 0 < loser.first - where.last <= 2 and self.focus.form(loser.first - 1) == "من"
        return beside and self.focus.actor_at(loser.first) is not None

    def _where(self, cue: Hit, noun: Hit | None, party: Party | None, sentence: Sentence) -> Where | None:
        """The place that a cue, or the noun to which it lends its sense, reaches to."""
        if noun:
            self.used.add(noun.first)
            joins = (*folded_words(noun.entry.joins), "علي")
            behind = laid.last if (laid := self._laid(noun)) else self._past(noun)
            found = reach.place(self.focus, max(behind, party.last if laid and party else 0), joins, sentence) or self._beyond(noun)
            return found or reach.before_noun(self.focus, cue.last, noun.first, sentence)
        if (laid := self._laid(cue)) and cue.entry.type in ROUND:
            return reach.place(self.focus, party.last if party else laid.last, ("علي", "حول"), sentence)
        joins = folded_words(cue.entry.joins)
        if cue.entry.id == "vacate" and (left := reach.positions(self.focus, party.last if party else cue.last, sentence)):
            return left
        if cue.pronoun and self.focus.form(cue.first - 1) in parties.RELATIVES:
            return reach.object_pronoun(self.focus, cue, sentence)
        for i in range(cue.last, party.first if party else cue.last):
            if any(whereabouts.pronoun_of(self.focus.form(i), join) for join in joins):
                return reach.resumed_by(self.focus, i, i, sentence)  # «القاعدة التي يتمركز فيها المسلحون»
        at = party.last if party else self._past(cue)
        if cue.shape == "noun" and "object" in joins and whereabouts.pronoun_of(self.focus.form(at), "ل"):
            return whereabouts.taken_up(self.focus, at, sentence)  # «بعد مغادرة القوات لها»
        if cue.entry.needs:  # «رفع علمه فوق القلعة»
            at = next((i + 1 for i in range(at, at + LEAD) if self.focus.form(i) in folded_words(cue.entry.needs)), at)
        close = cue.entry.attached and "object" in joins  # «غادر المسلحون المدينة», not «غادروا على متن سيارات إلى المدينة»
        where = whereabouts.read(self.focus, at) if close else reach.place(self.focus, at, joins, sentence)
        where = where or reach.object_pronoun(self.focus, cue, sentence)
        if where is None and cue.entry.id in ("withdraw", "depart", "leave"):
            return reach.origin(self.focus, cue, party.last if party else cue.last, sentence)  # «تراجعت القوات نحو …»: from where it stood
        if where is None and self.focus.form(cue.first - 1) == "حيث" and cue.shape in ("past", "present"):
            there = antecedents.antecedent(self.focus, cue.first - 1, sentence)  # «المشفى، حيث يتحصن الجنود»
            where = replace(there, first=cue.last, last=cue.last, pronoun=True) if there else None
        return where or (reach.front(self.focus, cue, sentence) if cue.entry.type == "advance" else None)

    def _laid(self, noun: Hit) -> Hit | None:
        """The verb of a clause that tells who lays a siege: «الطوق الذي تضربه المليشيا على»."""
        verb = self.hits.on["takings"](noun.last + 1) if self.focus.form(noun.last) in parties.RELATIVES and noun.shape == "noun" else None
        return verb if verb and verb.entry.lead and verb.pronoun else None

    def _that_lays(self, noun: Hit) -> Party | None:
        verb = self._laid(noun)
        return parties.party_at(self.focus, verb.last) if verb else None

    def _within(self, where: Where, party: Party | None) -> Where:
        """Areas without a name by the place in which they lie: «المناطق التي يسيطر عليها التنظيم في الرقة»."""
        at = party.last if party else where.last
        there = whereabouts.read(self.focus, at + 1) if self.focus.form(at) in ("في", "داخل") else None
        if there is None or there.entity is None or whereabouts.country(there):
            return where
        return replace(where, entity=there.entity, text=f"{where.text} ({there.text})", part=where.part or there.part)

    def _beyond(self, noun: Hit) -> Where | None:
        """The side of a place that follows «سيطرته» bare: «عمّق سيطرته غرب المدينة»."""
        at = noun.last + (self.focus.form(noun.last) in ('"', "»", "”"))
        part = self.hits.on["placeparts"](at)
        return whereabouts.read(self.focus, at) if part and part.entry.kind == "part" and noun.pronoun else None

    def _bears(self, cue: Hit, party: Party | None, where: Where) -> bool:
        """Whether a cue speaks of control of the place that it reaches to."""
        entry = cue.entry
        if where.relative and where.entity is None and not whereabouts.singular(self.focus, where):
            return False
        if party and cue.shape == "noun" and "object" in entry.joins and self.focus.form(where.first) == "داخل":
            return False  # «محاصرة المسلحين داخل المبنى»: people, no place
        if entry.needs and not any(self.focus.form(i) in folded_words(entry.needs) for i in range(cue.last, where.first)):
            return False
        if entry.named and (where.entity is None or (where.part == "buildings" and not entry.partial)):
            return False  # «وزارة الصحة التي تديرها الحركة»
        if self.focus.form(cue.last) in _THINGS or self.focus.form(where.last) in OF_ITS_OWN:
            return False  # «سيطر الحريق على الحي», «استعادت المدينة عافيتها»
        if entry.id == "receive" and cue.shape == "noun" and party is None and self.focus.form(where.last).startswith("لل"):
            return False  # «استلام المستشفى للوقود»
        if entry.id in _WITHIN and whereabouts.country(where):
            return False  # «تمدد التنظيم في العراق»
        if entry.id == "topple" and self.focus.form(where.last) == "من":
            return False  # «أسقط حلب من حساباته»
        if entry.id == "annex" and not any(self.focus.form(i) in SWAY for i in range(where.last, where.last + _BESIDE + 2)):
            return False  # «ضم المدينة إلى قائمة التراث»
        if entry.id == "vacate" and where.pronoun and (where.entity is None or self._left_things(cue)):
            return False  # «ممر تركه المهاجمون»
        if entry.id == "remain" and not (self._lasts(cue) or self._is_said(cue)):
            return False  # «القوات المنتشرة في المدينة»
        return not (entry.partial and where.part is None)

    def _left_things(self, cue: Hit) -> bool:
        """Whether the noun right before a verb of leaving is of no place: «أسلحة ثقيلة تركها المسلحون»."""
        near = (self.hits.on["counted"](i) for i in range(cue.first - _BESIDE, cue.first))
        return any(hit.entry.category not in ("localities", "facilities") for hit in near if hit)

    def _lasts(self, cue: Hit) -> bool:
        """Whether a verb shortly before a state says that it lasts: «لا تزال القوات منتشرة في»."""
        return any(self.focus.form(i) in _STAYING for i in range(cue.first - _STAYS, cue.first))

    def _is_said(self, cue: Hit) -> bool:
        """Whether a participle is what is said of those named right before it: «القوات مرابطة في», not «القوات المرابطة في»."""
        if cue.shape != "participle" or cue.article or cue.proclitic or cue.forms[0].endswith("ين"):
            return False  # «أمام جنود من الجيش موجودين في»
        at = cue.first - (self.focus.form(cue.first - 1) in MARKS)
        men = self.hits.on["counted"](at - 1)
        known = men is not None and men.entry.armed and bool(men.pronoun or men.article)
        return known or any(s.last == at and s.mention.kind == "actor" for s in self.focus.actors_in(at - _STAYS, at))

    def _done(self, cue: Hit, party: Party | None, gainer: Party | None, loser: Party | None, where: Where) -> bool:
        """Whether those who must do it or suffer it are told."""
        entry = cue.entry
        if entry.loser == "object" and loser is None:
            return False
        stood = where.first == where.last and not where.pronoun  # the place from which somebody moves is only told before
        if entry.who == "leaves" and stood and not (gainer and gainer.side):
            return False  # «الدين يتراجع إلى»
        if entry.armed and not (gainer and self._marches(cue, party, gainer)):
            return False
        return not entry.attached or party is not None or self._adjoins(cue, gainer, where)

    def _marches(self, cue: Hit, party: Party | None, gainer: Party) -> bool:
        """Whether those who act are armed people that come, stay or go, told near enough to be meant."""
        spot, means = self.focus.spots.get(gainer.first), self.hits.on["forces"](gainer.first)
        if means and means.entry.kind == "means":
            return False  # «غادرت الطائرة المطار»
        visits = cue.entry.who == "leaves" or cue.entry.id == "reach"
        if visits and ((spot and spot.mention.kind == "person") or any(map(self.hits.on["offices"], range(gainer.first - 2, gainer.last)))):
            return False  # «غادر الرئيس العاصمة», «وصل معاون رئيس أركان الجيش إلى القاعدة»
        if party:
            return True
        men = means or self.hits.on["counted"](gainer.first)
        his = men is not None and bool(men.pronoun)  # «قواته», whose side nothing tells
        return (gainer.side is not None or his) and (cue.shape == "noun" or self._continues(cue, gainer))

    def _adjoins(self, cue: Hit, gainer: Party | None, where: Where) -> bool:
        """Whether the subject of a verb of leaving stands beside it, or it goes on about one: «ثم غادروها», «وخرج منها»."""
        joined = self.focus.form(cue.first - 1) == "ثم" or cue.proclitic in ("و", "ف")
        if (cue.entry.id == "depart" and cue.pronoun) or (where.pronoun and gainer is not None and joined):
            return True
        return gainer is not None and 0 <= cue.first - gainer.last <= 2

    def _continues(self, cue: Hit, gainer: Party) -> bool:
        """Whether a verb goes on about a subject before it: close by, in a relative clause, or joined and with its place right after."""
        before, sentence = self.focus.form(cue.first - 1), self.focus.reading.sentence_at(cue.first)
        within = sentence is not None and sentence.first <= gainer.first
        if (within and cue.first - gainer.last <= _BESIDE) or before in (*parties.RELATIVES, *voices.RESUMES, "ثم", "كما"):
            return True
        if within and before == "ان" and self.focus.form(cue.first - 2) in _WHEN:
            return True  # «بعد أن اقتحم الضاحية»
        described = before == "،" == self.focus.form(gainer.last) and self.focus.form(gainer.last + 1).startswith("ال")
        if within and described and cue.first - gainer.last <= REACH:
            return True  # «ألوية العمالقة، المدعومة من التحالف، دخلت المدينة»
        if within and cue.first - gainer.last <= _STAYS and self.focus.form(cue.first - 1) in _STAYING:
            return True  # «الجيش ورجال القبائل لا يزالون يمسكون»
        same = sentence is not None and self.focus.clause_start(cue.first, sentence) <= gainer.first
        leads = self.focus.form(cue.last) in folded_words(cue.entry.joins) or whereabouts.read(self.focus, cue.last) is not None
        return same and leads and cue.proclitic in ("و", "ف")

    def _past(self, cue: Hit) -> int:
        party = parties.party_at(self.focus, cue.last) if cue.shape == "noun" and not cue.pronoun and not cue.article else None
        last = party.last if party else cue.last
        return last + (self.focus.form(last) in parties.CLOSING)  # ««تحرير» مديريات بيحان»

    def _unresisted(self, cue: Hit, where: Where) -> bool:
        """Whether those who enter a place meet nobody who defends it: «دخلوا المدينة من دون قتال»."""
        told = range(cue.last, max(cue.last, where.last) + _BESIDE)
        return any(self.focus.form(i) in _WITHOUT and self.focus.form(i + 1) in _FIGHTING for i in told)

    def _type(self, cue: Hit, where: Where, sentence: Sentence) -> str:
        """The entry's type, or its state in a report's present tense; headlines tell events in the present."""
        entry: Any = cue.entry
        if entry.id == "enter" and self._unresisted(cue, where):
            return "captured"
        if entry.state is None or cue.shape not in ("present", "participle") or cue.proclitic.endswith("س"):
            return entry.type
        block = self.focus.reading.layout.blocks[sentence.block].kind
        previous = self.focus.form(cue.first - 1)
        again = any("مره" in self.focus.form(i) or self.focus.form(i) == "المره" for i in range(cue.first - 5, cue.first))
        return entry.type if block != "paragraph" or previous in ("ان", "لم", "لن", "كي", "لكي", "حتي") or again else entry.state
