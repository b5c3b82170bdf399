"""1 - 2L/m against published values, closed forms and bounds."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.frustration import Certificate, Frustration
from analysis.measures.line import line_balance

from .signed_graphs import all_negative, brute_force, highland_tribes, signed_cycle, signed_graphs


def test_highland_tribes():
    # Aref and Wilson (2018): 7 of 58 edges.
    found = line_balance(highland_tribes())
    assert found.value == 1 - 2 * 7 / 58
    assert round(found.value, 4) == 0.7586
    assert found.optimal


@pytest.mark.parametrize("size", range(3, 8))
def test_closed_forms(size):
    assert line_balance(signed_cycle(size, 1)).value == pytest.approx(1 - 2 / size)
    assert line_balance(signed_cycle(size, 2)).value == 1
    # A cut of n enemies holds at most floor(n^2 / 4) edges.
    m = size * (size - 1) // 2
    expected = 1 - 2 * (m - size**2 // 4) / m
    assert line_balance(all_negative(size)).value == pytest.approx(expected)


def test_petersen_graph_of_enemies():
    G = nx.Graph(nx.petersen_graph().edges)
    nx.set_edge_attributes(G, -1, "sign")
    assert line_balance(G).value == pytest.approx(1 - 2 * 3 / 15)  # its largest cut has 12 edges


def test_graphs_without_edges_are_balanced():
    for G in (nx.Graph(), nx.empty_graph(3)):
        assert (line_balance(G).value, line_balance(G).optimal) == (1, True)


def test_an_interval_if_the_index_is_one(monkeypatch):
    unproven = Frustration(1, 2, Certificate({}, ()))
    monkeypatch.setattr("analysis.measures.line.frustration_index", lambda *_, **__: unproven)
    found = line_balance(all_negative(4))
    assert (found.lower, found.upper) == pytest.approx((1 / 3, 2 / 3))
    assert not found.optimal
    assert found.value == found.lower


@settings(max_examples=40)
@given(signed_graphs(most=7), st.randoms(use_true_random=False))
def test_brute_force_and_range(G, random):
    found = line_balance(G)
    m = max(G.size(), 1)
    assert found.value == pytest.approx(1 - 2 * brute_force(G)[0] / m)
    assert 0 <= found.value <= 1
