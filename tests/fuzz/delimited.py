"""Corpora of CSV."""

from tests.fuzz.harness import ARTICLE, reader

reader(".csv", f'id,text\n1,"{ARTICLE}"\n2,{ARTICLE.splitlines()[0]}\n'.encode(), f"id;text\n1;{ARTICLE.splitlines()[0]}".encode("utf-16"))
