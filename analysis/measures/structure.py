"""Whether a signed graph is balanced, in the strong or the weak sense, with a witness if not.

Strong: two camps with friends inside and enemies across, which holds if and only if no cycle has an
odd number of negative edges (Harary 1953). Weak: any number of camps, which holds if and only if
no cycle has exactly one negative edge (Davis 1967).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from analysis.measures._sides import camp_sides, component_numbers
from analysis.measures._signed import Node, SignedEdges, signed_edges

Camps = dict[Node, int]


@dataclass(frozen=True)
class Structure:
    """Whether a kind of balance holds, and what shows it.

    Parameters
    ----------
    camps : dict of node to int, optional
        If it holds, camps with friends inside and enemies across; else None.
    cycle : tuple of hashable
        If it does not, the nodes of one cycle that violates it, in order; else empty.
    """

    camps: Camps | None
    cycle: tuple[Node, ...]

    @property
    def holds(self) -> bool:
        """Whether the graph is balanced in this sense."""
        return self.camps is not None


def strong_balance(G: nx.Graph) -> Structure:
    """Test whether two camps have friends inside and enemies across, everywhere.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    Structure
        It holds for the empty graph, for one without cycles, and for one whose reversal is balanced
        only if that is bipartite. Camps are 0 and 1, the first node of each component in camp 0;
        components do not say how they stand to each other. The violating cycle has an odd number
        of negative edges; it need not be the shortest. Linear time.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph.

    References
    ----------
    .. [1] Harary, F. (1953). On the notion of balance of a signed graph. Michigan Mathematical
       Journal 2, 143-146.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1})])
    >>> strong_balance(G).camps
    {'a': 0, 'b': 0, 'c': 1}
    >>> G.add_edge("a", "c", sign=1)
    >>> strong_balance(G).cycle
    ('b', 'a', 'c')
    """
    edges = signed_edges(G)
    part, side, balanced = camp_sides(edges)
    if balanced.all():
        return Structure(dict(zip(edges.nodes, side.tolist(), strict=True)), ())
    root = int(np.flatnonzero(~balanced[part])[0])
    return Structure(None, tuple(edges.nodes[i] for i in _odd_cycle(edges, root)))


def weak_balance(G: nx.Graph) -> Structure:
    """Test whether some number of camps has friends inside and enemies across, everywhere.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    Structure
        It holds for every strongly balanced graph, the empty graph and every graph of enemies only.
        Camps are the components of the positive edges, numbered by their first node; they may be
        merged where no enmity forbids it. The violating cycle has exactly one negative edge, from
        its last node to its first, and is the shortest through that edge. Linear time.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph.

    References
    ----------
    .. [1] Davis, J. A. (1967). Clustering and structural balance in graphs. Human Relations 20,
       181-187.

    Examples
    --------
    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> weak_balance(G).camps
    {0: 0, 1: 1, 2: 2}
    """
    edges = signed_edges(G)
    friends = edges.sign > 0
    size = (len(edges.nodes), len(edges.nodes))
    ties = (edges.first[friends], edges.second[friends])
    camp = component_numbers(csr_array((np.ones(len(ties[0])), ties), shape=size))
    broken = np.flatnonzero(~friends & (camp[edges.first] == camp[edges.second]))
    if not len(broken):
        return Structure(dict(zip(edges.nodes, camp.tolist(), strict=True)), ())
    start, end = int(edges.first[broken[0]]), int(edges.second[broken[0]])
    before = _tree(_neighbours(edges, friends), start)
    return Structure(None, tuple(edges.nodes[i] for i in _path(before, end)))


def _neighbours(
    edges: SignedEdges, kept: npt.NDArray[np.bool_]
) -> Mapping[int, Sequence[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    ends = zip(edges.first[kept].tolist(), edges.second[kept].tolist(), strict=True)
    for (u, v), sign in zip(ends, edges.sign[kept].tolist(), strict=True):
        found.setdefault(u, []).append((v, sign))
        found.setdefault(v, []).append((u, sign))
    return found


def _tree(neighbours: Mapping[int, Sequence[tuple[int, int]]], root: int) -> dict[int, int]:
    """Walk breadth first: node -> node before it, the root its own."""
    before = {root: root}
    queue = deque([root])
    while queue:
        node = queue.popleft()
        for other, _ in neighbours[node]:
            if other not in before:
                before[other] = node
                queue.append(other)
    return before


def _path(before: Mapping[int, int], node: int) -> list[int]:
    """List the nodes from the root of a tree to a node."""
    path = [node]
    while before[path[-1]] != path[-1]:
        path.append(before[path[-1]])
    return path[::-1]


def _odd_cycle(edges: SignedEdges, root: int) -> list[int]:
    """Close an edge at odds with the camps that a spanning tree implies, along the tree."""
    neighbours = _neighbours(edges, np.ones(len(edges.sign), dtype=np.bool_))
    before = _tree(neighbours, root)
    camp = {root: 1}
    for node in before:
        for other, sign in neighbours[node]:
            if before[other] == node and other != root:
                camp[other] = camp[node] * sign
    u, v = next(
        (node, other)
        for node in before
        for other, sign in neighbours[node]
        if camp[node] * camp[other] != sign
    )
    there, back = _path(before, u), _path(before, v)
    while len(there) > 1 and len(back) > 1 and there[1] == back[1]:
        there, back = there[1:], back[1:]
    return there[::-1] + back[1:]
