"""PDFs with a text layer: what is painted is read in the order in which people read it."""

import io
import unicodedata
from pathlib import Path

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from analysis.briefs.fonts import SANS, SERIF, folder
from analysis.document import Document, Unreadable
from analysis.read import Known, of_file
from analysis.read.finding import Found
from analysis.read.glyphs import Glyph
from analysis.read.visual import logical
from tests.written import ARABIC, document, unreadable, write

PARAGRAPHS = (
    "القوات الحكومية تدخل بلدة الخضراء",
    "أعلن المتحدث باسم الجيش، العميد سليم الأشقر، أن قواته سيطرت على بلدة الخضراء (شمال) يوم الأربعاء، وقُتل نحو 1,200 مقاتل من "
    "«تنظيم الدولة» في 25 غارة، وأصيب ٣٥ آخرون بنسبة 12.5% منذ 2016/03/01. لا إله إلا الله، ولأن الأمر لآخر الإسلاميين.",
    "وقال ناشطون إن «المدنيين غادروا البلدة قبل يومين»، بحسب وكالة Reuters في London يوم 3-3-2016، وإن القصف مستمر [غرب المدينة].",
    "وأضاف المصدر أن المعارك مستمرة في محيط البلدة حتى مساء أمس الخميس، وأن 14 شخصاً من بينهم 3 أطفال قضوا تحت الأنقاض، فيما نزح "
    "أكثر من ٢٬٥٠٠ مدني إلى القرى المجاورة بحثاً عن ملجأ آمن من القصف.",
)
RUNNING = "header: [صحيفة الخبر], footer: context [#counter(page).display()]"
FONTS = {"Amiri": SERIF, "IBM Plex Sans Arabic": SANS}


def made(body: str, font: str = "IBM Plex Sans Arabic", page: str = 'paper: "a5"', justify: str = "true") -> bytes:
    """A PDF of a text, set from right to left."""
    head = f'#set page({page})\n#set text(dir: rtl, lang: "ar", font: "{font}", size: 11pt)\n#set par(justify: {justify})\n'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder(FONTS[font]))])
    return typst.compile((head + body).encode(), font_paths=fonts)


def typed(paragraphs: tuple[str, ...]) -> str:
    """Paragraphs as typst takes them."""
    return "\n\n".join(paragraphs).replace("[", "\\[").replace("]", "\\]")


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("justify", ["true", "false"])
def test_a_text_comes_back_letter_by_letter(tmp_path: Path, font: str, justify: str) -> None:
    """Ligatures, marks, brackets, both kinds of digits, dates, Latin names, lines joined into their paragraphs."""
    found = document(write(tmp_path, "a.pdf", made(typed(PARAGRAPHS), font, justify=justify)))
    assert found.text.splitlines() == list(PARAGRAPHS)
    assert (found.published, found.warnings) == (None, ())


WORDS = "لا الله الإسلام لآخر المجاورة محمد يحيى قُتِلَ مدرِّسٌ في بحثاً شيئاً مسؤول كـلام پاريس گاز لمح نجح ممكن"


@pytest.mark.parametrize("word", WORDS.split())
@pytest.mark.parametrize("font", FONTS)
def test_ligatures_and_marks_keep_their_letters(tmp_path: Path, word: str, font: str) -> None:
    """Whatever the font draws as one."""
    read = document(write(tmp_path, "a.pdf", made(f"قال {word} إن الأمر انتهى", font))).text
    assert unicodedata.normalize("NFC", read) == f"قال {word} إن الأمر انتهى"


def test_a_page_of_a_browser_is_read(tmp_path: Path) -> None:
    """Chromium paints words in another order, and marks apart; heading, paragraphs, running lines."""
    found = document(Path(__file__).parent / "files/chromium.pdf")
    assert found.text.split() == " ".join((PARAGRAPHS[0], *PARAGRAPHS[1:] * 3)).split()
    assert found.warnings == ("running_lines: 1 | صحيفة الخبر",)


