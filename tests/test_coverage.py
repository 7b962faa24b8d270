"""Many documents: one wire is one origin, a toll that grows is a series, and who is silent is told."""

from tests.press import article, carried, corpus
from tests.weighed import rows

OWN = "أعلن ناشطون أن 50 مدنياً قتلوا في قصف على سوق مدينة إدلب يوم 3 مايو 2020."
SCHOOL = "افتتح الوزير مدرسة جديدة في مدينة حلب في سوريا صباح اليوم وسط حضور كبير من الأهالي والنظام."


def press():
    """Ten outlets with one wire in the morning, another with its own sources at night, and one that writes of a school."""
    return corpus(
        *carried(10),
        article("own", OWN, "جريدة الليل", "2020-05-04T22:00:00"),
        article("school", SCHOOL, "جريدة الحي", "2020-05-04"),
    )


def test_ten_outlets_with_one_wire_are_one_origin():
    """All claims of the wire are of one group, and no other claim is."""
    made = press()
    groups = {c["doc_id"]: c["group"] for c in rows(made, "source_chains") if c["claim_ids"] and c["origin_kind"] != "article_voice"}
    assert len({groups[f"d{i}"] for i in range(1, 11)}) == 1
    assert groups["own"] != groups["d1"]
    assert len(rows(made, "copies")) == 9


def test_a_toll_of_25_in_the_morning_and_50_at_night_is_a_series_and_no_sum():
    """Two reports, each with its origin and all its outlets."""
    first, last = rows(press(), "figure_series")
    assert [(r["best"], len(r["outlets"]), r["n_origins"], r["n_outlets"]) for r in (first, last)] == [(25, 10, 2, 11), (50, 1, 2, 11)]
    assert (first["direction"], first["first_value"], first["last_value"]) == ("rising", 25, 50)
    assert first["series_id"] == last["series_id"] and first["published"] < last["published"]


def test_an_article_of_no_known_outlet_is_no_silent_outlet():
    """Of three papers one is silent; two more articles of the same days, whose papers nobody knows, are not counted as two more."""
    toll = "قُتل 25 مدنياً في قصف على مدينة إدلب يوم 3 مايو 2020، بحسب مصدر طبي."
    other = "عقد مجلس مدينة إدلب اجتماعاً يوم 4 مايو 2020 لبحث فتح المدارس."
    papers = [article("a", toll, "جريدة الصباح"), article("b", toll, "جريدة المساء"), article("c", other, "جريدة الحي")]
    unknown = [article("d", other + " وحضره كثيرون."), article("e", other + " وغاب عنه كثيرون.")]
    (row, *_) = corpus(*papers, *unknown)["coverage"].to_dict("records")
    assert (tuple(row["silent"]), row["n_silent"]) == (("جريدة الحي",), 1)


def test_the_coverage_names_who_was_first_who_says_otherwise_and_who_is_silent():
    """The outlet of the school is silent on the dead, the night paper on who holds the town."""
    dead, more, held = rows(press(), "coverage")
    assert (dead["first_document"], dead["n_outlets"], dead["n_origins"]) == ("d1", 10, 1)
    assert dead["otherwise"] == ("جريدة الليل",) and len(more["otherwise"]) == 10
    assert dead["silent"] == ("جريدة الحي",)
    assert set(held["silent"]) == {"جريدة الليل", "جريدة الحي"} and (held["table"], held["side"]) == ("control", "SYR_GOV")


def test_figures_of_other_days_places_and_sides_are_no_series():
    """Nothing joins the dead of two towns, of two days a month apart, or of fighters and civilians."""
    texts = (
        "قالت مصادر طبية إن 25 مدنياً قتلوا في قصف على مدينة إدلب يوم 3 مايو 2020.",
        "قالت مصادر محلية إن 30 مدنياً قتلوا في قصف على مدينة حلب يوم 3 مايو 2020.",
        "قالت مصادر أمنية إن 35 مدنياً قتلوا في قصف على مدينة إدلب يوم 3 يونيو 2020.",
        "قالت مصادر عسكرية إن 40 جندياً من قوات النظام قتلوا في مدينة إدلب يوم 3 مايو 2020.",
    )
    made = corpus(*(article(f"a{i}", text, f"جريدة {i}", "2020-06-04") for i, text in enumerate(texts)))
    assert rows(made, "figure_series") == [] and len(rows(made, "coverage")) == 4


def test_a_single_document_has_no_coverage_and_no_series():
    """With one article there is nobody to be silent."""
    made = corpus(article("own", OWN, "جريدة الليل"))
    assert [rows(made, name) for name in ("copies", "figure_series", "coverage")] == [[], [], []]


def test_an_article_with_two_numbers_of_one_thing_gives_no_report_of_it():
    """Two attacks of one day in one town cannot be told apart, so neither is set beside another source's."""
    told = "قالت مصادر طبية إن {n} مدنيين قتلوا في قصف على مدينة إدلب يوم 3 مايو 2020."
    two = f"{told.format(n=3)} {told.format(n=7)}"
    made = corpus(article("two", two, "جريدة أ"), article("own", OWN, "جريدة ب"))
    assert rows(made, "figure_series") == []


def test_the_same_town_told_by_two_sources_is_one_proposition_with_two_lanes():
    """The timeline has a lane for each origin; the event is one."""
    other = "وقال المرصد السوري لحقوق الإنسان إن قوات النظام سيطرت يوم 3 مايو 2020 على مدينة إدلب."
    made = corpus(*carried(2), article("sohr", other, "جريدة الليل"))
    spells = rows(made, "control_spells")
    assert {(s["place_id"], s["holder"], s["start_earliest"]) for s in spells} == {("sy.idlib", "SYR_GOV", "2020-05-03")}
    assert len({s["lane"] for s in spells}) == len(spells) == 2
    (held,) = [c for c in rows(made, "coverage") if c["table"] == "control"]
    assert (held["n_origins"], held["n_outlets"], held["n_documents"]) == (2, 3, 3)


def test_the_toll_of_a_day_and_that_of_a_war_are_two_subjects():
    """103 dead of a day and 750 that are told as of the same day are not one toll that grew; 3 dead and 30 can be."""
    told = "قالت مصادر {who} إن {n} مدنياً قتلوا في قصف على مدينة إدلب يوم 3 مايو 2020."

    def numbers(*counts):
        texts = [told.format(who=who, n=n) for who, n in zip(("طبية", "محلية", "عسكرية"), counts, strict=True)]
        made = corpus(*(article(f"a{i}", text, f"جريدة {i}", "2020-05-04") for i, text in enumerate(texts)))
        return [r["best"] for r in rows(made, "figure_series")]

    assert numbers(57, 103, 750) == [57, 103]
    assert numbers(3, 30, 33) == [3, 30, 33]
