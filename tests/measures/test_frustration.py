"""The frustration index against published values, formulas and the laws it must obey."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures.frustration import (
    change_per_edit,
    frustrated_edges,
    frustration_index,
    optimal_partitions,
    verify,
)

from .signed_graphs import (
    all_negative,
    at_odds,
    brute_force,
    highland_tribes,
    random_signed,
    signed_graphs,
    switched,
)


def test_highland_tribes_have_line_index_seven():
    # Aref and Wilson (2018), Measuring partial balance in signed networks: 7 of 58 edges.
    G = highland_tribes()
    assert (len(G), G.size()) == (16, 58)
    assert sum(sign < 0 for *_, sign in G.edges(data="sign")) == 29
    found = frustration_index(G)
    assert (found.value, found.optimal) == (7, True)
    assert verify(G, found.certificate) == (7, 7)


@pytest.mark.parametrize("size", range(1, 12))
def test_complete_graph_of_enemies(size):
    # The best two camps are as equal as can be: floor((n - 1)^2 / 4) edges stay within them.
    found = frustration_index(all_negative(size))
    assert (found.lower, found.upper) == ((size - 1) ** 2 // 4,) * 2


@pytest.mark.parametrize(
    ("graph", "value"),
    [
        # Each edge lies on two of the odd faces, so half as many edges are needed, and suffice.
        (nx.dodecahedral_graph(), 12 // 2),
        (nx.icosahedral_graph(), 20 // 2),
        # Fifteen edges less the greatest cut, of twelve.
        (nx.petersen_graph(), 3),
    ],
)
def test_graphs_of_enemies_with_a_known_greatest_cut(graph, value):
    nx.set_edge_attributes(graph, -1, "sign")
    found = frustration_index(graph)
    assert (found.lower, found.upper) == (value, value)
    assert verify(graph, found.certificate) == (value, value)


def test_chain_of_a_thousand_negative_cycles():
    # Cycle after cycle with a node in common: as many blocks, each with one edge to give up.
    G = nx.Graph()
    for first in range(0, 4_000, 4):
        nx.add_cycle(G, range(first, first + 5), sign=1)
        G.edges[first, first + 1]["sign"] = -1
    found = frustration_index(G)
    assert (found.value, found.optimal) == (1_000, True)
    assert verify(G, found.certificate) == (1_000, 1_000)


def planted(size: int, edges: int, noise: float, seed: int) -> nx.Graph:
    """Sign random edges by two camps, some of them wrongly."""
    rng = np.random.default_rng(seed)
    camps = rng.integers(0, 2, size)
    G = nx.gnm_random_graph(size, edges, seed=seed)
    for u, v in G.edges:
        G.edges[u, v]["sign"] = 1 if (camps[u] == camps[v]) == (rng.random() >= noise) else -1
    return G


@pytest.mark.parametrize(
    ("size", "edges", "noise"),
    [(60, 380, 0.1), (150, 1_250, 0.1), (100, 2_400, 0.05), (300, 600, 0.1), (60, 200, 0.2)],
)
def test_large_graphs_are_proven_by_counting(size, edges, noise):
    G = planted(size, edges, noise, seed=1)
    found = frustration_index(G)
    assert found.optimal
    assert verify(G, found.certificate) == (found.value, found.value)
    assert at_odds(G, found.certificate.partition) == found.value


@given(signed_graphs(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_names_do_not_matter(G, random):
    names = list(G)
    random.shuffle(names)
    H = nx.relabel_nodes(G, dict(zip(G, names, strict=True)))
    assert frustration_index(H).value == frustration_index(G).value
    assert optimal_partitions(H).count == optimal_partitions(G).count


@given(signed_graphs(), st.sets(st.integers(0, 8)))
@settings(max_examples=40)
def test_switching_changes_neither_value_nor_count(G, nodes):
    H = switched(G, nodes)
    assert frustration_index(H).value == frustration_index(G).value
    assert optimal_partitions(H).count == optimal_partitions(G).count


@given(signed_graphs(), signed_graphs(), st.booleans())
@settings(max_examples=40)
def test_indices_of_parts_that_share_one_node_or_none_add_up(G, H, share):
    both = nx.disjoint_union(G, H)
    if share:
        both = nx.contracted_nodes(both, 0, len(G), copy=False, store_contraction_as=None)
    assert frustration_index(both).value == frustration_index(G).value + frustration_index(H).value
    counts = optimal_partitions(G).count * optimal_partitions(H).count
    assert optimal_partitions(both).count == counts


@given(signed_graphs())
@settings(max_examples=40)
def test_bounds(G):
    value = frustration_index(G).value
    negative = sum(sign < 0 for *_, sign in G.edges(data="sign"))
    assert 0 <= value <= min(negative, G.size() // 2)


@given(signed_graphs(), st.data())
@settings(max_examples=40)
def test_one_edge_more_raises_the_value_by_one_at_most(G, data):
    if missing := list(nx.non_edges(G)):
        u, v = data.draw(st.sampled_from(sorted(tuple(sorted(pair)) for pair in missing)))
        before = frustration_index(G).value
        values = []
        for sign in (-1, 1):
            G.add_edge(u, v, sign=sign)
            values.append(frustration_index(G).value)
        assert min(values) == before
        assert max(values) <= before + 1


@given(st.integers(1, 4), st.integers(1, 4), st.data())
@settings(max_examples=40)
def test_reversing_all_signs_of_a_bipartite_graph_is_a_switching(left, right, data):
    G = nx.complete_bipartite_graph(left, right)
    for pair in G.edges:
        G.edges[pair]["sign"] = data.draw(st.sampled_from((-1, 1)))
    H = G.copy()
    for pair in H.edges:
        H.edges[pair]["sign"] *= -1
    assert frustration_index(H).value == frustration_index(G).value


@given(signed_graphs(), st.integers(1, 5))
@settings(max_examples=40)
def test_equal_weights_multiply_the_value_and_keep_the_optima(G, weight):
    nx.set_edge_attributes(G, float(weight), "level")
    assert frustration_index(G, weight="level").value == weight * frustration_index(G).value
    weighted = optimal_partitions(G, weight="level")
    assert weighted.partitions == optimal_partitions(G).partitions


@given(signed_graphs(), st.sets(st.integers(0, 8)))
@settings(max_examples=40)
def test_balanced_graph_has_index_zero(G, nodes):
    nx.set_edge_attributes(G, 1, "sign")
    found = frustration_index(switched(G, nodes))
    assert found.value == 0
    assert found.certificate.cycles == ()
    assert at_odds(switched(G, nodes), found.certificate.partition) == 0


def test_graph_without_nodes_and_isolates():
    assert frustration_index(nx.Graph()).value == 0
    assert frustration_index(nx.empty_graph(3)).certificate.partition == {0: 0, 1: 0, 2: 0}


def test_nodes_of_mixed_types_are_ordered():
    G = nx.Graph([("a", 1, {"sign": 1}), (1, (2, 3), {"sign": -1})])
    assert frustration_index(G).value == 0


def test_order_of_nodes_and_edges_leaves_the_certificate_alone():
    G = planted(30, 120, 0.2, seed=3)
    H = nx.Graph()
    H.add_nodes_from(reversed(list(G)))
    H.add_edges_from((v, u, data) for u, v, data in reversed(list(G.edges(data=True))))
    assert frustration_index(H) == frustration_index(G)


# Limits


@pytest.mark.parametrize("seed", range(40))
def test_intervals_under_tiny_limits_hold_the_value(seed):
    G = random_signed(seed, most=10)
    value = brute_force(G)[0]
    for search_limit in (0, 60):
        found = frustration_index(G, time_limit=0.0, search_limit=search_limit)
        assert found.lower <= value <= found.upper
        assert found.optimal == (found.lower == found.upper)
        assert at_odds(G, found.certificate.partition) == found.upper
        confirmed = verify(G, found.certificate, search_limit=0)
        assert confirmed[0] <= found.lower
        assert confirmed[1] == found.upper


def test_limits_leave_an_interval():
    G = all_negative(9)
    found = frustration_index(G, time_limit=0.0, search_limit=0)
    assert not found.optimal
    assert found.lower < 16 <= found.upper == found.value
    assert verify(G, found.certificate) == (found.lower, found.upper)
    assert found.lower == len(found.certificate.cycles)


def test_time_spent_leaves_an_interval_that_is_counted():
    # Random signs on a cubic graph: its relaxation is not tight, and a twentieth of a second short.
    G = nx.random_regular_graph(3, 400, seed=1)
    for (u, v), sign in zip(G.edges, np.random.default_rng(1).choice((1, -1), 600), strict=True):
        G.edges[u, v]["sign"] = int(sign)
    found = frustration_index(G, time_limit=0.05)
    assert 0 < found.lower <= found.upper
    confirmed = verify(G, found.certificate)
    assert confirmed[0] <= found.lower
    assert confirmed[1] == found.upper


# Frustrated edges


def test_frustrated_edges():
    G = all_negative(3)
    assert frustrated_edges(G, {0: 0, 1: 1, 2: 0}) == ((0, 2),)
    with pytest.raises(AnalysisError, match="no camp to 2"):
        frustrated_edges(G, {0: 0, 1: 1})


# Errors


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (nx.DiGraph([(0, 1, {"sign": 1})]), "DiGraph was given"),
        (nx.MultiGraph([(0, 1, {"sign": 1})]), "MultiGraph was given"),
        (nx.Graph([(0, 1)]), "0-1 has no `sign`"),
        (nx.Graph([(0, 1, {"sign": None})]), "has sign None"),
        (nx.Graph([(0, 1, {"sign": 2})]), "has sign 2"),
        (nx.Graph([(0, 0, {"sign": 1})]), "0 has an edge to itself"),
    ],
)
@pytest.mark.parametrize("measure", [frustration_index, optimal_partitions, change_per_edit])
def test_graphs_that_are_not_signed_graphs_are_refused(measure, graph, message):
    with pytest.raises(AnalysisError, match=message):
        measure(graph)


@pytest.mark.parametrize("weight", [0, -1, 0.5, None, "2", float("nan"), float("inf"), 1j])
@pytest.mark.parametrize("measure", [frustration_index, optimal_partitions, change_per_edit])
def test_weights_that_are_not_whole_numbers_above_zero_are_refused(measure, weight):
    G = nx.Graph([(0, 1, {"sign": 1, "level": weight})])
    with pytest.raises(AnalysisError, match="whole numbers above 0 are allowed"):
        measure(G, weight="level")


def test_missing_and_overlarge_weights_are_refused():
    G = nx.Graph([(0, 1, {"sign": 1, "level": 2**32}), (1, 2, {"sign": 1})])
    with pytest.raises(AnalysisError, match="1-2 has no `level`"):
        frustration_index(G, weight="level")
    G.edges[1, 2]["level"] = 1
    with pytest.raises(AnalysisError, match=f"add up to {2**32 + 1}"):
        frustration_index(G, weight="level")
    G.remove_edge(1, 2)
    assert frustration_index(G, weight="level").value == 0


@pytest.mark.parametrize(
    ("measure", "limit"),
    [
        (frustration_index, "time_limit"),
        (frustration_index, "search_limit"),
        (optimal_partitions, "limit"),
        (optimal_partitions, "search_limit"),
    ],
)
def test_limits_below_zero_are_refused(measure, limit):
    with pytest.raises(
        AnalysisError, match=f"^{limit} is -1; give (a whole number of )?0 or more.$"
    ):
        measure(all_negative(3), **{limit: -1})
