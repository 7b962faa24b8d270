"""Rows as another state of the program reads them: a revision of its repository, or a folder that holds its source."""

import io
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from analysis.diff import DiffError, Rows, load, of_records

ROOT = Path(__file__).parents[1]
PARTIAL = 3  # exit code of an extraction that some documents broke


def rows(name: str, inputs: Sequence[Path]) -> Rows:
    """Rows of a run, a file of records, a source folder or a revision, whichever a name is; a path goes before a revision."""
    path = Path(name)
    if is_source(path):
        return rows_of_source(path.absolute(), inputs, name)
    return load(path) if path.exists() or not is_revision(name) else rows_of_revision(name, inputs)


def is_source(folder: Path) -> bool:
    """Whether a folder holds the source of the program."""
    return (folder / "analysis" / "__main__.py").is_file()


def rows_of_source(folder: Path, inputs: Sequence[Path], name: str) -> Rows:
    """Rows that the program in a folder reads in some articles; DiffError when it cannot run."""
    command = [sys.executable, "-m", "analysis", "extract", *(str(p.absolute()) for p in inputs)]
    env = os.environ | {"PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8")  # noqa: S603  this program, that state
    if done.returncode not in (0, PARTIAL):
        told = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise DiffError(f"{name}: its program stopped ({told[0]}); expected records. Does it have `extract`, and are the articles there?")
    return of_records(done.stdout.splitlines(), name)


def rows_of_revision(revision: str, inputs: Sequence[Path]) -> Rows:
    """Rows that a revision of the repository reads, from a copy of its source that is removed again."""
    archive = _git("archive", "--format=tar", revision, "analysis")
    with tempfile.TemporaryDirectory(prefix="isnad-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as source:
            source.extractall(folder, filter="data")
        return rows_of_source(Path(folder), inputs, revision)


def is_revision(name: str) -> bool:
    """Whether the program's repository knows a revision by this name."""
    if name.startswith("-"):
        return False
    try:
        _git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    except DiffError:
        return False
    return True


def _git(*arguments: str) -> bytes:
    command = ["git", "-C", str(ROOT), *arguments]
    try:
        done = subprocess.run(command, capture_output=True)  # noqa: S603  names are arguments, never a shell's
    except OSError:
        raise DiffError("git: not found; expected it on the path to read revisions. Install it, or compare files or runs.") from None
    if done.returncode:
        raise DiffError(f"git {' '.join(arguments)}: {done.stderr.decode(errors='replace').strip()}; expected a revision of {ROOT}.")
    return done.stdout
