"""Places that are spoken of themselves: they fall, pass from one to another, are held, stand besieged, are made a zone."""

import re

from analysis.extract import antecedents, parties, reach, voices, whereabouts
from analysis.extract.antecedents import REACH
from analysis.extract.doers import Doers
from analysis.extract.focus import Focus
from analysis.extract.holdings import BECOME, STAYING, Holdings
from analysis.extract.layout import Sentence
from analysis.extract.party import Party
from analysis.extract.sites import Where
from analysis.extract.taking import LEAD, Taking
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace
from analysis.text.fold import folded

_BESIDE = 3
_MAKING = frozenset(
    "تبقي ابقت يبقي ابقي تريد تفرض يفرض تنشي ينشي اقامت اقام انشات انشا شكلت".split()
    + "شكل فرضت فرض وضعت اقامه انشاء فرض تقيم يقيم".split()
)
_DECLARED = BECOME | frozenset("اعلن اعلنت اعلنا اعلنتا تعتبر يعتبر".split())
_ZONES = frozenset("مدينه منطقه مناطق بلده محافظه قريه".split())
_BESIDES = frozenset("معها معه بعدها بعده تباعا كذلك ايضا".split())
_DEVOLVES = frozenset(("الت", "يوول", "تووول"))  # «آلت المدينة إلى الجيش»
_THEIR_SIEGE = frozenset("حصاره حصارها حصارهم".split())
_PASSIVE = re.compile("\u064f(?!\u0648)")  # a damma that no «و» follows: «حُرّرت», «احتُلّت»


def _feminine(verb: Hit) -> bool:
    """Whether a verb is of a feminine subject, as towns are: «سقطت», «تسقط»."""
    return verb.forms[0].endswith(("ت", "تا")) if verb.shape == "past" else verb.shape == "present" and verb.forms[0].startswith("ت")


