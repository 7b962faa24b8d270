"""Rows gained, lost and changed between two extractions."""

import json

import pytest

from analysis.diff import Change, DiffError, diff, load, summary

ROW = {"id": "F1", "start": 10, "end": 20, "quote": "20 مسلحاً", "best": 20.0, "side": "RED", "rules": ["a"]}


def rows(*figures: dict) -> dict:
    """One document with figures."""
    return {"d": {"figures": list(figures)}}


def test_equal_extractions_do_not_differ():
    """Ids and rules are no difference."""
    assert diff(rows(ROW), rows(ROW | {"id": "F7", "rules": ["b"]})) == []


def test_a_changed_column_names_both_values():
    """A row is known again by its place in the text, even when its span has moved a little."""
    assert diff(rows(ROW), rows(ROW | {"start": 8, "side": "GREEN"})) == [
        Change("changed", "d", "figures", "20 مسلحاً", {"side": ("RED", "GREEN")})
    ]


def test_rows_are_gained_and_lost():
    """Rows elsewhere in the text are other rows."""
    other = ROW | {"start": 40, "end": 50, "quote": "30 مدنياً"}
    changes = diff(rows(ROW), rows(other))
    assert [(c.kind, c.quote) for c in changes] == [("lost", "20 مسلحاً"), ("gained", "30 مدنياً")]
    assert summary(changes) == "figures  +1 -1 ~0"
    assert summary([]) == "no row differs"


def test_a_document_that_is_gone_loses_its_rows():
    """Documents are compared too."""
    assert [c.kind for c in diff(rows(ROW), {})] == ["lost"]


def test_records_are_read_from_json_lines(tmp_path):
    """The output of `extract` can be compared."""
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "d", "figures": [ROW]}) + "\n", encoding="utf-8")
    assert diff(load(file), rows(ROW)) == []


@pytest.mark.parametrize("text", ["{not json", "[]", '{"figures": []}'])
def test_what_is_no_record_is_refused_by_line(tmp_path, text):
    """The message names the file and the line."""
    file = tmp_path / "a.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DiffError, match="line 1"):
        load(file)


def test_a_missing_run_is_refused(tmp_path):
    """The message says what to give."""
    with pytest.raises(DiffError, match="figures/latest"):
        load(tmp_path / "nothing")


def test_a_change_is_told_in_lines_with_arabic_last():
    """Two values in Latin letters share a line, others have one each; what a gained row says is told."""
    lines = str(Change("changed", "d", "claims", "قال", {"mode": ("direct", None), "source": ("ناطق", "ناطقان")})).splitlines()
    assert lines[1:] == ["    mode: direct → nothing", "    source, before: ناطق", "    source, after:  ناطقان"]
    gained = diff({}, rows(ROW | {"category": "personnel"}))
    assert str(gained[0]).splitlines()[1].strip() == "best 20, category personnel, side RED"


def test_the_number_of_another_date_is_no_difference():
    """A date more in the text moves the numbers of all that follow."""
    date = {"id": "D2", "start": 5, "end": 9, "quote": "أمس", "anchor": "D1"}
    assert diff({"d": {"dates": [date]}}, {"d": {"dates": [date | {"id": "D3", "anchor": "D2"}]}}) == []
    assert len(diff({"d": {"dates": [date]}}, {"d": {"dates": [date | {"anchor": "publication"}]}})) == 1
