"""The source articles: their words in order, each row's quote marked, what was read beside it."""

from bisect import insort
from dataclasses import dataclass, replace

from analysis.briefs.amounts import context, figure_words
from analysis.briefs.attribution import source
from analysis.briefs.blocks import Article, Mark, Note, Passage, Run, Text, shown
from analysis.briefs.case import Case, Row
from analysis.briefs.excerpts import begins, ends, excerpts
from analysis.briefs.places import place
from analysis.weigh.rows import happened

DONE_BY = ("holds", "advance", "contested", "encircled", "besieged", "buffer_zone")  # nothing passes to a side in these
MARKED = ("figures", "claims", "control", "unread")


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    start: int
    outer: int  # minus the end: the longer piece holds the shorter
    row: str
    first: bool = True
    last: bool = True


def articles(case: Case) -> list[Article]:
    """Every article with its marks; of many articles the words that the brief cites with what stands round them."""
    rows: dict[str, list[Row]] = {d["id"]: [] for d in case.documents}
    for row in case.by_id.values():
        if row["table"] in MARKED and row["doc_id"] in rows:
            rows[row["doc_id"]].append(row)
    if case.long:
        rows = {name: [r for r in held if case.anchor(r["id"]) in case.cited] for name, held in rows.items()}
    return [_article(case, d, rows[d["id"]]) for d in case.documents if rows[d["id"]] or not case.long]


def byline(case: Case, document: Row) -> Text:
    """Outlet, author and day of publication of an article."""
    parts = [(Run(shown(document["outlet"])),) if document["outlet"] else case.say("byline.no_outlet")]
    parts += [(Run(shown(document["author"])),)] if document["author"] else []
    return case.join([*parts, published(case, document)], "dot")


def published(case: Case, document: Row) -> Text:
    """Day of publication, machine-readable too; said to be unknown where it is."""
    day = (document["published"] or "")[:10]
    return (Run(case.day(day), "time", day),) if day else case.say("byline.no_date")


def _article(case: Case, document: Row, rows: list[Row]) -> Article:
    text = document["text"]
    ranges = excerpts(text, [(r["start"], r["end"]) for r in rows]) if case.long else _lines(text)
    passages = [_passage(case, text, start, end, rows) for start, end in ranges]
    lang, direction = case.lang({"doc_id": document["id"]})
    title = shown(document["title"] or case.words("byline.untitled"))
    numbered = f"{case.order[document['id']]}. {title}" if case.many else title
    return Article(f"d{case.order[document['id']]}", numbered, byline(case, document), lang, direction, tuple(passages))


def _lines(text: str) -> list[tuple[int, int]]:
    """Ranges of the lines that have words, without their line ends."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words)
            found.append((start, start + len(words)))
        at += len(line)
    return found


def _passage(case: Case, text: str, start: int, end: int, rows: list[Row]) -> Passage:
    inside = [r for r in rows if r["start"] < end and r["end"] > start]
    pieces = sorted(_Piece(max(r["start"], start), -min(r["end"], end), r["id"], r["start"] >= start, r["end"] <= end) for r in inside)
    begun = sorted((r for r in inside if r["start"] >= start), key=lambda r: r["start"])
    before = () if not case.long or begins(text, start) else (Run("… "),)
    after = () if not case.long or ends(text, end) else (Run(" …"),)
    return Passage((*before, *_tree(case, text, start, end, pieces), *after), tuple(_note(case, r) for r in begun))


def _tree(case: Case, text: str, start: int, end: int, pieces: list[_Piece]) -> tuple[Run | Mark, ...]:
    """Nested marks of a range; a piece that crosses the end of another is cut there and goes on after it."""
    found: list[Run | Mark] = []
    waiting = list(reversed(pieces))
    while waiting:
        outer = waiting.pop()
        if outer.start > start:
            found.append(Run(shown(text[start : outer.start])))
        start = -outer.outer
        inner = []
        while waiting and waiting[-1].start < start:
            piece = waiting.pop()
            crosses = -piece.outer > start
            inner.append(replace(piece, outer=-start, last=False) if crosses else piece)
            if crosses:
                insort(waiting, replace(piece, start=start, first=False), key=lambda p: (-p.start, -p.outer))
        row = case.by_id[outer.row]
        found.append(
            Mark(
                case.anchor(outer.row) if outer.first else "",
                case.label(outer.row) if outer.last else "",
                row["table"],
                f"note-{case.anchor(outer.row)}",
                _tree(case, text, outer.start, start, sorted(inner)),
            )
        )
    return (*found, Run(shown(text[start:end]))) if start < end else tuple(found)


def _note(case: Case, row: Row) -> Note:
    anchor = case.anchor(row["id"])
    text = {"figures": _figure, "claims": _claim, "control": _control, "unread": _unread}[row["table"]](case, row)
    if row.get("same_as") in case.by_id:
        text += case.say("note.repeats", row=case.label(row["same_as"]))
    return Note(f"note-{anchor}", case.label(row["id"]), row["table"], anchor, text, f"use-{anchor}-1" if anchor in case.cited else None)


def _figure(case: Case, row: Row) -> Text:
    told = case.say("note.figure", what=figure_words(case, row, quoted=False), context=context(case, row))
    return told if happened(row) else told + case.say("note.unreal", status=case.wording.term("figure_status", row["status"]))


def _claim(case: Case, row: Row) -> Text:
    return case.say("note.claim", source=source(case, row), certainty=case.wording.term("certainty", row["certainty"]))


def _control(case: Case, row: Row) -> Text:
    sides = {k: case.side(row[k]) for k in ("from_side", "to_side") if row[k]}
    form = "_".join(k.removesuffix("_side") for k in sides)
    if row["type"] in DONE_BY and row["to_side"]:
        form = "by_against" if row["from_side"] else "by"
    date = case.say("figures.date", date=case.day(row["edtf"])) if case.day(row["edtf"]) else ()
    return case.say(
        "note.control",
        type=case.wording.term("control_type", row["type"]),
        place=place(case, row["place_id"], row["place"], row["part"]),
        sides=case.say(f"note.{form}", **sides) if sides else (),
        date=date,
        status=case.wording.term("control_status", row["status"]),
    )


def _unread(case: Case, row: Row) -> Text:
    return case.say("note.unread", why=case.wording.term("unread", row["why"]))
