"""What notebooks show: frames in the direction of their language, rows in their sentences, charts as pictures."""

import re
from base64 import b64decode
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.notebook import Evidence, located, open_evidence
from analysis.show import frames
from analysis.show.pictures import NoPicture, Picture
from analysis.show.sentences import MOST, REACH, Mark, Sentence, Sentences, marked, sentence
from analysis.wording import Wording, messages

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">'
TEXT = "دخلت القوات البلدة. قُتل 12 مقاتلاً في المعركة! ثم غادرت\nوعادت بعد يوم"


@pytest.fixture(scope="module")
def evidence(published: Path) -> Evidence:
    """The tables of a run, in Arabic."""
    return Evidence(tables.read(published / "latest" / "tables"), Wording("ar"))


def test_frames_read_in_the_direction_of_their_language() -> None:
    """From right to left in Arabic; a cell in the other script keeps its own direction."""
    rows = pd.DataFrame({"a": ["تدمر", "2016-12-11/2016-12-12"]})
    arabic, english = (frames.html(rows, Wording(lang)) for lang in ("ar", "en"))
    assert arabic.startswith('<div dir="rtl" lang="ar">') and english.startswith('<div dir="ltr" lang="en">')
    assert '<bdi dir="ltr">2016-12-11/2016-12-12</bdi>' in arabic
    assert '<bdi dir="rtl" lang="ar">تدمر</bdi>' in english


def test_no_cell_of_a_frame_is_markup() -> None:
    """Words of articles stay words."""
    shown = frames.html(pd.DataFrame({HOSTILE: [HOSTILE]}, index=[HOSTILE]), Wording("ar"))
    assert "<script" not in shown and "<img" not in shown
    assert shown.count("&lt;script&gt;") == 3


def test_long_cells_are_shown_whole() -> None:
    """A quote is not cut short."""
    assert "ط" * 500 in frames.html(pd.DataFrame({"a": ["ط" * 500]}), Wording("ar"))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_column_shown_has_a_name_and_is_in_its_table(lang: str) -> None:
    """So has every table; the columns that a reader sees are columns of the tables."""
    assert all(f"notebooks.table.{table}" in messages() for table in tables.TABLES)
    assert set(frames.COLUMNS) == set(tables.TABLES) - {"entities", "mentions"}
    for table, columns in frames.COLUMNS.items():
        assert set(columns) <= set(tables.schema(table).names), table
        assert all(Wording(lang)(f"notebooks.column.{c}") for c in columns)


def test_all_tables_can_be_shown(evidence: Evidence) -> None:
    """With their rows in words; no cell is a code of Python."""
    for table in frames.COLUMNS:
        shown = evidence.table(table)
        assert len(shown) == len(evidence.tables[table])
        assert not [v for v in shown.to_numpy().ravel() if not isinstance(v, str) or v in ("None", "nan", "<NA>", "True", "False")]


def test_rows_can_be_picked_by_value(evidence: Evidence) -> None:
    """An empty value picks all."""
    side = evidence.tables["control"]["place_id"].dropna().iloc[0]
    assert 0 < len(evidence.table("control", place_id=side)) <= len(evidence.table("control", place_id=""))
    assert len(evidence.table("control", place_id="nowhere")) == 0


def test_every_row_is_shown_in_its_sentence(evidence: Evidence) -> None:
    """Its words are marked, whole."""
    for name in ("figures", "claims", "control", "dates", "unread"):
        rows = evidence.tables[name]
        shown = evidence.sentences(name).rows
        assert len(shown) == len(rows)
        for row, quote in zip(shown, rows["quote"], strict=True):
            (mark,) = row.marks
            assert row.text[mark.start : mark.end] == quote
            assert row.start <= mark.start and mark.end <= row.end


def test_a_sentence_ends_at_stops_and_lines() -> None:
    """And reaches no further than a reader needs."""
    at = TEXT.index("12")
    low, high = sentence(TEXT, at, at + 2)
    assert TEXT[low:high] == "قُتل 12 مقاتلاً في المعركة!"
    at = TEXT.index("غادرت")
    assert TEXT[slice(*sentence(TEXT, at, at + 5))] == "ثم غادرت"
    low, high = sentence("ا" * 5000, 2000, 2001)
    assert (low, high) == (2000 - REACH, 2001 + REACH)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn"]), min_size=1), st.data())
