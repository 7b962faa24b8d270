"""Bounds on what one document may cost: time and memory of the process that works on it."""

import contextlib
import faulthandler
import os
import signal
import threading
import time as clocks
from collections.abc import Iterator

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

RENEWED = 1.0  # seconds after which the bound is set anew; setting it for each document would cost more than many documents


class TooLong(RuntimeError):
    """A document took longer than it may."""


class Clock:
    """Counts the time of one document after the other."""

    def __init__(self, seconds: float, end: bool):
        self.seconds, self.end = seconds, end
        self.set = -RENEWED

    def restart(self) -> None:
        """The next document begins."""
        now = clocks.monotonic()
        if now - self.set < min(RENEWED, self.seconds / 4):
            return
        self.set = now
        if self.end:
            # from a thread without Python: it works when a document holds the interpreter for ever
            faulthandler.dump_traceback_later(self.seconds, exit=True, file=self._nowhere())
        elif self._alarm():
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def stop(self) -> None:
        """No document is worked on."""
        if self.end:
            faulthandler.cancel_dump_traceback_later()
        elif self._alarm():
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _nowhere(self) -> int:
        if not hasattr(self, "_file"):
            self._file = open(os.devnull, "w")  # noqa: SIM115  it lives as long as the clock
        return self._file.fileno()

    @staticmethod
    def _alarm() -> bool:
        return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextlib.contextmanager
def time(seconds: float, end: bool) -> Iterator[Clock]:
    """A clock for documents: one that takes longer ends the process (`end`), or is interrupted where it can be."""
    clock = Clock(seconds, end)
    before = None
    if not end and clock._alarm():
        before = signal.signal(signal.SIGALRM, _too_long)
    try:
        yield clock
    finally:
        clock.stop()
        if before is not None:
            signal.signal(signal.SIGALRM, before)


def _too_long(*_: object) -> None:
    raise TooLong("the document takes too long")


@contextlib.contextmanager
def memory(more: int) -> Iterator[None]:
    """Let this process grow by so many bytes at most, where the system can bound it; 0 is no bound."""
    if not more or resource is None or not os.path.exists("/proc/self/statm"):
        yield
        return
    with open("/proc/self/statm") as file:
        size = int(file.read().split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = size + more
    if soft != resource.RLIM_INFINITY:
        bound = min(bound, soft)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
