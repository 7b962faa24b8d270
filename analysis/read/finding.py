"""Which files an input means: a file is itself, a folder is every article below it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.document import Unreadable

ARTICLES = frozenset({".txt", ".jsonl"})
# documents that this version cannot read; in a folder they are reported, not passed over
FOREIGN = frozenset(".pdf .html .htm .xhtml .mht .xml .rss .doc .docx .odt .rtf .epub .csv .xlsx .zip .gz".split())
EXPECTED = "a .txt file in UTF-8, or a .jsonl file with an article a line"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and what to call it."""

    path: Path
    name: str  # the path as given, always printable


def find(inputs: Sequence[str | Path]) -> Iterator[Found | Unreadable]:
    """Files of the inputs, each once, or why an input gives none."""
    seen: set[str] = set()
    for given in inputs:
        for one in _of_input(given):
            if isinstance(one, Found):
                real = os.path.realpath(one.path)
                if real in seen:
                    continue
                seen.add(real)
            yield one


def printable(path: str | Path) -> str:
    """A path as text that any output can carry, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace").replace("\0", "\ufffd")


def _of_input(given: str | Path) -> Iterator[Found | Unreadable]:
    path, name = Path(given), printable(given)
    if "\0" in str(given) or not path.exists():
        yield Unreadable(name, "no such file or folder", EXPECTED, "Check the spelling, and the folder that you start from.")
    elif path.is_dir():
        yield from _of_folder(path, name)
    elif not path.is_file():
        yield Unreadable(name, "neither a file nor a folder", EXPECTED, "Save the article in a file.")
    else:
        yield _checked(Found(path, name))


def _of_folder(folder: Path, name: str) -> Iterator[Found | Unreadable]:
    empty = True
    inside = os.path.realpath(folder)
    for path in _walk(folder):
        if path.suffix.lower() not in ARTICLES | FOREIGN and not path.is_symlink():
            continue
        empty = False
        target = os.path.realpath(path)
        if path.is_symlink() and os.path.commonpath((inside, target)) != inside:
            yield Unreadable(
                printable(path),
                "a link that leaves the folder",
                "files of the folder itself",
                "Copy the file into the folder, or name it as an input.",
            )
        elif path.is_file():
            yield _checked(Found(path, printable(path)))
    if empty:
        yield Unreadable(name, "a folder without articles", EXPECTED, "Put articles into the folder, or name another one.")


def _walk(folder: Path) -> list[Path]:
    """Files and links below a folder, hidden ones left out, in the order of their names."""
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        links = [f for f in folders if Path(root, f).is_symlink()]
        found += [Path(root, f) for f in files + links if not f.startswith(".")]
    return sorted(found, key=lambda p: p.relative_to(folder).parts)


def _checked(found: Found) -> Found | Unreadable:
    suffix = found.path.suffix.lower()
    if suffix in FOREIGN:
        return Unreadable(found.name, f"a {suffix} file", EXPECTED, "Save the article's text as .txt.")
    return found
