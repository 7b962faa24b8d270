"""The assessed lane: spells and strengths of an analyst's reference file, and what the documents say against them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from analysis.extract.mentions import Entity
from analysis.lexicon.layers import SideEntry
from analysis.text.words import words
from analysis.weigh.chains import Chains
from analysis.weigh.changes import GAINS, Change, changes
from analysis.weigh.ratios import FIELDS, ForceRatio, weighed
from analysis.weigh.reference import Interval, Reference, ReferencePlace, Report, Spell, Strength
from analysis.weigh.rows import Evidence, Row
from analysis.weigh.spells import ASSESSED, ControlSpell, ReferenceCheck, lanes

# «جنوبي الباب» is a part of «الباب»
PARTS = {
    "south": ("جنوب", "جنوبي"),
    "north": ("شمال", "شمالي"),
    "east": ("شرق", "شرقي"),
    "west": ("غرب", "غربي"),
    "centre": ("وسط",),
    "surroundings": ("محيط",),
    "outskirts": ("مشارف", "اطراف"),
    "countryside": ("ريف",),
}
_NOUNS = ("مدينه", "بلده", "قريه", "محافظه", "منطقه", "مطار")
_OTHER_DATE = timedelta(days=31)  # beyond it an event of the same side is another event


@dataclass(frozen=True, slots=True)
class Matched:
    """A place of the file that the documents name."""

    place: ReferencePlace
    place_id: str
    ar: str
    part: str | None


def matched(evidence: Evidence, reference: Reference) -> list[Matched]:
    """Places of the file that are places of the documents, by their Arabic name."""
    told = {e["place_id"] for e in evidence.control}
    by_name: dict[tuple[str, ...], list[Row]] = {}
    for entity in evidence.entities.values():
        if entity["kind"] == "place":
            by_name.setdefault(_name(entity["ar"]), []).append(entity)
    found = []
    for place in reference.places:
        name, part = _name(place.ar), None
        if name not in by_name and len(name) > 1:
            part = next((p for p, forms in PARTS.items() if name[0] in forms), None)
            name = _name(" ".join(name[1:])) if part else name
        nearest = sorted(by_name.get(name, ()), key=lambda e: (e["id"] not in told, _far(e, place), e["id"]))
        if nearest and _far(nearest[0], place) < 1:
            found.append(Matched(place, nearest[0]["id"], nearest[0]["ar"], part))
    return found


def _name(ar: str) -> tuple[str, ...]:
    forms = tuple(words(ar).forms)
    return forms[1:] if len(forms) > 1 and forms[0] in _NOUNS else forms


def _far(entity: Row, place: ReferencePlace) -> float:
    """Degrees between an entity and a place of the file, 0 where one has no position."""
    if None in (entity["lat"], entity["lon"], place.lat, place.lon):
        return 0.0
    return max(abs(entity["lat"] - place.lat), abs(entity["lon"] - place.lon))


def assessed_spells(evidence: Evidence, reference: Reference) -> list[ControlSpell]:
    """Spells of the file for the places that the documents name."""
    drafts = [_spell(m, s) for m in matched(evidence, reference) for s in m.place.spells]
    return [replace(draft, id=f"A{i}") for i, draft in enumerate(drafts, 1)]


def _spell(match: Matched, spell: Spell) -> ControlSpell:
    intervals = (*Known(match, None, spell).days, None, None) if spell.growing else (*spell.start, *spell.end)
    days = [d.isoformat() if d else None for d in intervals]
    last = match.place.last.isoformat() if match.place.last else None
    degree = "partial" if spell.growing else "full"
    return ControlSpell("", match.place_id, match.ar, match.part, ASSESSED, None, spell.holder, (), degree, None,
                        days[0], days[1], days[2], days[3], last, ASSESSED, None, None, spell.sources)  # fmt: skip


def named(evidence: Evidence, reference: Reference, sides: Mapping[str, SideEntry]) -> list[Entity]:
    """Whom the file names and no document does: sides that hold a place, and sources with an Arabic name, by their name in the file."""
    held = {part for m in matched(evidence, reference) for s in m.place.spells for part in s.holder.split("+")}
    missing = (sides[id] for id in sorted(held - evidence.entities.keys()) if id in sides)
    sources = {r.source: r.source_ar for r in reference.reports if r.source_ar and r.source not in evidence.entities}
    return [
        *(Entity(side.id, "side", side.ar, side.en, colour=side.colour) for side in missing),
        *(Entity(en, "source", ar, en) for en, ar in sources.items()),
    ]


def reference_ratios(evidence: Evidence, reference: Reference, told: list[ForceRatio]) -> list[ForceRatio]:
    """Strengths of the file as rows of the lane reference.

    Left out are reports of a place that no document names, and one that only repeats a pair of the documents.
    """
    by_name = {m.place.name: m for m in matched(evidence, reference)}
    known = {(r.attackers_best, r.defenders_best, r.place_id) for r in told if r.attackers_id and r.defenders_id}
    rows: list[ForceRatio] = []
    elsewhere = {p.name for p in reference.places} - by_name.keys()
    for report in (r for r in reference.reports if r.place not in elsewhere):
        row = _report(f"Q{len(rows) + 1}", report, by_name.get(report.place or ""))
        if (row.attackers_best, row.defenders_best, row.place_id) not in known:
            rows.append(row)
    return rows


def _report(row_id: str, report: Report, match: Matched | None) -> ForceRatio:
    attackers, defenders = _amounts(report.attackers), _amounts(report.defenders)
    status, reason, value, low, high = weighed(attackers, defenders)
    values: dict[str, Any] = {}
    for who, amounts in (("attackers", attackers), ("defenders", defenders)):
        values |= {f"{who}_{field}": (amounts or {"approx": False}).get(field) for field in (*FIELDS, "id", "side", "scope")}
        values[f"{who}_words"] = report.words if who == "attackers" else ()
    return ForceRatio(
        id=row_id, lane="reference", chain_id=None, group=None, source=report.source, place_id=match.place_id if match else None,
        place=match.ar if match else report.place, edtf=report.edtf, defenders_counted=None, status=status, reason=reason,
        defenders_per_attacker=value, ratio_low=low, ratio_high=high, stated=False, **values,
    )  # fmt: skip


def _amounts(strength: Strength | None) -> Row | None:
    return {field: getattr(strength, field) for field in FIELDS} if strength else None


@dataclass(frozen=True, slots=True)
class Known:
    """A change of hands of the file."""

    match: Matched
    before: str | None
    spell: Spell

    @property
    def days(self) -> Interval:
        """Days on which it may have happened; all days of a spell that only grows."""
        return (self.spell.start[0], self.spell.end[1]) if self.spell.growing else self.spell.start


def checks(evidence: Evidence, chains: Chains, reference: Reference) -> list[ReferenceCheck]:
    """Every change that the file knows up to the last publication against what the documents tell, then what only they tell."""
    published = sorted(p for p in evidence.published.values() if p)
    told = _told(evidence, chains)
    used: set[str] = set()
    drafts = []
    for match in matched(evidence, reference):
        here = told.get((match.place_id, match.part), [])
        for known in _changes(match):
            if here and not (published and known.days[0] and known.days[0].isoformat() > published[-1]):
                drafts.append(_check(known, here, used, published))
    places = {(m.place_id, m.part): m for m in matched(evidence, reference)}
    for key, events in told.items():
        note = None if key in places else "place_not_in_reference"
        drafts += [_unknown(evidence, change, note) for change in events if change.told_by["id"] not in used and change.to_side]
    return [replace(draft, id=f"K{i}") for i, draft in enumerate(drafts, 1)]


def _told(evidence: Evidence, chains: Chains) -> dict[tuple[str, str | None], list[Change]]:
    """Gains by place and part, of all lanes, each once a lane."""
    found: dict[tuple[str, str | None], list[Change]] = {}
    for lane in lanes(evidence, chains):
        gained = [c for c in changes(lane.events) if c.told_by["type"] in GAINS]
        if gained:
            found.setdefault((lane.place_id, lane.part), []).extend(gained)
    return found


def _changes(match: Matched) -> Iterator[Known]:
    before = None
    for spell in match.place.spells:
        if spell.start != (None, None):
            yield Known(match, before, spell)
        before = spell.holder


def _check(known: Known, told: list[Change], used: set[str], published: list[str]) -> ReferenceCheck:
    same = [c for c in told if c.to_side in (known.spell.holder, None) and _near(c.days, known.days)]
    other = [c for c in told if c.to_side not in (known.spell.holder, None) and _inside(c.days, known.days)]
    best = min(same, key=lambda c: (c.to_side is None, not _touch(c.days, known.days), c.order), default=None)
    used.update(c.told_by["id"] for c in same if _touch(c.days, known.days))
    first, last = (d.isoformat() if d else None for d in known.days)
    if best is None and not other:
        on_day = next((p for p in published if (first or p) <= p <= (last or p)), None)
        return _row(known, None, "unknown_to_documents", "on_publication_day" if on_day else None)
    event = (best or other[0]).told_by["id"]
    used.add(event)
    if best is None:
        return _row(known, event, "differs", "other_holder")
    if not _touch(best.days, known.days):
        return _row(known, event, "differs", "other_date")
    if best.to_side is None:
        return _row(known, event, "looser", "holder_not_named")
    if known.spell.growing:
        return _row(known, event, "agrees", "within_longer_advance")
    return _row(known, event, "agrees" if _inside(best.days, known.days) else "looser", None)


def _row(known: Known, control_id: str | None, agreement: str, note: str | None) -> ReferenceCheck:
    first, last = (d.isoformat() if d else None for d in known.days)
    match = known.match
    return ReferenceCheck(
        "", match.place_id, match.ar, known.before, known.spell.holder, first, last, control_id, agreement, note, match.part
    )


def _unknown(evidence: Evidence, change: Change, note: str | None) -> ReferenceCheck:
    event = change.told_by
    place = evidence.entity(event["place_id"]).get("ar") or event["place"] or event["place_id"]
    return ReferenceCheck(
        "", event["place_id"], place, change.from_side, change.to_side, None, None, event["id"], "unknown_to_reference", note
    )


def _touch(a: Interval, b: Interval) -> bool:
    return not (a[0] and b[1] and b[1] < a[0]) and not (b[0] and a[1] and a[1] < b[0])


def _near(a: Interval, b: Interval) -> bool:
    """Whether two intervals touch or are a month apart at most."""

    def wide(days: Interval) -> Interval:
        return days[0] and days[0] - _OTHER_DATE, days[1] and days[1] + _OTHER_DATE

    return (None not in a and _touch(a, wide(b))) or (_touch(a, b) and a != (None, None))


def _inside(a: Interval, b: Interval) -> bool:
    first, last = a[0] or date.min, a[1] or date.max
    return (b[0] or date.min) <= first and last <= (b[1] or date.max)
