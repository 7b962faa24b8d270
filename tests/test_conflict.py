"""A new conflict is a folder of data: docs/conflict.md, done."""

import re
from pathlib import Path

from analysis.document import Document
from analysis.extract import names
from analysis.extract.reading import read
from analysis.lexicon import load

PAGE = (Path(__file__).parent.parent / "docs" / "conflict.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_reads_a_report_of_its_war(tmp_path):
    """Its two files, outside the package, name an actor that is then found, taken up again and given its side."""
    for block in re.findall(r"```toml\n(.*?)```", PAGE, re.S):
        name = re.match(r"# (\w+\.toml)", block)
        assert name is not None
        (tmp_path / name[1]).write_text(block, encoding="utf-8")
    text = "هاجم مقاتلو الفجر الثكنة. ثم انسحبت الحركة."
    found = names.find(read(Document("d", text, ""), load(folders=[tmp_path])))
    assert [(m.quote, found.side(m)) for m in found.rows] == [("مقاتلو الفجر", "MARJAN_DAWN"), ("الحركة", "MARJAN_DAWN")]


def test_without_the_folder_the_war_is_unknown():
    """Nothing of it stands in the package."""
    found = names.find(read(Document("d", "هاجم مقاتلو الفجر الثكنة.", ""), load()))
    assert [found.side(m) for m in found.rows] == []
