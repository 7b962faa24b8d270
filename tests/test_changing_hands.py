"""Control told round about: places that pass, slip or are left, sieges of people, unnamed subjects."""

import pytest
from told import event, told, turn

TOLD = [
    ("آلت السيطرة على مدينة تدمر إلى تنظيم الدولة.", "captured", "مدينة تدمر", None, "ISIS"),
    ("انتقلت السيطرة على معبر نصيب من قوات النظام السوري إلى المعارضة السورية.", "captured", "معبر نصيب", "SYR_GOV", "OPPOSITION"),
    ("عادت مدينة تدمر إلى قبضة تنظيم الدولة.", "recaptured", "مدينة تدمر", None, "ISIS"),
    ("خرجت مدينة الفاشر عن سيطرة الجيش السوداني.", "captured", "مدينة الفاشر", "SAF", None),
    ("وقعت مدينة الرقة في يد تنظيم الدولة.", "captured", "مدينة الرقة", None, "ISIS"),
    ("دانت مدينة بنغازي، ثاني المدن، بالكامل لقوات حفتر.", "captured", "مدينة بنغازي", None, "LNA"),
    ("أصبحت مدينة سنجة تحت سيطرة قوات الدعم السريع.", "captured", "مدينة سنجة", None, "RSF"),
    ("تحررت مدينة هيت من قبضة تنظيم داعش.", "captured", "مدينة هيت", "ISIS", None),
    ("أعلن المجلس أن مدينة تدمر حُرّرت من تنظيم الدولة.", "recaptured", "مدينة تدمر", "ISIS", None),
    ("بسط الجيش السوداني نفوذه على مدينة سنجة.", "captured", "مدينة سنجة", None, "SAF"),
    ("انتزع تنظيم الدولة من قوات النظام السوري مدينة تدمر.", "captured", "مدينة تدمر", "SYR_GOV", "ISIS"),
    ("سيطر على مدينة تدمر تنظيم الدولة.", "captured", "مدينة تدمر", None, "ISIS"),
    ("تمكن الجيش العراقي من إنهاء وجود تنظيم داعش داخل مدينة هيت.", "captured", "مدينة هيت", "ISIS", "IRQ_GOV"),
    ("لم يبق لتنظيم الدولة في المحافظة سوى مدينة تدمر.", "holds", "مدينة تدمر", None, "ISIS"),
    ("لا تزال قوات النظام السوري تحتفظ بمطار دير الزور.", "holds", "مطار دير الزور", None, "SYR_GOV"),
    ("وقال إن الحوثيين ما زالوا متمركزين في مدينة تعز.", "holds", "مدينة تعز", None, "HOUTHI_SALEH"),
    ("قصف الطيران قاعدة العند التي يتمركز فيها الحوثيون.", "holds", "قاعدة العند", None, "HOUTHI_SALEH"),
    ("اضطرت المقاومة الشعبية إلى إخلاء مواقعها في جبل صبر بتعز.", "withdrew", "جبل صبر", "HADI_GOV", None),
    ("غادرت قوات الجيش السوداني مدينة زالنجي.", "withdrew", "مدينة زالنجي", "SAF", None),
    ("تقهقر الحوثيون من مدينة المخا.", "withdrew", "مدينة المخا", "HOUTHI_SALEH", None),
    ("حاصر الجيش العراقي مسلحي داعش في حي الزهور.", "encircled", "حي الزهور", "ISIS", "IRQ_GOV"),
    ("الحصار الذي تفرضه المقاومة الشعبية على الحوثيين في مدينة تعز.", "encircled", "مدينة تعز", "HOUTHI_SALEH", "HADI_GOV"),
    ("شدد الجيش العراقي الطوق حول مدينة تلعفر.", "encircled", "مدينة تلعفر", None, "IRQ_GOV"),
    ("وصلت المساعدات إلى مطار كويرس المحاصر من تنظيم داعش.", "besieged", "مطار كويرس", None, "ISIS"),
    ("توغلت دبابات إسرائيلية شرق مدينة رفح.", "advance", "شرق مدينة رفح", None, "ISRAEL"),
    ("تتقاسم قوات النظام السوري والمعارضة السورية السيطرة على مدينة حلب.", "contested", "مدينة حلب", None, "SYR_GOV+OPPOSITION"),
    ("وكانت المعارك مستمرة في مدينة الفاشر.", "contested", "مدينة الفاشر", None, None),
    ("تبادل الجيش السوداني وقوات الدعم السريع السيطرة على مدينة بارا.", "contested", "مدينة بارا", None, "SAF+RSF"),
    ("القوات العراقية تُخرج مسلحي داعش من مدينة هيت.", "captured", "مدينة هيت", "ISIS", "IRQ_GOV"),
    ("وصل الوفد إلى منبج التي تديرها قوات سوريا الديمقراطية.", "holds", "منبج", None, "SDF"),
    ("تتحكم قوات النظام السوري بمداخل مدينة دوما.", "holds", "مداخل مدينة دوما", None, "SYR_GOV"),
    ("أعاد الجيش اللبناني الإمساك بمدينة صيدا.", "recaptured", "مدينة صيدا", None, "LEBANESE_ARMY"),
    (
        "استعاد الجيش اليمني بدعم من قوات التحالف العربي مدينة المكلا من تنظيم القاعدة.",
        "recaptured",
        "مدينة المكلا",
        "AL_QAEDA",
        "HADI_GOV",
    ),
    ("قصف الطيران عرسال، وتلة الحصن وقعت مجدداً في أيدي جبهة النصرة.", "captured", "تلة الحصن", None, "NUSRA"),
    ("لا تزال قوات القذافي محاصرة في حي الدولار بمدينة سرت.", "encircled", "حي الدولار", "GADDAFI", None),
    ("قصف الطيران شبوة بعد تطهير عسيلان من الحوثيين.", "recaptured", "عسيلان", "HOUTHI_SALEH", None),
    ("ظفرت قوات الوفاق بمطار طرابلس.", "captured", "مطار طرابلس", None, "GNA"),
    ("طرد تحالف «البنيان المرصوص» تنظيم الدولة من مدينة سرت.", "captured", "مدينة سرت", "ISIS", "GNA"),
    ("سيطرت قوات الشرعية اليمنية على مركز مديرية بيحان.", "captured", "مركز مديرية بيحان", None, "HADI_GOV"),
    ("قصف الطيران المناطق التي يسيطر عليها تنظيم داعش في الرمادي.", "holds", "المناطق (الرمادي)", None, "ISIS"),
    ("أقلق استيلاؤهم على مدينة هيت السكان.", "captured", "مدينة هيت", None, None),
    ("أمهل التنظيم سكان مدينة الرقة (شمال شرق سوريا) التي يسيطر عليها تنظيم الدولة.", "holds", "مدينة الرقة", None, "ISIS"),
    ("قصف الطيران قلعة تدمر آخر معقل لتنظيم الدولة.", "holds", "قلعة تدمر", None, "ISIS"),
    ("قال قائد في الجيش العراقي: استولينا على قضاء راوة.", "captured", "قضاء راوة", None, "IRQ_GOV"),
    ("أنهى الجيش السوداني سيطرة قوات الدعم السريع على مدينة سنجة.", "captured", "مدينة سنجة", "RSF", "SAF"),
    (
        "دخلت قوات إسرائيلية، الأربعاء، الأطراف الشرقية والجنوبية لبلدة الخيام.",
        "advance",
        "الأطراف الشرقية والجنوبية لبلدة الخيام",
        None,
        "ISRAEL",
    ),
    ("وكان الجيش الإسرائيلي قد سحب خمسة ألوية من شمال قطاع غزة.", "withdrew_partial", "شمال قطاع غزة", "ISRAEL", None),
    ("باتت حلب خارج قبضة المعارضة السورية بعد ليلة طويلة.", "captured", "حلب", "OPPOSITION", None),
    ("خرجت مدينة إدلب عن سيطرة دمشق.", "captured", "مدينة إدلب", "SYR_GOV", None),
    ("رفع مقاتلو تنظيم الدولة رايتهم فوق قلعة تدمر.", "captured_implied", "قلعة تدمر", None, "ISIS"),
    ("مدينة ترهونة (90 كلم جنوب شرق طرابلس) باتت بكاملها في قبضة قوات الوفاق.", "captured", "مدينة ترهونة", None, "GNA"),
    ("ما زالت مدينة كادقلي تحت الحصار المزدوج لقوات الدعم السريع.", "besieged", "مدينة كادقلي", None, "RSF"),
    ("دخلت قوات الوفاق من دون قتال ترهونة.", "captured", "ترهونة", None, "GNA"),
    ("دخلت مدينة حماة في حوزة المعارضة السورية.", "captured", "مدينة حماة", None, "OPPOSITION"),
]


