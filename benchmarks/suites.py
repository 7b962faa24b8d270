"""What is measured: the project's own gold, its generated suites, public suites, and articles read by hand.

Every way in is an extraction by the command line's own function; every figure is a share from 0 to 1.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.document import Document
from analysis.extract import extract
from analysis.lexicon import load
from analysis.read import read
from analysis.score import Found, Right, Score, score

ROOT = Path(__file__).parents[1]
GENERATED = ROOT / "tests" / "suites"
BY_HAND = ("articles", "reports", "idioms", "bulletins", "despatches", "wires", "fronts")
PUBLIC = ("pud", "recognizers", "duckling", "wojood")


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a suite: its share, of how many rows or cases, and how many texts the suite has."""

    suite: str
    name: str
    value: float
    n: int
    cases: int


def seed() -> list[Measure]:
    """The article of the seed against its gold."""
    gold = json.loads((ROOT / "tests" / "gold" / "seed.json").read_text(encoding="utf-8"))
    document = next(d for d in read([ROOT / "seeds"]) if isinstance(d, Document) and d.sha256 == gold["sha256"])
    return _of_score("seed", score(gold, _record(document)), 1)


def generated() -> list[Measure]:
    """Number words and absolute dates: exactly one row a case, with the right value."""
    numbers = [[n["value"] for n in rows["numbers"]] == [case["value"]] for case, rows in _cases("spelled")]
    dates = [[d["edtf"] for d in rows["dates"]] == [case["value"]] for case, rows in _cases("absolute")]
    return [_share("spelled", "number words right", numbers), _share("absolute", "dates right", dates)]


def public(shared: Path) -> list[Measure]:
    """The public suites, where they and their scorer stand in a folder; each by that scorer, in a process of its own."""
    scorer = shared / "tools" / "score_suites.py"
    found: list[Measure] = []
    for suite in PUBLIC if scorer.is_file() else ():
        cases = shared / "suites" / f"{suite}.jsonl"
        with tempfile.TemporaryDirectory() as folder:
            documents, records = Path(folder) / "documents.jsonl", Path(folder) / "records.jsonl"
            documents.write_text(_call(str(scorer), "docs", str(cases)), encoding="utf-8")
            records.write_text(_call("-m", "analysis", "extract", str(documents)), encoding="utf-8")
            count = len(cases.read_text(encoding="utf-8").splitlines())
            found += list(_of_lines(suite, _call(str(scorer), "score", str(cases), str(records)), count))
    return found


def by_hand() -> list[Measure]:
    """The articles of the tests, invented and marked by hand, against their gold."""
    return [m for name in BY_HAND for m in articles(name, ROOT / "tests" / "gold" / name, None)]


def articles(name: str, folder: Path, texts: Path | None) -> list[Measure]:
    """Articles read by hand: a gold file (.json) each, with its text beside it (.txt) or in a file of articles by the gold's id."""
    known = {d.id: d for d in read([texts]) if isinstance(d, Document)} if texts else {}
    pooled: dict[str, Found | Right] = {}
    count = 0
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        about = gold["document"]
        beside = file.with_suffix(".txt")
        if beside.is_file():
            text = beside.read_bytes().decode("utf-8")
            document = Document(about["id"], text, "", outlet=about.get("outlet"), published=about.get("published"))
        elif about["id"] in known:
            document = known[about["id"]]
        else:
            sys.exit(
                f"{file}: no text of {about['id']!r}; expected {beside.name} beside it, or the article in the file given with --texts."
            )
        count += 1
        for key, measure in score(gold, _record(document)).items():
            pooled[key] = _added(pooled.get(key), measure)
    return (
        _of_score(name, pooled, count)
        if count
        else sys.exit(f"{folder}: no gold; expected .json files. Check the folder given with --gold.")
    )


def _cases(suite: str) -> Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    for line in (GENERATED / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield case, _record(Document(case["id"], case["text"], ""))


def _record(document: Document) -> dict[str, Any]:
    return extract(document, load()).record()


def _share(suite: str, name: str, right: list[bool]) -> Measure:
    return Measure(suite, name, sum(right) / len(right), len(right), len(right))


def _added(a: Found | Right | None, b: Found | Right) -> Found | Right:
    """Counts of several documents together."""
    if isinstance(a, Found) and isinstance(b, Found):
        return Found(a.hits + b.hits, a.spurious + b.spurious, a.missed + b.missed)
    if isinstance(a, Right) and isinstance(b, Right):
        return Right(a.right + b.right, a.of + b.of)
    return b


def _of_score(suite: str, measures: Score, cases: int) -> list[Measure]:
    """F1, precision and recall of what is found, the share of what is right in it."""
    made = []
    for name, m in measures.items():
        if isinstance(m, Found):
            n = m.hits + m.missed
            made += [Measure(suite, f"{name} {key}", v, n, cases) for key, v in (("f1", m.value), ("p", m.precision), ("r", m.recall))]
        elif m.value is not None:
            made.append(Measure(suite, f"{name} share", m.value, m.of, cases))
    return made


def _of_lines(suite: str, lines: str, cases: int) -> Iterable[Measure]:
    """Figures of the scorer of public suites: a name and an object a line."""
    for line in lines.splitlines():
        name, brace, rest = line.partition("{")
        figures = json.loads(brace + rest) if brace else {}
        n = figures.get("cases", figures.get("of", 0))
        for key, value in figures.items():
            if key not in ("cases", "of", "right") and value is not None:
                yield Measure(suite, f"{name.strip()} {key}", value, n, cases)


def _call(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8")
    if done.returncode not in (0, 3):  # 3: some documents could not be read; the scorer says which it misses
        sys.exit(f"{' '.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout
