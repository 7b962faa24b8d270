"""Batches on Dask: a cluster that runs already, by the address of its scheduler, or one of processes of this machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import dask
from distributed import Client, LocalCluster

from analysis.store.batch import Batch, work
from analysis.store.faults import StoreError
from analysis.store.making import Making

# Dask gives a batch up at once when its worker dies; the quarantine sees whether a document is to blame, and does it again
LOCAL = {
    "distributed.scheduler.allowed-failures": 0,
    "distributed.worker.memory.terminate": False,
    "distributed.admin.tick.limit": "1h",
    "distributed.worker.profile.enabled": False,  # a hundred looks a second at what a worker does, for a page that is not shown
}
SECONDS = 10  # to wait for a scheduler


@contextmanager
def cluster(making: Making, count: int, scheduler: str | None) -> Iterator[tuple[Callable[[Batch], Any], int]]:
    """What submits a batch, and the number of workers. Raises StoreError where no scheduler answers."""
    if scheduler:
        try:
            client = Client(scheduler, timeout=SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            seen = f"no answer ({type(error).__name__})"
            raise StoreError(f"--scheduler {scheduler}", seen, "a running scheduler, tcp://HOST:8786", "Start it, or check it.") from None
        with client:
            yield _submit(client, making), max(1, sum(client.nthreads().values()))
        return
    with (
        dask.config.set(LOCAL),
        LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None, silence_logs=50, memory_limit=0) as local,
        Client(local, set_as_default=False) as client,
    ):
        yield _submit(client, making), count


def _submit(client: Client, making: Making) -> Callable[[Batch], Any]:
    return lambda batch: client.submit(work, batch, making, pure=False)
