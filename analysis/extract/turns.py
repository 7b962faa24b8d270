"""Turns: the pauses at which the article stops telling what somebody says and goes on in its own words."""

from analysis.extract.page import PAUSES, Page

_REMARKS = frozenset("اشاره خطوه حصيله رقم موشر تلميح سابقه".split())  # «في إشارة إلى», «في حصيلة هي الأعلى»
_JUDGED = frozenset("رقم نسبه حصيله تضارب ادعاء اتهام زعم تصريح اعلان موقف".split())  # «، وهو رقم …»
_GOING_ON = frozenset({"ثم", "بل"})  # «فتح الطريق، ثم إغلاقه»
_LATE = frozenset("متاخر سابق لاحق مبكر".split())  # «في وقت متأخر»
_AFTER = frozenset({"بعد", "قبل", "منذ"})  # «، وذلك بعد ساعات من …»
_LASTED = frozenset(
    "اكثر اقل نحو حوالي ساعه ساعات يوم ايام يومين اسبوع اسابيع اسبوعين شهر اشهر شهور شهرين عام اعوام عامين سنه سنوات".split()
)
_BECOMES = frozenset("لتصبح ليصبح لتكون ليكون لتغدو ليغدو".split())  # «سيطرتها على المدينة، لتصبح ثاني عاصمة …»
_SCENE = frozenset({"فيما", "بينما", "في"})  # «في حين»
_REGARDING = frozenset("يتعلق يخص عدا بعد بينهم بينها بينهما يلي يبدو عدم ان".split())  # «فيما يتعلق بـ», «في حين أن»
_OTHERS = frozenset("اخر اخرون اخرين اخران اخري الاخر الاخرون الاخري الثاني الثانيه الثالث الباقون الباقين".split())
_TELLERS = ("مصدر", "مصادر", "شهود")  # they only speak
_BOUND = ("تكبد", "يتكبد", "سي", "ست")  # losses of the other side, what is still to come
_SHORT = 3  # letters; a longer word that comes again binds two clauses
_REACH = 10  # words of a clause in which it may come again
_CASUALTIES = frozenset({"killed", "wounded", "killed_and_wounded", "captured", "missing"})
_NEAR = 5  # words from «فيما» to what binds its clause to the one before


def own_words(page: Page, first: int, end: int, shape: str, bare: bool) -> int:
    """The word of first … end at which the article goes on in its own words; `end` where it does not.

    A content that is `bare`, the noun of a happening without أن («أعلنت البعثة سحب موظفيها»), holds no further clause;
    that of a participle («مضيفاً أن …»), the cue's `shape`, is told to its end.
    """
    inside = page.quoted[first]
    for word in page.words.signs_in(first + 1, end - 1):
        if page.form(word) in PAUSES and page.quoted[word] is inside and _turns(page, word + 1, first, bare, shape == "verb"):
            return word + 1
    return end


def _turns(page: Page, word: int, first: int, bare: bool, verb: bool) -> bool:
    """Whether what begins after a pause is told by the article: «، في إشارة إلى …», «، وسط أنباء عن …», «، علماً أن …»."""
    form, after = page.form(word), page.form(word + 1)
    if form == "في" and after in _REMARKS:
        return True
    if form in ("وهو", "وهي") and after in _JUDGED:
        return True
    if form in ("الامر", "وهو") and page.kind(word + 2) == "negation" and page.hits.at("cues", word + 3):
        return True  # «، الأمر الذي لم تؤكده السلطات»
    if form == "وذلك" and verb and after in _AFTER and _lasted(page, word + 2):
        return True
    if form == "اما" and verb and any(page.form(k).startswith("ف") for k in range(word + 2, word + _NEAR)):
        return True  # «، أما البلدة فالمفاوضات مستمرة بشأنها»
    if form == "وسط":
        noun = page.on["sources"](word + 1)
        return noun is not None and noun.entry.kind == "document"
    if page.kind(word) == "formula":
        return True
    if bare and (form in _BECOMES or (form == "الامر" and page.kind(word + 1) == "relative")):
        return True
    clause = page.particle(word, "clause")
    if clause is None or form in _GOING_ON or page.form(clause.last) in _LATE:
        return False
    if verb and page.form(clause.last).startswith(_TELLERS):  # «، غير أن مصدراً سارع إلى النفي»
        return True
    if form in _SCENE and clause.entry.id == "clause" and "وقت" not in after:
        return bare or (verb and _another_scene(page, first, clause.last))
    return bare and (clause.entry.id == "clause" or form == "كما")


def _lasted(page: Page, word: int) -> bool:
    """Whether a stretch of time is told: «أكثر من عام», «3 أيام»."""
    return page.form(word) in _LASTED or (page.form(word)[:1].isdigit() and page.form(word + 1) in _LASTED)


def _another_scene(page: Page, first: int, word: int) -> bool:
    """Whether the clause after «فيما» shows something else and not the other part of what is told: «فيما أصيب ثلاثة», «بينما الآخر …»."""
    form = page.form(word)
    if form in _REGARDING or form.startswith(_BOUND):
        return False
    lost = (page.hits.at("losses", k) for k in range(word, word + _NEAR))
    if any(hit.entry.category in _CASUALTIES for hit in lost if hit) or any(page.form(k) in _OTHERS for k in range(word, word + _NEAR)):
        return False
    told = {page.form(k) for k in range(first, word - 2)}
    return not any(len(page.form(k)) > _SHORT and page.form(k) in told for k in range(word + 1, word + _REACH))
