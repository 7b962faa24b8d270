"""Invented corpora: short articles of several outlets about one town, read by the program itself."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256

import pandas as pd

from analysis.corpus import tables
from analysis.document import Document
from analysis.lexicon import Lexicon, load
from analysis.weigh import weigh

WIRE = (
    "قالت وكالة رويترز إن قوات النظام سيطرت يوم 3 مايو 2020 على مدينة إدلب بعد معارك عنيفة استمرت أسبوعاً كاملاً في محيطها. "
    "وأضافت الوكالة أن 25 مدنياً قتلوا في قصف على سوق المدينة في اليوم نفسه، وأن الطرق المؤدية إلى الحدود قُطعت تماماً."
)


@cache
def lexicon() -> Lexicon:
    """The words, loaded once."""
    return load()


def article(name: str, text: str, outlet: str | None = None, published: str | None = "2020-05-04") -> Document:
    """An article of an outlet."""
    digest = sha256(text.encode()).hexdigest()
    return Document(name, text, digest, outlet=outlet, published=published, published_basis="metadata" if published else None)


def corpus(*articles: Document) -> dict[str, pd.DataFrame]:
    """Everything read in articles and derived from them."""
    return weigh(tables(articles, lexicon()))


def carried(n: int, text: str = WIRE) -> Sequence[Document]:
    """One wire in a number of outlets, each with a line of its own."""
    return [article(f"d{i}", f"{text}\nنشرت {i} صباح الاثنين", f"جريدة {i}", f"2020-05-04T{6 + i:02}:00:00") for i in range(1, n + 1)]
