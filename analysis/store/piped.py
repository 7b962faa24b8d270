"""A long file read by a process of its own: one that ends its reader, or hangs it, costs itself and not the pass."""

import multiprocessing
from collections.abc import Iterator, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from analysis.document import Document, Unreadable
from analysis.read import Known, read

END = None  # what is sent after the last document


class Ended(RuntimeError):
    """The reader died or was too slow."""


def piped(path: Path, known: Known, columns: Mapping[str, str], timeout: float) -> Iterator[Document | Unreadable]:
    """Documents of a file as `read` gives them; `timeout` is in seconds a document. Raises Ended, and what reading raised, as Ended."""
    context: Any = multiprocessing.get_context("forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn")
    here, there = context.Pipe(duplex=False)
    reader = context.Process(target=_send, args=(there, path, known, dict(columns)), daemon=True)
    reader.start()
    there.close()
    try:
        while (one := _received(here, timeout)) is not END:
            yield one
    except EOFError:
        reader.join()
        raise Ended(f"its reader ended with code {reader.exitcode}") from None
    finally:
        reader.kill()
        reader.join()
        here.close()


def _received(pipe: Connection, timeout: float) -> Document | Unreadable | None:
    if not pipe.poll(timeout):
        raise Ended(f"its reader took more than {timeout:g} s")
    told: Document | Unreadable | Ended | None = pipe.recv()
    if isinstance(told, Ended):
        raise told
    return told


def _send(pipe: Connection, path: Path, known: Known, columns: Mapping[str, str]) -> None:
    """Read a file in this process and send what it gives."""
    try:
        for one in read([path], known, columns):
            pipe.send(one)
        pipe.send(END)
    except BrokenPipeError:  # nobody listens any more
        return
    except Exception as error:
        pipe.send(Ended(f"{type(error).__name__}: {str(error)[:200]}"))
