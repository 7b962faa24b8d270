"""Hold the score of an independent scorer against the floors of the seed; it comes on standard input, its JSON summary on the last line."""

import json
import sys
from pathlib import Path
from typing import Any

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["seed"]["floors"]
ROUNDED = 1e-3  # the other scorer rounds


def failures(score: dict[str, dict[str, Any]]) -> list[str]:
    """What is below its floor; `score` maps what is measured to its figures."""
    bad = []
    for measure, floor in FLOORS.items():
        name, _, key = measure.rpartition(" ")
        found = score[name]
        value = 1 - found["false"] / found["of"] if key == "share" and "false" in found else found[key]
        if not value >= floor - ROUNDED:
            bad.append(f"{measure} is {value}, expected at least {floor}")
    return bad


if __name__ == "__main__":
    lines = sys.stdin.read().strip().splitlines()
    print("\n".join(lines[:-1]))
    found = failures(json.loads(lines[-1]))
    print("\n".join(found) or "every floor holds")
    sys.exit(bool(found))
