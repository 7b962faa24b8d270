"""Full text in Arabic: words are found however they are written, and only words."""

import json
from pathlib import Path

import pytest

from analysis.store.faults import StoreError
from analysis.store.opened import Opened
from analysis.store.printing import BRIGHT, marked
from analysis.store.search import asked, places
from tests.conftest import Command
from tests.keeping import articles, keep

TEXTS = {
    "shadda": "وقد أكّد الوزير الخبر أمس.",
    "and": "وأكد الوزير الخبر أمس.",
    "vowels": "أَكَّدَ الوزير الخبر أمس.",
    "tatweel": "أكـــد الوزير الخبر أمس.",
    "by": "قيل بأكد الكلام إن القوات انسحبت.",
    "feminine": "أكدت المصادر الخبر أمس.",
    "inside": "هذا تأكيد من الوزير للخبر.",
    "town": "دخلت القوات بلدة الباب أمس، ثم عادت إلى البلدة.",
    "door": "فتح الباب في البلدة القديمة.",
    "glued": "قُتل بـ1500قذيفة مدنيون في للمدينة وبالمدينة.",
    "latin": "قال موقع Al-Monitor إن القوات انسحبت، بحسب CNN العربية.",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a document a text."""
    base = tmp_path_factory.mktemp("searched")
    days = {name: f"2016-03-{n + 1:02d}" for n, name in enumerate(TEXTS)} | {"inside": None}
    rows = [{"id": k, "text": t, "outlet": "جريدة", "published": days[k]} for k, t in TEXTS.items()]
    (base / "in.jsonl").write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    keep(base / "store", base / "in.jsonl")
    return base / "store"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("أكد", {"shadda", "and", "vowels", "tatweel", "by"}),
        ("اكّد", {"shadda", "and", "vowels", "tatweel", "by"}),
        ("أكد*", {"shadda", "and", "vowels", "tatweel", "by", "feminine"}),
        ("وأكد", {"and"}),
        ("أكد الوزير", {"shadda", "and", "vowels", "tatweel"}),
        ("بلدة", {"town", "door"}),
        ('"بلدة الباب"', {"town"}),
        ("«بلدة الباب»", {"town"}),
        ("باب", {"town", "door"}),
        ("مدينة", {"glued"}),
        ("المدينة", {"glued"}),
        ("قذيفة", {"glued"}),
        ("1500", {"glued"}),
        ("١٥٠٠", {"glued"}),
        ("cnn", {"latin"}),
        ('"al-monitor"', {"latin"}),
        ("كد", set()),
        ("غائب", set()),
    ],
)
def test_words_are_found_however_they_are_written(store: Path, words: str, found: set[str]) -> None:
    """Marks, hamza, tatweel, digits and the small words written to a word do not hide it; letters inside another word are none."""
    result = Opened(store).search(words)
    assert {hit.document.id for hit in result.hits} == found
    assert result.documents == len(found)


def test_positions_are_those_of_the_untouched_text(store: Path) -> None:
    """Each mark is the word as the document writes it, with its marks."""
    for words in ("أكد", "الوزير", "باب", "مدينة", "1500", "قذيفة"):
        for hit in Opened(store).search(words).hits:
            text = TEXTS[hit.document.id]
            told = hit.record()
            assert told["passage"] == text[told["start"] : told["end"]] and told["hits"]
            assert all(text[h["start"] : h["end"]] == h["quote"] for h in told["hits"])
    (hit,) = (h for h in Opened(store).search("أكد").hits if h.document.id == "vowels")
    assert hit.record()["hits"][0]["quote"] == "أَكَّدَ"


def test_the_newest_come_first(store: Path) -> None:
    """Undated documents last; a limit cuts what is shown, not what is counted."""
    result = Opened(store).search("الوزير", limit=2)
    assert [hit.document.id for hit in result.hits] == ["tatweel", "vowels"] and result.documents == 5
    assert Opened(store).search("الوزير").hits[-1].document.id == "inside"


@pytest.mark.parametrize("words", ["", "  ", '""', "!؟", "*", "ً" * 5, "ك" * 501])
def test_nothing_to_find_is_refused(store: Path, words: str) -> None:
    """It says what was seen and what to do."""
    with pytest.raises(StoreError, match=r"search: .*expected"):
        Opened(store).search(words)


@pytest.mark.parametrize(
    "words", ['" OR words:', "NEAR(أكد", "أكد) OR (x", "أكد AND", "text:أكد", "^أكد", "'; DROP TABLE words; --", '"أكد']
)
def test_what_is_asked_is_no_program(store: Path, words: str) -> None:
    """Operators of the index are words like all others."""
    Opened(store).search(words)
    assert Opened(store).search("أكد").documents == 5


def test_changed_and_removed_documents_are_not_found(tmp_path: Path) -> None:
    """The index follows the tables."""
    folder, store = articles(tmp_path / "in", 3), tmp_path / "store"
    keep(store, folder)
    (folder / "a0000.txt").write_text("نفى الوزير الخبر.", encoding="utf-8")
    (folder / "a0001.txt").unlink()
    keep(store, folder)
    assert {hit.document.id for hit in Opened(store).search("أكد").hits} == {"a0002"}
    assert {hit.document.id for hit in Opened(store).search("نفى").hits} == {"a0000"}


def test_long_texts_of_one_letter_take_no_time() -> None:
    """Looking for a word in a megabyte of its letters is linear."""
    for piece in ("ا", "اب", " ا", "وا"):
        assert places(piece * 500_000, asked('"ا ب" ابت*')) == []


def test_the_command_marks_the_words(analysis: Command, store: Path) -> None:
    """For a reader with marks, for a program with positions; nothing in a text can steer the terminal."""
    done = analysis("search", "أكد", "--store", store, "--limit", 3)
    assert done.returncode == 0 and "**أَكَّدَ**" in done.stdout and "5 documents" in done.stdout, done.stderr
    told = [json.loads(line) for line in analysis("search", "أكد", "--store", store, "--json").stdout.splitlines()]
    assert [t["id"] for t in told] == ["by", "tatweel", "vowels", "and", "shadda"] and told[0]["outlet"] == "جريدة"
    assert analysis("search", "!", "--store", store).returncode == 64
    assert "مقالات" in analysis("search", "أكد", "--store", store, "--lang", "ar").stdout


def test_nothing_in_a_text_steers_the_terminal(tmp_path: Path) -> None:
    """Escapes and reversed letters of a document do not come out."""
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"id": "x", "text": "قال \x1b[2J الوزير \u202e002 نعم."}), encoding="utf-8")
    keep(tmp_path / "store", file)
    (hit,) = Opened(tmp_path / "store").search("الوزير").hits
    shown = marked(hit, BRIGHT)
    assert "\x1b[2J" not in shown and "\u202e" not in shown and f"{BRIGHT[0]}الوزير{BRIGHT[1]}" in shown
