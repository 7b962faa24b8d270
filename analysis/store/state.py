"""The state of a store: one SQLite file that says what was read, from where, by which program, and which part holds its rows.

A part counts from the moment that the transaction which names it is on the disk.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from analysis.read.metadata import is_text
from analysis.store.faults import StoreError

FORMAT = 1
WAIT = 30  # seconds that a reader waits for a writer's commit
SCHEMA = """
CREATE TABLE inputs (path TEXT PRIMARY KEY, position INTEGER NOT NULL, folder INTEGER NOT NULL);
CREATE TABLE sources (path TEXT PRIMARY KEY, signature TEXT NOT NULL, maker TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
  id TEXT PRIMARY KEY, source TEXT NOT NULL, local TEXT NOT NULL, ordinal INTEGER NOT NULL, fingerprint TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  maker TEXT NOT NULL, part TEXT NOT NULL, row INTEGER NOT NULL, outlet TEXT, published TEXT, UNIQUE (source, local)) WITHOUT ROWID;
CREATE INDEX documents_of_part ON documents (part, row);
CREATE TABLE unreadable (
  source TEXT NOT NULL, ordinal INTEGER NOT NULL, path TEXT NOT NULL, seen TEXT NOT NULL, expected TEXT NOT NULL, advice TEXT NOT NULL,
  quarantined INTEGER NOT NULL, PRIMARY KEY (source, ordinal)) WITHOUT ROWID;
