"""Control that is easily read the wrong way round: who loses what he took, who is helped, whose attack it was, what is no loss."""

import pytest
from told import event, figure, told

ROWS = [
    # what was gained and lost again
    ("استعادت القوات العراقية بيجي من داعش لكنها فقدتها مجدداً.", "فقدتها", "IRQ_GOV", None),
    ("قاتل الجيش الصومالي حركة الشباب. وانتزعت الحركة البلدة، ثم خسرتها أمام الجيش الصومالي.", "خسرتها", "AL_SHABAAB", "SOM_GOV"),
    ("سقطت الرمادي العراقية في أيدي الدولة الإسلامية.", "سقطت", None, "ISIS"),
    # whose act it is
    ("الجيش السوداني يستعيد القصر والدعم السريع تعلن السيطرة على المالحة", "السيطرة", None, "RSF"),
    ("تقدم الجيش السوداني في الخرطوم، وأكد شهود أن مجموعات من الدعم السريع انسحبت ليلاً من جزيرة توتي.", "انسحبت", "RSF", None),
    ("وقال المتحدث باسم جيش الإسلام إن المقاتلين استعادوا بلدة بيت سوى في سوريا.", "استعادوا", None, "OPPOSITION"),
    ("سهل القائد العراقي المهمة على تنظيم داعش في السيطرة على مدينة الموصل.", "السيطرة", None, "ISIS"),
    ("وصل الجنود بعد الهجوم الواسع لتنظيم داعش على الجيش العراقي، وسيطرته على هيت.", "سيطرته", None, "ISIS"),
    ("أحبطت الشرطة الاتحادية العراقية محاولة تقدم لتنظيم داعش باتجاه الرمادي.", "تقدم", None, "ISIS"),
    ("اشتبكت البيشمركة العراقية مع عناصر داعش لدى محاولتهم اقتحام قرية الهديدة.", "اقتحام", None, "ISIS"),
    ("وأسرت المقاومة الشعبية في اليمن أمس 45 حوثياً، وكانت تحاصر 35 آخرين في منطقة خور مكسر.", "تحاصر", None, "HADI_GOV"),
    ("بعد تحرير مدينة عدن اليمنية من ميليشيات الحوثي وقوات النظام المخلوع.", "تحرير", "HOUTHI_SALEH", None),
    ("وقاتل حزب الله لمنع تنظيم داعش من دخول بعلبك في لبنان.", "دخول", None, "ISIS"),
    ("وسيطر داعش على الموصل بعد انسحاب أربع فرق عسكرية من الجيش العراقي منها.", "انسحاب", "IRQ_GOV", None),
    ("تقدم الجيش العراقي. وكان داعش سيطر على الموصل بعد انسحاب أربع فرق عسكرية منها.", "انسحاب", "IRQ_GOV", None),
    ("قاتل الجيش السوداني الدعم السريع. ونفى الجيش سقوط سنجة في يد الدعم السريع.", "سقوط", "SAF", "RSF"),
    (
        "وتطارد المقاومة بقايا ميليشيات الحوثيين في اليمن وتقاتل لطرد آخر المسلحين من المحافظة التي أعلنت السلطات الشرعية السيطرة عليها.",
        "طرد",
        "HOUTHI_SALEH",
        None,
    ),
    ("هاجمت المعارضة السورية درعا، وتهدف إلى السيطرة على أحياء درعا المتبقية بيد النظام السوري.", "السيطرة", None, "OPPOSITION"),
    # to whom it was given
    ("سلمت بعثة أميصوم قاعدة بلدة قريولي في إقليم شبيلي السفلى إلى الجيش الصومالي.", "سلمت", "AMISOM", "SOM_GOV"),
    ("سيطرت قوات ولاية جوبالاند على بلدة بار سنغوني في الصومال.", "سيطرت", None, "JUBALAND"),
]


