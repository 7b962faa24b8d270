"""The page of a brief: self-contained, safe, sound for keyboard and screen reader. Read as a tree, without a browser."""

import hashlib
import itertools
import re
from base64 import b64encode
from html.parser import HTMLParser
from importlib import resources

import pytest

from analysis.briefs import brief
from analysis.briefs.drawing import Drawings
from analysis.briefs.html import bidi, quoted, render
from analysis.briefs.paths import stepwise
from analysis.charts import OF_MANY
from analysis.wording import LANGUAGES, Wording
from tests import made

CASES = (made.battle, made.nothing, made.undated_losses, made.several, made.hostile)
VOID = frozenset("meta br img input link hr".split())
SVG = (
    '<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' width="10pt" viewBox="0 0 9 9"><metadata>x</metadata><style>*{fill:red}</style><script>alert(1)</script>'
    "<defs><path id='g' d='M 0 0 \nL 1.2345 -2'/><path id='blank'/><clipPath id='c'><rect width='1'/></clipPath></defs>"
    "<g style='fill: #c55; clip-path: url(#c)' onclick='alert(2)'><!-- words -->"
    "<use xlink:href='#g' transform='translate(1.5 0)'/><use xlink:href='#blank'/><use xlink:href='http://elsewhere/x'/></g></svg>"
)


class Page(HTMLParser):
    """Elements with their attributes in order, and the words of each kind of element."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.words = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        self.words.append((tuple(self.open), data))

    def text(self, *inside):
        """Words that stand inside all of some elements."""
        return "".join(data for tags, data in self.words if set(inside) <= set(tags))


@pytest.fixture(scope="module")
def pages():
    """The page of every invented article in both languages, by name and language."""
    return {(f.__name__, lang): render(brief(f(), {}, Wording(lang))) for f in CASES for lang in LANGUAGES}


def test_every_page_is_well_formed_and_has_its_language_and_direction(pages):
    """Each element closes; html says lang and dir; the title is the finding."""
    for (_, lang), text in pages.items():
        page = Page(text)
        assert page.open == []
        assert page.elements[0] == ("html", {"lang": lang, "dir": "rtl" if lang == "ar" else "ltr"})
        assert page.text("title").strip()


def test_ids_are_unique_and_every_link_and_label_leads_somewhere(pages):
    """No anchor twice, no link into nothing."""
    for key, text in pages.items():
        page = Page(text)
        ids = [a["id"] for _, a in page.elements if "id" in a]
        assert len(ids) == len(set(ids)), key
        targets = {a["href"].removeprefix("#") for t, a in page.elements if t == "a"} | {
            i for _, a in page.elements for i in a.get("aria-labelledby", "").split()
        }
        assert targets <= set(ids), key


def test_headings_go_down_one_level_at_a_time(pages):
    """One first heading, none left out below it."""
    for text in pages.values():
        levels = [int(t[1]) for t, _ in Page(text).elements if re.fullmatch("h[1-6]", t)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_landmarks_and_notes_have_their_roles(pages):
    """Header, named navigation, main, footer; references and footnotes as such, with a way back."""
    page = Page(pages["battle", "en"])
    tags = [t for t, _ in page.elements]
    assert all(tag in tags for tag in ("header", "nav", "main", "footer", "article"))
    assert next(a for t, a in page.elements if t == "nav")["aria-label"] == "Contents"
    roles = [a.get("role") for _, a in page.elements]
    assert roles.count("doc-noteref") > roles.count("doc-backlink") > 0 < roles.count("doc-footnote")


def test_the_policy_allows_the_style_that_the_page_carries_and_nothing_else(pages):
    """Default none; the hash is that of the one style element; no script, no style attribute, no event, no address."""
    for text in pages.values():
        page = Page(text)
        policy = next(a["content"] for t, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
        digest = b64encode(hashlib.sha256(page.text("style").encode()).digest()).decode()
        assert policy.startswith("default-src 'none'; ") and f"'sha256-{digest}'" in policy
        assert "unsafe" not in policy and "http" not in policy
        for tag, attributes in page.elements:
            assert tag not in ("script", "iframe", "object", "link", "img", "form")
            assert not any(
                name == "style" or name.startswith("on") or str(value).startswith(("http", "//")) for name, value in attributes.items()
            )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_chart_has_its_words_and_its_table(lang):
    """A picture with title and description, ids that meet no other's, and the table of what it draws beside it."""
    charts = made.drawn(made.battle(), lang)
    page = Page(render(brief(made.battle(), charts, Wording(lang))))
    pictures = [a for t, a in page.elements if t == "svg" and a.get("role") == "img"]
    assert len(pictures) == len(set(charts) - {"contradictions", *OF_MANY}) >= 3
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert all(set(a["aria-labelledby"].split()) <= set(ids) for a in pictures)
    assert page.text("svg", "title").strip() and page.text("svg", "desc").strip()
    tags = [t for t, _ in page.elements if t in ("figure", "svg", "table")]
    assert " ".join(tags).count("figure svg table") == len(pictures)
    assert not any("style" in a for _, a in page.elements)
    assert {a["href"].removeprefix("#") for t, a in page.elements if t == "use"} <= set(ids)


