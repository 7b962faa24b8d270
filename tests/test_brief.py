"""Briefs: sentences made from rows, for any article."""

import dataclasses

import pandas as pd
import pytest

from analysis import tables as schema
from analysis.briefs import brief
from analysis.briefs.blocks import Article, Cards, Findings, Mark, Origins, Paragraph, Run, Table, plain, shown
from analysis.briefs.case import Case
from analysis.briefs.strengths import ratio_words
from analysis.charts import CHARTS
from analysis.extract.mentions import Entity
from analysis.extract.numbers import Number
from analysis.tables import frame
from analysis.weigh.admissions import Admission
from analysis.wording import LANGUAGES, Wording
from tests import charts_frames as frames
from tests import made

CASES = {f.__name__: f() for f in (made.battle, made.nothing, made.undated_losses, made.several, made.hostile)}


def told(name, lang="en", **known):
    """Brief of an invented article."""
    return brief(CASES[name], {}, Wording(lang), **known)


def blocks(found, kind):
    """Blocks of one kind."""
    return [b for s in found.sections for b in s.blocks if isinstance(b, kind)]


def sentences(found):
    """Findings as plain words."""
    return [" ".join([plain(f.lead), *map(plain, f.sentences)]) for b in blocks(found, Findings) for f in b.items]


def runs(value):
    """Every run of a block, in order."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from runs(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from runs(getattr(value, field.name))


def marks(inside):
    """Every mark of a passage, nested ones too."""
    for piece in inside:
        if isinstance(piece, Mark):
            yield piece
            yield from marks(piece.inside)


def words_in(inside):
    """The words of a passage as they stand."""
    return "".join(piece.text if isinstance(piece, Run) else words_in(piece.inside) for piece in inside)


def test_the_title_is_the_main_finding():
    """A ratio of one origin comes before everything else that the rows hold."""
    assert told("battle").title == "Nahr al-Jisr: the count of 50 attackers against 1,000 rests on one origin"
    assert told("battle", "ar").title == "نهر الجسر: رواية 50 مهاجماً مقابل ألف تعود إلى مصدر واحد"


def test_other_articles_give_other_titles():
    """Losses alone, several articles, and nothing at all each have a title of their own."""
    assert told("undated_losses").title == "3 killed (MARTIANS), by this article"
    assert told("several").title == "Nahr al-Jisr: 7 killed, by these articles"
    assert told("nothing").title == "No figure, claim or change of control was read"


def test_the_byline_says_claims_not_facts():
    """Number of articles, outlet and day, and that these are claims."""
    assert plain(told("battle").byline).startswith("One article · Al-Masaa · ")
    assert plain(told("battle", "ar").byline).endswith("هذه ادعاءات لا حقائق")
    assert plain(told("several").byline).startswith("3 articles · 2 outlets · ")
    assert plain(told("nothing").byline) == "One article · outlet not known · date of publication not known · these are claims, not facts"


def test_a_ratio_is_told_in_words_with_both_numbers_and_its_source():
    """The larger side first, both quotes, and links to both figures."""
    first = sentences(told("battle"))[0]
    assert "20 defenders for each attacker, from one origin" in first
    assert "“50 مسلحاً فقط”" in first and "“ألف جندي”" in first
    assert "1:20" not in first and "F1" in first and "F2" in first


def test_arabic_sentences_agree_in_number():
    """11–99 take the accusative singular, a thousand the genitive singular."""
    first = sentences(told("battle", "ar"))[0]
    assert "20 مدافعاً لكل مهاجم" in first
    assert "50 مهاجماً" in first
    assert "ألف مدافع" in first


@pytest.mark.parametrize(("value", "low", "high", "approx", "expected"), [
    (30.0, 30.0, 30.0, False, "30 defenders for each attacker"),
    (30.0, 30.0, 30.0, True, "about 30 defenders for each attacker"),
    (0.2, 0.2, 0.2, False, "5 attackers for each defender"),
    (7.14, 7.14, 7.14, False, "about 7.1 defenders for each attacker"),
    (None, 12.0, None, False, "at least 12 defenders for each attacker"),
    (None, None, 4.0, False, "at most 4 defenders for each attacker"),
    (None, None, 0.5, False, "at least 2 attackers for each defender"),
])  # fmt: skip
def test_ratios_are_never_more_precise_than_the_numbers(value, low, high, approx, expected):
    """A bound stays a bound, an estimate an estimate, and a rounded ratio says about."""
    row = {"defenders_per_attacker": value, "ratio_low": low, "ratio_high": high, "attackers_approx": approx, "defenders_approx": False}
    assert plain(ratio_words(Case(CASES["nothing"], Wording("en")), row)) == expected


def test_refused_ratios_are_told_as_refused():
    """Those who fled are not those present: both numbers stand, no ratio is made of them."""
    found = CASES["battle"] | {
        "force_ratios": schema.frame(
            "force_ratios",
            [
                made.ratio(
                    "R9",
                    "G1",
                    "شهود",
                    "made:F1",
                    "made:F2",
                    50,
                    1000,
                    status="refused",
                    reason="fled_not_present",
                    defenders_scope="fled",
                    defenders_per_attacker=None,
                    ratio_low=None,
                    ratio_high=None,
                )
            ],
        )
    }
    text = " ".join(sentences(brief(found, {}, Wording("en"))))
    assert "There are also" not in text and "1,000 who fled" in text and "No ratio is made of that pair" in text
    assert "for each attacker" not in text


def test_reference_reports_are_told_as_reference():
    """Reports from the analyst's file are named as such and link to no quote."""
    rows = [
        made.ratio(
            "R8", None, "Ministry of Defence", None, None, 4000, None, lane="reference", status="single", attackers_bound="more_than"
        )
    ]
    found = brief(CASES["battle"] | {"force_ratios": schema.frame("force_ratios", rows)}, {}, Wording("en"))
    text = next(s for s in sentences(found) if "reference file" in s)
    assert "more than 4,000 attackers (Ministry of Defence" in text


