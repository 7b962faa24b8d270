"""The lexicon: words as data, compiled once into a trie over folded words.

Folders of entries stack: the language (`ar`), the conflict, an analyst's own. A TOML file holds `[[entry]]` tables of the
layer that its stem names, a CSV file flat rows of the same columns. What is odd stops the load: an unknown key, a value of
the wrong type, an id or a form twice in one layer.
"""

import csv
import hashlib
import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

import tomli  # the tomllib of Python, compiled: a third of its time

from analysis.collector import paused
from analysis.lexicon.inflection import SHAPES, inflected
from analysis.lexicon.layers import LAYERS, NAMES, Entry, Place
from analysis.lexicon.matching import Pattern
from analysis.lexicon.trie import Trie
from analysis.text.words import split, split_all

Made = TypeVar("Made")
HERE = Path(__file__).parent
OWN = "Name a known one, or give your own folder with --lexicon."
RENAME = "Rename one of the two."
ONCE = "a form once in its layer"
TAKE_OUT = "Take it out of one of the two."
AS_ENTRY = "Write each word as an [[entry]]."
_pattern = tuple.__new__  # a named tuple without the call of its class: patterns are many
_GIVEN = frozenset(("layer", "rule", "where", "file"))  # by where an entry stands, not by the entry
STEMS = {shape: "forms" if shape == "form" else shape for shape in SHAPES}


class LexiconError(ValueError):
    """An entry of the lexicon cannot be used; the message names file and entry, what was seen, what was expected and what to do."""

    def __init__(self, where: str, seen: str, expected: str, advice: str):
        super().__init__(f"{where}: {seen}; expected {expected}. {advice}")


