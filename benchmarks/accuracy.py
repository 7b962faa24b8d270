"""Measure how well the project reads, hold the floors, and write the page.

usage: accuracy.py --date DAY [--shared DIR] [--gold NAME=DIR]... [--texts FILE] [--check]

Without --check it writes docs/accuracy.md, analysis/accuracy.json and .ci/floors.json; a floor only rises. With --check it writes
nothing, and the exit code is 1 when a measure is below its floor. Suites that are not there keep the figures and the day of the last time.
"""

import argparse
import json
import math
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.suites import ROOT, Measure, articles, by_hand, generated, public, seed

HERE = Path(__file__).parent
PAGE, NUMBERS, FLOORS = ROOT / "docs" / "accuracy.md", ROOT / "analysis" / "accuracy.json", ROOT / ".ci" / "floors.json"
STEP = 1000  # floors are thousandths, rounded down
LESS = 0.005  # of what is reached, or one case where that is more: a row more or less is no regression


def main(arguments: Sequence[str]) -> int:
    """Measure, then check or write."""
    parser = argparse.ArgumentParser(description="Measure how well the project reads.")
    parser.add_argument("--date", required=True, help="day of the reading's last change, ISO 8601")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with public suites and their scorer")
    parser.add_argument("--gold", action="append", default=[], metavar="NAME=DIR", help="folder of articles read by hand")
    parser.add_argument("--texts", type=Path, help="file of articles (.jsonl) that the gold is of")
    parser.add_argument("--check", action="store_true", help="hold the floors and write nothing")
    given = parser.parse_args(arguments)
    measures = seed() + by_hand() + generated() + public(given.shared)
    for name, _, folder in (g.partition("=") for g in given.gold):
        measures += articles(name, Path(folder), given.texts)
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    if given.check:
        low = failures(measures, kept)
        print(*(f"{m.suite:12} {m.name:28} {m.value:.3f}  of {m.n}" for m in measures), sep="\n")
        print("\n".join(low) or "every floor holds")
        return int(bool(low))
    suites = merged(measures, json.loads(NUMBERS.read_text(encoding="utf-8")) if NUMBERS.is_file() else {}, given.date)
    floors = raised(kept, measures, given.date)
    _write(NUMBERS, json.dumps(suites, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    _write(FLOORS, json.dumps(floors, indent=1, sort_keys=True) + "\n")
    _write(PAGE, page(suites, floors, known()))
    low = failures(measures, floors)
    print("\n".join(low) or "every floor holds")
    return int(bool(low))


def failures(measures: Iterable[Measure], floors: Mapping[str, Any]) -> list[str]:
    """Measures below their floors, and floors of a suite that was measured for which there is no measure."""
    found = {(m.suite, m.name): m.value for m in measures}
    suites = {suite for suite, _ in found}
    bad = []
    for suite in sorted(suites & floors.keys()):
        for name, floor in floors[suite]["floors"].items():
            value = found.get((suite, name))
            if value is None:
                bad.append(f"{suite}, {name}: not measured; expected at least {floor}")
            elif value < floor - 1e-9:
                bad.append(f"{suite}, {name}: {value:.4f}, expected at least {floor}")
    return bad


def raised(floors: Mapping[str, Any], measures: Iterable[Measure], day: str) -> dict[str, Any]:
    """The floors with those of the measures raised to what is reached, less one case or half a point; none falls, none is new.

    Beside the floors of a suite stand the day of its last measure and the number of cases, `n`, of each figure.
    """
    made = {suite: {**held, "floors": dict(held["floors"]), "n": dict(held.get("n", {}))} for suite, held in floors.items()}
    for m in measures:
        held = made.setdefault(m.suite, {"floors": {}, "n": {}})
        held["measured"] = day
        held["n"][m.name] = m.n
        if m.name in held["floors"]:
            held["floors"][m.name] = max(held["floors"][m.name], math.floor((m.value - max(1 / m.n, LESS)) * STEP + 1e-6) / STEP)
    return made


def merged(measures: Iterable[Measure], before: Mapping[str, Any], day: str) -> dict[str, Any]:
    """Figures by suite, with those of suites that were not measured this time as they were; `n` counts a suite's cases."""
    now: dict[str, Any] = {}
    for m in measures:
        suite = now.setdefault(m.suite, {"n": m.cases})
        suite[m.name] = round(m.value, 4)
    return {**before, **now, "measured": day}


def known() -> dict[str, Any]:
    """What is aimed at, what others reach, and where a suite's gold is wrong."""
    return tomllib.loads((HERE / "aims.toml").read_text(encoding="utf-8"))


def page(suites: Mapping[str, Any], floors: Mapping[str, Any], aims: Mapping[str, Any]) -> str:
    """What was measured, as a page of the documentation."""
    rows = [_row(suites, floors, aim) for aim in aims["aim"] if aim["name"] in suites.get(aim["suite"], {})]
    about = [
        f"- **{s['title']}** (`{s['suite']}`, texts: {suites[s['suite']]['n']:,}): {s['about']}"
        for s in aims["suite"]
        if s["suite"] in suites
    ]
    disputed = [f"| {d['suite']} | {d['case']} | {d['reason']} |" for d in aims["disputed"]]
    return "\n".join(
        [
            "# Accuracy",
            "",
            "Made by `make score`; [limits.md](limits.md) shows what is behind the misses. A figure is a share from 0 to 1: F1 of what",
            "is found, or the share that is right; n counts what it is a share of. The floor is what the tests of every change hold: what",
            "was reached once, less one case or half a point; it only rises. The day is that of the last change of the reading.",
            "",
            *about,
            "",
            "| suite | n | figure | measured | floor | aim | best other | day |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            "",
            "## Where a suite's gold is wrong",
            "",
            "No rule is bent to these cases; they count as misses all the same.",
            "",
            "| suite | case | reason |",
            "|---|---|---|",
            *disputed,
            "",
        ]
    )


def _row(suites: Mapping[str, Any], floors: Mapping[str, Any], aim: Mapping[str, Any]) -> str:
    suite, name = aim["suite"], aim["name"]
    held = floors[suite]
    floor, value = held["floors"].get(name), suites[suite][name]
    goal = aim.get("aim")
    met = "" if goal is None or value >= goal else " (missed)"
    other = f"{aim['other']:.2f} {aim['by']}" if "other" in aim else "–"
    cells = (
        suite,
        f"{held['n'][name]:,}",
        aim["title"],
        f"{value:.3f}",
        "–" if floor is None else f"{floor:.3f}",
        "–" if goal is None else f"{goal:.2f}{met}",
        other,
        held["measured"],
    )
    return f"| {' | '.join(cells)} |"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
