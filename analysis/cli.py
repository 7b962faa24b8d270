"""The command line: `python -m analysis`. Each command is a light wrapper on one function of the library."""

import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from analysis.document import Unreadable
from analysis.options import Columns, Conflict, Inputs, Lexicons, Outlet, Published
from analysis.outcome import Outcome
from analysis.store.commands import commands as of_stores

# what is slow to import is imported by the command that needs it
app = typer.Typer(
    help="Arabic war reporting, turned into evidence: figures, claims, control of places; charts and briefs in Arabic and English.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
USAGE = 2  # the parser's exit code for an unknown option or a missing argument: bad configuration

app.add_typer(of_stores)


def main() -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(prog_name="python -m analysis")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        return Outcome.CONFIGURATION if code == USAGE else code
    return Outcome.OK


@app.command()
def extract(
    inputs: Inputs = None,
    conflict: Conflict = None,
    lexicon: Lexicons = None,
    published: Published = None,
    outlet: Outlet = None,
    columns: Columns = None,
) -> None:
    """Print what is found in each article: one JSON object a line."""
    import json

    from analysis.quarantine import extractions
    from analysis.read import Known, read

    words, fields = _words(conflict, lexicon, published), _fields(columns)
    good = bad = 0
    for one in extractions(read(inputs or ["seeds"], Known(published=published, outlet=outlet), fields), words):
        if isinstance(one, Unreadable):
            bad += 1
            tell(one)
        else:
            good += 1
            print(json.dumps(one.record(), ensure_ascii=False))
    raise typer.Exit(Outcome.OK if not bad else Outcome.PARTIAL if good else Outcome.FAILED)


@app.command()
def run(
    inputs: Inputs = None,
    store: Annotated[Path | None, typer.Option(metavar="DIR", help="A store that `watch` keeps, instead of INPUT.")] = None,
    lang: Annotated[list[str] | None, typer.Option(metavar="ar|en", help="Language; may be given again.", show_default="both")] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder that runs are published in.")] = Path("figures"),
    assignments: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter; an unknown one lists them all.")
    ] = None,
    reference: Annotated[str, typer.Option(metavar="FILE", help="JSON file of an analyst's further reports.", show_default=False)] = "",
    conflict: Conflict = None,
    lexicon: Lexicons = None,
    published: Published = None,
    outlet: Outlet = None,
    columns: Columns = None,
    if_new: Annotated[
        bool, typer.Option("--if-new", help="Do nothing when nothing has changed since the latest run (exit code 4).")
    ] = False,
    keep: Annotated[int | None, typer.Option(min=1, help="How many published runs to keep.", show_default="all of them")] = None,
    engine: Annotated[str, typer.Option(metavar="isnad|nbclient", help="What executes the notebooks.")] = "isnad",
    timeout: Annotated[float, typer.Option(min=1, help="Seconds that a cell of a notebook may run.")] = 600,
    log: Annotated[str, typer.Option(metavar="text|json", help="How the steps are told on standard error.")] = "text",
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object, for hooks.")] = False,
) -> None:
    """Make briefs, charts and tables of articles and publish them as one folder."""
    from analysis.run.command import carry_out
    from analysis.run.parameters import Settings
    from analysis.store import is_store

    if store is not None and (inputs or not is_store([store])):
        refuse(f"--store {store}: {'INPUT beside it' if inputs else 'no store'}; expected a folder that `watch` has filled, alone.")
    settings = Settings(
        inputs=(str(store),) if store else tuple(inputs or Settings().inputs),
        langs=tuple(dict.fromkeys(lang or Settings().langs)),
        lexicon=tuple(map(str, lexicon or ())),
        reference=reference,
        conflict=conflict or "",
        published=published or "",
        outlet=outlet or "",
        columns=columns or "",
    )
    options = {"out": out, "engine": engine, "timeout": timeout, "if_new": if_new, "keep": keep}
    raise typer.Exit(carry_out(settings, assignments or [], log=log, as_json=as_json, **options))


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(help="Hand-made gold of a document (JSON).", show_default=False)],
    record: Annotated[Path, typer.Argument(help="Output of `extract`; the record of the gold's document is taken.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON after the table.")] = False,
) -> None:
    """Measure an extraction against hand-made gold."""
    import json

    from analysis.score import numbers, table
    from analysis.score import score as measure

    truth = _objects(gold, whole=True)[0]
    records = _objects(record)
    names = truth.get("sha256"), (truth.get("document") or {}).get("id")
    fits = [r for r in records if r.get("sha256") == names[0] or r.get("id") == names[1]] or (records if len(records) == 1 else [])
    if not fits:
        refuse(f"{record}: no record of the gold's document; expected one with sha256 {names[0]}. Extract the document of {gold}.")
    measures = measure(truth, fits[0])
    print(table(measures))
    if as_json:
        print(json.dumps(numbers(measures)))