def test_running_lines_are_taken_out_and_told(tmp_path: Path) -> None:
    """A name of the newspaper and numbers of pages do not stand in the middle of sentences."""
    found = document(write(tmp_path, "a.pdf", made(typed(PARAGRAPHS * 4), page=f'paper: "a5", {RUNNING}')))
    assert found.text.split() == " ".join(PARAGRAPHS * 4).split()
    assert found.warnings == ("running_lines: 1 | صحيفة الخبر",)


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Lines of neighbouring columns are not mixed."""
    found = document(write(tmp_path, "a.pdf", made(f"#columns(2)[{typed(PARAGRAPHS * 3)}]", page='paper: "a4"')))
    assert found.text.split() == " ".join(PARAGRAPHS * 3).split()


@pytest.mark.parametrize(
    "text", ["3-3-2016", "السبت 5-3-2016", "من 10 إلى 20", "طائرة F-16 أخرى", "نسبة 5% فقط", "Reuters", "(أ) و(ب)", "10:30 صباحاً"]
)
def test_numbers_and_names_keep_their_order(tmp_path: Path, text: str) -> None:
    """A date is not turned round."""
    assert document(write(tmp_path, "a.pdf", made(typed((PARAGRAPHS[1], text, PARAGRAPHS[2]))))).text.splitlines()[1] == text


def test_a_scan_is_a_row_that_advises_ocr(tmp_path: Path) -> None:
    """And pages that are pictures, among others with text, are told."""
    picture = io.BytesIO()
    Image.new("L", (400, 600), 255).save(picture, "PDF")
    assert "scanned" in unreadable(write(tmp_path, "a.pdf", picture.getvalue())).seen
    assert "OCR" in unreadable(tmp_path / "a.pdf").advice
    mixed = pikepdf.open(io.BytesIO(made(ARABIC)))
    mixed.pages.extend(pikepdf.open(io.BytesIO(picture.getvalue())).pages)
    mixed.save(tmp_path / "b.pdf")
    found = document(tmp_path / "b.pdf")
    assert (found.text, found.warnings) == (ARABIC, ("pages_without_text: 2",))


def test_an_encrypted_pdf_is_a_row(tmp_path: Path) -> None:
    """Its password is not guessed."""
    with pikepdf.open(io.BytesIO(made(ARABIC))) as pdf:
        pdf.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "encrypted" in unreadable(tmp_path / "a.pdf").seen


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"", "broken"),
        (b"%PDF-1.7\n%%EOF", "broken"),
        (made("Only English words."), "hardly Arabic"),
        (made("#pagebreak()"), "without text"),
    ],
)
def test_a_pdf_that_gives_nothing_is_a_row(tmp_path: Path, content: bytes, seen: str) -> None:
    """Broken, empty, of another language."""
    assert seen in unreadable(write(tmp_path, "a.pdf", content)).seen


SOUND = made(ARABIC)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8)), max_size=12))
def test_no_bytes_break_the_reader(tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, bytes]]) -> None:
    """A document or a row, whatever was done to the file."""
    content = bytearray(SOUND)
    for at, piece in changes:
        content[at : at + len(piece)] = piece
    path = write(tmp_path_factory.getbasetemp(), "any/a.pdf", bytes(content))
    (row,) = of_file(Found(path, "a.pdf"), Known())
    assert isinstance(row, Unreadable) or (isinstance(row, Document) and row.text.encode())


@given(st.lists(st.sampled_from([*"ابA1٢-.( "]), min_size=1, max_size=12), st.booleans(), st.booleans(), st.booleans())
def test_turning_a_line_round_loses_nothing(letters: list[str], right_to_left: bool, after: bool, mirrored: bool) -> None:
    """Every glyph is read once."""
    glyphs = [Glyph(c, -i, -i + 1, -i, 0, 1, i, spaced=i % 3 == 1) for i, c in enumerate(letters)]
    text = logical(glyphs, right_to_left, after, mirrored)
    assert sorted(text.replace(" ", "").replace(")", "(")) == sorted("".join(letters).replace(" ", ""))
