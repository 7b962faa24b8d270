"""Cells of a notebook, executed in this process, each output told as it comes.

Outputs have the shape of nbformat 4 and the content that a Jupyter kernel would give: the same IPython makes them.
"""

import builtins
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from io import TextIOBase
from typing import Any, BinaryIO, NoReturn

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

Tell = Callable[[dict[str, Any]], None]


class Stream(TextIOBase):
    """Standard output or error of the cells; what is written goes out in one piece before anything else does."""

    encoding = "utf-8"
    errors = "backslashreplace"

    def __init__(self, name: str, told: "Told", fd: int):
        self.name, self.told, self.fd = name, told, fd

    def write(self, text: str) -> int:
        """Take a text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self.told.text(self.name, text)
        return len(text)

    def writable(self) -> bool:
        """Whether it can be written to."""
        return True

    def fileno(self) -> int:
        """Descriptor that programs started by a cell write to."""
        return self.fd


class Told:
    """Outputs of the cells in the order in which they come."""

    def __init__(self) -> None:
        self.tell: Tell = lambda event: None
        self.name, self.parts = "", list[str]()
        self.files: dict[str, BinaryIO] = {}

    def text(self, name: str, text: str) -> None:
        """Take text of a stream."""
        if name != self.name:
            self.flush()
        self.name = name
        if text:
            self.parts.append(text)

    def flush(self) -> None:
        """Tell the text taken so far as one output."""
        if self.parts:
            text, self.parts = "".join(self.parts), []
            self.tell({"event": "output", "output": {"output_type": "stream", "name": self.name, "text": text}})

    def output(self, kind: str, **fields: Any) -> None:
        """Tell an output."""
        self.flush()
        self.tell({"event": "output", "output": {"output_type": kind, **fields}})

    def capture(self) -> None:
        """Catch what programs and libraries write past Python."""
        for name, fd in (("stdout", 1), ("stderr", 2)):
            self.files[name] = tempfile.TemporaryFile()  # noqa: SIM115  it lives as long as the process
            os.dup2(self.files[name].fileno(), fd)

    def collect(self) -> None:
        """Tell what was written past Python since the last time."""
        for name, file in self.files.items():
            file.seek(0)
            written = file.read()
            file.seek(0), file.truncate()
            self.text(name, written.decode("utf-8", "backslashreplace"))
        self.flush()


class Publisher(DisplayPublisher):
    """`display()` in a cell."""

    def publish(
        self, data: Any, metadata: Any = None, source: Any = None, *, transient: Any = None, update: bool = False, **_: Any
    ) -> None:
        """Tell a display, or a new content for one that has an id."""
        content = {"data": data, "metadata": metadata or {}}
        told: Told = self.shell.told
        told.flush()
        event = {"event": "update" if update else "output", "output": {"output_type": "display_data", **content}}
        told.tell(event | ({"display_id": transient["display_id"]} if transient and "display_id" in transient else {}))

    def clear_output(self, wait: bool = False) -> None:
        """Drop the outputs of the cell, at once or when the next one comes."""
        self.shell.told.flush()
        self.shell.told.tell({"event": "clear", "wait": bool(wait)})


class Hook(DisplayHook):
    """The value of a cell's last expression."""

    def write_output_prompt(self) -> None:
        """A notebook has its own prompt."""

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        """Tell the value in every form that it has."""
        assert isinstance(self.shell, Shell)
        self.shell.told.output("execute_result", execution_count=self.prompt_count, data=format_dict, metadata=md_dict or {})


class Shell(InteractiveShell):
    """IPython that tells its outputs instead of printing them."""

    told: Told
    kernel = None  # pandas and others ask whether there is one: this is a notebook, not a terminal

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        value = str(evalue)
        if issubclass(etype, SystemExit):
            value = f"{value}: the cell ended the notebook before its last cell"
        self.told.output("error", ename=etype.__name__, evalue=value, traceback=list(stb))


def shell() -> Shell:
    """A fresh IPython without history, profile or start-up files."""
    config = Config({"HistoryManager": {"enabled": False, "hist_file": ":memory:"}, "InteractiveShell": {"colors": "linux"}})
    made = Shell.instance(config=config, display_pub_class=Publisher, displayhook_class=Hook)
    made.told = Told()
    return made


def run(made: Shell, cells: Iterable[dict[str, Any]], tell: Tell) -> None:
    """Execute cells (`index`, `source`, `may_fail`) in order up to the first that fails."""
    made.told.tell = tell
    made.told.capture()
    sys.stdout, sys.stderr = Stream("stdout", made.told, 1), Stream("stderr", made.told, 2)
    builtins.input = _no_input
    for cell in cells:
        tell({"event": "cell", "index": cell["index"], "count": made.execution_count})
        result = made.run_cell(cell["source"], store_history=True)
        made.told.flush()
        made.told.collect()
        tell({"event": "done", "index": cell["index"], "ok": result.success})
        if not result.success and not cell["may_fail"]:
            return
    tell({"event": "end"})


def _no_input(prompt: object = "") -> NoReturn:
    raise StdinNotImplementedError("a notebook that runs by itself has nobody to ask")
