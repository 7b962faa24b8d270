"""Leaving out an import that costs more than it gives."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# jsonschema takes it where it finds it, for a check of addresses that no notebook needs; importing it builds a grammar for 1.3 s
GRAMMAR = "rfc3987_syntax"


@contextmanager
def absent(name: str) -> Iterator[None]:
    """Modules imported meanwhile find that a package is not installed; those imported later find it again."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
