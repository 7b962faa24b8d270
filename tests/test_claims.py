"""Who says what: cues, contents, modes, certainty and the speakers that sentences carry on."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document
from analysis.extract import claims, dates, names
from analysis.extract.claims import Claim, Claims
from analysis.extract.reading import read
from analysis.lexicon import load

LEXICON = load()
PARTS = [
    "قال",
    "وأكد",
    "أن",
    "إن",
    "الوزير",
    "مصدر",
    "أمني",
    "،",
    ":",
    '"',
    "«",
    "»",
    "بحسب",
    "مؤكداً",
    "نقلت",
    "عن",
    "الطريق",
    "مغلق",
    ".",
    "\n",
    "لم",
    "يستبعد",
]  # words and marks of reports, in any order


def found(text: str, outlet: str | None = None) -> Claims:
    """Claims of a text with their speakers."""
    reading = read(Document("d", text, "", outlet=outlet), LEXICON)
    return claims.find(reading, dates.find(reading), names.find(reading))


def said(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Cue, source and content of each claim."""
    return [(c.cue, c.source, c.content) for c in found(text).rows]


def only(text: str) -> Claim:
    """The one claim of a text."""
    (claim,) = found(text).rows
    return claim


def test_a_verb_before_its_source():
    """The commonest report: verb, source, أن, content without its full stop."""
    assert said("وأكد مدير المستشفى أن المولدات توقفت.") == [("أكد", "مدير المستشفى", "المولدات توقفت")]


def test_a_source_before_its_verb():
    """Subject first, with a pause and a date between it and its content."""
    text = "قائد الشرطة، أعلن في 3 مايو 2016، أن الطريق آمن."
    assert said(text) == [("أعلن", "قائد الشرطة", "الطريق آمن")]


def test_a_quotation_after_a_colon_is_direct_and_without_its_marks():
    """The marks belong to the article, not to the words."""
    claim = only('وقال شيخ القرية: "لن نرحل من بيوتنا".')
    assert (claim.content, claim.mode) == ("لن نرحل من بيوتنا", "direct")


def test_a_quotation_over_several_sentences_is_one_content():
    """Stops inside the marks do not end what is said."""
    claim = only('وقال شيخ القرية: "لن نرحل من بيوتنا. هذه أرضنا منذ قرون طويلة. سنبقى".')
    assert claim.content == "لن نرحل من بيوتنا. هذه أرضنا منذ قرون طويلة. سنبقى"


def test_a_quotation_over_paragraphs_is_one_content():
    """Marks that open in one line and close in another hold one content, opened again in each line or not."""
    first = "لن نرحل من بيوتنا لأن هذه أرضنا منذ قرون طويلة ولا نملك غيرها في هذا الوادي الواسع."
    second = "سنبقى هنا مع أولادنا ومواشينا حتى تعود المياه إلى النهر ويعود الجيران إلى البيوت المجاورة"
    for mark in ("", '"'):
        rows = found(f'وقال شيخ القرية: "{first}\n{mark}{second}".\nوعاد الهدوء إلى القرية بعد ذلك بساعات طويلة من الانتظار.').rows
        assert [r.mode for r in rows] == ["direct"]
        assert rows[0].content is not None and rows[0].content.endswith("المجاورة")


def test_the_article_goes_on_after_a_quotation():
    """What follows the closing mark with «و» is told by the article."""
    assert said('وقال الشيخ "لن نرحل من بيوتنا مهما طال الحصار" ومضى.')[0][2] == "لن نرحل من بيوتنا مهما طال الحصار"


def test_a_mark_without_its_partner_costs_no_content():
    """A closing mark that nothing opened makes the mode mixed."""
    claim = only('وأوضح الوزير أن السد متين ولن ينهار".')
    assert (claim.content, claim.mode) == ("السد متين ولن ينهار", "mixed")


def test_words_in_scare_quotes_are_hedges_not_speech():
    """One word in quote marks is kept apart from the content's quotation."""
    claim = only('وأكد الناطق أن "هزيمة" خصومه قريبة.')
    assert claim.hedge == ("هزيمة",)
    assert said('شهدت المدينة "هدوءاً" بعد القصف.') == []


