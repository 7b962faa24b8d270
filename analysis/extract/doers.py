"""Who takes a place, or does what its word of control says: the parties round it."""

from analysis.extract import lasting, parties, voices, whereabouts
from analysis.extract.antecedents import REACH, entered
from analysis.extract.focus import Focus
from analysis.extract.governors import BESIDE, governor
from analysis.extract.layout import Sentence
from analysis.extract.party import Party
from analysis.extract.possession import STILL_HIS, Holders
from analysis.extract.powers import REBELS, governments, seats
from analysis.extract.sites import WAS, Where
from analysis.extract.taking import WHEN
from analysis.extract.voices import UNKNOWN
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

_ATTEMPTS = frozenset("محاوله محاولات".split())
_LONG_AGO = 9  # words between «سبق» and «أن»
_FELL_TO = frozenset("سبق تسني امكن يمكن اتيح يتسني كتب".split())
_WORD = 5  # letters of a noun with its article
_OBJECTS = (
    "placeparts", "placenouns", "places", "takings", "times", "weekdays", "months", "forces", "counted", "generics", "actors", "particles",
    "nations", "adjectives", "persons", "organisations", "intents", "holders", "numbers", "ordinals", "cues", "offices",
)  # fmt: skip
_BEGINS = frozenset(". : ؛ ، ان وان بان فان".split())  # before a subject
_ONE_OF_THEM = frozenset("الاولي الاول الثانيه الثاني الاخيره الاخير الاخيران".split())
_DURING = frozenset("خلاله خلالها اثناءه اثناءها بعده بعدها اثره اثرها عقبه عقبها عبره عبرها".split())  # «دخلت خلاله قواتها»
_LAST = frozenset(("اخر",))  # «انسحاب آخر مجموعات المعارضة»
_PREPOSITIONS = WHEN.union("من في علي الي عن بهدف قرار حمله عمليه".split())


