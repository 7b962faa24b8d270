"""The run before: the newest published one that asked the same of the same inputs, and what is new since."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables as border
from analysis.run import manifest
from analysis.run.staging import MANIFEST
from analysis.weigh.news import news

# settings that decide what is found; the others decide how it is shown, and runs that differ in them alone tell of the same corpus
FINDING = ("inputs", "lexicon", "reference", "conflict", "published", "outlet", "columns")


def news_since(runs: Iterable[Path], report: Mapping[str, Any], now: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """News of a run with this report against the newest of the runs that it follows.

    A run made again of inputs that are as they were, in another language too, has the news that it had. Nothing is new where no run came
    before, or none whose tables can be read.
    """
    asked = _asked(report)
    for run in runs:
        known = manifest.read(run / MANIFEST)
        if _asked(known) != asked:
            continue
        try:
            before = border.read(run / "tables")
        except (OSError, ValueError):  # tables of another version or damaged ones: this run is whole without them
            continue
        if _made_of(known) == _made_of(report):
            return before.get("news", border.frame("news", ()))
        if "coverage" in before:
            return border.frame("news", news(before, now))
    return border.frame("news", ())


def _asked(report: Mapping[str, Any]) -> dict[str, Any] | None:
    settings = report.get("settings")
    return {name: _plain(settings.get(name)) for name in FINDING} if isinstance(settings, Mapping) else None


def _made_of(report: Mapping[str, Any]) -> Any:
    return _plain([report.get("inputs"), report.get("versions")])


def _plain(value: Any) -> Any:
    """A value as a manifest gives it back."""
    return json.loads(json.dumps(value))