def test_attributions_at_the_end_take_the_sentence_before_them():
    """«بحسب» follows what it reports."""
    claim = only("احترق السوق القديم كله، بحسب شهود عيان.")
    assert (claim.source, claim.content, claim.certainty) == ("شهود عيان", "احترق السوق القديم كله", "reported")


def test_attributions_at_the_head_take_what_follows():
    """«وبحسب» with a pause or with فإن."""
    assert said("وبحسب مصدر طبي، غادر الجرحى القرية.") == [("بحسب", "مصدر طبي", "غادر الجرحى القرية")]
    assert said("ووفقاً لمصادر محلية فإن الجسر انهار.") == [("وفقاً", "مصادر محلية", "الجسر انهار")]


def test_an_attribution_takes_the_last_of_several_nouns():
    """A list told by one source may end in the words of another."""
    text = "وأشارت معلومات أولية إلى هجوم عشرين مسلحاً على الحاجز، وهروب ستين جندياً، بحسب مصادر محلية."
    assert said(text) == [
        ("أشارت", "معلومات أولية", "هجوم عشرين مسلحاً على الحاجز"),
        ("بحسب", "مصادر محلية", "هروب ستين جندياً"),
    ]


@pytest.mark.parametrize("text", ["يوزع الماء بحسب القانون.", "سارت الأمور وفق خطة محكمة.", "أجر كل منهم حسب عمله."])
def test_what_is_no_source_makes_no_attribution(text):
    """Laws, plans and measures say nothing."""
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الرئيس حالة الطوارئ في البلاد.",
        "لم يؤكد الجيش النبأ.",
        "نقلت الشاحنة المؤن إلى القرية.",
        "درس طالب مجتهد في الجامعة.",
        "نعتقد أن الطريق طويل.",
        "هاجر المزارعون قبل أن تنشر البلدية الخبر.",
        "يذكر أن القرية تقع على النهر.",
    ],
)
def test_false_friends_report_nothing(text):
    """Acts, negated cues, nouns written alike, the speaker's own thoughts, formulas."""
    assert said(text) == []


def test_participles_share_the_main_speaker():
    """«مؤكداً» ends the content before it and names nobody itself."""
    first, second = found("وقال المحافظ إن الطريق مفتوح، مؤكداً أن الدوريات تحرسه.").rows
    assert (first.content, second.content, second.source) == ("الطريق مفتوح", "الدوريات تحرسه", None)
    assert first.speaker_id == second.speaker_id


def test_a_participle_between_cue_and_content_is_a_claim_of_its_own():
    """«وقال …، واصفاً … بأنه …: إن …»."""
    text = 'وقال العقيد سامر الحموي، واصفاً ما جرى بأنه "مهزلة": إن "القادة رحلوا قبل الجنود بساعات طويلة".'
    assert said(text) == [
        ("قال", "العقيد سامر الحموي", "القادة رحلوا قبل الجنود بساعات طويلة"),
        ("واصفاً", None, 'ما جرى بأنه "مهزلة"'),
    ]


def test_a_dropped_subject_is_carried_from_the_sentence_before():
    """«وأضاف» names nobody: the speaker is the last one."""
    first, second = found("قال مدير السد إن الماء مرتفع. وأضاف أن البوابات ستفتح.").rows
    assert (second.source, second.speaker_id) == (None, first.speaker_id)


def test_a_definite_noun_takes_its_source_up_again():
    """«المصادر» are the sources named before."""
    first, second = found("أفادت مصادر أمنية أن الجسر انهار. وقالت المصادر إن أحداً لم يصب.").rows
    assert (second.source, second.speaker_id) == ("المصادر", first.speaker_id)


def test_another_unnamed_source_is_not_the_first_one():
    """Indefinite «مصادر» are new ones, whatever was named before."""
    first, second = found("أفادت مصادر أمنية أن الجسر انهار. وقالت مصادر طبية إن أحداً لم يصب.").rows
    assert first.speaker_id != second.speaker_id


