"""What can be wrong with a store, apart from its documents."""


class StoreError(ValueError):
    """A store cannot be used as asked; the message names it, what was seen, what was expected and what to do."""

    def __init__(self, where: object, seen: str, expected: str, advice: str):
        super().__init__(f"{where}: {seen}; expected {expected}. {advice}")


class StoreLocked(RuntimeError):
    """Another pass writes to the store."""


class PartUnwritten(OSError):
    """A part could not be written: the disk is full or not to be written to. No document is to blame."""


class Unlike(RuntimeError):
    """A worker on another machine has another program or other words than this one."""
