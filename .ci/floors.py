"""Hold a score against the floors of the project; the score comes on standard input, its JSON summary on the last line."""

import json
import sys
from typing import Any

# what is measured, and the least that it may be
FLOORS: list[tuple[str, str, float]] = [
    ("figures", "r", 1.0),
    ("figures", "p", 1.0),
    ("figures.category", "share", 1.0),
    ("figures.side", "share", 1.0),
    ("figures.bound", "share", 1.0),
    ("figures.edtf", "right", 4),
    ("dates", "tp", 14),
    ("dates.edtf", "right", 13),
    ("control", "f1", 0.85),
    ("control.place", "share", 0.9),
    ("control.type", "share", 0.9),
    ("control.from_side", "share", 0.9),
    ("control.to_side", "share", 0.9),
    ("control.whole", "share", 0.7),
    ("claims", "f1", 0.85),
    ("claims.source", "share", 0.75),
    ("claims.content", "share", 0.7),
    ("claims.whole", "share", 0.55),
    ("claims.certainty", "share", 0.7),
]


def failures(score: dict[str, dict[str, Any]]) -> list[str]:
    """What is below its floor."""
    bad = [f"{name} {key} is {score[name][key]}, expected at least {floor}" for name, key, floor in FLOORS if not score[name][key] >= floor]
    traps = score["figures.traps"]
    taken = traps["false"] if "false" in traps else traps["of"] - traps["right"]
    return bad + ([f"{taken} of {traps['of']} numbers that are no figures were taken for figures"] if taken else [])


if __name__ == "__main__":
    lines = sys.stdin.read().strip().splitlines()
    print("\n".join(lines[:-1]))
    found = failures(json.loads(lines[-1]))
    print("\n".join(found) or "every floor holds")
    sys.exit(bool(found))
