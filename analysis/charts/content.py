"""What a chart says in words: the finding, where it comes from, and its numbers as a table."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class ChartContent:
    """The words of one chart in one language."""

    title: str
    subtitle: str
    description: str
    table: pd.DataFrame
    footer: str
