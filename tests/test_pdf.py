"""The PDF of a brief: tagged, bookmarked, searchable in Arabic, the same bytes, and nothing of an article run as markup."""

import io
import re
from collections import Counter

import pikepdf
import pypdfium2
import pytest

from analysis.briefs import brief
from analysis.briefs.blocks import Chart, plain
from analysis.briefs.pdf import render
from analysis.wording import LANGUAGES, Wording
from tests import made
from tests.test_brief import runs

CASES = (made.battle, made.nothing, made.undated_losses, made.several, made.hostile)
HARAKAT = re.compile("[\u064b-\u0652\u0640]")
FOUND = 0.90


@pytest.fixture(scope="module")
def briefs():
    """Briefs of the invented articles and their PDFs, by name and language."""
    told = {(f.__name__, lang): brief(f(), {}, Wording(lang)) for f in CASES for lang in LANGUAGES}
    return {key: (found, render(found)) for key, found in told.items()}


def text_of(pdf):
    """Words as PDFium, which searches in browsers, finds them."""
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def words(text):
    """Arabic words without their marks."""
    return Counter(re.findall("[\u0621-\u064a]{2,}", HARAKAT.sub("", text)))


def recall(wanted, text):
    """Share of the wanted words that are found, each as often as it is wanted."""
    found = words(text)
    return sum(min(n, found[word]) for word, n in wanted.items()) / sum(wanted.values())


