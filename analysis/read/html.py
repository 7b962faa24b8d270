"""A saved page: the article in it, without menus, share bars and related links. Nothing is fetched, nothing is run."""

import email
import logging
from collections.abc import Iterator
from email import policy
from typing import Any

import trafilatura

from analysis.document import Document, Unreadable
from analysis.read.decoding import LIMIT, Decoded, decode
from analysis.read.finding import Found
from analysis.read.markup import plain_text, without_scripts
from analysis.read.metadata import Known, is_text
from analysis.read.pagefields import charset, published
from analysis.read.plain import Article, alone, whole

TAGS, LETTERS = 30_000, 4_000_000  # of a page without its scripts; a long article has a hundredth
HEADER = 1_000  # characters of a header that is looked at
EXPECTED = "a saved page"
FIELDS = {"title": "title", "author": "author", "outlet": "sitename", "url": "url"}
# the library guesses a date from the text and never later than today; its guess is not used, and must not cost time
NO_GUESS = {"extensive_search": False, "original_date": True, "min_date": "1000-01-01", "max_date": "9999-12-31"}

for _log in ("trafilatura", "htmldate", "justext", "readability"):  # what they say of a page is in our rows
    logging.getLogger(_log).setLevel(logging.CRITICAL)


def read_html(found: Found, known: Known) -> Iterator[Document | Unreadable]:
    """The document of a page."""
    raw = whole(found)
    yield _document(raw, raw, found, known, charset(raw), {})


def read_mhtml(found: Found, known: Known) -> Iterator[Document | Unreadable]:
    """The document of a page that was saved with its pictures in one file."""
    raw = whole(found)
    if len(raw) > LIMIT:
        yield from [bad for bad in (decode(raw, found.name),) if isinstance(bad, Unreadable)]
        return
    try:
        archive = email.message_from_bytes(raw, policy=policy.compat32)
        page = next((p for p in archive.walk() if p.get_content_type() in ("text/html", "application/xhtml+xml")), None)
        body = page.get_payload(decode=True) if page is not None else None
        address = str(archive.get("Snapshot-Content-Location") or "").strip()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        page, body, address = None, None, ""
    if page is None or not isinstance(body, bytes):
        yield Unreadable(found.name, "a web archive without a page", EXPECTED, "Save the page as .html.")
        return
    declared = page.get_param("charset") if len(str(page.get("Content-Type"))) < HEADER else None
    named = declared if isinstance(declared, str) else charset(body)
    yield _document(body, raw, found, known, named, {"url": address} if address.isprintable() and address else {})


def _document(page: bytes, raw: bytes, found: Found, known: Known, declared: str | None, own: dict[str, str]) -> Document | Unreadable:
    decoded = decode(page, found.name, declared)
    if isinstance(decoded, Unreadable):
        return decoded
    article = read_page(decoded, found.name)
    if isinstance(article, Unreadable):
        return article
    return alone(Article(article.text, {**own, **article.values}, article.warnings), raw, found, known)


def read_page(decoded: Decoded, name: str) -> Article | Unreadable:
    """The article of a page with what its fields say; the whole text of the page, with a warning, where no article can be told."""
    page = without_scripts(decoded.text)
    if page.count("<") > TAGS or len(page) > LETTERS:
        seen = f"{page.count('<'):,} tags and {len(page):,} characters"
        advice = "Save the article alone, as .txt."
        return Unreadable(name, seen, f"a page of at most {TAGS:,} tags and {LETTERS:,} characters", advice)
    made, failed = _extracted(page)
    when, warnings = published(page)
    values = {ours: _line(getattr(made, theirs, None)) for ours, theirs in FIELDS.items()} | {"published": when}
    text = (getattr(made, "text", None) or "").strip()
    if not text:
        text = plain_text(page)
        warnings.append(f"whole_page: {failed or 'no article was found'}")
    usable = {key: value for key, value in values.items() if value}
    return Article(titled(text, usable.get("title")), usable, (*decoded.warnings, *warnings))


def titled(text: str, title: str | None) -> str:
    """A text with its title in the first line, if it is not there."""
    if not title or " ".join(title.split()) in " ".join(text[: len(title) + 500].split()):
        return text
    return f"{title}\n{text}"


def _extracted(page: str) -> tuple[Any, str]:
    """What the library makes of a page, and why it makes nothing of it: any fault of it costs the page its article, not the run."""
    try:
        made = trafilatura.bare_extraction(
            page, favor_precision=True, include_comments=False, with_metadata=True, date_extraction_params=dict(NO_GUESS)
        )
    except Exception as error:  # lxml and the library raise what they will on broken markup
        return None, f"the extraction broke ({type(error).__name__})"
    return made, ""


def _line(value: Any) -> str | None:
    """A field as one line of text."""
    return " ".join(value.split()) if isinstance(value, str) and is_text(value) else None
