"""What every measure asks of a graph: undirected, simple, and a sign of +1 or -1 on each edge."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, compress, pairwise
from math import isfinite
from numbers import Integral, Real
from operator import itemgetter
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from analysis.errors import AnalysisError

Node = Hashable
Edge = tuple[Node, Node]
Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


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
        found: list[Any] = sorted(listed)
        if all(one < other for one, other in pairwise(found)):  # frozensets are sorted by no order
            return found
    except TypeError:
        pass
    return sorted(listed, key=lambda node: (type(node).__name__, repr(node)))


@dataclass(frozen=True)
class SignedEdges:
    """The edges of a checked signed graph as arrays, in sorted order.

    Parameters
    ----------
    nodes : sequence of hashable
        Nodes, sorted; the arrays speak of them by position.
    first, second : numpy.ndarray of int
        Positions of the ends of each edge, first < second.
    sign : numpy.ndarray of int
        +1 or -1.
    weight : numpy.ndarray of float
        Weight, 1 for each edge if none was asked for.
    """

    nodes: Sequence[Node]
    first: Integers
    second: Integers
    sign: Integers
    weight: Floats

    def adjacency(self, signed: bool = True) -> csr_array:
        """Return the symmetric matrix of weights, with their signs or without."""
        values = self.weight * self.sign if signed else self.weight
        rows = np.concatenate((self.first, self.second))
        columns = np.concatenate((self.second, self.first))
        size = (len(self.nodes), len(self.nodes))
        return csr_array((np.concatenate((values, values)), (rows, columns)), shape=size)


def signed_edges(G: nx.Graph, weight: str | None = None) -> SignedEdges:
    """Check a signed graph and list its edges as arrays.

    Parameters
    ----------
    G : networkx.Graph
        Undirected graph without self-loops; each edge has `sign` +1 or -1.
    weight : str, optional
        Edge attribute with a finite number above 0; by default every edge weighs 1.

    Returns
    -------
    SignedEdges
        The same whatever the order of nodes and edges in the graph.

    Raises
    ------
    AnalysisError
        If the graph is directed, a multigraph, has a self-loop, an edge without a sign, or a
        weight is asked for and one is missing or not a finite number above 0.

    Examples
    --------
    >>> signed_edges(nx.Graph([("b", "a", {"sign": -1})])).sign
    array([-1])
    """
    if G.is_directed() or G.is_multigraph():
        raise AnalysisError(
            f"A {type(G).__name__} was given; signed measures take an undirected networkx.Graph"
            " with at most one edge a pair. Decide one sign for each pair first; for a DiGraph"
            " analysis.measures.collapse.collapsed does, by a rule you choose."
        )
    nodes = ordered(G)
    place = {node: position for position, node in enumerate(nodes)}
    rows = dict(G.adjacency())  # plain dictionaries: the views of G.adj cost more than all else
    neighbours = [rows[node] for node in nodes]
    first = np.repeat(np.arange(len(nodes)), [len(row) for row in neighbours])
    second = np.fromiter(map(place.__getitem__, chain.from_iterable(neighbours)), np.int64)
    once = first < second
    data = list(compress(chain.from_iterable(row.values() for row in neighbours), once))
    first_once, second_once = first[once], second[once]
    if 2 * len(data) != len(first):
        loop = nodes[int(first[np.argmax(first == second)])]
        raise AnalysisError(f"{loop!r} has an edge to itself; remove self-loops from the graph.")
    order = np.argsort(first_once * len(nodes) + second_once, kind="stable")
    ends = (first_once[order], second_once[order])
    return SignedEdges(nodes, *ends, _signs(G, data)[order], _weights(G, data, weight)[order])


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
    edges = signed_edges(G)
    name = edges.nodes.__getitem__
    pairs = zip(map(name, edges.first.tolist()), map(name, edges.second.tolist()), strict=True)
    return dict(zip(pairs, edges.sign.tolist(), strict=True))


def refuse_negative(**limits: object) -> None:
    """Refuse limits below zero.

    Parameters
    ----------
    **limits : object
        Limits by the name of their parameter.

    Raises
    ------
    AnalysisError
        If one is below zero or no number.
    """
    for name, value in limits.items():
        if not (isinstance(value, Real) and float(value) >= 0):
            raise AnalysisError(f"{name} is {value!r}; give 0 or more.")


def refuse_uncounted(least: int = 0, **counts: object) -> None:
    """Refuse what is no whole number, or too small a one.

    Parameters
    ----------
    least : int
        The least allowed.
    **counts : object
        Numbers by the name of their parameter.

    Raises
    ------
    AnalysisError
        If one is not a whole number of at least that.
    """
    for name, value in counts.items():
        if not (isinstance(value, Integral) and int(value) >= least):
            raise AnalysisError(f"{name} is {value!r}; give a whole number of {least} or more.")


def _signs(G: nx.Graph, data: Sequence[dict[str, Any]]) -> Integers:
    try:
        found = list(map(itemgetter("sign"), data))
        if set(found) <= {1, -1}:
            return np.array(found, dtype=np.int64)
    except (KeyError, TypeError):
        pass  # what is wrong is said below, edge by edge
    for u, v, attributes in G.edges(data=True):
        if "sign" not in attributes:
            raise AnalysisError(
                f"Edge {u!r}-{v!r} has no `sign`; set it to +1 or -1, or drop the edge."
            )
        sign = attributes["sign"]
        if not (isinstance(sign, Real) and sign in (1, -1)):
            raise AnalysisError(
                f"Edge {u!r}-{v!r} has sign {sign!r}; +1 and -1 are allowed."
                " Drop undecided edges first."
            )
    raise AssertionError("every sign is +1 or -1")  # pragma: no cover


def _weights(G: nx.Graph, data: Sequence[dict[str, Any]], name: str | None) -> Floats:
    if name is None:
        return np.ones(len(data))
    for u, v, weight in G.edges(data=name):
        if weight is None:
            raise AnalysisError(
                f"Edge {u!r}-{v!r} has no `{name}`; give each edge one, or leave weights out."
            )
        if not _is_weight(weight):
            raise AnalysisError(
                f"Edge {u!r}-{v!r} has {name} {weight!r}; a finite number above 0 is needed."
            )
    return np.array([attributes[name] for attributes in data], dtype=np.float64)


def _is_weight(given: object) -> bool:
    try:
        return isinstance(given, Real) and isfinite(given) and float(given) > 0
    except OverflowError:  # an integer above the largest double
        return False
