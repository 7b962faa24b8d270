"""What the inputs hold now, against what the store knows: which files are new, changed, gone, or as they were."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.document import Document, Unreadable
from analysis.quarantine import broken
from analysis.read import read
from analysis.read.finding import KINDS, Found, find, printable
from analysis.store.batch import Batch, Item, Known, refused
from analysis.store.making import Making, fingerprint
from analysis.store.piped import piped
from analysis.store.state import Kept, Refused, State

ROWWISE = frozenset({"jsonl", "csv", "parquet"})  # long files, read here row by row and handed out in batches
# kinds that are read by libraries which are not written in Python: what is wrong in one of them ends the process
RISKY = frozenset({"pdf", "parquet", "html", "mhtml", "feed"})
FEWEST, MOST = 50, 1000  # documents of a batch
HEAVIEST = 8_000_000  # bytes of a batch's files


@dataclass(frozen=True, slots=True)
class File:
    """A file that must be read, and its signature now."""

    found: Found
    signature: str
    size: int


@dataclass
class Scan:
    """Files seen, by name; inputs that gave nothing; what no file could be made of."""

    seen: dict[str, File] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)

    def to_read(self, sources: Mapping[str, tuple[str, str]], maker: str) -> list[File]:
        """Files whose signature or maker is not that of the store; the others need not be opened."""
        return [f for name, f in self.seen.items() if not f.signature or sources.get(name) != (f.signature, maker)]


def scan(inputs: Mapping[str, bool]) -> Scan:
    """Look at every file of the inputs from outside."""
    made = Scan()
    names = {printable(given) for given in inputs}
    for found in find(list(inputs)):
        if isinstance(found, Unreadable):
            made.refused.append(refused(found.path, -1, found))
            if found.path in names:
                made.silent.add(found.path)
        else:
            made.seen[found.name] = File(found, *signed(found))
    return made


def signed(found: Found) -> tuple[str, int]:
    """What a file and its sidecar look like from outside, and the file's size; empty where the file cannot be looked at."""
    try:
        about = os.stat(found.path)
    except OSError:
        return "", 0
    try:
        beside = os.stat(found.sidecar)
    except OSError:
        return _look(about), about.st_size
    return f"{_look(about)} {_look(beside)}", about.st_size


def _look(about: os.stat_result) -> str:
    return f"{about.st_size}:{about.st_mtime_ns}:{about.st_ctime_ns}"


def gone(scanned: Scan, sources: Iterable[str], inputs: Mapping[str, bool]) -> list[str]:
    """Sources that are no longer there. Those of an input that gave nothing at all stay: it may only be out of reach."""
    found = [source for source in sources if source not in scanned.seen]
    return [source for source in found if not _out_of_reach(owner(source, inputs), scanned, inputs)]


def _out_of_reach(input: str | None, scanned: Scan, inputs: Mapping[str, bool]) -> bool:
    if input is None or input not in scanned.silent:
        return False
    return inputs[input] or not Path(input).absolute().parent.is_dir()


def owner(source: str, inputs: Mapping[str, bool]) -> str | None:
    """The input that a source comes from."""
    return next((i for i in inputs if source == printable(i) or source.startswith(printable(i).rstrip("/") + "/")), None)


class Planned:
    """Batches of the files to read, made as they are asked for, and what reading the long ones showed."""

    def __init__(self, files: list[File], state: State, making: Making, maker: str, staging: Path):
        self.files, self.state, self.making, self.maker, self.staging = files, state, making, maker, staging
        self.same: dict[str, dict[str, int]] = {}  # of long files: documents that have not changed, and their numbers
        self.refused: dict[str, list[Refused]] = {}
        self.sources = state.sources()

    def batches(self, workers: int) -> Iterator[Batch]:
        """All batches; smaller ones when there is little to do, so that every worker has some."""
        most = max(FEWEST, min(MOST, len(self.files) // (4 * workers))) if not self._rowwise() else MOST
        items: list[Item] = []
        number = weight = 0
        for item, size in self._items():
            if items and (len(items) >= most or weight + size > HEAVIEST):
                yield Batch(number, tuple(items), self.staging, self.maker)
                items, weight, number = [], 0, number + 1
            items.append(item)
            weight += size
        if items:
            yield Batch(number, tuple(items), self.staging, self.maker)

    def _rowwise(self) -> bool:
        return any(rowwise(file) for file in self.files)

    def _items(self) -> Iterator[tuple[Item, int]]:
        for file in self.files:
            if rowwise(file):
                yield from self._rows(file)
            else:
                held = self.state.documents(file.found.name) if file.found.name in self.sources else []
                yield Item(file.found.name, file.found.path, {k.local: self._known(k) for k in held}), file.size

    def _rows(self, file: File) -> Iterator[tuple[Item, int]]:
        """Documents of a long file that are new or changed."""
        name = file.found.name
        held = {kept.local: kept for kept in self.state.documents(name)}
        same, bad = self.same.setdefault(name, {}), self.refused.setdefault(name, [])
        documents, ordinal = self._documents(file), 0
        while True:
            try:
                one = next(documents, None)
            except Exception as error:
                one, documents = broken(name, "reading", error), iter(())
            if one is None:
                return
            if isinstance(one, Unreadable):
                bad.append(refused(name, ordinal, one, one.path == name and "the reading broke" in one.seen))
            else:
                kept = held.get(one.id)
                if kept and kept.maker == self.maker and kept.fingerprint == fingerprint(one):
                    same[one.id] = ordinal
                else:
                    known = {one.id: self._known(kept)} if kept else {}
                    yield Item(name, file.found.path, known, one, ordinal), len(one.text) * 2
            ordinal += 1

    def _documents(self, file: File) -> Iterator[Document | Unreadable]:
        """Documents of a long file; of a kind that can end its reader, from a process of its own."""
        making = self.making
        if KINDS[file.found.suffix] in RISKY:
            return piped(file.found.path, making.known, dict(making.columns), making.timeout)
        return iter(read([file.found.path], making.known, dict(making.columns)))

    def _known(self, kept: Kept) -> Known:
        return Known(kept.id, kept.fingerprint, kept.maker == self.maker)


def is_feed(source: str) -> bool:
    """Whether a source is a feed: an entry that is met in two of them unchanged is one document."""
    return KINDS.get(Found(Path(source), source).suffix) == "feed"


def rowwise(file: File) -> bool:
    """Whether a file is read row by row."""
    return KINDS[file.found.suffix] in ROWWISE
