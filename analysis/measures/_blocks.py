"""A graph parted into blocks (maximal subgraphs without cut nodes), whose indices add up."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

import networkx as nx

from analysis.measures._arrays import Camps, Signs, Weights, weights
from analysis.measures._signed import Node, signs


def blocks(G: nx.Graph, weight: str | None) -> list[tuple[Signs, Weights]]:
    """Part a signed graph into blocks.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    weight : str or None
        Edge attribute with whole weights; None weighs every edge 1.

    Returns
    -------
    list of (dict, dict)
        Signs and weights of each block by edge, in sorted order; the blocks by their first edges.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, or a weight is no whole number above 0.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1})])
    >>> [dict(sign) for sign, weight in blocks(G, None)]
    [{('a', 'b'): 1}, {('b', 'c'): -1}]
    """
    sign = signs(G)
    weighed = weights(G, sign, weight)
    edges = list(sign)
    position = {edge: place for place, edge in enumerate(edges)}
    parts = sorted(
        sorted(position[e] if e in position else position[e[::-1]] for e in block)
        for block in nx.biconnected_component_edges(G)
    )
    inside = [[edges[place] for place in part] for part in parts]
    return [({e: sign[e] for e in part}, {e: weighed[e] for e in part}) for part in inside]


def rows(nodes: Sequence[Sequence[Node]]) -> list[list[int]]:
    """Line up the blocks of each component so that each hangs on those before it.

    Parameters
    ----------
    nodes : sequence of sequences of hashable
        Nodes of each block.

    Returns
    -------
    list of list of int
        Positions of the blocks, by component; each but the first shares one node with those before.

    Examples
    --------
    >>> rows([("a", "b"), ("c", "d"), ("b", "c"), ("x", "y")])
    [[0, 2, 1], [3]]
    """
    at: dict[Node, list[int]] = {}
    for position, members in enumerate(nodes):
        for node in members:
            at.setdefault(node, []).append(position)
    lined: list[list[int]] = []
    seen: set[int] = set()
    for first in range(len(nodes)):
        queue = deque([first] if first not in seen else [])
        seen.add(first)
        row = []
        while queue:
            row.append(queue.popleft())
            beside = {position for node in nodes[row[-1]] for position in at[node]} - seen
            seen |= beside
            queue.extend(sorted(beside))
        lined += [row] if row else []
    return lined


def joined(parts: Sequence[Mapping[Node, int]], first: Node) -> Camps:
    """Join partitions of blocks where they share a node.

    Parameters
    ----------
    parts : sequence of mappings of node to int
        Partitions of the blocks of one component, lined up as `rows` has it.
    first : hashable
        Node to be put in camp 0.

    Returns
    -------
    dict of node to int
        The camp of each node.

    Examples
    --------
    >>> joined([{"a": 1, "b": 0}, {"b": 1, "c": 1}], "a")
    {'a': 0, 'b': 1, 'c': 1}
    """
    camps: Camps = {}
    for part in parts:
        swap = next((camps[node] ^ camp for node, camp in part.items() if node in camps), 0)
        camps.update({node: camp ^ swap for node, camp in part.items()})
    return {node: camp ^ camps[first] for node, camp in camps.items()}


def smallest_choice(lists: Sequence[Sequence[Camps]], nodes: Sequence[Node]) -> Camps:
    """Choose one partition of each block so that, joined, they come first in lexicographic order.

    Node by node, camp 0 is taken unless camp 1 is forced. What is forced is found block by block:
    since blocks hang together as a tree, choices that agree at each shared node agree throughout.

    Parameters
    ----------
    lists : sequence of sequences of dict
        Partitions to choose from, for each block of one component; camps are interchangeable.
    nodes : sequence of hashable
        Nodes of the component, in order.

    Returns
    -------
    dict of node to int
        The camp of each node.

    Examples
    --------
    >>> smallest_choice([[{"a": 0, "c": 1}], [{"b": 0, "c": 0}, {"b": 1, "c": 0}]], "abc")
    {'a': 0, 'b': 0, 'c': 1}
    """
    left = [
        [{node: camp ^ swap for node, camp in camps.items()} for camps in block for swap in (0, 1)]
        for block in lists
    ]
    at: dict[Node, list[int]] = {}
    for position, block in enumerate(lists):
        for node in block[0]:
            at.setdefault(node, []).append(position)
    settled: Camps = {}
    for first in nodes:
        forced = [(first, settled.get(first, 0))]
        while forced:
            node, camp = forced.pop()
            if node in settled:
                continue
            settled[node] = camp
            for position in at[node]:
                left[position] = [camps for camps in left[position] if camps[node] == camp]
                some = left[position][0].items()
                forced += [
                    (other, only)
                    for other, only in some
                    if all(camps[other] == only for camps in left[position])
                ]
    return {node: settled[node] for node in nodes}
