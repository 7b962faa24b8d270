"""A batch of documents, the unit of work of every engine: read, extracted and written as one part by whoever takes it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis.document import Document, Unreadable
from analysis.extract import Extraction, extract
from analysis.lexicon import Lexicon
from analysis.quarantine import broken
from analysis.read import read
from analysis.store import limits
from analysis.store.faults import Unlike
from analysis.store.making import Making, fingerprint
from analysis.store.parts import Rows
from analysis.store.state import Kept, Refused

Place = tuple[int, int]  # number of the item in its batch, and of the document in the item


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of a document: its id, and whether the rows it has are those that it would get."""

    id: str
    fingerprint: str
    current: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A file that the worker reads, or one document of a longer file that has been read."""

    source: str  # path of the source, printable
    path: Path
    known: dict[str, Known]  # documents of the source that the store holds, by their id in it
    document: Document | None = None
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Items to do; `skip` are documents left out because they broke a worker, `only` is one to be tried by itself."""

    number: int
    items: tuple[Item, ...]
    staging: Path
    maker: str
    skip: dict[Place, Refused] = field(default_factory=dict)
    closed: frozenset[Place] = frozenset()  # those of them whose reading broke: nothing after them can be read
    only: Place | None = None

    def marked(self) -> tuple[Place, str] | None:
        """The document at which the worker was last, and whether it was reading or extracting it."""
        try:
            number, ordinal, step = self.mark.read_text(encoding="ascii").split()
        except (OSError, ValueError):
            return None
        return (int(number), int(ordinal)), step

    @property
    def mark(self) -> Path:
        """File that says where the worker is, for whoever finds it dead."""
        return self.staging / f"{self.number}.at"


@dataclass(frozen=True, slots=True)
class Done:
    """What a batch gave: documents of its part, documents that have not changed, documents that could not be read."""

    part: Path | None
    kept: tuple[Kept, ...]
    same: tuple[tuple[str, str, int], ...]  # source, local id, ordinal
    refused: tuple[Refused, ...]


def work(batch: Batch, making: Making, confine: bool = True) -> Done:
    """Do a batch in this process. `confine` ends the process when a document takes too long and bounds its memory.

    Raises PartUnwritten when the part cannot be written, and whatever a document that eats the memory raises.
    """
    if making.maker() != batch.maker:
        raise Unlike(f"a worker has program or words {making.maker()}, the store asks for {batch.maker}; install the same on each machine")
    with limits.memory(making.memory if confine else 0), open(batch.mark, "wb", buffering=0) as mark:
        return _Worker(batch, making, mark.fileno(), confine).work()


class _Worker:
    def __init__(self, batch: Batch, making: Making, mark: int, confine: bool):
        self.batch, self.making, self.mark, self.confine = batch, making, mark, confine
        self.rows = Rows()
        self.kept: list[Kept] = []
        self.same: list[tuple[str, str, int]] = []
        self.refused: list[Refused] = []
        self.taken = {known.id for item in batch.items for known in item.known.values()}

    def work(self) -> Done:
        """All items, then the part."""
        lexicon = self.making.lexicon()
        with limits.time(self.making.timeout, self.confine) as clock:
            for number, item in enumerate(self.batch.items):
                if self.batch.only is None or self.batch.only[0] == number:
                    for ordinal, one in self._documents(number, item, clock):
                        self._one(item, ordinal, one, lexicon)
        part = self.rows.write(self.batch.staging) if self.batch.only is None else None
        return Done(part, tuple(self.kept), tuple(self.same), tuple(self.refused))

    def _documents(self, number: int, item: Item, clock: limits.Clock) -> Iterator[tuple[int, Document | Unreadable]]:
        """Documents of an item with their numbers; each is marked before it is read, so that one that kills can be named."""
        documents = iter([item.document]) if item.document else iter(read([item.path], self.making.known, dict(self.making.columns)))
        ordinal = item.ordinal
        while True:
            place = (number, ordinal)
            self._at("reading", place, clock)
            if place in self.batch.closed:
                self.refused.append(self.batch.skip[place])
                return
            try:
                one = next(documents, None)
            except MemoryError:
                raise
            except Exception as error:  # a reader that breaks costs the rest of its file, nothing else
                self.refused.append(refused(item.source, ordinal, broken(item.source, "reading", error), True))
                return
            if one is None:
                return
            if place in self.batch.skip:
                self.refused.append(self.batch.skip[place])
            elif self.batch.only in (None, place):
                self._at("extraction", place, clock)
                yield ordinal, one
            ordinal += 1

    def _at(self, step: str, place: Place, clock: limits.Clock) -> None:
        os.lseek(self.mark, 0, os.SEEK_SET)
        os.write(self.mark, b"%9d %9d %-10s" % (*place, step.encode()))
        clock.restart()

    def _one(self, item: Item, ordinal: int, one: Document | Unreadable, lexicon: Lexicon) -> None:
        if isinstance(one, Unreadable):
            self.refused.append(refused(item.source, ordinal, one))
            return
        known, print_ = item.known.get(one.id), fingerprint(one)
        if known and known.current and known.fingerprint == print_:
            self.same.append((item.source, one.id, ordinal))
            return
        document = self._distinct(one, known)
        try:
            made = extract(document, lexicon)
        except MemoryError:
            raise
        except Exception as error:  # a fault of ours must not cost the other documents; as a row and an exit code it stays loud
            self.refused.append(refused(item.source, ordinal, broken(one.path or one.id, "extraction", error), True))
            return
        self._keep(made, item, ordinal, one.id, print_)

    def _keep(self, made: Extraction, item: Item, ordinal: int, local: str, print_: str) -> None:
        about = made.document
        kept = Kept(
            about.id, item.source, local, ordinal, print_, about.sha256, self.batch.maker, "", len(self.kept), about.outlet, about.published
        )
        self.kept.append(kept)
        self.rows.add(made)

    def _distinct(self, one: Document, known: Known | None) -> Document:
        """The document under the id that it has in the store, or under one that no other of the batch has."""
        name = known.id if known else one.id
        n = 1
        while known is None and name in self.taken:
            n += 1
            name = f"{one.id}~{n}"
        self.taken.add(name)
        return one if name == one.id else renamed(one, name)


def renamed(document: Document, name: str) -> Document:
    """A document under another id, because its own is taken."""
    return replace(document, id=name, warnings=(*document.warnings, f"id_taken: {document.id}"))


def refused(source: str, ordinal: int, one: Unreadable, quarantined: bool = False) -> Refused:
    """A document that could not be read, as the store keeps it."""
    return Refused(source, ordinal, one.path, one.seen, one.expected, one.advice, quarantined)
