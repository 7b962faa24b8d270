"""Figures: what a number counts, on which side, where, when, with which bounds."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from analysis.columns import (
    Approx,
    Best,
    Bound,
    ClaimId,
    Edtf,
    End,
    High,
    Id,
    Low,
    PlaceId,
    Quote,
    Rules,
    SameAs,
    Side,
    Start,
)
from analysis.extract.bearings import Bearings, near
from analysis.extract.belonging import Owner, owner
from analysis.extract.control import ControlEvent
from analysis.extract.focus import Focus
from analysis.extract.ledger import GAIN
from analysis.extract.numbers import Number
from analysis.extract.qualifiers import Meaning, meaning
from analysis.extract.tallies import tally
from analysis.extract.tally import Tally
from analysis.extract.unreal import ORDERED, befalls
from analysis.rowclass import replace, rowclass

_PEOPLE = ("killed", "wounded", "killed_and_wounded", "captured", "abducted", "missing", "displaced", "personnel", "population")
_LOST = ("casualty", "captured", "destroyed", "missing", "abducted")
_TOTALS = frozenset(("حصيله", "محصله", "اجمالي", "عدد", "مجموع"))
_BESIDE = 4  # words between numbers that are told in one breath: «16 قتيلاً، إلى جانب 40 جريحاً»
_GAINED = GAIN | {"advance"}


@rowclass
class Figure:
    """A number that the report gives of something."""

    id: Id
    start: Start
    end: End
    quote: Quote
    number_start: Annotated[int, "start of the number itself"]
    number_end: Annotated[int, "end of the number itself"]
    low: Low
    best: Best
    high: High
    bound: Bound
    approx: Approx
    qualifiers: Annotated[tuple[str, ...], "the words that qualify the number, as in the text"]
    counted: Annotated[str | None, "the noun phrase counted, in Arabic"]
    unit: Annotated[str | None, "lexicon id of what is counted"]
    category: Annotated[str, "personnel, killed, localities, … (codebook)"]
    side: Side
    actor_id: Annotated[str | None, "entity whose people or things are counted"]
    role: Annotated[str | None, "attacker, defender, fled, casualty, captor, captured, …"]
    scope: Annotated[str | None, "what the number covers: present, fled, attacking_force, opposing_force, …"]
    place_id: PlaceId
    edtf: Edtf
    status: Annotated[str, "reported; planned (threatened, meant, feared or supposed) or denied: it has not happened"] = "reported"
    claim_id: ClaimId = None
    same_as: SameAs = None
    versus: Annotated[str | None, "figure set against this one in the same words (مقابل)"] = None
    rules: Rules = ()


_OF_TITLE = frozenset(("title", "subtitle", "heading"))


def find(focus: Focus, numbers: Sequence[Number], events: Sequence[ControlEvent] = ()) -> tuple[Figure, ...]:
    """Figures of a document, in order of the text; `events` are its control events."""
    tallies = list(_chained(focus, _tallies(focus, numbers)))
    figures: list[Figure] = []
    bearings = Bearings(focus)
    held = _by_sentence(focus, events)
    for number, told in enumerate(tallies):
        same = [f for f in figures[-4:] if f.start >= told.sentence.start]
        before = next((f for f in reversed(same) if f.category in _PEOPLE or told.linked), None)
        before = figures[told.of] if told.of is not None else before
        after = tallies[number + 1].first if number + 1 < len(tallies) else told.sentence.last
        beside = held.get(told.sentence.first, [])
        last = same[-1] if same else None
        figures.append(_figure(focus, bearings, told, f"F{number + 1}", before, last, min(after, told.sentence.last), beside))
    return tuple(repeated(focus, list(_shared(focus, tallies, figures))))


def _tallies(focus: Focus, numbers: Sequence[Number]) -> list[Tally]:
    tallies: list[Tally] = []
    for number in numbers:
        if told := tally(focus, number, tallies[-6:]):
            known = replace(told, of=told.of + max(0, len(tallies) - 6)) if told.of is not None else told
            tallies.append(known)
    return tallies


def _chained(focus: Focus, tallies: Sequence[Tally]) -> Iterator[Tally]:
    """«بينهم ثلاث نساء وأربعة أطفال»: what is joined to a subset belongs to it."""
    last: Tally | None = None
    for told in tallies:
        joins = last is not None and last.subset and told.human and last.sentence is told.sentence and focus.conjoined(told.first)
        last = replace(told, subset=True) if joins and not _fated_itself(told) else told
        yield last


def _fated_itself(told: Tally) -> bool:
    """Whether its own noun or verb says what befell those counted."""
    return (told.noun is not None and told.noun.entry.fixed) or any(rule.startswith("losses/") for rule in told.rules)


def _shared(focus: Focus, tallies: Sequence[Tally], figures: Sequence[Figure]) -> Iterator[Figure]:
    """«13 قتيلاً وإصابة 23 آخرين من الميليشيات»: the side named after the second number is that of the first too."""
    for number, figure in enumerate(figures):
        told, after = tallies[number], tallies[number + 1] if number + 1 < len(tallies) else None
        if figure.side is not None or after is None or after.sentence is not told.sentence:
            yield figure
            continue
        following = figures[number + 1]
        if _destroyed_too(focus, figure, following, after) or _people_too(focus, figure, following, told, after):
            figure = replace(figure, side=following.side, actor_id=following.actor_id)
        yield figure


def _destroyed_too(focus: Focus, figure: Figure, following: Figure, after: Tally) -> bool:
    """«5 دبابات و5 ناقلات جند إسرائيلية»: things that are joined in being destroyed."""
    things = figure.category == following.category == "materiel" and figure.role == following.role == "destroyed"
    return things and focus.conjoined(after.first)


def _people_too(focus: Focus, figure: Figure, following: Figure, told: Tally, after: Tally) -> bool:
    """«13 قتيلاً وإصابة 23 آخرين»: people beside whom others of the same ones, or those of somebody named, are told."""
    if not told.human or figure.category not in _PEOPLE:
        return False
    if after.noun is not None and after.noun.entry.id == "person":
        return True
    return (following.actor_id is not None and focus.conjoined(after.first)) or _in_one_breath(focus, told, after)


def _in_one_breath(focus: Focus, told: Tally, following: Tally) -> bool:
    """«قُتل 13 وأُصيب 85 من المسلحين»: a bare number whose people the next one names."""
    bare = told.noun_first is None and told.of is None and told.noun is None
    goes_on = following.fated is not None and told.last <= following.fated <= told.last + 3
    return bare and goes_on and focus.form(following.fated or 0).startswith("و")


def _by_sentence(focus: Focus, events: Sequence[ControlEvent]) -> dict[int, list[ControlEvent]]:
    """Events of control by the first word of their sentence."""
    found: dict[int, list[ControlEvent]] = {}
    for event in events:
        if sentence := focus.reading.sentence_at(focus.reading.words.first_at(event.start)):
            found.setdefault(sentence.first, []).append(event)
    return {first: sorted(events, key=lambda e: e.start) for first, events in found.items()}


def _figure(
    focus: Focus,
    bearings: Bearings,
    told: Tally,
    id: str,
    before: Figure | None,
    last: Figure | None,
    limit: int,
    events: Sequence[ControlEvent],
) -> Figure:
    number = told.number
    meant = meaning(focus, number, told.first, told.last, told.noun_last, limit)
    beside = near(events, number.start)
    whose = owner(focus, told, beside, _kin(focus, told, before, last))
    side, role, scope, category = whose.side, told.role, told.scope, told.category
    fixed = told.noun is not None and told.noun.entry.fixed  # «1499 شهيداً و8300 جريح، منهم 62 شهيداً»
    if told.subset and told.of is None and not fixed and before and before.category in _PEOPLE and category in (*_PEOPLE, "other"):
        category, role = before.category, before.role
        side = side or (before.side if told.noun is None or told.noun.entry.id in ("person", "man") else None)
    if side is None and before and (told.noun is None or told.noun.entry.id == "person") and told.human | (told.noun_first is None):
        side = before.side  # «وإصابة أربعة آخرين»: of the same people
    event = beside[0] if beside else None
    held = next((e for e in beside if e.start <= number.start < e.end), event)
    if scope == "force" and event and event.to_side and event.type in _GAINED:
        role, scope = "attacker", "attacking_force"
    start, end = _span(focus, told, meant, whose)
    place, edtf = bearings.of(told, events, held)
    if before and told.subset and told.of is None:
        edtf = before.edtf or edtf
    status, unreal = _status(focus, told)
    claim = focus.claim_at(number.start)
    versus = before.id if before and told.linked else None
    return Figure(
        id=id,
        start=start,
        end=end,
        quote=focus.reading.text[start:end],
        number_start=number.start,
        number_end=number.end,
        low=meant.low,
        best=meant.best,
        high=meant.high,
        bound=meant.bound,
        approx=meant.approx,
        qualifiers=tuple([focus.reading.text[h.start : h.end] for h in meant.hits]),
        counted=number.counted,
        unit=_unit(told),
        category=category,
        side=side,
        actor_id=whose.entity_id,
        role=_captured(told, held) or role,
        scope=scope,
        place_id=place,
        edtf=None if status == "planned" else edtf,  # the day beside it is that of the threat
        status=status,
        claim_id=claim.id if claim else None,
        versus=versus,
        rules=tuple(dict.fromkeys((*told.rules, *((unreal,) if unreal else ()), *[h.rule for h in meant.hits]))),
    )


def _status(focus: Focus, told: Tally) -> tuple[str, str | None]:
    """Whether what befalls those counted has happened; «ستفرج عن 20 أسيراً»: they are captives all the same."""
    hits = focus.reading.hits
    own = told.noun is not None and told.noun.entry.fixed and told.category == told.noun.entry.category
    fate = hits.on["losses"](told.fated) if told.fated is not None and told.human and not own else None
    sent = hits.on["framing"](told.sent) if told.sent is not None and told.category == "personnel" else None
    if fate and fate.entry.id != "release":
        return befalls(focus, fate, told.first, told.sentence)
    return befalls(focus, sent, told.first, told.sentence, ORDERED) if sent else ("reported", None)


def _kin(focus: Focus, told: Tally, before: Figure | None, last: Figure | None) -> str | None:
    """The side of a number before, of which this one is a part, or whose loss goes on: «مقتل 20 من المسلحين وتدمير 3 عربات»."""
    if told.of is not None or told.subset:
        return before.side if before else None
    if last is None or last.side == "CIVILIANS" or last.role not in _LOST or told.role not in _LOST:
        return None
    heads = (focus.form(k).removeprefix("و").removeprefix("ال") for k in range(told.first - 2 * _BESIDE, told.first))
    if last.category == told.category and any(head in _TOTALS for head in heads):
        return last.side  # «قُتل 3 ضباط، لترتفع الحصيلة إلى 24 قتيلاً»
    fixed = told.noun is not None and told.noun.entry.fixed and told.first - focus.reading.words.first_at(last.end) <= _BESIDE
    goes_on = fixed if told.fated is None else focus.form(told.fated).startswith("و") and told.fated < told.first
    return last.side if goes_on and not focus.reading.words.text[last.end : told.number.start].count(":") else None


def _captured(told: Tally, event: ControlEvent | None) -> str | None:
    """Places counted in an event of control are those it takes."""
    return (
        "captured_by" if event and told.category in ("localities", "facilities") and event.start <= told.number.start < event.end else None
    )


def _unit(told: Tally) -> str | None:
    if told.category == "share":
        return told.number.kind
    return told.noun.entry.id if told.noun else None


def _span(focus: Focus, told: Tally, meant: Meaning, whose: Owner) -> tuple[int, int]:
    """From the first qualifier to the last one, the noun phrase and its owner within."""
    words = focus.reading.words
    last = max(told.noun_last, whose.last if whose.last <= told.noun_last + 8 else 0)
    start, end = told.number.start, max(words.ends[last - 1], told.number.end)
    if told.noun_first is not None:
        start = min(start, words.starts[told.noun_first])
    for hit in meant.hits:
        start, end = min(start, hit.start), max(end, hit.end)
    return start, end


def repeated(focus: Focus, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Figures with those that say in the body what the headline said marked as the same, and the headline's completed from them."""
    titles = [b for b in focus.reading.layout.blocks if b.kind in _OF_TITLE]
    titled = [f for f in figures for b in titles if b.start <= f.number_start < b.end]
    if not titled:
        yield from figures
        return
    headlines = {f.id for f in titled}
    told: dict[tuple[float | None, float | None], list[Figure]] = {}
    for figure in figures:
        if figure.id not in headlines:
            told.setdefault((figure.best, figure.low), []).append(figure)
    later = {t.id: next((f for f in told.get((t.best, t.low), [])[:20] if f.start > t.start and _alike(t, f)), None) for t in titled}
    first = {f.id: t for t in reversed(titled) if (f := later[t.id])}
    for figure in figures:
        body, headline = later.get(figure.id), first.get(figure.id)
        if body:
            known = replace(figure, side=figure.side or body.side, edtf=body.edtf or figure.edtf, place_id=figure.place_id or body.place_id)
            yield replace(known, category=body.category, role=figure.role or body.role)
        elif headline:
            yield replace(figure, side=figure.side or headline.side, same_as=headline.id)
        else:
            yield figure


def _alike(a: Figure, b: Figure) -> bool:
    """Whether two figures of one value can be of the same people or things."""
    general = a.category in ("population", "other") and b.category in _PEOPLE and a.unit == "person"  # «الحصيلة إلى 66 شخصاً»
    return (a.category == b.category or general) and (a.side == b.side or None in (a.side, b.side))
