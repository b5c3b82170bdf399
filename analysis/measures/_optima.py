"""All partitions into two camps that attain the frustration index, counted and listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import prod
from time import monotonic

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures._arrays import Camps, Signs, Weights
from analysis.measures._blocks import blocks, joined, rows, smallest_choice
from analysis.measures._exact import CONFIRM_LIMIT, solve_block
from analysis.measures._kernel import Kernel, kernel, peaceful
from analysis.measures._partitions import ComponentOptima, Partitions
from analysis.measures._search import SEARCH_LIMIT, BudgetError, Search
from analysis.measures._signed import Edge, Node, ordered, refuse_negative, refuse_uncounted

_SECONDS = 60.0  # for the solvers, to find the index before the optima are gone through


def optimal_partitions(
    G: nx.Graph,
    limit: int = 10_000,
    search_limit: int = SEARCH_LIMIT,
    weight: str | None = None,
) -> Partitions:
    """Find every partition into two camps that attains the frustration index.

    The optima of a component are those of its blocks (maximal subgraphs without cut nodes) in all
    combinations. Within a block the search is exhaustive and in integers, over what a packing of
    negative cycles leaves open. Camps are interchangeable within a connected component, so a
    balanced component has one optimum.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    limit : int
        Partitions to list, in a component and in all; counting goes on beyond.
    search_limit : int
        Branches to visit in a block.
    weight : str, optional
        Edge attribute that weighs edges by whole numbers above 0; by default each counts 1.

    Returns
    -------
    Partitions
        The optima with their exact count. `complete` is False if more exist than are listed, and
        `exact` if the search limit was hit while counting: then the count is a lower bound.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a limit is not 0 or more, or the search limit was hit
        before the index was proven.

    Examples
    --------
    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> optima = optimal_partitions(G)
    >>> optima.count, optima.drawn
    (3, {0: 0, 1: 0, 2: 1})
    >>> optima.stand_together(0, 1)
    Fraction(1, 3)
    """
    refuse_uncounted(limit=limit)
    refuse_negative(search_limit=search_limit)
    deadline = monotonic() + _SECONDS
    found = [_block_optima(*block, deadline, limit, search_limit) for block in blocks(G, weight)]
    place = {node: position for position, node in enumerate(ordered(G))}
    parts = [
        ComponentOptima((node,), 1, True, ({node: 0},)[:limit], {node: 0})
        for node in nx.isolates(G)
    ]
    for row in rows([tuple(block.camps) for block in found]):
        parts.append(_component([found[i] for i in row], place, limit, search_limit))
    parts.sort(key=lambda part: place[part.nodes[0]])
    whole = islice(product(*(part.partitions for part in parts)), limit)
    return Partitions(tuple(parts), tuple(_merged(chosen, place) for chosen in whole))


@dataclass(frozen=True)
class _BlockOptima:
    """Optimal partitions of one block, its camps being interchangeable.

    `camps` is one of them, `partitions` are those listed; all leave the edges `peaceful` in peace.
    """

    signs: Signs
    weights: Weights
    value: int
    camps: Camps
    peaceful: frozenset[Edge]
    count: int
    exact: bool
    partitions: tuple[Camps, ...]


def _block_optima(
    edges: Signs, weighed: Weights, deadline: float, limit: int, search_limit: int
) -> _BlockOptima:
    """Go through the optima of a block, once the search has proven their value."""
    solved = solve_block(edges, weighed, deadline, min(search_limit, CONFIRM_LIMIT))
    if not solved.upper:
        every = (solved.camps,)[:limit]
        return _BlockOptima(edges, weighed, 0, solved.camps, frozenset(edges), 1, True, every)
    merged = peaceful(weighed, solved.packing, solved.upper)
    smaller = _kernel(edges, weighed, merged)
    search, value = _proven(smaller, search_limit)
    listed: list[Camps] = []
    count, exact = 0, True
    try:
        for camps in smaller.partitions(value, search):
            count += 1
            if count <= limit:
                listed.append(camps)
    except BudgetError:
        exact = False
    return _BlockOptima(edges, weighed, value, solved.camps, merged, count, exact, tuple(listed))


def _kernel(edges: Signs, weighed: Weights, merged: frozenset[Edge]) -> Kernel:
    smaller = kernel(edges, weighed, merged)
    assert smaller is not None  # edges that an optimum leaves in peace agree
    return smaller


def _proven(smaller: Kernel, search_limit: int) -> tuple[Search, int]:
    """Prove the least weight that partitions of a kernel frustrate."""
    try:
        search = smaller.search(search_limit)
        return search, search.minimum() + smaller.base
    except BudgetError:
        raise unproven(search_limit) from None


def _component(
    row: Sequence[_BlockOptima], place: Mapping[Node, int], limit: int, search_limit: int
) -> ComponentOptima:
    """Combine the optima of the blocks of a component."""
    nodes = sorted({node for block in row for node in block.camps}, key=place.__getitem__)
    count, exact = prod(block.count for block in row), all(block.exact for block in row)
    listed = []
    for parts in islice(product(*(block.partitions for block in row)), limit):
        camps = joined(parts, nodes[0])
        listed.append({node: camps[node] for node in nodes})
    listed.sort(key=lambda camps: tuple(camps.values()))
    complete = exact and count == len(listed)
    drawn = listed[0] if complete else _smallest(row, nodes, search_limit)
    return ComponentOptima(tuple(nodes), count, exact, tuple(listed), drawn)


def _smallest(row: Sequence[_BlockOptima], nodes: list[Node], search_limit: int) -> Camps:
    """Find the lexicographically smallest optimum of a component whose optima are not all listed.

    A node merged with others is represented by the first of them, whose camp settles theirs.
    """
    if all(block.exact and block.count == len(block.partitions) for block in row):
        return smallest_choice([block.partitions for block in row], nodes)
    edges = {edge: sign for block in row for edge, sign in block.signs.items()}
    weighed = {edge: weight for block in row for edge, weight in block.weights.items()}
    merged = frozenset(edge for block in row for edge in block.peaceful)
    smaller = _kernel(edges, weighed, merged)
    search, value = _proven(smaller, search_limit)
    camps: Camps = {}
    for node in smaller.nodes:
        search.budget = search_limit
        try:
            fits = next(search.partitions(value - smaller.base, {**camps, node: 0}), None)
        except BudgetError:
            raise unproven(search_limit) from None
        camps[node] = 0 if fits is not None else 1
    return {node: camps[smaller.member[node][0]] ^ smaller.member[node][1] for node in nodes}


def _merged(parts: Sequence[Camps], place: Mapping[Node, int]) -> Camps:
    camps = {node: camp for part in parts for node, camp in part.items()}
    return {node: camps[node] for node in place}


def unproven(search_limit: int) -> AnalysisError:
    """Word the error for a search that ended before the index was proven.

    Parameters
    ----------
    search_limit : int
        Branches that were allowed.

    Returns
    -------
    AnalysisError
        To be raised.
    """
    return AnalysisError(
        f"The frustration index was not proven within {search_limit} branches of search, so its"
        " optima are unknown; give a larger search_limit, or take bounds from frustration_index."
    )
