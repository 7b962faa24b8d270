"""Between documents: what one article tells and another denies, lays to another side or explains in another way."""

import pytest

from tests.press import article, carried, corpus
from tests.weighed import rows

DAY, LATER = "2020-05-04", "2020-05-14"
MARKET = "قصف سوق مدينة إدلب"


def found(*texts, days=(DAY, DAY, DAY)):
    """Contradictions between articles of as many outlets, as kind, topic, reason and documents."""
    made = corpus(*(article("abc"[i], text, f"جريدة {'أبج'[i]}", days[i]) for i, text in enumerate(texts)))
    return [(c["kind"], c["topic"], c["reason"], c["a_id"][0] + c["b_id"][0]) for c in rows(made, "contradictions")]


REBELS_DID = f"قالت مصادر حكومية أمس. اتهمت وزارة الدفاع السورية فصائل المعارضة بـ{MARKET}."
GOVERNMENT_DID = f"اتهم الائتلاف الوطني السوري المعارض قوات النظام بـ{MARKET} ظهر أمس."
TAKEN = "قال المرصد السوري لحقوق الإنسان إن قوات النظام انسحبت من مدينة سراقب."


def test_two_sources_that_accuse_two_sides_of_one_act_are_rivals():
    """The market of one town, in these days, and each lays it to the other side."""
    assert found(REBELS_DID, GOVERNMENT_DID) == [("rival_explanation", "perpetrator", "others_accused", "ab")]


@pytest.mark.parametrize(
    ("second", "days"),
    [
        (GOVERNMENT_DID.replace("إدلب", "حلب"), (DAY, DAY)),
        (GOVERNMENT_DID.replace("سوق", "مستشفى"), (DAY, DAY)),
        (GOVERNMENT_DID.replace("قصف سوق", "إحراق سوق"), (DAY, DAY)),
        (GOVERNMENT_DID, (DAY, LATER)),
        (GOVERNMENT_DID.replace("قوات النظام", "فصائل المعارضة"), (DAY, DAY)),
        (GOVERNMENT_DID.replace("سوق مدينة إدلب ظهر أمس", "المدنيين"), (DAY, DAY)),
    ],
)
def test_another_town_target_act_or_week_and_the_same_side_are_none(second, days):
    """Two bombings have two perpetrators."""
    assert found(REBELS_DID, second, days=days) == []


def test_two_sides_that_are_told_to_shell_one_town_can_both_be_right():
    """Nobody accuses: both shelled."""
    told = "قالت مصادر محلية إن {who} قصفت أحياء مدينة إدلب."
    assert found(told.format(who="قوات النظام"), told.replace("محلية", "طبية").format(who="فصائل المعارضة")) == []


def test_who_owns_up_stands_against_who_is_accused():
    """«أعلن التنظيم مسؤوليته»: another side is accused of the same attack."""
    owned = "أعلن تنظيم الدولة مسؤوليته عن تفجير مسجد في مدينة إدلب."
    accused = "اتهمت وزارة الدفاع السورية فصائل المعارضة بتفجير مسجد في مدينة إدلب."
    assert [f[0] for f in found(owned, accused)] == ["rival_explanation"]
    assert found(owned, accused.replace("مسجد", "جسر")) == []


def test_what_a_side_is_accused_of_in_one_article_it_denies_in_another():
    """The accused is who denies; another town, or what another side denies, is no answer."""
    denied = f"نفى الجيش السوري {MARKET}."
    assert found(GOVERNMENT_DID, denied) == [("explicit_denial", "perpetrator", "denied", "ab")]
    assert found(GOVERNMENT_DID, denied.replace("إدلب", "حلب")) == []
    assert found(GOVERNMENT_DID, denied.replace("سوق", "مدرسة")) == []
    assert [f[0] for f in found(REBELS_DID, denied)] == []
    assert found(GOVERNMENT_DID, denied, days=(DAY, LATER)) == []


def test_a_withdrawal_that_another_article_denies():
    """What is denied is no change of hands either."""
    denied = "نفى المتحدث باسم الجيش السوري أن تكون قواته انسحبت من مدينة سراقب."
    assert found(TAKEN, denied) == [("explicit_denial", "withdrawal", "denied", "ab")]
    assert found(TAKEN, denied.replace("سراقب", "إدلب")) == []
    assert found(TAKEN, denied, days=(DAY, LATER)) == []
    assert rows(corpus(article("b", denied)), "control_spells") == []


def test_a_capture_that_another_article_denies():
    """The same winner and town; another winner is not denied."""
    taken = "قال المرصد السوري لحقوق الإنسان إن قوات النظام سيطرت أمس على مدينة سراقب."
    denied = "نفت فصائل المعارضة سيطرة قوات النظام على مدينة سراقب."
    assert [f[0] for f in found(taken, denied)] == ["explicit_denial"]
    assert found(taken.replace("قوات النظام", "قوات سوريا الديمقراطية"), denied) == []


def test_the_same_words_denied_by_another_source():
    """Whatever the topic, where three quarters of the words and all the names are the same."""
    told = "أكدت مصادر دبلوماسية التوجه لفرض عقوبات جديدة على لبنان."
    denied = "نفت وزارة الخارجية الفرنسية التوجه لفرض عقوبات جديدة على لبنان."
    assert [f[0] for f in found(told, denied)] == ["explicit_denial"]
    assert found(told, denied.replace("لبنان", "إيران")) == []
    assert found(told.replace("عقوبات جديدة", "ضرائب محلية"), denied) == []
    assert found(told.replace("التوجه لفرض", "عدم التوجه لفرض"), denied) == []
    assert found(told, denied, days=(DAY, LATER)) == []


def test_a_source_that_is_cited_with_both_is_told_in_two_ways():
    """Two outlets, one spokesman: the one has him confirm it, the other deny it; one outlet may tell both."""
    told = "أكدت وزارة الخارجية الفرنسية التوجه لفرض عقوبات جديدة على لبنان."
    denied = told.replace("أكدت", "نفت")
    assert [f[0] for f in found(told, denied)] == ["explicit_denial"]
    one = corpus(article("a", told, "جريدة أ"), article("b", denied, "جريدة أ"))
    assert rows(one, "contradictions") == []


def test_a_withdrawal_ordered_in_one_article_and_a_flight_in_the_other():
    """The cause differs, the town and the side do not."""
    ordered = "قال المتحدث باسم الجيش السوري إن الانسحاب من مدينة سراقب كان بهدف إعادة انتشار قوات النظام."
    fled = "قالت مصادر محلية إن جنود قوات النظام فروا من مدينة سراقب."
    kinds = [f[:2] for f in found(ordered, fled)]
    assert kinds == [("rival_explanation", "withdrawal")]
    assert found(ordered, fled.replace("سراقب", "إدلب")) == []
    assert found(ordered, fled, days=(DAY, LATER)) == []


def test_ten_outlets_with_one_denial_are_one_contradiction():
    """Copies of either side add nothing."""
    denied = (
        f"نفى الجيش السوري {MARKET}، وقال في بيان نشرته وسائل الإعلام الرسمية إن قواته لم تكن في المنطقة ذلك اليوم "
        "وإنها تلتزم بوقف إطلاق النار منذ أسبوعين كاملين في جميع أنحاء المحافظة."
    )
    made = corpus(article("accused", GOVERNMENT_DID, "جريدة الليل"), *carried(5, denied))
    assert [(c["kind"], c["reason"]) for c in rows(made, "contradictions")] == [("explicit_denial", "denied")]
