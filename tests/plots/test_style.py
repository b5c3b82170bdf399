"""Colours and line styles say the same in colour and in grey; pages hold their words."""

from __future__ import annotations

import datetime as dt

import matplotlib as mpl
import pytest
from matplotlib.colors import to_rgb
from matplotlib.path import Path as Curve

from analysis.plots.page import DOUBLE, SINGLE, label_width, new_page, wrapped
from analysis.plots.style import MARKS, day_text, key, names, strokes, style

LINE = Curve([(0, 0), (1, 1)])


def grey(colour: str) -> float:
    red, green, blue = to_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_friendly_is_blue_and_solid_hostile_vermilion_and_dashed(ax):
    (friendly,) = strokes(ax, LINE, "friendly", name="A-B")
    (hostile,) = strokes(ax, LINE, "hostile")
    assert friendly.get_edgecolor()[:3] == to_rgb("#0072B2")
    assert friendly.get_linestyle() in ("-", "solid")
    assert friendly.get_gid() == "tie-A-B"
    assert hostile.get_edgecolor()[:3] == to_rgb("#D55E00")
    assert hostile.get_linestyle() not in ("-", "solid")


def test_ambivalent_is_both_colours(ax):
    colours = [patch.get_edgecolor()[:3] for patch in strokes(ax, LINE, "ambivalent")]
    assert colours == [to_rgb("#0072B2"), to_rgb("#D55E00")]


def test_a_claim_is_grey(ax):
    (claim,) = strokes(ax, LINE, "claimed")
    assert len(set(claim.get_edgecolor()[:3])) == 1


@pytest.mark.parametrize("state", MARKS)
def test_pale_is_lighter_than_full_in_grey(state):
    assert grey(MARKS[state].pale) > grey(MARKS[state].colour) + 0.2


def test_states_differ_by_dashes_where_greys_are_close():
    assert len({mark.dashes for mark in MARKS.values()}) == 3  # ambivalent draws two lines


def test_style_ignores_the_readers_settings():
    with mpl.rc_context({"font.size": 30, "svg.fonttype": "none"}), style():
        assert mpl.rcParams["font.size"] == 8.0
        assert mpl.rcParams["svg.fonttype"] == "path"


def test_days_are_english_whatever_the_locale():
    assert day_text(dt.date(2016, 1, 4)) == "4 January 2016"


def test_short_names_first_then_full_ones_then_ids():
    assert names(["GBR", "OMN", "XXX"], {"OMN": "Oman", "GBR": "United Kingdom"}) == {
        "GBR": "UK",
        "OMN": "Oman",
        "XXX": "XXX",
    }


def test_wrapped_lines_fit_and_lose_no_word():
    text = "who stands with whom " * 20
    lines = wrapped(text, 3.0, 9)
    assert " ".join(lines).split() == text.split()
    assert max(label_width(line, 9) for line in lines) <= 3.0


def test_a_word_wider_than_the_line_stands_alone():
    assert wrapped("a " + "x" * 80 + " b", 1.0, 9) == ["a", "x" * 80, "b"]


def test_no_break_spaces_hold_words_together():
    assert wrapped("a b\N{NO-BREAK SPACE}c", 0.2, 9) == ["a", "b\N{NO-BREAK SPACE}c"]


def test_page_grows_with_its_words():
    with style():
        short = new_page(2, "T", "s", "f", DOUBLE)
        long = new_page(2, "Title " * 40, "sub " * 100, "foot " * 100, DOUBLE)
    assert long.figure.get_size_inches()[1] > short.figure.get_size_inches()[1]
    assert (long.width, long.height) == (short.width, short.height) == (7.0, 2)


def test_a_narrow_page_has_smaller_words_and_the_same_free_area():
    with style():
        wide, narrow = (new_page(2, "T", "s", "f", width) for width in (DOUBLE, SINGLE))
    assert (narrow.width, narrow.height) == (3.3, wide.height)
    sizes = [[text.get_fontsize() for text in page.figure.texts] for page in (wide, narrow)]
    assert all(large >= small >= 7 for large, small in zip(*sizes, strict=True))
    assert sizes[0] != sizes[1]


def test_axes_on_a_page_are_placed_in_inches():
    with style():
        page = new_page(4, "T", "s", "f", DOUBLE)
        box = page.axes(1, 0.5, 2, 3).get_position()
    wide, high = page.figure.get_size_inches()
    assert (box.width * wide, box.height * high) == pytest.approx((2, 3))


def test_key_names_every_state(ax):
    key(ax, [("friendly", "good"), ("hostile", "bad"), ("ambivalent", "both")])
    legend = ax.get_legend()
    assert [text.get_text() for text in legend.get_texts()] == ["good", "bad", "both"]
