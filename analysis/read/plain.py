"""An article in a file of its own."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.document import Document, Unreadable
from analysis.read.decoding import LIMIT, decode, refused
from analysis.read.finding import Found
from analysis.read.metadata import Known, merged, sidecar


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader made of a file: its text, what the file says of it, and what a reader must know."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)
    warnings: Sequence[str] = ()


def read_plain(found: Found, known: Known) -> Iterator[Document | Unreadable]:
    """The document of a text file, with its sidecar."""
    raw = whole(found)
    decoded = decode(raw, found.name)
    if isinstance(decoded, Unreadable):
        yield decoded
    else:
        yield alone(Article(decoded.text, warnings=decoded.warnings), raw, found, known)


def whole(found: Found) -> bytes:
    """The bytes of a file, up to one more than an article may have."""
    with found.open() as file:
        return file.read(LIMIT + 1)


def alone(article: Article, raw: bytes, found: Found, known: Known) -> Document | Unreadable:
    """The document of a file that is one article, or why it is none."""
    bad = refused(article.text, found.name)
    if bad:
        return bad
    sha256 = hashlib.sha256(raw).hexdigest()
    beside = sidecar(found)
    stated = beside.values.get("sha256", sha256)
    differs = [f"sha256_differs: the sidecar says {stated}, the file has {sha256}"] if stated.lower() != sha256 else []
    warnings = (*article.warnings, *beside.warnings, *differs)
    return Document(found.stem, article.text, sha256, found.name, warnings=warnings, **merged(known, beside.values, article.values))
