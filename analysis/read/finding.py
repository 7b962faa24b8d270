"""Which files an input means: a file is itself, a folder is every document below it."""

import io
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from analysis.document import Unreadable
from analysis.read.gzipped import Growing

PACKED = ".gz"
# what each ending is read as; analysis.read has the reader of each kind
KINDS = {
    ".txt": "plain", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "mhtml", ".mht": "mhtml",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".pdf": "pdf",
}  # fmt: skip
ADVICE = {".zip": "Unpack it into a folder, and look at what is inside.", ".docx": "Save it as .txt or .pdf."}
ADVICE |= dict.fromkeys((".tar", ".7z", ".rar"), ADVICE[".zip"]) | dict.fromkeys((".doc", ".odt", ".rtf", ".epub"), ADVICE[".docx"])
ADVICE |= dict.fromkeys((".xlsx", ".xls", ".ods"), "Save the sheet as .csv in UTF-8.")
ADVICE |= dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp"), "Read its text with an OCR program first.")
# files that stand beside documents and are none: sidecars, an analyst's reference
BESIDE = frozenset({".toml", ".json"})
_UNPRINTABLE = re.compile("[^ -~\xa0\u200c\u200d]")  # the blanks and joiners of names are no control
EXPECTED = f"a file of one of the kinds {' '.join(KINDS)}, or one of them as {PACKED}"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and what to call it."""

    path: Path
    name: str  # the path as given, always printable

    @property
    def packed(self) -> bool:
        """Whether it is a gzip file."""
        return self.path.suffix.lower() == PACKED

    @property
    def inner(self) -> Path:
        """The path without the ending of a gzip file."""
        return self.path.with_suffix("") if self.packed else self.path

    @property
    def suffix(self) -> str:
        """What tells the kind, in small letters: `.txt` of `a.TXT.gz`."""
        return self.inner.suffix.lower()

    @property
    def stem(self) -> str:
        """The name without endings, always printable."""
        return printable(self.inner.stem)

    @property
    def sidecar(self) -> Path:
        """Where what is known of it stands: the `.toml` of its stem beside it."""
        return self.inner.with_suffix(".toml")

    def open(self) -> BinaryIO:
        """Its bytes, unpacked; raises OSError, EOFError and gzipped.Bomb, now or when they are read."""
        return io.BufferedReader(Growing(self.path)) if self.packed else open(self.path, "rb")


def find(inputs: Sequence[str | Path]) -> Iterator[Found | Unreadable]:
    """Files of the inputs, each once, or why an input gives none."""
    seen: set[tuple[str, str]] = set()
    folders: dict[str, str] = {}
    for given in inputs:
        for one in _of_input(given):
            if isinstance(one, Found):
                real = _real(os.fspath(one.path), folders)
                if real in seen:
                    continue
                seen.add(real)
            yield one


def _real(path: str, folders: dict[str, str]) -> tuple[str, str]:
    """Folder and name that a path leads to; `folders` keeps where each folder leads, so that a hundred thousand files ask once."""
    folder, name = os.path.split(os.path.realpath(path) if os.path.islink(path) else path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return folders[folder], name


def printable(path: str | Path) -> str:
    """A path as text that any output can carry, whatever bytes its name is made of: what would steer a terminal is spelt out."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")  # two names never become one
    return text if text.isprintable() else _UNPRINTABLE.sub(lambda c: ascii(c[0])[1:-1] if not c[0].isprintable() else c[0], text)


def _of_input(given: str | Path) -> Iterator[Found | Unreadable]:
    path, name = Path(given), printable(given)
    try:
        there = "\0" not in str(given) and path.exists()
    except OSError as error:  # a name that no file system carries
        yield Unreadable(_short(name), error.strerror or str(error), EXPECTED, "Check the spelling.")
        return
    if not there:
        yield Unreadable(_short(name), "no such file or folder", EXPECTED, "Check the spelling, and the folder that you start from.")
    elif path.is_dir():
        yield from _of_folder(path, name)
    else:
        yield _checked(Found(path, name))


def _short(name: str, most: int = 300) -> str:
    return name if len(name) <= most else f"{name[:most]}…"


def _of_folder(folder: Path, name: str) -> Iterator[Found | Unreadable]:
    empty = True
    inside = os.path.realpath(folder)
    for path in _walk(folder):
        link = os.path.islink(path)
        if not link and path.suffix.lower() in BESIDE:
            continue
        empty = False
        if link and os.path.commonpath((inside, os.path.realpath(path))) != inside:
            yield Unreadable(
                printable(path),
                "a link that leaves the folder",
                "files of the folder itself",
                "Copy the file into the folder, or name it as an input.",
            )
        elif not link or not path.is_dir():  # a link to a folder inside it is met there
            yield _checked(Found(path, printable(path)))
    if empty:
        yield Unreadable(name, "a folder without articles", EXPECTED, "Put articles into the folder, or name another one.")


def _walk(folder: Path) -> list[Path]:
    """Files and links below a folder, hidden ones and the pictures of saved pages left out, in the order of their names."""
    found = []
    for root, folders, files in os.walk(folder):
        pages = {Path(f).stem for f in files if KINDS.get(Path(f).suffix.lower()) == "html"}
        folders[:] = [f for f in folders if not f.startswith(".") and f.removesuffix("_files") not in pages - {f}]
        links = [f for f in folders if Path(root, f).is_symlink()]
        found += [Path(root, f) for f in files + links if not f.startswith(".")]
    return sorted(found, key=lambda p: printable(p).split(os.sep))


def _checked(found: Found) -> Found | Unreadable:
    if not found.path.is_file():
        return Unreadable(found.name, "neither a file nor a folder", EXPECTED, "Save the article in a file.")
    if found.suffix in KINDS:
        return found
    seen = f"a {found.suffix} file" if found.suffix else "a file without an ending"
    advice = ADVICE.get(found.suffix) or "Save the article's text as .txt, or take the file out."
    return Unreadable(found.name, f"not read, because it is {seen}", EXPECTED, advice)
