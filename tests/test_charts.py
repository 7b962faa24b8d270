"""Every chart in both languages: what it says, that it holds a crowd, and that its files are strict and repeatable."""

import hashlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from pathlib import Path

import charts_frames as frames
import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from analysis import tables as border
from analysis.charts import CHARTS, ChartContent, fonts, save, svg
from analysis.charts.canvas import style
from analysis.wording import LANGUAGES, PLURALS, Wording, blanks, messages

ROOT = Path(__file__).parents[1]
SETS = {"example": frames.example(), "crowd": frames.crowd(), "undated crowd": frames.crowd(None)}
EACH = pytest.mark.parametrize("lang", LANGUAGES)
ALL = pytest.mark.parametrize("name", CHARTS)


def boxes(figure):
    """Text and corners of the ink of every label in points, from the left and the top: x0, y0, x1, y1."""
    found = []
    with style():
        for t in figure.axes[0].texts:
            ink = extent(t.get_text(), t.get_fontsize(), t.get_fontweight())
            x, y = t.get_position()
            left = x - (fonts.width(t.get_text(), t.get_fontsize(), t.get_fontweight()) if t.get_ha() == "right" else 0)
            found.append((t.get_text(), left + ink.x0, y - ink.y1, left + ink.x1, y - ink.y0))
    return found


@cache
def picture(name: str, lang: str, held: str = "example"):
    """A chart of one of the sets; drawn once, for drawing changes no rows."""
    return CHARTS[name].draw(SETS[held], Wording(lang))


@cache
def extent(text: str, size: float, weight: int):
    """Corners of a text's ink, from its start on the baseline."""
    return TextPath((0, 0), text, size=size, prop=FontProperties(family=list(fonts.FAMILY), weight=weight)).get_extents()


def words_of(name: str, lang: str) -> ChartContent:
    """What a chart of the example says."""
    return CHARTS[name].content(SETS["example"], Wording(lang))


def said(figure) -> str:
    return re.sub("[\u2066-\u2069]", "", "\n".join(t.get_text() for t in figure.axes[0].texts))


def xs(figure, pattern: str) -> dict[str, float]:
    """Middle of each label that is wholly such a text, from the left of the picture."""
    clean = {re.sub("[\u2066-\u2069]", "", text): (x0 + x1) / 2 for text, x0, _, x1, _ in boxes(figure)}
    return {text: x for text, x in clean.items() if re.fullmatch(pattern, text)}


@EACH
@pytest.mark.parametrize(("name", "held"), [*((n, s) for n in CHARTS for s in ("example", "crowd")), ("control_timeline", "undated crowd")])
def test_labels_keep_apart_and_inside(name, lang, held):
    """No label touches another or leaves the picture, however much there is to draw."""
    figure = picture(name, lang, held)
    labels = boxes(figure)
    wide, tall = figure.get_size_inches() * 72
    for text, x0, y0, x1, y1 in labels:
        assert x0 > 0 and y0 > 0 and x1 < wide and y1 < tall, text
    for i, (a, ax0, ay0, ax1, ay1) in enumerate(labels):
        for b, bx0, by0, bx1, by1 in labels[i + 1 :]:
            across, down = min(ax1, bx1) - max(ax0, bx0), min(ay1, by1) - max(ay0, by0)
            assert across <= 0 or down <= 0, f"{a!r} lies on {b!r}"


@EACH
@ALL
def test_nothing_to_draw_gives_none(name, lang):
    """Empty tables, and no tables at all, give neither words nor a picture."""
    for empty in (frames.tables(), {}):
        assert CHARTS[name].content(empty, Wording(lang)) is None
        assert CHARTS[name].draw(empty, Wording(lang)) is None


@EACH
@ALL
def test_a_chart_says_where_it_comes_from(name, lang):
    """Title, subtitle, description, footer and table are there; the footer names source and day and that these are claims."""
    content = CHARTS[name].content(SETS["example"], Wording(lang))
    assert content.title and content.subtitle and content.description.startswith(content.title) and len(content.table)
    assert (
        "Coast Daily, 10 May 2019 · 1 article · claims, not facts"
        if lang == "en"
        else "صحيفة الساحل، 10 أيار/مايو 2019 · مقال واحد · ادعاءات لا حقائق"
    ) in content.footer
    assert content.footer.split("\n")[-1] in content.description


