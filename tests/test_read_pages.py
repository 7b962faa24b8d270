"""Saved pages and feeds: the article in them, what their fields say, and nothing of what is around."""

import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document, Unreadable
from analysis.read import Known, of_file, read
from analysis.read.finding import Found
from tests.written import ARABIC, LONG, document, unreadable, write

BODY = f"<p>{LONG}</p><p>وأضاف المصدر أن المعارك مستمرة في محيط البلدة منذ ثلاثة أيام وأن السكان نزحوا إلى القرى المجاورة.</p>"
META = (
    '<meta property="og:site_name" content="صحيفة الخبر"><meta property="og:url" content="https://example.org/news/1">'
    '<meta property="article:published_time" content="2016-03-03T10:15:00+03:00"><meta name="author" content="سليم الأشقر">'
)
AROUND = (
    '<nav><ul><li><a href="/">الرئيسية</a></li></ul></nav>',
    '<div class="share-buttons"><a href="#">شارك على فيسبوك</a></div>',
    '<aside class="related"><h3>مواضيع ذات صلة</h3><ul><li><a href="/2">مقتل 40 جندياً في هجوم آخر</a></li></ul></aside>'
    "<footer>جميع الحقوق محفوظة 2024</footer>",
)
CDATA = "<![CDATA[{}]]>"


def page(body: str = BODY, meta: str = META, charset: str = "utf-8") -> str:
    """A page of a newspaper, with menus, share bars and related links round the article."""
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}"><title>دخول البلدة | صحيفة الخبر</title>{meta}'
        f'<meta property="og:title" content="دخول البلدة"><script>alert("1")</script></head><body>{AROUND[0]}'
        f"<article><h1>دخول البلدة</h1>{AROUND[1]}{body}</article>{AROUND[2]}</body></html>"
    )


def rss(*items: str, title: str = "وكالة الخبر", head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    """A feed of items."""
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'{head}<rss version="2.0" {space}><channel><title>{title}</title>{"".join(items)}</channel></rss>'


def item(text: str, extra: str = "") -> str:
    """An entry with a full text and a summary."""
    full = f"<content:encoded>{CDATA.format(text)}</content:encoded>"
    return f"<item><title>عنوان</title><link>https://example.org/1</link>{full}<description>ملخص</description>{extra}</item>"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a connection fails the test."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_a_page_is_its_article(tmp_path: Path) -> None:
    """Title first, paragraphs a line each; fields from the page; nothing of menus, share bars, related links and scripts."""
    found = document(write(tmp_path, "a.html", page()))
    assert found.text.splitlines()[:2] == ["دخول البلدة", LONG]
    assert not any(word in found.text for word in ("فيسبوك", "40", "الحقوق", "الرئيسية", "alert"))
    assert (found.title, found.author, found.outlet) == ("دخول البلدة", "سليم الأشقر", "صحيفة الخبر")
    assert (found.url, found.published) == ("https://example.org/news/1", "2016-03-03T10:15:00+03:00")
    assert (found.published_basis, found.warnings) == ("metadata", ())


def test_a_page_is_never_dated_by_its_text_or_the_clock(tmp_path: Path) -> None:
    """Neither a date in the article nor that of a footer is the day of publication."""
    body = f"<time>2016-01-01</time><p>الخميس 3 آذار 2016</p>{BODY}<p>2024-05-05</p>"
    found = document(write(tmp_path, "a.html", page(body, meta="")))
    assert (found.published, found.published_basis) == (None, None)


@pytest.mark.parametrize(
    ("meta", "when"),
    [
        ('<meta itemprop="datePublished" content="2016-03-03">', "2016-03-03"),
        ('<meta name="DC.date.issued" content="2016-03-03T10:00:00Z">', "2016-03-03T10:00:00Z"),
        ('<meta name="date" content="3 آذار">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2016-03-03"}</script>', "2016-03-03"),
        ('<script type="application/ld+json">{"@graph": [{"@type": ["X", "Article"], "datePublished": "2016-03-03"}]}</script>',
         "2016-03-03"),
        ('<script type="application/ld+json">[{"@type": "Article", "datePublished": "2016-03-03"}, {"@type": "Article", '
         '"datePublished": "2017-03-03"}]</script>', None),
        ('<script type="application/ld+json">{"@type": "WebSite", "datePublished": "2016-03-03"}</script>', None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
    ],
)  # fmt: skip
def test_the_fields_of_a_page_date_it(tmp_path: Path, meta: str, when: str | None) -> None:
    """Those of the one article; what cannot be used is a warning or nothing."""
    found = document(write(tmp_path, "a.html", page(meta=meta)))
    assert found.published == when


@pytest.mark.parametrize(
    ("charset", "encoding", "warnings"),
    [
        ("windows-1256", "windows-1256", ["encoding: windows-1256"]),
        ("utf-8", "windows-1256", ["encoding: windows-1256, not utf-8 as it says"]),
        ("windows-1256", "utf-8", ["encoding: utf-8, not windows-1256 as it says"]),
        ("iso-8859-1", "utf-8", ["encoding: utf-8, not iso-8859-1 as it says"]),
        ("iso-8859-6", "iso-8859-6", ["encoding: iso-8859-6"]),
    ],
)
def test_a_wrongly_declared_charset_is_told(tmp_path: Path, charset: str, encoding: str, warnings: list[str]) -> None:
    """The bytes decide, strictly; what the page says of itself helps, and is not believed blindly."""
    found = document(write(tmp_path, "a.html", page(charset=charset).encode(encoding, "xmlcharrefreplace")))
    assert LONG.splitlines()[0] in found.text and list(found.warnings) == warnings


def test_a_page_without_an_article_is_read_whole_with_a_warning(tmp_path: Path) -> None:
    """Too deep for the library: its text is kept, and that nothing was cut away is said."""
    deep = f"<html><body>{'<div>' * 5000}{BODY}"
    found = document(write(tmp_path, "a.html", deep))
    assert LONG in found.text and found.warnings[0].startswith("whole_page")


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("<b>" * 100_000 + ARABIC, "tags"),
        ("<p>" + "س " * 4_000_000, "characters"),
        ("x" * 20_000_001, "bytes"),
        ("<html><body></body></html>", "empty"),
        ("<html><body><p>Government forces entered the town.</p></body></html>", "hardly Arabic"),
        (b"%PDF-1.7", "PDF"),
        (b"\0\1\2", "binary"),
    ],
)
def test_a_page_that_is_none_is_a_row(tmp_path: Path, content: str | bytes, seen: str) -> None:
    """Too large, too deep, empty, of another language or kind."""
    assert seen in unreadable(write(tmp_path, "a.html", content)).seen


