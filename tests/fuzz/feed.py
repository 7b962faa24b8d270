"""Feeds."""

from tests.fuzz.harness import ARTICLE, reader

WHEN = "<pubDate>Thu, 03 Mar 2016 10:00:00 GMT</pubDate>"
ITEM = f"<title>عنوان</title><link>https://example.org/1</link>{WHEN}<description>{ARTICLE}</description>"
ENTRY = f"<title>عنوان</title><id>1</id><updated>2016-03-03T10:00:00Z</updated><content type='html'>&lt;p&gt;{ARTICLE}&lt;/p&gt;</content>"
reader(
    ".xml",
    f'<rss version="2.0"><channel><title>وكالة</title><item>{ITEM}</item></channel></rss>'.encode(),
    f'<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><entry>{ENTRY}</entry></feed>'.encode(),
)
