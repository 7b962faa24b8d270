"""Saved pages."""

from tests.fuzz.harness import ARTICLE, reader

HEAD = (
    '<meta charset="utf-8"><meta property="og:title" content="عنوان"><script type="application/ld+json">{"@type": "NewsArticle"}</script>'
)
reader(".html", f"<html><head>{HEAD}</head><body><article><h1>عنوان</h1><p>{ARTICLE}</p></article></body></html>".encode())
