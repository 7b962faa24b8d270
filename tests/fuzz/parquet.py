"""Corpora of Parquet."""

import io

import pyarrow as pa
import pyarrow.parquet as pq

from tests.fuzz.harness import ARTICLE, reader

FILE = io.BytesIO()
pq.write_table(pa.table({"id": ["1"], "text": [ARTICLE]}), FILE, compression="none")
reader(".parquet", FILE.getvalue())
