"""Copies: texts that share their words are found, texts that share a phrase are not."""

import random

import pytest

from analysis.weigh.copies import copies
from analysis.weigh.shingles import Reader, shingles

VOICES = "قال ذكر أعلن أفاد روى نقل أكد بيّن أوضح أشار لفت نفى كشف رأى زعم".split()


def text(seed, n=120):
    """Words without sense, the same for the same seed."""
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(VOICES)}{chr(0x628 + chance.randrange(18))}{chr(0x628 + chance.randrange(18))}" for _ in range(n))


def found(*texts, published=None):
    """Copies among texts named by letters, as (document, kind, of)."""
    days = published or [None] * len(texts)
    documents = [{"id": "abcdefgh"[i], "text": t, "published": day} for i, (t, day) in enumerate(zip(texts, days, strict=True))]
    return [(c.document_id, c.kind, c.of) for c in copies(documents)]


def test_the_same_words_are_an_exact_copy_however_they_are_spelt():
    """Hamza, harakat, signs and spaces make no other text."""
    assert found("أعلن المتحدث أنّ القوات دخلت المدينة فجر أمس الأحد", "اعلن المتحدث ان القوات،  دخلت المدينة فجر امس الاحد.") == [
        ("b", "exact", "a")
    ]


def test_a_text_with_a_changed_line_is_a_near_copy_and_is_measured():
    """Another closing line leaves one text; the row says how much is shared."""
    wire = text(1)
    changed = f"{wire} {text(2, 12)}"
    (copy,) = copies([{"id": "a", "text": wire, "published": None}, {"id": "b", "text": changed, "published": None}])
    assert (copy.kind, copy.of, copy.reason) == ("near", "a", "same_text_changed")
    assert copy.shared == pytest.approx(116 / 128, abs=1e-3) and copy.similarity == pytest.approx(116 / 128, abs=1e-3)


def test_a_passage_in_a_text_of_its_own_is_a_partial_copy():
    """A third of an article that stands in another is told, in both directions of length."""
    passage = text(3, 60)
    assert found(passage, f"{text(4)} {passage}") == [("b", "partial", "a")]
    assert found(f"{text(4)} {passage}", passage) == [("b", "partial", "a")]


def test_other_texts_and_a_phrase_of_the_trade_are_no_copies():
    """A sentence in common, or the few words of a flash, show nothing."""
    phrase = text(5, 15)
    assert found(f"{text(6)} {phrase}", f"{phrase} {text(7)}") == []
    assert found("عاجل قصف على المدينة", "عاجل قصف على المدينة") == []


def test_a_text_without_words_is_no_copy_of_another():
    """Empty texts and signs are not one article."""
    assert found("", "", "؟؟؟ …", "؟؟؟ …") == []


def test_the_first_is_the_first_by_publication():
    """The order of the files decides only where no day is known; undated ones come last."""
    same = text(8)
    assert found(same, same, same, published=[None, "2020-05-04", "2020-05-03"]) == [("b", "exact", "c"), ("a", "exact", "c")]


def test_every_copy_of_one_text_is_in_its_group_and_other_texts_in_another():
    """Groups do not drift: all are compared with the first alone."""
    one, two = text(9), text(10)
    documents = [{"id": str(i), "text": t, "published": None} for i, t in enumerate((one, two, f"{one} خاتمة", f"{two} خاتمة", one))]
    groups = {c.document_id: c.group_id for c in copies(documents)}
    assert groups["2"] == groups["4"] != groups["3"]


def test_shingles_hold_each_run_of_five_words_once():
    """Repeated runs count once, a short text is one shingle, none has none."""
    reader = Reader()
    assert len(shingles(reader.numbers("أ ب ت ث ج ح"))) == 2
    assert len(shingles(reader.numbers("أ ب " * 10))) == 2
    assert len(shingles(reader.numbers("أ ب"))) == 1 and not len(shingles(reader.numbers("…")))
    assert set(shingles(reader.numbers("أ ب ت ث ج"))) != set(shingles(reader.numbers("ج ث ت ب أ")))
