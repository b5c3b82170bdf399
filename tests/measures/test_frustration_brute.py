"""Every exact quantity of frustration against all partitions of thousands of small graphs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import inf

import networkx as nx
import numpy as np
import pytest

from analysis.measures._arrays import SignedArrays
from analysis.measures._cuts import relaxed
from analysis.measures._cycles import Packing
from analysis.measures._program import solve_program
from analysis.measures.frustration import (
    always_frustrated,
    balancing_sets,
    change_per_edit,
    frustration_index,
    optimal_partitions,
    sometimes_frustrated,
    verify,
)

GRAPHS = 1_500


@dataclass(frozen=True)
class Every:
    """All partitions of a graph, its last node in camp 0, and which edges they frustrate."""

    edges: list[tuple[int, int]]
    weight: np.ndarray
    odds: np.ndarray
    cost: np.ndarray
    copies: int  # each partition comes once for every way to name the camps of components

    @property
    def value(self) -> int:
        return int(self.cost.min())

    @property
    def optimal(self) -> np.ndarray:
        return self.odds[self.cost == self.value]

    def named(self, chosen: np.ndarray) -> tuple[tuple[int, int], ...]:
        return tuple(edge for edge, is_in in zip(self.edges, chosen, strict=True) if is_in)


def every_partition(G: nx.Graph, weight: str | None) -> Every:
    edges = sorted(tuple(sorted(edge)) for edge in G.edges)
    codes = np.arange(2 ** (len(G) - 1))[:, None] >> np.arange(len(G)) & 1
    u, v = np.array(edges, dtype=int).reshape(-1, 2).T
    sign = np.array([G.edges[edge]["sign"] for edge in edges], dtype=int)
    weights = np.array([G.edges[e][weight] if weight else 1 for e in edges], dtype=int)
    odds = (codes[:, u] == codes[:, v]) != (sign > 0)
    copies = 2 ** (nx.number_connected_components(G) - 1)
    return Every(edges, weights, odds, odds @ weights, copies)


def random_graph(seed: int) -> nx.Graph:
    rng = np.random.default_rng(seed)
    G = nx.empty_graph(int(rng.integers(1, 13)))
    density, hostile = rng.choice([0.2, 0.35, 0.6, 0.9]), rng.choice([0.2, 0.5, 0.8])
    for u, v in combinations(G, 2):
        if rng.random() < density:
            G.add_edge(u, v, sign=-1 if rng.random() < hostile else 1, w=int(rng.integers(1, 6)))
    return G


@pytest.mark.parametrize("weight", [None, "w"])
def test_index_certificate_and_optima(weight):
    for seed in range(0 if weight else 1, GRAPHS, 2):
        G = random_graph(seed)
        every = every_partition(G, weight)
        found = frustration_index(G, weight=weight)
        assert (found.lower, found.upper) == (every.value, every.value), seed
        assert verify(G, found.certificate, weight=weight) == (every.value, every.value), seed
        optima = optimal_partitions(G, weight=weight)
        assert (optima.exact, optima.count * every.copies) == (True, len(every.optimal)), seed


@pytest.mark.parametrize("weight", [None, "w"])
def test_what_optima_have_in_common(weight):
    for seed in range(0, 300, 2):
        G = random_graph(seed)
        every = every_partition(G, weight)
        optima = optimal_partitions(G, weight=weight)
        camps = [tuple(part.values()) for part in optima.partitions]
        assert camps == sorted(set(camps)), seed
        assert tuple(optima.drawn.values()) == camps[0], seed
        assert always_frustrated(G, optima) == every.named(every.optimal.all(axis=0)), seed
        assert sometimes_frustrated(G, optima) == every.named(every.optimal.any(axis=0)), seed
        sets = balancing_sets(G, weight=weight)
        assert (sets.complete, sets.count) == (True, len(sets.sets)), seed
        assert set(sets.sets) == {every.named(row) for row in every.optimal}, seed


@pytest.mark.parametrize("weight", [None, "w"])
@pytest.mark.parametrize("edit", ["flip", "delete"])
def test_change_per_edit(edit, weight):
    for seed in range(0, 80, 2):
        G = random_graph(seed)
        every = every_partition(G, weight)
        found = change_per_edit(G, edit, weight=weight)
        assert list(found) == every.edges
        for edge, odds, heavy in zip(every.edges, every.odds.T, every.weight, strict=True):
            after = every.cost + np.where(odds, -heavy, heavy if edit == "flip" else 0)
            assert found[edge] == after.min() - every.value, (seed, edge)


@pytest.mark.parametrize("weight", [None, "w"])
def test_integer_program_alone(weight):
    for seed in range(30):
        G = random_graph(seed)
        every = every_partition(G, weight)
        if every.edges:
            signs = {edge: G.edges[edge]["sign"] for edge in every.edges}
            weights = dict(zip(every.edges, every.weight.tolist(), strict=True))
            block = SignedArrays.of(signs, weights)
            camps, bound = solve_program(block, (), 60)
            assert block.cost(camps) == bound == every.value, seed


@pytest.mark.parametrize("weight", [None, "w"])
def test_relaxation_alone(weight):
    closed = 0
    for seed in range(60):
        G = random_graph(seed)
        every = every_partition(G, weight)
        if every.edges and nx.is_connected(G):
            signs = {edge: G.edges[edge]["sign"] for edge in every.edges}
            weights = dict(zip(every.edges, every.weight.tolist(), strict=True))
            block = SignedArrays.of(signs, weights)
            start = np.zeros(len(block.nodes), dtype=np.int64)
            found = relaxed(block, start, Packing(), inf)
            assert found.packing.fits(signs), seed
            assert found.packing.bound(weights) <= every.value <= block.cost(found.camps), seed
            closed += found.packing.bound(weights) == block.cost(found.camps)
    assert closed > 15  # most of these relaxations have no gap