@pytest.mark.parametrize(("text", "kind", "place", "loser", "gainer"), TOLD)
def test_control_told_round_about(text: str, kind: str, place: str, loser: str | None, gainer: str | None) -> None:
    """Type, place and sides of each way to tell it."""
    assert turn(text) == (kind, place, loser, gainer)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("غادر الرئيس السوري مدينة تدمر.", "a visitor leaves"),
        ("عاد السكان إلى مدينة تدمر.", "people return"),
        ("فر السكان من مدينة تدمر.", "people flee"),
        ("يخشى السكان نفوذ تنظيم الدولة.", "influence takes no place"),
        ("حاصرت النيران ست عائلات في مبنى من سبع طبقات.", "fire is no side"),
        ("المشتقات النفطية التي تسيطر عليها جماعة الحوثي تكفي مدينة تعز.", "goods are no place"),
        ("الدين الخارجي في عدن يتراجع إلى النصف.", "a debt"),
        ("قالت وزارة الصحة التي تديرها حماس إن القصف مستمر.", "a ministry is no place"),
        ("رحب السكان بتحرير الأسيرة فلسطين.", "a prisoner"),
        ("غادرت الطائرات الروسية مطار حميميم.", "an aircraft leaves"),
        ("من يسيطر على مدينة القصير يربح الحرب.", "a saying"),
        ("فقد استهدف الطيران ثلاثين نفقاً في رفح.", "«فقد» is a particle"),
        ("كسرت المشاهد قلوب سكان مدينة تدمر.", "«كسرت» is no Sirte"),
        ("تعمّد الجيش السوري ترك مضادات للدروع في مدينة تدمر.", "weapons are left, not the town"),
    ],
)
def test_nothing_changes_hands(text: str, why: str) -> None:
    """Words of control without control."""
    assert told(text).control == (), why


