"""What entities and sides are called in a language."""

import unicodedata

import pandas as pd

from analysis.wording import Wording


class Names:
    """Names of the entities of a run. Where no English name is known, the Arabic one is given: nothing is transliterated by guess."""

    def __init__(self, entities: pd.DataFrame, wording: Wording):
        self._lang = wording.lang
        self._known: dict[tuple[str, str], str | None] = {}
        self._rows = {row["id"]: row for row in entities.to_dict("records")}

    def of(self, entity: str | None) -> str:
        """Name of an entity; its id where the run has no entity of it."""
        return self._text(entity, self._lang) or self._text(entity, "ar") or str(entity or "")

    def arabic(self, entity: str | None) -> bool:
        """Whether `of` gives an Arabic name in a text of another language."""
        return self._lang != "ar" and not self._text(entity, self._lang) and bool(self._text(entity, "ar"))

    def role(self, entity: str | None) -> str | None:
        """Office or description of an entity."""
        return self._text(entity, f"role_{self._lang}") or (self._text(entity, "role_ar") if self._lang == "ar" else None)

    def side(self, side: str | None) -> str:
        """Name of a side; several sides are joined with '+'."""
        return " + ".join(self.of(part) for part in side.split("+")) if isinstance(side, str) and side else ""

    def colour(self, side: str | None) -> str | None:
        """Palette name of a side (of the first of several); None where none is fixed."""
        return self._text(side.split("+")[0], "colour") if isinstance(side, str) and side else None

    def _text(self, entity: str | None, column: str) -> str | None:
        if not isinstance(entity, str):
            return None
        if (entity, column) not in self._known:
            value = self._rows.get(entity, {}).get(column)
            self._known[entity, column] = _plain(value) if isinstance(value, str) and value else None
        return self._known[entity, column]


def _plain(name: str) -> str:
    """A name without the marks of transliteration (ā, ḥ, ş): newspapers leave them out, and few fonts have them all."""
    letters = (c if ord(c) < 0x100 or "\u0600" <= c <= "\u06ff" else unicodedata.normalize("NFKD", c) for c in name)
    return "".join(c for c in "".join(letters) if not "\u0300" <= c <= "\u036f")
