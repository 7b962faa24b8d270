"""The text layer of a PDF: which letters stand behind the glyphs, so that Arabic is found by search.

The typesetter puts a letter and its mark (harakat) under one ActualText, and gives ligatures several letters; PDFium, which
searches in browsers, turns both round in right-to-left lines. Here each glyph gets the one letter that it draws, and a
ligature of two letters their presentation form, which PDFium resolves to both in the right order.
"""

import io
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from itertools import count

import pikepdf

from analysis.briefs.blocks import UNSEEN

_PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
# whole lines of drawing: a chart has a hundred thousand steps, written with these signs, of which no text or span can be made
_PATH = re.compile(rb"(?<=\n)[-0-9. \n/mlchfqQWnscgre*]{200,}\n")
_PASSED = re.compile(rb"/Path (\d+) MP\n?")
Glyph = tuple[tuple[int, int], bytes]


def searchable(pdf: bytes, right_to_left: bool) -> bytes:
    """The same pages with one letter behind each glyph, turning as the language reads. The same bytes each time."""
    letters: defaultdict[Glyph, Counter[str]] = defaultdict(Counter)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            page.Contents = file.make_stream(_unspanned(file, page, letters))
        fonts = {f.objgen: f for page in file.pages for f in page.Resources.get("/Font", {}).values() if "/ToUnicode" in f}
        for objgen, font in fonts.items():
            font.ToUnicode.write(_mapped(font.ToUnicode.read_bytes(), objgen, letters))
        for entry in file.objects:
            for key in ("/Title", "/T"):
                if isinstance(entry, pikepdf.Dictionary) and isinstance(entry.get(key), pikepdf.String):
                    # isolates keep order on the page; in a bookmark some readers draw them
                    entry[key] = pikepdf.String(UNSEEN.sub("", str(entry[key])))
        file.Root.ViewerPreferences.Direction = pikepdf.Name.R2L if right_to_left else pikepdf.Name.L2R
        packed = io.BytesIO()
        file.save(packed, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return packed.getvalue()


def _unspanned(pdf: pikepdf.Pdf, page: pikepdf.Page, letters: dict[Glyph, Counter[str]]) -> bytes:
    """Content of a page without the spans of ActualText whose glyphs it tells apart; which letters those draw is noted."""
    kept: list[Instruction | None] = []
    spans: list[tuple[int, str | None, list[Glyph]]] = []
    font = (0, 0)
    content = page.Contents.read_bytes()
    paths = _PATH.findall(content)
    numbers = count()
    content = _PATH.sub(lambda _: b"/Path %d MP\n" % next(numbers), content)
    for instruction in pikepdf.parse_content_stream(pikepdf.Stream(pdf, content)):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            # a span within a span draws for the outer one
            spans.append((len(kept), _actual(instruction), spans[-1][2] if spans and operator == "BMC" else []))
        elif operator == "Tf":
            font = page.Resources.Font[str(instruction.operands[0])].objgen
        elif operator in ("Tj", "TJ") and spans:
            spans[-1][2].extend((font, code) for code in _codes(instruction.operands[0]))
        kept.append(instruction)
        if operator == "EMC":
            begun, text, glyphs = spans.pop()
            if text and _note(text, glyphs, letters):
                kept[begun] = kept[-1] = None
    told = pikepdf.unparse_content_stream([i for i in kept if i is not None])
    return _PASSED.sub(lambda found: paths[int(found[1])], told)


def _actual(instruction: Instruction) -> str | None:
    properties = instruction.operands[1] if len(instruction.operands) > 1 else None
    return (
        str(properties["/ActualText"])
        if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties and "/MCID" not in properties
        else None
    )


def _codes(shown: pikepdf.Object) -> list[bytes]:
    strings = [shown] if isinstance(shown, pikepdf.String) else [s for s in shown if isinstance(s, pikepdf.String)]
    joined = b"".join(bytes(s) for s in strings)
    return [joined[i : i + 2] for i in range(0, len(joined), 2)]


def _note(text: str, glyphs: list[Glyph], letters: dict[Glyph, Counter[str]]) -> bool:
    """Note which letter each glyph draws; False when it cannot be told, as for a letter made of body and dots.

    Glyphs stand from left to right, letters from right to left; a glyph alone draws the letter, its mark stands elsewhere.
    """
    seen = [c for c in text if unicodedata.category(c) != "Cf"]
    drawn = ["".join(c for c in seen if not unicodedata.combining(c)) or text] if len(glyphs) == 1 else seen
    if len(glyphs) != len(drawn):
        return False
    for glyph, letter in zip(reversed(glyphs), drawn, strict=True):
        letters[glyph][letter] += 1
    return True


def _mapped(cmap: bytes, font: tuple[int, int], letters: dict[Glyph, Counter[str]]) -> bytes:
    def one(match: re.Match[bytes]) -> bytes:
        text = bytes.fromhex(match[2].decode("ascii")).decode("utf-16-be")
        noted = letters.get((font, bytes.fromhex(match[1].decode("ascii"))))
        if noted:
            text = min(noted, key=lambda letter: (-noted[letter], letter))
        text = _ligatures().get(text, text)
        return b"<%s> <%s>" % (match[1], text.encode("utf-16-be").hex().upper().encode("ascii"))

    return _PAIR.sub(one, cmap)


@cache
def _ligatures() -> dict[str, str]:
    """Presentation form of each Arabic ligature, by its letters."""
    forms = (chr(c) for c in (*range(0xFBEA, 0xFDFC), *range(0xFEF5, 0xFEFD)))
    return {unicodedata.normalize("NFKC", form): form for form in forms if len(unicodedata.normalize("NFKC", form)) > 1}
