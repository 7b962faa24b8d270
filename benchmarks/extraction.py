"""Measure the extraction: megabytes a second, time against length, the lexicon, and Duckling on the same text.

usage: extraction.py [ARTICLES.jsonl] [--beside NAME=PYTHON]...   prints the tables and writes them into docs/benchmarks.md
       extraction.py --times [ARTICLES.jsonl]                     prints what this Python takes, as JSON

Without articles the seed is read over and over. All times are of one core's processor, so that what else runs counts less.
Other Pythons (`--beside`), in which the project is installed too, read the same articles: how one was built makes a tenth.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path

from analysis.document import Document
from analysis.extract import extract
from analysis.lexicon import Lexicon, load
from analysis.read import read

ROOT = Path(__file__).parents[1]
PAGE, HEADING = ROOT / "docs" / "benchmarks.md", "## Extraction"
DUCKLING = "pyduckling-native-phihos"
MEGABYTE, SPEED, LEXICON, OVER_DUCKLING = 1_000_000, 1.0, 0.3, 8.0  # bytes; what is aimed at: MB/s, seconds, times
SHARE = 100_000  # bytes of the text that Duckling gets, in whole articles: it is slow
FEW = ("numeral", "ordinal", "time")
ALL = (*FEW, "duration", "distance", "quantity", "amount-of-money")  # what the extraction reads too, as numbers with what they count
REPEATS = 5
LOAD = "import time, analysis.lexicon as x; began = time.process_time(); x.load(); print(time.process_time() - began)"
UNITS = {
    "one digit": "1",
    "one letter": "ا",
    "quote marks": '"',
    "opening quote marks": "«",
    "opening brackets": "(",
    "line ends": "\n",
    "number words": "مئة وعشرون ألفاً ",
}


@dataclass(frozen=True, slots=True)
class Times:
    """What one Python takes: megabytes of articles a second, seconds to compile the lexicon and to read Duckling's share whole."""

    version: str
    speed: float
    lexicon: float
    share: float


@dataclass(frozen=True, slots=True)
class Peer:
    """Duckling and the extraction on the same text, whole and line by line: seconds; why not, where Duckling could not be measured."""

    size: int = 0  # bytes
    whole: float = 0  # seconds of the extraction for whole articles
    lines: float = 0  # and line by line
    theirs_whole: tuple[float, ...] = ()  # seconds of Duckling: for FEW kinds, for ALL
    theirs_lines: tuple[float, ...] = ()
    why: str = ""


def main(arguments: Sequence[str]) -> None:
    """Measure, print and store."""
    parser = argparse.ArgumentParser(description="Measure the extraction.")
    parser.add_argument("articles", nargs="*", help="file of articles (.jsonl); the seed where none is given")
    parser.add_argument("--beside", action="append", default=[], metavar="NAME=PYTHON", help="another Python to read the same articles")
    parser.add_argument("--times", action="store_true", help="print what this Python takes, and write nothing")
    given = parser.parse_args(arguments)
    texts, name = articles(given.articles)
    lexicon = load()
    # articles first: after texts of a megabyte the memory of a process is scattered, and everything in it is slower
    times = measured(texts, lexicon)
    if given.times:
        print(json.dumps(asdict(times)))
        return
    others = {name: elsewhere(python, given.articles) for name, _, python in (b.partition("=") for b in given.beside)}
    peer = beside_duckling(texts, lexicon)
    prose = seconds([repeated("\n".join(texts))], lexicon)
    linear = {unit: seconds([repeated(letters)], lexicon) / prose for unit, letters in UNITS.items()}
    text = section(name, times, linear, peer, others)
    kept = PAGE.read_text(encoding="utf-8").partition(HEADING)[0].rstrip()
    PAGE.write_text(f"{kept}\n\n{text}", encoding="utf-8")
    print(text)


def measured(texts: Sequence[str], lexicon: Lexicon) -> Times:
    """What this Python takes."""
    speed = sum(map(_size, texts)) / MEGABYTE / seconds(texts, lexicon)
    return Times(platform.python_version(), speed, compiled(), seconds(shared(texts), lexicon))


def elsewhere(python: str, files: Sequence[str]) -> Times:
    """What another Python takes for the same articles, in a process of its own."""
    return Times(**json.loads(_output([python, "-m", "benchmarks.extraction", "--times", *(str(Path(f).resolve()) for f in files)])))


def shared(texts: Sequence[str]) -> list[str]:
    """The first articles, which Duckling gets too."""
    ends = accumulate(map(_size, texts))
    return [text for text, end in zip(texts, ends, strict=True) if end - _size(text) < SHARE]


