"""A hold that ends or comes in the place of another: a presence ended, a hand laid on a place, one side instead of another."""

from analysis.extract import antecedents, parties, reach, whereabouts
from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.party import Party
from analysis.extract.powers import friendly
from analysis.extract.sites import Where
from analysis.extract.taking import Taking
from analysis.lexicon.matching import Hit

_LEAD = 6  # words between a verb and the noun that says what it ends or lays
_LONG = 20  # the same where a long subject stands between
_ENDED = frozenset(
    "انهي انهت انهوا ينهي تنهي انهاء لانهاء بانهاء قضي قضت قضوا يقضي تقضي القضاء بالقضاء للقضاء قضاء".split()
    + "طوي طوت طووا يطوي تطوي طي اسدل اسدلت".split()  # «طوى صفحة التنظيم»
)
_NO_MORE = frozenset("يعد تعد يبق تبق".split())  # after «لم»
_LAID = frozenset(
    "وضع وضعت وضعوا يضع تضع وضعه وضعها وضعهم فرض فرضت فرضوا يفرض تفرض فرضه فرضها بسط بسطت بسطوا يبسط تبسط اعاد اعادت اعادوا".split()
)
_OPENED = frozenset("فتح فتحت يفتح تفتح فتحوا شرعت تشرع".split())
_FLAGS = frozenset("علم رايه رايات اعلام".split())
_SHOWN = frozenset("شوارع شارع ساحه ساحات السفاره سفاره القنصليه قنصليه تشييع جنازه موكب ملعب احتفالا احتفال مظاهره تظاهره".split())
_TAKEN_AS = frozenset("اتخذ اتخذت اتخذوا يتخذ تتخذ يتخذون جعل جعلت جعلوا متخذا متخذه".split())
_AGAIN = frozenset("اعاد اعادت اعادوا يعيد تعيد اعاده باعاده لاعاده".split())
_CAME = frozenset("حل حلت حلوا يحل تحل لتحل ليحل احل احلت انتشر انتشرت تمركز تمركزت دخل دخلت".split())
_INSIDE = ("في", "داخل", "علي", "ب")
_LOST = frozenset(("withdrew", "withdrew_partial", "handed_over", "withdrawal_decided", "captured"))


