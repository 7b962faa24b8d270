"""Text in any encoding: decoded strictly, told, or refused; never guessed at silently."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Unreadable
from analysis.read.decoding import Decoded, decode
from tests.written import ARABIC, LONG, document, unreadable, write

UNMARKED = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "windows-1256", "iso-8859-6", "mac-arabic"]
MARKED = {"utf-8-sig": (), "utf-16": ("encoding: utf-16-le",), "utf-32": ("encoding: utf-32-le",)}


@pytest.mark.parametrize("encoding", UNMARKED)
def test_another_encoding_is_read_with_a_warning_that_names_it(tmp_path: Path, encoding: str) -> None:
    """The text is the one that was written, position by position."""
    text = "دخلت القوات البلدة مساء أمس، وقتل 12 مقاتلاً.\r\nReuters"
    found = document(write(tmp_path, "a.txt", text.encode(encoding)))
    assert (found.text, found.warnings) == (text, (f"encoding: {encoding}",))


@pytest.mark.parametrize("encoding", MARKED)
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, encoding: str) -> None:
    """The mark is no part of the text."""
    found = document(write(tmp_path, "a.txt", ARABIC.encode(encoding)))
    assert (found.text, found.warnings) == (ARABIC, MARKED[encoding])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Élève français à l'été", "latin-1"),
        ("Войска вошли в город вчера", "cp1251"),
        ("הכוחות נכנסו לעיירה אמש", "cp1255"),
        ("Οι δυνάμεις μπήκαν στην πόλη", "cp1253"),
        ("Войска вошли в город вчера", "utf-16-le"),
    ],
)
def test_what_is_not_arabic_in_any_encoding_is_refused(tmp_path: Path, text: str, encoding: str) -> None:
    """Bytes that no Arabic encoding explains are not pressed into one."""
    unreadable(write(tmp_path, "a.txt", text.encode(encoding)))


@pytest.mark.parametrize("page", ["cp1252", "cp1256"])
def test_arabic_that_was_read_wrongly_once_is_told(tmp_path: Path, page: str) -> None:
    """«دخلت» saved as Ø¯Ø®Ù„Øª is neither read nor mended; what happened to it is said."""
    wrong = "".join(bytes([b]).decode(page, "ignore") or chr(b) for b in LONG.encode())
    bad = unreadable(write(tmp_path, "a.txt", wrong))
    assert f"read as windows-{page[2:]}" in bad.seen and "iconv" in bad.advice


def test_a_few_words_that_were_read_wrongly_are_a_warning(tmp_path: Path) -> None:
    """The rest of the article is sound."""
    wrong = "Reuters Ø±ÙˆÙŠØªØ±Ø²"
    assert document(write(tmp_path, "a.txt", f"{LONG}\n{wrong}")).warnings == ("misread",)


@pytest.mark.parametrize("text", ["طلب الضابط غطاء", "ظل ينتظر طائرة عطلها الغبار", "غطّى الطلاب ظلّ الطائرة"])
def test_letters_that_lead_in_wrong_readings_are_no_proof(text: str) -> None:
    """Words full of ط ظ ع غ are Arabic."""
    assert decode(text.encode(), "a") == Decoded(text)


@given(st.binary())
def test_any_bytes_are_text_or_a_reason(raw: bytes) -> None:
    """Nothing raises, and text is text: no half surrogate pairs, no control characters."""
    found = decode(raw, "a", "windows-1256")
    assert isinstance(found, Unreadable) or (found.text.encode() is not None and "\0" not in found.text)


@given(st.binary(), st.text(max_size=20))
def test_a_declared_encoding_is_only_a_name(raw: bytes, declared: str) -> None:
    """Whatever a file says that it is, it cannot reach a codec that is no encoding."""
    assert isinstance(decode(raw, "a", declared), Decoded | Unreadable)


@pytest.mark.parametrize("declared", ["rot13", "base64", "idna", "unicode_escape", "punycode", "utf-7", "\0"])
def test_codecs_that_are_no_encoding_are_not_asked(declared: str) -> None:
    """The bytes are read as what they are."""
    found = decode(ARABIC.encode(), "a", declared)
    assert isinstance(found, Decoded) and found.text == ARABIC
