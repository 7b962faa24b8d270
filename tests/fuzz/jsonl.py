"""Corpora of JSON lines."""

import json

from tests.fuzz.harness import ARTICLE, reader

ROW = {"id": "1", "title": "عنوان", "published": "2016-03-03", "text": ARTICLE}
reader(".jsonl", json.dumps(ROW).encode(), json.dumps(ROW, ensure_ascii=False).encode() + b'\n{"text": null}\n[]\n')
