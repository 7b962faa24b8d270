"""What stands in deploy/ calls commands that exist, with options that they take."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

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


def test_the_steps_of_the_workflow_run_in_a_shell(tmp_path: Path) -> None:
    """It is YAML with a job; its own steps, but the one that builds the environment, are run: a run, then nothing new."""
    flow = yaml.safe_load((ROOT / "deploy/github-actions.yml").read_text(encoding="utf-8"))
    (job,) = flow["jobs"].values()
    steps = {step["name"]: step for step in job["steps"] if "run" in step}
    assert steps.pop("Environment")["run"].strip() == "make setup"
    (script,) = (step["run"] for step in steps.values())
    (tmp_path / "articles").mkdir()
    for seed in (ROOT / "seeds").glob("000_*"):
        shutil.copy(seed, tmp_path / "articles")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    for part in ("analysis", "notebooks"):
        (tmp_path / part).symlink_to(ROOT / part)
    env = {
        **os.environ,
        "GITHUB_OUTPUT": str(tmp_path / "told"),
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if "site-packages" in p),
    }
    codes = [subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=env, capture_output=True).returncode for _ in range(2)]
    assert codes == [0, 0]
    assert (tmp_path / "told").read_text().split() == ["code=0", "code=4"]
    (upload,) = (step for step in job["steps"] if step.get("name") == "Briefs")
    assert all(list(tmp_path.glob(pattern)) for pattern in upload["with"]["path"].split())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd on this machine")
def test_the_units_are_sound(tmp_path: Path) -> None:
    """systemd understands each line; only the program is elsewhere here."""
    for name in ("isnad.service", "isnad.timer"):
        text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/srv/isnad/.venv/bin/python", sys.executable), encoding="utf-8")
    for name in ("isnad.service", "isnad.timer"):
        told = subprocess.run(["systemd-analyze", "verify", tmp_path / name], capture_output=True, text=True)
        assert (told.returncode, told.stderr) == (0, "")
