"""An analyst's own file of further reports: who held which place between which days, and strengths that others reported.

JSON with `places` (name → name_ar, spells with holder, from, to, start_interval, end_interval, sources), lists of reports whose
key begins with `force_reports` (attackers, defenders, bound, source, and source_ar if there is one) and `sources` (code → what,
where). What the file holds beside these is left to its reader.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

OPEN = ".."
Interval = tuple[date | None, date | None]
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_AT_END = re.compile(r",\s*(\d{1,2})\s+([A-Z][a-z]{2})[a-z]*\s+(\d{4})\s*$")
_BOUNDS = (
    ("more than", "more_than"),
    ("over ", "more_than"),
    ("at least", "at_least"),
    ("less than", "less_than"),
    ("at most", "at_most"),
    ("up to", "at_most"),
)
_ROUGH = ("about", "nearly", "around", "some ", "approximately")


class ReferenceUnusable(ValueError):
    """A reference file cannot be used; the message names file and entry, what was seen, what was expected and what to do."""

    def __init__(self, where: str, seen: str, expected: str, advice: str):
        super().__init__(f"{where}: {seen}; expected {expected}. {advice}")
        self.where, self.seen, self.expected, self.advice = where, seen, expected, advice


@dataclass(frozen=True, slots=True)
class Spell:
    """A holder of a place between two intervals of days; None is open."""

    holder: str
    growing: bool  # "(expanding)" after the holder: it took the place bit by bit between start and end
    start: Interval
    end: Interval
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferencePlace:
    """A place of the file with its spells in order of time."""

    name: str
    ar: str
    lat: float | None
    lon: float | None
    last: date | None  # last day that the file speaks of
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """A strength as another source reports it."""

    low: float | None
    best: float | None
    high: float | None
    bound: str | None
    approx: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Strengths that one source gives of one battle."""

    source: str
    source_ar: str | None  # the same in Arabic
    place: str | None  # name of a place of the file
    edtf: str | None
    attackers: Strength | None
    defenders: Strength | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """What an analyst's file says."""

    path: str
    places: tuple[ReferencePlace, ...]
    reports: tuple[Report, ...]


def load(path: Path | str) -> Reference:
    """Read and check a reference file. Raises ReferenceUnusable."""
    path = Path(path)
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ReferenceUnusable(str(path), error.strerror or "unreadable", "a JSON file", "Check the path.") from None
    except ValueError as error:
        raise ReferenceUnusable(str(path), f"{error}", "JSON in UTF-8", "Mend the line named.") from None
    _typed(found, dict, str(path), "an object with places and force_reports")
    works = {code: _work(work, code) for code, work in _typed(found.get("sources", {}), dict, f"{path}, sources", "an object").items()}
    places = _typed(found.get("places", {}), dict, f"{path}, places", "an object of places by name")
    read = tuple(_place(name, place, f"{path}, place {name!r}", works) for name, place in places.items())
    reports = tuple(
        r for key, rows in found.items() if key.startswith("force_reports") for r in _reports(key, rows, str(path), tuple(places))
    )
    return Reference(str(path), read, reports)


def _typed(value: Any, kind: type | tuple[type, ...], where: str, expected: str) -> Any:
    if not isinstance(value, kind):
        raise ReferenceUnusable(where, f"{json.dumps(value, ensure_ascii=False)[:60]}", expected, "Mend the entry or take it out.")
    return value


def _work(work: Any, code: str) -> str:
    return str(work.get("what") or code) if isinstance(work, dict) else str(work)


def _place(name: str, place: Any, where: str, works: Mapping[str, str]) -> ReferencePlace:
    _typed(place, dict, where, "an object with name_ar and spells")
    ar = _typed(place.get("name_ar"), str, f"{where}, name_ar", "the name in Arabic")
    rows = _typed(place.get("spells"), list, f"{where}, spells", "a list of spells in order of time")
    cited = tuple(place.get("sources", ()))
    spells = [_spell(row, f"{where}, spell {i}", works, cited) for i, row in enumerate(rows, 1)]
    for i in range(1, len(spells)):
        began, before = spells[i].start[1], spells[i - 1].start[0]
        if began and before and began < before:
            seen = f"begins {began}, before the one above it"
            raise ReferenceUnusable(f"{where}, spell {i + 1}", seen, "spells in order of time", "Put them in order.")
    window = str(place.get("window") or "/").partition("/")[2]
    return ReferencePlace(name, ar, place.get("lat"), place.get("lon"), _day(window or OPEN, f"{where}, window"), tuple(_joined(spells)))


