"""How long triads, walk balance and null models take, and how long the obvious ways take.

The other ways are written as one would from the definitions: neighbours compared as sets, sparse
products of the positive and the negative adjacency, matrix exponentials, a copy whose edges are
changed one by one. Where both are exact, they must find the same value.
"""

from __future__ import annotations

import random
from typing import Any

import networkx as nx
import numpy as np
from scipy.linalg import expm

from analysis.measures.balance import triad_census
from analysis.measures.nulls import rewired, shuffled
from analysis.measures.walks import estimated_walk_balance, walk_balance
from benchmarks._timing import row

SWEEPS = 2


def rows() -> list[dict[str, Any]]:
    """Time each case.

    Returns
    -------
    list of dict
        `case`, `size`, `ours` and `other` (seconds), `what_other`, and `ratio` (other / ours); NaN
        where nothing else is done in bearable time or memory.
    """
    graphs = [_random(n, m) for n, m in ((16, 58), (100, 500), (1_000, 5_000), (10_000, 50_000))]
    large, hubs, dense = _random(100_000, 500_000), _with_hubs(100_000), _random(1_000, 100_000)
    found = []
    for G in (*graphs, large, hubs, dense):
        found.append(row("triad census", G, _census, _sets, "neighbours as sets"))
        found.append(row("triad census", G, _census, _products, "products of sparse matrices"))
    for G in graphs[:3]:
        found.append(row("walk balance", G, walk_balance, _expm, "matrix exponentials"))
    case = "walk balance, estimated"
    for G in (graphs[2], large):
        other = walk_balance if len(G) <= 1_000 else None
        found.append(row(case, G, _estimate, other, "all eigenvalues", exact=False))
    for G in (*graphs, large):
        found.append(row("signs shuffled", G, _shuffled, _copied, "a copy, edge by edge"))
    for G in (*graphs, large):
        other = _swapped if len(G) <= 10_000 else None
        found.append(row("rewired, two sweeps", G, _rewired, other, "a copy, edge by edge"))
    return found


def _random(nodes: int, edges: int) -> nx.Graph:
    return _signed(nx.gnm_random_graph(nodes, edges, seed=1))


def _with_hubs(nodes: int) -> nx.Graph:
    return _signed(nx.barabasi_albert_graph(nodes, 5, seed=1))


def _signed(G: nx.Graph) -> nx.Graph:
    signs = np.random.default_rng(1).choice((1, -1), G.size(), p=(0.6, 0.4))
    for (_, _, data), sign in zip(G.edges(data=True), signs.tolist(), strict=True):
        data["sign"] = sign
    return G


# Triads


def _census(G: nx.Graph) -> list[int]:
    census = triad_census(G)
    return [census.ppp, census.ppm, census.pmm, census.mmm]


def _sets(G: nx.Graph) -> list[int]:
    around = {u: {v: data["sign"] for v, data in row.items()} for u, row in G.adjacency()}
    found = [0, 0, 0, 0]
    for u, v, sign in G.edges(data="sign"):
        for w in around[u].keys() & around[v].keys():
            found[(sign < 0) + (around[u][w] < 0) + (around[v][w] < 0)] += 1
    return [count // 3 for count in found]


def _products(G: nx.Graph) -> list[int]:
    matrix = nx.to_scipy_sparse_array(G, weight="sign", dtype=np.int64, format="csr")
    positive, negative = (matrix > 0).astype(np.int64), (matrix < 0).astype(np.int64)
    friends, enemies = positive @ positive, negative @ negative
    return [
        int((friends * positive).sum()) // 6,
        int((friends * negative).sum()) // 2,
        int((enemies * positive).sum()) // 2,
        int((enemies * negative).sum()) // 6,
    ]


# Walks


def _expm(G: nx.Graph) -> float:
    matrix = nx.to_numpy_array(G, weight="sign")
    return float(np.trace(expm(matrix)) / np.trace(expm(abs(matrix))))


def _estimate(G: nx.Graph) -> float:
    return estimated_walk_balance(G, seed=1).value


# Null models


def _shuffled(G: nx.Graph) -> int:
    return _balance_of_signs(shuffled(G, seed=1))


def _copied(G: nx.Graph) -> int:
    H = G.copy()
    signs = [sign for *_, sign in H.edges(data="sign")]
    random.Random(1).shuffle(signs)
    for (u, v), sign in zip(list(H.edges), signs, strict=True):
        H.edges[u, v]["sign"] = sign
    return _balance_of_signs(H)


def _rewired(G: nx.Graph) -> int:
    return _balance_of_signs(rewired(G, seed=1, sweeps=SWEEPS))


def _swapped(G: nx.Graph) -> int:
    draw = random.Random(1)
    H, m = G.copy(), G.size()
    pairs: dict[int, list[tuple[Any, Any]]] = {1: [], -1: []}
    for u, v, sign in H.edges(data="sign"):
        pairs[sign].append((u, v))
    for _ in range(SWEEPS * m):
        sign = 1 if draw.randrange(m) < len(pairs[1]) else -1
        one, other = (draw.randrange(len(pairs[sign])) for _ in range(2))
        (a, b), (c, d) = pairs[sign][one], pairs[sign][other]
        if draw.random() < 0.5:
            c, d = d, c
        if len({a, b, c, d}) < 4 or H.has_edge(a, d) or H.has_edge(c, b):
            continue
        H.remove_edges_from([(a, b), (c, d)])
        H.add_edges_from([(a, d), (c, b)], sign=sign)
        pairs[sign][one], pairs[sign][other] = (a, d), (c, b)
    return _balance_of_signs(H)


def _balance_of_signs(G: nx.Graph) -> int:
    return sum(sign for *_, sign in G.edges(data="sign"))
