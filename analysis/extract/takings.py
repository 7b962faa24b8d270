"""From a word of control to what it says: which place, who takes it, who loses it, how surely."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from analysis.extract import parties, reach, whereabouts
from analysis.extract.doers import Doers
from analysis.extract.focus import Focus
from analysis.extract.intents import weighed
from analysis.extract.layout import Sentence
from analysis.extract.parties import Party
from analysis.extract.taking import Taking
from analysis.extract.whereabouts import Where
from analysis.lexicon.matching import Hit
from analysis.text.fold import folded_words

_RULE = frozenset("لسيطره لنفوذ لحكم لسلطه لاحتلال لاداره".split())
_ZONES = frozenset("مناطق المناطق منطقه خطوط نقاط حدود".split())
_TAKEN = frozenset(("captured", "recaptured"))
_ROUND = frozenset(("besieged", "encircled"))
_BESIDE = 3  # words between armed people and the verb that says that they come or go
_LEAD = 8  # words between «استعاد» and «السيطرة»
_MAKING = frozenset("اقامت اقام انشات انشا شكلت شكل فرضت فرض وضعت".split())


class Takings:
    """Reads the words of control of one document."""

    def __init__(self, focus: Focus):
        self.focus, self.hits = focus, focus.reading.hits
        self.used: set[int] = set()
        self.doers = Doers(focus)

    def find(self) -> Iterator[Taking]:
        """All takings in order of the text, one for each place of a list."""
        covered = 0  # word before which a holder is that of an event already told: «سقطت … في قبضة»
        for cue in self.hits["takings"]:
            sentence = self.focus.reading.sentence_at(cue.first)
            told = cue.first < covered and cue.entry.type == "holds"
            named = self.focus.in_name(cue.first)  # «هيئة تحرير الشام», «الاحتلال»
            named = named or (cue.shape == "noun" and self.focus.form(cue.first - 1) in _ZONES)  # «مناطق سيطرة النظام»
            if sentence and cue.first not in self.used and not told and not named:
                for taking in self._read(cue, sentence):
                    if taking.gainer and taking.gainer.side and taking.type != "holds":
                        self.doers.winner = taking.gainer.side
                    covered = max(covered, taking.end)
                    yield weighed(self.focus, taking)

    def _read(self, cue: Hit, sentence: Sentence) -> Iterator[Taking]:
        who = cue.entry.who
        reader = {
            "meets": self._meets,
            "seat": self._seat,
            "own": self._held,
            "held": self._held,
            "makes": self._makes,
            "stands": self._stands,
            "under": self._under,
        }.get(who, self._takes)
        round_people = cue.entry.type in _ROUND and cue.pronoun in ("هم", "هما")
        found = None if round_people else reader(cue, sentence)
        if found is None and not round_people and cue.shape == "noun" and cue.entry.type in _ROUND:
            # «بلدة محاصرة» is written like «محاصرة بلدة»
            found = self._stands(cue, sentence)
        if found is None:
            return
        for where in whereabouts.listed(self.focus, found.where):
            yield found if where is found.where else replace(found, where=where, end=max(found.end, where.last))

    # one that acts: takes, leaves, hands over

    def _takes(self, cue: Hit, sentence: Sentence) -> Taking | None:
        entry: Any = cue.entry
        if entry.type in _ROUND and cue.shape == "noun" and not cue.article:
            spoken_of = reach.antecedent(self.focus, cue.first, sentence)
            if spoken_of and cue.first - spoken_of.last <= 1:  # «أصبحت المحافظة محاصرة من جهتي الجوف وشبوة»
                return self._stands(cue, sentence)
        noun = self._lent(cue, sentence) if entry.lead else None
        if entry.lead and noun is None and "object" not in entry.joins:
            return None
        party = self.doers.beside(cue) or self.doers.ours(noun or cue)
        where = self._where(cue, noun, party, sentence)
        if where is None or not self._bears(cue, party, where):
            return None
        verb = cue.shape in ("past", "present")
        gainer = (
            party
            or self.doers.given(cue, where)
            or self.doers.after(where, verb)
            or self.doers.before(cue, verb and not self.doers.nominal(cue), sentence)
        )
        loser = self.doers.loser(where, entry)
        if entry.loser == "object":
            gainer, loser = self.doers.expelled(cue, party, where, sentence)
        if not self._done(cue, party, gainer, loser):
            return None
        surrounds = noun is not None and noun.entry.type in _ROUND
        kind = noun.entry.type if noun and surrounds else self._type(cue, sentence)
        adjoins = gainer is not None and sentence.first <= gainer.first < cue.first and cue.first - gainer.last <= 2
        begin = gainer.first if gainer and adjoins else cue.first
        last = noun.last if noun and noun.last - cue.last <= 3 else cue.last
        made = Taking(cue, cue.first, last, begin, where.last, sentence, where, kind, gainer, loser)
        if entry.who == "leaves":
            made = replace(made, gainer=self.doers.holder(where, sentence), loser=gainer)
        if entry.who == "gives":
            made = replace(made, gainer=self.doers.receiver(where), loser=gainer)
        named = [p for p in (made.gainer, made.loser) if p]
        end = max(where.last, *(p.last for p in named if where.last <= p.first <= where.last + 5), 0)
        if made.loser is None and entry.type in _TAKEN and (foe := self.doers.opponent(cue, where, sentence, gainer)):
            made, named = replace(made, loser=foe), [*named, foe]
        rules = (cue.rule, *((noun.rule,) if noun else ()), *where.rules, *(r for p in named for r in p.rules))
        return replace(made, end=end, rules=rules)

    def _where(self, cue: Hit, noun: Hit | None, party: Party | None, sentence: Sentence) -> Where | None:
        """The place that a cue, or the noun to which it lends its sense, reaches to."""
        if noun:
            self.used.add(noun.first)
            joins = (*folded_words(noun.entry.joins), "علي") if noun.entry.type in _ROUND else ("علي",)
            return reach.place(self.focus, self._past(noun), joins, sentence)
        joins = folded_words(cue.entry.joins)
        where = reach.place(self.focus, party.last if party else self._past(cue), joins, sentence)
        where = where or reach.object_pronoun(self.focus, cue, sentence)
        return where or (reach.front(self.focus, cue, sentence) if cue.entry.type == "advance" else None)

    def _bears(self, cue: Hit, party: Party | None, where: Where) -> bool:
        """Whether a cue speaks of control of the place that it reaches to."""
        entry = cue.entry
        if where.relative and where.entity is None and not whereabouts.singular(self.focus, where):
            return False
        if party and cue.shape == "noun" and "object" in entry.joins and self.focus.form(where.first) == "داخل":
            return False  # «محاصرة المسلحين داخل المبنى»: people, no place
        if entry.needs and not any(self.focus.form(i) in folded_words(entry.needs) for i in range(cue.last, where.first)):
            return False
        return not (entry.partial and where.part is None)

    def _done(self, cue: Hit, party: Party | None, gainer: Party | None, loser: Party | None) -> bool:
        """Whether those who must do it or suffer it are told."""
        entry = cue.entry
        if entry.loser == "object" and loser is None:
            return False
        if entry.armed and not (gainer and (gainer.side or party) and (party or cue.first - gainer.last <= _BESIDE or cue.shape == "noun")):
            return False
        return not (entry.attached and not party and not (gainer and 0 <= cue.first - gainer.last <= 2))

    def _lent(self, cue: Hit, sentence: Sentence) -> Hit | None:
        """The noun of control to which a verb lends its sense: «استعاد الجيش السيطرة على»."""
        for i in range(cue.last, min(cue.last + _LEAD, sentence.last)):
            noun = self.hits.at("takings", i)
            if noun and noun.entry.type in _ROUND and noun.shape == "noun":
                return noun  # «فرض حصاراً على», «أحكم الطوق على»
            if noun and noun.entry.id in ("control", "seize") and noun.shape == "noun":
                return noun if noun.article or noun.pronoun else None  # «أعاد إلى الأذهان سيطرة …» takes nothing
            if (noun and noun.shape in ("past", "present")) or self.focus.form(i) in ("قبضته", "قبضتها", "قبضتهم", "حصارا", "حصارها"):
                return noun if noun and noun.entry.id == "control" else None
        return None

    def _past(self, cue: Hit) -> int:
        party = parties.party_at(self.focus, cue.last) if cue.shape == "noun" and not cue.pronoun and not cue.article else None
        return party.last if party else cue.last

    # a place that falls, is held, is named a stronghold

    def _meets(self, cue: Hit, sentence: Sentence) -> Taking | None:
        if cue.entry.type == "holds":
            return self._held(cue, sentence)
        where = whereabouts.read(self.focus, cue.last)
        if where is None and cue.pronoun == "ها":
            taken = whereabouts.taken_up(self.focus, cue.first, sentence)
            where = replace(taken, first=cue.last, last=cue.last) if taken else None
        if where is None and cue.shape == "past" and cue.forms[0].endswith("ت"):
            where = reach.antecedent(self.focus, cue.first, sentence)
        if where is None or where.entity is None:
            return None
        last = max(where.last, cue.last)
        gainer = self.doers.holder(replace(where, last=last), sentence) or self.doers.after(replace(where, last=last), False)
        end = max(last, gainer.last if gainer else 0)
        rules = (cue.rule, *where.rules, *(gainer.rules if gainer else ()))
        return Taking(cue, cue.first, cue.last, min(where.first, cue.first), end, sentence, where, cue.entry.type, gainer, rules=rules)

    def _held(self, cue: Hit, sentence: Sentence) -> Taking | None:
        where = reach.antecedent(self.focus, cue.first, sentence)
        own = cue.entry.who == "own"
        holder = parties.before(self.focus, cue.first, sentence) if own else parties.party_at(self.focus, cue.last)
        if where is None and (resumed := reach.resumed(self.focus, cue)):
            where = whereabouts.taken_up(self.focus, resumed, sentence)  # «مؤكدة أنها تحت سيطرة الجيش»
        if cue.shape == "form" and where and reach.governed(self.focus, where, cue.first):
            where = reach.subject(self.focus, cue.first, sentence)
        if where is None or (not own and holder is None) or whereabouts.country(where):
            return None
        end = max(cue.last, holder.last if holder and not own else 0)
        return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, "holds", holder, rules=(cue.rule, *where.rules))

    def _stands(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A place that is besieged or surrounded, by whom it may leave open: «البلدات المحاصرة», «محاصرة من قبل التنظيم»."""
        where = reach.antecedent(self.focus, cue.first, sentence)
        if where is None:
            return None
        where = replace(where, last=cue.last)
        by = self.doers.after(where, True)
        end = by.last if by else cue.last
        rules = (cue.rule, *where.rules, *(by.rules if by else ()))
        return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, cue.entry.type, by, rules=rules)

    def _under(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«تخضع المدينة لسيطرة التنظيم», «المدينة التي خضعت لحكمه»."""
        where = whereabouts.read(self.focus, cue.last) or self._named(cue) or reach.antecedent(self.focus, cue.first, sentence)
        if where is None:
            return None
        behind = max(cue.last, where.last)
        at = next((i for i in range(behind, behind + _LEAD) if self.focus.form(i) in _RULE), None)
        holder = parties.party_at(self.focus, at + 1) if at else None
        if holder is None or whereabouts.country(where):
            return None
        begin = min(where.first, cue.first)
        return Taking(cue, cue.first, cue.last, begin, holder.last, sentence, where, "holds", holder, rules=(cue.rule, *where.rules))

    def _named(self, cue: Hit) -> Where | None:
        """A name that no gazetteer knows before «لسيطرة»."""
        at = next((i for i in range(cue.last + 1, cue.last + _LEAD) if self.focus.form(i) in _RULE), None)
        words = self.focus.reading.words
        if at is None or at - cue.last > _BESIDE:
            return None
        last = at - words.quote(at - 1, at).endswith("ً")  # «أصلاً» is no part of a name
        return Where(cue.last, last, words.quote(cue.last, last), None) if last > cue.last else None

    def _seat(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«الرقة، معقل التنظيم»."""
        described = (i for i in range(cue.last, cue.last + _BESIDE) if all(self.focus.form(k).startswith("ال") for k in range(cue.last, i)))
        holder = next((p for i in described if (p := parties.party_at(self.focus, i))), None)  # «المعقل الرئيس للمليشيات»
        where = reach.antecedent(self.focus, cue.first, sentence) if holder else None
        if holder is None or where is None:
            return None
        return Taking(cue, cue.first, cue.last, where.first, holder.last, sentence, where, "holds", holder, rules=(cue.rule, *where.rules))

    def _makes(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A zone that somebody makes: «أقام الجيش منطقة عازلة جنوبي المدينة»."""
        where = None
        for i in range(cue.last, min(cue.last + 5, sentence.last)):
            where = whereabouts.read(self.focus, i)
            if where or reach.ends(self.focus, i):
                break
        if where is None:
            return None
        gainer = parties.before(self.focus, cue.first, sentence)
        begin = gainer.first if gainer and 0 <= cue.first - gainer.last <= 3 else cue.first
        while begin > sentence.first and begin < cue.first and self.focus.form(begin - 1) in _MAKING:
            begin -= 1
        return Taking(cue, cue.first, cue.last, begin, where.last, sentence, where, cue.entry.type, gainer, rules=(cue.rule, *where.rules))

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
