"""Exhaustive search over clusterings of a signed graph, in integers only.

Nodes join one cluster after the other, or open a new one. A branch is cut when the ties misplaced
so far, what the nodes not yet placed must at least misplace towards the placed ones, and the least
that can be misplaced among themselves exceed what is sought: Russian doll search (Verfaillie,
Lemaitre and Schiex 1996) on the graph of the last node, of the last two, and so on.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from analysis.measures._signed import Edge, Integers, Node

Ties = Mapping[Edge, int]
Labels = dict[Node, int]


class BudgetError(Exception):
    """The search visited as many branches as it was allowed."""


def misplaced(ties: Ties, labels: Mapping[Node, int]) -> int:
    """Add up the weights of the ties at odds with a clustering.

    Parameters
    ----------
    ties : mapping of (node, node) to int
        Edges with their sign times their weight.
    labels : mapping of node to int
        Cluster of each node.

    Returns
    -------
    int
        Weight of negative ties within clusters and of positive ties between clusters.

    Examples
    --------
    >>> misplaced({("a", "b"): 2, ("b", "c"): -1}, {"a": 0, "b": 1, "c": 1})
    3
    """
    return sum(abs(tie) for (u, v), tie in ties.items() if (labels[u] == labels[v]) != (tie > 0))


def numbered(nodes: Sequence[Node], labels: Mapping[Node, Hashable]) -> Labels:
    """Give clusters numbers in the order of their first node.

    Parameters
    ----------
    nodes : sequence of hashable
        Nodes, in order.
    labels : mapping of node to hashable
        Cluster of each node, by any name.

    Returns
    -------
    dict of node to int
        The same clusters, the first node's being 0, the next one met 1, and so on.

    Examples
    --------
    >>> numbered("abc", {"a": 7, "b": 2, "c": 7})
    {'a': 0, 'b': 1, 'c': 0}
    """
    names: dict[Hashable, int] = {}
    return {node: names.setdefault(labels[node], len(names)) for node in nodes}


@dataclass(frozen=True)
class _Branch:
    """Clusters of the nodes placed, what they misplace, and what each would save the others.

    `saved` has a row for each node not yet placed and a column for each cluster: the weight of the
    node's positive ties into the cluster less that of its negative ones.
    """

    labels: tuple[int, ...]
    cost: int
    saved: Integers


@dataclass
class ClusterSearch:
    """Clusterings of one signed graph, by weight of the ties misplaced.

    Parameters
    ----------
    nodes : sequence of hashable
        Nodes; the first of equals is placed first.
    ties : mapping of (node, node) to int
        Edges with their sign times their weight.
    budget : int
        Branches that may be visited before `BudgetError`.
    most : int, optional
        Most clusters; by default any number.
    """

    nodes: Sequence[Node]
    ties: Ties
    budget: int
    most: int | None = None
    _order: list[Node] = field(init=False)
    _matrix: Integers = field(init=False)
    _suffix: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._order = _heavy_first(self.nodes, self.ties)
        place = {node: position for position, node in enumerate(self._order)}
        self._matrix = np.zeros((len(place), len(place)), dtype=np.int64)
        for (u, v), tie in self.ties.items():
            self._matrix[place[u], place[v]] = self._matrix[place[v], place[u]] = tie
        self._suffix = [0] * (len(place) + 1)

    @property
    def bound(self) -> int:
        """Least weight that any clustering must misplace, as far as `solve` has proven it."""
        return max(self._suffix)

    def solve(self) -> Labels:
        """Find a clustering that misplaces the least weight, by proof: as much as `bound`.

        Returns
        -------
        dict of node to int
            The cluster of each node, numbered in the order of their first node.
        """
        best: tuple[int, ...] = ()
        for first in range(len(self._order) - 1, -1, -1):
            value, best = self._extended(first, best)
            while value > self._suffix[first + 1]:
                better = next(self._branches(first, value - 1), None)
                if better is None:
                    break
                value, best = better.cost, better.labels
            self._suffix[first] = value
        return self._named(best)

    def clusterings(self, value: int) -> Iterator[Labels]:
        """Go through the clusterings that misplace at most a weight, once each.

        Parameters
        ----------
        value : int
            Most weight that may be misplaced.

        Yields
        ------
        dict of node to int
            The cluster of each node, numbered in the order of their first node.
        """
        for branch in self._branches(0, value):
            yield self._named(branch.labels)

    def _named(self, labels: tuple[int, ...]) -> Labels:
        return numbered(self.nodes, dict(zip(self._order, labels, strict=True)))

    def _extended(self, first: int, labels: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        """Add node `first` to the best clustering of the nodes after it, where it costs least."""
        ties = self._matrix[first, first + 1 :]
        clusters = range(max(labels, default=-1) + 2)[: self.most]
        saved = [int(ties[np.equal(labels, cluster)].sum()) for cluster in clusters]
        best = max(clusters, key=lambda cluster: saved[cluster])
        severed = int(np.maximum(ties, 0).sum())
        return self._suffix[first + 1] + severed - saved[best], (best, *labels)

    def _branches(self, first: int, value: int) -> Iterator[_Branch]:
        """Yield the clusterings of the nodes from `first` on, looking into the cheapest first."""
        size = len(self._order)
        positive = np.maximum(self._matrix[first:, first:], 0)
        backward = np.tril(positive).sum(axis=1).tolist()
        across = np.cumsum(np.triu(positive).sum(axis=1) - np.tril(positive).sum(axis=1)).tolist()
        stack = [_Branch((), 0, np.zeros((size - first, 0), dtype=np.int64))]
        while stack:
            branch = stack.pop()
            step = len(branch.labels)
            if first + step == size:
                yield branch
                continue
            self._spend()
            allowed = value - self._suffix[first + step + 1] - across[step]
            for cluster in self._by_saving(branch.saved[0]):
                child = self._child(branch, first + step, cluster, backward[step])
                if child.cost - self._most_saved(child.saved) <= allowed:
                    stack.append(child)

    def _by_saving(self, saved: Integers) -> list[int]:
        """Order the clusters that a node may join, the best last; a new one saves nothing."""
        choices = [*saved.tolist(), 0][: self.most]
        return sorted(range(len(choices)), key=lambda cluster: (choices[cluster], -cluster))

    def _child(self, branch: _Branch, k: int, cluster: int, severed: int) -> _Branch:
        saved = branch.saved[1:]
        if cluster == saved.shape[1]:
            saved = np.column_stack([saved, self._matrix[k + 1 :, k]])
            return _Branch((*branch.labels, cluster), branch.cost + severed, saved)
        cost = branch.cost + severed - int(branch.saved[0, cluster])
        saved = saved.copy()
        saved[:, cluster] += self._matrix[k + 1 :, k]
        return _Branch((*branch.labels, cluster), cost, saved)

    def _most_saved(self, saved: Integers) -> int:
        """Bound from above what the nodes not yet placed can save by joining clusters."""
        best = saved.max(axis=1)
        full = saved.shape[1] == self.most
        return int((best if full else np.maximum(best, 0)).sum())

    def _spend(self) -> None:
        self.budget -= 1
        if self.budget < 0:
            raise BudgetError


def _heavy_first(nodes: Sequence[Node], ties: Ties) -> list[Node]:
    """Order nodes so that each has as much weight to earlier ones as can be."""
    weights: dict[Node, dict[Node, int]] = {node: {} for node in nodes}
    for (u, v), tie in ties.items():
        weights[u][v] = weights[v][u] = abs(tie)
    total = {node: sum(around.values()) for node, around in weights.items()}
    earlier = dict.fromkeys(nodes, 0)
    order: list[Node] = []
    while earlier:
        best = max(earlier, key=lambda node: (earlier[node], total[node]))
        del earlier[best]
        order.append(best)
        for node in weights[best].keys() & earlier.keys():
            earlier[node] += weights[best][node]
    return order
