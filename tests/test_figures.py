"""Figures: which numbers are figures, and what each of them tells."""

from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import figure, told

PARTS = [
    "قتل ", "نحو ", "25 ", "ستة آلاف ", "شخصاً ", "مسلّح ", "من ", "تنظيم الدولة ", "في ", "مدينة تدمر ", "وأصيب ",
    "12 ", "آخرون", "، ", ". ", "على الأقل ", "مقابل ", "بينهم ", "أطفال", "\n", '"', "2016 ", "جنديين ", "بلدة ",
    "سيطر على ",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("أدى القصف إلى مقتل 25 شخصاً.", "killed"),
        ("قال السكان إن 25 شخصاً قُتلوا في القصف.", "killed"),
        ("سقط 25 قتيلاً في القصف.", "killed"),
        ("عُثر على 25 جثة في البئر.", "killed"),
        ("أصيب 25 مدنياً بجروح.", "wounded"),
        ("سقط 25 شخصاً بين قتيل وجريح.", "killed_and_wounded"),
        ("أسر المقاتلون 25 جندياً.", "captured"),
        ("اختطف مجهولون 25 عاملاً.", "abducted"),
        ("نزح 25 ألف شخص عن البلدة.", "displaced"),
        ("يعيش في البلدة 25 ألف نسمة.", "population"),
        ("فرّت 25 أسرة من البلدة.", "displaced"),
        ("انتشر 25 جندياً عند الجسر.", "personnel"),
        ("دمر القصف 25 دبابة.", "materiel"),
        ("شن الطيران 25 غارة.", "strikes"),
        ("أصابت القذائف 25 منزلاً.", "facilities"),
        ("تقع البلدة على بعد 25 كيلومتراً من النهر.", "distance"),
        ("استمر الحصار 25 يوماً.", "duration"),
        ("بلغت الخسائر 25 مليون دولار.", "money"),
        ("سيطر الجيش على 90 % من البلدة.", "share"),
        ("وقع الاتفاق 25 فصيلاً.", "organisations"),
    ],
)
def test_category(text: str, category: str) -> None:
    """The noun and what befell it decide the category."""
    assert figure(text).category == category


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير في 11 ديسمبر/كانون الأول 2016.",
        "بدأ الاجتماع الساعة 15:59 في القصر.",
        "عاد قائد الفرقة الـ 18 دبابات إلى بيته.",
        "عاد قائد الفيلق الثالث إلى بيته.",
        "هذه هي المرة الثانية التي يصل فيها الوزير.",
        "عقدت جولة المباحثات في جنيف 4 أمس.",
        "تقع القرية بين محافظتي حمص وحماة.",
        "عاد الطرفان إلى المحادثات.",
        "قال أحد المعتقلين ذلك.",
        "قُتل محمد (35 عاماً) في القصف.",
        "عُثر على مدفع عيار 23 ملم.",
        "للمزيد من الأخبار https://example.org/2023/11/%D8%A7%D9%84",
        "قالت القناة 13 الإسرائيلية ذلك.",
        "أُعلن مقتل قائد كتيبة الاتصالات 481 قرب النهر.",
        "دخلت الحرب يومها الـ95 أمس.",
        "",
        "لا رقم هنا.",
    ],
)
def test_no_figure(text: str) -> None:
    """Dates, names, ordinals, ages, calibres and duals that only name are no figures."""
    assert told(text).figures == ()


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "bound", "approx"),
    [
        ("قُتل 25 شخصاً.", 25, 25, 25, None, False),
        ("قُتل نحو 25 شخصاً.", 25, 25, 25, None, True),
        ("قُتل ما لا يقل عن 25 شخصاً.", 25, 25, None, "at_least", False),
        ("قُتل 25 شخصاً على الأقل في القصف.", 25, 25, None, "at_least", False),
        ("قُتل أكثر من 25 شخصاً.", 25, 25, None, "more_than", False),
        ("قُتل أقل من 25 شخصاً.", None, 25, 25, "less_than", False),
        ("قُتل عشرات الأشخاص.", 20, None, 99, None, False),
    ],
)
def test_bounds(text: str, low: float | None, best: float | None, high: float | None, bound: str | None, approx: bool) -> None:
    """A bound leaves one end open; «نحو» is no bound, and no margin is invented for it."""
    found = figure(text)
    assert (found.low, found.best, found.high, found.bound, found.approx) == (low, best, high, bound, approx)


def test_qualifier_of_the_number_before_is_not_that_of_the_next() -> None:
    """«30 قتيلاً على الأقل ومئة جريح» bounds the thirty only."""
    text = "أوقع الهجوم 30 قتيلاً على الأقل ومئة جريح."
    assert [f.bound for f in told(text).figures] == ["at_least", None]


