"""EDTF strings become the first and last day that they allow."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.edtf import bounds, overlaps


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2017-03-02", "2017-03-02", "2017-03-02"),
        ("2017-03-02T15:59:00", "2017-03-02", "2017-03-02"),
        ("2016-03", "2016-03-01", "2016-03-31"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2015-05-2X", "2015-05-20", "2015-05-29"),
        ("[2015-05-21..2015-05-31]", "2015-05-21", "2015-05-31"),
        ("2017-02-21~/2017-02-28", "2017-02-21", "2017-02-28"),
        ("2012-22", "2012-06-01", "2012-08-31"),
        ("2012-24", "2012-12-01", "2013-02-28"),
        ("2016-02~", "2016-02-01", "2016-02-29"),
    ],
)
def test_bounds_of_closed_expressions(edtf, first, last):
    """A closed expression has both days."""
    assert bounds(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("../2017-03-02", (None, date(2017, 3, 2))),
        ("2017-03-02/..", (date(2017, 3, 2), None)),
        (None, (None, None)),
        ("", (None, None)),
        ("..", (None, None)),
        ("soon", (None, None)),
        ("2017-13-45", (None, None)),
    ],
)
def test_open_and_unreadable_expressions_stay_open(edtf, expected):
    """What is not given, or cannot be read, is open: no day is invented."""
    assert bounds(edtf) == expected


@given(st.dates(min_value=date(1900, 1, 1)), st.dates(min_value=date(1900, 1, 1)))
def test_days_overlap_only_when_equal(a, b):
    """Two single days can mean one day only when they are the same."""
    assert overlaps(a.isoformat(), b.isoformat()) == (a == b)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    """Whatever stands in the column, the bounds are two dates or open."""
    first, last = bounds(text)
    assert all(d is None or isinstance(d, date) for d in (first, last))