@EACH
@ALL
def test_what_is_left_out_is_said(name, lang):
    """A picture that cannot hold all rows says how many more are in the table."""
    assert re.search(r"\d+ more in the table|و\d+ \S+ \S+ في الجدول", said(picture(name, lang, "crowd")))
    assert "in the table" not in said(picture(name, "en"))


@EACH
@ALL
def test_the_same_rows_give_the_same_bytes(name, lang, tmp_path):
    """Drawing and saving twice gives the same SVG and PNG."""
    sums = []
    for turn in ("a", "b"):
        content = CHARTS[name].content(SETS["example"], Wording(lang))
        paths = save(CHARTS[name].draw(SETS["example"], Wording(lang)), tmp_path / turn, name, content)
        sums.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in paths])
    assert sums[0] == sums[1]


def test_another_process_gives_the_same_bytes(tmp_path):
    """Neither the hash seed nor the clock nor the place decides what is drawn."""
    run = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'tests'); import test_charts; "
        "test_charts.save(test_charts.picture('who_says_what', 'ar'), Path(sys.argv[1]), 'x', test_charts.words_of('who_says_what', 'ar'))"
    )
    environment = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1", "HOME": str(tmp_path), "PATH": ""}
    subprocess.run([sys.executable, "-c", run, str(tmp_path / "other")], check=True, env=environment, cwd=ROOT)
    for path in save(picture("who_says_what", "ar"), tmp_path / "here", "x", words_of("who_says_what", "ar")):
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes(), path.name


@EACH
def test_time_runs_as_the_language_does(lang):
    """Years go from right to left in Arabic and from left to right in English, and so do the sizes of numbers."""
    years = xs(picture("control_timeline", lang, "undated crowd"), r"201\d")
    numbers = {int(k.replace(",", "")): x for k, x in xs(picture("force_ratios", lang), "1(,?0+)+").items()}
    for places in ([x for _, x in sorted(years.items())], [x for _, x in sorted(numbers.items())]):
        assert len(places) > 1
        assert places == sorted(places, reverse=lang == "ar")


@ALL
def test_titles_stand_where_reading_starts(name):
    """The title begins at the right edge in Arabic and at the left edge in English."""
    (_, _, _, right, _), (_, left, _, _, _) = (boxes(picture(name, lang))[0] for lang in LANGUAGES)
    assert right == pytest.approx(648, abs=3) and left == pytest.approx(12, abs=3)


@EACH
@ALL
def test_the_svg_is_strict(name, lang):
    """The SVG is well-formed, has a title and a description, unique ids of its own, and no style, script, picture or comment."""
    content = CHARTS[name].content(SETS["crowd"], Wording(lang))
    text = svg(picture(name, lang, "crowd"), f"{name}.{lang}", content)
    root = ET.fromstring(text)
    assert [root[i].tag.split("}")[1] for i in (0, 1)] == ["title", "desc"]
    assert (root[0].text, root.get("role")) == (content.title, "img")
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids)) and all(i.startswith(f"{name}-{lang}-") for i in ids)
    assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', text)) <= set(ids)
    assert not re.search(r"style=|<style|<script|<image|<!--|http://(?!www\.w3\.org)", text)


def test_words_of_an_article_are_never_markup():
    """Tags, dollars and shaped letters in names and quotes are drawn as they are, and escaped in the files."""
    held = dict(SETS["example"])
    odd = "</desc><script>$x$</script> ﻣﺪﻳﻨﺔ \u202eabc\x07"
    held["contradictions"] = border.frame("contradictions", [replace(frames.contradiction(1), a_quote=odd, a_source=odd, marked_by=odd)])
    held["control_spells"] = border.frame("control_spells", [frames.spell(1, place=odd, place_id="?")])
    for name in ("contradictions", "control_timeline"):
        figure = CHARTS[name].draw(held, Wording("ar"))
        text = svg(figure, name, CHARTS[name].content(held, Wording("ar")))
        ET.fromstring(text)
        assert "<script" not in text
    drawn = said(CHARTS["contradictions"].draw(held, Wording("ar")))
    assert "$x$" in drawn and "مدينة" in drawn


