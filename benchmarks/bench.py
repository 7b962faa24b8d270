"""Measure the notebooks of a report: the project's engine against papermill's commands and against plain scripts.

usage: bench.py [REPEATS]     prints the times and writes docs/benchmarks.md

Every way gets the same tables, makes the same charts in both languages, and starts from a fresh process.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import papermill

from analysis import tables
from analysis.corpus import tables as corpus
from analysis.lexicon import load
from analysis.read import read
from analysis.run.notebooks import notebooks
from analysis.run.parameters import Settings, of_notebook
from analysis.weigh import weigh
from analysis.wording import LANGUAGES

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
PAPERMILL_OVER_ENGINE, ENGINE_OVER_SCRIPTS = 4.0, 2.0  # what is aimed at: at least, at most


def main(repeats: int) -> None:
    """Measure, print and store."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables.write(weigh(corpus(read([ROOT / "seeds"]), load())), folder / "tables")
        (folder / "charts").mkdir()
        seconds = {
            "scripts": measured(lambda: script("scripts.py", folder), repeats),
            "engine": measured(lambda: script("engine.py", folder), repeats),
            "papermill": measured(lambda: commands(folder), 1),
            "run": measured(lambda: call([sys.executable, "-m", "analysis", "run", "seeds", "--out", str(folder / "out")], ROOT), repeats),
        }
    text = page(seconds)
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    print(text)


def measured(work: Callable[[], None], repeats: int) -> float:
    """Median of the seconds that work takes; a first time, which fills caches, does not count when there are several."""
    taken = []
    for _ in range(repeats + (repeats > 1)):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[-repeats:])


def call(command: list[str], folder: Path) -> None:
    """Run a command to its end."""
    subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True, capture_output=True)


def script(name: str, folder: Path) -> None:
    """Run one of the scripts beside this one."""
    call([sys.executable, str(HERE / name)], folder)


def commands(folder: Path) -> None:
    """One papermill command a notebook and language, one after the other."""
    for lang in LANGUAGES:
        for notebook in notebooks():
            wanted = papermill.inspect_notebook(str(notebook))
            given = {k: v for k, v in of_notebook(Settings(), lang).items() if k in wanted and v != ""}
            options = [part for k, v in given.items() for part in ("-p", k, str(v))]
            call([sys.executable, "-m", "papermill", str(notebook), str(folder / "out.ipynb"), "--no-progress-bar", *options], folder)


def page(seconds: dict[str, float]) -> str:
    """What was measured, as a page of the documentation."""
    faster, slower = seconds["papermill"] / seconds["engine"], seconds["engine"] / seconds["scripts"]
    count = len(notebooks()) * len(LANGUAGES)
    return f"""# Benchmarks

Made by `make bench`; seconds, each way from a fresh process to the last chart, on the seed: {count} executions
({len(notebooks())} notebooks in {len(LANGUAGES)} languages), Python {platform.python_version()}, {os.cpu_count()} cores.
Trust the ratios more than the seconds.

| way | seconds |
|---|---|
| the notebooks' code as plain scripts in one process | {seconds["scripts"]:.1f} |
| the project's engine, a fresh process a notebook | {seconds["engine"]:.1f} |
| papermill commands, one after the other | {seconds["papermill"]:.1f} |
| a whole run: articles, tables, notebooks, briefs, publication | {seconds["run"]:.1f} |

- The engine takes {slower:.1f} times as long as plain scripts ({_held(slower <= ENGINE_OVER_SCRIPTS)}: at most {ENGINE_OVER_SCRIPTS:g}).
- It is {faster:.1f} times faster than papermill commands ({_held(faster >= PAPERMILL_OVER_ENGINE)}: at least {PAPERMILL_OVER_ENGINE:g}).
"""


def _held(good: bool) -> str:
    return "the aim is met" if good else "the aim is missed"


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3)
