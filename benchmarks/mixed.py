"""A folder as an analyst has one: mixed documents of every kind, copies among them, and bad ones; the same seed, the same bytes.

python -m benchmarks.mixed FOLDER [--count 2000]      # write it; prints how many documents it holds and how many files are bad
python -m benchmarks.mixed FOLDER --change 0.01       # give so many of its articles another text
"""

import argparse
import gzip
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import bad, carriers
from benchmarks.articles import MONTHS, PLACES, SENTENCES, article
from benchmarks.carriers import Told

OUTLETS = ("الخبر", "الصباح", "النهضة", "المساء", "الشروق", "البيان الجديد", "صوت الشمال", "الساحل", "المرصد اليومي", "الأفق", "الوقائع")
FEED, CORPUS = 10, 60  # articles of a feed, of a corpus
WIRED = 10  # outlets that carry one wire
# shares of what articles come in, in hundredths
SHARES = (
    ("utf-8", 24), ("sidecar", 8), ("utf-16", 4), ("windows-1256", 6), ("gzip", 2), ("page", 18), ("page-1256", 4), ("mislabelled", 4),
    ("rss", 5), ("atom", 4), ("pdf", 3), ("jsonl", 6), ("csv", 3), ("parquet", 4), ("wire", 3), ("near", 2),
)  # fmt: skip
CHANGED = ".txt"


