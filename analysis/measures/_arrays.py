"""A signed graph as arrays of whole numbers, the form in which it is solved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from analysis.errors import AnalysisError
from analysis.measures._signed import Edge, Integers, Node, ordered

Booleans = npt.NDArray[np.bool_]
Signs = Mapping[Edge, int]
Weights = Mapping[Edge, int]
Camps = dict[Node, int]

MOST = 2**32  # total weight up to which sums stay exact, scaled as they are in `_cuts`


@dataclass(frozen=True)
class SignedArrays:
    """Edges of a signed graph, by the positions of their ends.

    Parameters
    ----------
    nodes : tuple of hashable
        Nodes, sorted.
    edges : tuple of (node, node)
        Edges, in the order of the arrays.
    u, v : numpy.ndarray of int
        Positions of the ends.
    sign, weight : numpy.ndarray of int
        +1 or -1, and 1 or more.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    u: Integers
    v: Integers
    sign: Integers
    weight: Integers

    @classmethod
    def of(cls, signs: Signs, weights: Weights) -> SignedArrays:
        """Take signs and weights by edge.

        Parameters
        ----------
        signs, weights : mapping of (node, node) to int
            Of the same edges.

        Returns
        -------
        SignedArrays
            The same as arrays.
        """
        nodes = tuple(ordered({node for edge in signs for node in edge}))
        place = {node: position for position, node in enumerate(nodes)}
        return cls(
            nodes,
            tuple(signs),
            np.array([place[u] for u, _ in signs], dtype=np.int64),
            np.array([place[v] for _, v in signs], dtype=np.int64),
            np.array(list(signs.values()), dtype=np.int64),
            np.array([weights[edge] for edge in signs], dtype=np.int64),
        )

    def frustrated(self, camps: Integers) -> Booleans:
        """Say which edges are at odds with a partition.

        Parameters
        ----------
        camps : numpy.ndarray of int
            Camp, 0 or 1, of each node.

        Returns
        -------
        numpy.ndarray of bool
            One entry an edge.
        """
        together: Booleans = camps[self.u] == camps[self.v]
        odds: Booleans = together != (self.sign > 0)
        return odds

    def cost(self, camps: Integers) -> int:
        """Add up the weights of the edges at odds with a partition.

        Parameters
        ----------
        camps : numpy.ndarray of int
            Camp, 0 or 1, of each node.

        Returns
        -------
        int
            Their sum.
        """
        return int(self.weight[self.frustrated(camps)].sum())

    @cached_property
    def adjacency(self) -> csr_array:
        """Symmetric matrix of sign times weight, as floats."""
        entry = (self.sign * self.weight).astype(np.float64)
        ends = np.r_[self.u, self.v], np.r_[self.v, self.u]
        return csr_array((np.r_[entry, entry], ends), shape=(len(self.nodes),) * 2)

    @cached_property
    def place(self) -> dict[tuple[int, int], int]:
        """Position of the edge between two nodes, given by their positions in either order."""
        ends = list(zip(self.u.tolist(), self.v.tolist(), strict=True))
        found = {pair: position for position, pair in enumerate(ends)}
        return found | {(v, u): position for position, (u, v) in enumerate(ends)}

    def named(self, camps: Integers) -> Camps:
        """Give a partition by node.

        Parameters
        ----------
        camps : numpy.ndarray of int
            Camp, 0 or 1, of each node.

        Returns
        -------
        dict of node to int
            The same by node.
        """
        return dict(zip(self.nodes, camps.tolist(), strict=True))


def weights(G: nx.Graph, edges: Iterable[Edge], weight: str | None) -> dict[Edge, int]:
    """Check and list the weights of edges.

    Parameters
    ----------
    G : networkx.Graph
        Graph.
    edges : iterable of (node, node)
        Edges of it.
    weight : str or None
        Edge attribute; None weighs every edge 1.

    Returns
    -------
    dict of (node, node) to int
        Weight of each edge.

    Raises
    ------
    AnalysisError
        If a weight is missing, is no whole number above zero, or all of them add up to more than
        2**32: sums of whole numbers within bounds are exact, those of other numbers are not.

    Examples
    --------
    >>> weights(nx.Graph([("a", "b", {"level": 2})]), [("a", "b")], "level")
    {('a', 'b'): 2}
    """
    if weight is None:
        return dict.fromkeys(edges, 1)
    found = {(u, v): _weight(u, v, weight, G.edges[u, v]) for u, v in edges}
    if (total := sum(found.values())) > MOST:
        raise AnalysisError(
            f"The weights `{weight}` add up to {total}; {MOST} is the most at which sums stay"
            " exact. Divide them by a common factor, or round them more coarsely."
        )
    return found


def _weight(u: Node, v: Node, name: str, data: Mapping[str, Any]) -> int:
    if name not in data:
        raise AnalysisError(f"Edge {u!r}-{v!r} has no `{name}`; set it, or pass weight=None.")
    given = data[name]
    if isinstance(data[name], Real) and given > 0 and given % 1 == 0:
        return int(given)
    raise AnalysisError(
        f"Edge {u!r}-{v!r} has `{name}` {given!r}; whole numbers above 0 are allowed, so that sums"
        " are exact. Multiply fractions by a common denominator first."
    )
