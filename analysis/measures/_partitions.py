"""The optimal partitions of a graph, and what all of them have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import prod

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures._arrays import Camps
from analysis.measures._signed import Edge, Node, ordered, signs


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
        If not all optima are listed, or they are those of another graph.

    Examples
    --------
    >>> from analysis.measures.frustration import optimal_partitions
    >>> G = nx.Graph([(0, 1, {"sign": -1}), (0, 2, {"sign": 1}), (1, 2, {"sign": 1})])
    >>> always_frustrated(G, optimal_partitions(G))
    ()
    """
    return tuple(edge for edge, share in _at_peace(G, optima) if share == 0)


def sometimes_frustrated(G: nx.Graph, optima: Partitions) -> tuple[Edge, ...]:
    """List the edges at odds with at least one optimal partition.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    optima : Partitions
        Its optimal partitions, as `optimal_partitions` gives them.

    Returns
    -------
    tuple of (node, node)
        Edges, sorted; empty if and only if the graph is balanced.

    Raises
    ------
    AnalysisError
        If not all optima are listed, or they are those of another graph.

    Examples
    --------
    >>> from analysis.measures.frustration import optimal_partitions
    >>> G = nx.Graph([(0, 1, {"sign": -1}), (0, 2, {"sign": 1}), (1, 2, {"sign": 1})])
    >>> sometimes_frustrated(G, optimal_partitions(G))
    ((0, 1), (0, 2), (1, 2))
    """
    return tuple(edge for edge, share in _at_peace(G, optima) if share < 1)


def _at_peace(G: nx.Graph, optima: Partitions) -> Iterator[tuple[Edge, Fraction]]:
    """Give the edges, each with the share of optima that do not frustrate it."""
    for (u, v), sign in signs(G).items():
        together = optima.stand_together(u, v)
        if together is None:
            raise AnalysisError(
                f"{u!r} and {v!r} share an edge but no component of the optima; take those of"
                " this graph."
            )
        yield (u, v), together if sign > 0 else 1 - together
