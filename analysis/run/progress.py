"""What a run says while it goes on: a bar in a terminal, plain lines elsewhere, JSON for programs; all on standard error."""

import json
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from analysis.wording import Wording

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202d\u202e]")  # a name or a key must not steer a terminal


class Count:
    """A step of several parts, of which each is told as it ends."""

    def __init__(self, progress: "Progress", task: Any):
        self.progress, self.task = progress, task

    def advance(self, message: str, **filled: Any) -> None:
        """One part is done."""
        if self.progress.bar is not None:
            self.progress.bar.advance(self.task)
        else:
            self.progress.say(message, **filled)


class Progress:
    """Progress of a run in one language; silent when `quiet`. With `log` "json" each line is an object of time, step and words."""

    def __init__(self, wording: Wording, quiet: bool = False, log: str = "text"):
        self.wording, self.quiet, self.log = wording, quiet, log
        self.bar: Any = None

    def __enter__(self) -> "Progress":
        if not self.quiet and self.log == "text" and sys.stderr.isatty():
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
            self.say(message, **filled)
        yield Count(self, self.bar.add_task(text, total=parts) if self.bar is not None else None)
        took = seconds[".".join((message, *map(str, filled.values())))] = round(time.monotonic() - began, 3)
        if self.log == "json":
            self._write({"step": message, "ended": True, "seconds": took, **filled})

    def note(self, message: str, **filled: Any) -> None:
        """Something that the reader must know."""
        self.say(message, **filled)

    def say(self, message: str, **filled: Any) -> None:
        """One line of the wording."""
        self.line(self.wording(f"cli.{message}", **filled), message, **filled)

    def line(self, text: str, step: str = "message", **filled: Any) -> None:
        """One line."""
        if self.quiet:
            return
        if self.log == "json":
            self._write({"step": step, "message": text, **filled})
            return
        text = CONTROL.sub("\ufffd", text)
        if self.bar is not None:
            self.bar.console.print(text)
        else:
            sys.stderr.write(f"{text}\n")  # one call: notebooks end in threads of their own

    def _write(self, record: dict[str, Any]) -> None:
        """One JSON object; its time is that of the log, of no result."""
        if not self.quiet:
            told = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), **record}
            sys.stderr.write(json.dumps(told, ensure_ascii=False, default=str) + "\n")
