"""Names of entities and sides."""

import pytest

from analysis.extract.mentions import Entity
from analysis.tables import frame
from analysis.wording import Wording
from analysis.wording.names import Names

ENTITIES = frame(
    "entities",
    [
        Entity("RED", "side", "الحمر", "the Reds", colour="blue"),
        Entity("GREEN", "side", "الخضر", "the Greens"),
        Entity("source.x", "source", "مصادر محلية", None),
    ],
)


@pytest.mark.parametrize(("lang", "name"), [("ar", "الحمر"), ("en", "the Reds")])
def test_a_name_is_of_its_language(lang, name):
    """An entity has a name in each language."""
    assert Names(ENTITIES, Wording(lang)).of("RED") == name


def test_a_name_without_english_stays_arabic_and_says_so():
    """Nothing is transliterated by guess."""
    names = Names(ENTITIES, Wording("en"))
    assert (names.of("source.x"), names.arabic("source.x"), names.arabic("RED")) == ("مصادر محلية", True, False)


def test_sides_are_joined_and_coloured():
    """Two sides have both names; a side without a fixed colour has none."""
    names = Names(ENTITIES, Wording("en"))
    assert (names.side("RED+GREEN"), names.colour("RED"), names.colour("GREEN"), names.side(None)) == (
        "the Reds + the Greens",
        "blue",
        None,
        "",
    )


def test_an_unknown_entity_is_called_by_its_id():
    """A row may name an entity that no table holds."""
    assert Names(ENTITIES, Wording("ar")).of("somebody") == "somebody"