def test_a_web_archive_is_read_like_its_page(tmp_path: Path) -> None:
    """The address is the one it was saved from; the day of saving is no day of publication."""
    import base64

    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/x\r\nDate: Thu, 3 Mar 2016 10:00:00 -0000\r\n"
    part = 'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    mixed = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    text = head + mixed + part + base64.encodebytes(page(meta="").encode()).decode() + "\r\n--b--\r\n"
    found = document(write(tmp_path, "a.mhtml", text))
    assert LONG in found.text and (found.url, found.published) == ("https://example.org/x", None)
    assert "without a page" in unreadable(write(tmp_path, "b.mht", "Content-Type: text/plain\n\nx")).seen


def test_pictures_beside_a_saved_page_are_no_documents(tmp_path: Path) -> None:
    """The folder that a browser saves with a page is passed over; another of such a name is not."""
    write(tmp_path, "a.html", page())
    write(tmp_path, "a_files/x.js", "")
    write(tmp_path, "b_files/x.js", "")
    good, bad = read([tmp_path])
    assert isinstance(good, Document) and isinstance(bad, Unreadable) and "b_files" in bad.path


def test_a_feed_is_a_document_an_entry(tmp_path: Path) -> None:
    """Full text before summary, cleaned; the outlet is the feed; the time is that of the entry, in UTC."""
    full = "<p>دخلت القوات البلدة <b>مساء</b> أمس.</p><script>alert(1)</script><ul><li>قتل 12 مقاتلاً.</li></ul>"
    extra = "<pubDate>Thu, 03 Mar 2016 01:15:00 +0300</pubDate><guid>tag:1</guid><author>سليم</author>"
    second = f"<item><title>&lt;b&gt;آخر&lt;/b&gt;</title><description>&lt;p&gt;{ARABIC}&lt;/p&gt;</description></item>"
    one, two = read([write(tmp_path, "a.xml", rss(item(full, extra), second))])
    assert isinstance(one, Document) and isinstance(two, Document)
    assert one.text == "عنوان\nدخلت القوات البلدة مساء أمس.\nقتل 12 مقاتلاً."
    assert (one.id, one.title, one.author, one.outlet, one.url) == ("tag:1", "عنوان", "سليم", "وكالة الخبر", "https://example.org/1")
    assert (one.published, one.published_basis, one.warnings) == ("2016-03-02T22:15:00+00:00", "metadata", ())
    assert (two.id, two.text, two.published) == ("a/2", f"آخر\n{ARABIC}", None)


def test_an_atom_feed_says_when_its_entry_was_changed(tmp_path: Path) -> None:
    """Where there is no time of publication, that of the last change is taken and told."""
    text = f"<content type='html'>&lt;p&gt;{ARABIC}&lt;/p&gt;</content>"
    entry = f"<entry><id>u:1</id><title>ع</title><updated>2016-03-03T10:00:00Z</updated>{text}</entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>الخبر</title>{entry}</feed>'
    found = document(write(tmp_path, "a.atom", feed))
    assert (found.text, found.published) == (f"ع\n{ARABIC}", "2016-03-03T10:00:00+00:00")
    assert found.warnings == ("published_is_updated",)


