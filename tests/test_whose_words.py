"""Control by who says it: a speaker's own men, his «نحن», a capital that speaks for its government, units and armour of one army."""

import pytest
from told import event, told

TOLD = [
    # who speaks for whom
    ("سيطر داعش على الموصل. وتقول بغداد إنها استردت تكريت.", "استردت", None, "IRQ_GOV"),
    ("سيطر داعش على تدمر. وأعلنت دمشق أنها استعادت القريتين.", "استعادت", None, "SYR_GOV"),
    ("قاتل الجيش الليبي في سبها. وقال متحدث باسم كتائب الجنوب إن قواته أسرت جندياً واستعادت بلدة السبيعة.", "استعادت", None, None),
    ("أعلنت قيادة الحشد الشعبي (قوات موالية للحكومة العراقية)، في بيان، أن مقاتليها حرروا قرية المالحة.", "حرروا", None, "PMF"),
    ("وقال ناطق باسم «الدعم السريع» في السودان إن قواته دخلت مقر الفرقة 14 مشاة في كادقلي.", "دخلت", "SAF", "RSF"),
    ("أكد العميد سعيد كاكه، القيادي في البيشمركة، تقدماً. وأضاف كاكه أن قواته حررت قرية بشير من داعش.", "حررت", "ISIS", "PESHMERGA"),
    # whose men
    ("سيطر المجلس الانتقالي على عدن. وظلت المكلا عاماً تحت حكم تنظيم القاعدة ثم غادرها مقاتلوه.", "غادرها", "AL_QAEDA", None),
    ("هاجم الحوثيون المدينة، وكانت طلائعهم قد دخلت الدريهمي في اليمن.", "دخلت", None, "HOUTHI_SALEH"),
    ("استغلت قوات سوريا الديمقراطية انشغال فصائل المعارضة، وانتزعت من تنظيم الدولة قرية حساجك.", "انتزعت", "ISIS", "SDF"),
    ("حققت قوات هادي ووحدات الجيش اليمني تقدماً، إذ تمكنتا من تطهير جبل حبشي من الحوثيين.", "تطهير", "HOUTHI_SALEH", "HADI_GOV"),
    # units and armour
    ("قال الجيش العراقي إن لواء المشاة 73 انسحب من جسر هيت.", "انسحب", "IRQ_GOV", None),
    ("بعد انسحاب الكتيبة «166» التابعة لقوات فجر ليبيا من محطة سرت.", "انسحاب", "LIBYA_DAWN", None),
    ("تتقدم الفرقة 16 في الجيش العراقي باتجاه بلدة بعشيقة.", "تتقدم", None, "IRQ_GOV"),
    ("قصف الجيش الإسرائيلي غزة. وقال سكان إن الدبابات وصلت إلى دوار العودة في رفح.", "وصلت", None, "ISRAEL"),
    ("ينسحب الجيش الإسرائيلي من جباليا ودباباته تتوغل في وسط رفح.", "تتوغل", None, "ISRAEL"),
]


@pytest.mark.parametrize(("text", "cue", "loser", "gainer"), TOLD)
def test_who_is_meant(text: str, cue: str, loser: str | None, gainer: str | None) -> None:
    row = event(text, cue)
    assert (row.from_side, row.to_side) == (loser, gainer)


def test_we_of_a_military_source() -> None:
    text = "قال الجيش السوري إنه تقدم. ونقل التلفزيون عن مصدر عسكري قوله «أحكمنا السيطرة على تدمر»."
    assert event(text, "أحكمنا السيطرة").to_side == "SYR_GOV"


def test_armour_of_two_armies_is_nobodys() -> None:
    assert not told("تقاتل الجيش السوري والقوات التركية في إدلب. ووصلت الدبابات إلى سرمين.").control


def test_a_clause_of_its_own_is_not_joined() -> None:
    """«بيد داعش والقطعات تحاصره»: those who surround it do not hold it too."""
    row = event("ثلث هيت لا يزال بيد داعش والقطعات العراقية تحاصره من ثلاثة محاور.", "بيد")
    assert row.to_side == "ISIS"


def test_those_who_retake_are_not_those_who_left() -> None:
    *_, again = told("حررت القوات العراقية تكريت في 31 آذار، ثم انسحبت منها فصائل الحشد الشعبي.").control
    taken = told("حررت القوات العراقية تكريت في 31 آذار، ثم انسحبت منها فصائل الحشد الشعبي.").control[0]
    assert (taken.from_side, again.from_side, again.edtf) == (None, "PMF", None)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("قال القيادي في البيشمركة، العميد سعيد كاكه، إن المعركة انتهت.", "peshmerga"),
        ('نفى القيادي في "حماس" محمد الحسين سقوط خان يونس.', "hamas"),
        ("قال محمد الحسين إن المعركة انتهت.", None),
    ],
)
def test_to_whom_a_speaker_belongs(text: str, body: str | None) -> None:
    assert told(text).claims[0].affiliation == body
