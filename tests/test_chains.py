"""Source chains: whose word counts once."""

import pytest

from analysis.weigh.described import described
from tests.weighed import DAY, Told, rows, weighed


def chains(*articles):
    """Chains by the words of their origin."""
    return {c["origin"]: c for c in rows(weighed(*articles), "source_chains")}


def counted(first, second, a, b, first_source, second_source, **known):
    """An article in which two sources give two numbers each: those of the first, then `a` and `b`."""
    told = Told(f"هاجم 200 مسلح ثم فرّ 6000 جندي، بحسب {first_source}. قوامها {a} مقاتل مقابل {b} من القوات، بحسب {second_source}.")
    one = told.says(first, "هاجم 200 مسلح ثم فرّ 6000 جندي", source=first_source)
    two = told.says(second, f"قوامها {a} مقاتل مقابل {b} من القوات", source=second_source, **known)
    told.men("200 مسلح", 200, "attacker", "REB", claim_id=one)
    told.men("6000 جندي", 6000, "fled", "GOV", claim_id=one)
    told.men(f"{a} مقاتل", a, "attacker", "REB", claim_id=two)
    told.men(f"{b} من القوات", b, "defender", "GOV", claim_id=two)
    return told


def test_an_unnamed_source_and_a_named_paper_of_one_country_with_the_same_numbers_are_one():
    """Russian sources and the Russian paper that give the same pair of numbers count once, and the words show why."""
    found = chains(counted("SOURCES", "GAZETTE", 200, 6000, "مصادر روسية", "الصحيفة"))
    one, two = found["مصادر روسية"], found["الصحيفة"]
    assert one["group"] == two["group"]
    assert (one["likelihood"], one["reason"]) == ("very_likely", "same_numbers")
    assert {"200 مسلح", "200 مقاتل"} <= set(one["evidence"])


@pytest.mark.parametrize(
    ("first", "second", "a", "b", "words"),
    [
        ("SOURCES", "GAZETTE", 300, 7000, ("مصادر روسية", "الصحيفة")),
        ("SOURCES", "GAZETTE", 200, 7000, ("مصادر روسية", "الصحيفة")),
        ("SOURCES", "AGENCY", 200, 6000, ("مصادر روسية", "وكالة الصباح")),
        ("LOCALS", "AGENCY", 200, 6000, ("مصادر محلية", "وكالة الصباح")),
        ("MAYOR", "GAZETTE", 200, 6000, ("كريم السالم", "الصحيفة")),
    ],
)
def test_sources_stay_apart_when_in_doubt(first, second, a, b, words):
    """Other numbers, one number alone, another country, no country, or two names: two origins."""
    found = chains(counted(first, second, a, b, *words))
    assert found[words[0]]["group"] != found[words[1]]["group"]
    assert found[words[0]]["likelihood"] is None


def test_a_shared_relay_is_no_shared_origin():
    """Two unnamed sources that one agency passes on are two, and neither is the agency."""
    told = Told("قالت مصادر محلية إن البلدة سقطت. وقالت مصادر أمنية تركية إن الأسلحة تُركت.")
    told.says("LOCALS", "قالت مصادر محلية إن البلدة سقطت", source="مصادر محلية", chain=("LOCALS", "AGENCY", "PAPER"))
    told.says("TURKS", "وقالت مصادر أمنية تركية إن الأسلحة تُركت", source="مصادر أمنية تركية", chain=("TURKS", "AGENCY", "PAPER"))
    found = chains(told)
    assert found["مصادر محلية"]["group"] != found["مصادر أمنية تركية"]["group"]
    assert found["مصادر محلية"]["path"] == ("LOCALS", "AGENCY", "PAPER")


def test_statements_of_one_person_are_one_chain_and_two_relays_one_origin():
    """What a person adds joins the chain before; through another relay it is a way of its own, certainly of one origin."""
    told = Told("قال كريم السالم إن الهجوم واسع. وأضاف أن الجيش صامد. وقال السالم للإذاعة إن المدينة آمنة.")
    told.says("MAYOR", "قال كريم السالم إن الهجوم واسع", source="كريم السالم", chain=("MAYOR", "AGENCY", "PAPER"))
    told.says("MAYOR", "وأضاف أن الجيش صامد")
    told.says("MAYOR", "وقال السالم للإذاعة إن المدينة آمنة", source="السالم", chain=("MAYOR", "RADIO", "PAPER"))
    one, two = chains(told)["كريم السالم"], chains(told)["السالم"]
    assert [c.rpartition(":")[2] for c in one["claim_ids"]] == ["C1", "C2"]
    assert one["group"] == two["group"] and one["likelihood"] == "certain"


def test_a_writer_and_his_paper_are_likely_one():
    """An analyst of a paper and the paper itself, cited in one article."""
    told = Told("كتب نادر الحلو أن القادة هربوا. وكشفت الجريدة أن القادة فروا.")
    told.says("WRITER", "كتب نادر الحلو أن القادة هربوا", source="نادر الحلو")
    told.says("GAZETTE", "وكشفت الجريدة أن القادة فروا", source="الجريدة")
    found = chains(told)
    assert found["نادر الحلو"]["group"] == found["الجريدة"]["group"]
    assert (found["نادر الحلو"]["likelihood"], found["نادر الحلو"]["reason"]) == ("likely", "writes_for_it")


