"""The warmed server seen from its client: one a process, started once, ended with it."""

import atexit
import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SUPPORTED = hasattr(os, "fork") and sys.platform != "darwin"  # frameworks of macOS do not survive a fork
# one thread each: threads do not survive a fork, and notebooks run side by side
THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
INLINE = "module://matplotlib_inline.backend_inline"


class Server:
    """A running server and the folder of its pipes."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="isnad-"))
        env = (
            os.environ | THREADS | {"MPLBACKEND": INLINE, "IPYTHONDIR": str(self.folder / "ipython"), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        )
        command = [sys.executable, "-m", "analysis.run.forkserver"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=env)  # noqa: S603
        self.lock = threading.Lock()
        self.jobs = 0

    @property
    def alive(self) -> bool:
        """Whether it takes jobs."""
        return self.process.poll() is None

    def close(self) -> None:
        """End the server and every notebook that still runs."""
        if self.process.stdin:
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.close()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def submit(self, job: dict[str, Any]) -> int:
        """Hand a job over; its events come out of the pipe that is returned."""
        with self.lock:
            self.jobs += 1
            name = str(self.folder / f"{self.jobs}.pipe")
            os.mkfifo(name, 0o600)
            pipe = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
            assert self.process.stdin
            self.process.stdin.write(json.dumps(job | {"pipe": name}).encode() + b"\n")
            self.process.stdin.flush()
        return pipe


_server: Server | None = None
_starting = threading.Lock()


def server() -> Server:
    """The server of this process, started at the first call; it gets warm while the caller goes on."""
    global _server
    with _starting:
        if _server is None or not _server.alive:
            _server = Server()
            atexit.register(_server.close)
        return _server


def events(job: dict[str, Any], timeout: float | None) -> Iterator[dict[str, Any]]:
    """Events of a job, up to its exit; a cell that runs longer than `timeout` seconds is killed and told as such."""
    running = server()
    pipe = running.submit(job)
    process, ended = None, False
    try:
        for event in _lines(pipe, running, timeout):
            process = event.get("process", process)
            ended = event["event"] == "exit"
            yield event
            if ended or event["event"] in ("timeout", "lost"):
                return
    finally:
        if process and not ended:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
        os.close(pipe)


def _lines(pipe: int, running: Server, timeout: float | None) -> Iterator[dict[str, Any]]:
    pending, deadline = bytearray(), None
    while True:
        wait = 1.0 if deadline is None else min(1.0, max(0.0, deadline - time.monotonic()))
        if not select.select([pipe], [], [], wait)[0]:
            if deadline is not None and time.monotonic() >= deadline:
                yield {"event": "timeout"}
            elif not running.alive:
                yield {"event": "lost"}
            continue
        data = os.read(pipe, 1 << 20)
        if not data and not running.alive:
            yield {"event": "lost"}
        pending += data
        *lines, rest = pending.split(b"\n")
        pending = bytearray(rest)
        for line in lines:
            event = json.loads(line)
            deadline = time.monotonic() + timeout if timeout and event["event"] == "cell" else deadline
            yield event
