"""Force ratios: what may be divided, and what may not."""

import pytest

from tests.weighed import Told, rows, weighed

TEXT = "هاجم 100 مسلح البلدة، مقابل 300 جندي فيها، وفرّ 500 عنصر منها. وفي تل الشيخ 900 مقاتل."


def ratios(*articles):
    """Rows of force ratios."""
    return rows(weighed(*articles), "force_ratios")


def facing(attackers, defenders, **known):
    """One claim with attackers and defenders, each a dictionary of columns."""
    told = Told(TEXT)
    claim = told.says("LOCALS", TEXT[:40], source="مصادر محلية")
    told.men("100 مسلح", 100, "attacker", "REB", claim_id=claim, **({"versus": known.get("versus")} | attackers))
    told.men("300 جندي", 300, defenders.pop("role", "defender"), "GOV", claim_id=claim, **defenders)
    return told


def test_two_strengths_that_the_text_sets_against_each_other_are_a_ratio():
    """«100 … مقابل 300» is three defenders for each attacker, stated by the text."""
    (row,) = ratios(facing({}, {}, versus="F2"))
    assert (row["status"], row["defenders_per_attacker"], row["ratio_low"], row["ratio_high"]) == ("ratio", 3.0, 3.0, 3.0)
    assert row["stated"] is True or row["stated"] == 1
    assert row["source"] == "مصادر محلية"


def test_those_who_fled_are_no_defenders():
    """A pair of different scope is shown and refused."""
    (row,) = ratios(facing({}, {"role": "fled", "scope": "fled"}))
    assert (row["status"], row["reason"], row["defenders_best"], row["defenders_per_attacker"]) == (
        "refused",
        "fled_not_present",
        300.0,
        None,
    )


@pytest.mark.parametrize(
    ("attackers", "defenders", "status", "value", "low", "high"),
    [
        ({"bound": "at_least", "high": None}, {}, "one_sided", None, None, 3.0),
        ({}, {"bound": "more_than", "high": None}, "one_sided", None, 3.0, None),
        ({}, {"bound": "at_most", "low": None}, "one_sided", None, None, 3.0),
        ({"best": None, "high": 150.0}, {}, "ratio", None, 2.0, 3.0),
        ({"approx": True}, {"approx": True}, "ratio", 3.0, 3.0, 3.0),
        ({"bound": "at_least", "high": None}, {"bound": "at_least", "high": None}, "refused", None, None, None),
        ({"low": 0.0, "best": 0.0, "high": 0.0}, {}, "refused", None, None, None),
    ],
)
def test_bounds_and_ranges_give_what_they_allow_and_no_more(attackers, defenders, status, value, low, high):
    """A bound gives one side, a range two, an approximation no margin; two bounds and a zero give nothing."""
    (row,) = ratios(facing(attackers, defenders))
    assert (row["status"], row["defenders_per_attacker"], row["ratio_low"], row["ratio_high"]) == (status, value, low, high)


def test_sources_are_never_mixed_or_pooled():
    """Attackers of one source and defenders of another are two single strengths."""
    told = Told(TEXT)
    one, two = told.says("LOCALS", "هاجم 100 مسلح البلدة"), told.says("TURKS", "مقابل 300 جندي فيها")
    told.men("100 مسلح", 100, "attacker", "REB", claim_id=one)
    told.men("300 جندي", 300, "defender", "GOV", claim_id=two)
    found = ratios(told)
    assert [(r["status"], r["attackers_best"], r["defenders_best"]) for r in found] == [("single", 100.0, None), ("single", None, 300.0)]


@pytest.mark.parametrize("other", [{"place_id": "HILL"}, {"edtf": "2019-01-01"}, {"side": "REB"}])
def test_another_place_time_or_side_is_no_partner(other):
    """Strengths that do not meet stay single."""
    told = Told(TEXT)
    claim = told.says("LOCALS", TEXT[:40])
    told.men("100 مسلح", 100, "attacker", "REB", claim_id=claim)
    told.figure(
        "900 مقاتل",
        "900",
        900,
        "personnel",
        **({"role": "defender", "scope": None, "side": "GOV", "place_id": "TOWN", "edtf": "2020-05-03", "claim_id": claim} | other),
    )
    assert [r["status"] for r in ratios(told)] == ["single", "single"]


def test_casualties_repetitions_and_numbers_without_a_role_make_no_row():
    """Only strengths are weighed, each once."""
    told = Told(TEXT)
    told.figure("100 مسلح", "100", 100, "killed", role="attacker")
    told.men("300 جندي", 300, None, "GOV")
    told.men("500 عنصر", 500, "attacker", "REB", same_as="F1")
    assert ratios(told) == []
