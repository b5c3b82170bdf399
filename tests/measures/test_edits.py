"""Smallest balancing sets, and what one edit does to the frustration index."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings

from analysis.errors import AnalysisError
from analysis.measures.frustration import (
    balancing_sets,
    change_per_edit,
    frustration_index,
    optimal_partitions,
    sometimes_frustrated,
)

from .signed_graphs import all_negative, highland_tribes, signed_graphs


@given(signed_graphs(most=7))
@settings(max_examples=40)
def test_changing_or_dropping_a_balancing_set_balances(G):
    value = frustration_index(G).value
    for chosen in balancing_sets(G).sets:
        assert len(chosen) == value
        flipped, dropped = G.copy(), G.copy()
        for u, v in chosen:
            flipped.edges[u, v]["sign"] *= -1
            dropped.remove_edge(u, v)
        assert frustration_index(flipped).value == frustration_index(dropped).value == 0


def test_balancing_sets_of_highland_tribes_are_those_of_the_optima():
    G = highland_tribes()
    optima = optimal_partitions(G)
    found = balancing_sets(G)
    assert (found.count, found.complete) == (optima.count, True)
    assert {edge for chosen in found.sets for edge in chosen} == set(
        sometimes_frustrated(G, optima)
    )


def test_more_balancing_sets_than_listed():
    found = balancing_sets(all_negative(5), limit=4)
    assert (len(found.sets), found.count, found.exact, found.complete) == (4, 10, True, False)


def test_lightest_balancing_set():
    G = all_negative(3)
    nx.set_edge_attributes(G, {(0, 1): 3, (0, 2): 1, (1, 2): 2}, "level")
    assert balancing_sets(G, weight="level").sets == (((0, 2),),)
    # Any change of a sign, or removal of an edge, balances three enemies.
    for edit in ("flip", "delete"):
        assert change_per_edit(G, edit, weight="level") == {(0, 1): -1, (0, 2): -1, (1, 2): -1}


def test_edits_of_highland_tribes_are_those_solved_one_by_one():
    G = highland_tribes()
    for edit in ("flip", "delete"):
        found = change_per_edit(G, edit)
        for u, v in G.edges:
            H = G.copy()
            H.remove_edge(u, v)
            if edit == "flip":
                H.add_edge(u, v, sign=-G.edges[u, v]["sign"])
            assert found[min(u, v), max(u, v)] == frustration_index(H).value - 7


def test_bridges_and_balanced_parts():
    G = nx.path_graph(3)
    nx.set_edge_attributes(G, -1, "sign")
    assert change_per_edit(G) == {(0, 1): 0, (1, 2): 0}
    G.add_edge(0, 2, sign=1)
    assert change_per_edit(G) == {(0, 1): 1, (0, 2): 1, (1, 2): 1}
    assert change_per_edit(G, "delete") == {(0, 1): 0, (0, 2): 0, (1, 2): 0}
    assert change_per_edit(nx.empty_graph(2)) == {}


def test_unknown_edits_and_indices_not_proven_are_refused(monkeypatch):
    with pytest.raises(AnalysisError, match="'drop' is unknown; flip and delete are allowed"):
        change_per_edit(all_negative(3), "drop")
    monkeypatch.setattr("analysis.measures._edits.CONFIRM_LIMIT", 0)
    with pytest.raises(AnalysisError, match=r"21 edges is only known to lie from [67] to 9"):
        change_per_edit(all_negative(7), time_limit=0.0)
