"""HTML of a brief: one self-contained file that runs no script and asks nothing of the network."""

import hashlib
from base64 import b64encode
from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup, escape

from analysis.briefs.blocks import Block, Brief, Chart
from analysis.briefs.drawing import Drawings
from analysis.briefs.fonts import face_rules
from analysis.briefs.stretches import quotation, stretches


def render(brief: Brief) -> str:
    """The page of a brief."""
    style = Markup(f"{face_rules()}\n{_asset('brief.css')}")  # noqa: S704  our own file and fonts, no text of articles
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    drawings = Drawings()
    env = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    env.filters["bidi"] = lambda text, direction=brief.direction: bidi(text, direction)
    env.filters["quoted"] = quoted
    env.filters["drawing"] = lambda chart: _drawing(drawings, chart)
    env.filters["kind"] = _kind
    env.globals["letters"] = lambda: Markup(drawings.letters())  # noqa: S704  paths and names of our own
    return env.from_string(_asset("brief.html.jinja")).render(brief=brief, style=style, policy=policy)


def bidi(text: str, direction: str) -> Markup:
    """Escaped text with the stretches that run against the page isolated."""
    return Markup("").join(_isolated(*piece) for piece in stretches(text, direction))


def quoted(text: str) -> Markup:
    """The article's words in quotation marks, isolated in their own direction, the marks left to the page."""
    return Markup("").join(
        Markup("<bdi{}>{}</bdi>").format(_speech(way), bidi(words, way)) if way else escape(words) for words, way in quotation(text)
    )


def _isolated(text: str, way: str) -> Markup:
    return Markup("<bdi{}>{}</bdi>").format(_speech(way) if way == "rtl" else "", text) if way else escape(text)


def _speech(way: str) -> Markup:
    return Markup(' lang="ar" dir="rtl"') if way == "rtl" else Markup(' dir="ltr"')


def _drawing(drawings: Drawings, chart: Chart) -> Markup:
    return Markup(drawings.draw(chart.svg, chart.name, chart.title, chart.description))  # noqa: S704  serialised from a cleaned tree


def _kind(block: Block) -> str:
    return type(block).__name__


@cache
def _asset(name: str) -> str:
    return resources.files("analysis.briefs").joinpath(name).read_text(encoding="utf-8")
