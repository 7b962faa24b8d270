"""Parts: folders of Parquet files that are written once. Each holds some documents, all their rows and the index of their words.

A part is written under a passing name, synced, and renamed; files of tables without rows are left out.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.extract import Extraction
from analysis.run.staging import sync, sync_folder
from analysis.store.faults import PartUnwritten
from analysis.store.words import write_index
from analysis.tables import EXTRACTED, ROW_KEYS, records, schema

HELD = ("documents", "entities", *EXTRACTED)
OF_DOCUMENT = pa.field("doc_id", pa.string(), nullable=False)


def held(table: str) -> pa.Schema:
    """Columns of a table in a part: those of the codebook; entities have their document too, and leave with it."""
    return schema(table).insert(0, OF_DOCUMENT) if table == "entities" else schema(table)


class Rows:
    """Rows of the documents of one part, as they come."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in HELD}

    def add(self, made: Extraction) -> None:
        """Take the rows of a document."""
        name = made.document.id
        self.rows["documents"] += records("documents", [made.document])
        self.rows["entities"] += [{"doc_id": name} | row for row in records("entities", made.entities)]
        for table in EXTRACTED:
            self.rows[table] += records(table, getattr(made, table), name)

    def write(self, folder: Path) -> Path | None:
        """Write a part in a folder under a name of its own; nothing where there is no document."""
        if not self.rows["documents"]:
            return None
        return write({name: pa.Table.from_pylist(rows, held(name)) for name, rows in self.rows.items() if rows}, folder)


def write(tables: Mapping[str, pa.Table], folder: Path) -> Path:
    """Write a part in a folder, synced to the disk, and return it; raises PartUnwritten and leaves nothing."""
    part = None
    try:
        part = Path(tempfile.mkdtemp(prefix="part-", dir=folder))
        part.chmod(0o755)
        for name, rows in tables.items():
            pq.write_table(rows, part / f"{name}.parquet", compression="zstd")
        write_index(part, tables["documents"]["text"])
        sync(part)
    except OSError as error:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)
        raise PartUnwritten(error.errno, error.strerror or str(error), str(folder)) from None
    return part


def read(part: Path, table: str, columns: list[str] | None = None) -> pa.Table:
    """Rows of a table in a part, with all its columns or some."""
    file = part / f"{table}.parquet"
    return pq.read_table(file, schema=held(table), columns=columns) if file.exists() else held(table).empty_table()


def settle(part: Path, parts: Path, name: str) -> None:
    """Give a part its name; it counts when the state names it."""
    os.rename(part, parts / name)
    sync_folder(parts)


def rename(part: Path, ids: Mapping[str, tuple[str, str]], folder: Path) -> Path:
    """The part again, with documents under other ids: from the id in the part to the new one and the one that was taken."""
    tables = {name: _renamed(name, rows, ids) for name in HELD if (rows := read(part, name)).num_rows}
    made = write(tables, folder)
    shutil.rmtree(part)
    return made


def _renamed(table: str, rows: pa.Table, ids: Mapping[str, tuple[str, str]]) -> pa.Table:
    made = rows.to_pylist()
    for row in made:
        old = row["id" if table == "documents" else "doc_id"]
        if old not in ids:
            continue
        new, wanted = ids[old]
        if table == "documents":
            notes = [w for w in row["warnings"] if w != f"id_taken: {wanted}"]
            row |= {"id": new, "warnings": [*notes, f"id_taken: {wanted}"]}
            continue
        row["doc_id"] = new
        if table in EXTRACTED:
            row |= {key: new + row[key][len(old) :] for key in ROW_KEYS if row.get(key)}
    return pa.Table.from_pylist(made, held(table))


def sweep(parts: Path, named: Iterable[str]) -> int:
    """Remove what no state names; returns how many there were."""
    keep = set(named)
    left = [path for path in _inside(parts) if path.name not in keep]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)


def _inside(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())
