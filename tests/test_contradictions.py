"""Contradictions: pairs that cannot both stand, and pairs that can."""

import pytest

from analysis.weigh.statements import _read
from tests.weighed import DAY, Told, rows, weighed


def found(*articles):
    """Contradictions as tuples: kind, topic, the two rows."""
    told = rows(weighed(*articles), "contradictions")
    return [(r["kind"], r["topic"], r["a_id"].rpartition(":")[2], r["b_id"].rpartition(":")[2]) for r in told]


def speaking(first, second, names=(("الجيش", "ARMY"), ("المسلح", "REBELS")), places=("الوردية",), **known):
    """Two sources that say one thing each."""
    told = Told(f"قال كريم السالم إن {first}. وقالت مصادر محلية إن {second}.")
    told.says("MAYOR", f"قال كريم السالم إن {first}", first, source="كريم السالم")
    told.says(known.pop("speaker", "LOCALS"), f"وقالت مصادر محلية إن {second}", second, source="مصادر محلية", **known)
    for words, entity in names:
        told.names(words, entity)
    for words in places:
        told.names(words, "TOWN", "place")
    told.names("تل الشيخ", "HILL", "place")
    return told


def test_the_article_itself_sets_two_accounts_against_each_other():
    """«تصطدم مباشرة مع» leads from the mayor's account to the one of the sources, by what both speak of."""
    text = "قال كريم السالم إن الهجوم على الوردية كان واسعاً. تصريحات كريم السالم تصطدم مباشرة مع ما ذكرته مصادر محلية عن هجوم 50 مسلحاً."
    told = Told(text)
    told.says("MAYOR", text.split(". ")[0], "الهجوم على الوردية كان واسعاً", source="كريم السالم", topic="scale_of_attack")
    clash = "تصريحات كريم السالم تصطدم مباشرة مع ما ذكرته مصادر محلية"
    told.says(
        None,
        clash,
        cue="تصطدم",
        cue_start=text.index("تصطدم"),
        cue_end=text.index("تصطدم") + 5,
        mode="article_voice",
        verb_class="collide",
        chain=("PAPER",),
    )
    told.says("LOCALS", "ما ذكرته مصادر محلية عن هجوم 50 مسلحاً", "هجوم 50 مسلحاً", source="مصادر محلية", topic="scale_of_attack")
    (row,) = rows(weighed(told), "contradictions")
    assert (row["kind"], row["topic"], row["a_source"], row["b_source"]) == (
        "said_by_article",
        "scale_of_attack",
        "كريم السالم",
        "مصادر محلية",
    )
    assert row["marked_by"] == "تصطدم مباشرة"


@pytest.mark.parametrize(
    ("first", "second", "known", "kinds"),
    [
        ("الطيران قصف المسلحين في الوردية", "الجيش لم يقصف المسلحين في الوردية", {}, ["explicit_denial"]),
        ("الطيران قصف المسلحين في الوردية", "هناك عدم قيام الطيران بقصف المسلحين", {}, ["explicit_denial"]),
        ("الجيش انسحب من الوردية", "الجيش انسحب من الوردية", {"certainty": "denial"}, ["explicit_denial"]),
        ("الطيران قصف المسلحين في الوردية", "الجيش قصف المسلحين في الوردية", {}, []),
        ("الطيران قصف المسلحين في الوردية", "الجيش لم يقصف المسلحين في تل الشيخ", {}, []),
        ("الطيران قصف المسلحين في الوردية", "الجيش لم يقصف السوق", {"places": ()}, []),
        ("الطيران قصف المسلحين في الوردية", "الجيش لم يقصف المسلحين", {"speaker": "MAYOR"}, []),
        ("الطيران قصف المسلحين في الوردية", "الجيش لن يقصف المسلحين", {"certainty": "expectation"}, []),
        ("الجيش انسحب من الوردية", "الجيش لم يدمر الطيران قبل انسحابه من الوردية", {}, []),
    ],
)
def test_an_act_said_and_denied(first, second, known, kinds):
    """Of the same side and no other place, by two origins, as having happened; nothing else is a denial."""
    assert [kind for kind, *_ in found(speaking(first, second, **known))] == kinds


