"""States: who stays in a place or still holds it, whose seat it is, what alone is left, how long a hold lasted."""

import pytest
from told import event, told

HELD = [
    ("بقيت وحدات من الجيش السوري في معرة النعمان.", "holds", "معرة النعمان", None, "SYR_GOV"),
    ("مقاتلو حركة الشباب باقون في مدينة جوهر.", "holds", "مدينة جوهر", None, "AL_SHABAAB"),
    ("لا يزال مسلحو تنظيم الدولة يتحصنون في بساتين هجين.", "holds", "بساتين هجين", None, "ISIS"),
    ("إن عشرين مسلحاً من تنظيم الدولة ما زالوا يتخندقون في مدينة تلعفر.", "holds", "مدينة تلعفر", None, "ISIS"),
    ("قال المتحدث باسم الجيش السوداني إن قواته مرابطة في الفاشر.", "holds", "الفاشر", None, "SAF"),
    ("قوات الدعم السريع منتشرة في الأحياء الشرقية من الفاشر.", "holds", "الأحياء الشرقية من الفاشر", None, "RSF"),
    ("كوستي لسه مع الجيش السوداني.", "holds", "كوستي", None, "SAF"),
    ("مدينة النهود لسع عند الدعم السريع.", "holds", "مدينة النهود", None, "RSF"),
    ("ما فضل للجيش السوداني غير مدينة كادقلي.", "holds", "مدينة كادقلي", None, "SAF"),
    ("قال المتحدث باسم جماعة الحوثي: «مدينة ذمار في قبضتنا».", "holds", "مدينة ذمار", None, "HOUTHI_SALEH"),
    ("هاجم التحالف مدينة الحديدة. لكنها ظلت بيد الحوثيين.", "holds", "مدينة الحديدة", None, "HOUTHI_SALEH"),
    ("ما زالت مدينة الراعي محررة.", "holds", "مدينة الراعي", None, None),
    ("اجتمعوا في مدينة الميادين، العاصمة الفعلية لتنظيم الدولة.", "holds", "مدينة الميادين", None, "ISIS"),
    ("هاجمت الطائرات حركة الشباب في مدينة جمامة، عاصمتها الفعلية.", "holds", "مدينة جمامة", None, "AL_SHABAAB"),
    ("انتهت المعارك وتكريت بكاملها تحت سيطرة القوات العراقية.", "holds", "تكريت", None, "IRQ_GOV"),
    ("تهيمن حركة الشباب على بلدة بولو.", "holds", "بلدة بولو", None, "AL_SHABAAB"),
    ("ستون في المئة من مدينة سرت باتت تحت سيطرة الجيش الليبي.", "captured_partial", "مدينة سرت", None, "LNA"),
    ("إسرائيل تسحب آلياتها وتبقي على حزام أمني شمال بيت لاهيا.", "buffer_zone", "شمال بيت لاهيا", None, "ISRAEL"),
    ("العملية العسكرية التركية تهدف إلى إقامة منطقة عازلة في تل أبيض.", "buffer_zone", "تل أبيض", None, "TURKEY"),
    ("إسرائيل تقيم شريطاً عازلاً في القنيطرة.", "buffer_zone", "القنيطرة", None, "ISRAEL"),
]


@pytest.mark.parametrize(("text", "kind", "place", "loser", "gainer"), HELD)
def test_states(text: str, kind: str, place: str, loser: str | None, gainer: str | None) -> None:
    row = event(text)
    assert (row.type, row.place, row.from_side, row.to_side) == (kind, place, loser, gainer)


@pytest.mark.parametrize(
    "text",
    [
        "بقي السكان في مدينة الراعي.",
        "ستبقى الأسعار مرتفعة في حلب.",
        "الأسلحة لسه مع الجيش السوداني.",
        "غنم الجيش السوري أسلحة كانت بحوزة المعارضة في حلب، وصارت تحت سيطرته.",
        "أصبح الحريق تحت السيطرة في حلب.",
        "المفاوضات حول حلب لا تزال مع الجيش السوري.",
        "خاطب الوزير جنوداً من الجيش السوري منتشرين في حلب.",
        "زار الوزير القوات السورية المرابطة في حلب.",
        "الأطباء مرابطون في مستشفيات حلب.",
        "يظل الملف بيد الجيش السوري في حلب.",
        "ما فضل للنازحين غير مدينة كادقلي.",
        "حلب هي العاصمة الاقتصادية لسوريا.",
    ],
)
def test_no_state(text: str) -> None:
    assert not told(text).control


def test_a_hold_that_is_over_has_no_day_of_publication() -> None:
    assert event("ظلت مدينة تدمر عاماً كاملاً تحت حكم تنظيم الدولة.").edtf is None
    assert event("لا تزال مدينة تدمر تحت حكم تنظيم الدولة.").edtf == "2017-03-02"


def test_who_will_stay_does_not_hold_yet() -> None:
    row = event("ستبقى القوات التركية في مدينة الباب.")
    assert (row.type, row.status, row.edtf, row.to_side) == ("holds", "planned", None, "TURKEY")
