"""From bytes to text, or why not: never a guess, never a change."""

import re

from analysis.document import Unreadable

LIMIT = 20_000_000  # bytes; the longest article is a thousandth of it
ENOUGH = 0.1  # share of Arabic among the letters of an Arabic article, its menus and links included
MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office file",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
}
_ARABIC = re.compile("[\u0620-\u065f\u0660-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(raw: bytes, name: str) -> str | Unreadable:
    """The text of an article's bytes: UTF-8, a byte order mark dropped, nothing else touched."""
    if len(raw) > LIMIT:
        return Unreadable(name, f"{len(raw):,} bytes", f"an article of at most {LIMIT:,} bytes", "Split the file, one article each.")
    kind = next((kind for magic, kind in MAGIC.items() if raw.startswith(magic)), None)
    if kind:
        return Unreadable(name, kind, "text in UTF-8", "Save the article's text as .txt.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Unreadable(name, "text in UTF-16", "text in UTF-8", f"Convert it: iconv -f UTF-16 -t UTF-8 {name}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecodable(raw, error, name)
    if _CONTROL.search(text):
        return Unreadable(name, "binary data", "text in UTF-8", "Save the article's text as .txt.")
    return text


def _undecodable(raw: bytes, error: UnicodeDecodeError, name: str) -> Unreadable:
    seen = f"byte 0x{raw[error.start]:02x} at {error.start:,}, which is not UTF-8"
    if b"\0" in raw[:4096]:
        return Unreadable(name, "binary data", "text in UTF-8", "Save the article's text as .txt.")
    try:
        legacy = is_arabic(raw.decode("windows-1256"))
    except UnicodeDecodeError:
        legacy = False
    advice = (
        f"It reads as windows-1256. Convert it: iconv -f WINDOWS-1256 -t UTF-8 {name}"
        if legacy
        else "Find out its encoding and convert it to UTF-8."
    )
    return Unreadable(name, seen, "text in UTF-8", advice)


def is_arabic(text: str) -> bool:
    """Whether enough of the letters are Arabic; a text without letters is not refused."""
    letters = len(_LETTER.findall(text))
    return not letters or len(_ARABIC.findall(text)) >= ENOUGH * letters


def refused(text: str, name: str) -> Unreadable | None:
    """Why a text is no Arabic article, if it is none."""
    if not is_arabic(text):
        return Unreadable(name, "a text that is hardly Arabic", "an article in Arabic", "Take it out, or give the Arabic original.")
    return empty(text, name)


def empty(text: str, name: str) -> Unreadable | None:
    """Why a text is no text, if nothing is written in it."""
    if text.strip():
        return None
    return Unreadable(name, "an empty text", "an article in Arabic", "Check that the file was saved whole.")
