"""The conflict that a report is about, and names that mean something else in each."""

import json
from pathlib import Path

import pytest
from conftest import Command

from analysis.document import Document
from analysis.extract import extract, names
from analysis.extract.reading import read
from analysis.lexicon import load


def sides(text: str, conflict: str | None = None) -> dict[str, str | None]:
    """Actors of a text with their entities."""
    found = names.find(read(Document("d", text, ""), load(conflict)))
    return {m.quote: m.entity_id for m in found.rows if m.kind in ("actor", "organisation")}


ENTRY = """[[entry]]
id = "blue"
kind = "actor"
ar = "كتائب المرجان الزرقاء"
en = "Blue brigades"
country = "XM"
function = "opposition"
forms = [
  "كتائب المرجان الزرقاء",
]
"""


@pytest.mark.parametrize(
    ("text", "conflict"),
    [
        ("انسحب المقاتلون من حلب وإدلب، وعاد السكان إلى ريف حماة.", "syria"),
        ("انتشر الجيش العراقي في الموصل والرمادي.", "iraq"),
        ("قصف الحوثيون تعز ومأرب.", "yemen"),
        ("أغلقت الطرق بين طرابلس ومصراتة وسرت في ليبيا.", "libya"),
        ("عبرت القوافل من الخرطوم إلى الفاشر ونيالا.", "sudan"),
        ("سيطر مقاتلو حركة الشباب على قرية قرب مقديشو.", "somalia"),
        ("أصابت الغارات بلدات قرب صيدا والنبطية في لبنان.", "lebanon_palestine_israel"),
        ("وصلت المساعدات إلى غزة وخان يونس.", "lebanon_palestine_israel"),
    ],
)
def test_the_conflict_is_told_by_names_and_places(text, conflict):
    """Each war by sentences of its own."""
    found = extract(Document("d", text, ""), load()).document
    assert (found.conflict, found.conflict_basis) == (conflict, "text")


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت أسعار القمح في الأسواق.",
        "هاجم المتمردون القصر ثم انسحبوا.",
        "التقى وزراء باكستان وأفغانستان والهند في إسلام آباد وكراتشي ودلهي، ثم ذكر أحدهم سوريا.",
    ],
)
def test_no_conflict_is_told_where_none_stands_out(text):
    """Neither a text without names, nor a name that many wars have, nor a report of elsewhere."""
    found = extract(Document("d", text, ""), load()).document
    assert (found.conflict, found.conflict_basis) == (None, None)


def test_a_conflict_that_is_asked_for_goes_before_the_text():
    """Only its names are known then."""
    text = "قصف الحوثيون تعز ومأرب."
    found = extract(Document("d", text, ""), load("sudan")).document
    assert (found.conflict, found.conflict_basis) == ("sudan", "argument")
    assert sides(text, "sudan") == {}


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("دخل الجيش الوطني مدينة عفرين قرب حلب في سوريا.", "الجيش الوطني", "euphrates-shield-forces"),
        ("دخل الجيش الوطني مدينة سرت قرب مصراتة في ليبيا.", "الجيش الوطني", "libyan-army"),
        ("دخل الجيش الوطني مواقع غرب تعز في اليمن.", "الجيش الوطني", "yemeni-army"),
        ("تقدمت المقاومة غرب تعز وعدن.", "المقاومة", "yemeni-army"),
        ("أطلقت المقاومة صواريخ من غزة وخان يونس ورفح.", "المقاومة", "palestinian-factions"),
        ("أطلقت المقاومة صواريخ من صور والنبطية في لبنان.", "المقاومة", "hezbollah"),
        ("قصف طيران التحالف مواقع في صنعاء والحديدة.", "طيران التحالف", "arab-coalition"),
        ("قصف طيران التحالف مواقع في الموصل والرمادي.", "طيران التحالف", "international-coalition"),
        ("دخل الحشد مدينة الرمادي ثم الموصل.", "الحشد", "pmf"),
        ("عقد المجلس الانتقالي اجتماعاً في عدن باليمن.", "المجلس الانتقالي", "stc"),
        ("عقد المجلس الانتقالي اجتماعاً في بنغازي وسرت.", "المجلس الانتقالي", "libya-rebels"),
        ("هاجم المتمردون مواقع في صنعاء ومأرب.", "المتمردون", "houthis"),
        ("هاجم المتمردون مواقع في أم درمان والخرطوم.", "المتمردون", "rsf"),
        ("قصف الحرس الجمهوري أحياء دمشق وحلب.", "الحرس الجمهوري", "syrian-army"),
        ("قصف الحرس الجمهوري أحياء صنعاء وتعز.", "الحرس الجمهوري", "saleh-forces"),
    ],
)
def test_a_name_that_several_wars_have_is_that_of_the_reports_war(text, name, entity):
    """Side by side, in sentences that name places of one war."""
    assert sides(text).get(name) == entity


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تقدمت المقاومة في شوارع حلب وإدلب.", "المقاومة"),
        ("هاجم المتمردون مواقع في حلب وإدلب.", "المتمردون"),
        ("كان الحشد كبيراً في شوارع تعز وعدن.", "الحشد"),
        ("عقد المجلس الانتقالي اجتماعاً في دمشق وحلب.", "المجلس الانتقالي"),
        ("هاجم المتمردون القصر.", "المتمردون"),
        ("انسحبت القوات الحكومية من التل.", "القوات الحكومية"),
    ],
)
def test_names_of_one_war_are_none_in_a_report_of_another(text, name):
    """No side is better than one of another war."""
    assert name not in sides(text)


def test_a_folder_of_ones_own_is_a_conflict_too(tmp_path: Path):
    """By its folder's name, as soon as it names sides."""
    folder = tmp_path / "marjan"
    folder.mkdir()
    (folder / "actors.toml").write_text(ENTRY, encoding="utf-8")
    text = "هاجمت كتائب المرجان الزرقاء الثكنة."
    assert extract(Document("d", text, ""), load(folders=(folder,))).document.conflict is None
    again = tmp_path / "again" / "marjan"
    again.mkdir(parents=True)
    (again / "actors.toml").write_text(ENTRY, encoding="utf-8")
    (again / "sides.toml").write_text("", encoding="utf-8")
    assert extract(Document("d", text, ""), load(folders=(again,))).document.conflict == "marjan"


def test_the_conflict_is_in_the_record(analysis: Command, tmp_path: Path):
    """Found or asked for, and how it is known."""
    (tmp_path / "a.txt").write_text("قصف الحوثيون تعز ومأرب يوم الخميس.", encoding="utf-8")
    found = json.loads(analysis("extract", tmp_path / "a.txt").stdout)
    assert (found["conflict"], found["conflict_basis"]) == ("yemen", "text")
    asked = json.loads(analysis("extract", tmp_path / "a.txt", "--conflict", "libya").stdout)
    assert (asked["conflict"], asked["conflict_basis"]) == ("libya", "argument")