@pytest.mark.parametrize(("text", "cue", "loser", "gainer"), ROWS)
def test_who_loses_and_who_gains(text: str, cue: str, loser: str | None, gainer: str | None) -> None:
    row = event(text, cue)
    assert (row.from_side, row.to_side) == (loser, gainer)


NOTHING = [
    "تفقد وزير الدفاع قاعدة العند.",
    "وعاد الوزراء إلى عدن لتفقد المحافظة.",
    "قال البارزاني أثناء تفقده مواقع قوات البيشمركة إن النضال مستمر.",
    "والعمل جار لاستعادة مطار عدن نشاطه الملاحي.",
    "عثر الجيش العراقي على طائرة مسيرة قرب السماوة ولم تعرف أسباب سقوطها.",
    "خسرت الدعم السريع خطوط إمدادها في وسط الخرطوم.",
    "أخرج الجيش السوري المدنيين من تدمر.",
    "واعتقل القيادي في تنظيم القاعدة بإيران ليتم تسليمه لليمن.",
    "ورأى رئيس تحريرها أن الكويت آمنة.",
    "وضبطنا 20 طناً من المخدرات ومنعنا دخولها للسعودية.",
    "وأوضح القيادي في المقاومة الشعبية اليمنية أن هناك قناصة لا يزالون متمركزين في مباني المعاشيق.",
    "برر حزب الله حربه في سوريا لمنع الجماعات التي وصفها بالتكفيرية من دخول لبنان.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_place_changes_hands(text: str) -> None:
    assert not [e.quote for e in told(text).control]


def test_who_was_driven_out_lays_a_siege_elsewhere() -> None:
    text = "وطُرد المتمردون الحوثيون من عدن، لكنهم ما زالوا يفرضون حصاراً على مدينة تعز."
    assert [(e.type, e.from_side, e.to_side) for e in told(text).control] == [
        ("captured", "HOUTHI_SALEH", None),
        ("besieged", None, "HOUTHI_SALEH"),
    ]


def test_those_who_try_have_not_done_it() -> None:
    row = event("قال سكان إن مقاتلين يمنيين تدعمهم غارات يشنها التحالف العربي يحاولون استعادة أحياء في عدن من الحوثيين.")
    assert (row.status, row.from_side) == ("planned", "HOUTHI_SALEH")
    assert row.to_side != "SAUDI_COALITION"


def test_a_stronghold_is_no_plan() -> None:
    row = event("وقاتل الجيش العراقي تنظيم داعش. وقال ضباط إنهم يعتزمون الزحف نحو مدينة الباب معقل التنظيم.", "معقل")
    assert (row.type, row.status) == ("holds", "reported")


def test_a_party_that_loses_is_no_visitor() -> None:
    row = event("قوات النظام السوري قد تفقد مدينة تدمر.")
    assert (row.type, row.from_side, row.status) == ("captured", "SYR_GOV", "planned")


def test_the_only_foe_of_today_held_nothing_decades_ago() -> None:
    text = "قاتل حزب الله إسرائيل في الجنوب. وقصف حزب الله إسرائيل. واحتلت إسرائيل بلدة الخيام عام 1978."
    assert event(text, "احتلت").from_side is None


def test_a_pact_is_no_place_that_is_left() -> None:
    text = "سيطر المجلس الانتقالي على عدن. ونص اتفاق الرياض على انسحاب الوحدات من المدينة."
    assert event(text, "انسحاب").place_id == "ye.aden"


@pytest.mark.parametrize(
    ("text", "best", "bound"),
    [
        ("قال المرصد إن عدد القتلى تجاوز الألف.", 1000, "more_than"),
        ("وقال مسؤول إن عدد الجرحى تخطى المئة.", 100, "more_than"),
    ],
)
def test_round_numbers_that_are_passed(text: str, best: int, bound: str) -> None:
    row = figure(text)
    assert (row.best, row.bound) == (best, bound)
