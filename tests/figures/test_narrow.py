"""Every picture one column wide: on the page, whole, apart, legible, and of the same lines."""

from __future__ import annotations

import pytest
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.dataset import load
from analysis.figures import FIGURES, draw
from analysis.plots.page import SINGLE
from analysis.plots.space import TALLEST

from ..crowds import crowd
from .looking import DRAWN, extents, flaws

LONG = ("arc_lanes", "balance_trajectory", "robustness_ranges")  # for a screen that is scrolled


@pytest.fixture(scope="module")
def all_shipped(shipped, shipped_drawings) -> dict:
    studied = {name: draw(name, shipped) for name in FIGURES if name not in DRAWN}
    return {**shipped_drawings, **studied}


@pytest.mark.parametrize("name", FIGURES)
def test_pages_are_one_column_wide_and_no_higher_than_a_journal(all_shipped, name):
    wide, high = all_shipped[name].narrow.get_size_inches()
    assert wide == SINGLE
    assert (high > TALLEST) == (name in LONG)


@pytest.mark.parametrize("name", FIGURES)
def test_wide_pages_are_no_higher_than_a_journal(all_shipped, name):
    assert all_shipped[name].picture.get_size_inches()[1] <= TALLEST


@pytest.mark.parametrize("name", FIGURES)
def test_words_of_the_shipped_data_are_whole_apart_and_legible(all_shipped, name):
    assert flaws(*extents(all_shipped[name], narrow=True)) == []


@pytest.mark.parametrize("name", DRAWN)
def test_words_of_the_small_data_are_whole_apart_and_legible(drawings, name):
    assert flaws(*extents(drawings[name], narrow=True)) == []


@pytest.mark.parametrize("name", DRAWN)
def test_both_widths_draw_the_same_marks(shipped_drawings, name):
    wide, narrow = (
        [mark.get_gid() for mark in picture.findobj(_is_mark)]
        for picture in (shipped_drawings[name].picture, shipped_drawings[name].narrow)
    )
    assert wide
    assert sorted(wide) == sorted(narrow)


def _is_mark(artist: Artist) -> bool:
    return isinstance(artist, (Line2D, Patch)) and bool(artist.get_gid())


@pytest.fixture(scope="module", params=(3, 25))
def crowded(request, tmp_path_factory) -> dict:
    data = load(crowd(tmp_path_factory.mktemp("crowd") / "data", request.param))
    return {name: draw(name, data) for name in DRAWN}


@pytest.mark.parametrize("name", DRAWN)
def test_words_of_crowds_are_whole_apart_and_legible(crowded, name):
    assert crowded[name].narrow.get_size_inches()[0] == SINGLE
    assert flaws(*extents(crowded[name], narrow=True)) == []
