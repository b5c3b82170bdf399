"""Triads against published counts, hand counts, brute force and laws."""

from __future__ import annotations

from itertools import combinations
from math import isnan, prod

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import _triangles
from analysis.measures._signed import signed_edges
from analysis.measures.balance import TriadCensus, triad_census, triads, triangle_balance
from analysis.measures.local import edge_balance, node_balance

from .signed_graphs import (
    all_negative,
    highland_tribes,
    relabelled,
    reversed_signs,
    signed_graphs,
    switched,
)


def closed_triples(G: nx.Graph) -> list[tuple]:
    return [t for t in combinations(sorted(G), 3) if all(map(G.has_edge, *pairs(t)))]


def pairs(triple: tuple) -> tuple:
    return tuple(zip(*combinations(triple, 2), strict=True))


def product(G: nx.Graph, triple: tuple, attribute: str = "sign") -> float:
    return prod(G.edges[pair][attribute] for pair in combinations(triple, 2))


@st.composite
def weighted_graphs(draw: st.DrawFn) -> nx.Graph:
    G = draw(signed_graphs())
    for pair in G.edges:
        G.edges[pair]["weight"] = draw(st.integers(1, 9))
    return G


def large(name: str) -> nx.Graph:
    """Give a graph for which triads are counted by products, in several blocks."""
    G = {
        "dense": lambda: nx.gnp_random_graph(120, 0.5, seed=1),
        "with hubs": lambda: nx.complete_multipartite_graph(2, 1, 400),
        "sparse": lambda: nx.barabasi_albert_graph(2000, 4, seed=1),
    }[name]()
    signs = np.random.default_rng(1).choice((-1, 1), G.size())
    nx.set_edge_attributes(G, dict(zip(G.edges, signs.tolist(), strict=True)), "sign")
    return G


# Known answers


def test_highland_tribes_have_59_of_68_triads_balanced():
    # Aref and Wilson (2018); signnet's vignette gives the share as 0.8676471.
    census = triad_census(highland_tribes())
    assert (census.total, census.balanced) == (68, 59)
    assert round(census.share, 7) == 0.8676471
    assert triangle_balance(highland_tribes()) == census.share


def test_each_kind_of_triad_is_counted_by_its_negative_edges():
    for negative in range(4):
        G = nx.complete_graph(3)
        for place, pair in enumerate(G.edges):
            G.edges[pair]["sign"] = -1 if place < negative else 1
        expected = [int(kind == negative) for kind in range(4)]
        assert triad_census(G) == TriadCensus(*expected)


def test_shares_are_undefined_without_triads():
    for G in (nx.Graph(), nx.empty_graph(4), all_negative(2)):
        census = triad_census(G)
        assert census.total == 0
        assert triads(G) == ()
        assert all(map(isnan, (census.share, census.weak_share, triangle_balance(G))))
        assert isnan(triangle_balance(nx.Graph(), weight="weight"))


def test_all_enemies_are_weakly_balanced_only():
    census = triad_census(all_negative(5))
    assert (census.mmm, census.share, census.weak_share) == (10, 0, 1)


def test_a_cube_of_weights_does_not_overflow():
    G = all_negative(3)
    nx.set_edge_attributes(G, 1e200, "weight")
    assert triangle_balance(G, weight="weight") == 0


# Brute force


@given(signed_graphs())
def test_triads_are_those_of_the_unsigned_graph(G):
    expected = closed_triples(G)
    assert list(triads(G)) == expected
    assert triad_census(G).total == len(expected)
    assert triad_census(G).balanced == sum(product(G, t) > 0 for t in expected)


@given(weighted_graphs())
def test_weighted_share_is_that_of_traces(G):
    share = triangle_balance(G, weight="weight")
    for pair in G.edges:
        G.edges[pair]["both"] = G.edges[pair]["sign"] * G.edges[pair]["weight"]
    traces = [
        np.trace(np.linalg.matrix_power(nx.to_numpy_array(G, weight=name), 3))
        for name in ("both", "weight")
    ]
    if traces[1]:
        assert share == pytest.approx((1 + traces[0] / traces[1]) / 2)
    else:
        assert isnan(share)


@pytest.mark.parametrize("name", ["dense", "with hubs", "sparse"])
def test_products_count_what_a_listing_counts(name, monkeypatch):
    G = large(name)
    triples = triads(G)
    assert len(triples) == sum(nx.triangles(G).values()) // 3
    expected = [0, 0, 0, 0]
    for triple in triples:
        expected[sum(G.edges[pair]["sign"] < 0 for pair in combinations(triple, 2))] += 1
    monkeypatch.setattr(_triangles, "_SMALL", 0)
    for block in (1, 500, 1_000_000):
        monkeypatch.setattr(_triangles, "_BLOCK", block)
        if block > 1 or name == "dense":
            assert triad_census(G) == TriadCensus(*expected)
            assert triads(G) == triples


def test_a_hub_costs_no_more_than_its_edges():
    # Each pair of the hub's neighbours would be 2 * 10^8; edges point to the hub instead.
    G = nx.star_graph(20_000)
    nx.set_edge_attributes(G, 1, "sign")
    assert [block.shape[1] for block in _triangles.triangle_blocks(signed_edges(G))] == [0]
    assert triad_census(G).total == 0


@settings(max_examples=40)
@given(signed_graphs())
def test_local_balance_is_that_of_the_triads_around(G):
    triples = closed_triples(G)
    for row in node_balance(G).itertuples():
        own = [t for t in triples if row.actor in t]
        assert (row.triads, row.balanced) == (len(own), sum(product(G, t) > 0 for t in own))
        assert isnan(row.balance) if not own else row.balance == row.balanced / row.triads
    for row in edge_balance(G).itertuples():
        own = [t for t in triples if {row.source, row.target} <= set(t)]
        assert (row.triads, row.balanced) == (len(own), sum(product(G, t) > 0 for t in own))
        assert row.sign == G.edges[row.source, row.target]["sign"]
    assert list(node_balance(G)["actor"]) == sorted(G)


# Laws


@given(signed_graphs(), st.sets(st.integers(0, 8)))
def test_switching_keeps_the_number_of_balanced_triads(G, nodes):
    H = switched(G, nodes)
    assert triad_census(H).balanced == triad_census(G).balanced
    assert node_balance(H).equals(node_balance(G))


@given(signed_graphs())
def test_reversing_all_signs_swaps_balanced_and_unbalanced(G):
    census, turned = triad_census(G), triad_census(reversed_signs(G))
    assert (turned.ppp, turned.ppm, turned.pmm, turned.mmm) == (
        census.mmm,
        census.pmm,
        census.ppm,
        census.ppp,
    )


@given(signed_graphs(), signed_graphs())
def test_counts_of_graphs_side_by_side_add_up(G, H):
    one, other, both = map(triad_census, (G, H, nx.disjoint_union(G, H)))
    assert both == TriadCensus(
        one.ppp + other.ppp, one.ppm + other.ppm, one.pmm + other.pmm, one.mmm + other.mmm
    )


@settings(max_examples=40)
@given(weighted_graphs())
def test_names_and_the_unit_of_weights_do_not_matter(G):
    H = relabelled(G)
    assert triad_census(H) == triad_census(G)
    for pair in H.edges:
        H.edges[pair]["weight"] *= 1000
    one, other = triangle_balance(G, "weight"), triangle_balance(H, "weight")
    assert one == pytest.approx(other, nan_ok=True)
