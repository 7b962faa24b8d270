"""From a word of control to what it says: which place, who takes it, who loses it, how surely."""

from collections.abc import Iterator
from operator import attrgetter

from analysis.extract import lists, parties, whereabouts
from analysis.extract.acting import Acting
from analysis.extract.doers import Doers
from analysis.extract.focus import Focus
from analysis.extract.intents import weighed
from analysis.extract.layout import Sentence
from analysis.extract.ledger import GAIN
from analysis.extract.lookalikes import lookalike
from analysis.extract.sieges import Sieges
from analysis.extract.standings import Standings
from analysis.extract.taking import LEAD, ROUND, Taking
from analysis.extract.turnovers import Turnovers
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace

_ZONES = frozenset("مناطق المناطق منطقه خطوط نقاط حدود".split())
_ENDS = frozenset("انهي انهت انهوا ينهي تنهي انهاء لانهاء بانهاء انتهاء".split())
_TO_IT = frozenset(("بها", "به", "بهما"))  # «لحقت بها»
_FALLS = frozenset(("captured", "recaptured", "captured_partial", "withdrew", "besieged"))  # types that befall one place after another
_GIVES = frozenset("نقل نقلت ينقل تنقل سلم سلمت يسلم تسلم تسليم نقلها".split())
_AFTER = frozenset("بعد عقب اثر بعيد غداه فور".split())
_NEXT = 4  # words between two sentences, one of which may begin another paragraph
_TAKES = attrgetter("acting.takes")
# what reads a word of control, by what its entry says of who is told beside it; the rest takes a place
_READERS = {
    "meets": attrgetter("standings.meets"),
    "seat": attrgetter("standings.holdings.seat"),
    "own": attrgetter("standings.holdings.held"),
    "held": attrgetter("standings.holdings.held"),
    "makes": attrgetter("standings.makes"),
    "stands": attrgetter("standings.stands"),
    "under": attrgetter("standings.holdings.under"),
    "passes": attrgetter("standings.passes"),
    "returns": attrgetter("acting.returns"),
    "lent": attrgetter("lent_only"),
    "leaves": attrgetter("acting.leaves"),
    "enters": attrgetter("acting.enters"),
    "left": attrgetter("standings.holdings.left"),
    "contested": attrgetter("standings.contested"),
    "outside": attrgetter("standings.holdings.outside"),
    "subjected": attrgetter("standings.holdings.subjected"),
    "redeploys": attrgetter("turnovers.redeploys"),
    "opens": attrgetter("turnovers.opens"),
    "flies": attrgetter("turnovers.flies"),
    "made_base": attrgetter("turnovers.made_base"),
    "follows": attrgetter("follows"),
    "ended": attrgetter("turnovers.ended"),
    "laid": attrgetter("turnovers.laid"),
    "instead": attrgetter("instead"),
}


