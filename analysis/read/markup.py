"""Markup as text: a line a block, nothing that is not shown."""

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
    "section table td th title tr ul".split()
)
UNSEEN = frozenset("button canvas form iframe math noscript object script select style svg template".split())
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n\s*")
_CUT = re.compile(r"<!--.{0,1000000}?-->|<(script|style|svg)\b.{0,2000000}?</\1\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"""=\s*(?:"data:[^"<>]*"|'data:[^'<>]*')""", re.IGNORECASE)


def plain_text(markup: str) -> str:
    """The text of markup, a line a block; text without markup stays as it is but for its blanks."""
    if "<" not in markup and "&" not in markup:
        return _tidy(markup)
    lines = _Lines()
    lines.feed(markup)
    lines.close()
    return _tidy("".join(lines.parts))


def without_scripts(page: str) -> str:
    """A page without what is neither text nor its order: styles, drawings, comments, scripts but those that hold metadata."""
    return _DATA.sub('=""', _CUT.sub(lambda m: m[0] if "ld+json" in m[0][:200] else " ", page))


def _tidy(text: str) -> str:
    return _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.unseen.append(tag)
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append("\n" if tag in BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            while self.unseen.pop() != tag:
                pass
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            # newlines of the source are blanks
            self.parts.append(data.replace("\n", " ").replace("\r", " "))
