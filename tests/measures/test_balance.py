"""Triads against published counts, hand counts and laws."""

from __future__ import annotations

from itertools import combinations
from math import isnan

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures.balance import TriadCensus, triad_census, triads

from .signed_graphs import all_negative, highland_tribes, signed_graphs, switched


def test_highland_tribes_have_59_of_68_triads_balanced():
    # Aref and Wilson (2018); signnet's vignette gives the share as 0.8676471.
    census = triad_census(highland_tribes())
    assert (census.total, census.balanced) == (68, 59)
    assert round(census.share, 7) == 0.8676471


def test_each_kind_of_triad_is_counted_by_its_negative_edges():
    for negative in range(4):
        G = nx.complete_graph(3)
        for place, pair in enumerate(G.edges):
            G.edges[pair]["sign"] = -1 if place < negative else 1
        expected = [int(kind == negative) for kind in range(4)]
        assert triad_census(G) == TriadCensus(*expected)


def test_shares_are_undefined_without_triads():
    census = triad_census(nx.empty_graph(4))
    assert census.total == 0
    assert isnan(census.share)
    assert isnan(census.weak_share)


def test_all_enemies_are_weakly_balanced_only():
    census = triad_census(all_negative(5))
    assert (census.mmm, census.share, census.weak_share) == (10, 0, 1)


@given(signed_graphs())
def test_triads_are_those_of_the_unsigned_graph(G):
    expected = [
        trio
        for trio in combinations(sorted(G), 3)
        if all(G.has_edge(*pair) for pair in combinations(trio, 2))
    ]
    assert sorted(triads(G)) == expected
    assert triad_census(G).total == len(expected)


@given(signed_graphs(), st.sets(st.integers(0, 8)))
def test_switching_keeps_the_number_of_balanced_triads(G, nodes):
    assert triad_census(switched(G, nodes)).balanced == triad_census(G).balanced


@given(signed_graphs())
def test_reversing_all_signs_swaps_balanced_and_unbalanced(G):
    census = triad_census(G)
    for pair in G.edges:
        G.edges[pair]["sign"] *= -1
    turned = triad_census(G)
    assert (turned.ppp, turned.ppm, turned.pmm, turned.mmm) == (
        census.mmm,
        census.pmm,
        census.ppm,
        census.ppp,
    )


def test_undecided_edges_are_refused():
    with pytest.raises(AnalysisError, match="Drop undecided edges first"):
        triad_census(nx.Graph([("a", "b", {"sign": None})]))
