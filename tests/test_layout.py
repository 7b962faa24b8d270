"""Lines of an article by kind, its sentences and quotations."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document
from analysis.extract.reading import read
from analysis.lexicon import load

LEXICON = load()
BODY = "عاد الهدوء إلى الحي بعد ليلة من المعارك وفتحت المحال أبوابها أمام السكان صباحاً."


def kinds(text: str) -> list[str]:
    """Kinds of a text's lines."""
    return [block.kind for block in read(Document("d", text, ""), LEXICON).layout.blocks]


def sentences(text: str) -> list[str]:
    """Sentences of a text's report."""
    return [text[s.start : s.end] for s in read(Document("d", text, ""), LEXICON).layout.sentences]


def quotations(text: str) -> list[tuple[str, bool]]:
    """Quotations of a text and whether they are closed."""
    return [(text[q.start : q.end], q.closed) for q in read(Document("d", text, ""), LEXICON).layout.quotations]


def test_a_headline_and_a_paragraph():
    """The first short line is the title."""
    assert kinds(f"عودة الهدوء إلى الحي\n{BODY}") == ["title", "paragraph"]


def test_buttons_and_other_articles_are_no_report():
    """Share buttons, the related label and the headline after it make no sentences."""
    text = f"عودة الهدوء\nFacebook\n{BODY}\nاقرأ أيضاً:\nوصول قافلة إلى الوادي\n{BODY} ثم أغلقت."
    assert kinds(text)[1:5] == ["share", "paragraph", "related_label", "related"]
    assert not any("قافلة" in s for s in sentences(text))


def test_a_stop_in_a_short_quoted_name_ends_no_sentence():
    """«غازيتا. آر يو» is one name."""
    assert len(sentences('نشرت صحيفة "غازيتا. آر يو" مقالاً عن القرية القديمة. ثم حذفته بعد ساعات من النشر على موقعها.')) == 2


def test_quotations_and_marks_without_a_partner():
    """A quotation that nothing closes runs to the end of its line and its mark is listed."""
    assert quotations('قال: "سنعود".') == [("سنعود", True)]
    text = 'قال: "سنعود إلى القرية'
    assert quotations(text) == [("سنعود إلى القرية", False)]
    assert len(read(Document("d", text, ""), LEXICON).layout.stray_marks) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='ابتق "«».:،\n 12', max_size=80))
def test_sentences_and_blocks_lie_in_order_inside_the_text(text):
    """Half-open, in order, never overlapping."""
    layout = read(Document("d", text, ""), LEXICON).layout
    for rows in (layout.blocks, layout.sentences):
        assert all(0 <= row.start < row.end <= len(text) for row in rows)
        assert all(a.end <= b.start for a, b in pairwise(rows))


@pytest.mark.parametrize("text", ["سقطت القذيفة على مبنى مساحته 20 كم².", "① قال المتحدث إن 12 جندياً قُتلوا³.", "²", "x² = 4"])
def test_raised_digits_are_marks_and_no_numbers(text):
    """Only the decimal digits of a script make numbers; a footnote mark or an exponent stops nothing."""
    reading = read(Document(id="raised", text=text, sha256=""), load())
    raised = [i for i, form in enumerate(reading.words.forms) if reading.words.quote(i, i + 1) in ("²", "³", "①")]
    assert raised
    assert not {n.first for n in reading.numerals} & set(raised)
