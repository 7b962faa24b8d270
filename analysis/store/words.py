"""The words of a part's documents, folded, in an index (SQLite FTS5) beside their rows.

The index holds where words stand, not the texts: row i of the part's documents is row i of the index.
"""

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from analysis.text.fold import folded

INDEX = "words.sqlite"
# «بـ1500» is two words; a digit beside a letter parts them
_SEAM = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")


def indexed(text: str) -> str:
    """A text as it is indexed: folded, its words apart."""
    return _SEAM.sub(" ", folded(text))


def write_index(part: Path, texts: Iterable) -> None:
    """Write the index of a part's texts; raises OSError where the disk takes no more."""
    db = sqlite3.connect(part / INDEX, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")  # the whole part is synced before it counts
        db.execute("BEGIN")
        db.execute("CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0)")
        db.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", ((n, indexed(str(text))) for n, text in enumerate(texts)))
        db.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise OSError(f"{part / INDEX}: {error}") from None
    finally:
        db.close()


def rows_with(part: Path, query: str) -> list[int]:
    """Rows of a part's documents that an FTS5 query finds, in order."""
    db = sqlite3.connect(f"{(part / INDEX).absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return [row for (row,) in db.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid", (query,))]
    finally:
        db.close()
