"""Admissions: what a side's own source says against its interest."""

import pytest

from tests.weighed import DAY, Told, rows, weighed

TEXT = "قال كريم السالم إن الجيش انسحب من الوردية وخسر 40 قتيلاً."


def admitted(source, loser, dead):
    """Reasons of the admissions when a source tells of a loss of one side and of the dead of another."""
    told = Told(TEXT)
    claim = told.says(source, TEXT)
    told.held("الجيش انسحب من الوردية", None, DAY, type="withdrew", from_side=loser, claim_id=claim)
    told.figure("40 قتيلاً", "40", 40, "killed", side=dead, claim_id=claim)
    return [r["reason"] for r in rows(weighed(told), "admissions")]


@pytest.mark.parametrize(
    ("source", "loser", "dead", "reasons"),
    [
        ("MAYOR", "GOV", "GOV", ["own_casualties", "own_loss"]),
        ("MAYOR", "REB", "REB", []),
        ("MAYOR", None, None, []),
        ("LOCALS", "GOV", "GOV", []),
    ],
)
def test_only_what_harms_the_side_of_its_source_is_an_admission(source, loser, dead, reasons):
    """A loss of one's own and one's own dead; not those of the enemy, of nobody named, or by a source of no side."""
    assert admitted(source, loser, dead) == reasons


def test_the_article_itself_admits_nothing():
    """The outlet's own voice is of no side."""
    told = Told(TEXT)
    told.held("الجيش انسحب من الوردية", None, DAY, type="withdrew", from_side="GOV")
    assert len(weighed(told)["admissions"]) == 0
