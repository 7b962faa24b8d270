"""One pass over the inputs: what is new or changed is read, what is gone leaves the tables, the rest is left alone.

A pass that is killed at any moment leaves the store as of its last committed part; the next one goes on from there.
"""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.read.finding import printable
from analysis.store import STATE, parts
from analysis.store.batch import Batch, Done
from analysis.store.compaction import compact
from analysis.store.engines import engine, known
from analysis.store.faults import StoreError, StoreLocked
from analysis.store.making import Making, differences
from analysis.store.scan import File, Planned, Scan, gone, is_feed, rowwise, scan
from analysis.store.state import Kept, Refused, State


@dataclass(frozen=True, slots=True)
class How:
    """How a pass is carried out; nothing here changes what it finds."""

    engine: str = "processes"
    workers: int | None = None
    scheduler: str | None = None
    forget: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a pass did to the documents, and how many are not in the tables. `because`: what made it read everything again."""

    new: int = 0
    changed: int = 0
    reread: int = 0
    removed: int = 0
    unchanged: int = 0
    unreadable: int = 0
    quarantined: int = 0
    because: tuple[str, ...] = ()
    out_of_reach: tuple[str, ...] = ()  # inputs that gave nothing; what came from them stays
    refused: tuple[Refused, ...] = ()  # those of this pass

    @property
    def nothing_new(self) -> bool:
        """Whether the store is as it was."""
        return not (self.new or self.changed or self.reread or self.removed or self.refused)


@contextmanager
def held(folder: Path) -> Iterator[State]:
    """The state of a store, made where there is none, for this process alone; raises StoreLocked and StoreError."""
    lock = FileLock(folder / ".lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreLocked(str(folder)) from None
    except OSError as error:
        raise StoreError(folder, error.strerror or str(error), "a folder that can be written to", "Give another with --store.") from None
    try:
        if not (folder / STATE).exists() and any(path.name != ".lock" for path in folder.iterdir()):
            raise StoreError(folder, "other files", "a store, or an empty folder", "Give another with --store.")
        state = State(folder / STATE, write=True)
        try:
            yield state
        finally:
            state.close()
    finally:
        lock.release()


def watch(given: Sequence[str], folder: Path, making: Making, how: How, tell: Callable[[int], None] = lambda n: None) -> Summary:
    """One pass over the inputs given and those of the passes before; `tell` hears how many documents each batch had.

    Raises StoreLocked, StoreError and LexiconError before anything is changed, PartUnwritten, Unlike, OSError and sqlite3.Error in between.
    """
    known(how.engine, how.scheduler)
    maker = making.maker()
    _apart(given, folder)
    with held(folder) as state:
        for name in ("parts", "staging"):
            (folder / name).mkdir(exist_ok=True)
        parts.sweep(folder / "staging", ())
        parts.sweep(folder / "parts", state.parts())
        # of its own: workers of a pass that was killed may still write into theirs
        staging = Path(tempfile.mkdtemp(prefix="pass-", dir=folder / "staging")).absolute()
        try:
            return Pass(state, folder, staging, making, maker, how).carry_out(_inputs(state, given, how.forget), tell)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _apart(inputs: Sequence[str], folder: Path) -> None:
    """Refuse a store inside an input: it would read itself, unless it is hidden there."""
    inside = os.path.realpath(folder)
    for one in (given for given in inputs if "\0" not in given):
        around = os.path.realpath(one)
        within = inside.removeprefix(around.rstrip(os.sep) + os.sep)
        if inside == around or (within != inside and not any(part.startswith(".") for part in Path(within).parts)):
            raise StoreError(folder, f"a store inside the input {printable(one)}", "one beside it", "Give another folder with --store.")


def _inputs(state: State, given: Sequence[str], forget: Sequence[str]) -> dict[str, bool]:
    known = state.inputs()
    unknown = [one for one in forget if one not in known]
    if unknown:
        raise StoreError(f"--forget {unknown[0]}", "no input of this store", f"one of {', '.join(known) or 'none'}", "Check the spelling.")
    inputs = {path: folder for path, folder in known.items() if path not in forget}
    inputs |= {path: Path(path).is_dir() for path in given if path not in inputs}
    if not inputs and not forget:
        raise StoreError("watch", "no input", "files or folders of articles, at least the first time", "Name them before --store.")
    return inputs


class Pass:
    """A pass, from the scan to the compaction."""

    def __init__(self, state: State, folder: Path, staging: Path, making: Making, maker: str, how: How):
        self.state, self.folder, self.staging = state, folder, staging
        self.making, self.maker, self.how = making, maker, how
        self.counts: Counter[str] = Counter()
        self.refused: list[Refused] = []
        self.long: dict[str, list[Refused]] = {}  # of files read row by row: documents that their batches refused
        self.copied: dict[str, dict[str, str]] = {}  # of feeds: entries that another one holds
        self.there: dict[str, set[str]] = {}  # of the same: documents that their batches kept

    def carry_out(self, inputs: dict[str, bool], tell: Callable[[int], None]) -> Summary:
        """All steps in order."""
        sources = self.state.sources()
        because = sorted({name for _, maker in sources.values() if maker != self.maker for name in differences(maker, self.maker)})
        found = scan(inputs)
        self._leave(gone(found, sources, inputs))
        files = found.to_read(self.state.sources(), self.maker)
        if files:
            self._read(files, tell)
        self._note(found, inputs)
        compact(self.state, self.folder, self.staging)
        return self._summed(found, because)

    def _leave(self, sources: list[str]) -> None:
        if not sources:
            return
        with self.state.change():
            for source in sources:
                for kept in self.state.documents(source):
                    self.state.remove(kept.id)
                    self.counts["removed"] += 1
                self.state.drop_source(source)

    def _read(self, files: list[File], tell: Callable[[int], None]) -> None:
        signatures = {file.found.name: file.signature for file in files}
        long = {file.found.name for file in files if rowwise(file)}
        planned = Planned(files, self.state, self.making, self.maker, self.staging)
        with engine(self.how.engine, self.making, self.how.workers, self.how.scheduler) as running:
            for batch, done in running.each(planned.batches(running.workers)):
                with self.state.change():
                    self._take(batch, done)
                    for source in dict.fromkeys(item.source for item in batch.items if item.source not in long):
                        self._finish(source, signatures[source], _locals(done, source), [r for r in done.refused if r.source == source])
                for name in long.intersection(item.source for item in batch.items):
                    self.long.setdefault(name, []).extend(r for r in done.refused if r.source == name)
                    self.there.setdefault(name, set()).update(_locals(done, name))
                tell(len(batch.items))
        for name in sorted(long):
            with self.state.change():
                same = planned.same[name]
                self._number(name, same)
                self._finish(
                    name, signatures[name], self.there.get(name, set()) | set(same), planned.refused[name] + self.long.get(name, [])
                )

    def _take(self, batch: Batch, done: Done) -> None:
        """Take the part of a batch into the store."""
        known = {(item.source, local): one for item in batch.items for local, one in item.known.items()}
        for source, local, ordinal in done.same:
            self._number(source, {local: ordinal})
        if done.part is None:
            return
        ids, kept, copies = self._named(done.kept, set(known))
        part = parts.rename(done.part, ids, self.staging) if ids else done.part
        name = self.state.next_part()
        parts.settle(part, self.folder / "parts", name)
        self.state.add_part(name, len(done.kept))
        self.state.keep([replace(one, part=name) for one in kept])
        self.state.kill(name, copies)
        for one in kept:
            before = known.get((one.source, one.local))
            self.counts["new" if before is None else "reread" if before.fingerprint == one.fingerprint else "changed"] += 1

    def _named(self, given: Sequence[Kept], known: set[tuple[str, str]]) -> tuple[dict[str, tuple[str, str]], list[Kept], list[str]]:
        """Documents under ids that no other has; which of them have to be renamed in their part; ids of rows there that are copies."""
        ids: dict[str, tuple[str, str]] = {}
        kept: list[Kept] = []
        copies: list[str] = []
        taken = {one.id: one.sha256 for one in given if (one.source, one.local) in known}
        for one in given:
            if (one.source, one.local) in known:
                kept.append(one)
                continue
            holder = taken.get(one.local) or self.state.holder(one.local)
            if holder == one.sha256 and is_feed(one.source):
                self.copied.setdefault(one.source, {})[one.local] = one.local
                copies.append(one.id)
                taken.setdefault(one.id, one.sha256)
                continue
            name, n = one.local, 1
            while name in taken or self.state.holder(name):
                n += 1
                name = f"{one.local}~{n}"
            taken[name] = one.sha256
            if name != one.id:
                ids[one.id] = (name, one.local)
            kept.append(replace(one, id=name))
        return ids, kept, copies

    def _number(self, source: str, ordinals: dict[str, int]) -> None:
        moved = [kept for kept in self.state.documents(source) if ordinals.get(kept.local, kept.ordinal) != kept.ordinal]
        self.state.keep([replace(kept, ordinal=ordinals[kept.local]) for kept in moved])

    def _finish(self, source: str, signature: str, there: set[str], refused: list[Refused]) -> None:
        """A source has been read whole: what it no longer holds leaves, what could not be read is noted."""
        for kept in self.state.documents(source):
            if kept.local not in there:
                self.state.remove(kept.id)
                self.counts["removed"] += 1
        before = set(self.state.unreadable(source))
        self.refused += [one for one in refused if one not in before]
        if before or refused:
            self.state.refuse(source, refused)
        self.state.copies(source, self.copied.pop(source, {}))
        self.state.set_source(source, signature, self.maker)

    def _note(self, found: Scan, inputs: dict[str, bool]) -> None:
        """What is no file at all, and the inputs that gave something once."""
        held = self.state.sources()
        before = {one for one in self.state.unreadable() if one.source not in held}
        kept = {path: folder for path, folder in inputs.items() if printable(path) not in found.silent or path in self.state.inputs()}
        self.refused += [one for one in found.refused if one not in before]
        if before == set(found.refused) and kept == self.state.inputs():
            return
        with self.state.change():
            for one in before:
                self.state.refuse(one.source, [])
            for one in found.refused:
                self.state.refuse(one.source, [one])
            self.state.set_inputs(kept)

    def _summed(self, found: Scan, because: list[str]) -> Summary:
        refused = self.state.unreadable()
        quarantined = sum(one.quarantined for one in refused)
        counts = {name: self.counts[name] for name in ("new", "changed", "reread", "removed")}
        unchanged = self.state.count("documents") - self.counts["new"] - self.counts["changed"] - self.counts["reread"]
        silent = tuple(sorted(found.silent))
        return Summary(
            **counts,
            unchanged=unchanged,
            unreadable=len(refused) - quarantined,
            quarantined=quarantined,
            because=tuple(because),
            out_of_reach=silent,
            refused=tuple(self.refused),
        )


def _locals(done: Done, source: str) -> set[str]:
    """Ids that the documents of a source have in it, those of a batch that are in the tables."""
    return {one.local for one in done.kept if one.source == source} | {local for name, local, _ in done.same if name == source}
