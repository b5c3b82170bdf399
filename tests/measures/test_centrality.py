"""Signed degrees, the PN index and signed eigenvector centrality."""

from __future__ import annotations

from fractions import Fraction
from math import isnan

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures.centrality import (
    pn_index,
    signed_degrees,
    signed_eigenvector_centrality,
)

from .signed_graphs import all_negative, highland_tribes, signed_graphs, switched

# Ten nodes, each with as many friends as foes: Everett and Borgatti (2014), table 5.
TABLE_5 = """
0+0+000--0
+0+-+--000
0+0+-000-0
+-+0+--000
0+-+0+0-0-
0-0-+0+0+-
0-0-0+0+-+
-000-0+0+0
-0-00+-+0+
0000--+0+0
"""


def from_signs(text: str) -> nx.Graph:
    G = nx.Graph()
    for u, row in enumerate(text.split()):
        G.add_node(u)
        G.add_edges_from(
            (u, v, {"sign": 1 if s == "+" else -1}) for v, s in enumerate(row) if s != "0"
        )
    return G


def test_highland_tribes_each_have_friends():
    degrees = signed_degrees(highland_tribes())
    assert list(degrees["actor"]) == list(range(1, 17))
    assert degrees["positive"].sum() == degrees["negative"].sum() == 2 * 29
    assert (degrees["positive"].min(), degrees["positive"].max()) == (2, 7)


@given(signed_graphs())
def test_degrees_add_up(G):
    degrees = signed_degrees(G).set_index("actor")
    assert degrees["net"].equals(degrees["positive"] - degrees["negative"])
    for node in G:
        assert degrees.loc[node, ["positive", "negative"]].sum() == G.degree(node)


def test_directed_graphs_are_refused():
    with pytest.raises(AnalysisError, match="undirected"):
        signed_degrees(nx.DiGraph())


# PN index


def test_pn_index_of_table_five_of_everett_and_borgatti():
    # Three decimals as in the article; seven from pn_index of R's signnet, whose documentation uses
    # the same matrix.
    published = [0.901, 0.861, 0.908, 0.861, 0.841, 0.850, 0.862, 0.902, 0.851, 0.907]
    signnet = [0.9009747, 0.8613482, 0.9076997, 0.8613482, 0.8410658]
    signnet += [0.8496558, 0.8617321, 0.9015909, 0.8509848, 0.9072930]
    G = from_signs(TABLE_5)
    assert set(signed_degrees(G)["net"]) <= {-1, 0, 1}
    found = list(pn_index(G).values())
    assert found == pytest.approx(published, abs=0.0006)
    assert found == pytest.approx(signnet, abs=6e-8)


@pytest.mark.parametrize("size", range(3, 8))
def test_pn_index_of_friends_of_foes_and_of_the_foe_of_all(size):
    G = nx.complete_graph(size)
    nx.set_edge_attributes(G, 1, "sign")
    assert list(pn_index(G).values()) == pytest.approx([2] * size)
    assert list(pn_index(all_negative(size)).values()) == pytest.approx([0.5] * size)
    for v in range(1, size):
        G.edges[0, v]["sign"] = -1
    assert list(pn_index(G).values()) == pytest.approx([-1] + [2] * (size - 1))


def test_pn_index_where_its_inverse_does_not_exist():
    assert isnan(pn_index(nx.empty_graph(1))[0])
    assert [isnan(value) for value in pn_index(all_negative(2)).values()] == [True, True]
    assert pn_index(nx.Graph()) == {}
    assert pn_index(nx.Graph([(0, 1, {"sign": 1})])) == pytest.approx({0: 2, 1: 2})


@given(signed_graphs())
@settings(max_examples=60)
def test_pn_index_solves_its_equation_and_keeps_its_range(G):
    assume(len(G) > 2)
    found = pn_index(G)
    assert list(found) == sorted(G)
    for u in G:
        sums = sum(found[v] * (1 if G.edges[u, v]["sign"] > 0 else -2) for v in G[u])
        assert found[u] == pytest.approx(1 + sums / (2 * len(G) - 2))
        assert -1 - 1e-9 <= found[u] <= 2 + 1e-9
        assert G[u] or found[u] == pytest.approx(1)


# Signed eigenvector centrality


def test_eigenvector_centrality_of_table_five_does_not_exist():
    # R's signnet gives an eigenvector of the negative eigenvalue (its vignette on centrality); in
    # it a node stands high by low-standing friends.
    signnet = np.array([-0.62214960, 1, -0.74518850, 1, -0.89990041])
    signnet = np.append(signnet, [0.64289592, 0.35828159, -0.37471921, -0.28087411, -0.07834568])
    G = from_signs(TABLE_5)
    assert nx.to_numpy_array(G, nodelist=range(10), weight="sign") @ signnet == pytest.approx(
        -4.26842 * signnet, abs=1e-5
    )
    with pytest.raises(
        AnalysisError, match=r"negative \(-4.26842; the largest positive one is 3.4"
    ):
        signed_eigenvector_centrality(G)


