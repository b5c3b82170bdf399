"""How balanced the triads are that a node, or an edge, is part of."""

from __future__ import annotations

from math import nan

import networkx as nx
import numpy as np
import pandas as pd

from analysis.measures._signed import Integers, SignedEdges, signed_edges
from analysis.measures._triangles import triangle_blocks


def node_balance(G: nx.Graph) -> pd.DataFrame:
    """Give the share of each node's triads that are balanced.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    pandas.DataFrame
        One row a node, sorted: `actor`, `triads` and `balanced` (how many it is part of),
        `balance`, their ratio, 0 to 1 (1 = all balanced; NaN without a triad). In a balanced graph
        all are 1 and in one whose reversal is balanced 0, where there are triads. No rows for the
        graph without nodes. Time is m sqrt(2m) at most.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph.

    Notes
    -----
    Harary's local balance asks all cycles through a node to be positive; this is its share among
    the shortest of them.

    References
    ----------
    .. [1] Harary, F. (1955). On local balance and N-balance in signed graphs. Michigan
       Mathematical Journal 3, 37-41.

    Examples
    --------
    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> G.add_node("d")
    >>> print(node_balance(G).to_string(index=False))
    actor  triads  balanced  balance
        0       1         0      0.0
        1       1         0      0.0
        2       1         0      0.0
        d       0         0      NaN
    """
    edges = signed_edges(G)
    columns = {"actor": edges.nodes}
    by_edge = _local(edges)
    ends = np.concatenate((edges.first, edges.second))
    # A triad at a node lies on two of its edges.
    by_node = [np.bincount(ends, np.tile(c, 2), len(edges.nodes)) // 2 for c in by_edge]
    return _shares(pd.DataFrame(columns), *(counts.astype(np.int64) for counts in by_node))


def edge_balance(G: nx.Graph) -> pd.DataFrame:
    """Give the share of each edge's triads that are balanced.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    pandas.DataFrame
        One row an edge, sorted: `source`, `target`, `sign`, `triads` and `balanced` (how many it
        is part of), `balance`, their ratio, 0 to 1 (1 = all balanced; NaN without a triad). In a
        balanced graph all are 1 and in one whose reversal is balanced 0, where there are triads. No
        rows for a graph without edges. Time is m sqrt(2m) at most.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("a", "c", {"sign": 1}), ("b", "c", {"sign": -1})])
    >>> print(edge_balance(G).to_string(index=False))
    source target  sign  triads  balanced  balance
         a      b     1       1         0      0.0
         a      c     1       1         0      0.0
         b      c    -1       1         0      0.0
    """
    edges = signed_edges(G)
    columns = {
        "source": [edges.nodes[i] for i in edges.first.tolist()],
        "target": [edges.nodes[j] for j in edges.second.tolist()],
        "sign": edges.sign,
    }
    return _shares(pd.DataFrame(columns), *_local(edges))


def _local(edges: SignedEdges) -> tuple[Integers, Integers]:
    """Count the triads of each edge, and those balanced."""
    found = np.zeros(len(edges.sign), dtype=np.int64)
    balanced = np.zeros(len(edges.sign), dtype=np.int64)
    for triangles in triangle_blocks(edges):
        positive = edges.sign[triangles].prod(axis=0) > 0
        found += np.bincount(triangles.ravel(), minlength=len(found))
        balanced += np.bincount(triangles[:, positive].ravel(), minlength=len(found))
    return found, balanced


def _shares(table: pd.DataFrame, found: Integers, balanced: Integers) -> pd.DataFrame:
    share = np.divide(balanced, found, out=np.full(len(found), nan), where=found > 0)
    return table.assign(triads=found, balanced=balanced, balance=share)
