"""Good partitions found quickly; nothing here proves that they are the best.

A partition is grown from one node, or read from the leading eigenvector of the signed adjacency
matrix (Kunegis et al. 2010), or from a relaxation; then single nodes change camp while that helps.
"""

from __future__ import annotations

import heapq

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

from analysis.measures._arrays import SignedArrays
from analysis.measures._signed import Floats, Integers

_STEPS = 200  # of the power iteration: enough to tell camps apart, not to converge
_SMALL = 60  # nodes up to which growing alone starts well enough


def good_camps(block: SignedArrays) -> Integers:
    """Find a good partition.

    Parameters
    ----------
    block : SignedArrays
        Connected signed graph.

    Returns
    -------
    numpy.ndarray of int
        Camp, 0 or 1, of each node; no edge is frustrated if the graph is balanced.

    Examples
    --------
    >>> signs = {("a", "b"): 1, ("b", "c"): -1}
    >>> good_camps(SignedArrays.of(signs, dict.fromkeys(signs, 1)))
    array([0, 0, 1])
    """
    grown = _grown(block)
    best = descended(block, grown)
    if len(block.nodes) > _SMALL and block.cost(best):
        best = min(best, descended(block, _aligned(block, grown)), key=block.cost)
    swapped: Integers = best ^ best[0]
    return swapped


def descended(block: SignedArrays, camps: Integers) -> Integers:
    """Move single nodes between camps while that frustrates less, the most useful first.

    Parameters
    ----------
    block : SignedArrays
        Signed graph.
    camps : numpy.ndarray of int
        Camp, 0 or 1, of each node.

    Returns
    -------
    numpy.ndarray of int
        A partition that no single move betters.
    """
    near = block.adjacency
    side = 1.0 - 2.0 * camps
    content = side * (near @ side)  # weight satisfied at a node less weight frustrated
    while content[mover := int(np.argmin(content))] < 0:
        side[mover] *= -1
        content[mover] *= -1
        around = slice(near.indptr[mover], near.indptr[mover + 1])
        others = near.indices[around]
        content[others] += 2 * near.data[around] * side[mover] * side[others]
    return (side < 0).astype(np.int64)


def agreeing(block: SignedArrays, frustration: Floats) -> Integers:
    """Let nodes agree along the edges that a relaxation frustrates least.

    Parameters
    ----------
    block : SignedArrays
        Connected signed graph.
    frustration : numpy.ndarray of float
        How much each edge is frustrated, 0 to 1.

    Returns
    -------
    numpy.ndarray of int
        The partition in which no edge of a spanning tree of least frustration is frustrated.
    """
    shape = (len(block.nodes),) * 2
    lengths = csr_array((1 + frustration, (block.u, block.v)), shape=shape)
    order, before = breadth_first_order(minimum_spanning_tree(lengths), 0, directed=False)
    negative = (block.sign < 0).tolist()
    camps = [0] * len(block.nodes)
    parents = before.tolist()
    for node in order[1:].tolist():
        camps[node] = camps[parents[node]] ^ negative[block.place[parents[node], node]]
    return np.array(camps, dtype=np.int64)


def _grown(block: SignedArrays) -> Integers:
    """Place nodes one by one, always the one whose placed neighbours are most of one mind."""
    near = block.adjacency
    starts, others, entries = near.indptr.tolist(), near.indices.tolist(), near.data.tolist()
    votes = [0.0] * len(block.nodes)
    side = [0] * len(block.nodes)
    first = int(np.argmax(np.diff(near.indptr)))
    queue = [(0.0, first)]
    while queue:
        _, node = heapq.heappop(queue)
        if side[node]:
            continue
        side[node] = 1 if votes[node] >= 0 else -1
        for place in range(starts[node], starts[node + 1]):
            other = others[place]
            if not side[other]:
                votes[other] += entries[place] * side[node]
                heapq.heappush(queue, (-abs(votes[other]), other))
    return (1 - np.array(side, dtype=np.int64)) // 2


def _aligned(block: SignedArrays, camps: Integers) -> Integers:
    """Follow the leading eigenvector of the adjacency matrix, divided by degree."""
    near = block.adjacency
    scale = 1 / np.sqrt(abs(near).sum(axis=1))
    side = 1.0 - 2.0 * camps
    for _ in range(_STEPS):
        side = side + scale * (near @ (scale * side))
        side /= np.linalg.norm(side)
    return (side < 0).astype(np.int64)
