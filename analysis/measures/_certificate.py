"""What proves a frustration index, and the check of it by counting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures._arrays import Camps, Signs, Weights, weights
from analysis.measures._blocks import blocks
from analysis.measures._cycles import Cycle
from analysis.measures._exact import Block, no_better
from analysis.measures._search import SEARCH_LIMIT
from analysis.measures._signed import Edge, Node, ordered, refuse_negative, signs


@dataclass(frozen=True)
class Certificate:
    """What proves a frustration index; `verify` checks it against the graph.

    Parameters
    ----------
    partition : dict of node to int
        Camp (0 or 1) of each node; the weight at odds with it is the upper bound.
    blocks : tuple of Block
        For each maximal subgraph without cut nodes, its lower bound and what proves it. The blocks
        share no edge, so their bounds add up.
    """

    partition: Camps
    blocks: tuple[Block, ...]

    @property
    def cycles(self) -> tuple[Cycle, ...]:
        """Negative cycles that overfill no edge: without weights, no two share one.

        Each frustrates at least one edge in every partition.
        """
        return tuple(cycle for block in self.blocks for cycle in block.cycles.cycles)


def verify(
    G: nx.Graph,
    certificate: Certificate,
    search_limit: int = SEARCH_LIMIT,
    weight: str | None = None,
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
    weight : str, optional
        Edge attribute that was used as weight.

    Returns
    -------
    tuple of int
        Lower and upper bound of the frustration index as far as they could be confirmed; a bound
        that rests on the solver alone counts only what the block's cycles prove.

    Raises
    ------
    AnalysisError
        If the certificate is not one of this graph, or parts it into more than two camps, or the
        limit is below zero.

    Examples
    --------
    >>> from analysis.measures.frustration import frustration_index
    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> verify(G, frustration_index(G).certificate)
    (1, 1)
    """
    refuse_negative(search_limit=search_limit)
    if certificate.partition.keys() != set(G):
        raise AnalysisError("The certificate does not fit the graph: its nodes differ.")
    if not set(certificate.partition.values()) <= {0, 1}:
        raise AnalysisError("The certificate has camps other than 0 and 1, so it bounds no index.")
    proofs = {frozenset(block.nodes): block for block in certificate.blocks}
    lower = 0
    for part, weighed in blocks(G, weight):
        block = proofs.get(frozenset(node for edge in part for node in edge))
        lower += _confirmed(part, weighed, block, search_limit) if block else 0
    odds = frustrated_edges(G, certificate.partition)
    return lower, sum(weights(G, odds, weight).values())


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
    return tuple(
        (u, v) for (u, v), sign in signs(G).items() if (partition[u] == partition[v]) != (sign > 0)
    )


def _confirmed(edges: Signs, weighed: Weights, block: Block, search_limit: int) -> int:
    """Count what the block's cycles prove, or its search when done again."""
    packings = (block.cycles, block.packing)
    if not all(packing.fits(edges) for packing in packings):
        raise AnalysisError("The certificate does not fit the graph: its cycles differ.")
    packing = max(packings, key=lambda known: known.bound(weighed))
    if block.proof == "search" and no_better(edges, weighed, packing, block.lower, search_limit):
        return block.lower
    return packing.bound(weighed)
