"""Correlation clustering block by block: a search in integers, else an integer program.

A clustering of each block (maximal subgraph without cut nodes) gives one of the whole: clusters of
two blocks are named alike where they share a node, which misplaces no tie more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import networkx as nx

from analysis.measures._clusterings import components
from analysis.measures._clusters import (
    BudgetError,
    ClusterSearch,
    Labels,
    Ties,
    misplaced,
    numbered,
)
from analysis.measures._covering import Covering
from analysis.measures._moves import good_clustering, merged, moved
from analysis.measures._signed import Node, ordered


@dataclass(frozen=True)
class ClusterBlock:
    """What is proven about one block.

    Parameters
    ----------
    lower, upper : int
        Bounds of the least weight that is misplaced.
    proof : str
        What proves the lower bound: `search` or `solver`.
    labels : dict of node to int
        A clustering that misplaces `upper`.
    """

    lower: int
    upper: int
    proof: str
    labels: Labels


def parted(ties: Ties, most: int | None = None) -> list[Ties]:
    """Part the ties of a graph into blocks.

    Parameters
    ----------
    ties : mapping of (node, node) to int
        Edges with their sign times their weight.
    most : int, optional
        Most clusters; by default any number. Then negative ties whose ends no path of positive ones
        joins are left out first: they never need be misplaced.

    Returns
    -------
    list of mapping of (node, node) to int
        The ties of each block, in the order of their first edge.

    Examples
    --------
    >>> parted({(0, 1): 1, (1, 2): -1})
    [{(0, 1): 1}]
    >>> parted({(0, 1): 1, (1, 2): -1}, most=2)
    [{(0, 1): 1}, {(1, 2): -1}]
    """
    friends = nx.Graph(edge for edge, tie in ties.items() if tie > 0 or most is not None)
    paths = enumerate(nx.connected_components(friends))
    home = {node: place for place, part in paths for node in part}
    graph = nx.Graph((u, v) for u, v in ties if u in home and home[u] == home.get(v))
    position = {edge: place for place, edge in enumerate(ties)}
    parts = []
    for block in nx.biconnected_component_edges(graph):
        inside = sorted((e if e in position else e[::-1] for e in block), key=position.__getitem__)
        parts.append({edge: ties[edge] for edge in inside})
    return sorted(parts, key=lambda part: position[next(iter(part))])


def solve_block(ties: Ties, most: int | None, time_limit: float, search_limit: int) -> ClusterBlock:
    """Find the least weight that any clustering of a block misplaces.

    Parameters
    ----------
    ties : mapping of (node, node) to int
        Edges with their sign times their weight.
    most : int or None
        Most clusters.
    time_limit : float
        Seconds the integer program may take.
    search_limit : int
        Branches the search may visit.

    Returns
    -------
    ClusterBlock
        Bounds, a clustering and what proves them.

    Examples
    --------
    >>> solve_block({("a", "b"): 1, ("a", "c"): 1, ("b", "c"): -1}, None, 60, 1000).upper
    1
    """
    nodes = ordered({node for edge in ties for node in edge})
    lower = 0
    if len(nodes) ** 2 <= search_limit:  # else the search would not get far with its big matrix
        search = ClusterSearch(nodes, ties, search_limit, most)
        try:
            labels = search.solve()
            return ClusterBlock(search.bound, misplaced(ties, labels), "search", labels)
        except BudgetError:
            lower = search.bound
    bound, labels = _programmed(nodes, ties, most, time_limit)
    upper = misplaced(ties, labels)
    return ClusterBlock(min(max(lower, bound), upper), upper, "solver", labels)


def joined(G: nx.Graph, parts: Sequence[Labels], most: int | None) -> Labels:
    """Join clusterings of blocks.

    Parameters
    ----------
    G : networkx.Graph
        The graph.
    parts : sequence of dict of node to int
        A clustering of each block.
    most : int or None
        Most clusters.

    Returns
    -------
    dict of node to int
        A clustering of the graph, numbered by first nodes: throughout if `most` is None, so that
        components are apart, otherwise anew in each component.

    Examples
    --------
    >>> joined(nx.path_graph(3), [{0: 0, 1: 1}, {1: 0, 2: 1}], most=2)
    {0: 0, 1: 1, 2: 0}
    """
    labels: Labels = {}
    fresh = count()
    for part, node in _outward(G, parts):
        if node not in labels:
            labels[node] = next(fresh) if most is None else 0
        names = {part.get(node, 0): labels[node]}
        others = fresh if most is None else (c for c in range(most) if c != labels[node])
        for other, cluster in part.items():
            if cluster not in names:
                names[cluster] = next(others)
            labels[other] = names[cluster]
    if most is None:
        return numbered(ordered(G), labels)
    own = (numbered(list(component), labels) for component in components(G))
    anew = {node: label for component in own for node, label in component.items()}
    return {node: anew[node] for node in ordered(G)}


def _outward(G: nx.Graph, parts: Sequence[Labels]) -> Iterator[tuple[Labels, Node]]:
    """Go from first nodes outwards to the blocks, with the node of each that was met before."""
    at: dict[Node, list[int]] = {node: [] for node in G}
    for place, part in enumerate(parts):
        for node in part:
            at[node].append(place)
    met: set[int] = set()
    for root in ordered(G):
        queue = [root]
        yield {}, root
        for node in queue:
            for place in at[node]:
                if place not in met:
                    met.add(place)
                    yield parts[place], node
                    queue += [other for other in parts[place] if other != node]


def _programmed(
    nodes: Sequence[Node], ties: Ties, most: int | None, time_limit: float
) -> tuple[int, Labels]:
    """Solve for any number of clusters; if those are too many, merge them, or solve again."""
    program = Covering(nodes, ties, time_limit)
    free = program.solve(good_clustering(nodes, ties))
    if most is None:
        return program.bound, free
    fewer = moved(nodes, ties, merged(ties, free, most), most)
    start = good_clustering(nodes, ties, most)
    labels = min(start, fewer, key=lambda each: misplaced(ties, each))
    if program.bound < misplaced(ties, labels):
        labels = program.solve_bounded(labels, most)
    return program.bound, labels
