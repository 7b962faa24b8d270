"""Shingles: the runs of words of a text, as numbers by which texts are compared."""

import re
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from analysis.text.fold import folded

RUN = 5  # words of a shingle
Shingles = npt.NDArray[np.uint64]  # sorted, each once

_WORD = re.compile(r"[^\W_]+")
_STEP = 0x9E3779B97F4A7C15  # an odd number with its bits well spread: the golden ratio in 64 bits
_ALL = (1 << 64) - 1


class Reader(dict[str, int]):
    """The number of each word, worked out when it is first met."""

    def __missing__(self, word: str) -> int:
        number = self[word] = int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        return number

    def numbers(self, text: str) -> npt.NDArray[np.uint64]:
        """One number for each word of a text in order, the same for every spelling that folds alike; signs are no words."""
        return np.array(list(map(self.__getitem__, _WORD.findall(folded(text)))), np.uint64)


def shingles(numbers: npt.NDArray[np.uint64]) -> Shingles:
    """Shingles of a text's words; a text shorter than one is a single shingle, one without words has none."""
    run = min(RUN, len(numbers))
    if not run:
        return np.empty(0, np.uint64)
    n = len(numbers) - run + 1
    made = np.zeros(n, np.uint64)
    for i in range(run):  # arithmetic is modulo 2**64
        made += numbers[i : i + n] * np.uint64(pow(_STEP, i, _ALL + 1))
    return np.unique(made)


def common(a: Shingles, b: Shingles) -> int:
    """How many shingles two texts share."""
    return len(np.intersect1d(a, b, assume_unique=True))


def jaccard(a: Shingles, b: Shingles) -> float:
    """Shared shingles as a share of all; 0 for two texts without words."""
    shared = common(a, b)
    return shared / max(1, len(a) + len(b) - shared)


def sampled(made: Shingles, every: int) -> Shingles:
    """About one shingle in `every`, the same ones in every text."""
    return made[(made >> np.uint64(7)) % np.uint64(every) == 0]
