"""Engines: what carries batches to workers. All do the same work; results come in the order of the batches.

`serial` works in this process, `processes` in several of this machine, `dask` on a cluster of Dask's, which sees the same folders.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from analysis.store.batch import Batch, Done, work
from analysis.store.faults import PartUnwritten, StoreError, Unlike
from analysis.store.isolation import Failed, isolated
from analysis.store.making import Making

ENGINES = ("serial", "processes", "dask")
AHEAD = 3  # batches a worker that wait or run: enough to keep it busy, few enough to keep memory flat
HARD = 30.0  # seconds beyond its own limit after which a worker is taken for lost
Submit = Callable[[Batch], Any]  # gives a future


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine."""

    submit: Submit
    workers: int

    def each(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Done]]:
        """What each batch gives, in order; a few are under way at any time. Raises PartUnwritten and Unlike."""
        waiting: deque[tuple[Batch, Any]] = deque()
        for batch in batches:
            waiting.append((batch, self.submit(batch)))
            if len(waiting) >= AHEAD * self.workers:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[tuple[Batch, Any]]) -> tuple[Batch, Done]:
        batch, future = waiting.popleft()
        done = result(future)
        if isinstance(done, Failed):
            done = isolated(batch, done, lambda one: result(self.submit(one)))
        batch.mark.unlink(missing_ok=True)
        return batch, done


def result(future: Any) -> Done | Failed:
    """What a future gives, or why it gives nothing."""
    try:
        return future.result()
    except (PartUnwritten, Unlike, KeyboardInterrupt):
        raise
    except MemoryError:
        return Failed("it takes more memory than it may")
    except Exception as error:  # the worker died or was ended: whatever an engine calls that
        return Failed(f"its worker ended: {type(error).__name__}: {str(error)[:120]}")


def known(name: str, scheduler: str | None) -> None:
    """Refuse an engine that there is not, or a scheduler that it would not use: raises StoreError."""
    if name not in ENGINES:
        raise StoreError(f"--engine {name}", "an unknown engine", f"one of {', '.join(ENGINES)}", "Choose one of them.")
    if scheduler and name != "dask":
        raise StoreError(f"--scheduler {scheduler}", f"engine {name}", "--engine dask beside it", "Add it, or leave the scheduler out.")


@contextmanager
def engine(name: str, making: Making, workers: int | None = None, scheduler: str | None = None) -> Iterator[Engine]:
    """An engine by its name, with so many workers (one a core); `scheduler` is the address of a Dask cluster that runs already."""
    known(name, scheduler)
    count = workers or os.cpu_count() or 1
    if name == "serial":
        yield Engine(partial(_at_once, making), 1)
    elif name == "processes":
        with _processes(making, count) as running:
            yield running
    else:
        from analysis.store.cluster import cluster  # nobody else waits for Dask to be imported

        with cluster(making, count, scheduler) as (submit, workers_there):
            yield Engine(submit, workers_there)


def _at_once(making: Making, batch: Batch) -> Future:
    future: Future = Future()
    try:
        future.set_result(work(batch, making, confine=False))
    except Exception as error:
        future.set_exception(error)
    return future


@contextmanager
def _processes(making: Making, count: int) -> Iterator[Engine]:
    from pebble import ProcessPool

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["analysis.store.batch"])
    pool = ProcessPool(count, context=context)
    try:
        # a worker ends itself when a document takes too long; the pool's own limit is for one that cannot even do that
        yield Engine(lambda batch: pool.schedule(work, (batch, making), timeout=_most(batch, making)), count)
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def _most(batch: Batch, making: Making) -> float:
    return making.timeout * max(1, len(batch.items)) + HARD
