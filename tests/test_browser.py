"""The page of a brief in a real browser: nothing overflows, nothing is asked of the network, nothing is complained of."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from analysis.briefs import brief
from analysis.briefs.html import render
from analysis.wording import LANGUAGES, Wording
from tests import made, press

CHROMIUM = Path("/usr/bin/chromium")
WIDTHS = (360, 768, 1280)
CASES = (made.battle, made.several, made.hostile, made.nothing)
# elements that stick out of the window, but for what scrolls in a box of its own and what is meant for screen readers alone
STICKING = """() => [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1) && !e.closest('.skip, thead, svg');
}).map(e => e.tagName + '.' + e.className)"""
CONTRAST = """() => {
  const part = v => (v / 255) <= .04 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(part); return .2126 * r + .7152 * g + .0722 * b; };
  const clear = c => c.endsWith(', 0)');
  const ground = e => {
    while (e && clear(getComputedStyle(e).backgroundColor)) e = e.parentElement;
    return e ? getComputedStyle(e).backgroundColor : 'rgb(255, 255, 255)';
  };
  const spoken = e => e.innerText && !e.closest('svg, .skip');
  const all = [...document.querySelectorAll('p, li, td, th, a, h1, h2, h3, caption, time, mark, footer, span')].filter(spoken);
  return all.map(e => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    return [(a + .05) / (b + .05), e.tagName + '.' + e.className];
  }).filter(([ratio]) => ratio < 4.5);
}"""

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no browser at /usr/bin/chromium (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def browser():
    """One browser for all tests of this file."""
    with sync_playwright() as started:
        running = started.chromium.launch(
            executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield running
        running.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Address of the page of each invented article in each language."""
    folder = tmp_path_factory.mktemp("pages")
    addresses = {}
    for case in CASES:
        for lang in LANGUAGES:
            path = folder / f"{case.__name__}.{lang}.html"
            charts = made.drawn(case(), lang) if case is made.battle else {}
            path.write_text(render(brief(case(), charts, Wording(lang))), encoding="utf-8")
            addresses[case.__name__, lang] = path.as_uri()
    return addresses


class Visit:
    """A page that was opened, with what it asked for and complained of."""

    def __init__(self, browser, address, width=1280, **settings):
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        self.page = self.context.new_page()
        self.asked, self.complaints = [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [f.__name__ for f in CASES])
def test_nothing_overflows_and_nothing_is_asked_or_complained_of(browser, files, name, width, lang):
    """In both languages, on a phone, a tablet and a desk, with markup for words too."""
    with Visit(browser, files[name, lang], width) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.page.evaluate(STICKING) == []
        assert [url for url in visit.asked if not url.startswith(("file:", "data:"))] == []
        assert visit.complaints == []
        assert visit.page.evaluate("document.title") and not visit.page.evaluate("document.querySelector('script, img')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_stand_out_from_their_ground(browser, files, lang, scheme):
    """Contrast of at least 4.5 to 1 in light and in dark."""
    with Visit(browser, files["battle", lang], color_scheme=scheme) as visit:
        assert visit.page.evaluate(CONTRAST) == []


def test_dark_is_dark_and_print_is_white(browser, files):
    """The ground follows the reader's scheme, paper is always white."""
    with Visit(browser, files["battle", "en"], color_scheme="dark") as visit:
        assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 25, 29)"
        visit.page.emulate_media(media="print")
        assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert visit.page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
        assert len(visit.page.pdf()) > 10_000


def test_the_embedded_font_is_used(browser, files):
    """The page's own letters are loaded from the page itself."""
    with Visit(browser, files["battle", "ar"]) as visit:
        assert visit.page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(f => f.status))") == ["loaded", "loaded"]


def test_a_reference_leads_to_its_highlighted_quote_and_back(browser, files):
    """By keyboard: follow a reference, see its quote marked out, go to the note and back to the sentence."""
    with Visit(browser, files["battle", "en"]) as visit:
        page = visit.page
        page.locator("a.ref", has_text="F1").first.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector(':target').textContent") == "50 مسلحاً فقط"
        assert page.evaluate("getComputedStyle(document.querySelector(':target')).backgroundColor") == "rgb(255, 215, 94)"
        page.locator("#note-d1-F1 a.back").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector(':target').textContent") == "F1"
        assert page.evaluate("document.querySelector(':target').closest('ol.findings') !== null")


def test_a_reference_opens_what_is_folded(browser, tmp_path):
    """Of many articles the words cited are folded away until a reference leads to them."""
    path = tmp_path / "many.html"
    path.write_text(render(brief(press.corpus(*press.carried(13)), {}, Wording("en"))), encoding="utf-8")
    with Visit(browser, path.as_uri()) as visit:
        seen = "document.querySelector('mark').checkVisibility({contentVisibilityAuto: true})"
        assert visit.page.evaluate("document.querySelector('details.fold').open") is False
        assert visit.page.evaluate(seen) is False
        visit.page.locator("a.ref").first.click()
        assert visit.page.evaluate("document.querySelector(':target').matches('details.fold[open] mark')")
        assert visit.page.evaluate("document.querySelector(':target').checkVisibility()")


def test_the_first_key_offers_to_skip_and_focus_is_seen(browser, files):
    """Tab shows the skip link; every link shows where the focus is."""
    with Visit(browser, files["battle", "ar"]) as visit:
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.className") == "skip"
        assert visit.page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_and_names_keep_their_order(browser, files, lang):
    """The number before its noun stands on the side where reading begins."""
    with Visit(browser, files["battle", lang]) as visit:
        box = "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect().left; }"
        lead = visit.page.locator("ol.findings h3").first
        number, last = (
            lead.locator("bdi", has_text="20").first.evaluate(box),
            lead.evaluate("e => { const b = e.getBoundingClientRect(); return b.left; }"),
        )
        middle = visit.page.evaluate("innerWidth / 2")
        assert number > middle if lang == "ar" else number < middle
        assert last >= 0
