"""Sieges of people, and sieges that are only told to go on."""

from analysis.extract import antecedents, parties, whereabouts
from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.party import Party
from analysis.extract.taking import LEAD, Taking
from analysis.lexicon.matching import Hit

_BESIDE = 3
_GOING_ON = frozenset("مستمر متواصل قايم مطبق خانق".split())


class Sieges:
    """Reads words of siege that take no place as their object."""

    def __init__(self, focus: Focus):
        self.focus = focus

    def goes_on(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«الدلنج: الحصار مستمر»: the siege of the place before a colon."""
        if not cue.article or self.focus.form(cue.first - 1) != ":" or self.focus.form(cue.last) not in _GOING_ON:
            return None
        where = antecedents.antecedent(self.focus, cue.first, sentence)
        if where is None:
            return None
        return Taking(cue, cue.first, cue.last, where.first, cue.last, sentence, where, cue.entry.type, rules=(cue.rule, *where.rules))

    def _before(self, cue: Hit, beside: Party, sentence: Sentence) -> tuple[Party | None, Party | None]:
        """Who pens the others in, told right before the verb: «مقاتلو المجلس يحاصرون عناصر التنظيم في الحي»."""
        subject = parties.before(self.focus, cue.first, sentence, beyond=False)
        near = subject is not None and 0 <= cue.first - subject.last <= _BESIDE and subject.side != beside.side
        return (subject, beside) if near else (None, None)

    def _residents(self, cue: Hit) -> Party | None:
        """People who are counted behind the verb: «يحاصر نحو 200 ألف مدني في»."""
        bound = self.focus.reading.hits.on["bounds"](cue.last)
        numeral = self.focus.numeral_at(bound.last if bound else cue.last)
        noun = self.focus.reading.hits.on["counted"](numeral.last) if numeral else None
        return Party(cue.last, noun.last, None) if noun and noun.entry.human else None

    def pens(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """People who are surrounded in a place: «حاصر الجيش المسلحين في الحي», «حصارهم في الحي», «محاصرون في الحي»."""
        verb = cue.shape in ("past", "present")
        first = parties.party_at(self.focus, cue.last) if cue.shape != "participle" else None
        second = parties.party_at(self.focus, first.last) if first and verb else None
        penned, gainer = (second, first) if second else (None if verb else first, None)
        if verb and first and not second:
            gainer, penned = self._before(cue, first, sentence)
        elif verb and first is None:
            penned = self._residents(cue)
        if cue.shape == "participle" and cue.forms[0].endswith(("ون", "ين")) and not cue.article:
            penned = parties.before(self.focus, cue.first, sentence, beyond=False)
            penned = penned or parties.meant_by_them(self.focus, cue.first, sentence)
        elif cue.forms[0].endswith("ه") and cue.shape in ("participle", "noun") and self.focus.form(cue.last) in ("في", "داخل"):
            beside = parties.before(self.focus, cue.first, sentence, beyond=False)  # «لا تزال القوات محاصرة في الحي»
            penned = beside if beside and cue.first - beside.last <= 1 else None
        elif cue.pronoun == "هم":
            penned = parties.meant_by_them(self.focus, cue.first, sentence)
        elif penned is None and (on := next((i for i in range(cue.last, cue.last + LEAD) if self.focus.form(i) == "علي"), None)):
            penned = parties.party_at(self.focus, on + 1)  # «الحصار الذي تفرضه المقاومة على الحوثيين في المثلث»
            gainer = parties.party_at(self.focus, on - 1) or next(
                (parties.party_at(self.focus, s.first) for s in self.focus.actors_in(cue.last, on)), None
            )
        at = max(cue.last, penned.last if penned else 0)
        inside = next((i for i in range(at, at + _BESIDE) if self.focus.form(i) in ("في", "داخل", "ضمن")), None)
        where = whereabouts.read(self.focus, inside + 1) if inside and penned else None
        if where is None or not (where.entity or where.number):
            return None
        if gainer is None and cue.shape == "noun" and cue.article:  # «ضيقت القوات الخناق على المسلحين في المدينة»
            beside = parties.before(self.focus, cue.first, sentence, beyond=False)
            gainer = beside if beside and penned and cue.first - beside.last <= 1 and beside.side != penned.side else None
        if verb and gainer is None:
            subject = parties.before(self.focus, cue.first, sentence)
            gainer = subject if subject and penned and subject.side != penned.side else None
        begin = min(cue.first, penned.first if penned and cue.first - penned.last <= _BESIDE else cue.first)
        rules = (cue.rule, *where.rules)
        return Taking(cue, cue.first, cue.last, begin, where.last, sentence, where, "encircled", gainer, penned, rules=rules)
