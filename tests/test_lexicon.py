"""Every entry of every lexicon folder is put to the test by its own examples; no word is named here."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from analysis.examples import GIVEN, entries, hit, named
from analysis.lexicon import Entry, conflicts, load

LEXICON = load()


def examples(kind: str) -> list[Any]:
    """Examples of one kind of all entries, named after them."""
    return [pytest.param(e, example, id=f"{e.rule}-{i}") for e in entries(LEXICON) for i, example in enumerate(getattr(e, kind))]


@pytest.mark.parametrize("entry", [pytest.param(e, id=e.rule) for e in entries(LEXICON)])
def test_every_entry_has_a_hit_and_a_miss(entry: Entry) -> None:
    """An entry that nothing tests is not taken in."""
    assert entry.hits, f"{entry.where}: no [[entry.hits]]"
    assert entry.misses, f"{entry.where}: no [[entry.misses]]"


@pytest.mark.parametrize(("entry", "example"), examples("hits"))
def test_a_hit_makes_the_row_that_it_promises(entry: Entry, example: dict[str, Any]) -> None:
    """A row names the entry, has the quote of the example and the values of its other columns."""
    assert "quote" in example, f"{entry.where}: a hit without a quote"
    assert hit(entry, example, LEXICON), f"{entry.where}: rows that name the entry: {named(entry, example, LEXICON)}"


@pytest.mark.parametrize(("entry", "example"), examples("misses"))
def test_a_miss_makes_no_row(entry: Entry, example: dict[str, Any]) -> None:
    """No row of the text names the entry."""
    assert not named(entry, example, LEXICON), f"{entry.where}: {named(entry, example, LEXICON)}"


def test_every_conflict_loads_alone() -> None:
    """Each folder of a conflict stands on the language's folder, without the other conflicts."""
    assert conflicts()
    for name in conflicts():
        assert load(name).conflict == name


def test_examples_are_told_in_known_columns() -> None:
    """A misspelt column in an example would test nothing."""
    from analysis.tables import TABLES as BORDER

    known = {field.name for row in BORDER.values() for field in dataclasses.fields(row)} | set(GIVEN)
    unknown = {
        (entry.where, key) for entry in entries(LEXICON) for example in (*entry.hits, *entry.misses) for key in example if key not in known
    }
    assert not unknown


def test_files_of_the_lexicon_are_utf8_without_marks_of_order() -> None:
    """A byte order mark or an invisible mark in a form would never match."""
    import analysis.lexicon

    for file in Path(analysis.lexicon.__file__).parent.rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        assert not any(mark in text for mark in "\ufeff\u200e\u200f\u202a\u202b\u202c"), file
