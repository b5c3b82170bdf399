"""How long exact communities, their optima and common ties take, and how long textbook ways take.

The other ways are written as one would from the definitions: the clique partitioning program with
every triangle inequality from the start (Groetschel and Wakabayashi 1989), the assignment of each
node to one of K places, every partition tried, and neighbours compared pair by pair. Each must
find the same value.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

import analysis
from analysis.measures.brokerage import common_ties
from analysis.measures.communities import correlation_clustering, optimal_clusterings
from benchmarks._timing import row


def rows() -> list[dict[str, Any]]:
    """Time each case.

    Returns
    -------
    list of dict
        `case`, `size`, `ours` and `other` (seconds), `what_other`, and `ratio` (other / ours).
    """
    data = analysis.load()
    today = analysis.decided(analysis.snapshot(data))
    early = analysis.decided(analysis.snapshot(data, on="2011-01-01"))
    sparse, small = _random(32, 0.2, 0.7), _random(10, 0.7, 0.6)
    clustering, triangles = "correlation clustering", "all triangle inequalities at once (HiGHS)"
    places = "assignment to three places (HiGHS)"
    return [
        row(clustering, today, _value, _all_triangles, triangles),
        row(clustering, early, _value, _all_triangles, triangles),
        row(clustering, sparse, _value, _all_triangles, triangles),
        row("at most three communities", today, _value_of_three, _assignment, places),
        row("at most three communities", early, _value_of_three, _assignment, places),
        row("all optimal clusterings", small, _optima, _every_partition, "every set partition"),
        row("common ties of all pairs", today, _common, _pair_by_pair, "neighbours pair by pair"),
        row(
            "common ties of all pairs",
            _random(300, 0.2, 0.6),
            _common,
            _pair_by_pair,
            "neighbours pair by pair",
        ),
    ]


def _random(size: int, density: float, positive: float) -> nx.Graph:
    draw = random.Random(1)
    G = nx.empty_graph(size)
    for pair in combinations(range(size), 2):
        if draw.random() < density:
            G.add_edge(*pair, sign=1 if draw.random() < positive else -1)
    return G


def _value(G: nx.Graph) -> Any:
    found = correlation_clustering(G)
    assert found.optimal
    return found.value


def _value_of_three(G: nx.Graph) -> Any:
    found = correlation_clustering(G, most=3)
    assert found.optimal
    return found.value


def _optima(G: nx.Graph) -> tuple[Any, int]:
    found = optimal_clusterings(G)
    assert found.exact
    return found.value, found.count


def _common(G: nx.Graph) -> int:
    return sum(sum(common) for common in common_ties(G).values())


def _all_triangles(G: nx.Graph) -> int:
    """Solve for a 0 or 1 a pair (1 = together) that keeps every triangle transitive."""
    column = {pair: j for j, pair in enumerate(combinations(sorted(G), 2))}
    signs = [G.edges[pair]["sign"] if G.has_edge(*pair) else 0 for pair in column]
    entries = []
    for a, b, c in combinations(sorted(G), 3):
        sides = [column[a, b], column[a, c], column[b, c]]
        for apart in range(3):
            row = len(entries) // 3
            entries += [(row, side, -1 if k == apart else 1) for k, side in enumerate(sides)]
    i, j, values = np.array(entries).T
    matrix = csr_array((values, (i, j)), shape=(len(entries) // 3, len(column)))
    result = milp(
        -np.array(signs, dtype=float),
        integrality=np.ones(len(column)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, ub=1),
        options={"mip_rel_gap": 0.0},
    )
    return round(result.fun) + signs.count(1)


def _assignment(G: nx.Graph, most: int = 3) -> int:
    """Solve for a place a node and a misplacement a tie."""
    position = {node: j for j, node in enumerate(sorted(G))}
    ties, size = list(G.edges(data="sign")), len(G) * most
    entries, low, high = [], [], []
    for node in range(len(G)):
        entries += [(len(low), node * most + k, 1) for k in range(most)]
        low.append(1)
        high.append(1)
    for edge, (u, v, sign) in enumerate(ties):
        for k in range(most):
            here, there = position[u] * most + k, position[v] * most + k
            for a, b in [(-1, 1), (1, -1)] if sign > 0 else [(-1, -1)]:
                entries += [(len(low), size + edge, 1), (len(low), here, a), (len(low), there, b)]
                low.append(0 if sign > 0 else -1)
                high.append(3)
    i, j, values = np.array(entries).T
    matrix = csr_array((values, (i, j)), shape=(len(low), size + len(ties)))
    result = milp(
        np.repeat([0.0, 1.0], [size, len(ties)]),
        integrality=np.ones(size + len(ties)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, lb=low, ub=high),
        options={"mip_rel_gap": 0.0},
    )
    return round(result.fun)


def _every_partition(G: nx.Graph) -> tuple[int, int]:
    ties = list(G.edges(data="sign"))
    costs = [
        sum((labels[u] == labels[v]) != (sign > 0) for u, v, sign in ties)
        for labels in _partitions(sorted(G))
    ]
    return min(costs), costs.count(min(costs))


def _partitions(nodes: list[Any]) -> Iterator[dict[Any, int]]:
    if not nodes:
        yield {}
        return
    for labels in _partitions(nodes[:-1]):
        for label in range(max(labels.values(), default=-1) + 2):
            yield {**labels, nodes[-1]: label}


def _pair_by_pair(G: nx.Graph) -> int:
    return sum(len(set(G[u]) & set(G[v])) for u, v in combinations(G, 2))
