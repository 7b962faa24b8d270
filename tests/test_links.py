"""Links of the README and the documentation lead somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.S | re.M)


def links(page: Path) -> list[str]:
    """Targets of a page's links, those of other sites left out."""
    return [target for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))) if "://" not in target]


def anchors(page: Path) -> set[str]:
    """Names by which headings of a page are linked to."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_to_a_file_and_heading(page: Path):
    """Files and folders of the project, and headings of its pages."""
    for target in links(page):
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists() and path.is_relative_to(ROOT), target
        assert not anchor or anchor in anchors(path), target


def test_the_readme_leads_to_every_page():
    """A page of docs that nothing leads to is found by nobody."""
    met, open_pages = set[Path](), [PAGES[0]]
    while open_pages:
        page = open_pages.pop()
        if page not in met:
            met.add(page)
            found = ((page.parent / t.partition("#")[0]).resolve() for t in links(page) if t.partition("#")[0].endswith(".md"))
            open_pages += [p for p in found if p.is_file()]
    assert set(PAGES) <= met
