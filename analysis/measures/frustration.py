"""How far a signed graph is from balance, and which two camps come closest.

The frustration index (line index of balance) is the least number of edges whose removal leaves a
balanced graph: the least number at odds with a partition into two camps (Harary 1959).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures import _exact
from analysis.measures._cycles import Cycle, Signs, is_packing
from analysis.measures._exact import Block, Camps
from analysis.measures._optima import (
    ComponentOptima,
    Partitions,
    always_frustrated,
    optimal_partitions,
)
from analysis.measures._range import FrustrationRange, frustration_range
from analysis.measures._search import SEARCH_LIMIT, BudgetError, Search
from analysis.measures._signed import Edge, Node, ordered, refuse_negative, signs

__all__ = [
    "Certificate",
    "ComponentOptima",
    "Frustration",
    "FrustrationRange",
    "Partitions",
    "always_frustrated",
    "frustrated_edges",
    "frustration_index",
    "frustration_range",
    "optimal_partitions",
    "verify",
]


@dataclass(frozen=True)
class Certificate:
    """What proves a frustration index; `verify` checks it against the graph.

    Parameters
    ----------
    partition : dict of node to int
        Camp (0 or 1) of each node; as many edges are at odds with it as the upper bound says.
    blocks : tuple of Block
        For each maximal subgraph without cut nodes, its lower bound and what proves it. The blocks
        share no edge, so their bounds add up.
    """

    partition: Camps
    blocks: tuple[Block, ...]

    @property
    def cycles(self) -> tuple[Cycle, ...]:
        """Edge-disjoint negative cycles; each frustrates at least one edge in every partition."""
        return tuple(cycle for block in self.blocks for cycle in block.cycles)


@dataclass(frozen=True)
class Frustration:
    """Frustration index of a graph, or an interval that holds it.

    Parameters
    ----------
    lower, upper : int
        Proven bounds, in edges.
    certificate : Certificate
        What proves them.
    """

    lower: int
    upper: int
    certificate: Certificate

    @property
    def value(self) -> int:
        """The index, in edges (0 = balanced); only the upper bound unless `optimal`."""
        return self.upper

    @property
    def optimal(self) -> bool:
        """Whether the value is proven: lower bound = upper bound."""
        return self.lower == self.upper


def frustration_index(
    G: nx.Graph, time_limit: float = 60.0, search_limit: int = SEARCH_LIMIT
) -> Frustration:
    r"""Find the least number of edges at odds with a partition into two camps.

    .. math:: L(G) = \min_{s: V \to \{-1, 1\}} |\{uv \in E : \sigma_{uv} s_u s_v = -1\}|

    Each block (maximal subgraph without cut nodes) is solved on its own: edge-disjoint negative
    cycles bound the index from below and a partition from above; where they do not meet, an integer
    program is solved and its value confirmed by a search in integers.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    time_limit : float
        Seconds the integer program may take for a block.
    search_limit : int
        Branches the confirming search may visit for a block.

    Returns
    -------
    Frustration
        The value with its certificate, or an interval with `optimal` False if a limit was hit.
        0 for a graph without edges.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, or a limit is below zero.

    References
    ----------
    .. [1] Harary, F. (1959). On the measurement of structural balance. Behavioral Science 4,
       316-323.
    .. [2] Aref, S., Mason, A. J. and Wilson, M. C. (2020). A modeling and computational study of
       the frustration index in signed networks. Networks 75, 95-110.

    Examples
    --------
    Three mutual enemies cannot be parted into two camps without one edge at odds:

    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> frustration = frustration_index(G)
    >>> frustration.value, frustration.optimal, frustration.certificate.cycles
    (1, True, ((0, 1, 2),))
    """
    refuse_negative(time_limit=time_limit, search_limit=search_limit)
    blocks = tuple(_exact.solve_block(b, time_limit, search_limit) for b in _blocks(G))
    certificate = Certificate(_joined(G, blocks), blocks)
    return Frustration(sum(b.lower for b in blocks), sum(b.upper for b in blocks), certificate)


def verify(
    G: nx.Graph, certificate: Certificate, search_limit: int = SEARCH_LIMIT
) -> tuple[int, int]:
    """Check a certificate against its graph, by counting alone.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    certificate : Certificate
        Of `frustration_index`.
    search_limit : int
        Branches the search may visit for a block whose proof is a search.

    Returns
    -------
    tuple of int
        Lower and upper bound of the frustration index as far as they could be confirmed; a bound
        that rests on the solver alone counts only the block's cycles.

    Raises
    ------
    AnalysisError
        If the certificate is not one of this graph.

    Examples
    --------
    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> verify(G, frustration_index(G).certificate)
    (1, 1)
    """
    edges = signs(G)
    if certificate.partition.keys() != set(G) or not is_packing(edges, certificate.cycles):
        raise AnalysisError("The certificate does not fit the graph: its nodes or cycles differ.")
    lower = 0
    for part in _blocks(G):
        nodes = {node for edge in part for node in edge}
        found = [b for b in certificate.blocks if set(b.nodes) == nodes]
        lower += max((_confirmed(part, block, search_limit) for block in found), default=0)
    return lower, len(_exact.frustrated(edges, certificate.partition))


def frustrated_edges(G: nx.Graph, partition: Mapping[Node, int]) -> tuple[Edge, ...]:
    """List the edges at odds with a partition.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    partition : mapping of node to int
        Camp of each node.

    Returns
    -------
    tuple of (node, node)
        Negative edges within a camp and positive edges between camps, sorted.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, or a node has no camp.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1})])
    >>> frustrated_edges(G, {"a": 0, "b": 1, "c": 0})
    (('a', 'b'),)
    """
    homeless = [node for node in ordered(G) if node not in partition]
    if homeless:
        raise AnalysisError(
            f"The partition gives no camp to {homeless[0]!r}; every node needs one."
        )
    return _exact.frustrated(signs(G), partition)


def _blocks(G: nx.Graph) -> list[Signs]:
    """Part the edges into blocks, in the order of their first edge."""
    edges = signs(G)
    position = {edge: place for place, edge in enumerate(edges)}
    parts = []
    for block in nx.biconnected_component_edges(G):
        inside = sorted((e if e in position else e[::-1] for e in block), key=position.__getitem__)
        parts.append({edge: edges[edge] for edge in inside})
    return sorted(parts, key=lambda part: position[next(iter(part))])


def _joined(G: nx.Graph, blocks: Iterable[Block]) -> Camps:
    """Join the partitions of the blocks where they share a node; first nodes are in camp 0."""
    relation = nx.Graph()
    relation.add_nodes_from(G)
    for block in blocks:
        first = block.nodes[0]
        for node in block.nodes[1:]:
            relation.add_edge(first, node, apart=block.camps[first] != block.camps[node])
    camps: Camps = {}
    for node in ordered(G):
        if node not in camps:
            camps[node] = 0
            for u, v in nx.bfs_edges(relation, node):
                camps[v] = camps[u] ^ relation.edges[u, v]["apart"]
    return {node: int(camps[node]) for node in ordered(G)}


def _confirmed(edges: Signs, block: Block, search_limit: int) -> int:
    """Count what the block's cycles prove, or its search when done again."""
    inside = [c for c in block.cycles if set(c) <= set(block.nodes)]
    if block.proof == "search":
        try:
            return Search(block.nodes, edges, search_limit).minimum()
        except BudgetError:
            return len(inside)
    return len(inside)
