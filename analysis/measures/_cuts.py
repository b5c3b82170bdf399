"""A linear relaxation of the frustration index, tightened by negative cycles until it holds.

Let x be how much each edge is frustrated. Each negative cycle adds up to at least 1 (Aref, Mason
and Wilson 2020 ask it of triangles). Cycles that a solution falls short of are found as shortest
paths and added; the dual solution, rounded to whole numbers, is a packing of negative cycles that
proves a lower bound by counting alone, whatever the solver's tolerances.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import monotonic

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from analysis.measures._arrays import SignedArrays
from analysis.measures._camps import agreeing, descended
from analysis.measures._cycles import Packing
from analysis.measures._signed import Floats, Integers

_SCALE = 2**20  # parts of 1 to which dual values are rounded down
_TOLERANCE = 1e-4  # by how much a cycle must fall short of 1 to be added
_HOPS = (3, 6, 10, 18, 10**6)  # edges in a path; short cycles cut deeper and are found sooner
_FEW = 0.1  # of the cycles looked for: with so few found, look for longer ones
_SIMPLEX = 300  # rows up to which the simplex method is quicker than an interior point
_CHUNK = 64  # sources searched at once, to bound memory

Walk = tuple[int, ...]


@dataclass(frozen=True)
class Relaxation:
    """What the rounds of cuts leave behind.

    Parameters
    ----------
    camps : numpy.ndarray of int
        The best partition met.
    packing : Packing
        Negative cycles that prove a lower bound.
    cuts : tuple of tuple of int
        Edges of each negative cycle found.
    """

    camps: Integers
    packing: Packing
    cuts: tuple[Walk, ...]


def relaxed(block: SignedArrays, camps: Integers, known: Packing, deadline: float) -> Relaxation:
    """Tighten the relaxation until it proves a partition, no cycle is violated, or time is up.

    Parameters
    ----------
    block : SignedArrays
        Connected signed graph.
    camps : numpy.ndarray of int
        A good partition.
    known : Packing
        Negative cycles to begin with.
    deadline : float
        Reading of the monotonic clock at which to end.

    Returns
    -------
    Relaxation
        The best partition, the proof of a lower bound, and the cycles.
    """
    place = {node: position for position, node in enumerate(block.nodes)}
    given = [tuple(place[node] for node in cycle) for cycle in known.cycles]
    pool = {_edges(block, nodes): nodes for nodes in given}  # a cycle's edges, sorted -> its nodes
    stages = [(_beside_camps, hops) for hops in _HOPS] + [(_anywhere, _HOPS[-1])]
    solution = _Solution(np.zeros(len(block.edges)), np.zeros(0, dtype=np.int64), 0)
    stage = 0
    while monotonic() < deadline and solution.bound < block.cost(camps):
        search, hops = stages[stage]
        open_ = np.flatnonzero(block.frustrated(camps) & (solution.x < 1 - _TOLERANCE))
        lengths = solution.x + (1 - 2 * _TOLERANCE) / hops
        before = len(pool)
        for nodes in search(block, lengths, open_, camps):
            pool.setdefault(_edges(block, nodes), nodes)
        if len(pool) - before <= _FEW * len(open_):
            if len(pool) == before and stage == len(stages) - 1:
                break
            stage = min(stage + 1, len(stages) - 1)
        if len(pool) > before:
            found = _solved(block, list(pool), deadline)
            if found is None:
                break
            solution = found
            camps = min(camps, descended(block, agreeing(block, found.x)), key=block.cost)
    return Relaxation(camps, _packing(block, pool, solution.counts), tuple(pool))


@dataclass(frozen=True)
class _Solution:
    """Frustration of each edge, whole counts of the cycles, and the bound that these prove."""

    x: Floats
    counts: Integers
    bound: int


def _solved(block: SignedArrays, cuts: Sequence[Walk], deadline: float) -> _Solution | None:
    """Solve the relaxation; None if the solver does not report an optimum."""
    edges = np.concatenate([np.array(cut) for cut in cuts])
    ends = np.r_[0, np.cumsum([len(cut) for cut in cuts])]
    rows = csr_array((np.ones(len(edges)), edges, ends), shape=(len(cuts), len(block.edges)))
    result = linprog(
        block.weight,
        A_ub=-rows,
        b_ub=-np.ones(len(cuts)),
        method="highs-ds" if len(cuts) <= _SIMPLEX else "highs-ipm",
        options={"time_limit": max(0.0, deadline - monotonic())},
    )
    if result.status != 0:
        return None
    counts = np.floor(np.maximum(-result.ineqlin.marginals, 0) * _SCALE).astype(np.int64)
    spare = _SCALE * block.weight - rows.T.astype(np.int64) @ counts
    total = int(counts.sum() + np.minimum(spare, 0).sum())
    return _Solution(result.x, counts, -(-total // _SCALE))


def _packing(block: SignedArrays, pool: Mapping[Walk, Walk], counts: Integers) -> Packing:
    """Name the nodes of the cycles that count."""
    used = [(nodes, n) for nodes, n in zip(pool.values(), counts.tolist(), strict=False) if n]
    cycles = tuple(tuple(block.nodes[node] for node in nodes) for nodes, _ in used)
    return Packing(cycles, tuple(n for _, n in used), _SCALE)


def _edges(block: SignedArrays, nodes: Walk) -> Walk:
    return tuple(sorted(block.place[pair] for pair in pairwise((*nodes, nodes[0]))))


def _beside_camps(
    block: SignedArrays, lengths: Floats, open_: Integers, camps: Integers
) -> Iterator[Walk]:
    """Close each open edge by the shortest path of edges at peace, searched from both its ends."""
    calm = ~block.frustrated(camps)
    shape = (len(block.nodes),) * 2
    paths = csr_array((lengths[calm], (block.u[calm], block.v[calm])), shape=shape)
    # Two half paths meet at a node unless one long edge spans the middle; such paths are rare, and
    # left to `_anywhere`.
    half = 0.5 + float(lengths.min(initial=1.0))
    for start in range(0, len(open_), _CHUNK):
        edges = open_[start : start + _CHUNK]
        ends = np.unique(np.r_[block.u[edges], block.v[edges]])
        distance, before = dijkstra(
            paths, directed=False, indices=ends, return_predecessors=True, limit=half
        )
        from_u, from_v = (np.searchsorted(ends, side[edges]) for side in (block.u, block.v))
        for edge, i, j in zip(edges.tolist(), from_u.tolist(), from_v.tolist(), strict=True):
            through = distance[i] + distance[j]
            middle = int(through.argmin())
            if through[middle] + lengths[edge] < 1 - _TOLERANCE:
                there, back = _traced(before[i], middle), _traced(before[j], middle)
                yield from _simple((*there[::-1], *back[1:]))


def _anywhere(
    block: SignedArrays, lengths: Floats, open_: Integers, camps: Integers
) -> Iterator[Walk]:
    """Close each open edge by the shortest path of any edges, in the signed double cover.

    Each node has two copies; positive edges keep to a side and negative ones change it, so a walk
    from a node to its other copy is a negative cycle.
    """
    size, flip = len(block.nodes), np.where(block.sign < 0, len(block.nodes), 0)
    heads = np.r_[block.u, block.u + size]
    tails = np.r_[block.v + flip, block.v + size - flip]
    cover = csr_array((np.r_[lengths, lengths], (heads, tails)), shape=(2 * size,) * 2)
    for start in range(0, len(open_), _CHUNK):
        edges = open_[start : start + _CHUNK]
        distance, before = dijkstra(
            cover, directed=False, indices=block.u[edges], return_predecessors=True, limit=1.0
        )
        for row, edge in enumerate(edges.tolist()):
            other = int(block.v[edge]) + (0 if block.sign[edge] < 0 else size)
            if distance[row, other] + lengths[edge] < 1 - _TOLERANCE:
                yield from _simple(tuple(copy % size for copy in _traced(before[row], other)))


def _traced(before: Integers, node: int) -> Walk:
    """Walk back to where the search began, which has no node before it."""
    walk = [node]
    while (node := int(before[node])) >= 0:
        walk.append(node)
    return tuple(walk)


def _simple(nodes: Walk) -> Iterator[Walk]:
    if len(set(nodes)) == len(nodes):
        yield nodes
