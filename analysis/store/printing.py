"""Answers and hits as they are printed: for a reader in a terminal, for a sheet, for a program."""

import csv
import json
import math
import sys
from typing import Any

import pandas as pd

from analysis.briefs.blocks import shown
from analysis.store.search import Found, Hit
from analysis.tables import cell
from analysis.wording import Wording

WIDEST = 60  # letters of a cell in a terminal
MOST = 1000  # rows in a terminal
BRIGHT, PLAIN = ("\x1b[1;7m", "\x1b[0m"), ("**", "**")


def answer(rows: pd.DataFrame, format: str) -> None:
    """Print an answer as `table`, `csv` (no live formula) or `json` (one object a row in a list)."""
    if format == "json":
        print(json.dumps([{k: plain(v) for k, v in row.items()} for row in rows.to_dict("records")], ensure_ascii=False, default=str))
    elif format == "csv":
        sheet = csv.writer(sys.stdout, lineterminator="\n")
        sheet.writerow([cell(name) for name in rows.columns])
        sheet.writerows([cell(value) for value in row] for row in rows.itertuples(index=False))
    else:
        _table(rows)


def plain(value: Any) -> Any:
    """A value as JSON has it: null where there is none, numbers as numbers."""
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return value.item() if hasattr(value, "item") else value


def _table(rows: pd.DataFrame) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in rows.columns:
        table.add_column(shown(name), overflow="fold")
    for row in rows.head(MOST).itertuples(index=False):
        table.add_row(*(_short(shown(_words(value))) for value in row))
    width = None if sys.stdout.isatty() else WIDEST * max(2, len(rows.columns))
    Console(markup=False, highlight=False, width=width).print(table)
    if len(rows) > MOST:
        print(f"… {len(rows) - MOST:,}")


def _words(value: Any) -> str:
    value = plain(value)
    return "" if value is None else " | ".join(map(str, value)) if isinstance(value, list) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def hits(found: Found, lang: str, as_json: bool) -> None:
    """Print hits: document, day, outlet and the passage with the words marked; with `as_json` one object a line."""
    if as_json:
        for hit in found.hits:
            print(json.dumps(hit.record(), ensure_ascii=False))
        return
    wording = Wording(lang)
    for hit in found.hits:
        about = (hit.document.id, (hit.document.published or wording("store.undated"))[:10], hit.document.outlet, hit.title)
        print(wording("store.dot").join(shown(one) for one in about if one))
        print(f"  {marked(hit, BRIGHT if sys.stdout.isatty() else PLAIN)}\n")
    print(wording("store.found", n=found.documents), wording("store.shown", count=len(found.hits)))


def marked(hit: Hit, mark: tuple[str, str]) -> str:
    """The passage with its hits between two marks; nothing in it can steer a terminal."""
    pieces, last = [], hit.start
    for start, end in hit.inside():
        if start < last:
            continue
        pieces += [shown(hit.passage[last - hit.start : start - hit.start]), mark[0]]
        pieces += [shown(hit.passage[start - hit.start : end - hit.start]), mark[1]]
        last = end
    return "".join([*pieces, shown(hit.passage[last - hit.start :])])
