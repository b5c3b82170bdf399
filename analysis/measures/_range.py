"""The frustration index of a graph some of whose edges have no decided sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures._arrays import Signs
from analysis.measures._optima import unproven
from analysis.measures._search import SEARCH_LIMIT, BudgetError, Search, ties
from analysis.measures._signed import Edge, ordered, refuse_uncounted, signs


@dataclass(frozen=True)
class FrustrationRange:
    """Least and greatest frustration index over all signings of the undecided edges.

    Parameters
    ----------
    minimum : int
        The least.
    maximum : int
        The greatest found.
    maximum_upper : int
        Proven upper bound of the greatest; equal to `maximum` if `optimal`.
    """

    minimum: int
    maximum: int
    maximum_upper: int

    @property
    def optimal(self) -> bool:
        """Whether the greatest is proven."""
        return self.maximum == self.maximum_upper


def frustration_range(
    G: nx.Graph, undecided: Iterable[Edge], limit: int = 2_000
) -> FrustrationRange:
    """Find the least and greatest frustration index over all signings of undecided edges.

    The least is the index without them, since each can be signed to agree with an optimal
    partition. The greatest is searched over the signings, less those that only swap the camps of a
    part of the graph which is joined to the rest by undecided edges alone.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1, but for undecided edges, whose attributes are
        not read.
    undecided : iterable of (node, node)
        Pairs that have an edge of unknown sign, in the graph or not.
    limit : int
        Signings, partial ones included, to examine.

    Returns
    -------
    FrustrationRange
        The least and the greatest; an interval for the greatest, with `optimal` False, if the
        limit was hit.

    Raises
    ------
    AnalysisError
        If the decided edges do not make a signed graph, an undecided edge has an end outside the
        graph, the limit is below zero, or the least cannot be proven.

    Examples
    --------
    >>> G = nx.Graph([(0, 1, {"sign": -1}), (1, 2, {"sign": -1})])
    >>> frustration_range(G, [(0, 2)])
    FrustrationRange(minimum=0, maximum=1, maximum_upper=1)
    """
    refuse_uncounted(limit=limit)
    decided, free = _split(G, undecided)
    edges = signs(decided)
    search = Search(ordered(decided), ties(edges, dict.fromkeys(edges, 1)), SEARCH_LIMIT)
    try:
        least = search.minimum()
    except BudgetError:
        raise unproven(SEARCH_LIMIT) from None
    worst = _Worst(search, free, limit, least)
    try:
        worst.explore({}, least)
    except BudgetError:
        return FrustrationRange(least, worst.value, least + len(free))
    return FrustrationRange(least, worst.value, worst.value)


@dataclass
class _Worst:
    """Search for the signing with the greatest frustration index."""

    search: Search
    free: tuple[Edge, ...]
    limit: int
    value: int

    def explore(self, chosen: Signs, index: int) -> None:
        """Sign one edge more: whichever sign raises the index (by 1 at most) is tried first."""
        self.value = max(self.value, index)
        if index + len(self.free) - len(chosen) <= self.value:
            return
        edge = self.free[len(chosen)]
        futures = [{**chosen, edge: sign} for sign in (-1, 1)]
        indices = [index + self._rises(future, index) for future in futures]
        for future, raised in sorted(zip(futures, indices, strict=True), key=lambda pair: -pair[1]):
            self.explore(future, raised)

    def _rises(self, chosen: Signs, index: int) -> bool:
        self.limit -= 1
        if self.limit < 0:
            raise BudgetError
        extra = ties(chosen, dict.fromkeys(chosen, 1))
        return next(self.search.joined_by(extra).partitions(index), None) is None


def _split(G: nx.Graph, undecided: Iterable[Edge]) -> tuple[nx.Graph, tuple[Edge, ...]]:
    """Part the decided edges from the undecided ones whose sign can matter."""
    pairs = {_known(G, edge) for edge in undecided}
    signed = G.copy()
    signed.remove_edges_from(pairs)
    signs(signed)
    free = []
    place = {node: position for position, node in enumerate(ordered(G))}
    for u, v in sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]])):
        if nx.has_path(signed, u, v):
            free.append((u, v))
        else:
            signed.add_edge(u, v, sign=1)
    return signed, tuple(free)


def _known(G: nx.Graph, edge: Edge) -> Edge:
    if len(edge) != 2:
        raise AnalysisError(f"Undecided edge {edge!r} is no pair; give two nodes for each.")
    u, v = edge
    for node in edge:
        if node not in G:
            raise AnalysisError(f"Undecided edge {u!r}-{v!r}: {node!r} is not a node of the graph.")
    if u == v:
        raise AnalysisError(f"Undecided edge {u!r}-{v!r} joins a node to itself; drop it.")
    first, second = ordered(edge)
    return first, second
