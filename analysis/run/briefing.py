"""Briefs of a run: one in HTML and one in PDF for each language."""

import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.briefs import html, pdf
from analysis.briefs.accuracy import published
from analysis.briefs.content import brief
from analysis.charts import CHARTS
from analysis.wording import Wording

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """The brief of one language: its files, or what kept it from being written."""

    lang: str
    files: tuple[str, ...] = ()
    error: str | None = None


def write_briefs(tables: Mapping[str, pd.DataFrame], folder: Path, lang: str) -> Written:
    """Write the brief of a language into a run's folder, with the charts that are there."""
    try:
        content = brief(tables, drawn(folder / "charts", lang), Wording(lang), published())
        with ThreadPoolExecutor(1) as beside:  # typst needs a core of its own, not this interpreter
            printed = beside.submit(pdf.render, content)
            (folder / f"brief.{lang}.html").write_text(html.render(content), encoding="utf-8")
            (folder / f"brief.{lang}.pdf").write_bytes(printed.result())
    except Exception as error:  # the other language, the tables and the charts are still worth publishing
        log.debug("brief in %s", lang, exc_info=True)
        return Written(lang, error=f"{type(error).__name__}: {error}")
    return Written(lang, (f"brief.{lang}.html", f"brief.{lang}.pdf"))


def drawn(charts: Path, lang: str) -> dict[str, str]:
    """SVG text of the charts of a language, by name."""
    found = {name: charts / f"{name}.{lang}.svg" for name in CHARTS}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items() if path.exists()}
