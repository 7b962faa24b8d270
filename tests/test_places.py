"""Names of places: those that no gazetteer knows, once a noun has introduced them, and those that no word is written like."""

import pytest
from told import told


def places(text: str) -> list[str]:
    return [m.quote for m in told(text).mentions if m.kind == "place"]


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("سيطر الجيش السوري على قرية زردنوب.\nوقال مصدر إن القوات انسحبت من زردنوب.", "زردنوب"),
        ("الجيش السوري يسيطر على زردنوب\n\nسيطر الجيش السوري على قرية زردنوب.", "زردنوب"),
        ("سيطر الجيش السوري على قريتي زردنوب وكفرطلق.\nثم انسحب من كفرطلق.", "كفرطلق"),
        ("قصف الجيش السوري قرية أم الغرانيق.\nونزح سكان أم الغرانيق.", "أم الغرانيق"),
        ("سيطر الجيش السوري على قرية زردنوب.\nوأضاف أن زردنوب خالية.", "زردنوب"),
    ],
)
def test_a_name_once_introduced_is_known_again(text: str, again: str) -> None:
    assert again in places(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("سيطر الجيش السوري على قرية الصفصيف.\nوشرب الصفصيف ماء.", "الصفصيف"),
        ("سيطر الجيش السوري على بلدة النور.\nوعاد النور بعد ساعات.", "النور"),
    ],
)
def test_but_not_where_no_place_can_stand(text: str, word: str) -> None:
    assert word not in places(text)


@pytest.mark.parametrize(
    "name",
    [
        *("تلعفر", "مارع", "أريحا", "القيارة", "البعاج", "تفتناز", "رداع", "لودر", "قمينس", "أوجلة"),
        *("جرجناز", "باطنايا", "صرواح", "مستبأ", "الرجمة", "أم كدادة", "شندي", "عابدواق", "هرغيسا", "مجدل زون"),
    ],
)
def test_a_name_that_no_word_is_written_like_needs_no_noun(name: str) -> None:
    assert places(f"وصلت قوافل المساعدات أمس إلى {name} بعد حصار طويل.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "حذر خبراء يمنيون من المضاربة بالعملة بعد نفاد الوديعة.",  # a crossing and a district of Yemen
        "فجر التنظيم جسرين في الموصل.",  # a town near Damascus
        "أفرغ السائق علب الحليب في عدن.",  # a crossing of Yemen
        "أشاد الناشط السوري بالسيدة زينب الحلبي.",
    ],
)
def test_a_name_that_is_a_word_as_well_is_not_read_alone(text: str) -> None:
    assert not {"المضاربة", "الوديعة", "جسرين", "علب", "السيدة زينب"} & set(places(text))


def test_where_somebody_was_born_is_no_capital() -> None:
    assert places("زار الوزير مسقط رأس الرئيس.") == []
