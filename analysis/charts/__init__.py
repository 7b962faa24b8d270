"""Charts: one file a chart, each with the words it says (`content`) and the picture (`draw`)."""

from types import ModuleType

from analysis.charts import contradictions, control_timeline, figures_overview, force_ratios, who_says_what
from analysis.charts.content import ChartContent
from analysis.charts.saving import save, svg

CHARTS: dict[str, ModuleType] = {
    "force_ratios": force_ratios,
    "control_timeline": control_timeline,
    "who_says_what": who_says_what,
    "contradictions": contradictions,
    "figures_overview": figures_overview,
}

__all__ = ["CHARTS", "ChartContent", "save", "svg"]