@app.command()
def explain(
    inputs: Inputs = None,
    row: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this row: F1, C3, E2, D4, M5, N6, U7 or Q8.", show_default="all")
    ] = None,
    table: Annotated[
        str | None, typer.Option(help="Only this table: figures, claims, control, dates, mentions or unclaimed.", show_default="all")
    ] = None,
    lang: Annotated[str, typer.Option(metavar="ar|en", help="Language of the explanation.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object an article instead.")] = False,
    conflict: Conflict = None,
    lexicon: Lexicons = None,
    published: Published = None,
    outlet: Outlet = None,
    columns: Columns = None,
) -> None:
    """Tell for each row the rules and words that made it, and for each other number and quotation why it is none."""
    import json

    from analysis.explain import COLUMNS, UNCLAIMED
    from analysis.explain import explain as tell_why
    from analysis.explain.page import page
    from analysis.read import Known, read
    from analysis.wording import LANGUAGES, Wording

    if lang not in LANGUAGES:
        refuse(f"--lang {lang!r}: expected one of {', '.join(LANGUAGES)}.")
    if table not in (None, UNCLAIMED, *COLUMNS):
        refuse(f"--table {table!r}: expected one of {', '.join((*COLUMNS, UNCLAIMED))}.")
    words, fields = _words(conflict, lexicon, published), _fields(columns)
    good = bad = 0
    known: list[str] = []
    for one in read(inputs or ["seeds"], Known(published=published, outlet=outlet), fields):
        if isinstance(one, Unreadable):
            bad += 1
            tell(one)
            continue
        good += 1
        told = tell_why(one, words)
        known += told.ids()
        told = told.only(row, table)
        if as_json:
            print(json.dumps(told.record(), ensure_ascii=False))
        elif told.ids():
            print(*page(told, Wording(lang)), sep="\n")
    if row and not any(id in (row, row.rpartition(":")[2]) for id in known):
        refuse(f"--row {row}: no such row; expected one of {', '.join(known[:40])} …")
    raise typer.Exit(Outcome.OK if not bad else Outcome.PARTIAL if good else Outcome.FAILED)


@app.command()
def check(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR...", help="Folders of lexicon entries.", show_default=False)],
    conflict: Conflict = None,
) -> None:
    """Load folders of lexicon entries and try the examples of each entry: its hits must match, its misses must not."""
    from analysis.examples import entries, problems

    words = _words(conflict, folders, None)
    bad = list(problems(words, folders))
    print(*bad, sep="\n", end="\n" if bad else "")
    print(f"{len(entries(words, folders))} entries, {len(bad)} problems")
    raise typer.Exit(Outcome.FAILED if bad else Outcome.OK)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="A published run (its folder), output of `extract`, a commit, or a source folder.")],
    after: Annotated[str, typer.Argument(help="The same, later; `.` is the source as it stands.")],
    on: Annotated[
        list[Path] | None,
        typer.Option("--on", metavar="INPUT", help="Articles that commits read; may be given again.", show_default="seeds"),
    ] = None,
) -> None:
    """Print the rows gained, lost and changed between two runs, two records or two revisions, with their quotes."""
    from analysis.diff import DiffError, summary
    from analysis.diff import diff as compare
    from analysis.revisions import rows

    inputs = on or [Path("seeds")]
    try:
        changes = compare(rows(before, inputs), rows(after, inputs))
    except DiffError as bad:
        refuse(str(bad))
    print(*changes, sep="\n", end="\n" if changes else "")
    print(summary(changes))


def _words(conflict: str | None, folders: list[Path] | None, published: str | None) -> Any:
    """The lexicon that the options ask for; what cannot be used is refused."""
    from analysis.lexicon import LexiconError, load
    from analysis.read.metadata import is_time

    if published is not None and not is_time(published):
        refuse(f"--published {published!r}: expected a day or a time of ISO 8601, such as 2017-03-02.")
    try:
        return load(conflict, tuple(folders or ()))
    except LexiconError as error:
        refuse(str(error))


def _fields(columns: str | None) -> dict[str, str]:
    """What corpora call their fields; a map that cannot be meant is refused."""
    from analysis.read.columnmap import ColumnsUnusable
    from analysis.read.columnmap import columns as mapped

    try:
        return mapped(columns or "")
    except ColumnsUnusable as error:
        refuse(str(error))


def _objects(path: Path, whole: bool = False) -> list[dict[str, Any]]:
    """JSON objects of a file, one a line, or the whole file as one."""
    import json

    try:
        text = path.read_text(encoding="utf-8-sig")
        return [json.loads(part) for part in ([text] if whole else text.splitlines()) if part.strip()]
    except OSError as error:
        refuse(f"{path}: {error.strerror}; expected a file of JSON. Check the path.")
    except ValueError as error:
        refuse(f"{path}: {error}; expected JSON in UTF-8. Give the file that `extract` printed, or the gold itself.")


def tell(bad: Unreadable) -> None:
    """Say on stderr what could not be read, what was expected and what to do."""
    typer.echo(f"{bad.path}: {bad.seen}; expected {bad.expected}. {bad.advice}", err=True)


def refuse(message: str) -> NoReturn:
    """Stop with a message: the configuration is wrong."""
    typer.echo(message, err=True)
    raise typer.Exit(Outcome.CONFIGURATION)
