"""Notebooks of a run: executed by papermill, counted as run only when each of their cells ran to its end."""

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from analysis.run.engine import ForkEngine

HERE = Path(__file__).parents[2] / "notebooks"
ENGINES = ("isnad", "nbclient")
# papermill notes these of itself and of the clock; run.json keeps the times
PASSING = ("input_path", "output_path", "start_time", "end_time", "duration", "environment_variables")


@dataclass(frozen=True, slots=True)
class Executed:
    """How the execution of a notebook ended; `cell` is the number of the first code cell that did not run to its end."""

    name: str
    lang: str
    ok: bool
    cells: int
    seconds: float
    cell: int | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A notebook to execute."""

    notebook: Path
    lang: str
    parameters: Mapping[str, Any]


Done = Callable[[Executed], None]


def notebooks() -> list[Path]:
    """The project's notebooks, in order."""
    return sorted(HERE.glob("*.ipynb"))


@contextmanager
def executing(jobs: list[Job], folder: Path, engine: str, timeout: float, done: Done) -> Iterator[list[Future[Executed]]]:
    """Execute notebooks side by side in a folder, into its `notebooks/`; `done` hears of each as it ends.

    Of each language those with the most charts begin, so that no worker is left alone with one at the end.
    """

    def one(job: Job) -> Executed:
        executed = execute(job, folder, engine, timeout)
        done(executed)
        return executed

    with ThreadPoolExecutor(min(len(jobs) or 1, cpu_count() or 1)) as pool:
        langs = [job.lang for job in jobs]
        order = sorted(range(len(jobs)), key=lambda n: (langs.index(jobs[n].lang), -_charts(jobs[n].notebook)))
        pending = {n: pool.submit(one, jobs[n]) for n in order}
        yield [pending[n] for n in range(len(jobs))]


def _charts(notebook: Path) -> int:
    """How many charts a notebook draws: they take the most time."""
    return notebook.read_text(encoding="utf-8").count(".chart(")


def execute(job: Job, folder: Path, engine: str, timeout: float) -> Executed:
    """Execute a notebook in a folder; `timeout` is in seconds a cell."""
    papermill_engines.register("isnad", ForkEngine)
    artefact = folder / "notebooks" / f"{job.notebook.stem}.{job.lang}.ipynb"
    artefact.parent.mkdir(exist_ok=True)
    options: dict[str, Any] = {"folder": str(folder)} if engine == "isnad" else {"resources": {"metadata": {"path": str(folder)}}}
    began, error = time.monotonic(), None
    try:
        papermill.execute_notebook(
            _literal(job.notebook),
            _literal(artefact),
            {name: job.parameters[name] for name in papermill.inspect_notebook(str(job.notebook)) if name in job.parameters},
            engine_name=engine,
            progress_bar=False,
            # the fork engine writes errors into the notebook itself; a kernel that dies leaves only what was saved before
            request_save_on_cell_execute=engine != "isnad",
            execution_timeout=timeout,
            **options,
        )
    except PapermillExecutionError as failure:
        error = f"{failure.ename}: {failure.evalue}"
    except Exception as failure:  # a dead kernel, an unreadable notebook: the run goes on without it
        error = f"{type(failure).__name__}: {failure}"
    return _outcome(job, artefact, error, time.monotonic() - began)


def _outcome(job: Job, artefact: Path, error: str | None, seconds: float) -> Executed:
    if not artefact.exists():
        return Executed(job.notebook.stem, job.lang, False, 0, seconds, None, error or "no notebook was written")
    notebook = nbformat.read(artefact, 4)
    code = [c for c in notebook.cells if c.cell_type == "code" and c.source.strip()]
    stopped = next((n for n, cell in enumerate(code, 1) if not ran(cell)), None)
    ok = error is None and stopped is None
    nbformat.write(timeless(notebook), artefact)
    if stopped is not None and error is None:
        error = "the notebook ended before this cell"
    return Executed(job.notebook.stem, job.lang, ok, len(code), seconds, stopped, error)


def ran(cell: NotebookNode) -> bool:
    """Whether a code cell ran to its end: it was executed, papermill calls it completed, and it told no error."""
    allowed = "raises-exception" in cell.metadata.get("tags", [])
    failed = any(output.output_type == "error" for output in cell.outputs) and not allowed
    status = cell.metadata.get("papermill", {}).get("status")
    return cell.execution_count is not None and status == "completed" and not failed


def timeless(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what depends on the clock and on where it was executed."""
    for holder in (notebook, *notebook.cells):
        holder.metadata.pop("execution", None)
        for name in PASSING:
            holder.metadata.get("papermill", {}).pop(name, None)
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"
    return notebook


def _literal(path: Path) -> str:
    """papermill fills blanks in paths; ours have none."""
    return str(path).replace("{", "{{").replace("}", "}}")
