"""Anonymity: sources that ask not to be named, and the words in which reports tell that."""

from analysis.extract.page import Page

_ASKS = frozenset(
    (
        "رفض رفضت رفضوا طلب طلبت طلبوا فضل فضلت فضلوا اشترط اشترطت اشترطوا اثر اثرت "
        "رافضا رافضه رافضين طالبا طالبه طالبين مفضلا مفضله مفضلين مشترطا مشترطه مشترطين"
    ).split()
)
_TELLS = frozenset("ذكر ذكرت قال قالت".split())
UNNAMED = _ASKS | _TELLS  # at other words no source asks not to be named
_NAME = 2  # words of a name
OWN_NAME = frozenset("اسمه اسمها اسمايهم اسماءهم هويته هويتها هويتهم هوياتهم".split())
_REACH = 6  # words


def unnamed_source(page: Page, word: int) -> int | None:
    """The word after «رفض نشر اسمه», «طلب عدم الكشف عن هويته», «ذكر أن اسمه أبو زيد»; None where no source asks or tells that at a word."""
    form = page.form(word)
    if form in _TELLS and page.form(word - 1).isalpha() and page.that(word + 1) and page.form(word + 2) in OWN_NAME:
        return word + 3 + _NAME
    if form not in _ASKS:
        return None
    return next((k + 1 for k in range(word + 2, word + _REACH) if page.form(k) in OWN_NAME), None)
