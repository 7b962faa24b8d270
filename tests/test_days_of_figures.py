"""The day of a figure: that of its own event, since when it counts, or the day that the report opens with."""

import pytest
from told import figure, told


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("قُتل 20 مدنياً في المدينة التي دخلها الجيش في 5 يونيو 2014.", None),
        ("قُتل 20 مدنياً في المدينة منذ 5 يناير 2017.", "2017-01-05/2017-03-02"),
        ("قُتل 20 مدنياً خلال أسبوع واحد.", "2017-02-23/2017-03-02"),
        ("خلفت الحرب حتى الآن 740 قتيلاً.", None),
        ("غادر المدينة 90 ألف نازح منذ سقوطها.", None),
        ("لا يزال مصير 9 جنود مجهولاً.", "2017-03-02"),
        ("سلم الجيش في 1 فبراير 2017 ست قواعد، ومن المقرر أن تسلم الأخرى في 1 أبريل 2017.", "2017-02-01"),
        ("بلغت حصيلة يومي الاثنين والثلاثاء 16 قتيلاً.", "2017-02-27/2017-02-28"),
    ],
)
def test_day_in_the_sentence(text: str, edtf: str | None) -> None:
    """A day behind a relative pronoun or a comma is another event's; «منذ» makes a range, «حتى الآن» leaves the beginning open."""
    assert told(text).figures[0].edtf == edtf


def test_day_that_the_report_opens_with() -> None:
    """What is told without a day, in a later paragraph, happened on the day of the news; totals and what had happened before did not."""
    text = (
        "هاجم مسلحون قرية قرب مدينة تدمر فجر أمس الأربعاء وقتلوا عدداً من السكان قبل أن ينسحبوا إلى البادية المجاورة للقرية.\n"
        "وقال طبيب في المشفى إن 12 مدنياً أصيبوا بجروح، وإن المشفى يحتاج إلى الدواء وإلى مزيد من الأطباء في أسرع وقت.\n"
        "وكان المسلحون قد خطفوا 30 مدنياً في هجوم على قرية أخرى، بحسب سكان من المنطقة تحدثوا إلى الصحيفة عبر الهاتف ليلاً."
    )
    assert [f.edtf for f in told(text).figures] == ["2017-03-01", None]


def test_part_has_the_day_of_the_whole() -> None:
    """«بينهم 4 أطفال» died with the others."""
    assert [f.edtf for f in told("قُتل 20 مدنياً أمس الأربعاء بينهم 4 أطفال.").figures] == ["2017-03-01", "2017-03-01"]


def test_headline_has_the_day_of_the_body() -> None:
    """The body says since when the headline's number counts."""
    text = "مقتل 24 مدنياً في تدمر\n\nأفادت مصادر طبية بمقتل 24 مدنياً منذ 20 فبراير 2017 في مدينة تدمر بعد قصف على الأحياء."
    assert {f.edtf for f in told(text).figures} == {"2017-02-20/2017-03-02"}
    assert figure("قُتل 24 مدنياً منذ 20 فبراير 2017.").edtf == "2017-02-20/2017-03-02"