class Doers(Holders):
    """Finds the parties of the takings of one document."""

    def __init__(self, focus: Focus):
        super().__init__(focus)
        self.winner: str | None = None  # side of the last gain: «الثوار» are those told of before

    def beside(self, cue: Hit) -> Party | None:
        """The subject right after a cue, or after «فيها» and other small words."""
        if cue.pronoun and self.focus.form(cue.last) in _ONE_OF_THEM:
            return Party(cue.last, cue.last + 1, None, rules=(UNKNOWN,))  # «بعد أن غادرتها الأولى»
        counted = self.focus.numeral_at(cue.last)
        share = self.hits.on["placeparts"](cue.last)
        share = share if share and share.entry.kind == "share" else None
        begin = counted.last if counted else share.last if share else cue.last  # «انسحاب أربع فرق من», «هرب معظم القادة من»
        begin += (share is not None and self.focus.form(begin) == "من") or self.focus.form(begin) in _LAST
        begin += self.focus.form(begin) in parties.THESE  # «تستعيد هذه القوات»
        if (seat := self._seat_of_power(cue)) is not None:
            return seat
        for i in range(begin, begin + 3):
            if cue.shape != "noun" and self._given_to(i):
                return None  # «تركها للدعم السريع»
            if party := parties.party_at(self.focus, i) or self._unsided(cue, i):
                return party
            if cue.shape == "noun":
                return None
            leaves = cue.entry.who == "leaves" or cue.entry.loser in ("object", "من")  # «تنتزعه منها الفصائل»
            inside = whereabouts.pronoun_of(self.focus.form(i), "من" if leaves else "في")  # «فرّ منها المسلحون»
            if not (inside or self.hits.on["times"](i) or self.focus.form(i) in _DURING):
                return None
        return None

    def _seat_of_power(self, cue: Hit) -> Party | None:
        """A capital that stands for its government, right after a verb in the feminine: «استعادت مقديشو ميناء هوبيو»."""
        form = cue.forms[0]
        feminine = form.endswith("ت") if cue.shape == "past" else cue.shape == "present" and form.startswith("ت")
        spot = self.focus.place_at(cue.last) if feminine and not cue.pronoun else None
        side = seats(self.focus).get(spot.entity.id) if spot and spot.entity and spot.first == cue.last else None
        if spot is None or side is None or not self.focus.form(spot.last).isalpha() or self.focus.form(spot.last).startswith("و"):
            return None
        if parties.party_at(self.focus, spot.last):
            return None  # «دخلت دمشق فصائل المعارضة»
        ends = self.hits.on["particles"](spot.last) or self.hits.any(("times", "months", "weekdays"), spot.last)
        return None if ends else Party(cue.last, spot.last, side)  # «خسرت مقديشو في أغسطس»: what was lost

    def _given_to(self, at: int) -> bool:
        """Whether «ل» is written to the name of a party: «للدعم السريع»."""
        return self.focus.actor_at(at) is not None and self.focus.form(at).startswith("ل") and entered(self.focus, at)

    def _unsided(self, cue: Hit, at: int) -> Party | None:
        """A subject right after a verb whose side nothing tells: «تسيطر هذه القبائل على», «تسيطر حكومة منافسة على»."""
        if cue.shape == "noun":
            return None
        return self._body(at) or self._unknown(at)

    def _unknown(self, at: int) -> Party | None:
        """A definite noun right after a verb that is no place: «حاصرت النيران مبنى»."""
        form = self.focus.form(at)
        if at < len(self.focus.reading.words) and self.focus.in_date(self.focus.reading.words.starts[at]):
            return None  # «سيطرت الليلة الماضية على»
        if not form.startswith("ال") or len(form) < _WORD or self.focus.place_at(at) or self.hits.any(_OBJECTS, at):
            return None
        return Party(at, at + 1, None, rules=(UNKNOWN,))

    def qualified(self, cue: Hit) -> Party:
        """Whom a participle describes, right before it with none but adjectives between: «المليشيات المتمركزة», «الجيش لا يزال متمركزاً»."""
        spots = self.focus.actors_in(cue.first - REACH, cue.first)
        anew = spots and "هناك" in self.focus.forms_in(spots[-1].last, cue.first)  # «وأوضح القيادي أن هناك قناصة متمركزين»
        if (
            spots
            and not anew
            and (not cue.article or all(self.focus.form(i).removeprefix("و").startswith("ال") for i in range(spots[-1].last, cue.first)))
        ):
            return parties.party_at(self.focus, spots[-1].first) or Party(cue.first, cue.first, None)
        return Party(cue.first, cue.first, None)

    def described(self, cue: Hit, where: Where, verb: bool) -> Party | None:
        """The subject of a relative clause that no side is known of: «العصابات التي تحتل البلدة»."""
        at = cue.first - 1
        if (
            not verb
            or where.pronoun
            or cue.pronoun
            or self.focus.form(at) not in parties.RELATIVES
            or parties.of_relative(self.focus, cue.first)
        ):
            return None
        noun = next((h for k in range(at - 1, at - 4, -1) if (h := self.hits.on["counted"](k) or self.hits.on["forces"](k))), None)
        return Party(cue.first, cue.first, None) if noun is None or not self.focus.actors_in(noun.first, at) else None

    def given(self, cue: Hit, where: Where) -> Party | None:
        """«سيطرة كاملة للقوات الكردية على»: the one to whom a noun gives the place."""
        spots = (self.focus.actor_at(i) for i in range(cue.last, min(where.first, cue.last + 5)) if self.focus.form(i).startswith("ل"))
        spot = next((s for s in spots if s and s.mention.kind != "place"), None) if cue.shape == "noun" or self.nominal(cue) else None
        return parties.party_at(self.focus, spot.first) if spot else None

    def before(self, cue: Hit, verb: bool, sentence: Sentence) -> Party | None:
        """The subject before a verb; that of a noun only beside it or under a verb that governs both: «تمكن الجيش من السيطرة»."""
        done = self.hits.on["intents"](cue.first - 1)
        if not verb and done and done.forms[0] in ("تم", "تمت", "جري", "جرت", "يتم"):
            free = [
                p
                for s in self.focus.actors_in(max(sentence.first, cue.first - 4 * REACH), cue.first)[:1]
                if (p := parties.party_at(self.focus, s.first))
            ]
            return free[0] if free else None
        if not verb and (governed := governor(self.focus, cue, sentence)):
            return governed
        if cue.pronoun == "هم" and not verb and (them := parties.meant_by_them(self.focus, cue.first, sentence)):
            return them
        if cue.shape in ("past", "present") and (granted := self._granted(cue, sentence)):
            return granted
        if verb and (unknown := self._before_it(cue, sentence)):
            return unknown
        party = parties.before(self.focus, cue.first, sentence, beyond=verb and self._dropped(cue, sentence))
        if (party is None or party.first < sentence.first) and (state := self._state(cue, verb)):
            return state
        armed = self._armed_before(cue) if verb and (party is None or party.last < cue.first - 1) else None
        if armed:
            return armed
        if not verb and self.focus.form(cue.first - 1) in WHEN and not cue.article and not cue.pronoun:
            return None  # «بعد تحرير المدينة»: by whom is not said
        if cue.proclitic.endswith("ل") and party and party.first >= sentence.first:
            return party  # «تتقدم القوات لدخول المدينة»
        if verb and cue.proclitic in ("و", "ف") and party and (subject := self._before_object(party)):
            return subject  # «هزم الجيش المسلحين في المدينة وسيطر عليها»
        if verb or cue.pronoun or (party and self.hits.on["takings"](cue.first - 1)):
            return party
        if cue.proclitic == "و" and party and (over := self._governing(cue, sentence)) and over.first < party.first:
            return over  # «تمكن الجيش من اختراق دفاعات التنظيم والسيطرة على»
        if self._tried_by_many(cue, party):
            return parties.before(self.focus, cue.first - 1, sentence)
        if party and party.first >= sentence.first and cue.first - party.last <= BESIDE:
            fought = self._intent(cue.first - 1, "battle") or self._intent(cue.first - 2, "battle")
            return None if fought and self.focus.form(cue.first - 1) != "من" else party
        governing = self._governing(cue, sentence) if party and party.first >= sentence.first else None
        if governing and cue.entry.id == "liberate" and (own := voices.spoken(self.focus, cue.first)) and own.side != governing.side:
            return own  # who speaks of a liberation does not mean his foe's
        return governing or voices.announcing(self.focus, cue)

    def _tried_by_many(self, cue: Hit, party: Party | None) -> bool:
        """Whether a plural verb over a noun passes over the one army named right before it: «التحالف يحاولون استعادة»."""
        plural = self.focus.form(cue.first - 1).endswith(("ون", "وا")) and self._intent(cue.first - 1, "try", "succeed", "aim", "decide")
        return plural and party is not None and party.last == cue.first - 1 and not self.focus.form(party.last - 1).endswith(("ون", "ين"))

    def _before_it(self, cue: Hit, sentence: Sentence) -> Party | None:
        """A definite noun of no known side that begins a clause right before its verb: «... الفصائل تسترجع البلدة», «أن الثوار …»."""
        at = cue.first - 1
        opens = at == sentence.first or self.focus.form(at - 1) in _BEGINS
        return self._unknown(at) if opens and at >= sentence.first and not cue.proclitic else None

    def _state(self, cue: Hit, verb: bool) -> Party | None:
        """A state right before what it does: «لا تزال إسرائيل تحتل», «أتمت إسرائيل انسحابها»."""
        if not (verb or cue.pronoun == "ها"):
            return None
        spot = next((s for i in range(cue.first - BESIDE, cue.first) if (s := self.focus.actor_at(i)) and s.last == cue.first), None)
        if spot is None or spot.mention.kind != "place" or self.focus.form(spot.first)[:1] in ("ل", "ب", "و"):
            return None
        governed = self.focus.form(spot.first - 1) in _PREPOSITIONS or self.hits.any(("placeparts", "placenouns"), spot.first - 1)
        return None if governed else Party(spot.first, spot.last, spot.side, spot.entity.id if spot.entity else None)

    def _granted(self, cue: Hit, sentence: Sentence) -> Party | None:
        """«سبق للجيش أن استولى على»: the one to whom it fell to do it."""
        if self.focus.form(cue.first - 1) != "ان":
            return None
        near = range(cue.first - 2, max(sentence.first, cue.first - _LONG_AGO) - 1, -1)
        fell = next((i for i in near if self.focus.form(i).removeprefix("و") in _FELL_TO), None)
        party = parties.party_at(self.focus, fell + 1) if fell is not None and self.focus.form(fell + 1).startswith("ل") else None
        return party if party and party.last == cue.first - 1 else None

    def _before_object(self, party: Party) -> Party | None:
        """The subject right before a party that is the object of the same verb."""
        if self.focus.form(party.first)[:1] in ("و", "ل", "ب"):
            return None
        beside = (parties.party_at(self.focus, i) for i in range(party.first - 1, max(0, party.first - BESIDE - 2), -1))
        return next((p for p in beside if p and p.last == party.first and p.side and party.side and p.side != party.side), None)

    def _governing(self, cue: Hit, sentence: Sentence) -> Party | None:
        """The subject of the verb over a noun: «تمكن الجيش بعد معارك من السيطرة على», «واستطاعوا السيطرة على»."""
        low = max(self.focus.clause_start(cue.first, sentence), cue.first - 2 * REACH)
        for i in range(cue.first - 1, low - 1, -1):
            if self._intent(i, "succeed", "try", "decide", "deny", "aim"):
                party = parties.party_at(self.focus, i + 1)
                return party if party and party.last <= cue.first else parties.before(self.focus, i, sentence)
        return None

    def after(self, where: Where, verb: bool) -> Party | None:
        """A subject after the place: «سيطر عليها التنظيم»; or the one who does it: «من قبل التنظيم»."""
        for i in range(where.last, where.last + 4) if self.focus.form(where.last - 1) not in STILL_HIS else ():
            holder = self.hits.on["holders"](i)
            if holder and holder.entry.kind == "agent":
                return self._led(holder)
            if self.focus.form(i) in parties.RELATIVES or self.focus.form(i) in STILL_HIS or self.focus.form(i) in WAS:
                break  # «استعاد المناطق التي سقطت في يد التنظيم», «الأحياء المتبقية بيد النظام», «مواقع كانت بيد القوات»
        if not verb or self.focus.form(where.last).startswith(("و", "ل")) or self.hits.on["allegiance"](where.last):
            return None
        at = next((i for i in range(where.last, where.last + 2) if not self.focus.form(i).startswith("ال")), where.last)
        if self.hits.on["adjectives"](where.last) and self.focus.actor_at(where.last) is None:
            return self._body(at)  # «مطار تلعفر العسكري»
        return parties.party_at(self.focus, where.last) or self._body(at)  # «سيطر على تدمر تنظيم الدولة»

    def _body(self, at: int) -> Party | None:
        group = self.hits.on["forces"](at)
        return Party(at, group.last, None, rules=(group.rule,)) if group and group.entry.kind == "body" and not group.proclitic else None

    def _his_men(self, cue: Hit) -> Party | None:
        """«كانت طلائعهم قد دخلت», «الدبابات وصلت»: somebody's men or armour right before a verb."""
        at = cue.first - 1 - (self.focus.form(cue.first - 1) in ("قد", "لقد"))
        men = self.hits.on["forces"](at)
        his = men is not None and (bool(men.pronoun) if men.entry.kind == "people" else men.entry.kind == "armour")
        return parties.party_at(self.focus, at) if his else None

    def _armed_before(self, cue: Hit) -> Party | None:
        """«الثوار استعادوها»: armed people right before a verb whose side no name gives: that of the gain told last."""
        if his := self._his_men(cue):
            return his
        at = cue.first - 1 - (self.focus.form(cue.first - 1) in parties.OPENING)
        if own := voices.regulars(self.focus, at) or voices.forces_told(self.focus, at):
            return own  # «إن القوات «انسحبت»»
        still = lasting.begins(self.focus, cue.first)
        if owned := lasting.men(self.focus, still):
            return owned
        noun = next((h for k in (still - 1, still - 2) if (h := self.hits.on["counted"](k)) and h.entry.armed), None)
        if noun is None or noun.proclitic.endswith(("ل", "ب")) or self.focus.form(still - 1) == "،":
            return None
        if any(s.last > noun.first for s in self.focus.actors_in(noun.first - 4, cue.first)):
            return None
        known = (noun.article and noun.entry.id not in REBELS) or self.focus.form(noun.last).startswith("ال")  # «مقاتلي القبائل»
        named = voices.regulars(self.focus, noun.first) or (None if known else parties.party_at(self.focus, noun.first))
        named = named or (voices.own_fighters(self.focus, noun) if noun.article and noun.entry.id not in REBELS else None)
        if still < cue.first and noun.entry.id in REBELS and (those := parties.rebels(self.focus, noun.first)):
            return replace(those, first=noun.first, last=noun.last)  # «خمسون مسلحاً ما زالوا يتحصنون في»: those told of
        foreign = noun.pronoun or (noun.entry.id in REBELS and self.winner in governments(self.focus))
        foreseen = None if foreign else self.winner
        return Party(noun.first, noun.last, (named.side if named else None) or foreseen)

    def _dropped(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a verb can have its subject outside its clause: none stands right before it."""
        at = cue.first - 1
        opens = (
            at < sentence.first
            or cue.proclitic
            or not self.focus.form(at).isalpha()
            or self.hits.on["particles"](at)
            or self.hits.on["times"](at)
        )
        return bool(opens or self.focus.form(at) in ("قد", "كان", "كانت", "لقد", "ايضا"))

    def nominal(self, cue: Hit) -> bool:
        """«طرد», «تقدم» are noun and verb alike: a noun after a preposition, or after «محاولة»."""
        governing = self.focus.form(cue.first - 1)
        governed = governing in _PREPOSITIONS or governing in _ATTEMPTS or cue.proclitic.endswith(("ل", "ب"))
        return cue.shape == "past" and bool(cue.entry.noun) and governed

    def _second(self, at: int) -> Party | None:
        """The party after one, adjectives of the first passed: «طردت قوات البيشمركة الكردية التنظيم»."""
        for i in range(at, at + BESIDE):
            if party := parties.party_at(self.focus, i):
                return party
            if not self.focus.form(i).startswith("ال"):
                return None
        return None

    def expelled(self, cue: Hit, party: Party | None, where: Where, sentence: Sentence) -> tuple[Party | None, Party | None]:
        """Who drives whom out: «طرد الجيش المسلحين من», «طرد المسلحين من», «الجيش طرد المسلحين من»."""
        if cue.pronoun:  # «طردهم من», «طردتها القوات من»
            return party, parties.before(self.focus, cue.first, sentence)
        if party and (speaking := voices.resumes(self.focus, cue.first)):  # «إنها طردت المسلحين من»
            return speaking if speaking.side != party.side else None, party
        verb = cue.shape != "noun" and not self.nominal(cue)
        closed = party is not None and self.focus.form(party.last) in parties.CLOSING  # «طرد تحالف «البنيان» التنظيم»
        second = self._second(party.last + closed) if party else None
        if party and second and second.side != party.side:
            return party, second
        doer = self.before(cue, verb, sentence)
        return doer if doer and party and doer.side != party.side else None, party
