"""What every target stands on: bytes become a file, a file becomes documents or rows that say why not, and nothing else.

A target ends with an error where a reader raises, gives a row that no file could carry, or takes longer than it may. Inputs that
reach new code are kept in the corpus, those that break something in `found`; each of the latter becomes a test.
"""

import importlib
import os
import pkgutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["analysis"]):
    import analysis.read
    from analysis.document import Document, Unreadable
    from analysis.extract import extract
    from analysis.lexicon import load
    from analysis.read.finding import Found
    from analysis.read.metadata import Known

    for module in pkgutil.iter_modules(analysis.read.__path__):  # readers are imported when they are needed: here they must be watched
        importlib.import_module(f"analysis.read.{module.name}")

BUILD = Path(__file__).parents[2] / "build" / "fuzz"
LONGEST = 4096  # bytes of an input
SLOWEST = 20  # seconds that one input may take
LARGEST = 3000  # megabytes of memory
ARTICLE = "القوات تدخل بلدة الخضراء\n03-03-2016\nأعلن المتحدث باسم الجيش أن قواته سيطرت على بلدة الخضراء، وقُتل نحو 12 مقاتلاً."
WORDS = [*ARTICLE.split(), "\u202e", "«", "»", "1437هـ", "من 5 إلى 7", "مئة وعشرون ألفاً", "2О0"]


def reader(ending: str, *seeds: bytes) -> None:
    """Fuzz the reader of an ending, beginning with some files of its kind."""
    path = Path(tempfile.mkdtemp(prefix="isnad-fuzz-")) / f"a{ending}"
    found = Found(path, path.name)

    def read(data: bytes) -> None:
        path.write_bytes(data)
        rows = list(analysis.read.of_file(found, Known(), {"text": "text"}))
        assert rows, "neither a document nor a row"
        for row in rows:
            assert isinstance(row, Document | Unreadable), row
            assert not isinstance(row, Unreadable) or "the reading broke" not in row.seen, row.seen
            repr(row).encode()
            if isinstance(row, Document):
                row.text.encode()

    _fuzz(read, ending.removeprefix("."), seeds)


def extractor() -> None:
    """Fuzz the extraction: every row quotes its place in the text."""
    lexicon = load()

    def rows(data: bytes) -> None:
        text = data.decode("utf-8", "ignore")
        made = extract(Document("a", text, "", published="2016-03-03"), lexicon)
        for table in ("numbers", "dates", "mentions", "figures", "claims", "control", "unread"):
            for row in getattr(made, table):
                assert text[row.start : row.end] == row.quote, (table, row)
        made.record()

    _fuzz(rows, "extractor", (ARTICLE.encode(),))


def _fuzz(one: Callable[[bytes], None], name: str, seeds: tuple[bytes, ...]) -> None:
    corpus, found = BUILD / "corpus" / name, BUILD / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = BUILD / "words.txt"
    words.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n' for word in WORDS), encoding="ascii")
    limits = [
        f"-max_len={LONGEST}",
        f"-timeout={SLOWEST}",
        f"-rss_limit_mb={LARGEST}",
        f"-max_total_time={os.environ.get('SECONDS', '20')}",
    ]
    places = [f"-artifact_prefix={found}/{name}-", f"-dict={words}", str(corpus)]
    atheris.Setup([sys.argv[0], *limits, "-print_final_stats=1", *places], one)
    atheris.Fuzz()
