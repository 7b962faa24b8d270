"""How a command ended, as its exit code says it (the codes of sysexits.h where they fit)."""

from enum import IntEnum


class Outcome(IntEnum):
    """Exit codes."""

    OK = 0
    FAILED = 1
    PARTIAL = 3  # some documents or notebooks failed, the others are published
    NOTHING_NEW = 4  # only with --if-new
    CONFIGURATION = 64
    LOCKED = 75
