"""Web archives."""

from tests.fuzz.harness import ARTICLE, reader

PART = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\nContent-Location: https://example.org/a"
reader(
    ".mhtml", f'Content-Type: multipart/related; boundary="b"\n\n--b\n{PART}\n\n<html><body><p>{ARTICLE}</p></body></html>\n--b--'.encode()
)
