"""The course of a place in the articles of one outlet: one liberation told on five days is one change."""

import pytest

from analysis.briefs import brief
from analysis.briefs.case import Case
from analysis.briefs.changes import changes
from analysis.charts.evidence import Evidence
from analysis.charts.holding import read
from analysis.wording import Wording
from tests.weighed import Told, rows, weighed

TEXT = "سيطر المسلحون على الوردية. ثم استعادها الجيش. وانسحب الجيش من وسطها. وتقدم التحالف فيها."
TAKEN, RETAKEN, LEFT, ALLIES = (s.strip() for s in TEXT.rstrip(".").split("."))


def told(day, *events):
    """An article of one outlet, published on a day of May; each event is (quote, gainer, loser, day, other columns)."""
    article = Told(TEXT, doc_id=f"d{day}", outlet="المساء", published=f"2020-05-{day:02}")
    for quote, gainer, loser, edtf, *more in events:
        article.held(quote, gainer, edtf, from_side=loser, **(more[0] if more else {}))
    return article


def course(*articles):
    """Spells as holder, first and last day of the beginning, and status."""
    return [(r["holder"], r["start_earliest"], r["start_latest"], r["status"]) for r in rows(weighed(*articles), "control_spells")]


def test_one_change_that_is_told_on_five_days_is_one_change():
    """«أمس», day after day: from the first day told to that of the first article, and no earlier holder comes back between."""
    days = [told(day, (RETAKEN, "GOV", "REB", f"2020-05-{day - 1:02}")) for day in (10, 11, 12, 14)]
    later = told(15, (RETAKEN, None, "REB", "2020-05-14"), (TAKEN, "GOV", "REB", None))
    assert course(*days, later) == [("REB", None, None, "implied"), ("GOV", "2020-05-09", "2020-05-10", "reported")]
    (last,) = [r for r in rows(weighed(*days, later), "control_spells") if r["holder"] == "GOV"]
    assert last["documents"] == ("d10", "d11", "d12", "d14", "d15") and last["end_earliest"] is None


def test_a_place_that_goes_back_and_forth_has_a_change_each_time():
    """Each is lost by who held it: three changes of three days."""
    found = course(
        told(10, (TAKEN, "REB", "GOV", "2020-05-09")),
        told(12, (RETAKEN, "GOV", "REB", "2020-05-11")),
        told(15, (TAKEN, "REB", "GOV", "2020-05-14")),
    )
    assert [s[0] for s in found] == ["GOV", "REB", "GOV", "REB"]


def test_the_same_change_two_months_later_is_another():
    """What lies between is not told, and still must have been."""
    late = Told(TEXT, doc_id="late", outlet="المساء", published="2020-08-02")
    late.held(RETAKEN, "GOV", "2020-08-01", from_side="REB")
    assert [s[0] for s in course(told(10, (RETAKEN, "GOV", "REB", "2020-05-09")), late)] == ["REB", "GOV", "REB", "GOV"]


@pytest.mark.parametrize(
    ("second", "third", "holder", "otherwise", "status"),
    [
        ("GOV", "ALLY", "GOV", ("ALLY",), "reported"),
        ("ALLY", "ALLY", "ALLY", ("GOV",), "reported"),
    ],
)
def test_another_winner_of_the_same_loss_is_another_account_of_it(second, third, holder, otherwise, status):
    """Who is named in most articles holds it; the others are told beside."""
    articles = [told(d, (RETAKEN, side, "REB", f"2020-05-{d - 1:02}")) for d, side in ((10, "GOV"), (11, second), (12, third))]
    (last,) = [r for r in rows(weighed(*articles), "control_spells") if r["status"] != "implied"]
    assert (last["holder"], last["otherwise"], last["status"]) == (holder, otherwise, status)


def test_two_winners_in_as_many_articles_are_contested():
    """Nothing shows which of the two it was."""
    found = course(told(10, (RETAKEN, "GOV", "REB", "2020-05-09")), told(11, (ALLIES, "ALLY", "REB", "2020-05-09")))
    assert found[-1] == ("GOV", "2020-05-09", "2020-05-09", "contested")


def test_two_articles_that_turn_one_day_round_are_contested():
    """One tells that it was taken that day, the other that it was retaken that day: which came last no word says."""
    found = course(told(10, (TAKEN, "REB", "GOV", "2020-05-09")), told(11, (RETAKEN, "GOV", "REB", "2020-05-09")))
    assert [s[3] for s in found] == ["implied", "contested"]


def test_how_the_loser_had_come_there_is_no_change_after_the_loss():
    """«بعدما كان المسلحون يسيطرون عليها», without a day, and a state that the change ended."""
    before = told(10, (RETAKEN, "GOV", "REB", "2020-05-09"), (TAKEN, "REB", None, "2020-05-10", {"type": "holds"}))
    assert [s[0] for s in course(before)] == ["REB", "GOV"]
    again = told(11, (RETAKEN, "GOV", "REB", "2020-05-09"))
    undated = told(12, (TAKEN, "REB", "GOV", None))
    assert course(before, again, undated)[-1] == ("GOV", "2020-05-09", "2020-05-09", "reported")


def test_a_state_after_the_loss_in_another_article_stays():
    """Another day, another article: the loser is told to hold it still."""
    article = told(14, (TAKEN, "REB", None, "2020-05-14", {"type": "holds"}))
    assert ("REB", None, "2020-05-14", "reported") in course(told(10, (RETAKEN, "GOV", "REB", "2020-05-09")), article)


