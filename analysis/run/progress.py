"""What a run says while it goes on: a bar in a terminal, plain lines elsewhere, both on standard error."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from analysis.wording import Wording


class Count:
    """A step of several parts, of which each is told as it ends."""

    def __init__(self, progress: "Progress", task: Any):
        self.progress, self.task = progress, task

    def advance(self, message: str, **filled: Any) -> None:
        """One part is done."""
        if self.progress.bar is not None:
            self.progress.bar.advance(self.task)
        else:
            self.progress.line(self.progress.wording(f"cli.{message}", **filled))


class Progress:
    """Progress of a run in one language; silent when `quiet`."""

    def __init__(self, wording: Wording, quiet: bool = False):
        self.wording, self.quiet = wording, quiet
        self.bar: Any = None

    def __enter__(self) -> "Progress":
        if not self.quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            columns = (
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            self.bar = Bar(*columns, console=Console(stderr=True, markup=False, highlight=False), transient=False)
            self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()
            self.bar = None

    @contextmanager
    def step(self, message: str, seconds: dict[str, float], **filled: Any) -> Iterator[None]:
        """A step of one part; its duration goes into `seconds`."""
        with self.count(message, 1, seconds, **filled) as count:
            yield
            if self.bar is not None:
                self.bar.advance(count.task)

    @contextmanager
    def count(self, message: str, parts: int, seconds: dict[str, float], **filled: Any) -> Iterator[Count]:
        """A step of several parts."""
        text = self.wording(f"cli.{message}", **filled)
        began = time.monotonic()
        if self.bar is None:
            self.line(text)
        yield Count(self, self.bar.add_task(text, total=parts) if self.bar is not None else None)
        seconds[".".join((message, *map(str, filled.values())))] = round(time.monotonic() - began, 3)

    def note(self, message: str, **filled: Any) -> None:
        """Something that the reader must know."""
        self.line(self.wording(f"cli.{message}", **filled))

    def line(self, text: str) -> None:
        """One line."""
        if self.quiet:
            return
        if self.bar is not None:
            self.bar.console.print(text)
        else:
            sys.stderr.write(f"{text}\n")  # one call: notebooks end in threads of their own