class Turnovers:
    """Reads nouns that a verb before them makes words of control."""

    def __init__(self, focus: Focus):
        self.focus = focus

    def ended(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«أنهى الجيش وجود التنظيم في المدينة», «قضى على آخر جيوب التنظيم في», «لم يعد للتنظيم وجود في»."""
        verb = self._verb(cue, _ENDED, sentence)
        gone = None if verb else self._verb(cue, _NO_MORE, sentence)
        at = verb if verb is not None else gone
        if at is None or (gone is not None and self.focus.form(gone - 1) != "لم"):
            return None
        between, owner = self._between(at, cue.first), parties.party_at(self.focus, cue.last)
        loser = owner or (between if gone is not None else None)
        if cue.pronoun and owner is None:
            loser = parties.meant_by_them(self.focus, cue.first, sentence) or parties.before(self.focus, cue.first, sentence)
        where = reach.place(self.focus, max(cue.last, owner.last if owner else 0), _INSIDE, sentence)
        if loser is None or not loser.side or where is None or whereabouts.country(where):
            return None
        if gone is not None:
            return self._taking(cue, sentence, where, "withdrew", at - 1, None, loser)
        gainer = between or parties.before(self.focus, at, sentence)
        return self._taking(cue, sentence, where, "captured", at, gainer if gainer and gainer.side != loser.side else None, loser)

    def laid(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«وضع الجيش يده على المطار», «فرضت القوات الأمن في المدينة»."""
        verb = self._verb(cue, _LAID, sentence, _LONG)
        where = whereabouts.read(self.focus, cue.last) if verb is not None else None
        if verb is None or where is None or whereabouts.country(where):
            return None
        between = self._between(verb, cue.first)
        gainer = between or parties.before(self.focus, verb, sentence)
        return self._taking(cue, sentence, where, "captured", verb, gainer, None) if gainer and gainer.side else None

    def opens(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«فتحت مدينة ود مدني أبوابها لقوات الدعم السريع»."""
        verb = self._verb(cue, _OPENED, sentence)
        gainer = parties.party_at(self.focus, cue.last) if self.focus.form(cue.last).startswith("ل") else None
        if verb is None or gainer is None or not gainer.side or gainer.side in friendly(self.focus):
            return None  # guests
        where = whereabouts.read(self.focus, verb + 1) or antecedents.antecedent(self.focus, verb, sentence)
        if where is None or whereabouts.country(where):
            return None
        return self._taking(cue, sentence, where, cue.entry.type, verb, gainer, None)

    def flies(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«رفرف علم التنظيم فوق القلعة», «عاد العلم السوري ليرفرف فوق المدينة»: whose flag it is holds the place."""
        near = range(max(sentence.first, cue.first - _LEAD), cue.last + _LEAD)
        flag = next((i for i in near if self.focus.form(i).removeprefix("ال") in _FLAGS), None)
        if flag is None:
            return None
        nation = self.focus.reading.hits.on["nations"](flag + 1)
        owner = parties.party_at(self.focus, flag + 1)
        if owner is None and nation and nation.entry.side:
            owner = Party(flag + 1, nation.last, nation.entry.side)
        if any(self.focus.form(i) in _SHOWN for i in range(cue.first, cue.first + _LONG)):
            return None  # at a funeral, on an embassy
        at = max(cue.last, owner.last if owner else 0)
        where = reach.place(self.focus, at, ("فوق", "علي", "في"), sentence) if owner else None
        if owner is None or where is None or whereabouts.country(where):
            return None
        return self._taking(cue, sentence, where, cue.entry.type, min(flag, cue.first), owner, None)

    def made_base(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«اتخذت القوات من جبل موية قاعدة لها»."""
        verb = self._verb(cue, _TAKEN_AS, sentence, _LONG)
        from_ = next((i for i in range(verb + 1, cue.first) if self.focus.form(i) == "من"), None) if verb is not None else None
        where = whereabouts.read(self.focus, from_ + 1 if from_ is not None else verb + 1) if verb is not None else None
        if verb is None or where is None or whereabouts.country(where):
            return None
        between = self._between(verb, from_ or cue.first)
        gainer = between or parties.before(self.focus, verb, sentence)
        return self._taking(cue, sentence, where, cue.entry.type, verb, gainer, None) if gainer and gainer.side else None

    def redeploys(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«أعادت الوحدات انتشارها خارج المدينة», «إعادة تموضع القوات خارج»: who does it leaves."""
        verb = self._verb(cue, _AGAIN, sentence)
        if verb is None:
            return None
        behind = parties.party_at(self.focus, cue.last)
        where = reach.place(self.focus, behind.last if behind else cue.last, ("خارج", "من"), sentence)
        between = self._between(verb, cue.first)
        loser = behind or between or parties.before(self.focus, verb, sentence)
        if where is None or loser is None or whereabouts.country(where):
            return None
        return self._taking(cue, sentence, where, cue.entry.type, verb, None, loser)

    def instead(self, cue: Hit, sentence: Sentence, past: Taking | None) -> Taking | None:
        """Who comes in the place of others: «حلت الشرطة محل البيشمركة في المعبر»; for «وحلت محلهم الشرطة», of those of the `past` event."""
        verb = self._verb(cue, _CAME, sentence)
        if verb is None:
            return None
        between = self._between(verb, cue.first)
        behind = parties.party_at(self.focus, cue.last)
        if not cue.pronoun:
            where = reach.place(self.focus, behind.last, _INSIDE, sentence) if behind and between else None
            return self._taking(cue, sentence, where, "captured", verb, between, behind) if where else None
        gainer = between or behind
        if past is None or gainer is None or past.type not in _LOST or past.loser is None or sentence.first - past.sentence.last > 1:
            return None
        return self._taking(cue, sentence, past.where, "captured", verb, gainer, past.loser) if gainer.side != past.loser.side else None

    def _verb(self, cue: Hit, forms: frozenset[str], sentence: Sentence, most: int = _LEAD) -> int | None:
        """The nearest of some verbs before a noun in its sentence, at most so many words away."""
        before = range(cue.first - 1, max(sentence.first, cue.first - most) - 1, -1)
        return next(
            (i for i in before if self.focus.form(i) in forms or (self.focus.form(i)[1:] in forms and self.focus.form(i)[0] in "وف")), None
        )

    def _between(self, verb: int, noun: int) -> Party | None:
        """The first party between a verb and its noun."""
        return next((p for i in range(verb + 1, noun) if (p := parties.party_at(self.focus, i))), None)

    def _taking(
        self, cue: Hit, sentence: Sentence, where: Where, kind: str, verb: int, gainer: Party | None, loser: Party | None
    ) -> Taking:
        """From the verb, or the party right before it, to the last word."""
        named = [p for p in (gainer, loser) if p]
        begin = gainer.first if gainer and 0 <= verb - gainer.last <= 1 else verb
        here = where.last if where.first >= verb else cue.last
        end = max(here, cue.last, *(p.last for p in named if p.first >= verb), 0)
        return Taking(cue, verb, cue.last, begin, end, sentence, where, kind, gainer, loser, rules=(cue.rule, *where.rules))
