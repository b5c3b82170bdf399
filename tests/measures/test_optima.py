"""All optimal partitions: their count, their list, and what happens at limits."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures.frustration import (
    always_frustrated,
    optimal_partitions,
    sometimes_frustrated,
)

from .signed_graphs import (
    all_negative,
    at_odds,
    brute_force,
    highland_tribes,
    signed_graphs,
    switched,
)


def test_highland_tribes_optima_are_those_brute_force_finds():
    G = highland_tribes()
    value, optima = brute_force(G)
    found = optimal_partitions(G)
    assert value == 7
    assert found.complete
    assert list(found.partitions) == optima
    assert found.drawn == optima[0]


@pytest.mark.parametrize("size", range(1, 10))
def test_complete_graph_of_enemies(size):
    # Every two camps as equal as can be.
    halves = comb(size, size // 2)
    assert optimal_partitions(all_negative(size)).count == (halves if size % 2 else halves // 2)


def test_optima_of_many_blocks_are_counted_beyond_what_could_be_gone_through():
    G = nx.Graph()
    for first in range(0, 120, 4):
        nx.add_cycle(G, range(first, first + 5), sign=1)
        G.edges[first, first + 1]["sign"] = -1
    found = optimal_partitions(G, limit=10)
    assert (found.count, found.exact, found.complete) == (5**30, True, False)
    assert all(at_odds(G, camps) == 30 for camps in (*found.partitions, found.drawn))


@pytest.mark.parametrize("seed", range(12))
def test_optimum_drawn_is_the_first_whatever_is_listed(seed):
    # Three cycles that share nodes, under names in any order: at most 5 optima each, 100 in all.
    G = nx.Graph()
    for first, size in ((0, 5), (4, 5), (8, 4)):
        nx.add_cycle(G, range(first, first + size), sign=1)
        G.edges[first, first + 1]["sign"] = -1
    names = np.random.default_rng(seed).permutation(len(G)).tolist()
    G = nx.relabel_nodes(G, dict(zip(sorted(G), names, strict=True)))
    every = optimal_partitions(G)
    assert (every.count, every.complete) == (100, True)
    assert every.drawn == every.partitions[0]
    for limit in (5, 3):  # the optima of each block all listed, or not
        assert optimal_partitions(G, limit=limit).drawn == every.drawn


@given(signed_graphs(), st.sets(st.integers(0, 8)))
@settings(max_examples=40)
def test_balanced_graph_has_one_optimum_a_component(G, nodes):
    nx.set_edge_attributes(G, 1, "sign")
    H = switched(G, nodes)
    optima = optimal_partitions(H)
    assert optima.count == 1
    assert at_odds(H, optima.drawn) == 0


def test_stand_together_is_a_share_of_optima_and_undefined_across_components():
    G = all_negative(3)
    G.add_node("far")
    optima = optimal_partitions(G)
    assert optima.stand_together(0, 1) == Fraction(1, 3)
    assert optima.stand_together(0, 0) == 1
    assert optima.stand_together(0, "far") is None
    with pytest.raises(AnalysisError, match="'nobody' is not a node"):
        optima.stand_together("nobody", 0)


def test_more_optima_than_listed():
    # Two triangles of enemies that share no node: 3 x 3 optima.
    G = nx.disjoint_union(all_negative(3), all_negative(3))
    optima = optimal_partitions(G, limit=4)
    assert (optima.count, len(optima.partitions), optima.complete, optima.exact) == (
        9,
        4,
        False,
        True,
    )
    assert optimal_partitions(G).drawn == optima.drawn
    cut = optimal_partitions(G, limit=2)
    assert cut.count == 9
    assert cut.drawn == optima.drawn == {0: 0, 1: 0, 2: 1, 3: 0, 4: 0, 5: 1}
    with pytest.raises(AnalysisError, match="give optimal_partitions a larger limit"):
        cut.stand_together(0, 1)


@pytest.mark.parametrize("frustrated", [always_frustrated, sometimes_frustrated])
def test_optima_of_another_graph_are_refused(frustrated):
    G = nx.disjoint_union(all_negative(3), all_negative(3))
    optima = optimal_partitions(G)
    G.add_edge(2, 3, sign=1)
    with pytest.raises(AnalysisError, match="2 and 3 share an edge but no component of the optima"):
        frustrated(G, optima)


@pytest.mark.parametrize("limit", [1.5, float("nan"), float("inf"), "5", None])
def test_only_a_whole_number_can_be_listed(limit):
    with pytest.raises(AnalysisError, match=r"^limit is .*; give a whole number"):
        optimal_partitions(all_negative(3), limit=limit)


def test_search_limit_hit_while_counting_leaves_a_lower_bound():
    G = nx.cycle_graph(12)
    nx.set_edge_attributes(G, 1, "sign")
    G.edges[0, 11]["sign"] = -1
    full = optimal_partitions(G)
    assert full.count == 12
    spent = next(limit for limit in range(1, 1000) if _outcome(G, limit) is not None)
    part = optimal_partitions(G, search_limit=spent)
    assert part.count < 12
    assert not part.exact
    assert not part.complete


def _outcome(G, limit):
    try:
        return optimal_partitions(G, search_limit=limit)
    except AnalysisError:
        return None


def test_search_limit_hit_before_the_proof_is_said():
    with pytest.raises(AnalysisError, match="not proven within 3 branches"):
        optimal_partitions(all_negative(7), search_limit=3)


def test_always_frustrated():
    # Two friendly pairs of ties span the one quarrel, which is at odds in the only optimum.
    G = nx.Graph([("a", "b", {"sign": -1})])
    for middle in "cd":
        G.add_edge("a", middle, sign=1)
        G.add_edge("b", middle, sign=1)
    assert always_frustrated(G, optimal_partitions(G)) == (("a", "b"),)


def test_sometimes_frustrated():
    # A negative cycle gives up any one of its edges; the tie that hangs on it is never one.
    G = all_negative(3)
    G.add_edge(2, 3, sign=-1)
    assert sometimes_frustrated(G, optimal_partitions(G)) == ((0, 1), (0, 2), (1, 2))


def test_graph_without_nodes_and_isolates():
    assert optimal_partitions(nx.Graph()).partitions == ({},)
    assert optimal_partitions(nx.empty_graph(3)).count == 1
