"""Contradictions between documents: two versions of one thing, and what only looks like them."""

import pytest

from tests.press import article, corpus
from tests.weighed import rows

DEAD = "قالت مصادر {who} إن {n} مدنياً قتلوا في قصف على مدينة إدلب يوم 3 مايو 2020."
HELD = "قال {who} إن {side} سيطرت يوم {day} مايو 2020 على مدينة إدلب."
MORNING, NOON, NIGHT = "2020-05-04T07:00:00", "2020-05-04T10:00:00", "2020-05-04T22:00:00"
SOHR, ARMY = "المرصد السوري لحقوق الإنسان", "المتحدث باسم الجيش الوطني"


def found(first, second, times=(MORNING, NOON)):
    """Contradictions between two articles, by kind and documents."""
    made = corpus(article("a", first, "جريدة أ", times[0]), article("b", second, "جريدة ب", times[1]))
    return [(c["kind"], {c["a_id"][0], c["b_id"][0]}) for c in rows(made, "contradictions")]


def test_two_numbers_of_one_day_published_within_hours_are_a_contradiction():
    """Two sources, two outlets, one event."""
    assert found(DEAD.format(who="طبية", n=25), DEAD.format(who="عسكرية", n=50)) == [("different_number", {"a", "b"})]


@pytest.mark.parametrize(
    ("second", "times"),
    [
        (DEAD.format(who="عسكرية", n=50), (MORNING, NIGHT)),
        (DEAD.format(who="عسكرية", n=50), (MORNING, "2020-05-05T07:00:00")),
        (DEAD.format(who="عسكرية", n=25), (MORNING, NOON)),
        (DEAD.format(who="عسكرية", n=50).replace("يوم 3", "يوم 2"), (MORNING, NOON)),
        (DEAD.format(who="عسكرية", n=50).replace("إدلب", "سراقب"), (MORNING, NOON)),
    ],
)
def test_an_update_the_same_number_another_day_or_another_town_is_none(second, times):
    """What was published much later is a report in a series."""
    assert found(DEAD.format(who="طبية", n=25), second, times) == []


def test_two_holders_of_one_town_on_one_day_are_a_contradiction():
    """Each by the word of another source."""
    first, second = HELD.format(who=SOHR, side="قوات النظام", day=3), HELD.format(who=ARMY, side="فصائل المعارضة", day=3)
    assert found(first, second) == [("different_holder", {"a", "b"})]


def test_one_change_on_two_days_is_a_contradiction_unless_it_is_told_by_one_source():
    """The day differs, the rest does not; a month later it is another change."""
    first = HELD.format(who=SOHR, side="قوات النظام", day=3)
    other = HELD.format(who=ARMY, side="قوات النظام", day=1)
    assert found(first, other) == [("different_date", {"a", "b"})]
    assert found(first, HELD.format(who=SOHR, side="قوات النظام", day=1)) == []
    assert found(first, other.replace("مايو", "مارس")) == []
