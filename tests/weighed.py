"""Invented articles about one town, to be weighed: who speaks, whom and what the words name."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.extract.mentions import Entity, Mention
from analysis.weigh import weigh
from analysis.weigh.reference import Reference
from tests.made import Made, gather

ENTITIES = (
    Entity("ARMY", "actor", "الجيش", "the army", side="GOV"),
    Entity("REBELS", "actor", "المسلحون", "the rebels", side="REB"),
    Entity("MAYOR", "person", "كريم السالم", "Karim al-Salem", side="GOV"),
    Entity("WRITER", "person", "نادر الحلو", "Nader al-Helou", affiliation_id="GAZETTE"),
    Entity("GAZETTE", "medium", "جريدة غازيتا", "Gazeta", country="RU"),
    Entity("SECOND", "medium", "إيزفستيا", "Izvestia", country="RU"),
    Entity("PRESS", "source", "صحيفة روسية", None),
    Entity("NEWS", "source", "المعلومات", None),
    Entity("AGENCY", "medium", "وكالة الصباح", "Al-Sabah Agency", country="TR"),
    Entity("RADIO", "medium", "إذاعة الشام", "Radio al-Sham"),
    Entity("PAPER", "medium", "جريدة المساء", "Al-Masaa"),
    Entity("SOURCES", "source", "مصادر روسية", None),
    Entity("LOCALS", "source", "مصادر محلية", None),
    Entity("TURKS", "source", "مصادر أمنية تركية", None),
    Entity("TOWN", "place", "الوردية", "al-Wardiya", lat=35.0, lon=38.0),
    Entity("HILL", "place", "تل الشيخ", "Tell al-Sheikh", lat=36.5, lon=38.0),
)
DAY = "2020-05-03"


class Told(Made):
    """An article that names its speakers and the actors and places in its text."""

    def says(self, speaker: str | None, quote: str, content: str | None = None, **known: Any) -> str:
        """A claim of an entity, told on directly unless a chain is given; returns its local id."""
        values = {
            "speaker_id": speaker,
            "mode": "indirect",
            "certainty": "reported",
            "cue": "قال",
            "chain": tuple(e for e in (speaker, "PAPER") if e),
        }
        return self.claim(quote, content, **(values | known)).rpartition(":")[2]

    def names(self, quote: str, entity: str, kind: str = "actor") -> None:
        """Every place where words name an entity."""
        at = self.document.text.find(quote)
        while at >= 0:
            self._add("mentions", Mention(self._id("mentions", "M"), at, at + len(quote), quote, kind, entity))
            at = self.document.text.find(quote, at + 1)

    def men(self, quote: str, n: float | None, role: str | None, side: str, **known: Any) -> str:
        """Fighters of a side at the town; returns the local id."""
        number = next((w for w in quote.split() if w[0].isdigit()), quote.split()[0])
        values = {"role": role, "side": side, "place_id": "TOWN", "edtf": DAY, "scope": role}
        return self.figure(quote, number, n, "personnel", **(values | known)).rpartition(":")[2]

    def held(self, quote: str, side: str | None, edtf: str | None, place: str = "TOWN", **known: Any) -> str:
        """A control event; captured unless said otherwise."""
        return self.control(quote, place, side, edtf, **known).rpartition(":")[2]


def weighed(*articles: Made, reference: Reference | None = None) -> dict[str, pd.DataFrame]:
    """Articles with everything derived from them."""
    return weigh(gather(*articles, entities=ENTITIES), reference)


def rows(tables: Mapping[str, pd.DataFrame], name: str) -> list[dict[str, Any]]:
    """Rows of a table, None where a cell is empty."""
    return [
        {k: None if not isinstance(v, tuple | list) and pd.isna(v) else v for k, v in r.items()} for r in tables[name].to_dict("records")
    ]
