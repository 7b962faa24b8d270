"""Texts that are written to mislead: what is painted otherwise than it is written, and what would make a program go on for ever."""

import csv
import time
from pathlib import Path

import pytest

from analysis import tables as border
from analysis.briefs.blocks import shown
from analysis.corpus import tables
from analysis.document import Document
from analysis.extract import extract
from analysis.lexicon import load
from analysis.read import read
from analysis.run.progress import Progress
from analysis.text.disguise import disguises, unturned
from analysis.wording import Wording
from tests.keeping import text

SAID = "أعلن المتحدث باسم الجيش أن قواته سيطرت على بلدة الخضراء، وقُتل {} مقاتلاً من تنظيم الدولة."


def document(tmp_path: Path, number: str, **fields: str) -> Document:
    """The document of a file with a sentence about so many."""
    (tmp_path / "a.txt").write_text(SAID.format(number), encoding="utf-8")
    (tmp_path / "a.toml").write_text("".join(f'{name} = "{value}"\n' for name, value in fields.items()), encoding="utf-8")
    (found,) = read([tmp_path])
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    ("number", "warned", "painted"),
    [
        ("\u202e002\u202c", "bidi_controls: U+202E", "002"),  # an override
        ("1\u20662\u2069", "bidi_controls: U+2066", "12"),  # an isolate between digits
        ("1\u200f2", "bidi_controls: U+200F", "12"),  # a mark between digits
        ("1\u200b\u061c\u200b2", "bidi_controls: U+200B", "12"),
        ("2О0", "look_alike_digits: U+041E", "2О0"),  # a Cyrillic letter
        ("2OO", "look_alike_digits: U+004F", "2OO"),
        ("l5", "look_alike_digits: U+006C", "l5"),
        ("৪0", "look_alike_digits: U+09EA", "৪0"),  # the Bengali four, like an 8
    ],
)
def test_numbers_in_disguise_are_told_and_never_painted(tmp_path: Path, number: str, warned: str, painted: str) -> None:
    """Kept in the text, named in a warning with its place, without the mark wherever it is shown."""
    found = document(tmp_path, number)
    assert number in found.text
    (warning,) = found.warnings
    assert warning.startswith(warned) and "(" in warning
    assert f" {painted} " in shown(found.text)


EMBEDDED = ["\u202b200\u202c", "\u2068200\u2069", "\u200f200\u200e"]


@pytest.mark.parametrize("number", ["200", "٢٠٠", "۲۰۰", "２００", "𝟐𝟎𝟎", *EMBEDDED, "2\u200b00"])
def test_digits_that_are_painted_as_written_are_no_disguise(tmp_path: Path, number: str) -> None:
    """Other scripts of ours, and marks of direction around a number, as word processors set them."""
    found = document(tmp_path, number)
    assert found.warnings == ()
    assert [f.best for f in extract(found, load()).figures] == [200]


@pytest.mark.parametrize("number", ["2О0", "2OO", "2O0O", "l00", "20О"])
def test_letters_that_pass_for_digits_make_no_number(tmp_path: Path, number: str) -> None:
    """«2О0» is neither 2 nor 0 nor 200."""
    made = extract(document(tmp_path, number), load())
    assert not made.figures and not [n for n in made.numbers if "2" in n.quote or "0" in n.quote]


def test_a_title_in_disguise_is_told(tmp_path: Path) -> None:
    """Every field that a number may stand in."""
    assert document(tmp_path, "5", title="مقتل \u202e002").warnings[0].startswith("bidi_controls: U+202E")


def test_no_sheet_turns_its_numbers_round(tmp_path: Path) -> None:
    """An override in a cell would turn the rest of the line in an editor: in its place stands a sign that is seen."""
    (tmp_path / "in").mkdir()
    found = document(tmp_path / "in", "\u202e002")
    made = tables([found], load())
    border.write(made, tmp_path / "out")
    assert border.read(tmp_path / "out")["documents"]["text"][0] == found.text
    for sheet in (tmp_path / "out").glob("*.csv"):
        assert "\u202e" not in sheet.read_text(encoding="utf-8-sig")
    with open(tmp_path / "out/documents.csv", encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert len(row["text"]) == len(found.text) and "\ufffd002" in row["text"]


def test_every_kind_is_named_once_and_the_places_are_cut() -> None:
    """However many there are."""
    told = disguises("\u202e1 " * 1000 + "2O ")
    assert [t.partition(":")[0] for t in told] == ["bidi_controls", "look_alike_digits"]
    assert len(told[0]) < 120 and told[0].endswith("…")
    assert unturned("أ \u200f200 ب") == "أ \u200f200 ب"


def test_nothing_told_steers_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Names of files and keys of sidecars come from outside."""
    Progress(Wording("en")).line("a\x1b]0;b\x07\u202e\x9bc\nd")
    told = capsys.readouterr().err
    assert told == "a\ufffd]0;b\ufffd\ufffd\ufffdc\nd\n"


SIZE = 1_000_000
SLOWER = 6  # times as long as prose of the same length; what is looked for again from each place takes thousands of times as long


@pytest.fixture(scope="module")
def pace() -> float:
    """Seconds that a million letters of prose take."""
    prose = "\n".join(text(n) for n in range(1000))
    extract(Document("warm", prose[:10_000], ""), load())
    return spent(prose) * SIZE / len(prose)


def spent(words: str) -> float:
    """Seconds of this process that reading a text takes, at the least a millisecond."""
    began = time.process_time()
    disguises(words)
    shown(words)
    extract(Document("one", words, "", published="2016-03-03"), load())
    return max(0.001, time.process_time() - began)


@pytest.mark.parametrize("sign", ["9", "٩", "و", '"', "«", "(", "\n", "\u202e", "\u200b"])
def test_a_million_of_one_sign_take_no_longer_than_prose(sign: str, pace: float) -> None:
    """No pattern goes back and forth: the ratio to prose in the same process is that of one look at each letter."""
    assert spent(sign * SIZE) < SLOWER * pace