class Standings:
    """Reads words of control whose subject is the place."""

    def __init__(self, focus: Focus, doers: Doers, used: set[int]):
        self.focus, self.hits, self.doers, self.used = focus, focus.reading.hits, doers, used
        self.holdings = Holdings(focus)

    def suffers(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A verb that its vowels make passive: «حُرّرت المدينة», «المدينة التي احتُلّت»; by whom it may leave open."""
        if (
            cue.shape != "past"
            or cue.pronoun
            or "object" not in cue.entry.joins
            or not _PASSIVE.search(self.focus.reading.text[cue.start : cue.end])
        ):
            return None
        if cue.entry.who == "leaves" and self.focus.form(cue.last) == "من":
            return None  # «أُخلي المستشفى من مرضاه»
        where = whereabouts.read(self.focus, cue.last) or antecedents.antecedent(self.focus, cue.first, sentence)
        if where is None or (where.first == cue.last and where.entity is None and where.number is None):
            return None
        end = max(where.last, cue.last)
        behind = replace(where, last=end)
        by, loser = self.doers.after(behind, False), self.doers.loser(behind, cue.entry)
        if cue.entry.who == "gives":
            by = self.doers.receiver(behind)  # «كانت المدينة قد سُلمت إلى القوات»
        begin, end = min(where.first, cue.first), max(end, *(p.last for p in (by, loser) if p), 0)
        return Taking(cue, cue.first, cue.last, begin, end, sentence, where, cue.entry.type, by, loser, rules=(cue.rule, *where.rules))

    def passes(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A place, or control of it, that passes from one to another: «آلت السيطرة على تدمر إلى», «عادت تدمر إلى سيطرة»."""
        noun = self.hits.on["takings"](cue.last)
        control = noun if noun and noun.entry.id == "control" and noun.shape == "noun" else None
        where = reach.place(self.focus, control.last, ("علي",), sentence) if control else whereabouts.read(self.focus, cue.last)
        if where is None and cue.pronoun == "ها":
            where = self._resumed(cue, sentence)  # «بعد وقوعها في يد التنظيم»
        if where is None and cue.shape in ("past", "present") and self._at_once(cue):
            where = antecedents.antecedent(self.focus, cue.first, sentence) or antecedents.subject(self.focus, cue.first, sentence)
            where = replace(where, last=cue.last) if where else None  # «تلة الحصن وقعت مجدداً في أيدي المسلحين»
        if where is None or whereabouts.country(where):
            return None
        yields = cue.entry.id == "yield" or cue.forms[0] in _DEVOLVES  # «دانت المدينة، ثاني المدن، بالكامل للتنظيم»
        receiver = self.doers.receiver(where, REACH) if yields else None
        loser = None if receiver else self.doers.loser(where, cue.entry)
        behind = replace(where, last=max(where.last, loser.last if loser else 0))
        gainer = self.doers.holder(behind, sentence) or receiver or (self.doers.receiver(behind) if control else None)
        parties_ = [p for p in (gainer, loser) if p]
        if not parties_:
            return None
        if control:
            self.used.add(control.first)
        end = max(where.last, *(p.last for p in parties_))
        rules = (cue.rule, *where.rules, *(r for p in parties_ for r in p.rules))
        begin = min(where.first, cue.first)
        return Taking(cue, cue.first, cue.last, begin, end, sentence, where, cue.entry.type, gainer, loser, rules=rules)

    def _at_once(self, cue: Hit) -> bool:
        """Whether the hands into or out of which a place falls are told right after the verb."""
        near = (self.hits.on["holders"](i) for i in range(cue.last, cue.last + _BESIDE))
        return any(hit.entry.id in ("hands", "grip") for hit in near if hit)

    def _resumed(self, cue: Hit, sentence: Sentence) -> Where | None:
        taken = whereabouts.taken_up(self.focus, cue.first, sentence)
        return replace(taken, first=cue.last, last=cue.last) if taken else None

    def contested(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """Fighting that goes on in a place: «معارك كر وفر في المدينة», «المدينة تشهد معارك كر وفر»."""
        changes = cue.entry.id == "to_and_fro"  # «انتقلت المدينة من يد إلى يد في شهر»
        where = None if changes else reach.place(self.focus, cue.last, ("في", "علي", "داخل"), sentence)
        where = where or (antecedents.antecedent(self.focus, cue.first, sentence) if changes else None)
        where = where or antecedents.subject(self.focus, cue.first, sentence)
        where = where or self._last_place(cue, sentence)
        if where is None or whereabouts.country(where) or (where.entity is None and where.part is None):
            return None
        begin, end = min(where.first, cue.first), max(where.last, cue.last)
        return Taking(cue, cue.first, cue.last, begin, end, sentence, where, cue.entry.type, rules=(cue.rule, *where.rules))

    def _last_place(self, cue: Hit, sentence: Sentence) -> Where | None:
        spots = self.focus.places_in(self.focus.clause_start(cue.first, sentence), cue.first)
        return whereabouts.read(self.focus, spots[-1].first) if spots else None

    def meets(self, cue: Hit, sentence: Sentence) -> Taking | None:
        if cue.entry.type == "holds":
            return self.holdings.held(cue, sentence)
        where = whereabouts.read(self.focus, cue.last + (self.focus.form(cue.last) in _BESIDES))  # «سقطت معها بلدات …»
        if where is None and cue.pronoun == "ها":
            where = self._resumed(cue, sentence)
        left = cue.entry.type == "withdrew"  # «المطار خلا من مقاتليه»
        if where is None and (_feminine(cue) or left):
            where = antecedents.antecedent(self.focus, cue.first, sentence)
        where = where or self._stood(cue, sentence)
        if where is None or (where.entity is None and not where.pronoun):
            return None
        last = max(where.last, cue.last)
        behind = replace(where, last=last)
        gainer = self.doers.holder(behind, sentence) or self.doers.after(behind, False)
        loser = (self.doers.loser(behind, cue.entry) if cue.entry.loser else None) or voices.denying(self.focus, cue, gainer)
        if left and (loser is None or not loser.side):
            return None  # «خلا الشارع من المارة»
        named = [p for p in (gainer, loser) if p]
        end = max(last, self.doers.hands_end(behind), *(p.last for p in named), 0)
        rules = (cue.rule, *where.rules, *(r for p in named for r in p.rules))
        begin = min(where.first, cue.first)
        return Taking(cue, cue.first, cue.last, begin, end, sentence, where, cue.entry.type, gainer, loser, rules=rules)

    def _stood(self, cue: Hit, sentence: Sentence) -> Where | None:
        """A place before a verb in the masculine that did not fall: «جبل المنارة لم يسقط»; it may be a site that no gazetteer knows."""
        if self.focus.form(cue.first - 1) != "لم" or _feminine(cue):
            return None
        where = antecedents.antecedent(self.focus, cue.first, sentence)
        masculine = where is not None and not folded(where.text).split()[0].endswith(("ه", "ات"))
        return replace(where, pronoun=True) if where and masculine and whereabouts.singular(self.focus, where) else None

    def stands(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A place that is besieged or surrounded, by whom it may leave open: «البلدات المحاصرة», «محاصرة من قبل التنظيم»."""
        where = self._freed(cue, sentence) if cue.entry.id == "freed" else antecedents.antecedent(self.focus, cue.first, sentence)
        if where is None and cue.shape == "form":
            where = self.holdings.years_under(cue, sentence)
        if where and cue.shape == "form" and antecedents.governed(self.focus, where, cue.first):
            where = antecedents.subject(self.focus, cue.first, sentence) or where  # «المدينة في إقليم بكول ترزح تحت حصار»
        if where is None:
            return None
        where = replace(where, last=cue.last)
        if cue.entry.id == "freed":  # «محررة من التنظيم»
            loser = parties.party_at(self.focus, cue.last + 1) if self.focus.form(cue.last) == "من" else None
            end = loser.last if loser else cue.last
            rules = (cue.rule, *where.rules)
            still = any(self.focus.form(i) in STAYING for i in (cue.first - 1, where.first - 1))
            kind = "holds" if still else cue.entry.type  # «ما زالت البلدة محررة»
            return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, kind, None, loser, rules=rules)
        by = self.doers.after(where, True)
        if by is None and self.focus.form(where.last) == "من":
            by = parties.party_at(self.focus, where.last + 1)  # «المطار المحاصر من مقاتلي التنظيم»
        if by is None and cue.shape == "form" and cue.forms[-1] in _THEIR_SIEGE:  # «عامها الثامن تحت حصارهم»
            by = parties.meant(self.focus, cue.first, sentence, cue.forms[-1]) or parties.before(self.focus, cue.first, sentence)
        if by is None:  # «تحت الحصار المزدوج للدعم السريع»
            of = (parties.party_at(self.focus, i) for i in range(cue.last, cue.last + _BESIDE) if self.focus.form(i).startswith("ل"))
            by = next((p for p in of if p and p.side), None)
        laid = next((h for i in range(cue.last, cue.last + _BESIDE) if (h := self.hits.on["takings"](i))), None)
        if by is None and laid and laid.entry.lead and laid.pronoun:
            by = parties.party_at(self.focus, laid.last)  # «تحت حصار خانق تفرضه الحركة»
        end = max(by.last if by else 0, cue.last)
        rules = (cue.rule, *where.rules, *(by.rules if by else ()))
        return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, cue.entry.type, by, rules=rules)

    def _freed(self, cue: Hit, sentence: Sentence) -> Where | None:
        """The place that has come to be free or is declared so: «باتت المدينة محررة», «أُعلنت مدينة محررة»; «المدينة المحررة» is no news."""
        at = cue.first - (self.focus.form(cue.first - 1) in _ZONES)
        where = None if cue.article else antecedents.antecedent(self.focus, at, sentence) or antecedents.subject(self.focus, at, sentence)
        told = range(max(sentence.first, cue.first - 2 * LEAD), cue.first)
        said = _DECLARED | STAYING
        return where if where and any(self.focus.form(i).removeprefix("و") in said for i in told) else None

    def makes(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A zone that somebody makes: «أقام الجيش منطقة عازلة جنوبي المدينة»."""
        where = None
        for i in range(cue.last, min(cue.last + 5, sentence.last)):
            where = whereabouts.read(self.focus, i)
            if where or reach.ends(self.focus, i):
                break
        if where is None and self.focus.form(cue.first - 1) in _MAKING:
            where = Where(cue.first, cue.last, self.focus.reading.words.quote(cue.first, cue.last), None)  # «إقامة حزام أمني»
        if where is None:
            return None
        gainer = self._state_before(cue, sentence) or parties.before(self.focus, cue.first, sentence)
        begin = gainer.first if gainer and 0 <= cue.first - gainer.last <= 3 else cue.first
        while begin > sentence.first and begin < cue.first and self.focus.form(begin - 1) in _MAKING:
            begin -= 1
        return Taking(cue, cue.first, cue.last, begin, where.last, sentence, where, cue.entry.type, gainer, rules=(cue.rule, *where.rules))

    def _state_before(self, cue: Hit, sentence: Sentence) -> Party | None:
        """A state that makes a zone: «إسرائيل تقيم حزاماً أمنياً», «التوغل التركي يهدف إلى إقامة منطقة عازلة»."""
        near = range(cue.first - 1, max(sentence.first, cue.first - _BESIDE) - 1, -1)
        verb = next((i for i in near if self.focus.form(i).removeprefix("و") in _MAKING), None)
        if verb is None:
            return None
        heads = sentence.first if self.focus.form(verb).startswith("و") else verb - 1  # «إسرائيل تنسحب وتقيم حزاماً»
        spot = next((s for i in (verb + 1, heads) if (s := self.focus.actor_at(i)) and s.side), None)
        if spot:
            return Party(spot.first, spot.last, spot.side, spot.entity.id if spot.entity else None)
        nations = (self.hits.on["nations"](i) for i in range(verb - 1, max(sentence.first, verb - LEAD) - 1, -1))
        nation = next((n for n in nations if n and n.article and n.entry.side), None)
        return Party(nation.first, nation.last, nation.entry.side) if nation else None
