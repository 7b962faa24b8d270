"""Questions in SQL, answered by DuckDB over the rows that count, and by nothing else.

The engine has the tables handed to it and then loses the rest: no file, no network, no extension, no setting can be reached, and
only a question (SELECT, EXPLAIN) is taken.
"""

import threading
from collections import defaultdict
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as datasets

from analysis.document import Unreadable
from analysis.store import parts
from analysis.store.state import State
from analysis.tables import EXTRACTED, arrow, pandas, records

DEFAULT = 60.0  # seconds that an answer may take
MEMORY = "1GB"
ROWS, LARGEST = 10_000, 500_000_000  # rows that are fetched at a time, bytes of an answer
QUESTIONS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
LOCKDOWN = (
    f"SET memory_limit = '{MEMORY}'",
    "SET temp_directory = ''",  # an answer that does not fit is refused, not written somewhere
    "SET allow_community_extensions = false",
    "SET autoload_known_extensions = false",
    "SET autoinstall_known_extensions = false",
    "SET python_enable_replacements = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
RAW = "parts_of_"


class Refusal(ValueError):
    """A question cannot be answered; the message says why."""


class Asking:
    """A connection that can be asked and nothing else."""

    def __init__(self, folder: Path, state: State):
        self.db = duckdb.connect(":memory:")
        try:
            self._tables(folder, state)
            for statement in LOCKDOWN:
                self.db.execute(statement)
        except BaseException:
            self.db.close()
            raise

    def __enter__(self) -> "Asking":
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    def _tables(self, folder: Path, state: State) -> None:
        names = list(state.parts())
        dead: dict[str, list[str]] = defaultdict(list)
        for part, id in state.dead():
            dead[part].append(id)
        for table in parts.HELD:
            self._view(table, [folder / "parts" / name for name in names], dead)
        rows = [Unreadable(one.path, one.seen, one.expected, one.advice) for one in state.unreadable()]
        self.db.register("unreadable", arrow("unreadable", records("unreadable", rows)))

    def _view(self, table: str, folders: list[Path], dead: dict[str, list[str]]) -> None:
        """A table over the files of its parts; parts with rows that no longer count are looked at row by row."""
        key = "id" if table == "documents" else "doc_id"
        clean = [f for part in folders if part.name not in dead and (f := part / f"{table}.parquet").exists()]
        scanned = [self._registered(f"{RAW}{table}", clean, table)]
        for part in folders:
            if part.name in dead and (file := part / f"{table}.parquet").exists():
                raw, gone = self._registered(f"{RAW}{table}_{part.name}", [file], table), f"gone_{table}_{part.name}"
                self.db.register(gone, pa.table({"id": pa.array(dead[part.name], pa.string())}))
                scanned.append(f"{raw} WHERE {key} NOT IN (SELECT id FROM {gone})")  # noqa: S608  names of tables
        union = " UNION ALL ".join(f"SELECT * FROM {one}" for one in scanned)  # noqa: S608  names of tables
        if table == "entities":
            union = f"SELECT DISTINCT ON (id) * EXCLUDE (doc_id) FROM ({union}) ORDER BY id, doc_id"  # noqa: S608  names of tables
        self.db.execute(f"CREATE VIEW {table} AS {union}")

    def _registered(self, name: str, files: list[Path], table: str) -> str:
        source = (
            datasets.dataset(list(map(str, files)), schema=parts.held(table), format="parquet")
            if files
            else parts.held(table).empty_table()
        )
        self.db.register(name, source)
        return name

    def arrow(self, sql: str, seconds: float = DEFAULT) -> pa.Table:
        """The answer to one question as an Arrow table; raises Refusal."""
        clock = None
        try:
            statements = self.db.extract_statements(sql)
            if len(statements) != 1:
                raise Refusal(f"query: {len(statements)} statements; expected one question. Ask one SELECT at a time.")
            if statements[0].type not in QUESTIONS:
                raise Refusal(f"query: {statements[0].type.name}; expected a question. A store is only asked, with SELECT.")
            clock = threading.Timer(seconds, self.db.interrupt)
            clock.start()
            return _bounded(self.db.sql(sql).to_arrow_reader(ROWS))
        except duckdb.InterruptException:
            raise Refusal(f"query: no answer in {seconds:g} seconds; expected one. Ask for less, or give --timeout.") from None
        except duckdb.Error as error:
            raise Refusal(
                f"query: {_first(str(error))}; expected a question to {', '.join(('documents', 'entities', *EXTRACTED))}."
            ) from None
        finally:
            if clock:
                clock.cancel()

    def frame(self, sql: str, seconds: float = DEFAULT) -> pd.DataFrame:
        """The answer as a dataframe; nulls stay nulls, lists become tuples."""
        return pandas(self.arrow(sql, seconds))


def _bounded(reader: pa.RecordBatchReader) -> pa.Table:
    """An answer, if it is one that somebody can look at."""
    taken, size = [], 0
    for rows in reader:
        taken.append(rows)
        size += rows.nbytes
        if size > LARGEST:
            raise Refusal(f"query: more than {LARGEST:,} bytes; expected less. Ask for fewer rows or columns, or count them.")
    return pa.Table.from_batches(taken, reader.schema)


def _first(message: str) -> str:
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return " ".join(lines[:2])
