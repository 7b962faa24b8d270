"""What stands in deploy/ calls commands that exist, with options that they take."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CALLS = re.compile(r"-m analysis (\w+)((?:[^\n;\\\"]|\\\n)*)")


def deployed() -> list[Path]:
    """Files of deploy/ that call the program."""
    return sorted(p for p in (ROOT / "deploy").rglob("*") if p.is_file() and "-m analysis" in p.read_text(encoding="utf-8"))


def test_every_way_to_deploy_calls_the_program() -> None:
    """systemd, cron, a workflow and a DAG each have their file."""
    assert {p.name for p in deployed()} >= {"isnad.service", "isnad.sh", "github-actions.yml", "isnad_dag.py"}


@pytest.mark.parametrize("file", deployed(), ids=lambda p: p.name)
def test_commands_and_options_exist(file: Path) -> None:
    """Each command and each of its options is known to the command line."""
    for command, rest in CALLS.findall(file.read_text(encoding="utf-8")):
        told = subprocess.run([sys.executable, "-m", "analysis", command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in told.stdout, f"{file.name}: {command} {option}"


def test_the_script_for_cron_runs_and_stays_silent(tmp_path: Path) -> None:
    """A pass publishes, a second one finds nothing new; neither prints anything for cron to mail."""
    (tmp_path / "articles").mkdir()
    for seed in (ROOT / "seeds").glob("000_*"):
        shutil.copy(seed, tmp_path / "articles")
    isnad = tmp_path / "isnad"
    (isnad / ".venv/bin").mkdir(parents=True)
    (isnad / ".venv/bin/python").symlink_to(sys.executable)
    for part in ("analysis", "notebooks"):
        (isnad / part).symlink_to(ROOT / part)
    env = {**os.environ, "ISNAD": str(isnad), "ARTICLES": str(tmp_path / "articles"), "DATA": str(tmp_path / "data")}
    env["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if "site-packages" in p)
    first, second = (subprocess.run(["sh", str(ROOT / "deploy/isnad.sh")], env=env, capture_output=True, text=True) for _ in range(2))
    assert (first.returncode, first.stdout) == (0, "")
    assert (second.returncode, second.stdout) == (0, "")
    assert '"outcome": "ok"' in (tmp_path / "data/summary.json").read_text(encoding="utf-8")
    assert len([p for p in (tmp_path / "data/figures").iterdir() if p.is_dir() and not p.is_symlink()]) == 1
