"""Numbers: digits, number words, parts, percentages and vague amounts, with the noun that each counts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from analysis.columns import End, High, Id, Low, Quote, Rules, Start
from analysis.extract.counted import counted
from analysis.extract.dates import Date
from analysis.extract.numerals import Numeral
from analysis.extract.reading import Reading
from analysis.extract.times.clues import SINGULAR
from analysis.lexicon.layers import NAMES
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace, rowclass
from analysis.text.addresses import within

_HOURS = 24
_GAP = 3  # words that may stand between «قرار» and its number («قرار مجلس الأمن رقم 2254»)
_ONE = frozenset(("واحد", "واحده"))
_DUALS = frozenset(("dual", "participle"))
_CHANGES = frozenset("ارتفع تراجع انخفض زاد قفز ازداد تقلص هبط صعد ليرتفع لترتفع ترتفع يرتفع".split())
_CHANGED = 8  # words from a verb of change to its numbers
_SMALL = 100  # numbers of rounds, units and models behind a name


@rowclass
class Number:
    """A number in the text, figure or not: nothing is dropped silently."""

    id: Id
    start: Start
    end: End
    quote: Quote
    value: Annotated[float | None, "the number; null for a range or a vague word"]
    kind: Annotated[str, "cardinal, ordinal, decimal, fraction, percent, dual, vague or range"]
    role: Annotated[str, "figure, date, time, name, list, part (an end of a range, itself a row) or other"]
    low: Low = None
    high: High = None
    counted: Annotated[str | None, "the noun phrase that it counts; of a name or year the noun that it numbers"] = None
    counted_start: Annotated[int | None, "start of the noun phrase"] = None
    counted_end: Annotated[int | None, "end of the noun phrase"] = None
    rules: Rules = ()


@rowclass
class _Row:
    """A numeral with what is known of its surroundings."""

    numeral: Numeral
    role: str
    noun: tuple[int, int] | None
    rules: tuple[str, ...] = ()


def find(reading: Reading, dates: Sequence[Date]) -> tuple[Number, ...]:
    """All numbers of a document, in order; `dates` are its dates."""
    by_first = {n.first: n for n in reading.numerals}
    rows = [_row(reading, n, by_first, dated) for n, dated in _dated(reading.numerals, dates)]
    rows = [_whole(reading, row, rows[i - 1] if i else None) for i, row in enumerate(rows)]
    rows = list(_ranges(reading, rows))
    duals = (hit for hit in reading.hits.shaped("counted", _DUALS) if _two(reading, hit))
    rows += [_Row(_dual(hit), "figure", (hit.first, hit.last), (hit.rule,)) for hit in duals]
    rows.sort(key=lambda r: (r.numeral.start, -r.numeral.end))
    return tuple(_number(reading, i, row) for i, row in enumerate(rows, 1))


def _number(reading: Reading, i: int, row: _Row) -> Number:
    n, words = row.numeral, reading.words
    noun = (words.quote(*row.noun), words.starts[row.noun[0]], words.ends[row.noun[1] - 1]) if row.noun else (None, None, None)
    rules = tuple(dict.fromkeys(n.rules + row.rules)) if row.rules else n.rules
    return Number(f"N{i}", n.start, n.end, reading.text[n.start : n.end], n.value, n.kind, row.role, n.low, n.high, *noun, rules)  # type: ignore[call-arg]


def _dated(numerals: Sequence[Numeral], dates: Sequence[Date]) -> Iterator[tuple[Numeral, Date | None]]:
    """Each numeral with the date that it is a part of."""
    d = 0
    for n in numerals:
        while d < len(dates) and dates[d].end <= n.start:
            d += 1
        yield n, dates[d] if d < len(dates) and dates[d].start < n.end else None


def _row(reading: Reading, numeral: Numeral, by_first: Mapping[int, Numeral], date: Date | None) -> _Row:
    if _clock(reading, numeral):
        return _Row(numeral, "time", None)
    if (half := _and_a_half(reading, numeral, by_first)) is not None:
        return half
    if date is not None and date.kind != "duration":
        unit = reading.hits.on["times"](numeral.last)
        counts = unit is not None and unit.entry.kind == "unit" and not unit.proclitic and date.kind in ("relative", "duration")
        since = unit if counts and _since(reading, numeral) else None
        return _Row(numeral, "figure" if since else "date", (unit.first, unit.last) if unit and counts else _year_noun(reading, numeral))
    block = reading.block_at(numeral.first)
    if block is None or not block.report or within(reading.addresses, numeral.start):
        return _Row(numeral, "other", None)
    if numeral.digits and numeral.first == block.first and _listed(reading, numeral):
        return _Row(numeral, "list", None)
    if numeral.kind == "fraction" and reading.hits.on["placenouns"](numeral.first - 1):
        return _Row(numeral, "name", None)  # «منطقة سبع البور»
    if numeral.kind == "ordinal" and _about(reading, numeral.first):
        numeral = replace(numeral, kind="cardinal")
    noun = None if numeral.kind in ("ordinal",) else counted(reading, numeral, by_first)
    if numbered := _numbered(reading, numeral, noun):
        return _Row(numeral, "name", (numbered.first, numbered.last), (numbered.rule,))
    if numeral.digits and _in_name(reading, numeral, noun is not None):
        return _Row(numeral, "name", _named(reading, numeral))
    readers = reading.hits.on["numbered"](noun[0]) if noun else None
    if readers and readers.entry.kind == "page" and not readers.article:  # «12 ألف متابع»
        return _Row(numeral, "other", noun, (readers.rule,))
    if numeral.kind == "ordinal" or _code(reading, numeral):
        return _Row(numeral, "other", None)
    cue = reading.hits.on["joints"](noun[0] - 1) if noun and noun[1] <= numeral.first else None
    return _Row(numeral, "figure", noun, (cue.rule,) if cue and cue.entry.kind == "number_of" else ())


def _and_a_half(reading: Reading, numeral: Numeral, by_first: Mapping[int, Numeral]) -> _Row | None:
    """«أكثر من عام ونصف»: one unit of time and a half of it."""
    at = numeral.first - 1
    unit = reading.hits.on["times"](at) if numeral.kind == "fraction" and numeral.conjoined and at > 0 else None
    if unit is None or unit.entry.kind != "unit" or reading.words.forms[at] not in SINGULAR or unit.article or at - 1 in by_first:
        return None
    much = 1 + (numeral.value or 0)
    both = replace(numeral, first=at, start=unit.start, value=much, low=much, high=much, conjoined=False)
    return _Row(both, "figure", (at, at + 1), (unit.rule,))


def _about(reading: Reading, word: int) -> bool:
    """«جرح ما يقارب الأربعين»: what is told about so many is counted, not ranked."""
    bounds = (reading.hits.on["bounds"](word - back) for back in (1, 2, 3))
    return any(hit and hit.last == word and hit.entry.kind == "approx" and hit.entry.side != "after" for hit in bounds)


def _since(reading: Reading, numeral: Numeral) -> bool:
    """«منذ أكثر من عشرة أشهر», «قبل 8 أيام», «خلال 24 ساعة» tell how long."""
    at = numeral.first - 1
    while at > 0 and (reading.words.forms[at] in ("من", "ال") or reading.hits.on["bounds"](at)):
        at -= 1
    return reading.words.forms[at] in ("منذ", "قبل", "خلال") if at >= 0 else False


def _whole(reading: Reading, row: _Row, before: _Row | None) -> _Row:
    """«367 نائباً (من بين 550)»: the whole is of what the part is."""
    forms, at = reading.words.forms, row.numeral.first
    if row.noun or row.role != "figure" or before is None or before.noun is None or at < 2 or not 0 <= at - before.noun[1] <= _GAP:
        return row
    return replace(row, noun=before.noun) if forms[at - 2] == "من" and forms[at - 1] in ("بين", "اصل") else row


def _clock(reading: Reading, numeral: Numeral) -> bool:
    """«15:59», «الساعة عشرة»."""
    if numeral.value is None:
        return numeral.digits
    hour = reading.hits.on["times"](numeral.first - 1) if 0 < numeral.value <= _HOURS else None
    if hour is None or hour.entry.kind != "clock":
        return False
    so_far = reading.words.form(numeral.first - 2) in ("حتي", "هذه")  # «قتل حتى الساعة 20 مدنياً»
    return not so_far and reading.hits.on["counted"](numeral.last) is None


def _year_noun(reading: Reading, numeral: Numeral) -> tuple[int, int] | None:
    """The noun or era that a year belongs to: «عامي 2004 و2006», «49 ق.م»."""
    forms, hits = reading.words.forms, reading.hits
    era = hits.on["times"](numeral.last)
    if era and era.entry.kind == "era":
        return era.first, era.last
    if (month := hits.on["months"](numeral.last)) and not month.proclitic:
        return month.first, month.last
    for at in (numeral.first - 1, numeral.first - 2, numeral.first - 3):
        noun = hits.on["times"](at) if at >= 0 and numeral.digits else None
        if noun and noun.entry.unit == "year":
            return noun.first, noun.last
        if at >= 0 and not (forms[at].isdigit() or forms[at] in "و-("):
            return None
    return None


def _listed(reading: Reading, numeral: Numeral) -> bool:
    """«1. », «2) » at the head of a line."""
    forms = reading.words.forms
    sign = numeral.last
    return (
        sign < len(forms)
        and forms[sign] in ".)-"
        and (numeral.value or 0) < _SMALL
        and not (sign + 1 < len(forms) and forms[sign + 1].isdigit())
    )


def _numbered(reading: Reading, numeral: Numeral, noun: tuple[int, int] | None) -> Hit | None:
    """The noun that the number names or places: «الفرقة الـ 18», «الفيلق الثالث», «قرار مجلس الأمن رقم 2254»."""
    if numeral.kind not in ("cardinal", "ordinal"):
        return None
    at = numeral.first - (2 if numeral.digits and numeral.definite else 1)
    if not reading.hits.where_in(("numbered",), at - _GAP - 1, at + 1):
        return None
    numbered = reading.hits.begun("numbered")
    for gap in range(_GAP + 1):
        end = at - gap + 1
        hit = numbered.get(end - 2)
        if hit is None or hit.last != end:
            hit = numbered.get(end - 1)
        if hit is None or hit.last != end:
            continue
        if gap and (hit.entry.kind != "code" or noun or not numeral.digits):
            continue
        # «الفرقة الـ 18 دبابات» names the unit, «الفرقة 25 جندياً» counts
        return (
            hit
            if not noun
            or (
                numeral.digits
                and (numeral.definite or hit.entry.kind in ("unit", "code", "era"))
                and not _specifies(reading, numeral, noun)
            )
            else None
        )
    return None


def _specifies(reading: Reading, numeral: Numeral, noun: tuple[int, int]) -> bool:
    """Whether a noun has the form that it takes after 11 … 99: «25 جندياً», «25 دبابة»."""
    return (
        not numeral.definite and numeral.value is not None and 11 <= numeral.value % 100 <= 99 and reading.words.forms[noun[0]][-1] in "اه"
    )


def _in_name(reading: Reading, numeral: Numeral, counts: bool) -> bool:
    """«درع الفرات 2», «بي-29», «إف16»."""
    words, at = reading.words, numeral.first
    near, beyond = reading.hits.where_in(NAMES, max(0, at - 6), at + 1), numeral.last + 3
    if any(at < hit.last <= beyond for word in near for hit in reading.hits.among(NAMES, word)):
        return True
    before = words.forms[at - 1] if at else ""
    closed = numeral.last < len(words) and words.forms[numeral.last] in '"»”' and words.glued(numeral.last)
    if closed and before.isalpha() and not counts and not (numeral.kind == "percent" or reading.hits.on["function"](at - 1)):
        return True
    if before == "-" and at > 1 and words.forms[at - 2].isascii() and words.forms[at - 2].isalpha():
        return True  # «DC - 3»
    if before == "-" and at > 1 and words.forms[at - 2].isalpha() and not counts and (numeral.value or 0) < _SMALL:
        return True  # «سالت - 2»
    if before in "-_/" and before and at > 1 and words.glued(at) and words.glued(at - 1) and words.forms[at - 2].isalpha():
        return True
    if before.isalpha() and words.glued(at) and (before.isascii() or (at > 1 and words.forms[at - 2] in "#_")):
        return True  # «#قطر2023»
    if before.isalpha() and words.glued(at) and len(before) > 3:
        return not counts
    value = numeral.value
    return not counts and value is not None and value < _SMALL and any(_ends(reading, at - n, at) for n in (1, 2, 3))


def _ends(reading: Reading, first: int, last: int) -> bool:
    """Whether a name of the lexicon is the words first … last - 1."""
    hits = reading.hits
    return any(hit.last == last for hit in hits.among(NAMES, first))


def _named(reading: Reading, numeral: Numeral) -> tuple[int, int] | None:
    """The word that a number in a name follows: «بي-29»."""
    forms = reading.words.forms
    at = next((k for k in (numeral.first - 1, numeral.first - 2) if k >= 0 and forms[k].isalpha()), None)
    return (at, at + 1) if at is not None else None


def _code(reading: Reading, numeral: Numeral) -> bool:
    """A row of digits that is no amount: a telephone number, an address."""
    forms, first = reading.words.forms, numeral.first
    literal = forms[first]
    return numeral.digits and (
        (len(literal) > 4 and literal[0] == "0") or (first > 0 and forms[first - 1] == "+" and reading.words.glued(first))
    )


def _ranges(reading: Reading, rows: Sequence[_Row]) -> Iterator[_Row]:
    """The rows, with a row before each pair of them that are the ends of a range."""
    ends: set[int] = set()
    for i, row in enumerate(rows):
        made = _range(reading, row, rows[i + 1]) if i + 1 < len(rows) and i not in ends else None
        if made:
            ends |= {i, i + 1}
            yield made
        yield replace(row, role="part") if i in ends else row


def _range(reading: Reading, a: _Row, b: _Row) -> _Row | None:
    """«200 إلى 300», «بين 200 و300», «3 إلى 4 آلاف» as one row."""
    if (
        b.numeral.first - a.numeral.last > 2
        or a.role != "figure"
        or b.role != "figure"
        or not (rules := _joint(reading, a.numeral, b.numeral))
    ):
        return None
    low, high = a.numeral.value or 0, b.numeral.value or 0
    if a.numeral.scale == 1 and low * b.numeral.scale < high:
        low *= b.numeral.scale
    if low >= high:
        return None
    if _changes(reading, a.numeral.first):
        return None
    kept = a.numeral.rules + b.numeral.rules
    kind = "percent" if b.numeral.kind == "percent" else "range"
    both = replace(a.numeral, last=b.numeral.last, end=b.numeral.end, value=None, kind=kind, low=low, high=high, rules=kept)
    return _Row(both, "figure", b.noun or a.noun, rules)


def _changes(reading: Reading, word: int) -> bool:
    """Whether a number before another one is what was before: «ارتفع عدد القتلى من 18 إلى 25»."""
    forms = reading.words.forms
    if word < 1 or forms[word - 1] != "من":
        return False
    return any(forms[k].removeprefix("و").removesuffix("ت") in _CHANGES for k in range(max(0, word - _CHANGED), word - 1))


def _joint(reading: Reading, a: Numeral, b: Numeral) -> tuple[str, ...]:
    """Rules that make two numbers the ends of a range; empty when they are not."""
    if a.kind not in ("cardinal", "decimal") or b.kind not in ("cardinal", "decimal", "percent"):
        return ()
    if reading.words.forms[a.first] in _ONE and reading.hits.on["counted"](a.first - 1):
        return ()  # «يوم واحد إلى 24»
    to = reading.hits.on["joints"](a.last)
    if to and to.entry.kind == "to" and to.last == b.first:
        return (to.rule,)
    if not b.conjoined:
        return ()
    between = next((h for n in (1, 2) if (h := reading.hits.on["joints"](a.first - n)) and h.last == a.first), None)
    return (between.rule,) if between and between.entry.kind == "between" else ()


def _two(reading: Reading, hit: Hit) -> bool:
    """A dual: «جنديين»; of plurals in «ين» only the nominative is one: «مسلحان». A name is none: «لغمان»."""
    if hit.shape == "participle" and (hit.pronoun or not hit.forms[-1].endswith(("ان", "تين"))):
        return False
    if hit.shape == "dual" and hit.pronoun and hit.entry.human and hit.entry.id != "child":
        return False  # «مواطنيها» are all of them
    return not reading.hits.any(("places", "actors"), hit.first)


def _dual(hit: Hit) -> Numeral:
    return Numeral(hit.first, hit.last, hit.start, hit.end, 2, "dual", 2, 2, (hit.rule,), hit.proclitic.startswith("و"), hit.article, False)
