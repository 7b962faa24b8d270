"""Source phrases: where they end, what describes them, and their English."""

import pytest

from analysis.document import Document
from analysis.extract import claims, dates, names
from analysis.extract.claims import Claims
from analysis.extract.reading import read
from analysis.lexicon import load

LEXICON = load()


def found(text: str) -> Claims:
    """Claims of a text with their speakers."""
    reading = read(Document("d", text, ""), LEXICON)
    return claims.find(reading, dates.find(reading), names.find(reading))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وقال العقيد سامر الحموي، قائد الفوج الثاني، إن الطريق مغلق.", "العقيد سامر الحموي، قائد الفوج الثاني"),
        ("وأوضح رئيس البلدية، سامر الحموي، في مؤتمر صحفي، أن الطريق مغلق.", "رئيس البلدية، سامر الحموي"),
        ("وقال مصدر في الشرطة إن الطريق مغلق.", "مصدر في الشرطة"),
        ("وقالت مصادر داخل المدينة إن الطريق مغلق.", "مصادر داخل المدينة"),
        ("وقال المتحدث باسم البلدية أمس إن الطريق مغلق.", "المتحدث باسم البلدية"),
        ("وقال الوزير في بيان إن الطريق مغلق.", "الوزير"),
        ("وقال الوزير للصحفيين إن الطريق مغلق.", "الوزير"),
        ("وقال العديد من السكان إن الطريق مغلق.", "العديد من السكان"),
        ("وقال السائق الذي نجا من الكمين إن الطريق مغلق.", "السائق الذي نجا من الكمين"),
        ('وقالت صحيفة "صدى الوادي" المحلية إن الطريق مغلق.', 'صحيفة "صدى الوادي" المحلية'),
        ("لكن الوزير قال إن الطريق مغلق.", "الوزير"),
        ("وكان الوزير قد أعلن أن الطريق مغلق.", "الوزير"),
        ("الوفد، المشارك في المحادثات، قدم وثائق أكد أنها صحيحة.", "الوفد"),
    ],
)
def test_where_a_source_begins_and_ends(text, source):
    """Titles, names, descriptions and appositions belong to it, adjuncts and those addressed do not."""
    assert found(text).rows[0].source == source


def test_the_noun_before_a_relative_pronoun_speaks():
    """«المعلومات …، التي أشارت إلى …»."""
    rows = found("تنتشر المعلومات الواردة من الميناء، التي أشارت إلى غرق سفينة.").rows
    assert rows[0].source == "المعلومات الواردة من الميناء"


def test_what_is_announced_is_no_part_of_the_source():
    """Content without أن begins with the noun of what happened."""
    row = found("وأعلنت قيادة الشرطة في بيان مقتل ثلاثة لصوص.").rows[0]
    assert (row.source, row.content) == ("قيادة الشرطة", "مقتل ثلاثة لصوص")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("وقالت مصادر أمنية تركية إن الطريق مغلق.", "Turkish security sources"),
        ("وقالت مصادر داخل مدينة الباب إن الطريق مغلق.", "sources inside al-Bab"),
        ("وقال مراقبون إن الطريق مغلق.", "observers"),
        ("وقالت صحيفة روسية إن الطريق مغلق.", "a Russian newspaper"),
        ("وقال مصدر طبي إن الطريق مغلق.", "a medical source"),
        ("وقال محافظ حمص إن الطريق مغلق.", "governor of Homs"),
        ("وقال المتحدث إن الطريق مغلق.", "the spokesman"),
        ("وقال رئيس وزراء تركيا إن الطريق مغلق.", "the Turkish prime minister"),
        ("وقال مراسل وكالة الأناضول إن الطريق مغلق.", "the correspondent of Anadolu Agency"),
        ("وقال مصدر في الأمم المتحدة إن الطريق مغلق.", "a source in the United Nations"),
        ("وقال الناطق باسم جيش الاحتلال أفيخاي أدرعي إن الطريق مغلق.", "the spokesman of the Israeli army (Avichay Adraee)"),
    ],
)
def test_sources_are_glossed_word_by_word(text, english):
    """English is put together from the lexicon's words."""
    claims = found(text)
    assert claims.entities[claims.rows[0].speaker_id].en == english


def test_a_phrase_with_an_unknown_word_has_no_english():
    """No gloss is guessed."""
    for text in ("وقال مصدر زعفراني إن الطريق مغلق.", "وقال أحد جنود النظام إن الطريق مغلق."):
        claims = found(text)
        assert claims.entities[claims.rows[0].speaker_id].en is None


def test_a_spokesman_is_not_the_one_he_speaks_for():
    """The president does not say what his spokesman says."""
    rows = found("وقال الرئيس بشار الأسد إن الطريق مفتوح. وقال المتحدث باسم الرئيس بشار الأسد إن الطريق مغلق.").rows
    assert rows[0].speaker_id != rows[1].speaker_id
