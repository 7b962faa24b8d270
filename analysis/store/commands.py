"""The commands of a store: `watch`, `query`, `search`. Each is a light wrapper on one function of the library."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from analysis.options import Columns, Conflict, Lexicons, Outlet, Published
from analysis.outcome import Outcome

# what is slow to import is imported by the command that needs it
commands = typer.Typer()


class Engine(StrEnum):
    """What carries documents to workers."""

    serial = "serial"
    processes = "processes"
    dask = "dask"


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"


class Lang(StrEnum):
    """Language of what is printed."""

    en = "en"
    ar = "ar"


Store = Annotated[Path, typer.Option("--store", metavar="DIR", help="Folder of the store.")]


@commands.command()
def watch(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT]...", help="Files or folders; those of earlier passes are gone through again by themselves."),
    ] = None,
    store: Store = Path("store"),
    every: Annotated[float | None, typer.Option(min=1, metavar="SECONDS", help="Pass again, so many seconds after each pass.")] = None,
    if_new: Annotated[bool, typer.Option("--if-new", help="Exit code 4 when nothing was new, changed or gone.")] = False,
    forget: Annotated[
        list[str] | None, typer.Option(metavar="INPUT", help="Drop an input with everything that came from it; may be given again.")
    ] = None,
    engine: Annotated[Engine, typer.Option(help="What carries documents to workers.")] = Engine.processes,
    workers: Annotated[int | None, typer.Option(min=1, help="How many.", show_default="one a core")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="A running Dask scheduler, tcp://HOST:8786.")] = None,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds that one document may take.")] = 60,
    memory: Annotated[int, typer.Option(min=100, metavar="MB", help="Megabytes by which a worker may grow.")] = 2000,
    conflict: Conflict = None,
    lexicon: Lexicons = None,
    published: Published = None,
    outlet: Outlet = None,
    columns: Columns = None,
    lang: Annotated[Lang, typer.Option(help="Language of the messages.")] = Lang.en,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as one line of JSON.")] = False,
) -> None:
    """Read what is new or changed in the inputs into a store; what is gone leaves it."""
    from analysis.read import Known
    from analysis.read.columnmap import ColumnsUnusable
    from analysis.read.columnmap import columns as mapped
    from analysis.read.metadata import is_time
    from analysis.store.making import Making
    from analysis.store.telling import carry_out
    from analysis.store.watching import How

    if published is not None and not is_time(published):
        _refuse(f"--published {published!r}: expected a day or a time of ISO 8601, such as 2017-03-02.")
    try:
        named = tuple(sorted(mapped(columns or "").items()))
    except ColumnsUnusable as bad:
        _refuse(str(bad))
    known = Known(published=published, outlet=outlet)
    making = Making(conflict, tuple(map(str, lexicon or ())), known, named, timeout, memory * 1_000_000)
    how = How(engine.value, workers, scheduler, tuple(forget or ()))
    raise typer.Exit(carry_out(inputs or [], store, making, how, lang=lang.value, as_json=as_json, if_new=if_new, every=every))


@commands.command()
def query(
    sql: Annotated[str, typer.Argument(help="A question in SQL to the tables of the codebook.", show_default=False)],
    store: Store = Path("store"),
    format: Annotated[Format, typer.Option(help="How the answer is printed.")] = Format.table,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds that the answer may take.")] = 60,
) -> None:
    """Ask a store in SQL. Nothing but its rows can be reached, and nothing changed."""
    from analysis.store import open_store
    from analysis.store.asking import Refusal
    from analysis.store.faults import StoreError
    from analysis.store.printing import answer

    try:
        rows = open_store(store).query(sql, timeout)
    except (StoreError, Refusal) as bad:
        _refuse(str(bad))
    answer(rows, format.value)


@commands.command()
def search(
    words: Annotated[str, typer.Argument(help='Words, «أكد*» for all endings, "بلدة الباب" together.', show_default=False)],
    store: Store = Path("store"),
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Documents that are shown, the newest first.")] = 20,
    lang: Annotated[Lang, typer.Option(help="Language of the messages.")] = Lang.en,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with positions in the untouched text.")] = False,
) -> None:
    """Find words in the documents of a store, however they are written."""
    from analysis.store import open_store
    from analysis.store.faults import StoreError
    from analysis.store.printing import hits

    try:
        found = open_store(store, lang.value).search(words, limit)
    except StoreError as bad:
        _refuse(str(bad))
    hits(found, lang.value, as_json)


def _refuse(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(Outcome.CONFIGURATION)
