"""The matrix: what each cell shows, above and below the diagonal."""

from __future__ import annotations

import networkx as nx
import pytest
from matplotlib.colors import to_rgb

from analysis.plots.matrix import WORDS, cell_key, draw_matrix
from analysis.plots.style import MARKS

ORDER = ["C", "A", "B"]
LABELS = {"A": "Alpha", "B": "Beta", "C": "Gamma"}


def graph(unreviewed=(), actors="ABC", **states: str) -> nx.Graph:
    G = nx.Graph(unreviewed=frozenset(unreviewed))
    G.add_nodes_from(actors)
    G.add_edges_from((pair[0], pair[1], {"state": state}) for pair, state in states.items())
    return G


BELOW = graph(AC="hostile", AB="claimed")
ABOVE = graph(unreviewed=[("A", "B")], AC="friendly", BC="ambivalent")


@pytest.fixture
def drawn(ax):
    draw_matrix(
        ax,
        ORDER,
        BELOW,
        ABOVE,
        changed={("A", "C")},
        blocks=[("left", 1), ("right", 2)],
        labels=LABELS,
    )
    return {patch.get_gid(): patch for patch in ax.patches if patch.get_gid()}


def test_later_date_is_above_the_diagonal(drawn):
    friendly, hostile = drawn["cell-above-C-A"], drawn["cell-below-A-C"]
    assert friendly.get_xy() == (1, 0)
    assert friendly.get_facecolor()[:3] == to_rgb(MARKS["friendly"].colour)
    assert hostile.get_xy() == (0, 1)
    assert hostile.get_facecolor()[:3] == to_rgb(MARKS["hostile"].colour)


def test_ambivalent_cells_have_both_colours(drawn):
    parts = {name: patch for name, patch in drawn.items() if name.startswith("cell-above-C-B")}
    assert {patch.get_facecolor()[:3] for patch in parts.values()} == {
        to_rgb(MARKS["friendly"].colour),
        to_rgb(MARKS["hostile"].colour),
    }


def test_unreviewed_cells_are_hatched_and_no_others(drawn):
    assert [name for name, patch in drawn.items() if patch.get_hatch()] == ["cell-above-A-B"]


def test_a_pair_without_notable_tie_stays_white(drawn):
    assert "cell-below-B-C" not in drawn


def test_changed_pairs_are_outlined_above_the_diagonal_only(drawn):
    outlines = [name for name in drawn if name.startswith("changed")]
    assert outlines == ["changed-C-A"]
    assert not drawn["changed-C-A"].get_fill()


def test_glyphs_say_the_sign_without_colour(ax, drawn):
    glyphs = sorted(text.get_text() for text in ax.texts if len(text.get_text()) == 1)
    assert glyphs == sorted(["+", "\N{MINUS SIGN}", "+", "\N{MINUS SIGN}", "?"])


def test_axes_carry_names_in_order_and_blocks_are_named(ax, drawn):
    words = ["Gamma", "Alpha", "Beta"]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == words
    assert [tick.get_text() for tick in ax.get_xticklabels()] == words
    assert {"left", "right"} <= {text.get_text() for text in ax.texts}


def test_key_shows_each_state_and_the_outline(ax):
    cell_key(ax, ["friendly", "unreviewed", "absent"])
    words = [text.get_text() for text in ax.texts if len(text.get_text()) > 1]
    assert words == [WORDS["friendly"], WORDS["unreviewed"], WORDS["absent"], "changed in between"]
