"""Control: who takes, holds, leaves, nears or surrounds which place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import event, told

PARTS = [
    "سيطر ", "سيطرت ", "قوات النظام السوري ", "تنظيم الدولة ", "على ", "مدينة تدمر ", "عليها ", "منها ", "انسحاب ",
    "من ", "وسط ", "، ", ". ", "22 بلدة ", "استعاد ", "السيطرة ", "تحت سيطرة ", "سقوط ", "والباب ", "\n", '"',
    "قبل أن ", "معقل ", "طرد ", "لم ", "بهدف ",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "type", "loser", "gainer"),
    [
        ("سيطر تنظيم الدولة على مدينة تدمر.", "captured", None, "ISIS"),
        ("سيطرة تنظيم الدولة على مدينة تدمر أقلقت السكان.", "captured", None, "ISIS"),
        ("أعلن الجيش السوري سيطرته على مدينة تدمر.", "captured", None, "SYR_GOV"),
        ("تمكن الجيش السوري من السيطرة على مدينة تدمر.", "captured", None, "SYR_GOV"),
        ("تنظيم الدولة استولى على مدينة تدمر.", "captured", None, "ISIS"),
        ("استعاد الجيش السوري مدينة تدمر من قبضة تنظيم الدولة.", "recaptured", "ISIS", "SYR_GOV"),
        ("استعاد الجيش السوري السيطرة على مدينة تدمر.", "recaptured", None, "SYR_GOV"),
        ("طرد الجيش السوري مسلحي تنظيم الدولة من مدينة تدمر.", "captured", "ISIS", "SYR_GOV"),
        ("سقطت مدينة تدمر بيد تنظيم الدولة.", "captured", None, "ISIS"),
        ("أدى سقوط مدينة تدمر في يد تنظيم الدولة إلى نزوح السكان.", "captured", None, "ISIS"),
        ("فقد تنظيم الدولة السيطرة على مدينة تدمر.", "captured", "ISIS", None),
        ("انسحبت قوات النظام السوري من مدينة تدمر.", "withdrew", "SYR_GOV", None),
        ("انسحبت قوات النظام السوري من وسط مدينة تدمر.", "withdrew_partial", "SYR_GOV", None),
        ("اتخذ الجيش السوري قراراً بالانسحاب من مدينة تدمر.", "withdrawal_decided", "SYR_GOV", None),
        ("سلم الجيش السوري مدينة تدمر إلى تنظيم الدولة.", "handed_over", "SYR_GOV", "ISIS"),
        ("حاصرت قوات النظام السوري مدينة تدمر.", "besieged", None, "SYR_GOV"),
        ("تقدمت قوات النظام السوري نحو مدينة تدمر.", "advance", None, "SYR_GOV"),
        ("وصلت قوات النظام السوري إلى مشارف مدينة منبج.", "advance", None, "SYR_GOV"),
        ("بقيت مدينة تدمر تحت سيطرة تنظيم الدولة.", "holds", None, "ISIS"),
        ("قصف الطيران مدينة الرقة، معقل تنظيم الدولة.", "holds", None, "ISIS"),
        ("أقامت قوات النظام السوري منطقة عازلة جنوبي مدينة الباب.", "buffer_zone", None, "SYR_GOV"),
        ("سيطر الجيش السوري على معظم مدينة تدمر.", "captured_partial", None, "SYR_GOV"),
    ],
)
def test_types_and_sides(text: str, type: str, loser: str | None, gainer: str | None) -> None:
    """Verbs, verbal nouns, passives and participles tell who gains and who loses."""
    found = event(text)
    assert (found.type, found.from_side, found.to_side) == (type, loser, gainer)


@pytest.mark.parametrize(
    "text",
    [
        "صارت الأسلحة تحت سيطرة تنظيم الدولة.",
        "قصف الطيران مناطق سيطرة تنظيم الدولة.",
        "وصل طرد بريدي إلى مدينة تدمر.",
        "سقط صاروخ على مدينة تدمر.",
        "سيطر القلق على السكان.",
        "دخل الوزير مدينة تدمر.",
        "انسحب وفد المعارضة السورية من المحادثات.",
        "استولى الجيش السوري على أربع دبابات.",
        "هزم الجيش السوري على يد تنظيم الدولة.",
        "اقرأ أيضاً:\nتنظيم الدولة يسيطر على مدينة تدمر\n",
        "",
    ],
)
def test_no_control_of_a_place(text: str) -> None:
    """Weapons, journeys, missiles, worries and the headlines of other articles are no control of a place."""
    assert told(text).control == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("يسعى الجيش السوري إلى السيطرة على مدينة تدمر.", "planned"),
        ("تقدم الجيش السوري إلى الجبل بهدف السيطرة على مدينة تدمر.", "planned"),
        ("سيسيطر الجيش السوري على مدينة تدمر.", "planned"),
        ("لم يسيطر الجيش السوري على مدينة تدمر.", "denied"),
        ("فشل الجيش السوري في السيطرة على مدينة تدمر.", "denied"),
        ("بدأت معركة تحرير مدينة تدمر.", "planned"),
        ("سيطر الجيش السوري على مدينة تدمر.", "reported"),
        ("قال محافظ حمص طلال البرازي إن الجيش السوري سيطر على مدينة تدمر.", "claimed"),
    ],
)
def test_status(text: str, status: str) -> None:
    """What was only meant, fought for or denied did not happen; what a party tells is its claim."""
    assert {e.status for e in told(text).control if e.type != "advance"} == {status}


def test_list_of_places_makes_a_row_each() -> None:
    """«الرقة ومنبج وتدمر» are three places."""
    text = "سيطر تنظيم الدولة على مدينة الرقة ومنبج وتدمر."
    assert [e.place_id for e in told(text).control] == ["sy.raqqa", "sy.manbij", "sy.palmyra"]


def test_counted_places_are_one_row() -> None:
    """«22 بلدة» is one row with its number and the place that it lies at."""
    found = event("سيطرت قوات النظام السوري على 22 بلدة سكنية جنوبي مدينة الباب.")
    assert (found.n_places, found.place_id, found.part, found.type) == (22, "sy.al-bab", "south", "captured")


def test_pronoun_takes_up_the_place() -> None:
    """«منها» and «عليها» mean the town named before."""
    text = "دارت معارك في مدينة تدمر، ثم انسحب الجيش السوري منها وسيطر عليها تنظيم الدولة."
    assert [(e.type, e.place_id, e.to_side) for e in told(text).control] == [
        ("withdrew", "sy.palmyra", None),
        ("captured", "sy.palmyra", "ISIS"),
    ]


def test_masculine_pronoun_passes_over_a_town() -> None:
    """«عليه» cannot mean a town, «الحي» it can."""
    found = event("قرب مدينة حلب يقع حي الشعار في مدينة حلب الذي سيطر عليه تنظيم الدولة.")
    assert found.to_side == "ISIS" and "الشعار" in (found.place or "")


def test_loser_is_the_one_who_left() -> None:
    """Who withdraws from the place in the same sentence lost it."""
    text = "سيطر تنظيم الدولة على مدينة تدمر بعد انسحاب قوات النظام السوري منها."
    assert event(text, "سيطر").from_side == "SYR_GOV"


def test_loser_is_the_holder_told_before() -> None:
    """Who took the place before lost it when another took it."""
    text = "سيطر تنظيم الدولة على مدينة تدمر في مايو/أيار 2015. واستعاد الجيش السوري مدينة تدمر في مارس/آذار 2016."
    assert [(e.from_side, e.edtf) for e in told(text).control] == [(None, "2015-05"), ("ISIS", "2016-03")]


def test_second_mention_is_the_same_event() -> None:
    """An undated mention of the same gain repeats it and takes its day."""
    text = "سيطر تنظيم الدولة على مدينة تدمر في 11 ديسمبر/كانون الأول 2016. وأقلقت سيطرة تنظيم الدولة على تدمر السكان."
    first, second = told(text).control
    assert second.same_as == first.id and second.edtf == "2016-12-11"


def test_another_year_is_another_event() -> None:
    """Two gains of one place by one side on different days are two events."""
    text = "سيطر تنظيم الدولة على مدينة تدمر في مايو/أيار 2015. وسيطر تنظيم الدولة على مدينة تدمر في ديسمبر/كانون الأول 2016."
    assert [e.same_as for e in told(text).control] == [None, None]


def test_supporters() -> None:
    """«بدعم روسي» names who helped."""
    assert event("استعاد الجيش السوري مدينة تدمر بدعم روسي.").supporters == ("RUSSIA",)
    text = "انسحب الجيش السوري من مدينة منبج، قبل أن يستعيد مدينة تدمر بدعم روسي."
    assert [e.supporters for e in told(text).control] == [(), ("RUSSIA",)]


def test_state_is_of_the_day_of_publication() -> None:
    """A place that is held is held on the day of the report; without that day the date stays open."""
    text = "بقيت مدينة تدمر تحت سيطرة تنظيم الدولة."
    assert told(text).control[0].edtf == "2017-03-02"
    assert told(text, None).control[0].edtf is None


def test_present_tense_tells_an_event_in_a_headline_and_a_state_below() -> None:
    """«تسيطر» in a headline is news, in a paragraph a state."""
    body = "تسيطر قوات النظام السوري على مدينة حمص منذ سنوات طويلة، كما يقول سكان المدينة الذين بقوا في بيوتهم طوال تلك المدة."
    text = "تنظيم الدولة يسيطر على مدينة تدمر\n\n" + body
    assert [e.type for e in told(text).control] == ["captured", "holds"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_positions(parts: list[str]) -> None:
    """Whatever the words, quote and cue stand where they say, the cue within the quote."""
    text = "".join(parts)
    rows = told(text).control
    assert all(text[e.start : e.end] == e.quote and text[e.cue_start : e.cue_end] == e.cue for e in rows)
    assert all(e.start <= e.cue_start < e.cue_end <= e.end for e in rows)
    assert [e.id for e in rows] == [f"E{i}" for i in range(1, len(rows) + 1)]


READ = [
    # sentence, type, words of the place, from, to
    ("تحاصر فصائل المعارضة السورية بلدتي نبل والزهراء.", "besieged", "الزهراء", None, "OPPOSITION"),
    ("سحب الجيش السوري بعض وحداته من مدينة تدمر.", "withdrew_partial", "تدمر", "SYR_GOV", None),
    ("سقطت مدينة سنجة في أيدي قوات الدعم السريع.", "captured", "سنجة", None, "RSF"),
    ("سيطرت قوات الدعم السريع على مقر الفرقة 16 مشاة التابعة للجيش السوداني.", "captured", "مقر", "SAF", "RSF"),
    ("تخضع مدينة عفرين لسيطرة وحدات حماية الشعب الكردية.", "holds", "عفرين", None, "YPG"),
    ("رفع الجيش العراقي العلم فوق مبنى المحافظة في الموصل.", "captured_implied", "مبنى المحافظة", None, "IRQ_GOV"),
    ("خسر تنظيم داعش آخر معاقله في مدينة سرت.", "captured", "سرت", "ISIS", None),
    ("قصفت المقاتلات معمل غاز كونيكو الواقع تحت سيطرة تنظيم داعش.", "holds", "كونيكو", None, "ISIS"),
    ("سيطرت المقاومة اليمنية على منفذين هما عقان والنخيلة.", "captured", "النخيلة", None, "HADI_GOV"),
    ("وفي محور حصيبة الشرقية تقدّمت قوات من الشرطة الاتحادية العراقية.", "advance", "حصيبة", None, "IRQ_GOV"),
    ("يعد حي الجراف المعقل الرئيس لميليشيات الحوثي في صنعاء.", "holds", "الجراف", None, "HOUTHI_SALEH"),
    ("سلمت بعثة الاتحاد الأفريقي في حزيران ست قواعد إلى الجيش الصومالي.", "handed_over", "قواعد", "AMISOM", "SOM_GOV"),
    ("القوات العراقية تسيطر على نحو ستين بالمئة من مدينة الموصل.", "holds", "الموصل", None, "IRQ_GOV"),
]


@pytest.mark.parametrize(("text", "kind", "place", "loser", "gainer"), READ)
def test_ways_to_tell_control(text: str, kind: str, place: str, loser: str | None, gainer: str | None) -> None:
    """Each way of telling names the type, the place and the sides."""
    found = [(e.type, e.from_side, e.to_side) for e in told(text).control if place in (e.place or "")]
    assert (kind, loser, gainer) in found, [(e.type, e.place, e.from_side, e.to_side) for e in told(text).control]


@pytest.mark.parametrize(
    "text",
    [
        "تريثت المقاومة اليمنية في اقتحام مدينة تعز.",
        "القوات العراقية تقترب من تحرير مدينة الفلوجة.",
        "سقوط مدينة تعز بيد الحوثيين مسألة وقت.",
        "يخشى السكان وقوع مجزرة في حال انسحاب قوات النظام السوري من مدينة تدمر.",
    ],
)
def test_what_has_not_happened_is_no_report(text: str) -> None:
    """A gain that is near, put off or supposed is planned."""
    assert {e.status for e in told(text).control} == {"planned"}


def test_people_besieged_are_no_place() -> None:
    """«محاصرتهم» speaks of people."""
    assert not [e for e in told("نجحت المقاومة اليمنية في الضغط على الحوثيين في حي التواهي ومحاصرتهم.").control if e.type == "besieged"]


def test_a_ship_does_not_advance() -> None:
    """Only armed people who stand by the verb advance by arriving."""
    assert not told("وصلت سفينة محملة بالمساعدات إلى ميناء عدن بعد أن قصفه الحوثيون.").control


def test_the_only_other_side_loses() -> None:
    """Where a report tells of two who fight, the one that does not gain a place loses it, and the row says by which rule."""
    text = "هاجمت قوات النظام السوري مواقع تنظيم الدولة. وانسحب تنظيم الدولة شرقاً. وسيطرت قوات النظام على قرية الصوامع."
    gained = next(e for e in told(text).control if e.type == "captured")
    assert gained.from_side == "ISIS"
    assert "control/only_other_side" in gained.rules


def test_of_three_sides_none_is_supposed_to_lose() -> None:
    """Where more than one other side fights, who loses stays open."""
    told_first = "هاجمت قوات النظام السوري تنظيم الدولة ثم المعارضة السورية. وقصفت المعارضة السورية تنظيم الدولة."
    text = f"{told_first} وسيطرت قوات النظام على قرية الصوامع."
    assert next(e for e in told(text).control if e.type == "captured").from_side is None
