"""Every entry of every lexicon folder is put to the test by its own examples; no word is named here."""

import dataclasses
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis.document import Document
from analysis.extract import extract
from analysis.extract.reading import read
from analysis.lexicon import Entry, Lexicon, conflicts, load

TABLES = ("numbers", "dates", "mentions", "figures", "claims", "control", "unread")
GIVEN = ("text", "quote", "published", "why")  # keys of an example that are no column
LEXICON = load()


def entries() -> list[Entry]:
    """Entries that are written as TOML: rows of CSV files are looked at by their own tests."""
    return [entry for layer in LEXICON.entries.values() for entry in layer.values() if ".toml" in entry.where and matchable(entry)]


def matchable(entry: Entry) -> bool:
    """Whether the entry has words at all: a side is only a name for others to use."""
    return bool(entry.forms or entry.past or entry.present or entry.noun or entry.participle)


def examples(kind: str) -> list[Any]:
    """Examples of one kind of all entries, named after them."""
    return [pytest.param(entry, example, id=f"{entry.rule}-{i}") for entry in entries() for i, example in enumerate(getattr(entry, kind))]


@cache
def rows(text: str, published: str | None, lexicon: Lexicon | None = None) -> tuple[tuple[str, dict[str, Any]], ...]:
    """All rows of a text with the table of each, and the lines of its layout by what they are."""
    document = Document(id="example", text=text, sha256="", published=published)
    found = extract(document, LEXICON)
    made = [(table, dataclasses.asdict(row)) for table in TABLES for row in getattr(found, table)]
    made += [("entities", dataclasses.asdict(entity)) for entity in found.entities]
    reading = read(document, LEXICON)
    for block in reading.layout.blocks:
        hit = reading.hits.at("layout", block.first)
        if hit and hit.entry.kind == block.kind:  # type: ignore[attr-defined]
            made.append(("layout", {"rules": (hit.rule,), "quote": text[block.start : block.end], "kind": block.kind}))
    return tuple(made)


def equal(seen: Any, wanted: Any) -> bool:
    """Equal, up to rounding and the list type that TOML gives."""
    if isinstance(wanted, float | int) and not isinstance(wanted, bool):
        return isinstance(seen, float | int) and abs(seen - wanted) <= 1e-6 * max(1, abs(wanted))
    return (list(seen) if isinstance(seen, tuple) else seen) == wanted


def fits(entry: Entry, example: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether a row was made by the entry and is what the example expects."""
    if entry.rule not in row.get("rules", ()):
        return False
    quotes = (row.get("quote"), row.get("cue"))
    if "quote" in example and example["quote"] not in quotes:
        return False
    return all(equal(row.get(key), value) for key, value in example.items() if key not in GIVEN)


@pytest.mark.parametrize("entry", [pytest.param(e, id=e.rule) for e in entries()])
def test_every_entry_has_a_hit_and_a_miss(entry: Entry) -> None:
    """An entry that nothing tests is not taken in."""
    assert entry.hits, f"{entry.where}: no [[entry.hits]]"
    assert entry.misses, f"{entry.where}: no [[entry.misses]]"


@pytest.mark.parametrize(("entry", "example"), examples("hits"))
def test_a_hit_makes_the_row_that_it_promises(entry: Entry, example: dict[str, Any]) -> None:
    """A row names the entry, has the quote of the example and the values of its other columns."""
    assert "quote" in example, f"{entry.where}: a hit without a quote"
    made = rows(example["text"], example.get("published"))
    named = [(table, row) for table, row in made if entry.rule in row.get("rules", ())]
    assert any(fits(entry, example, row) for _, row in made), f"{entry.where}: rows that name the entry: {named}"


@pytest.mark.parametrize(("entry", "example"), examples("misses"))
def test_a_miss_makes_no_row(entry: Entry, example: dict[str, Any]) -> None:
    """No row of the text names the entry."""
    named = [(table, row) for table, row in rows(example["text"], example.get("published")) if entry.rule in row.get("rules", ())]
    assert not named, f"{entry.where}: {named}"


def test_every_conflict_loads_alone() -> None:
    """Each folder of a conflict stands on the language's folder, without the other conflicts."""
    assert conflicts()
    for name in conflicts():
        assert load(name).conflict == name


def test_examples_are_told_in_known_columns() -> None:
    """A misspelt column in an example would test nothing."""
    from analysis.tables import TABLES as BORDER

    known = {field.name for row in BORDER.values() for field in dataclasses.fields(row)} | set(GIVEN)
    unknown = {(entry.where, key) for entry in entries() for example in (*entry.hits, *entry.misses) for key in example if key not in known}
    assert not unknown


def test_files_of_the_lexicon_are_utf8_without_marks_of_order() -> None:
    """A byte order mark or an invisible mark in a form would never match."""
    import analysis.lexicon

    for file in Path(analysis.lexicon.__file__).parent.rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        assert not any(mark in text for mark in "\ufeff\u200e\u200f\u202a\u202b\u202c"), file
