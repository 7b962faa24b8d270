"""What a page says of its publication in its own fields, never in its text: the time of publication, the charset."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from analysis.read.markup import closed
from analysis.read.metadata import is_time

_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([-\w]{1,40})""", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([-\w]{1,40})""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a charset must be declared; browsers look at a quarter
# names of the time of first publication, by what they are worth
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dc.date", "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "pubdate", "date",
)  # fmt: skip


def charset(raw: bytes) -> str | None:
    """The encoding that a page or a feed says it is in."""
    match = _DECLARED.search(raw[:_HEAD]) or _CHARSET.search(raw[:_HEAD])
    return match[1].decode("ascii", "replace") if match else None


def published(page: str) -> tuple[str | None, list[str]]:
    """The time of publication of a page by its fields, ISO 8601, and a warning when they tell none that can be used."""
    fields = _Fields()
    fields.feed(closed(page))
    told = [fields.meta[name] for name in PUBLISHED if name in fields.meta] + list(dict.fromkeys(_of_articles(fields.linked)))
    usable = [t.strip() for t in told if is_time(t.strip())]
    if usable:
        return usable[0], []
    return None, [f"metadata_unusable: published = {told[0]!r}"[:120]] if told else []


def _of_articles(linked: list[str]) -> Iterator[str]:
    """Times of the articles of linked data, when all of them are of one article."""
    found = []
    for text in linked:
        try:
            found += [a["datePublished"] for a in _objects(json.loads(text), 0) if _is_article(a)]
        except (ValueError, RecursionError):
            continue
    times = {t for t in found if isinstance(t, str)}
    yield from times if len(times) == 1 else ()


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and depth < 5:
        for one in value:
            yield from _objects(one, depth + 1)
    elif isinstance(value, dict) and depth < 5:
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _is_article(value: dict[str, Any]) -> bool:
    kinds = value.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return "datePublished" in value and any(isinstance(k, str) and k.endswith(("Article", "Posting")) for k in named)


class _Fields(HTMLParser):
    """Fields of a page: its `meta` elements by name, the first of a name, and its linked data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.linked: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.inside = tag == "script" and (given.get("type") or "").strip().lower() == "application/ld+json"
        if tag == "meta" and given.get("content"):
            for key in ("property", "name", "itemprop"):
                self.meta.setdefault((given.get(key) or "").lower(), given["content"] or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.inside = False

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.linked.append(data)
