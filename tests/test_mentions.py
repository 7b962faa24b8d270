"""Actors, persons and places of a report, resolved and taken up again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.document import Document
from analysis.extract import names
from analysis.extract.homeland import votes
from analysis.extract.reading import read
from analysis.lexicon import load

LEXICON = load()


def mentions(text: str) -> list[tuple[str, str | None]]:
    """Quotes and entities of a text's mentions."""
    found = names.find(read(Document("d", text, ""), LEXICON))
    return [(m.quote, m.entity_id) for m in found.rows]


def test_the_longest_name_wins():
    """The Free Syrian Army is not the Syrian army."""
    assert mentions("هاجم الجيش السوري الحر القرية.") == [("الجيش السوري الحر", "fsa")]


def test_a_force_belongs_to_its_owner():
    """Gunmen, aircraft and allied militias take the side of the name after them."""
    assert mentions("تقدم مسلحو تنظيم الدولة.") == [("مسلحو تنظيم الدولة", "isis")]
    assert mentions("حلّق الطيران الروسي ليلاً.") == [("الطيران الروسي", "russian-forces")]
    assert ("المليشيات الموالية له", "syrian-government") in mentions("قاتل النظام السوري والمليشيات الموالية له في التلال.")


def test_nouns_take_a_name_up_again():
    """«التنظيم» is the group named before it, «المدينة» the town."""
    found = mentions("دخل تنظيم الدولة مدينة منبج. ثم غادر التنظيم المدينة.")
    assert found == [
        ("تنظيم الدولة", "isis"),
        ("مدينة منبج", "sy.manbij"),
        ("التنظيم", "isis"),
        ("المدينة", "sy.manbij"),
    ]


def test_the_army_is_that_of_the_country_spoken_of():
    """One word, three armies."""
    assert ("الجيش", "syrian-army") in mentions("انتشر الجيش في حلب.")
    assert ("الجيش", "iraqi-army") in mentions("انتشر الجيش في الموصل.")
    assert ("الجيش", "saf") in mentions("انتشر الجيش في الخرطوم.")


def test_an_ordinary_word_needs_to_be_introduced_as_a_place():
    """«الباب» is a door until a town of that name is spoken of."""
    assert mentions("طرق الرجل الباب ثلاث مرات.") == []
    assert mentions("وصلت القافلة إلى مدينة الباب. وعاد الهدوء إلى الباب.") == [("مدينة الباب", "sy.al-bab"), ("الباب", "sy.al-bab")]


def test_a_channel_is_no_country():
    """«روسيا اليوم» holds the name of a state."""
    assert mentions("نشرت روسيا اليوم صوراً.") == [("روسيا اليوم", "rt")]


def test_a_place_that_no_gazetteer_knows_is_named_by_its_noun():
    """A village may be too small for GeoNames."""
    assert mentions("قصفت الطائرات قرية تل الرمان صباحاً.") == [("قرية تل الرمان", "place.تل_الرمان")]


def test_what_describes_a_place_does_not_name_one():
    """«منطقة عازلة» and «مدينة أخرى» name nothing."""
    assert mentions("أقيمت منطقة عازلة قرب مدينة أخرى.") == []


def test_a_person_is_known_again_by_surname_and_office():
    """A name stands once in full."""
    found = dict(mentions("قال محافظ حمص سامر الحلاق إن الطريق مغلق. وأضاف الحلاق أن العمل جار. وختم محافظ حمص حديثه."))
    person = "person.سامر_الحلاق" if "سامر الحلاق" in found else None
    assert found.get("الحلاق") == found.get("سامر الحلاق") == person


def test_an_office_may_be_the_last_word_of_a_text():
    """A text that ends within the longest office of somebody has no words left to compare."""
    assert mentions("وفاة الإذاعي المصري أحمد سعيد المدير السابق لصوت العرب")


@pytest.mark.parametrize("text", ["أثنى على العديد من الحاضرين.", "وصل غير واحد إلى المكان."])
def test_small_words_are_no_persons(text):
    """«على» folds to a name."""
    assert [quote for quote, entity in mentions(text) if (entity or "").startswith("person")] == []


def test_every_side_that_is_named_is_defined():
    """A side without a name cannot be drawn."""
    used = {e.side for layer in ("actors", "persons", "organisations", "operations", "nations") for e in LEXICON[layer].values() if e.side}
    assert used - set(LEXICON["sides"]) == set()


def test_a_name_of_a_country_and_its_city_votes_the_same_in_every_process():
    """«الكويت» is both; which one counts is no matter of how a process orders its sets."""
    code = "from tests.test_mentions import homeland_votes; print(homeland_votes('زار الوفد الكويت ثم الكويت'))"
    root = Path(__file__).parents[1]
    said = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(said) == 1


def homeland_votes(text):
    """How much a text speaks of each country, in order."""
    return sorted(votes(read(Document(id="votes", text=text, sha256=""), load())).items())
