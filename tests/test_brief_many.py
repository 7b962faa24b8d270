"""A brief of many articles: short enough to be read, the first of everything told, the rest counted and its file named."""

import re

import pandas as pd
import pytest

from analysis.briefs import brief, html
from analysis.briefs.blocks import Article, Brief, Cards, Folded, Items, Mark, Origins, Paragraph, Run, flat, plain
from analysis.briefs.case import MANY, Case
from analysis.briefs.changes import TOLD, changes
from analysis.briefs.corpus import NEWS, news
from analysis.briefs.disputes import CARDS, cards
from analysis.briefs.excerpts import AROUND, begins, ends, excerpts
from analysis.briefs.pdf import _unfolded
from analysis.briefs.questions import UNREADABLE, not_understood
from analysis.briefs.transmission import OF_MANY, ROUTES
from analysis.document import Unreadable
from analysis.tables import TABLES, dictionaries, frame
from analysis.weigh.news import News
from analysis.wording import LANGUAGES, Wording
from tests import made, press

TEXT = "قبل " * 40 + "وصل عشرون جندياً" + " بعد" * 40 + "\nسطر آخر وصل فيه ثلاثة"
WIRES = 15


@pytest.fixture(scope="module")
def tables():
    """One wire in fifteen outlets."""
    return press.corpus(*press.carried(WIRES))


@pytest.fixture(scope="module")
def content(tables) -> Brief:
    """Its brief in English."""
    return brief(tables, {}, Wording("en"))


def blocks(content: Brief, anchor: str) -> tuple:
    """Blocks of a section as they stand."""
    return next((s.blocks for s in content.sections if s.anchor == anchor), ())


def marks(inside) -> list[Mark]:
    """Marks of a passage, those within others too."""
    return [m for piece in inside if isinstance(piece, Mark) for m in (piece, *marks(piece.inside))]


def test_an_excerpt_is_whole_words_round_what_is_cited():
    """Bounded on both sides, cut between words, within its line; what stands apart stays apart."""
    at = TEXT.index("عشرون")
    second = TEXT.index("ثلاثة")
    (start, end), (other, last) = excerpts(TEXT, [(second, second + 5), (at, at + 5)])
    assert start <= at < at + 5 <= end
    assert at - start <= AROUND
    assert end - at - 5 <= AROUND
    assert set(TEXT[start:end].split()) <= set(TEXT.split())
    assert TEXT[other:last] == "سطر آخر وصل فيه ثلاثة"
    assert (begins(TEXT, other), ends(TEXT, last)) == (True, True)
    assert (begins(TEXT, start), ends(TEXT, end)) == (False, False)


def test_excerpts_that_touch_are_one():
    """Words cited twice are shown once."""
    at = TEXT.index("عشرون")
    assert len(excerpts(TEXT, [(at, at + 5), (at + 6, at + 12), (at, at + 5)])) == 1
    assert excerpts(TEXT, []) == []


def test_of_many_articles_only_the_words_cited_are_shown(content):
    """Folded, counted in the words of the fold, each mark one that the brief leads to, each reference to a mark."""
    _, folded = blocks(content, "sources")
    assert isinstance(folded, Folded)
    passages = [p for a in folded.blocks if isinstance(a, Article) for p in a.passages]
    assert re.findall(r"\d+", folded.words) == [str(len(passages)), str(len(folded.blocks)), str(WIRES)]
    shown = {m.anchor for p in passages for m in marks(p.inside) if m.anchor}
    page = html.render(content)
    cited = set(re.findall(r'class="ref" role="doc-noteref" id="[^"]+" href="#([^"]+)"', page))
    assert cited
    assert shown == cited


def test_of_few_articles_nothing_is_folded_or_cut():
    """At the number where cutting begins everything is still there."""
    content = brief(press.corpus(*press.carried(MANY)), {}, Wording("en"))
    assert not any(isinstance(b, Folded) for s in content.sections for b in s.blocks)
    articles = [b for b in blocks(content, "sources") if isinstance(b, Article)]
    assert len(articles) == MANY
    assert "…" not in "".join(r.text for a in articles for p in a.passages for r in p.inside if isinstance(r, Run))


