"""Charts as files: an SVG that can stand inside a page, and a PNG; the same chart always gives the same bytes."""

import re
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr  # nosec B406

from matplotlib.figure import Figure

from analysis.charts.canvas import style
from analysis.charts.content import ChartContent

DPI = 160
LEVEL = 3  # of compression: pictures as small as by 6, in two thirds of the time


def save(figure: Figure, folder: Path, stem: str, content: ChartContent) -> tuple[Path, Path]:
    """Write `<stem>.svg` and `<stem>.png` into a folder; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / f"{stem}.svg", folder / f"{stem}.png"
    paths[0].write_text(svg(figure, stem, content), encoding="utf-8", newline="\n")
    with style():
        figure.savefig(paths[1], format="png", dpi=DPI, metadata={"Software": None}, pil_kwargs={"compress_level": LEVEL})
    return paths


def svg(figure: Figure, stem: str, content: ChartContent) -> str:
    """The chart as SVG with a title and a description, no style sheet, and ids of its own that meet no other chart's in a page."""
    drawn = BytesIO()
    with style():
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    text = drawn.getvalue().decode("utf-8")
    text = text[text.index("<svg") :]
    # comments repeat each label, shaped by hand under an old matplotlib; style sheets and attributes are what a strict page refuses
    text = re.sub(r"<!--.*?-->\n?|<metadata>.*?</metadata>\n?|<style.*?</style>\n?", "", text, flags=re.DOTALL)
    text = re.sub(r' style="([^"]*)"', lambda found: _attributes(found[1]), text)
    # a hundredth of a point, or of a hundredth of an em, is more than an eye or a printer sees
    text = re.sub(r' d="([^"]*)"', lambda found: f' d="{_short(found[1])}"', text)
    name = re.sub(r"[^A-Za-z0-9_-]", "-", stem)
    return _named(_own_ids(text, name), name, content)


def _attributes(declarations: str) -> str:
    pairs = (d.split(":", 1) for d in declarations.split(";") if ":" in d)
    return "".join(f" {key.strip()}={quoteattr(value.strip())}" for key, value in pairs)


def _short(path: str) -> str:
    return re.sub(r"-?\d+\.\d+", lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), " ".join(path.split()))


def _own_ids(text: str, name: str) -> str:
    used = set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', text))
    used_ids = {a or b for a, b in used}
    text = re.sub(r' id="([^"]+)"', lambda found: f' id="{name}-{found[1]}"' if found[1] in used_ids else "", text)
    return re.sub(r'(href="#|url\(#)', rf"\g<1>{name}-", text)


def _named(text: str, name: str, content: ChartContent) -> str:
    head, rest = text.split(">", 1)
    head += f' role="img" aria-labelledby="{name}-title {name}-desc" stroke-linejoin="round" stroke-linecap="butt"'
    words = f'\n <title id="{name}-title">{escape(content.title)}</title>\n <desc id="{name}-desc">{escape(content.description)}</desc>'
    return f"{head}>{words}{rest}"
