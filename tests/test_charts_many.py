"""Charts of many sources: a map that never mirrors, one origin that is one, reports that are never added up."""

import re
from datetime import date
from itertools import combinations

import charts_frames as frames
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Circle, Rectangle

from analysis import tables as border
from analysis.briefs.content import brief
from analysis.charts import CHARTS, OF_MANY, fonts, geography, holding, svg
from analysis.charts.canvas import MARGIN, SMALL, WIDTH, Canvas
from analysis.charts.evidence import Evidence
from analysis.charts.mapped import places
from analysis.charts.placing import around, meet
from analysis.wording import Wording
from tests.made import battle, several

DAY = {"start_earliest": "2019-05-01", "start_latest": "2019-05-01"}


def told(**rows) -> dict:
    """The example with other rows in some tables."""
    held = frames.example()
    return held | {name: border.frame(name, own, "d1" if name in border.EXTRACTED else None) for name, own in rows.items()}


def texts(name: str, lang: str, held: dict, **asked: str) -> list[tuple[str, float]]:
    """What a chart writes, and where from the left."""
    drawn = CHARTS[name].draw(held, Wording(lang), **asked).axes[0].texts
    return [(re.sub("[\u2066-\u2069]", "", t.get_text()), t.get_position()[0]) for t in drawn]


def words(name: str, lang: str, held: dict) -> list[str]:
    return [text for text, _ in texts(name, lang, held)]


def states(held: dict, day: str | None = "2019-05-10") -> dict[str, str]:
    """State of each place on a day."""
    return {p.id: p.state for p in places(Evidence(held, Wording("en")), date.fromisoformat(day) if day else None)}


@given(
    st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300), st.floats(5, 120), st.floats(8, 40)), max_size=14),
    st.tuples(st.floats(0, 300), st.floats(0, 200)),
)
def test_labels_in_a_plane_keep_apart(labels, corner):
    """Labels meet neither each other nor what is taken, and stay inside; one without room is refused."""
    taken = (*corner, corner[0] + 60, corner[1] + 40)
    rooms = [r for r in around([x[:2] for x in labels], [x[2:] for x in labels], (0, 0, 400, 300), [taken]) if r]
    assert not any(meet(a, b) for a, b in combinations([*rooms, taken], 2))
    assert all(r[0] >= 0 and r[1] >= 0 and r[2] <= 400 and r[3] <= 300 for r in rooms)


def test_a_label_alone_stands_beside_its_anchor_and_one_too_large_nowhere():
    """To the right, level; a label larger than the sheet has no room."""
    assert around([(100, 100)], [(50, 10)], (0, 0, 400, 300), near=9) == [(109, 95, 159, 105)]
    assert around([(100, 100)], [(500, 10)], (0, 0, 400, 300)) == [None]


def test_a_map_keeps_proportions_and_its_lines_inside():
    """East is to the right, north up, a kilometre as long both ways; outlines are cut at the frame."""
    seen = geography.window([(36.0, 33.0), (40.0, 37.0)], 10, 20, 500, 200, 500)
    (x0, y0), (x1, y1) = seen.at(36.0, 33.0), seen.at(40.0, 37.0)
    assert x1 > x0 and y1 < y0 and abs(x1 - x0) / abs(y1 - y0) == pytest.approx(0.819, abs=0.01)  # cos 35°
    points = [p for layer in ("coast", "borders") for line in seen.lines(layer) for p in line]
    assert len(points) > 100
    assert all(10 - 1e-6 <= x <= 510 + 1e-6 and 20 - 1e-6 <= y <= 20 + seen.tall + 1e-6 for x, y in points)


def test_wars_far_apart_get_maps_of_their_own():
    """Places near each other are together, directly or over others; what lies beyond the outlines is in no map."""
    assert geography.regions([(36, 33), (45, 13), (39, 35), (42.5, 36), (4.3, 50.8)]) == [[0, 2, 3], [1]]


def test_a_map_does_not_mirror():
    """Marks stand at the same points of the sheet in both languages, which no mirrored sheet would give."""
    held = frames.crowd()
    found = {}
    for lang in ("ar", "en"):
        discs = [p for p in CHARTS["map_of_places"].draw(held, Wording(lang)).axes[0].patches if isinstance(p, Circle)]
        found[lang] = {(round(x), round(y)) for x, y in (p.center for p in discs)}
    assert len(found["ar"] & found["en"]) >= 8
    assert len({(round(WIDTH - x), y) for x, y in found["ar"]} & found["en"]) < 4


def test_accounts_that_differ_part_the_mark_and_later_ones_overtake():
    """Two holders at once differ; who spoke before the change told by another does not; advance alone is hollow."""
    here = frames.spell(1, **DAY)
    other = frames.spell(2, lane="G2", chain_id="S2", holder="SOUTH", **DAY)
    assert states(told(control_spells=[here, other])) == {"L1": "split"}
    earlier = frames.spell(1, start_earliest=None, start_latest="2018-01-01", known_until="2018-02-01")
    assert states(told(control_spells=[earlier, other])) == {"L1": "full"}
    assert states(told(control_spells=[here], control=[frames.advance(5)])) == {"L1": "full", "L5": "hollow"}
    assert states(told(control_spells=[frames.spell(1, status="claimed", **DAY)])) == {"L1": "hollow"}