CREATE TABLE copies (source TEXT NOT NULL, local TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (source, local)) WITHOUT ROWID;
CREATE INDEX copies_of ON copies (id);
CREATE TABLE parts (name TEXT PRIMARY KEY, documents INTEGER NOT NULL);
CREATE TABLE dead (part TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (part, id)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of the store: `local` is its id within its source, `row` its row in the part's documents."""

    id: str
    source: str
    local: str
    ordinal: int
    fingerprint: str
    sha256: str
    maker: str
    part: str
    row: int
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that is not in the tables, and why; quarantined where reading or extracting it broke."""

    source: str
    ordinal: int
    path: str
    seen: str
    expected: str
    advice: str
    quarantined: bool = False


KEPT, REFUSED = (", ".join(f.name for f in fields(kind)) for kind in (Kept, Refused))


class State:
    """The state, open for reading or for the one pass that writes."""

    def __init__(self, file: Path, write: bool = False):
        self.file = file
        if not write and not file.is_file():
            raise StoreError(file.parent, "no store", "a folder that `watch` has filled", "Check the path, or run `watch` first.")
        new = not file.exists()
        self.db = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode={'rwc' if write else 'ro'}", uri=True, timeout=WAIT, isolation_level=None
        )
        try:
            if write:
                self.db.execute("PRAGMA synchronous = FULL")
            if new or not self._all("SELECT name FROM sqlite_master"):
                self._found()
            made = dict(self._all("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            self.close()
            raise StoreError(
                file, str(error), "the state of a store", "Restore it from a copy, or remove the folder and watch anew."
            ) from None
        if made.get("format") != str(FORMAT):
            self.close()
            raise StoreError(file, f"format {made.get('format')}", f"format {FORMAT}", "Remove the folder and watch anew.")

    def _found(self) -> None:
        with self.change():
            for statement in SCHEMA.split(";\n"):
                self.db.execute(statement)
            self.db.execute("INSERT INTO meta VALUES ('format', ?), ('next', '1')", (str(FORMAT),))

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Changes that come all or not at all."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several readings of one moment."""
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self.db.execute("ROLLBACK")

    def _all(self, query: str, values: Iterable = ()) -> list[tuple]:
        with closing(self.db.execute(query, tuple(values))) as rows:
            return rows.fetchall()

    # what is there

    def inputs(self) -> dict[str, bool]:
        """Inputs that passes go through, in order, and whether each is a folder."""
        return {os.fsdecode(path): bool(folder) for path, folder in self._all("SELECT path, folder FROM inputs ORDER BY position")}

    def sources(self) -> dict[str, tuple[str, str]]:
        """Signature and maker of each source by its path."""
        return {path: (signature, maker) for path, signature, maker in self._all("SELECT path, signature, maker FROM sources")}

    def documents(self, source: str | None = None) -> list[Kept]:
        """Documents, those of a source or all."""
        where, values = ("", ()) if source is None else (" WHERE source = ?", (source,))
        return [Kept(*row) for row in self._all(f"SELECT {KEPT} FROM documents{where}", values)]  # noqa: S608  names of columns

    def of_rows(self, part: str, rows: Iterable[int]) -> list[Kept]:
        """Live documents of some rows of a part."""
        wanted = set(rows)
        query = f"SELECT {KEPT} FROM documents WHERE part = ?"  # noqa: S608  names of columns
        return [kept for kept in (Kept(*row) for row in self._all(query, (part,))) if kept.row in wanted]

    def unreadable(self, source: str | None = None) -> list[Refused]:
        """Documents that are not in the tables, those of a source or all."""
        where, values = ("", ()) if source is None else (" WHERE source = ?", (source,))
        rows = self._all(f"SELECT {REFUSED} FROM unreadable{where} ORDER BY source, ordinal", values)  # noqa: S608  names of columns
        return [replace(one, quarantined=bool(one.quarantined)) for one in (Refused(*row) for row in rows)]

    def parts(self) -> dict[str, int]:
        """How many documents each part was written with."""
        return dict(self._all("SELECT name, documents FROM parts ORDER BY name"))

    def dead(self) -> list[tuple[str, str]]:
        """Parts and ids of documents whose rows in that part no longer count."""
        return self._all("SELECT part, id FROM dead")

    def holder(self, id: str) -> str | None:
        """SHA-256 of the document that has an id; null where none has."""
        return next((sha256 for (sha256,) in self._all("SELECT sha256 FROM documents WHERE id = ?", (id,))), None)

    def makers(self) -> list[str]:
        """Makers of the documents."""
        return [maker for (maker,) in self._all("SELECT DISTINCT maker FROM documents ORDER BY maker")]

    def count(self, table: str) -> int:
        """Rows of one of the state's tables."""
        return self._all(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608  names of tables

    # what changes

    def next_part(self) -> str:
        """Name for a part, never given before."""
        ((number,),) = self._all("UPDATE meta SET value = value + 1 WHERE key = 'next' RETURNING value - 1")
        return f"{number:08d}"

    def set_inputs(self, inputs: Mapping[str, bool]) -> None:
        """Take note of the inputs."""
        self.db.execute("DELETE FROM inputs")
        rows = ((p if is_text(p) else os.fsencode(p), n, int(f)) for n, (p, f) in enumerate(inputs.items()))
        self.db.executemany("INSERT INTO inputs VALUES (?, ?, ?)", rows)

    def set_source(self, path: str, signature: str, maker: str) -> None:
        """A source has been read whole."""
        self.db.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", (path, signature, maker))

    def drop_source(self, path: str) -> None:
        """A source is gone, and what was refused of it; its documents are removed one by one."""
        self.copies(path, {})
        self.db.execute("DELETE FROM sources WHERE path = ?", (path,))
        self.db.execute("DELETE FROM unreadable WHERE source = ?", (path,))

    def add_part(self, name: str, documents: int) -> None:
        """A part is there."""
        self.db.execute("INSERT INTO parts VALUES (?, ?)", (name, documents))

    def drop_part(self, name: str) -> None:
        """A part is no longer needed."""
        self.db.execute("DELETE FROM parts WHERE name = ?", (name,))
        self.db.execute("DELETE FROM dead WHERE part = ?", (name,))

    def keep(self, documents: Sequence[Kept]) -> None:
        """Documents are in the tables; rows that a document had before no longer count."""
        before = "INSERT OR IGNORE INTO dead SELECT part, id FROM documents WHERE id = ? AND part <> ?"
        self.db.executemany(before, ((kept.id, kept.part) for kept in documents))
        blanks = ", ".join("?" * len(fields(Kept)))
        self.db.executemany(f"INSERT OR REPLACE INTO documents ({KEPT}) VALUES ({blanks})", map(astuple, documents))  # noqa: S608

    def move(self, id: str, part: str, row: int) -> None:
        """A document's rows are in another part."""
        self.db.execute("UPDATE documents SET part = ?, row = ? WHERE id = ?", (part, row, id))

    def remove(self, id: str) -> None:
        """A document leaves the tables; sources that hold a copy of it have to be read again."""
        self.db.execute("DELETE FROM sources WHERE path IN (SELECT source FROM copies WHERE id = ?)", (id,))
        self.db.execute("INSERT OR IGNORE INTO dead SELECT part, id FROM documents WHERE id = ?", (id,))
        self.db.execute("DELETE FROM documents WHERE id = ?", (id,))

    def kill(self, part: str, ids: Iterable[str]) -> None:
        """Rows of a part that do not count."""
        self.db.executemany("INSERT OR IGNORE INTO dead VALUES (?, ?)", ((part, id) for id in ids))

    def copies(self, source: str, held: Mapping[str, str]) -> None:
        """Documents of a source, by their id in it, that are in the tables from another source already."""
        self.db.execute("DELETE FROM copies WHERE source = ?", (source,))
        self.db.executemany("INSERT INTO copies VALUES (?, ?, ?)", ((source, local, id) for local, id in held.items()))

    def refuse(self, source: str, rows: Iterable[Refused]) -> None:
        """What was refused of a source, instead of what was before."""
        self.db.execute("DELETE FROM unreadable WHERE source = ?", (source,))
        blanks = ", ".join("?" * len(fields(Refused)))
        self.db.executemany(f"INSERT OR REPLACE INTO unreadable ({REFUSED}) VALUES ({blanks})", map(astuple, rows))  # noqa: S608
