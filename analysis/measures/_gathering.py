"""Short negative cycles that share no edge, gathered greedily."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable

from analysis.measures._arrays import Weights
from analysis.measures._cycles import Cycle, Packing, sides
from analysis.measures._signed import Edge, Node

_VISITS = 200  # steps to walk for each edge: little beside a linear program of that size


def pack_cycles(weights: Weights, frustrated: Iterable[Edge]) -> Packing:
    """Gather negative cycles with one frustrated edge each, always the shortest left.

    In large graphs the search ends before all are found.

    Parameters
    ----------
    weights : mapping of (node, node) to int
        Weight of each edge: how many of the cycles it may lie on.
    frustrated : iterable of (node, node)
        Edges at odds with some partition. A frustrated edge and a path of others close a negative
        cycle, whatever the signs.

    Returns
    -------
    Packing
        Cycles that overfill no edge. Where all weights are 1, no two share an edge.

    Examples
    --------
    >>> pack_cycles({("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1}, [("b", "c")]).cycles
    (('b', 'a', 'c'),)
    """
    room = _Room(weights, set(frustrated))
    found: dict[Cycle, int] = {}
    queue = [(2, edge) for edge in range(len(room.frustrated))]
    while queue:
        length, place = heapq.heappop(queue)
        cycle = room.shortest_through(room.frustrated[place])
        if len(cycle) > length:
            heapq.heappush(queue, (len(cycle), place))
        elif cycle:
            found[cycle] = found.get(cycle, 0) + room.fill(cycle)
            heapq.heappush(queue, (length, place))
    return Packing(tuple(found), tuple(found.values()))


class _Room:
    """What is left of each edge while cycles are packed."""

    def __init__(self, weights: Weights, frustrated: set[Edge]) -> None:
        self.left = dict(weights)
        self.frustrated = [edge for edge in weights if edge in frustrated]
        self.visits = _VISITS * len(weights)
        self.near: dict[Node, dict[Node, None]] = {}
        for u, v in weights:
            if (u, v) not in frustrated:
                self.near.setdefault(u, {})[v] = None
                self.near.setdefault(v, {})[u] = None

    def shortest_through(self, edge: Edge) -> Cycle:
        """Find the shortest cycle of a frustrated edge and others that have room, if any."""
        start, end = edge
        before: dict[Node, Node] = {start: start}
        queue = deque([start] if self.left[edge] and start in self.near else [])
        last = self.near.get(end, {})
        while queue and self.visits > 0:
            node = queue.popleft()
            self.visits -= len(self.near[node])
            for other in self.near[node]:
                if other not in before:
                    before[other] = node
                    queue.append(other)
                    if other in last:
                        return (*_walked(start, other, before), end)
        return ()

    def fill(self, cycle: Cycle) -> int:
        """Take as much as the cycle's fullest edge has left."""
        around = [pair if pair in self.left else pair[::-1] for pair in sides(cycle)]
        count = min(self.left[pair] for pair in around)
        for u, v in around:
            self.left[u, v] -= count
            if not self.left[u, v] and v in self.near.get(u, ()):
                del self.near[u][v], self.near[v][u]
        return count


def _walked(start: Node, end: Node, before: dict[Node, Node]) -> list[Node]:
    walk = [end]
    while walk[-1] != start:
        walk.append(before[walk[-1]])
    return walk[::-1]
