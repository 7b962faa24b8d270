"""Charts: one file a chart, each with the words it says (`content`) and the picture (`draw`)."""

from types import ModuleType

from analysis.charts import (
    contradictions,
    control_timeline,
    figures_over_time,
    figures_overview,
    force_ratios,
    map_of_places,
    propositions_by_source,
    transmission,
    who_says_what,
)
from analysis.charts.content import ChartContent
from analysis.charts.saving import save, svg

CHARTS: dict[str, ModuleType] = {
    "force_ratios": force_ratios,
    "control_timeline": control_timeline,
    "who_says_what": who_says_what,
    "contradictions": contradictions,
    "figures_overview": figures_overview,
    "figures_over_time": figures_over_time,
    "map_of_places": map_of_places,
    "propositions_by_source": propositions_by_source,
    "transmission": transmission,
}
# what a brief shows only of several documents; a notebook shows them of one too
OF_MANY = ("figures_over_time", "map_of_places", "propositions_by_source", "transmission")

__all__ = ["CHARTS", "OF_MANY", "ChartContent", "save", "svg"]
