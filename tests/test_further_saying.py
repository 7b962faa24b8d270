"""Sayings past asides and relative clauses, of matrices and of what is announced without «أن»."""

import pytest
from told import told

TOLD = [
    ("وقال الناطق قبل ذلك إن المقاتلين تقدموا.", "الناطق", "المقاتلين تقدموا"),
    ("غير أن مصدراً طبياً، طلب عدم ذكر اسمه، قدّر عدد القتلى بأحد عشر.", "مصدراً طبياً", "عدد القتلى بأحد عشر"),
    ("وبحسب مصفوفة تتبع النزوح، نزح نحو 2000 أسرة.", "مصفوفة تتبع النزوح", "نزح نحو 2000 أسرة"),
    ("أعلنت وزارة الهجرة استقبال 300 نازح من تلعفر.", "وزارة الهجرة", "استقبال 300 نازح من تلعفر"),
    ("أعلن المجلس تشديد العقوبات على التجار.", "المجلس", "تشديد العقوبات على التجار"),
    ('نفى القيادي في "حماس" محمد الحسين سقوط خان يونس.', 'القيادي في "حماس" محمد الحسين', "سقوط خان يونس"),
    ("16:20 | إدارة العمليات، التي تقودها هيئة تحرير الشام: سيطرنا على جبل زين العابدين.", "إدارة العمليات", "سيطرنا على جبل زين العابدين"),
    ("نفى مصدر في الشرطة العراقية وقوع انفجار في بغداد.", "مصدر في الشرطة العراقية", "وقوع انفجار في بغداد"),
    ("نفت العلاقات الإعلامية في حزب الله ما أورده الموقع.", "العلاقات الإعلامية في حزب الله", "ما أورده الموقع"),
    ("نفى مصدر عسكري في سرت لرويترز أنباء عن سقوط المطار.", "مصدر عسكري في سرت", "أنباء عن سقوط المطار"),
    ("وهو ما كذّبه ناطق في الجيش قائلاً إن الجسر سليم.", "ناطق في الجيش", None),
]


@pytest.mark.parametrize(("text", "source", "content"), TOLD)
def test_who_says_what(text: str, source: str, content: str) -> None:
    assert (source, content) in [(claim.source, claim.content) for claim in told(text).claims]


def test_a_participle_of_the_main_verb() -> None:
    """Those who passed a rumour on do not say what its denier goes on to say."""
    *_, last = told("ونفى الناطق ما تداولته صفحات عن سقوط الجزيرة، قائلاً إن الجزيرة آمنة.").claims
    assert (last.cue, last.speaker_id) == ("قائلاً", told("ونفى الناطق سقوط الجزيرة.").claims[0].speaker_id)


def test_those_who_say_so_are_nobody_named() -> None:
    """«هناك من يقول» is not the speaker of the sentence before."""
    *_, last = told("قال الناطق إن السكان عادوا. وهناك من يقول إن المقاتلين انسحبوا.").claims
    assert (last.speaker_id, last.certainty, last.content) == (None, "hedged", "المقاتلين انسحبوا")