def test_a_map_is_of_a_day():
    """A place is not held before its spell begins, and the day is said."""
    held = told(control_spells=[frames.spell(1, **DAY)], control=[])
    assert states(held, "2019-04-30") == {} and states(held, "2019-05-01") == {"L1": "full"}
    assert CHARTS["map_of_places"].content(held, Wording("en"), "2019-04-30") is None
    assert "4 May 2019" in CHARTS["map_of_places"].content(held, Wording("en"), "2019-05-04").subtitle


def test_reports_of_one_origin_are_joined_and_none_is_added():
    """Each report keeps its number and words; the last of an origin names it; a word for a number is not drawn."""
    drawn = words("figures_over_time", "en", frames.example())
    assert {"25", "about 30", "at least 50"} <= set(drawn) and drawn.count("Colonel Salem 1") == 1
    assert not {"55", "75", "80", "105"} & set(drawn)
    figure = CHARTS["figures_over_time"].draw(frames.example(), Wording("en"))
    slanted = [line for line in figure.axes[0].lines if len(set(line.get_xdata())) == 2 and len(set(line.get_ydata())) == 2]
    assert len(slanted) == 1
    vague = frames.report(4, None, low=20.0, high=99.0, figure_id="d1:F9")
    held = told(
        figure_series=[frames.report(1), vague],
        figures=[frames.figure(9, number_start=40, quote="عشرات القتلى", low=20.0, best=None, high=99.0)],
        numbers=[frames.row(border.TABLES["numbers"], id="N1", start=40, end=45, quote="عشرات", kind="vague", role="figure")],
    )
    assert "dozens" not in words("figures_over_time", "en", held)
    assert "dozens" in set(CHARTS["figures_over_time"].content(held, Wording("en")).table["Number"])


def wire(outlets: int, **more) -> dict:
    """One origin that so many outlets carry over one agency, and one that a single outlet tells."""
    carried = [
        frames.chain(1, id=f"S{n}", group="G1", doc_id=f"d{n}", outlet=f"صحيفة {n}", likelihood="certain", **more) for n in range(outlets)
    ]
    alone = frames.chain(7, id="S99", doc_id="d0", outlet="صحيفة 0", path=("P7", "M1"))
    return told(source_chains=[*carried, alone])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_one_origin_of_ten_outlets_is_one_node(lang):
    """It is written once and counted in the title; it stands where reading starts, the outlets where it ends."""
    drawn = texts("transmission", lang, wire(10))
    name = "العقيد سالم 1" if lang == "ar" else "Colonel Salem 1"
    (origin,) = [x for text, x in drawn if text == name]
    outlets = {x for text, x in drawn if re.fullmatch(r"صحيفة \d", text)}
    assert len([text for text, _ in drawn if re.fullmatch(r"صحيفة \d", text)]) == 10 and len(outlets) == 1
    assert (origin > max(outlets)) == (lang == "ar")
    title = CHARTS["transmission"].content(wire(10), Wording(lang)).title
    assert title == ("10 جهات نشر والمصدر واحد: العقيد سالم 1" if lang == "ar" else "10 outlets, one origin: Colonel Salem 1")


def test_an_article_of_its_own_voice_transmits_nothing():
    """Only what somebody else said is passed on."""
    held = told(source_chains=[frames.chain(1, origin_kind="article_voice", path=("M1",))])
    assert CHARTS["transmission"].content(held, Wording("en")) is None


def test_answers_stand_by_question_and_collisions_have_a_sign():
    """Two numbers of one question that a contradiction joins are framed with ≠; nobody's silence is a zero."""
    figures = [frames.figure(1), frames.figure(2, low=90.0, best=90.0, high=90.0), frames.figure(3, category="killed")]
    clash = frames.contradiction(1, kind="different_number", a_table="figures", a_id="d1:F1", b_table="figures", b_id="d1:F2")
    drawn = words("propositions_by_source", "en", told(figures=figures, contradictions=[clash]))
    assert drawn.count("≠") == 2 and {"300", "90"} <= set(drawn) and "0" not in drawn
    peace = words("propositions_by_source", "en", told(figures=figures, contradictions=[]))
    assert "≠" not in peace


def test_claims_that_contradict_each_other_elsewhere_are_no_collision_of_answers():
    """A dispute on one question frames no answer to another that its claims hold too."""
    figures = [frames.figure(1, claim_id="C1"), frames.figure(2, claim_id="C2", category="killed")]
    clash = frames.contradiction(1, kind="explicit_denial", a_table="claims", a_id="d1:C1", b_table="claims", b_id="d1:C2")
    assert "≠" not in words("propositions_by_source", "en", told(figures=figures, contradictions=[clash]))