def test_changes_of_hands_are_told_in_order_with_the_reference():
    """Sides, dates and supporters, what the reference confirms, and what it alone knows."""
    text = next(s for s in sentences(told("battle")) if "changed hands" in s)
    assert "changed hands twice, by this article" in text
    assert text.index("the Islamic State") < text.index("the government with support from")
    assert "The reference file agrees: to the Islamic State" in text and "It knows what the article does not" in text


def test_counted_localities_name_their_only_source():
    """A number of places, through whom it came, and that nobody else says so."""
    text = next(s for s in sentences(told("battle")) if "localities" in s)
    assert "3 localities" in text and "east of Tell al-Ward" in text
    assert "according to Al-Sabah Agency" in text and "Nobody else in the article says so" in text


def test_contradictions_are_among_the_findings_and_face_to_face():
    """Both sides with their sources, in a finding and on a card, without the reporting words."""
    found = told("battle")
    text = sentences(found)[1]
    assert "Salem al-Kateb, through Al-Sabah Agency: “الهجوم كان واسعاً”" in text
    (cards,) = blocks(found, Cards)
    assert (cards.items[0].a.quote, cards.items[0].b.quote) == ("الهجوم كان واسعاً", "50 مسلحاً فقط")
    assert cards.items[0].a.direction == "rtl"


