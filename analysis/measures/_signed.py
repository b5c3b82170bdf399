"""What every measure asks of a graph: undirected, simple, and a sign of +1 or -1 on each edge."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import networkx as nx

from analysis.errors import AnalysisError

Node = Hashable
Edge = tuple[Node, Node]


def ordered(nodes: Iterable[Node]) -> list[Node]:
    """Sort nodes; nodes that cannot be compared are sorted by type name and text.

    Parameters
    ----------
    nodes : iterable of hashable
        Nodes of a graph.

    Returns
    -------
    list of hashable
        The nodes in an order that does not depend on the order given.

    Examples
    --------
    >>> ordered(["b", "a"])
    ['a', 'b']
    """
    listed = list(nodes)
    try:
        return sorted(listed)  # type: ignore[type-var]
    except TypeError:
        return sorted(listed, key=lambda node: (type(node).__name__, repr(node)))


def signs(G: nx.Graph) -> dict[Edge, int]:
    """Check a signed graph and list its edges.

    Parameters
    ----------
    G : networkx.Graph
        Undirected graph without self-loops; each edge has `sign` +1 or -1.

    Returns
    -------
    dict
        `(u, v) -> sign`, u before v, in sorted order.

    Raises
    ------
    AnalysisError
        If the graph is directed, a multigraph, has a self-loop, or an edge without a sign.

    Examples
    --------
    >>> signs(nx.Graph([("b", "a", {"sign": -1})]))
    {('a', 'b'): -1}
    """
    if G.is_directed() or G.is_multigraph():
        raise AnalysisError(
            f"A {type(G).__name__} was given; signed measures take an undirected networkx.Graph"
            " with at most one edge a pair. Decide one sign for each pair first."
        )
    place = {node: position for position, node in enumerate(ordered(G))}
    found: dict[Edge, int] = {}
    for u, v, data in G.edges(data=True):
        found[(u, v) if place[u] < place[v] else (v, u)] = _sign(u, v, data)
    return dict(sorted(found.items(), key=lambda item: (place[item[0][0]], place[item[0][1]])))


def refuse_negative(**limits: float) -> None:
    """Refuse limits below zero.

    Parameters
    ----------
    **limits : float
        Limits by the name of their parameter.

    Raises
    ------
    AnalysisError
        If one is below zero.
    """
    for name, value in limits.items():
        if value < 0:
            raise AnalysisError(f"{name} is {value}; give 0 or more.")


def _sign(u: Node, v: Node, data: dict[str, object]) -> int:
    if u == v:
        raise AnalysisError(f"{u!r} has an edge to itself; remove self-loops from the graph.")
    if "sign" not in data:
        raise AnalysisError(
            f"Edge {u!r}-{v!r} has no `sign`; set it to +1 or -1, or drop the edge."
        )
    sign = data["sign"]
    if sign == 1:
        return 1
    if sign == -1:
        return -1
    raise AnalysisError(
        f"Edge {u!r}-{v!r} has sign {sign!r}; +1 and -1 are allowed. Drop undecided edges first."
    )
