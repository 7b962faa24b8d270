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
_DATA = re.compile(r"""=(?:"data:[^"<>]*"|'data:[^'<>]*')""", re.IGNORECASE)
_INSTRUCTION = re.compile(r"<\?[^<>]{0,300}>|<!\[CDATA\[|\]\]>", re.IGNORECASE)
_OPENING = re.compile(r"<!--|<(script|style|svg)\b", re.IGNORECASE)
_CLOSING = {name: re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE) for name in ("script", "style", "svg")} | {"": re.compile("-->")}


def plain_text(markup: str) -> str:
    """The text of markup, a line a block; text without markup stays as it is but for its blanks."""
    if "<" not in markup and "&" not in markup:
        return _tidy(markup)
    lines = _Lines()
    lines.feed(closed(markup))
    lines.close()
    return _tidy("".join(lines.parts))


def closed(markup: str) -> str:
    """Markup in which every tag ends, without declarations: the parser looks for the end of each to the end of the page."""
    markup = _INSTRUCTION.sub(" ", markup).replace("<?", " ").replace("<![", " ")
    last = markup.rfind(">") + 1
    return markup[:last] + markup[last:].partition("<")[0]


def without_scripts(page: str) -> str:
    """A page without what is neither text nor its order: styles, drawings, comments, scripts but those that hold metadata.

    What is opened and never closed stays as a blank in the place of its sign, so that nothing looks for its end again.
    """
    parts: list[str] = []
    ends: dict[str, int] = {}  # where the next sign of each kind that closes is, looked for once
    at = 0
    while (opening := _OPENING.search(page, at)) is not None:
        kind = (opening[1] or "").lower()
        if ends.get(kind, -1) < opening.end():
            closing = _CLOSING[kind].search(page, opening.end())
            ends[kind] = closing.end() if closing else len(page) + 1
        end = ends[kind]
        parts.append(page[at : opening.start()])
        if end > len(page):
            end = opening.end()
        parts.append(page[opening.start() : end] if kind == "script" and "ld+json" in page[opening.end() : opening.end() + 100] else " ")
        at = end
    parts.append(page[at:])
    return _DATA.sub('=""', "".join(parts))


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
