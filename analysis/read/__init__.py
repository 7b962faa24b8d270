"""Reading: files and folders of articles become documents, or rows that say why not.

A `.txt` file is one article (UTF-8), with a sidecar `.toml` of the same stem beside it for what is known of its publication.
A `.jsonl` file is one article a line: `{"id", "text"}` and optional title, author, published, outlet, url and lang.
What cannot be read costs only itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from analysis.document import Document, Unreadable
from analysis.read.finding import Found, find
from analysis.read.jsonl import read_jsonl
from analysis.read.metadata import Known
from analysis.read.plain import read_plain

READERS = {".jsonl": read_jsonl}

__all__ = ["Known", "read"]


def read(inputs: Sequence[str | Path], known: Known = Known()) -> Iterator[Document | Unreadable]:  # noqa: B008
    """Documents of files and folders, in the order given and sorted within a folder; ids are unique.

    `known` is what the caller knows of every document; it goes before sidecars and the article's own words.
    """
    taken: set[str] = set()
    for found in find(inputs):
        for one in _of_file(found, known) if isinstance(found, Found) else (found,):
            yield _distinct(one, taken) if isinstance(one, Document) else one


def _of_file(found: Found, known: Known) -> Iterator[Document | Unreadable]:
    try:
        yield from READERS.get(found.path.suffix.lower(), read_plain)(found, known)
    except OSError as error:
        yield Unreadable(found.name, error.strerror or str(error), "a file that may be read", "Check the file and its permissions.")


def _distinct(document: Document, taken: set[str]) -> Document:
    name, n = document.id, 1
    while name in taken:
        n += 1
        name = f"{document.id}~{n}"
    taken.add(name)
    if n == 1:
        return document
    return replace(document, id=name, warnings=(*document.warnings, f"id_taken: {document.id}"))