def test_framing_is_no_bound() -> None:
    """«فقط» stays a qualifier and bounds nothing."""
    found = figure("هاجم البلدة 200 مسلّح لتنظيم الدولة فقط.")
    assert found.bound is None and "فقط" in found.qualifiers and found.low == found.high == 200


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("قُتل 25 مدنياً في سوريا.", "CIVILIANS"),
        ("قُتل 25 مسلحاً من تنظيم الدولة.", "ISIS"),
        ("هرب نحو 6 آلاف عنصر لقوات النظام السوري.", "SYR_GOV"),
        ("قُتل تسعة من قوات النظام السوري.", "SYR_GOV"),
        ("سيطرت قوات النظام السوري على 22 بلدة جنوبي مدينة الباب.", "SYR_GOV"),
        ("شن الطيران الروسي 25 غارة على مدينة تدمر.", "RUSSIA"),
    ],
)
def test_side(text: str, side: str) -> None:
    """People are of the side that owns them, places of the one that takes them, strikes of the one that flies them."""
    assert figure(text).side == side


def test_others_are_of_the_same_people() -> None:
    """«وإصابة أربعة آخرين» carries the side on."""
    text = "أدى القصف إلى مقتل ستة مدنيين وإصابة أربعة آخرين."
    assert [(f.category, f.side) for f in told(text).figures] == [("killed", "CIVILIANS"), ("wounded", "CIVILIANS")]


def test_side_named_once_for_two_numbers() -> None:
    """«15 قتيلاً و40 جريحاً في صفوف …» are of one side."""
    text = "سقط 15 قتيلاً و40 جريحاً في صفوف قوات النظام السوري."
    assert [f.side for f in told(text).figures] == ["SYR_GOV", "SYR_GOV"]


def test_verb_after_two_subjects() -> None:
    """A plural verb at the end speaks of both numbers before it."""
    text = "قال مصدر إن 28 جندياً من الجيش السوري و18 مسلحاً من تنظيم الدولة، قتلوا في المعارك."
    assert [(f.category, f.side) for f in told(text).figures] == [("killed", "SYR_GOV"), ("killed", "ISIS")]


def test_subset_takes_the_category() -> None:
    """«بينهم 12 طفلاً» are among the killed."""
    text = "قُتل 57 مدنياً بينهم 12 طفلاً."
    assert [f.category for f in told(text).figures] == ["killed", "killed"]


def test_total_of_the_wounded() -> None:
    """«عدد الجرحى» makes the number one of wounded."""
    assert figure("وصل عدد الجرحى إلى 200 في البلدة.").category == "wounded"


def test_forces_set_against_each_other() -> None:
    """«مقابل» links the second number to the first; the roles and scopes differ."""
    text = "سيطر تنظيم الدولة على مدينة تدمر بقوة قوامها 200 مسلّح فقط، مقابل 6 آلاف من قوات النظام السوري."
    first, second = told(text).figures
    assert (first.role, first.scope, first.side) == ("attacker", "attacking_force", "ISIS")
    assert (second.role, second.scope, second.side, second.versus) == ("defender", "opposing_force", "SYR_GOV", first.id)


def test_those_who_fled_are_no_defenders() -> None:
    """Soldiers who fled stay personnel, in the scope of flight."""
    found = figure("تحدثت المصادر عن هروب نحو 6 آلاف عنصر لقوات النظام السوري.")
    assert (found.category, found.role, found.scope) == ("personnel", "fled", "fled")


def test_title_and_body_are_one_figure() -> None:
    """The body's number repeats the headline's, and gives it the day and the side."""
    text = "مقتل 24 شخصاً في تدمر\n\nأفادت مصادر طبية بمقتل 24 مدنياً يوم 11 ديسمبر/كانون الأول 2016 في مدينة تدمر بعد قصف على الأحياء."
    headline, body = told(text).figures
    assert body.same_as == headline.id and headline.edtf == "2016-12-11" and headline.side == "CIVILIANS"


def test_date_and_place_of_the_sentence() -> None:
    """Day and place come from the words beside the number."""
    found = figure("قُتل 25 مدنياً في مدينة تدمر يوم 11 ديسمبر/كانون الأول 2016.")
    assert found.edtf == "2016-12-11" and found.place_id == "sy.palmyra"


def test_claim_holds_the_figure() -> None:
    """A figure within what somebody says knows the claim."""
    extraction = told("قال محافظ حمص إن 25 مدنياً قتلوا في مدينة تدمر.")
    assert extraction.figures[0].claim_id == extraction.claims[0].id


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_positions(parts: list[str]) -> None:
    """Whatever the words, every quote stands where it says, and ids count up in text order."""
    text = "".join(parts)
    rows = told(text).figures
    assert all(text[f.start : f.end] == f.quote and f.start <= f.number_start < f.number_end <= f.end for f in rows)
    assert [f.id for f in rows] == [f"F{i}" for i in range(1, len(rows) + 1)]
    assert all(asdict(f)["category"] for f in rows)


