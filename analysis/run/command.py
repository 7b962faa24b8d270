"""The command `run`: settings in, an exit code and a summary out."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.lexicon import LexiconError
from analysis.outcome import Outcome
from analysis.run import warm
from analysis.run.absent import GRAMMAR, absent
from analysis.run.parameters import BadParameter, Settings, checked, with_parameters
from analysis.run.progress import Progress
from analysis.run.staging import Locked, Unwritable
from analysis.store.faults import StoreError
from analysis.wording import Wording

ENGINES = ("isnad", "nbclient")
LOGS = ("text", "json")
ENDED = {
    Outcome.OK: "cli.done",
    Outcome.PARTIAL: "cli.partial",
    Outcome.FAILED: "cli.failed",
    Outcome.NOTHING_NEW: "cli.nothing_new",
}
FOLDERS = ("briefs", "charts", "tables", "notebooks")


def carry_out(settings: Settings, assignments: Sequence[str], log: str = "text", as_json: bool = False, **options: Any) -> Outcome:
    """Carry out a run and say how it ended: its steps as `log`, its summary for people or, `as_json`, for programs.

    `options` are those of `pipeline.Options`.
    """
    try:
        settings = with_parameters(checked(settings), assignments)
        if options["engine"] not in ENGINES:
            raise BadParameter(f"--engine {options['engine']}: expected one of {', '.join(ENGINES)}.")
        if log not in LOGS:
            raise BadParameter(f"--log {log}: expected one of {', '.join(LOGS)}.")
    except BadParameter as bad:
        return _refused(str(bad))
    if options["engine"] == "isnad" and warm.SUPPORTED:
        warm.server()  # before the slow imports: it gets warm beside them
    with absent(GRAMMAR):
        from analysis.run import pipeline
    from analysis.weigh.reference import ReferenceUnusable

    wording = Wording("en" if "en" in settings.langs else settings.langs[0])
    progress = Progress(wording, log=log)
    try:
        with progress:
            result = pipeline.run(settings, pipeline.Options(**options), progress)
    except (LexiconError, ReferenceUnusable, StoreError, Unwritable) as bad:
        return _refused(str(bad))
    except Locked as held:
        progress.note("locked", folder=str(held))
        return Outcome.LOCKED
    except (OSError, sqlite3.Error, RuntimeError) as error:  # a full disk, workers that keep dying
        progress.line(f"{type(error).__name__}: {error}")
        return Outcome.FAILED
    if as_json:
        print(json.dumps(_told(result, wording), ensure_ascii=False))
    else:
        _summary(result, wording, options["out"])
    return result.outcome


def _told(result: Any, wording: Wording) -> dict[str, Any]:
    """The summary for a mail or chat hook: how it ended, in a word, a code and a sentence; where; how much was found."""
    folder = str(result.folder) if result.folder else None
    sentence = wording(ENDED[result.outcome], folder=folder or "–")
    ended = {"outcome": result.outcome.name.lower(), "code": int(result.outcome), "message": sentence}
    return {**ended, "folder": folder, "found": dict(result.counts)}


def _refused(message: str) -> Outcome:
    Progress(Wording("en")).line(message)
    return Outcome.CONFIGURATION


def _summary(result: Any, wording: Wording, out: Path) -> None:
    if result.folder is None:
        print(wording("cli.failed_empty"))
        return
    print(wording(ENDED[result.outcome], folder=str(result.folder)))
    if result.outcome not in (Outcome.OK, Outcome.PARTIAL):
        return
    shown = out / "latest" if (out / "latest").is_symlink() else result.folder
    rows = [(wording(f"cli.{name}"), _where(shown, name)) for name in FOLDERS]
    counts = ", ".join(wording(f"cli.{name}", n=n) for name, n in result.counts.items())
    width = max(len(label) for label, _ in rows)
    for label, text in [*rows, (wording("cli.found"), counts)]:
        print(f"  {label:<{width}}  {text}")


def _where(folder: Path, name: str) -> str:
    if name != "briefs":
        return f"{folder / name}/"
    return "  ".join(str(folder / path.name) for path in sorted(folder.glob("brief.*")))
