"""Incidents: a day of battle has many, so strikes, losses of fighters and things of one town and day are not yet of one.

Two reports are of one incident where their sentences name one spot, or tell it in the same words; the same number is a help, and
where it is no round one enough. Those that cannot be told apart stay apart: no series joins them, and nothing ever adds them up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise

from analysis.text.words import words
from analysis.weigh.chains import Chains
from analysis.weigh.deeds import acts, bare, one_act, small
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.subjects import Subject, of_battle, same_number, value

ALIKE = 5  # words of their own that two sentences share when they tell one incident; with the same number two are enough
MOST = 0.6  # of the own words of the shorter sentence
_OWN = 23  # a number from here on that is not round is the same by chance too seldom
_FEW = 3  # words of its own from which on a sentence shows what it tells of
_MANY = 300  # reports that are compared with each other; of more of one side, town and day nothing shows which are of one incident
_SENTENCE = 220  # code points on either side of a figure in which its sentence ends
_BATTLE = frozenset("معارك معركه اشتباكات اشتباك مواجهات مواجهه كمين".split())
_SPOT = frozenset("منطقه حي شارع ساحه ضاحيه ناحيه بلده قريه مديريه سوق مسجد جسر معسكر جبهه جبل".split())
_NO_SPOT = frozenset(
    "وقت سياق اثناء حين مقابل شان اطار ظل نفس نفسه اماكن مدينه محافظه بلاد عاصمه عام شهر اسبوع سكان سكنيه تجاري عسكري".split()
)
_STOPS = ".\n!؟؛"
# what every report of a battle says
_COMMON = frozenset(
    "قتل قتلي قتلا مقتل قتيل قتلو قتلت مصرع لقي سقوط سقط اصابه اصيب مصاب جرح جرحي جريح اخر اخرين اخرون عدد عشرات "
    "معارك معركه اشتباكات مواجهات هجوم قصف غاره غارات قوات قوه مسلح مسلحي مسلحين مليشيا مليشيات ميليشيا ميليشيات "
    "عناصر عنصر مقاتل مقاتلي مقاتلين مقاومه شعبيه جيش تنظيم مصدر مصادر محليه عسكريه طبيه قال قالت اكد اكدت اضاف اضافت "
    "اعلن اعلنت افاد افادت ذكر ذكرت ماضيه ماضي ماضيين ساعه ساعات يومين طيران طايرات تحالف عربي عربيه جويه جوي مواقع موقع "
    "شنت شن نفذت استهدفت استهدف تدمير دمرت اسفر اسفرت عنيفه انها انه شمال جنوب شرق غرب وسط قرب".split()
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure with what its sentence says."""

    row: Row
    spots: frozenset[str]  # places narrower than that of the figure
    stems: frozenset[str]
    kinds: frozenset[str]  # acts that it names, and battle


def incidents(evidence: Evidence, chains: Chains, subject: Subject) -> Iterator[Subject]:
    """A subject in its incidents: losses of battle that are shown to be of one, tolls of civilians but for those shown to be of another."""
    if len(subject.rows) < 2:
        yield subject
        return
    told = [_told(evidence, row) for row in subject.rows]
    groups = _shown(chains, told) if of_battle(subject.rows[0]) else _not_apart(told)
    for group in groups:
        yield replace(subject, rows=tuple(told[i].row for i in group))


def _shown(chains: Chains, told: list[_Told]) -> list[list[int]]:
    group = list(range(len(told)))
    for i, j in combinations(range(len(told)), 2) if len(told) <= _MANY else ():
        if group[i] != group[j] and _one(chains, told[i], told[j]):
            kept, given_up = sorted((group[i], group[j]))
            group = [kept if g == given_up else g for g in group]
    return [[i for i, g in enumerate(group) if g == first] for first in dict.fromkeys(group)]


