"""The frustration index of a graph without cut nodes: cycles, integer program, search.

The model is the XOR model of Aref, Mason and Wilson (2020): a binary camp for each node, a binary
frustration for each edge, and one row for each unbalanced triangle. Its value counts only after
integers have confirmed it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from analysis.measures._cycles import Cycle, Signs, pack_cycles, sides
from analysis.measures._search import BudgetError, Search
from analysis.measures._signed import Edge, Node, ordered

_ROUNDING = 1e-6  # the solver's tolerance: a bound of 6.9999999 proves 7

Camps = dict[Node, int]


@dataclass(frozen=True)
class Block:
    """What is proven about one maximal subgraph without cut nodes.

    Parameters
    ----------
    nodes : tuple of hashable
        Its nodes, sorted.
    lower, upper : int
        Bounds of its frustration index; equal if proven.
    proof : str
        What proves the lower bound: `cycles` (that many edge-disjoint negative cycles), `search`
        (no better partition exists) or `solver` (the integer program's bound, rounded up).
    cycles : tuple of tuple of hashable
        Edge-disjoint negative cycles, each of which frustrates an edge in every partition.
    camps : dict of node to int
        A partition with `upper` frustrated edges.
    """

    nodes: tuple[Node, ...]
    lower: int
    upper: int
    proof: str
    cycles: tuple[Cycle, ...]
    camps: Camps


def frustrated(signs: Signs, camps: Mapping[Node, int]) -> tuple[Edge, ...]:
    """List the edges at odds with a partition.

    Parameters
    ----------
    signs : mapping of (node, node) to int
        Edges with their sign.
    camps : mapping of node to int
        Camp of each node.

    Returns
    -------
    tuple of (node, node)
        Negative edges within a camp and positive edges between camps.

    Examples
    --------
    >>> frustrated({("a", "b"): 1, ("b", "c"): -1}, {"a": 0, "b": 1, "c": 0})
    (('a', 'b'),)
    """
    return tuple((u, v) for (u, v), sign in signs.items() if (camps[u] == camps[v]) != (sign > 0))


def solve_block(signs: Signs, time_limit: float, search_limit: int) -> Block:
    """Find the frustration index of a graph without cut nodes.

    Parameters
    ----------
    signs : mapping of (node, node) to int
        Edges with their sign.
    time_limit : float
        Seconds the integer program may take.
    search_limit : int
        Branches the confirming search may visit.

    Returns
    -------
    Block
        Bounds, the partition and what proves them.

    Examples
    --------
    >>> solve_block({("a", "b"): 1, ("a", "c"): 1, ("b", "c"): -1}, 60, 1000).proof
    'cycles'
    """
    nodes = ordered({node for edge in signs for node in edge})
    camps = _improved(signs, _spanning_camps(nodes, signs))
    cycles = pack_cycles(signs)
    lower, proof = len(cycles), "cycles"
    if lower < len(frustrated(signs, camps)):
        camps, bound = solve_program(nodes, signs, cycles, camps, time_limit)
        camps, bound, proof = _confirm(nodes, signs, camps, bound, search_limit)
        lower = max(lower, bound)
    upper = len(frustrated(signs, camps))
    return Block(tuple(nodes), lower, upper, proof, cycles, camps)


def _confirm(
    nodes: Sequence[Node], signs: Signs, camps: Camps, bound: int, search_limit: int
) -> tuple[Camps, int, str]:
    """Replace the solver's word by a search in integers, if the search can be finished."""
    search = Search(nodes, signs, search_limit)
    try:
        value = search.minimum()
        if value < len(frustrated(signs, camps)):
            camps = next(search.partitions(value))
    except BudgetError:
        return camps, min(bound, len(frustrated(signs, camps))), "solver"
    return camps, value, "search"


def solve_program(
    nodes: Sequence[Node], signs: Signs, cycles: Sequence[Cycle], start: Camps, time_limit: float
) -> tuple[Camps, int]:
    """Solve the integer program by branch and bound.

    Parameters
    ----------
    nodes : sequence of hashable
        Nodes.
    signs : mapping of (node, node) to int
        Edges with their sign; at least one.
    cycles : sequence of tuple of hashable
        Negative cycles, each of which becomes a row beside those of the unbalanced triangles.
    start : dict of node to int
        A partition.
    time_limit : float
        Seconds to take.

    Returns
    -------
    dict of node to int
        The better of the partition found and the start.
    int
        The solver's bound from below, rounded up.
    """
    camp = {node: column for column, node in enumerate(nodes)}
    edge = {pair: len(nodes) + column for column, pair in enumerate(signs)}
    rows = [row for pair, sign in signs.items() for row in _edge_rows(pair, sign, camp, edge)]
    rows += [
        _cycle_row(cycle, edge) for cycle in dict.fromkeys([*_unbalanced_triangles(signs), *cycles])
    ]
    anchor = max(nodes, key=lambda node: (sum(node in pair for pair in signs), -camp[node]))
    low = np.zeros(len(nodes) + len(edge))
    low[camp[anchor]] = 1
    result = milp(
        np.repeat([0.0, 1.0], [len(nodes), len(edge)]),
        integrality=np.ones(len(low)),
        bounds=Bounds(low, np.ones(len(low))),
        constraints=_constraint(rows, len(low)),
        options={"time_limit": time_limit, "mip_rel_gap": 0.0},
    )
    bound = 0 if result.mip_dual_bound is None else max(0.0, result.mip_dual_bound)
    found = start
    if result.x is not None:
        found = {node: int(result.x[camp[node]] > 0.5) for node in nodes}
    better = min(found, start, key=lambda camps: len(frustrated(signs, camps)))
    return better, ceil(bound - _ROUNDING) if np.isfinite(bound) else 0


def _edge_rows(
    pair: Edge, sign: int, camp: Mapping[Node, int], edge: Mapping[Edge, int]
) -> list[tuple[dict[int, int], int]]:
    """Tie an edge's frustration to the camps of its ends: rows of coefficients and lower bounds."""
    u, v, f = camp[pair[0]], camp[pair[1]], edge[pair]
    if sign > 0:
        return [({f: 1, u: -1, v: 1}, 0), ({f: 1, u: 1, v: -1}, 0)]
    return [({f: 1, u: -1, v: -1}, -1), ({f: 1, u: 1, v: 1}, 1)]


def _cycle_row(cycle: Cycle, edge: Mapping[Edge, int]) -> tuple[dict[int, int], int]:
    """Ask that a negative cycle frustrates at least one of its edges."""
    return {edge.get(pair, edge.get(pair[::-1], 0)): 1 for pair in sides(cycle)}, 1


def _constraint(rows: Sequence[tuple[dict[int, int], int]], columns: int) -> LinearConstraint:
    entries = [(i, j, value) for i, (row, _) in enumerate(rows) for j, value in row.items()]
    i, j, values = (np.array(part) for part in zip(*entries, strict=True))
    matrix = csr_array((values.astype(float), (i, j)), shape=(len(rows), columns))
    return LinearConstraint(matrix, lb=np.array([low for _, low in rows], dtype=float))


def _unbalanced_triangles(signs: Signs) -> list[Cycle]:
    later: dict[Node, list[Node]] = {}
    for u, v in signs:
        later.setdefault(u, []).append(v)
    return [
        (u, v, w)
        for u, v in signs
        for w in later.get(v, ())
        if (u, w) in signs and signs[u, v] * signs[v, w] * signs[u, w] < 0
    ]


def _spanning_camps(nodes: Sequence[Node], signs: Signs) -> Camps:
    """Let each node agree with one edge to a node before it: exact if the graph is balanced."""
    tree = nx.Graph()
    tree.add_edges_from((u, v, {"sign": sign}) for (u, v), sign in signs.items())
    camps = {nodes[0]: 0}
    for u, v in nx.bfs_edges(tree, nodes[0]):
        camps[v] = camps[u] if tree.edges[u, v]["sign"] > 0 else 1 - camps[u]
    return camps


def _improved(signs: Signs, camps: Camps) -> Camps:
    """Move single nodes between camps while that frustrates fewer edges."""
    while True:
        bad = set(frustrated(signs, camps))
        gain: dict[Node, int] = dict.fromkeys(camps, 0)
        for pair in signs:
            for node in pair:
                gain[node] += 1 if pair in bad else -1
        best = max(ordered(gain), key=lambda node: gain[node])
        if gain[best] <= 0:
            return camps
        camps = {**camps, best: 1 - camps[best]}
