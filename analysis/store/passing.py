"""A store for one run: documents that may break their reader, or many of them, are read as `watch` reads them, by workers that may die."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.read.finding import KINDS, Found, find
from analysis.store.making import Making
from analysis.store.opened import Opened
from analysis.store.scan import RISKY
from analysis.store.watching import How, watch

if TYPE_CHECKING:
    import pandas as pd

MANY, HEAVY = 200, 4_000_000  # files, bytes: from here on workers cost less time than they take
PREFIX = ".staging-"  # as all that a run makes and that the next one may clear away


def needs_workers(inputs: Sequence[str]) -> bool:
    """Whether inputs hold what may end its reader, or so much that more than one process is quicker."""
    files = [found for found in find(inputs) if isinstance(found, Found)]
    if any(KINDS[found.suffix] in RISKY for found in files) or len(files) >= MANY:
        return True
    return sum(_size(found.path) for found in files) >= HEAVY


def tables_of(inputs: Sequence[str], making: Making, folder: Path) -> "dict[str, pd.DataFrame]":
    """Tables of the inputs, the same as those of documents read here; `folder` is where the store stands while it is needed.

    A document that raises, hangs, eats memory or kills its worker is a row of `unreadable`. Raises what `watch` raises.
    """
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=folder, ignore_cleanup_errors=True) as passing:
        watch(inputs, Path(passing), making, How())
        return Opened(Path(passing)).tables()


def _size(path: Path) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
