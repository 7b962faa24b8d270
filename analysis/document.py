"""A document: text as it came, and what is known about it."""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `text` is never changed: every position of every row points into it."""

    id: Annotated[str, "identifier of the document"]
    text: Annotated[str, "the decoded text, untouched"]
    sha256: Annotated[str, "SHA-256 of the raw bytes"]
    path: Annotated[str | None, "where it was read, as given"] = None
    title: Annotated[str | None, "headline"] = None
    author: Annotated[str | None, "author as signed"] = None
    outlet: Annotated[str | None, "medium that published it"] = None
    url: Annotated[str | None, "address of publication"] = None
    published: Annotated[str | None, "time of publication, ISO 8601; null when unknown"] = None
    published_basis: Annotated[str | None, "text, metadata or argument"] = None
    lang: Annotated[str | None, "ISO 639-1 code"] = None
    conflict: Annotated[str | None, "conflict whose names and places fit the text best; null when none stands out"] = None
    conflict_basis: Annotated[str | None, "text (detected) or argument"] = None
    warnings: Annotated[tuple[str, ...], "what a reader of the rows must know"] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that could not be read: it costs only itself and stays a row of the run."""

    path: Annotated[str, "what was to be read"]
    seen: Annotated[str, "what was found there"]
    expected: Annotated[str, "what was expected"]
    advice: Annotated[str, "what to do next"]
