"""Texts of one thing over and over: nothing breaks, nothing is infinite, every row still quotes its text."""

import json

import pytest

from analysis.document import Document
from analysis.extract import ROWS, extract
from analysis.lexicon import load

SIGNS = ['"', "«", "(", "\n", "ا"]
DIGITS = ["9", "9 ", "9.", "1/", "100 ", "2-3-2017 ", "5% ", "99^99 ", "9e99 "]
WORDS = ["ناقص ", "مئة وعشرون ألفاً ", "آلاف ", "عشرات آلاف ", "مليون مليار ", "ونصف ", "من 5 إلى ", "السبت ", "قال إن "]


@pytest.mark.parametrize("unit", SIGNS + DIGITS + WORDS)
def test_a_text_of_one_thing_is_read(unit):
    """However often it stands there."""
    text = unit * (4000 // len(unit))
    found = extract(Document(id="endless", text=text, sha256="", published="2017-03-02"), load())
    for name in ROWS[:-1]:
        assert all(row.quote == text[row.start : row.end] for row in getattr(found, name))
    json.dumps(found.record(), allow_nan=False)