def test_a_relay_rests_on_its_origin():
    """Who speaks is the origin; who carried it stands after it in the chain, the outlet last."""
    text = 'ونقلت الأناضول عن سكان داخل مدينة الباب قولهم: إنّ "الجنود غادروا الحي مساء أمس ولم يعودوا إليه".'
    claim = found(text, outlet="الجزيرة").rows[0]
    assert (claim.source, claim.content) == ("سكان داخل مدينة الباب", "الجنود غادروا الحي مساء أمس ولم يعودوا إليه")
    assert claim.chain[1] == "anadolu"
    assert len(claim.chain) == 3


def test_who_was_told_stands_in_the_chain():
    """«لوكالة …» carried the words."""
    claim = found("وقال مصدر أمني لوكالة الأناضول إن المعبر أغلق.").rows[0]
    assert (claim.source, claim.chain[-1]) == ("مصدر أمني", "anadolu")


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("ونفى الناطق مقتل القائد.", "denial", "negative"),
        ("ولم يستبعد مراقبون انهيار الهدنة.", "hedged", "positive"),
        ("ورأى المحلل أن الهدنة هشة.", "opinion", "positive"),
        ("وتوقع الخبير ارتفاع الأسعار.", "expectation", "positive"),
        ("وطالب المجلس بفتح المعبر.", "demand", "positive"),
        ("المعارضة اتهمت الحكومة بخرق الهدنة.", "accusation", "positive"),
        ("وأوضح الوزير أن الطريق مفتوح.", "asserted", "positive"),
        ("ويُعتقد أن اللغم قديم.", "hedged", "positive"),
        ("ولم يخف القائد خشيته من هجوم جديد.", "expectation", "positive"),
    ],
)
def test_how_surely_it_is_said(text, certainty, polarity):
    """The cue decides, a negation turns it, an attitude noun tells more."""
    claim = only(text)
    assert (claim.certainty, claim.polarity) == (certainty, polarity)


def test_an_impersonal_verb_has_no_speaker():
    """«ويُعتقد» is not the belief of the last speaker."""
    first, second = found("قال مدير السد إن الماء مرتفع. ويُعتقد أن الأمطار ستستمر.").rows
    assert first.speaker_id and second.speaker_id is None


def test_the_article_itself_sets_statements_against_each_other():
    """«تتناقض» is the outlet's own voice."""
    claim = only("تصريحات الوزير تتناقض مع معلومات المستشفى.")
    assert (claim.mode, claim.verb_class, claim.source) == ("article_voice", "collide", None)


def test_nested_statements_do_not_change_the_speaker():
    """Who is quoted within a report does not speak on after it."""
    rows = found("قال مدير السد إن الشرطة أعلنت أن الطريق مقطوع. وأضاف أن البوابات ستفتح.").rows
    assert rows[-1].speaker_id == rows[0].speaker_id


def test_another_main_verb_ends_the_content():
    """Two speakers in one sentence keep their words apart."""
    text = "وقال الطبيب إن الجرحى عشرة، فيما أكد الناطق أن القتلى ثلاثة."
    assert said(text) == [("قال", "الطبيب", "الجرحى عشرة"), ("أكد", "الناطق", "القتلى ثلاثة")]


def test_two_conjoined_contents_stay_one():
    """«أن … وأن …» is one claim."""
    assert said("وأكد الناطق أن الجسر سليم وأن الطريق مفتوح.") == [("أكد", "الناطق", "الجسر سليم وأن الطريق مفتوح")]


def test_a_verb_and_its_participle_are_one_report():
    """«وأضاف قائلاً» says it once."""
    assert said('وأضاف الشيخ قائلاً: "لن نرحل من بيوتنا".') == [("أضاف", "الشيخ", "لن نرحل من بيوتنا")]


def test_the_speaker_of_a_headline_stands_before_the_colon():
    """A person or source there says it, a country only tells where it happened."""
    body = "\nعاد الهدوء إلى الحي بعد ليلة من المعارك وفتحت المحال أبوابها أمام السكان صباحاً."
    assert said("مصدر أمني: عودة الهدوء إلى الحي" + body)[0] == (":", "مصدر أمني", "عودة الهدوء إلى الحي")
    assert said("اليمن: عودة الهدوء إلى الحي" + body) == []


def test_a_repeated_line_is_the_same_claim():
    """The second one names the first."""
    rows = found(
        "وقال الناطق إن الجسر سليم والطريق مفتوح.\nوكرر الناس الخبر طويلاً في الأسواق والمقاهي.\nوقال الوزير إن الجسر سليم والطريق مفتوح."
    ).rows
    assert [r.same_as for r in rows] == [None, rows[0].id]


