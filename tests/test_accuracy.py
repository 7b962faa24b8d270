"""The measures of accuracy: what is written of them, and that a floor holds and only rises."""

import json
import tomllib

import pytest

from benchmarks.accuracy import FLOORS, HERE, NUMBERS, PAGE, failures, known, merged, page, raised
from benchmarks.suites import Measure, articles, generated, seed

KEPT = {"pud": {"measured": "2020-01-01", "floors": {"spans f1": 0.9}, "n": {"spans f1": 7}}}


def measure(value: float, name: str = "spans f1", suite: str = "pud") -> Measure:
    """A figure of ten rows in four texts."""
    return Measure(suite, name, value, 10, 4)


def test_a_floor_rises_to_what_is_reached_and_never_falls():
    """Less one case of a hundred, rounded down, so that the same reading holds it."""
    found = Measure("pud", "spans f1", 0.95678, 100, 4)
    assert raised(KEPT, [found], "2021-01-01")["pud"] == {
        "measured": "2021-01-01",
        "floors": {"spans f1": 0.946},
        "n": {"spans f1": 100},
    }
    assert raised(KEPT, [measure(0.2)], "2021-01-01")["pud"]["floors"] == {"spans f1": 0.9}
    assert KEPT["pud"]["floors"] == {"spans f1": 0.9}


def test_what_has_no_floor_gets_none():
    """A figure that is only told binds nobody."""
    assert raised(KEPT, [measure(0.5, "other p")], "2021-01-01")["pud"]["floors"] == {"spans f1": 0.9}


@pytest.mark.parametrize(("value", "count"), [(0.9, 0), (0.95, 0), (0.899, 1)])
def test_what_is_below_its_floor_fails(value, count):
    """By name, with both numbers."""
    low = failures([measure(value)], KEPT)
    assert len(low) == count
    assert all("pud, spans f1" in line and "0.9" in line for line in low)


def test_a_measure_that_vanishes_fails_and_a_suite_that_is_not_there_does_not():
    """A scorer that stops telling a figure is found out; public suites may be missing."""
    assert failures([measure(1.0, "other p")], KEPT) == ["pud, spans f1: not measured; expected at least 0.9"]
    assert failures([measure(1.0, "x", "seed")], KEPT) == []


def test_figures_of_suites_that_were_not_measured_stay():
    """A machine without the public suites does not wipe them out."""
    before = {"duckling": {"n": 3, "x share": 0.5}, "pud": {"n": 1, "spans f1": 0.1}, "measured": "2020-01-01"}
    assert merged([measure(0.98765)], before, "2021-01-01") == {
        "duckling": {"n": 3, "x share": 0.5},
        "pud": {"n": 4, "spans f1": 0.9877},
        "measured": "2021-01-01",
    }


def test_the_committed_page_is_that_of_the_committed_figures():
    """Page, figures and floors were written together."""
    suites, floors = (json.loads(path.read_text(encoding="utf-8")) for path in (NUMBERS, FLOORS))
    assert page(suites, floors, known()) == PAGE.read_text(encoding="utf-8")
    for suite, held in floors.items():
        for name, floor in held["floors"].items():
            assert suites[suite][name] >= floor - 1e-3, (suite, name)


def test_every_aim_is_of_a_known_suite_and_each_figure_once():
    """The file of aims names what is measured."""
    aims = tomllib.loads((HERE / "aims.toml").read_text(encoding="utf-8"))
    suites = {s["suite"] for s in aims["suite"]}
    named = [(a["suite"], a["name"]) for a in aims["aim"]]
    assert {suite for suite, _ in named} == suites
    assert len(set(named)) == len(named)


def test_the_own_suites_hold_their_floors():
    """The seed and the generated suites, measured here and now."""
    found = seed() + generated()
    assert {m.suite for m in found} == {"seed", "spelled", "absolute"}
    assert failures(found, json.loads(FLOORS.read_text(encoding="utf-8"))) == []


def test_articles_read_by_hand_are_pooled(tmp_path):
    """Rows of all articles count together; an article without its text is refused by name."""
    text = "قتل 5 جنود في البلدة."
    gold = {"figures": [], "control_events": [], "claims": [], "document": {"id": "a", "published": "2016-03-03"}}
    row = {"id": "F1", "number": {"start": 4, "end": 5}, "value": {"best": 5, "bound": None, "approx": False}, "category": "killed"}
    for name, figures in (("a", [row]), ("b", [row, row | {"id": "F2", "number": {"start": 90, "end": 91}}])):
        (tmp_path / f"{name}.json").write_text(json.dumps(gold | {"figures": figures}), encoding="utf-8")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    found = {m.name: m for m in articles("hand", tmp_path, None)}
    assert (found["figures r"].value, found["figures r"].n, found["figures r"].cases) == (pytest.approx(2 / 3), 3, 2)
    (tmp_path / "b.txt").unlink()
    with pytest.raises(SystemExit, match=r"b\.json: no text of 'a'"):
        articles("hand", tmp_path, None)
