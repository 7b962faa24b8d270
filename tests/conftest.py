"""What several tests stand on: the project's folder, its command line, and one published run."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARTICLE = "\n".join(
    [
        "القوات الحكومية تدخل بلدة الخضراء",
        "الخميس، 03-03-2016",
        "أعلن المتحدث باسم الجيش أن قواته سيطرت على بلدة الخضراء يوم الأربعاء، وقُتل نحو 12 مقاتلاً من تنظيم الدولة.",
        'وقال ناشطون إن "المدنيين غادروا البلدة قبل يومين".',
    ]
)
os.environ["PYTHONPATH"] = str(ROOT)  # kernels and commands find the project from any folder, installed or not
Command = Callable[..., subprocess.CompletedProcess[str]]


def environment() -> dict[str, str]:
    """Environment of a command that is run from another folder."""
    return os.environ | {"PYTHONIOENCODING": "utf-8"}


@pytest.fixture(scope="session")
def analysis() -> Command:
    """`python -m analysis` with arguments, from a folder."""

    def call(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "analysis", *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, encoding="utf-8", timeout=300)

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A folder with one article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def published(analysis: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run on the seed, published."""
    out = tmp_path_factory.mktemp("published")
    done = analysis("run", "seeds", "--out", out)
    assert done.returncode == 0, done.stderr
    return out


def bytes_of(run: Path, folders: Sequence[str]) -> dict[str, bytes]:
    """Files of a run by their path in it, those below `folders` and its briefs."""
    paths = [p for folder in folders for p in (run / folder).rglob("*")] + list(run.glob("brief.*"))
    return {p.relative_to(run).as_posix(): p.read_bytes() for p in paths if p.is_file()}
