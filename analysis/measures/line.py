"""The line index of balance as a share of what it could be: 1 - 2L/m."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from analysis.measures.frustration import frustration_index


@dataclass(frozen=True)
class LineBalance:
    """Degree of balance by the line index, or an interval that holds it.

    Parameters
    ----------
    lower, upper : float
        Proven bounds, 0 to 1 (1 = balanced).
    """

    lower: float
    upper: float

    @property
    def value(self) -> float:
        """The degree; only the lower bound unless `optimal`."""
        return self.lower

    @property
    def optimal(self) -> bool:
        """Whether the value is proven: lower bound = upper bound."""
        return self.lower == self.upper


def line_balance(G: nx.Graph, time_limit: float = 60.0) -> LineBalance:
    r"""Give the degree of balance by the line index: 1 less twice the share of frustrated edges.

    .. math:: F(G) = 1 - 2 L(G) / m

    Here L is the least number of edges at odds with two camps, and m counts each edge once. No
    graph has L above m/2, which gives the factor two.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    time_limit : float
        Seconds the solvers may take in all.

    Returns
    -------
    LineBalance
        0 to 1 (1 = balanced). 1 for a balanced graph, a graph without cycles and the empty graph;
        a graph whose reversal is balanced has 1 - 2 (m - c)/m for the largest cut c of the
        unsigned graph, so 1 if that is bipartite. Unlike shares of triads it sees all cycles, so
        it is defined without triads as well. An interval with `optimal` False if L is one.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, or the limit is below zero.

    Notes
    -----
    Others report L, or L/m (from 0 to 1/2, 0 = balanced). For more than two camps the least number
    at odds is smaller; 1 - 2L/m is then no degree from 0 to 1.

    References
    ----------
    .. [1] Aref, S. and Wilson, M. C. (2018). Measuring partial balance in signed networks. Journal
       of Complex Networks 6, 566-595.

    Examples
    --------
    >>> G = nx.cycle_graph(4)
    >>> nx.set_edge_attributes(G, 1, "sign")
    >>> G.edges[0, 1]["sign"] = -1
    >>> line_balance(G).value
    0.5
    """
    found = frustration_index(G, time_limit=time_limit)
    m = max(G.number_of_edges(), 1)
    return LineBalance((m - 2 * found.upper) / m, (m - 2 * found.lower) / m)
