"""All partitions into two camps that attain the frustration index, counted and listed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product
from math import prod

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures._cycles import Signs
from analysis.measures._exact import Camps
from analysis.measures._search import SEARCH_LIMIT, BudgetError, Search
from analysis.measures._signed import Edge, Node, ordered, refuse_negative, signs


@dataclass(frozen=True)
class ComponentOptima:
    """Optimal partitions of one connected component.

    Parameters
    ----------
    nodes : tuple of hashable
        Its nodes, sorted.
    count : int
        Number of optimal partitions, camps being interchangeable; a lower bound unless `exact`.
    exact : bool
        Whether the count is final.
    partitions : tuple of dict
        Those listed, in lexicographic order; the first node is in camp 0.
    drawn : dict of node to int
        The lexicographically smallest.
    """

    nodes: tuple[Node, ...]
    count: int
    exact: bool
    partitions: tuple[Camps, ...]
    drawn: Camps

    @property
    def complete(self) -> bool:
        """Whether all optimal partitions are listed."""
        return self.exact and self.count == len(self.partitions)


@dataclass(frozen=True)
class Partitions:
    """All partitions into two camps that attain the frustration index.

    Parameters
    ----------
    components : tuple of ComponentOptima
        The optima of each connected component, ordered by its first node.
    partitions : tuple of dict
        Partitions of the whole graph, `node -> camp`, up to the limit asked for. In each, the first
        node of every component is in camp 0: components do not say how they stand to each other.
    """

    components: tuple[ComponentOptima, ...]
    partitions: tuple[Camps, ...]

    @property
    def count(self) -> int:
        """Number of optima, camps being interchangeable; a lower bound unless `exact`."""
        return prod(component.count for component in self.components)

    @property
    def exact(self) -> bool:
        """Whether the count is final."""
        return all(component.exact for component in self.components)

    @property
    def complete(self) -> bool:
        """Whether `partitions` lists every optimum."""
        return self.exact and len(self.partitions) == self.count

    @property
    def drawn(self) -> Camps:
        """The lexicographically smallest optimum; the first node of each component is in camp 0."""
        camps = {node: camp for part in self.components for node, camp in part.drawn.items()}
        return {node: camps[node] for node in ordered(camps)}

    def stand_together(self, u: Node, v: Node) -> Fraction | None:
        """Give the share of optima in which two nodes are in one camp.

        Parameters
        ----------
        u, v : hashable
            Nodes.

        Returns
        -------
        fractions.Fraction or None
            0 (always opposed) to 1 (always together); None if the nodes are in different
            components, where the question has no answer.

        Raises
        ------
        AnalysisError
            If a node is unknown, or not all optima of the component are listed.
        """
        part = self._component(u)
        if self._component(v) is not part:
            return None
        if not part.complete:
            raise AnalysisError(
                f"Only {len(part.partitions)} of the {part.count} or more optimal partitions are"
                " listed, so a share of all is unknown; give optimal_partitions a larger limit."
            )
        return Fraction(sum(camps[u] == camps[v] for camps in part.partitions), part.count)

    def _component(self, node: Node) -> ComponentOptima:
        for component in self.components:
            if node in component.nodes:
                return component
        raise AnalysisError(f"{node!r} is not a node of the graph.")


def optimal_partitions(
    G: nx.Graph, limit: int = 10_000, search_limit: int = SEARCH_LIMIT
) -> Partitions:
    """Find every partition into two camps that attains the frustration index.

    The search is exhaustive and in integers. Camps are interchangeable within a connected
    component, so a balanced component has one optimum.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    limit : int
        Partitions to list, in a component and in all; counting goes on beyond.
    search_limit : int
        Branches to visit in a component.

    Returns
    -------
    Partitions
        The optima with their exact count. `complete` is False if more exist than are listed, and
        `exact` if the search limit was hit while counting: then the count is a lower bound.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a limit is below zero, or the search limit was hit
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
    refuse_negative(limit=limit, search_limit=search_limit)
    edges = signs(G)
    parts = []
    for nodes in _components(G):
        inside = {pair: sign for pair, sign in edges.items() if pair[0] in nodes}
        parts.append(_component_optima(list(nodes), inside, limit, search_limit))
    whole = islice(product(*(part.partitions for part in parts)), limit)
    return Partitions(tuple(parts), tuple(_merged(chosen) for chosen in whole))


def _components(G: nx.Graph) -> list[dict[Node, None]]:
    """List the connected components by their first node, each with its nodes in order."""
    component = {node: part for part in nx.connected_components(G) for node in part}
    parts: dict[int, dict[Node, None]] = {}
    for node in ordered(G):
        parts.setdefault(id(component[node]), {})[node] = None
    return list(parts.values())


def always_frustrated(G: nx.Graph, optima: Partitions) -> tuple[Edge, ...]:
    """List the edges at odds with every optimal partition.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    optima : Partitions
        Its optimal partitions, as `optimal_partitions` gives them.

    Returns
    -------
    tuple of (node, node)
        Edges, sorted; empty if each edge is at peace in some optimum.

    Raises
    ------
    AnalysisError
        If not all optima are listed.

    Examples
    --------
    >>> G = nx.Graph([(0, 1, {"sign": -1}), (0, 2, {"sign": 1}), (1, 2, {"sign": 1})])
    >>> always_frustrated(G, optimal_partitions(G))
    ()
    """
    return tuple(
        (u, v)
        for (u, v), sign in signs(G).items()
        if optima.stand_together(u, v) == (0 if sign > 0 else 1)
    )


def _component_optima(
    nodes: list[Node], edges: Signs, limit: int, search_limit: int
) -> ComponentOptima:
    search = Search(nodes, edges, search_limit)
    try:
        value = search.minimum()
    except BudgetError:
        raise unproven(search_limit) from None
    found: list[Camps] = []
    count, exact = 0, True
    try:
        for camps in search.partitions(value):
            count += 1
            if count <= limit:
                found.append(_anchored(nodes, camps))
    except BudgetError:
        exact = False
    found.sort(key=lambda camps: tuple(camps.values()))
    drawn = found[0] if exact and count <= limit else _smallest(search, nodes, value, search_limit)
    return ComponentOptima(tuple(nodes), count, exact, tuple(found), drawn)


def _anchored(nodes: list[Node], camps: Camps) -> Camps:
    """Swap the camps if need be, so that the first node is in camp 0."""
    return {node: camps[node] ^ camps[nodes[0]] for node in nodes}


def _smallest(search: Search, nodes: list[Node], value: int, search_limit: int) -> Camps:
    """Build the lexicographically smallest optimum node by node: camp 0 wherever one allows it."""
    camps: Camps = {}
    for node in nodes:
        search.budget = search_limit
        try:
            fits = next(search.partitions(value, {**camps, node: 0}), None) is not None
        except BudgetError:
            raise unproven(search_limit) from None
        camps[node] = 0 if fits else 1
    return camps


def _merged(parts: tuple[Camps, ...]) -> Camps:
    camps = {node: camp for part in parts for node, camp in part.items()}
    return {node: camps[node] for node in ordered(camps)}


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
        f"The frustration index was not proven within {search_limit} branches, so its optima are"
        " unknown; give a larger search_limit, or take bounds from frustration_index."
    )
