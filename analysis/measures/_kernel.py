"""What a packing of negative cycles leaves open: a smaller graph, searched in whole numbers.

A packing that proves a lower bound also proves how much the index of partitions rises that
frustrate a given edge: by the room the packing leaves on it. Where that exceeds what is sought, the
edge is at peace in every partition sought, and its ends can be merged (reduced cost fixing).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.measures._arrays import Camps, Signs, Weights
from analysis.measures._cycles import Packing
from analysis.measures._search import BudgetError, Search
from analysis.measures._signed import Edge, Node, ordered


def peaceful(weights: Weights, packing: Packing, value: int) -> frozenset[Edge]:
    """List the edges at peace in every partition that frustrates at most a given weight.

    Parameters
    ----------
    weights : mapping of (node, node) to int
        Weight of each edge.
    packing : Packing
        Negative cycles of the graph.
    value : int
        Most weight that may be frustrated.

    Returns
    -------
    frozenset of (node, node)
        Those of which the packing proves it.

    Examples
    --------
    An edge outside all cycles is at peace in every optimum:

    >>> weights = {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1, ("c", "d"): 1}
    >>> peaceful(weights, Packing((("a", "b", "c"),), (1,)), 1)
    frozenset({('c', 'd')})
    """
    spare = packing.spare(weights)
    room = packing.scale * value - packing.total(spare.values())
    return frozenset(edge for edge, left in spare.items() if left > max(room, 0))


@dataclass(frozen=True)
class Kernel:
    """A signed graph some of whose nodes have been merged.

    Parameters
    ----------
    nodes : tuple of hashable
        One node for each group of merged ones, sorted.
    ties : dict of (node, node) to (int, int)
        Positive and negative weight between groups.
    base : int
        Weight frustrated within groups.
    member : dict of node to (node, int)
        Group of each node, and whether (1) or not (0) it is opposed to the group's own node.
    """

    nodes: tuple[Node, ...]
    ties: dict[Edge, tuple[int, int]]
    base: int
    member: dict[Node, tuple[Node, int]]

    def search(self, budget: int) -> Search:
        """Prepare the search of the kernel.

        Parameters
        ----------
        budget : int
            Branches that may be visited.

        Returns
        -------
        Search
            Of the groups; `base` is to be added to its values.

        Raises
        ------
        BudgetError
            If so many groups cannot be searched within the budget.
        """
        if len(self.nodes) * (len(self.nodes) + 1) // 2 > budget:  # one branch a node and suffix
            raise BudgetError
        return Search(self.nodes, self.ties, budget)

    def partitions(self, value: int, search: Search) -> Iterator[Camps]:
        """Go through the partitions of the graph that frustrate at most a given weight.

        Parameters
        ----------
        value : int
            Most weight that may be frustrated; the one the nodes were merged for, or less.
        search : Search
            Of this kernel.

        Yields
        ------
        dict of node to int
            The camp, 0 or 1, of each node.
        """
        for camps in search.partitions(value - self.base):
            yield {node: camps[group] ^ side for node, (group, side) in self.member.items()}


def kernel(signs: Signs, weights: Weights, merged: frozenset[Edge]) -> Kernel | None:
    """Merge the ends of edges that are known to be at peace.

    Parameters
    ----------
    signs, weights : mapping of (node, node) to int
        Of the same edges.
    merged : frozenset of (node, node)
        Edges at peace.

    Returns
    -------
    Kernel or None
        The merged graph; None if the edges cannot all be at peace.

    Examples
    --------
    >>> signs = {("a", "b"): -1, ("a", "c"): 1, ("b", "c"): 1}
    >>> found = kernel(signs, dict.fromkeys(signs, 1), frozenset([("a", "b")]))
    >>> found.member, found.ties
    ({'a': ('a', 0), 'b': ('a', 1), 'c': ('c', 0)}, {('a', 'c'): (1, 1)})
    """
    nodes = ordered({node for edge in signs for node in edge})
    member = groups(nodes, {edge: signs[edge] for edge in signs if edge in merged})
    base = 0
    between: dict[Edge, tuple[int, int]] = {}
    for (u, v), sign in signs.items():
        (a, a_side), (b, b_side) = member[u], member[v]
        positive = (sign > 0) == (a_side == b_side)
        if a == b:
            if (u, v) in merged and not positive:
                return None
            base += 0 if positive else weights[u, v]
            continue
        key = (a, b) if (a, b) in between or (b, a) not in between else (b, a)
        plus, minus = between.get(key, (0, 0))
        weight = weights[u, v]
        between[key] = (plus + weight, minus) if positive else (plus, minus + weight)
    return Kernel(tuple(n for n in nodes if member[n][0] == n), between, base, member)


def groups(nodes: Sequence[Node], signs: Signs) -> dict[Node, tuple[Node, int]]:
    """Give each node the first node it is joined to, and whether it is opposed to it.

    Parameters
    ----------
    nodes : sequence of hashable
        Nodes, sorted.
    signs : mapping of (node, node) to int
        Edges between them with their sign; of edges around a cycle some are not followed.

    Returns
    -------
    dict of node to (node, int)
        In the order given: first node of the connected part, and 1 if opposed, else 0.

    Examples
    --------
    >>> groups(["a", "b", "c"], {("a", "c"): -1})
    {'a': ('a', 0), 'b': ('b', 0), 'c': ('a', 1)}
    """
    near: dict[Node, list[tuple[Node, int]]] = {node: [] for node in nodes}
    for (u, v), sign in signs.items():
        near[u].append((v, int(sign < 0)))
        near[v].append((u, int(sign < 0)))
    member: dict[Node, tuple[Node, int]] = {}
    for first in nodes:
        if first in member:
            continue
        member[first] = (first, 0)
        stack = [first]
        while stack:
            node = stack.pop()
            for other, apart in near[node]:
                if other not in member:
                    member[other] = (first, member[node][1] ^ apart)
                    stack.append(other)
    return {node: member[node] for node in nodes}
