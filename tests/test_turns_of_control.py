"""Control told by a pronoun of two, a later place, a hold that lasts or is over, flags, gates and bases; capitals and states that act."""

import pytest
from told import event, told, turn

TOLD = [
    ("رفرف علم تنظيم الدولة فوق مباني الحكومة في الرقة.", "captured_implied", "مباني الحكومة في الرقة", None, "ISIS"),
    ("فتحت مدينة ود مدني أبوابها لقوات الدعم السريع.", "captured", "مدينة ود مدني", None, "RSF"),
    ("اتخذت قوات الدعم السريع من جبل موية قاعدة لها.", "holds", "جبل موية", None, "RSF"),
    ("أضاف الحوثيون مديرية حيس إلى مناطق نفوذهم.", "captured", "مديرية حيس", None, "HOUTHI_SALEH"),
    ("أسقط تنظيم الدولة مدينة تدمر.", "captured", "مدينة تدمر", None, "ISIS"),
    ("كنس الجيش العراقي عناصر داعش من تكريت.", "captured", "تكريت", "ISIS", "IRQ_GOV"),
    ("وكانت قوات سوريا الديمقراطية قد خلصت الطبقة من قبضة تنظيم الدولة.", "recaptured", "الطبقة", "ISIS", "SDF"),
    ("طوت القوات العراقية صفحة تنظيم الدولة في الموصل.", "captured", "الموصل", "ISIS", "IRQ_GOV"),
    ("أعلن الجيش الليبي إعادة تموضع قواته خارج ترهونة.", "withdrew", "ترهونة", "LNA", None),
    ("تركت القوات العراقية الموصل لمسلحي تنظيم الدولة.", "withdrew", "الموصل", "IRQ_GOV", "ISIS"),
    ("انتقلت مدينة الفولة من يد إلى يد ثلاث مرات خلال الشهر.", "contested", "مدينة الفولة", None, None),
    ("لا تزال بيجي خارج سيطرة الحكومة العراقية.", "holds", "بيجي", "IRQ_GOV", None),
    ("أما حمص، ثالثة المدن السورية، فلم تخرج من قبضة النظام طوال الحرب.", "holds", "حمص", None, "SYR_GOV"),
    ("لم تعد درعا تحت سيطرة النظام السوري.", "captured", "درعا", "SYR_GOV", None),
    ("لا يزال حي الشيخ مقصود خاضعاً لوحدات حماية الشعب.", "holds", "حي الشيخ مقصود", None, "YPG"),
    ("وتدخل دير الزور عامها الثالث تحت حصار تنظيم الدولة.", "besieged", "دير الزور", None, "ISIS"),
    ("- النهود: لا تزال تحت سيطرة الدعم السريع.", "holds", "النهود", None, "RSF"),
    ("دخلت قوات العمالقة، المحسوبة على المجلس الانتقالي، مدينة عتق.", "advance", "مدينة عتق", None, "HADI_GOV"),
    ("استعادت مقديشو ميناء هوبيو من حركة الشباب.", "recaptured", "ميناء هوبيو", "AL_SHABAAB", "SOM_GOV"),
    ("ولا تزال إسرائيل تحتل خمس نقاط في جنوب لبنان.", "holds", "خمس نقاط في جنوب لبنان", None, "ISRAEL"),
    ("أتمت إسرائيل انسحابها من محور نتساريم.", "withdrew", "محور نتساريم", "ISRAEL", None),
    ("دانت كسمايو لحركة الشباب.", "captured", "كسمايو", None, "AL_SHABAAB"),
    ("تمكنت القوات العراقية من اختراق دفاعات تنظيم الدولة والسيطرة على حي الانتصار.", "captured", "حي الانتصار", None, "IRQ_GOV"),
    ("وسبق للحشد الشعبي أن انتزع مطار تلعفر من تنظيم الدولة.", "captured", "مطار تلعفر", "ISIS", "PMF"),
    ("عادت حركة الشباب إلى بلدة عدن يبال.", "recaptured", "بلدة عدن يبال", None, "AL_SHABAAB"),
    ("خسر الجيش السوداني حاميته في الجنينة.", "captured", "الجنينة", "SAF", None),
    ("طردت قوات البشمركة الكردية تنظيم الدولة من بلدة ربيعة.", "captured", "بلدة ربيعة", "ISIS", "PESHMERGA"),
    ("انتزعت قوات سوريا الديمقراطية من داعش مدينة منبج بإسناد جوي من التحالف الدولي.", "captured", "مدينة منبج", "ISIS", "SDF"),
    ("سلمت القوات الفرنسية العاملة ضمن بعثة الأمم المتحدة قاعدتها في بنغازي إلى الجيش الليبي.", "handed_over", "بنغازي", "FRANCE", "LNA"),
    ("وكانت ألوية العمالقة، المدعومة من التحالف، دخلت مدينة الحديدة.", "advance", "مدينة الحديدة", None, "HADI_GOV"),
    ("وكان الحوثيون قد غادروا عاصمتها عتق ليلاً.", "withdrew", "عتق", "HOUTHI_SALEH", None),
]


