"""Who stands between others: brokerage roles, constraint, and what two nodes have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import networkx as nx
import numpy as np

from analysis.errors import AnalysisError
from analysis.measures._signed import Edge, Node, ordered, signed_edges, signs

ENDS = ("unfriendly", "hostile", "untied")


class Roles(NamedTuple):
    """In how many open triads a node brokers, by where it and the two ends belong.

    Parameters
    ----------
    coordinator : int
        All three in one group.
    itinerant : int
        Both ends in one group, the broker in another (also called consultant).
    gatekeeper : int
        The broker in the group of one end, the other end in another (with directed ties:
        gatekeeper inwards, representative outwards).
    liaison : int
        All three in different groups.
    """

    coordinator: int
    itinerant: int
    gatekeeper: int
    liaison: int

    @property
    def total(self) -> int:
        """Open triads in which the node brokers."""
        return sum(self)


class Common(NamedTuple):
    """What two nodes have in common.

    Parameters
    ----------
    friends : int
        Nodes that are friends of both.
    foes : int
        Nodes that are foes of both.
    mixed : int
        Nodes that are a friend of one and a foe of the other.
    """

    friends: int
    foes: int
    mixed: int


def brokerage_roles(
    G: nx.Graph, partition: Mapping[Node, int], ends: str = "unfriendly"
) -> dict[Node, Roles]:
    """Count the open triads that each node brokers, by Gould and Fernandez's roles.

    A node brokers between two friends that are not friends of each other. Ties have no direction,
    so each pair of friends counts once, and gatekeeper and representative are one role. Software
    for directed ties, given each tie both ways, counts the other three roles twice, and this one
    once as either.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    partition : mapping of node to int
        Group of each node.
    ends : str
        Which two friends of a node leave a triad open: `unfriendly`, those without a positive tie,
        be there a negative one or none (Gould and Fernandez's count on the graph of positive ties);
        `hostile`, those with a negative tie; `untied`, those without any tie. The last two add up
        to the first.

    Returns
    -------
    dict of node to Roles
        By node, sorted; 0 or more, higher = more to broker. A node with fewer than two friends has
        zeros. In a balanced graph no open triad has hostile ends.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a node has no group, or `ends` is not allowed.

    References
    ----------
    .. [1] Gould, R. V. and Fernandez, R. M. (1989). Structures of mediation: a formal approach to
       brokerage in transaction networks. Sociological Methodology 19, 89-126.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": 1})])
    >>> brokerage_roles(G, {"a": 0, "b": 1, "c": 2})["b"]
    Roles(coordinator=0, itinerant=0, gatekeeper=0, liaison=1)
    """
    if ends not in ENDS:
        raise AnalysisError(f"ends is {ends!r}; choose one of {', '.join(ENDS)}.")
    homeless = [node for node in ordered(G) if node not in partition]
    if homeless:
        raise AnalysisError(
            f"The partition gives no group to {homeless[0]!r}; every node needs one."
        )
    edges = signs(G)
    friends: dict[Node, list[Node]] = {node: [] for node in ordered(G)}
    for (u, v), sign in edges.items():
        if sign > 0:
            friends[u].append(v)
            friends[v].append(u)
    allowed = {"unfriendly": (None, -1), "hostile": (-1,), "untied": (None,)}[ends]
    roles: dict[Node, Roles] = {}
    for broker, around in friends.items():
        pairs = (pair for pair in combinations(ordered(around), 2) if edges.get(pair) in allowed)
        found = Counter(_role(partition[u], partition[broker], partition[v]) for u, v in pairs)
        roles[broker] = Roles(*(found[role] for role in Roles._fields))
    return roles


def _role(first: int, broker: int, second: int) -> str:
    if first == second:
        return "coordinator" if broker == first else "itinerant"
    return "gatekeeper" if broker in (first, second) else "liaison"


def constraint(G: nx.Graph, weight: str | None = None) -> dict[Node, float]:
    r"""Give Burt's constraint: how far a node's friends are tied to each other rather than apart.

    .. math:: c_u = \sum_{v: p_{uv} > 0} \Big(p_{uv} + \sum_{q \ne u, v} p_{uq} p_{qv}\Big)^2

    with p the share of u's positive ties that goes to v. The sum is over friends; software that
    adds friends of friends as well gives more. Negative ties count as none.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    weight : str, optional
        Edge attribute with a finite number above 0; by default every edge weighs 1.

    Returns
    -------
    dict of node to float
        By node, sorted; above 0, lower = more structural holes to broker. 1/k for a node with k
        friends none of whom are friends of each other, so in any graph without triangles; 9/8 in a
        triangle of friends; NaN without friends, so in an empty graph and among mutual foes.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph or a weight is not above 0.

    References
    ----------
    .. [1] Burt, R. S. (1992). Structural Holes. Harvard University Press.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": 1}), ("c", "d", {"sign": -1})])
    >>> constraint(G)
    {'a': 1.0, 'b': 0.5, 'c': 1.0, 'd': nan}
    """
    edges = signed_edges(G, weight)
    friends = nx.Graph()
    friends.add_nodes_from(edges.nodes)
    kept = edges.sign > 0
    ends = zip(edges.first[kept].tolist(), edges.second[kept].tolist(), strict=True)
    for (u, v), tie in zip(ends, edges.weight[kept].tolist(), strict=True):
        friends.add_edge(edges.nodes[u], edges.nodes[v], weight=tie)
    found = nx.constraint(friends, weight="weight") if edges.nodes else {}
    return {node: float(found[node]) for node in edges.nodes}


def common_ties(G: nx.Graph) -> dict[Edge, Common]:
    """Count the friends and foes that each two nodes have in common.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    dict of (node, node) to Common
        Every pair of nodes once, tied or not, sorted; counts are 0 or more. In a balanced graph two
        nodes of a camp have no mixed ones and two of different camps only mixed ones, and so in an
        antibalanced graph. In a graph without triangles tied nodes have nothing in common, and in
        one without edges no two have.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1})])
    >>> common_ties(G)["a", "c"]
    Common(friends=0, foes=0, mixed=1)
    """
    edges = signed_edges(G)
    signed = edges.adjacency().toarray()
    liked, hated = (signed > 0).astype(float), (signed < 0).astype(float)  # floats multiply fast
    mixed = liked @ hated
    counts = np.stack([liked @ liked, hated @ hated, mixed + mixed.T], axis=-1).astype(np.int64)
    first, second = np.triu_indices(len(edges.nodes), 1)
    pairs = combinations(edges.nodes, 2)
    return {
        pair: Common(*row) for pair, row in zip(pairs, counts[first, second].tolist(), strict=True)
    }
