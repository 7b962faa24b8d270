"""What articles come in: text in old encodings, saved pages, feeds, PDFs, corpora; each a function from articles to the bytes of a file."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from html import escape

import pyarrow as pa
import pyarrow.parquet as pq
import typst

from analysis.briefs.fonts import SANS, folder

AROUND = (
    '<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سياسة</a></li></ul></nav>',
    '<div class="share-buttons"><a href="#f">شارك على فيسبوك</a><a href="#t">غرّد</a><a href="#w">أرسل عبر واتساب</a></div>',
    '<aside class="related"><h3>مواضيع ذات صلة</h3><ul><li><a href="/2">مقتل 4321 جندياً في هجوم آخر</a></li>'
    '<li><a href="/3">أسعار العملات اليوم</a></li></ul></aside><footer>جميع الحقوق محفوظة 2024</footer>',
)
STRAY = "4321"  # a number that stands in the related links alone: found in a text, it was read from what is around
MADE = datetime(2016, 1, 1, tzinfo=UTC)  # written into PDFs as their day of making
ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"


@dataclass(frozen=True, slots=True)
class Told:
    """An article as an outlet has it."""

    name: str
    title: str
    lines: tuple[str, ...]
    outlet: str
    published: str  # ISO 8601 with an hour

    @property
    def text(self) -> str:
        """The article as plain text, title first."""
        return "\n".join((self.title, *self.lines))


def plain(told: Told, encoding: str = "utf-8") -> bytes:
    """A text file; signs that an old encoding lacks are written as it has them."""
    return told.text.encode(encoding, "replace")


def page(told: Told, encoding: str = "utf-8", says: str = "") -> bytes:
    """A saved page with menus, share bars and related links; `says` is what it claims its encoding to be, if that is wrong."""
    body = "".join(f"<p>{escape(line)}</p>" for line in told.lines)
    head = (
        f'<meta charset="{says or encoding}"><title>{escape(told.title)} | {told.outlet}</title>'
        f'<meta property="og:site_name" content="{told.outlet}"><meta property="og:title" content="{escape(told.title)}">'
        f'<meta property="og:url" content="https://example.org/{told.name}">'
        f'<meta property="article:published_time" content="{told.published}"><script>document.title = "0"</script>'
    )
    whole = (
        f'<!DOCTYPE html><html lang="ar"><head>{head}</head><body>{AROUND[0]}<article><h1>{escape(told.title)}</h1>{AROUND[1]}{body}'
        f"</article>{AROUND[2]}</body></html>"
    )
    return whole.encode(encoding, "replace")


def rss(articles: Sequence[Told]) -> bytes:
    """An RSS feed with full texts."""
    items = "".join(
        f"<item><title>{escape(t.title)}</title><link>https://example.org/{t.name}</link><guid>{t.name}</guid>"
        f"<pubDate>{_rfc822(t.published)}</pubDate><description>{escape(t.lines[0])}</description>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{escape(line)}</p>' for line in t.lines)}]]></content:encoded></item>"
        for t in articles
    )
    head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="{CONTENT}"><channel>'
    return f"{head}<title>{articles[0].outlet}</title>{items}</channel></rss>".encode()


def atom(articles: Sequence[Told]) -> bytes:
    """An Atom feed with full texts."""
    entries = "".join(
        f'<entry><title>{escape(t.title)}</title><id>urn:{t.name}</id><link href="https://example.org/{t.name}"/>'
        f"<published>{t.published}</published><updated>{t.published}</updated>"
        f'<content type="html">{escape("".join(f"<p>{escape(line)}</p>" for line in t.lines))}</content></entry>'
        for t in articles
    )
    head = f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="{ATOM}"><title>{articles[0].outlet}</title><id>urn:feed</id>'
    return f"{head}<updated>{articles[-1].published}</updated>{entries}</feed>".encode()


def pdf(told: Told) -> bytes:
    """A PDF with a text layer, set from right to left."""
    return _set("\n\n".join(json.dumps(line, ensure_ascii=False).join(("#", "")) for line in (told.title, *told.lines)))


def drawing() -> bytes:
    """A PDF without any text."""
    return _set("#rect(width: 50%, height: 4cm, fill: luma(80%))")


def jsonl(articles: Sequence[Told]) -> bytes:
    """A corpus of lines whose fields have names of their own."""
    rows = ({"no": t.name, "headline": t.title, "body": "\n".join(t.lines), "paper": t.outlet, "date": t.published} for t in articles)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def sheet(articles: Sequence[Told]) -> bytes:
    """A corpus as CSV."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("no", "headline", "body", "paper", "date"))
    writer.writerows((t.name, t.title, "\n".join(t.lines), t.outlet, t.published) for t in articles)
    return out.getvalue().encode("utf-8-sig")


def parquet(articles: Sequence[Told]) -> bytes:
    """A corpus as Parquet."""
    columns = {
        "no": [t.name for t in articles],
        "headline": [t.title for t in articles],
        "body": ["\n".join(t.lines) for t in articles],
        "paper": [t.outlet for t in articles],
        "date": [t.published for t in articles],
    }
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def columns() -> bytes:
    """The sidecar that says how these corpora call their fields."""
    return b'[columns]\nid = "no"\ntext = "body"\ntitle = "headline"\noutlet = "paper"\npublished = "date"\n'


def sidecar(told: Told) -> bytes:
    """What is known of a file, beside it."""
    return f'outlet = "{told.outlet}"\npublished = {told.published}\n'.encode()


def _rfc822(published: str) -> str:
    return format_datetime(datetime.fromisoformat(published))


def _set(body: str) -> bytes:
    head = '#set page(paper: "a5")\n#set text(dir: rtl, lang: "ar", font: "IBM Plex Sans Arabic", size: 11pt)\n'
    return typst.compile((head + body).encode(), font_paths=_fonts(), timestamp=MADE)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder(SANS))])
