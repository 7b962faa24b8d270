"""The environment: one lock, one list of direct dependencies, and a file for conda users in step with it."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DIRECT = [Requirement(r) for r in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]]
PINS = re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE)


def test_every_locked_version_has_hashes() -> None:
    """pip takes nothing that is not the file that was locked."""
    entries = re.split(r"^(?=\S)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PINS)
    assert all(entry.count("--hash=sha256:") >= 1 for entry in entries)


def test_no_file_names_a_registry() -> None:
    """Where packages come from is a matter of the machine."""
    for name in ("requirements.txt", "environment.yml", "pyproject.toml", "Makefile", ".ci/run", ".ci/lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host|://[^\s]*pypi", text), name


@pytest.mark.parametrize("direct", DIRECT, ids=lambda r: r.name)
def test_direct_dependencies_are_locked_at_versions_they_allow(direct: Requirement) -> None:
    """The floors of pyproject.toml, those for security too, hold in the lock."""
    versions = [version for name, version in PINS if name == direct.name.replace("_", "-").lower()]
    assert versions and all(direct.specifier.contains(Version(v), prereleases=True) for v in versions)


def test_conda_users_get_the_same_versions() -> None:
    """environment.yml is what `make lock` makes of requirements.txt."""
    made = subprocess.run(
        [sys.executable, ".ci/environment.py", "requirements.txt"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert (ROOT / "environment.yml").read_text(encoding="utf-8") == made.stdout
    assert [p.split(" ")[0] for p in re.findall(r'- "(\S+==[^" ]+)', made.stdout)] == [f"{n}=={v}" for n, v in PINS]


def test_floors_for_security() -> None:
    """Versions below these have known holes."""
    locked = dict(PINS)
    for name, floor in {"jupyter-server": "2.20", "jupyterlab": "4.6.2", "nbconvert": "7.17.2"}.items():
        assert Version(locked[name]) >= Version(floor)
