"""Places that are spoken of themselves: they fall, pass from one to another, are held, stand besieged, are made a zone."""

import re
from collections.abc import Iterator

from analysis.extract import antecedents, opponents, parties, reach, whereabouts
from analysis.extract.antecedents import REACH
from analysis.extract.doers import Doers
from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.parties import Party
from analysis.extract.sites import Where
from analysis.extract.taking import Taking
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

_RULE = frozenset("لسيطره لنفوذ لحكم لسلطه لاحتلال لاداره".split())
_BESIDE = 3
_LEAD = 8
_MAKING = frozenset("اقامت اقام انشات انشا شكلت شكل فرضت فرض وضعت اقامه انشاء فرض تقيم يقيم".split())
_BECOME = frozenset("اصبح اصبحت صار صارت غدا غدت اضحي اضحت امسي امست بات باتت باتتا باتا اصبحتا اصبحا صارتا صارا".split())  # of a state
_DECLARED = _BECOME | frozenset("اعلن اعلنت اعلنا اعلنتا تعتبر يعتبر".split())
_ZONES = frozenset("مدينه منطقه مناطق بلده محافظه قريه".split())
_BESIDES = frozenset("معها معه بعدها بعده تباعا كذلك ايضا".split())
_DEVOLVES = frozenset(("الت", "يوول", "تووول"))  # «آلت المدينة إلى الجيش»
_TO_THEM = frozenset("له لها لهم".split())
_NEVER = frozenset(("لم", "ولم", "فلم"))
_IS_NOT = frozenset("تكن يكن ليست ليس وليست وليس غير".split())
_AGAIN = frozenset(("يعد", "تعد"))  # «لم يعد»
_LASTING = frozenset("يزال تزال زال زالت مازال مازالت يبقي تبقي لاتزال لايزال".split())
_LASTED = _BECOME | _LASTING | frozenset("كان كانت ظل ظلت يظل تظل بقي بقيت".split())  # before a state
_NEGATIONS = frozenset("لا ما لم لن".split())
_TAKEN_UP = frozenset("فقد وقد انها انه لكنها لكنه فانها فانه كونها كونه وانها وانه".split())  # before a verb whose subject is told before
_THROUGH = frozenset("طوال طيله لمده مده كامله كاملا كاملين كامل علي مدي نحو قرابه زهاء اكثر من لاكثر حتي الان".split())  # of a span of time
_THEIR_SIEGE = frozenset("حصاره حصارها حصارهم".split())
SPANS = frozenset("عامها عامه سنتها سنته شهرها شهره اسبوعها اسبوعه يومها يومه".split())  # «تدخل تعز عامها الثامن»
_OUTLAWS = frozenset("للعصابات للمسلحين للارهابيين للمتمردين للمليشيات للميليشيات".split())
_ONLY = frozenset("سوي الا غير".split())
_PASSIVE = re.compile("\u064f(?!\u0648)")  # a damma that no «و» follows: «حُرّرت», «احتُلّت»