def test_stored_text_is_not_corrupted(tmp_path):
    """No file of the charts, no table of theirs and no wording holds Arabic that was shaped or turned before it was stored."""
    for name, chart in CHARTS.items():
        content = chart.content(SETS["crowd"], Wording("ar"))
        content.table.to_csv(tmp_path / f"{name}.csv", index=False)
    drawings = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "figures" / "gallery").glob("*.svg")}
    for stem, text in (drawings | {"here": svg(picture("contradictions", "ar"), "here", words_of("contradictions", "ar"))}).items():
        (tmp_path / f"{stem}.svg").write_text(re.sub(r' d="[^"]*"', "", text), encoding="utf-8")
    linted = [tmp_path, ROOT / "analysis" / "wording" / "charts.toml"]
    program = Path(sys.executable).with_name("arabic-lint")
    checked = subprocess.run([program, "--min-severity", "reshaped", *map(str, linted)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_ratios_are_told_in_words():
    """The example's ratio and its refusal are in the picture, the refused one with its reason and on a dashed line."""
    figure = picture("force_ratios", "en")
    text = said(figure)
    assert "30 defenders per attacker" in text and "no ratio: " in text and ":30" not in text
    assert any(line.get_linestyle() == "--" for line in figure.axes[0].lines)
    assert "30 مدافعاً لكل مهاجم" in said(picture("force_ratios", "ar"))


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "مدافع واحد لكل مهاجم"),
        (2, "مدافعان لكل مهاجم"),
        (5, "5 مدافعين لكل مهاجم"),
        (30, "30 مدافعاً لكل مهاجم"),
        (100, "100 مدافع لكل مهاجم"),
        (2.5, "نحو 2.5 مدافع لكل مهاجم"),
    ],
)
def test_arabic_ratios_agree_with_their_number(n, words):
    """The noun takes the form that its number asks for; a rounded ratio is called approximate."""
    held = dict(SETS["example"])
    exact = n if n != 2.5 else 2.512
    held["force_ratios"] = border.frame("force_ratios", [frames.ratio(3, defenders_per_attacker=float(exact))])
    assert words in said(CHARTS["force_ratios"].draw(held, Wording("ar")))


def test_more_attackers_than_defenders_are_told_the_other_way_round():
    """A ratio below one is told per defender, and a bound stays on its side."""
    held = dict(SETS["example"])
    held["force_ratios"] = border.frame(
        "force_ratios",
        [
            frames.ratio(3, defenders_per_attacker=0.25),
            frames.ratio(1, defenders_per_attacker=None, ratio_low=None, ratio_high=0.5, status="one_sided"),
        ],
    )
    text = said(CHARTS["force_ratios"].draw(held, Wording("en")))
    assert "4 attackers per defender" in text and "at least 2 attackers per defender" in text


def test_one_origin_counts_once():
    """Chains of one group are bracketed, said to be one origin, and the title says so."""
    content = CHARTS["force_ratios"].content(SETS["example"], Wording("en"))
    assert content.title == "Olive Village 1: the count of 300 attackers against 9,000 rests on one origin"
    assert "ery likely one origin: counted once" in said(picture("force_ratios", "en"))


def test_changes_of_one_day_all_show():
    """Five changes within one day keep five names below their stripes."""
    day = {"start_earliest": "2018-12-11", "start_latest": "2018-12-11", "end_earliest": "2018-12-11", "end_latest": "2018-12-11"}
    held = dict(SETS["example"])
    held["control_spells"] = border.frame("control_spells", [frames.spell(n, holder=("NORTH", "SOUTH")[n % 2], **day) for n in range(5)])
    text = said(CHARTS["control_timeline"].draw(held, Wording("en")))
    assert text.count("North forces") == 3 and text.count("South forces") == 2
    assert CHARTS["control_timeline"].content(held, Wording("en")).title == "Olive Village 1 changed hands four times, by the article"


def test_the_reference_stands_beside_the_article():
    """What the reference knows is counted apart in the title and has a lane of its own."""
    held = dict(SETS["example"])
    known = {"lane": "assessed", "chain_id": None, "status": "assessed", "start_earliest": "2018-06-02", "start_latest": "2018-06-02"}
    more = border.frame(
        "control_spells",
        [frames.spell(4, holder="SOUTH", end_earliest="2018-09-01", end_latest="2018-09-01", **known), frames.spell(5, **known)],
    )
    assert CHARTS["control_timeline"].content(held, Wording("en")).title == "Olive Village 1 changed hands once, by the article"
    held["control_spells"] = border.concat("control_spells", [held["control_spells"], more])
    assert (
        CHARTS["control_timeline"].content(held, Wording("en")).title
        == "Olive Village 1 changed hands once by the article, twice by the references"
    )
    assert "reference" in said(picture("control_timeline", "en")).split("\n")


