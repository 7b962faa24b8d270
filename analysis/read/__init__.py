"""Reading: files and folders become documents, or rows that say why not.

One document a file: text (`.txt`), saved pages (`.html`, `.mhtml`), PDFs with a text layer (`.pdf`). Many documents a file: feeds
(`.xml`, `.rss`, `.atom`) and corpora (`.jsonl`, `.csv`, `.tsv`, `.parquet`), whose fields a map names. Each of them may be a `.gz`. What
is known of a publication stands in a sidecar `.toml` of the same stem. What cannot be read costs only itself. docs/reading.md tells all.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from analysis.document import Document, Unreadable
from analysis.read.finding import KINDS, Found, find
from analysis.read.gzipped import Bomb
from analysis.read.metadata import Known
from analysis.text.disguise import disguises

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})

Reader = Callable[[Found, Known], Iterator[Document | Unreadable]]

__all__ = ["Known", "read"]


def read(
    inputs: Sequence[str | Path],
    known: Known = Known(),  # noqa: B008
    columns: Mapping[str, str] = NO_COLUMNS,
) -> Iterator[Document | Unreadable]:
    """Documents of files and folders, in the order given and sorted within a folder; ids are unique.

    `known` is what the caller knows of every document; it goes before sidecars and the article's own words. `columns` is how corpora
    call their fields (`{"text": "body"}`).
    """
    taken: dict[str, str] = {}
    for found in find(inputs):
        for one in of_file(found, known, columns) if isinstance(found, Found) else (found,):
            if isinstance(one, Unreadable):
                yield one
            elif not (isinstance(found, Found) and KINDS[found.suffix] == "feed" and taken.get(one.id) == one.sha256):
                # an entry of a feed that is met again unchanged is the same document
                yield _distinct(one, taken)


def of_file(found: Found, known: Known, columns: Mapping[str, str] = NO_COLUMNS) -> Iterator[Document | Unreadable]:
    """What one file gives; never raises what the file is to blame for."""
    try:
        yield from map(_warned, _reader(found, known, columns))
    except Bomb as bomb:
        yield Unreadable(found.name, str(bomb), "a file that grows as text does", "Look at where the file comes from.")
    except (EOFError, zlib.error) as error:
        yield Unreadable(found.name, f"a broken gzip file ({error})", "a whole gzip file", "Check that the file was copied whole.")
    except OSError as error:
        yield Unreadable(found.name, error.strerror or str(error), "a file that may be read", "Check the file and its permissions.")
    except MemoryError:
        raise  # whoever limits the memory knows what to do
    except Exception as error:  # a fault of a reader or its library must not cost the other files; as a row it stays loud
        from analysis.quarantine import broken

        yield broken(found.name, "reading", error)


def _warned(one: Document | Unreadable) -> Document | Unreadable:
    """The document with a warning where its title or text paints numbers otherwise than it writes them."""
    if isinstance(one, Unreadable):
        return one
    told = disguises(f"{one.title}\n{one.text}" if one.title else one.text)
    return replace(one, warnings=(*one.warnings, *told)) if told else one


def _reader(found: Found, known: Known, columns: Mapping[str, str]) -> Iterator[Document | Unreadable]:
    """Documents of a file by its kind; what is slow to import is imported when it is needed."""
    kind = KINDS[found.suffix]
    if kind == "jsonl":
        from analysis.read.jsonl import read_jsonl

        return read_jsonl(found, known, columns)
    if kind == "csv":
        from analysis.read.delimited import read_delimited

        return read_delimited(found, known, columns)
    if kind == "parquet":
        from analysis.read.parquet import read_parquet

        return read_parquet(found, known, columns)
    return _alone(kind)(found, known)


def _alone(kind: str) -> Reader:
    if kind in ("html", "mhtml"):
        from analysis.read.html import read_html, read_mhtml

        return read_html if kind == "html" else read_mhtml
    if kind == "feed":
        from analysis.read.feed import read_feed

        return read_feed
    if kind == "pdf":
        from analysis.read.pdf import read_pdf

        return read_pdf
    from analysis.read.plain import read_plain

    return read_plain


def _distinct(document: Document, taken: dict[str, str]) -> Document:
    name, n = document.id, 1
    while name in taken:
        n += 1
        name = f"{document.id}~{n}"
    taken[name] = document.sha256
    if n == 1:
        return document
    return replace(document, id=name, warnings=(*document.warnings, f"id_taken: {document.id}"))
