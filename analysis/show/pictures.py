"""Charts as notebooks show them: a picture inside the notebook, with its words for those who do not see it."""

import struct
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analysis import charts
from analysis.charts.content import ChartContent
from analysis.charts.evidence import Shared
from analysis.wording import Wording

WIDTH = 960  # pixels of a chart on the screen; the picture itself has more


@dataclass(frozen=True)
class Picture:
    """A chart, drawn; displays as a PNG with its description."""

    content: ChartContent
    png: bytes

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        words = "\n".join((self.content.title, self.content.subtitle, self.content.description))
        width, height = struct.unpack(">II", self.png[16:24])  # of the header that every PNG begins with
        shown = {"alt": self.content.description, "width": min(width, WIDTH), "height": round(height * min(width, WIDTH) / width)}
        return {"image/png": b64encode(self.png).decode("ascii"), "text/plain": words}, {"image/png": shown}


@dataclass(frozen=True)
class NoPicture:
    """There is nothing to draw; displays as words that say so."""

    words: str

    def __repr__(self) -> str:
        return self.words


def picture(name: str, tables: dict, wording: Wording, folder: Path | None, **asked: str) -> Picture | NoPicture:
    """Draw a chart by its name, with what is asked of it, and save it in a folder, `<name>.<lang>.svg` and `.png`, when one is given."""
    chart, tables = charts.CHARTS[name], Shared(tables)
    content = chart.content(tables, wording, **asked)
    if content is None:
        return NoPicture(wording("notebooks.nothing_to_draw"))
    figure = chart.draw(tables, wording, **asked)
    stem = f"{name}.{wording.lang}"
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        charts.save(figure, folder, stem, content)
        return Picture(content, (folder / f"{stem}.png").read_bytes())
    with TemporaryDirectory() as passing:
        charts.save(figure, Path(passing), stem, content)
        return Picture(content, (Path(passing) / f"{stem}.png").read_bytes())
