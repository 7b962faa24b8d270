"""A PDF."""

from collections.abc import Iterator

from analysis.document import Document, Unreadable
from analysis.read.finding import Found
from analysis.read.metadata import Known


def read_pdf(found: Found, known: Known) -> Iterator[Document | Unreadable]:
    """Not yet."""
    yield Unreadable(found.name, "a .pdf file", "text", "Save the article's text as .txt.")
