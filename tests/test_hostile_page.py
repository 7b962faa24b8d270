"""The page of what is promised names tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/hostile.md").read_text(encoding="utf-8")


def test_every_promise_names_a_test_that_exists() -> None:
    """In the file that it names."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 20
    for row in rows:
        named = re.findall(r"`(test_\w+)::(test_\w+)`", row.rsplit(" | ", 1)[1])
        assert named, row
        for file, test in named:
            assert f"def {test}(" in (ROOT / f"tests/{file}.py").read_text(encoding="utf-8"), f"{file}::{test}"


def test_every_hostile_test_stands_on_the_page() -> None:
    """At least one of each file, and every target of the fuzzer can be run."""
    assert {p.stem for p in (ROOT / "tests").glob("test_hostile_*.py")} - {"test_hostile_page"} <= set(re.findall(r"`(test_\w+)::", PAGE))
    targets = [p for p in (ROOT / "tests" / "fuzz").glob("*.py") if p.stem not in ("__init__", "harness")]
    assert len(targets) == 10 and all(re.search(r"^(reader|extractor)\(", p.read_text(encoding="utf-8"), re.MULTILINE) for p in targets)
