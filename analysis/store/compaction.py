"""Compaction: many small parts, or parts with many rows that no longer count, become a few whole ones.

The old ones stay until the next pass begins, for whoever reads them now.
"""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from analysis.store import parts
from analysis.store.state import State

SMALL, LARGE = 1000, 4000  # documents of a part that is merged, and of one that comes out
ENOUGH = 16  # small parts that make a compaction worth it
STALE = 0.3  # share of a part's documents that no longer count


def compact(state: State, folder: Path, staging: Path) -> int:
    """Merge what is small or stale; returns how many parts were merged."""
    written = state.parts()
    dead: dict[str, set[str]] = {}
    for part, id in state.dead():
        dead.setdefault(part, set()).add(id)
    live = {name: size - len(dead.get(name, ())) for name, size in written.items()}
    stale = [name for name, size in written.items() if not live[name] or (size >= SMALL and live[name] < (1 - STALE) * size)]
    small = [name for name, size in written.items() if size < SMALL and name not in stale]
    chosen = sorted(stale + (small if len(small) >= ENOUGH else []))
    group: list[str] = []
    size = 0
    for name in chosen:
        if group and size + live[name] > LARGE:
            _merge(group, dead, state, folder, staging)
            group, size = [], 0
        group.append(name)
        size += live[name]
    if group:
        _merge(group, dead, state, folder, staging)
    return len(chosen)


def _merge(names: list[str], dead: dict[str, set[str]], state: State, folder: Path, staging: Path) -> None:
    tables = {table: _live(table, names, dead, folder) for table in parts.HELD}
    ids = tables["documents"]["id"].to_pylist()
    made = parts.write({table: rows for table, rows in tables.items() if rows.num_rows}, staging) if ids else None
    with state.change():
        if made:
            name = state.next_part()
            parts.settle(made, folder / "parts", name)
            state.add_part(name, len(ids))
            for row, id in enumerate(ids):
                state.move(id, name, row)
        for old in names:
            state.drop_part(old)


def _live(table: str, names: list[str], dead: dict[str, set[str]], folder: Path) -> pa.Table:
    key = "id" if table == "documents" else "doc_id"
    held = []
    for name in names:
        rows = parts.read(folder / "parts" / name, table)
        if gone := dead.get(name):
            rows = rows.filter(pc.invert(pc.is_in(rows[key], pa.array(sorted(gone)))))
        held.append(rows)
    return pa.concat_tables(held)
