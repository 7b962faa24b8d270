"""Times without a day of their own: stretches up to now, parts of the day that the sentence tells of."""

import pytest
from told import figure, told


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("أحصى المشفى 20 جثة خلال يومين.", [("خلال يومين", "2017-02-28/2017-03-02")]),
        ("سقط 20 صاروخاً على المدينة خلال 48 ساعة.", [("خلال 48 ساعة", "2017-02-28/2017-03-02")]),
        ("سيطر الجيش خلال الـ 48 ساعة الفائتة على المدينة.", [("خلال الـ 48 ساعة الفائتة", "2017-02-28/2017-03-02")]),
        ("وفي 24 ساعة الماضية توقف القصف.", [("24 ساعة الماضية", "2017-03-01/2017-03-02")]),
        ("وسيعود السكان إلى المدينة خلال يومين.", []),
        ("وصلت سيارة إلى المدينة خلال يومين.", [("خلال يومين", "2017-02-28/2017-03-02")]),
        ("سقطت المدينة في نيسان 2003 خلال 3 أيام.", [("نيسان 2003", "2003-04")]),
        ("استمرت المعارك 3 أيام.", []),
    ],
)
def test_a_stretch_without_a_day_ends_now(text, rows):
    """Some hours or days are those up to publication, unless another time or the future is told of."""
    assert [(d.quote, d.edtf) for d in told(text).dates] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("وصلت القافلة عصر الاثنين وعادت ليلاً.", [("عصر الاثنين", "2017-02-27"), ("ليلاً", "2017-02-27")]),
        ("دخل الجنود القرية أمس بعدما أتموا ظهراً حصارها.", [("أمس", "2017-03-01"), ("ظهراً", "2017-03-01")]),
        ("عاد الجنود إلى القرية ليلاً.", []),
        ("وصلت القافلة الاثنين، ويتوقف القصف صباحاً ومساء.", [("الاثنين", "2017-02-27")]),
        ("وصلت القافلة الأحد ثم تراجعت فجراً.", [("الأحد", "2017-02-26")]),
    ],
)
def test_a_part_of_a_day_is_of_the_day_before_it(text, rows):
    """«ليلاً» is a date where its sentence names a day; «فجراً» may be that of the next, «صباحاً ومساء» is a habit."""
    assert [(d.quote, d.edtf) for d in told(text).dates if d.kind != "publication"] == rows


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("سقطت القرية الأسبوع قبل الماضي.", "2017-02-13/2017-02-19"),
        ("سقطت القرية الشهر قبل الماضي.", "2017-01"),
        ("سقطت القرية الأحد قبل الماضي.", "2017-02-19"),
        ("سقطت القرية الأسبوع الفارط.", "2017-02-20/2017-02-26"),
    ],
)
def test_before_the_last(text, edtf):
    """«قبل الماضي» is one week, month or weekday before the last."""
    assert [d.edtf for d in told(text).dates] == [edtf]


def test_a_beginning_long_ago_dates_no_loss():
    """«منذ بدء الهجوم قبل 15 يوماً» is no day of those who fell yesterday."""
    text = (
        "مني الجيش السوري أمس بخسارة هي الأقسى منذ بدء هجومه على مدينة تدمر قبل 15 يوماً، "
        "حيث وقعت وحدة في كمين على مدخل المدينة وسط الليل، ومصرع ثمانية جنود."
    )
    assert next(f.edtf for f in told(text).figures if f.best == 8) == "2017-03-01"
    assert figure("قُتل ثمانية جنود قبل 3 أيام.", "ثمانية").edtf == "2017-02-27"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("اجتاح الجيش المدينة عام ٨٢.", "1982"),
        ("انتهت الحرب في عام 67.", "1967"),
        ("سقطت المدينة عام 14.", "2014"),
        ("هدم المعبد عام 70م.", "0070"),
    ],
)
def test_years_of_two_digits(text: str, edtf: str) -> None:
    """«عام 82» is one of the last century, unless an era is told."""
    assert [d.edtf for d in told(text).dates] == [edtf]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("قتل 40 مسلحاً منذ يوم الأحد الماضي.", "2017-02-26"),
        ("قتل 40 مسلحاً منذ يوم 5 شباط.", "2017-02-05"),
        ("قتل 40 مسلحاً منذ يوم أمس.", "2017-03-01"),
    ],
)
def test_a_day_that_since_names_is_no_length(text: str, since: str) -> None:
    """«منذ يوم الأحد» is since Sunday, not a day ago."""
    assert [f.edtf for f in told(text).figures] == [f"{since}/2017-03-02"]


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("سقطت صنعاء في 21 أيلول 2014، وبعد ذلك بيومين سقطت عمران.", "بعد ذلك بيومين", "2014-09-23"),
        ("سقطت صنعاء في 21 أيلول 2014، وبعدها بيوم سقطت عمران.", "بعدها بيوم", "2014-09-22"),
        ("سقطت صنعاء في أيلول 2014، وقبلها بشهرين سقطت عمران.", "قبلها بشهرين", "2014-07~"),
        ("سقطت صنعاء في أيلول 2014، وبعدها بثلاثة أيام سقطت عمران.", "بعدها بثلاثة أيام", None),
        ("دخلوا عدن في آذار 2015، وخرجوا منها في تموز من العام نفسه.", "تموز من العام نفسه", "2015-07"),
    ],
)
def test_dates_that_count_from_the_one_told_before(text: str, quote: str, edtf: str | None) -> None:
    row = told(text).dates[-1]
    assert (row.quote, row.edtf) == (quote, edtf)


def test_so_long_after_nothing_is_no_date() -> None:
    assert not told("وبعدها بساعة عاد الهدوء.", None).dates
