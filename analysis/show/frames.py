"""Tables as a reader sees them: the columns that matter, in words, from right to left in Arabic."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from IPython import get_ipython

from analysis.briefs.blocks import shown
from analysis.wording import Wording, messages
from analysis.wording.days import say
from analysis.wording.names import Names

# the columns that a reader needs, by table; the tables themselves keep all
COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("id", "title", "outlet", "author", "published", "published_basis", "conflict", "warnings"),
    "unreadable": ("path", "seen", "expected", "advice"),
    "numbers": ("quote", "value", "kind", "role", "counted"),
    "dates": ("quote", "edtf", "kind", "anchor"),
    "figures": ("quote", "best", "low", "high", "bound", "approx", "category", "role", "side", "edtf"),
    "claims": ("speaker", "cue", "certainty", "content", "edtf"),
    "control": ("place", "part", "type", "from_side", "to_side", "edtf", "status"),
    "unread": ("kind", "why", "quote"),
    "source_chains": ("origin", "origin_kind", "path", "group", "likelihood", "reason"),
    "force_ratios": (
        *("lane", "source", "place", "edtf", "attackers_side", "attackers_best", "attackers_words"),
        *("defenders_side", "defenders_best", "defenders_words", "status", "reason", "defenders_per_attacker"),
    ),
    "control_spells": ("place", "part", "lane", "holder", "start_earliest", "start_latest", "end_earliest", "end_latest", "status"),
    "reference_checks": ("place", "from_side", "to_side", "reference_earliest", "reference_latest", "agreement", "note"),
    "admissions": ("side", "quote", "reason", "outlets"),
    "contradictions": ("kind", "a_source", "a_quote", "b_source", "b_quote", "reason", "marked_by"),
    "copies": ("document_id", "kind", "of", "similarity", "shared", "reason"),
    "figure_series": ("series_id", "published", "category", "side", "quote", "source", "outlets", "change", "direction"),
    "coverage": ("quote", "edtf", "first_outlet", "first_source", "outlets", "n_origins", "otherwise", "silent"),
    "corroboration": (
        *("quote", "edtf", "number", "source", "n_outlets", "first_outlet", "first_published", "last_published", "outlets", "silent"),
    ),
    "news": ("quote", "before", "n_outlets", "n_origins"),
}
SIDES = frozenset({"side", "from_side", "to_side", "attackers_side", "defenders_side", "holder"})
DAYS = frozenset({"edtf", "start_earliest", "start_latest", "end_earliest", "end_latest", "reference_earliest", "reference_latest"})
MOST = 200  # rows of a frame that are displayed
CELL = re.compile(r"<(t[dh])>([^<]+)</\1>")
ARABIC = re.compile("[\u0621-\u064a]")
# kinds of terms that name a column's codes, where the column is not called like them
KINDS = {
    ("control", "type"): "control_type",
    ("control", "status"): "control_status",
    ("control_spells", "status"): "control_status",
    ("unread", "why"): "unread",
    ("contradictions", "reason"): "contradiction",
    ("contradictions", "kind"): "contradiction_kind",
    ("source_chains", "reason"): "same_origin",
    ("admissions", "reason"): "admission",
    ("copies", "reason"): "copy",
    ("copies", "kind"): "copy_kind",
    ("force_ratios", "reason"): "ratio",
    ("force_ratios", "status"): "ratio_status",
    ("reference_checks", "note"): "reference_note",
}


def readable(table: str, rows: pd.DataFrame, wording: Wording, names: Names, wanted: Sequence[str] = ()) -> pd.DataFrame:
    """A table's main columns, or those wanted, as words of a language; empty cells are empty texts."""
    columns = {c: [_word(table, c, v, wording, names) for v in rows[c]] for c in wanted or COLUMNS[table]}
    return pd.DataFrame(columns, index=range(1, len(rows) + 1), dtype=object).rename(columns=lambda c: wording(f"notebooks.column.{c}"))


def _word(table: str, column: str, value: Any, wording: Wording, names: Names) -> str:
    if isinstance(value, tuple):
        parts = (
            [names.of(v) for v in value] if column == "path" else [_warning(v, wording) for v in value] if column == "warnings" else value
        )
        return wording("notebooks.between").join(shown(p) for p in parts)
    if value is None or value is pd.NA or value != value:
        return ""
    if column in SIDES:
        return names.side(str(value))
    if column in DAYS:
        return say(str(value), wording)
    if isinstance(value, bool | np.bool_):
        return wording(f"notebooks.{'yes' if value else 'no'}")
    if isinstance(value, int | float | np.number):
        return wording.number(float(value))
    return shown(_named(KINDS.get((table, column), column), str(value), wording))


def _named(kind: str, code: str, wording: Wording) -> str:
    """What a code is called: by the terms of the tables, else by the notebooks' own; else the code itself."""
    own = f"notebooks.code.{kind}.{code}"
    return wording(own) if f"terms.{kind}.{code}" not in messages() and own in messages() else wording.term(kind, code)


def _warning(warning: str, wording: Wording) -> str:
    code, _, detail = warning.partition(": ")
    return wording("notebooks.detail", what=wording.term("warning", code), detail=detail) if detail else wording.term("warning", code)


def html(rows: pd.DataFrame, wording: Wording) -> str:
    """A frame as HTML in the direction of a language; no cell is markup, and each cell reads in its own direction."""
    with pd.option_context("display.max_colwidth", None):
        table = rows.to_html(escape=True, notebook=True, max_rows=MOST)
    return f'<div dir="{wording.direction}" lang="{wording.lang}">{CELL.sub(_cell, table)}</div>'


def _cell(match: re.Match[str]) -> str:
    tag, words = match[1], match[2]
    direction = 'dir="rtl" lang="ar"' if ARABIC.search(words) else 'dir="ltr"'
    return f'<{tag} style="text-align: start"><bdi {direction}>{words}</bdi></{tag}>'


def register(wording: Wording) -> None:
    """From now on frames of this notebook display in the direction of the language by themselves; nothing happens outside of one."""
    shell = get_ipython()
    if shell is not None:
        shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, lambda rows: html(rows, wording))