@dataclass(frozen=True)
class Lexicon:
    """All entries of the stacked folders, by layer and id, with the trie that finds them."""

    entries: Mapping[str, Mapping[str, Entry]]
    namesakes: Mapping[tuple[str, ...], tuple[Place, ...]] = field(repr=False)  # places by folded form
    bynames: Mapping[tuple[str, ...], tuple[Any, ...]] = field(repr=False)  # names by folded local form
    trie: Trie = field(repr=False)
    conflict: str | None
    sha256: str
    _derived: dict[Callable[["Lexicon"], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def __getitem__(self, layer: str) -> Mapping[str, Any]:
        """Entries of a layer by id; empty where no folder has the layer."""
        return self.entries.get(layer, {})

    def derived(self, make: Callable[["Lexicon"], Made]) -> Made:
        """What a function makes of all entries, made once for all documents."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return self._derived[make]


def conflicts() -> list[str]:
    """Names of the conflicts that come with the package."""
    return sorted(p.name for p in (HERE / "conflicts").iterdir() if p.is_dir())


def load(conflict: str | None = None, folders: Sequence[Path] = ()) -> Lexicon:
    """Lexicon of the language, of one conflict (all of them when none is named) and of further folders, the last one last.

    A folder that is there already, as one of the package's own, is not read twice.
    """
    if conflict is not None and conflict not in conflicts():
        raise LexiconError(
            "conflict", f"{conflict!r}", f"one of {', '.join(conflicts())}", "Name a known one, or give your own folder with --lexicon."
        )
    named = [conflict] if conflict else conflicts()
    for folder in folders:
        if not Path(folder).is_dir():
            raise LexiconError(str(folder), "no such folder", "a folder of .toml and .csv files", "Check the path given with --lexicon.")
    stacked = [HERE / "ar", *(HERE / "conflicts" / c for c in named)]
    known = {folder.resolve() for folder in stacked}
    stacked += [folder for folder in map(Path, folders) if folder.resolve() not in known]
    with paused(lasting=True):
        return _compiled(tuple(stacked), conflict)


@cache
def _compiled(folders: tuple[Path, ...], conflict: str | None) -> Lexicon:
    entries: dict[str, dict[str, Entry]] = {}
    digest = hashlib.sha256()
    for file in _files(folders):
        digest.update(file.read_bytes())
        for entry in read_file(file):
            _add(entries.setdefault(entry.layer, {}), entry)
    patterns = {layer: _patterns(found.values()) for layer, found in entries.items()}
    namesakes, bynames = _namesakes(entries.get("places", {}).values()), _bynames(entries)
    return Lexicon(entries, namesakes, bynames, Trie(patterns), conflict, digest.hexdigest())


def _namesakes(places: Iterable[Any]) -> dict[tuple[str, ...], tuple[Place, ...]]:
    """Places by each of their folded forms: one name may stand in three countries."""
    found: dict[tuple[str, ...], tuple[Place, ...]] = {}
    known = [(place, form) for place in places for form in place.forms]
    for (place, _), key in zip(known, split_all([form for _, form in known]), strict=True):
        found[key] = (*found.get(key, ()), place)
    return found


def _bynames(entries: Mapping[str, Mapping[str, Entry]]) -> dict[tuple[str, ...], tuple[Any, ...]]:
    """Names by each of their folded local forms: one form may mean an actor of each country at war."""
    found: dict[tuple[str, ...], tuple[Any, ...]] = {}
    for name in (entry for layer in NAMES for entry in entries.get(layer, {}).values()):
        for form in name.local:
            key = split(form)
            found[key] = (*found.get(key, ()), name)
    return found


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(p for p in folder.rglob("*") if p.suffix in (".toml", ".csv"))


def _add(layer: dict[str, Entry], entry: Entry) -> None:
    if entry.id in layer:
        raise LexiconError(
            entry.where, f"id {entry.id!r} is taken by {layer[entry.id].where}", "an id once in its layer", "Rename one of the two."
        )
    layer[entry.id] = entry


def _patterns(entries: Iterable[Entry]) -> list[Pattern]:
    """Surface forms of one layer's entries. A form that is written out wins over one that inflection makes."""
    owners: dict[tuple[str, ...], Pattern] = {}
    nouns: list[Pattern] = []  # written like a verb of their entry: with an article only they can be meant («التراجع»)
    for shape in SHAPES:
        stem = attrgetter(STEMS[shape])
        known = [(entry, word) for entry in entries for word in stem(entry)]
        for (entry, word), as_written in zip(known, split_all([word for _, word in known]), strict=True):
            for forms, pronoun in inflected(shape, word, entry.layer == "takings") if shape != "form" else ((as_written, ""),):
                held = owners.get(forms)
                if held is None:
                    owners[forms] = _pattern(Pattern, (forms, entry, shape, pronoun))
                elif shape == "noun" and held.entry is entry and held.shape == "past" and forms != as_written and _intransitive(entry):
                    owners[forms] = Pattern(forms, entry, shape, pronoun)  # «سيطرتها» is her control, «تقدماً» an advance
                elif forms != as_written:
                    continue
                elif held.entry is entry and held.pronoun:  # «استعادة», not «استعاد» and its «ه»
                    owners[forms] = Pattern(forms, entry, shape, pronoun)
                elif held.entry is entry and shape == "noun" and held.shape in ("past", "present"):
                    nouns.append(Pattern(forms, entry, shape, pronoun))
                elif held.entry is not entry and entry.layer != "places" and (held.shape, shape) != ("local", "local"):
                    raise LexiconError(entry.where, f"form {word!r} is taken by {held.entry.where}", ONCE, TAKE_OUT)
    return [*owners.values(), *nouns]


def _intransitive(entry: Entry) -> bool:
    """Whether a verb takes no object, so that a pronoun at its end can only be that of its noun."""
    joins = getattr(entry, "joins", ())
    return bool(joins) and "object" not in joins


def read_file(file: Path) -> Iterator[Entry]:
    """Entries of one TOML or CSV file of the lexicon."""
    layer = file.stem.split("-")[0]
    kind = LAYERS.get(layer)
    if kind is None:
        raise LexiconError(str(file), f"layer {layer!r}", f"a file named after a layer: {', '.join(LAYERS)}", "Rename the file.")
    rows = _csv_rows(file) if file.suffix == ".csv" else _toml_rows(file)
    path, place, columns = str(file), f"{file.parent.name}/{file.name}", _columns(kind)  # type: ignore[arg-type]
    for number, row in enumerate(rows, 1):
        where = f"{place}, entry {row.get('id', number)!r}"
        yield kind(**_checked(columns, row, where), layer=layer, rule=f"{layer}/{row['id']}", where=where, file=path)


def _toml_rows(file: Path) -> list[dict[str, Any]]:
    try:
        table = tomli.loads(file.read_text(encoding="utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(str(file), str(error), "a TOML file in UTF-8", "Mend the line named.") from None
    if set(table) - {"entry"}:
        raise LexiconError(str(file), f"unknown table {sorted(set(table) - {'entry'})}", "[[entry]] tables only", AS_ENTRY)
    return table.get("entry", [])


def _csv_rows(file: Path) -> Iterator[dict[str, Any]]:
    with open(file, encoding="utf-8-sig", newline="") as lines:
        cells_of = csv.reader(lines)
        header = next(cells_of, [])
        for cells in cells_of:
            if len(cells) > len(header):
                where = f"{file.parent.name}/{file.name}, line {cells_of.line_num}"
                raise LexiconError(where, f"{len(cells)} cells", f"{len(header)} at most", "Put a cell with a comma into quotes.")
            if not cells:  # an empty line
                continue
            row: dict[str, Any] = {key: value for key, value in zip(header, cells, strict=False) if value}
            for key in ("lat", "lon"):
                if key in row:
                    row[key] = float(row[key])
            if "population" in row:
                row["population"] = int(row["population"])
            if "common" in row:
                row["common"] = row["common"] == "true"
            row["forms"] = [row.get("ar", ""), *row.pop("aliases", "").split("|")]
            row["forms"] = list(dict.fromkeys(f.strip() for f in row["forms"] if f.strip()))
            yield row


class _Columns(NamedTuple):
    """What the rows of one layer may and must say."""

    types: Mapping[str, type]  # tuple stands for a list
    needed: frozenset[str]


@cache
def _columns(kind: type[Entry]) -> _Columns:
    hints = {name: _type(hint) for name, hint in get_type_hints(kind).items() if name not in _GIVEN}
    needed = frozenset(f.name for f in fields(kind) if f.name in hints and f.default is f.default_factory)
    return _Columns(hints, needed)


def _type(hint: Any) -> type:
    """The class of the values of a column, which may be empty too."""
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(a for a in get_args(hint) if a is not type(None))
    return get_origin(hint) or hint


def _checked(columns: _Columns, row: dict[str, Any], where: str) -> dict[str, Any]:
    if not row.keys() <= columns.types.keys():
        unknown = sorted(row.keys() - columns.types.keys())
        raise LexiconError(where, f"unknown key {', '.join(unknown)}", f"keys of {', '.join(columns.types)}", "Check the spelling.")
    if not columns.needed <= row.keys():
        missing = sorted(columns.needed - row.keys())
        raise LexiconError(where, f"no {', '.join(missing)}", "a value for it", "Add the key.")
    types = columns.types
    return {key: value if type(value) is types[key] else _typed(value, types[key], where, key) for key, value in row.items()}


def _typed(value: Any, wanted: type, where: str, key: str) -> Any:
    if wanted is tuple:
        if not isinstance(value, list):
            raise LexiconError(where, f"{key} = {value!r}", "a list", "Put it in brackets.")
        return tuple(value)
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, wanted):
        raise LexiconError(where, f"{key} = {value!r}", f"a value of type {wanted.__name__}", "Mend the value.")
    return value
