"""The wording: both languages face to face, complete, all of it used and none of it missing."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from analysis.wording import LANGUAGES, PLURALS, Wording, WordingError, blanks, messages

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "analysis").rglob("*.py"))
COUNTED = sorted(name for name, m in messages().items() if isinstance(m["ar"], dict) or isinstance(m["en"], dict))
# parts of speech that Arabic numbers ask of their noun: 3–10 plural, 11–99 accusative singular, hundreds genitive singular
FORMS = {
    "count.killed": ("قتلى", "قتيلاً", "قتيل"),
    "count.attacker": ("مهاجمين", "مهاجماً", "مهاجم"),
    "count.localities": ("بلدات", "بلدة", "بلدة"),
    "ratio.defenders": ("مدافعين", "مدافعاً", "مدافع"),
}

THOUSANDS = ("ألف", "ألفا", "آلاف", "مليون")


@pytest.mark.parametrize("name", sorted(messages()))
def test_blanks_are_the_same_in_both_languages(name):
    """A sentence tells the same things in Arabic and in English; the number itself may hide in a dual."""
    english, arabic = (blanks(messages()[name][lang]) - {"n"} for lang in ("en", "ar"))
    assert english == arabic


@pytest.mark.parametrize("name", COUNTED)
def test_each_language_has_exactly_its_plural_categories(name):
    """A message that counts has six forms in Arabic and two in English."""
    for lang in LANGUAGES:
        assert set(messages()[name][lang]) == set(PLURALS[lang])


@pytest.mark.parametrize("name", COUNTED)
def test_every_form_of_a_dual_or_more_counts_or_says_its_number(name):
    """Forms for many numbers show the number: only none, one and two may say it in words."""
    for lang in LANGUAGES:
        for category, form in messages()[name][lang].items():
            assert category in ("zero", "one", "two") or "{n}" in form


@pytest.mark.parametrize("message", sorted(FORMS))
@pytest.mark.parametrize(
    "n", [3, 7, 10, 11, 19, 20, 45, 99, 100, 103, 110, 111, 200, 211, 999, 1000, 1003, 1011, 3000, 6000, 12_000, 20_500, 1_000_000]
)
def test_arabic_nouns_agree_with_their_number(message, n):
    """The noun follows the last two digits of its number."""
    few, many, other = FORMS[message]
    last = n % 100
    expected = few if 3 <= last <= 10 else many if last >= 11 else other
    words = [w for w in Wording("ar")(f"briefs.{message}", n=n).split() if not w[0].isdigit() and w not in THOUSANDS]
    assert words[0] == expected


def test_one_and_two_are_said_in_words_in_arabic():
    """A single one and a pair have forms of their own."""
    ar = Wording("ar")
    assert [ar("briefs.count.killed", n=n) for n in (0, 1, 2)] == ["لا قتلى", "قتيل واحد", "قتيلان"]


def test_an_unknown_message_is_refused_by_name():
    """A sentence that is not there is an error of the program, not a silent gap."""
    with pytest.raises(WordingError, match=r"briefs\.no_such"):
        Wording("en")("briefs.no_such")


def test_a_blank_that_was_not_given_is_named():
    """An incomplete sentence does not go out."""
    with pytest.raises(WordingError, match="place"):
        Wording("en")("briefs.title.placed", what="x")


@cache
def _literals() -> tuple[frozenset[str], tuple[re.Pattern, ...]]:
    """Strings of the code, and patterns of its f-strings, that may name a message."""
    plain, patterns = set(), set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in node.values]
                if re.search("[a-z]{2}", "".join(str(p.value) for p in node.values if isinstance(p, ast.Constant))):
                    patterns.add("".join(parts))
    others = [
        p.read_text(encoding="utf-8")
        for folder in ("notebooks", "analysis")
        for p in sorted((ROOT / folder).rglob("*"))
        if p.suffix in (".ipynb", ".jinja", ".typ")
    ]
    plain.update(re.findall(r"[\w.]+", " ".join(others)))
    whole_files = {rf"{name.partition('.')[0]}\..+" for name in messages()}
    return frozenset(plain), tuple(re.compile(p) for p in sorted(patterns - whole_files))


@pytest.mark.parametrize("name", sorted(n for n in messages() if not n.startswith("terms.")))
def test_no_message_is_unused(name):
    """Every sentence is asked for somewhere, by its name or by a pattern."""
    plain, patterns = _literals()
    short = name.partition(".")[2]
    assert name in plain or short in plain or any(p.fullmatch(name) or p.fullmatch(short) for p in patterns)


def test_no_message_is_missing():
    """Every sentence that the briefs ask for by name is there."""
    asked = set()
    for source in sorted((ROOT / "analysis" / "briefs").rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("say", "words") and node.args:
                options = [node.args[0].body, node.args[0].orelse] if isinstance(node.args[0], ast.IfExp) else [node.args[0]]
                asked |= {f"briefs.{a.value}" for a in options if isinstance(a, ast.Constant)}
    assert len(asked) > 40
    assert asked - set(messages()) == set()
