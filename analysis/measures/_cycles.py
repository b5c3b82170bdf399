"""Negative cycles that share no edge: each puts at least one edge at odds with any two camps."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import pairwise

from analysis.measures._signed import Edge, Node, ordered

Signs = Mapping[Edge, int]
Cycle = tuple[Node, ...]


def sides(cycle: Cycle) -> list[Edge]:
    """List the pairs of nodes that follow each other around a cycle.

    Parameters
    ----------
    cycle : tuple of hashable
        Nodes of the cycle, in order.

    Returns
    -------
    list of (node, node)
        As many pairs as nodes; the last leads back to the first.

    Examples
    --------
    >>> sides(("a", "b", "c"))
    [('a', 'b'), ('b', 'c'), ('c', 'a')]
    """
    return list(pairwise((*cycle, cycle[0])))


def is_packing(signs: Signs, cycles: Sequence[Cycle]) -> bool:
    """Check that cycles of a signed graph are negative and share no edge.

    Parameters
    ----------
    signs : mapping of (node, node) to int
        Edges with their sign.
    cycles : sequence of tuple of hashable
        Cycles by their nodes, in order.

    Returns
    -------
    bool
        True if each cycle runs along edges, meets no node twice and has an odd number of negative
        edges, and no edge lies on two of them. Then as many edges are frustrated in any partition.

    Examples
    --------
    >>> is_packing({("a", "b"): 1, ("a", "c"): 1, ("b", "c"): -1}, [("a", "b", "c")])
    True
    """
    used: set[Edge] = set()
    for cycle in cycles:
        around = [pair if pair in signs else pair[::-1] for pair in sides(cycle)]
        if len(set(cycle)) != len(cycle) or len(cycle) < 3 or not signs.keys() >= set(around):
            return False
        if used & set(around) or sum(signs[pair] < 0 for pair in around) % 2 == 0:
            return False
        used |= set(around)
    return True


def pack_cycles(signs: Signs) -> tuple[Cycle, ...]:
    """Gather edge-disjoint negative cycles, always the shortest left.

    Parameters
    ----------
    signs : mapping of (node, node) to int
        Edges with their sign.

    Returns
    -------
    tuple of tuple of hashable
        Cycles by their nodes, in order; none if and only if the graph is balanced.

    Examples
    --------
    >>> pack_cycles({("a", "b"): 1, ("a", "c"): 1, ("b", "c"): -1})
    (('a', 'b', 'c'),)
    """
    left = dict(signs)
    cycles: list[Cycle] = []
    while cycle := _shortest_negative_cycle(left):
        cycles.append(cycle)
        for pair in sides(cycle):
            left.pop(pair, None)
            left.pop(pair[::-1], None)
    return tuple(cycles)


def _shortest_negative_cycle(signs: Signs) -> Cycle:
    """Search the signed double cover: a walk from a node to its other copy is a negative cycle.

    The shortest such walk over all nodes meets no node twice: otherwise it would part into two
    closed walks, one of them negative and shorter.
    """
    neighbours: dict[Node, list[tuple[Node, int]]] = {}
    for (u, v), sign in signs.items():
        neighbours.setdefault(u, []).append((v, sign))
        neighbours.setdefault(v, []).append((u, sign))
    best: Cycle = ()
    for node in ordered(neighbours):
        walk = _walk_to_other_copy(node, neighbours, len(best))
        if walk and (not best or len(walk) < len(best)):
            best = walk
    return best


def _walk_to_other_copy(
    start: Node, neighbours: Mapping[Node, Sequence[tuple[Node, int]]], shorter_than: int
) -> Cycle:
    before: dict[tuple[Node, int], tuple[Node, int]] = {}
    queue = deque([((start, 1), 0)])
    while queue:
        (node, side), length = queue.popleft()
        if (node, side) == (start, -1):
            return _nodes_walked((start, -1), before)
        if shorter_than and length >= shorter_than:
            return ()
        for other, sign in neighbours[node]:
            copy = (other, side * sign)
            if copy != (start, 1) and copy not in before:
                before[copy] = (node, side)
                queue.append((copy, length + 1))
    return ()


def _nodes_walked(
    end: tuple[Node, int], before: Mapping[tuple[Node, int], tuple[Node, int]]
) -> Cycle:
    walk = []
    copy = end
    while copy in before:
        copy = before[copy]
        walk.append(copy[0])
    return tuple(reversed(walk))
