"""HTML of a brief: one self-contained file that runs no script and asks nothing of the network."""

import hashlib
import re
from base64 import b64encode
from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup, escape

from analysis.briefs.blocks import Block, Brief, Chart
from analysis.briefs.drawing import drawing
from analysis.briefs.fonts import face_rules

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
# stretches that run against the page: in an Arabic page numbers and Latin names, in an English page Arabic words
_AGAINST = {
    "ar": re.compile(r"[A-Za-z\u00c0-\u024f0-9](?:[A-Za-z\u00c0-\u024f0-9 .,:/%&'’()+\-–]*[A-Za-z\u00c0-\u024f0-9%])?"),
    "en": re.compile(rf"[{_ARABIC}](?:[{_ARABIC}0-9\s.,:/()\"'«»\-–]*[{_ARABIC}])?"),
}
_NUMBER = re.compile(r"\d(?:[\d.,:/–-]*\d)?%?")


def render(brief: Brief) -> str:
    """The page of a brief."""
    style = Markup(f"{face_rules()}\n{_asset('brief.css')}")  # noqa: S704  our own file and fonts, no text of articles
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    env = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    env.filters |= {"bidi": lambda text: bidi(text, brief.lang), "quoted": lambda text: quoted(text, brief.lang), "drawing": _drawing, "kind": _kind}
    return env.from_string(_asset("brief.html.jinja")).render(brief=brief, style=style, policy=policy)


def bidi(text: str, lang: str) -> Markup:
    """Escaped text with the stretches that run against the page isolated, numbers too."""
    pieces, at = [], 0
    for match in _AGAINST[lang].finditer(text):
        pieces += [_numbers(text[at : match.start()], lang), _isolated(match[0], lang)]
        at = match.end()
    return Markup("").join([*pieces, _numbers(text[at:], lang)])


def quoted(text: str, lang: str) -> Markup:
    """The article's words in quotation marks, isolated in their own direction, the marks left to the page."""
    words = text[1:-1]
    arabic = re.search(f"[{_ARABIC}]", words)
    tag = Markup('<bdi lang="ar" dir="rtl">{}</bdi>') if arabic else Markup('<bdi dir="ltr">{}</bdi>')
    inside = bidi(words, "ar") if arabic and lang == "ar" else escape(words)
    return escape(text[:1]) + tag.format(inside) + escape(text[-1:])


def _isolated(text: str, lang: str) -> Markup:
    return Markup('<bdi lang="ar" dir="rtl">{}</bdi>').format(text) if lang == "en" else Markup("<bdi>{}</bdi>").format(text)


def _numbers(text: str, lang: str) -> Markup:
    """Numbers isolated in an English page, where no other stretch holds them."""
    if lang != "en":
        return escape(text)
    pieces, at = [], 0
    for match in _NUMBER.finditer(text):
        pieces += [escape(text[at : match.start()]), Markup("<bdi>{}</bdi>").format(match[0])]
        at = match.end()
    return Markup("").join([*pieces, escape(text[at:])])


def _drawing(chart: Chart) -> Markup:
    return Markup(drawing(chart.svg, chart.name, chart.title, chart.description))  # noqa: S704  serialised from a cleaned tree


def _kind(block: Block) -> str:
    return type(block).__name__


@cache
def _asset(name: str) -> str:
    return resources.files("analysis.briefs").joinpath(name).read_text(encoding="utf-8")