@pytest.mark.parametrize(("text", "kind", "place", "loser", "gainer"), TOLD)
def test_turns(text: str, kind: str, place: str, loser: str | None, gainer: str | None) -> None:
    assert turn(text) == (kind, place, loser, gainer)


@pytest.mark.parametrize(
    "text",
    [
        "استعادت بغداد علاقاتها مع الرياض.",
        "فتحت المدارس أبوابها في حلب.",
        "رفرفت الأعلام في دمشق احتفالاً.",
        "اتخذت المنظمة من عمان مقراً لها.",
        "ضم الوفد ضباطاً من حلب.",
        "تمدد الفيروس إلى حلب.",
        "طوت دمشق صفحة الخلاف مع أنقرة.",
        "انتقل الملف من يد إلى يد في بغداد.",
        "وأسقط الجيش السوري طائرة قرب مدينة تدمر.",
        "تدخل المدينة عامها الثامن بلا ماء.",
        "عاد الجيش السوري إلى ثكناته في حلب.",
        "أجلى الجيش السوري المدنيين من حلب.",
        "أسقط الجيش السوري حلب من حساباته.",
        "اتخذت حركة حماس من دمشق مقراً لها.",
        "لم يبق للنازحين سوى مدينة تدمر.",
        "لم تكن حلب خاضعة للنظام السوري.",
        "رفرفت أعلام حزب الله في شوارع بيروت خلال تشييع أحد قتلاه.",
    ],
)
def test_no_turn(text: str) -> None:
    assert not told(text).control


def test_two_places_by_one_pronoun() -> None:
    rows = told("سيطر الجيش السوري على بلدتي خناصر وأثريا بعدما انسحب منهما مسلحو تنظيم الدولة.").control
    assert [(r.place, r.type, r.from_side) for r in rows] == [
        ("بلدتي خناصر", "captured", "ISIS"),
        ("أثريا", "captured", "ISIS"),
        ("بلدتي خناصر", "withdrew", "ISIS"),
        ("أثريا", "withdrew", "ISIS"),
    ]


def test_a_later_place_has_a_day_of_its_own() -> None:
    rows = told("حرر الجيش السوداني أم روابة في 30 يناير 2025، وبعدها الرهد في 15 فبراير 2025.").control
    assert [(r.place, r.edtf) for r in rows] == [("أم روابة", "2025-01-30"), ("الرهد", "2025-02-15")]


def test_who_is_subject_after_then_has_not_been_taken() -> None:
    assert [r.place for r in told("سيطر الجيش السوري على تدمر، ثم مدينة حمص شهدت مظاهرات.").control] == ["تدمر"]


def test_what_is_still_to_come_is_not_held() -> None:
    assert event("لن تخرج تدمر من قبضة تنظيم الدولة.").status == "denied"
    assert event("لم تعد تدمر خاضعة للنظام السوري.").from_side == "SYR_GOV"


@pytest.mark.parametrize(
    ("text", "kind", "loser", "gainer"),
    [
        ("لم تعد الكهرباء إلى تدمر الواقعة تحت سيطرة الجيش السوري.", "holds", None, "SYR_GOV"),
        ("لم تعد المياه. وأصبحت حلب تحت سيطرة النظام السوري.", "captured", None, "SYR_GOV"),
        ("لا يزال القتال مستمراً في حماة. وأصبحت إدلب خارج سيطرة الحكومة السورية.", "captured", "SYR_GOV", None),
        ("دخلت دمشق فصائل المعارضة السورية.", "advance", None, "OPPOSITION"),
    ],
)
def test_another_clause_does_not_turn_it_round(text: str, kind: str, loser: str | None, gainer: str | None) -> None:
    row = event(text)
    assert (row.type, row.from_side, row.to_side) == (kind, loser, gainer)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("سيطر الجيش السوري على مناطق واسعة في ريف حلب.", 1),
        ("سيطر الجيش السوري على بلدتي تدمر وقتل عشرة مسلحين.", 1),
        ("سيطر الجيش السوري على بلدتي تدمر والجيش يواصل التقدم.", 1),
        ("انسحب مقاتلو المعارضة السورية من داريا نحو إدلب، وبعدها حماة.", 1),
        ("دخل الجيش العراقي الفلوجة قادماً من الرمادي، ثم بغداد أعلنت النصر.", 1),
    ],
)
def test_what_is_no_further_place(text: str, places: int) -> None:
    assert len(told(text).control) == places


def test_a_later_place_is_denied_with_the_first() -> None:
    assert {r.status for r in told("لم يسيطر تنظيم داعش على الرمادي ثم الفلوجة.").control} == {"denied"}


