"""How Arabic is written: which letters a text of it has, and how often each."""

import math
import re
from collections import Counter

ENOUGH = 0.1  # share of Arabic among the letters of an Arabic article, its menus and links included
# per thousand letters of newspaper Arabic (measured on 2,000 articles of 2015); a letter that is rarer counts as odd
_OFTEN = {
    "ا": 150, "ل": 113, "ي": 78, "م": 66, "و": 54, "ن": 53, "ت": 48, "ر": 46, "ع": 36, "ة": 34, "د": 33, "ب": 32, "ف": 25, "ق": 25,
    "س": 23, "ح": 21, "ه": 20, "أ": 18, "ك": 16, "ج": 13, "ش": 12, "ط": 11, "ص": 10, "ى": 9, "إ": 9, "خ": 7, "ث": 6, "ض": 6, "ز": 6,
    "ذ": 5, "ئ": 4, "ظ": 4, "غ": 4, "ء": 3, "آ": 1, "ؤ": 1,
}  # fmt: skip
_ODD = 0.00001  # of any other sign outside ASCII: a wrong decoding is full of them
# signs of Arabic typing that tell nothing: tatweel, vowel marks, punctuation, digits, marks of direction
_NEUTRAL = frozenset("\u0640،؛؟«»“”‘’–—…•٪\xa0\u200c\u200d\u200e\u200f") | {chr(c) for c in (*range(0x64B, 0x653), *range(0x660, 0x66A))}
_ARABIC = re.compile("[\u0620-\u065f\u0660-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile("[\x80-\U0010ffff]")
_TOTAL = sum(_OFTEN.values())


def is_arabic(text: str) -> bool:
    """Whether enough of the letters are Arabic; a text without letters is not refused."""
    letters = len(_LETTER.findall(text))
    return not letters or len(_ARABIC.findall(text)) >= ENOUGH * letters


def likeness(text: str) -> float:
    """How much of what is outside ASCII looks like Arabic: mean log-probability of each sign; -inf where there is none."""
    seen = Counter(_FOREIGN.findall(text))
    for sign in _NEUTRAL:
        seen.pop(sign, None)
    count = seen.total()
    if not count:
        return -math.inf
    return sum(n * math.log(_OFTEN[c] / _TOTAL if c in _OFTEN else _ODD) for c, n in seen.items()) / count
