"""An analyst's reference file: read with clear errors, shown apart, and set against what documents tell."""

import json

import pytest

from analysis.lexicon.layers import SideEntry
from analysis.weigh import weigh
from analysis.weigh.reference import ReferenceUnusable, load, strength
from analysis.wording import Wording
from analysis.wording.names import Names
from tests.made import gather
from tests.weighed import ENTITIES, Told, rows, weighed

TEXT = "سيطر المسلحون على الوردية. ثم استعادها الجيش، وسيطر على قرى جنوبي الوردية وعلى تل الشيخ."
FILE = {
    "places": {
        "al-Wardiya": {
            "name_ar": "الوردية", "lat": 35.0, "lon": 38.0, "window": "2020-01-01/2020-12-31",
            "spells": [
                {"holder": "GOV", "from": "..", "to": "2020-05-20", "end_interval": ["2020-05-20", "2020-05-21"], "sources": ["W1"]},
                {"holder": "REB", "from": "2020-05-20", "to": "2020-07-10", "sources": ["W1"]},
                {"holder": "GOV", "from": "2020-07-10", "to": "..", "sources": ["W9"]},
            ],
        },
        "area south of al-Wardiya": {
            "name_ar": "جنوبي الوردية",
            "spells": [{"holder": "GOV (expanding)", "from": "2020-06-01", "to": "2020-07-05"}],
        },
        "Elsewhere": {"name_ar": "مدينة بعيدة", "spells": [{"holder": "GOV", "from": "2020-01-01", "to": ".."}]},
    },
    "force_reports_al_wardiya_may_2020": [
        {"attackers": 4000, "bound": "more than", "source": "Ministry of Defence, 11 May 2020"},
        {"attackers": "4000-5000", "defenders": "3000+", "source": "An encyclopaedia"},
        {"attackers": 100, "defenders": 300, "source": "the article's own"},
    ],
    "sources": {"W1": {"what": "An encyclopaedia, battle of al-Wardiya"}},
}  # fmt: skip


@pytest.fixture
def file(tmp_path):
    """Writes a reference file and gives its path."""

    def write(found=FILE):
        path = tmp_path / "reference.json"
        path.write_text(found if isinstance(found, str) else json.dumps(found), encoding="utf-8")
        return path

    return write


def checked(told, path):
    """Checks as tuples: holder, agreement, note, event."""
    found = rows(weighed(told, reference=load(path)), "reference_checks")
    return [(r["to_side"], r["agreement"], r["note"], (r["control_id"] or "").rpartition(":")[2] or None) for r in found]


def test_changes_are_set_against_the_file(file):
    """Looser days, agreeing days, days within a longer advance, and a place that the file lacks."""
    told = Told(TEXT, published="2020-08-01")
    told.held("سيطر المسلحون على الوردية", "REB", "2020-05", from_side="GOV")
    told.held("استعادها الجيش", "GOV", "2020-07-10")
    told.held("وسيطر على قرى جنوبي الوردية", "GOV", "2020-06-20", part="south", n_places=7)
    told.held("وعلى تل الشيخ", "GOV", "2020-06-20", place="HILL")
    assert checked(told, file()) == [
        ("REB", "looser", None, "E1"),
        ("GOV", "agrees", None, "E2"),
        ("GOV", "agrees", "within_longer_advance", "E3"),
        ("GOV", "unknown_to_reference", "place_not_in_reference", "E4"),
    ]


def test_a_change_on_the_day_of_publication_is_noted_and_later_ones_are_left_out(file):
    """The article cannot know what came after it; what happened on its day it could have missed."""
    told = Told(TEXT, published="2020-07-10T16:00")
    told.held("سيطر المسلحون على الوردية", "REB", "2020-05-20")
    assert checked(told, file())[1] == ("GOV", "unknown_to_documents", "on_publication_day", None)
    early = Told(TEXT, published="2020-06-01")
    early.held("سيطر المسلحون على الوردية", "REB", "2020-05-20")
    assert checked(early, file()) == [("REB", "agrees", None, "E1")]


def test_other_days_and_other_holders_differ(file):
    """The same side some days off, and another side on the very day."""
    told = Told(TEXT, published="2020-07-01")
    told.held("سيطر المسلحون على الوردية", "REB", "2020-05-25")
    assert checked(told, file())[0] == ("REB", "differs", "other_date", "E1")
    other = Told(TEXT, published="2020-07-01")
    other.held("سيطر المسلحون على الوردية", "THIRD", "2020-05-20")
    assert checked(other, file())[0] == ("REB", "differs", "other_holder", "E1")


def test_the_assessed_lane_has_the_files_spells_and_works(file):
    """One change is one interval, the wider of the two that the file gives; a place that no document names is left out."""
    told = Told(TEXT)
    told.held("سيطر المسلحون على الوردية", "REB", "2020-05-20")
    found = [r for r in rows(weighed(told, reference=load(file())), "control_spells") if r["lane"] == "assessed"]
    assert [(r["place_id"], r["part"], r["holder"], r["degree"]) for r in found] == [
        ("TOWN", None, "GOV", "full"), ("TOWN", None, "REB", "full"), ("TOWN", None, "GOV", "full"), ("TOWN", "south", "GOV", "partial"),
    ]  # fmt: skip
    assert [found[1][c] for c in ("start_earliest", "start_latest", "end_earliest", "end_latest")] == [
        "2020-05-20",
        "2020-05-21",
        "2020-07-10",
        "2020-07-10",
    ]
    assert found[1]["sources"] == ("An encyclopaedia, battle of al-Wardiya",)
    assert (found[3]["start_earliest"], found[3]["start_latest"], found[3]["end_latest"]) == ("2020-06-01", "2020-07-05", None)


