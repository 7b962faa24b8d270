"""The page of the tables is that of the row types."""

from pathlib import Path

from analysis.codebook import tables_page
from analysis.tables import TABLES, schema

PAGE = Path(__file__).parent.parent / "docs" / "tables.md"


def test_the_committed_page_is_the_generated_one():
    """Run `make docs` after a change of a row type."""
    assert PAGE.read_text(encoding="utf-8") == tables_page()


def test_every_column_is_documented():
    """A column without a meaning is refused."""
    bare = [f"{table}.{field.name}" for table in TABLES for field in schema(table) if not field.metadata[b"doc"]]
    assert bare == []