def test_the_ground_of_a_line_is_behind_the_words_above_it():
    """The dots below «ي» stay: of close lines all grounds are painted before any word."""
    canvas = Canvas(Wording("ar"))
    canvas.stack(90, [(40, "جنوبي النهر", 12, 600, "#000000"), (54, "الحزب الشمالي", 11, 500, "#333333")], "start", "#ffffff")
    grounds = [p for p in canvas.axes.patches if isinstance(p, Rectangle)]
    assert (len(grounds), len(canvas.axes.texts)) == (2, 2)
    assert max(p.get_zorder() for p in grounds) < min(t.get_zorder() for t in canvas.axes.texts)


def test_figures_of_many_articles_bear_the_outlet_that_tells_them():
    """No corpus has «the article itself»; an outlet that nobody names is said to be unknown. Large ticks stay on the sheet."""
    voices = [
        frames.chain(n, id=f"S{n}", doc_id=f"d{n}", origin_kind="article_voice", outlet=o, path=()) for n, o in ((1, "صحيفة"), (2, None))
    ]
    documents = [frames.document(1), frames.document(2)]
    own = [frames.figure(1, claim_id=None), frames.figure(2, claim_id=None, low=3e9, best=3e9, high=3e9)]
    held = told(source_chains=voices, documents=documents, claims=[], figures=own)
    held["figures"].loc[1, "doc_id"] = "d2"
    drawn = words("figures_overview", "en", held)
    assert {"صحيفة in its own voice", "an article of no known outlet"} <= set(drawn) and "the article itself" not in drawn
    ends = [x for text, x in texts("figures_overview", "en", held) if text == "10,000,000,000"]
    assert ends and ends[0] + fonts.width("10,000,000,000", SMALL, fonts.REGULAR) <= WIDTH - MARGIN + 11


def test_each_outlets_own_voice_is_a_source():
    """Of several articles «the article itself» says nothing: the outlets are named."""
    voices = [
        frames.chain(n, id=f"S{n}", doc_id=f"d{n}", origin_kind="article_voice", outlet=f"صحيفة {n}", path=(), claim_ids=(f"d1:C{n}",))
        for n in (1, 2)
    ]
    held = told(source_chains=voices, documents=[frames.document(1), frames.document(2)])
    heads = " ".join(words("propositions_by_source", "en", held))
    assert "صحيفة 1 in its own voice" in heads and "the article itself" not in heads


@pytest.mark.parametrize(("made", "many"), [(battle, False), (several, True)])
def test_briefs_of_one_article_leave_out_charts_of_many(made, many):
    """A chart of many sources is in a brief of several articles alone, even if its picture is there."""
    held, wording = made(), Wording("en")
    drawn = {}
    for name, chart in CHARTS.items():
        content = chart.content(held, wording)
        if content:
            drawn[name] = svg(chart.draw(held, wording), name, content)
    assert set(OF_MANY) & set(drawn)
    shown = {b.name for s in brief(held, drawn, wording).sections for b in s.blocks if hasattr(b, "svg")}
    assert bool(shown & set(OF_MANY)) == many and shown


def test_every_place_has_its_turn_before_the_parts_of_one():
    """Of thirty parts of one town and ten other places all eleven are drawn, and what is left out is said."""
    parts = [frames.spell(n, part=f"quarter {n}", place_id="L0") for n in range(30)]
    others = [frames.spell(100 + n, place_id=f"L{n}") for n in range(1, 11)]
    drawn = words("control_timeline", "en", told(control_spells=[*parts, *others]))
    assert {f"Olive Village {n}" for n in range(1, 11)} <= set(drawn)
    assert "28 more in the table" in drawn


def test_an_end_is_not_after_the_day_of_its_telling():
    """«In 2015», said in July 2015, lies before that day; a truce that is to end later stays as it is."""
    told_in_july = {"start_earliest": "2015-01-01", "start_latest": "2015-12-31", "known_until": "2015-07-21"}
    until = frames.spell(2, start_earliest="2015-08-01", start_latest="2015-08-31", known_until="2015-07-21", place_id="L2")
    read = holding.read(Evidence(told(control_spells=[frames.spell(1, **told_in_july), until]), Wording("en")))
    starts = [tuple(date.fromordinal(d).isoformat() for d in p.lanes[0].spells[0].start) for p in read]
    assert starts == [("2015-01-01", "2015-07-21"), ("2015-08-01", "2015-08-31")]


def test_old_spells_do_not_press_many_new_ones():
    """Sixty changes of one month in several articles fill the chart, though one began years before; the footer says so."""
    new = [
        frames.spell(n, place_id=f"L{n % 10}", known_until=f"2019-05-{n % 9 + 1:02}", **dict.fromkeys(DAY, f"2019-04-{n % 28 + 1:02}"))
        for n in range(60)
    ]
    age = frames.spell(99, start_earliest="2003-01-01", start_latest="2003-01-01", end_earliest="2003-02-01", end_latest="2003-02-01")
    places = holding.read(Evidence(told(control_spells=[*new, age]), Wording("en")))
    assert holding.reach(places)[0].year == 2019 and holding.old(places)
    assert not holding.old(holding.read(Evidence(told(control_spells=new), Wording("en"))))