def test_a_part_that_is_taken_does_not_turn_the_whole():
    """The whole keeps its holder; what is told of a part ends when the whole is taken."""
    found = rows(
        weighed(
            told(5, (TAKEN, "REB", "GOV", "2020-05-04")),
            told(10, (RETAKEN, "GOV", "REB", "2020-05-09", {"type": "captured_partial"})),
            told(20, (RETAKEN, "GOV", "REB", "2020-05-19")),
        ),
        "control_spells",
    )
    whole = [(r["holder"], r["end_earliest"]) for r in found if r["degree"] == "full"]
    assert whole == [("GOV", "2020-05-04"), ("REB", "2020-05-19"), ("GOV", None)]
    assert [(r["holder"], r["end_earliest"]) for r in found if r["degree"] == "partial"][-1] == ("GOV", "2020-05-19")


def test_quarters_without_a_name_are_not_the_same_quarters():
    """Some are taken and some are lost: neither ends the other."""
    some = {"part": "quarters"}
    found = course(told(10, (RETAKEN, "GOV", "REB", "2020-05-09", some)), told(12, (TAKEN, "REB", "GOV", "2020-05-11", some)))
    assert len(found) == 4
    ends = [r["end_earliest"] for r in rows(weighed(told(10, (RETAKEN, "GOV", "REB", "2020-05-09", some))), "control_spells")]
    assert ends == ["2020-05-09", None]


@pytest.mark.parametrize("edtf", [None, "2020-05-11"])
def test_a_liberation_that_is_only_spoken_of_ends_nothing(edtf):
    """«معركة تحرير الوردية»: a presupposed loss without a winner stands back behind what is reported."""
    spoken = told(12, (LEFT, None, "REB", edtf, {"status": "presupposed", "type": "captured_implied"}))
    assert [s[0] for s in course(told(10, (TAKEN, "REB", "GOV", "2020-05-09")), spoken)] == ["GOV", "REB"]


def test_a_change_of_nobody_tells_no_holder_beside_others():
    """«تحرير المدينة», without who and from whom, is a spell only where nothing else is told."""
    nobody = told(12, (RETAKEN, None, None, "2020-05-11"))
    assert [s[0] for s in course(nobody)] == [None]
    assert [s[0] for s in course(told(10, (TAKEN, "REB", "GOV", "2020-05-09")), nobody)] == ["GOV", "REB"]


def test_two_outlets_stay_two_lanes():
    """What one outlet tells does not fold what another tells."""
    text = "أعلن التلفزيون أن الجيش استعاد الوردية بعد يومين من القتال فيها."
    other = Told(text, doc_id="o", outlet="الصباح", published="2020-05-12")
    other.held("الجيش استعاد الوردية", "GOV", "2020-05-11", from_side="REB")
    found = rows(weighed(told(10, (RETAKEN, "GOV", "REB", "2020-05-09")), other), "control_spells")
    assert len({r["lane"] for r in found}) == 2 and len(found) == 4


def test_the_place_that_most_articles_tell_of_comes_first():
    """A town in three articles stands before a hill that one article turns three times."""
    hill = [(TAKEN, "REB", "GOV", "2020-05-02"), (RETAKEN, "GOV", "REB", "2020-05-04"), (ALLIES, "ALLY", "GOV", "2020-05-06")]
    first = told(10, *[(q, a, b, day, {"place": "HILL"}) for q, a, b, day in hill], (RETAKEN, "GOV", "REB", "2020-05-09"))
    tables = weighed(first, *[told(d, (RETAKEN, "GOV", "REB", f"2020-05-{d - 1:02}")) for d in (11, 12)])
    places = read(Evidence(tables, Wording("en")))
    assert [(p.id, p.told) for p in places] == [("TOWN", 1), ("HILL", 3)]
    assert [(p.id, p.told) for p in read(Evidence(weighed(first), Wording("en")))] == [("HILL", 3), ("TOWN", 1)]


def test_the_brief_of_many_articles_counts_the_changes_of_the_timeline():
    """One liberation in five articles is no five changes of hands; three changes of three articles are."""
    daily = weighed(*[told(d, (RETAKEN, "GOV", "REB", f"2020-05-{d - 1:02}")) for d in (10, 11, 12, 13, 14)])
    assert "times" not in brief(daily, {}, Wording("en")).title
    turns = (("REB", "GOV"), ("GOV", "REB"), ("REB", "GOV"))
    fought = weighed(*[told(10 + 2 * i, (TAKEN, a, b, f"2020-05-{9 + 2 * i:02}")) for i, (a, b) in enumerate(turns)])
    assert "three times" in brief(fought, {}, Wording("en")).title


def test_a_gain_without_a_day_comes_before_its_loss_in_the_same_article():
    """«كان المسلحون قد سيطروا عليها»: they had it until it was taken from them, and the brief tells it in that order."""
    article = told(10, (RETAKEN, "GOV", "REB", "2020-05-09"), (TAKEN, "REB", "GOV", None))
    day = "2020-05-09"
    assert course(article) == [("GOV", None, None, "implied"), ("REB", None, day, "reported"), ("GOV", day, day, "reported")]
    (finding,) = changes(Case(weighed(article), Wording("en")))
    told_of = "".join(run.text for run in finding.sentences[0])
    assert told_of.index("REB") < told_of.index("GOV")
