"""Admissions: what a side's own source says against its interest."""

import pytest

from analysis.briefs import brief
from analysis.briefs.blocks import plain
from analysis.wording import Wording
from tests.press import article, carried, corpus
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


LOSS = (
    "أعلن الجيش السوري أن قواته انسحبت يوم 3 مايو 2020 من مدينة إدلب بعد معارك عنيفة استمرت أسبوعاً كاملاً في محيطها. "
    "وأضاف الجيش أن 40 جندياً من قواته قتلوا في معارك المدينة، وأن الطرق المؤدية إلى الحدود قُطعت تماماً منذ صباح الأحد."
)


def told_by(*articles):
    """Admissions as reasons, with how many outlets carry each."""
    return [(r["reason"], r["n_outlets"], len(r["documents"])) for r in rows(corpus(*articles), "admissions")]


def test_a_wire_in_ten_outlets_is_one_admission():
    """Each loss once, with all the outlets that carry it."""
    assert told_by(*carried(10, LOSS)) == [("own_casualties", 10, 10), ("own_loss", 10, 10)]


def test_losses_of_two_months_and_other_numbers_are_admissions_of_their_own():
    """The same spokesman, the same town, a month later, and another number of dead."""
    later = LOSS.replace("مايو", "يونيو")
    more = LOSS.replace("40", "55")
    found = told_by(article("a", LOSS, "جريدة أ"), article("b", later, "جريدة ب", "2020-06-04"))
    assert found == [("own_casualties", 1, 1), ("own_casualties", 1, 1), ("own_loss", 1, 1), ("own_loss", 1, 1)]
    assert ("own_casualties", 1, 1) in told_by(article("a", LOSS, "جريدة أ"), article("b", more, "جريدة ب"))


def test_without_any_day_only_the_same_words_are_one_admission():
    """Documents without a day of publication: a copy is folded, another wording of an undated loss is not."""
    bare = LOSS.replace(" يوم 3 مايو 2020", "").replace(" منذ صباح الأحد", "")
    other = "وأقر الجيش السوري بأن قواته تركت إدلب وانسحبت من المدينة كلها."
    undated = [article(n, t, f"جريدة {n}", None) for n, t in (("a", bare), ("b", bare), ("c", other))]
    assert [(n, d) for reason, n, d in told_by(*undated) if reason == "own_loss"] == [(2, 2), (1, 1)]


@pytest.mark.parametrize(
    ("source", "admitted_"),
    [
        ("المتحدث باسم الجيش السوري", ["own_casualties"]),
        ("مصدر في الجيش السوري", ["own_casualties"]),
        ("خبير في شؤون الجيش السوري", []),
        ("مصدر طبي", []),
    ],
)
def test_a_source_that_is_described_by_its_side_speaks_for_it(source, admitted_):
    """«مصدر في الجيش» is of the army; who studies it, or a doctor, is of no side."""
    text = f"قال {source} إن 40 جندياً من قوات النظام قتلوا يوم 3 مايو 2020 في مدينة إدلب."
    assert [reason for reason, _, _ in told_by(article("a", text))] == admitted_


def test_a_demand_and_a_loss_that_nobody_names_are_no_admissions():
    """Who wants the place back has not said that he lost it."""
    assert told_by(article("a", "طالب الجيش السوري باستعادة مدينة إدلب.")) == []
    assert told_by(article("a", "قال الجيش السوري إن استعادة مدينة إدلب قريبة.")) == []


@pytest.mark.parametrize(("lang", "words"), [("en", "10 outlets, 1 source"), ("ar", "10 جهات نشر، مصدر واحد")])
def test_the_brief_says_how_many_outlets_carry_an_admission(lang, words):
    """One line an origin, with both counts."""
    found = brief(corpus(*carried(10, LOSS)), {}, Wording(lang))
    lead = Wording(lang)("briefs.admission.lead")
    (line,) = [f for s in found.sections if s.anchor == "findings" for f in s.blocks[0].items if plain(f.lead) == lead]
    assert len(line.sentences) == 2 and all(words in plain(s) for s in line.sentences)