@pytest.mark.parametrize(
    ("first", "second", "topics"),
    [
        ("انسحاب الجيش من الوردية يأتي بهدف حماية المدنيين", "جنود الجيش لاذوا بالفرار من الوردية", ["withdrawal"]),
        (
            "المسلحون أُعطوا مضادات الدروع بهدف إشعال الحرب، وكان ترك مضادات الدروع متعمداً",
            "المسلحين رأوا الجنود ألقوا أسلحتهم وفروا من الوردية",
            ["weapons_left"],
        ),
        ("انسحاب الجيش من الوردية بدأ", "جنود الجيش لاذوا بالفرار من الوردية", []),
        ("انسحاب الجيش من الوردية يأتي بهدف حماية المدنيين", "جنود الجيش انسحبوا بعد فرار القادة", []),
        ("انسحاب الجيش من الوردية يأتي بهدف حماية المدنيين", "جنود الجيش لاذوا بالفرار من تل الشيخ", []),
    ],
)
def test_two_ways_to_explain_one_thing(first, second, topics):
    """A withdrawal with a purpose against a flight, weapons left on purpose against weapons left in flight."""
    pairs = found(speaking(first, second))
    assert [topic for kind, topic, *_ in pairs if kind == "rival_explanation"] == topics
    assert all(kind == "rival_explanation" for kind, *_ in pairs)


def counting(a, b, **other):
    """Two sources that count the dead of one side in one town on one day; `other` changes the second count."""
    told = Told(f"سقط {a} قتيلاً في رواية، وفي الأخرى {b} من القتلى.")
    one = told.says("MAYOR", f"سقط {a} قتيلاً")
    two = told.says(other.pop("speaker", "LOCALS"), f"وفي الأخرى {b} من القتلى")
    values = {"side": "GOV", "place_id": "TOWN", "edtf": DAY, "unit": "dead", "role": "casualty", "scope": "killed"}
    told.figure(f"{a} قتيلاً", str(a), a, "killed", claim_id=one, **values)
    told.figure(f"{b} من القتلى", str(b), b, "killed", **(values | {"claim_id": two} | other))
    return told


def test_two_numbers_of_one_thing_differ():
    """Same place, day, side, unit and role, two origins, values that cannot both be right."""
    assert found(counting(40, 90)) == [("different_number", None, "F1", "F2")]


@pytest.mark.parametrize(
    "other",
    [
        {"edtf": "2020-05-04"},
        {"edtf": "2020"},
        {"edtf": None},
        {"place_id": "HILL"},
        {"place_id": None},
        {"side": "REB"},
        {"unit": "wounded"},
        {"role": "civilian"},
        {"scope": "since_monday"},
        {"low": 30.0, "bound": "at_least", "high": None},
        {"speaker": "MAYOR"},
        {"same_as": "F1"},
    ],
)
def test_numbers_that_can_both_be_right_do_not_differ(other):
    """Another day, place, side, thing or scope, an open bound, one speaker: no contradiction."""
    assert found(counting(40, 90, **other)) == []


def test_those_counted_beside_others_are_other_people():
    """«40 قتيلاً» and «90 آخرين» are not two counts of the same dead."""
    told = Told("سقط 40 قتيلاً. وقالت مصادر محلية إن 90 آخرين قتلوا.")
    for quote, n, claim in (("40 قتيلاً", 40, None), ("90 آخرين", 90, told.says("LOCALS", "وقالت مصادر محلية إن 90 آخرين قتلوا"))):
        told.figure(quote, str(n), n, "killed", side="GOV", place_id="TOWN", edtf=DAY, unit="dead", role="casualty", claim_id=claim)
    assert found(told) == []


def test_two_articles_are_not_set_against_each_other():
    """Nothing shows that numbers and holders of two articles are of one event."""
    one, two = counting(40, 40), counting(90, 90)
    object.__setattr__(two.document, "id", "other")
    assert found(one, two) == []


def test_an_approximation_near_the_number_is_no_contradiction():
    """«نحو 100» and 95 are one, «نحو 100» and 200 are not."""
    assert found(counting(95, 100, approx=True)) == []
    assert [kind for kind, *_ in found(counting(100, 200, approx=True))] == ["different_number"]


def test_the_same_number_of_other_people_is_another_scope():
    """6000 who fled and 6000 who stood there; small numbers are the same by chance."""
    for n, kinds in ((6000, ["different_scope"]), (6, [])):
        told = Told(f"فرّ {n} جندي. وقاتل {n} عنصر.")
        told.men(f"{n} جندي", n, "fled", "GOV", scope="fled")
        told.men(f"{n} عنصر", n, "defender", "GOV", scope="present")
        assert [kind for kind, *_ in found(told)] == kinds


