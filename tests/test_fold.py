"""Folded text and the way back from it."""

import pytest

from analysis.text.fold import fold, folded
from analysis.text.words import words

LATIN = "".join(map(chr, range(0x100, 0x240)))  # more letters than are put one for another


def _way_back(text: str) -> list[int]:
    """Where each folded character stands, looked up one by one."""
    index = fold(text).index
    return [index[i] for i in range(len(index))]


@pytest.mark.parametrize(
    ("text", "plain", "positions"),
    [
        ("أكّد", "اكد", [0, 1, 3, 4]),
        ("ـّأ", "ا", [2, 3]),
        ("أً\u200f", "ا", [0, 3]),
        ("ﻻ بل", "لا بل", [0, 0, 1, 2, 3, 4]),
        ("قال ﴿نعم﴾", "قال ﴿نعم﴾", list(range(10))),  # brackets among the presentation forms that are their own plain form
        ("", "", [0]),
    ],
)
def test_each_folded_character_knows_where_it_stands(text: str, plain: str, positions: list[int]) -> None:
    """Dropped marks, one letter that becomes two, and nothing at all."""
    assert (fold(text).text, _way_back(text)) == (plain, positions)


@pytest.mark.parametrize("text", ["مؤسسة الإعلام «سانا» ١٢٫٥\u00a0كم² — OK", LATIN, "أّ" * 50, "ﷺ" * 3])
def test_a_text_folds_as_its_characters_do(text: str) -> None:
    """Letters put one for another give what a walk through the text gives, and what folds once stays."""
    assert folded(text) == "".join(map(folded, text)) == folded(folded(text))


def test_a_stretch_of_text_folds_to_its_own_characters() -> None:
    """Marks at its edges belong to nobody before it."""
    view = fold("قّالّ ﻻ")
    assert [view.between(0, 3), view.between(3, 5), view.between(6, 7), view.between(0, 99)] == ["قا", "ل", "لا", "قال لا"]


def test_words_of_arabic_letters_end_where_other_letters_do() -> None:
    """A word may be of two scripts; digits and signs are words of their own."""
    assert list(words("ABCابت ابتABC د.3م").forms) == ["abcابت", "ابتabc", "د", ".", "3", "م"]