@pytest.mark.parametrize(
    ("text", "quote", "best", "category"),
    [
        ("وأخلى الجنود المدن السبع.", "السبع", 7, "localities"),
        ("وسقطت عواصم الإقليم الخمس.", "الخمس", 5, "localities"),
        ("وقتل 15 جندياً وجرح ما يقارب الأربعين.", "الأربعين", 40, "wounded"),
        ("وخسر الجيش السوري 13 عنصراً في الهجوم.", "13", 13, "killed"),
        ("واستعاد الجيش السوري تبتين في محيط المدينة.", "تبتين", 2, "localities"),
        ("وأخلت القوة اثنين من مراكزها في البلدة.", "اثنين", 2, "facilities"),
        ("ونحو 500 شخص، بين مدني وعسكري، سقطوا خلال يومين.", "500", 500, "killed"),
        ("وحاصر الجيش السوري المطار منذ أكثر من عامين.", "عامين", 2, "duration"),
        ("بدأ الهجوم قبل 8 أيام.", "8", 8, "duration"),
        ("وقتل في المعسكر 5 جنود.", "5", 5, "killed"),
        ("وتدور المعارك منذ أكثر من عام ونصف في الوسط.", "عام ونصف", 1.5, "duration"),
        ("وفقد الجيش الليبي 6 من جنوده في المعركة.", "6", 6, "killed"),
        ("وفقد 6 صيادين في البحر.", "6", 6, "missing"),
        ("ونزح نحو نصف مليون شخص.", "نصف مليون", 500000, "displaced"),
        ("ونزح ثلاثة أرباع المليون طفل.", "ثلاثة أرباع المليون", 750000, "displaced"),
        ("وسقط نصف المدينة.", "نصف", 0.5, "share"),
        ("وأنفقت الحكومة «250» مليون دولار.", "250» مليون", 250_000_000, "money"),
        ("ونزح (30) ألف شخص.", "30) ألف", 30_000, "displaced"),
        ("ونزح ثلاثة (3) آلاف شخص.", "3) آلاف", 3000, "displaced"),
        ("ودفعوا نصف دولار.", "نصف", 0.5, "money"),
        ("قتل القصف أسرة من ثمانية أفراد في المدينة.", "ثمانية", 8, "killed"),
    ],
)
def test_what_is_counted_in_the_words_of_reports(text, quote, best, category):
    """Definite counts of feminine nouns, about so many, losses, hills, owned places, how long ago."""
    found = figure(text, quote)
    assert (found.best, found.category) == (best, category)


@pytest.mark.parametrize(
    "text",
    [
        "وذهب السبع إلى الغابة.",
        "انسحب الجنود من معسكر 319 ومعسكر 36 ومن تلة 215.",
        "واحتفل الحي بالذكرى الأربعين لتأسيسه.",
        "نجا السائق قبل يومين من القصف.",
        "وخسر الفريق المباراة.",
        "والموقوف في الـ29 من العمر.",
        "ويعلن السعر في 28 من كل شهر.",
    ],
)
def test_what_only_looks_like_a_count(text):
    """A beast, numbered camps and hills, a jubilee, a time of two days."""
    assert told(text).figures == ()


def test_what_grew_from_one_number_to_another_is_no_range():
    """«ارتفع عدد القتلى من 18 إلى 25» tells two numbers; «من 18 إلى 25 جندياً» one between them."""
    assert [(f.best, f.category) for f in told("ارتفع عدد القتلى من 18 إلى 25.").figures] == [(18, "killed"), (25, "killed")]
    assert [(f.low, f.high) for f in told("وقتل من 18 إلى 25 جندياً.").figures] == [(18, 25)]


def test_a_whole_behind_its_part():
    """«7 مسيرات من أصل 9» counts both."""
    assert [f.best for f in told("أسقطت الدفاعات 7 مسيرات من أصل 9.").figures] == [7, 9]


@pytest.mark.parametrize("text", ["لن تصمد المدينة أكثر من 72 ساعة.", "لم يصمد الجيش السوري في المدينة أكثر من 72 ساعة."])
def test_not_more_than_is_at_most(text: str) -> None:
    row = figure(text)
    assert (row.bound, row.best, row.high) == ("at_most", 72, 72)


@pytest.mark.parametrize("text", ["لا يزال أكثر من 300 مقاتل في المدينة.", "لم يعد بإمكان أكثر من 300 مقاتل الخروج من المدينة."])
def test_what_lasts_or_is_over_denies_no_number(text: str) -> None:
    assert figure(text).bound == "more_than"


@pytest.mark.parametrize(
    "text",
    [
        "قتل في القصف الذي لم يتوقف أكثر من 30 مدنياً.",
        "لم تعلن الحكومة عدد القتلى وقتل أكثر من 20 مدنياً في حلب.",
        "لم يمنع اتفاق الهدنة مقتل أكثر من 15 مدنياً.",
    ],
)
def test_another_verb_that_is_denied(text: str) -> None:
    assert figure(text).bound == "more_than"


def test_killed_until_this_hour() -> None:
    assert figure("قتل حتى الساعة 20 مدنياً في القصف على حلب.").best == 20


def test_killed_in_an_attack() -> None:
    assert figure("وقتل في الهجوم 11 مدنيا.").category == "killed"


def test_an_hour_in_words_is_no_figure() -> None:
    assert not told("دخلت القوات المدينة الساعة عشرة صباحاً.").figures
