"""Control that a noun tells with the verb before it: a presence ended, a hand laid on a place, one side instead of another."""

import pytest
from told import event, told

TURNOVERS = [
    ("أنهى الجيش السوري وجود تنظيم الدولة في مدينة تدمر.", "captured", "تدمر", "ISIS", "SYR_GOV"),
    ("قضى الجيش السوري على آخر جيوب تنظيم الدولة في مدينة تدمر.", "captured", "تدمر", "ISIS", "SYR_GOV"),
    ("لم يعد لتنظيم الدولة وجود في مدينة تدمر.", "withdrew", "تدمر", "ISIS", None),
    ("وضع الجيش السوري يده على مطار تدمر.", "captured", "تدمر", None, "SYR_GOV"),
    ("فرض الجيش السوري الأمن في كامل مدينة تدمر.", "captured", "تدمر", None, "SYR_GOV"),
    ("حل الجيش السوري محل تنظيم الدولة في مدينة تدمر.", "captured", "تدمر", "ISIS", "SYR_GOV"),
    ("مدينة تدمر خالية تماما من مسلحي تنظيم الدولة.", "withdrew", "تدمر", "ISIS", None),
    ("لم يبق بيد تنظيم الدولة سوى مدينة تدمر.", "holds", "تدمر", None, "ISIS"),
    ("أجبر الجيش السوري مقاتلي تنظيم الدولة على الانسحاب من مدينة تدمر.", "withdrew", "تدمر", "ISIS", None),
    ("هاجم الجيش السوري مسلحي تنظيم الدولة وأجبرهم على الخروج من مدينة تدمر.", "withdrew", "تدمر", "ISIS", None),
    ("صار معبر نصيب بيد مجلس محلي.", "captured", "نصيب", None, None),
    ("باتت أحياء حلب الشرقية محررة من تنظيم الدولة.", "captured", "حلب", "ISIS", None),
]
NOTHING = [
    "أكد الوزير وجود تنظيم الدولة في مدينة تدمر.",
    "مد الرجل يده على الطاولة في مدينة تدمر.",
    "بحث مجلس الأمن في جلسته مستقبل مدينة تدمر.",
    "حل الصيف محل الربيع في مدينة تدمر.",
    "زار الوفد المناطق المحررة في ريف تدمر.",
    "بيت خال من السكان في مدينة تدمر.",
]


@pytest.mark.parametrize(("text", "kind", "place", "loser", "gainer"), TURNOVERS)
def test_a_noun_that_its_verb_makes_a_change_of_hands(text, kind, place, loser, gainer):
    """Type, place and both sides."""
    found = event(text)
    assert (found.type, found.from_side, found.to_side, found.status) == (kind, loser, gainer, "reported")
    assert place in found.place


def test_who_comes_in_the_place_of_those_who_left():
    """«محلها»: of those told right before, in the place that they left."""
    left, taken = told("انسحب تنظيم الدولة من مدينة تدمر وحل محله الجيش السوري.").control
    assert (left.type, left.from_side) == ("withdrew", "ISIS")
    assert (taken.type, taken.place, taken.from_side, taken.to_side) == ("captured", left.place, "ISIS", "SYR_GOV")


def test_a_list_before_its_predicate():
    """Each place of it, not the last alone."""
    found = told("أكدت مصادر أن تدمر والباب ومنبج صارت بيد الجيش السوري.").control
    assert [(e.place, e.type, e.to_side) for e in found] == [(p, "captured", "SYR_GOV") for p in ("تدمر", "الباب", "منبج")]


@pytest.mark.parametrize("text", NOTHING)
def test_the_same_nouns_without_such_a_verb(text):
    """Nobody ends, lays or replaces anything."""
    assert told(text).control == ()
