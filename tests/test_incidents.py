"""Incidents: two numbers of a day of battle are one series only where they are shown to be of one incident."""

import pytest

from tests.press import article, corpus
from tests.test_news import told
from tests.weighed import rows

CLASH = "قالت مصادر {who} إن {n} مسلحاً من تنظيم الدولة قتلوا يوم 3 مايو 2020 في {where}مدينة إدلب."
STRIKES = "قالت مصادر {who} إن طيران النظام شن {n} غارات يوم 3 مايو 2020 على {what} في مدينة إدلب."
FACTORY = "معمل الزيتون القديم خلف محطة القطار المهجورة"


def series(*texts):
    """Series of articles of as many outlets, as the numbers of each."""
    found: dict[str, list[float]] = {}
    made = corpus(*(article("abc"[i], t, f"جريدة {'أبج'[i]}", "2020-05-04") for i, t in enumerate(texts)))
    for row in rows(made, "figure_series"):
        found.setdefault(row["series_id"], []).append(row["best"])
    return list(found.values())


def test_two_numbers_of_fighters_of_one_town_and_day_are_no_series():
    """A day of battle has many clashes; each number stays a proposition of its own, with nothing added up."""
    texts = CLASH.format(who="محلية", n=12, where=""), CLASH.format(who="عسكرية", n=31, where="اشتباكات متفرقة داخل ")
    assert series(*texts) == []
    made = corpus(*(article("ab"[i], t, f"جريدة {i}", "2020-05-04") for i, t in enumerate(texts)))
    assert [(c["best"], c["otherwise"]) for c in rows(made, "coverage")] == [(12, ()), (31, ())]


def test_the_same_words_tell_one_incident():
    """«معمل الزيتون القديم خلف محطة القطار» stands in both: 12 and 15 are two reports of it."""
    where = f"{FACTORY} قرب "
    assert series(CLASH.format(who="محلية", n=12, where=where), CLASH.format(who="عسكرية", n=15, where=where)) == [[12, 15]]


def test_a_number_that_is_not_round_is_told_again():
    """37 in two articles is one count, 40 or 2 can be two."""
    words = [CLASH.format(who=who, n=37, where=where) for who, where in (("محلية", ""), ("عسكرية", "كمين على أطراف "))]
    assert series(*words) == [[37, 37]]
    assert series(*(w.replace("37", "40") for w in words)) == []
    assert series(*(w.replace("37 مسلحاً", "12 مسلحاً") for w in words)) == []


def test_strikes_on_two_targets_are_two_incidents():
    """Six on a camp, nine on a road; of the same target they are reports of one."""
    camp, road = STRIKES.format(who="محلية", n=6, what="معسكر التدريب"), STRIKES.format(who="عسكرية", n=9, what="جسر الطريق الدولي")
    assert series(camp, road) == []
    same = STRIKES.format(who="عسكرية", n=9, what=FACTORY)
    assert series(STRIKES.format(who="محلية", n=6, what=FACTORY), same) == [[6, 9]]


def test_an_article_that_gives_two_numbers_tells_two_things():
    """«السفينة الأولى … الثانية»: what one article keeps apart is not joined, however alike the words."""
    two = " ".join(STRIKES.format(who=who, n=n, what=FACTORY) for who, n in (("محلية", 6), ("عسكرية", 9)))
    assert series(two) == []


def test_the_victims_among_civilians_of_a_day_are_one_series():
    """A toll grows; nothing but place and day is asked for."""
    dead = "قالت مصادر {who} إن {n} مدنياً قتلوا في قصف على مدينة إدلب يوم 3 مايو 2020."
    made = corpus(*(article(w, dead.format(who=w, n=n), w, "2020-05-04") for w, n in (("طبية", 25), ("محلية", 40))))
    assert [(r["best"], r["joined"]) for r in rows(made, "figure_series")] == [(25, "one_toll"), (40, "one_toll")]


def test_two_numbers_of_one_article_contradict_each_other_only_where_they_tell_one_thing():
    """Some drowned off the coast, others were landed in a harbour: no contradiction; two counts of the drowned are one."""
    drowned = "قال شهود إن 40 مهاجراً فقدوا يوم 3 مايو 2020 بعدما انقلب زورقهم المطاطي المتهالك في طرابلس."
    landed = "وقالت وكالة رويترز إن 88 مهاجراً فقدوا يوم 3 مايو 2020 من مركز احتجاز تحرسه كتيبة محلية في طرابلس."
    again = drowned.replace("شهود", "متحدث باسم خفر السواحل").replace("40", "95")
    for second, kinds in ((landed, []), (again, ["different_number"])):
        made = corpus(article("a", f"{drowned} {second}", "جريدة أ", "2020-05-04"))
        assert [c["kind"] for c in rows(made, "contradictions")] == kinds


@pytest.mark.parametrize(("n", "change"), [(12, []), (31, ["new", "gone"])])
def test_another_number_of_fighters_is_new_and_no_change(n, change):
    """Of battles a day has too many for a number to be the last one mended."""
    before = corpus(*(article(d, CLASH.format(who="محلية", n=12, where=""), d) for d in "ab"))
    now = corpus(*(article(d, CLASH.format(who="محلية", n=n, where=""), d) for d in "ab"))
    assert [c for c, about, _ in told(before, now) if about == "figures"] == change
