"""Why the rows of a document are what they are, and why its other numbers and quotations are no rows.

    explanation = explain(document, lexicon)

This is how a lexicon is debugged: each row with the rules that made it, the words that each rule took, and the file and line of
its entry; each number and quotation that no row holds with the reason, the known words near it, and what to add.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from analysis.document import Document
from analysis.explain.reasons import Mentioned, Named, Reason, named, reasons
from analysis.explain.unclaimed import Unclaimed, unclaimed
from analysis.extract import Extraction, extract
from analysis.extract.reading import Reading, read
from analysis.lexicon import Lexicon

# what is told of the rows of each table, in this order; every other column stays in the record
COLUMNS = {
    "figures": ("low", "best", "high", "bound", "approx", "category", "unit", "side", "actor_id", "role", "scope", "place_id", "edtf",
                "status", "claim_id", "same_as", "versus", "counted"),
    "claims": ("certainty", "polarity", "mode", "topic", "edtf", "same_as", "speaker_id", "chain", "cue", "source", "content"),
    "control": ("type", "status", "from_side", "to_side", "place_id", "edtf", "n_places", "claim_id", "same_as", "cue", "place"),
    "dates": ("kind", "edtf", "anchor"),
    "mentions": ("kind", "entity_id"),
}  # fmt: skip

UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True)
class Explained:
    """A row of a table, text[start:end], the rules that made it and the words of others that it rests on."""

    table: str
    id: str
    start: int
    end: int
    quote: str
    sentence_start: int
    sentence_end: int
    columns: Mapping[str, Any]
    reasons: tuple[Reason, ...]
    named: tuple[Named, ...]


@dataclass(frozen=True)
class Explanation:
    """A document, its rows explained, and what is no row."""

    document: Document
    rows: tuple[Explained, ...]
    unclaimed: tuple[Unclaimed, ...]

    def record(self) -> dict[str, Any]:
        """The explanation as plain values, ready for JSON."""
        rows, left = [asdict(r) for r in self.rows], [asdict(u) for u in self.unclaimed]
        return {"id": self.document.id, "conflict": self.document.conflict, "rows": rows, "unclaimed": left}

    def only(self, row: str | None = None, table: str | None = None) -> "Explanation":
        """The explanation of one row, by its id, or of one table; UNCLAIMED is the table of what is no row."""
        plain = row.removeprefix(f"{self.document.id}:") if row else None
        rows = tuple(r for r in self.rows if plain in (None, r.id) and table in (None, r.table))
        left = tuple(u for u in self.unclaimed if plain in (None, u.id) and table in (None, UNCLAIMED))
        return Explanation(self.document, rows, left)

    def ids(self) -> list[str]:
        """Ids of everything that is explained."""
        return [r.id for r in self.rows] + [u.id for u in self.unclaimed]


def explain(document: Document, lexicon: Lexicon) -> Explanation:
    """Everything that can be told of how a document was read."""
    found = extract(document, lexicon)
    reading = read(document, lexicon)
    return Explanation(found.document, tuple(_rows(reading, found)), tuple(unclaimed(reading, found)))


def _rows(reading: Reading, found: Extraction) -> Iterator[Explained]:
    mentioned, numbers = Mentioned(found), {n.start: n for n in reversed(found.numbers)}
    for table, shown in COLUMNS.items():
        for row in getattr(found, table):
            columns = {name: value for name in shown if (value := getattr(row, name)) not in (None, (), False)}
            yield Explained(
                table,
                row.id,
                row.start,
                row.end,
                row.quote,
                *sentence(reading, row.start, row.end),
                columns,
                tuple(reasons(reading, row.start, row.end, _rules(numbers.get(row.number_start) if table == "figures" else None, row))),
                tuple(named(reading, mentioned, row, table == "dates")),
            )


def _rules(number: Any, row: Any) -> tuple[str, ...]:
    """Rules of a row; those of its number too, for a figure."""
    return tuple(dict.fromkeys((*(number.rules if number else ()), *row.rules)))


def sentence(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence, or of the line, that holds text[start:end]."""
    word = reading.words.first_at(start)
    held = reading.sentence_at(word) or reading.block_at(word)
    return (min(start, held.start), max(end, held.end)) if held else (start, end)
