"""The ring: places, bends, and only misfits in full colour."""

from __future__ import annotations

import itertools
import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from analysis.plots.ring import bent, draw_ring, ring_places, tie_key
from analysis.plots.style import MARKS, style

LABELS = {actor: f"Actor {actor}" for actor in "ABCDE"}


def graph() -> nx.Graph:
    ties = [("A", "B", "friendly"), ("A", "C", "hostile"), ("B", "C", "friendly")]
    ties += [("C", "D", "ambivalent"), ("D", "E", "hostile")]
    return nx.Graph([(u, v, {"state": state}) for u, v, state in ties])


def draw(ax, **options):
    return draw_ring(ax, graph(), "AB", "CD", misfits={("B", "C")}, labels=LABELS, **options)


def lines(ax) -> dict:
    return {patch.get_gid(): patch for patch in ax.patches}


@given(st.integers(1, 24), st.integers(1, 24))
def test_names_of_one_side_keep_their_distance(left, right):
    places = ring_places([f"L{k}" for k in range(left)], [f"R{k}" for k in range(right)])
    assert all(abs(math.hypot(*place) - 1) < 1e-5 for place in places.values())
    for side, size in (("L", left), ("R", right)):
        heights = sorted(y for actor, (_, y) in places.items() if actor.startswith(side))
        gaps = [b - a for a, b in itertools.pairwise(heights)]
        assert min(gaps, default=2) >= 1.88 / max(size - 1, 1) - 1e-5


def test_a_chord_bends_28_per_cent_towards_the_centre():
    curve = bent((-0.6, 0.8), (0.6, 0.8))
    middle = 0.25 * curve.vertices[0] + 0.5 * curve.vertices[1] + 0.25 * curve.vertices[2]
    assert middle.round(4).tolist() == [0, round(0.8 * 0.72, 4)]


def test_one_line_a_tie_and_two_for_an_ambivalent_one(ax):
    draw(ax)
    named = sorted(name for name in lines(ax) if name)
    assert named == ["tie-A-B", "tie-A-C", "tie-B-C", "tie-C-D", "tie-C-D-1"]


def test_an_ambivalent_tie_is_a_double_line_told_from_others_in_grey(ax):
    draw(ax)
    (core,) = [patch for patch in ax.patches if not patch.get_gid()]
    outer = lines(ax)["tie-C-D-1"]
    assert core.get_edgecolor()[:3] == (1, 1, 1)
    assert core.get_zorder() > outer.get_zorder()
    assert 0.3 < core.get_linewidth() / outer.get_linewidth() < 0.6


def test_key_shows_the_double_line_and_breaks_into_rows(ax):
    entries = [("friendly", "friendly"), ("hostile", "hostile"), ("ambivalent", "ambivalent")]
    tie_key(ax, entries)
    drawn = ax.get_legend().get_lines()
    assert [bool(line.get_path_effects()) for line in drawn] == [False, False, True]
    wide = [tie_key(ax, [*entries, ("claimed", "w" * n)]) or in_row(ax) for n in (1, 80)]
    assert wide[0] == 4 > wide[1]


def in_row(ax) -> int:
    return ax.get_legend()._ncols


@pytest.mark.parametrize("size", [(3.3, 4.6), (7.0, 4.6)])
def test_names_stay_on_axes_of_any_width(size):
    with style():
        figure = Figure(figsize=size)
        axes = figure.add_axes((0, 0, 1, 1))
        words = {actor: f"Kingdom {actor}" for actor in "ABCDE"}
        draw_ring(axes, graph(), "AB", "CDE", misfits=(), labels=words)
        figure.canvas.draw()
    boxes = [text.get_window_extent() for text in axes.texts]
    assert len(boxes) == 5
    assert all(box.x0 >= 0 and box.x1 <= 100 * size[0] for box in boxes)


def test_only_misfits_are_in_full_colour(ax):
    draw(ax)
    colours = {name: patch.get_edgecolor()[:3] for name, patch in lines(ax).items()}
    assert colours["tie-B-C"] == to_rgb(MARKS["friendly"].colour)
    assert colours["tie-A-B"] == to_rgb(MARKS["friendly"].pale)
    assert colours["tie-A-C"] == to_rgb(MARKS["hostile"].pale)
    misfit, other = lines(ax)["tie-B-C"], lines(ax)["tie-A-B"]
    assert misfit.get_zorder() > other.get_zorder()
    assert misfit.get_linewidth() > other.get_linewidth()


def test_actors_outside_the_camps_are_left_out(ax):
    assert set(draw(ax)) == set("ABCD")
    assert [text.get_text() for text in ax.texts] == [LABELS[actor] for actor in "ABCD"]


def test_those_who_move_are_hollow(ax):
    draw(ax, movable={"D"})
    faces = {line.get_markerfacecolor() for line in ax.lines}
    assert [line.get_markerfacecolor() for line in ax.lines].count("white") == 1
    assert len(faces) == 2
