"""Documents that break whoever works on them, for workers in processes of their own: what a text says is done to its worker."""

import os
import re
import signal
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from analysis.document import Document
from analysis.extract import Extraction, extract
from analysis.lexicon import Lexicon
from analysis.store import batch
from analysis.store.making import Making


def armed(document: Document, lexicon: Lexicon, noted: str = "") -> Extraction:
    """The extraction, unless the text asks for something else."""
    if noted:
        with open(noted, "a") as file:
            file.write(f"{os.getpid()}\n")
        time.sleep(0.005)
    match re.findall(r"\bdo-(\w+)", document.text):
        case ["raise"]:
            raise KeyError("asked to")
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["exit"]:
            os._exit(3)
        case ["hang"]:
            re.match(r"(a+)+$", "a" * 64 + "b")  # holds the interpreter
        case ["eat"]:
            return [bytearray(1 << 28) for _ in range(1000)]  # type: ignore[return-value]
    return extract(document, lexicon)


@dataclass(frozen=True, slots=True)
class Armed(Making):
    """Makes workers take texts at their word; they note themselves in a file where one is given."""

    noted: str = ""

    def lexicon(self) -> Lexicon:
        """The words; the way to them is what every worker passes."""
        batch.extract = partial(armed, noted=self.noted)  # type: ignore[attr-defined]
        return Making.lexicon(self)


def workers(file: Path) -> list[int]:
    """Processes that have noted themselves, the last one last."""
    return [int(line) for line in file.read_text().splitlines()] if file.exists() else []
