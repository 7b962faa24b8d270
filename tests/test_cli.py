"""The command line: what it prints, where, and its exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Command, environment


def test_extract_prints_one_json_line_a_document(analysis: Command, article: Path) -> None:
    """Arabic stands as it is; a missing input is told on standard error and makes the result partial."""
    done = analysis("extract", article, article / "missing.txt")
    assert done.returncode == 3
    (line,) = done.stdout.splitlines()
    record = json.loads(line)
    assert record["id"] == "one" and "\\u06" not in line
    assert "missing.txt: no such file or folder; expected" in done.stderr


def test_extract_reads_the_seeds_by_default(analysis: Command) -> None:
    """The example that comes with the project."""
    done = analysis("extract")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["id"] == "000_9e17bde089eae31e"


def test_extract_dates_by_the_argument_first(analysis: Command, article: Path) -> None:
    """What the caller knows goes before what the article says, and the basis says so."""
    record = json.loads(analysis("extract", article, "--published", "2016-05-05").stdout)
    assert (record["published"], record["published_basis"]) == ("2016-05-05", "argument")


def test_nothing_readable_is_a_failure(analysis: Command, tmp_path: Path) -> None:
    """Exit code 1 and no line."""
    done = analysis("extract", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "a folder without articles" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["extract", "--nope"], "--nope"),
        (["frobnicate"], "frobnicate"),
        (["extract", "--conflict", "atlantis"], "atlantis"),
        (["extract", "--lexicon", "/nowhere"], "/nowhere"),
        (["extract", "--published", "yesterday"], "yesterday"),
        (["run", "--set", "shwon=3"], "shwon"),
        (["run", "--set", "shown=five"], "five"),
        (["run", "--lang", "fr"], "fr"),
        (["run", "--engine", "steam"], "steam"),
        (["run", "--keep", "0"], "--keep"),
        (["run", "--timeout", "soon"], "--timeout"),
        (["run", "--reference", "/nowhere.json"], "/nowhere.json"),
        (["run", "--conflict", "atlantis"], "atlantis"),
        (["run", "--out", "/proc/nowhere"], "/proc/nowhere"),
    ],
)
def test_bad_configuration_is_refused_by_name(analysis: Command, tmp_path: Path, arguments: list[str], told: str) -> None:
    """Exit code 64, before anything is made."""
    inputs = [] if arguments == ["frobnicate"] else [ROOT / "seeds"]
    done = analysis(*arguments, *inputs, cwd=tmp_path)
    assert done.returncode == 64, done.stderr
    assert told in done.stderr and "Traceback" not in done.stderr
    assert not done.stdout and not list(tmp_path.iterdir())


def test_a_broken_entry_of_a_lexicon_is_bad_configuration(analysis: Command, tmp_path: Path, article: Path) -> None:
    """The file and what is wrong are named."""
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "places.toml").write_text("[[entry]\n", encoding="utf-8")
    for command in ("extract", "run"):
        done = analysis(command, article, "--lexicon", tmp_path / "words", cwd=tmp_path)
        assert done.returncode == 64
        assert "places.toml" in done.stderr and "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_error_to_report(article: Path) -> None:
    """`extract … | head -1` leaves no traceback."""
    command = f'"{sys.executable}" -m analysis extract "{article}" "{ROOT}/seeds" | true'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8")
    assert "Traceback" not in done.stderr


def test_extract_imports_nothing_slow() -> None:
    """No dataframes, charts or notebooks for a JSON line."""
    code = "import sys, analysis.cli, analysis.quarantine, analysis.read; print(*{'pandas', 'matplotlib', 'papermill'} & set(sys.modules))"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == ""


def test_score_gives_the_measures_of_an_extraction(analysis: Command, tmp_path: Path) -> None:
    """As a table, and with --json as numbers on the last line."""
    record = tmp_path / "record.jsonl"
    record.write_text(analysis("extract").stdout, encoding="utf-8")
    done = analysis("score", "tests/gold/seed.json", record, "--json")
    assert done.returncode == 0, done.stderr
    measures = json.loads(done.stdout.splitlines()[-1])
    assert {"figures", "claims", "control", "dates"} <= set(measures)
    assert measures["figures"].keys() == {"tp", "fp", "fn", "p", "r", "f1"}


@pytest.mark.parametrize("content", [None, "{", '{"id": "another"}\n{"id": "and another"}', b"\xff"])
def test_score_refuses_what_is_no_record_of_the_gold(analysis: Command, tmp_path: Path, content: str | bytes | None) -> None:
    """The file is named, and what was expected."""
    record = tmp_path / "record.jsonl"
    if content is not None:
        record.write_bytes(content.encode() if isinstance(content, str) else content)
    done = analysis("score", "tests/gold/seed.json", record)
    assert done.returncode == 64
    assert "record.jsonl" in done.stderr and "expected" in done.stderr


def test_diff_prints_what_changed(analysis: Command, published: Path, tmp_path: Path) -> None:
    """Nothing between a run and the extraction it rests on; what is no run is refused."""
    record = tmp_path / "record.jsonl"
    record.write_text(analysis("extract").stdout, encoding="utf-8")
    same = analysis("diff", published / "latest", published / "latest")
    assert same.returncode == 0 and "+ " not in same.stdout
    assert analysis("diff", published / "latest", record).returncode == 0
    refused = analysis("diff", published / "latest", tmp_path / "nothing")
    assert refused.returncode == 64 and "nothing" in refused.stderr
