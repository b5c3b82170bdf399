"""All clusterings of a signed graph that misplace the least weight, counted and listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product
from math import prod
from numbers import Integral

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures._clusters import BudgetError, ClusterSearch, Labels, numbered
from analysis.measures._signed import Node, ordered, refuse_negative, refuse_uncounted
from analysis.measures._weights import Number, plain, signed_weights


@dataclass(frozen=True)
class ComponentClusterings:
    """Optimal clusterings of one connected component.

    Parameters
    ----------
    nodes : tuple of hashable
        Its nodes, sorted.
    count : int
        Number of optimal clusterings; a lower bound unless `exact`.
    exact : bool
        Whether the count is final.
    partitions : tuple of dict
        Those listed, `node -> community`, in lexicographic order.
    """

    nodes: tuple[Node, ...]
    count: int
    exact: bool
    partitions: tuple[Labels, ...]

    @property
    def complete(self) -> bool:
        """Whether all optimal clusterings are listed."""
        return self.exact and self.count == len(self.partitions)


@dataclass(frozen=True)
class Clusterings:
    """All clusterings that misplace the least weight.

    Parameters
    ----------
    value : int or fractions.Fraction
        That weight; the number of misplaced ties if they weigh 1 each.
    components : tuple of ComponentClusterings
        The optima of each connected component, ordered by its first node.
    partitions : tuple of dict
        Clusterings of the whole graph, `node -> community`, up to the limit asked for, numbered as
        in `correlation_clustering`.
    """

    value: Number
    components: tuple[ComponentClusterings, ...]
    partitions: tuple[Labels, ...]

    @property
    def count(self) -> int:
        """Number of optima, components being clustered apart; a lower bound unless `exact`."""
        return prod(component.count for component in self.components)

    @property
    def exact(self) -> bool:
        """Whether the count is final."""
        return all(component.exact for component in self.components)

    @property
    def complete(self) -> bool:
        """Whether `partitions` lists every optimum."""
        return self.exact and len(self.partitions) == self.count

    def together(self, u: Node, v: Node) -> Fraction | None:
        """Give the share of optima in which two nodes are in one community.

        Parameters
        ----------
        u, v : hashable
            Nodes.

        Returns
        -------
        fractions.Fraction or None
            0 (in none) to 1 (in all); None if the nodes are in different components, where the
            question has no answer.

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
                f"Only {len(part.partitions)} of the {part.count} or more optimal clusterings are"
                " listed, so a share of all is unknown; give optimal_clusterings larger limits."
            )
        return Fraction(sum(each[u] == each[v] for each in part.partitions), part.count)

    def _component(self, node: Node) -> ComponentClusterings:
        for component in self.components:
            if node in component.nodes:
                return component
        raise AnalysisError(f"{node!r} is not a node of the graph.")


def optimal_clusterings(
    G: nx.Graph,
    most: int | None = None,
    weight: str | None = None,
    limit: int = 10_000,
    search_limit: int = 500_000,
) -> Clusterings:
    """Find every clustering that misplaces the least weight of ties.

    The search is exhaustive and in integers. Clusterings are told apart as partitions of the nodes:
    two communities that could be merged at no cost, since no tie joins them, make two optima.
    Connected components are clustered apart, so a graph without edges has one optimum.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    most : int, optional
        Most communities in a component; by default any number.
    weight : str, optional
        Edge attribute that holds weights above 0; by default each edge weighs 1.
    limit : int
        Clusterings to list, in a component and in all; counting goes on beyond.
    search_limit : int
        Branches to visit in a component.

    Returns
    -------
    Clusterings
        The optima with their exact count. `complete` is False if more exist than are listed, and
        `exact` if the search limit was hit while counting: then the count is a lower bound.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a weight is not above 0, a limit is below zero, `most`
        is below one, or the search limit was hit before the value was proven.

    Examples
    --------
    Two enemies of a third are at odds with nothing, whether together or apart:

    >>> G = nx.Graph([("a", "b", {"sign": -1}), ("b", "c", {"sign": -1})])
    >>> optima = optimal_clusterings(G)
    >>> optima.partitions
    ({'a': 0, 'b': 1, 'c': 0}, {'a': 0, 'b': 1, 'c': 2})
    >>> optima.together("a", "c")
    Fraction(1, 2)
    """
    refuse_uncounted(limit=limit)
    refuse_negative(search_limit=search_limit)
    refuse_no_community(most)
    ties, unit = signed_weights(G, weight)
    value, parts = 0, []
    for nodes in components(G):
        inside = {pair: tie for pair, tie in ties.items() if pair[0] in nodes}
        search = ClusterSearch(list(nodes), inside, search_limit, most)
        parts.append(_optima(search, limit))
        value += search.bound
    chosen = islice(product(*(part.partitions for part in parts)), limit)
    whole = tuple(_merged(G, each, apart=most is None) for each in chosen)
    return Clusterings(plain(value * unit), tuple(parts), whole)


def refuse_no_community(most: object) -> None:
    """Refuse a limit on the number of communities that leaves none.

    Parameters
    ----------
    most : int or None
        Most communities.

    Raises
    ------
    AnalysisError
        If it is no whole number of 1 or more.
    """
    if most is not None and not (isinstance(most, Integral) and int(most) >= 1):
        raise AnalysisError(
            f"most is {most!r}; give 1 or more communities, or None for any number."
        )


def components(G: nx.Graph) -> list[dict[Node, None]]:
    """List the connected components of a graph.

    Parameters
    ----------
    G : networkx.Graph
        The graph.

    Returns
    -------
    list of dict
        The nodes of each component in order, as keys; components by their first node.

    Examples
    --------
    >>> [list(part) for part in components(nx.Graph([("b", "d"), ("c", "a")]))]
    [['a', 'c'], ['b', 'd']]
    """
    home = {node: place for place, part in enumerate(nx.connected_components(G)) for node in part}
    parts: dict[int, dict[Node, None]] = {}
    for node in ordered(G):
        parts.setdefault(home[node], {})[node] = None
    return list(parts.values())


def _optima(search: ClusterSearch, limit: int) -> ComponentClusterings:
    nodes, allowed = tuple(search.nodes), search.budget
    try:
        search.solve()
    except BudgetError:
        raise AnalysisError(
            f"The least weight was not proven within {allowed} branches, so its optima are unknown;"
            " give a larger search_limit, or take bounds from correlation_clustering."
        ) from None
    found: list[Labels] = []
    count, exact = 0, True
    try:
        for labels in search.clusterings(search.bound):
            count += 1
            if count <= limit:
                found.append(labels)
    except BudgetError:
        exact = False
    found.sort(key=lambda labels: tuple(labels.values()))
    return ComponentClusterings(nodes, count, exact, tuple(found))


def _merged(G: nx.Graph, parts: Sequence[Labels], apart: bool) -> Labels:
    labels = {
        node: (place if apart else 0, label)
        for place, part in enumerate(parts)
        for node, label in part.items()
    }
    if apart:
        return numbered(ordered(G), labels)
    return {node: labels[node][1] for node in ordered(G)}