def test_who_closes_a_sentence_is_where_its_information_comes_from():
    """«المعلومات أشارت إلى …، وهروب …، بحسب مصادر» is one origin; two sentences are two."""
    for stop, likelihood in (("، ", "very_likely"), (". وبعد أيام ", None)):
        told = Told(f"أشارت المعلومات إلى هجوم 200 مسلح{stop}وهروب 6000 جندي، بحسب مصادر روسية")
        told.says("NEWS", "أشارت المعلومات إلى هجوم 200 مسلح", "هجوم 200 مسلح", source="المعلومات")
        last = "وهروب 6000 جندي، بحسب مصادر روسية"
        at = told.span("مصادر روسية")
        told.says("SOURCES", last, "وهروب 6000 جندي", source="مصادر روسية", source_start=at[0], source_end=at[1])
        found = chains(told)
        assert (found["المعلومات"]["group"] == found["مصادر روسية"]["group"]) == (likelihood is not None)
        assert found["المعلومات"]["likelihood"] == likelihood


def test_a_medium_that_only_passes_a_statement_on_is_no_origin_of_it():
    """«قال السالم …، بحسب وكالة الصباح»: both claims have one content and rest on the speaker."""
    told = Told("قال كريم السالم إن الهجوم واسع، بحسب وكالة الصباح")
    told.says("MAYOR", "قال كريم السالم إن الهجوم واسع", "الهجوم واسع", source="كريم السالم", chain=("MAYOR", "AGENCY", "PAPER"))
    told.says("AGENCY", "الهجوم واسع، بحسب وكالة الصباح", "الهجوم واسع", source="وكالة الصباح")
    assert [len(c["claim_ids"]) for c in chains(told).values() if c["origin_kind"] != "article_voice"] == [2]


def test_an_unnamed_paper_is_the_one_of_its_country_that_the_article_names():
    """A Russian paper and an analyst of the only Russian paper named are likely one; two such papers leave it open."""
    for others, likelihood in ((), "likely"), (("SECOND",), None):
        told = Told("كشفت صحيفة روسية أن القادة فروا. وكتب نادر الحلو في غازيتا أن القادة هربوا، خلافاً لإيزفستيا.")
        told.says("PRESS", "كشفت صحيفة روسية أن القادة فروا", source="صحيفة روسية")
        told.says("WRITER", "وكتب نادر الحلو في غازيتا أن القادة هربوا", source="نادر الحلو")
        told.names("غازيتا", "GAZETTE", "medium")
        for other in others:
            told.names("إيزفستيا", other, "medium")
        assert chains(told)["صحيفة روسية"]["likelihood"] == likelihood


def test_a_wire_copied_by_two_articles_is_one_origin_and_other_words_are_not():
    """The same sentence of unnamed sources in two articles is one; unnamed sources with other words stay apart."""
    said = "قالت مصادر محلية إن القوات دخلت الحي الشرقي من البلدة بعد قصف عنيف استمر يوماً"
    articles = []
    for name, words in (("one", said), ("two", said), ("three", "قالت مصادر محلية إن السوق أغلق")):
        told = Told(words, name)
        told.says("LOCALS", words, source="مصادر محلية")
        articles.append(told)
    found = [c for c in rows(weighed(*articles), "source_chains") if c["origin_id"] == "LOCALS"]
    assert [c["reason"] for c in found] == ["same_words", "same_words", None]
    assert found[0]["group"] == found[1]["group"] != found[2]["group"]


def test_a_copied_article_gives_an_outlet_no_part_in_anothers_voice():
    """The copy speaks with the voice of the first; what the outlet writes itself is a source of its own, once over its articles."""
    wire = " ".join(f"دخلت القوات الحي رقم {n} من البلدة بعد قصف عنيف استمر يوماً." for n in range(1, 9))
    own = ("أغلقت السوق أبوابها ظهر اليوم.", "عادت المياه إلى الأحياء الشرقية مساء.")
    articles = [
        Told(text, name, outlet=outlet, published=f"2020-05-0{day}")
        for day, (text, name, outlet) in enumerate(
            ((wire, "wire", "وكالة"), (wire, "copy", "صحيفة"), (own[0], "one", "صحيفة"), (own[1], "two", "صحيفة")), 1
        )
    ]
    group = {c["doc_id"]: c["group"] for c in rows(weighed(*articles), "source_chains")}
    assert group["wire"] == group["copy"] != group["one"] == group["two"]


def test_the_article_has_a_voice_of_its_own():
    """Rows that no claim holds rest on the article, even where nothing is known of its outlet."""
    told = Told("سيطر الجيش على الوردية.")
    told.held("سيطر الجيش على الوردية", "GOV", DAY)
    (voice,) = rows(weighed(told), "source_chains")
    assert (voice["origin_kind"], voice["outlet"], voice["claim_ids"]) == ("article_voice", None, ())


def test_no_document_no_chain():
    """Empty tables give empty tables."""
    assert all(len(found) == 0 for name, found in weighed().items() if name not in ("entities",))


@pytest.mark.parametrize(
    ("words", "kind", "nations", "definite"),
    [
        ("مصادر روسية", "unnamed", {"RU"}, False),
        ("والصحيفة", "medium", set(), True),
        ("صحيفة تركيّة", "medium", {"TR"}, False),
        ("كريم السالم", None, set(), False),
        (None, None, set(), False),
    ],
)
def test_descriptions_are_read_by_words(words, kind, nations, definite):
    """Kind of source, countries, and whether it is taken up again."""
    found = described(words)
    assert (found.kind, set(found.nations), found.definite) == (kind, nations, definite)
