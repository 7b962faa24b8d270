"""The command `watch`: passes one after the other, each told in a summary and an exit code."""

import json
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from analysis.lexicon import LexiconError
from analysis.outcome import Outcome
from analysis.run.progress import Progress
from analysis.store.faults import StoreError, StoreLocked
from analysis.store.making import Making
from analysis.store.opened import summary_of
from analysis.store.watching import How, Summary, watch
from analysis.wording import Wording

COUNTS = ("new", "changed", "reread", "removed", "unchanged", "unreadable", "quarantined")


def carry_out(
    inputs: Sequence[str], folder: Path, making: Making, how: How, *, lang: str, as_json: bool, if_new: bool, every: float | None
) -> Outcome:
    """One pass and how it ended; with `every` passes without end, that many seconds apart, up to one that is wrongly configured."""
    while True:
        outcome = _pass(inputs, folder, making, how, Wording(lang), as_json, if_new)
        if every is None or outcome is Outcome.CONFIGURATION:
            return outcome
        time.sleep(every)


def _pass(inputs: Sequence[str], folder: Path, making: Making, how: How, wording: Wording, as_json: bool, if_new: bool) -> Outcome:
    progress = Progress(wording)
    read = 0

    def tell(documents: int) -> None:
        nonlocal read
        read += documents
        progress.line(wording("store.read_so_far", count=read))

    try:
        summary = watch(inputs, folder, making, how, tell)
    except (StoreError, LexiconError) as bad:
        progress.line(str(bad))
        return Outcome.CONFIGURATION
    except StoreLocked as held:
        progress.line(wording("store.locked", folder=str(held)))
        return Outcome.LOCKED
    except (OSError, sqlite3.Error, RuntimeError) as error:
        progress.line(wording("store.broken", folder=str(folder), error=f"{type(error).__name__}: {error}"))
        return Outcome.FAILED
    _tell(summary, folder, wording, progress, as_json)
    return _outcome(summary, if_new)


def _outcome(summary: Summary, if_new: bool) -> Outcome:
    if if_new and summary.nothing_new:
        return Outcome.NOTHING_NEW
    held = summary.new + summary.changed + summary.reread + summary.unchanged
    bad = summary.unreadable + summary.quarantined
    return Outcome.OK if not bad else Outcome.PARTIAL if held else Outcome.FAILED


def _tell(summary: Summary, folder: Path, wording: Wording, progress: Progress, as_json: bool) -> None:
    for one in summary.refused:
        progress.line(wording("store.quarantined_one" if one.quarantined else "cli.unreadable", **summary_of(one)))
    for path in summary.out_of_reach:
        progress.line(wording("store.out_of_reach", path=path))
    for name in summary.because:
        progress.line(wording(f"store.because_{name}"))
    counts = {name: getattr(summary, name) for name in COUNTS}
    if as_json:
        told = {"store": str(folder), **counts, "because": summary.because, "out_of_reach": summary.out_of_reach}
        print(json.dumps(told | {"refused": [asdict(one) for one in summary.refused]}, ensure_ascii=False), flush=True)
        return
    shown = [f"{wording(f'store.{name}')}: {wording.number(n)}" for name, n in counts.items() if n or name in ("new", "unchanged")]
    print(wording("store.summary", folder=str(folder), counts=wording("store.between").join(shown)), flush=True)
