"""The Makefile and the search for a Python."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")


def test_help_lists_every_target_with_one_line() -> None:
    """What can be made is told, and nothing else."""
    told = subprocess.run(["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    lines = re.findall(r"^  make ([\w-]+) +(\S.*)$", told, re.MULTILINE)
    assert [name for name, _ in lines] == phony[1].split()
    assert len(told.splitlines()) == len(lines)


def test_help_is_the_default_and_needs_no_environment(tmp_path: Path) -> None:
    """A newcomer's first `make` explains itself."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    told = subprocess.run(["make"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True).stdout
    assert "make brief" in told and not (tmp_path / ".venv").exists()


def python(folder: Path, name: str, version: tuple[int, int]) -> None:
    """A program that behaves like a Python of a version."""
    folder.mkdir(exist_ok=True)
    new_enough = version >= (3, 11)
    (folder / name).write_text(f"#!/bin/sh\n[ $1 = --version ] && echo Python {version[0]}.{version[1]}\nexit {0 if new_enough else 1}\n")
    (folder / name).chmod(0o755)


def search(folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """The search for a Python among the programs of a folder."""
    return subprocess.run(
        ["/bin/sh", ROOT / ".ci/python", given], env=os.environ | {"PATH": str(folder)}, capture_output=True, encoding="utf-8"
    )


def test_a_python3_that_is_too_old_is_passed_over(tmp_path: Path) -> None:
    """`python3` may be anything; the first that runs and is new enough is taken."""
    python(tmp_path / "bin", "python3", (3, 9))
    python(tmp_path / "bin", "python3.12", (3, 12))
    python(tmp_path / "bin", "python3.13", (3, 6))  # a shim without a Python behind it fails as well
    found = search(tmp_path / "bin")
    assert found.stdout.strip() == str(tmp_path / "bin/python3.12")


@pytest.mark.parametrize("given", ["", "python3"])
def test_no_usable_python_is_told_with_what_to_do(tmp_path: Path, given: str) -> None:
    """What was tried, what was seen, what is expected."""
    python(tmp_path / "bin", "python3", (3, 9))
    refused = search(tmp_path / "bin", given)
    assert refused.returncode == 1
    assert "3.9" in refused.stderr and "3.11 or newer" in refused.stderr and "make PYTHON=" in refused.stderr
