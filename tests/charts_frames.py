"""Tables to draw: a small example, and crowds of everything that a picture must hold."""

from dataclasses import MISSING, fields
from typing import Any

import pandas as pd

from analysis.document import Document
from analysis.extract.claims import Claim
from analysis.extract.control import ControlEvent
from analysis.extract.figures import Figure
from analysis.extract.mentions import Entity
from analysis.tables import DERIVED, EXTRACTED, frame
from analysis.weigh.chains import SourceChain
from analysis.weigh.contradictions import Contradiction
from analysis.weigh.ratios import ForceRatio
from analysis.weigh.series import FigureReport
from analysis.weigh.spells import ControlSpell

QUOTE = "قال القائد إن قواته دخلت المدينة ليلاً"
LONG = "غرفة العمليات المشتركة لفصائل الجبهة الشرقية ومجالسها العسكرية المحلية"
SIDES = ("NORTH", "SOUTH", "EAST_COUNCIL", "COAST", "RIVER", "HILLS", "DESERT", "PORT", "VALLEY", "ISLES", "FOREST", "LAKES")


def row(kind: type, /, **given: Any) -> Any:
    """A row of a type, what is not given as none, empty or false."""
    empty = {"tuple": (), "bool": False, "str": "", "int": 0}
    filled = {}
    for field in fields(kind):
        name = str(getattr(field.type, "__origin__", field.type))
        default = next((v for k, v in empty.items() if k in name and "None" not in name), None)
        filled[field.name] = given.get(field.name, field.default if field.default is not MISSING else default)
    return kind(**filled)


def tables(**rows: list[Any]) -> dict[str, pd.DataFrame]:
    """All tables, those that are not given empty."""
    names = ("documents", "entities", *EXTRACTED, *DERIVED)
    return {name: frame(name, rows.get(name, []), "d1" if name in EXTRACTED and rows.get(name) else None) for name in names}


def document(n: int = 1, published: str | None = "2019-05-10T08:00:00") -> Document:
    return row(Document, id=f"d{n}", text=QUOTE, sha256="0" * 64, outlet="صحيفة الساحل", published=published, lang="ar")


def entities(sides: tuple[str, ...] = ("NORTH", "SOUTH"), named: bool = True) -> list[Entity]:
    colours = ("blue", "amber")
    people = [row(Entity, id=f"P{n}", kind="person", ar=f"العقيد سالم {n}", en=f"Colonel Salem {n}") for n in range(30)]
    media = [
        row(Entity, id="M1", kind="medium", ar="صحيفة الساحل", en="Coast Daily"),
        row(Entity, id="M2", kind="medium", ar="وكالة النهر", en="River Agency"),
    ]
    places = [row(Entity, id=f"L{n}", kind="place", ar=f"قرية الزيتون {n}", en=f"Olive Village {n}", **position(n)) for n in range(30)]
    listed = [
        row(Entity, id=s, kind="side", ar=f"قوات {i}", en=f"{s.title()} forces", colour=colours[i] if i < 2 else None)
        for i, s in enumerate(sides)
    ]
    return people + media + places + (listed if named else [])