def test_topics_and_the_day_of_the_words():
    """What it is about by id, and the date outside the content."""
    claim = only("وقال الوزير في 3 مايو 2016 إن انسحاب القوات بدأ.")
    assert (claim.topic, claim.edtf) == ("withdrawal", "2016-05-03")


def test_rows_name_the_rules_that_made_them():
    """Cue, source noun and topic can be looked up."""
    assert {"cues/inform", "sources/sources", "topics/withdrawal"} <= set(only("وأفادت مصادر محلية أن انسحاب القوات بدأ.").rules)


def test_cues_that_no_rule_could_read_are_listed():
    """A reporting verb with أن and no content after it is not dropped silently."""
    assert [r.rules for r in found("وأكد أن.").silent] == [("cues/affirm",)]
    assert found("عاد الهدوء إلى القرية.").silent == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=40))  # fmt: skip
def test_positions_always_point_at_their_words(parts):
    """Whatever the order of words and marks, every quote is the text at its place."""
    text = " ".join(parts)
    for row in found(text).rows:
        for start, end, quote in (
            (row.start, row.end, row.quote),
            (row.cue_start, row.cue_end, row.cue),
            (row.source_start, row.source_end, row.source),
            (row.content_start, row.content_end, row.content),
        ):
            assert (start is None) == (end is None) == (quote is None)
            assert start is None or text[start:end] == quote
    assert [r.id for r in found(text).rows] == [f"C{i}" for i in range(1, len(found(text).rows) + 1)]


def test_the_same_text_gives_the_same_rows():
    """Nothing depends on what was read before."""
    text = "قال مدير السد إن الماء مرتفع. وأضاف أن البوابات ستفتح."
    assert [dataclasses.asdict(r) for r in found(text).rows] == [dataclasses.asdict(r) for r in found(text).rows]


def test_a_quotation_may_break_off_with_the_text():
    """A mark that nobody closes ends with the last word."""
    assert found("أطباء بلا حدود تصفه بـ«أسوأ يوم").rows


def test_a_text_without_a_report_has_no_claims():
    """Empty and silent texts are fine."""
    assert found("").rows == ()
    assert found("عاد الهدوء إلى القرية.").rows == ()


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "أعلنت الحكومة الصومالية، أمس الاثنين، طرد حركة «الشباب» من مدينة حررطيري.",
            "الحكومة الصومالية",
            "طرد حركة «الشباب» من مدينة حررطيري",
        ),
        (
            "وبحسب «مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية»، فرّ 30 ألف شخص.",
            "«مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية»",
            "فرّ 30 ألف شخص",
        ),
        ("15:30 | الأهالي يتوصلون إلى اتفاق مع المعارضة، بحسب وجهاء.", "وجهاء", "الأهالي يتوصلون إلى اتفاق مع المعارضة"),
        (
            "بغداد (اف ب) - بسطت قوات البشمركة سيطرتها على السد، وفق ما أعلن مسؤولون أكراد.",
            "مسؤولون أكراد",
            "بسطت قوات البشمركة سيطرتها على السد",
        ),
        ("أقرّت الحركة عبر إذاعة «الأندلس» الناطقة باسمها بالخروج من حررطيري.", "الحركة", "الخروج من حررطيري"),
    ],
)
def test_where_content_begins(text: str, source: str, content: str) -> None:
    claim = found(text).rows[0]
    assert (claim.source, claim.content) == (source, content)


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("المتحدث باسم الجيش السوري", "syrian-army"),
        ("مصدر في قوات سوريا الديمقراطية", "sdf"),
        ("مصدر مقرب من حزب الله", None),
        ("المبعوث الأميركي لمكافحة تنظيم داعش", None),
        ("مسؤول مناوئ للحوثيين", None),
        ("مندوب سوريا لدى الأمم المتحدة", None),
    ],
)
def test_whose_an_unnamed_speaker_is(source: str, body: str | None) -> None:
    assert found(f"وقال {source} إن الطريق مفتوح.").rows[0].affiliation == body
