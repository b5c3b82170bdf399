"""How balanced the triads of a signed graph are, taken together.

A triad (three nodes, all joined) is balanced if the product of its signs is positive (Cartwright
and Harary 1956); in the weak sense, all-negative triads are balanced too (Davis 1967).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import networkx as nx
import numpy as np

from analysis.measures._signed import Node, signed_edges
from analysis.measures._triangles import signed_triangles, small_census, triangle_blocks

_SMALL = 50  # nodes up to which a loop is quicker


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
    edges = signed_edges(G)
    found: list[tuple[int, int, int]] = []
    for triangles in triangle_blocks(edges):
        ends = np.stack((edges.first[triangles], edges.second[triangles]))
        low, high = ends.min(axis=(0, 1)), ends.max(axis=(0, 1))
        middle = ends.sum(axis=(0, 1)) // 2 - low - high  # each node ends two of the edges
        found += zip(low.tolist(), middle.tolist(), high.tolist(), strict=True)
    name = edges.nodes
    return tuple((name[u], name[v], name[w]) for u, v, w in sorted(found))


def triad_census(G: nx.Graph) -> TriadCensus:
    """Count the triads of a signed graph by their number of negative edges.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    TriadCensus
        Counts, and the share that is balanced: 1 for a balanced graph and 0 for one whose reversal
        is balanced, if they have triads; NaN without triads, so for the empty graph as well.
        Time and memory are bounded by m sqrt(2m), a part of which is held at once.

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
    if len(G) <= _SMALL and (found := small_census(G)):
        return TriadCensus(*found)
    return TriadCensus(*signed_triangles(signed_edges(G)).tolist())


def triangle_balance(G: nx.Graph, weight: str | None = None) -> float:
    r"""Give the share of triads that are balanced, each counted by the product of its weights.

    .. math:: T(G) = \frac{1}{2} + \frac{\operatorname{tr} A^3}{2 \operatorname{tr} |A|^3}

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    weight : str, optional
        Edge attribute with a finite number above 0; by default every edge weighs 1, and the share
        is that of `triad_census`.

    Returns
    -------
    float
        0 to 1 (1 = all are balanced). 1 for a balanced graph and 0 for one whose reversal is
        balanced, if they have triads; NaN without triads, so for the empty graph as well.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, or a weight is missing or not above 0.

    Notes
    -----
    Kunegis et al. report tr A^3 / tr |A|^3, from -1 to 1, as relative signed clustering; others
    weigh a triad by the geometric mean of its weights.

    References
    ----------
    .. [1] Terzi, E. and Winkler, M. (2011). A spectral algorithm for computing social balance.
       Algorithms and Models for the Web Graph, LNCS 6732, 1-13.
    .. [2] Kunegis, J., Lommatzsch, A. and Bauckhage, C. (2009). The Slashdot Zoo: mining a social
       network with negative edges. Proceedings of WWW 2009, 741-750.

    Examples
    --------
    A balanced triad of weight 2 x 1 x 1 and an unbalanced one of weight 2 x 1 x 3:

    >>> G = nx.Graph()
    >>> G.add_edge("a", "b", sign=1, weight=2)
    >>> G.add_edges_from([("a", "c"), ("b", "c")], sign=-1, weight=1)
    >>> G.add_edge("a", "d", sign=1, weight=1)
    >>> G.add_edge("b", "d", sign=-1, weight=3)
    >>> triangle_balance(G), triangle_balance(G, weight="weight")
    (0.5, 0.25)
    """
    if weight is None:
        return triad_census(G).share
    edges = signed_edges(G, weight)
    scaled = edges.weight / edges.weight.max(initial=0)  # a cube of weights may overflow
    balanced = total = 0.0
    for triangles in triangle_blocks(edges):
        product = scaled[triangles].prod(axis=0)
        balanced += float(product[edges.sign[triangles].prod(axis=0) > 0].sum())
        total += float(product.sum())
    return balanced / total if total else nan
