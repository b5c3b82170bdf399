"""One signed edge a pair from signed arcs: how a directed graph becomes one that can be measured.

The rule matters: it changes how many edges there are and how many are frustrated, so a value for a
collapsed graph is comparable only with values under the same rule.
"""

from __future__ import annotations

from typing import Literal

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures._signed import Node, ordered, signed_edges

Opposed = Literal["drop", "negative", "positive"]
_SIGNS = {"drop": 0, "negative": -1, "positive": 1}


def collapsed(D: nx.DiGraph, opposed: Opposed = "drop", mutual: bool = False) -> nx.Graph:
    """Collapse signed arcs to one signed edge a pair.

    Parameters
    ----------
    D : networkx.DiGraph
        No self-loops; each arc has `sign` +1 or -1.
    opposed : {"drop", "negative", "positive"}
        What becomes of a pair whose two arcs have opposite signs: no edge, or one of that sign.
    mutual : bool
        Whether a pair needs arcs both ways; by default one arc is enough.

    Returns
    -------
    networkx.Graph
        All nodes, sorted, and edges with `sign`; other attributes are left behind.

    Raises
    ------
    AnalysisError
        If the graph is not a DiGraph of signed arcs, or the rule is not one of the three.

    Examples
    --------
    >>> D = nx.DiGraph([("a", "b", {"sign": 1}), ("b", "a", {"sign": -1})])
    >>> D.add_edge("b", "c", sign=1)
    >>> collapsed(D).edges(data="sign")
    EdgeDataView([('b', 'c', 1)])
    >>> collapsed(D, opposed="negative").edges(data="sign")
    EdgeDataView([('a', 'b', -1), ('b', 'c', 1)])
    """
    if not D.is_directed() or D.is_multigraph():
        raise AnalysisError(f"A {type(D).__name__} was given; collapsed takes a networkx.DiGraph.")
    if opposed not in list(_SIGNS):
        raise AnalysisError(f"opposed is {opposed!r}; 'drop', 'negative' or 'positive' is allowed.")
    place = {node: position for position, node in enumerate(ordered(D))}
    arcs: dict[tuple[Node, Node], list[int]] = {}
    for ahead in (True, False):
        half = nx.Graph()
        half.add_edges_from(
            (u, v, data) for u, v, data in D.edges(data=True) if (place[u] <= place[v]) == ahead
        )
        edges = signed_edges(half)
        for i, j, sign in zip(edges.first, edges.second, edges.sign.tolist(), strict=True):
            arcs.setdefault((edges.nodes[i], edges.nodes[j]), []).append(sign)
    G = nx.Graph()
    G.add_nodes_from(place)
    for u, v in sorted(arcs, key=lambda pair: (place[pair[0]], place[pair[1]])):
        found = arcs[u, v]
        sign = found[0] if len(set(found)) == 1 else _SIGNS[opposed]
        if sign and (len(found) == 2 or not mutual):
            G.add_edge(u, v, sign=sign)
    return G
