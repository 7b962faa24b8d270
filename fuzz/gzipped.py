"""Compressed texts."""

import gzip

from fuzz.harness import ARTICLE, reader

reader(".txt.gz", gzip.compress(ARTICLE.encode(), mtime=0))