def test_the_ways_of_one_origin_are_cut_and_counted(tables, content):
    """The ways told and the ways left are all that the table has."""
    found = next(b for b in blocks(content, "origins") if isinstance(b, Origins)).items
    assert len(found) <= OF_MANY
    groups = [len(g) for _, g in tables["source_chains"][tables["source_chains"]["claim_ids"].map(len) > 0].groupby("group")]
    cut = [o for o in found if o.rest]
    assert [len(o.routes) for o in cut] == [ROUTES] * len(cut)
    assert sorted(ROUTES + int(re.findall(r"\d+", plain(o.rest))[0]) for o in cut) == sorted(n for n in groups if n > ROUTES)
    assert cut
    assert not any(o.rest for o in found if len(o.routes) < ROUTES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("n", [CARDS, CARDS + 3])
def test_contradictions_left_out_are_counted(n, lang):
    """Six face to face; of nine the words say that three more stand in the file."""
    tables = dict(made.battle())
    pair = dictionaries(tables["contradictions"])[0]
    tables["contradictions"] = pd.concat([tables["contradictions"]] * n, ignore_index=True)
    tables["documents"] = pd.concat([tables["documents"]] * (MANY + 1), ignore_index=True)
    told, *rest = cards(Case(tables, Wording(lang)))
    assert isinstance(told, Cards)
    assert pair["kind"] == "explicit_denial"
    assert len(told.items) == CARDS
    assert [isinstance(b, Paragraph) for b in rest] == ([True] if n > CARDS else [])
    assert not rest or "3" in plain(rest[0].text)
    assert not rest or [r.target for r in rest[0].text if r.kind == "file"] == ["tables/contradictions.csv"]


def test_documents_that_could_not_be_read_and_warnings_are_told_by_the_first(tables):
    """Of twenty the first eight, and the file that has the others; a warning of many documents is one line."""
    rows = [Unreadable(f"{i}.pdf", "a broken PDF", "a PDF", "Look.") for i in range(20)]
    warned = tables["documents"].assign(warnings=[("encoding: windows-1256",)] * WIRES)
    case = Case(tables | {"unreadable": frame("unreadable", rows), "documents": warned}, Wording("en"))
    items = next(b for b in not_understood(case) if isinstance(b, Items)).items
    told = [plain(i) for i in items]
    assert sum(".pdf" in t for t in told) == UNREADABLE
    assert [t for t in told if "unreadable.csv" in t] == [
        f"{20 - UNREADABLE} more documents were not read; they stand in tables/unreadable.csv."
    ]
    assert [t[:13] for t in told if t.startswith("Warning")] == [f"Warning ({WIRES}):"]


@pytest.mark.parametrize("n", [TOLD, TOLD + 4])
def test_changes_of_one_place_are_told_up_to_a_number(tables, n):
    """Of twelve changes of hands the first eight, and how many more the table has."""
    rows = press.corpus(press.article("x", "سيطرت قوات النظام على مدينة إدلب يوم 3 مايو 2020."))["control"].head(1)
    one = {"doc_id": "d1", "claim_id": None}
    rows = pd.concat(
        [rows.assign(**one, id=f"d1:E{k + 1}", edtf=f"2020-05-{k + 1:02d}", to_side=("SYR_GOV", "ISIS")[k % 2]) for k in range(n)],
        ignore_index=True,
    )
    told_rows = tables | {"control": rows, "control_spells": tables["control_spells"].head(0)}
    (found,) = [f for f in changes(Case(told_rows, Wording("en"))) if len(f.sentences) == 1]
    told = plain(found.sentences[0])
    assert told.count("May 2020") == TOLD
    assert ("4 more stand in tables/control.csv" in told) == (n > TOLD)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_many_news_the_first_are_told_and_the_rest_counted(tables, lang):
    """Three of five new figures, and that two more stand in the table of news; documents are a number alone."""
    told = [News(f"B{n}", "new", "figures", None, "d1", f"خبر {n}", None, n, 1) for n in range(NEWS + 2)]
    rows = frame("news", [*told, News("B9", "new", "documents", "d1", "d1", "عنوان", None, None, None)])
    _, listed = news(Case(tables | {"news": rows}, Wording(lang)))
    figures, documents = listed.items
    assert [n for s in figures.sentences[:NEWS] for n in "01234" if f"خبر {n}" in plain(s)] == ["4", "3", "2"]
    assert len(figures.sentences) == NEWS + 1
    assert [r.target for r in figures.sentences[-1] if r.kind == "file"] == ["tables/news.csv"]
    assert documents.sentences == ()


def test_paper_shows_what_is_folded(content):
    """The same blocks in the same order, none folded."""
    unfolded = _unfolded(content)
    assert [b for s in unfolded.sections for b in s.blocks] == [b for s in content.sections for b in flat(s.blocks)]
    assert not any(isinstance(b, Folded) for s in unfolded.sections for b in s.blocks)


def test_every_file_that_a_brief_names_is_a_table(content):
    """A reader who follows the name finds it in the run."""
    named = {r.removeprefix("tables/").removesuffix(".csv") for r in re.findall('href="(tables/[^"]+)"', html.render(content))}
    assert named
    assert named <= set(TABLES)
