"""The shape of the house: small files, short functions, documented names, no clock."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(p for p in (ROOT / "analysis").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 350, 60
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "misc"}
# run.json tells when a run was made and how long it took; the warmed server counts the seconds of a cell
OF_THE_CLOCK = {"run/pipeline.py", "run/progress.py", "run/warm.py", "run/notebooks.py"}
CLOCKS = ("datetime.now", "date.today", "utcnow", "time.time()", "time.localtime", "strftime", "import locale")
ALL = pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT / "analysis").as_posix())


@ALL
def test_files_are_small_and_named_after_a_noun(path: Path) -> None:
    """Nothing grows into a place for everything."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert path.stem not in NAMELESS


@ALL
def test_functions_are_short(path: Path) -> None:
    """One thought each."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


@ALL
def test_public_names_are_documented(path: Path) -> None:
    """Module, classes and functions say what they are in a sentence."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = [tree, *(n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_"))]
    missing = [getattr(n, "name", "the module") for n in nodes if not ast.get_docstring(n)]
    assert not missing


@ALL
def test_no_result_depends_on_the_clock(path: Path) -> None:
    """Times in outputs are those of the data."""
    source = path.read_text(encoding="utf-8")
    asked = [word for word in CLOCKS if word in source]
    assert not asked or path.relative_to(ROOT / "analysis").as_posix() in OF_THE_CLOCK
