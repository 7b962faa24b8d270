"""Compressed texts."""

import gzip

from tests.fuzz.harness import ARTICLE, reader

reader(".txt.gz", gzip.compress(ARTICLE.encode(), mtime=0))
