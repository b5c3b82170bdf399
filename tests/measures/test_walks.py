"""Walk balance against published values, spectra known in closed form, exact series and laws."""

from __future__ import annotations

from fractions import Fraction
from math import cosh, exp, isnan, pi

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures import walks
from analysis.measures.walks import estimated_walk_balance, node_walk_balance, walk_balance

from .signed_graphs import (
    all_negative,
    highland_tribes,
    random_signed,
    relabelled,
    reversed_signs,
    signed_cycle,
    signed_graphs,
    switched,
)


def series(G: nx.Graph, node, signed: bool, terms: int) -> Fraction:
    """Sum the closed walks of a node by length, in whole numbers."""
    walks, total, factorial = {node: 1}, Fraction(1), 1
    for length in range(1, terms):
        after: dict = {}
        for here, number in walks.items():
            for there, data in G[here].items():
                sign = data["sign"] if signed else 1
                after[there] = after.get(there, 0) + sign * number
        walks, factorial = after, factorial * length
        total += Fraction(walks.get(node, 0), factorial)
    return total


def exact(G: nx.Graph, terms: int = 60) -> tuple[float, dict]:
    pairs = {n: (series(G, n, True, terms), series(G, n, False, terms)) for n in G}
    signed, every = (sum(column) for column in zip(*pairs.values(), strict=True))
    return float(signed / every), {n: float(a / b) for n, (a, b) in pairs.items()}


def petersen_of_enemies() -> nx.Graph:
    G = nx.Graph(nx.petersen_graph().edges)
    nx.set_edge_attributes(G, -1, "sign")
    return G


# Known answers


def test_highland_tribes():
    # The vignette of signnet: balance_score(tribes, method = "walk") is 0.3575761.
    assert walk_balance(highland_tribes()) == pytest.approx(0.3575761, abs=5e-8)


@pytest.mark.parametrize("size", [3, 4, 5, 12])
def test_cycles_with_one_enmity(size):
    # Eigenvalues 2 cos((2k + 1) pi / n), and 2 cos(2k pi / n) of the cycle of friends.
    odd = sum(exp(2 * np.cos((2 * k + 1) * pi / size)) for k in range(size))
    even = sum(exp(2 * np.cos(2 * k * pi / size)) for k in range(size))
    G = signed_cycle(size, 1)
    assert walk_balance(G) == pytest.approx(odd / even)
    assert list(node_walk_balance(G).values()) == pytest.approx([odd / even] * size)


@pytest.mark.parametrize("size", [2, 3, 7, 30])
def test_complete_graph_of_enemies(size):
    # Eigenvalues 1 (n - 1 times) and 1 - n, and their opposites among friends.
    expected = (exp(1 - size) + (size - 1) * exp(1)) / (exp(size - 1) + (size - 1) * exp(-1))
    assert walk_balance(all_negative(size)) == pytest.approx(expected)


def test_petersen_graph_of_enemies():
    # Eigenvalues 3, 1 (five times) and -2 (four times).
    expected = (exp(-3) + 5 * exp(-1) + 4 * exp(2)) / (exp(3) + 5 * exp(1) + 4 * exp(-2))
    assert walk_balance(petersen_of_enemies()) == pytest.approx(expected)


def test_weights_multiply_along_walks():
    G = signed_cycle(3, 0)
    nx.set_edge_attributes(G, 2.0, "weight")
    assert walk_balance(G, weight="weight") == 1
    H = reversed_signs(G)
    expected = (exp(-4) + 2 * exp(2)) / (exp(4) + 2 * exp(-2))
    assert walk_balance(H, weight="weight") == pytest.approx(expected)
    assert node_walk_balance(H, weight="weight")[0] == pytest.approx(expected)


def test_graphs_without_edges_or_nodes():
    assert isnan(walk_balance(nx.Graph()))
    assert node_walk_balance(nx.Graph()) == {}
    assert isnan(estimated_walk_balance(nx.Graph(), seed=1).value)
    assert walk_balance(nx.empty_graph(3)) == 1
    assert node_walk_balance(nx.empty_graph(2)) == {0: 1, 1: 1}


# Brute force


@pytest.mark.parametrize("seed", range(12))
def test_sums_over_walks(seed):
    G = random_signed(seed)
    whole, nodes = exact(G)
    assert walk_balance(G) == pytest.approx(whole, abs=1e-12)
    assert node_walk_balance(G) == pytest.approx(nodes, abs=1e-12)


@pytest.mark.parametrize("seed", range(6))
def test_components_apart_give_the_same(seed, monkeypatch):
    G = nx.disjoint_union(random_signed(seed), signed_cycle(4, seed % 3))
    whole = walk_balance(G)
    monkeypatch.setattr(walks, "_WHOLE", 0)
    assert walk_balance(G) == pytest.approx(whole, rel=1e-12)


def test_a_node_far_from_a_dense_core_is_accurate():
    # Its entry in the first eigenvector is about 10^-19, less than a rounding error.
    G = all_negative(31)
    nx.add_path(G, range(30, 44), sign=-1)
    far = float(series(G, 43, True, 200) / series(G, 43, False, 200))
    found = node_walk_balance(G)
    assert found[43] == pytest.approx(far, abs=1e-9)
    assert found[0] == pytest.approx(float(series(G, 0, True, 200) / series(G, 0, False, 200)))


