"""Corroboration: for each proposition its origins, and for each origin the outlets that only carry its word."""

from tests.press import article, carried, corpus
from tests.weighed import rows

SOHR = "وقال المرصد السوري لحقوق الإنسان إن قوات النظام سيطرت يوم 3 مايو 2020 على مدينة إدلب."
ELSEWHERE = "افتتح الوزير مدرسة جديدة في مدينة حلب في سوريا صباح اليوم وسط حضور كبير من الأهالي والنظام."


def held(*articles):
    """Origins of the change of hands in the articles."""
    return [r for r in rows(corpus(*articles), "corroboration") if r["table"] == "control"]


def test_ten_outlets_with_one_wire_and_one_of_its_own_are_two_rows():
    """Counts, who was first and last and who was silent stand in each; the wire was first."""
    late = article("sohr", SOHR, "جريدة الليل", "2020-05-04T22:00:00")
    wire, own = held(*carried(10), late, article("school", ELSEWHERE, "جريدة الحي"))
    assert [(r["number"], r["n_outlets"], r["n_documents"]) for r in (wire, own)] == [(1, 10, 10), (2, 1, 1)]
    assert (wire["first_outlet"], wire["first_published"]) == ("جريدة 1", "2020-05-04T07:00:00")
    assert (wire["last_outlet"], wire["last_published"]) == ("جريدة 10", "2020-05-04T16:00:00")
    assert wire["proposition_id"] == own["proposition_id"] and wire["origin"] != own["origin"]
    assert wire["silent"] == own["silent"] == ("جريدة الحي",)
    assert wire["reasons"] and own["reasons"] == () and own["origin_kind"] == "official_body"


def test_who_wrote_only_long_before_or_long_after_was_not_silent():
    """An outlet whose documents on the war are of other weeks could not have told it."""
    others = [article(f"s{i}", ELSEWHERE, f"جريدة {day}", day) for i, day in enumerate(("2020-04-20", "2020-05-06", "2020-07-01"))]
    (row,) = held(*carried(2), *others)
    assert row["silent"] == ("جريدة 2020-05-06",)


def test_a_single_document_corroborates_nothing():
    """With one article there is nobody who could."""
    assert held(article("sohr", SOHR, "جريدة الليل")) == []
