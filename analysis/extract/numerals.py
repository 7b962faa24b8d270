"""Numerals: numbers as they are written, in digits and in words, before anything is said of what they count."""

from analysis.extract.atoms import Atom, Atoms
from analysis.extract.fractions import part_at, quotient_at
from analysis.extract.sums import Sum, number_at
from analysis.lexicon.matching import Hits
from analysis.rowclass import replace, rowclass
from analysis.text.words import Words

_ROUND = frozenset((100, 1000, 1_000_000))
_PASSED = frozenset("تجاوز تجاوزت يتجاوز تتجاوز تخطي تخطت يتخطي تتخطي فاق فاقت يفوق تفوق ناهز ناهزت يناهز قارب قاربت يقارب لامس".split())
_VAGUEST = 4  # words of a vague number: «عشرات آلاف الملايين»


@rowclass
class Numeral:
    """A number at the words first … last - 1, text[start:end]; kind as in the table of numbers."""

    first: int
    last: int
    start: int
    end: int
    value: float | None
    kind: str
    low: float | None
    high: float | None
    rules: tuple[str, ...]
    conjoined: bool  # after و
    definite: bool  # with the article
    digits: bool  # begins with digits
    scale: float = 1  # the last word that multiplies: 1000 in «6 آلاف»


def numerals(words: Words, hits: Hits) -> tuple[Numeral, ...]:
    """All numerals of a text, in order, none inside another."""
    atoms = Atoms(words, hits)
    found: list[Numeral] = []
    free = 0
    for i in sorted(atoms.at):
        if i >= free and (numeral := _numeral_at(atoms, i)):
            found.append(numeral)
            free = numeral.last
    return tuple(found)


def _numeral_at(atoms: Atoms, i: int) -> Numeral | None:
    """The numeral that begins at a word."""
    known = atoms.at[i]
    start = next(iter(known.values())).start
    minus = known.get("numbers")
    if minus and minus.sort == "minus":
        after = atoms.following(minus.last).get("numbers")
        inner = _numeral_at(atoms, minus.last) if minus.last in atoms.at and not (after and after.sort == "minus") else None
        if inner is None or inner.value is None:
            return None
        return replace(
            inner, first=i, start=start, value=-inner.value, low=-inner.value, high=-inner.value, rules=minus.rules + inner.rules
        )
    if "digits" in known and (clock := _clock_at(atoms, i)):
        return clock
    if "vague" in known and (vague := _vague_at(atoms, i, known["vague"])):
        return vague
    total = number_at(atoms, i)
    part = part_at(atoms, i, total)
    if part is None and total is None:
        return None
    kind = "fraction"
    part = part or quotient_at(atoms, i, total)
    if part is None and total is not None:
        kind = _kind(atoms, i, total)
        part = total
    assert part is not None
    value, last = part.value, part.last
    percent = atoms.following(last).get("scales")
    rules = part.rules
    if percent and percent.sort == "percent" and not percent.proclitic and kind != "ordinal":
        kind, last, rules = "percent", percent.last, rules + percent.rules
    first = i
    if "digits" in known:
        first, start, value = _sign(atoms, i, start, value)
    if kind != "percent" and first and atoms.words.forms[first - 1] == "%" and atoms.words.glued(first):
        kind, start = "percent", atoms.words.starts[first - 1]
    return _made(atoms, first, last, start, value, kind, value, value, rules, i, part.scale)


def _made(
    atoms: Atoms,
    first: int,
    last: int,
    start: int,
    value: float | None,
    kind: str,
    low: float | None,
    high: float | None,
    rules: tuple[str, ...],
    at: int,
    scale: float = 1,
) -> Numeral:
    known, words = atoms.at[at], atoms.words
    atom = next(iter(known.values()))
    conjoined = atom.proclitic.startswith("و") or (at > 0 and words.forms[at - 1] == "و")
    end = words.ends[last - 1]
    return Numeral(
        first,
        last,
        start,
        end,
        value,
        kind,
        low,
        high,
        tuple(dict.fromkeys(rules)),
        conjoined,
        atom.article,
        "digits" in known,
        scale,
    )


def _sign(atoms: Atoms, i: int, start: int, value: float) -> tuple[int, int, float]:
    """A minus sign glued to digits, with nothing before it that it could join."""
    words = atoms.words
    if i and words.forms[i - 1] == "-" and words.glued(i) and not (i > 1 and (words.glued(i - 1) or words.forms[i - 2].isdigit())):
        return i - 1, words.starts[i - 1], -value
    return i, start, value


def _clock_at(atoms: Atoms, i: int) -> Numeral | None:
    """«15:59», «15:23:24»: one row without a value."""
    words, last = atoms.words, i + 1
    while (
        last + 1 < len(words)
        and words.forms[last] == ":"
        and words.glued(last)
        and words.glued(last + 1)
        and words.forms[last + 1].isdigit()
    ):
        last += 2
    if last == i + 1 or last > i + 5 or any(len(words.forms[k]) > 2 for k in range(i, last, 2)):
        return None
    return _made(atoms, i, last, words.starts[i], None, "cardinal", None, None, (), i)


def _vague_at(atoms: Atoms, i: int, atom: Atom) -> Numeral | None:
    """«عشرات الآلاف», «بضع مئات», «آلاف»."""
    low, high, last, rules = atom.low or 0, atom.high, atom.last, atom.rules
    scale = atoms.following(last).get("scales")
    while scale and scale.sort == "scale" and not scale.proclitic and scale.value >= 100 and last - i < _VAGUEST:
        low *= scale.value
        high = (high + 1) * scale.value - 1 if high is not None else None
        last, rules = scale.last, rules + scale.rules
        scale = atoms.following(last).get("scales")
    return _made(atoms, i, last, atom.start, None, "vague", low, high, rules, i)


def _kind(atoms: Atoms, i: int, total: Sum) -> str:
    if total.ordinal:
        return "ordinal"
    atom = next(iter(atoms.at[i].values()))
    if atom.article and total.value in _ROUND and atoms.words.form(i - 1) in _PASSED:
        return "cardinal"  # «تجاوز الألف»
    if atom.article and "digits" not in atoms.at[i] and total.value > 10 and not _specified(atoms, total.last):
        return "ordinal"
    return "decimal" if total.decimal and total.value != int(total.value) else "cardinal"


def _specified(atoms: Atoms, word: int) -> bool:
    """Whether an indefinite noun follows («الثلاثين عاماً»): the number then counts, it does not order."""
    form = atoms.words.form(word)
    return form.isalpha() and not form.startswith("ال") and form[-1] in "اه"
