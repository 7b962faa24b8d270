"""The one door for drawn strings: what it gives to matplotlib, and what comes out as ink."""

import json
import re
import subprocess
import sys
import sysconfig
import venv
from io import BytesIO
from pathlib import Path

import arabic_reshaper
import numpy as np
import pandas as pd
import pytest
import uharfbuzz
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from PIL import Image, ImageDraw, ImageFont

from analysis.charts import ChartContent, fonts, svg
from analysis.charts.canvas import Canvas, style
from analysis.charts.label import LRI, PDI, RLI, SHAPED, LabelError, label, plain, shapes_itself, unshaped
from analysis.wording import Wording

ROOT = Path(__file__).parents[1]
THRESHOLD = 0.4
SIZE = 48
SHAPED_WORD = arabic_reshaper.reshape("مدينة")
# a label in pieces of one direction, in the order of the eye from left to right
RUNS = {
    "سيطرة على المدينة": [("سيطرة على المدينة", "rtl")],
    "في 2015-05-21 سقطت (تدمر)": [(" سقطت (تدمر)", "rtl"), ("2015-05-21", "ltr"), ("في ", "rtl")],
    "ISIS: سيطرة": [(": سيطرة", "rtl"), ("ISIS", "ltr")],
    "بين 2015–2017 وبعدها": [(" وبعدها", "rtl"), ("2015–2017", "ltr"), ("بين ", "rtl")],
}
INKED = [*RUNS, "نحو 6 آلاف مقاتل", "لكل مهاجم 30 مدافعاً", "«الصحيفة» تقول", "كانون الأول 2016"]


def drawn(text: str, direction: str = "rtl", ready: bool = False) -> tuple[str, np.ndarray]:
    """A label as SVG and as ink, through the canvas; `ready` puts a string there as it is, past the door."""
    with style():
        canvas = Canvas(Wording("ar" if direction == "rtl" else "en"))
        if ready:
            canvas.axes.text(12, 60, text, fontsize=SIZE)
        else:
            canvas.text(20, 60, text, size=SIZE, direction=direction)
        figure = canvas.footer(80, "")
        return svg(figure, "x", ChartContent("t", "s", "d", pd.DataFrame(), "f")), ink_of(figure)


def ink_of(figure: Figure) -> np.ndarray:
    out = BytesIO()
    figure.savefig(out, format="png", dpi=72)
    return ink(Image.open(out))


