"""States: who holds a place, holds it still or no longer, whose seat it is, what alone is left to somebody."""

from collections.abc import Iterator

from analysis.extract import antecedents, parties, voices, whereabouts
from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.party import Party
from analysis.extract.sites import Where
from analysis.extract.taking import LEAD, Taking
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

BECOME = frozenset("اصبح اصبحت صار صارت غدا غدت اضحي اضحت امسي امست بات باتت باتتا باتا اصبحتا اصبحا صارتا صارا".split())  # of a state
STAYING = frozenset("يزال تزال زال زالت مازال مازالت يبقي تبقي لاتزال لايزال".split())
_BESIDE = 3
SPANS = frozenset("عامها عامه سنتها سنته شهرها شهره اسبوعها اسبوعه يومها يومه".split())  # «تدخل تعز عامها الثامن»
_RULE = frozenset("لسيطره لنفوذ لحكم لسلطه لاحتلال لاداره".split())
_TO_THEM = frozenset("له لها لهم".split())
_NEVER = frozenset(("لم", "ولم", "فلم"))
_IS_NOT = frozenset("تكن يكن ليست ليس وليست وليس غير".split())
_AGAIN = frozenset(("يعد", "تعد"))  # «لم يعد»
_LASTED = BECOME | STAYING | frozenset("كان كانت ظل ظلت يظل تظل بقي بقيت".split())  # before a state
_NEGATIONS = frozenset("لا ما لم لن".split())
_TAKEN_UP = frozenset("فقد وقد انها انه لكنها لكنه فانها فانه كونها كونه وانها وانه".split())  # before a verb whose subject is told before
_OUTLAWS = frozenset("للعصابات للمسلحين للارهابيين للمتمردين للمليشيات للميليشيات".split())
_ONLY = frozenset("سوي الا غير".split())
_THROUGH = frozenset(
    "طوال طيله لمده مده كامله كاملا كاملين كامل علي مدي نحو قرابه زهاء اكثر من لاكثر حتي الان".split()
)  # of a span of time


