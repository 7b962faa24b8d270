"""Quarantine above every engine: a document that kills its worker, hangs or eats the memory is found, tried alone and left out.

The others of its batch are done again without it. A worker that dies for a reason of its own costs time.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from analysis.quarantine import broken
from analysis.store.batch import Batch, Done, refused

ACCIDENTS = 3  # deaths of a batch's workers without a document to blame


@dataclass(frozen=True, slots=True)
class Failed:
    """A batch whose worker did not come back, and what is known of it."""

    why: str


Alone = Callable[[Batch], Done | Failed]


def isolated(batch: Batch, failed: Failed, alone: Alone) -> Done:
    """What a batch gives without the documents that break their worker; `alone` does a batch to its end.

    Raises RuntimeError when workers keep dying and no document is to blame.
    """
    accidents = 0
    while True:
        marked = batch.marked()
        tried = alone(replace(batch, only=marked[0])) if marked else None
        if marked and isinstance(tried, Failed):
            batch = without(batch, *marked, tried)
        else:
            accidents += 1
            if accidents > ACCIDENTS:
                raise RuntimeError(f"workers end without a document to blame ({failed.why}); expected them to last. Give them more memory.")
        done = alone(batch)
        if isinstance(done, Done):
            return done
        failed = done


def without(batch: Batch, place: tuple[int, int], step: str, failed: Failed) -> Batch:
    """The batch without a document that failed alone too."""
    item = batch.items[place[0]]
    where = (item.document.path or item.document.id) if item.document else item.source
    row = refused(item.source, place[1], broken(where, step, failed.why), True)
    closed = batch.closed | {place} if step == "reading" else batch.closed
    return replace(batch, skip=batch.skip | {place: row}, closed=closed)
