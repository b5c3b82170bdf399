"""The frustration index over all signings of undecided edges."""

from __future__ import annotations

from itertools import combinations, product

import networkx as nx
import pytest

from analysis.errors import AnalysisError
from analysis.measures.frustration import frustration_range

from .signed_graphs import all_negative, brute_force, random_signed


@pytest.mark.parametrize("seed", range(60))
def test_range_agrees_with_all_signings(seed):
    G = random_signed(seed, most=6)
    pairs = list(combinations(sorted(G), 2))[:: 1 + seed % 3][:5]
    values = []
    for signing in product((-1, 1), repeat=len(pairs)):
        H = G.copy()
        H.add_edges_from((u, v, {"sign": s}) for (u, v), s in zip(pairs, signing, strict=True))
        values.append(brute_force(H)[0])
    found = frustration_range(G, [pair[::-1] for pair in pairs])
    assert (found.minimum, found.maximum, found.optimal) == (min(values), max(values), True)


def test_range_does_not_read_the_attributes_of_undecided_edges():
    G = all_negative(3)
    G.edges[0, 1]["sign"] = None
    assert frustration_range(G, [(0, 1)]).maximum == 1
    assert G.edges[0, 1]["sign"] is None


def test_range_is_an_interval_when_the_limit_is_hit():
    G = nx.empty_graph(7)
    pairs = list(combinations(range(7), 2))
    found = frustration_range(G, pairs, limit=20)
    assert (found.minimum, found.optimal) == (0, False)
    assert found.maximum <= 9 <= found.maximum_upper  # no signing of 7 nodes exceeds 9


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        ((0, 9), "9 is not a node"),
        ((0, 0), "joins a node to itself"),
        ((0, 1, {"sign": 1}), "is no pair; give two nodes for each"),
    ],
)
def test_undecided_edges_must_join_nodes_of_the_graph(pair, message):
    with pytest.raises(AnalysisError, match=message):
        frustration_range(all_negative(3), [pair])
    with pytest.raises(AnalysisError, match="limit is -1; give a whole number of 0 or more"):
        frustration_range(all_negative(3), [], limit=-1)


def test_range_without_a_proven_least_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.measures._range.SEARCH_LIMIT", 3)
    with pytest.raises(AnalysisError, match="not proven within 3 branches"):
        frustration_range(all_negative(7), [])
