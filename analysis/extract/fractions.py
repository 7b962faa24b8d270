"""Fractions: «نصف», «ثلاثة أرباع», «مليون ونصف», «3/4», «واحد من ألف»."""

from analysis.extract.atoms import Atoms
from analysis.extract.sums import Sum, number_at, small_at
from analysis.rowclass import replace


def part_at(atoms: Atoms, i: int, total: Sum | None) -> Sum | None:
    """A fraction at a word, or after the number that was read there: «نصف», «ثلاثة أرباع», «مليون ونصف», «نصف مليون»."""
    found = _part_at(atoms, i, total)
    scale = atoms.following(found.last).get("scales") if found and found.value < 1 else None
    if found is None or scale is None or scale.proclitic or scale.sort != "scale" or scale.value < 1000:
        return found
    return Sum(found.value * scale.value, scale.last, found.rules + scale.rules, scale.value)


def _part_at(atoms: Atoms, i: int, total: Sum | None) -> Sum | None:
    part = atoms.at[i].get("parts")
    if part and total is None and (_plural(atoms.words.forms[i]) or _priced(atoms, i, part.last) or _states(atoms, i, part.last)):
        return None  # «الاتساع» is no ninth, «بثمن» no eighth, «نص عليها» no half
    if part and part.article and _cardinal(atoms.words.forms[i]):
        return None
    if part and (total is None or (_definite(atoms, part.last) and total.last == part.last)):
        return Sum(part.value, part.last, part.rules)
    if total is None or total.ordinal:
        return None
    if total.last not in atoms.at and atoms.words.form(total.last) != "و":
        return None  # nothing follows
    mixed = (
        quotient_at(atoms, total.last, number_at(atoms, total.last))
        if "digits" in atoms.following(total.last) and "digits" in atoms.at[i]
        else None
    )
    if mixed and mixed.value < 1:
        return replace(mixed, value=total.value + mixed.value)
    plural = atoms.following(total.last).get("parts")
    if plural and not plural.proclitic and not plural.article and total.value > 10 and plural.value < 0.5:
        return Sum(total.value * plural.value, plural.last, total.rules + plural.rules)  # nothing else follows tens without و
    if (
        plural
        and not plural.proclitic
        and "numbers" not in atoms.following(total.last)
        and not plural.article
        and total.value > 1
        and plural.value < 0.5
    ):
        return Sum(total.value * plural.value, plural.last, total.rules + plural.rules)
    at, joined = atoms.joined(total.last)
    if "parts" in joined and ("numbers" not in joined or at + 1 >= len(atoms.words)):
        part = joined["parts"]
        scale = total.scale if total.scale >= 1000 else 1
        again = atoms.following(part.last).get("scales")
        last = again.last if again and again.article and again.value == scale else part.last
        return replace(total, value=total.value + part.value * scale, last=last, rules=total.rules + part.rules)
    small = small_at(atoms, at, joined["numbers"]) if "numbers" in joined and joined["numbers"].sort == "unit" else None
    plural = atoms.following(small.last).get("parts") if small else None
    if small and plural and not plural.proclitic and "numbers" not in atoms.following(small.last) and not plural.article:
        return replace(
            total, value=total.value + small.value * plural.value, last=plural.last, rules=total.rules + small.rules + plural.rules
        )
    return None


def quotient_at(atoms: Atoms, i: int, total: Sum | None) -> Sum | None:
    """«واحد على ثلاثة», «3/4», «واحد من ألف»."""
    words = atoms.words
    if total is None or total.ordinal or total.last + 1 >= len(words):
        return None
    sign, at = words.forms[total.last], total.last + 1
    slash = sign == "/" and "digits" in atoms.at[i] and "digits" in atoms.at.get(at, {}) and words.glued(at) and words.glued(at - 1)
    if not slash and sign != "علي" and sign != "من":
        return None
    below = number_at(atoms, at) if at in atoms.at and not next(iter(atoms.at[at].values())).proclitic else None
    if below is None or below.ordinal or below.value < 2 or total.value <= 0:
        return None  # «من مسافة صفر على 5 جنود»
    if slash and (_slashed(atoms, i - 1) or _slashed(atoms, below.last) or max(total.value, below.value) > 1000):
        return None
    followed = below.last < len(words) and words.forms[below.last].isalpha()
    if sign == "من" and (total.value >= below.value or (followed and (total.value > 1 or below.value < 10))):
        return None  # «3 من 20 مسلحاً»: two counts
    return Sum(total.value / below.value, below.last, total.rules + below.rules)


def _cardinal(form: str) -> bool:
    """«النقاط السبع», «المدن الخمس»: with the article these are counts of feminine nouns, hardly ever parts."""
    return form[form.find("ال") + 2 :] in ("خمس", "سبع", "تسع", "عشر")


def _plural(form: str) -> bool:
    """«أثلاث», «أتساع»: parts that need their number before them."""
    stem = form.removeprefix("و").removeprefix("ال")
    return len(stem) == 5 and stem[0] == stem[3] == "ا"


def _priced(atoms: Atoms, i: int, last: int) -> bool:
    """«ثمن» is a price unless it is an eighth of something."""
    form = atoms.words.forms[i]
    return form.endswith("ثمن") and (form.startswith("ب") or not _definite(atoms, last))


def _slashed(atoms: Atoms, word: int) -> bool:
    forms = atoms.words.forms
    return 0 < word < len(forms) - 1 and (
        forms[word] == "/" or (forms[word] in "-." and forms[word - 1].isdigit() and forms[word + 1].isdigit())
    )


def _definite(atoms: Atoms, word: int) -> bool:
    words = atoms.words
    return word < len(words) and words.forms[word].startswith("ال") and words.text[words.starts[word]] != "آ"  # «خمس آليات» are five


def _states(atoms: Atoms, i: int, last: int) -> bool:
    """«التي نص عليها الاتفاق», «نص البيان»: a verb or a text, no half."""
    forms = atoms.words.forms
    after = forms[last] if last < len(forms) else ""
    return forms[i].removeprefix("و") == "نص" and (after.startswith(("علي", "ال")) or (i > 0 and forms[i - 1] in ("التي", "الذي", "كما")))
