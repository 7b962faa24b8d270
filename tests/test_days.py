"""Dates in words, in both languages."""

import pytest

from analysis.wording import Wording
from analysis.wording.days import say


@pytest.mark.parametrize(
    ("edtf", "en", "ar"),
    [
        ("2016-12-11", "11 December 2016", "11 كانون الأول/ديسمبر 2016"),
        ("2016-03", "March 2016", "آذار/مارس 2016"),
        ("[2015-05-21..2015-05-31]", "late May 2015", "أواخر أيار/مايو 2015"),
        ("[2015-05-01..2015-05-10]", "early May 2015", "أوائل أيار/مايو 2015"),
        ("2017-02-21/2017-02-28", "the week to 28 February 2017", "الأسبوع المنتهي في 28 شباط/فبراير 2017"),
        ("../2017-03-02", "by 2 March 2017", "حتى 2 آذار/مارس 2017"),
        ("2016-12-11~", "about 11 December 2016", "نحو 11 كانون الأول/ديسمبر 2016"),
        ("2015-05-20/2015-05-21", "20 to 21 May 2015", "من 20 إلى 21 أيار/مايو 2015"),
        ("2017-01-17/2017-02-28", "17 January to 28 February 2017", "من 17 كانون الثاني/يناير إلى 28 شباط/فبراير 2017"),
        ("2016-12-30/2017-01-02", "30 December 2016 to 2 January 2017", "من 30 كانون الأول/ديسمبر 2016 إلى 2 كانون الثاني/يناير 2017"),
        ("2012-22", "summer 2012", "صيف 2012"),
        (None, "date not given", "بلا تاريخ"),
    ],
)
def test_dates_are_said_as_newspapers_say_them(edtf, en, ar):
    """Each precision has its own words."""
    assert (say(edtf, Wording("en")), say(edtf, Wording("ar"))) == (en, ar)


def test_an_unknown_day_of_late_february_is_no_week():
    """«Late February» and «during the last week of February» are different statements."""
    assert say("[2017-02-21..2017-02-28]", Wording("en")) == "late February 2017"
