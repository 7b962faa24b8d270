"""Draw the charts of a run again: `python -m analysis.charts figures/latest/tables --out figures/gallery`."""

import argparse
from pathlib import Path

from analysis import tables
from analysis.charts import CHARTS
from analysis.charts.gallery import gallery

parser = argparse.ArgumentParser(
    prog="python -m analysis.charts", description="Draw every chart of a run's tables, in Arabic and English, as SVG and PNG."
)
parser.add_argument("tables", type=Path, help="folder with a run's tables as Parquet")
parser.add_argument("--out", type=Path, default=Path("figures/gallery"), help="folder to write the charts to")
parser.add_argument("--charts", nargs="+", choices=list(CHARTS), default=list(CHARTS), metavar="NAME", help="which charts (all)")
given = parser.parse_args()
found = tables.read(given.tables)
if "documents" not in found:
    parser.error(f"{given.tables}: no documents.parquet there, expected the folder `tables` of a run; run `python -m analysis run` first")
for path in gallery(found, given.out, given.charts):
    print(path)
