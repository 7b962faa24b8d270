"""Extraction of many documents, where one that breaks it costs only itself."""

import logging
from collections.abc import Iterable, Iterator

from analysis.document import Document, Unreadable
from analysis.extract import Extraction, extract
from analysis.lexicon import Lexicon

log = logging.getLogger(__name__)


def extractions(documents: Iterable[Document | Unreadable], lexicon: Lexicon) -> Iterator[Extraction | Unreadable]:
    """Extraction of each document, in order, or why there is none."""
    for document in documents:
        yield document if isinstance(document, Unreadable) else _one(document, lexicon)


def _one(document: Document, lexicon: Lexicon) -> Extraction | Unreadable:
    try:
        return extract(document, lexicon)
    except Exception as error:  # a fault of ours must not cost the other documents; as a row and an exit code it stays loud
        log.debug("extraction of %s", document.id, exc_info=True)
        return broken(document.path or document.id, "extraction", error)


def broken(where: str, step: str, error: object) -> Unreadable:
    """The row of a document that broke a step of ours: reading or extraction."""
    seen = f"{type(error).__name__}: {str(error)[:200]}" if isinstance(error, Exception) else str(error)
    return Unreadable(where, f"the {step} broke ({seen})", "rows", "This is a fault of the program: report it with the article.")