def test_its_strengths_are_rows_of_their_own_lane_and_what_repeats_the_article_is_left_out(file):
    """Bounds, ranges and days of the reports; no row is divided with one of the article."""
    told = Told("هاجم 100 مسلح البلدة، مقابل 300 جندي فيها.")
    claim = told.says("LOCALS", "هاجم 100 مسلح البلدة، مقابل 300 جندي فيها")
    told.men("100 مسلح", 100, "attacker", "REB", claim_id=claim, versus="F2")
    told.men("300 جندي", 300, "defender", "GOV", claim_id=claim)
    found = [r for r in rows(weighed(told, reference=load(file())), "force_ratios") if r["lane"] == "reference"]
    assert [
        (r["source"], r["edtf"], r["attackers_low"], r["attackers_high"], r["attackers_bound"], r["status"], r["ratio_low"]) for r in found
    ] == [
        ("Ministry of Defence", "2020-05-11", 4000.0, None, "more_than", "single", None),
        ("An encyclopaedia", "2020-05", 4000.0, 5000.0, None, "one_sided", 0.6),
    ]
    assert {r["place_id"] for r in found} == {"TOWN"}


def test_whom_only_the_file_names_has_a_name_too(file):
    """Holders that no article speaks of are named by the lexicon's sides, sources by their Arabic name where the file gives it."""
    found = json.loads(json.dumps(FILE))
    found["places"]["al-Wardiya"]["spells"][0]["holder"] = "THIRD"
    found["force_reports_al_wardiya_may_2020"][1]["source_ar"] = "موسوعة"
    sides = {"THIRD": SideEntry(id="THIRD", ar="الطرف الثالث", en="the third side"), "OTHER": SideEntry(id="OTHER", ar="طرف", en="other")}
    told = Told(TEXT)
    told.held("سيطر المسلحون على الوردية", "REB", "2020-05-20")
    tables = weigh(gather(told, entities=ENTITIES), load(file(found)), sides)
    names = Names(tables["entities"], Wording("ar"))
    assert (names.side("THIRD"), names.of("An encyclopaedia"), names.of("Ministry of Defence")) == (
        "الطرف الثالث",
        "موسوعة",
        "Ministry of Defence",
    )
    assert "OTHER" not in set(tables["entities"]["id"])


def test_a_place_far_away_of_the_same_name_is_another(file):
    """Namesakes are told apart by their position."""
    moved = json.loads(json.dumps(FILE))
    moved["places"]["al-Wardiya"] |= {"lat": 15.0, "lon": 45.0}
    told = Told(TEXT)
    told.held("سيطر المسلحون على الوردية", "REB", "2020-05-20")
    assert checked(told, file(moved))[0][1:3] == ("unknown_to_reference", "place_not_in_reference")


@pytest.mark.parametrize(
    ("value", "words", "expected"),
    [
        (200, "about / only", (200, 200, 200, None, True)),
        (5000, "nearly / more than, of whom about 4,000 came from the east", (5000, 5000, 5000, None, True)),
        (300, "up to", (None, 300, 300, "at_most", False)),
        ("3,000+", "", (3000, 3000, None, "at_least", False)),
    ],
)
def test_strengths_are_read_as_far_as_they_are_clear(value, words, expected):
    """Words that speak against each other stay words."""
    found = strength(value, words, "here")
    assert (found.low, found.best, found.high, found.bound, found.approx) == expected


@pytest.mark.parametrize(
    ("change", "where", "advice"),
    [
        ("{", "reference.json", "Mend the line"),
        ([], "reference.json", "Mend the entry"),
        ({"places": {"X": {"spells": []}}}, "place 'X', name_ar", "Mend the entry"),
        ({"places": {"X": {"name_ar": "س", "spells": [{"holder": "A", "from": "May 2020"}]}}}, "spell 1, from", "Mend the day"),
        (
            {"places": {"X": {"name_ar": "س", "spells": [{"holder": "A", "from": "2020-05-02", "to": "2020-05-01"}]}}},
            "spell 1",
            "Mend one of the two days",
        ),
        (
            {"places": {"X": {"name_ar": "س", "spells": [{"holder": "A", "from": "2020-05-02"}, {"holder": "B", "from": "2019-01-01"}]}}},
            "spell 2",
            "order",
        ),
        (
            {"places": {"X": {"name_ar": "س", "spells": [{"holder": "A", "start_interval": ["2020-05-02"]}]}}},
            "start_interval",
            "first and the last",
        ),
        ({"force_reports_x": [{"attackers": "many", "source": "A"}]}, "report 1, attackers", "bound"),
        ({"force_reports_x": [{"attackers": 5}]}, "report 1, source", "Mend the entry"),
    ],
)
def test_a_broken_file_is_refused_by_its_entry(file, change, where, advice):
    """The message names file and entry, what was seen and what to do."""
    with pytest.raises(ReferenceUnusable) as refused:
        load(file(change))
    assert where in str(refused.value) and advice in str(refused.value) and "expected" in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    """A missing file is named."""
    with pytest.raises(ReferenceUnusable, match=r"nowhere\.json.*Check the path"):
        load(tmp_path / "nowhere.json")