def _not_apart(told: list[_Told]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i, one in enumerate(told):
        home = next((g for g in groups if not any(_apart(one, told[k]) for k in g[:_MANY])), None)
        if home is None:
            groups.append([i])
        else:
            home.append(i)
    return groups


def _one(chains: Chains, a: _Told, b: _Told) -> bool:
    if same_number(a.row, b.row):
        number = value(a.row) or 0
        one = chains.of(a.row).group == chains.of(b.row).group
        return one or len(a.stems & b.stems) > 1 or bool(a.spots & b.spots) or (number >= _OWN and number % 10 != 0)
    if a.row["doc_id"] == b.row["doc_id"]:
        return False  # «سفينة أولى … سفينة ثانية»: an article that gives two numbers tells two things
    return _alike(a, b)


def _alike(a: _Told, b: _Told) -> bool:
    shared = len(a.stems & b.stems)
    most = shared > 1 and shared >= MOST * min(len(a.stems), len(b.stems))
    return shared >= ALIKE or most or (bool(a.spots & b.spots) and shared > 1)


def _apart(a: _Told, b: _Told) -> bool:
    """Whether two sentences tell of two incidents: two spots of a town, or a battle and a bombing."""
    kinds = a.kinds and b.kinds and not any(one_act(x, y) for x in a.kinds for y in b.kinds)
    return bool(kinds) or bool(a.spots and b.spots and not a.spots & b.spots)


def one_incident(evidence: Evidence, a: Row, b: Row) -> bool:
    """Whether two numbers can be set against each other: of battles, or of one article, where the words show one incident.

    Elsewhere it is enough that none shows two. A sentence of hardly any words of its own shows nothing.
    """
    first, second = _told(evidence, a), _told(evidence, b)
    few = min(len(first.stems), len(second.stems)) < _FEW
    return not _apart(first, second) and (few or _alike(first, second) or not (of_battle(a) or a["doc_id"] == b["doc_id"]))


def _told(evidence: Evidence, row: Row) -> _Told:
    text = evidence.text(row["doc_id"])
    start = max(text.rfind(stop, max(0, row["start"] - _SENTENCE), row["start"]) for stop in _STOPS) + 1 or max(0, row["start"] - _SENTENCE)
    ends = [at for stop in _STOPS if (at := text.find(stop, row["end"], row["end"] + _SENTENCE)) >= 0]
    end = min(ends, default=min(len(text), row["end"] + _SENTENCE))
    named = evidence.mentions(row["doc_id"], start, end)
    own = evidence.whole(row["place_id"])
    spots = {m["entity_id"] for m in named if m["kind"] == "place" and evidence.local(m["entity_id"]) not in (None, own)}
    spots |= {m["entity_id"] for m in named if m["kind"] == "place" and m["entity_id"] != own and evidence.whole(m["entity_id"]) == own}
    spans = [(m["start"] - start, m["end"] - start) for m in named] + [(row["start"] - start, row["end"] - start)]
    forms = words(text[start:end]).forms
    spots |= set(_spots(forms))
    kinds = {act for form in forms for act in acts(form) if "قتل" not in form} | {"battle" for form in forms if bare(form) in _BATTLE}
    return _Told(row, frozenset(spots), _stems(text[start:end], spans), frozenset(kinds))


def _spots(forms: Sequence[str]) -> Iterator[str]:
    """Spots of a town by words that no list of places knows: «في منطقة البياع», «في الزعفرانية»."""
    for before, form in pairwise(forms):
        stem = bare(form)
        named = bare(before) in _SPOT or (before == "في" and form.startswith("ال") and stem not in _SPOT)
        if named and form.isalpha() and len(stem) > 3 and stem not in _NO_SPOT and not small(form) and not _common(stem) and not acts(form):
            yield stem


@cache
def _common(stem: str) -> bool:
    return stem in _COMMON or small(stem)


def _stems(sentence: str, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    read = words(sentence)
    own = (f for f, at in zip(read.forms, read.starts, strict=True) if not any(a <= at < b for a, b in spans))
    stems = (bare(f.removeprefix("و") if len(f) > 4 else f) for f in own if f.isalpha() and not small(f))
    return frozenset(s for s in stems if len(s) > 2 and not _common(s))
