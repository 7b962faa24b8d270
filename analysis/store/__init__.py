"""A store: the rows of a corpus that keeps changing, in Parquet parts that never do.

    from analysis.store import open_store
    open_store("store").query("select outlet, count(*) from documents group by outlet")

A folder with `state.sqlite`, which says what was read and which part holds it, and `parts/`. What the state does not name does not count.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from analysis.lexicon import Lexicon
    from analysis.store.opened import Opened

STATE = "state.sqlite"

__all__ = ["STATE", "about", "is_store", "open_store", "stored"]


def is_store(inputs: Sequence[str | Path]) -> bool:
    """Whether inputs are one store."""
    return len(inputs) == 1 and "\0" not in str(inputs[0]) and (Path(inputs[0]) / STATE).is_file()


def stored(inputs: Sequence[str | Path], lexicon: "Lexicon") -> "dict[str, pd.DataFrame] | None":
    """Tables of the store that the inputs are, the same as those of its documents read anew; nothing when they are none.

    Raises StoreError when the store was made with other words.
    """
    if not is_store(inputs):
        return None
    from analysis.store.opened import Opened

    opened = Opened(Path(inputs[0]))
    opened.expect(lexicon)
    return opened.tables()


def about(folder: str | Path) -> dict[str, str]:
    """A store as the manifest of a run names it, with a hash of all that its tables rest on."""
    from analysis.store.opened import Opened

    return {"path": str(folder), "sha256": Opened(Path(folder)).digest()}


def open_store(folder: str | Path = "store", lang: str = "en") -> "Opened":
    """A store to be read; frames of a notebook then display in the language. Raises StoreError where there is none."""
    from analysis.show import frames  # dataframes are slow to import
    from analysis.store.opened import Opened
    from analysis.wording import Wording

    opened = Opened(Path(folder))
    frames.register(Wording(lang))
    return opened