def test_collisions_have_a_sign_beside_their_colour():
    """Cells that collide carry a sign; a negative report is no denial of somebody's words."""
    text = said(picture("who_says_what", "en"))
    assert text.count("≠") >= 2 and "denial" in text.split("\n")


def test_a_beginning_known_from_one_side_is_told_as_such():
    """A place that is held on a day was taken by then, not on that day; its holder by the reference alone is named in its bar."""
    held = dict(SETS["example"])
    since = frames.spell(1, start_earliest=None, start_latest="2019-05-10")
    known = frames.spell(5, holder="EAST_COUNCIL", lane="assessed", chain_id=None, status="assessed")
    held["control_spells"] = border.frame("control_spells", [since, known])
    table = CHARTS["control_timeline"].content(held, Wording("en")).table
    assert table["From"].iloc[0] == "by 10 May 2019"
    assert "EAST COUNCIL" in said(CHARTS["control_timeline"].draw(held, Wording("en"))).split("\n")


def test_of_a_change_without_a_day_the_new_holder_is_drawn():
    """Who held the place before is only implied and of no day; with a day both are drawn."""
    held = dict(SETS["example"])
    for day, drawn in ((None, False), ("2018-06-01", True)):
        before = frames.spell(1, holder="SOUTH", status="implied", start_earliest=None, start_latest=None, end_earliest=day, end_latest=day)
        after = frames.spell(2, holder="NORTH", start_earliest=day, start_latest=day)
        held["control_spells"] = border.frame("control_spells", [before, after])
        text = said(CHARTS["control_timeline"].draw(held, Wording("en"))).split("\n")
        assert "North forces" in text and ("South forces" in text) == drawn


def test_figures_say_how_many_origins_give_them():
    """One origin twice is one origin; another origin with the same number makes it two."""
    held = dict(SETS["example"])
    held["source_chains"] = border.frame("source_chains", [frames.chain(1), frames.chain(2)])
    held["figures"] = border.frame("figures", [frames.figure(1, claim_id="C1"), frames.figure(2, claim_id="C1")], "d1")
    assert CHARTS["figures_overview"].content(held, Wording("en")).title == "2 figures, none of them from two independent origins"
    held["figures"] = border.frame("figures", [frames.figure(1, claim_id="C1"), frames.figure(2, claim_id="C2", same_as="F1")], "d1")
    assert CHARTS["figures_overview"].content(held, Wording("en")).title == "1 of 1 figures comes from two independent origins"
    undated = [frames.figure(1, claim_id="C1", edtf=None), frames.figure(2, claim_id="C2", edtf=None)]
    held["figures"] = border.frame("figures", undated, "d1")
    assert CHARTS["figures_overview"].content(held, Wording("en")).title == "2 figures, none of them from two independent origins"


def test_nothing_is_added_up():
    """Each figure keeps its own words, and no sum of them is drawn."""
    text = said(picture("figures_overview", "en"))
    assert "about 300" in text and "9,000" in text and "9,300" not in text and "9,600" not in text


def test_words_of_charts_have_all_forms():
    """Every message has the same blanks in both languages, and one that counts has all plural categories of each."""
    for name, entry in messages().items():
        if name.startswith("charts."):
            assert len({frozenset(blanks(entry[lang]) | ({"n"} if isinstance(entry[lang], dict) else set())) for lang in LANGUAGES}) == 1, (
                name
            )
            for lang in LANGUAGES:
                assert not isinstance(entry[lang], dict) or tuple(entry[lang]) == PLURALS[lang], name


def test_the_gallery_holds_every_chart_in_both_languages():
    """The pictures that the readme shows are there."""
    shown = {path.name for path in (ROOT / "figures" / "gallery").rglob("*")}
    assert shown >= {f"{name}.{lang}.{kind}" for name in CHARTS for lang in LANGUAGES for kind in ("svg", "png")}


def test_save_gives_both_files(tmp_path):
    """An SVG and a PNG of the stem are written."""
    name, lang = "contradictions", "en"
    content: ChartContent = CHARTS[name].content(SETS["example"], Wording(lang))
    paths = save(picture(name, lang), tmp_path / "new", f"{name}.{lang}", content)
    assert [p.name for p in paths] == ["contradictions.en.svg", "contradictions.en.png"] and all(p.stat().st_size > 5000 for p in paths)