def test_marks_change_no_word(text: str, data: st.DataObject) -> None:
    """Whatever overlaps, the text reads as it is, and none of it is markup."""
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=5))
    html = marked(text, 0, len(text), [Mark(a, b, "claims", '"<b>') for a, b in spans if a < b])
    words = unescape(re.sub(r"</?mark[^>]*>", "", html))
    assert words.split() == text.split()
    assert not re.search(r"<(?!/?mark\b)", html)


def test_the_shorter_of_two_marks_shows() -> None:
    """A figure inside a claim is seen."""
    html = marked("أ ب ج", 0, 5, [Mark(0, 5, "claims", "long"), Mark(2, 3, "figures", "short")])
    assert re.sub(r'<mark[^>]*title="(\w+)">', r"[\1:", html).replace("</mark>", "]") == "[long:أ ][short:ب][long: ج]"


def test_text_of_articles_is_never_markup_in_sentences() -> None:
    """Nor are labels."""
    row = Sentence(HOSTILE, 0, len(HOSTILE), (Mark(0, 5, "unread", HOSTILE),), HOSTILE)
    html = Sentences([row], Wording("ar"), "")._repr_html_()
    assert "<script" not in html and "<img" not in html


def test_nothing_found_is_said() -> None:
    """In words, not by an empty list."""
    assert "لم يُعثر" in Sentences([], Wording("ar"), Wording("ar")("notebooks.nothing"))._repr_html_()


@pytest.mark.parametrize(("n", "left"), [(MOST, 0), (MOST + 7, 7)])
def test_of_very_many_sentences_the_first_are_shown_and_the_rest_counted(n: int, left: int) -> None:
    """A notebook of ten thousand rows is one that still opens."""
    row = Sentence(TEXT, 0, len(TEXT), (Mark(0, 4, "control", "x"),), "x")
    shown = Sentences([row] * n, Wording("en"), "")
    for told in (shown._repr_html_(), repr(shown)):
        assert told.count("دخلت") == MOST
        assert ("more" in told) == bool(left)
        assert not left or f"{left} more stand in the table." in told


def test_a_chart_is_a_picture_with_its_description(evidence: Evidence, tmp_path: Path) -> None:
    """Inside the notebook; saved as well when a folder is given, with the same bytes."""
    shown = Evidence(evidence.tables, evidence.wording, tmp_path).chart("figures_overview")
    assert isinstance(shown, Picture)
    data, metadata = shown._repr_mimebundle_()
    assert b64decode(data["image/png"]) == (tmp_path / "figures_overview.ar.png").read_bytes()
    assert (tmp_path / "figures_overview.ar.svg").exists()
    assert metadata["image/png"]["alt"] == shown.content.description != ""
    again = evidence.chart("figures_overview")
    assert isinstance(again, Picture) and again.png == shown.png


def test_nothing_to_draw_is_said() -> None:
    """Tables without rows make no empty picture."""
    empty = Evidence({name: tables.frame(name, ()) for name in tables.TABLES}, Wording("en"))
    for name in ("force_ratios", "control_timeline", "who_says_what", "contradictions", "figures_overview"):
        shown = empty.chart(name)
        assert isinstance(shown, NoPicture) and "nothing to draw" in repr(shown)
    assert len(empty.table("figures")) == 0 and empty.sentences("claims").rows == []


def test_paths_are_found_from_the_notebooks_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook starts in its own folder; `seeds` means the one above."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert located("seeds").resolve() == tmp_path / "seeds"
    assert located("nowhere") == Path("nowhere")
    assert located(str(tmp_path)) == tmp_path


def test_evidence_opens_from_articles_and_from_tables(tmp_path: Path) -> None:
    """The same rows either way."""
    root = Path(__file__).parents[1]
    read = open_evidence(str(root / "seeds"), "en", reference=str(root / "seeds/reference/control.json"))
    tables.write(read.tables, tmp_path)
    again = open_evidence(tables=str(tmp_path))
    assert {n: len(t) for n, t in again.tables.items()} == {n: len(t) for n, t in read.tables.items()}
