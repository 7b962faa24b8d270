"""Constructions of reports: who is spoken to, subjects before their verbs, denials, headlines and posts, attributions inside a clause."""

import pytest

from analysis.document import Document
from analysis.extract import claims, dates, names
from analysis.extract.reading import read
from analysis.lexicon import load

LEXICON = load()
BODY = "\nعاد الهدوء إلى الحي بعد ليلة من المعارك وفتحت المحال أبوابها أمام السكان صباحاً."


def said(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Cue, source and content of each claim."""
    reading = read(Document("d", text, ""), LEXICON)
    return [(c.cue, c.source, c.content) for c in claims.find(reading, dates.find(reading), names.find(reading)).rows]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("ودعا النائب سامر الحموي الحكومة إلى إرسال المؤن.", "النائب سامر الحموي", "الحكومة إلى إرسال المؤن"),
        ("وطالب المجلس المحلي المجتمع الدولي بفتح المعابر.", "المجلس المحلي", "المجتمع الدولي بفتح المعابر"),
        ("وحثت المنظمة الأطراف على وقف القتال.", "المنظمة", "الأطراف على وقف القتال"),
        ("وحذرت الوزارة السكان من العودة إلى القرية.", "الوزارة", "السكان من العودة إلى القرية"),
        ("وطالب الأهالي بفتح الطريق.", "الأهالي", "فتح الطريق"),
        ("وناشدت المجتمع الدولي التدخل.", None, "المجتمع الدولي التدخل"),
        ("ودعا، في كلمة له، إلى وقف القتال.", None, "وقف القتال"),
        ("وطالبت الحكومة المعترف بها دولياً بفتح المعبر.", "الحكومة المعترف بها دولياً", "فتح المعبر"),
    ],
)
def test_those_who_are_spoken_to_belong_to_the_content(text, source, content):
    """The addressee is neither the source nor left out; an accusative or a noun of the other gender is no subject."""
    ((_, who, what),) = said(text)
    assert (who, what) == (source, content)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("أما كتائب النور فقالت إن الطريق مفتوح.", ("قالت", "كتائب النور", "الطريق مفتوح")),
        ("قيادة الشرطة من جانبها نفت، في بيان، سقوط الجسر.", ("نفت", "قيادة الشرطة", "سقوط الجسر")),
        ("غير أن مصدراً في البلدية نفى وجود أي اتفاق.", ("نفى", "مصدراً في البلدية", "وجود أي اتفاق")),
        ("وقال لرويترز مسؤول محلي إن الجسر انهار.", ("قال", "مسؤول محلي", "الجسر انهار")),
        ("لكن آمراً في الكتيبة الثالثة أقر لمراسل «الصباح» بأن الموقع خال.", ("أقر", "آمراً في الكتيبة الثالثة", "الموقع خال")),
        ("وأصدرت «غرفة الوادي» أمس بياناً أعلنت فيه فتح الطريق.", ("أعلنت فيه", "«غرفة الوادي»", "فتح الطريق")),
    ],
)
def test_subjects_apart_from_their_verbs(text, row):
    """After أما, before adverbs, as an accusative, behind those who were told, as the issuer of a statement."""
    assert said(text) == [row]


def test_a_joined_subject_begins_another_claim():
    """«والحركة تقول» ends the words of the army; a pair of subjects stays one."""
    assert said("الجيش يعلن مقتل عشرين مسلحاً والحركة تقول إنها سيطرت على القاعدة." + BODY) == [
        ("يعلن", "الجيش", "مقتل عشرين مسلحاً"),
        ("تقول", "الحركة", "إنها سيطرت على القاعدة"),
    ]
    assert said("قال الوزير إن الجيش والشرطة أكدا أن الطريق مفتوح.")[1][1] == "الجيش والشرطة"


def test_a_remark_about_what_sources_tell_is_their_own_claim():
    """«علماً أن مصادر تحدثت عن …» is no part of the content before it."""
    text = "وذكر أن حصيلة القتلى بلغت عشرين، علماً أن مصادر طبية تحدثت عن وصول ستين جثة."
    assert said(text) == [("ذكر", None, "حصيلة القتلى بلغت عشرين"), ("تحدثت عن", "مصادر طبية", "وصول ستين جثة")]


def test_a_denial_may_take_up_what_was_said():
    """With a pronoun or at the end of its sentence it has no content of its own; what is left out is no denial."""
    assert said("وتحدثت الشرطة عن هدوء تام، وهو ما نفاه ناطق باسم البلدية.")[1] == ("نفاه", "ناطق باسم البلدية", None)
    assert said("الدعم يعلن السيطرة على المعبر والجيش ينفي.." + BODY)[1] == ("ينفي", "الجيش", None)
    assert said("استبعدت اللجنة ثلاثة مرشحين.") == []


@pytest.mark.parametrize(
    "text",
    [
        'نشر الجيش اللواء التاسع حول البلدة، "ولن يعود قبل مساء الغد إلى ثكناته".',
        "سلمت البعثة ست قواعد إلى الجيش، ومن المقرر أن تسلم عشر قواعد أخرى.",
        "اعترفت الدولة بالحكومة الجديدة.",
        "سجل اللاعب هدفين.",
        "أدانت المحكمة التاجر بالسرقة.",
        "نظم السكان جولة عبر المدينة، عبر الجسر القديم.",
        "لم يتمكن الجيش من دخول القرية.",
    ],
)
def test_deeds_are_no_reports(text):
    """Deploying, handing over, recognising, scoring, convicting, crossing, failing."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("الناطق باسم الشرطة: «دخلنا الحي من ثلاثة محاور».", (":", "الناطق باسم الشرطة", "دخلنا الحي من ثلاثة محاور")),
        ("🏥 مستشفى الوادي: استقبلنا ستة جرحى منذ الصباح.", (":", "مستشفى الوادي", "استقبلنا ستة جرحى منذ الصباح")),
    ],
)
def test_who_stands_before_the_colon_of_a_post_says_what_follows(text, row):
    """In posts and transcripts as in headlines."""
    assert said("عودة الهدوء إلى الحي" + BODY + "\n" + text) == [row]


