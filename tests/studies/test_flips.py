"""What one pair's change does, against solving every graph that results."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.balance import triad_census
from analysis.measures.frustration import frustration_index
from analysis.studies._flips import outlook
from analysis.studies._scores import relief

NODES = "abcdef"
PAIRS = list(combinations(NODES, 2))


@st.composite
def graphs(draw):
    G = nx.Graph()
    G.add_nodes_from(NODES)
    for pair in PAIRS:
        if sign := draw(st.sampled_from([-1, -1, 0, 1, 1])):
            G.add_edge(*pair, sign=sign)
    return G


def with_sign(G, u, v, sign):
    changed = nx.Graph(G)
    changed.remove_edges_from([(u, v)])
    if sign:
        changed.add_edge(u, v, sign=sign)
    return changed


def unbalanced(G):
    census = triad_census(G)
    return census.total - census.balanced


@given(graphs())
@settings(max_examples=40)
def test_every_sign_of_a_pair_gives_what_solving_anew_gives(G):
    u, v = "a", "b"
    found = outlook(G, u, v)
    without = unbalanced(with_sign(G, u, v, 0))
    for sign in (-1, 0, 1):
        changed = with_sign(G, u, v, sign)
        assert found.index_with(sign) == frustration_index(changed).value
        assert found.unbalanced_with(sign) == unbalanced(changed) - without


def around(G, m):
    """The subgraph made of all triads that contain a node."""
    triads = [{m, x, y} for x, y in combinations(G[m], 2) if G.has_edge(x, y)]
    return G.edge_subgraph({tuple(sorted(p)) for t in triads for p in combinations(t, 2)})


@given(graphs())
@settings(max_examples=40)
def test_relief_is_the_fall_of_the_index_over_the_triads_that_contain_the_mediator(G):
    after = with_sign(G, "a", "b", 1)
    for m in "cdef":
        fall = frustration_index(around(G, m)).value - frustration_index(around(after, m)).value
        assert relief(G, m, "a", "b") == fall


def test_parts_that_nothing_joins_can_take_either_sign():
    G = nx.Graph([("a", "c", {"sign": -1}), ("b", "d", {"sign": 1})])
    assert [outlook(G, "a", "b").index_with(sign) for sign in (-1, 0, 1)] == [0, 0, 0]
