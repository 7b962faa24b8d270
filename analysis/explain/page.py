"""An explanation as lines for a terminal: one Arabic string a line, last on its line, so that no terminal mixes it up."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.briefs.blocks import shown
from analysis.explain import Explained, Explanation
from analysis.explain.reasons import Reason
from analysis.explain.unclaimed import Unclaimed
from analysis.wording import Wording, messages

OPEN, CLOSE = "⟦", "⟧"
REACH = 160  # code points of a sentence shown on either side of the words explained


def page(explanation: Explanation, wording: Wording) -> Iterator[str]:
    """Lines of an explanation: its rows by table, then what is no row."""
    about = explanation.document
    basis = about.conflict_basis or "none"
    yield wording(f"explain.document.{basis}", id=shown(about.id), conflict=wording.term("conflict", about.conflict))
    yield ""
    for row in explanation.rows:
        yield from _row(explanation, row, wording)
    if explanation.unclaimed:
        yield wording("explain.unclaimed")
        yield ""
    for left in explanation.unclaimed:
        yield from _unclaimed(explanation, left, wording)


def _row(explanation: Explanation, row: Explained, wording: Wording) -> Iterator[str]:
    yield f"{row.table} {row.id}  [{row.start}:{row.end}]"
    yield f"    {_marked(explanation.document.text, row)}"
    for name, value in row.columns.items():
        told = [_plain(v) for v in (value if isinstance(value, tuple | list) else (value,))]
        yield f"    {name:<11} {told[0]}"
        yield from (f"    {'':<11} {more}" for more in told[1:])
    if row.reasons:
        yield f"  {wording('explain.because')}"
        yield from _reasons(row.reasons, wording)
    for named in row.named:
        yield f"  {wording('explain.from_words', column=named.column, row=named.id, place=wording(f'explain.place.{named.place}'))}"
        yield f"    {shown(named.words)}"
    yield ""


def _plain(value: object) -> str:
    """A value as it may be shown; a whole number without its decimal point."""
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else f"{value:.0f}" if isinstance(value, float) else shown(value)


def _unclaimed(explanation: Explanation, left: Unclaimed, wording: Wording) -> Iterator[str]:
    yield f"{wording(f'explain.kind.{left.kind}')} {left.id}  [{left.start}:{left.end}]"
    yield f"    {_marked(explanation.document.text, left)}"
    yield f"  {wording(f'explain.why.{left.why}')}"
    if left.holder:
        yield f"  {wording('explain.held', row=left.holder)}"
    for blank, words in left.blanks.items():
        if words:
            yield f"  {wording(f'explain.words.{blank}')}"
            yield f"    {shown(words)}"
    if left.near:
        yield f"  {wording('explain.near')}"
        yield from _reasons(left.near, wording)
    elif left.kind in ("number", "quotation") and left.blanks:
        yield f"  {wording('explain.nothing_near')}"
    if f"explain.add.{left.why}" in messages():
        yield f"  {wording(f'explain.add.{left.why}')}"
    yield ""


def _reasons(found: Iterable[Reason], wording: Wording) -> Iterator[str]:
    rows = [
        (r.rule, _source(r, wording), "" if r.place in ("row", None) else wording(f"explain.place.{r.place}"), r.words or "") for r in found
    ]
    wide = [max((len(row[i]) for row in rows), default=0) for i in range(3)]
    for rule, source, place, words in rows:
        yield f"    {rule:<{wide[0]}}  {source:<{wide[1]}}  {place:<{wide[2]}}  {shown(words)}".rstrip()


def _source(reason: Reason, wording: Wording) -> str:
    """File and line of an entry, seen from where the command was given."""
    if reason.file is None:
        return wording("explain.of_code")
    path = Path(reason.file)
    here = Path.cwd()
    told = path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
    return told if reason.line is None else f"{told}:{reason.line}"


def _marked(text: str, row: Explained | Unclaimed) -> str:
    """The sentence of a row with the row's words between marks, on one line."""
    low, high = max(row.sentence_start, row.start - REACH), min(row.sentence_end, row.end + REACH)
    before, after = shown(text[low : row.start]).lstrip(), shown(text[row.end : high]).rstrip()
    head, tail = "…" if low > row.sentence_start else "", "…" if high < row.sentence_end else ""
    return f"{head}{before}{OPEN}{shown(text[row.start : row.end])}{CLOSE}{after}{tail}"
