"""Numerals: numbers as they are written, in digits and in words, before anything is said of what they count.

Words combine as Arabic does: «ثلاث مئة» multiplies, «خمسة وعشرون» adds with و, «ستة عشر» adds without, a scale word
multiplies the group before it, and what follows with و is smaller than the last scale.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.extract.digits import literal_at
from analysis.lexicon.matching import Hit, Hits
from analysis.text.words import Words

_LAYERS = ("numbers", "scales", "ordinals", "parts", "vague")
_LONGEST = 40  # words that one numeral can take


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Atom:
    """A word, or a literal in digits, that a numeral can be made of."""

    last: int
    start: int
    sort: str
    value: float
    rules: tuple[str, ...]
    proclitic: str
    article: bool
    low: float | None = None
    high: float | None = None
    accusative: bool = False  # «ألفا»: a thousand after a number, two thousand otherwise


@dataclass(frozen=True, slots=True)
class _Sum:
    """What has been read so far: value, end, the last scale, and whether it orders."""

    value: float
    last: int
    rules: tuple[str, ...]
    scale: float = 1
    ordinal: bool = False
    decimal: bool = False


def numerals(words: Words, hits: Hits) -> tuple[Numeral, ...]:
    """All numerals of a text, in order, none inside another."""
    reader = _Reader(words, hits)
    found: list[Numeral] = []
    free = 0
    for i in sorted(reader.atoms):
        if i >= free and (numeral := reader.numeral(i)):
            found.append(numeral)
            free = numeral.last
    return tuple(found)


class _Reader:
    """Atoms of a text by their first word and layer, and the ways in which they combine."""

    def __init__(self, words: Words, hits: Hits):
        self.words = words
        self.atoms: dict[int, dict[str, _Atom]] = {}
        months = {word for hit in hits["months"] for word in range(hit.first + 1, hit.last)}  # «كانون الأول»
        for layer in _LAYERS:
            for hit in hits[layer]:
                if hit.first in months or self._homograph(hit):
                    continue
                self.atoms.setdefault(hit.first, {})[layer] = self._from_hit(hit)
        i = 0
        while i < len(words):
            if (words.forms[i][0].isdigit() or self._leading_point(i)) and (literal := literal_at(words, i)):
                sort = "decimal" if literal.decimal else "digits"
                if i not in months:
                    self.atoms[i] = {"digits": _Atom(literal.last, words.starts[i], sort, literal.value, (), *self._before(i))}
                i = literal.last
            else:
                i += 1

    def _from_hit(self, hit: Hit) -> _Atom:
        entry = hit.entry
        accusative = entry.sort == "scale" and hit.forms[0][-1] == "ا" and "\u064b" not in self.words.quote(hit.first, hit.last)
        value = entry.value if entry.value is not None else 0
        return _Atom(hit.last, hit.start, entry.sort, value, (hit.rule,), hit.proclitic, hit.article, entry.low, entry.high, accusative)

    def _homograph(self, hit: Hit) -> bool:
        """«كمية» is no hundred, «ميتين» are dead, «الاثنين» a day or both, «الواحد» each one."""
        form, proclitic = hit.forms[0], hit.proclitic
        if form.startswith("ميت") or (form == "ميه" and (proclitic or hit.article)):
            return "ئ" not in self.words.quote(hit.first, hit.last)
        alone = hit.last >= len(self.words) or not self.words.forms[hit.last].startswith(("و", "عشر"))
        if hit.article and (form == "اثنين" or (form in ("واحد", "واحده") and alone)):
            return True
        if form == "واحد":
            return hit.first > 0 and self.words.forms[hit.first - 1] in ("اي", "كل")
        if form == "الفا" and not (hit.last < len(self.words) and self.words.forms[hit.last].isalpha()):
            return hit.first == 0 or (hit.first - 1 not in self.atoms and not self.words.forms[hit.first - 1].isdigit())
        return form == "الف" and self._composes(hit)

    def _composes(self, hit: Hit) -> bool:
        """«ألف ست مسرحيات»: the verb."""
        after = self.words.forms[hit.last] if hit.last < len(self.words) else ""
        units = ("ثلاث", "اربع", "خمس", "ست", "سبع", "ثماني", "تسع")
        return "\u0651" in self.words.quote(hit.first, hit.last) or after == "عده" or after.removesuffix("ه") in units

    def _leading_point(self, i: int) -> bool:
        words = self.words
        return words.forms[i] in ".," and i + 1 < len(words) and words.glued(i + 1) and words.forms[i + 1].isdigit() and not words.glued(i)

    def _before(self, i: int) -> tuple[str, bool]:
        """Proclitic and article written before digits: «بـ1500», «وال18», «و 200»."""
        before = self.words.forms[i - 1] if i else ""
        if before == "ال" or before in ("لل", "بال", "وال", "كال"):
            return before[:-2], True
        return (before, False) if self.words.glued(i) and before.isalpha() and len(before) <= 2 else ("", False)

    def numeral(self, i: int) -> Numeral | None:
        """The numeral that begins at a word."""
        known = self.atoms[i]
        start = next(iter(known.values())).start
        minus = known.get("numbers")
        if minus and minus.sort == "minus":
            inner = self.numeral(minus.last) if minus.last in self.atoms else None
            if inner is None or inner.value is None:
                return None
            return replace(
                inner, first=i, start=start, value=-inner.value, low=-inner.value, high=-inner.value, rules=minus.rules + inner.rules
            )
        if "digits" in known and (clock := self._clock(i)):
            return clock
        if "vague" in known and (vague := self._vague(i, known["vague"])):
            return vague
        total = self._number(i)
        part = self._part(i, total)
        if part is None and total is None:
            return None
        kind = "fraction"
        part = part or self._quotient(i, total)
        if part is None and total is not None:
            kind = self._kind(i, total)
            part = total
        assert part is not None
        value, last = part.value, part.last
        percent = self.atoms.get(last, {}).get("scales")
        rules = part.rules
        if percent and percent.sort == "percent" and not percent.proclitic and kind != "ordinal":
            kind, last, rules = "percent", percent.last, rules + percent.rules
        first, start, value = self._sign(i, start, value)
        if kind != "percent" and first and self.words.forms[first - 1] == "%" and self.words.glued(first):
            kind, start = "percent", self.words.starts[first - 1]
        made = self._made(first, last, start, value, kind, value, value, rules, i)
        return replace(made, scale=part.scale)

    def _made(
        self,
        first: int,
        last: int,
        start: int,
        value: float | None,
        kind: str,
        low: float | None,
        high: float | None,
        rules: tuple[str, ...],
        at: int,
    ) -> Numeral:
        atom = next(iter(self.atoms[at].values()))
        conjoined = atom.proclitic.startswith("و") or (at > 0 and self.words.forms[at - 1] == "و")
        end = self.words.ends[last - 1]
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
            "digits" in self.atoms[at],
        )

    def _sign(self, i: int, start: int, value: float) -> tuple[int, int, float]:
        """A minus sign glued to digits, with nothing before it that it could join."""
        words = self.words
        if (
            i
            and "digits" in self.atoms[i]
            and words.forms[i - 1] == "-"
            and words.glued(i)
            and not (i > 1 and (words.glued(i - 1) or words.forms[i - 2].isdigit()))
        ):
            return i - 1, words.starts[i - 1], -value
        return i, start, value

    def _clock(self, i: int) -> Numeral | None:
        """«15:59», «15:23:24»: one row without a value."""
        words, last = self.words, i + 1
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
        return self._made(i, last, words.starts[i], None, "cardinal", None, None, (), i)

    def _vague(self, i: int, atom: _Atom) -> Numeral | None:
        """«عشرات الآلاف», «بضع مئات», «آلاف»."""
        low, high, last, rules = atom.low or 0, atom.high, atom.last, atom.rules
        scale = self._next(last).get("scales")
        while scale and scale.sort == "scale" and not scale.proclitic and scale.value >= 100:
            low *= scale.value
            high = (high + 1) * scale.value - 1 if high is not None else None
            last, rules = scale.last, rules + scale.rules
            scale = self._next(last).get("scales")
        return self._made(i, last, atom.start, None, "vague", low, high, rules, i)

    def _next(self, word: int) -> Mapping[str, _Atom]:
        """Atoms that follow directly."""
        return self.atoms.get(word, {})

    def _joined(self, word: int) -> tuple[int, Mapping[str, _Atom]]:
        """Atoms that follow with و, glued to it or apart, and their first word."""
        if word >= len(self.words) or (word not in self.atoms and self.words.forms[word] != "و"):
            return word, {}
        if self.words.forms[word] == "و":
            return word + 1, {k: a for k, a in self.atoms.get(word + 1, {}).items() if a.proclitic in ("", "و")}
        return word, {k: a for k, a in self.atoms[word].items() if a.proclitic == "و"}

    def _number(self, i: int) -> _Sum | None:
        """A whole number or decimal: groups with their scales, each smaller than the scale before."""
        total = self._scaled(i)
        while total and total.last - i < _LONGEST:
            at, _ = self._joined(total.last)
            more = self._scaled(at) if _ and total.scale > 1 else None
            if more is None and total.scale > 1 and total.last in self.atoms and not next(iter(self._next(total.last).values())).proclitic:
                more = self._scaled(total.last)  # dialects leave the و out
                more = more if more and more.value >= 100 and total.value >= 1000 and more.last > total.last + 1 else None
            if more is None or more.value >= total.scale or more.decimal:
                break
            total = _Sum(total.value + more.value, more.last, total.rules + more.rules, more.scale, total.ordinal or more.ordinal)
        return self._pointed(total) if total else None

    def _pointed(self, total: _Sum) -> _Sum:
        """«خمسة فاصلة ثلاثة»."""
        point = self._next(total.last).get("numbers")
        after = self._scaled(point.last) if point and point.sort == "point" and point.last in self.atoms else None
        if after is None or point is None:
            return total
        value = float(f"{total.value:.0f}.{after.value:.0f}")
        return _Sum(value, after.last, total.rules + point.rules + after.rules, decimal=True)

    def _scaled(self, i: int) -> _Sum | None:
        """A group and the scale words that multiply it, or a scale word alone."""
        known = self.atoms.get(i, {})
        alone = known.get("scales")
        if alone and alone.sort in ("scale", "dual") and alone.value != 100:
            twice = 2 if alone.accusative else 1
            scale = alone.value / (2 if alone.sort == "dual" else 1)
            total = _Sum(alone.value * twice, alone.last, alone.rules, scale)
        elif group := self._group(i):
            total = group
        else:
            return None
        while (
            (scale := self._next(total.last).get("scales"))  # type: ignore[assignment]
            and not scale.proclitic
            and scale.sort in ("scale", "dual")
            and scale.value >= 12
            and not scale.article
        ):
            if (scale.value <= total.scale and total.scale > 1) or (scale.value == 100 and total.value >= 100):
                break
            total = replace(
                total, value=total.value * scale.value, last=scale.last, rules=total.rules + scale.rules, scale=scale.value, decimal=False
            )
        return total

    def _group(self, i: int) -> _Sum | None:
        """A number below a thousand in words, or a literal in digits."""
        known = self.atoms.get(i, {})
        if "digits" in known:
            atom = known["digits"]
            total = _Sum(atom.value, atom.last, (), decimal=atom.sort == "decimal")
            scale = self._next(atom.last).get("scales")
            if scale and scale.value == 100 and not scale.proclitic and not scale.article and atom.value < 10:
                return self._below_hundred(_Sum(atom.value * 100, scale.last, scale.rules))
            return total
        if "ordinals" in known and not self._after_number(i):
            return self._ordinal(i, known["ordinals"])
        word = known.get("numbers")
        if word is None:
            hundred = known.get("scales")
            if hundred and hundred.value == 100:
                return self._below_hundred(_Sum(100, hundred.last, hundred.rules))
            return None
        if word.sort in ("minus", "point"):
            return None
        if word.sort == "hundreds":
            return self._below_hundred(_Sum(word.value, word.last, word.rules))
        return self._small(i, word)

    def _small(self, i: int, word: _Atom) -> _Sum | None:
        """Below a hundred, or a unit with «مئة»: «ستة عشر», «خمسة وعشرون», «ثلاث مئة»."""
        if word.sort != "unit":
            return _Sum(word.value, word.last, word.rules)
        after = self._next(word.last)
        ten, hundred = after.get("numbers"), after.get("scales")
        if ten and ten.sort == "ten" and not ten.proclitic:
            return _Sum(word.value + 10, ten.last, word.rules + ten.rules, ordinal=word.article and not ten.article)
        if hundred and hundred.value == 100 and not hundred.proclitic and not hundred.article:
            return self._below_hundred(_Sum(word.value * 100, hundred.last, word.rules + hundred.rules))
        _, joined = self._joined(word.last)
        tens = joined.get("numbers")
        if tens and tens.sort == "tens":
            return _Sum(word.value + tens.value, tens.last, word.rules + tens.rules)
        if word.value == 1 and self._determiner(i):
            return None
        return _Sum(word.value, word.last, word.rules)

    def _determiner(self, i: int) -> bool:
        """«أحد، إحدى» alone mean "one of", no number."""
        return self.words.forms[i].endswith(("احد", "احدي")) and not self.words.forms[i].endswith("واحد")

    def _below_hundred(self, total: _Sum) -> _Sum:
        """Tens and units after hundreds, with و or, in dialects, without."""
        at, joined = self._joined(total.last)
        if not joined:
            at, joined = total.last, {k: a for k, a in self._next(total.last).items() if not a.proclitic and k == "numbers"}
            apart = True
        else:
            apart = False
        word = joined.get("numbers") or joined.get("digits") or joined.get("ordinals")
        if word is None or word.sort in ("hundreds", "zero", "minus", "point", "decimal"):
            return total
        small = (
            self._ordinal(at, word)
            if word.sort == "ordinal"
            else _Sum(word.value, word.last, ())
            if word.sort == "digits"
            else self._small(at, word)
        )
        if small is None or small.value >= 100 or (small.value == int(small.value) and apart and small.last == at + 1):
            return total
        return _Sum(total.value + small.value, small.last, total.rules + small.rules, ordinal=small.ordinal)

    def _ordinal(self, i: int, word: _Atom) -> _Sum | None:
        """«الثالث», «الثالث عشر», «الثالث والعشرون»."""
        ten = self._next(word.last).get("numbers")
        if ten and ten.sort == "ten" and not ten.proclitic:
            return _Sum(word.value + 10, ten.last, word.rules + ten.rules, ordinal=True)
        tens = self._joined(word.last)[1].get("numbers")
        if tens and tens.sort == "tens":
            return _Sum(word.value + tens.value, tens.last, word.rules + tens.rules, ordinal=True)
        return _Sum(word.value, word.last, word.rules, ordinal=True) if word.sort == "ordinal" else None

    def _after_number(self, i: int) -> bool:
        """«30 ثانية»: a unit of time, no ordinal."""
        before = self.words.forms[i - 1] if i else ""
        return self.words.forms[i] == "ثانيه" and (before.isdigit() or i - 1 in self.atoms)

    def _part(self, i: int, total: _Sum | None) -> _Sum | None:
        """A fraction at a word, or after the number that was read there: «نصف», «ثلاثة أرباع», «مليون ونصف»."""
        part = self.atoms[i].get("parts")
        if part and (total is None or (self._definite(part.last) and total.last == part.last)):
            return _Sum(part.value, part.last, part.rules)
        if total is None or total.ordinal:
            return None
        mixed = (
            self._quotient(total.last, self._number(total.last))
            if "digits" in self._next(total.last) and "digits" in self.atoms[i]
            else None
        )
        if mixed and mixed.value < 1:
            return replace(mixed, value=total.value + mixed.value)
        plural = self._next(total.last).get("parts")
        if plural and not plural.proclitic and not plural.article and total.value > 10 and plural.value < 0.5:
            return _Sum(total.value * plural.value, plural.last, total.rules + plural.rules)  # nothing else follows tens without و
        if (
            plural
            and not plural.proclitic
            and "numbers" not in self._next(total.last)
            and not plural.article
            and total.value > 1
            and plural.value < 0.5
        ):
            return _Sum(total.value * plural.value, plural.last, total.rules + plural.rules)
        at, joined = self._joined(total.last)
        if "parts" in joined and ("numbers" not in joined or at + 1 >= len(self.words)):
            part = joined["parts"]
            scale = total.scale if total.scale >= 1000 else 1
            again = self._next(part.last).get("scales")
            last = again.last if again and again.article and again.value == scale else part.last
            return replace(total, value=total.value + part.value * scale, last=last, rules=total.rules + part.rules)
        small = self._small(at, joined["numbers"]) if "numbers" in joined and joined["numbers"].sort == "unit" else None
        plural = self._next(small.last).get("parts") if small else None
        if small and plural and not plural.proclitic and "numbers" not in self._next(small.last) and not plural.article:
            return replace(
                total, value=total.value + small.value * plural.value, last=plural.last, rules=total.rules + small.rules + plural.rules
            )
        return None

    def _quotient(self, i: int, total: _Sum | None) -> _Sum | None:
        """«واحد على ثلاثة», «3/4», «واحد من ألف»."""
        words = self.words
        if total is None or total.ordinal or total.last + 1 >= len(words):
            return None
        sign, at = words.forms[total.last], total.last + 1
        slash = sign == "/" and "digits" in self.atoms[i] and "digits" in self.atoms.get(at, {}) and words.glued(at) and words.glued(at - 1)
        if not slash and sign != "علي" and sign != "من":
            return None
        below = self._number(at) if at in self.atoms and not next(iter(self.atoms[at].values())).proclitic else None
        if below is None or below.ordinal or below.value < 2:
            return None
        if slash and (self._slashed(i - 1) or self._slashed(below.last) or max(total.value, below.value) > 1000):
            return None
        followed = below.last < len(words) and words.forms[below.last].isalpha()
        if sign == "من" and (total.value >= below.value or (followed and (total.value > 1 or below.value < 10))):
            return None  # «3 من 20 مسلحاً»: two counts
        return _Sum(total.value / below.value, below.last, total.rules + below.rules)

    def _slashed(self, word: int) -> bool:
        forms = self.words.forms
        return 0 < word < len(forms) - 1 and (
            forms[word] == "/" or (forms[word] in "-." and forms[word - 1].isdigit() and forms[word + 1].isdigit())
        )

    def _definite(self, word: int) -> bool:
        return word < len(self.words) and self.words.forms[word].startswith("ال")

    def _kind(self, i: int, total: _Sum) -> str:
        if total.ordinal:
            return "ordinal"
        atom = next(iter(self.atoms[i].values()))
        if atom.article and "digits" not in self.atoms[i] and total.value > 10 and not self._specified(total.last):
            return "ordinal"
        return "decimal" if total.decimal and total.value != int(total.value) else "cardinal"

    def _specified(self, word: int) -> bool:
        """Whether an indefinite noun follows («الثلاثين عاماً»): the number then counts, it does not order."""
        form = self.words.forms[word] if word < len(self.words) else ""
        return form.isalpha() and not form.startswith("ال") and form[-1] in "اه"
