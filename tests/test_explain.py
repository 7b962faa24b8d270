"""Why a row is what it is, and why a number or quotation is none: told so that the entry can be found and mended."""

import json
from pathlib import Path

import pytest
from conftest import Command

from analysis.document import Document
from analysis.explain import Explanation, explain
from analysis.explain.page import CLOSE, OPEN, page
from analysis.explain.reasons import line_of
from analysis.lexicon import load
from analysis.wording import LANGUAGES, Wording

TEXT = "\n".join(
    [
        "وأعلن المتحدث أن القوات سيطرت على بلدة الخضراء.",
        "وقتل نحو 12 جندياً، وكان الرمز المكتوب 40 والباب مغلق.",
        'خيم الصمت على المكان "لن نترك هذا الوادي لأحد مهما طال الحصار علينا".',
        "وسميت العملية «الفجر» يوم الخميس.",
    ]
)


@pytest.fixture(scope="module")
def told() -> Explanation:
    """The explanation of four sentences."""
    return explain(Document("d", TEXT, "", published="2016-03-03"), load())


def test_every_row_is_told_with_its_words_and_the_line_of_their_entry(told):
    """File and line lead to the entry; the words are those of the text."""
    figure = next(r for r in told.rows if r.table == "figures")
    soldier = next(r for r in figure.reasons if r.rule == "counted/soldier")
    assert (soldier.words, soldier.place) == ("جندياً", "row")
    assert soldier.words == TEXT[soldier.start : soldier.end]
    lines = Path(soldier.file).read_text(encoding="utf-8").splitlines()
    assert lines[soldier.line - 1] == 'id = "soldier"'
    assert {"figures", "claims", "control", "dates", "mentions"} == {r.table for r in told.rows}


def test_every_rule_of_every_row_is_told(told):
    """None is left out, and only rules of the code are without a file."""
    for row in told.rows:
        for reason in row.reasons:
            assert reason.file is not None or reason.rule.split("/")[0] in ("actors", "people"), reason


def test_what_others_give_a_row_is_told(told):
    """A figure's day stands in other words, far from it or near."""
    event = next(r for r in told.rows if r.table == "control")
    assert [n.words for n in event.named if n.column == "place_id"] == ["بلدة الخضراء"] or event.columns["place"] == "بلدة الخضراء"


def test_an_unknown_noun_is_told_with_what_to_add(told):
    """The number that counts nothing known, the words after it, and the file to add them to."""
    left = next(u for u in told.unclaimed if u.quote == "40")
    assert left.why == "no_category"
    assert left.blanks["next"].startswith("والباب مغلق")
    lines = "\n".join(page(told.only(left.id), Wording("en")))
    assert "counted.toml" in lines and "والباب" in lines


def test_a_quotation_that_nobody_says_is_told_and_a_name_in_marks_apart(told):
    """The first could be a claim; the second could not."""
    assert {u.why for u in told.unclaimed if u.quote.startswith("لن نترك")} == {"nobody_named"}
    assert {u.why for u in told.unclaimed if u.quote == "الفجر"} == {"short"}


def test_no_number_is_passed_over(told):
    """Each is a figure's or is told with a reason."""
    text = "في 3 آذار 2016 قتل 5 جنود، وانسحب اللواء 12 من 7 قرى."
    found = explain(Document("d", text, ""), load())
    told_at = {u.start for u in found.unclaimed} | {f.start for f in found.rows if f.table == "figures"}
    assert {text.index("3"), text.index("2016"), text.index("12")} <= told_at


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_hold_one_arabic_string_last(told, lang):
    """Terminals that reorder a line, and those that do not, show the same words in English."""
    for line in page(told, Wording(lang)):
        if lang == "en" and OPEN not in line and "== " not in line:
            parts = [part for part in line.split("  ") if any("\u0600" <= c <= "\u06ff" for c in part)]
            assert len(parts) <= 1 or "»" in line, line
            assert not parts or line.endswith(parts[-1]) or "«" in line
    assert any(OPEN in line and CLOSE in line for line in page(told, Wording(lang)))


def test_a_row_is_found_by_its_id_and_a_table_by_its_name(told):
    """One row alone; nothing for an id that is not there."""
    assert [r.id for r in told.only("F1").rows] == ["F1"] and told.only("F1").unclaimed == ()
    assert told.only("d:F1") == told.only("F1")
    assert told.only("F999").ids() == []
    assert {r.table for r in told.only(table="dates").rows} == {"dates"}
    assert told.only(table="unclaimed").rows == () and told.only(table="unclaimed").unclaimed == told.unclaimed


def test_the_line_of_an_entry_is_found_in_both_kinds_of_file(tmp_path):
    """TOML and CSV; none where there is no such entry."""
    (tmp_path / "a.toml").write_text('[[entry]]\nid = "one"\n[[entry]]\nid = "oneself"\n', encoding="utf-8")
    (tmp_path / "b.csv").write_text("id,ar\none,ا\ntwo,ب\n", encoding="utf-8")
    assert line_of(str(tmp_path / "a.toml"), "oneself") == 4
    assert line_of(str(tmp_path / "b.csv"), "two") == 3
    assert line_of(str(tmp_path / "b.csv"), "three") is None


def test_the_command_prints_lines_or_json(analysis: Command, article: Path):
    """For people, and for machines."""
    done = analysis("explain", article, "--row", "F1", "--lang", "ar")
    assert done.returncode == 0, done.stderr
    assert "\nfigures F1" in done.stdout and "counted.toml:" in done.stdout
    record = json.loads(analysis("explain", article, "--json", "--table", "claims").stdout)
    assert record["id"] == "one" and {r["table"] for r in record["rows"]} == {"claims"}


@pytest.mark.parametrize(
    ("options", "seen"), [(("--row", "F99"), "F99"), (("--lang", "fr"), "ar, en"), (("--table", "facts"), "figures, claims")]
)
def test_what_is_not_there_is_refused(analysis: Command, article: Path, options, seen):
    """With what could be given instead."""
    done = analysis("explain", article, *options)
    assert done.returncode == 64
    assert seen in done.stderr and "expected" in done.stderr