def articles(arguments: Sequence[str]) -> tuple[list[str], str]:
    """Texts to read and what they are called."""
    inputs = [Path(a) for a in arguments] or [ROOT / "seeds"]
    texts = [d.text for d in read(inputs) if isinstance(d, Document)]
    if arguments:
        return texts, f"{len(texts)} articles of {', '.join(p.name for p in inputs)}"
    times = max(1, MEGABYTE // 2 // sum(map(_size, texts)))
    return texts * times, f"the seed, {times} times"


def repeated(unit: str) -> str:
    """A megabyte of the same."""
    return (unit * (MEGABYTE // _size(unit) + 1)).encode()[:MEGABYTE].decode(errors="ignore")


def seconds(texts: Sequence[str], lexicon: Lexicon) -> float:
    """The least time that the whole extraction of some texts took: each text's best of a few passes over all of them.

    The passes lie apart in time, so that what else the machine does for a moment falls on no text each time.
    """
    passes = [[_once(text, lexicon) for text in texts] for _ in range(REPEATS)]
    return sum(map(min, *passes))


def _once(text: str, lexicon: Lexicon) -> float:
    document = Document(id="bench", text=text, sha256="", published="2017-03-02")
    began = time.process_time()
    extract(document, lexicon)
    return time.process_time() - began


def compiled() -> float:
    """Seconds that a fresh process takes to compile the lexicon."""
    return min(float(_output([sys.executable, "-c", LOAD])) for _ in range(REPEATS))


def beside_duckling(texts: Sequence[str], lexicon: Lexicon) -> Peer:
    """The first articles read by both, each text's best of a few."""
    folder = ROOT / "build" / "duckling"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    articles = shared(texts)
    lines = [line for text in articles for line in text.splitlines() if line.strip()]
    asked = {"texts": [articles, lines], "kinds": [FEW, ALL], "repeats": REPEATS}
    try:
        if not python.exists():
            venv.create(folder, with_pip=True)
        _output([str(python), "-m", "pip", "install", "--quiet", DUCKLING])
        whole, by_line = json.loads(_output([str(python), str(Path(__file__).with_name("duckling_times.py"))], json.dumps(asked)))
    except (OSError, subprocess.CalledProcessError) as error:
        return Peer(why=f"{DUCKLING} could not be run here ({type(error).__name__})")
    size = sum(map(_size, articles))
    return Peer(size, seconds(articles, lexicon), seconds(lines, lexicon), tuple(whole), tuple(by_line))


def _output(command: list[str], given: str = "") -> str:
    done = subprocess.run(command, cwd=ROOT, input=given.encode(), check=True, capture_output=True)
    return done.stdout.decode()


def section(name: str, times: Times, linear: dict[str, float], peer: Peer, others: dict[str, Times]) -> str:
    """What was measured, as a section of the documentation."""
    rows = "".join(f"| {unit} | {ratio:.2f} |\n" for unit, ratio in linear.items())
    worst = max(linear.values())
    return f"""{HEADING}

The whole extraction, every kind of row, on {name}; processor seconds of one core,
each text's best of {REPEATS}, Python {times.version}.

- It reads {times.speed:.2f} MB of UTF-8 text a second ({_held(times.speed >= SPEED)}: at least {SPEED:g}).
- Compiling the lexicon takes {times.lexicon:.2f} s, once a process ({_held(times.lexicon < LEXICON)}: less than {LEXICON:g}).
{_pythons(others, peer)}
Time grows with length alone: a megabyte of one thing against a megabyte of prose ({_held(worst <= 1)}: at most 1).

| a megabyte of | time, prose = 1 |
|---|---|
{rows}
{_duckling(peer)}"""


def _pythons(others: dict[str, Times], peer: Peer) -> str:
    """What other Pythons take, as a table; nothing where none was measured."""
    told = "".join(
        f"| {name} ({t.version}) | {t.speed:.2f} ({_held(t.speed >= SPEED)}) | {t.lexicon:.2f} ({_held(t.lexicon < LEXICON)}) | "
        + " | ".join(f"{taken / t.share:.1f} ({_held(taken / t.share >= OVER_DUCKLING)})" for taken in peer.theirs_whole)
        + " |\n"
        for name, t in others.items()
    )
    return (
        told
        and f"""
How Python was built counts. The same on others, beside Duckling's time for the same whole articles, as below:

| Python | MB a second | lexicon, s | Duckling's time: numbers, ordinals, times | and durations, distances, quantities, money |
|---|---|---|---|---|
{told}"""
    )


def _duckling(peer: Peer) -> str:
    if peer.why:
        return f"No comparison with Duckling: {peer.why}."
    rows = (
        ("whole articles", "whole articles", peer.whole, peer.theirs_whole),
        ("whole articles", "lines", peer.whole, peer.theirs_lines),
        ("lines", "lines", peer.lines, peer.theirs_lines),
    )
    told = "".join(
        f"| {ours} | {theirs} | {' | '.join(f'{seconds / own:.1f} ({_held(seconds / own >= OVER_DUCKLING)})' for seconds in taken)} |\n"
        for ours, theirs, own, taken in rows
    )
    return f"""So many times as long does Duckling take on the same {peer.size / 1000:.0f} kB of these articles, asked for fewer or more
kinds of things, while the extraction reads every kind of row (aimed at: at least {OVER_DUCKLING:g}). The extraction is made for articles,
Duckling for utterances: it takes longer by the letter the longer a text is, so lines are kind to it. A line read as if it
were an article bears alone what is done once an article.

| the extraction gets | Duckling gets | numbers, ordinals, times | and durations, distances, quantities, money |
|---|---|---|---|
{told}"""


def _held(good: bool) -> str:
    return "the aim is met" if good else "the aim is missed"


def _size(text: str) -> int:
    return len(text.encode())


if __name__ == "__main__":
    main(sys.argv[1:])
