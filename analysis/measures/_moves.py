"""Good clusterings of a signed graph, without proof: mergers of clusters and moves of nodes.

Merging the two clusters that gain most, from single nodes on, is the greedy additive edge
contraction of Keuper et al. (2015); the moves after it are those of Doreian and Mrvar (1996).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from analysis.measures._clusters import Labels, Ties
from analysis.measures._signed import Node

Pair = tuple[int, int]


def good_clustering(nodes: Sequence[Node], ties: Ties, most: int | None = None) -> Labels:
    """Find a clustering from which neither a merger nor a single move takes weight off.

    Parameters
    ----------
    nodes : sequence of hashable
        Nodes, in the order in which ties between choices are broken.
    ties : mapping of (node, node) to int
        Edges with their sign times their weight.
    most : int, optional
        Most clusters; by default any number.

    Returns
    -------
    dict of node to int
        The cluster of each node.

    Examples
    --------
    >>> good_clustering("abc", {("a", "b"): 1, ("b", "c"): -1})
    {'a': 0, 'b': 0, 'c': 2}
    """
    alone = {node: position for position, node in enumerate(nodes)}
    return moved(nodes, ties, merged(ties, alone, most), most)


def merged(ties: Ties, labels: Labels, most: int | None = None) -> Labels:
    """Merge clusters while that takes weight off the misplaced ties, or there are too many.

    Parameters
    ----------
    ties : mapping of (node, node) to int
        Edges with their sign times their weight.
    labels : dict of node to int
        Cluster of each node.
    most : int, optional
        Most clusters; by default any number.

    Returns
    -------
    dict of node to int
        The cluster of each node.

    Examples
    --------
    >>> merged({("a", "b"): -1, ("b", "c"): -1}, {"a": 0, "b": 1, "c": 2}, most=2)
    {'a': 0, 'b': 1, 'c': 0}
    """
    quotient = _Quotient(ties, labels)
    while True:
        best = quotient.best_pair()
        if best is None and most is not None and len(quotient.sums) > most:
            best = quotient.least_bad_pair()
        if best is None:
            return {node: quotient.into[label] for node, label in labels.items()}
        quotient.merge(*best)


def moved(nodes: Sequence[Node], ties: Ties, labels: Labels, most: int | None = None) -> Labels:
    """Move single nodes to other clusters, or to a new one, while that takes weight off.

    Parameters
    ----------
    nodes : sequence of hashable
        Nodes, in the order in which they are tried.
    ties : mapping of (node, node) to int
        Edges with their sign times their weight.
    labels : dict of node to int
        Cluster of each node; at most `most` clusters.
    most : int, optional
        Most clusters; by default any number.

    Returns
    -------
    dict of node to int
        The cluster of each node.

    Examples
    --------
    >>> moved("ab", {("a", "b"): 1}, {"a": 0, "b": 1})
    {'a': 1, 'b': 1}
    """
    around: dict[Node, list[tuple[Node, int]]] = {node: [] for node in nodes}
    for (u, v), tie in ties.items():
        around[u].append((v, tie))
        around[v].append((u, tie))
    labels, settled = dict(labels), False
    while not settled:
        settled = True
        for node in nodes:
            target = _target(node, around[node], labels, most)
            settled = settled and target == labels[node]
            labels[node] = target
    return labels


class _Quotient:
    """What the ties between each two clusters add up to, kept up to date as clusters merge."""

    def __init__(self, ties: Ties, labels: Labels) -> None:
        self.into = {label: label for label in labels.values()}
        self.sums: dict[int, Counter[int]] = {label: Counter() for label in self.into}
        for (u, v), tie in ties.items():
            if labels[u] != labels[v]:
                self.sums[labels[u]][labels[v]] += tie
                self.sums[labels[v]][labels[u]] += tie
        self._queue = [
            (-tie, one, other)
            for one, around in self.sums.items()
            for other, tie in around.items()
            if one < other
        ]
        heapify(self._queue)

    def best_pair(self) -> Pair | None:
        """Give the pair whose ties add up highest, if above 0."""
        while self._queue and self._queue[0][0] < 0:
            tie, one, other = self._queue[0]
            if one in self.sums and self.sums[one].get(other) == -tie:
                return one, other
            heappop(self._queue)
        return None

    def least_bad_pair(self) -> Pair:
        """Give the pair whose ties add up highest, if at most 0."""
        pairs = combinations(sorted(self.sums), 2)
        return max(pairs, key=lambda pair: self.sums[pair[0]][pair[1]])

    def merge(self, kept: int, lost: int) -> None:
        """Let one cluster join another."""
        for other, tie in self.sums.pop(lost).items():
            del self.sums[other][lost]
            if other != kept:
                self.sums[kept][other] += tie
                self.sums[other][kept] += tie
                one, two = sorted((kept, other))
                heappush(self._queue, (-self.sums[kept][other], one, two))
        self.into = {label: kept if now == lost else now for label, now in self.into.items()}


def _target(
    node: Node, around: Sequence[tuple[Node, int]], labels: Labels, most: int | None
) -> int:
    """Choose the cluster to which a node's ties add up highest; its own one if none is better."""
    sums: Counter[int] = Counter({labels[node]: 0})
    for other, tie in around:
        sums[labels[other]] += tie
    if max(sums.values()) < 0:
        used = set(labels.values())
        if most is None or len(used) < most:
            return max(used) + 1
    own = labels[node]
    return max(sums, key=lambda label: (sums[label], label == own, -label))