def test_a_siege_that_is_lifted_is_not_laid() -> None:
    """Who ends a siege does not besiege; that there was one is only presupposed."""
    found = event("فك الجيش العراقي الحصار عن مدينة آمرلي.")
    assert (found.type, found.status, found.to_side) == ("besieged", "presupposed", None)


@pytest.mark.parametrize(
    "text",
    [
        "قاتل الجيش الليبي تنظيم الدولة في سرت. تسيطر على مدينة طرابلس حكومة لا يعترف بها أحد.",
        "قاتل الجيش الليبي تنظيم الدولة في سرت. تسيطر هذه القبائل على مدينة سبها.",
    ],
)
def test_an_unknown_subject_is_nobody_told_of_before(text: str) -> None:
    """A subject that is named but of no known side leaves the gainer open."""
    assert event(text).to_side is None


def test_who_denies_a_fall_would_have_lost() -> None:
    """The one who denies speaks of its own loss; «في يدها» is the other's."""
    found = event("نفى الناطق باسم الجيش السوداني ما تناقلته صفحات تابعة لقوات الدعم السريع عن سقوط مدينة الفاشر في يدها.")
    assert (found.status, found.to_side) == ("denied", "RSF")
    assert event("نفى الجيش السوداني سقوط مدينة الفاشر.").from_side == "SAF"


def test_share_of_a_place() -> None:
    """Percentages told beside a place make the capture partial."""
    assert event("قال الناطق باسم الجيش السوداني إن السيطرة على مدينة الفاشر بلغت 70 بالمئة.").type == "captured_partial"
    assert event("سيطر الجيش السوداني على 20 بالمئة من مدينة الفاشر.").part == "some"


def test_parts_by_their_pronoun() -> None:
    """«أجزاء منها», «مطارها» are of the place told before."""
    taken = told("دخل الجيش اليمني مدينة حرض وسيطر على أجزاء واسعة منها.").control[-1]
    assert (taken.type, taken.place_id, taken.part) == ("captured_partial", "ye.harad", "some")
    held = told("اجتاح الحوثيون مدينة تعز واحتلوا مطارها.").control[-1]
    assert (held.place, held.place_id) == ("مطارها (مدينة تعز)", "ye.taiz")


def test_a_joined_verb_goes_on_about_its_subject() -> None:
    """«وتقدمت نحو» is of those told just before; a ship of nobody's takes no place."""
    found = told("دخلت قوات الوفاق مدينة ترهونة وتقدمت نحو مدينة بني وليد.").control
    assert [(e.type, e.to_side) for e in found] == [("advance", "GNA"), ("advance", "GNA")]
    assert told("قصفت قوات حفتر ترهونة. ووصلت أمس سفينة إلى ميناء طرابلس.").control == ()


