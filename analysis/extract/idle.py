"""Numbers that are no figure of the report: names, ages, prices, days counted in order, duals that only name."""

from analysis.extract.counted import TWO
from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.extract.numbers import Number
from analysis.lexicon.matching import Hit

_SIZES = frozenset(("عيار", "رقم", "طراز"))
_AGED = frozenset(
    "العمر عمره عمرها عمرهم عمرهما عمرهن اعمارهم اعمارهن اعمارهما سن السن عمر الاعمار بعمر ابن ابنه سنها سنهم سنهما سنهن اعمار".split()
)
_PRICED = frozenset("سعر السعر سعره سعرها ثمن ثمنه ثمنها بسعر اسعار تسعيره".split())
_THOUSANDS = frozenset((1e3, 1e6, 1e9))
_BRACKETS = frozenset("( ، - ,".split())
_CLOSING = frozenset(") ، - , . ؛".split())
_LONG_LIVES = frozenset(("عام", "عاما", "اعوام", "سنه", "سنوات", "سنين", "ربيعا", "شهرا", "اشهر"))
_BACK = 5  # words from a word of age or price to its number


def idle(focus: Focus, number: Number, first: int, last: int) -> bool:
    """Whether a number names or takes up again instead of counting: «محافظتي عدن ولحج», «الطرفين», «أحد»; or is part of a date."""
    if focus.in_address(number.start):
        return True
    before, after = focus.form(first - 1), focus.form(last)
    if before == "ال" and (day := focus.reading.hits.on["counted"](first - 2)) and day.entry.category == "duration":
        return True  # «في يومها الـ95»
    numbered = focus.reading.hits.on["numbered"]
    if numbered(first - 1) and (named := numbered(last)) and named.entry.kind == "unit":  # «الفرقة 16 مشاة»
        return True
    if after == "من" and (focus.form(last + 1) in _AGED or focus.form(last + 1) == "كل"):
        return True  # «في الـ29 من العمر», «28 من كل شهر»
    if before in _SIZES or after in ("ملم", "مم", "ميليمتر"):
        return True
    if number.value == 0 and before.removeprefix("ال") == "مسافه":
        return True  # «من مسافة صفر»
    if after == "(" and (more := focus.numeral_at(last + 1)) and number.value and (more.value or 0) / number.value in _THOUSANDS:
        return True  # «ثلاثة (3) آلاف»
    if before == "(" and after == ")" and _said_twice(focus, number, first, last):
        return True
    if number.kind == "fraction" and (number.value or 0) <= 1 and focus.form(first).startswith("و"):
        return True  # «عام ونصف»
    if number.kind == "dual":
        return _idle_dual(focus, number, first)
    if _again(focus, number, first):
        return True
    if number.value != 1:
        return False
    left = focus.reading.hits.on["counted"](first - 1)  # «شخص واحد»
    return not (focus.form(first) in ("واحد", "واحده") and left is not None and left.entry.human)


def _said_twice(focus: Focus, number: Number, first: int, last: int) -> bool:
    """«أربع (4)», «(2) كتيبتين»: digits that repeat a word beside them."""
    word = next((n for k in (2, 3) if (n := focus.numeral_at(first - k)) and n.last == first - 1), None)
    two = focus.reading.hits.on["counted"](last + 1)
    return (word is not None and word.value == number.value) or (two is not None and two.shape == "dual" and number.value == 2)


def _idle_dual(focus: Focus, number: Number, first: int) -> bool:
    noun = focus.reading.hits.on["counted"](first)
    if noun is None or noun.article:
        return True
    if not noun.pronoun and (focus.form(first).endswith(("تي", "تا")) or not focus.form(first).endswith(("ين", "ان"))):
        return True  # «قبيلتي تبو والطوارق» names the two
    twin = focus.reading.hits.on["counted"](first - 1)
    if twin and twin.shape == "dual" and not noun.proclitic:
        return True  # «طفلتين شقيقتين»
    if focus.form(noun.last) in TWO or focus.form(noun.last + 1) in TWO:
        return True  # «شهيدين اثنين» are counted by the number
    bounds = (focus.reading.hits.on["bounds"](first - k) for k in (1, 2, 3))
    since = "منذ" in [focus.form(first - k) for k in range(1, 5)] and any(b and b.last == first for b in bounds)
    return (focus.in_date(number.start) and not since) or focus.numeral_at(first - 1) is not None  # «منذ أكثر من عامين» tells how long


def _again(focus: Focus, number: Number, first: int) -> bool:
    """«الصحافيون الثلاثة»: people told before; «مواقعهم الـ29» are counted here."""
    if number.counted_start is None or number.counted_start >= number.start or number.kind == "percent":
        return False
    if "joints/number_of" in number.rules or focus.form(first) in TWO or focus.form(first - 1) in ("اصل", "بين"):
        return False  # «7 مسيرات من أصل 9»
    noun = focus.reading.hits.on["counted"](focus.reading.words.first_at(number.counted_start))
    return noun is None or not (noun.pronoun or noun.entry.category in ("localities", "facilities"))


def numbers_a_name(focus: Focus, first: int) -> bool:
    """«كتيبة الاتصالات 481»: a bare number right after a definite noun that is nobody's name."""
    form = focus.form(first - 1)
    if not (focus.form(first).isdigit() and form.startswith("ال") and len(form) > 4):
        return False
    actor = any(s.last == first for s in focus.actors_in(first - 6, first))
    return not actor and not focus.reading.hits.any(("losses", "counted"), first - 1)


def aged(focus: Focus, first: int, noun: Hit | None, sentence: Sentence) -> bool:
    """An age is no figure: «العمر 35 عاماً», «(35 عاماً)», «محمود، 41 عاماً،», «طفلتين، 4 و6 سنوات،»."""
    if noun is None or noun.entry.category != "duration":
        return False
    if not _AGED.isdisjoint(focus.forms_in(max(sentence.first, first - _BACK), first)):
        return True
    if any(focus.form(noun.last + k) in _AGED for k in (0, 1, 2)):
        return True
    if focus.form(noun.first) not in _LONG_LIVES or (focus.form(noun.last) not in _CLOSING and noun.last < sentence.last):
        return False
    start = first
    while start > sentence.first and (focus.numeral_at(start - 1) or focus.form(start - 1) in ("و", "الي", "-", "او")):
        start -= 1
    return focus.form(start - 1) in _BRACKETS


def priced(focus: Focus, first: int, noun: Hit | None) -> bool:
    """A price is no money of the war: «سعر العدد 2000 ليرة»."""
    if noun is None or noun.entry.category != "money":
        return False
    return not _PRICED.isdisjoint(focus.forms_in(first - _BACK, first))
