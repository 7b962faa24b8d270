"""Media: names that hold words of time or are ordinary words, the noun before them, and the line in which they sign."""

import pytest
from told import told


def media(text: str) -> list[tuple[str, str | None]]:
    """Quotes and entities of the media that a text names."""
    return [(m.quote, m.entity_id) for m in told(text).mentions if m.kind == "medium"]


def days(text: str) -> list[str]:
    """Quotes of a text's dates."""
    return [d.quote for d in told(text).dates]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ('وقال في حديث لـ"الغد برس" إن المعبر أغلق.', "alghad-press"),
        ('تلقت "الغد برس" نسخة منه.', "alghad-press"),
        ("وقال النائب لوكالة الغد برس إن المعبر أغلق.", "alghad-press"),
        ('وقال النائب لـ"بغداد اليوم" إن الجلسة أجلت.', "baghdad-today"),
        ("تلقت وكالة بغداد اليوم نسخة من البيان.", "baghdad-today"),
        ("وقال السفير لـ«المصري اليوم» إن القمة أجلت.", "almasry-alyoum"),
        ("كتبت صحيفة المصري اليوم أن القمة أجلت.", "almasry-alyoum"),
        ('نشرت صحيفة "اليوم السابع" صور المعبر.', "youm7"),
        ("وقال السفير لـ“اليوم السابع” إن القمة أجلت.", "youm7"),
        ("ذكرت صحيفة اليوم التالي أن السوق أغلقت.", "alyoum-altali"),
        ('وقال مصدر محلي لـ"عدن الغد" إن الميناء أغلق.', "aden-alghad"),
        ("وبثت قناة حلب اليوم صور المعبر.", "halab-today"),
        ("كتبت صحيفة إسرائيل اليوم أن الجلسة أجلت.", "israel-hayom"),
        ("نشرت صحيفة تشرين صور المعبر.", "tishreen"),
    ],
)
def test_a_word_of_time_in_the_name_of_a_medium_is_no_date(text, medium):
    """«الغد برس» tells nothing of tomorrow."""
    assert [entity for _, entity in media(text)] == [medium]
    assert not days(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("وصل الوفد إلى بغداد اليوم.", "اليوم"),
        ("أعلن الجيش المصري اليوم مقتل ثلاثة مسلحين.", "اليوم"),
        ("وصلت القافلة إلى حلب اليوم.", "اليوم"),
        ("غادر الوزير إسرائيل اليوم.", "اليوم"),
        ("قصفت الطائرات البلدة، وفي اليوم التالي دخلها الجيش.", "اليوم التالي"),
        ("تصل السفينة إلى عدن غداً.", "غداً"),
        ("بدأت الهدنة في تشرين الأول 2016.", "تشرين الأول 2016"),
    ],
)
def test_the_same_words_without_noun_or_quotation_marks_are_a_date(text, day):
    """«في بغداد اليوم» is a city and a day."""
    assert not media(text)
    assert days(text) == [day]


def test_a_name_in_quotation_marks_only_is_quoted_whole():
    """«"بغداد اليوم"» is one name, not the city in a longer quotation."""
    assert media('تلقت "بغداد اليوم" نسخة منه.') == [("بغداد اليوم", "baghdad-today")]
    assert not media('وقال الوزير: "بغداد اليوم آمنة".')


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("موقع أكسيوس", "axios"),
        ("موقع أكسيوس الأمريكي", "axios"),
        ('موقع "أكسيوس" الأمريكي', "axios"),
        ('صحيفة "هآرتس" الإسرائيلية', "haaretz"),
        ("وكالة أنباء الأناضول", "anadolu"),
        ("شبكة «الدرر الشامية» المعارضة", "eldorar"),
    ],
)
def test_a_medium_with_its_noun_and_description_speaks_by_its_name(source, speaker):
    """«موقع "أكسيوس" الأمريكي» is who «أكسيوس» is."""
    row = told(f"وقال {source} إن الطريق مغلق.").claims[0]
    assert (row.source, row.speaker_id) == (source, speaker)


def test_somebody_of_a_medium_is_not_the_medium():
    """A correspondent, and a second medium, are no description of the first."""
    assert told("وقال مراسل موقع أكسيوس إن الطريق مغلق.").claims[0].speaker_id != "axios"
    assert told("وقالت صحف هآرتس ومعاريف إن الطريق مغلق.").claims[0].speaker_id != "haaretz"


def test_a_noun_with_an_article_takes_up_the_medium_named_before():
    """«غطت القناة الحدث» names no second channel."""
    assert media("بثت قناة المنار صوراً. وغطت القناة الحدث ساعات.") == [("قناة المنار", "almanar")]
    assert media("بثت القناة 12 صوراً.") == [("القناة 12", "channel12-il")]


def test_the_medium_that_was_told_does_not_speak_on():
    """«مضيفاً لصحيفة فايننشال تايمز …» leaves the next sentence to somebody else."""
    rows = told("مضيفاً لصحيفة فايننشال تايمز أن المعبر أغلق. وأكد أن الطريق مفتوح.").claims
    assert [row.speaker_id for row in rows] == [None, None]


BODY = "قال قائد العمليات في بيان طويل إن القوات دخلت الأحياء الشرقية من المدينة بعد معارك دامت ثلاثة أيام كاملة."


@pytest.mark.parametrize(
    ("line", "outlet", "author"),
    [
        ("السومرية نيوز/ بغداد", "السومرية نيوز", None),
        ("دمشق - تلفزيون سوريا", "تلفزيون سوريا", None),
        ("المصدر أونلاين - خاص", "المصدر أونلاين", None),
        ("سامر الحلاق - عنب بلدي", "عنب بلدي", "سامر الحلاق"),
    ],
)
def test_the_place_beside_a_medium_is_no_author(line, outlet, author):
    """«السومرية نيوز/ بغداد» says who reports from where; only a name is an author's."""
    document = told(f"معارك في الأحياء الشرقية\n\n{line}\n\n{BODY}").document
    assert (document.outlet, document.author) == (outlet, author)


def test_the_place_beside_a_medium_is_read():
    """«دمشق - تلفزيون سوريا» names Damascus."""
    assert "دمشق" in [m.quote for m in told(f"معارك في الأحياء الشرقية\n\nدمشق - تلفزيون سوريا\n\n{BODY}").mentions]
