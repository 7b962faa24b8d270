"""A PDF with a text layer: its letters from where they are painted, in the order in which they are read.

What a file says of its title, author and day of making is of the program that made it, and is not taken for a publication.
"""

import unicodedata
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from analysis.document import Document, Unreadable
from analysis.read.decoding import Decoded, decode
from analysis.read.finding import Found
from analysis.read.glyphs import Line, lines
from analysis.read.metadata import Known
from analysis.read.paragraphs import Laid, laid
from analysis.read.plain import Article, alone

LIMIT = 100_000_000  # bytes, pictures included
PAGES, LETTERS = 1_000, 3_000_000
EXPECTED = "a PDF with a text layer"
OCR = "Read it with an OCR program first (for example: ocrmypdf -l ara), and check the numbers in what it gives."
ODD = 0.2  # share of letters that are none: fonts that do not tell which letters they draw


def read_pdf(found: Found, known: Known) -> Iterator[Document | Unreadable]:
    """The document of a PDF."""
    with found.open() as file:
        content = file.read(LIMIT + 1)
    if len(content) > LIMIT:
        yield Unreadable(found.name, f"more than {LIMIT:,} bytes", f"a PDF of at most {LIMIT:,} bytes", "Split the file.")
        return
    try:
        with pdfium.PdfDocument(content) as pdf:
            read = _article(pdf, found.name)
    except pdfium.PdfiumError as error:
        yield _closed(error, found.name)
        return
    yield read if isinstance(read, Unreadable) else alone(read, content, found, known)


def _closed(error: pdfium.PdfiumError, name: str) -> Unreadable:
    if error.err_code == raw.FPDF_ERR_PASSWORD:
        return Unreadable(name, "an encrypted PDF", EXPECTED, "Save it without its password.")
    return Unreadable(name, "a broken PDF", EXPECTED, "Check that the file was copied whole.")


def _article(pdf: pdfium.PdfDocument, name: str) -> Article | Unreadable:
    if len(pdf) > PAGES:
        return Unreadable(name, f"{len(pdf):,} pages", f"a PDF of at most {PAGES:,} pages", "Split the file.")
    pages: list[list[Line]] = []
    pictures: list[int] = []
    for number, page in enumerate(pdf, 1):
        pages.append(lines(page))
        if not pages[-1] and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
            pictures.append(number)
        page.close()
        if sum(len(line.glyphs) for p in pages for line in p) > LETTERS:
            return Unreadable(name, f"more than {LETTERS:,} letters", "an article", "Split the file, one article each.")
    if not any(pages):
        seen = "a scanned PDF, pictures without a text layer" if pictures else "a PDF without text"
        return Unreadable(name, seen, EXPECTED, OCR)
    return _checked(laid(pages), pictures, name)


def _checked(text: Laid, pictures: Sequence[int], name: str) -> Article | Unreadable:
    odd = sum(unicodedata.category(c) in ("Co", "Cn") or c == "\ufffd" for c in text.text)
    if odd > ODD * len(text.text):
        return Unreadable(name, "a text layer whose fonts do not tell their letters", EXPECTED, OCR)
    told = decode(text.text.encode(), name)  # a text layer can be wrong in the ways of any other text
    if not isinstance(told, Decoded):
        return told
    warnings = [f"running_lines: {' | '.join(text.running)}"[:300]] if text.running else []
    if pictures:
        warnings.append(f"pages_without_text: {', '.join(map(str, pictures))}"[:300])
    return Article(text.text, warnings=(*told.warnings, *warnings))
