"""The extraction of rows from a text."""

from fuzz.harness import extractor

extractor()
