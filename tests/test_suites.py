"""The generated suites: number words and absolute dates, read whole and without anything beside them."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from analysis.document import Document
from analysis.extract import Extraction, extract
from analysis.lexicon import load

SUITES = Path(__file__).parent / "suites"
EXCEPTIONS = tomllib.loads((SUITES / "exceptions.toml").read_text(encoding="utf-8"))["exception"]


def cases(suite: str) -> list[dict[str, Any]]:
    """Cases of a suite."""
    return [json.loads(line) for line in (SUITES / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines()]


def read(case: dict[str, Any]) -> Extraction:
    """What is read in a case, whose day of publication nobody knows."""
    return extract(Document(case["id"], case["text"], ""), load())


def excepted(case: dict[str, Any]) -> bool:
    """Whether the generator is known to be wrong."""
    known = [e for e in EXCEPTIONS if e["gen"] == case["gen"]]
    return any(e["text"] == case["text"] or (" " in e["text"] and e["text"] in case["text"]) for e in known)


def numbers(case: dict[str, Any]) -> bool:
    """Exactly one number, of the right value."""
    return [n.value for n in read(case).numbers] == [case["value"]]


def dates(case: dict[str, Any]) -> bool:
    """Exactly one date, over the whole of its words, of the right day."""
    found = read(case).dates
    signs = "\u200f "
    return [(d.edtf, d.quote.strip(signs)) for d in found] == [(case["value"], case["frag"].strip(signs))]


@pytest.mark.parametrize(("suite", "right"), [("spelled", numbers), ("absolute", dates)])
def test_every_case_is_read_right_but_for_misspelt_ones(suite, right):
    """What fails is a listed error of its generator."""
    wrong = [case["text"] for case in cases(suite) if not excepted(case) and not right(case)]
    assert wrong == []


def test_every_exception_is_one():
    """A generator's error that is mended, or read all the same, leaves the list; few cases are excepted."""
    listed = [case for case in cases("spelled") if excepted(case)]
    assert 0 < len(listed) <= 0.01 * len(cases("spelled"))
    assert not any(numbers(case) for case in listed)


@pytest.mark.parametrize("suite", ["spelled", "absolute"])
def test_a_suite_is_large_and_repeats_nothing(suite):
    """Ids and cases are unique."""
    found = cases(suite)
    assert len({c["id"] for c in found}) == len({(c["gen"], c["text"]) for c in found}) == len(found) > 800
