"""Whose people and things numbers count, and numbers that lean on one told before."""

import pytest
from told import figure, told


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("قتل حزب الله 12 جندياً قرب الحدود، بينما انسحب الجيش الإسرائيلي من القرية.", "ISRAEL"),
        ("اعترف الجيش الإسرائيلي بمقتل ثلاثة ضباط.", "ISRAEL"),
        ("أعلنت قوات الدعم السريع أنها أطلقت 40 قذيفة على المطار.", "RSF"),
        ("دمر الجيش السوداني 12 دبابة في معارك مع قوات الدعم السريع.", "RSF"),
        ("قصفت طائرات روسية البلدة، وشنت طائرتان روسيتان 6 غارات.", None),
        ("أحصى السكان عشرين جثة لمقاتلي حركة الشباب.", "AL_SHABAAB"),
        ("تراجع مقاتلو حركة الشباب، الذين قدر عددهم بنحو 350 عنصراً.", "AL_SHABAAB"),
        ("سقط 30 قتيلاً في صفوف قوات الدعم السريع.", "RSF"),
        ("نزح 50 ألف شخص من المدينة.", "CIVILIANS"),
        ("قُتل 12 جندياً إندونيسياً في انفجار.", None),
        ("أحرق مجهولون سبع مركبات.", None),
        ("تقهقرت ميليشيا الحوثي وتركت وراءها 37 جثة من قتلاها.", "HOUTHI_SALEH"),
        ("عبر 3 آلاف شخص الحدود إلى تركيا.", None),
        ("قُتل 4 مسلحين ينتمون إلى تنظيم الدولة.", "ISIS"),
    ],
)
def test_side(text: str, side: str | None) -> None:
    """The doer's foe, the one who owns up, the subject, the owner of a corpse; open where nobody says."""
    found = told(text).figures
    assert (found[-1].side if side else None) == side and (side or found[0].side in (None, "RUSSIA"))


def test_both_sides() -> None:
    """«من الطرفين» joins the two that fight."""
    text = "دارت معارك بين الجيش السوداني وقوات الدعم السريع، وقُتل 40 مقاتلاً من الطرفين."
    assert set((figure(text).side or "").split("+")) == {"SAF", "RSF"}


def test_loss_goes_on() -> None:
    """What a blow destroys belongs to those it kills."""
    text = "أسفر هجوم الجيش السوداني عن مقتل 20 من قوات الدعم السريع وتدمير 4 عربات."
    assert [f.side for f in told(text).figures] == ["RSF", "RSF"]


def test_part_is_of_the_side_of_the_whole() -> None:
    """«بينهم ضابطان» are the captured militia's, not the army's."""
    text = "أسر الجيش السوداني 46 عنصراً من قوات الدعم السريع بينهم ضابطان."
    assert [(f.category, f.side) for f in told(text).figures] == [("captured", "RSF"), ("captured", "RSF")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("خطف المسلحون 29 عسكرياً، ولا يزال مصير تسعة منهم مجهولاً.", [("abducted", 29), ("missing", 9)]),
        ("غنمت القوات 17 دبابة ودمرت تسعاً أخرى.", [("materiel", 17), ("materiel", 9)]),
        ("وصلت عشرون جثة إلى المشفى، اثنتان منها لطفلين.", [("killed", 20), ("killed", 2), ("killed", 2)]),
        ("نزح 148 ألف شخص، عاد منهم 22 ألفاً.", [("displaced", 148_000), ("displaced", 22_000)]),
        ("بلغت حصيلة اليوم 24 قتيلاً، وحصيلة العملية 219.", [("killed", 24), ("killed", 219)]),
        ("عناصر البعثة، البالغ عددهم 900، باقون.", [("personnel", 900)]),
    ],
)
def test_noun_told_before(text: str, values: list[tuple[str, float]]) -> None:
    """A number whose noun is left out counts what was told with an earlier one."""
    found = [(f.category, f.best) for f in told(text).figures]
    assert found == values


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("وقع في الأسر 46 مقاتلاً.", "captured"),
        ("اقتاد مسلحون 12 شاباً من السوق.", "abducted"),
        ("ما لا يقل عن 30 من الجنود قُتلوا أو أُصيبوا.", "killed_and_wounded"),
        ("سقط ثلاثة ضباط أمس.", "killed"),
        ("وصلت إلى المشفى جثامين 24 عنصراً.", "killed"),
        ("أربعة مهندسين ظلوا محتجزين في المبنى.", "captured"),
        ("خطفوا لدى انسحابهم 29 عسكرياً.", "abducted"),
        ("استقبل المشفى 3 حالات حرجة.", "wounded"),
        ("بلغت السيطرة ما بين ثمانين وتسعين بالمئة من الأحياء.", "share"),
    ],
)
def test_category_by_the_word_that_governs(text: str, category: str) -> None:
    """States, bodies and captivity are told in many ways."""
    assert figure(text).category == category


@pytest.mark.parametrize(
    "text",
    [
        "قال محمود، 41 عاماً، إن المدينة هادئة.",
        "نقلت طفلتان، 4 و6 سنوات، إلى المشفى.",
        "لا يتجاوز سنهم 17 سنة.",
        "سعر العدد 2000 ليرة.",
        "يتقدم اللواء 444 والقوة 111 نحو المدينة.",
        "للصفحة 12 ألف متابع.",
        "نزل الوفد في فندق بالمدينة وعاد.\nمواضيع ذات صلة: مقتل 20 عنصراً بضربة\nالخط الساخن للعمليات",
    ],
)
def test_no_figure(text: str) -> None:
    """Ages, prices, readers, numbers of units and headlines of other articles are no figures."""
    assert [f.quote for f in told(text).figures if f.unit != "child"] == []