def test_a_place_that_only_locates_another_is_not_taken_up() -> None:
    """«المدينة» is the town told of, not the one from which its distance is given."""
    found = told("قصف الطيران مدينة الفلوجة (60 كلم شرق الرمادي). وحاصرت القوات العراقية المدينة.").control
    assert [e.place_id for e in found] == ["iq.fallujah"]


def test_loser_is_who_had_taken_the_place_as_is_told_afterwards() -> None:
    """What a report adds of an earlier day tells from whom a place is taken; of friends none takes from the other."""
    report = "سيطرت القوات العراقية على مدينة هيت بعد لقاء مع البيشمركة وحزب العمال. وكان {} قد سيطر على مدينة هيت في أكتوبر 2014."
    assert told(report.format("تنظيم داعش")).control[0].from_side == "ISIS"
    assert told(report.format("الجيش الأمريكي")).control[0].from_side is None


def test_a_stronghold_that_falls_is_one_no_longer() -> None:
    """«سيطر على البلدة، آخر معاقل التنظيم» tells who loses; that it held the place is of before."""
    taken, seat = told("سيطر الجيش اليمني على مدينة زنجبار آخر معاقل تنظيم القاعدة.").control
    assert (taken.from_side, seat.to_side, seat.status) == ("AL_QAEDA", "AL_QAEDA", "presupposed")


def test_the_article_that_a_preposition_hides() -> None:
    """«للمدينة» is «المدينة», «للبنان» has no article."""
    assert event("تقدمت القوات العراقية لدخول مدينة هيت وتطهير الجيش للمنطقة الصناعية.", "تطهير").place == "المنطقة الصناعية"
    assert event("أقلق اجتياح إسرائيل للبنان السكان.").place == "لبنان"


def test_troops_of_a_military_source_are_the_army() -> None:
    """«القطعات» in the words of an officer are the country's, whoever else was named last."""
    found = told("هاجم الجيش العراقي في الأنبار تنظيم داعش. وقال ضابط إن القطعات انسحبت من مدينة هيت.").control
    assert [e.from_side for e in found if e.type == "withdrew"] == ["IRQ_GOV"]


def test_who_enters_and_leaves_again() -> None:
    """«ثم خرج منها» is of those who went in."""
    came, went = told("دخل الجيش السوري مدينة تدمر ثم خرج منها ليلاً.").control
    assert (came.type, went.type, went.from_side, went.place_id) == ("advance", "withdrew", "SYR_GOV", "sy.palmyra")


def test_the_strip() -> None:
    """«القطاع» is Gaza in its reports, no branch of the economy."""
    assert event("قصفت إسرائيل رفح. وانسحب الجيش الإسرائيلي من شمال القطاع.").place_id == "ps.gaza-strip"
    assert all(m.entity_id != "ps.gaza-strip" for m in told("قصفت إسرائيل رفح. وتضرر القطاع الخاص.").mentions)


def test_those_who_visit_a_base_take_nothing() -> None:
    """A minister and a chief of staff arrive; the army that is in a title does not march."""
    assert not told("وصل معاون رئيس أركان الجيش العراقي أمس إلى قاعدة الحبانية العسكرية.").control
    assert not told("تتقدم الولايات المتحدة بطلب إلى مجلس الأمن.").control


def test_what_is_prevented_is_not_done() -> None:
    """«لمنعهم من الاستيلاء», «حالت دون سيطرة»."""
    assert event("قصف التحالف الحوثيين لمنعهم من الاستيلاء على مدينة تعز.").status == "planned"
    assert event("حالت الغارات دون سيطرة الحوثيين على مدينة مأرب.").status == "denied"


def test_a_site_ends_where_it_overlooks_another() -> None:
    """«التلال المطلة على المدينة» are the hills; a road is named by where it leads."""
    assert event("سيطر الجيش العراقي على تلال مكحول المطلة على المدينة.").place == "تلال مكحول"
    assert event("سيطر الجيش السوري على الطريق المؤدي إلى حلب.").place == "الطريق المؤدي إلى حلب"


def test_a_toppled_government_is_not_the_one_in_office() -> None:
    """«الحوثيين والنظام المخلوع» are not the Houthis and the government."""
    assert event("حرر الجيش اليمني مطار عدن من ميليشيات الحوثيين والنظام المخلوع.").from_side == "HOUTHI_SALEH"


