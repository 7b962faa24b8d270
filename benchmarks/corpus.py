"""Measure a store on a generated corpus: each engine, a second pass with one article in a hundred changed, the memory at its most.

usage: corpus.py [ARTICLES]     prints the measures and writes docs/benchmarks-corpus.md and docs/scale.md (100,000 articles by default)
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from analysis.extract import extract
from analysis.lexicon import load
from analysis.read import read
from analysis.store import open_store
from benchmarks import articles

ROOT = Path(__file__).parents[1]
ENGINES = (("serial", 1), ("processes", 1), ("processes", 2), ("dask", 2))
AIMS = {"processes 2": 1.8, "dask 2": 1.6}  # times the serial engine, at least
SECOND, MEMORY = 0.05, 1000  # share of the first pass, megabytes: at most
SAMPLE = 500  # articles that the bare function is measured on


def main(count: int) -> None:
    """Measure, print and store."""
    with tempfile.TemporaryDirectory() as name:
        folder, store = Path(name, "articles"), Path(name, "store")
        size = articles.write(folder, count)
        found: dict[str, Any] = {"articles": count, "bytes": size, "bare": bare(folder), "engines": {}}
        for engine, workers in ENGINES:
            kept = Path(f"{store}-{engine}-{workers}")
            first = watched(folder, kept, engine, workers)
            assert first["read"] == count, first
            found["engines"][f"{engine} {workers}"] = first
            print(f"{engine} {workers}: {count / first['seconds']:.0f} articles/s", file=sys.stderr, flush=True)
        kept = Path(f"{store}-processes-2")
        found["nothing"] = watched(folder, kept, "processes", 2)
        changed = articles.change(folder, count)
        found["second"] = watched(folder, kept, "processes", 2)
        assert found["second"]["read"] == changed, found["second"]
        found["disk"] = sum(p.stat().st_size for p in kept.rglob("*") if p.is_file())
        found["search"], found["query"] = asked(kept)
    for file, text in (("benchmarks-corpus.md", page(found)), ("scale.md", scale(found))):
        (ROOT / "docs" / file).write_text(text, encoding="utf-8")
        print(text)


def bare(folder: Path) -> float:
    """Articles a second of the extraction alone, on one core, nothing written."""
    lexicon = load()
    some = [one for one, _ in zip(read([folder / "0000"]), range(SAMPLE), strict=False)]
    began = time.perf_counter()
    for one in some:
        extract(one, lexicon)
    return len(some) / (time.perf_counter() - began)


def watched(folder: Path, store: Path, engine: str, workers: int) -> dict[str, Any]:
    """One pass from a fresh process: seconds from its beginning to its end, and what it tells of itself."""
    command = [sys.executable, str(ROOT / "benchmarks/watching.py"), str(folder), str(store), engine, str(workers)]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout) | {"seconds": time.perf_counter() - began}


def asked(store: Path) -> tuple[float, float]:
    """Seconds of a search and of a question."""
    opened = open_store(store)
    began = time.perf_counter()
    assert opened.search("انسحبت").documents
    between = time.perf_counter()
    assert len(opened.query("select place, count(*) as n from control group by place order by n desc limit 10"))
    return between - began, time.perf_counter() - between


def page(found: dict[str, Any]) -> str:
    """What was measured, as a page of the documentation."""
    count, engines = found["articles"], found["engines"]
    serial, two = engines["serial 1"]["seconds"], engines["processes 2"]
    second = found["second"]["seconds"] / two["seconds"]
    rows = "\n".join(
        f"| {name} | {count / one['seconds']:,.0f} | {serial / one['seconds']:.2f} | {one['memory']['all']:,.0f} | "
        f"{one['memory']['largest']:,.0f} |"
        for name, one in engines.items()
    )
    times = {name: serial / engines[name]["seconds"] for name in AIMS}
    aims = "\n".join(f"- {name}: {times[name]:.2f} × serial ({held(times[name] >= aim)}: at least {aim})." for name, aim in AIMS.items())
    memory = two["memory"]["all"]
    return f"""# Benchmarks of a corpus