def _feminine(verb: Hit) -> bool:
    """Whether a verb is of a feminine subject, as towns are: «سقطت», «تسقط»."""
    return verb.forms[0].endswith(("ت", "تا")) if verb.shape == "past" else verb.shape == "present" and verb.forms[0].startswith("ت")


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
        if cue.entry.who == "leaves" and self.focus.form(cue.last) == "من":
            return None  # «أُخلي المستشفى من مرضاه»
        where = whereabouts.read(self.focus, cue.last) or antecedents.antecedent(self.focus, cue.first, sentence)
        if where is None or (where.first == cue.last and where.entity is None and where.number is None):
            return None
        end = max(where.last, cue.last)
        behind = replace(where, last=end)
        by, loser = self.doers.after(behind, False), self.doers.loser(behind, cue.entry)
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
        at = next((i for i in range(cue.last, min(cue.last + 2 * _LEAD, sentence.last)) if self.focus.form(i) in _ONLY), None)
        where = whereabouts.read(self.focus, at + 1) if at and owner else None
        if where is None or whereabouts.country(where):
            return None
        return Taking(cue, cue.first, cue.last, cue.first, where.last, sentence, where, "holds", owner, rules=(cue.rule, *where.rules))

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
            return self.held(cue, sentence)
        where = whereabouts.read(self.focus, cue.last + (self.focus.form(cue.last) in _BESIDES))  # «سقطت معها بلدات …»
        if where is None and cue.pronoun == "ها":
            where = self._resumed(cue, sentence)
        left = cue.entry.type == "withdrew"  # «المطار خلا من مقاتليه»
        if where is None and (_feminine(cue) or left):
            where = antecedents.antecedent(self.focus, cue.first, sentence)
        if where is None or where.entity is None:
            return None
        last = max(where.last, cue.last)
        behind = replace(where, last=last)
        gainer = self.doers.holder(behind, sentence) or self.doers.after(behind, False)
        loser = (self.doers.loser(behind, cue.entry) if cue.entry.loser else None) or self.doers.denying(cue, gainer)
        if left and (loser is None or not loser.side):
            return None  # «خلا الشارع من المارة»
        named = [p for p in (gainer, loser) if p]
        end = max(last, self.doers.hands_end(behind), *(p.last for p in named), 0)
        rules = (cue.rule, *where.rules, *(r for p in named for r in p.rules))
        begin = min(where.first, cue.first)
        return Taking(cue, cue.first, cue.last, begin, end, sentence, where, cue.entry.type, gainer, loser, rules=rules)

    def held(self, cue: Hit, sentence: Sentence) -> Taking | None:
        where = antecedents.antecedent(self.focus, cue.first, sentence) or self._years_under(cue, sentence) or self._lasted(cue, sentence)
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
        while cue.first - at < _LEAD and self._spans(at):
            at -= 1
        if self.focus.form(at).removeprefix("ف").removeprefix("و") not in _LASTED:
            return None
        if where := antecedents.antecedent(self.focus, at, sentence):
            return where
        before = at - 1 - (self.focus.form(at - 1) in _NEGATIONS)
        opens = before < sentence.first or self.focus.form(before) in _TAKEN_UP
        if not opens:  # «الأسلحة التي غنمها، وصارت تحت سيطرته»: no place
            return None
        female = self.focus.form(at).endswith("ت") or self.focus.form(at).startswith("ت")
        taken = whereabouts.taken_up(self.focus, at, sentence, female=female)
        return replace(taken, first=at, last=at + 1) if taken else None  # «فقد ظلت تحت حكم»

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
            return parties.spoken(self.focus, cue.first) or opponents.speaker(self.focus, cue.start)
        if cue.forms[-1] in _TO_THEM and (named := parties.meant(self.focus, cue.first, sentence, cue.forms[-1])):
            return named
        if any(self.focus.form(i) in parties.RELATIVES for i in range(cue.first - _BESIDE, cue.first)):
            return parties.meant(self.focus, cue.first, sentence, cue.forms[-1])  # «طرد الحركة من المدينة التي ظلت بيدها»
        return parties.before(self.focus, cue.first, sentence)

    def _become_since(self, where: Where, cue: Hit) -> bool:
        """Whether a state has come to be: «المعبر صار بيد», «صار المعبر بيد»."""
        beside = range(cue.first - _BESIDE, cue.first)
        before = range(where.first - 1, where.first) if where.last <= cue.first else ()
        return any(self.focus.form(i).removeprefix("و") in _BECOME for i in (*beside, *before))

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
        return any(self.focus.form(i).removeprefix("و") in _LASTING for i in self._before(cue, where))

    def _become(self, cue: Hit) -> bool:
        """Whether a verb before a state says that it has come to be: «أصبحت المدينة تحت سيطرة»."""
        return any(self.focus.form(i).removeprefix("و") in _BECOME for i in range(cue.first - _LEAD, cue.first))

    def stands(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A place that is besieged or surrounded, by whom it may leave open: «البلدات المحاصرة», «محاصرة من قبل التنظيم»."""
        where = self._freed(cue, sentence) if cue.entry.id == "freed" else antecedents.antecedent(self.focus, cue.first, sentence)
        if where is None and cue.shape == "form":
            where = self._years_under(cue, sentence)
        if where and cue.shape == "form" and antecedents.governed(self.focus, where, cue.first):
            where = antecedents.subject(self.focus, cue.first, sentence) or where  # «المدينة في إقليم بكول ترزح تحت حصار»
        if where is None:
            return None
        where = replace(where, last=cue.last)
        if cue.entry.id == "freed":  # «محررة من التنظيم»
            loser = parties.party_at(self.focus, cue.last + 1) if self.focus.form(cue.last) == "من" else None
            end = loser.last if loser else cue.last
            rules = (cue.rule, *where.rules)
            return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, cue.entry.type, None, loser, rules=rules)
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

    def _years_under(self, cue: Hit, sentence: Sentence) -> Where | None:
        """«تدخل تعز عامها الثامن تحت الحصار»: the place whose year it is."""
        span = next((i for i in range(cue.first - 1, cue.first - _BESIDE, -1) if self.focus.form(i) in SPANS), None)
        spot = next((s for s in self.focus.places_in(max(sentence.first, span - _LEAD), span) if s.last == span), None) if span else None
        return whereabouts.read(self.focus, spot.first) if spot else None

    def _freed(self, cue: Hit, sentence: Sentence) -> Where | None:
        """The place that has come to be free or is declared so: «باتت المدينة محررة», «أُعلنت مدينة محررة»; «المدينة المحررة» is no news."""
        at = cue.first - (self.focus.form(cue.first - 1) in _ZONES)
        where = None if cue.article else antecedents.antecedent(self.focus, at, sentence) or antecedents.subject(self.focus, at, sentence)
        told = range(max(sentence.first, cue.first - 2 * _LEAD), cue.first)
        return where if where and any(self.focus.form(i).removeprefix("و") in _DECLARED for i in told) else None

    def under(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«تخضع المدينة لسيطرة التنظيم», «المدينة التي خضعت لحكمه»."""
        where = whereabouts.read(self.focus, cue.last) or self._named(cue) or antecedents.antecedent(self.focus, cue.first, sentence)
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
        """«الرقة، معقل التنظيم», «محافظة صعدة، معقلهم الرئيس»."""
        described = (i for i in range(cue.last, cue.last + _BESIDE) if all(self.focus.form(k).startswith("ال") for k in range(cue.last, i)))
        holder = next((p for i in described if (p := parties.party_at(self.focus, i))), None)  # «المعقل الرئيس للمليشيات»
        if cue.pronoun:
            of = parties.meant_by_them if cue.pronoun == "هم" else parties.before
            holder = of(self.focus, cue.first, sentence)
        where = antecedents.antecedent(self.focus, cue.first, sentence) if holder else None
        if holder is None or where is None:
            return None
        end = cue.last if cue.pronoun else holder.last
        return Taking(cue, cue.first, cue.last, where.first, end, sentence, where, "holds", holder, rules=(cue.rule, *where.rules))

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
        gainer = parties.before(self.focus, cue.first, sentence)
        begin = gainer.first if gainer and 0 <= cue.first - gainer.last <= 3 else cue.first
        while begin > sentence.first and begin < cue.first and self.focus.form(begin - 1) in _MAKING:
            begin -= 1
        return Taking(cue, cue.first, cue.last, begin, where.last, sentence, where, cue.entry.type, gainer, rules=(cue.rule, *where.rules))
