"""The project's papermill engine (`--engine isnad`): a fresh process for each notebook, forked from a warmed server.

It keeps what a kernel gives, isolation, rich outputs and timeouts, without its start-up and its sockets. Where a process cannot be
forked safely, nbclient does the work.
"""

import os
import platform
import signal
from typing import Any, TextIO

from nbformat import NotebookNode
from nbformat.v4 import new_output
from papermill.engines import Engine, NBClientEngine, NotebookExecutionManager

from analysis.run import warm

LANGUAGE = {
    "name": "python",
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": 3},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
    "version": platform.python_version(),
}


class ForkEngine(Engine):
    """Executes notebooks for papermill."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        log_output: bool = False,
        stdout_file: TextIO | None = None,
        stderr_file: TextIO | None = None,
        start_timeout: int = 60,
        execution_timeout: float | None = None,
        folder: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Execute the notebook's cells, in a folder, up to the first that fails; `execution_timeout` is in seconds a cell."""
        if not warm.SUPPORTED:
            resources = {"metadata": {"path": folder or os.getcwd()}}
            options = {"start_timeout": start_timeout, "execution_timeout": execution_timeout, "resources": resources, **kwargs}
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, log_output, stdout_file, stderr_file, **options)
            return
        run = Run(nb_man, {"stdout": stdout_file, "stderr": stderr_file})
        for event in warm.events({"folder": folder or os.getcwd(), "cells": run.code()}, execution_timeout):
            getattr(run, f"on_{event['event']}")(**{key: value for key, value in event.items() if key != "event"})
        if run.current is not None:
            nb_man.cell_complete(nb_man.nb.cells[run.current], run.current)
        nb_man.nb.metadata["language_info"] = dict(LANGUAGE)


class Run:
    """A notebook under execution: takes the events of its process and writes them into its cells."""

    def __init__(self, nb_man: NotebookExecutionManager, files: dict[str, TextIO | None]):
        self.nb_man, self.files = nb_man, files
        self.current: int | None = None
        self.clearing = self.whole = False
        self.displays: dict[str, list[NotebookNode]] = {}

    def code(self) -> list[dict[str, Any]]:
        """Cells to execute; the others are complete as they are."""
        jobs = []
        for index, cell in enumerate(self.nb_man.nb.cells):
            tags = cell.metadata.get("tags", [])
            if cell.cell_type == "code" and cell.source.strip() and "skip-execution" not in tags:
                jobs.append({"index": index, "source": cell.source, "may_fail": "raises-exception" in tags})
        return jobs

    @property
    def cell(self) -> NotebookNode:
        """The cell that runs."""
        assert self.current is not None
        return self.nb_man.nb.cells[self.current]

    def on_start(self, process: int) -> None:
        """The process is there."""

    def on_cell(self, index: int, count: int) -> None:
        """A cell begins."""
        self.current, self.clearing = index, False
        self.nb_man.cell_start(self.cell, index)
        self.cell.execution_count = count

    def on_output(self, output: dict[str, Any], display_id: str | None = None) -> None:
        """An output comes; text of one stream is one output."""
        self._clear_if_due()
        outputs, kind = self.cell.outputs, output.pop("output_type")
        if kind == "stream":
            file = self.files.get(output["name"])
            if file:
                file.write(output["text"]), file.flush()
        if kind == "stream" and outputs and outputs[-1].output_type == "stream" and outputs[-1].name == output["name"]:
            outputs[-1].text += output["text"]
            return
        outputs.append(new_output(kind, **output))
        if display_id:
            self.displays.setdefault(display_id, []).append(outputs[-1])

    def on_update(self, output: dict[str, Any], display_id: str | None = None) -> None:
        """A display gets a new content, wherever it stands."""
        for shown in self.displays.get(display_id or "", []):
            shown.update(data=NotebookNode(output["data"]), metadata=NotebookNode(output["metadata"]))

    def on_clear(self, wait: bool) -> None:
        """The outputs of the cell are dropped."""
        self.clearing = True
        if not wait:
            self._clear_if_due()

    def on_done(self, index: int, ok: bool) -> None:
        """A cell has run to its end, or failed."""
        if not ok and "raises-exception" not in self.cell.metadata.get("tags", []):
            self.nb_man.cell_exception(self.cell, index)
        self.nb_man.cell_complete(self.cell, index)
        self.current = None

    def on_end(self) -> None:
        """Every cell has run."""
        self.whole = True

    def on_exit(self, code: int) -> None:
        """The process is gone; if a cell still ran, it died of that."""
        if self.current is not None:
            how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"
            self._fail("DeadProcess", f"the process of the notebook {how}")
        elif not self.whole and not self.nb_man.nb.metadata.papermill.get("exception"):
            raise RuntimeError(f"the process of the notebook ended with exit code {code} before its first cell")

    def on_timeout(self) -> None:
        """The cell ran too long."""
        self._fail("CellTimeout", "the cell ran longer than it may; its process was killed")

    def on_lost(self) -> None:
        """The server is gone."""
        if self.current is None:
            raise RuntimeError("the server that forks notebooks could not start: try --engine nbclient")
        self._fail("DeadProcess", "the server that forks notebooks is gone")

    def _fail(self, name: str, value: str) -> None:
        self.cell.outputs.append(new_output("error", ename=name, evalue=value, traceback=[f"{name}: {value}"]))
        self.nb_man.cell_exception(self.cell, self.current)

    def _clear_if_due(self) -> None:
        if self.clearing:
            self.cell.outputs, self.clearing = [], False
