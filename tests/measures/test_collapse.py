"""Collapsing arcs to edges, pair by pair."""

from __future__ import annotations

from itertools import permutations, product

import networkx as nx
import pytest

from analysis.errors import AnalysisError
from analysis.measures.collapse import collapsed

# Both arcs of a pair -> its sign under drop, negative and positive; None where there is no edge.
RULES = {
    (1, 1): (1, 1, 1),
    (-1, -1): (-1, -1, -1),
    (1, -1): (None, -1, 1),
    (-1, 1): (None, -1, 1),
    (1, None): (1, 1, 1),
    (None, -1): (-1, -1, -1),
    (None, None): (None, None, None),
}


def sign(G: nx.Graph) -> int | None:
    return G.edges["a", "b"]["sign"] if G.has_edge("a", "b") else None


@pytest.mark.parametrize(("arcs", "expected"), RULES.items())
def test_rules(arcs, expected):
    D = nx.DiGraph()
    D.add_nodes_from("ba")
    for pair, found in zip((("a", "b"), ("b", "a")), arcs, strict=True):
        if found:
            D.add_edge(*pair, sign=found)
    for rule, edge in zip(("drop", "negative", "positive"), expected, strict=True):
        assert sign(collapsed(D, opposed=rule)) == edge
        assert sign(collapsed(D, opposed=rule, mutual=True)) == (None if None in arcs else edge)
    assert list(collapsed(D)) == ["a", "b"]


def test_pairs_do_not_touch_each_other():
    D = nx.DiGraph()
    arcs = list(permutations(range(5), 2))
    signs = [sign for _, sign in zip(arcs, product((1, -1, 0), repeat=4), strict=False)]
    for pair, choice in zip(arcs, signs, strict=True):
        if choice[-1]:
            D.add_edge(*pair, sign=choice[-1])
    whole = collapsed(D, opposed="negative")
    for u, v in arcs:
        alone = collapsed(nx.DiGraph(D.subgraph([u, v])), opposed="negative")
        assert whole.get_edge_data(u, v) == alone.get_edge_data(u, v)
    assert list(whole.edges) == sorted(whole.edges)


@pytest.mark.parametrize(
    ("graph", "rule", "message"),
    [
        (nx.Graph(), "drop", "A Graph was given; collapsed takes a networkx.DiGraph"),
        (nx.MultiDiGraph(), "drop", "A MultiDiGraph was given"),
        (nx.DiGraph(), ["drop"], r"opposed is \['drop'\]"),
        (nx.DiGraph(), "mean", "opposed is 'mean'; 'drop', 'negative' or 'positive'"),
        (nx.DiGraph([(0, 0, {"sign": 1})]), "drop", "0 has an edge to itself"),
        (nx.DiGraph([(1, 0, {"sign": 3})]), "drop", "has sign 3"),
    ],
)
def test_refusals(graph, rule, message):
    with pytest.raises(AnalysisError, match=message):
        collapsed(graph, opposed=rule)
