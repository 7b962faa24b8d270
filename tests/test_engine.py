"""The papermill engine that forks a process for each notebook."""

import copy
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from analysis.run import warm
from analysis.run.engine import ForkEngine
from analysis.run.notebooks import Job, execute, notebooks, ran, timeless
from analysis.run.parameters import Settings, of_notebook

pytestmark = pytest.mark.skipif(not warm.SUPPORTED, reason="a process cannot be forked safely here; nbclient does the work")
papermill_engines.register("isnad", ForkEngine)
CELLS = [
    "print('one'); print('two')",
    "1 + 1",
    "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "from IPython.display import HTML, clear_output, display, update_display\ndisplay(HTML('<b>x</b>'))",
    "shown = display('before', display_id='a')",
    "update_display('after', display_id='a')",
    "print('gone'); clear_output(); print('stays')",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "",
    "import asyncio\nawait asyncio.sleep(0)\n5;",
    "__name__, _",
    "class Picture:\n    def _repr_png_(self): return b'\\x89PNG'\n    def __repr__(self): return 'picture'\nPicture()",
    "%pwd",
]


def notebook(folder: Path, *cells: NotebookNode | str) -> Path:
    """A notebook of cells."""
    made = new_notebook(cells=[new_code_cell(c) if isinstance(c, str) else c for c in cells])
    made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = folder / "in.ipynb"
    nbformat.write(made, path)
    return path


def executed(path: Path, engine: str = "isnad", **options: Any) -> NotebookNode:
    """A notebook after its execution."""
    options = {"progress_bar": False, "request_save_on_cell_execute": False} | options
    return papermill.execute_notebook(str(path), str(path.with_name(f"{engine}.ipynb")), engine_name=engine, **options)


def plain(done: NotebookNode) -> list[dict[str, Any]]:
    """What a reader sees of a notebook's cells."""
    cells = timeless(copy.deepcopy(done)).cells
    return [{k: c.get(k) for k in ("cell_type", "source", "execution_count", "outputs")} for c in cells]


def test_outputs_are_those_of_a_kernel(tmp_path: Path) -> None:
    """Streams, values, displays, updates, clearing, pictures and awaiting: cell by cell what nbclient gives."""
    path = notebook(tmp_path, new_markdown_cell("# Title"), *CELLS)
    folder = {"resources": {"metadata": {"path": str(tmp_path)}}}
    ours, kernels = executed(path, folder=str(tmp_path)), executed(path, "nbclient", **folder)
    assert plain(ours) == plain(kernels)
    assert ours.metadata.language_info == kernels.metadata.language_info


@pytest.mark.parametrize(
    ("source", "name", "value"),
    [
        ("1 / 0", "ZeroDivisionError", "division by zero"),
        ("sys.exit(0)", "SystemExit", "ended the notebook"),
        ("sys.exit()", "SystemExit", "ended the notebook"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "DeadProcess", "SIGKILL"),
        ("import os; os._exit(0)", "DeadProcess", "exit code 0"),
        ("while True: pass", "CellTimeout", "longer than"),
        ("input()", "StdinNotImplementedError", "nobody to ask"),
        ("x = (", "SyntaxError", ""),
    ],
)
def test_a_cell_that_does_not_end_well_fails_the_notebook(tmp_path: Path, source: str, name: str, value: str) -> None:
    """The error is raised, stands in the artefact, and the cells after it stay pending."""
    with pytest.raises(PapermillExecutionError) as failure:
        executed(notebook(tmp_path, "import sys", source, "'after'"), execution_timeout=1)
    assert failure.value.ename == name and value in failure.value.evalue
    code = [c for c in nbformat.read(tmp_path / "isnad.ipynb", 4).cells if c.cell_type == "code"]
    assert [c.metadata.papermill.status for c in code] == ["completed", "failed", "pending"]
    assert [o.ename for o in code[1].outputs if o.output_type == "error"] == [name]


def test_a_tagged_cell_may_fail(tmp_path: Path) -> None:
    """The tag of nbclient is honoured."""
    cell = new_code_cell("1 / 0", metadata={"tags": ["raises-exception"]})
    with pytest.raises(PapermillExecutionError):  # papermill itself knows no such tag and refuses at the end
        executed(notebook(tmp_path, cell, "'after'"))
    code = [c for c in nbformat.read(tmp_path / "isnad.ipynb", 4).cells if c.cell_type == "code"]
    assert code[1].outputs[0].data["text/plain"] == "'after'"


