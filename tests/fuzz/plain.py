"""Text files."""

from tests.fuzz.harness import ARTICLE, reader

reader(".txt", ARTICLE.encode(), ARTICLE.encode("windows-1256", "replace"), ARTICLE.encode("utf-16"))