@dataclass(frozen=True, slots=True)
class File:
    """A file to write: how many documents it gives, and how many rows that say why not. A link has no content."""

    name: str
    content: bytes | None
    documents: int = 1
    refused: int = 0
    link: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What a folder holds by file: documents, and rows of what cannot be read."""

    documents: dict[str, int]
    refused: dict[str, int]


def told(number: int, seed: int = 4, outlet: str = "") -> Told:
    """An article of an outlet, published on the day that it bears."""
    title, date, *lines = article(number, seed).split("\n")
    day, month, year = date.split()
    chance = random.Random(seed * 1_000_003 + number)  # noqa: S311  chance, not secrecy  # nosec B311
    published = f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}T{chance.randint(5, 22):02d}:{chance.randint(0, 59):02d}:00+03:00"
    return Told(f"a{number:06d}", title, tuple(lines), outlet or OUTLETS[number % len(OUTLETS)], published)


def files(count: int, seed: int = 4) -> Iterator[File]:
    """Files that together hold about so many documents, then the bad ones."""
    first = 0
    for kind, share in SHARES:
        n = max(1, round(count * share / 100))
        yield from _of_kind(kind, range(first, first + n), seed)
        first += n
    for name, content, documents, refused in bad.files(told(first, seed)):
        yield File(f"bad/{name}", content, documents, refused)
    yield File("bad/out.txt", None, 0, 1, link=os.path.join(os.sep, "etc", "hostname"))
    yield File("bad/z-again.txt", None, 0, 0, link="giant-line.txt")  # met twice, read once


def write(folder: Path, count: int, seed: int = 4) -> Account:
    """Write the folder and say what it holds."""
    documents: dict[str, int] = {}
    refused: dict[str, int] = {}
    for file in files(count, seed):
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.content is None:
            path.unlink(missing_ok=True)
            path.symlink_to(file.link)
        else:
            path.write_bytes(file.content)
        documents[file.name], refused[file.name] = file.documents, file.refused
    return Account({k: n for k, n in documents.items() if n}, {k: n for k, n in refused.items() if n})


def change(folder: Path, share: float, seed: int = 5) -> list[str]:
    """Give a share of the articles that are plain text files another text; their names."""
    texts = sorted(p for p in (folder / "utf-8").rglob(f"*{CHANGED}"))
    chosen = texts[:: max(1, round(1 / share))]
    for path in chosen:
        path.write_bytes(carriers.plain(told(int(path.stem.removeprefix("a")), seed)))
    return [path.relative_to(folder).as_posix() for path in chosen]


def _of_kind(kind: str, numbers: Sequence[int], seed: int) -> Iterator[File]:
    """Files of one kind that hold these articles."""
    if kind in ("rss", "atom", "jsonl", "csv", "parquet"):
        yield from _many(kind, numbers, seed)
    elif kind in ("wire", "near"):
        yield from _copies(kind, numbers, seed)
    else:
        for number in numbers:
            yield from _one(kind, told(number, seed))


def _one(kind: str, it: Told) -> Iterator[File]:
    """A file of one article, in a folder of its day, and what stands beside it."""
    stem = f"{kind}/{it.published[:7]}/{it.name}"
    if kind == "sidecar":
        yield File(f"{stem}.txt", carriers.plain(it))
        yield File(f"{stem}.toml", carriers.sidecar(it), 0)
    elif kind == "gzip":
        yield File(f"{stem}.txt.gz", gzip.compress(carriers.plain(it), mtime=0))
    elif kind == "pdf":
        yield File(f"{stem}.pdf", carriers.pdf(it))
        yield File(f"{stem}.toml", carriers.sidecar(it), 0)
    elif kind == "page":
        yield File(f"{stem}.html", carriers.page(it))
    elif kind == "page-1256":
        yield File(f"{stem}.htm", carriers.page(it, "windows-1256"))
    elif kind == "mislabelled":
        yield File(f"{stem}.html", carriers.page(it, "windows-1256", says="utf-8"))
    else:
        yield File(f"{stem}.txt", carriers.plain(it, kind))


def _many(kind: str, numbers: Sequence[int], seed: int) -> Iterator[File]:
    """Feeds of an outlet each, corpora with their map of columns."""
    made = {"rss": carriers.rss, "atom": carriers.atom, "jsonl": carriers.jsonl, "csv": carriers.sheet, "parquet": carriers.parquet}
    size = FEED if kind in ("rss", "atom") else CORPUS
    ending = "xml" if kind == "rss" else kind
    for n, at in enumerate(range(0, len(numbers), size)):
        outlet = OUTLETS[n % len(OUTLETS)] if kind in ("rss", "atom") else ""
        held = [told(number, seed, outlet) for number in numbers[at : at + size]]
        yield File(f"{kind}/{n:03d}.{ending}", made[kind](held), len(held))
        if kind not in ("rss", "atom"):
            yield File(f"{kind}/{n:03d}.toml", carriers.columns(), 0)


def _copies(kind: str, numbers: Sequence[int], seed: int) -> Iterator[File]:
    """One text in many outlets: word for word with a line of each outlet's own, or with a few sentences of its own."""
    for n, number in enumerate(numbers):
        first = numbers[n - n % WIRED]
        wire, outlet = told(first, seed), OUTLETS[n % WIRED]
        own = SENTENCES[n % len(SENTENCES)].format(
            verb="أفاد", source="مراسلنا", side="القوات", other="المعارضة", place=PLACES[n % len(PLACES)], number=n + 20, small=3,
            day=1 + n % 28, month=MONTHS[n % 12], year=2016,
        )  # fmt: skip
        agency = f"نقلت {outlet} عن وكالة رويترز ما يلي:"
        lines = (agency, *wire.lines) if kind == "wire" else (*wire.lines[:-1], own)
        it = Told(f"a{number:06d}", wire.title, lines, outlet, wire.published)
        yield File(f"{kind}/{first}/{it.name}.html", carriers.page(it))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=2000, help="about how many documents")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--change", type=float, help="share of the text files to change, of a folder that is there")
    asked = parser.parse_args()
    if asked.change:
        print(f"changed: {len(change(asked.folder, asked.change))}")
        return
    account = write(asked.folder, asked.count, asked.seed)
    documents, refused = account.documents, sum(account.refused.values())
    print(f"documents: {sum(documents.values()):,} in {len(documents):,} files; not to be read: {refused}")


if __name__ == "__main__":
    main()
