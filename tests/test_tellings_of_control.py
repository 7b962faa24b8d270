"""Control in the wordings of reports: long subjects, asides, pronouns and shares, sieges of people, denials, what came later."""

import pytest
from told import event, figure, told, turn

TOLD = [
    (
        "استعادت قوات المجلس الانتقالي الجنوبي المدعوم إماراتياً صباح اليوم الجمعة السيطرة على مدينة زنجبار.",
        "recaptured",
        "مدينة زنجبار",
        None,
        "STC",
    ),
    ("اتهم السكان داعش بخطف مدنيين بعد أن اقتحم ضاحية البغيلية في دير الزور.", "advance", "ضاحية البغيلية", None, "ISIS"),
    ("جاء ذلك بعد انسحاب آخر مجموعات المعارضة السورية من داريا.", "withdrew", "داريا", "OPPOSITION", None),
    ("تسلمت قوات البيشمركة من الجيش العراقي، الأسبوع الماضي، مواقع في مخمور.", "handed_over", "مواقع في مخمور", "IRQ_GOV", "PESHMERGA"),
    ("أكد الجيش السوداني أن قواته لا تزال متمركزة داخل مدينة الفاشر.", "holds", "مدينة الفاشر", None, "SAF"),
    ("قال داعش إنه لا يزال ممسكاً بأكثر من نصف مصفاة بيجي.", "holds", "نصف مصفاة بيجي", None, "ISIS"),
    ("وتتقدم قوات الجيش الصومالي الآن نحو أفمدو.", "advance", "أفمدو", None, "SOM_GOV"),
    ("قوات الحشد الشعبي مسكت ناحية البغدادي.", "captured", "ناحية البغدادي", None, "PMF"),
    ("إن مقاتلي داعش يحاصرون عناصر الجيش العراقي في حي الجمعية.", "encircled", "حي الجمعية", "IRQ_GOV", "ISIS"),
    ("لم يبق في أيدي الحوثيين سوى مدينة صعدة.", "holds", "مدينة صعدة", None, "HOUTHI_SALEH"),
    ("قال القائد الليبي إن الجيش الليبي تقدم في محور سرت.", "advance", "محور سرت", None, "LNA"),
]


@pytest.mark.parametrize(("text", "kind", "place", "loser", "gainer"), TOLD)
def test_what_is_told(text: str, kind: str, place: str, loser: str | None, gainer: str | None) -> None:
    assert turn(text) == (kind, place, loser, gainer)


def test_a_commander_orders_nothing() -> None:
    """«آمر» is written like «أمر» once it is folded: what he tells has happened."""
    assert event("قال آمر ميداني إن الجيش الليبي تقدم في محور سرت.").status == "reported"


def test_a_denial_past_an_aside() -> None:
    row = event("نفى متحدث باسم الحوثيين، عبر قناة محلية، سقوط مطار الحديدة.")
    assert (row.status, row.from_side, row.to_side) == ("denied", "HOUTHI_SALEH", None)


@pytest.mark.parametrize("text", ["وقال الجيش اليمني إن جبل النار لم يسقط.", "وقال الجيش السوري إن مدينة تدمر لم تسقط."])
def test_what_did_not_fall(text: str) -> None:
    row = event(text)
    assert (row.type, row.status) == ("captured", "denied")


def test_a_place_taken_up_keeps_its_noun() -> None:
    *_, denied = told("أعلن التحالف تحرير مطار الحديدة، ونفى الحوثيون سقوط المطار.").control
    assert denied.place == "مطار الحديدة"


def test_the_place_that_lies_there_is_meant() -> None:
    """The town that only tells where a village lies is not the one left."""
    *_, left = told("سيطر داعش على قرية البوغانم شرق مدينة الرمادي، مركز محافظة الأنبار، بعد انسحاب الجيش العراقي منها.").control
    assert left.place == "قرية البوغانم"


def test_most_of_its_quarters() -> None:
    *_, held = told("هاجم الجيش الإسرائيلي بلدة الخيام، لكن مقاتلي حزب الله ما زالوا يسيطرون على معظم أحيائها.").control
    assert (held.type, held.place, held.to_side) == ("holds", "معظم أحيائها (بلدة الخيام)", "HEZBOLLAH")