def test_the_state_as_holder() -> None:
    """«إلى حضن الدولة» is to the government of the report's country."""
    back = event("قال محافظ شبوة في اليمن إن مدينة عتق عادت إلى حضن الدولة.")
    assert (back.type, back.to_side) == ("recaptured", "HADI_GOV")


def test_a_siege_that_a_place_undergoes_is_laid() -> None:
    """«تتعرض المدينة لحصار» tells it; «تحركت لحصار المدينة» only means it."""
    assert event("تتعرض مدينة الفاشر لحصار من قوات الدعم السريع.").status == "reported"
    assert event("تحركت قوات الدعم السريع لحصار مدينة الفاشر.").status == "planned"


def test_a_name_in_quotation_marks() -> None:
    """««القاعدة»» is the organisation, the word alone any base."""
    taken = event("أخرجت القوات اليمنية «القاعدة» من مدينة المكلا.")
    assert (taken.from_side, taken.to_side) == ("AL_QAEDA", "HADI_GOV")
    assert all(m.entity_id != "al-qaeda" for m in told("أخلت القوات اليمنية القاعدة الجوية.").mentions)


@pytest.mark.parametrize(
    ("text", "place", "to"),
    [
        ("شنت الطائرات غارات على محافظة صعدة التي تعد معقل الحوثيين.", "محافظة صعدة", "HOUTHI_SALEH"),
        ("شن التحالف غارات على مواقع للحوثيين في محافظة صعدة، معقلهم الرئيس.", "محافظة صعدة", "HOUTHI_SALEH"),
        ("هاجم الجيش السوري تنظيم داعش في مدينة الرقة، معقله الأبرز.", "مدينة الرقة", "ISIS"),
    ],
)
def test_a_stronghold_told_by_a_clause_or_a_pronoun(text: str, place: str, to: str) -> None:
    """«التي تعد معقل», «معقلهم»."""
    held = next(e for e in told(text).control if e.type == "holds")
    assert (held.place, held.to_side) == (place, to)


@pytest.mark.parametrize("words", ["مدن كبرى مثل الموصل والرمادي", "مدن رئيسة كالموصل والرمادي"])
def test_towns_given_as_examples(words: str) -> None:
    """The towns are meant, not «مدن كبرى»."""
    assert [e.place for e in told(f"لا يزال تنظيم داعش يسيطر على {words}.").control] == ["الموصل", "الرمادي"]


def test_a_town_that_is_declared_free() -> None:
    """«أعلنت عدن مدينة محررة» is news, «المدينة المحررة» a description."""
    assert event("أعلنت المقاومة الشعبية عدن مدينة محررة.").place == "عدن"
    assert not told("عاد النازحون إلى عدن المدينة المحررة.").control


def test_a_place_that_follows_another() -> None:
    """«سقطت إدلب، ولحقت بها تدمر»: who takes it is told once."""
    first, second = told("سقطت مدينة إدلب بيد جبهة النصرة، ثم لحقت بها مدينة تدمر.").control
    assert (second.place_id, second.type, second.to_side) == ("sy.palmyra", first.type, first.to_side)
    assert len(told("سقطت مدينة إدلب بيد جبهة النصرة، ولحقت أضرار بمدينة تدمر.").control) == 1


def test_a_place_that_is_empty_of_its_holders() -> None:
    """«خلا المطار من مقاتلي التنظيم», not «من المارة»."""
    left = event("مطار تدمر العسكري خلا من عناصر الجيش السوري.")
    assert (left.type, left.from_side) == ("withdrew", "SYR_GOV")
    assert not told("خلت مدينة تدمر من المارة.").control


@pytest.mark.parametrize(
    ("text", "place", "type_"),
    [
        ("ما زالت الأحياء الشرقية من حلب بيد المعارضة السورية.", "الأحياء الشرقية من حلب", "holds"),
        ("ما زال شرق حلب بيد المعارضة السورية.", "شرق حلب", "holds"),
        ("قال القائد إن مدخل مدينة تدمر أصبح تحت سيطرة الجيش السوري.", "مدخل مدينة تدمر", "captured_partial"),
        ("ضيقت القوات العراقية الخناق على مسلحي داعش في مدينة تلعفر.", "مدينة تلعفر", "encircled"),
        ("رفع الجيش السوري علمه فوق قلعة تدمر.", "قلعة تدمر", "captured_implied"),
        ("وصلت طلائع الجيش السوري إلى مشارف مدينة تدمر.", "مشارف مدينة تدمر", "advance"),
    ],
)
def test_parts_and_what_is_told_of_them(text: str, place: str, type_: str) -> None:
    """The part is the place that a predicate speaks of, whoever the people in it are."""
    assert (event(text).place, event(text).type) == (place, type_)