class Takings:
    """Reads the words of control of one document."""

    def __init__(self, focus: Focus):
        self.focus, self.hits = focus, focus.reading.hits
        self.used: set[int] = set()
        self.doers = Doers(focus)
        self.told: Taking | None = None  # the one before
        self.standings = Standings(focus, self.doers, self.used)
        self.acting = Acting(focus, self.doers, self.standings, self.used)
        self.turnovers = Turnovers(focus)
        self.sieges = Sieges(focus)

    def find(self) -> Iterator[Taking]:
        """All takings in order of the text, one for each place of a list."""
        covered = 0  # word before which a holder is that of an event already told: «سقطت … في قبضة»
        for cue in self.hits["takings"]:
            sentence = self.focus.reading.sentence_at(cue.first)
            told = cue.first < covered and cue.entry.type == "holds"
            named = self.focus.in_name(cue.first)  # «هيئة تحرير الشام», «الاحتلال»
            named = named or (cue.shape == "noun" and self.focus.form(cue.first - 1) in _ZONES)  # «مناطق سيطرة النظام»
            if sentence and cue.first not in self.used and not told and not named and not lookalike(self.focus, cue):
                for taking in self._read(cue, sentence):
                    if taking.gainer and taking.gainer.side and taking.type != "holds":
                        self.doers.winner = taking.gainer.side
                    covered = max(covered, taking.end)
                    self.told = taking
                    yield weighed(self.focus, taking)

    def _read(self, cue: Hit, sentence: Sentence) -> Iterator[Taking]:
        reader = _READERS.get(cue.entry.who, _TAKES)(self)
        both = cue.pronoun == "هما" and self.focus.form(cue.first - 1) in parties.RELATIVES  # «البلدتين اللتين يحاصرهما»
        round_people = cue.entry.type in ROUND and cue.pronoun in ("هم", "هما") and not both
        found = None if round_people else self.standings.suffers(cue, sentence) or reader(cue, sentence)
        bare = cue.shape == "noun" and not cue.proclitic.endswith(("ل", "ب"))
        if found is None and not round_people and bare and cue.entry.type in ROUND:
            # «بلدة محاصرة» is written like «محاصرة بلدة»
            found = self.standings.stands(cue, sentence)
        if found is None and cue.entry.type in ROUND:
            found = self.sieges.goes_on(cue, sentence)
        if found is None and cue.entry.type in ROUND:
            found = self.sieges.pens(cue, sentence)
        if found is None:
            return
        if found.type == "handed_over" and whereabouts.country(found.where):
            return  # «ليتم تسليمه لليمن»: a prisoner
        if self._beaten(found):  # «انتزع الجيش الجبل من التنظيم. وتراجع مسلحوه إلى القرية»
            found = replace(found, where=replace(self.told.where, first=cue.last, last=cue.last))  # type: ignore[union-attr]
        if found.gainer and found.gainer.first < cue.first and self._lifted(cue, sentence):
            found = replace(found, gainer=None, begin=cue.first)  # who ends a siege does not lay it
        if found.gainer and found.gainer.first > cue.first and self._ended(cue, sentence):
            found = replace(found, type="captured", gainer=parties.before(self.focus, cue.first, sentence), loser=found.gainer)
        if self._gave(cue, sentence):
            found = replace(found, type="handed_over", gainer=self.doers.receiver(found.where), loser=found.gainer)
        if self._holds_it(found):  # «حول مدينة يسيطر عليها التنظيم، تمهيداً لهجوم بهدف استعادتها»
            found = replace(found, gainer=None, begin=cue.first)
        if self._retaken(found):  # «استولوا على الجبل قبل استرداده»
            found = replace(found, gainer=self.told.loser, loser=self.told.gainer)  # type: ignore[union-attr]
        if pair := lists.pair(self.focus, found.where, cue.pronoun, sentence):  # «البلدتان … انسحب منهما المسلحون»
            yield from (replace(found, where=where) for where in pair)
            return
        first = found.where if cue.entry.who == "seat" else lists.whole(self.focus, found.where, cue.first)
        where = first
        for where in lists.listed(self.focus, first):
            yield found if where is found.where else replace(found, where=where, end=max(found.end, where.last))
        for later in lists.then(self.focus, where.last if where.last > cue.last else found.end):
            yield replace(found, first=later.first - 1, where=later, end=max(found.end, later.last))

    def _beaten(self, found: Taking) -> bool:
        """Whether somebody falls back, from where is not told, who has just lost a place."""
        past, untold = self.told, found.type == "withdrew" and found.where.first == found.where.last and not found.where.pronoun
        if past is None or not untold or past.type not in GAIN or past.loser is None or found.loser is None:
            return False
        return past.loser.side == found.loser.side and found.sentence.first - past.sentence.last <= _NEXT

    def _holds_it(self, found: Taking) -> bool:
        """Whether the gainer read for a noun of taking is the one who, as a clause before it tells, holds the place already."""
        past, gainer = self.told, found.gainer
        if past is None or past.gainer is None or gainer is None or past.type != "holds" or past.sentence is not found.sentence:
            return False
        same = past.where.entity == found.where.entity or found.where.pronoun
        return same and found.type in GAIN and found.cue.shape == "noun" and gainer.first == past.gainer.first < found.cue.first

    def _retaken(self, found: Taking) -> bool:
        """Whether a noun without its doer tells that a place was retaken from those who have just taken it, who cannot be meant."""
        past, cue, gainer = self.told, found.cue, found.gainer
        if past is None or past.gainer is None or gainer is None or past.type not in GAIN or past.sentence is not found.sentence:
            return False
        if found.loser or found.type != "recaptured" or cue.shape != "noun" or not cue.pronoun:
            return False
        if self.focus.form(cue.first - 1) in _AFTER:
            return False  # «مسكوا الطريق بعد تطهيره»
        return past.gainer.side == gainer.side and past.where.entity == found.where.entity and gainer.first < past.cue.last

    def _lifted(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a siege is told to end: «فك الجيش الحصار عن»."""
        if cue.entry.type not in ROUND or cue.shape != "noun":
            return False
        near = (self.hits.on["intents"](i) for i in range(max(sentence.first, cue.first - LEAD), cue.first))
        return any(hit.entry.id == "lift" for hit in near if hit)

    def _gave(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether control is told to be given away: «نقلت القوات السيطرة على القاعدة إلى الجيش»."""
        if cue.entry.id != "control" or cue.shape != "noun" or cue.pronoun:
            return False
        return any(self.focus.form(i) in _GIVES for i in range(max(sentence.first, cue.first - LEAD), cue.first))

    def _ended(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether somebody's control is told to end: «أنهى الجيش سيطرة التنظيم على المدينة»."""
        if cue.entry.id != "control" or cue.shape != "noun" or cue.pronoun:
            return False
        return any(self.focus.form(i) in _ENDS for i in range(max(sentence.first, cue.first - LEAD), cue.first))

    def follows(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """A place that fares as the one told of before: «سقطت إدلب، ولحقت بها جسر الشغور»."""
        past = self.told
        at = cue.last + (self.focus.form(cue.last) in _TO_IT)
        if past is None or past.type not in _FALLS or not (at > cue.last or cue.pronoun) or sentence.first - past.sentence.last > 1:
            return None
        where = whereabouts.read(self.focus, at)
        if where is None or where.entity is None or whereabouts.country(where):
            return None
        named = replace(past, cue=cue, first=cue.first, last=at, begin=cue.first, end=where.last, sentence=sentence, where=where)
        return replace(named, rules=(cue.rule, *where.rules))

    def instead(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """Who stands in a place where the one told of before had stood."""
        return self.turnovers.instead(cue, sentence, self.told)

    def lent_only(self, cue: Hit, sentence: Sentence) -> Taking | None:
        """«نفوذ» takes no place unless a verb lends it its sense: «بسط نفوذه على»."""
        return None
