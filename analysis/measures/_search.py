"""Exhaustive search over two-camp partitions, in integers only.

Nodes join one camp after the other. A branch is cut when the edges frustrated so far, what the
unassigned nodes must at least add towards the assigned ones, and the frustration index among the
unassigned nodes themselves exceed what is sought: Russian doll search (Verfaillie, Lemaitre and
Schiex 1996) on the graph of the last node, of the last two, and so on up to the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.measures._signed import Edge, Node

SEARCH_LIMIT = 500_000  # branches: some seconds


class BudgetError(Exception):
    """The search visited as many branches as it was allowed."""


@dataclass
class Search:
    """Two-camp partitions of one signed graph, by number of frustrated edges.

    Parameters
    ----------
    nodes : sequence of hashable
        Nodes, in the order in which ties between orders of search are broken.
    signs : mapping of (node, node) to int
        Edges with their sign.
    budget : int
        Branches that may be visited before `BudgetError`.
    keep_order : bool
        Search the nodes in the order given, rather than the most connected first.
    """

    nodes: Sequence[Node]
    signs: Mapping[Edge, int]
    budget: int
    keep_order: bool = False
    _order: list[Node] = field(init=False)
    _positive: list[int] = field(init=False)
    _negative: list[int] = field(init=False)
    _suffix: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._order = list(self.nodes) if self.keep_order else _dense_first(self.nodes, self.signs)
        place = {node: position for position, node in enumerate(self._order)}
        self._positive = [0] * len(place)
        self._negative = [0] * len(place)
        for (u, v), sign in self.signs.items():
            mask = self._positive if sign > 0 else self._negative
            mask[place[u]] |= 1 << place[v]
            mask[place[v]] |= 1 << place[u]
        self._suffix = [0] * (len(place) + 1)

    def minimum(self) -> int:
        """Find the least number of frustrated edges, by proof.

        Returns
        -------
        int
            The frustration index of the graph.
        """
        size = len(self._order)
        for first in range(size - 1, -1, -1):
            value = self._suffix[first + 1]
            while next(self._partitions(first, value), None) is None:
                value += 1
            self._suffix[first] = value
        return self._suffix[0]

    def partitions(
        self, value: int, fixed: Mapping[Node, int] | None = None
    ) -> Iterator[dict[Node, int]]:
        """Go through the partitions with at most `value` frustrated edges.

        Parameters
        ----------
        value : int
            Most edges that may be frustrated.
        fixed : mapping of node to int, optional
            Camps (0 or 1) that are given; without it the first node searched is in camp 0, so that
            no partition comes twice with its camps swapped.

        Yields
        ------
        dict of node to int
            The camp, 0 or 1, of each node.
        """
        for ones in self._partitions(0, value, fixed):
            yield {node: ones >> place & 1 for place, node in enumerate(self._order)}

    def joined_by(self, extra: Mapping[Edge, int]) -> Search:
        """Prepare the search of this graph with more edges, once `minimum` has been found.

        Parameters
        ----------
        extra : mapping of (node, node) to int
            Edges to add, between nodes of the graph, with their sign.

        Returns
        -------
        Search
            A search with the same budget left and the same order of nodes. What was learned here
            holds there as a bound, since an edge more never lowers the frustration index.
        """
        wider = Search(self._order, {**self.signs, **extra}, self.budget, keep_order=True)
        wider._suffix = self._suffix
        return wider

    def _partitions(
        self, first: int, value: int, fixed: Mapping[Node, int] | None = None
    ) -> Iterator[int]:
        """Yield the nodes of camp 1, as bits, among the nodes from `first` on."""
        size = len(self._order)
        stack = [(first, 0, 0, 0)]
        while stack:
            k, zeros, ones, cost = stack.pop()
            if k == size:
                yield ones
                continue
            self._spend()
            bit = 1 << k
            for camp in self._camps(k, first, fixed):
                joined = (zeros, ones | bit) if camp else (zeros | bit, ones)
                added = self._costs(k, zeros, ones)[camp]
                if self._least(k + 1, *joined) + cost + added <= value:
                    stack.append((k + 1, *joined, cost + added))

    def _camps(self, k: int, first: int, fixed: Mapping[Node, int] | None) -> tuple[int, ...]:
        if fixed is None:
            return (0,) if k == first else (1, 0)
        camp = fixed.get(self._order[k])
        return (1, 0) if camp is None else (camp,)

    def _costs(self, k: int, zeros: int, ones: int) -> tuple[int, int]:
        """Count the edges to assigned nodes that node k would frustrate in camp 0 and in camp 1."""
        positive, negative = self._positive[k], self._negative[k]
        return (
            (positive & ones).bit_count() + (negative & zeros).bit_count(),
            (positive & zeros).bit_count() + (negative & ones).bit_count(),
        )

    def _least(self, k: int, zeros: int, ones: int) -> int:
        """Bound from below what the nodes from k on must add."""
        least = self._suffix[k]
        for node in range(k, len(self._order)):
            least += min(self._costs(node, zeros, ones))
        return least

    def _spend(self) -> None:
        self.budget -= 1
        if self.budget < 0:
            raise BudgetError


def _dense_first(nodes: Sequence[Node], signs: Mapping[Edge, int]) -> list[Node]:
    """Order nodes so that each has as many earlier neighbours as can be."""
    neighbours: dict[Node, set[Node]] = {node: set() for node in nodes}
    for u, v in signs:
        neighbours[u].add(v)
        neighbours[v].add(u)
    rank = {node: position for position, node in enumerate(nodes)}
    order: list[Node] = []
    chosen: set[Node] = set()
    while len(order) < len(rank):
        best = max(
            (node for node in nodes if node not in chosen),
            key=lambda node: (len(neighbours[node] & chosen), len(neighbours[node]), -rank[node]),
        )
        order.append(best)
        chosen.add(best)
    return order