def test_control_that_is_given_away() -> None:
    """«نقلت القوات السيطرة على القاعدة إلى الجيش» is no gain of those who act."""
    given = event("نقلت القوات الفرنسية السيطرة على قاعدة غاو إلى الجيش المالي.")
    assert (given.type, given.from_side, given.to_side) == ("handed_over", "FRANCE", "MALI_GOV")


def test_who_could_not() -> None:
    """«لم تتمكن القوات من دخول المدينة» denies it."""
    assert event("لم تتمكن قوات حفتر من دخول مدينة طرابلس.").status == "denied"
    assert event("تمكنت قوات حفتر من دخول مدينة طرابلس.").status == "reported"


def test_two_sites_joined_are_two() -> None:
    """«القصر الجمهوري ومطار الخرطوم»."""
    assert [e.place for e in told("استعاد الجيش السوداني القصر الجمهوري ومطار الخرطوم.").control] == ["القصر الجمهوري", "مطار الخرطوم"]


@pytest.mark.parametrize("text", ["سيطر الحريق على أحياء في حلب.", "استعادت مدينة بنغازي عافيتها.", "سيطر الذعر على مدينة بيروت."])
def test_what_takes_no_place(text: str) -> None:
    """Fires and fears hold nothing, and a town that regains its health is not retaken."""
    assert not told(text).control


def test_own_troops_of_an_unknown_speaker_are_not_the_enemy() -> None:
    """«مضيفاً أن قواته حررت»: whose they are is not known; they are not those named last."""
    assert event("وأعلن بارزاني في سنجار هزيمة «داعش»، مضيفاً أن قواته حررت أمس 14 قرية في محيط القضاء.").to_side is None


def test_a_name_known_of_another_war_only() -> None:
    """The Yarmouk complex in Khartoum is no camp in Damascus; where the report is of Syria it is."""
    assert event("سيطر الجيش السوداني على مجمع اليرموك جنوب الخرطوم.").place_id is None
    assert event("سيطر الجيش السوري على مخيم اليرموك جنوب دمشق.").place_id == "sy.yarmouk"


@pytest.mark.parametrize(
    ("text", "loser", "gainer"),
    [
        ("طهر الجيش السوداني مدينة سنجة من جيوب قوات الدعم السريع.", "RSF", "SAF"),
        ("سقطت مدينة سنجة من يد الجيش السوداني.", "SAF", None),
        ("خسر تنظيم داعش مدينة الرمادي أمام القوات العراقية.", "ISIS", "IRQ_GOV"),
        ("أزاحت قوات سوريا الديمقراطية تنظيم داعش من مدينة الطبقة.", "ISIS", "SDF"),
        ("طردت قوات سوريا الديمقراطية تنظيم داعش خارج مدينة الطبقة.", "ISIS", "SDF"),
    ],
)
def test_who_loses_and_before_whom(text: str, loser: str, gainer: str | None) -> None:
    """Pockets, hands, those before whom a place is lost, those driven outside it."""
    assert (event(text).from_side, event(text).to_side) == (loser, gainer)


def test_the_victor_goes_on() -> None:
    """«هزم الجيش المسلحين في المدينة وسيطر عليها»: not those whom he beat."""
    assert event("هزم الجيش السوداني قوات الدعم السريع في مدينة سنجة وسيطر عليها.").to_side == "SAF"


def test_held_since() -> None:
    """«تسيطر … منذ» is an interval to the day of publication."""
    assert event("تسيطر قوات الدعم السريع على مدينة سنجة منذ يونيو 2016.").edtf == "2016-06/2017-03-02"
    assert event("سيطرت قوات الدعم السريع على مدينة سنجة في يونيو 2016.").edtf == "2016-06"


def test_a_quarter_in_the_middle_of_a_town_is_one_place() -> None:
    """«حي الموظفين وسط سنجة»: «وسط» does not join."""
    assert [e.place for e in told("سيطر الجيش السوداني على حي الموظفين وسط سنجة.").control] == ["حي الموظفين"]


def test_a_night_is_no_subject() -> None:
    """«إن قواته سيطرت الليلة الماضية على»: the troops before the verb, not the night behind it."""
    assert event("قال الجيش السوداني إن قواته سيطرت الليلة الماضية على مدينة سنجة.").to_side == "SAF"
