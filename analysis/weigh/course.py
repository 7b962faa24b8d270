"""The course of a place: changes of one origin as steps that can follow each other.

An outlet that writes of one liberation on five days, each time with «yesterday», tells one change and not five; a place is lost
only by who held it. What stands against that within weeks is another account of the same step, kept beside it, and no step.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from analysis.weigh.changes import Change, Days, changes, halves
from analysis.weigh.rows import Row

AGAIN = timedelta(days=31)  # told so shortly before or after, one change with one winner is one change
# parts without a name: «some quarters» of one report are not those of the next
UNNAMED = ("quarters", "buildings", "positions", "road", "some")


def course(events: Iterable[Row], published: Mapping[str, str | None]) -> list[Change]:
    """Steps that the events of one lane tell, in order of time; undated ones where their sides or their document put them."""
    told = changes(_telling(list(events)))
    steps: list[Change] = []
    for partial in (False, True):
        own: list[Change] = []
        for change in (c for c in told if c.partial is partial):
            _step(own, change, published)
        steps += own
    return steps


def _telling(events: list[Row]) -> list[Row]:
    """The events that say who gained or lost the place.

    «تحرير المدينة» without both tells that something changed, and is left out where others say what; so is a loss that is only
    presupposed: of a town whose liberation is spoken of nothing tells that it has happened.
    """
    sided = [e for e in events if e["from_side"] or e["to_side"]]
    gained = any(e["to_side"] and e["status"] != "presupposed" for e in events)
    kept = [e for e in sided if e["to_side"] or e["status"] != "presupposed" or (e["edtf"] and not gained)]
    return kept or [e for e in events if e["edtf"] and e not in sided]


def _step(steps: list[Change], change: Change, published: Mapping[str, str | None]) -> None:
    """The steps with one more change: a step of its own, another telling of the last one, or neither."""
    last = steps[-1] if steps else None
    if last is None:
        steps.append(change)
    elif change.days == (None, None):
        _undated(steps, change)
    elif _again(last, change):
        steps[-1] = _folded(last, change, published)
    elif _against(last, change):
        steps[-1] = _disputed(last, change)
    else:
        steps.append(change)


def _undated(steps: list[Change], change: Change) -> None:
    """A change without a day: told already, how a later loser had come there, of a side that is new in the place, or another account
    of the last step.

    «استولى عليها المسلحون», in an article of how they lost it, came before; in another article no word tells which came last.
    """
    last = steps[-1]
    if any(meets(s.to_side, change.to_side) or (not change.to_side and meets(s.from_side, change.from_side)) for s in steps):
        return
    lost = next((i for i, s in enumerate(steps) if meets(s.from_side, change.to_side) and _documents(s) & _documents(change)), None)
    if lost is not None:
        steps.insert(lost, replace(change, days=(None, steps[lost].days[1])))
        return
    known = any(meets(change.to_side, side) for s in steps for side in (s.from_side, s.to_side))
    follows = change.from_side is None or last.to_side is None or meets(last.to_side, change.from_side)
    if change.to_side and last.to_side and (known or not follows):
        steps[-1] = _disputed(last, change)
    elif _documents(last) & _documents(change) or (change.to_side and not known):
        steps.append(change)


def _again(last: Change, change: Change) -> bool:
    """Whether a change is the last step told on another day: the same winner, or the same loser where no other winner is named."""
    lost_again = meets(last.to_side, change.from_side) and not meets(last.from_side, change.from_side)
    if not _near(last.days, change.days) or lost_again:
        return False
    if last.to_side and change.to_side:
        return meets(last.to_side, change.to_side)
    return meets(last.from_side, change.from_side) or halves(last, change) or halves(change, last)


def _against(last: Change, change: Change) -> bool:
    """Whether a change cannot follow the last step: its loser did not hold the place, or the day leaves no order between two articles."""
    if not (last.to_side and change.to_side and change.from_side and _near(last.days, change.days)):
        return False
    if not meets(last.to_side, change.from_side):
        return True
    return last.days == change.days and not _documents(last) & _documents(change)


def _folded(known: Change, told: Change, published: Mapping[str, str | None]) -> Change:
    """One step of two tellings: from the first day told to the last, and no later than the first article that told it."""
    events = known.events + told.events
    days = (
        min((d for d in (known.days[0], told.days[0]) if d), default=None),
        max((d for d in (known.days[1], told.days[1]) if d), default=None),
    )
    first = min((day for e in events if (day := _day(published.get(e["doc_id"])))), default=None)
    if first and days[1] and (days[0] or first) <= first < days[1]:
        days = days[0], first
    sides = known.from_side or told.from_side, known.to_side or told.to_side
    return replace(known, events=events, from_side=sides[0], to_side=sides[1], days=days)


def _disputed(last: Change, change: Change) -> Change:
    """The step with another account of it: who gained it is whom most articles name, contested where none is named more often."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for event in (*last.events, *change.events):
        if event["to_side"]:
            articles[event["to_side"]].add(event["doc_id"])
    ordered = sorted(articles, key=lambda side: -len(articles[side]))
    holder = ordered[0] if len(articles[ordered[0]]) > len(articles[last.to_side or ordered[0]]) else last.to_side
    others = tuple(side for side in ordered if side != holder)
    tied = any(len(articles[side]) == len(articles[holder or ""]) for side in others)
    events = last.events + change.events
    if holder == last.to_side:
        return replace(last, events=events, otherwise=others, contested=tied)
    return replace(change, events=events, otherwise=others, contested=tied)


def meets(a: str | None, b: str | None) -> bool:
    """Whether two sides are one, or joined ones have one in common."""
    return bool(set((a or "").split("+")) & set((b or "").split("+")) - {""})


def _near(a: Days, b: Days) -> bool:
    """Whether a month at most lies between two times."""
    (a_first, a_last), (b_first, b_last) = a, b
    return not (a_last and b_first and b_first - a_last > AGAIN) and not (b_last and a_first and a_first - b_last > AGAIN)


def _documents(change: Change) -> set[str]:
    return {e["doc_id"] for e in change.events}


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None