def test_text_of_articles_is_never_markup(pages):
    """Hostile titles, outlets and quotes stand in the page as the words that they are."""
    for lang in LANGUAGES:
        text = pages["hostile", lang]
        page = Page(text)
        assert "<script" not in text and "<img" not in text
        assert "<script>alert(1)</script>" in page.text("main")
        assert "{{ 7*7 }}" in page.text("main") and "=cmd('/C calc')" in page.text("main")
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


def test_a_page_stays_small(pages):
    """Fonts included, a page of one article keeps well under half a megabyte."""
    assert max(len(text.encode()) for text in pages.values()) < 300_000


def test_the_same_brief_gives_the_same_bytes():
    """Fonts, hashes and order repeat."""
    made_twice = [render(brief(made.battle(), {}, Wording("ar"))) for _ in range(2)]
    assert made_twice[0] == made_twice[1]


def test_the_style_knows_start_and_end_but_not_left_and_right():
    """One style serves both directions."""
    style = resources.files("analysis.briefs").joinpath("brief.css").read_text(encoding="utf-8")
    assert re.findall(r"(?:^|[\s;{-])(left|right)\b", style) == []
    assert re.findall(r"(?:margin|padding)-(?:top|bottom)\b|(?<![\w(-])(?:min-|max-)?(?:width|height):", style) == []


def test_stretches_against_the_page_are_isolated():
    """Numbers and Latin names in an Arabic page, Arabic words and numbers in an English one."""
    assert bidi("من 2015–2017 بحسب RT Arabic، أمس", "rtl") == "من <bdi>2015–2017</bdi> بحسب <bdi>RT Arabic</bdi>، أمس"
    assert bidi("by شهود, 6,000 of them", "ltr") == 'by <bdi lang="ar" dir="rtl">شهود</bdi>, <bdi>6,000</bdi> of them'
    assert quoted("“200 مسلّح & فقط”") == '“<bdi lang="ar" dir="rtl"><bdi>200</bdi> مسلّح &amp; فقط</bdi>”'
    assert bidi('<b>&"', "ltr") == "&lt;b&gt;&amp;&#34;"


def test_a_drawing_is_cleaned_named_and_described():
    """Styles become attributes, foreign elements, events and outside links go, title and description say what is drawn."""
    page = Page(Drawings().draw(SVG, "one", "A <title>", "What is seen"))
    labels = {"role": "img", "aria-labelledby": "c1-title c1-desc", "stroke-linejoin": "round"}
    assert page.elements[0][1] == {"viewbox": "0 0 9 9"} | labels
    assert page.text("title") == "A <title>" and page.text("desc") == "What is seen"
    assert [t for t, _ in page.elements] == ["svg", "title", "desc", "defs", "clippath", "rect", "g", "use"]
    assert page.elements[6][1] == {"fill": "#c55", "clip-path": "url(#c1-0)"}
    assert page.elements[7][1] == {"href": "#l0", "x": "1.5"}


def test_letters_are_drawn_once_for_all_drawings():
    """Two drawings with the same letter share one path."""
    drawings = Drawings()
    first, second = (drawings.draw(SVG, name, "t", "d") for name in ("one", "two"))
    assert 'href="#l0"' in first and 'href="#l0"' in second
    assert drawings.letters().count("<path") == 1
    assert {a["id"] for _, a in Page(first).elements if "id" in a}.isdisjoint(a["id"] for _, a in Page(second).elements if "id" in a)


def test_paths_are_written_as_steps_that_add_up():
    """Absolute points become steps, ends and other commands stay."""
    assert stepwise(
        "M 10 20 \nL 30.004 -5 \nQ 1 2 3 4 5 6 7 8 z\nM 1 1 L 2 1.25"
    ) == "m10 20l20-25q-29 7-27 9 2 2 4 4zm-9-19l1 .25".replace(".25", "0.25")
    assert stepwise("M0 0A1 1 0 0 0 2 2") == "M0 0A1 1 0 0 0 2 2"


def test_what_is_no_drawing_is_refused():
    """The chart is named and what to do is said."""
    with pytest.raises(ValueError, match=r"chart one: .*draw it again"):
        Drawings().draw("<html></html>", "one", "t", "d")
    with pytest.raises(ValueError, match="chart one: not an SVG"):
        Drawings().draw("no markup", "one", "t", "d")