def position(n: int) -> dict[str, float]:
    """Coordinates of a place: eleven far from each other, the others close together."""
    return {"lat": 33.0 + n * 0.21, "lon": 36.0 + n * 0.7 % 3} if n < 11 else {"lat": 34.4 + n % 5 * 0.02, "lon": 40.0 + n // 5 * 0.02}


def advance(n: int, **more: Any) -> ControlEvent:
    given = {
        "id": f"A{n}",
        "quote": QUOTE,
        "cue": "تقدمت",
        "type": "advance",
        "status": "reported",
        "place_id": f"L{n}",
        "place": f"قرية الزيتون {n}",
        "to_side": SIDES[n % 12],
        "claim_id": f"C{n}",
    }
    return row(ControlEvent, **(given | more))


def chain(n: int, group: str | None = None, **more: Any) -> SourceChain:
    given = {
        "id": f"S{n}",
        "doc_id": "d1",
        "origin": f"العقيد سالم {n}",
        "origin_id": f"P{n}",
        "origin_kind": "person",
        "path": (f"P{n}", "M2", "M1"),
        "outlet": "صحيفة الساحل",
        "group": group or f"G{n}",
        "likelihood": "very_likely" if group else None,
        "reason": "same_numbers" if group else None,
        "claim_ids": (f"d1:C{n}",),
    }
    return row(SourceChain, **(given | more))


def strength(role: str, low: float | None, best: float | None, high: float | None, **more: Any) -> dict[str, Any]:
    return {f"{role}_{k}": v for k, v in {"low": low, "best": best, "high": high, **more}.items()}


def ratio(n: int, **more: Any) -> ForceRatio:
    given = {
        "id": f"R{n}",
        "lane": "article",
        "chain_id": f"S{n}",
        "group": f"G{n}",
        "source": f"العقيد سالم {n}",
        "place_id": "L1",
        "place": "قرية الزيتون 1",
        "edtf": "2019-05-04",
        **strength("attackers", 300, 300, 300, side="NORTH"),
        **strength("defenders", 900, 900, 900, side="SOUTH"),
        "status": "ratio",
        "defenders_per_attacker": 3.0,
        "ratio_low": 3.0,
        "ratio_high": 3.0,
    }
    return row(ForceRatio, **(given | more))


def spell(n: int, **more: Any) -> ControlSpell:
    given = {
        "id": f"T{n}",
        "place_id": "L1",
        "place": "قرية الزيتون 1",
        "lane": "G1",
        "chain_id": "S1",
        "holder": "NORTH",
        "degree": "full",
        "start_earliest": "2018-01-01",
        "start_latest": "2018-01-31",
        "known_until": "2019-05-10",
        "status": "reported",
    }
    return row(ControlSpell, **(given | more))


def claim(n: int, **more: Any) -> Claim:
    given = {
        "id": f"C{n}",
        "quote": QUOTE,
        "cue": "قال",
        "content": "قواته دخلت المدينة ليلاً",
        "speaker_id": f"P{n}",
        "mode": "indirect",
        "certainty": "reported",
        "polarity": "positive",
        "topic": "control",
        "chain": (f"P{n}", "M1"),
    }
    return row(Claim, **(given | more))


def figure(n: int, **more: Any) -> Figure:
    given = {
        "id": f"F{n}",
        "start": 0,
        "end": 12,
        "quote": "300 مقاتل",
        "number_start": 0,
        "number_end": 3,
        "low": 300.0,
        "best": 300.0,
        "high": 300.0,
        "counted": "مقاتل",
        "category": "personnel",
        "side": "NORTH",
        "role": "attacker",
        "place_id": "L1",
        "edtf": "2019-05-04",
        "claim_id": f"C{n}",
    }
    return row(Figure, **(given | more))


def report(n: int, value: float | None = 25.0, **more: Any) -> FigureReport:
    given = {
        "id": f"V{n}",
        "series_id": "SR1",
        "number": n,
        "category": "killed",
        "side": "NORTH",
        "place_id": "L1",
        "edtf": "2019-05-09",
        **dict.fromkeys(("low", "best", "high"), value),
        "quote": f"{value:g} قتيلاً" if value is not None else "عشرات القتلى",
        "figure_id": f"d1:F{500 + n}",
        "origin": f"G{n}",
        "source": f"العقيد سالم {n}",
        "chain_id": f"S{n}",
        "published": f"2019-05-{9 + n // 4:02}T{n % 4 * 5 + 4:02}:30:00",
        "documents": ("d1",),
        "outlets": ("صحيفة الساحل",),
        "change": "first",
        "direction": "rising",
        "n_origins": 2,
    }
    return row(FigureReport, **(given | more))


def contradiction(n: int, **more: Any) -> Contradiction:
    given = {
        "id": f"X{n}",
        "kind": "explicit_denial",
        "topic": "control",
        "a_table": "claims",
        "a_id": "d1:C1",
        "a_quote": "القوات دخلت المدينة ليلاً",
        "a_source": "العقيد سالم 1",
        "b_table": "claims",
        "b_id": "d1:C2",
        "b_quote": "القوات لم تدخل المدينة أبداً",
        "b_source": "العقيد سالم 2",
        "reason": "denied",
    }
    return row(Contradiction, **(given | more))


def example() -> dict[str, pd.DataFrame]:
    """One article with a bit of everything."""
    return tables(
        documents=[document()],
        entities=entities(),
        source_chains=[chain(1, "G1"), chain(2, "G1"), chain(3)],
        force_ratios=[
            ratio(1, group="G1", status="refused", reason="fled_not_present", defenders_scope="fled", defenders_approx=True),
            ratio(2, group="G1", **strength("defenders", 9000, 9000, 9000, side="SOUTH"), defenders_per_attacker=30.0),
        ],
        control_spells=[
            spell(1, end_earliest="2018-06-01", end_latest="2018-06-01"),
            spell(2, holder="SOUTH", start_earliest="2018-06-01", start_latest="2018-06-01"),
            spell(3, lane="assessed", chain_id=None, status="assessed", holder="NORTH", end_earliest="2018-06-02", end_latest="2018-06-02"),
        ],
        claims=[claim(1), claim(2, certainty="denial", polarity="negative"), claim(3, certainty="hedged", topic="arming")],
        figures=[
            figure(1, approx=True, qualifiers=("نحو",)),
            figure(2, side="SOUTH", low=9000.0, best=9000.0, high=9000.0),
            figure(3, category="killed"),
        ],
        contradictions=[contradiction(1)],
        figure_series=[report(1), report(2, 30.0, approx=True), report(3, 50.0, origin="G1", chain_id="S1", bound="at_least")],
    )


def crowd(published: str | None = "2019-05-10T08:00:00") -> dict[str, pd.DataFrame]:
    """Sixty of everything: long names, unknown sides, bounds, ranges, many places, changes within a day."""
    shapes = [
        strength("defenders", 200, None, 340),
        strength("defenders", 50_000, 50_000, None, bound="more_than"),
        strength("defenders", None, 40, 40, bound="less_than"),
        strength("defenders", 301, 301, 301, approx=True),
        strength("defenders", None, None, None),
        strength("defenders", 5, 5, 5),
    ]
    states = ("ratio", "one_sided", "refused", "single")
    ratios = [
        ratio(
            n,
            group=f"G{n // 2}",
            chain_id=f"S{n % 20}",
            place_id=f"L{n % 7}",
            status=states[n % 4],
            reason="fled_not_present",
            edtf=f"2019-0{n % 9 + 1}",
            attackers_side=SIDES[n % 12],
            source=LONG,
            **shapes[n % 6],
            ratio_low=0.4,
            defenders_per_attacker=None if n % 4 else n / 7 + 0.1,
            defenders_counted=LONG,
            defenders_side=SIDES[(n + 1) % 12],
            attackers_words=("نحو", "فقط"),
        )
        for n in range(60)
    ]
    reference = [
        ratio(100 + n, lane="reference", chain_id=None, group=None, source=LONG, **shapes[n % 6], status="single") for n in range(9)
    ]
    return tables(
        documents=[document(n, published) for n in range(1, 5)],
        entities=entities(SIDES, named=False),
        source_chains=[chain(n, f"G{n // 2}" if n < 8 else None, claim_ids=tuple(f"d1:C{c}" for c in range(n, 60, 20))) for n in range(20)],
        force_ratios=ratios + reference,
        control_spells=_spells(published),
        figures=_figures(),
        claims=_claims(),
        figure_series=_reports(),
        control=[row(ControlEvent, id="E1", quote=QUOTE, cue="دخلت", type="contested", status="reported"), *map(advance, range(30))],
        contradictions=[
            contradiction(
                n,
                a_quote=f"{LONG} {QUOTE} " * 6,
                kind=("explicit_denial", "not_independent", "different_number")[n % 3],
                a_id=f"d1:C{n}",
                marked_by="تناقض" if n % 2 else None,
                a_source=LONG,
            )
            for n in range(60)
        ],
    )


def _spells(published: str | None) -> list[ControlSpell]:
    until = published and published[:10]
    told = []
    for n in range(60):
        degree = ("full", "partial", "counted", "held")[n % 4]
        day = f"2018-0{n % 9 + 1}-11"
        told.append(
            spell(
                n,
                place_id=f"L{n % 11}",
                place=LONG,
                part=(None, "centre", "moat")[n % 3],
                lane=f"G{n % 5}",
                chain_id=f"S{n % 5}",
                holder=None if n % 10 == 9 else SIDES[n % 12],
                supporters=("COAST", "RIVER") if n % 3 == 0 else (),
                degree=degree,
                n_places=n if degree == "counted" else None,
                start_earliest=None if n % 4 == 3 else day,
                start_latest=day,
                end_earliest=day if n % 5 == 0 else None,
                end_latest=day if n % 5 == 0 else None,
                known_until=until,
                status=("reported", "implied", "claimed")[n % 3],
                start_event="d1:E1" if n % 8 == 0 else None,
            )
        )
    flips = [
        spell(
            200 + n,
            lane="G1",
            holder=SIDES[n % 2],
            start_earliest="2018-12-11",
            start_latest="2018-12-11",
            end_earliest="2018-12-11",
            end_latest="2018-12-11",
            known_until=until,
        )
        for n in range(5)
    ]
    return told + flips


def _figures() -> list[Figure]:
    shapes = [
        (200.0, None, 340.0, None),
        (25.0, 25.0, None, "at_least"),
        (None, 7.0, 7.0, "less_than"),
        (None, None, None, None),
        (5e6, 5e6, 5e6, None),
        (0.0, 0.0, 0.0, None),
    ]
    return [
        figure(
            n,
            **dict(zip(("low", "best", "high", "bound"), shapes[n % 6], strict=True)),
            category=("personnel", "killed", "share", "displaced", "odd")[n % 5],
            side=None if n % 7 == 0 else SIDES[n % 12],
            approx=n % 3 == 0,
            same_as="F1" if n % 9 == 8 else None,
            counted=LONG if n % 4 == 0 else "مقاتل",
            unit="percent" if n % 5 == 2 else None,
            claim_id=f"C{n}",
        )
        for n in range(60)
    ]


def _reports() -> list[FigureReport]:
    """Thirty reports of one subject within three days, most on one day without an hour, and five more subjects."""
    shapes = [{}, {"bound": "at_least"}, {"low": 20.0, "best": None, "high": 70.0}, {"approx": True}, {"bound": "less_than"}]
    crowded = [
        report(n, 20.0 + n % 7, origin=f"G{n % 12}", published=None if n == 9 else f"2019-05-{9 + n // 24:02}", **shapes[n % 5])
        for n in range(30)
    ]
    others = [
        report(100 + n, 10.0 ** (n % 4), series_id=f"SR{2 + n // 3}", side=None, source=LONG, published=f"2019-05-0{n % 9 + 1}")
        for n in range(15)
    ]
    return crowded + others


def _claims() -> list[Claim]:
    sure = ("asserted", "reported", "hedged", "opinion", "accusation", "expectation", "demand", "denial", "unheard_of")
    return [
        claim(
            n,
            certainty=sure[n % 9],
            polarity="negative" if n % 4 == 0 else "positive",
            topic=f"topic_{n % 14}+control" if n % 6 else None,
            cue=LONG if n % 5 == 0 else "أكّد",
        )
        for n in range(60)
    ]
