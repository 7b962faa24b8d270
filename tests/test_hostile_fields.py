"""Markup, script and formulas in every field of an article, through a whole run: the page, the PDF, drawings, notebooks and sheets."""

import csv
import json
import os
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pikepdf
import pytest

from tests.conftest import ARTICLE, Command

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
FORMULA = "=cmd|'/C calc'!A0"
LINK = "javascript:alert(3)"
TYPST = '#read("/etc/passwd") #eval("1") $x$ *b* @cite <label> \\u{202e}'
JINJA = "{{ 7*7 }}{% raw %}"
FIELDS = {
    "id": f"{SCRIPT}{FORMULA}",
    "title": f"{FORMULA} {SCRIPT} {JINJA}",
    "author": f"+{SCRIPT} {TYPST}",
    "outlet": f"@{SCRIPT} {TYPST} ](javascript:x)",
    "url": LINK,
    "published": "2016-03-03",
    "text": "\n".join(
        [
            f"{ARTICLE} {SCRIPT}",
            f'وقال المتحدث باسم {SCRIPT} إن "المدنيين {TYPST} غادروا {JINJA} البلدة".',
            f"{FORMULA} قُتل 15 مدنياً في بلدة {SCRIPT} الخضراء، بحسب {LINK} ناشطين \u202e002.",
            "=1+1\tقال ناشطون إن <b>20</b> مقاتلاً من تنظيم الدولة قُتلوا في الخضراء &lt;script&gt;alert(4)&lt;/script&gt;.",
        ]
    ),
}


class Tags(HTMLParser):
    """Elements and their attributes."""

    def __init__(self, text: str):
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag


def harmless(text: str) -> None:
    """No element that runs or fetches, no attribute that does."""
    for tag, attributes in Tags(text).seen:
        assert tag not in ("script", "iframe", "object", "embed", "base", "form", "foreignobject"), tag
        assert tag != "img" or (attributes["src"] or "").startswith("data:"), attributes
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        links = [value or "" for name, value in attributes.items() if name.split(":")[-1] in ("href", "src", "action")]
        assert not [link for link in links if not link.startswith(("#", "data:", "https://", "http://"))], links


@pytest.fixture(scope="module")
def run(analysis: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published run on a hostile corpus and a hostile page."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    (folder / "in/a.jsonl").write_text(json.dumps(FIELDS, ensure_ascii=False), encoding="utf-8")
    (folder / f"in/{FORMULA.replace('/', '')}<b>.txt").write_text(FIELDS["text"], encoding="utf-8")
    done = analysis("run", folder / "in", "--out", folder / "out", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in folder.iterdir()) == ["in", "out"]
    return Path(os.path.realpath(folder / "out/latest"))


def test_pages_hold_words_and_no_markup_of_articles(run: Path) -> None:
    """In both languages; nothing of a template is worked out."""
    for path in run.glob("brief.*.html"):
        text = path.read_text(encoding="utf-8")
        harmless(text)
        assert "&lt;script&gt;alert(1)" in text and "{{ 7*7 }}" in text
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


def test_a_pdf_has_nothing_to_run_or_open(run: Path) -> None:
    """No action, no attachment, no link but those of the web; the words of the articles are no program of the typesetter."""
    for path in run.glob("brief.*.pdf"):
        with pikepdf.open(path) as pdf:
            assert not {"/OpenAction", "/AA"} & set(pdf.Root.keys()) and "/JavaScript" not in pdf.Root.get("/Names", {})
            for held in pdf.objects:
                if isinstance(held, pikepdf.Dictionary):
                    assert held.get("/S") not in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData") and "/JS" not in held
                    assert str(held.get("/URI", "https:")).startswith(("https:", "http:"))
        assert b"root:x:" not in path.read_bytes()


def test_drawings_hold_nothing_to_run(run: Path) -> None:
    """Each is well-formed, and its words are words."""
    drawings = list(run.glob("charts/*.svg"))
    assert drawings
    for path in drawings:
        text = path.read_text(encoding="utf-8")
        ET.fromstring(text)
        harmless(text)


def test_notebooks_hold_nothing_to_run(run: Path) -> None:
    """Outputs in HTML are tables and sentences, whatever stands in them; no output is a script."""
    outputs = [
        output["data"]
        for path in run.glob("notebooks/*.ipynb")
        for cell in nbformat.read(path, 4).cells
        for output in cell.get("outputs", [])
        if "data" in output
    ]
    pages = ["".join(data["text/html"]) for data in outputs if "text/html" in data]
    assert any("&lt;script&gt;" in page for page in pages)
    assert not any("javascript" in kind for data in outputs for kind in data)
    for page in pages:
        harmless(page)


def test_sheets_hold_no_formula(run: Path) -> None:
    """Nor is a sheet of another kind written, which would need its own guard."""
    cells = []
    for path in run.glob("tables/*.csv"):
        with open(path, encoding="utf-8-sig", newline="") as sheet:
            cells += [cell for row in csv.reader(sheet) for cell in row]
    assert any(cell.startswith("'=cmd") for cell in cells)
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t", "\r")]
    assert not [p for p in run.rglob("*") if p.suffix in (".xlsx", ".xls", ".ods")]


def test_the_manifest_names_the_disguise(run: Path) -> None:
    """A number that is painted otherwise is a warning of the run."""
    told = json.loads((run / "run.json").read_text(encoding="utf-8"))
    assert any(warning.startswith("bidi_controls: U+202E") for _, warning in told["warnings"])
