"""A corpus: the rows of many documents as tables."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.document import Document, Unreadable
from analysis.extract.mentions import Entity
from analysis.lexicon import Lexicon
from analysis.quarantine import extractions
from analysis.tables import EXTRACTED, arrow, frame, pandas, records


def tables(documents: Iterable[Document | Unreadable], lexicon: Lexicon) -> dict[str, pd.DataFrame]:
    """Tables of everything extracted from the documents, and of what could not be read or broke the extraction."""
    read: list[Document] = []
    unreadable: list[Unreadable] = []
    entities: dict[str, Entity] = {}
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in EXTRACTED}
    for one in extractions(documents, lexicon):
        if isinstance(one, Unreadable):
            unreadable.append(one)
            continue
        read.append(one.document)
        for entity in one.entities:
            entities.setdefault(entity.id, entity)
        for name, made in rows.items():
            made += records(name, getattr(one, name), one.document.id)
    return {
        "documents": frame("documents", read),
        "unreadable": frame("unreadable", unreadable),
        "entities": frame("entities", entities.values()),
        **{name: pandas(arrow(name, made)) for name, made in rows.items()},
    }