def test_nothing_overflows():
    # Twenty friends and one enmity: exp(950) has no double, but next to it all else is nothing.
    G = nx.complete_graph(20)
    nx.set_edge_attributes(G, 50.0, "weight")
    nx.set_edge_attributes(G, 1, "sign")
    G.edges[0, 1]["sign"] = -1
    top = np.linalg.eigvalsh(nx.to_numpy_array(G, weight="sign"))[-1]
    expected = exp(50 * (top - 19))
    assert 1e-5 < expected < 0.001
    assert walk_balance(G, "weight") == pytest.approx(expected)
    found = estimated_walk_balance(G, seed=1, weight="weight")
    assert found.value == pytest.approx(expected, rel=1e-6)
    assert 0 < node_walk_balance(G, "weight")[0] < node_walk_balance(G, "weight")[2] < 0.01
    nx.set_edge_attributes(G, -1, "sign")
    assert walk_balance(G, "weight") == 0
    assert estimated_walk_balance(G, seed=1, weight="weight").value < 1e-20


def test_a_node_too_remote_for_a_double_has_no_value():
    G = signed_cycle(3, 1)
    nx.set_edge_attributes(G, 1000.0, "weight")
    G.add_edge(2, 3, sign=1, weight=1e-200)
    found = node_walk_balance(G, "weight")
    assert isnan(found[3])
    assert found[0] == 0


def test_only_components_out_of_balance_can_be_too_large(monkeypatch):
    monkeypatch.setattr(walks, "WALK_LIMIT", 5)
    monkeypatch.setattr(walks, "_WHOLE", 0)
    two = nx.disjoint_union(signed_cycle(5, 1), signed_cycle(5, 1))
    assert walk_balance(two) == pytest.approx(walk_balance(signed_cycle(5, 1)))
    for measure in (walk_balance, node_walk_balance):
        with pytest.raises(AnalysisError, match="has 6 nodes; walk balance is exact up to 5"):
            measure(signed_cycle(6, 1))


# Laws


@settings(max_examples=40)
@given(signed_graphs(), st.sets(st.integers(0, 8)))
def test_range_switching_and_names(G, nodes):
    value = walk_balance(G)
    assert 0 < value <= 1
    assert walk_balance(switched(G, nodes)) == pytest.approx(value)
    assert walk_balance(relabelled(G)) == pytest.approx(value)
    names = relabelled(G).graph["names"]
    found = node_walk_balance(relabelled(G))
    assert {n: found[names[n]] for n in G} == pytest.approx(node_walk_balance(G))


@settings(max_examples=40)
@given(signed_graphs(), st.sets(st.integers(0, 8)))
def test_balanced_graphs_have_one(G, nodes):
    nx.set_edge_attributes(G, 1, "sign")
    H = switched(G, nodes)
    assert walk_balance(H) == 1
    assert set(node_walk_balance(H).values()) == {1.0}
    assert estimated_walk_balance(H, seed=1).error == 0


@settings(max_examples=40)
@given(st.integers(2, 5), st.integers(2, 5), st.data())
def test_reversing_a_bipartite_graph_changes_nothing(left, right, data):
    G = nx.complete_bipartite_graph(left, right)
    for pair in G.edges:
        G.edges[pair]["sign"] = data.draw(st.sampled_from((-1, 1)))
    assert walk_balance(reversed_signs(G)) == pytest.approx(walk_balance(G))


def test_side_by_side_the_larger_sum_weighs_more():
    G = nx.disjoint_union(signed_cycle(4, 1), signed_cycle(4, 0))
    signed = 4 * cosh(2**0.5)
    every = exp(2) + 2 + exp(-2)
    assert walk_balance(G) == pytest.approx((signed + every) / (2 * every))


# The estimate


@pytest.mark.parametrize(("size", "edges"), [(2, 1), (60, 300), (300, 900)])
def test_estimates_lie_near_the_exact_value(size, edges):
    G = nx.gnm_random_graph(size, edges, seed=1)
    signs = np.random.default_rng(2).choice((-1, 1), edges, p=(0.3, 0.7))
    nx.set_edge_attributes(G, dict(zip(G.edges, signs.tolist(), strict=True)), "sign")
    exactly = walk_balance(G)
    found = estimated_walk_balance(G, seed=3)
    assert found.probes == 32
    assert abs(found.value - exactly) <= 4 * found.error
    assert found == estimated_walk_balance(G, seed=3)


def test_errors_of_estimates_are_as_large_as_they_say():
    G = highland_tribes()
    big = nx.disjoint_union_all([G] * 6)
    exactly = walk_balance(big)
    off = [
        (found.value - exactly) / found.error
        for found in (estimated_walk_balance(big, seed, probes=16) for seed in range(60))
    ]
    assert 0.6 < np.std(off) < 1.6
    assert abs(np.mean(off)) < 0.6


def test_estimates_need_two_probes():
    with pytest.raises(AnalysisError, match="probes is 1; give a whole number of 2 or more"):
        estimated_walk_balance(all_negative(3), seed=1, probes=1)
    with pytest.raises(AnalysisError, match="seed is None; give a whole number of 0 or more"):
        estimated_walk_balance(all_negative(3), seed=None)


@settings(max_examples=30)
@given(signed_graphs())
def test_small_graphs_are_summed_by_the_subspace_alone(G):
    if len(G) <= 8:
        assert estimated_walk_balance(G, seed=1).value == pytest.approx(walk_balance(G), abs=1e-9)
