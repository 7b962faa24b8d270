"""A store as its readers see it: the tables of the documents that are in it now, questions in SQL, words to be found."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.document import Unreadable
from analysis.lexicon import Lexicon
from analysis.store import STATE, parts
from analysis.store.asking import DEFAULT, Asking
from analysis.store.faults import StoreError
from analysis.store.making import differences, making
from analysis.store.scan import owner
from analysis.store.search import Found, search
from analysis.store.state import Kept, Refused, State
from analysis.tables import EXTRACTED, arrow, pandas, records


class Opened:
    """A store opened for reading; each question sees it as it is then. Raises StoreError where there is none."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._state().close()

    def __repr__(self) -> str:
        state = self._state()
        try:
            return f"store {self.folder}: {state.count('documents'):,} documents, {state.count('unreadable'):,} not read"
        finally:
            state.close()

    def query(self, sql: str, seconds: float = DEFAULT) -> pd.DataFrame:
        """Rows that one SELECT gives; its tables are those of the codebook. Raises Refusal, which says why, when it is anything else."""
        state = self._state()
        try:
            with state.snapshot(), Asking(self.folder, state) as asking:
                return asking.frame(sql, seconds)
        finally:
            state.close()

    def search(self, words: str, limit: int = 20) -> Found:
        """Passages in which words stand, however they are written, the newest documents first. Raises StoreError on empty words."""
        state = self._state()
        try:
            with state.snapshot():
                return search(self.folder, state, words, limit)
        finally:
            state.close()

    def tables(self) -> dict[str, pd.DataFrame]:
        """Tables of everything extracted, the same as those of the documents read anew, in the order of the inputs."""
        state = self._state()
        try:
            with state.snapshot():
                return _tables(self.folder, state)
        finally:
            state.close()

    def expect(self, lexicon: Lexicon) -> None:
        """See to it that the store was made with these words; raises StoreError."""
        state = self._state()
        try:
            others = [maker for maker in state.makers() if differences(maker, making(maker, lexicon))]
        finally:
            state.close()
        if others:
            seen, expected = f"rows made with lexicon {others[0].split('.')[1]}", f"those of {making(others[0], lexicon).split('.')[1]}"
            raise StoreError(self.folder, seen, expected, "Give `watch` and `run` the same --conflict and --lexicon, and watch first.")

    def digest(self) -> str:
        """Hash of all that the tables rest on."""
        state = self._state()
        try:
            digest = hashlib.sha256()
            for kept in sorted(state.documents(), key=lambda kept: kept.id):
                digest.update(repr((kept.id, kept.source, kept.ordinal, kept.fingerprint, kept.maker)).encode())
            for refused in state.unreadable():
                digest.update(repr(refused).encode())
            return digest.hexdigest()
        finally:
            state.close()

    def _state(self) -> State:
        return State(self.folder / STATE)


def _tables(folder: Path, state: State) -> dict[str, pd.DataFrame]:
    inputs = state.inputs()
    documents = sorted(state.documents(), key=lambda kept: _order(kept, inputs))
    rank = {kept.id: n for n, kept in enumerate(documents)}
    live = {(kept.part, kept.id) for kept in documents}
    names = sorted({kept.part for kept in documents})
    found = {table: _sorted(table, names, live, rank, folder) for table in parts.HELD}
    entities = found["entities"].drop_duplicates("id").drop(columns="doc_id").reset_index(drop=True)
    refused = sorted(state.unreadable(), key=lambda one: _order(one, inputs))
    rows = [Unreadable(one.path, one.seen, one.expected, one.advice) for one in refused]
    return {
        "documents": found["documents"],
        "unreadable": pandas(arrow("unreadable", records("unreadable", rows))),
        "entities": entities,
        **{table: found[table] for table in EXTRACTED},
    }


def _sorted(table: str, names: list[str], live: set[tuple[str, str]], rank: Mapping[str, int], folder: Path) -> pd.DataFrame:
    """Live rows of a table, document by document in their order."""
    key = "id" if table == "documents" else "doc_id"
    held = []
    for name in names:
        rows = parts.read(folder / "parts" / name, table)
        held.append(rows.filter(pa.array([(name, id) in live for id in rows[key].to_pylist()], pa.bool_())))
    whole = pa.concat_tables(held) if held else parts.held(table).empty_table()
    order = np.argsort(np.array([rank[id] for id in whole[key].to_pylist()], dtype=np.int64), kind="stable")
    return pandas(whole.take(pa.array(order)))


def _order(one: Kept | Refused, inputs: Mapping[str, bool]) -> tuple[int, tuple[str, ...], int]:
    """Place of a document among the others: its input, its file in the order of names, its number in the file."""
    held = owner(one.source, inputs)
    return (list(inputs).index(held) if held else len(inputs)), Path(one.source).parts, one.ordinal


def summary_of(refused: Refused) -> dict[str, str]:
    """A document that is not in the tables, as messages tell it."""
    return {key: value for key, value in asdict(refused).items() if key in ("path", "seen", "expected", "advice")}
