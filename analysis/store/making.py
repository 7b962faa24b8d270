"""What decides the rows of a document: the document itself, the program that reads it, the words that it knows."""

import hashlib
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path

from analysis.document import Document
from analysis.lexicon import Lexicon, load
from analysis.read import Known

PACKAGE = Path(__file__).parents[1]
DECIDING = ("read", "text", "lexicon", "extract", "document.py", "columns.py", "tables.py")
ENOUGH = 16  # hexadecimal digits of a hash that tell versions apart


@dataclass(frozen=True, slots=True)
class Making:
    """How documents are read and extracted: picklable, the same for every worker."""

    conflict: str | None = None
    folders: tuple[str, ...] = ()  # of further lexicon entries
    known: Known = field(default_factory=Known)
    columns: tuple[tuple[str, str], ...] = ()  # what corpora call their fields
    timeout: float = 60.0  # seconds that one document may take
    memory: int = 2 << 30  # bytes by which a worker may grow

    def lexicon(self) -> Lexicon:
        """The words, loaded once a process; raises LexiconError."""
        return load(self.conflict, tuple(Path(folder) for folder in self.folders))

    def maker(self) -> str:
        """Version of the program and of the words, `extractor.lexicon`, and of what the caller knows of every document."""
        told = (self.known, self.columns)
        known = hashlib.sha256(repr(told).encode()).hexdigest()[:ENOUGH] if told != (Known(), ()) else "-"
        return f"{extractor()}.{self.lexicon().sha256[:ENOUGH]}.{known}"


def making(maker: str, lexicon: Lexicon) -> str:
    """A maker with other words."""
    extractor, _, known = maker.split(".")
    return f"{extractor}.{lexicon.sha256[:ENOUGH]}.{known}"


def differences(before: str, now: str) -> list[str]:
    """What two makers differ in: extractor, lexicon, known."""
    return [name for name, a, b in zip(("extractor", "lexicon", "known"), before.split("."), now.split("."), strict=True) if a != b]


@cache
def extractor() -> str:
    """Version of the program, as far as it decides rows: a hash of its files as they are on this machine."""
    digest = hashlib.sha256()
    files = [p for name in DECIDING for p in ([PACKAGE / name] if name.endswith(".py") else (PACKAGE / name).rglob("*.py"))]
    for path in sorted(files):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:ENOUGH]


def fingerprint(document: Document) -> str:
    """Hash of everything that is known of a document but its place: the same one gives the same rows."""
    told = [getattr(document, f.name) for f in fields(document) if f.name not in ("id", "path")]
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