def test_since_when_something_else_lasts_is_not_the_day() -> None:
    assert event("استعاد الجيش الليبي مطار طرابلس الدولي المغلق منذ 2014.").edtf is None


def test_lists_of_villages_that_no_gazetteer_knows() -> None:
    rows = told("سيطر الجيش السوري على قرى الجابرية وحميرة وقلعجية غرب حلب.").control
    assert [r.place for r in rows] == ["قرى الجابرية", "حميرة", "قلعجية"]


def test_where_a_place_lies_does_not_end_a_list() -> None:
    rows = told("لا يزال تنظيم الدولة ممسكاً بقضاء الحويجة جنوب غربي كركوك، وبأقضية عنة وراوة والقائم.").control
    assert [r.place for r in rows] == ["قضاء الحويجة", "أقضية عنة", "راوة", "القائم"]


def test_an_anniversary_is_no_news() -> None:
    assert event("احتفلت الموصل بالذكرى الثالثة لتحريرها من تنظيم الدولة.").status == "presupposed"


def test_soldiers_are_of_no_rebel_side() -> None:
    text = "سيطر مقاتلو حركة الشباب على قاعدة للجيش الصومالي في حوادلي قبل أن يستعيدها الجنود بعد ساعتين."
    assert [(r.type, r.to_side) for r in told(text).control] == [("captured", "AL_SHABAAB"), ("recaptured", "SOM_GOV")]


def test_an_unnamed_spokesman_speaks_for_his_side() -> None:
    row = event("وقال المتحدث باسم الجيش السوري: «قواتنا انسحبت من تدمر».")
    assert (row.from_side, row.status) == ("SYR_GOV", "claimed")
    assert event("وقال مصدر مقرب من حزب الله: «انسحب الجيش السوري من تدمر».").status == "reported"


def test_who_is_driven_out_of_it() -> None:
    """A pronoun takes up those who had come, another the place."""
    first, second = told("زحف الحوثيون جنوباً واستولوا على عدن قبل أن تخرجهم منها المقاومة الجنوبية.").control
    assert (first.type, first.to_side) == ("captured", "HOUTHI_SALEH")
    assert (second.type, second.place, second.from_side) == ("captured", "عدن", "HOUTHI_SALEH")


def test_what_was_just_taken_is_not_retaken_by_its_takers() -> None:
    """«قبل استرداده»: by whom is not told, but from whom."""
    *_, taken, retaken = told("تسلل الحوثيون إلى جبل هان واستولوا عليه، قبل استرداده بعد ساعات.").control
    assert (taken.type, taken.to_side) == ("captured", "HOUTHI_SALEH")
    assert (retaken.type, retaken.from_side, retaken.to_side, retaken.same_as) == ("recaptured", "HOUTHI_SALEH", None, None)


def test_those_who_act_apart_do_not_act_together() -> None:
    """«وانسحب» of one party after the deed of another: only the second leaves."""
    entered, left = told("الفصائل تدخل حلب والجيش السوري يعيد انتشاره خارجها").control
    assert (entered.to_side, left.from_side) == ("OPPOSITION", "SYR_GOV")


def test_a_rumour_that_is_denied() -> None:
    """What others tell is denied, agreed upon or not."""
    row = event("نفى المتحدث باسم الجيش ما تداولته صفحات محلية من أن القوات وافقت على تسليم مطار بنغازي إلى البلدية.")
    assert row.status == "denied"


def test_one_of_two_places_by_its_order() -> None:
    *_, again = told("استعادت القوات الحكومية الصومالية قريتي ياسومان وحلغن، إلا أن حركة الشباب استعادت الأولى بعد ثلاثة أيام.").control
    assert (again.place, again.from_side, again.to_side) == ("قريتي ياسومان", "SOM_GOV", "AL_SHABAAB")
    *_, last = told("تمددت قوات الدعم السريع إلى الدندر والسوكي قبل أن يطردها الجيش من الأخيرة.").control
    assert (last.place, last.from_side) == ("السوكي", "RSF")


def test_the_first_time_is_no_place() -> None:
    assert [r.place for r in told("سيطر الجيش السوري على حلب وحماة للمرة الأولى منذ عام.").control] == ["حلب", "حماة"]


def test_places_counted_together_are_one_row() -> None:
    assert event("خسرت حركة الشباب أكثر من 60 بلدة وقرية في أقاليم هيران وغلغدود.").place == "60 بلدة"


def test_a_day_between_a_verb_and_its_place() -> None:
    row = event("سلمت قوات الحزام الأمني، أمس السبت، مبنى البنك المركزي في كريتر إلى ألوية الحماية الرئاسية.")
    assert (row.type, row.place) == ("handed_over", "مبنى البنك المركزي في كريتر")
