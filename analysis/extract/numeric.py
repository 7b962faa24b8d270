"""Dates written in digits: «02-03-2017», «2016/04/21», «15 / 1 / 1959», «3/2015»."""

from analysis.rowclass import rowclass
from analysis.text.words import Words

SIGNS = "-/.\\"
_CENTURY = 2000  # two digits of a year mean this century in news


@rowclass
class Written:
    """Year, month and day as digits give them, in the likelier order; `swapped` is the other order where both are possible."""

    last: int
    year: int | None
    month: int
    day: int | None
    swapped: tuple[int, int] | None = None  # month, day
    yearly: tuple[int, int, int] | None = None  # year, month and day, where two digits in front may be the year: «16/04/21»


def written_at(words: Words, i: int, supported: bool) -> Written | None:
    """The date in digits that begins at a word; `supported` says that a word of time stands before it (needed for «22/4»)."""
    groups, last = _groups(words, i)
    if len(groups) == 3:
        return _three(groups, last)
    if len(groups) != 2:
        return None
    a, b = int(groups[0]), int(groups[1])
    sign = words.forms[i + 1]
    if len(groups[1]) == 4 and 1 <= a <= 12 and 1900 <= b <= 2100 and sign != ".":
        return Written(last, b, a, None)
    if len(groups[0]) == 4 and 1 <= b <= 12 and 1900 <= a <= 2100 and sign != ".":
        return Written(last, a, b, None)
    if sign == ".":
        return None
    if (english := _english_year(words, last)) and 1 <= a <= 12 and 1 <= b <= 31:  # «08/12, 2015»: the month first
        return Written(last + 2, english, a, b)
    order = _order(a, b) if supported or 12 < max(a, b) <= 31 < 32 * min(a, b) <= 32 * 12 else None
    if order and not supported and (_counts(words, last) or not _stands_alone(words, i)):
        return None
    return Written(last, None, *order) if order else None


def _english_year(words: Words, at: int) -> int | None:
    forms = words.forms
    year = forms[at + 1] if at + 1 < len(forms) and forms[at] in ",،" and len(forms[at + 1]) == 4 and forms[at + 1].isdigit() else ""
    return int(year) if year and 1900 <= int(year) <= 2100 else None


def _counts(words: Words, at: int) -> bool:
    """Whether a word follows that two joined numbers could count or measure: «22-4 مدفعاً»."""
    return at < len(words) and words.forms[at].isalpha()


def _stands_alone(words: Words, i: int) -> bool:
    """Whether a word of letters stands before two joined numbers, none that ranges or scores do."""
    return (
        i > 0
        and words.forms[i - 1].isalpha()
        and words.forms[i - 1] not in ("بين", "من", "ماده", "بنتيجه", "خسر", "فاز", "تعادل", "بفوز", "رقم", "القرار", "قرار")
    )


def _groups(words: Words, i: int) -> tuple[list[str], int]:
    """Up to three groups of digits joined by one and the same sign, with or without spaces around «/»."""
    forms = words.forms
    groups, at, sign = [forms[i]], i + 1, forms[i + 1] if i + 1 < len(forms) else ""
    if not sign or sign not in SIGNS or (i and forms[i - 1] == sign and words.glued(i)):
        return groups, at
    while len(groups) < 3 and at + 1 < len(forms) and forms[at] == sign and forms[at + 1].isdigit() and len(forms[at + 1]) <= 4:
        if sign != "/" and not (words.glued(at) and words.glued(at + 1)):
            break
        groups.append(forms[at + 1])
        at += 2
    more = at + 1 < len(forms) and forms[at] == sign and words.glued(at) and forms[at + 1].isdigit()
    return ([], at) if more or len(groups[0]) > 4 else (groups, at)


def _three(groups: list[str], last: int) -> Written | None:
    a, b, c = map(int, groups)
    if len(groups[0]) == 4:
        return (
            Written(last, a, b, c) if 1 <= b <= 12 and 1 <= c <= 31 else Written(last, a, c, b) if 1 <= c <= 12 and 1 <= b <= 31 else None
        )
    if len(groups[2]) not in (2, 4) or len(groups[0]) > 2 or len(groups[1]) > 2:
        return None
    year = c if len(groups[2]) == 4 else _CENTURY + c
    order = _order(a, b)
    if order is None:
        return None
    swapped = (a, b) if a <= 12 and b <= 12 and a != b else None
    yearly = (_CENTURY + a, b, c) if len(groups[2]) == 2 and len(groups[0]) == 2 and 1 <= b <= 12 and 1 <= c <= 31 else None
    return Written(last, year, *order, swapped, yearly)


def _order(a: int, b: int) -> tuple[int, int] | None:
    """Month and day: the day first, as Arab media write, unless only the other order is a date."""
    if 1 <= a <= 31 and 1 <= b <= 12:
        return b, a
    return (a, b) if 1 <= a <= 12 and 1 <= b <= 31 else None