def test_notebooks_know_nothing_of_each_other(tmp_path: Path) -> None:
    """Each has a process of its own: names, modules and folders of one are not seen by the next."""
    executed(notebook(tmp_path, "import os, pandas\npandas.leak = leak = 1\nos.chdir('/')"))
    after = executed(notebook(tmp_path, "import os, pandas\n(hasattr(pandas, 'leak'), 'leak' in globals(), os.getcwd() == '/')"))
    assert after.cells[0].outputs[0].data["text/plain"] == "(False, False, False)"


def test_notebooks_run_side_by_side(tmp_path: Path) -> None:
    """Outputs of several at once do not mix."""
    paths = []
    for n in range(4):
        (tmp_path / str(n)).mkdir()
        paths.append(notebook(tmp_path / str(n), f"n = {n}", "[print(n) for _ in range(500)];"))
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(executed, paths))
    assert [d.cells[1].outputs[0].text for d in done] == [f"{n}\n" * 500 for n in range(4)]


def test_what_programs_print_is_kept(tmp_path: Path) -> None:
    """Text written past Python is an output of its cell."""
    done = executed(notebook(tmp_path, "import os\nos.system('echo from a program')", "1"))
    assert any(o.get("text") == "from a program\n" for o in done.cells[0].outputs)
    assert len(done.cells[1].outputs) == 1


def test_a_large_output_comes_whole(tmp_path: Path) -> None:
    """More than a pipe holds at once."""
    done = executed(notebook(tmp_path, "'x' * 3_000_000"))
    assert len(done.cells[0].outputs[0].data["text/plain"]) == 3_000_002


@pytest.fixture(scope="module")
def both(published: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Every notebook of the project, executed by either engine on the tables of a run."""
    done: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for engine in ("isnad", "nbclient"):
        folder = tmp_path_factory.mktemp(engine)
        (folder / "tables").symlink_to(published / "latest" / "tables")
        (folder / "charts").mkdir()
        jobs = [Job(n, "ar", of_notebook(Settings(), "ar")) for n in notebooks()]
        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda job, folder=folder, engine=engine: execute(job, folder, engine, 120), jobs))
        assert [r.error for r in results] == [None] * len(jobs)
        done[engine] = {p.name: plain(nbformat.read(p, 4)) for p in sorted((folder / "notebooks").iterdir())}
    return done


def test_both_engines_give_equal_outputs_for_all_notebooks(both: dict[str, dict[str, list[dict[str, Any]]]]) -> None:
    """Whoever executes them, the notebooks say the same."""
    assert list(both["isnad"]) == list(both["nbclient"])
    for name, cells in both["isnad"].items():
        assert cells == both["nbclient"][name], name


def test_success_is_every_cell_run_to_its_end() -> None:
    """A cell that was never executed, is pending or told an error has not run."""
    good = new_code_cell("1", execution_count=1, metadata={"papermill": {"status": "completed"}})
    assert ran(good)
    assert not ran(new_code_cell("1", metadata={"papermill": {"status": "completed"}}))
    assert not ran(new_code_cell("1", execution_count=1, metadata={"papermill": {"status": "pending"}}))
    error = nbformat.v4.new_output("error", ename="E", evalue="", traceback=[])
    assert not ran(new_code_cell("1", execution_count=1, outputs=[error], metadata={"papermill": {"status": "completed"}}))


@pytest.mark.parametrize("engine", ["isnad", "nbclient"])
@pytest.mark.parametrize("source", ["import sys; sys.exit(0)", "import os; os._exit(1)"])
def test_a_notebook_that_stops_early_is_not_called_run(tmp_path: Path, engine: str, source: str) -> None:
    """Under either engine, and the cell where it stopped is named."""
    outcome = execute(Job(notebook(tmp_path, "1", source, "2"), "ar", {}), tmp_path, engine, 60)
    assert not outcome.ok and outcome.error
    assert outcome.cell is not None and outcome.cell >= 1
