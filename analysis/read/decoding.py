"""From bytes to text, or why not: by strict decoding, with a warning for everything that is not UTF-8; nothing is changed."""

import codecs
import re
from dataclasses import dataclass

from analysis.document import Unreadable
from analysis.read.alphabet import is_arabic, likeness
from analysis.read.mojibake import has_misread, misread_as

LIMIT = 20_000_000  # bytes; the longest article is a thousandth of it
MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office file",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff\xe0": "a JPEG image",
    b"\xff\xd8\xff\xe1": "a JPEG image",
    b"GIF8": "a GIF image",
}
# the longer mark first: that of UTF-32 begins with that of UTF-16
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
# each is a subset of the next as far as Arabic letters go: of two that read alike the first is right
LEGACY = ("windows-1256", "iso-8859-6", "mac-arabic")
# names that a page or feed may give its encoding: some of Python's codecs decode things that are no text
NAMES = re.compile(
    r"utf[-_]?(8|16|32)([-_]?[lb]e)?|(us-)?ascii|(windows|cp)-?125\d|iso[-_]?8859[-_]\d{1,2}|latin-?1|(x-?)?mac-?(arabic|roman)|asmo-708|arabic",
    re.ASCII,
)
ALIKE = -3.9  # mean log-probability of a letter: Arabic has -2.9, the same bytes in a wrong page -4.5 and less
SAMPLE = 200_000  # characters that are weighed
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")  # but for the end that DOS files have, and escapes
_WIDE_ARABIC = re.compile(b"[\x00\x06]")
EXPECTED = "text in UTF-8 or an Arabic encoding"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what a reader of it must know."""

    text: str
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()


def decode(raw: bytes, name: str, declared: str | None = None) -> Decoded | Unreadable:
    """The text of an article's bytes, a byte order mark dropped, nothing else touched. `declared` is what the file calls its encoding."""
    if len(raw) > LIMIT:
        return Unreadable(name, f"more than {LIMIT:,} bytes", f"an article of at most {LIMIT:,} bytes", "Split the file, one article each.")
    kind = next((kind for magic, kind in MAGIC.items() if raw.startswith(magic)), None)
    if kind:
        return Unreadable(name, kind, EXPECTED, "Give it the ending of its kind, or save the article's text as .txt.")
    declared = (declared or "").strip().lower()
    found = _decoded(raw, declared if NAMES.fullmatch(declared) else "")
    if found is None:
        return _undecodable(raw, name)
    text, encoding = found
    if _CONTROL.search(text):
        return Unreadable(name, "binary data", EXPECTED, "Save the article's text as .txt.")
    page = misread_as(text[:SAMPLE])
    if page:
        advice = f"Save the article anew from where it came, or try: iconv -f UTF-8 -t {page.upper()} {name}"
        return Unreadable(name, f"Arabic in UTF-8 that was read as {page} and saved so", EXPECTED, advice)
    return Decoded(text, encoding, tuple(_warnings(text, encoding, declared)))


def _warnings(text: str, encoding: str, declared: str) -> list[str]:
    warnings = []
    if declared and _plain(declared) != _plain(encoding) and not text.isascii():
        warnings.append(f"encoding: {encoding}, not {ascii(declared)[1:-1][:40]} as it says")
    elif encoding != "utf-8":
        warnings.append(f"encoding: {encoding}")
    return warnings + (["misread"] if has_misread(text) else [])


def _plain(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name.removesuffix("-le").removesuffix("-be").removesuffix("-sig")
    except (LookupError, ValueError):
        return encoding


def _decoded(raw: bytes, declared: str) -> tuple[str, str] | None:
    """Text and encoding by a byte order mark, as UTF-8, as declared, or as the one encoding that gives Arabic."""
    for mark, encoding in MARKS:
        text = _strictly(raw[len(mark) :], encoding) if raw.startswith(mark) else None
        if text is not None:
            return text, encoding
    share = len(_WIDE_ARABIC.findall(raw[:4096])) / max(1, min(len(raw), 4096))
    wide = _best(raw, WIDE) if share > 0.2 else None
    if wide:
        return wide
    text = _strictly(raw, "utf-8")
    if text is not None:
        return text, "utf-8"
    if declared and declared not in ("utf-8", "utf8"):
        text = _strictly(raw, declared)
        if text is not None and (likeness(text[:SAMPLE]) > ALIKE or not is_arabic(text)):
            return text, codecs.lookup(declared).name if declared not in LEGACY else declared
    return _best(raw, LEGACY) if b"\0" not in raw else None


def _best(raw: bytes, encodings: tuple[str, ...]) -> tuple[str, str] | None:
    """The text that looks most like Arabic and like nothing else, and its encoding."""
    found: tuple[str, str] | None = None
    best = ALIKE
    for encoding in encodings:
        text = _strictly(raw, encoding)
        if text is not None and is_arabic(text) and not _CONTROL.search(text) and likeness(text[:SAMPLE]) > best:
            found, best = (text, encoding), likeness(text[:SAMPLE])
    return found


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _undecodable(raw: bytes, name: str) -> Unreadable:
    if b"\0" in raw[:4096]:
        return Unreadable(name, "binary data", EXPECTED, "Save the article's text as .txt.")
    try:
        raw.decode("utf-8-sig")
        seen = "bytes that are no text"
    except UnicodeDecodeError as error:
        seen = f"byte 0x{error.object[error.start]:02x} at {error.start:,}, which is not UTF-8, and no Arabic encoding fits"
    return Unreadable(name, seen, EXPECTED, "Find out its encoding and convert it to UTF-8.")


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
