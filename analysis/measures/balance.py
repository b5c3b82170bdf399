"""How balanced the triads of a signed graph are.

A triad (three nodes, all joined) is balanced if the product of its signs is positive (Cartwright
and Harary 1956); in the weak sense, all-negative triads are balanced too (Davis 1967).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import nan

import networkx as nx

from analysis.measures._signed import Node, ordered, signs


@dataclass(frozen=True)
class TriadCensus:
    """Triads by the number of their negative edges.

    Parameters
    ----------
    ppp, ppm, pmm, mmm : int
        Triads with no, one, two and three negative edges.

    Examples
    --------
    >>> TriadCensus(ppp=2, ppm=1, pmm=1, mmm=0).share
    0.75
    """

    ppp: int
    ppm: int
    pmm: int
    mmm: int

    @property
    def total(self) -> int:
        """Number of triads."""
        return self.ppp + self.ppm + self.pmm + self.mmm

    @property
    def balanced(self) -> int:
        """Number of balanced triads: no or two negative edges."""
        return self.ppp + self.pmm

    @property
    def weakly_balanced(self) -> int:
        """Number of triads balanced in the weak sense: all but those with one negative edge."""
        return self.total - self.ppm

    @property
    def share(self) -> float:
        """Share of triads that are balanced, 0 to 1 (1 = all); NaN if there is no triad."""
        return self.balanced / self.total if self.total else nan

    @property
    def weak_share(self) -> float:
        """Share of triads balanced in the weak sense, 0 to 1; NaN if there is no triad."""
        return self.weakly_balanced / self.total if self.total else nan


def triads(G: nx.Graph) -> tuple[tuple[Node, Node, Node], ...]:
    """List the triads of a signed graph.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    tuple of triples
        Each triple sorted, the triples in sorted order.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph.

    Examples
    --------
    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, 1, "sign")
    >>> triads(G)
    ((0, 1, 2),)
    """
    later: dict[Node, list[Node]] = {node: [] for node in ordered(G)}
    for u, v in signs(G):
        later[u].append(v)
    return tuple(
        (u, v, w)
        for u, after in later.items()
        for v, w in combinations(after, 2)
        if G.has_edge(v, w)
    )


def triad_census(G: nx.Graph) -> TriadCensus:
    """Count the triads of a signed graph by their number of negative edges.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    TriadCensus
        Counts, and the share that is balanced (NaN if there is no triad).

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph.

    References
    ----------
    .. [1] Cartwright, D. and Harary, F. (1956). Structural balance: a generalization of Heider's
       theory. Psychological Review 63, 277-293.
    .. [2] Davis, J. A. (1967). Clustering and structural balance in graphs. Human Relations 20,
       181-187.

    Examples
    --------
    The enemy of an enemy is a friend, and without triads the share is undefined:

    >>> G = nx.Graph()
    >>> G.add_edge("a", "b", sign=-1)
    >>> triad_census(G).share
    nan
    >>> G.add_edge("b", "c", sign=-1)
    >>> G.add_edge("a", "c", sign=1)
    >>> triad_census(G)
    TriadCensus(ppp=0, ppm=0, pmm=1, mmm=0)
    """
    counts = [0, 0, 0, 0]
    for u, v, w in triads(G):
        counts[sum(G.edges[pair]["sign"] < 0 for pair in ((u, v), (u, w), (v, w)))] += 1
    return TriadCensus(*counts)
