"""Numbers of what is threatened, feared, supposed or denied: they have not happened, and nothing counts them."""

import pytest
from told import figure

from analysis.briefs.blocks import plain
from analysis.briefs.case import Case
from analysis.briefs.counts import counts
from analysis.charts import figures_overview
from analysis.weigh.rows import Evidence
from analysis.wording import Wording
from tests import press

UNREAL = [
    ("هدد تنظيم الدولة بقتل عشرين رهينة.", "planned"),
    ("قد يقتل ثلاثون مدنياً في مدينة تدمر.", "planned"),
    ("سيقتل 20 جندياً.", "planned"),
    ("إذا نزح 100 ألف شخص من المدينة فستقع كارثة.", "planned"),
    ("حذرت الأمم المتحدة من نزوح 200 ألف شخص من إدلب.", "planned"),
    ("يخشى السكان مقتل 300 مدني.", "planned"),
    ("من المتوقع أن ينزح 50 ألف شخص.", "planned"),
    ("يمكن أن تؤدي المعارك إلى مقتل 20 مدنياً.", "planned"),
    ("اعتقل الرجل في محاولة لقتل 20 جندياً.", "planned"),
    ("تعتزم الحركة قتل 20 رهينة.", "planned"),
    ("تعتزم الحكومة نشر 500 جندي في المدينة.", "planned"),
    ("تنوي الحكومة إرسال 500 جندي إلى عدن.", "planned"),
    ("سترسل فرنسا 500 جندي إلى مالي.", "planned"),
    ("قررت فرنسا إرسال 500 جندي إلى مالي.", "planned"),
    ("من المقرر أن يصل 500 جندي إلى عدن.", "planned"),
    ("لن ترسل فرنسا 500 جندي إلى مالي.", "denied"),
    ("نفت تركيا إرسال 500 جندي إلى حلب.", "denied"),
    ("قررت فرنسا عدم إرسال 500 جندي إلى مالي.", "denied"),
    ("لم يقتل 20 جندياً كما قيل.", "denied"),
    ("نفى الجيش مقتل 20 من جنوده.", "denied"),
]
REAL = [
    "لم يقتل سوى 20 جندياً.",
    "حذرت الأمم المتحدة بعد مقتل 20 مدنياً.",
    "دعا إلى وقف القتال الذي قتل فيه 300 شخص.",
    "تعهد بالثأر لمقتل 20 جندياً.",
    "خوفاً من القصف نزح 300 شخص.",
    "قد قتل 20 جندياً.",
    "قُتل ما لا يقل عن 20 جندياً.",
    "لا يتجاوز عدد القتلى 20 جندياً.",
    "لا يزال 200 مقاتل محاصرين.",
    "طالب بالإفراج عن 20 أسيراً.",
    "ستفرج الحركة اليوم عن 13 شخصاً.",
    "أرسلت فرنسا 500 جندي إلى مالي.",
    "لم ترسل تركيا سوى 500 جندي إلى حلب.",
    "قرر الرئيس سحب 500 جندي من المدينة.",
    "وصل 500 جندي إلى عدن بعد أن قررت الحكومة إرسالهم.",
    "حذر من تكرار القصف الذي أدى إلى مقتل 20 مدنياً.",
    "هدد بالانتقام بعد مقتل 12 عنصراً.",
    "كان ينوي تفجير السيارة على بعد 120 كم من الموصل.",
]


@pytest.mark.parametrize(("text", "status"), UNREAL)
def test_what_has_not_happened(text, status):
    """By a particle before the verb, by what leads to the noun."""
    assert figure(text).status == status


@pytest.mark.parametrize("text", REAL)
def test_what_has_happened(text):
    """Bounds are no negation, and what follows a threat need not be threatened."""
    assert figure(text).status == "reported"


def test_a_threat_has_the_day_of_nothing():
    """The day told beside it is that of the threat, not of what is threatened."""
    assert figure("هدد تنظيم الدولة أمس بقتل عشرين رهينة.").edtf is None


@pytest.fixture(scope="module")
def tables():
    """One number that was reported and one that was threatened."""
    text = "قُتل 12 جندياً في مدينة تدمر يوم 3 مايو 2020. وهدد تنظيم الدولة بقتل 40 رهينة في مدينة تدمر."
    return press.corpus(press.article("x", text))


def test_nothing_weighs_what_was_threatened(tables):
    """The evidence knows the row and does not count it."""
    evidence = Evidence(tables)
    assert [f["best"] for f in evidence.figures] == [12]
    assert {r["best"] for r in evidence.by_id.values() if "category" in r} == {12, 40}


@pytest.mark.parametrize(
    ("lang", "left_out", "told"), [("en", "Left out: 1 number", "threatened, planned"), ("ar", "لم يُرسم: رقم واحد", "هُدِّد به")]
)
def test_chart_and_brief_say_that_it_is_left_out(tables, lang, left_out, told):
    """In both languages; the chart's table has the other number alone."""
    words = figures_overview.content(tables, Wording(lang))
    assert words is not None and len(words.table) == 1 and left_out in words.footer
    sentences = [plain(s) for f in counts(Case(tables, Wording(lang)), False) for s in f.sentences]
    assert any(told in s for s in sentences)