@pytest.mark.parametrize("text", ["تذكير: الطريق مغلق منذ يومين كاملين.", "المصدر: الصحيفة + وكالات.", "طرابلس: مراسل الجريدة في الحي."])
def test_labels_and_places_say_nothing(text):
    """A reminder, a credit and a dateline before a colon."""
    assert said("عودة الهدوء إلى الحي" + BODY + "\n" + text) == []


def test_an_attribution_inside_its_clause_does_not_end_it():
    """«لم يعرف، بحسب المرصد، عدد القتلى» is said as a whole; a new clause is not."""
    assert said("لم يعرف، بحسب المرصد، عدد القتلى في القرية.")[0][2] == "لم يعرف، بحسب المرصد، عدد القتلى في القرية"
    assert said("احترق السوق، بحسب المرصد، وعاد السكان إلى بيوتهم.")[0][2] == "احترق السوق"


def test_words_in_quote_marks_that_are_admitted_keep_their_marks():
    """A word held at a distance is mixed, not a quotation."""
    assert said("وأقرت الوزارة بـ«انسحاب مؤقت».") == [("أقرت", "الوزارة", "«انسحاب مؤقت»")]


def test_a_participle_without_a_pause_ends_the_content():
    """«مؤكداً في الوقت ذاته أن» begins the next claim."""
    assert [row[2] for row in said("وأضاف أن الجسر سليم مؤكداً في الوقت ذاته أن الطريق مفتوح.")] == ["الجسر سليم", "الطريق مفتوح"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("🔴 رئيس الوزراء يحذر الجيران من «العبث بالماء» 🔴 سنعيد الأمان.", ("يحذر", "رئيس الوزراء", "الجيران من «العبث بالماء»")),
        ("جريمة جديدة.. الجيش يدين استخدام الغاز ضد السكان.", ("يدين", "الجيش", "استخدام الغاز ضد السكان")),
        ("وبحسب نادي المعلمين، فإن عددهم تجاوز الألف.", ("بحسب", "نادي المعلمين", "عددهم تجاوز الألف")),
        ("عاجل | مصدر أمني: الطريق مغلق منذ الصباح.", (":", "مصدر أمني", "الطريق مغلق منذ الصباح")),
    ],
)
def test_items_of_a_post_stand_apart(text, row):
    """Coloured dots, bars and pairs of dots part statements; signs before a speaker are not his."""
    assert said(text) == [row]


def test_a_medium_and_its_source_before_the_colon_are_a_chain():
    """«الصحيفة عن مصدر: …» is the source's statement, carried by the paper."""
    reading = read(Document("d", "عاجل | رويترز عن مسؤولين أمنيين: المدينة ستبقى مغلقة طويلاً.", ""), LEXICON)
    (row,) = claims.find(reading, dates.find(reading), names.find(reading)).rows
    assert (row.source, row.chain[-1]) == ("مسؤولين أمنيين", "reuters")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("وتوقع الوزير اليمني أدواراً كبيرة للوسطاء.", "الوزير اليمني", "أدواراً كبيرة للوسطاء"),
        ("ودعا لوقف القتال.", None, "وقف القتال"),
        ("واعتبر البعض المنصة عديمة الفائدة.", "البعض", "المنصة عديمة الفائدة"),
        ("وأكد بيان صادر عن البلدية أن الطريق مغلق.", "بيان صادر عن البلدية", "الطريق مغلق"),
        (
            "وأضاف المصدر الذي طلب عدم نشر اسمه «غرق زورق واحترق آخر عند الفجر».",
            "المصدر الذي طلب عدم نشر اسمه",
            "غرق زورق واحترق آخر عند الفجر",
        ),
        ("وزير الدولة يدعو خلال زيارته إلى لبنان إلى استئناف المحادثات.", "وزير الدولة", "استئناف المحادثات"),
        ("وأكد المجلس، في بيان بثته أمس وكالة الأنباء، أن الطريق مغلق.", "المجلس", "الطريق مغلق"),
        ("وبين أن الطريق مغلق.", None, "الطريق مغلق"),
    ],
)
def test_where_the_source_ends_and_the_content_begins(text, source, content):
    """Indefinite objects, attached prepositions, definite objects, who issued it, relative clauses, journeys, media."""
    ((_, who, what),) = said(text)
    assert (who, what) == (source, content)


