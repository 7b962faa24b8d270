"""Control spells: who held a place between which days, as each source tells it."""

import pytest

from tests.weighed import Told, rows, weighed

TEXT = "سيطر المسلحون على الوردية. ثم استعادها الجيش. وانسحب الجيش من وسطها. واقترب المسلحون من تل الشيخ."
TAKEN, RETAKEN, LEFT, NEARED = (s.strip() for s in TEXT.rstrip(".").split("."))
COLUMNS = ("holder", "degree", "start_earliest", "start_latest", "end_earliest", "end_latest", "status")


def spells(told):
    """Spells as tuples of COLUMNS."""
    return [tuple(r[c] for c in COLUMNS) for r in rows(weighed(told), "control_spells")]


def test_two_changes_are_three_spells_with_four_dates():
    """Who lost the place first had held it; each end is the next beginning; the last is open."""
    told = Told(TEXT, published="2020-09-01T10:00")
    told.held(TAKEN, "REB", "[2020-05-21..2020-05-31]", from_side="GOV")
    told.held(RETAKEN, "GOV", "2020-07", type="recaptured", from_side="REB", supporters=("ALLY",))
    assert spells(told) == [
        ("GOV", "full", None, None, "2020-05-21", "2020-05-31", "implied"),
        ("REB", "full", "2020-05-21", "2020-05-31", "2020-07-01", "2020-07-31", "reported"),
        ("GOV", "full", "2020-07-01", "2020-07-31", None, None, "reported"),
    ]
    last = rows(weighed(told), "control_spells")[-1]
    assert (last["known_until"], last["supporters"]) == ("2020-09-01", ("ALLY",))


def test_what_is_told_again_is_one_change():
    """A later mention without a date, a wider date, and the loser's withdrawal add no change; the narrowest days stay."""
    told = Told(TEXT)
    told.held(TAKEN, "REB", "2020-05")
    told.held(RETAKEN, "REB", None)
    told.held(LEFT, None, "2020-05-10", type="withdrew", from_side="GOV", supporters=("ALLY",))
    assert {r["supporters"] for r in rows(weighed(told), "control_spells")} == {()}  # who helped the loser does not help the winner
    assert spells(told) == [
        ("GOV", "full", None, None, "2020-05-10", "2020-05-10", "implied"),
        ("REB", "full", "2020-05-10", "2020-05-10", None, None, "reported"),
    ]


def test_a_loss_without_a_day_is_not_joined_to_a_gain():
    """«انسحب الجيش» without a day may be of another time than the gain of the other side."""
    told = Told(TEXT)
    told.held(TAKEN, "REB", "2020-05-10")
    told.held(LEFT, None, None, type="withdrew", from_side="GOV")
    assert spells(told)[0][:4] == ("REB", "full", "2020-05-10", "2020-05-10")


def test_a_loss_alone_does_not_invent_a_winner():
    """A withdrawal tells who held the place and not who holds it."""
    told = Told(TEXT)
    told.held(LEFT, None, "2020-05-10", type="withdrew_partial", from_side="GOV", part="centre")
    assert spells(told) == [
        ("GOV", "partial", None, None, "2020-05-10", "2020-05-10", "implied"),
        (None, "partial", "2020-05-10", "2020-05-10", None, None, "implied"),
    ]


def test_several_changes_of_one_day_follow_their_sides():
    """Taken, retaken and taken again on one day: who lost it had held it."""
    told = Told(TEXT + " وعاد المسلحون إليها.")
    told.held(RETAKEN, "GOV", "2020-05-10", from_side="REB")
    told.held(TAKEN, "REB", "2020-05-10", from_side="GOV")
    assert [s[0] for s in spells(told)] in (["REB", "GOV", "REB"], ["GOV", "REB", "GOV"])


def test_a_state_without_its_beginning_is_held():
    """«الخاضعة لسيطرة» tells a holder up to the day of publication; a change of the same holder tells more."""
    told = Told(TEXT, published="2020-09-01")
    told.held(TAKEN, "REB", None, type="holds")
    assert spells(told) == [("REB", "held", None, "2020-09-01", None, None, "reported")]
    told.held(RETAKEN, "REB", "2020-07-01")
    assert [s[1] for s in spells(told)] == ["full"]


def test_counted_places_are_no_change_of_the_area():
    """«22 بلدة» of an area stand apart from the area itself."""
    told = Told(TEXT)
    told.held(TAKEN, "REB", "2020-05-10", n_places=22, part="south")
    told.held(RETAKEN, "GOV", "2020-07-10", part="south")
    found = rows(weighed(told), "control_spells")
    assert [(r["holder"], r["degree"], r["n_places"], r["part"]) for r in found] == [
        ("REB", "counted", 22, "south"),
        ("GOV", "full", None, "south"),
    ]


@pytest.mark.parametrize(
    "event",
    [
        {"type": "advance"},
        {"type": "besieged"},
        {"type": "contested"},
        {"type": "buffer_zone"},
        {"status": "denied"},
        {"status": "planned"},
        {"place_id": None},
    ],
)
def test_what_is_no_control_makes_no_spell(event):
    """An advance, a siege, a fight, a plan, a denial and an unknown place hold nothing."""
    told = Told(TEXT)
    told.control(NEARED, event.pop("place_id", "HILL"), "REB", "2020-05-10", **event)
    assert spells(told) == []


def test_each_origin_has_its_own_lane():
    """Two sources that tell it differently are two lanes, never one."""
    told = Told(TEXT)
    one, two = told.says("LOCALS", TAKEN), told.says("MAYOR", RETAKEN)
    told.held(TAKEN, "REB", "2020-05-10", claim_id=one)
    told.held(RETAKEN, "GOV", "2020-05-10", claim_id=two)
    found = rows(weighed(told), "control_spells")
    assert len({r["lane"] for r in found}) == 2
    assert [r["holder"] for r in found] == ["REB", "GOV"]


def test_without_a_publication_date_nothing_is_dated():
    """No clock of the machine dates what a document leaves open."""
    told = Told(TEXT)
    told.held(TAKEN, "REB", None)
    (row,) = rows(weighed(told), "control_spells")
    assert [row[c] for c in ("start_earliest", "start_latest", "end_earliest", "end_latest", "known_until")] == [None] * 5
