"""What changed between two extractions: rows gained, lost and changed, with their quotes."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import tables
from analysis.tables import EXTRACTED

Row = Mapping[str, Any]
Rows = dict[str, dict[str, list[Row]]]  # by document, by table
# columns that follow from others, or that number the rows
DERIVED = frozenset({"id", "doc_id", "start", "end", "quote", "rules", "claim_id", "same_as", "versus", "entity_id"}) | {
    f"{part}_{edge}" for part in ("number", "counted", "cue", "source", "content") for edge in ("start", "end")
}


# what tells a row that is gained or lost from others, beside its quote
TOLD = {
    "numbers": ("value", "kind", "role"),
    "dates": ("edtf", "kind"),
    "mentions": ("kind", "entity_id"),
    "figures": ("low", "best", "high", "bound", "category", "side", "edtf"),
    "claims": ("certainty", "mode", "speaker_id", "cue"),
    "control": ("type", "from_side", "to_side", "edtf", "place"),
    "unread": ("kind", "why"),
}


class DiffError(ValueError):
    """Something that is neither a run nor a file of records was given; the message says what to give."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row gained, lost, or changed; `columns` maps each changed column to its values before and after, `says` what another row says."""

    kind: str
    document: str
    table: str
    quote: str
    columns: Mapping[str, tuple[Any, Any]]
    says: str = ""

    def __str__(self) -> str:
        """Lines for a terminal: Arabic stands last on its line."""
        sign = {"gained": "+", "lost": "-", "changed": "~"}[self.kind]
        lines = [f"{sign} {self.table:8} {self.document}: «{' '.join(self.quote.split())}»"]
        lines += [f"    {self.says}"] if self.says else []
        for name, (before, after) in self.columns.items():
            values = [_short(v) for v in (before, after)]
            if all(v.isascii() for v in values):
                lines.append(f"    {name}: {values[0]} → {values[1]}")
            else:
                lines += [f"    {name}, before: {values[0]}", f"    {name}, after:  {values[1]}"]
        return "\n".join(lines)


def _short(value: Any) -> str:
    """A value on one line; «nothing» for none."""
    told = ", ".join(map(str, value)) if isinstance(value, list) else f"{value:g}" if isinstance(value, float) else str(value)
    return "nothing" if value in (None, [], "") else " ".join(told.split())


def load(path: Path) -> Rows:
    """Rows of a published run (its folder) or of a file of extraction records (JSON lines)."""
    if (path / "tables").is_dir():
        found = tables.read(path / "tables")
        return _of_tables({name: rows.to_dict("records") for name, rows in found.items()})
    if path.is_file():
        return of_records(path.read_text(encoding="utf-8").splitlines(), str(path))
    raise DiffError(
        f"{path}: neither a run, a file of records nor a revision; expected a folder such as figures/latest, the output of `extract`, or "
        "a commit such as HEAD~1."
    )


def diff(before: Rows, after: Rows) -> list[Change]:
    """Changes from one set of rows to another, in order of documents, tables and text. Rows that overlap in the text are one row."""
    return [
        change
        for document in sorted(before.keys() | after.keys())
        for table in EXTRACTED
        for change in _changes(document, table, before.get(document, {}).get(table, ()), after.get(document, {}).get(table, ()))
    ]


def summary(changes: Iterable[Change]) -> str:
    """How many rows each table gained, lost and changed, one line a table."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: {"gained": 0, "lost": 0, "changed": 0})
    for change in changes:
        counts[change.table][change.kind] += 1
    lines = [f"{table:8} +{n['gained']} -{n['lost']} ~{n['changed']}" for table, n in counts.items()]
    return "\n".join(lines) or "no row differs"


def _of_tables(found: Mapping[str, Sequence[Row]]) -> Rows:
    rows: Rows = {row["id"]: {} for row in found.get("documents", ())}
    for table in EXTRACTED:
        for row in found.get(table, ()):
            rows.setdefault(row["doc_id"], {}).setdefault(table, []).append(row)
    return rows


def of_records(lines: Iterable[str], name: str) -> Rows:
    """Rows of extraction records, one JSON object a line; DiffError names the file, or what it came from, and the line."""
    rows: Rows = {}
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line) if line.strip() else None
        except json.JSONDecodeError as error:
            raise DiffError(f"{name}, line {number}: {error}; expected one JSON record a line, as `extract` prints.") from None
        if record is not None:
            if not isinstance(record, dict) or "id" not in record:
                raise DiffError(f"{name}, line {number}: no record with an id; expected one JSON record a line, as `extract` prints.")
            rows[record["id"]] = {table: record.get(table) or [] for table in EXTRACTED}
    return rows


def _changes(document: str, table: str, before: Sequence[Row], after: Sequence[Row]) -> Iterator[Change]:
    pairs = _pairs(before, after)
    new = {id(b) for _, b in pairs}
    old = {id(a) for a, _ in pairs}
    told = [(row["start"], Change("lost", document, table, row["quote"], {}, _says(table, row))) for row in before if id(row) not in old]
    told += [(row["start"], Change("gained", document, table, row["quote"], {}, _says(table, row))) for row in after if id(row) not in new]
    for a, b in pairs:
        both = {c: (_plain(a.get(c)), _plain(b.get(c))) for c in {**a, **b} if c not in DERIVED}
        columns = {c: values for c, values in both.items() if values[0] != values[1]}
        if columns:
            told.append((b["start"], Change("changed", document, table, b["quote"], columns)))
    yield from (change for _, change in sorted(told, key=lambda t: (t[0], t[1].kind)))


def _pairs(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Rows of both that stand for each other: equal spans first, then those that share the most."""
    pairs: list[tuple[Row, Row]] = []
    left, right = sorted(before, key=_place), sorted(after, key=_place)
    by_span = defaultdict(list)
    for row in right:
        by_span[_place(row)].append(row)
    rest = []
    for row in left:
        same = by_span[_place(row)]
        if same:
            pairs.append((row, same.pop(0)))
        else:
            rest.append(row)
    free = sorted((row for rows in by_span.values() for row in rows), key=_place)
    for row in rest:
        best = max((r for r in free if _shared(row, r) > 0), key=lambda r: _shared(row, r), default=None)
        if best is not None:
            pairs.append((row, best))
            free = [r for r in free if r is not best]
    return pairs


def _place(row: Row) -> tuple[int, int]:
    return int(row["start"]), int(row["end"])


def _shared(a: Row, b: Row) -> int:
    return min(a["end"], b["end"]) - max(a["start"], b["start"])


def _says(table: str, row: Row) -> str:
    """What a row says, in one line."""
    values = {name: _plain(row.get(name)) for name in TOLD.get(table, ())}
    return ", ".join(f"{name} {_short(value)}" for name, value in values.items() if value not in (None, []))


def _plain(value: Any) -> Any:
    """A value as JSON has it, so that a table and a record compare; the number of another date is no difference."""
    if isinstance(value, str) and re.fullmatch(r"D\d+", value):
        return "another date"
    if isinstance(value, tuple | list):
        return list(value)
    return None if value is None or value != value or str(value) == "<NA>" else value