def _spell(row: Any, where: str, works: Mapping[str, str], cited: tuple[str, ...]) -> Spell:
    _typed(row, dict, where, "an object with holder, from and to")
    holder, _, note = _typed(row.get("holder"), str, f"{where}, holder", "the short id of a side").partition("(")
    start = _interval(row, "start_interval", "from", where)
    end = _interval(row, "end_interval", "to", where)
    if start[0] and end[1] and end[1] < start[0]:
        raise ReferenceUnusable(where, f"ends {end[1]}, begins {start[0]}", "an end after the beginning", "Mend one of the two days.")
    codes = row.get("sources") or cited
    return Spell(holder.strip(), "expand" in note, start, end, tuple(works.get(code, str(code)) for code in codes))


def _interval(row: Mapping[str, Any], both: str, one: str, where: str) -> Interval:
    if row.get(both) is not None:
        days = _typed(row[both], list, f"{where}, {both}", "a list of two days")
        if len(days) != 2:
            raise ReferenceUnusable(
                f"{where}, {both}", f"{len(days)} days", "two days", "Give the first and the last day that are possible."
            )
        return _day(days[0], where), _day(days[1], where)
    day = _day(row.get(one, OPEN), f"{where}, {one}")
    return day, day


def _day(value: Any, where: str) -> date | None:
    if value in (None, OPEN, ""):
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ReferenceUnusable(where, f"{value!r}", "a day such as 2016-12-11, or '..' when open", "Mend the day.") from None


def _joined(spells: list[Spell]) -> Iterator[Spell]:
    """The end of a spell and the start of the next are one change: it keeps the wider interval that the file gives."""
    for i, spell in enumerate(spells):
        before, after = spells[i - 1] if i else None, spells[i + 1] if i + 1 < len(spells) else None
        start = _wider(spell.start, before.end) if before else spell.start
        end = _wider(spell.end, after.start) if after else spell.end
        yield Spell(spell.holder, spell.growing, start, end, spell.sources)


def _wider(own: Interval, other: Interval) -> Interval:
    if None in own or None in other:
        return own
    touching = own[0] <= other[1] and other[0] <= own[1]  # type: ignore[operator]
    return (min(own[0], other[0]), max(own[1], other[1])) if touching else own  # type: ignore[type-var]


def _reports(key: str, rows: Any, path: str, places: tuple[str, ...]) -> Iterator[Report]:
    place, edtf = _about(key, places)
    for number, row in enumerate(_typed(rows, list, f"{path}, {key}", "a list of reports"), 1):
        where = f"{path}, {key}, report {number}"
        _typed(row, dict, where, "an object with attackers, defenders and source")
        source = _typed(row.get("source"), str, f"{where}, source", "who reports it")
        arabic = _typed(row.get("source_ar", ""), str, f"{where}, source_ar", "the source's name in Arabic")
        said = _DAY_AT_END.search(source)
        when = f"{said[3]}-{_MONTHS.index(said[2].lower()) + 1:02}-{int(said[1]):02}" if said and said[2].lower() in _MONTHS else None
        words = row.get("bound") or ""
        attackers, defenders = (
            strength(row.get(k), words if k == "attackers" else "", f"{where}, {k}") for k in ("attackers", "defenders")
        )
        yield Report(
            _DAY_AT_END.sub("", source) if when else source, arabic or None, row.get("place") or place, row.get("date") or when or edtf,
            attackers, defenders, (words,) if words else (),
        )  # fmt: skip


def _about(key: str, places: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Place and month in a key such as force_reports_palmyra_dec_2016."""
    parts = key.lower().split("_")[2:]
    place = next((p for p in places if re.sub(r"[^a-z]+", "_", p.lower()) in "_".join(parts)), None)
    year = next((p for p in parts if re.fullmatch(r"\d{4}", p)), None)
    month = next((p[:3] for p in parts if p[:3] in _MONTHS and p not in (place or "").lower()), None)
    return place, f"{year}-{_MONTHS.index(month) + 1:02}" if year and month else year


def strength(value: Any, words: str, where: str) -> Strength | None:
    """A strength such as 4000, "4000-5000" or "3000+" with its words; bounds that contradict each other are left as words.

    Raises ReferenceUnusable when it holds no number.
    """
    if value is None:
        return None
    rough = any(w in f"{words} " for w in _ROUGH)
    bounds = {bound for w, bound in _BOUNDS if w in f"{words} "}
    text = str(value).replace(",", "").strip()
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?)|(\+))?", text)
    if isinstance(value, bool) or not match:
        raise ReferenceUnusable(where, f"{value!r}", 'a number, "4000-5000" or "3000+"', "Put the words under bound.")
    low = float(match[1])
    if match[2]:
        return Strength(low, None, float(match[2]), None, rough)
    bound = "at_least" if match[3] else next(iter(bounds)) if len(bounds) == 1 and not (rough and "nearly" in words) else None
    upward = bound in ("at_least", "more_than")
    return Strength(None if bound and not upward else low, low, None if upward else low, bound, rough)
