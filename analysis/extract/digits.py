"""Numbers written in digits, with the separators of all scripts.

«6,000», «٦٬٠٠٠», «1.234.567» and «40 000» are grouped; «2.5», «2,5» and «٢٫٥» are decimals. What neither reading fits
(«192.168.1.2», «10،20») stays apart.
"""

from collections.abc import Sequence

from analysis.rowclass import rowclass
from analysis.text.disguise import ROUND
from analysis.text.words import Words

_SEPARATORS = ",.،"
_LONGEST = 15  # digits; a longer row of digits is no amount, and floats would round it
_HIGHEST = 300  # digits; more than a float can hold
_PARTS = 8  # groups of digits that one number can have


@rowclass
class Literal:
    """A number in digits: words first … last - 1."""

    first: int
    last: int
    value: float
    decimal: bool


def literal_at(words: Words, first: int) -> Literal | None:
    """The number that begins at a word of digits, or at the separator of «.77»; None where digits are no amount."""
    forms = words.forms
    if forms[first] in ".," and (first + 1 >= len(forms) or not forms[first + 1].isdigit()):
        return None
    if forms[first] in ".,":
        return Literal(first, first + 2, float(f"0.{forms[first + 1][:_LONGEST]}"), True)
    if len(forms[first]) > _LONGEST:
        return None
    if not words.glued(first) and not (first + 1 < len(forms) and words.glued(first + 1)):  # nothing is written to the digits: most are so
        spaced = _spaced(words, first)
        return Literal(first, spaced, float("".join(forms[first:spaced])), False)
    if _disguised(words, first):
        return None
    if first > 1 and forms[first - 1] in _SEPARATORS and words.glued(first) and words.glued(first - 1) and forms[first - 2].isdigit():
        return Literal(first, first + 1, float(forms[first]), False)  # what is left of a run that made no number
    groups, separators, _last = _run(words, first)
    spaced = _spaced(words, first)
    if spaced > first + 1 and not separators:
        return Literal(first, spaced, float("".join(forms[first:spaced])), False)
    value, decimal, used = _value(words, first, groups, separators)
    return _raised(words, Literal(first, first + used, value, decimal))


def _disguised(words: Words, digits: int) -> bool:
    """Whether letters that pass for 0 or 1 stand at the digits: «2О0» is painted 200 and says nothing."""
    before = words.glued(digits) and ROUND.issuperset(words.forms[digits - 1])
    return before or (digits + 1 < len(words) and words.glued(digits + 1) and ROUND.issuperset(words.forms[digits + 1]))


def _raised(words: Words, literal: Literal) -> Literal:
    """«12.3e+14», «2.5^-1»."""
    at, forms = literal.last, words.forms
    if at + 1 >= len(forms) or forms[at] not in ("e", "^") or not words.glued(at):
        return literal
    sign = -1 if forms[at + 1] == "-" else 1
    at += 2 if forms[at + 1] in "+-" else 1
    if at >= len(forms) or not forms[at].isdigit() or not words.glued(at) or len(forms[at]) > 2:
        return literal
    power = sign * int(forms[at])
    if forms[literal.last] == "^" and abs(power) * len(str(int(literal.value))) > _HIGHEST:
        return literal
    value = literal.value * 10.0**power if forms[literal.last] == "e" else literal.value**power if literal.value else 0.0
    return Literal(literal.first, at + 1, value, True)


def _run(words: Words, first: int) -> tuple[list[str], list[str], int]:
    """Digits and the separators between them, without spaces."""
    groups, separators, i = [words.forms[first]], [], first + 1
    while (
        i + 1 < len(words)
        and len(groups) < _PARTS
        and words.forms[i] in _SEPARATORS
        and words.glued(i)
        and words.glued(i + 1)
        and words.forms[i + 1].isdigit()
    ):
        separators.append(words.forms[i])
        groups.append(words.forms[i + 1])
        i += 2
    return groups, separators, i


def _spaced(words: Words, first: int) -> int:
    """End of groups of three digits set apart by one space: three groups, a hard space, or thousands that end in 000."""
    forms, i = words.forms, first + 1
    if len(forms[first]) > 3 or forms[first][0] == "0":
        return i
    while (
        i < len(words)
        and i - first < _LONGEST // 3
        and len(forms[i]) == 3
        and forms[i].isdigit()
        and words.starts[i] == words.ends[i - 1] + 1
    ):
        i += 1
    if i - first == 2 and forms[first + 1] != "000" and words.text[words.ends[first]] not in "\u00a0\u202f\u2009":
        return first + 1
    return first + 1 if i < len(words) and words.glued(i) and forms[i] in "-/:" else i


def _value(words: Words, first: int, groups: Sequence[str], separators: Sequence[str]) -> tuple[float, bool, int]:
    """Value of a run, whether it is a decimal, and how many words it takes."""
    alone = float(groups[0]), False, 1
    if not separators:
        return alone
    whole = len(groups[0]) <= 3 and groups[0][0] != "0"
    threes = [len(g) == 3 for g in groups[1:]]
    same = len(set(separators)) == 1
    size = 2 * len(groups) - 1
    if len(separators) == 1:
        if _written(words, first + 1) == "٫" or not (whole and threes[0]):
            return (float(f"{groups[0]}.{groups[1]}"), True, 3) if separators[0] != "،" else alone
        if separators[0] == "." and not groups[1].endswith("0"):
            return float(f"{groups[0]}.{groups[1]}"), True, 3
        return float(groups[0] + groups[1]), False, 3
    if whole and same and all(threes):
        return float("".join(groups)), False, size
    if whole and all(threes[:-1]) and len(set(separators[:-1])) == 1 and separators[-1] in ".," and separators[-1] != separators[0]:
        return float(f"{''.join(groups[:-1])}.{groups[-1]}"), True, size
    return alone


def _written(words: Words, i: int) -> str:
    return words.text[words.starts[i]]
