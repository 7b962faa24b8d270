"""Where the words of a speaker end and what stands between a cue and them: scenes, remarks, names, numbers, statements passed on."""

import pytest

from analysis.document import Document
from analysis.extract import claims, dates, names
from analysis.extract.reading import read
from analysis.lexicon import load

LEXICON = load()


def said(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Cue, source and content of each claim."""
    reading = read(Document("d", text, ""), LEXICON)
    return [(c.cue, c.source, c.content) for c in claims.find(reading, dates.find(reading), names.find(reading)).rows]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وقال شاهد إن المسلحين غادروا القرية، فيما تتواصل الاشتباكات على الطريق.", "المسلحين غادروا القرية"),
        ("وأكد الناطق أن الميناء آمن، في حين دخلت قافلة من ستين شاحنة.", "الميناء آمن"),
        ("وقالت البعثة إنها باقية في مواقعها، بينما كان الجيش قد انسحب من الحدود.", "إنها باقية في مواقعها"),
        ("وقال القائد إن قواته دخلت المدينة، وذلك بعد أكثر من عام من سقوطها.", "قواته دخلت المدينة"),
        ("وأعلنت الحركة انسحاب مقاتليها من الميناء، بعد يوم من وصول السفن.", "انسحاب مقاتليها من الميناء"),
        ("وأعلنت القوات سيطرتها على المقر، لتصبح البلدة ثانية ما بيدها.", "سيطرتها على المقر"),
        ("وقدّر المجلس خسائر التنظيم بأكثر من 300 قتيل، وهو رقم يفوق كل ما سبق.", "خسائر التنظيم بأكثر من 300 قتيل"),
    ],
)
def test_another_scene_is_told_by_the_article(text, content):
    """What happens elsewhere meanwhile, when it happened before and what a number means is no part of what is said."""
    ((_, _, what),) = said(text)
    assert what == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وقال طبيب إن عشرين قتلوا، فيما أصيب ثلاثون.", "عشرين قتلوا، فيما أصيب ثلاثون"),
        ("وقال ضابط إن مصاباً نقل إلى البلدة، بينما بقي الآخر في مكانه.", "مصاباً نقل إلى البلدة، بينما بقي الآخر في مكانه"),
        ("وقال الوزير إن الديزل سيرخص، فيما سترتفع بقية الأسعار.", "الديزل سيرخص، فيما سترتفع بقية الأسعار"),
        ("وقال القائد إن القوات متقدمة، وذلك بعد تأمين المطار.", "القوات متقدمة، وذلك بعد تأمين المطار"),
        ("وقال المحافظ إن الأوضاع سيئة، لكن الإعمار بدأ.", "الأوضاع سيئة، لكن الإعمار بدأ"),
    ],
)
def test_the_other_part_of_what_is_told_stays(text, content):
    """Other losses, the other of two, what is still to come and a turn of the speaker's own belong to what is said."""
    ((_, _, what),) = said(text)
    assert what == content


def test_the_words_of_a_participle_run_to_their_end():
    """«مضيفاً أن … بينما …» sets two things side by side."""
    text = "وزار الوزير الجبهة، مضيفاً أن المقاومة صامدة، بينما يتراجع خصومها."
    assert said(text) == [("مضيفاً", None, "المقاومة صامدة، بينما يتراجع خصومها")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "وقال مقاتل من المعارضة ذكر أن اسمه أبو سامر عبر الهاتف إن رفاقه انسحبوا.",
            ("قال", "مقاتل من المعارضة ذكر أن اسمه أبو سامر", "رفاقه انسحبوا"),
        ),
        (
            "وقال الدكتور سامر حسنين مدير عام المشفى ان عدد القتلى ارتفع الى 90 قتيلا.",
            ("قال", "الدكتور سامر حسنين مدير عام المشفى", "عدد القتلى ارتفع الى 90 قتيلا"),
        ),
        ("ومن جانبه كتب حاكم الإقليم على صفحته: النصر قريب من الجميع.", ("كتب", "حاكم الإقليم", "النصر قريب من الجميع")),
        (
            "وقدرت شبكة أطباء المدينة عدد الذين لا يزالون عالقين داخلها بما بين 20 و30 ألف مدني.",
            ("قدرت", "شبكة أطباء المدينة", "عدد الذين لا يزالون عالقين داخلها بما بين 20 و30 ألف مدني"),
        ),
        ("وتقدر المنظمة ما فقد منها بنحو 40 طنا.", ("تقدر", "المنظمة", "ما فقد منها بنحو 40 طنا")),
        ("نزحت آلاف الأسر، قدّرها محافظ المدينة بـ 18 ألف أسرة.", ("قدّرها", "محافظ المدينة", "18 ألف أسرة")),
        ("وبين الروايتين تضارب عزاه المصدر إلى سعة المنطقة.", ("عزاه", "المصدر", "سعة المنطقة")),
        ("وزارة الدفاع نفت في بيان نقلته الوكالة صحة الأنباء عن انسحاب الجيش.", ("نفت", "وزارة الدفاع", "صحة الأنباء عن انسحاب الجيش")),
        ('ومصدر في البلدية ينفي لمراسلنا: "لا أحد هنا سوى السكان".', ("ينفي", "مصدر في البلدية", "لا أحد هنا سوى السكان")),
        ("اتهمت القيادة العامة للبيشمركة مسؤولين في الحزب بالخيانة.", ("اتهمت", "القيادة العامة للبيشمركة", "مسؤولين في الحزب بالخيانة")),
        ("في حين زعمت وسائل إعلام الجماعة استرداد موقعين.", ("زعمت", "وسائل إعلام الجماعة", "استرداد موقعين")),
    ],
)
def test_what_stands_between_a_cue_and_its_content(text, row):
    """Names that sources give, long offices, those who passed a statement on, and numbers after ب."""
    assert said(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        'وكانت البلدة قد أُعلنت "مدينة محررة" يوم الخميس.',
        "وتدين القريتان أولاهما بالولاء للحكومة.",
        "وبيعت السفينة بقيمة قدرها المالك الجديد.",
        "وغادر القائد المدينة، رافضاً الإدلاء بأي تصريح.",
    ],
)
def test_no_words_of_anybody(text):
    """A passive, loyalty that is owed, the noun of an amount and a refusal to speak say nothing."""
    assert said(text) == []


def test_a_refusal_a_reminder_and_a_condition_are_claims():
    """Each participle takes over where the words before it end."""
    text = "واستبعد الناطق أن يلتزموا، مذكّراً بأنهم خرقوا هدنتين، رافضاً أي مقايضة، ومشترطاً فتح المعابر."
    assert [(cue, what) for cue, _, what in said(text)] == [
        ("استبعد", "يلتزموا"),
        ("مذكّراً", "أنهم خرقوا هدنتين"),
        ("رافضاً", "أي مقايضة"),
        ("مشترطاً", "فتح المعابر"),
    ]


def test_a_place_after_a_pause_is_no_apposition_of_a_source():
    """«حسب مصدر محلي، ناحية …» goes on with where it happened."""
    ((_, who, what),) = said("ودخل الجيش، حسب مصدر محلي، ناحية القيارة وسدها بعد انسحاب الحرس.")
    assert (who, what) == ("مصدر محلي", "ودخل الجيش، حسب مصدر محلي، ناحية القيارة وسدها بعد انسحاب الحرس")
