"""Negative cycles, which bound the frustration index from below.

Each negative cycle has a frustrated edge in any two camps. Cycles that share no edge therefore
prove as many frustrated edges; so do fractions of cycles that fill no edge beyond its weight.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from analysis.measures._arrays import Signs, Weights
from analysis.measures._signed import Edge, Node

Cycle = tuple[Node, ...]


@dataclass(frozen=True)
class Packing:
    """Negative cycles and how often each is counted.

    Parameters
    ----------
    cycles : tuple of tuple of hashable
        Cycles by their nodes, in order.
    counts : tuple of int
        How often each is counted.
    scale : int
        What a weight of 1 on an edge leaves room for: 1 for cycles that share no edge.
    """

    cycles: tuple[Cycle, ...] = ()
    counts: tuple[int, ...] = ()
    scale: int = 1

    def fits(self, signs: Signs) -> bool:
        """Check that these are negative cycles of a graph, counted by whole numbers of 0 or more.

        Parameters
        ----------
        signs : mapping of (node, node) to int
            Edges of the graph with their sign.

        Returns
        -------
        bool
            Whether the packing proves anything about the graph.
        """
        counted = len(self.counts) == len(self.cycles) and min(self.counts, default=0) >= 0
        return (
            counted
            and self.scale >= 1
            and all(is_negative_cycle(signs, cycle) for cycle in self.cycles)
        )

    def spare(self, weights: Weights) -> dict[Edge, int]:
        """Count what room the cycles leave on each edge.

        Parameters
        ----------
        weights : mapping of (node, node) to int
            Weight of each edge.

        Returns
        -------
        dict of (node, node) to int
            Scaled weight less the counts of the cycles through the edge; below zero if overfull.
        """
        room = {edge: self.scale * weight for edge, weight in weights.items()}
        for cycle, count in zip(self.cycles, self.counts, strict=True):
            for pair in sides(cycle):
                room[pair if pair in room else pair[::-1]] -= count
        return room

    def total(self, spare: Iterable[int]) -> int:
        """Add up the counts, less what overfull edges have too much.

        Parameters
        ----------
        spare : iterable of int
            Room left on the edges.

        Returns
        -------
        int
            A lower bound of `scale` times the frustration index: a partition frustrates a weight
            of at least sum(counts) once each edge has room for the cycles through it.
        """
        return sum(self.counts) + sum(room for room in spare if room < 0)

    def bound(self, weights: Weights) -> int:
        """Bound the frustration index from below.

        Parameters
        ----------
        weights : mapping of (node, node) to int
            Weight of each edge.

        Returns
        -------
        int
            The total by the scale, rounded up since the index is a whole number.

        Examples
        --------
        Three enemies; and four, whose four triangles are counted by halves:

        >>> from itertools import combinations
        >>> Packing(((0, 1, 2),), (1,)).bound(dict.fromkeys(combinations(range(3), 2), 1))
        1
        >>> halves = Packing(tuple(combinations(range(4), 3)), (1, 1, 1, 1), scale=2)
        >>> halves.bound(dict.fromkeys(combinations(range(4), 2), 1))
        2
        """
        return max(0, -(-self.total(self.spare(weights).values()) // self.scale))


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


def is_negative_cycle(signs: Signs, cycle: Cycle) -> bool:
    """Check that nodes form a negative cycle of a signed graph.

    Parameters
    ----------
    signs : mapping of (node, node) to int
        Edges with their sign.
    cycle : tuple of hashable
        Nodes, in order.

    Returns
    -------
    bool
        True if the cycle runs along edges, meets no node twice and has an odd number of negative
        edges.

    Examples
    --------
    >>> is_negative_cycle({("a", "b"): 1, ("a", "c"): 1, ("b", "c"): -1}, ("a", "b", "c"))
    True
    """
    if len(cycle) < 3 or len(set(cycle)) != len(cycle):
        return False
    around = [pair if pair in signs else pair[::-1] for pair in sides(cycle)]
    return signs.keys() >= set(around) and sum(signs[pair] < 0 for pair in around) % 2 == 1
