"""What the change of one pair would do to the frustration index and the triads of a signed graph.

Let T and A be the least numbers of edges at odds with a partition that has the pair together and
apart, in the graph without an edge between them. The frustration index is then min(T, A) without
the edge, min(T, A + 1) with a friendly and min(T + 1, A) with a hostile one. So it changes by one
edge at most, and which of the three holds shows in the optima of the graph without the edge.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from analysis.measures.frustration import frustrated_edges
from analysis.studies.solving import optima


@dataclass(frozen=True)
class Outlook:
    """What a graph becomes with a friendly tie (1), none (0) or a hostile tie (-1) of a pair.

    Parameters
    ----------
    index : int
        Frustration index without an edge of the pair, in edges.
    leaning : int
        1 if every optimal partition without it has the two together, -1 if every one has them
        apart, else 0.
    alike, unlike : int
        Common neighbours to which the two have the same sign, and opposite signs.
    """

    index: int
    leaning: int
    alike: int
    unlike: int

    def index_with(self, sign: int) -> int:
        """Give the frustration index with an edge of that sign, or with none.

        Parameters
        ----------
        sign : int
            1, -1, or 0 for no edge.

        Returns
        -------
        int
            The frustration index, in edges.
        """
        return self.index + int(sign * self.leaning < 0)

    def unbalanced_with(self, sign: int) -> int:
        """Count the unbalanced triads of the pair with an edge of that sign, or with none.

        Parameters
        ----------
        sign : int
            1, -1, or 0 for no edge, which leaves no triad.

        Returns
        -------
        int
            Triads that contain both and are unbalanced.
        """
        return {1: self.unlike, 0: 0, -1: self.alike}[sign]


def outlook(G: nx.Graph, u: str, v: str) -> Outlook:
    """Work out what a graph becomes with either sign of a pair, or none.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.
    u, v : str
        Two nodes, with or without an edge.

    Returns
    -------
    Outlook
        The frustration index and the pair's triads in each case.

    Raises
    ------
    AnalysisError
        If a proof or the list of optimal partitions takes too long.

    Examples
    --------
    A common friend brings two enemies together: the index falls from 1 to 0.

    >>> G = nx.Graph([("a", "b", {"sign": -1}), ("a", "m", {"sign": 1}), ("b", "m", {"sign": 1})])
    >>> found = outlook(G, "a", "b")
    >>> found.index_with(-1), found.index_with(1), found.unbalanced_with(1)
    (1, 0, 0)
    """
    rest = nx.Graph(G)
    rest.remove_edges_from([(u, v)])
    common = [
        rest.edges[u, w]["sign"] * rest.edges[v, w]["sign"] for w in nx.common_neighbors(rest, u, v)
    ]
    index = len(frustrated_edges(rest, optima(rest).drawn))
    return Outlook(index, leaning(rest, u, v), common.count(1), common.count(-1))


def leaning(G: nx.Graph, u: str, v: str) -> int:
    """Say whether a graph without an edge between two nodes puts them in one camp.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1; none joins the two.
    u, v : str
        Two nodes.

    Returns
    -------
    int
        1 if every optimal partition has them together, -1 if every one has them apart, else 0.

    Raises
    ------
    AnalysisError
        If a proof or the list of optimal partitions takes too long.

    Examples
    --------
    >>> leaning(nx.Graph([("a", "b", {"sign": -1}), ("b", "c", {"sign": -1})]), "a", "c")
    1
    """
    share = optima(G).stand_together(u, v)
    return 0 if share is None else int(share == 1) - int(share == 0)
