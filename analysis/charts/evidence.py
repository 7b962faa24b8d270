"""The tables as a chart reads them: rows with names, numbers and days in the words of one language."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.charts import palette
from analysis.charts.label import ODD, plain, unshaped
from analysis.edtf import bounds
from analysis.tables import dictionaries
from analysis.wording import Wording, messages
from analysis.wording.days import say
from analysis.wording.names import Names

Row = dict[str, Any]
TOLD = 150  # lines of a chart's description
SIDE_COLUMNS = {
    "control_spells": ("holder",),
    "force_ratios": ("attackers_side", "defenders_side"),
    "figures": ("side",),
}


class Shared(dict[str, pd.DataFrame]):
    """Tables that several charts read: whatever one has made of them is there for the next."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        super().__init__(tables)
        self.read: dict[str, list[Row]] = {}


class Evidence:
    """The tables of a run, read for one chart."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], wording: Wording) -> None:
        self.tables = tables
        self.wording = wording
        self._read: dict[str, list[Row]] = tables.read if isinstance(tables, Shared) else {}

    def rows(self, table: str) -> list[Row]:
        """Rows of a table in order, nothing as None and every text as it can be drawn; none where the table is missing."""
        if table not in self._read:
            frame = self.tables.get(table)
            records = [] if frame is None else dictionaries(frame)
            self._read[table] = [{k: _drawable(v) for k, v in row.items()} for row in records]
        return [dict(row) for row in self._read[table]]

    # words

    def words(self, name: str, /, **filled: object) -> str:
        """A message of the charts."""
        return self.wording(f"charts.{name}", **filled)

    def known(self, kind: str, code: str | None) -> str | None:
        """What a code is called; None where there is no word for it."""
        return self.wording.term(kind, code) if code and f"terms.{kind}.{code}" in messages() else None

    def term(self, kind: str, code: str | None) -> str:
        """What a code is called, or the code as words."""
        return self.known(kind, code) or (code or "").replace("_", " ")

    def dotted(self, *parts: str | None) -> str:
        """Parts of a line with dots between them, empty ones left out."""
        return " · ".join(p for p in parts if p)

    def described(self, title: str, subtitle: str, lines: Iterable[str], footer: str) -> str:
        """A chart as text for those who hear it; of very many lines the first, and how many more the table has."""
        told = [line for line in lines if line]
        more = [self.words("count.more", n=len(told) - TOLD)] if len(told) > TOLD else []
        return "\n".join(line for line in (title, subtitle, *told[:TOLD], *more, footer) if line)

    def join(self, parts: Iterable[str]) -> str:
        """Things named one after the other."""
        return self.words("list.comma").join(dict.fromkeys(p for p in parts if p))

    def quoted(self, words: str) -> str:
        """Words of the article in quotation marks."""
        return self.words("list.quoted", words=words)

    # numbers and days

    def number(self, n: float) -> str:
        """A number as it is written; with its digits, so that it stands alone without a noun."""
        words = self.wording.number(n)
        return words if any(c.isdigit() for c in words) else f"{n:,.0f}"

    def amount(self, row: Row, prefix: str = "", of: str = "") -> str:
        """A number, and of what, with the bounds that its words give; the framing words of the article in quotation marks."""
        low, best, high, bound = (row.get(f"{prefix}{k}") for k in ("low", "best", "high", "bound"))
        if best is None and low is not None and high is not None and low != high:
            bound = None
            text = f"{self.words('amount.range', low=self.number(low), high=self.number(high))} {of}".strip()
        else:
            n = best if best is not None else low if low is not None else high
            if n is None:
                return ""
            text = f"{self.number(n)} {of}".strip()
        if row.get(f"{prefix}approx"):
            text = self.words("amount.about", n=text)
        if bound and f"charts.amount.{bound}" in messages():
            text = self.words(f"amount.{bound}", n=text)
        framing = [self.quoted(w) for w in map(self._framing, row.get(f"{prefix}words") or row.get("qualifiers") or ()) if w]
        return self.words("amount.framed", n=text, words=" ".join(dict.fromkeys(framing))) if framing else text

    def counted(self, figure_id: str | None) -> str:
        """What a figure counts, in the words of the article and so in Arabic alone; with the «من» that stands before it there."""
        figure = self.figures.get(figure_id or "")
        if figure is None or not figure["counted"] or self.wording.lang != "ar":
            return ""
        part_of = f"من {figure['counted']}"
        return part_of if part_of in figure["quote"] else figure["counted"]

    @cached_property
    def figures(self) -> dict[str, Row]:
        """Figures by id."""
        return {f["id"]: f for f in self.rows("figures")}

    @cached_property
    def vague(self) -> set[str]:
        """Figures whose number is a word such as «آلاف»: its bounds in the tables are a convention, and are neither drawn nor said."""
        words = {(n["doc_id"], n["start"]) for n in self.rows("numbers") if n["kind"] == "vague"}
        return {f["id"] for f in self.rows("figures") if (f["doc_id"], f["number_start"]) in words}

    def times(self, n: int) -> str:
        """How often, in words up to ten."""
        return self.wording(f"briefs.times.{n}") if n <= 10 else self.wording("briefs.times.more", n=n)

    def day(self, edtf: str | None) -> str:
        """A date in words, never more exact than it is; empty when there is none."""
        return say(edtf, self.wording) if edtf else ""

    def span(self, days: Iterable[str | None]) -> str:
        """The first and the last of some dates."""
        known = sorted({d for d in days if d})
        if not known:
            return ""
        whole = (bounds(known[0])[0], bounds(known[-1])[1])
        if known[0] == known[-1] or None in whole:
            first, last = self.day(known[0]), self.day(known[-1])
            return first if first == last else self.words("list.range", first=first, last=last)
        return self.day(f"{whole[0]}/{whole[1]}")

    # names

    @cached_property
    def names(self) -> Names:
        """Names of the run's entities."""
        return Names(self.tables.get("entities", pd.DataFrame()), self.wording)

    @cached_property
    def entities(self) -> dict[str, Row]:
        """Entities by id."""
        return {e["id"]: e for e in self.rows("entities")}

    def name(self, entity_id: str | None) -> str:
        """Name of an entity in the chart's language; empty where it is not known."""
        return unshaped(plain(self.names.of(entity_id))) if entity_id in self.entities else ""

    def side(self, side: str | None) -> str:
        """Name of a side, or of two joined ones; the side's code as words where no list names it."""
        return unshaped(plain(self.names.side(side))).replace("_", " ") if side else self.words("side.unknown")

    def place(self, place_id: str | None, words: str | None, part: str | None = None) -> str:
        """Name of a place with the part that is meant."""
        named = self.name(place_id)
        if not part or not named:
            return named or words or ""  # the article's words name the part themselves
        key = f"briefs.part.{part}"
        return self.wording(key if key in messages() else "briefs.part.other", place=named)

    def outlet(self, outlet: str | None) -> str:
        """Name of an outlet: of the medium of that name, if the run knows one."""
        medium = next((e for e in self.entities.values() if e["kind"] == "medium" and e["ar"] == outlet), None)
        return self.name(medium["id"]) if medium else outlet or ""

    @cached_property
    def colours(self) -> dict[str, str]:
        """Colour of every side of the run, fixed for those that a list names."""
        listed = [e for e in self.entities.values() if e["kind"] == "side"]
        used = [s for t, columns in SIDE_COLUMNS.items() for row in self.rows(t) for c in columns if (s := _first(row.get(c)))]
        first = list(dict.fromkeys(used))
        named = {e["id"]: e.get("colour") for e in listed} | {s: self.names.colour(s) for s in first}
        return palette.colours([*first, *(e["id"] for e in listed if e["id"] not in first)], named)

    def colour(self, side: str | None) -> str:
        """Colour of a side; of the first of two joined ones; grey of nobody."""
        return self.colours.get(_first(side) or "", palette.MARK)

    # origins and documents

    @cached_property
    def chains(self) -> dict[str, Row]:
        """Source chains by id."""
        return {c["id"]: c for c in self.rows("source_chains")}

    @cached_property
    def carriers(self) -> dict[str, Row]:
        """Source chains by the claims that rest on them; of several of one claim the first."""
        return {claim: chain for chain in reversed(self.chains.values()) for claim in chain["claim_ids"]}

    @cached_property
    def own(self) -> dict[str, Row]:
        """By document, the chain that speaks in its own voice."""
        return {c["doc_id"]: c for c in self.chains.values() if c["origin_kind"] == "article_voice"}

    @cached_property
    def voices(self) -> dict[str, Row]:
        """By group, the chain that speaks in an article's own voice, of the article published first: others copied it."""
        published = {d["id"]: d["published"] or "~" for d in self.rows("documents")}
        spoken = (c for c in self.chains.values() if c["origin_kind"] == "article_voice")
        found: dict[str, Row] = {}
        for chain in sorted(spoken, key=lambda c: (published.get(c["doc_id"], "~"), c["doc_id"])):
            found.setdefault(chain["group"], chain)
        return found

    def origin(self, chain: Row | None) -> str:
        """Name of the origin of a chain; the article itself in its own voice, or of several articles the outlet."""
        if chain is None:
            return ""
        if chain["origin_kind"] == "article_voice":
            if not self.many:
                return self.words("source.voice")
            outlet = self.outlet(chain["outlet"])
            return self.words("source.own_voice", outlet=outlet) if outlet else self.words("source.unknown_voice")
        return self.name(chain["origin_id"]) or self.quoted(chain["origin"])

    def via(self, chain: Row | None) -> str:
        """Through whom a chain came, its origin and the outlet left out."""
        path = chain["path"][:-1] if chain else ()
        return self.join(self.name(e) for e in path if e != (chain or {}).get("origin_id"))

    @cached_property
    def many(self) -> bool:
        """Whether there are several documents."""
        return len(self.rows("documents")) > 1

    @cached_property
    def published(self) -> list[str]:
        """Days of publication, ISO, in order, each once."""
        return sorted({d["published"][:10] for d in self.rows("documents") if d["published"]})

    def source_line(self) -> str:
        """Outlets, days and number of the documents, and that these are claims."""
        documents = self.rows("documents")
        outlets = list(dict.fromkeys(o for d in documents if (o := self.outlet(d["outlet"]))))
        named = self.join(outlets) if len(outlets) <= 3 else self.words("count.outlets", n=len(outlets))
        count = self.words("count.articles", n=len(documents))
        days = self.span(self.published) or self.words("source.undated")
        return self.dotted(
            self.words("source.of", source=self.join([named or self.words("source.no_outlet"), days])), count, self.words("source.claims")
        )

    def _framing(self, word: str) -> str | None:
        return self.known("framing", word)


def first_few(rows: list[Row], most: int, rank: Callable[[Row], Any] = lambda row: 0) -> tuple[list[Row], int]:
    """The rows of the best rank in their own order, at most so many, and how many are left to the table."""
    best = sorted(range(len(rows)), key=lambda i: (rank(rows[i]), i))[:most]
    return [rows[i] for i in sorted(best)], len(rows) - len(best)


def _first(side: str | None) -> str | None:
    return side.split("+")[0] if side else None


def _drawable(value: Any) -> Any:
    """A value whose texts can be drawn: the words of a source without marks that steer, and as they are typed."""
    if isinstance(value, str):
        return unshaped(plain(value)) if ODD.search(value) else value
    return tuple(_drawable(str(v)) for v in value) if isinstance(value, tuple) else value
