"""How number words add up: «ثلاث مئة» multiplies, «خمسة وعشرون» adds with و, «ستة عشر» adds without.

A scale word multiplies the group before it, and what follows with و is smaller than the last scale.
"""

from analysis.extract.atoms import Atom, Atoms
from analysis.rowclass import replace, rowclass

_BEFORE_TEN = ("اثني", "اثنتي")
_MARKS = frozenset((("«", "»"), ("(", ")"), ('"', '"'), ("“", "”")))  # around digits
_LONGEST = 40  # words that one numeral can take


@rowclass
class Sum:
    """What has been read so far: value, end, the last scale, and whether it orders."""

    value: float
    last: int
    rules: tuple[str, ...]
    scale: float = 1
    ordinal: bool = False
    decimal: bool = False


def number_at(atoms: Atoms, i: int) -> Sum | None:
    """A whole number or decimal: groups with their scales, each smaller than the scale before."""
    total = _scaled_at(atoms, i)
    while total and total.scale > 1 and total.last - i < _LONGEST:
        at, joined = atoms.joined(total.last)
        more = _scaled_at(atoms, at) if joined else None
        if more is None and total.last in atoms.at and not next(iter(atoms.following(total.last).values())).proclitic:
            more = _scaled_at(atoms, total.last)  # dialects leave the و out
            more = more if more and more.value >= 100 and total.value >= 1000 and more.last > total.last + 1 else None
        if more is None or more.value >= total.scale or more.decimal:
            break
        total = Sum(total.value + more.value, more.last, total.rules + more.rules, more.scale, total.ordinal or more.ordinal)
    return _pointed(atoms, total) if total else None


def _pointed(atoms: Atoms, total: Sum) -> Sum:
    """«خمسة فاصلة ثلاثة»."""
    point = atoms.following(total.last).get("numbers")
    after = _scaled_at(atoms, point.last) if point and point.sort == "point" and point.last in atoms.at else None
    if after is None or point is None:
        return total
    value = float(f"{total.value:.0f}.{after.value:.0f}")
    return Sum(value, after.last, total.rules + point.rules + after.rules, decimal=True)


def _scaled_at(atoms: Atoms, i: int) -> Sum | None:
    """A group and the scale words that multiply it, or a scale word alone; read once, though what goes before looks ahead at it."""
    if i not in atoms.scaled:
        atoms.scaled[i] = _scaled(atoms, i)
    return atoms.scaled[i]


def _scaled(atoms: Atoms, i: int) -> Sum | None:
    known = atoms.following(i)
    alone = known.get("scales")
    if alone and alone.sort in ("scale", "dual") and alone.value != 100:
        twice = 2 if alone.accusative else 1
        scale = alone.value / (2 if alone.sort == "dual" else 1)
        total = Sum(alone.value * twice, alone.last, alone.rules, scale)
    elif group := _group_at(atoms, i):
        total = group
    else:
        return None
    if "digits" in known and _in_marks(atoms, i, total):
        total = replace(total, last=total.last + 1)
    while (
        (scale := atoms.following(total.last).get("scales"))  # type: ignore[assignment]
        and not scale.proclitic
        and scale.sort in ("scale", "dual")
        and scale.value >= 12
        and not scale.article
    ):
        if (scale.value <= total.scale and total.scale > 1) or (scale.value == 100 and total.value >= 100):
            break
        total = Sum(total.value * scale.value, scale.last, total.rules + scale.rules, scale.value, total.ordinal)
    return total


def _in_marks(atoms: Atoms, i: int, total: Sum) -> bool:
    """Whether digits stand in marks of their own before the scale word that multiplies them: «250» مليون, (30) ألفاً."""
    scale = atoms.following(total.last + 1).get("scales")
    multiplies = scale is not None and scale.sort == "scale" and scale.value >= 1000 and not scale.proclitic and not scale.article
    return multiplies and (atoms.words.form(i - 1), atoms.words.form(total.last)) in _MARKS


