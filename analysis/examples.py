"""Examples of lexicon entries: what each must match, and must not.

A hit is a sentence that must give a row which names the entry, has the example's `quote` and equals its further keys; a miss is a
sentence in which no row may name the entry.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.document import Document
from analysis.extract import extract
from analysis.extract.reading import read
from analysis.lexicon import Entry, Lexicon

TABLES = ("numbers", "dates", "mentions", "figures", "claims", "control", "unread")
GIVEN = ("text", "quote", "published", "why")  # keys of an example that are no column
STEMS = ("forms", "past", "present", "noun", "participle")
Row = Mapping[str, Any]


def entries(lexicon: Lexicon, folders: Iterable[Path] = ()) -> list[Entry]:
    """Entries that are written as TOML and have words, of some folders alone when given."""
    own = [Path(f).resolve() for f in folders]
    found = (
        e for layer in lexicon.entries.values() for e in layer.values() if e.file.endswith(".toml") and any(getattr(e, s) for s in STEMS)
    )
    return [e for e in found if not own or any(Path(e.file).resolve().is_relative_to(f) for f in own)]


def problems(lexicon: Lexicon, folders: Iterable[Path] = ()) -> Iterator[str]:
    """Whatever the examples of entries do not bear out, a sentence each."""
    for entry in entries(lexicon, folders):
        if not entry.hits:
            yield f"{entry.where}: no [[entry.hits]]; expected a sentence that it must match. Add one with text and quote."
        if not entry.misses:
            yield f"{entry.where}: no [[entry.misses]]; expected a sentence that it must not match. Add one with text and why."
        for example in entry.hits:
            if "quote" not in example:
                yield f"{entry.where}: a hit without a quote; expected the words of the row. Add quote."
            elif not hit(entry, example, lexicon):
                seen = told(entry, example, lexicon)
                yield f"{entry.where}: no row of this sentence names it as the example says: {seen}\n    {example['text']}"
        for example in entry.misses:
            if named(entry, example, lexicon):
                seen = told(entry, example, lexicon)
                yield f"{entry.where}: it is taken in a sentence that it must leave alone: {seen}\n    {example['text']}"


def hit(entry: Entry, example: Row, lexicon: Lexicon) -> bool:
    """Whether a row of the example's sentence is what the example promises."""
    return any(_fits(entry, example, row) for _, row in rows(example["text"], example.get("published"), lexicon))


def named(entry: Entry, example: Row, lexicon: Lexicon) -> list[tuple[str, Row]]:
    """Rows of an example's sentence that name the entry, with the table of each."""
    made = rows(example["text"], example.get("published"), lexicon)
    return [(table, row) for table, row in made if entry.rule in row.get("rules", ())]


def told(entry: Entry, example: Row, lexicon: Lexicon) -> str:
    """The rows that name an entry, with the columns of the example, for a message."""
    keys = ("quote", *(k for k in example if k not in GIVEN))
    shown = [f"{table} {', '.join(f'{k} = {row.get(k)}' for k in keys)}" for table, row in named(entry, example, lexicon)]
    return "; ".join(shown) or "no row names it"


def rows(text: str, published: str | None, lexicon: Lexicon) -> tuple[tuple[str, dict[str, Any]], ...]:
    """All rows of a text with the table of each, and the lines of its layout by what they are; each text is read once."""
    known = lexicon.derived(_known)
    if (text, published) not in known:
        known[text, published] = _rows(text, published, lexicon)
    return known[text, published]


def _known(lexicon: Lexicon) -> dict[tuple[str, str | None], tuple[tuple[str, dict[str, Any]], ...]]:
    """Rows of the examples that a lexicon has read."""
    return {}


def _rows(text: str, published: str | None, lexicon: Lexicon) -> tuple[tuple[str, dict[str, Any]], ...]:
    document = Document(id="example", text=text, sha256="", published=published)
    found = extract(document, lexicon)
    made = [(table, dataclasses.asdict(row)) for table in TABLES for row in getattr(found, table)]
    made += [("entities", dataclasses.asdict(entity)) for entity in found.entities]
    reading = read(document, lexicon)
    for block in reading.layout.blocks:
        line = reading.hits.at("layout", block.first)
        if line and line.entry.kind == block.kind:
            made.append(("layout", {"rules": (line.rule,), "quote": text[block.start : block.end], "kind": block.kind}))
    return tuple(made)


def _equal(seen: Any, wanted: Any) -> bool:
    """Equal, up to rounding and the list type that TOML gives."""
    if isinstance(wanted, float | int) and not isinstance(wanted, bool):
        return isinstance(seen, float | int) and abs(seen - wanted) <= 1e-6 * max(1, abs(wanted))
    return (list(seen) if isinstance(seen, tuple) else seen) == wanted


def _fits(entry: Entry, example: Row, row: Row) -> bool:
    """Whether a row was made by the entry and is what the example expects."""
    if entry.rule not in row.get("rules", ()):
        return False
    if "quote" in example and example["quote"] not in (row.get("quote"), row.get("cue")):
        return False
    return all(_equal(row.get(key), value) for key, value in example.items() if key not in GIVEN)
