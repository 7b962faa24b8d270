"""What a notebook asks for: evidence from articles or from the tables of a run, shown in one language.

evidence = open_evidence("seeds", lang="ar")
evidence.table("figures")
evidence.chart("force_ratios")
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import tables as border
from analysis.corpus import tables as extracted
from analysis.lexicon import load
from analysis.read import read
from analysis.show import frames
from analysis.show.pictures import NoPicture, Picture, picture
from analysis.show.sentences import Mark, Sentence, Sentences, sentence
from analysis.store import stored
from analysis.weigh import weigh
from analysis.weigh.reference import load as load_reference
from analysis.wording import Wording
from analysis.wording.names import Names

# what a row is called beside its sentence
LABELS: dict[str, tuple[str, ...]] = {
    "figures": ("best", "low", "high", "category", "role", "side", "edtf"),
    "claims": ("speaker", "certainty", "edtf"),
    "control": ("place", "part", "type", "from_side", "to_side", "edtf", "status"),
    "unread": ("kind", "why"),
    "dates": ("edtf",),
    "numbers": ("kind", "role"),
}


@dataclass(frozen=True)
class Evidence:
    """Tables with a wording; `charts` is the folder that charts are saved in, null to show them only."""

    tables: Mapping[str, pd.DataFrame]
    wording: Wording
    charts: Path | None = None

    @property
    def names(self) -> Names:
        """Names of entities in the language."""
        return Names(self.tables["entities"], self.wording)

    def table(self, name: str, **only: str) -> pd.DataFrame:
        """A table's main columns in words; `only` keeps the rows with these values, an empty value keeps all."""
        rows = self.tables[name]
        for column, value in only.items():
            rows = rows[rows[column] == value] if value else rows
        return frames.readable(name, rows, self.wording, self.names)

    def counts(self) -> pd.DataFrame:
        """How many rows each table holds."""
        named = {self.wording(f"notebooks.table.{name}"): len(rows) for name, rows in self.tables.items()}
        return pd.DataFrame({self.wording("notebooks.rows"): named.values()}, index=pd.Index(named.keys()))

    def sentences(self, name: str, documents: int = 0) -> Sentences:
        """Rows of a table in their sentences, from the first `documents` articles, or from all."""
        articles = self.tables["documents"].head(documents) if documents else self.tables["documents"]
        texts = dict(zip(articles["id"], articles["text"], strict=True))
        rows = self.tables[name][self.tables[name]["doc_id"].isin(list(texts))]
        found = []
        for row, label in zip(rows.to_dict("records"), self._labels(name, rows), strict=True):
            text, start, end = texts[row["doc_id"]], int(row["start"]), int(row["end"])
            found.append(Sentence(text, *sentence(text, start, end), (Mark(start, end, name, label),), label))
        return Sentences(found, self.wording, self.wording("notebooks.nothing"))

    def chart(self, name: str, **asked: str) -> Picture | NoPicture:
        """A chart by its name; what is asked of it (`day` of the map) only where it is not empty."""
        return picture(name, dict(self.tables), self.wording, self.charts, **{k: v for k, v in asked.items() if v})

    def _labels(self, name: str, rows: pd.DataFrame) -> list[str]:
        words = frames.readable(name, rows, self.wording, self.names, LABELS[name])
        isolated = ([f"\u2068{w}\u2069" for w in dict.fromkeys(row) if w] for row in words.itertuples(index=False))
        return [self.wording("notebooks.dot").join(row) for row in isolated]


def open_evidence(
    inputs: str | Sequence[str] = "seeds",
    lang: str = "en",
    tables: str = "",
    charts: str = "",
    reference: str = "",
    conflict: str = "",
    lexicon: str | Sequence[str] = "",
) -> Evidence:
    """Evidence from the tables of a run where a folder is named, else from articles or a store; frames display in the language."""
    wording = Wording(lang)
    frames.register(wording)
    saved = located(charts) if charts else None
    if tables:
        return Evidence(border.read(located(tables)), wording, saved)
    words = load(conflict or None, [located(folder) for folder in _several(lexicon)])
    articles = [located(one) for one in _several(inputs)]
    known = load_reference(located(reference)) if reference else None
    found = stored(articles, words)
    if found is None:
        found = extracted(read(articles), words)
    return Evidence(weigh(found, known, words["sides"]), wording, saved)


def _several(given: str | Sequence[str]) -> Sequence[str]:
    return ([given] if given else []) if isinstance(given, str) else given


def located(path: str) -> Path:
    """A path as it is, or from the nearest folder above that has it: notebooks start in their own folder."""
    given = Path(path)
    if given.is_absolute() or given.exists():
        return given
    return next((above / given for above in Path.cwd().parents if (above / given).exists()), given)
