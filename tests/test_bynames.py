"""Names that mean another actor in each war, and units that are named by a number."""

import pytest

from analysis.document import Document
from analysis.extract import names
from analysis.extract.reading import read
from analysis.lexicon import load

LEXICON = load()


def named(text: str, published: str | None = None) -> dict[str, str | None]:
    """Sides of the actors that a text names, by their words."""
    found = names.find(read(Document("d", text, "", published=published), LEXICON))
    return {m.quote: found.side(m) for m in found.rows if m.kind == "actor"}


@pytest.mark.parametrize(
    ("text", "quote", "side"),
    [
        ("في عدن، تقدمت المقاومة نحو المطار.", "المقاومة", "HADI_GOV"),
        ("في قطاع غزة، تصدت المقاومة للآليات.", "المقاومة", "PALESTINIANS"),
        ("في بيروت، أعلنت المقاومة قصف الموقع.", "المقاومة", "HEZBOLLAH"),
        ("في صنعاء، قصف التحالف المعسكر.", "التحالف", "SAUDI_COALITION"),
        ("في الموصل، قصف التحالف المعسكر.", "التحالف", "COALITION"),
        ("في الخرطوم، انسحبت المليشيا من الحي.", "المليشيا", "RSF"),
        ("في تعز، انسحبت المليشيا من الحي.", "المليشيا", "HOUTHI_SALEH"),
        ("في الرقة، تقدمت القوات الكردية.", "القوات الكردية", "YPG"),
        ("في كركوك، تقدمت القوات الكردية.", "القوات الكردية", "PESHMERGA"),
    ],
)
def test_a_local_name_means_the_actor_of_the_reports_country(text, quote, side):
    """The country that the report is about decides."""
    assert named(text)[quote] == side


def test_a_local_name_means_nobody_in_a_country_without_that_war():
    """«المقاومة» of Japan is no actor of the lexicon."""
    assert named("في اليابان، زادت المقاومة في السوق.") == {}


def test_abroad_a_local_name_means_the_one_that_was_named_in_full():
    """A report from elsewhere names the war's actor first."""
    assert named("في طوكيو اليابانية، قال خبير إن ميليشيات الحوثي تتراجع. وأضاف أن المتمردين خسروا.")["المتمردين"] == "HOUTHI_SALEH"


@pytest.mark.parametrize(("year", "side"), [("2015-03-02", "LIBYA_ARMY"), ("2019-06-02", "LNA")])
def test_a_local_name_means_whoever_bore_it_in_the_year(year, side):
    """The general command in Benghazi took the name of the army over."""
    assert side in named("في بنغازي، تقدم الجيش الليبي نحو الميناء.", year).values()


@pytest.mark.parametrize(
    ("text", "quote", "side"),
    [
        ("في نيالا السودانية، انسحبت الفرقة 16 مشاة.", "الفرقة 16 مشاة", "SAF"),
        ("في سنجة السودانية، صمدت الفرقة السابعة عشرة مشاة.", "الفرقة السابعة عشرة مشاة", "SAF"),
        ("في درعا السورية، تقدم اللواء 39 التابع للجيش الإسرائيلي.", "اللواء 39 التابع للجيش الإسرائيلي", "ISRAEL"),
        ("في جنوب لبنان، توغلت الفرقة الـ 98 الإسرائيلية.", "الفرقة الـ 98 الإسرائيلية", "ISRAEL"),
    ],
)
def test_a_numbered_unit_belongs_to_its_owner_or_to_the_countrys_army(text, quote, side):
    """An owner named beside it comes before the army of the report's country."""
    assert named(text).get(quote) == side


@pytest.mark.parametrize(
    "text", ["في الخرطوم، وصلت 16 فرقة طبية.", "في الخرطوم، قال اللواء طيار إن الطقس جيد.", "في اليابان، عادت الفرقة 16."]
)
def test_what_is_no_numbered_unit_of_a_known_army_is_no_actor(text):
    """Teams that are counted, a rank, and a country whose army the lexicon does not know."""
    assert named(text) == {}


def test_a_numbered_unit_is_nobodys_where_another_army_is_named_more():
    """In the south of Lebanon a brigade without an owner may be of either army."""
    text = (
        "في لبنان، من بيروت إلى صيدا والنبطية وبعلبك، توغل الجيش الإسرائيلي. وقصفت القوات الإسرائيلية بيروت في لبنان. ثم انسحب اللواء 769."
    )
    assert "اللواء 769" not in named(text)


def test_an_owner_in_quotation_marks_is_an_owner():
    """«قوات "الدعم السريع"» is one name."""
    assert "RSF" in named('هاجم مقاتلو "الدعم السريع" القرية.').values()


def test_a_list_behind_a_noun_of_several_places_is_of_places():
    """«الزهراء» is also a name, but stands behind «بلدتي» with a town."""
    found = names.find(read(Document("d", "في ريف حلب، وصلت المساعدات إلى بلدتي نبل والزهراء منذ أيام.", ""), LEXICON))
    assert [m.entity_id for m in found.rows if m.kind == "place"][-2:] == ["sy.nubl", "sy.al-zahraa"]


def test_a_name_that_is_also_a_word_is_no_place_alone():
    """A war's quarters are often called by ordinary words."""
    found = names.find(read(Document("d", "في حلب، رفع المتظاهرون الشعار نفسه.", ""), LEXICON))
    assert [m.quote for m in found.rows if m.kind == "place"] == ["حلب"]
