"""The extraction of rows from a text."""

from tests.fuzz.harness import extractor

extractor()
