"""Rows of another state of the program: a commit, or a folder with its source."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from analysis import revisions
from analysis.diff import DiffError, diff

PROGRAM = """import json, sys
row = {{"id": "F1", "start": 0, "end": 2, "quote": "12", "best": {best}, "side": None}}
print(json.dumps({{"id": "d", "figures": [row], "path": sys.argv[2]}}))
sys.exit({code})
"""


def program(folder: Path, best: float, code: int = 0) -> Path:
    """A folder whose program finds one figure."""
    (folder / "analysis").mkdir(parents=True, exist_ok=True)
    (folder / "analysis" / "__init__.py").touch()
    (folder / "analysis" / "__main__.py").write_text(PROGRAM.format(best=best, code=code), encoding="utf-8")
    return folder


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of two commits that read a number differently."""
    if shutil.which("git") is None:
        pytest.fail("git is needed: the project is kept in it")
    folder = tmp_path / "repository"
    for best in (12, 13):
        program(folder, best)
        for command in (("init", "-q"), ("add", "-A"), ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "x")):
            subprocess.run(["git", "-C", str(folder), *command], check=True)
    monkeypatch.setattr(revisions, "ROOT", folder)
    return folder


def test_two_commits_are_compared_on_the_same_articles(repository, tmp_path):
    """Each with the program that it holds; the articles are those of now."""
    changes = diff(revisions.rows("HEAD~1", [tmp_path]), revisions.rows("HEAD", [tmp_path]))
    assert [(c.kind, c.columns) for c in changes] == [("changed", {"best": (12, 13)})]
    assert diff(revisions.rows("HEAD", [tmp_path]), revisions.rows("HEAD", [tmp_path])) == []


def test_a_commit_leaves_nothing_behind(repository, tmp_path):
    """Neither in the repository nor beside it."""
    before = sorted(p.name for p in repository.rglob("*"))
    revisions.rows("HEAD", [tmp_path])
    assert sorted(p.name for p in repository.rglob("*")) == before


def test_a_folder_with_the_source_is_read_as_it_stands(repository, tmp_path):
    """What is not committed yet can be compared with what is."""
    program(repository, 14)
    changes = diff(revisions.rows("HEAD", [tmp_path]), revisions.rows(str(repository), [tmp_path]))
    assert [c.columns for c in changes] == [{"best": (13, 14)}]


def test_a_file_goes_before_a_revision(repository, tmp_path, monkeypatch):
    """A file called HEAD is a file."""
    monkeypatch.chdir(tmp_path)
    Path("HEAD").write_text(json.dumps({"id": "other", "figures": []}), encoding="utf-8")
    assert list(revisions.rows("HEAD", [])) == ["other"]


@pytest.mark.parametrize("name", ["HEAD~7", "no-such-branch", "--upload-pack=x"])
def test_what_is_no_revision_is_refused(repository, name):
    """With what could be given; nothing that begins like an option reaches git."""
    with pytest.raises(DiffError, match="neither a run"):
        revisions.rows(name, [])


def test_a_program_that_stops_is_told(repository, tmp_path):
    """An exit code other than those of records is an error; a partial reading is not."""
    program(repository, 1, code=3)
    assert list(revisions.rows(str(repository), [tmp_path])) == ["d"]
    program(repository, 1, code=1)
    with pytest.raises(DiffError, match="stopped"):
        revisions.rows(str(repository), [tmp_path])
