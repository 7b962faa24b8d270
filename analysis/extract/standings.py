"""Places that are spoken of themselves: they fall, pass from one to another, are held, stand besieged, are made a zone."""

import re
from dataclasses import replace

from analysis.extract import parties, reach, whereabouts
from analysis.extract.doers import Doers
from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.taking import Taking
from analysis.extract.whereabouts import Where
from analysis.lexicon.matching import Hit

_RULE = frozenset("لسيطره لنفوذ لحكم لسلطه لاحتلال لاداره".split())
_BESIDE = 3
_LEAD = 8
_MAKING = frozenset("اقامت اقام انشات انشا شكلت شكل فرضت فرض وضعت".split())
_PASSIVE = re.compile("\u064f(?!\u0648)")  # a damma that no «و» follows: «حُرّرت», «احتُلّت»


class Standings:
    """Reads words of control whose subject is the place."""

    def __init__(self, focus: Focus, doers: Doers, used: set[int]):
        self.focus, self.hits, self.doers, self.used = focus, focus.reading.hits, doers, used

    def suffers(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A verb that its vowels make passive: «حُرّرت المدينة», «المدينة التي احتُلّت»; by whom it may leave open."""
        if (
            cue.shape != "past"
            or cue.pronoun
            or "object" not in cue.entry.joins
            or not _PASSIVE.search(self.focus.reading.text[cue.start : cue.end])
        ):
            return None
        where = whereabouts.read(self.focus, cue.last) or reach.antecedent(self.focus, cue.first, sentence)
        if where is None or (where.first == cue.last and where.entity is None and where.number is None):
            return None
        end = max(where.last, cue.last)
        behind = replace(where, last=end)
        by, loser = self.doers.after(behind, False), self.doers.loser(behind, cue.entry)
        begin, end = min(where.first, cue.first), max(end, *(p.last for p in (by, loser) if p), 0)
        return Taking(cue, cue.first, cue.last, begin, end, sentence, where, cue.entry.type, by, loser, rules=(cue.rule, *where.rules))

    def passes(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A place, or control of it, that passes from one to another: «آلت السيطرة على تدمر إلى», «عادت تدمر إلى سيطرة»."""
        noun = self.hits.at("takings", cue.last)
        control = noun if noun and noun.entry.id == "control" and noun.shape == "noun" else None
        where = reach.place(self.focus, control.last, ("علي",), sentence) if control else whereabouts.read(self.focus, cue.last)
        if where is None or whereabouts.country(where):
            return None
        loser = self.doers.loser(where, cue.entry)
        behind = replace(where, last=max(where.last, loser.last if loser else 0))
        gainer = self.doers.holder(behind, sentence) or (self.doers.receiver(behind) if control else None)
        parties_ = [p for p in (gainer, loser) if p]
        if not parties_:
            return None
        if control:
            self.used.add(control.first)
        end = max(where.last, *(p.last for p in parties_))
        rules = (cue.rule, *where.rules, *(r for p in parties_ for r in p.rules))
        return Taking(cue, cue.first, cue.last, cue.first, end, sentence, where, cue.entry.type, gainer, loser, rules=rules)

    def meets(self, cue: Hit, sentence: Sentence) -> Taking | None:
        if cue.entry.type == "holds":
            return self.held(cue, sentence)
        where = whereabouts.read(self.focus, cue.last)
        if where is None and cue.pronoun == "ها":
            taken = whereabouts.taken_up(self.focus, cue.first, sentence)
            where = replace(taken, first=cue.last, last=cue.last) if taken else None
        if where is None and cue.shape == "past" and cue.forms[0].endswith("ت"):
            where = reach.antecedent(self.focus, cue.first, sentence)
        if where is None or where.entity is None:
            return None
        last = max(where.last, cue.last)
        behind = replace(where, last=last)
        gainer = self.doers.holder(behind, sentence) or self.doers.after(behind, False)
        loser = self.doers.loser(behind, cue.entry) if cue.entry.loser else self.doers.denying(cue, gainer)
        named = [p for p in (gainer, loser) if p]
        end = max(last, *(p.last for p in named), 0)
        rules = (cue.rule, *where.rules, *(r for p in named for r in p.rules))
        begin = min(where.first, cue.first)
        return Taking(cue, cue.first, cue.last, begin, end, sentence, where, cue.entry.type, gainer, loser, rules=rules)

    def held(self, cue: Hit, sentence: Sentence) -> Taking | None:
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

    def stands(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A place that is besieged or surrounded, by whom it may leave open: «البلدات المحاصرة», «محاصرة من قبل التنظيم»."""
        where = reach.antecedent(self.focus, cue.first, sentence)
        if where is None:
            return None
        where = replace(where, last=cue.last)
        by = self.doers.after(where, True)
        end = by.last if by else cue.last
        rules = (cue.rule, *where.rules, *(by.rules if by else ()))
        return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, cue.entry.type, by, rules=rules)

    def under(self, cue: Hit, sentence: Sentence) -> Taking | None:
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

    def seat(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«الرقة، معقل التنظيم»."""
        described = (i for i in range(cue.last, cue.last + _BESIDE) if all(self.focus.form(k).startswith("ال") for k in range(cue.last, i)))
        holder = next((p for i in described if (p := parties.party_at(self.focus, i))), None)  # «المعقل الرئيس للمليشيات»
        where = reach.antecedent(self.focus, cue.first, sentence) if holder else None
        if holder is None or where is None:
            return None
        return Taking(cue, cue.first, cue.last, where.first, holder.last, sentence, where, "holds", holder, rules=(cue.rule, *where.rules))

    def makes(self, cue: Hit, sentence: Sentence) -> Taking | None:
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
