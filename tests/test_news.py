"""News: what a run tells that the run before did not."""

from analysis import tables
from analysis.briefs import brief
from analysis.briefs.blocks import Findings, plain
from analysis.weigh.news import news
from analysis.wording import LANGUAGES, Wording
from tests.press import article, carried, corpus

MORNING = "قالت مصادر طبية إن 25 مدنياً قتلوا في قصف على مدينة إدلب يوم 3 مايو 2020."
NIGHT = "قالت مصادر طبية أخرى في المدينة إن 50 مدنياً قتلوا في قصف على مدينة إدلب يوم 3 مايو 2020."
TOWN = "قال المرصد السوري لحقوق الإنسان إن قوات النظام سيطرت يوم 3 مايو 2020 على مدينة سراقب."


def morning():
    """What was known in the morning."""
    return corpus(article("a", MORNING, "جريدة أ", "2020-05-04T07:00:00"), article("t", TOWN, "جريدة ب", "2020-05-04T08:00:00"))


def night():
    """The morning's article of the dead and another at night; that of the town is gone."""
    return corpus(article("a", MORNING, "جريدة أ", "2020-05-04T07:00:00"), article("b", NIGHT, "جريدة ج", "2020-05-04T22:00:00"))


def told(before, now):
    """News as (what, of what, document)."""
    return [(n.change, n.about, n.doc_id) for n in news(before, now)]


def test_a_toll_that_grows_is_changed_and_keeps_its_words_before():
    """The document is new, the figure is the same subject with another number, the town is gone."""
    found = news(morning(), night())
    assert [(n.change, n.about, n.doc_id) for n in found] == [
        ("new", "documents", "b"),
        ("gone", "documents", "t"),
        ("changed", "figures", "b"),
        ("gone", "control", "t"),
    ]
    (changed,) = [n for n in found if n.change == "changed"]
    assert (changed.before, changed.quote) == ("25 مدنياً", "50 مدنياً")


def test_nothing_is_new_against_the_same_run():
    """The same tables have no news, and everything is new against none."""
    assert news(morning(), morning()) == []
    assert {c for c, _, _ in told(corpus(), morning())} == {"new"}


def test_more_outlets_with_the_same_words_are_new_documents_and_no_new_figure():
    """A wire that two more papers print tells nothing else."""
    assert told(corpus(*carried(2)), corpus(*carried(4))) == [("new", "documents", "d3"), ("new", "documents", "d4")]


def test_a_corpus_brief_opens_with_the_news_in_both_languages():
    """A brief without a run before has no such part."""
    now = night()
    with_news = now | {"news": tables.frame("news", news(morning(), now))}
    for lang in LANGUAGES:
        first = brief(with_news, {}, Wording(lang)).sections[0]
        assert first.anchor == "news"
        words = [plain(t) for block in first.blocks if isinstance(block, Findings) for f in block.items for t in f.sentences]
        assert any("25 مدنياً" in w and "50 مدنياً" in w for w in words)
        assert brief(now, {}, Wording(lang)).sections[0].anchor == "findings"


def test_the_brief_counts_ten_outlets_with_one_wire_as_one_source():
    """Both counts stand beside each other in the findings."""
    wanted = {"en": "10 outlets, 1 source", "ar": "10 جهات نشر، مصدر واحد"}
    made = corpus(*carried(10))
    for lang, words in wanted.items():
        found = brief(made, {}, Wording(lang))
        (findings,) = [s.blocks[0] for s in found.sections if s.anchor == "findings"]
        assert any(words in plain(sentence) for f in findings.items for sentence in f.sentences)
