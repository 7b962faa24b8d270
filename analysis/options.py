"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

KINDS = "Files (text, HTML, PDF, feeds, JSONL, CSV, Parquet; also .gz) or folders of them."

Inputs = Annotated[list[str] | None, typer.Argument(metavar="[INPUT]...", help=KINDS, show_default="seeds")]
Conflict = Annotated[str | None, typer.Option(help="Conflict whose names and places are read.", show_default="all of them")]
Lexicons = Annotated[
    list[Path] | None, typer.Option("--lexicon", metavar="DIR", help="Folder of further lexicon entries; may be given again.")
]
Published = Annotated[
    str | None, typer.Option(metavar="TIME", help="When the articles were published (ISO 8601): goes before what they say.")
]
Outlet = Annotated[str | None, typer.Option(help="Medium that published the articles: goes before what they say.")]
Columns = Annotated[
    str | None,
    typer.Option(metavar="FIELD=COLUMN,...", help="What JSONL, CSV and Parquet files call their fields: text=body,title=headline."),
]