@pytest.mark.parametrize("when", ["-03-04", "3 آذار 2016", "Thu, 03 Mar", "10:15", "99999-01-01"])
def test_a_time_that_an_entry_does_not_give_is_not_made_up(tmp_path: Path, when: str) -> None:
    """The clock does not lend a year to it."""
    found = document(write(tmp_path, "a.xml", rss(item(ARABIC, f"<pubDate>{when}</pubDate>"))))
    assert found.published is None and "metadata_unusable" in found.warnings[0]


def test_an_entry_met_again_is_one_document(tmp_path: Path) -> None:
    """A feed that is fetched every hour repeats itself; a changed entry is another document, and says so."""
    write(tmp_path, "10.xml", rss(item(ARABIC)))
    write(tmp_path, "11.xml", rss(item(ARABIC)))
    write(tmp_path, "12.xml", rss(item(LONG)))
    ids = [d.id for d in read([tmp_path]) if isinstance(d, Document)]
    assert ids == ["https://example.org/1", "https://example.org/1~2"]


LAUGHS = '<!DOCTYPE r [<!ENTITY a "ها"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (rss(item("&b;"), head=LAUGHS), "entities"),
        (rss(item("&a;"), head=OUTSIDE), "entities"),
        (rss(item("&a;"), head=LAUGHS).encode("utf-16"), "entities"),
        (rss(), "without entries"),
        ("<urlset><url/></urlset>", "no feed"),
        ("https://example.org/feed.xml", "no feed"),
        ("/etc/passwd", "no feed"),
        ("<rss>" + "<a>" * 400_000, "tags"),
        ("", "empty"),
    ],
)
def test_a_feed_that_is_none_or_hostile_is_a_row(tmp_path: Path, content: str | bytes, seen: str) -> None:
    """Nothing is expanded, and a text that looks like an address is not fetched."""
    assert seen in unreadable(write(tmp_path, "a.xml", content)).seen


def test_a_feed_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    """And says that entries may be missing."""
    rows = list(read([write(tmp_path, "a.rss", rss(item(ARABIC), item(LONG))[:-200])]))
    first = rows[0]
    assert isinstance(first, Document) and first.warnings[0].startswith("feed_broken")


def test_an_entry_of_another_language_stays_a_document(tmp_path: Path) -> None:
    """As in any corpus."""
    feed = rss("<item><title>News</title><description>Forces entered the town.</description></item>", title="Agency")
    assert document(write(tmp_path, "a.xml", feed)).warnings == ("hardly_arabic",)


SCRAPS = st.sampled_from(["<p>", "</p>", "<div", ">", "<!--", "-->", "<![CDATA[", "]]>", "&#", "&lt;", "<script>", '"', "<item>", "</item>",
                          "<rss>", "<title>", "<meta charset=", "<?xml", "\ud7ff", "س", ARABIC, "<entry>", "<table>", "\0"])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(SCRAPS | st.text(max_size=5), max_size=30), st.sampled_from(["a.html", "a.mhtml", "a.xml"]))
def test_no_markup_breaks_a_reader(tmp_path_factory: pytest.TempPathFactory, scraps: list[str], name: str) -> None:
    """Documents or rows, whatever the file holds."""
    path = write(tmp_path_factory.getbasetemp(), f"any/{name}", "".join(scraps).encode("utf-8", "replace"))
    rows = list(of_file(Found(path, name), Known()))
    assert rows and all(isinstance(r, Document | Unreadable) for r in rows)
    assert all(r.text.encode() for r in rows if isinstance(r, Document))


OPEN = ["<!--", "<script>", "<p a='", "<p", "<![CDATA[", "<?x ", "</", "<ul><li>", "&#x", "<title>", "<!x "]


@pytest.mark.parametrize("end", ["", ">"])
@pytest.mark.parametrize("scrap", OPEN)
def test_what_is_opened_and_never_closed_is_looked_for_once(tmp_path: Path, scrap: str, end: str) -> None:
    """Twelve thousand times: a reader that goes to the end of the page for each would not come back."""
    for name in ("a.html", "a.xml"):
        rows = list(read([write(tmp_path, name, f"<rss><item><title>{scrap * 12_000}{end}{ARABIC}")]))
        assert len(rows) == 1


def test_a_web_archive_of_endless_headers_is_read(tmp_path: Path) -> None:
    """Parameters of a header are looked at when there are few."""
    text = f"Content-Type: text/html; {'a*0=b; ' * 100_000}\n\n{page()}"
    assert LONG in document(write(tmp_path, "a.mhtml", text)).text
