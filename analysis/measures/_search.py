"""Exhaustive search over two-camp partitions, in whole numbers only.

Nodes join one camp after the other. A branch is cut when the weight frustrated so far, what the
unassigned nodes must at least add towards the assigned ones, and the frustration index among the
unassigned nodes themselves exceed what is sought: Russian doll search (Verfaillie, Lemaitre and
Schiex 1996) on the graph of the last node, of the last two, and so on up to the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from analysis.measures._arrays import Camps, Signs, Weights
from analysis.measures._signed import Edge, Node

SEARCH_LIMIT = 500_000  # branches: some seconds

Ties = Mapping[Edge, tuple[int, int]]


class BudgetError(Exception):
    """The search visited as many branches as it was allowed."""


def ties(signs: Signs, weights: Weights) -> dict[Edge, tuple[int, int]]:
    """Give each edge its positive and its negative weight.

    Parameters
    ----------
    signs, weights : mapping of (node, node) to int
        Of the same edges.

    Returns
    -------
    dict of (node, node) to (int, int)
        What the edge frustrates between camps, and within one.

    Examples
    --------
    >>> ties({("a", "b"): 1, ("b", "c"): -1}, {("a", "b"): 2, ("b", "c"): 3})
    {('a', 'b'): (2, 0), ('b', 'c'): (0, 3)}
    """
    return {e: (weights[e], 0) if sign > 0 else (0, weights[e]) for e, sign in signs.items()}


@dataclass
class Search:
    """Two-camp partitions of one signed graph, by frustrated weight.

    Parameters
    ----------
    nodes : sequence of hashable
        Nodes, in the order in which ties between orders of search are broken.
    ties : mapping of (node, node) to (int, int)
        Positive and negative weight of each edge; an edge may have both.
    budget : int
        Branches that may be visited before `BudgetError`.
    keep_order : bool
        Search the nodes in the order given, rather than the most connected first.
    """

    nodes: Sequence[Node]
    ties: Ties
    budget: int
    keep_order: bool = False
    _order: list[Node] = field(init=False)
    _later: list[list[tuple[int, int, int]]] = field(init=False)
    _suffix: list[int] = field(init=False)
    _beyond: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._order = list(self.nodes) if self.keep_order else _dense_first(self.nodes, self.ties)
        place = {node: position for position, node in enumerate(self._order)}
        self._later = [[] for _ in place]
        for (u, v), (positive, negative) in self.ties.items():
            first, second = sorted((place[u], place[v]))
            self._later[first].append((second, positive, negative))
        self._suffix = [0] * (len(place) + 1)
        self._beyond = [0]

    def minimum(self, most: float = inf) -> int:
        """Find the least weight frustrated, by proof.

        Parameters
        ----------
        most : float
            Value beyond which the least is of no interest.

        Returns
        -------
        int
            The frustration index of the graph, or a lower bound of it above `most`.
        """
        for first in range(len(self._order) - 1, -1, -1):
            self._beyond = [self._suffix[first + 1]]
            while next(self._partitions(first, value := min(self._beyond)), None) is None:
                pass
            self._suffix[first] = value
            if value > most:
                return value
        return self._suffix[0]

    def partitions(self, value: int, fixed: Mapping[Node, int] | None = None) -> Iterator[Camps]:
        """Go through the partitions that frustrate at most a given weight.

        Parameters
        ----------
        value : int
            Most weight that may be frustrated.
        fixed : mapping of node to int, optional
            Camps (0 or 1) that are given; without it the first node searched is in camp 0, so that
            no partition comes twice with its camps swapped.

        Yields
        ------
        dict of node to int
            The camp, 0 or 1, of each node.
        """
        for camps in self._partitions(0, value, fixed):
            yield dict(zip(self._order, camps, strict=True))

    def joined_by(self, extra: Ties) -> Search:
        """Prepare the search of this graph with more edges, once `minimum` has been found.

        Parameters
        ----------
        extra : mapping of (node, node) to (int, int)
            Edges to add, between nodes of the graph that have none, as in `ties`.

        Returns
        -------
        Search
            A search with the same budget left and the same order of nodes. What was learned here
            holds there as a bound, since an edge more never lowers the frustration index.
        """
        wider = Search(self._order, {**self.ties, **extra}, self.budget, keep_order=True)
        wider._suffix = self._suffix
        return wider

    def _partitions(
        self, first: int, value: int, fixed: Mapping[Node, int] | None = None
    ) -> Iterator[list[int]]:
        """Yield the camps of the nodes from `first` on, which alone are searched.

        Branches are cut at values that are noted: the least of them is the next worth seeking.
        """
        size = len(self._order)
        self._beyond = []
        state = _State(self._later, first)
        untried = [(first, camp) for camp in self._camps(first, first, fixed)]
        if first == size:
            yield []
        while untried:
            node, camp = untried.pop()
            state.withdraw_to(node)
            self._spend()
            least = state.assign(camp) + self._suffix[node + 1]
            if least > value:
                self._beyond.append(least)
                continue
            if node + 1 == size:
                yield state.camps[first:]
                continue
            untried += [(node + 1, camp) for camp in self._camps(node + 1, first, fixed)]

    def _camps(self, node: int, first: int, fixed: Mapping[Node, int] | None) -> tuple[int, ...]:
        """List the camps open to a node, the one to try first last."""
        if node == len(self._order):
            return ()
        if fixed is None:
            return (0,) if node == first else (1, 0)
        camp = fixed.get(self._order[node])
        return (1, 0) if camp is None else (camp,)

    def _spend(self) -> None:
        self.budget -= 1
        if self.budget < 0:
            raise BudgetError


class _State:
    """A partial partition with what it frustrates and must at least come to frustrate."""

    def __init__(self, later: Sequence[Sequence[tuple[int, int, int]]], first: int) -> None:
        self.later = later
        self.camps = [0] * len(later)
        self.costs = [[0, 0] for _ in later]  # of each unassigned node in camp 0 and in camp 1
        self.next = first
        self.least = 0

    def assign(self, camp: int) -> int:
        """Put the next node in a camp; return the weight frustrated among and by those assigned."""
        node, costs = self.next, self.costs
        self.next += 1
        self.camps[node] = camp
        self.least += costs[node][camp] - min(costs[node])
        for other, positive, negative in self.later[node]:
            pair = costs[other]
            before = min(pair)
            pair[camp] += negative
            pair[1 - camp] += positive
            self.least += min(pair) - before
        return self.least

    def withdraw_to(self, node: int) -> None:
        """Take back assignments until this node is the next."""
        costs = self.costs
        while self.next > node:
            self.next -= 1
            camp = self.camps[self.next]
            for other, positive, negative in self.later[self.next]:
                pair = costs[other]
                before = min(pair)
                pair[camp] -= negative
                pair[1 - camp] -= positive
                self.least += min(pair) - before
            self.least -= costs[self.next][camp] - min(costs[self.next])


def _dense_first(nodes: Sequence[Node], ties: Ties) -> list[Node]:
    """Order nodes so that each has as many earlier neighbours as can be."""
    neighbours: dict[Node, set[Node]] = {node: set() for node in nodes}
    for u, v in ties:
        neighbours[u].add(v)
        neighbours[v].add(u)
    rank = {node: position for position, node in enumerate(nodes)}
    links = dict.fromkeys(nodes, 0)
    order: list[Node] = []
    while links:
        best = max(links, key=lambda node: (links[node], len(neighbours[node]), -rank[node]))
        order.append(best)
        del links[best]
        for other in neighbours[best] & links.keys():
            links[other] += 1
    return order
