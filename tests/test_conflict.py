"""A new conflict is a folder of data: docs/conflict.md, done to the letter."""

import re
import sys
from pathlib import Path

import pytest
from conftest import Command

from analysis.document import Document
from analysis.extract import extract, names
from analysis.extract.reading import read
from analysis.lexicon import HERE, LexiconError, load

PAGE = (Path(__file__).parent.parent / "docs" / "conflict.md").read_text(encoding="utf-8")
FILES = re.findall(r"^`([\w./]+)`:\n\n```\w+\n(.*?)```$", PAGE, re.S | re.M)
CONSOLE = re.findall(r"^```console\n(.*?)```$", PAGE, re.S | re.M)


@pytest.fixture
def hour(tmp_path: Path) -> Path:
    """A folder with the files that the page says to write."""
    for name, content in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_the_page_writes_every_kind_of_file():
    """A report, sides, actors, persons and places."""
    assert [name for name, _ in FILES] == [
        "report.txt",
        *(f"marjan/{n}" for n in ("sides.toml", "actors.toml", "persons.toml", "places.csv")),
    ]
    assert len(CONSOLE) == 3


def test_the_commands_of_the_page_print_what_it_says(hour: Path, analysis: Command):
    """Each line that the page shows is printed, in that order."""
    for block in CONSOLE:
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
            arguments = command.removeprefix("python -m analysis ").split()
            assert command.startswith("python -m analysis ") and sys.executable
            done = analysis(*arguments, cwd=hour)
            assert done.returncode == 0, done.stderr
            printed = iter(done.stdout.splitlines())
            for line in shown.splitlines():
                assert any(line == other.rstrip() for other in printed), (command, line, done.stdout)


def test_without_the_folder_the_war_is_unknown():
    """Nothing of it stands in the package."""
    report = dict(FILES)["report.txt"]
    assert extract(Document("d", report, ""), load()).document.conflict is None
    found = names.find(read(Document("d", "هاجم مقاتلو الفجر الثكنة.", ""), load()))
    assert [found.side(m) for m in found.rows] == []


def test_a_name_is_taken_up_again(hour: Path):
    """By the noun that its entry is called by."""
    found = names.find(read(Document("d", "هاجم مقاتلو الفجر الثكنة. ثم انسحبت الحركة.", ""), load(folders=[hour / "marjan"])))
    assert [(m.quote, found.side(m)) for m in found.rows] == [("مقاتلو الفجر", "MARJAN_DAWN"), ("الحركة", "MARJAN_DAWN")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("يعيش المرجان في البحر.", "انتشر الجيش المرجاني.", "must leave alone"),
        ("انتشر الجيش المرجاني في التلال.", "انتشر الجنود في التلال.", "no row of this sentence"),
        ('quote = "الجيش المرجاني"', 'quote = "التلال"', "no row of this sentence"),
        ('[[entry.misses]]\ntext = "استيقظ الرجل عند الفجر."\nwhy = "the time of day"\n', "", "no [[entry.misses]]"),
    ],
)
def test_check_tells_what_the_examples_do_not_bear_out(hour: Path, analysis: Command, old: str, new: str, told: str):
    """By file and entry; the exit code says that something is wrong."""
    file = hour / "marjan" / "actors.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    done = analysis("check", "marjan", cwd=hour)
    assert done.returncode == 1
    assert told in done.stdout and "marjan/actors.toml, entry" in done.stdout and "1 problems" in done.stdout


def test_check_takes_a_conflict_of_the_package(analysis: Command):
    """Its folder is among those that are loaded anyway; its entries alone are tried."""
    done = analysis("check", str(HERE / "conflicts" / "somalia"))
    assert done.returncode == 0 and "0 problems" in done.stdout and not done.stdout.startswith("0 entries")


@pytest.mark.parametrize(
    ("added", "told"),
    [("x,y," + "z," * 12, "cells"), (",,,", "no ar, en, id")],
)
def test_a_row_of_places_with_too_much_or_nothing_stops_the_load(hour: Path, added: str, told: str):
    """A comma that no quotes hold, or a row of nothing but commas; the message names the file. An empty line is none."""
    file = hour / "marjan" / "places.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "\n", encoding="utf-8")
    assert load(folders=[hour / "marjan"])["places"]
    broken = hour / "other"
    broken.mkdir()
    (broken / "places.csv").write_text(text.rstrip("\n") + f"\n{added}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=f"other/places.csv.*{told}"):
        load(folders=[broken])