def _group_at(atoms: Atoms, i: int) -> Sum | None:
    """A number below a thousand in words, or a literal in digits."""
    known = atoms.following(i)
    if "digits" in known:
        atom = known["digits"]
        total = Sum(atom.value, atom.last, (), decimal=atom.sort == "decimal")
        scale = atoms.following(atom.last).get("scales")
        if scale and scale.value == 100 and not scale.proclitic and not scale.article and atom.value < 10:
            return _below_hundred(atoms, Sum(atom.value * 100, scale.last, scale.rules))
        return total
    if "ordinals" in known and not _after_number(atoms, i):
        return _ordinal(atoms, i, known["ordinals"])
    word = known.get("numbers")
    if word is None:
        hundred = known.get("scales")
        if hundred and hundred.value == 100:
            return _below_hundred(atoms, Sum(100, hundred.last, hundred.rules))
        return None
    if word.sort in ("minus", "point"):
        return None
    if word.sort == "hundreds":
        return _below_hundred(atoms, Sum(word.value, word.last, word.rules))
    return small_at(atoms, i, word)


def small_at(atoms: Atoms, i: int, word: Atom) -> Sum | None:
    """Below a hundred, or a unit with «مئة»: «ستة عشر», «خمسة وعشرون», «ثلاث مئة»."""
    if word.sort != "unit":
        return Sum(word.value, word.last, word.rules)
    after = atoms.following(word.last)
    ten, hundred = after.get("numbers"), after.get("scales")
    if ten and ten.sort == "ten" and not ten.proclitic:
        return Sum(word.value + 10, ten.last, word.rules + ten.rules, ordinal=word.article and not ten.article)
    if hundred and hundred.value == 100 and not hundred.proclitic and not hundred.article:
        return _below_hundred(atoms, Sum(word.value * 100, hundred.last, word.rules + hundred.rules))
    if atoms.words.forms[i].endswith(_BEFORE_TEN):
        return None  # «أثنى» folds like the two of twelve
    _, joined = atoms.joined(word.last)
    tens = joined.get("numbers")
    if tens and tens.sort == "tens":
        return Sum(word.value + tens.value, tens.last, word.rules + tens.rules)
    if word.value == 1 and _determiner(atoms, i):
        return None
    return Sum(word.value, word.last, word.rules)


def _determiner(atoms: Atoms, i: int) -> bool:
    """«أحد، إحدى» alone mean "one of", no number."""
    return atoms.words.forms[i].endswith(("احد", "احدي")) and not atoms.words.forms[i].endswith("واحد")


def _below_hundred(atoms: Atoms, total: Sum) -> Sum:
    """Tens and units after hundreds, with و or, in dialects, without."""
    at, joined = atoms.joined(total.last)
    if not joined:
        at, joined = total.last, {k: a for k, a in atoms.following(total.last).items() if not a.proclitic and k == "numbers"}
        apart = True
    else:
        apart = False
    word = joined.get("numbers") or joined.get("digits") or joined.get("ordinals")
    if word is None or word.sort in ("hundreds", "zero", "minus", "point", "decimal"):
        return total
    small = (
        _ordinal(atoms, at, word)
        if word.sort == "ordinal"
        else Sum(word.value, word.last, ())
        if word.sort == "digits"
        else small_at(atoms, at, word)
    )
    if small is None or small.value >= 100 or (small.value == int(small.value) and apart and small.last == at + 1):
        return total
    return Sum(total.value + small.value, small.last, total.rules + small.rules, ordinal=small.ordinal)


def _ordinal(atoms: Atoms, i: int, word: Atom) -> Sum | None:
    """«الثالث», «الثالث عشر», «الثالث والعشرون»."""
    ten = atoms.following(word.last).get("numbers")
    if ten and ten.sort == "ten" and not ten.proclitic:
        return Sum(word.value + 10, ten.last, word.rules + ten.rules, ordinal=True)
    tens = atoms.joined(word.last)[1].get("numbers")
    if tens and tens.sort == "tens":
        return Sum(word.value + tens.value, tens.last, word.rules + tens.rules, ordinal=True)
    return Sum(word.value, word.last, word.rules, ordinal=True) if word.sort == "ordinal" else None


def _after_number(atoms: Atoms, i: int) -> bool:
    """«30 ثانية»: a unit of time, no ordinal."""
    before = atoms.words.forms[i - 1] if i else ""
    return atoms.words.forms[i] == "ثانيه" and (before.isdigit() or i - 1 in atoms.at)