def test_the_verb_after_a_relative_clause_is_told_apart():
    """«الخطاب الذي أدان الهجوم، طالب بوقف القتال»: two claims of one source."""
    assert said("الخطاب الذي أدان الهجوم، طالب بوقف القتال.") == [("أدان", "الخطاب", "الهجوم"), ("طالب", None, "وقف القتال")]


@pytest.mark.parametrize("text", ["وتسعى إلى تعزيز قدرتها على العمل.", "وترفض الدول إدانة الحرب.", "أبحرت سفن وطائرات حلقت فوق البحر."])
def test_nouns_with_pronouns_are_no_cues(text):
    """«قدرتها», «إدانة» are written like verbs with a pronoun."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("وتتهم الحركة في الجنوب، بأنها قوات مرتزقة.", ("تتهم", None, "الحركة في الجنوب، بأنها قوات مرتزقة")),
        ("واتهم المجلس المحلي في بيان أصدره جماعة الوادي بنهب المخازن.", ("اتهم", "المجلس المحلي", "جماعة الوادي بنهب المخازن")),
        ("وأكد تطلع السكان إلى السلام.", ("أكد", None, "تطلع السكان إلى السلام")),
        ("وأعلنت جامعة المدينة استئناف الدراسة.", ("أعلنت", "جامعة المدينة", "استئناف الدراسة")),
        ("وأعلنت لجنة حماية الصحفيين مقتل مراسل.", ("أعلنت", "لجنة حماية الصحفيين", "مقتل مراسل")),
        ("وقال المبعوث الأممي إلى ليبيا إن الهدنة صامدة.", ("قال", "المبعوث الأممي إلى ليبيا", "الهدنة صامدة")),
        ("ودعا ليون إلى وقف القتال.", ("دعا", "ليون", "وقف القتال")),
        ('وقال الشيخ "دخل رجال "الوادي" إلى القرية مساء".', ("قال", "الشيخ", 'دخل رجال "الوادي" إلى القرية مساء')),
    ],
)
def test_what_a_verb_needs_decides_who_speaks(text, row):
    """The only noun after «اتهم» is accused; unknown deeds are told, unknown bodies tell; marks stand inside marks."""
    assert said(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "من جانبه، أعلن وزير النقل اليمني، بدر محمد باسملة.",
        "وقع البلدان اتفاقية وصفت بأنها تاريخية.",
        "قرر الوفد الذهاب إلى المنطقة لمعرفة ما جرى، وفي الطريق عرف أن الجسر مقطوع.",
        "لا يقبل به مسلم يدين بالإسلام.",
    ],
)
def test_what_is_no_statement_is_left_alone(text):
    """An opener is no content; passives, plans and creeds report nothing."""
    assert [row for row in said(text) if row[0] in ("أعلن", "وصفت", "قرر", "يدين")] == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("وأكدت وكالة سبأ التابعة للحوثيين سقوط عشرة قتلى.", ("أكدت", "وكالة سبأ التابعة للحوثيين", "سقوط عشرة قتلى")),
        ("ونفت الجماعة هذه الاتهامات.", ("نفت", "الجماعة", "هذه الاتهامات")),
        ("وحملت الحركة إسرائيل المسؤولية الكاملة عن الحريق.", ("حملت", "الحركة", "إسرائيل المسؤولية الكاملة عن الحريق")),
        ("وعبرت البلدية عن قلقها البالغ إزاء انقطاع الماء.", ("عبرت البلدية عن قلقها", "البلدية", "انقطاع الماء")),
        ("وتوعد رئيس الوزراء برد قاس.", ("توعد", "رئيس الوزراء", "رد قاس")),
        (
            "وقالت ليلى الحسن، المساعدة الخاصة للرئيس، إن المعبر فتح.",
            ("قالت", "ليلى الحسن، المساعدة الخاصة للرئيس", "المعبر فتح"),
        ),
        (
            'وكتبت ليلى الحسن، المتحدثة الرسمية باسم الحكومة في تدوينة: "المعبر فتح".',
            ("كتبت", "ليلى الحسن، المتحدثة الرسمية باسم الحكومة", "المعبر فتح"),
        ),
    ],
)
def test_sources_with_their_descriptions(text, row):
    """Whose an agency is belongs to it; demonstratives, states and adjectives do not belong to the speaker."""
    assert said(text) == [row]


def test_an_attribution_may_pass_on_another():
    """«وبحسب ما نقلته الصحيفة عن مصادر عسكرية»: the sources say it, the paper carries it."""
    reading = read(Document("d", "وبحسب ما نقلته رويترز عن مصادر عسكرية، فإن الهدنة انهارت.", ""), LEXICON)
    (row,) = claims.find(reading, dates.find(reading), names.find(reading)).rows
    assert (row.source, row.content, row.chain[-1]) == ("مصادر عسكرية", "الهدنة انهارت", "reuters")
