"""Documents of a feed, RSS or Atom, one an entry. The bytes of the file are all that is looked at: nothing is fetched."""

import datetime
import email.utils
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import feedparser  # type: ignore[import-untyped]

from analysis.document import Document, Unreadable
from analysis.read.alphabet import is_arabic
from analysis.read.decoding import Decoded, decode, empty
from analysis.read.finding import Found
from analysis.read.html import titled
from analysis.read.markup import plain_text
from analysis.read.metadata import Known, is_text, is_time, merged, sidecar
from analysis.read.pagefields import charset
from analysis.read.plain import whole

EXPECTED = "a feed (RSS or Atom)"
MOST = 300_000  # tags and marks of markup in a feed: some thousand entries
_ROOT = re.compile("<[A-Za-z]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_OPENS = re.compile("<|&lt;")


@dataclass(slots=True)
class Feed:
    """A feed, and what is known of all its entries."""

    found: Found
    known: Known
    beside: Mapping[str, str]
    outlet: str
    warnings: tuple[str, ...]
    untold: list[str] = field(default_factory=list)  # warnings of the sidecar, told with the first entry

    def document(self, entry: Any, number: int) -> Document | Unreadable:
        """The document of an entry, or why it is none."""
        where = f"{self.found.name}, entry {number}"
        title = _line(entry.get("title"))
        text = titled(_body(entry), title)
        bad = empty(text, where)
        if bad:
            return bad
        when, warnings = _published(entry)
        values = {"title": title, "author": _line(entry.get("author")), "url": _line(entry.get("link")), "outlet": self.outlet}
        given = {key: value for key, value in (values | {"published": when}).items() if value}
        told = (*self.warnings, *warnings, *([] if is_arabic(text) else ["hardly_arabic"]), *self.untold)
        self.untold = []
        name = _line(dict.get(entry, "id")) or values["url"] or f"{self.found.stem}/{number}"
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        return Document(name, text, sha256, self.found.name, warnings=told, **merged(self.known, self.beside, given))


def read_feed(found: Found, known: Known) -> Iterator[Document | Unreadable]:
    """Documents of the entries of a feed."""
    raw = whole(found)
    decoded = decode(raw, found.name, charset(raw))
    bad = decoded if isinstance(decoded, Unreadable) else _refused(decoded.text, found.name)
    if bad or isinstance(decoded, Unreadable):
        yield bad or decoded  # type: ignore[misc]
        return
    try:
        parsed = _parsed(decoded)
    except Exception as error:  # the parser of broken feeds raises what it will
        yield Unreadable(found.name, f"a broken feed ({type(error).__name__})", EXPECTED, "Check that the file was saved whole.")
        return
    if not parsed.entries:
        seen = "a feed without entries" if parsed.version else "XML that is no feed"
        yield Unreadable(found.name, seen, EXPECTED, "Check that the file was saved whole, or take it out.")
        return
    beside = sidecar(found)
    broken = (f"feed_broken: {_line(str(parsed.get('bozo_exception', '')))}"[:160],) if parsed.bozo else ()
    feed = Feed(found, known, beside.values, _line(parsed.feed.get("title")), (*decoded.warnings, *broken), list(beside.warnings))
    for number, entry in enumerate(parsed.entries, 1):
        yield feed.document(entry, number)


def _refused(text: str, name: str) -> Unreadable | None:
    root = _ROOT.search(text)
    if "<!ENTITY" in text[: root.start() if root else len(text)].upper():
        return Unreadable(
            name, "XML that declares entities", "a feed without them", "No feed needs them: look at where the file comes from."
        )
    if len(_OPENS.findall(text)) > MOST:
        return Unreadable(name, f"more than {MOST:,} tags", f"a feed of at most {MOST:,} tags", "Split the file, some entries each.")
    return empty(text, name)


def _parsed(decoded: Decoded) -> Any:
    """The feed of a text, given as a stream: the parser takes a bare string for an address or a file."""
    stream = io.BytesIO(_DECLARATION.sub("", decoded.text).encode())
    headers = {"content-type": "application/xml; charset=utf-8"}
    return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def _body(entry: Any) -> str:
    """The text of an entry: its content before its summary, cleaned of markup."""
    contents = [c.get("value") for c in entry.get("content") or []] + [entry.get("summary")]
    texts = (plain_text(c) for c in contents if isinstance(c, str) and is_text(c))
    return next((t for t in texts if t), "")


def _published(entry: Any) -> tuple[str | None, list[str]]:
    """When an entry was published, in UTC, and what must be known of it. The day alone where it gives no time."""
    stated, changed = (dict.get(entry, key) for key in ("published", "updated"))
    text = next((t.strip() for t in (stated, changed) if isinstance(t, str) and t.strip()), None)
    if text is None:
        return None, []
    when = _iso(text)
    if when is None:
        return None, [f"metadata_unusable: published = {text!r}"[:120]]
    return when, [] if stated else ["published_is_updated"]


def _iso(text: str) -> str | None:
    if is_time(text):
        time = datetime.datetime.fromisoformat(text)
        if len(text) == len("2016-03-03"):
            return text
    else:
        try:
            time = email.utils.parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    try:
        return (time.astimezone(datetime.UTC) if time.tzinfo else time).isoformat()
    except (OverflowError, ValueError):
        return None


def _line(value: Any) -> str:
    """A field as one line of text without markup."""
    if not isinstance(value, str) or not is_text(value):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in plain_text(value)).split())[:1000]