def test_topics_tell_who_says_it_and_how_surely():
    """Sources by their certainty, with their words of doubt; a topic of one origin is none."""
    article = made.Made("أكد سالم أن السلاح وصل. ولا يستبعد شهود وصول السلاح. وقال سالم إن الهدنة انتهت.")
    article.claim(
        "أكد سالم أن السلاح وصل",
        "السلاح وصل",
        cue="أكد",
        cue_start=0,
        speaker_id="SALEM",
        mode="indirect",
        topic="arming",
        chain=("SALEM", "PAPER"),
    )
    doubt = {"cue": "لا يستبعد", "cue_start": 25, "certainty": "hedged", "speaker_id": "WITNESSES", "chain": ("WITNESSES", "PAPER")}
    article.claim("لا يستبعد شهود وصول السلاح", "وصول السلاح", mode="indirect", topic="arming", **doubt)
    article.claim("وقال سالم إن الهدنة انتهت", "الهدنة انتهت", speaker_id="SALEM", mode="indirect", topic="ceasefire")
    (text,) = [s for s in sentences(brief(made.gather(article), {}, Wording("en"))) if "how surely" in s]
    assert text.startswith("Arming: who says it, and how surely Asserted: Salem al-Kateb C1 Hedged: ")
    assert text.endswith("in the words “لا يستبعد” C2")


def test_figures_told_elsewhere_are_not_told_twice():
    """The other figures leave out the pair of strengths and the counted localities."""
    text = next(s for s in sentences(told("battle")) if s.startswith("Other figures"))
    assert "12 killed" in text
    assert not any(f"F{n}" in text for n in (1, 2, 3))


def test_what_is_not_known_and_not_understood_is_said():
    """Open questions come last among the findings; unread words are counted with examples."""
    found = told("battle")
    assert sentences(found)[-1].startswith("Not known How many fought at Nahr al-Jisr, by any second origin.")
    unread = next(s for s in found.sections if s.anchor == "unread")
    assert plain(unread.blocks[1].items[0]).endswith("(1): “عدد كبير” U1")


def test_a_source_whose_words_may_name_him_is_no_open_question():
    """Nobody asks who «المتحدث … سالم» is; who the witnesses are is asked, and information is no document."""
    rows = [
        made.chain("S1", "شهود", "G1", ["made:C1"], origin_kind="unnamed_sources"),
        made.chain("S2", "متحدث الميناء سالم الكاتب", "G2", ["made:C2"], origin_kind="unnamed_sources"),
        made.chain("S3", "المعلومات الواردة من الميناء", "G3", ["made:C3"], origin_kind="documents"),
    ]
    asked = sentences(brief(CASES["battle"] | {"source_chains": schema.frame("source_chains", rows)}, {}, Wording("en")))[-1]
    assert "Who these sources are: “شهود”." in asked and "documents" not in asked


def test_places_last_told_of_on_different_days_are_each_asked_for_with_their_day():
    """Of articles years apart one day is not the end of them all; how many bear no day of publication is said."""
    texts = [made.Made(f"سقط الجسر {n}", f"m{n}", outlet="صحيفة", published=day) for n, day in enumerate(("2014-05-01", None), 1)]
    spells = [frames.spell(n, place_id=p, known_until=d) for n, p, d in ((1, "NAHR", "2014-05-01"), (2, "TELL", "2019-05-10"))]
    asked = sentences(brief(made.gather(*texts, control_spells=spells), {}, Wording("en")))[-1]
    assert "after the last day told of each" not in asked
    assert "the last day told of them: Tell al-Ward (10 May 2019) and Nahr al-Jisr (1 May 2014)" in asked
    assert "When 1 of the 2 articles was published" in asked


def test_of_many_articles_none_is_the_article_itself():
    """Who tells a thing on nobody's word is his outlet, or an article whose outlet nobody knows."""
    known, unknown = made.Made("سقط 4 قتلى", "m1", outlet="صحيفة"), made.Made("سقط 7 قتلى", "m2")
    for article, words, n in ((known, "4 قتلى", 4), (unknown, "7 قتلى", 7)):
        article.figure(words, str(n), n, "killed")
    (losses,) = [s for s in sentences(brief(made.gather(known, unknown), {}, Wording("en"))) if s.startswith("Figures")]
    assert "صحيفة, without attribution" in losses and "an article of no known outlet, without attribution" in losses
    assert "the article itself" not in losses