class Holdings:
    """Reads words that tell in whose hands a place is."""

    def __init__(self, focus: Focus):
        self.focus, self.hits = focus, focus.reading.hits

    def left(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """What alone is left to somebody: «لم يبق للتنظيم سوى البلدة»."""
        near = range(cue.last, cue.last + _BESIDE)
        owner = next((p for i in near if self.focus.form(i).startswith("ل") and (p := parties.party_at(self.focus, i))), None)
        hands = next((h for i in near if (h := self.hits.on["takings"](i)) and h.entry.id == "held"), None)  # «لم يبق بيد التنظيم سوى»
        owner = owner or (parties.party_at(self.focus, hands.last) if hands else None)
        unnamed = next((i for i in near if self.focus.form(i) in _OUTLAWS and self.focus.form(i + 1) in _ONLY), None)
        owner = owner or (Party(unnamed, unnamed + 1, None) if unnamed else None)  # «لم يبق للعصابات سوى»
        if owner is None and self.focus.form(cue.last) in ("بايديهم", "بيدهم", "لديهم"):
            owner = parties.meant_by_them(self.focus, cue.first, sentence) or parties.before(self.focus, cue.first, sentence)
        at = next((i for i in range(cue.last, min(cue.last + 2 * LEAD, sentence.last)) if self.focus.form(i) in _ONLY), None)
        where = whereabouts.read(self.focus, at + 1) if at and owner else None
        if where is None or whereabouts.country(where):
            return None
        return Taking(cue, cue.first, cue.last, cue.first, where.last, sentence, where, "holds", owner, rules=(cue.rule, *where.rules))

    def held(self, cue: Hit, sentence: Sentence) -> Taking | None:
        where = antecedents.antecedent(self.focus, cue.first, sentence) or self.years_under(cue, sentence) or self._lasted(cue, sentence)
        own = cue.entry.who == "own"
        holder = self._own_holder(cue, sentence) if own else parties.party_at(self.focus, cue.last)
        if where is None and "سيطر" in cue.forms[-1] and (resumed := antecedents.resumed(self.focus, cue)):
            where = whereabouts.taken_up(self.focus, resumed, sentence)  # «مؤكدة أنها تحت سيطرة الجيش»
        if cue.shape == "form" and where and antecedents.governed(self.focus, where, cue.first):
            where = antecedents.subject(self.focus, cue.first, sentence)
        become = where is not None and self._become_since(where, cue)
        if where is None or (not own and holder is None and not become) or whereabouts.country(where):
            return None
        end = max(cue.last, holder.last if holder and not own else 0)
        rules = (cue.rule, *where.rules)
        if holder and self._no_more(cue, where):  # «أجزاء منها لم تعد في يده»
            return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, "captured", None, holder, rules=rules)
        kind = "captured" if become else "holds"
        return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, kind, holder, rules=rules)

    def _lasted(self, cue: Hit, sentence: Sentence) -> Where | None:
        """What a verb of lasting before a state tells of, a span of time between: «ظلت عاماً كاملاً تحت حكم»; it may only be taken up."""
        at = cue.first - 1
        while cue.first - at < LEAD and self._spans(at):
            at -= 1
        if not self._says_lasting(at):
            named = antecedents.antecedent(self.focus, at + 1, sentence) if at < cue.first - 1 else None
            return named if named and self._says_lasting(named.first - 1) else None  # «ظلت المدينة عاماً كاملاً تحت حكم»
        if where := antecedents.antecedent(self.focus, at, sentence):
            return where
        before = at - 1 - (self.focus.form(at - 1) in _NEGATIONS)
        opens = before < sentence.first or self.focus.form(before) in _TAKEN_UP
        if not opens:  # «الأسلحة التي غنمها، وصارت تحت سيطرته»: no place
            return None
        female = self.focus.form(at).endswith("ت") or self.focus.form(at).startswith("ت")
        taken = whereabouts.taken_up(self.focus, at, sentence, female=female)
        return replace(taken, first=at, last=at + 1) if taken else None  # «فقد ظلت تحت حكم»

    def _says_lasting(self, word: int) -> bool:
        return self.focus.form(word).removeprefix("ف").removeprefix("و") in _LASTED

    def _spans(self, word: int) -> bool:
        """Whether a word tells how long: «عاماً كاملاً», «طوال عشر سنوات»."""
        timed = self.hits.on["times"](word) or self.focus.numeral_at(word) or self.focus.in_date(self.focus.reading.words.starts[word])
        return bool(timed) or self.focus.form(word) in _THROUGH

    def _no_more(self, cue: Hit, where: Where) -> bool:
        """Whether a hold is over: «لم تعد المدينة تحت سيطرة», «أجزاء منها لم تعد في يده»."""
        at = next((i for i in self._before(cue, where) if self.focus.form(i) in _AGAIN), None)
        return at is not None and self.focus.form(at - 1) in _NEVER

    def _before(self, cue: Hit, where: Where) -> Iterator[int]:
        """Words right before a state and right before the place of which it is told: where its verb stands."""
        yield from (cue.first - 1, cue.first - 2)
        if where.first < cue.first and where.last <= cue.first:
            yield where.first - 1

    def subjected(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«الحي خاضع لوحدات حماية الشعب»."""
        holder = parties.party_at(self.focus, cue.last) if self.focus.form(cue.last).startswith("ل") else None
        where = antecedents.antecedent(self.focus, cue.first, sentence) if holder else None
        if holder is None or where is None or whereabouts.country(where):
            return None
        if where.entity is None and not whereabouts.singular(self.focus, where):
            return None  # «المدن الخاضعة للحكومة»
        rules = (cue.rule, *where.rules)
        said = Taking(cue, cue.first, cue.last, where.first, holder.last, sentence, where, cue.entry.type, holder, rules=rules)
        if any(self.focus.form(i) in _IS_NOT for i in (where.first - 1, cue.first - 1)):
            return None  # «لم تكن حلب خاضعة للنظام»
        if self._no_more(cue, where):  # «لم تعد المدينة خاضعة للنظام»
            return replace(said, type="captured", gainer=None, loser=holder)
        return replace(said, type="captured") if self._become_since(where, cue) else said

    def _own_holder(self, cue: Hit, sentence: Sentence) -> Party | None:
        """Whom the pronoun of a hold means: the subject («في يده»), of «خاضعة لها» those named last, of «في يدنا» who speaks."""
        if cue.forms[-1].endswith("نا"):
            return voices.spoken(self.focus, cue.first) or voices.speaker(self.focus, cue.start)
        if cue.forms[-1] in _TO_THEM and (named := parties.meant(self.focus, cue.first, sentence, cue.forms[-1])):
            return named
        if any(self.focus.form(i) in parties.RELATIVES for i in range(cue.first - _BESIDE, cue.first)):
            return parties.meant(self.focus, cue.first, sentence, cue.forms[-1])  # «طرد الحركة من المدينة التي ظلت بيدها»
        return parties.before(self.focus, cue.first, sentence)

    def _become_since(self, where: Where, cue: Hit) -> bool:
        """Whether a state has come to be: «المعبر صار بيد», «صار المعبر بيد»."""
        beside = range(cue.first - _BESIDE, cue.first)
        before = range(where.first - 1, where.first) if where.last <= cue.first else ()
        return any(self.focus.form(i).removeprefix("و") in BECOME for i in (*beside, *before))

    def outside(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A place that has come out of somebody's hold: «باتت المدينة خارج سيطرة الحكومة»."""
        where = antecedents.antecedent(self.focus, cue.first, sentence)
        stays = where is not None and self._stays(cue, where)
        where = where if stays or self._become(cue) else None
        loser = parties.party_at(self.focus, cue.last)
        if where is None or loser is None or whereabouts.country(where):
            return None
        rules = (cue.rule, *where.rules)
        kind = "holds" if stays else cue.entry.type  # who holds it is not told
        return Taking(cue, cue.first, cue.last, where.first, loser.last, sentence, where, kind, None, loser, rules=rules)

    def _stays(self, cue: Hit, where: Where) -> bool:
        """Whether a verb before a state says that it lasts to this day: «ما زالت المدينة خارج سيطرة»."""
        return any(self.focus.form(i).removeprefix("و") in STAYING for i in self._before(cue, where))

    def _become(self, cue: Hit) -> bool:
        """Whether a verb before a state says that it has come to be: «أصبحت المدينة تحت سيطرة»."""
        return any(self.focus.form(i).removeprefix("و") in BECOME for i in range(cue.first - LEAD, cue.first))

    def under(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«تخضع المدينة لسيطرة التنظيم», «المدينة التي خضعت لحكمه»."""
        where = whereabouts.read(self.focus, cue.last) or self._named(cue) or antecedents.antecedent(self.focus, cue.first, sentence)
        if where is None:
            return None
        behind = max(cue.last, where.last)
        at = next((i for i in range(behind, min(behind + 2 * LEAD, sentence.last)) if self.focus.form(i) in _RULE), None)
        holder = parties.party_at(self.focus, at + 1) if at else None
        if holder is None or whereabouts.country(where):
            return None
        begin = min(where.first, cue.first)
        return Taking(cue, cue.first, cue.last, begin, holder.last, sentence, where, "holds", holder, rules=(cue.rule, *where.rules))

    def _named(self, cue: Hit) -> Where | None:
        """A name that no gazetteer knows before «لسيطرة»."""
        at = next((i for i in range(cue.last + 1, cue.last + LEAD) if self.focus.form(i) in _RULE), None)
        words = self.focus.reading.words
        if at is None or at - cue.last > _BESIDE:
            return None
        last = at - words.quote(at - 1, at).endswith("ً")  # «أصلاً» is no part of a name
        return Where(cue.last, last, words.quote(cue.last, last), None) if last > cue.last else None

    def seat(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«الرقة، معقل التنظيم», «محافظة صعدة، معقلهم الرئيس»."""
        described = (i for i in range(cue.last, cue.last + _BESIDE) if all(self.focus.form(k).startswith("ال") for k in range(cue.last, i)))
        holder = next((p for i in described if (p := parties.party_at(self.focus, i))), None)  # «المعقل الرئيس للمليشيات»
        own = cue.pronoun or next((p for p in ("هم", "ها", "ه") if cue.shape == "form" and cue.forms[0].endswith("ت" + p)), "")
        if own:  # «معقلهم», «عاصمتها الفعلية»
            of = parties.meant_by_them if own == "هم" else parties.before
            holder = of(self.focus, cue.first, sentence)
        where = antecedents.antecedent(self.focus, cue.first, sentence) if holder else None
        if holder is None or where is None:
            return None
        end = cue.last if own else holder.last
        return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, "holds", holder, rules=(cue.rule, *where.rules))

    def years_under(self, cue: Hit, sentence: Sentence) -> Where | None:
        """«تدخل تعز عامها الثامن تحت الحصار»: the place whose year it is."""
        span = next((i for i in range(cue.first - 1, cue.first - _BESIDE, -1) if self.focus.form(i) in SPANS), None)
        spot = next((s for s in self.focus.places_in(max(sentence.first, span - LEAD), span) if s.last == span), None) if span else None
        return whereabouts.read(self.focus, spot.first) if spot else None
