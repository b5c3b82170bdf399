"""Algebraic conflict against closed forms, all eigenvalues, and bounds."""

from __future__ import annotations

from math import cos, pi

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures import spectral
from analysis.measures.frustration import frustration_index
from analysis.measures.spectral import algebraic_conflict
from analysis.measures.structure import strong_balance

from .signed_graphs import all_negative, relabelled, signed_cycle, signed_graphs, switched


def laplacian(G: nx.Graph, weight: str | None = None) -> np.ndarray:
    matrix = nx.to_numpy_array(G, sorted(G), weight="sign")
    if weight:
        matrix *= nx.to_numpy_array(G, sorted(G), weight=weight)
    return np.diag(abs(matrix).sum(axis=1)) - matrix


def values(G: nx.Graph, weight: str | None = None) -> list[float]:
    return [component.value for component in algebraic_conflict(G, weight)]


@pytest.mark.parametrize("size", range(3, 9))
def test_closed_forms(size):
    # Eigenvalues of a cycle with one enmity: 2 - 2 cos((2k + 1) pi / n); of K_n: n - 2 and 2n - 2.
    assert values(signed_cycle(size, 1)) == pytest.approx([2 - 2 * cos(pi / size)])
    assert values(all_negative(size)) == pytest.approx([size - 2])


def test_petersen_graph_of_enemies():
    G = nx.Graph(nx.petersen_graph().edges)
    nx.set_edge_attributes(G, -1, "sign")
    assert values(G) == pytest.approx([1])  # 3 - 2, for -2 is the least eigenvalue of the graph


def test_one_balanced_component_makes_the_whole_graph_zero_but_not_each():
    G = nx.disjoint_union(all_negative(4), signed_cycle(4, 2))
    G.add_node("alone")
    assert np.linalg.eigvalsh(laplacian(nx.convert_node_labels_to_integers(G)))[0] < 1e-12
    found = algebraic_conflict(G)
    assert [component.nodes for component in found] == [(0, 1, 2, 3), (4, 5, 6, 7), ("alone",)]
    assert [component.value for component in found] == pytest.approx([2, 0, 0])
    assert found[1].value == 0
    assert algebraic_conflict(nx.Graph()) == ()


@settings(max_examples=40)
@given(signed_graphs(), st.data())
def test_all_eigenvalues_found_at_once(G, data):
    for pair in G.edges:
        G.edges[pair]["weight"] = data.draw(st.integers(1, 5))
    for component in algebraic_conflict(G, "weight"):
        part = G.subgraph(component.nodes)
        least = np.linalg.eigvalsh(laplacian(part, "weight"))[0]
        assert component.value == pytest.approx(least, abs=1e-9)


@settings(max_examples=40)
@given(signed_graphs(), st.sets(st.integers(0, 8)))
def test_zero_is_balance_and_the_line_index_bounds_it(G, nodes):
    for component in algebraic_conflict(G):
        part = G.subgraph(component.nodes)
        assert (component.value == 0) == strong_balance(part).holds
        assert component.value <= 4 * frustration_index(part).value / len(part) + 1e-9
    assert values(switched(G, nodes)) == pytest.approx(values(G))
    assert sorted(values(relabelled(G))) == pytest.approx(sorted(values(G)))


def test_large_components_are_iterated_to_the_same_value(monkeypatch):
    G = nx.random_regular_graph(4, 300, seed=1)
    nx.set_edge_attributes(G, 1, "sign")
    for pair in list(G.edges)[::5]:
        G.edges[pair]["sign"] = -1
    dense = values(G)
    monkeypatch.setattr(spectral, "_DENSE", 10)
    assert values(G) == pytest.approx(dense, rel=1e-8)


def test_what_does_not_converge_is_said(monkeypatch):
    def fail(*_, **__):
        raise spectral.ArpackNoConvergence("no", np.empty(0), np.empty((0, 0)))

    monkeypatch.setattr(spectral, "_DENSE", 2)
    monkeypatch.setattr(spectral, "eigsh", fail)
    with pytest.raises(AnalysisError, match="component of 3 nodes did not converge"):
        algebraic_conflict(all_negative(3))
