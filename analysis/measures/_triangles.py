"""Triangles of a signed graph: listed block by block, or counted by sparse products.

Each edge points from the end of lower degree to the other (ties by position), so that no node has
more than sqrt(2m) edges out of it and a triangle is met once, whatever hubs the graph has.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from analysis.measures._signed import Integers, Node, SignedEdges

_BLOCK = 1_000_000  # pairs looked at together: some tens of megabytes
_SMALL = 10_000  # pairs below which listing is quicker than a product
_NEGATIVE = {1: False, -1: True}  # numpy numbers, 1.0 and True are equal to these keys
_BASE = 1 << 20  # above sqrt(2m) for any graph that fits in memory


def triangle_blocks(edges: SignedEdges) -> Iterator[Integers]:
    """List all triangles by their edges.

    Parameters
    ----------
    edges : SignedEdges
        Edges of the graph.

    Yields
    ------
    numpy.ndarray of int
        3 x k: positions of the edges of k triangles. Time and memory go with the pairs of edges
        that point out of one node, at most m sqrt(2m) of them; memory is bounded by a block.
    """
    tail, head, edge = _oriented(edges)
    key = tail * len(edges.nodes) + head
    later = np.searchsorted(tail, tail, side="right") - np.arange(len(tail)) - 1
    before = np.concatenate(([0], np.cumsum(later)))
    for start, stop in _blocks(before):
        counts = later[start:stop]
        one = np.repeat(np.arange(start, stop), counts)
        other = (
            one + 1 + np.arange(len(one)) - np.repeat(before[start:stop] - before[start], counts)
        )
        wanted = head[one] * len(edges.nodes) + head[other]
        third = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
        closed = key[third] == wanted
        yield np.stack((edge[one[closed]], edge[other[closed]], edge[third[closed]]))


def signed_triangles(edges: SignedEdges) -> Integers:
    """Count the triangles by their number of negative edges.

    Parameters
    ----------
    edges : SignedEdges
        Edges of the graph.

    Returns
    -------
    numpy.ndarray of int
        Four counts: no, one, two, three negative edges. Large graphs are multiplied sparsely, rows
        by blocks: with 1 for a positive and B for a negative edge, an entry of the square is
        a + bB + cBB for a, b, c paths with no, one, two negative edges.
    """
    tail, head, edge = _oriented(edges)
    sign = edges.sign[edge]
    outward = np.bincount(tail, minlength=len(edges.nodes))
    pairs = np.bincount(tail, outward[head], len(edges.nodes)).astype(np.int64)
    if pairs.sum() < _SMALL:
        return _listed(edges)
    before = np.concatenate(([0], np.cumsum(pairs)))
    size = (len(edges.nodes), len(edges.nodes))
    out = csr_array((np.where(sign > 0, 1, _BASE), (tail, head)), shape=size)
    closing = csr_array((sign, (tail, head)), shape=size)
    found = np.zeros(4, dtype=np.int64)
    for start, stop in _blocks(before):
        product = (out[start:stop] @ out).multiply(closing[start:stop])
        paths, negative = np.abs(product.data), product.data < 0
        for kind in range(3):
            number = paths // _BASE**kind % _BASE
            found[kind] += number[~negative].sum()
            found[kind + 1] += number[negative].sum()
    return found


def small_census(G: nx.Graph) -> list[int] | None:
    """Count the triangles of a small graph one by one, which is quicker than making arrays.

    Parameters
    ----------
    G : networkx.Graph
        Undirected.

    Returns
    -------
    list of int, optional
        Counts as of `signed_triangles`; None if this is no undirected signed graph.
    """
    if G.is_directed() or G.is_multigraph():
        return None
    later: dict[Node, dict[Node, bool]] = {}
    try:
        for u, row in G.adjacency():
            later[u] = {v: _NEGATIVE[data["sign"]] for v, data in row.items() if v not in later}
            if u in row:
                return None
    except (KeyError, TypeError):  # no sign, or none of the two
        return None
    found = [0, 0, 0, 0]
    for negative in later.values():
        for v, sign in negative.items():
            other = later[v]
            for w in negative.keys() & other.keys():
                found[sign + negative[w] + other[w]] += 1
    return found


def _listed(edges: SignedEdges) -> Integers:
    negative = edges.sign < 0
    found = np.zeros(4, dtype=np.int64)
    for triangles in triangle_blocks(edges):
        found += np.bincount(negative[triangles].sum(axis=0), minlength=4)
    return found


def _oriented(edges: SignedEdges) -> tuple[Integers, Integers, Integers]:
    """Give tail, head and position of each edge, sorted by tail and head; nodes by degree."""
    degree = np.bincount(np.concatenate((edges.first, edges.second)), minlength=len(edges.nodes))
    rank = np.empty(len(edges.nodes), dtype=np.int64)
    rank[np.argsort(degree, kind="stable")] = np.arange(len(edges.nodes))
    ends = np.sort(np.stack((rank[edges.first], rank[edges.second])), axis=0)
    order = np.argsort(ends[0] * len(edges.nodes) + ends[1], kind="stable")
    return ends[0][order], ends[1][order], order


def _blocks(before: Integers) -> Iterator[tuple[int, int]]:
    """Cut a range where its running sum has grown by a block; at least one row goes in each."""
    start = 0
    while start < len(before) - 1:
        end = np.searchsorted(before, before[start] + _BLOCK, side="right") - 1
        stop = max(start + 1, int(end))
        yield start, stop
        start = stop
