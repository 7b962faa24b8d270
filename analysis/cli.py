"""The command line: `python -m analysis`. Each command is a light wrapper on one function of the library."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from analysis.document import Unreadable
from analysis.outcome import Outcome

# what is slow to import is imported by the command that needs it
app = typer.Typer(
    help="Arabic war reporting, turned into evidence: figures, claims, control of places; charts and briefs in Arabic and English.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
USAGE = 2  # the parser's exit code for an unknown option or a missing argument: bad configuration

Inputs = Annotated[
    list[str] | None, typer.Argument(metavar="[INPUT]...", help="Files (.txt, .jsonl) or folders of articles.", show_default="seeds")
]
Conflict = Annotated[str | None, typer.Option(help="Conflict whose names and places are read.", show_default="all of them")]
Lexicons = Annotated[
    list[Path] | None, typer.Option("--lexicon", metavar="DIR", help="Folder of further lexicon entries; may be given again.")
]
Published = Annotated[
    str | None, typer.Option(metavar="TIME", help="When the articles were published (ISO 8601): goes before what they say.")
]
Outlet = Annotated[str | None, typer.Option(help="Medium that published the articles: goes before what they say.")]


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
    inputs: Inputs = None, conflict: Conflict = None, lexicon: Lexicons = None, published: Published = None, outlet: Outlet = None
) -> None:
    """Print what is found in each article: one JSON object a line."""
    import json

    from analysis.lexicon import LexiconError, load
    from analysis.quarantine import extractions
    from analysis.read import Known, read
    from analysis.read.metadata import is_time

    if published is not None and not is_time(published):
        refuse(f"--published {published!r}: expected a day or a time of ISO 8601, such as 2017-03-02.")
    try:
        words = load(conflict, tuple(lexicon or ()))
    except LexiconError as error:
        refuse(str(error))
    good = bad = 0
    for one in extractions(read(inputs or ["seeds"], Known(published=published, outlet=outlet)), words):
        if isinstance(one, Unreadable):
            bad += 1
            tell(one)
        else:
            good += 1
            print(json.dumps(one.record(), ensure_ascii=False))
    raise typer.Exit(Outcome.OK if not bad else Outcome.PARTIAL if good else Outcome.FAILED)


def tell(bad: Unreadable) -> None:
    """Say on stderr what could not be read, what was expected and what to do."""
    typer.echo(f"{bad.path}: {bad.seen}; expected {bad.expected}. {bad.advice}", err=True)


def refuse(message: str) -> NoReturn:
    """Stop with a message: the configuration is wrong."""
    typer.echo(message, err=True)
    raise typer.Exit(Outcome.CONFIGURATION)
