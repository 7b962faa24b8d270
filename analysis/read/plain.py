"""An article in a file of its own."""

import hashlib
from collections.abc import Iterator

from analysis.document import Document, Unreadable
from analysis.read.decoding import LIMIT, decode, refused
from analysis.read.finding import Found, printable
from analysis.read.metadata import Known, merged, sidecar


def read_plain(found: Found, known: Known) -> Iterator[Document | Unreadable]:
    """The document of a text file, with its sidecar."""
    with open(found.path, "rb") as file:
        raw = file.read(LIMIT + 1)
    text = decode(raw, found.name)
    if isinstance(text, str):
        text = refused(text, found.name) or text
    if isinstance(text, Unreadable):
        yield text
        return
    sha256 = hashlib.sha256(raw).hexdigest()
    values, warnings = sidecar(found.path, found.name)
    stated = values.get("sha256", sha256)
    if stated.lower() != sha256:
        warnings.append(f"sha256_differs: the sidecar says {stated}, the file has {sha256}")
    fields = merged(known, values)
    fields["lang"] = fields["lang"] or "ar"
    yield Document(printable(found.path.stem), text, sha256, found.name, warnings=tuple(warnings), **fields)
