"""The gallery: every chart of a run in both languages."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.charts import CHARTS, save
from analysis.wording import LANGUAGES, Wording


def gallery(tables: Mapping[str, pd.DataFrame], folder: Path, names: Sequence[str] = tuple(CHARTS)) -> list[Path]:
    """Draw each of these charts that the tables hold something for as `<name>.<lang>.svg` and `.png`; the files written."""
    written: list[Path] = []
    for name in names:
        chart = CHARTS[name]
        for lang in LANGUAGES:
            content = chart.content(tables, Wording(lang))
            if content:
                written += save(chart.draw(tables, Wording(lang)), folder, f"{name}.{lang}", content)
    return written
