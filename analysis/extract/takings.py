"""From a word of control to what it says: which place, who takes it, who loses it, how surely."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from analysis.extract import parties, whereabouts
from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.parties import Party
from analysis.extract.whereabouts import Where
from analysis.lexicon.matching import Hit
from analysis.text.fold import folded

_REACH = 14  # words between a verb and its place
_LEAD = 8  # words between «استعاد» and «السيطرة»
_BACK = 16  # words before a cue that may say that it was only meant
_BESIDE = 3  # words between a party and the noun of what it did
_MAKING = frozenset("اقامت اقام انشات انشا شكلت شكل فرضت فرض وضعت".split())
_THEN = frozenset("بعد قبل عقب اثر منذ خلال".split())
_PREPOSITIONS = frozenset("من في علي الي بعد عقب اثر قبل عن خلال منذ بهدف قرار حمله عمليه".split())
_NEARNESS = frozenset("بالقرب القرب قرب اكثر بدلا باستثناء".split())  # «بالقرب من» leads to no place left
_LINKS = frozenset("، , التي الذي اللتين هي وهي ايضا تماما حاليا الان لا تزال يزال زالت ما كلها بالكامل الواقعه الواقع واقعه ) ( \" » « تقع يقع باتت بات اصبحت اصبح صارت صار ظلت بقيت كانت".split())
LEFT = frozenset(("withdrew", "withdrew_partial", "withdrawal_decided"))
PARTIAL = frozenset(("some", "most", "centre", "outskirts", "surroundings"))


@dataclass(frozen=True, slots=True)
class Taking:
    """What a word of control says of one place: cue words first … last - 1, all its words begin … end - 1."""

    cue: Hit
    first: int
    last: int
    begin: int
    end: int
    sentence: Sentence
    where: Where
    type: str
    gainer: Party | None = None
    loser: Party | None = None
    supporters: tuple[str, ...] = ()
    status: str = "reported"
    rules: tuple[str, ...] = ()


class Takings:
    """Reads the words of control of one document."""

    def __init__(self, focus: Focus):
        self.focus, self.hits = focus, focus.reading.hits
        self.used: set[int] = set()
        self.winner: str | None = None  # side of the last gain: «الثوار» are those told of before

    def find(self) -> Iterator[Taking]:
        """All takings in order of the text, one for each place of a list."""
        for cue in self.hits["takings"]:
            sentence = self.focus.reading.sentence_at(cue.first)
            if sentence and cue.first not in self.used:
                for taking in self._read(cue, sentence):
                    self.winner = taking.gainer.side if taking.gainer and taking.gainer.side and taking.type != "holds" else self.winner
                    yield self._weighed(taking)

    def _read(self, cue: Hit, sentence: Sentence) -> Iterator[Taking]:
        who = cue.entry.who  # type: ignore[attr-defined]
        reader = {"meets": self._meets, "seat": self._seat, "own": self._held, "held": self._held, "makes": self._makes}.get(who, self._takes)
        found = reader(cue, sentence)
        if found is None:
            return
        for number, where in enumerate(whereabouts.listed(self.focus, found.where)):
            yield replace(found, where=where, end=max(found.end, where.last)) if number else found

    # one that acts: takes, leaves, hands over

    def _takes(self, cue: Hit, sentence: Sentence) -> Taking | None:
        entry: Any = cue.entry
        noun = self._lent(cue, sentence) if entry.lead else None
        if entry.lead and noun is None and "object" not in entry.joins:
            return None
        party = self._subject_after(cue)
        if noun:
            self.used.add(noun.first)
            where = self._place(self._past(noun), ("علي",), sentence)
        else:
            where = self._place(party.last if party else self._past(cue), tuple(map(folded, entry.joins)), sentence)
            where = where or self._object_pronoun(cue, sentence)
        if where is None or where.relative and where.entity is None and not self._singular(where):
            return None
        if party and cue.shape == "noun" and "object" in entry.joins and self.focus.form(where.first) == "داخل":
            return None  # «محاصرة المسلحين داخل المبنى»: people, no place
        verb = cue.shape in ("past", "present")
        gainer = party or self._given(cue, where) or self._after(where, verb) or self._before(cue, verb and not self._nominal(cue), sentence)
        if entry.loser == "object":
            gainer, loser = self._expels(cue, party, where, sentence)
            if loser is None:
                return None
        else:
            loser = self._loser(where, entry)
        if entry.partial and where.part not in PARTIAL:
            return None
        if entry.armed and not (gainer and (gainer.side or party)):
            return None
        if entry.attached and not party and not (gainer and 0 <= cue.first - gainer.last <= 2):
            return None
        adjoins = gainer is not None and sentence.first <= gainer.first < cue.first and cue.first - gainer.last <= 2
        begin = gainer.first if gainer and adjoins else cue.first
        made = Taking(cue, cue.first, noun.last if noun and noun.last - cue.last <= 3 else cue.last, begin, where.last, sentence, where, self._type(cue, sentence), gainer, loser)
        if entry.who == "leaves":
            made = replace(made, gainer=self._holder(where, sentence), loser=gainer)
        if entry.who == "gives":
            made = replace(made, gainer=self._receiver(where), loser=gainer)
        others = [p for p in (made.gainer, made.loser) if p]
        ends = [where.last, *(p.last for p in others if where.last <= p.first <= where.last + 5)]
        return replace(made, end=max(ends), rules=(cue.rule, *((noun.rule,) if noun else ()), *where.rules, *(r for p in others for r in p.rules)))

    def _singular(self, where: Where) -> bool:
        """«قرية يسيطر عليها» is a place; «المناطق التي يسيطر عليها» only says whose land it is."""
        return whereabouts.singular(self.focus, where)

    def _before(self, cue: Hit, verb: bool, sentence: Sentence) -> Party | None:
        """The subject before a verb; that of a noun only beside it or under a verb that governs both: «تمكن الجيش من السيطرة»."""
        done = self.hits.at("intents", cue.first - 1)
        if not verb and done and done.forms[0] in ("تم", "تمت", "جري", "جرت", "يتم"):
            free = [p for s in self.focus.actors_in(sentence.first, cue.first)[:1] if (p := parties.party_at(self.focus, s.first))]
            return free[0] if free else None
        party = parties.before(self.focus, cue.first, sentence, beyond=verb and self._dropped(cue, sentence))
        armed = self._armed_before(cue) if verb and (party is None or party.last < cue.first - 1) else None
        if armed:
            return armed
        if not verb and self.focus.form(cue.first - 1) in _THEN and not cue.article and not cue.pronoun:
            return None  # «بعد تحرير المدينة»: by whom is not said
        if party is None or verb or cue.pronoun or self.hits.at("takings", cue.first - 1):
            return party
        if party.first < sentence.first:
            return None
        if cue.first - party.last <= _BESIDE:
            return None if self._intent(cue.first - 1, "battle") or self._intent(cue.first - 2, "battle") else party
        low = self.focus.clause_start(cue.first, sentence)
        governed = any(self._intent(i, "succeed", "try", "decide", "deny", "aim") for i in range(max(low, cue.first - 2 * _REACH), cue.first))
        return party if governed and party.first >= low else None

    def _armed_before(self, cue: Hit) -> Party | None:
        """«الثوار استعادوها»: armed people right before a verb whose side no name gives: that of the gain told last."""
        noun = next((h for k in (cue.first - 1, cue.first - 2) if (h := self.hits.at("counted", k)) and h.entry.armed), None)  # type: ignore[attr-defined]
        if noun is None or any(s.last > noun.first for s in self.focus.actors_in(noun.first - 4, cue.first)):
            return None
        named = parties.party_at(self.focus, noun.first)
        return Party(noun.first, noun.last, (named.side if named and not noun.article else None) or self.winner)

    def _dropped(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a verb can have its subject outside its clause: none stands right before it."""
        at = cue.first - 1
        opens = at < sentence.first or cue.proclitic or not self.focus.form(at).isalpha() or self.hits.at("particles", at) or self.hits.at("times", at)
        return bool(opens or self.focus.form(at) in ("قد", "كان", "كانت", "لقد", "ايضا"))

    def _intent(self, word: int, *ids: str) -> bool:
        hit = self.hits.at("intents", word)
        return hit is not None and hit.entry.id in ids

    def _given(self, cue: Hit, where: Where) -> Party | None:
        """«سيطرة كاملة للقوات الكردية على»: the one to whom a noun gives the place."""
        spots = (self.focus.actor_at(i) for i in range(cue.last, min(where.first, cue.last + 5)) if self.focus.form(i).startswith("ل"))
        spot = next((s for s in spots if s), None) if cue.shape == "noun" else None
        return parties.party_at(self.focus, spot.first) if spot else None

    def _nominal(self, cue: Hit) -> bool:
        """«قتل», «طرد» are noun and verb alike: a noun after a preposition."""
        return cue.shape == "past" and bool(cue.entry.noun) and (self.focus.form(cue.first - 1) in _PREPOSITIONS or cue.proclitic.endswith(("ل", "ب")))

    def _subject_after(self, cue: Hit) -> Party | None:
        """The subject right after a cue, or after «فيها» and other small words."""
        for i in range(cue.last, cue.last + 3):
            if party := parties.party_at(self.focus, i):
                return party
            if cue.shape == "noun" or not (whereabouts.pronoun_of(self.focus.form(i), "في") or self.hits.at("times", i)):
                return None
        return None

    def _lent(self, cue: Hit, sentence: Sentence) -> Hit | None:
        """The noun of control to which a verb lends its sense: «استعاد الجيش السيطرة على»."""
        for i in range(cue.last, min(cue.last + _LEAD, sentence.last)):
            noun = self.hits.at("takings", i)
            if noun and noun.entry.id in ("control", "seize") and noun.shape == "noun":
                return noun if noun.article or noun.pronoun else None  # «أعاد إلى الأذهان سيطرة …» takes nothing
            if noun and noun.shape in ("past", "present") or self.focus.form(i) in ("قبضته", "قبضتها", "قبضتهم", "حصارا", "حصارها"):
                return noun if noun and noun.entry.id == "control" else None
        return None

    def _past(self, cue: Hit) -> int:
        party = parties.party_at(self.focus, cue.last) if cue.shape == "noun" and not cue.pronoun and not cue.article else None
        return party.last if party else cue.last

    def _place(self, at: int, joins: tuple[str, ...], sentence: Sentence) -> Where | None:
        """The place that the first fitting preposition leads to, or that follows bare."""
        if "object" in joins and (where := whereabouts.read(self.focus, at)):
            return where
        for i in range(at, min(at + _REACH, sentence.last)):
            form = self.focus.form(i)
            for join in joins:
                if form == join and self.focus.form(i - 1) not in _NEARNESS:
                    return whereabouts.read(self.focus, i + 1)
                if join != "object" and whereabouts.pronoun_of(form, join):
                    return self._relative(at, i) or whereabouts.taken_up(self.focus, i, sentence)
            if self._ends(i):
                return None
        return None

    def _relative(self, at: int, pronoun: int) -> Where | None:
        """«قرية يسيطر عليها», «المواقع التي سيطروا عليها»: the noun right before the verb."""
        cue = next((h for k in range(at - 1, max(-1, at - 12), -1) if (h := self.hits.at("takings", k))), None)
        i = cue.first - 1 if cue and cue.shape in ("past", "present") else -1
        while i > 0 and self.focus.form(i) in _LINKS:
            i -= 1
        if i <= 0:
            return None
        spot = next((s for k in range(i, max(-1, i - 5), -1) if (s := self.focus.place_at(k)) and s.last == i + 1), None)
        if spot:
            where = whereabouts.read(self.focus, spot.first)
        else:
            noun = next((h for k in (i, i - 1, i - 2) if (h := self.hits.at("placeparts", k)) and h.entry.kind == "site"), None)  # type: ignore[attr-defined]
            where = whereabouts.read(self.focus, noun.first) if noun and self._just(noun, i) else None
        return replace(where, last=pronoun + 1, pronoun=True, relative=True) if where else None

    def _just(self, noun: Hit, i: int) -> bool:
        """Whether only adjectives stand between a noun and a word."""
        forms = [self.focus.form(k) for k in range(noun.last, i + 1)]
        return all(f.startswith("ال") if noun.article else f.isalpha() and not f.startswith("ال") for f in forms)

    def _ends(self, i: int) -> bool:
        """Whether another clause begins at a word: nothing beyond it belongs to the cue."""
        other = self.hits.at("takings", i)
        particle = self.hits.at("particles", i)
        said = self.hits.at("cues", i)
        return bool(
            other
            or particle and particle.entry.kind in ("relative", "that", "clause")  # type: ignore[attr-defined]
            or said and said.shape in ("past", "present")
        )  # fmt: skip

    def _object_pronoun(self, cue: Hit, sentence: Sentence) -> Where | None:
        """«استعادتها», «دخلوها»."""
        if cue.pronoun in ("ها", "ه") and "object" in cue.entry.joins:  # type: ignore[attr-defined]
            where = whereabouts.taken_up(self.focus, cue.first, sentence)
            return replace(where, first=cue.last, last=cue.last) if where else None
        return None

    def _after(self, where: Where, verb: bool) -> Party | None:
        """A subject after the place: «سيطر عليها التنظيم»; or the one who does it: «من قبل التنظيم»."""
        for i in range(where.last, where.last + 4):
            holder = self.hits.at("holders", i)
            if holder and holder.entry.kind == "agent":  # type: ignore[attr-defined]
                return self._led(holder)
        return parties.party_at(self.focus, where.last) if verb and where.pronoun else None

    def _loser(self, where: Where, entry: Any) -> Party | None:
        """Whom the place is taken from: «من قبضة التنظيم», «من التنظيم»."""
        for i in range(where.last, where.last + 5):
            holder = self.hits.at("holders", i)
            if holder and holder.entry.kind == "loser":  # type: ignore[attr-defined]
                return self._led(holder)
            if entry.loser and self.focus.form(i) == folded(entry.loser) and (party := parties.party_at(self.focus, i + 1)):
                return party
            if self._ends(i):
                break
        return None

    def _expels(self, cue: Hit, party: Party | None, where: Where, sentence: Sentence) -> tuple[Party | None, Party | None]:
        """Who drives whom out: «طرد الجيش المسلحين من», «طرد المسلحين من», «الجيش طرد المسلحين من»."""
        if cue.pronoun:  # «طردهم من», «طردها من»
            return None, parties.before(self.focus, cue.first, sentence)
        second = parties.party_at(self.focus, party.last) if party else None
        if second:
            return party, second
        return parties.before(self.focus, cue.first, sentence), party

    def _holder(self, where: Where, sentence: Sentence) -> Party | None:
        """Who has a place after another lost it: «لصالح التنظيم»."""
        for i in range(where.last, min(where.last + 5, sentence.last)):
            holder = self.hits.at("holders", i)
            if holder and holder.entry.id == "hands":
                return self._led(holder)
        return None

    def _led(self, holder: Hit) -> Party | None:
        """The party after «من قبضة», «على يد»."""
        party = parties.party_at(self.focus, holder.last)
        return replace(party, rules=(holder.rule,)) if party else None

    def _receiver(self, where: Where) -> Party | None:
        for i in range(where.last, where.last + 3):
            if self.focus.form(i) == "الي" and (party := parties.party_at(self.focus, i + 1)):
                return party
            spot = self.focus.actor_at(i)
            if spot and self.focus.form(i).startswith("ل"):
                return parties.party_at(self.focus, i)
        return None

    # a place that falls, is held, is named a stronghold

    def _meets(self, cue: Hit, sentence: Sentence) -> Taking | None:
        if cue.entry.type == "holds":  # type: ignore[attr-defined]
            return self._held(cue, sentence)
        where = whereabouts.read(self.focus, cue.last)
        if where is None and cue.pronoun == "ها":
            taken = whereabouts.taken_up(self.focus, cue.first, sentence)
            where = replace(taken, first=cue.last, last=cue.last) if taken else None
        if where is None and cue.shape == "past" and cue.forms[0].endswith("ت"):
            where = self._antecedent(cue.first, sentence)
        if where is None or where.entity is None:
            return None
        last = max(where.last, cue.last)
        gainer = self._holder(replace(where, last=last), sentence) or self._after(replace(where, last=last), False)
        end = max(last, gainer.last if gainer else 0)
        rules = (cue.rule, *where.rules, *(gainer.rules if gainer else ()))
        return Taking(cue, cue.first, cue.last, min(where.first, cue.first), end, sentence, where, cue.entry.type, gainer, rules=rules)  # type: ignore[attr-defined]

    def _held(self, cue: Hit, sentence: Sentence) -> Taking | None:
        where = self._antecedent(cue.first, sentence)
        own = cue.entry.who == "own"  # type: ignore[attr-defined]
        holder = parties.before(self.focus, cue.first, sentence) if own else parties.party_at(self.focus, cue.last)
        if where is None or not own and holder is None:
            return None
        end = max(cue.last, holder.last if holder and not own else 0)
        return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, "holds", holder, rules=(cue.rule, *where.rules))

    def _antecedent(self, at: int, sentence: Sentence) -> Where | None:
        """The place of which a following word speaks, with only links between."""
        i = at - 1
        while i > sentence.first and at - i < 8:
            for first in range(i, max(sentence.first, i - 5) - 1, -1):
                spot = self.focus.place_at(first)
                if spot and spot.last == i + 1:
                    return whereabouts.read(self.focus, spot.first)
            form = self.focus.form(i)
            if form not in _LINKS and not form.startswith("ال"):
                return None
            i -= 1
        return None

    def _seat(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«الرقة، معقل التنظيم»."""
        holder = parties.party_at(self.focus, cue.last)
        where = self._antecedent(cue.first, sentence) if holder else None
        if holder is None or where is None:
            return None
        return Taking(cue, cue.first, cue.last, where.first, holder.last, sentence, where, "holds", holder, rules=(cue.rule, *where.rules))

    def _makes(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A zone that somebody makes: «أقام الجيش منطقة عازلة جنوبي المدينة»."""
        where = None
        for i in range(cue.last, min(cue.last + 5, sentence.last)):
            where = whereabouts.read(self.focus, i)
            if where or self._ends(i):
                break
        if where is None:
            return None
        gainer = parties.before(self.focus, cue.first, sentence)
        begin = gainer.first if gainer and 0 <= cue.first - gainer.last <= 3 else cue.first
        while begin > sentence.first and begin < cue.first and self.focus.form(begin - 1) in _MAKING:
            begin -= 1
        return Taking(cue, cue.first, cue.last, begin, where.last, sentence, where, cue.entry.type, gainer, rules=(cue.rule, *where.rules))  # type: ignore[attr-defined]

    # type and status

    def _type(self, cue: Hit, sentence: Sentence) -> str:
        """The entry's type, or its state in a report's present tense; headlines tell events in the present."""
        entry: Any = cue.entry
        if entry.state is None or cue.shape not in ("present", "participle") or cue.proclitic.endswith("س"):
            return entry.type
        block = self.focus.reading.layout.blocks[sentence.block].kind
        previous = self.focus.form(cue.first - 1)
        again = any("مره" in self.focus.form(i) or self.focus.form(i) == "المره" for i in range(cue.first - 5, cue.first))
        return entry.type if block != "paragraph" or previous in ("ان", "لم", "لن", "كي", "لكي", "حتي") or again else entry.state

    def _weighed(self, taking: Taking) -> Taking:
        """With its status, its type by status and part, and who supports it."""
        status, rule = self._status(taking)
        kind = taking.type
        if taking.loser and kind == "withdrew":
            kind = "withdrawal_decided" if status == "decided" else "withdrew_partial" if taking.where.part in PARTIAL else kind
        if kind == "captured" and taking.where.part in PARTIAL and taking.where.number is None:
            kind = "captured_partial"
        status = "reported" if status == "decided" and kind in LEFT else "planned" if status == "decided" else status
        if status == "presupposed" and kind in ("captured", "recaptured"):
            kind = "captured_implied"
        helped = tuple(self._supporters(taking))
        rules = (*taking.rules, *((rule,) if rule else ()), *(("holders/support",) if helped else ()))
        end = max((last for _, last in helped), default=taking.end)
        end = max(taking.end, end) if end <= taking.end + 5 else taking.end
        return replace(taking, type=kind, status=status, end=end, supporters=tuple(s for s, _ in helped), rules=tuple(dict.fromkeys(rules)))

    def _status(self, taking: Taking) -> tuple[str, str | None]:
        cue, first = taking.cue, taking.first
        if cue.proclitic.endswith("س"):
            return "planned", None
        if cue.proclitic.endswith("ل"):
            return "planned", None
        start = max(taking.sentence.first, first - (_BACK if cue.shape == "noun" else _BACK // 3))
        for i in range(first - 1, start - 1, -1):
            if self.focus.form(i) in "،؛:." or (other := self.hits.at("takings", i)) and other.shape in ("past", "present"):
                break
            hit = self.hits.at("intents", i)
            if hit is None or not self._bears(hit, cue, first - i):
                continue
            return hit.entry.kind, hit.rule  # type: ignore[attr-defined]
        return "reported", None

    def _bears(self, hit: Hit, cue: Hit, distance: int) -> bool:
        """Whether a word of intent speaks of this cue: a negation stands right before a verb, a battle right before a noun."""
        verb = cue.shape in ("past", "present")
        if hit.entry.id == "battle":
            return not verb and distance <= 2 and not cue.pronoun
        if hit.entry.id == "deny" and hit.forms[0] in ("لم", "لن", "ليس", "ليست", "عدم"):
            return distance <= 2
        if hit.entry.id in ("free", "decide"):
            return hit.last <= cue.first
        return not verb or hit.entry.id in ("deny", "aim", "try") and distance <= 4

    def _supporters(self, taking: Taking) -> Iterator[tuple[str, int]]:
        """Sides named as helping, each with the word after its name."""
        for i in range(taking.first, min(taking.end + 8, taking.sentence.last)):
            hit = self.hits.at("holders", i)
            if hit and hit.entry.kind == "support":  # type: ignore[attr-defined]
                for k in range(hit.last, hit.last + 3):
                    nation, spot = self.hits.at("nations", k), self.focus.actor_at(k)
                    if spot and spot.side or nation and nation.entry.side:  # type: ignore[attr-defined]
                        yield (spot.side, spot.last) if spot and spot.side else (nation.entry.side, k + 1)  # type: ignore[union-attr, attr-defined, misc]
                        break
