"""What is hoped, feared, asked, supposed or denied is no fact of control."""

import pytest
from told import event

UNREAL = [
    ("لو سيطر الجيش السوري على مدينة تدمر لانتهت الحرب.", "planned"),
    ("إذا سيطر الجيش السوري على مدينة تدمر فستنتهي الحرب.", "planned"),
    ("ربما سيطر الجيش السوري على مدينة تدمر.", "planned"),
    ("قد يسيطر الجيش السوري على مدينة تدمر.", "planned"),
    ("هل سيطر الجيش السوري على مدينة تدمر؟", "planned"),
    ("من المتوقع أن يسيطر الجيش السوري على مدينة تدمر.", "planned"),
    ("لن يتوقف القتال حتى يسيطر الجيش السوري على مدينة تدمر.", "planned"),
    ("حذرت الأمم المتحدة من سقوط مدينة تدمر بيد الجيش السوري.", "planned"),
    ("هدد الجيش السوري بالسيطرة على مدينة تدمر.", "planned"),
    ("وسط شائعات عن سيطرة الجيش السوري على مدينة تدمر.", "planned"),
    ("يستطيع الجيش السوري السيطرة على مدينة تدمر.", "planned"),
    ("ينص الاتفاق على انسحاب الجيش السوري من مدينة تدمر.", "planned"),
    ("لا يسيطر الجيش السوري على مدينة تدمر.", "denied"),
    ("لم يعد الجيش السوري يسيطر على مدينة تدمر.", "denied"),
    ("تراجع الجيش السوري دون أن يسيطر على مدينة تدمر.", "denied"),
    ("رفض الجيش السوري الانسحاب من مدينة تدمر.", "denied"),
]
REAL = [
    "قد سيطر الجيش السوري على مدينة تدمر.",
    "استطاع الجيش السوري أن يسيطر على مدينة تدمر.",
    "هرب السكان قبل أن يسيطر الجيش السوري على مدينة تدمر.",
    "خوفاً من القصف نزح السكان بعد سيطرة الجيش السوري على مدينة تدمر.",
    "تقدم الجيش السوري حتى سيطر على مدينة تدمر.",
]


@pytest.mark.parametrize(("text", "status"), UNREAL)
def test_what_has_not_happened(text: str, status: str) -> None:
    """Particles and words of fear, hope, threat and refusal reach to the word of control."""
    assert event(text).status == status


@pytest.mark.parametrize("text", REAL)
def test_what_has_happened(text: str) -> None:
    """The same words before a fact leave it one."""
    assert event(text).status == "reported"