def ink(picture: Image.Image) -> np.ndarray:
    """Darkness from 0 to 1, cropped to what is drawn."""
    dark = 1 - np.asarray(picture.convert("L"), dtype=float) / 255
    rows, columns = np.where(dark > 0.2)
    return dark[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def raqm(text: str, features: list[str] | None = None) -> np.ndarray:
    """The same text as Pillow's Raqm draws it, from right to left."""
    font = ImageFont.truetype(fonts.files(fonts.REGULAR)[0], SIZE, layout_engine=ImageFont.Layout.RAQM)
    picture = Image.new("L", (1400, 160), 255)
    ImageDraw.Draw(picture).text((40, 40), text, font=font, fill=0, direction="rtl", features=features)
    return ink(picture)


def difference(a: np.ndarray, b: np.ndarray) -> float:
    """Ink that differs, as a share of the ink of the second, at the best of small shifts."""
    tall, wide = max(a.shape[0], b.shape[0]) + 6, max(a.shape[1], b.shape[1]) + 6
    place = np.zeros((tall, wide))
    place[3 : 3 + b.shape[0], 3 : 3 + b.shape[1]] = b
    best = np.inf
    for down in range(tall - a.shape[0] + 1):
        for over in range(wide - a.shape[1] + 1):
            other = np.zeros((tall, wide))
            other[down : down + a.shape[0], over : over + a.shape[1]] = a
            best = min(best, float(np.abs(other - place).sum() / b.sum()))
    return best


def glyphs(runs: list[tuple[str, str]]) -> list[str]:
    """Glyph ids that HarfBuzz gives for runs of one direction, without spaces."""
    font = uharfbuzz.Font(uharfbuzz.Face(Path(fonts.files(fonts.REGULAR)[0]).read_bytes()))
    found = []
    for text, direction in runs:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = direction
        if not re.search("[A-Za-z]", text):
            buffer.script = "Arab"
        uharfbuzz.shape(font, buffer)
        found += [f"{info.codepoint:x}" for info in buffer.glyph_infos]
    space = f"{font.get_nominal_glyph(0x20):x}"
    return [g for g in found if g != space]


@pytest.mark.parametrize("text", RUNS)
def test_the_glyphs_of_a_label_are_those_of_harfbuzz(text):
    """A label in the SVG holds the glyphs that HarfBuzz gives for its runs, in the order of the eye."""
    found = re.findall(r'href="#x-IBMPlexSansArabic-Regular-([0-9a-f]+)"', drawn(text)[0])
    space = "3"
    assert [g for g in found if g != space] == glyphs(RUNS[text])


@pytest.mark.parametrize("text", INKED)
def test_a_label_has_the_ink_of_raqm(text):
    """What matplotlib draws of a label covers what Pillow's Raqm draws of it."""
    isolated = label(text, "rtl", native=True)
    assert difference(drawn(text)[1], raqm(isolated)) < THRESHOLD


@pytest.mark.parametrize("text", INKED[4:])
def test_a_label_shaped_before_is_mirrored(text):
    """The old recipe put past the door comes out as other ink, so that the comparison would see it."""
    assert difference(drawn(get_display(arabic_reshaper.reshape(text)), ready=True)[1], raqm(text)) > THRESHOLD


def test_shaped_text_is_refused():
    """A string that somebody shaped already is refused with its first form and what to do."""
    with pytest.raises(LabelError, match=r"U\+FE.. is a presentation form, expected letters as they are typed; give the text without"):
        label(SHAPED_WORD, "rtl")


def test_shaped_words_of_a_source_can_be_drawn():
    """Presentation forms in a quote are turned back into letters."""
    assert unshaped(SHAPED_WORD) == "مدينة"


def test_honorifics_and_ornate_brackets_are_no_shaped_text():
    """Signs of the block that people type pass the door."""
    assert "ﷺ" in label("النبي ﷺ ﴿آية﴾", "rtl")


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("في 2015-05-21 صباحاً", "2015-05-21"),
        ("بين 2015–2017 فقط", "2015–2017"),
        ("نسبة 1:30 تقريباً", "1:30"),
        ("انظر https://example.org/a?b=1 هنا", "https://example.org/a?b=1"),
        ("هاتف +963 11 555 0100 ليلاً", "+963 11 555 0100"),
    ],
)
def test_what_runs_left_to_right_inside_keeps_its_order(text, inner):
    """Dates, ranges, ratios, addresses and telephone numbers are isolated from left to right."""
    assert label(text, "rtl", native=True) == RLI + text.replace(inner, LRI + inner + PDI) + PDI


@pytest.mark.parametrize("text", ["نحو 200 مقاتل", "الفقرة 18", "قوات A و B", "3,500 نازح", "سعر 2.5"])
def test_nothing_else_is_isolated_inside(text):
    """Plain numbers and names get no isolate of their own."""
    assert label(text, "rtl", native=True) == RLI + text + PDI


def test_a_name_before_a_number_is_isolated():
    """Else «سوروج · 21 July» shows the day on the far side of the name; a name that no number follows needs nothing."""
    assert label("مدينة سوروج · 21 July", "ltr", native=True) == f"{LRI}{RLI}مدينة سوروج{PDI} · 21 July{PDI}"
    assert label("Hmeimim، 11 أيار", "rtl", native=True) == f"{RLI}{LRI}Hmeimim{PDI}، 11 أيار{PDI}"
    assert label("21 July · سوروج", "ltr", native=True) == f"{LRI}21 July · سوروج{PDI}"


def test_each_line_has_its_direction():
    """A line that starts with Latin letters still runs as its chart does; an empty line stays empty."""
    assert label("ISIS\n\nتدمر", "rtl", native=True) == f"{RLI}ISIS{PDI}\n\n{RLI}تدمر{PDI}"
    assert label("تدمر", "ltr", native=True) == f"{LRI}تدمر{PDI}"


