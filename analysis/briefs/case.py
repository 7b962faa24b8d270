"""The case of a brief: its rows by id, and how they are spoken of, cited and linked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.briefs.blocks import Run, Text, shown
from analysis.tables import EXTRACTED, dictionaries
from analysis.wording import Wording, messages
from analysis.wording.days import say as say_day
from analysis.wording.names import Names

Row = dict[str, Any]
MANY = 12  # articles beyond which a brief cites them in excerpts and tells the first of everything
# a blank of a sentence that holds runs, not words: controls that no shown text has
RIGHT_TO_LEFT = ("ar", "fa", "ur", "he", "ckb", "ps")
GROUPS = ("actor", "organisation", "side")  # kinds of entities that are many people
_ASIDE = re.compile(r" \([^)]*\)$")
_QUOTED = ("«»", "“”", '""')
_BLANK = re.compile("\x02(\\d+)\x03")


class Case:
    """Tables of one brief with a wording. Citations are counted, so that a quote can lead back to where it was used."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], wording: Wording):
        self.tables = tables
        self.wording = wording
        self._rows: dict[str, list[Row]] = {}
        self.names = Names(tables["entities"], wording)
        self.documents = self.rows("documents")
        self.langs = {d["id"]: d["lang"] for d in self.documents}
        self.order = {d["id"]: i for i, d in enumerate(self.documents, 1)}
        self.by_id = {r["id"]: r for t in EXTRACTED for r in self.rows(t)}
        self.entities = {e["id"]: e for e in self.rows("entities")}
        self.chains = {c: s for s in self.rows("source_chains") for c in s["claim_ids"]}
        self.cited: dict[str, int] = {}
        words = {(n["doc_id"], n["start"]) for n in self.rows("numbers") if n["kind"] == "vague"}
        # figures whose number is a word such as «آلاف»: its bounds in the tables are a convention and are not said
        self.vague = {f["id"] for f in self.rows("figures") if (f["doc_id"], f["number_start"]) in words}

    def rows(self, table: str) -> list[Row]:
        """Rows of a table as dictionaries with the table's name, None where a cell is empty; none for a table that is not there."""
        if table not in self._rows:
            frame = self.tables.get(table)
            self._rows[table] = [] if frame is None else [row | {"table": table} for row in dictionaries(frame)]
        return self._rows[table]

    @property
    def many(self) -> bool:
        """Whether the brief speaks of several articles."""
        return len(self.documents) > 1

    @property
    def long(self) -> bool:
        """Whether the articles are too many to be shown whole: then everything is cut to what matters most, and the rest counted."""
        return len(self.documents) > MANY

    def file(self, table: str) -> Text:
        """Where a table of the run stands beside the brief."""
        path = f"tables/{table}.csv"
        return (Run(path, "file", path),)

    def say(self, name: str, /, **filled: Any) -> Text:
        """A message of briefs.toml as runs; blanks take words, numbers or runs."""
        kept: list[Text] = []
        for key, value in filled.items():
            if isinstance(value, Run | tuple):
                kept.append((value,) if isinstance(value, Run) else value)
                filled[key] = f"\x02{len(kept) - 1}\x03"
            elif isinstance(value, str):
                filled[key] = shown(value)
        parts = _BLANK.split(self.wording(f"briefs.{name}", **filled))
        runs = [kept[int(part)] if i % 2 else (Run(part),) for i, part in enumerate(parts)]
        return tuple(run for text in runs for run in text if run.text)

    def begun(self, text: Text) -> Text:
        """A text as the beginning of a sentence."""
        return self._first(text, str.upper)

    def after_colon(self, text: Text) -> Text:
        """A text as it goes on after a colon."""
        return self._first(text, str.lower)

    def _first(self, text: Text, case: Callable[[str], str]) -> Text:
        """The first letter of a text in capitals or small, where it is our own word and the language knows the difference."""
        if not text or text[0].kind != "plain" or self.wording.lang == "ar":
            return text
        return (replace(text[0], text=case(text[0].text[:1]) + text[0].text[1:]), *text[1:])

    def one(self, *sentences: Text) -> Text:
        """Sentences as one paragraph."""
        return self.join([s for s in sentences if s], "space")

    def lang(self, row: Row | None) -> tuple[str, str]:
        """Language and direction of the document of a row; Arabic where it is not known."""
        lang = (self.langs.get(row["doc_id"]) if row else None) or "ar"
        return lang, "rtl" if lang in RIGHT_TO_LEFT else "ltr"

    def words(self, name: str, /, **filled: Any) -> str:
        """A message of briefs.toml as plain words."""
        return self.wording(f"briefs.{name}", **{k: shown(v) if isinstance(v, str) else v for k, v in filled.items()})

    def known(self, kind: str, code: str | None) -> str | None:
        """What a code is called, None where there is no word for it."""
        return self.wording.term(kind, code) if code and f"terms.{kind}.{code}" in messages() else None

    def join(self, parts: list[Text], name: str = "and") -> Text:
        """Texts as one list, with an "and" as the language has it; or with another separator of briefs.toml's `list`."""
        if name == "and":
            between = [
                Run(self.words("list.and" if len(parts) == 2 else "list.last" if i == len(parts) - 1 else "list.next"))
                for i in range(1, len(parts))
            ]
        else:
            between = [Run(self.words(f"list.{name}"))] * (len(parts) - 1)
        pieces = [*parts[:1], *((sep, *part) for sep, part in zip(between, parts[1:], strict=True))]
        return tuple(run for piece in pieces for run in piece)

    def label(self, row_id: str) -> str:
        """Short name of a row: its id within the document, after the document's number where there are several."""
        doc, _, local = row_id.rpartition(":")
        return f"{self.order[doc]}·{local}" if self.many and doc in self.order else local

    def anchor(self, row_id: str) -> str:
        """Anchor of a row's quote in its source text."""
        doc, _, local = row_id.rpartition(":")
        return f"d{self.order.get(doc, 0)}-" + re.sub("[^A-Za-z0-9]+", "-", local)

    def refs(self, *row_ids: str | None) -> Text:
        """Links to the quotes of rows, as [F4, F5]; nothing for rows that are not there."""
        known = list(dict.fromkeys(i for i in row_ids if i and i in self.by_id))
        runs: list[Run] = []
        for row_id in known:
            anchor = self.anchor(row_id)
            count = self.cited[anchor] = self.cited.get(anchor, 0) + 1
            runs += [Run(" "), Run(self.label(row_id), "ref", anchor, f"use-{anchor}-{count}")]
        return tuple(runs)

    def quote(self, text: str | None) -> Text:
        """Words of an article in the quotation marks of the brief's language."""
        opening, closing = self.words("list.open"), self.words("list.close")
        return (Run(f"{opening}{_bare(shown(text or '').strip())}{closing}", "quote"),)

    def day(self, edtf: str | None) -> str:
        """A date in words; empty when there is none."""
        return say_day(edtf, self.wording) if edtf else ""

    def name(self, entity_id: str | None) -> str:
        """Name of an entity."""
        return shown(self.names.of(entity_id))

    def named(self, entity_id: str | None) -> Text:
        """Name of an entity; as the article's words where this language has no name for it."""
        return self.quote(self.names.of(entity_id)) if self.names.arabic(entity_id) else (Run(self.name(entity_id)),)

    def speaking(self, entity_id: str | None) -> Text:
        """Name of one who speaks, within a sentence: armies and governments with their article."""
        named = self.named(entity_id)
        group = self.entities.get(entity_id or "", {}).get("kind") in GROUPS and named[0].kind == "plain"
        return (replace(named[0], text=self._with_article(named[0].text)),) if group else named

    def passer(self, entity_id: str, outlet: str | None) -> Text:
        """Name of one who passed words on; the outlet by the name that its articles bear, where no list names it."""
        name = self.name(entity_id)
        return (Run(name),) if name == shown(outlet or "") else self.named(entity_id)

    def side(self, side: str | None) -> str:
        """Name of a side within a sentence; several are joined with '+'."""
        return " + ".join(map(self._one_side, side.split("+"))) if side else ""

    def _one_side(self, side: str) -> str:
        return self._with_article(shown(self.names.side(side)))

    def _with_article(self, name: str) -> str:
        takes = self.words("side.definite").split()
        last = _ASIDE.sub("", name).rpartition(" ")[2].lower()
        return self.words("side.the", name=name) if last in takes and not name.startswith("the ") else name


def _bare(words: str) -> str:
    """Words without the marks of the article's own quotation where those hold them all: they get the brief's."""
    inside = words[1:-1].strip()
    whole = words[:1] + words[-1:] in _QUOTED and inside and not any(mark in inside for mark in words[:1] + words[-1:])
    return inside if whole else words
