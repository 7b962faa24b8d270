"""Files that are bad, each in its own way: what they give is as certain as what good ones give."""

import gzip
import json
from collections.abc import Iterator

from benchmarks import carriers
from benchmarks.carriers import Told

LONG = 1_000_000  # letters of one line
Bad = tuple[str, bytes, int, int]  # name, content, documents, rows that say why not


def files(it: Told) -> Iterator[Bad]:
    """Names below a folder, contents, how many documents they give and how many rows of what cannot be read; `it` is a good article."""
    text = it.text.encode()
    yield from _texts(it, text)
    yield from _pages_and_papers(it)
    yield from _corpora(it)
    yield from _beside(it, text)


def _texts(it: Told, text: bytes) -> Iterator[Bad]:
    yield "empty.txt", b"", 0, 1
    yield "blank.txt", b" \n\t\n", 0, 1
    yield "binary.txt", bytes(range(256)) * 40, 0, 1
    yield "zeros.txt", bytes(5000), 0, 1
    yield "twice.txt", it.text.encode().decode("windows-1256", "replace").encode(), 0, 1  # decoded wrongly and saved so
    yield "english.txt", b"The army said that 25 people were killed in the town on Monday. " * 5, 0, 1
    yield "giant-line.txt", text.replace(b"\n", b" ") * (LONG // len(text)), 1, 0
    yield "bidi.txt", (it.text + "\nقُتل \u202e002\u202c شخص في البلدة، بحسب مصدر طبي.").encode(), 1, 0
    yield "اسم عربي، 100% «غريب».txt", text, 1, 0
    yield f"{'طويل ' * 18}.txt", text, 1, 0
    yield "line\nbreak.txt", text, 1, 0
    yield "letter.docx", b"PK\x03\x04" + bytes(100), 0, 1
    yield "scan.jpg", b"\xff\xd8\xff" + bytes(100), 0, 1
    yield "all.zip", b"PK\x03\x04" + bytes(100), 0, 1
    yield "cut.txt.gz", gzip.compress(text, mtime=0)[:-20], 0, 1
    yield "bomb.txt.gz", gzip.compress(b"a" * 40_000_000, mtime=0), 0, 1


def _pages_and_papers(it: Told) -> Iterator[Bad]:
    whole = carriers.page(it)
    yield "cut.html", whole[: whole.index(b"</article>")], 1, 0  # the article is there, its end is not
    yield "empty.html", b"<html><body></body></html>", 0, 1
    yield "script.html", b"<html><script>" + b"x = 1;" * 1000 + b"</script></html>", 0, 1
    yield "deep.html", b"<div>" * 40_000 + it.text.encode(), 0, 1
    paper = carriers.pdf(it)
    yield "cut.pdf", paper[: len(paper) // 3], 0, 1
    yield "no-text.pdf", carriers.drawing(), 0, 1
    yield "not-a.pdf", it.text.encode(), 0, 1
    yield "no-feed.xml", b'<?xml version="1.0"?><catalogue><book/></catalogue>', 0, 1
    yield "entities.xml", b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><rss><channel><title>&d;</title></channel></rss>', 0, 1


def _corpora(it: Told) -> Iterator[Bad]:
    row = json.dumps({"text": "\n".join(it.lines)}, ensure_ascii=False)
    lines = [row, '{"text": ', "[1, 2]", '{"text": 5}', '{"other": "x"}', "", row.replace("أن", "بأن")]
    yield "lines.jsonl", "\n".join(lines).encode(), 2, 4
    yield "columns.csv", b"a,b\n1,2\n", 0, 1
    yield "quotes.csv", f'text\n"{it.lines[0]}\n'.encode(), 0, 2  # a quotation mark that nothing closes
    whole = carriers.parquet([it])
    yield "cut.parquet", whole[: len(whole) // 2], 0, 1
    yield "not-a.parquet", b"PAR1" + bytes(40) + b"PAR1", 0, 1


def _beside(it: Told, text: bytes) -> Iterator[Bad]:
    """Articles with sidecars that lie: the article is read, what cannot be true of it is a warning."""
    yield "future.txt", text, 1, 0
    yield "future.toml", b'published = "the day after tomorrow"\noutlet = ["a", "b"]\n', 0, 0
    yield "other.txt", text, 1, 0
    yield "other.toml", f'sha256 = "{"0" * 64}"\ncolour = "blue"\n'.encode(), 0, 0
    yield "broken.txt", text, 1, 0
    yield "broken.toml", b"outlet = \n[[[", 0, 0