def test_marks_of_a_source_cannot_open_or_close_a_direction():
    """Direction controls in a text are dropped before ours are put round it."""
    assert label("أ\u202eب\u2069\u200fج", "rtl", native=True) == f"{RLI}أبج{PDI}"


@given(st.text(max_size=40), st.sampled_from(["rtl", "ltr"]))
def test_any_text_is_drawn_or_refused(text, direction):
    """Every text without shaped letters gets balanced isolates round each line and loses nothing that has a shape."""
    if SHAPED.search(text):
        with pytest.raises(LabelError):
            label(text, direction)
        return
    made = label(text, direction, native=True)
    for line in made.split("\n"):
        depth = 0
        for c in line:
            depth += (c in LRI + RLI) - (c == PDI)
            assert depth > 0 or c == PDI
        assert depth == 0
    assert re.sub(f"[{LRI}{RLI}{PDI}]", "", made) == plain(text)


@given(st.text(alphabet="ابتثج دوARq19:-–/.()«» \n\u2067\u2069\u202b", max_size=30), st.sampled_from(["rtl", "ltr"]))
def test_the_older_branch_leaves_no_controls(text, direction):
    """For a matplotlib before 3.11 a label holds no direction control and as many lines as the text."""
    made = label(text, direction, native=False)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", made)
    assert made.count("\n") == text.count("\n")


def test_the_branch_is_chosen_by_feature():
    """The matplotlib of this environment shapes by itself, and the door knows it."""
    assert shapes_itself()
    assert label("تدمر", "rtl") == label("تدمر", "rtl", native=True)


@pytest.fixture(scope="session")
def older() -> Path:
    """Python of an environment of its own with matplotlib 3.10, made once; everything else it takes from this one."""
    home = ROOT / "build" / f"matplotlib-3.10-{sys.implementation.cache_tag}"
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    done = home / "complete"
    if not done.exists():
        venv.create(home, clear=True, with_pip=True)
        made = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--no-deps", "matplotlib==3.10.*"], capture_output=True, text=True
        )
        if made.returncode:
            pytest.fail(
                f"matplotlib 3.10 could not be installed into {home}; its branch must be run, so give pip a package index.\n{made.stderr}"
            )
        site = subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True
        ).stdout.strip()
        Path(site, "main.pth").write_text(sysconfig.get_path("purelib") + "\n" + str(ROOT) + "\n")
        done.touch()
    return python


def test_the_older_matplotlib_draws_the_same_ink(older, tmp_path):
    """Under matplotlib 3.10 the labels that come out of the door have the ink of Raqm too."""
    script = (
        f"SIZE = {SIZE}"
        + """
import sys, json, matplotlib
from pathlib import Path
from analysis.charts.canvas import Canvas, style
from analysis.charts.label import shapes_itself
from analysis.wording import Wording
assert matplotlib.__version__.startswith("3.10."), matplotlib.__version__
assert not shapes_itself()
for n, text in enumerate(json.loads(sys.argv[2])):
    with style():
        canvas = Canvas(Wording("ar"))
        canvas.text(20, 60, text, size=SIZE)
        canvas.footer(80, "").savefig(Path(sys.argv[1], f"{n}.png"), dpi=72)
"""
    )
    ran = subprocess.run([older, "-c", script, str(tmp_path), json.dumps(INKED)], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    for n, text in enumerate(INKED):
        # vowel signs are lost there, and digits come in the form of no script
        bare = re.sub("[\u064b-\u0652]", "", text)
        assert difference(ink(Image.open(tmp_path / f"{n}.png")), raqm(label(bare, "rtl", native=True), ["-locl"])) < THRESHOLD, text


def test_the_older_matplotlib_draws_every_chart(older, tmp_path):
    """Under matplotlib 3.10 all charts come out, and no shaped letter is stored in their files."""
    script = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import charts_frames
from analysis.charts import CHARTS
from analysis.charts.gallery import gallery
assert len(gallery(charts_frames.example(), Path(sys.argv[1]))) == 4 * len(CHARTS)  # two languages, two formats
"""
    ran = subprocess.run([older, "-c", script, str(tmp_path), str(ROOT / "tests")], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert not any(SHAPED.search(path.read_text(encoding="utf-8")) for path in tmp_path.glob("*.svg"))
