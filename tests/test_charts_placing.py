"""Where words and marks go: labels that keep apart, lines that fit, scales, and colours that can be read."""

from datetime import date
from itertools import combinations, pairwise

import charts_frames
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables as border
from analysis.charts import axis, palette
from analysis.charts.evidence import Evidence
from analysis.charts.placing import ELLIPSIS, apart, levels, shortened, wrapped
from analysis.charts.quotes import differing, excerpt, runs, words
from analysis.extract.control import ControlEvent
from analysis.wording import Wording

# Machado, Oliveira and Fernandes 2009, severity 1.0
BLIND = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}


def lab(colour: str, seen: list | None = None) -> np.ndarray:
    """CIELAB (D65) of a colour, as somebody sees it."""
    rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    linear = np.clip(np.array(seen) @ linear, 0, 1) if seen else linear
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ linear / np.array([0.9505, 1, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


label_sets = st.lists(st.tuples(st.floats(0, 500), st.floats(1, 90)), max_size=9)


@given(label_sets)
def test_labels_on_a_line_keep_apart(labels):
    """Labels that fit stay in their bounds and order and never meet; those that cannot fit are refused."""
    centres, widths = [c for c, _ in labels], [w for _, w in labels]
    placed = apart(centres, widths, 0, 500, gap=4)
    fits = sum(widths) + 4 * (len(widths) - 1) <= 500
    assert (placed is not None) == fits
    if placed is None:
        return
    order = sorted(range(len(centres)), key=lambda i: (centres[i], i))
    for a, b in pairwise(order):
        assert placed[a] + widths[a] / 2 + 4 <= placed[b] - widths[b] / 2 + 1e-6
    for x, w in zip(placed, widths, strict=True):
        assert x - w / 2 >= -1e-6 and x + w / 2 <= 500 + 1e-6


def test_labels_that_do_not_meet_stay():
    """Nothing is moved without need."""
    assert apart([50, 200, 400], [40, 40, 40], 0, 500) == pytest.approx([50, 200, 400])


def test_labels_that_meet_share_the_move():
    """Two labels at one place move as far as each other."""
    assert apart([100, 100], [40, 40], 0, 500, gap=10) == pytest.approx([75, 125])


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30)).map(lambda p: (p[0], p[0] + p[1])), max_size=12))
def test_spans_of_a_level_do_not_meet(spans):
    """Two spans on one level have no point in common but an end."""
    found = levels(spans)
    for (a, i), (b, j) in combinations(zip(spans, found, strict=True), 2):
        assert i != j or a[1] <= b[0] or b[1] <= a[0]


@given(st.text(alphabet="ab c", max_size=60), st.integers(1, 12))
def test_wrapped_lines_fit_and_lose_nothing(text, room):
    """Without a limit every letter is kept, in order, and no line is too wide."""
    lines = wrapped(text, room, len)
    assert all(len(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_what_is_cut_says_so():
    """A limit on lines leaves an ellipsis, and a text that fits leaves none."""
    assert wrapped("one two three four", 9, len, most=1) == ["one two" + ELLIPSIS]
    assert shortened("one two", 9, len) == "one two"


@pytest.mark.parametrize(
    ("values", "log", "ticks"),
    [
        ([200, 6000], True, [100, 1000, 10_000]),
        ([20, 60], False, [0, 20, 40, 60]),
        ([0, 5, 8000], True, [0, 1, 10, 100, 1000, 10_000]),
        ([], False, [0, 0.25, 0.5, 0.75, 1]),
        ([0], False, [0]),
    ],
)
def test_numbers_get_logs_when_they_spread(values, log, ticks):
    """More than tenfold spread asks for a scale of logs; a zero on it stands at its low end."""
    scale, found = axis.numbers(values, 0, 100)
    assert scale.log == log
    assert found[: len(ticks)] == pytest.approx(ticks)
    assert all(0 <= scale.at(v) <= 100 for v in [*values, *found])


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(1, 40_000))
def test_days_get_few_round_ticks(low, span):
    """Ticks lie in the scale, in order, and are few."""
    high = date.fromordinal(min(low.toordinal() + span, date.max.toordinal()))
    _scale, ticks, _ = axis.days(low, high, 0, 400)
    assert len(ticks) <= 8 and ticks == sorted(ticks)
    assert all(low <= t <= high for t in ticks)


@pytest.mark.parametrize("colour", [*palette.SIDES.values(), palette.MARK, palette.ALERT])
def test_words_on_and_in_a_colour_can_be_read(colour):
    """Words on a colour, and words in it on paper, have the contrast that WCAG asks for."""
    assert palette.contrast(colour, palette.on(colour)) >= palette.READABLE or palette.contrast(colour, palette.INK) >= 4.4
    assert palette.contrast(palette.as_text(colour), palette.PAPER) >= palette.READABLE


@pytest.mark.parametrize("seen", [None, *BLIND.values()])
def test_the_first_colours_differ_for_every_eye(seen):
    """The colours that most charts need differ enough with any kind of colour vision."""
    first = list(palette.SIDES.values())[:6]
    assert min(np.linalg.norm(lab(a, seen) - lab(b, seen)) for a, b in combinations(first, 2)) > 11


def test_sides_keep_their_colour_and_others_get_the_next():
    """A side that a list names has its colour whatever else is drawn; unknown ones take what is left, then grey."""
    sides = [f"S{n}" for n in range(12)] + ["GOV"]
    found = palette.colours(sides, {"GOV": "vermilion", "S3": "no such colour"})
    assert found["GOV"] == palette.SIDES["vermilion"]
    assert len({c for s, c in found.items() if c != palette.MARK}) == len(palette.SIDES)
    assert found["S11"] == palette.MARK


@given(st.text(alphabet="اب ج", min_size=1, max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 9)), max_size=4))
def test_runs_of_a_line_are_the_line(text, marks):
    """Runs follow each other without gap and change at every border of what is marked."""
    spans = [(s, s + n) for s, n in marks]
    found = runs((0, len(text)), spans)
    assert "".join(text[a:b] for a, b, _ in found) == text
    assert all(a[2] != b[2] for a, b in pairwise(found))


def test_an_excerpt_holds_the_difference():
    """A long quote is cut round its first differing word, and says that it was cut."""
    text = "كلمة " * 60 + "الفارق " + "كلمة " * 60
    at = text.index("الفارق")
    cut, spans, was = excerpt(text, [(at, at + 6)], 100)
    assert was and len(cut) <= 102 and [cut[a:b] for a, b in spans] == ["الفارق"]
    assert excerpt("قصير", [], 100) == ("قصير", [], False)


def test_words_are_compared_without_marks():
    """Vowel signs and quotation marks do not make two words differ."""
    assert [w for w, _ in words("«مُسلّح» فقط.")] == ["مسلح", "فقط"]


def test_only_whole_words_are_tinted():
    """A word of control that stands inside another word marks all of it, so that no joined letters are drawn apart."""
    held = charts_frames.example()
    held["control"] = border.frame(
        "control", [charts_frames.row(ControlEvent, id="E1", cue="الانسحاب", claim_id="C1", type="withdrew")], "d1"
    )
    pair = charts_frames.contradiction(1, a_quote="أمرت القيادة بالانسحاب فوراً", b_quote="بقي الجنود في مواقعهم طوال الليل")
    held["contradictions"] = border.frame("contradictions", [pair])
    evidence = Evidence(held, Wording("ar"))
    spans, other = differing(evidence, evidence.rows("contradictions")[0])
    assert [pair.a_quote[a:b] for a, b in spans] == ["بالانسحاب"]
    assert other == []
