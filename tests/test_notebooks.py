"""The notebooks as they are committed: thin, literate, parameterised, without outputs."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from analysis.run.notebooks import notebooks

ALL = pytest.mark.parametrize("path", notebooks(), ids=lambda p: p.stem)


def code(path: Path) -> list[nbformat.NotebookNode]:
    """Code cells of a notebook."""
    return [c for c in nbformat.read(path, 4).cells if c.cell_type == "code"]


def test_there_are_four_in_order() -> None:
    """Their names are ASCII and say what they tell."""
    assert [p.stem for p in notebooks()] == ["1-read", "2-force-ratios", "3-control", "4-who-says-what"]


@ALL
def test_committed_without_outputs(path: Path) -> None:
    """What a run makes belongs into its folder."""
    assert all(not c.outputs and c.execution_count is None for c in code(path))


@ALL
def test_valid_with_plain_ids(path: Path) -> None:
    """nbformat 4.5; ids of cells are words."""
    notebook = nbformat.read(path, 4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert all(re.fullmatch("[a-z][a-z-]*", c.id) for c in notebook.cells)


@ALL
def test_thin(path: Path) -> None:
    """No function, class or loop; cells of one to three lines; each calls the library."""
    for cell in code(path):
        tree = ast.parse(cell.source)
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda, ast.With, ast.Try)
        assert not any(isinstance(node, kinds) for node in ast.walk(tree)), cell.source
        if "parameters" not in cell.metadata.get("tags", []):
            assert len(cell.source.splitlines()) <= 3


@ALL
def test_the_first_code_cell_is_the_parameters(path: Path) -> None:
    """Tagged, and the only one so tagged."""
    tags = [c.metadata.get("tags", []) for c in code(path)]
    assert tags[0] == ["parameters"] and not any(tags[1:])


@ALL
def test_prose_in_both_languages(path: Path) -> None:
    """Each prose cell says the same in Arabic, marked as such, and in English."""
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "markdown":
            arabic = re.findall(r'<(\w+) dir="rtl" lang="ar"[^>]*>(.*?)</\1>', cell.source, re.DOTALL)
            rest = re.sub(r'<(\w+) dir="rtl" lang="ar"[^>]*>.*?</\1>', "", cell.source, flags=re.DOTALL)
            assert arabic and all(re.search("[\u0621-\u064a]", words) for _, words in arabic), cell.id
            assert re.search("[A-Za-z]", rest) and not re.search("[\u0621-\u064a]", re.sub(r"\([^)]*\)", "", rest)), cell.id


@ALL
def test_executed_ones_are_self_contained(path: Path, published: Path) -> None:
    """Pictures are inside, nothing is fetched, and no folder or time of this machine is told."""
    for lang in ("ar", "en"):
        text = (published / "latest" / "notebooks" / f"{path.stem}.{lang}.ipynb").read_text(encoding="utf-8")
        assert not re.search(r"""(src|href)\s*=\s*\\?["']?(https?:)?//""", text)
        assert str(published) not in text and str(Path(__file__).parents[1]) not in text
        assert '"status": "completed"' in text and "start_time" not in text


@ALL
def test_alone_under_plain_papermill(path: Path, tmp_path: Path) -> None:
    """Each reads the articles itself when it is given no tables."""
    import papermill
    from papermill.engines import papermill_engines

    from analysis.run.engine import ForkEngine

    papermill_engines.register("isnad", ForkEngine)
    seeds = str(Path(__file__).parents[1] / "seeds")
    out = tmp_path / "out.ipynb"
    parameters = {"inputs": seeds, "lang": "en", "charts": str(tmp_path / "charts")}
    papermill.execute_notebook(str(path), str(out), parameters, engine_name="isnad", progress_bar=False)
    assert list((tmp_path / "charts").glob("*.en.svg"))
