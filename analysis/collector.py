"""The collector of cycles, out of the way where nothing makes any."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused(lasting: bool = False) -> Iterator[None]:
    """Look for no cycles meanwhile: entries and rows make none, and looking for them takes a fifth of the time.

    What is made meanwhile and stays until the process ends is `lasting`: it is not looked through later either.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if lasting:
            gc.freeze()
        if collecting:
            gc.enable()