def test_a_site_ends_with_the_name_of_its_unit() -> None:
    assert event("استولت الدعم السريع على مقر الفرقة 20 مشاة.").place == "مقر الفرقة 20 مشاة"


@pytest.mark.parametrize("text", ["انسحب اللواء 73 مشاة من هيت.", "غادر الجيش اليمني كيلو 16 في الحديدة."])
def test_the_number_of_a_name_is_not_some(text: str) -> None:
    assert event(text).type == "withdrew"


def test_who_left_by_its_order() -> None:
    first, *others = told("وكان تنظيم القاعدة انتزع المكلا من القوات اليمنية والإماراتية عام 2015، بعد أن غادرتها الأولى.").control
    assert first.to_side == "AL_QAEDA" and all(row.from_side != "AL_QAEDA" for row in others)


def test_a_hold_since_a_year() -> None:
    assert event("تحاصر قوات النظام السوري الزبداني منذ عام 2013.").edtf == "2013/2017-03-02"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("أواخر العام نفسه", "[2014-10..2014-12]"),
        ("في العام ذاته", "2014"),
        ("مطلع الشهر نفسه", "[2014-08-01..2014-08-10]"),
        ("منذ عام 2012", "2012"),
    ],
)
def test_a_time_of_the_same_year(words: str, edtf: str) -> None:
    assert told(f"سقطت المدينة في 3 أغسطس 2014، واستعيدت {words}.").dates[-1].edtf == edtf


def test_the_same_month_of_no_date() -> None:
    assert told("واستعيدت أواخر الشهر نفسه.").dates[-1].edtf is None


def test_a_line_is_no_year() -> None:
    assert event("البيشمركة تنسحب من خانقين إلى «خط 2014».").edtf is None


FIGURES = [
    ("دمر الجيش خمس آليات.", None, 5, "materiel", None),
    ("قتل ما يصل إلى 40 مدنياً في القصف.", None, 40, "killed", "CIVILIANS"),
    ("استقبل المستشفى 15 مدنياً مصاباً.", None, 15, "wounded", "CIVILIANS"),
    ("قتل في المعارك 32 جندياً من قوات النظام السوري، مقابل 41 مقاتلاً من المعارضة السورية.", "41", 41, "killed", "OPPOSITION"),
    ("هاجم الجيش اللبناني مواقع. ومن الجانب الإسرائيلي، قتل جنديان.", "جنديان", 2, "killed", "ISRAEL"),
    ("قضينا على 30 إرهابياً.", None, 30, "killed", None),
    ("دُمرت ثلاث دبابات أميركية الصنع.", None, 3, "materiel", None),
    ("استغرقت المعركة نحو نصف ساعة.", None, 0.5, "duration", None),
    ("وفقد الجيش العراقي خمسة جنود.", None, 5, "killed", "IRQ_GOV"),
]


@pytest.mark.parametrize(("text", "number", "best", "category", "side"), FIGURES)
def test_figures_beside_them(text: str, number: str | None, best: float, category: str, side: str | None) -> None:
    row = figure(text, number)
    assert (row.best, row.category, row.side) == (best, category, side)


def test_no_distance_is_counted() -> None:
    assert [f.best for f in told("أجهز المقاتلون من مسافة صفر على 5 جنود.").figures] == [5]


@pytest.mark.parametrize(
    ("text", "quote", "entity"),
    [
        ("انتصر المقاتلون الأكراد السوريون على داعش في كوباني.", "المقاتلون الأكراد السوريون", "ypg"),
        ("قالت الحكومة الشرعية اليمنية إنها تقدمت في مأرب.", "الحكومة الشرعية اليمنية", "yemeni-government"),
        ("شن الطيران الحربي التركي غارات في شمال سوريا.", "الطيران الحربي التركي", "turkish-forces"),
    ],
)
def test_a_name_says_more_than_its_nation(text: str, quote: str, entity: str) -> None:
    assert (quote, entity) in [(m.quote, m.entity_id) for m in told(text).mentions]


@pytest.mark.parametrize("town", ["كريات شمونة", "بيت لحم", "طوباس"])
def test_towns_of_one_war(town: str) -> None:
    """A report of one of the countries that fight each other names small towns of the others."""
    text = f"قال الجيش اللبناني في بيروت إن صواريخ سقطت على {town} في إسرائيل."
    assert town in [m.quote for m in told(text).mentions if m.kind == "place"]
