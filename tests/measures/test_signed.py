"""What is asked of every graph, and how what is wrong with one is said."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from analysis.errors import AnalysisError
from analysis.measures._signed import ordered, signed_edges, signs
from analysis.measures.balance import triad_census, triangle_balance

from .signed_graphs import highland_tribes, relabelled, signed_graphs


@given(signed_graphs())
def test_edges_are_those_of_the_graph_in_sorted_order(G):
    expected = {tuple(sorted(pair)): G.edges[pair]["sign"] for pair in G.edges}
    assert list(signs(G).items()) == sorted(expected.items())
    matrix = nx.to_numpy_array(G, sorted(G), weight="sign")
    assert (signed_edges(G).adjacency().toarray() == matrix).all()
    assert (signed_edges(G).adjacency(signed=False).toarray() == abs(matrix)).all()


@given(signed_graphs())
def test_order_of_nodes_and_edges_does_not_matter(G):
    H = relabelled(G)
    back = {name: node for node, name in H.graph["names"].items()}
    assert {frozenset(back[n] for n in pair): s for pair, s in signs(H).items()} == {
        frozenset(pair): s for pair, s in signs(G).items()
    }


def test_nodes_of_mixed_types_and_signs_of_other_number_types():
    G = nx.Graph([("a", 1, {"sign": 1.0}), (1, (2, 3), {"sign": np.int8(-1)})])
    assert signs(G) == {(1, "a"): 1, (1, (2, 3)): -1}
    assert all(type(sign) is int for sign in signs(G).values())


@pytest.mark.parametrize("number", [float, np.int8, np.int64, np.float64])
def test_triads_are_counted_whatever_type_the_signs_have(number):
    G, expected = highland_tribes(), triad_census(highland_tribes())
    for *_, data in G.edges(data=True):
        data["sign"] = number(data["sign"])
    assert triad_census(G) == expected


@pytest.mark.parametrize("yes", [True, np.True_])
def test_true_is_a_positive_sign(yes):
    G = nx.complete_graph(3)
    nx.set_edge_attributes(G, yes, "sign")
    assert triad_census(G).ppp == 1
    assert signs(G) == {(0, 1): 1, (0, 2): 1, (1, 2): 1}


def test_sets_as_nodes_are_ordered_though_none_holds_another():
    nodes = [frozenset({1}), frozenset({2}), frozenset({1, 3})]
    assert len({tuple(ordered(each)) for each in permutations(nodes)}) == 1


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (nx.DiGraph([(0, 1, {"sign": 1})]), "A DiGraph was given.*collapse.collapsed does"),
        (nx.MultiGraph([(0, 1, {"sign": 1})]), "A MultiGraph was given"),
        (nx.Graph([(0, 1)]), "Edge 0-1 has no `sign`; set it to"),
        (nx.Graph([(0, 1, {"sign": None})]), "has sign None; .* Drop undecided edges first"),
        (nx.Graph([(0, 1, {"sign": 2})]), "has sign 2"),
        (nx.Graph([(0, 1, {"sign": "1"})]), "has sign '1'"),
        (nx.Graph([(0, 1, {"sign": [1]})]), r"has sign \[1\]"),
        (nx.Graph([(0, 1, {"sign": pd.NA})]), "has sign <NA>"),
        (nx.Graph([(0, 1, {"sign": np.array([1, 1])})]), r"has sign array\(\[1, 1\]\)"),
        (nx.Graph([(0, 1, {"sign": 1}), (2, 2, {"sign": 1})]), "2 has an edge to itself"),
    ],
)
def test_graphs_that_are_not_signed_graphs_are_refused(graph, message):
    with pytest.raises(AnalysisError, match=message):
        triad_census(graph)


@pytest.mark.parametrize(
    ("weight", "message"),
    [
        (None, "Edge 0-1 has no `tons`; give each edge one"),
        (0, "has tons 0; a finite number above 0"),
        (-2.0, "has tons -2.0"),
        (float("nan"), "has tons nan"),
        (float("inf"), "has tons inf"),
        ("3", "has tons '3'"),
        (10**400, "has tons 1000"),
    ],
)
def test_weights_that_are_not_numbers_above_zero_are_refused(weight, message):
    G = nx.Graph([(0, 1, {"sign": 1, "tons": weight})])
    with pytest.raises(AnalysisError, match=message):
        triangle_balance(G, weight="tons")
    assert triad_census(G).total == 0