def test_the_same_number_of_one_origin_is_told_twice_and_not_confirmed():
    """Two chains of one origin that share their numbers are not independent."""
    told = Told("هاجم 200 مسلح مقابل 6000 جندي. وذكرت الصحيفة 200 مقاتل و6000 عنصر.")
    one, two = (
        told.says("SOURCES", "هاجم 200 مسلح مقابل 6000 جندي", source="مصادر روسية"),
        told.says("GAZETTE", "وذكرت الصحيفة 200 مقاتل و6000 عنصر", source="الصحيفة"),
    )
    for quote, n, role, side, claim in (
        ("200 مسلح", 200, "attacker", "REB", one), ("6000 جندي", 6000, "defender", "GOV", one),
        ("200 مقاتل", 200, "attacker", "REB", two), ("6000 عنصر", 6000, "defender", "GOV", two),
    ):  # fmt: skip
        told.men(quote, n, role, side, claim_id=claim)
    assert found(told) == [("not_independent", None, "F1", "F3")]


def holding(**other):
    """Two sources on who took the town."""
    told = Told("سيطر الجيش على الوردية. وسيطر المسلحون على البلدة.")
    one, two = told.says("MAYOR", "سيطر الجيش على الوردية"), told.says("LOCALS", "وسيطر المسلحون على البلدة")
    told.held("سيطر الجيش على الوردية", "GOV", DAY, claim_id=one)
    values = {"edtf": DAY, "claim_id": two, "side": "REB"} | other
    told.held("وسيطر المسلحون على البلدة", values.pop("side"), values.pop("edtf"), **values)
    return told


def test_two_holders_of_one_place_on_one_day():
    """By two origins, for the whole place."""
    assert found(holding()) == [("different_holder", "control", "E1", "E2")]


@pytest.mark.parametrize(
    "other",
    [
        {"edtf": "2020-05-09"},
        {"edtf": None},
        {"edtf": "2020"},
        {"side": "GOV"},
        {"side": "GOV+REB"},
        {"side": None},
        {"status": "planned"},
        {"type": "advance"},
        {"part": "outskirts"},
        {"n_places": 3},
        {"claim_id": "C1"},
        {"from_side": "GOV"},
        {"type": "holds", "claim_id": None},
    ],
)
def test_holders_that_can_both_be_right(other):
    """Another time, a shared side, a plan, an advance, another part, the same source, one after the other: no contradiction."""
    assert found(holding(**other)) == []


def test_the_centre_and_the_whole():
    """A withdrawal from the centre against a loss of the town, once, the two withdrawals face to face."""
    told = Told("سيطر المسلحون على الوردية بعد انسحاب الجيش منها. قال كريم السالم إن الانسحاب من وسطها.")
    claim = told.says("MAYOR", "قال كريم السالم إن الانسحاب من وسطها")
    told.held("سيطر المسلحون على الوردية", "REB", DAY, from_side="GOV")
    told.held("انسحاب الجيش منها", None, DAY, type="withdrew", from_side="GOV")
    told.held("الانسحاب من وسطها", None, f"{DAY}~", type="withdrew_partial", from_side="GOV", part="centre", claim_id=claim)
    assert found(told) == [("different_extent", "control", "E3", "E2")]


@pytest.mark.parametrize(
    ("content", "affirmed", "denied"),
    [
        ("الجيش لم يقصف المدينة", set(), {"air_strikes"}),
        ("عدم قيام الطيران أو المدفعية بقصف المدينة", set(), {"air_strikes"}),
        ("لم يهدأ القتال، وقصف الجيش المدينة", {"air_strikes"}, set()),
        ("مضادات الدروع والطيران", set(), set()),
        ("السماح للطيران باستهداف المواقع", {"air_strikes"}, set()),
        ("الأسلحة غنمت من المراكز", set(), set()),
        ("ليس التنسيق أمراً جديداً", {"collusion"}, set()),
    ],
)
def test_negation_reaches_its_act_and_no_further(content, affirmed, denied):
    """«لم» denies the verb after it, «عدم» the noun that follows in its clause."""
    assert _read(content)[:2] == (affirmed, denied)