@pytest.mark.parametrize(("height", "tall"), [(600, False), (930, False), (3000, True)])
def test_a_chart_is_shown_whole_however_tall(height, tall):
    """One that is a little taller than the paper is made to fit, one that is much taller has a page of its own height."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 {height}" width="660" height="{height}">'
        f'<rect width="660" height="6" fill="#ff0000"/><rect y="{height - 6}" width="660" height="6" fill="#0000ff"/></svg>'
    )
    told = brief(made.battle(), {"who_says_what": svg}, Wording("en"))
    pages = [page.render(scale=1).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(render(told))]
    coloured = [{colour for n, colour in page.getcolors(1 << 24) if n > 100} for page in pages]
    (both,) = [i for i, colours in enumerate(coloured) if {(255, 0, 0), (0, 0, 255)} <= colours]
    assert (pages[both].height > 900) == tall
    assert sum(page.height > 900 for page in pages) == tall


@pytest.mark.parametrize("lang", LANGUAGES)
def test_arabic_words_are_found_by_search(briefs, lang):
    """At least nine of ten Arabic words of the briefs, in either language."""
    wanted, found = Counter(), ""
    for name in ("battle", "undated_losses", "several", "nothing"):
        told, pdf = briefs[name, lang]
        wanted += words(
            " ".join([told.title, *(r.text for s in told.sections for r in runs(s)), *(s.title for s in told.sections if lang == "ar")])
        )
        found += text_of(pdf)
    assert recall(wanted, found) >= FOUND


def test_key_phrases_are_found_as_often_as_they_stand(briefs):
    """Whole phrases, with a number and with a ligature, can be searched for."""
    text = text_of(briefs["battle", "ar"][1])
    assert text.count("تنظيم الدولة") >= 4
    assert text.count("نهر الجسر") >= 4
    assert "هذه ادعاءات لا حقائق" in text
    assert "جندي" in text and "20" in text


def test_the_file_is_tagged_and_says_its_language_and_title(briefs):
    """PDF/UA: marked, with a structure tree, language, displayed title; pages turn as the language reads."""
    for (_, lang), (found, pdf) in briefs.items():
        with pikepdf.open(io.BytesIO(pdf)) as file:
            assert file.Root.MarkInfo.Marked and "/StructTreeRoot" in file.Root
            assert str(file.Root.Lang) == lang
            assert file.Root.ViewerPreferences.DisplayDocTitle
            assert str(file.Root.ViewerPreferences.Direction) == ("/R2L" if lang == "ar" else "/L2R")
            with file.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1" and metadata["dc:title"] == found.title


def test_sections_and_findings_are_bookmarks(briefs):
    """Every section of the brief, and the findings below the first."""
    found, pdf = briefs["battle", "en"]
    titles = [b.get_title() for b in pypdfium2.PdfDocument(pdf).get_toc()]
    assert [t for t in titles if t in [s.title for s in found.sections]] == [s.title for s in found.sections]
    assert plain(found.sections[0].blocks[0].items[0].lead) in titles


def test_references_are_links_to_the_quotes(briefs):
    """Cited rows lead into the source text."""
    with pikepdf.open(io.BytesIO(briefs["battle", "ar"][1])) as file:
        links = [a for page in file.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
        assert len(links) > 10
        assert not any("/URI" in str(a.get("/A", "")) for a in links)


def test_the_same_brief_gives_the_same_bytes(briefs):
    """No clock and no chance in the file."""
    for found, pdf in briefs.values():
        assert render(found) == pdf


@pytest.mark.parametrize("lang", LANGUAGES)
def test_charts_have_words_for_those_who_cannot_see_them(lang):
    """Each chart is a figure with its title and description as alternative text."""
    charts = made.drawn(made.battle(), lang)
    found = brief(made.battle(), charts, Wording(lang))
    with pikepdf.open(io.BytesIO(render(found))) as file:
        told = [str(o.Alt) for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    titles = [b.title for s in found.sections for b in s.blocks if isinstance(b, Chart)]
    assert len(titles) >= 3
    assert all(any(alt.startswith(title) for alt in told) for title in titles)


def test_pages_are_numbered(briefs):
    """The footer says page and pages."""
    pdf = pypdfium2.PdfDocument(briefs["battle", "en"][1])
    assert f"Page 1 of {len(pdf)}" in pdf[0].get_textpage().get_text_range()


def test_nothing_leaves_the_page(briefs):
    """Every letter stands inside the paper."""
    for _, pdf in briefs.values():
        for page in pypdfium2.PdfDocument(pdf):
            width, height = page.get_size()
            text = page.get_textpage()
            boxes = [text.get_charbox(i) for i in range(text.count_chars())]
            assert all(left >= -1 and right <= width + 1 and bottom >= -1 and top <= height + 1 for left, bottom, right, top in boxes)


def test_text_of_articles_is_never_markup(briefs):
    """Typst commands, formulas and HTML of an article come out as the words that they are."""
    for lang in LANGUAGES:
        text = text_of(briefs["hostile", lang][1])
        letters = Counter(re.findall(r"[a-z]{3,}", text))
        assert letters["script"] >= 2 and letters["alert"] and letters["onerror"] and letters["cmd"]
        assert letters["set"] and letters["fill"] and letters["raw"]
        assert "#" in text and "$" in text and "{{" in text


def test_an_article_of_many_pages_and_marks_stays_quick_and_whole():
    """A long article is set to its end."""
    long = made.Made("\n".join(f"قال المصدر رقم {n} إن {n} قتلى سقطوا في الحي رقم {n}" for n in range(3, 250)))
    for n in range(3, 250):
        long.figure(f"{n} قتلى سقطوا في الحي رقم {n}", str(n), n, "killed")
    text = text_of(render(brief(made.gather(long), {}, Wording("ar"))))
    assert text.count("سقطوا") >= 247


def test_a_sign_that_no_font_has_costs_its_place_alone():
    """A bullet, an emoji or a Chinese letter in an article stands as a question mark; the words beside it stay."""
    told = made.Made("● قالت 漢 الوكالة 😀 إن البلدة هادئة", title="عنوان ● 漢")
    told.claim("قالت 漢 الوكالة 😀 إن البلدة هادئة")
    text = text_of(render(brief(made.gather(told), {}, Wording("ar"))))
    assert "漢" not in text and text.count("?") >= 3
    assert recall(words("قالت الوكالة البلدة هادئة"), text) == 1