Made by `make bench-corpus`: {count:,} articles written for the purpose by `benchmarks/articles.py`, one a file, of
{found["bytes"] / count:,.0f} bytes on average. Each pass from a fresh process, start of Python, words and
workers included, to the last commit; parts synced to the disk, words indexed for `search`.
Python {platform.python_version()}, {os.cpu_count()} cores, load of the machine at the end {os.getloadavg()[0]:.1f}.
Trust the ratios more than the seconds, and neither where the load is above the number of cores.

| engine and workers | articles/s | times serial | MB, all processes | MB, the largest |
|---|---|---|---|---|
{rows}

The bare extraction, nothing written: {found["bare"]:,.0f} articles/s on one core.

{aims}
- A second pass with one article in a hundred changed: {found["second"]["seconds"]:.1f} s, {second:.1%} of the first
  ({held(second <= SECOND)}: at most {SECOND:.0%}); with nothing changed {found["nothing"]["seconds"]:.1f} s.
- Memory of all processes at its most, two processes: {memory:,.0f} MB ({held(memory < MEMORY)}: less than {MEMORY:,}).
- The store: {found["disk"] / count:,.0f} bytes an article on the disk. A word searched: {found["search"]:.2f} s; rows counted by
  place in SQL: {found["query"]:.2f} s.
"""


def scale(found: dict[str, Any]) -> str:
    """What ten and a hundred million articles need, worked out from what was measured."""
    count, engines = found["articles"], found["engines"]
    rate = count / engines["processes 2"]["seconds"] / 2
    look = found["nothing"]["seconds"] / count
    rows = []
    for articles_there, cores in ((1_000_000, 8), (10_000_000, 32), (100_000_000, 128)):
        hours = articles_there / (rate * cores) / 3600
        disk = found["disk"] / count * articles_there / 1e9
        daily = articles_there * 0.01 / (rate * cores) / 60
        rows.append(
            f"| {articles_there:,} | {cores} | {hours:,.1f} h | {daily:,.1f} min | {look * articles_there / 60:,.0f} min | {disk:,.0f} GB |"
        )
    return f"""# Scale

Worked out by `make bench-corpus` from [its measures](benchmarks-corpus.md): {rate:,.0f} articles a second and core in two processes,
{found["disk"] / count:,.0f} bytes an article in the store, {look * 1000:.2f} ms to see that a file has not changed.

| articles | cores | first pass | 1 % changed, to read | to find what changed | store |
|---|---|---|---|---|---|
{chr(10).join(rows)}

- **Up to a million** one machine does it: `--engine processes`, a worker a core. Memory does not grow with the corpus but by what the
  state knows of its files, about 1 KB a file while a pass goes on; a worker holds one batch, at most 1,000 articles.
- **Ten million** want the workers of several machines: `--engine dask --scheduler tcp://HOST:8786`. Every machine sees the same folders of
  articles and of the store (workers read files and write parts themselves; nothing but paths and counts passes the network), has the
  same version installed (a worker that differs is refused) and runs `dask worker --nthreads 1`. Put articles into JSONL or Parquet files
  of some 100,000 each: one look at a file instead of 100,000, and only its new and changed rows are extracted.
- **A hundred million** want several stores, one for each month or source, each watched by its own pass, side by side: the list of files
  and the state of one store then stay within one machine's memory. The parts are plain Parquet, so that one DuckDB or Spark asks all stores
  at once: `read_parquet('stores/*/parts/*/figures.parquet')`, less what each state calls dead.
- What does not grow with workers is the look at every file, and the commit of a part, some milliseconds for up to 1,000 articles. Briefs
  and charts hold their tables in memory: make them from a store of the articles that they are about.
"""


def held(good: bool) -> str:
    """Whether an aim is met."""
    return "the aim is met" if good else "the aim is missed"


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000)
