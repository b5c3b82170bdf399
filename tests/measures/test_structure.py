"""Strong and weak structural balance against brute force over partitions and cycles."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures.structure import strong_balance, weak_balance

from .signed_graphs import (
    all_negative,
    at_odds,
    brute_force,
    cycles_of,
    highland_tribes,
    relabelled,
    signed_cycle,
    signed_graphs,
    switched,
)


def negatives(G: nx.Graph, cycle: tuple) -> int:
    """Check that nodes form a cycle, and count its negative edges."""
    around = [*pairwise(cycle), (cycle[-1], cycle[0])]
    assert len(set(cycle)) == len(cycle) >= 3
    assert all(G.has_edge(*pair) for pair in around)
    return sum(G.edges[pair]["sign"] < 0 for pair in around)


@given(signed_graphs(most=7))
def test_strong_balance_is_no_odd_cycle(G):
    found = strong_balance(G)
    assert found.holds == all(negative % 2 == 0 for _, negative in cycles_of(G))
    assert found.holds == (brute_force(G)[0] == 0)
    if found.holds:
        assert found.cycle == ()
        assert at_odds(G, found.camps) == 0
        assert set(found.camps) == set(G)
        assert all(found.camps[min(part)] == 0 for part in nx.connected_components(G))
    else:
        assert negatives(G, found.cycle) % 2 == 1


@given(signed_graphs(most=7))
def test_weak_balance_is_no_cycle_with_one_enmity(G):
    found = weak_balance(G)
    assert found.holds == all(negative != 1 for _, negative in cycles_of(G))
    if found.holds:
        assert found.cycle == ()
        assert at_odds(G, found.camps) == 0
        assert list(dict.fromkeys(found.camps[node] for node in sorted(G))) == list(
            range(len(set(found.camps.values())))
        )
    else:
        assert negatives(G, found.cycle) == 1
        assert G.edges[found.cycle[-1], found.cycle[0]]["sign"] == -1


@given(signed_graphs(), st.sets(st.integers(0, 8)))
def test_switching_changes_nothing_in_the_strong_sense(G, nodes):
    assert strong_balance(switched(G, nodes)).holds == strong_balance(G).holds


@given(signed_graphs())
def test_strong_implies_weak_and_names_do_not_matter(G):
    for test in (strong_balance, weak_balance):
        assert test(relabelled(G)).holds == test(G).holds
    assert weak_balance(G).holds or not strong_balance(G).holds


@pytest.mark.parametrize(
    ("negative", "strong", "weak"), [(0, 1, 1), (1, 0, 0), (2, 1, 1), (3, 0, 1)]
)
def test_cycle_of_five(negative, strong, weak):
    G = signed_cycle(5, negative)
    assert (strong_balance(G).holds, weak_balance(G).holds) == (strong, weak)


def test_enemies_all_around():
    assert weak_balance(all_negative(4)).camps == {0: 0, 1: 1, 2: 2, 3: 3}
    assert strong_balance(all_negative(4)).camps is None
    assert strong_balance(all_negative(2)).camps == {0: 0, 1: 1}


def test_weak_witness_is_the_shortest_through_its_enmity():
    G = signed_cycle(6, 1)  # 0-1 are enemies, the long way round are friends
    assert set(weak_balance(G).cycle) == set(range(6))
    G.add_edge(0, 7, sign=1)
    G.add_edge(1, 7, sign=1)
    assert weak_balance(G).cycle == (0, 7, 1)


def test_components_are_judged_together_and_camps_told_apart():
    G = nx.disjoint_union(signed_cycle(4, 2), signed_cycle(3, 1))
    assert set(strong_balance(G).cycle) == {4, 5, 6}
    G.remove_edge(4, 5)
    assert strong_balance(G).camps == {0: 0, 1: 1, 2: 1, 3: 1, 4: 0, 5: 0, 6: 0}


def test_graphs_without_edges_and_the_tribes():
    for G in (nx.Graph(), nx.empty_graph(3)):
        assert strong_balance(G).camps == dict.fromkeys(G, 0)
        assert weak_balance(G).holds
    G = highland_tribes()
    assert negatives(G, strong_balance(G).cycle) % 2 == 1
    assert negatives(G, weak_balance(G).cycle) == 1


@pytest.mark.parametrize("test", [strong_balance, weak_balance])
def test_directed_graphs_are_refused(test):
    with pytest.raises(AnalysisError, match="A DiGraph was given"):
        test(nx.DiGraph())
