"""A gzip file as the file inside it, as long as it grows as text does."""

import gzip
import io
from pathlib import Path

GROWTH = 200  # times; text grows four- to twentyfold, a bomb a thousandfold
FREE = 1_000_000  # bytes that any file may grow to


class Bomb(OSError):
    """A gzip file grows beyond any text."""


class Growing(io.RawIOBase):
    """The bytes inside a gzip file; raises Bomb when they are too many for its size, OSError or EOFError when it is broken."""

    def __init__(self, path: Path):
        self.file = gzip.GzipFile(path, "rb")
        self.left = GROWTH * path.stat().st_size + FREE

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer; how many bytes it took."""
        taken = self.file.read(len(buffer))
        self.left -= len(taken)
        if self.left < 0:
            raise Bomb(f"a gzip file that grows more than {GROWTH}-fold")
        buffer[: len(taken)] = taken
        return len(taken)

    def close(self) -> None:
        """Close both."""
        self.file.close()
        super().close()