def test_counted_places_are_what_the_article_counts():
    """Three hospitals are no localities; what the gazetteer does not know is quoted."""
    taken = made.Made("سيطرت القوات على ثلاثة مستشفيات")
    taken.figure("ثلاثة مستشفيات", "ثلاثة", 3, "facilities", side="SYR_GOV")
    taken.control("سيطرت القوات على ثلاثة مستشفيات", None, "SYR_GOV", place="ثلاثة مستشفيات", n_places=3)
    found = sentences(brief(made.gather(taken), {}, Wording("en")))
    assert any(s.startswith("3 facilities: “ثلاثة مستشفيات” They passed to the government") for s in found)
    hills = made.Made("سيطرت القوات على ثلاث تلال")
    hills.control("سيطرت القوات على ثلاث تلال", None, "SYR_GOV", place="ثلاث تلال", n_places=3)
    found = sentences(brief(made.gather(hills), {}, Wording("en")))
    assert any(s.startswith("Several places at once: “ثلاث تلال” They passed to the government") for s in found)


def test_armies_take_their_article_within_a_sentence_and_nothing_passes_to_who_holds():
    """«The army», «the forces»; people and agencies take none. Who holds a place holds it by himself."""
    names = (*made.ENTITIES, Entity("ARMY", "actor", "جيش السهل", "Plain army"), Entity("LNA", "side", "القوات", "Hill Army (West)"))
    text = made.Made("قال جيش السهل إن التل بيد القوات")
    text.claim("قال جيش السهل إن التل بيد القوات", speaker_id="ARMY", source="جيش السهل", mode="indirect", chain=("ARMY",))
    text.control("التل بيد القوات", "TELL", "LNA", type="holds")
    (article,) = blocks(brief(made.gather(text, entities=names), {}, Wording("en")), Article)
    notes = [plain(n.text) for p in article.passages for n in p.notes]
    assert any(n.startswith("the Plain army: ") for n in notes)
    assert any("Tell al-Ward, by the Hill Army (West)" in n for n in notes)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [("«الميناء»", "“الميناء”"), ('"الميناء"', "“الميناء”"), ("«الجسر» و«الميناء»", "“«الجسر» و«الميناء»”"), ("«»", "“«»”")],
)
def test_words_that_stand_in_quotation_marks_get_no_second_pair(words, quoted):
    """The brief's marks stand for the article's where those hold all."""
    assert plain(Case(CASES["battle"], Wording("en")).quote(words)) == quoted


def test_origins_show_the_way_of_each_report():
    """Nearest the event first, the outlet last, with the number of claims."""
    (origins,) = blocks(told("battle"), Origins)
    ways = [" → ".join(map(plain, r.steps)) for o in origins.items for r in o.routes]
    assert "Salem al-Kateb → Al-Sabah Agency → Al-Masaa" in ways


def test_one_origin_of_several_chains_says_why():
    """Chains of one group stand together with our judgement and the reason."""
    rows = [
        made.chain("S1", "شهود", "G1", ["made:C1"], likelihood="very_likely", reason="same_numbers", evidence=("50",)),
        made.chain("S2", "الجريدة", "G1", ["made:C2"], likelihood="very_likely", reason="same_numbers", evidence=("50",)),
    ]
    (origins,) = blocks(brief(CASES["battle"] | {"source_chains": schema.frame("source_chains", rows)}, {}, Wording("ar")), Origins)
    assert len(origins.items) == 1 and len(origins.items[0].routes) == 2
    assert plain(origins.items[0].why).startswith("الأرجح جداً أنها من مصدر واحد")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted(CASES))
