"""Who is well placed in a signed graph: degrees, PN index, signed eigenvector centrality.

All speak of friends and foes as they are tied, not of who is right, strong or liked: a node whose
foes are many but cut off may stand as high as one with a few friends.
"""

from __future__ import annotations

from math import nan

import networkx as nx
import numpy as np
import pandas as pd

from analysis.errors import AnalysisError
from analysis.measures._signed import Floats, Node, ordered, signed_edges, signs

_TIED = 1e-9  # eigenvalues, and entries, nearer to each other than this share are equal


def signed_degrees(G: nx.Graph) -> pd.DataFrame:
    """Count each actor's positive and negative edges.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    pandas.DataFrame
        One row an actor, sorted by actor: `actor`, `positive`, `negative`, `net` (positive minus
        negative). Isolates have zeros.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("a", "c", {"sign": -1})])
    >>> G.add_node("d")
    >>> print(signed_degrees(G).to_string(index=False))
    actor  positive  negative  net
        a         1         1    0
        b         1         0    1
        c         0         1   -1
        d         0         0    0
    """
    degrees = {node: [0, 0] for node in ordered(G)}
    for edge, sign in signs(G).items():
        for node in edge:
            degrees[node][sign < 0] += 1
    rows = [(node, plus, minus, plus - minus) for node, (plus, minus) in degrees.items()]
    return pd.DataFrame(rows, columns=["actor", "positive", "negative", "net"])


def pn_index(G: nx.Graph) -> dict[Node, float]:
    r"""Give the PN index: friends of the well placed stand high, their foes low.

    .. math:: x = \left(I - \frac{1}{2n - 2} (P - 2N)\right)^{-1} 1

    P and N are the adjacency matrices of positive and negative ties. A negative tie weighs twice a
    positive one, so that n - 1 foes outweigh n - 1 friends.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    dict of node to float
        By node, sorted; -1 to 2, higher = better placed. 2 for each of a complete graph of friends
        and 1/2 for each of three or more mutual foes, whatever their number; 1 for an isolated
        node, and so for every node of a graph without edges. Balance and antibalance fix no value.
        NaN where the inverse does not exist: one node alone, or two nodes that are foes.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph.

    References
    ----------
    .. [1] Everett, M. G. and Borgatti, S. P. (2014). Networks containing negative ties. Social
       Networks 38, 111-120.

    Examples
    --------
    The foe of all, where all others are friends, has the lowest index there is:

    >>> G = nx.complete_graph(4)
    >>> nx.set_edge_attributes(G, {(u, v): -1 if u == 0 else 1 for u, v in G.edges}, "sign")
    >>> {node: round(value, 3) for node, value in pn_index(G).items()}
    {0: -1.0, 1: 2.0, 2: 2.0, 3: 2.0}
    """
    edges = signed_edges(G)
    n = len(edges.nodes)
    if n < 2 or (n == 2 and -1 in edges.sign):
        return dict.fromkeys(edges.nodes, nan)
    signed = edges.adjacency().toarray()
    ties = np.where(signed < 0, -2, signed)
    found = np.linalg.solve(np.eye(n) - ties / (2 * n - 2), np.ones(n))
    return dict(zip(edges.nodes, found.tolist(), strict=True))


def signed_eigenvector_centrality(G: nx.Graph, weight: str | None = None) -> dict[Node, float]:
    r"""Give the eigenvector centrality: each value is in proportion to friends' less foes' values.

    .. math:: \lambda x_u = \sum_v w_{uv} \sigma_{uv} x_v

    where lambda is the eigenvalue largest in absolute value, if it is positive and no other one is
    as large.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    weight : str, optional
        Edge attribute with a finite number above 0; by default every edge weighs 1.

    Returns
    -------
    dict of node to float
        By node, sorted; -1 to 1. The absolute value is how central a node is (the greatest is 1),
        the sign which side it is on: the first of the most central nodes is on the positive one.
        In a balanced graph the signs are the camps, and absolute values those of the graph with all
        ties positive. Nodes outside the component of the eigenvalue have 0.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph or a weight is not above 0; or if there is no such
        eigenvalue: in a graph without edges, in any bipartite graph (eigenvalues come in pairs of
        both signs), in an antibalanced one (a negative eigenvalue is largest in absolute value),
        and wherever two eigenvalues tie.

    References
    ----------
    .. [1] Bonacich, P. and Lloyd, P. (2004). Calculating status with negative relations. Social
       Networks 26, 331-338.

    Examples
    --------
    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, {(0, 1): 1, (0, 2): -1, (1, 2): -1}, "sign")
    >>> {node: round(value, 3) for node, value in signed_eigenvector_centrality(G).items()}
    {0: 1.0, 1: 1.0, 2: -1.0}
    """
    edges = signed_edges(G, weight)
    if not len(edges.sign):
        raise AnalysisError(
            "The graph has no edges, so no eigenvector centrality; give one with ties."
        )
    values, vectors = np.linalg.eigh(edges.adjacency().toarray())
    _refuse_no_dominant(values)
    vector = vectors[:, -1]
    size = np.abs(vector)
    first = int(np.argmax(size >= (1 - _TIED) * size.max()))
    return dict(zip(edges.nodes, (vector / vector[first]).tolist(), strict=True))


def _refuse_no_dominant(values: Floats) -> None:
    """Refuse eigenvalues, ascending, of which the last is not the largest in absolute value."""
    greatest, next_, least = values[-1], values[-2], values[0]
    other = "use pn_index or signed_degrees"
    if -least > greatest * (1 + _TIED):
        raise AnalysisError(
            f"The eigenvalue largest in absolute value is negative ({least:.6g}; the largest"
            f" positive one is {greatest:.6g}), so eigenvector centrality is not defined; {other}."
        )
    if max(next_, -least) >= greatest * (1 - _TIED):
        raise AnalysisError(
            f"The largest eigenvalue {greatest:.6g} is tied with another one or its negative, so"
            f" eigenvector centrality is not unique; take one component, or {other}."
        )