def test_eigenvector_centrality_of_five_friends_but_for_one_quarrel():
    # The test of eigen_centrality_signed in signnet; ties by first node, so 2 comes first.
    G = nx.complete_graph(5)
    nx.set_edge_attributes(G, 1, "sign")
    G.edges[0, 1]["sign"] = -1
    expected = [0.68614066, 0.68614066, 1, 1, 1]
    assert list(signed_eigenvector_centrality(G).values()) == pytest.approx(expected, abs=1e-7)


@given(signed_graphs(), st.sets(st.integers(0, 8)))
@settings(max_examples=60)
def test_eigenvector_centrality_of_a_balanced_graph_shows_its_camps(G, camp):
    nx.set_edge_attributes(G, 1, "sign")
    assume(len(G) > 2)
    assume(nx.is_connected(G))
    assume(not nx.is_bipartite(G))
    usual = nx.eigenvector_centrality_numpy(G)
    greatest = max(usual.values())
    found = signed_eigenvector_centrality(switched(G, camp))
    for node in G:
        assert abs(found[node]) == pytest.approx(usual[node] / greatest, abs=1e-6)
    first = next(node for node in G if usual[node] > greatest * (1 - 1e-9))
    assert found[first] == pytest.approx(1)
    assert {node for node in G if (found[node] > 0) != (found[first] > 0)} in (
        camp & set(G),
        set(G) - camp,
    )


@given(signed_graphs())
@settings(max_examples=60)
def test_eigenvector_centrality_solves_its_equation_or_says_why_not(G):
    matrix = nx.to_numpy_array(G, nodelist=sorted(G), weight="sign")
    sizes = sorted(np.abs(np.linalg.eigvalsh(matrix)))
    try:
        found = np.array(list(signed_eigenvector_centrality(G).values()))
    except AnalysisError:
        negative = -np.linalg.eigvalsh(matrix)[0] > sizes[-1] - 1e-6
        assert not G.size() or negative or sizes[-1] - sizes[-2] < 1e-6
        return
    assert matrix @ found == pytest.approx(sizes[-1] * found, abs=1e-7)
    assert np.abs(found).max() == pytest.approx(1)
    assert sizes[-1] - sizes[-2] > 1e-12


@pytest.mark.parametrize("size", range(3, 11))
def test_the_first_of_equals_is_on_the_positive_side(size):
    G = nx.complete_graph(size)
    nx.set_edge_attributes(G, {(u, v): -1 if u == 0 else 1 for u, v in G.edges}, "sign")
    found = signed_eigenvector_centrality(G)
    assert list(found.values()) == pytest.approx([1] + [-1] * (size - 1))


def test_eigenvector_centrality_follows_weights():
    G = nx.complete_graph(3)
    nx.set_edge_attributes(G, 1, "sign")
    nx.set_edge_attributes(G, {(0, 1): 2, (0, 2): 1, (1, 2): Fraction(1)}, "weight")
    found = signed_eigenvector_centrality(G, "weight")
    # x0 = x1 and l x2 = 2 x0, l x0 = 2 x0 + x2: l = 1 + sqrt(3).
    assert found == pytest.approx({0: 1, 1: 1, 2: 2 / (1 + 3**0.5)})


def test_eigenvector_centrality_is_zero_outside_the_largest_component():
    G = nx.complete_graph(4)
    nx.add_path(G, ["a", "b"])
    nx.set_edge_attributes(G, 1, "sign")
    found = signed_eigenvector_centrality(G)
    assert [found["a"], found["b"]] == pytest.approx([0, 0])


# Three triangles of friends, like places of each hostile: the nine nodes of signnet's vignette for
# a network without a dominant eigenvalue. Eigenvalues are 2 or -1 (friends) less 2 or -1 (foes).
GRID = nx.cartesian_product(nx.complete_graph(3), nx.complete_graph(3))
for (a, _), (b, _), attributes in GRID.edges(data=True):
    attributes["sign"] = 1 if a == b else -1


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (nx.empty_graph(2), "no edges"),
        (all_negative(3), r"negative \(-2; the largest positive one is 1\)"),
        (nx.Graph([(0, 1, {"sign": 1})]), "1 is tied with another one or its negative"),
        (GRID, "eigenvalue 3 is tied with another one"),
        (nx.disjoint_union(*[nx.complete_graph(4)] * 2), "take one component"),
    ],
)
def test_eigenvector_centrality_that_does_not_exist(graph, message):
    graph = graph.copy()
    for _, _, attributes in graph.edges(data=True):
        attributes.setdefault("sign", 1)
    with pytest.raises(AnalysisError, match=message):
        signed_eigenvector_centrality(graph)


@pytest.mark.parametrize("measure", [pn_index, signed_eigenvector_centrality])
def test_graphs_that_are_not_signed_graphs_are_refused(measure):
    with pytest.raises(AnalysisError, match="DiGraph was given"):
        measure(nx.DiGraph([(0, 1, {"sign": 1})]))