def test_the_source_text_keeps_every_word_in_order(name, lang):
    """Marks cut nothing and move nothing: joined, they are the lines of the article as shown."""
    texts = dict(zip(CASES[name]["documents"]["id"], CASES[name]["documents"]["text"], strict=True))
    for article, text in zip(blocks(told(name, lang), Article), texts.values(), strict=True):
        assert [words_in(p.inside) for p in article.passages] == [shown(line.strip()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", ["battle", "several"])
def test_every_reference_leads_to_the_quote_of_its_row(name):
    """A cited row has one mark in the source text whose words are the row's quote."""
    found = told(name)
    quotes = {
        Case(CASES[name], Wording("en")).anchor(i): r
        for t in ("figures", "claims", "control", "unread")
        for i, r in zip(CASES[name][t]["id"], CASES[name][t]["quote"], strict=True)
    }
    shown_marks = {m.anchor: words_in(m.inside) for a in blocks(found, Article) for p in a.passages for m in marks(p.inside) if m.anchor}
    refs = [r for s in found.sections for r in runs(s) if r.kind == "ref"]
    assert len(refs) >= 3
    assert all(shown_marks[r.target] == quotes[r.target] for r in refs)


def test_a_note_leads_back_to_where_the_brief_uses_its_row():
    """Cited rows have a way back, rows that no sentence uses have none."""
    found = told("battle")
    anchors = {r.anchor for s in found.sections for r in runs(s) if r.kind == "ref"}
    notes = [n for a in blocks(found, Article) for p in a.passages for n in p.notes]
    assert {n.back for n in notes if n.back} <= anchors
    assert {n.label for n in notes} >= {"F1", "F2", "F3", "F4", "C1", "E1", "U1"}


def test_marks_that_cross_are_cut_and_keep_one_anchor():
    """Two quotes of which neither holds the other: both are marked, each anchor stands once."""
    crossing = made.Made("abcdefghij")
    crossing.claim("abcdef")
    crossing.claim("defghij")
    (article,) = blocks(brief(made.gather(crossing), {}, Wording("en")), Article)
    found = list(marks(article.passages[0].inside))
    assert words_in(article.passages[0].inside) == "abcdefghij"
    assert sorted(m.anchor for m in found if m.anchor) == ["d1-C1", "d1-C2"]
    assert sorted(m.label for m in found if m.label) == ["C1", "C2"]


def test_sections_without_rows_are_left_out():
    """An article without rows still gives a brief: the text, the method, and that nothing was read."""
    assert [s.anchor for s in told("nothing").sections] == ["findings", "unread", "source", "method"]
    measured = {"seed": {"n": 1, "figures p": 1.0, "figures r": 0.5}}
    assert [s.anchor for s in told("nothing", accuracy=measured).sections][-1] == "accuracy"
    assert "accuracy" not in [s.anchor for s in told("nothing", accuracy={"pud": {"n": 1000, "figures p": 1.0}}).sections]


def test_measured_accuracy_is_a_table():
    """A column a suite, with what it was measured on; what was not measured is empty, measures without a name are left out."""
    measured = {
        "measured": "2020-05-01",
        "seed": {"n": 1, "figures p": 1.0, "figures r": 0.5, "figures.category share": 0.8, "no_such share": 1.0},
        "held-out": {"n": 18, "figures p": 0.9, "figures r": 0.75},
    }
    found = told("nothing", accuracy=measured)
    table = blocks(found, Table)[-1]
    assert table.columns == ("What", "18 articles that the rules were not made on", "The article that the rules were made on")
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Figures", "75% found; 90% of what is found is right", "50% found; 100% of what is found is right"],
        ["Figures: category", "", "80% right"],
    ]
    (intro,) = [b for s in found.sections if s.anchor == "accuracy" for b in s.blocks if isinstance(b, Paragraph)]
    assert "not on what this brief tells of" in plain(intro.text) and "1 May 2020" in plain(intro.text)


def test_a_vague_number_stays_a_word():
    """«آلاف» is quoted; the bounds that the tables give it by convention are not said, in brief and chart."""
    article = made.Made("سقط آلاف الجرحى في المدينة.")
    article.figure("آلاف الجرحى", "آلاف", None, "wounded", low=2000.0, high=9999.0)
    article._add("numbers", Number("N1", *article.span("آلاف"), "آلاف", None, "vague", "figure", 2000.0, 9999.0))
    tables = made.gather(article)
    words = " ".join(sentences(brief(tables, {}, Wording("en"))))
    assert "آلاف الجرحى" in words and "2,000" not in words and "9,999" not in words
    assert list(CHARTS["figures_overview"].content(tables, Wording("en")).table["Number"]) == ["thousands"]
    assert list(CHARTS["figures_overview"].content(tables, Wording("ar")).table["العدد"]) == ["«آلاف الجرحى»"]


def test_the_same_figure_of_several_sources_is_one_sentence():
    """Told once with both sources; another number stays apart."""
    article = made.Made("سقط 5 قتلى، قال زيد. سقط 5 قتلى، قال عمرو. سقط 7 قتلى.")
    for name in ("زيد", "عمرو"):
        claim = article.claim(f"قال {name}", source=name, speaker=name, mode="indirect", chain=()).rpartition(":")[2]
        article.figure("5 قتلى", "5", 5, "killed", place_id="NAHR", claim_id=claim)
    article.figure("7 قتلى", "7", 7, "killed", place_id="NAHR")
    found = brief(made.gather(article), {}, Wording("en"))
    (told_figures,) = [f for b in blocks(found, Findings) for f in b.items if plain(f.lead) == "Figures"]
    assert len(told_figures.sentences) == 2
    assert "زيد" in plain(told_figures.sentences[1]) and "عمرو" in plain(told_figures.sentences[1])


def test_changes_of_two_origins_are_not_added_up():
    """Two tellers of one gain each do not make two changes."""
    article = made.Made("سيطر الجيش على النهر، قال زيد. دخله الجيش.")
    claim = article.claim("سيطر الجيش على النهر، قال زيد", source="زيد", speaker="زيد", mode="indirect", chain=()).rpartition(":")[2]
    article.control("سيطر الجيش على النهر", "NAHR", "SYR_GOV", "2020-05-03", claim_id=claim)
    article.control("دخله الجيش", "NAHR", "ISIS", None)
    assert "changed hands" not in brief(made.gather(article), {}, Wording("en")).title


def test_many_origins_are_cut():
    """So many origins are told, those with most claims first; the rest is counted, and a chain without a claim is none."""
    tables = dict(CASES["battle"])
    chain = tables["source_chains"].iloc[0].to_dict() | {"likelihood": None, "group": None}
    rows = [chain | {"id": f"S{n}", "group": f"G{n}", "claim_ids": ("made:C1",) if n < 30 else ()} for n in range(40)]
    tables["source_chains"] = pd.DataFrame(rows)
    section = next(s for s in brief(tables, {}, Wording("en")).sections if s.anchor == "origins")
    assert [len(b.items) for b in section.blocks if isinstance(b, Origins)] == [24]
    assert "6 more origins" in plain(section.blocks[-1].text)


def test_what_is_said_against_ones_own_side_is_a_finding():
    """With its source, its words and why it harms; no finding where nobody does so."""
    tables = dict(CASES["battle"])
    assert not any("against the interest" in s for s in sentences(told("battle")))
    row = tables["control"].iloc[0]
    known = Admission(
        "D1",
        row["doc_id"],
        "control",
        row["id"],
        row["quote"],
        "",
        row["from_side"] or "GOV",
        "own_loss",
        "G1",
        (row["id"],),
        (row["doc_id"],),
        (row["doc_id"],),
        1,
    )
    tables["admissions"] = frame("admissions", [known] * 6)
    (one,) = [s for s in sentences(brief(tables, {}, Wording("en"))) if s.startswith("Said against")]
    assert row["quote"] in one and "its own side loses the place" in one and "2 more stand" in one


def test_marks_that_turn_text_round_are_not_shown():
    """Bidi controls and other unseen marks of an article never reach a page."""
    words = "".join(r.text for s in told("hostile").sections for r in runs(s))
    assert "002" in words
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" or c in "\x02\x03" for c in words)


def test_the_same_rows_give_the_same_brief():
    """Nothing of the clock or of the order of sets goes into a brief."""
    assert told("battle", "ar") == told("battle", "ar")
