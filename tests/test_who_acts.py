"""Who gains, who loses and what: the verb's agreement, those who are only backed or of no known side, lists of places and capitals."""

import pytest
from told import event, told

ACTORS = [
    ("قالت المصادر إن قوات سوريا الديمقراطية قاتلت بعد انهيار تنظيم الدولة، كما دخلت مدينة تدمر.", "SDF"),
    ("هاجم الحوثيون مدينة مأرب في اليمن. ثم سيطرت الجماعة المدعومة من إيران على مدينة الحزم.", "HOUTHI_SALEH"),
    ("قاتل الجيش السوري والفصائل المتحالفة معه تنظيم الدولة. وسيطر الجيش السوري على مدينة تدمر.", "SYR_GOV"),
    ("قاتل الجيش السوري تنظيم الدولة. السكان يستعيدون مدينة تدمر.", None),
    ("طوق الجيش العراقي حي الزهور الذي يسيطر عليه تنظيم داعش، وقطع الطريق، تمهيداً لاقتحامه.", "IRQ_GOV"),
    ("قاتل الجيش السوري تنظيم داعش، في محاولة من التنظيم التقدم نحو وسط مدينة الحسكة.", "ISIS"),
    ("قاتل الجيش السوري تنظيم داعش في سوريا. وحقق مقاتلو التنظيم تقدماً عسكرياً في مدينة الحسكة.", "ISIS"),
    ("تمكن الجيش السوري بعد معارك من السيطرة على مدينة تدمر.", "SYR_GOV"),
    ("سيطرت القوات المحلية المناهضة للحوثيين على مدينة عدن في اليمن.", None),
    ("تدرب قوات الأمن في قاعدة عين الأسد فوجين يشاركان في تحرير مدينة هيت من تنظيم الدولة.", None),
]


@pytest.mark.parametrize(("text", "gainer"), ACTORS)
def test_who_gains(text, gainer):
    """By gender, by the name that a noun takes up again, by the noun before the verb."""
    assert told(text).control[-1].to_side == gainer


def test_jihadists_are_not_the_peshmerga():
    """«الجهاديون»: of those who fight no state's war and are no mere opposition."""
    before = "هاجمت البيشمركة والجيش العراقي بلدة بعشيقة في العراق. وقاتلت البيشمركة تنظيم الدولة هناك. "
    text = before + "ولا يزال الجهاديون يتحصنون في بلدة تلكيف."
    assert told(text).control[-1].to_side == "ISIS"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("سيطر الجيش السوري على مدينة تدمر إضافة إلى بلدة السخنة.", ["مدينة تدمر", "بلدة السخنة"]),
        ("سيطر تنظيم الدولة على ريف حلب، بما فيه مدينة الباب ومنبج.", ["ريف حلب", "مدينة الباب", "منبج"]),
        ("دخلت قوات الدعم السريع مدينة سنجة عاصمة ولاية سنار والدندر.", ["مدينة سنجة", "الدندر"]),
        ("كانت مدينة زالنجي عاصمة ولاية وسط دارفور هادئة قبل أن تسيطر عليها قوات الدعم السريع.", ["مدينة زالنجي"]),
    ],
)
def test_places_of_one_event(text, places):
    """What a list goes on with after «including», and a town by its name, not by its province."""
    assert [e.place for e in told(text).control] == places


def test_a_command_is_no_place():
    """«بقيادة العقيد» tells who leads."""
    found = event("خسر تنظيم الدولة بقيادة أبو عمر مدينة تدمر.")
    assert (found.place, found.from_side) == ("مدينة تدمر", "ISIS")


def test_a_unit_for_where_it_is_stationed():
    """«السيطرة على الفرقة 17»: its base, and who loses it is the army."""
    found = event("سيطر تنظيم الدولة على الفرقة 17 في الرقة بعد معارك مع الجيش السوري.")
    assert (found.place, found.part, found.place_id, found.from_side) == ("الفرقة 17", "positions", "sy.raqqa", "SYR_GOV")


def test_what_had_been_before_tells_who_loses():
    """«بعد أشهر من وقوعها في يد التنظيم»: from him, whoever left it afterwards."""
    first = told("استعاد الجيش السوري مدينة تدمر بعد نحو تسعة أشهر من وقوعها في يد تنظيم الدولة.").control[0]
    assert (first.type, first.from_side, first.to_side) == ("recaptured", "ISIS", "SYR_GOV")


def test_who_holds_a_place_is_who_is_besieged_there():
    """The other side of the siege, as the report tells elsewhere."""
    held, besieged = told("لا يزال تنظيم الدولة يسيطر على مدينة تدمر. ويحاصر الجيش السوري مدينة تدمر منذ شهر.").control
    assert (held.to_side, besieged.type, besieged.from_side, besieged.to_side) == ("ISIS", "besieged", "ISIS", "SYR_GOV")


def test_from_where_those_fall_back_who_were_beaten():
    """«وتراجعت إلى القرية»: from the place that they have just lost."""
    _, back = told("انتزع الجيش السوري مدينة تدمر من تنظيم الدولة. وتراجع مسلحو تنظيم الدولة نحو بلدة السخنة.").control
    assert (back.type, back.place, back.from_side) == ("withdrew", "مدينة تدمر", "ISIS")
