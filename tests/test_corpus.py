"""Tables of many documents."""

from pathlib import Path

import pytest

from analysis import quarantine, tables
from analysis.corpus import tables as corpus
from analysis.document import Document, Unreadable
from analysis.lexicon import load
from analysis.read import read
from tests.conftest import ARTICLE


def document(name: str) -> Document:
    """A document."""
    return Document(name, ARTICLE, "0" * 64, f"{name}.txt")


def test_no_documents_make_all_tables_empty(tmp_path: Path) -> None:
    """Their columns and types are there, and they can be written and read."""
    found = corpus([], load())
    assert set(found) == set(tables.TABLES) - set(tables.DERIVED)
    tables.write(found, tmp_path)
    again = tables.read(tmp_path)
    for name, rows in found.items():
        assert list(rows.columns) == tables.schema(name).names and not len(rows)
        assert list(again[name].columns) == list(rows.columns)


def test_rows_of_documents_keep_apart() -> None:
    """The same article twice has twice the rows, each with the id of its document; entities are shared."""
    one, two = corpus([document("a")], load()), corpus([document("a"), document("b")], load())
    for name in tables.EXTRACTED:
        assert len(two[name]) == 2 * len(one[name])
        assert two[name]["id"].is_unique
        assert all(i.startswith(f"{d}:") for i, d in zip(two[name]["id"], two[name]["doc_id"], strict=True))
    assert list(two["entities"]["id"]) == list(one["entities"]["id"])


def test_what_could_not_be_read_is_a_row() -> None:
    """A document that is none does not stop the others."""
    found = corpus([Unreadable("x", "seen", "expected", "advice"), document("a")], load())
    assert found["unreadable"].to_dict("records") == [{"path": "x", "seen": "seen", "expected": "expected", "advice": "advice"}]
    assert list(found["documents"]["id"]) == ["a"]


def test_a_document_that_breaks_the_extraction_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """It becomes a row that says what happened."""
    real = quarantine.extract

    def breaks(one: Document, lexicon: object) -> object:
        if one.id == "b":
            raise KeyError("gone")
        return real(one, lexicon)

    monkeypatch.setattr(quarantine, "extract", breaks)
    found = corpus(map(document, "abc"), load())
    assert list(found["documents"]["id"]) == ["a", "c"]
    assert "KeyError" in found["unreadable"]["seen"][0] and found["unreadable"]["path"][0] == "b.txt"


def test_a_quote_is_the_text_between_its_positions() -> None:
    """In every table, for every row of the seed."""
    found = corpus(read([Path(__file__).parents[1] / "seeds"]), load())
    text = found["documents"]["text"][0]
    for name in tables.EXTRACTED:
        rows = found[name]
        assert all(text[s:e] == q for s, e, q in zip(rows["start"], rows["end"], rows["quote"], strict=True)), name
