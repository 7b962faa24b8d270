"""The seed against its gold: the floors that every change must hold."""

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.extract import extract
from analysis.lexicon import load
from analysis.read import read
from analysis.score import numbers, score

ROOT = Path(__file__).parents[1]
GOLD = json.loads((ROOT / "tests" / "gold" / "seed.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, Any]]:
    """Measures of the seed's extraction."""
    documents = list(read([ROOT / "seeds"]))
    record = next(r for d in documents if (r := extract(d, load()).record())["sha256"] == GOLD["sha256"])
    return numbers(score(GOLD, record))


@pytest.mark.parametrize(
    ("measure", "key", "floor"),
    [
        ("figures", "f1", 1.0),
        ("figures.category", "share", 1.0),
        ("figures.side", "share", 1.0),
        ("figures.bound", "share", 1.0),
        ("figures.edtf", "share", 0.8),
        ("figures.whole", "share", 1.0),
        ("control", "f1", 0.85),
        ("control.place", "share", 0.9),
        ("control.type", "share", 0.9),
        ("control.to_side", "share", 0.9),
        ("control.whole", "share", 0.7),
    ],
)
def test_floor(measured: dict[str, dict[str, Any]], measure: str, key: str, floor: float) -> None:
    """A measure is not below its floor."""
    assert measured[measure][key] >= floor


def test_no_trap_is_a_figure(measured: dict[str, dict[str, Any]]) -> None:
    """None of the numbers that only look like figures is taken for one."""
    assert measured["figures.traps"]["share"] == 1
