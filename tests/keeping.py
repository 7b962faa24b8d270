"""What tests of the store stand on: folders of small articles, and passes over them."""

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from pandas.testing import assert_frame_equal

from analysis.corpus import tables as corpus
from analysis.lexicon import load
from analysis.read import read
from analysis.store.making import Making
from analysis.store.opened import Opened
from analysis.store.watching import How, Summary, watch

SERIAL = How(engine="serial")


def text(n: int, words: str = "") -> str:
    """An article that is like no other."""
    day = f"{1 + n % 28:02d}-03-2016"
    said = f"أعلن المتحدث باسم الجيش أن قواته سيطرت على بلدة الخضراء، وقُتل {n + 3} مقاتلاً من تنظيم الدولة."
    return f"القوات الحكومية تدخل بلدة الخضراء\n{day}\n{said}\nوأكّد ناشطون أن المدنيين غادروا البلدة. {words}"


def articles(folder: Path, count: int, first: int = 0) -> Path:
    """A folder with articles, one a file."""
    folder.mkdir(exist_ok=True)
    for n in range(first, first + count):
        (folder / f"a{n:04d}.txt").write_text(text(n), encoding="utf-8")
    return folder


def lines(file: Path, numbers: list[int], words: Mapping[int, str] | None = None) -> Path:
    """A file with articles, one a line."""
    rows = [{"id": f"line{n}", "text": text(n, (words or {}).get(n, ""))} for n in numbers]
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def keep(folder: Path, *inputs: Path, how: How = SERIAL, making: Making | None = None) -> Summary:
    """One pass over inputs into a store."""
    return watch([str(one) for one in inputs], folder, making or Making(), how)


def counts(summary: Summary) -> dict[str, int]:
    """What a pass did, without what it did not do."""
    names = ("new", "changed", "reread", "removed", "unchanged", "unreadable", "quarantined")
    return {name: n for name in names if (n := getattr(summary, name))}


def anew(*inputs: Path) -> dict[str, pd.DataFrame]:
    """Tables of the inputs without a store."""
    return corpus(read([str(one) for one in inputs]), load())


def same(store: Path, *inputs: Path) -> None:
    """The tables of a store are those of its inputs read anew."""
    kept, made = Opened(store).tables(), anew(*inputs)
    assert list(kept) == list(made)
    for name, rows in made.items():
        assert_frame_equal(kept[name], rows)
