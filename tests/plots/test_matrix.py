"""The matrix: what each cell shows, above and below the diagonal."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import networkx as nx
import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import PathPatch

from analysis.plots.cells import WORDS, cell_key, key_rows
from analysis.plots.matrix import draw_matrix, head_rises
from analysis.plots.page import label_width
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


def test_signs_tell_the_states_without_colour(ax, drawn):
    strokes = Counter(
        (len(patch.get_path().vertices) // 2, patch.get_edgecolor()[:3])
        for patch in ax.patches
        if isinstance(patch, PathPatch)
    )
    plus, minus = (2, to_rgb(MARKS["friendly"].ink)), (1, to_rgb(MARKS["hostile"].ink))
    assert strokes == {plus: 2, minus: 2}  # a cell of each, and both in the ambivalent one
    assert [text.get_text() for text in ax.texts].count("?") == 1


def test_rows_and_columns_carry_names_in_order_and_blocks_are_named(ax, drawn):
    words = ["Gamma", "Alpha", "Beta"]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == words
    heads = [text for text in ax.texts if text.get_text() in words]
    assert [head.get_text() for head in heads] == words
    assert [head.xy for head in heads] == [(0.5, 0), (1.5, 0), (2.5, 0)]
    assert {"left", "right"} <= {text.get_text() for text in ax.texts}


def test_every_second_name_is_raised_over_the_others_where_columns_are_narrow():
    words = ["Iran", "Oman", "Saudi Arabia", "UAE"]
    low, raised, third, fourth = head_rises(words, 7, 0.08)
    assert low == third
    assert raised == fourth > low + label_width("Saudi Arabia", 7)
    assert len(set(head_rises(words, 7, 0.2))) == 1


def test_names_of_blocks_keep_apart(ax):
    blocks = [("smaller camp", 3), ("larger camp", 20), ("apart", 1), ("ended", 1)]
    actors = [f"A{number}" for number in range(25)]
    above = graph(actors=actors)
    named = {actor: actor for actor in actors}
    draw_matrix(ax, actors, above, above, changed=(), blocks=blocks, labels=named)
    ax.figure.canvas.draw()
    words = dict(blocks)
    boxes = [text.get_window_extent() for text in ax.texts if text.get_text() in words]
    assert len(boxes) == 4
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))


def test_key_shows_each_state_and_the_outline(ax):
    rows = key_rows(["friendly", "unreviewed", "absent"], 2.5)
    assert rows == [["friendly", "unreviewed"], ["absent", "changed"]]
    cell_key(ax, rows)
    words = [text.get_text() for text in ax.texts]
    assert words == [WORDS[entry] for row in rows for entry in row]
