"""A server that has everything imported and forks a fresh process for each notebook.

Jobs come as JSON lines on standard input; a job's events go, one JSON object a line, into the named pipe that it gives.
When the standard input closes, the server kills what still runs and ends. No socket is opened.
"""

import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import sys
from base64 import b64encode
from collections.abc import Iterable
from typing import Any, NoReturn

from analysis.run import cells
from analysis.run.absent import GRAMMAR, absent

# what the notebooks of the project need; a fork then finds it in memory
WARM = (
    "pandas",
    "pyarrow.parquet",
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.pyplot",
    "babel",
    "analysis.notebook",
)


def serve() -> None:
    """Take jobs until the standard input closes."""
    warm_shell = cells.shell()
    with absent(GRAMMAR), warm_shell.builtin_trap:  # as if a cell imported them: pandas asks where it is
        for name in WARM:
            with contextlib.suppress(ImportError):  # the import fails again in the notebook that needs it, and is told there
                importlib.import_module(name)
    gc.collect()
    gc.freeze()  # what is imported lives as long as the server: no child need look through it, or copy its pages
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the client decides
    signal.set_wakeup_fd(wake)
    running: dict[int, int] = {}  # process: pipe
    pending = b""
    with selectors.DefaultSelector() as ready:
        ready.register(0, selectors.EVENT_READ)
        ready.register(woken, selectors.EVENT_READ)
        while True:
            for key, _ in ready.select():
                data = os.read(key.fd, 65536)
                if key.fd == woken:
                    _reap(running)
                elif not data:
                    _end(running)
                else:
                    *jobs, pending = (pending + data).split(b"\n")
                    for job in jobs:
                        _fork(json.loads(job), warm_shell, running)


def _fork(job: dict[str, Any], warm_shell: cells.Shell, running: dict[int, int]) -> None:
    pipe = os.open(job["pipe"], os.O_WRONLY)
    process = os.fork()
    if process:
        running[process] = pipe
        return
    try:
        _notebook(job, warm_shell, pipe)
    finally:
        os._exit(0)


def _notebook(job: dict[str, Any], warm_shell: cells.Shell, pipe: int) -> None:
    os.setsid()  # one kill reaches whatever the notebook starts
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.chdir(job["folder"])
    sys.path[0] = ""
    _tell(pipe, {"event": "start", "process": os.getpid()})
    cells.run(warm_shell, job["cells"], lambda event: _tell(pipe, event))


def _tell(pipe: int, event: dict[str, Any]) -> None:
    rest = memoryview(json.dumps(event, default=_plain).encode() + b"\n")
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _plain(value: Any) -> Any:
    """What JSON does not know, as a kernel would send it."""
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if isinstance(value, Iterable):
        return list(value)
    return value.item() if hasattr(value, "item") else str(value)


def _reap(running: dict[int, int]) -> None:
    for process in list(running):
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            pipe = running.pop(process)
            with contextlib.suppress(BrokenPipeError):
                _tell(pipe, {"event": "exit", "code": os.waitstatus_to_exitcode(status)})
            os.close(pipe)


def _end(running: dict[int, int]) -> NoReturn:
    for process in running:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    serve()