@pytest.mark.parametrize(
    ("text", "bound", "approx"),
    [
        ("انسحبوا إلى بقعة لا تتعدى مساحتها 10 كيلومترات مربعة.", "at_most", False),
        ("يزيد عددهم على 300 مقاتل.", "more_than", False),
        ("الحصيلة تتجاوز الآن 490 قتيلاً.", "more_than", False),
        ("لا يقل عددهم عن 300 مقاتل.", "at_least", False),
        ("قُتل 30 مدنياً، والمسافة بعيدة.", None, False),
    ],
)
def test_bound_before_what_is_measured(text: str, bound: str | None, approx: bool) -> None:
    """A word of measure may stand between a bound and its number."""
    found = figure(text)
    assert (found.bound, found.approx) == (bound, approx)


def test_two_said_again() -> None:
    """«عسكريين اثنين» are two, once."""
    assert [(f.best, f.category) for f in told("أقر الجيش بمقتل عسكريين اثنين وإصابة 7 آخرين.").figures] == [(2, "killed"), (7, "wounded")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل الخاطفون أربعة من الرهائن.", [("killed", None)]),
        ("خلّف الهجوم 740 قتيلاً وقرابة 100 ألف نازح.", [("killed", None), ("displaced", "CIVILIANS")]),
        ("قُتل 13 وأُصيب 85 من قوات الدعم السريع.", [("killed", "RSF"), ("wounded", "RSF")]),
        ("أسر الجيش السوداني خمسة من قوات الدعم السريع لترتفع حصيلة الأسرى إلى 60 أسيراً.", [("captured", "RSF"), ("captured", "RSF")]),
        ("اعتُقل 430 شخصاً، ثم 20 شخصاً جرى إيقافهم.", [("captured", None), ("captured", None)]),
        ("أُحرقت ثماني سيارات جراء سقوط 10 قذائف.", [("materiel", None), ("materiel", None)]),
        ("سيطر الجيش السوداني على 5 مواقع وانسحب من ثلاثة منها.", [("facilities", "SAF"), ("facilities", "SAF")]),
    ],
)
def test_told_in_one_breath(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Numbers told together share what the text says once, and no more."""
    assert [(f.category, f.side) for f in told(text).figures] == expected


@pytest.mark.parametrize(
    "text",
    [
        "تقاتل طالبان في الجبال.",
        "أثنى الوزير على المقاومة.",
        "يجري الاتساع في الميناء.",
        "قدم معلومات لا تقدر بثمن.",
        "عاد مواطنوها ومواطنيها إلى البيوت.",
        "وصل الوفد إلى منطقة سبع البور.",
        "اشترت الشركة طائرة DC - 3 أمس.",
    ],
)
def test_looks_like_a_number(text: str) -> None:
    """Names and words that fold like duals, parts and numbers count nothing."""
    assert [f.quote for f in told(text).figures if f.unit != "aircraft"] == []


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("ارتفع عدد القتلى الفلسطينيين إلى 25490 قتيلاً.", "PALESTINIANS"),
        ("اغتيل القيادي في حماس وثلاثة من مرافقيه.", "PALESTINIANS"),
        ("قتل مجهولون مختار القرية وثلاثة من مرافقيه.", None),
        ("تفكيك أربع (4) خلايا.", None),
    ],
)
def test_whose_dead(text: str, side: str | None) -> None:
    """The total's noun or the man's own side tells whose; a man of no known side leaves it open."""
    assert figure(text).side == side


def test_residents_are_civilians_whoever_besieges_them() -> None:
    """«35 ألفاً من سكانها» are nobody's fighters."""
    assert figure("حاصر الحوثيون العبدية، وفيها 35 ألفاً من سكانها.", "35 ألفاً").side == "CIVILIANS"


def test_a_state_loses_its_soldiers() -> None:
    """«جنودها» are those of the state named last, not of the movement before it."""
    assert figure("قالت حركة حماس إنها صدت الهجوم، وهو ما تنفيه إسرائيل التي تعترف بمقتل تسعة من جنودها.", "تسعة").side == "ISRAEL"


def test_what_is_lost_of_ones_own_is_killed() -> None:
    """«فقدت 80 من مقاتليها» tells of dead; martyrs among the wounded are martyrs."""
    assert figure("قال مصدر قريب من حزب الله إن الجماعة فقدت 80 من مقاتليها في المعركة.").category == "killed"
    assert figure("سقط 300 جريح، منهم 62 شهيداً في رفح.", "62").category == "killed"


@pytest.mark.parametrize(
    ("text", "side", "role"),
    [
        ("استهدف الطيران السوري البلدة بعشرين قذيفة.", "SYR_GOV", "fired"),
        ("استهدف الطيران السوري البلدة ببرميلين متفجرين.", "SYR_GOV", "fired"),
        ("دمر الجيش السوري برميلين متفجرين لتنظيم الدولة.", "ISIS", "destroyed"),
    ],
)
def test_what_a_blow_is_dealt_with(text: str, side: str, role: str) -> None:
    found = figure(text)
    assert (found.side, found.role) == (side, role)
