"""Components of a signed graph, and the two camps of those that are balanced."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from analysis.measures._signed import Integers, SignedEdges


def camp_sides(edges: SignedEdges) -> tuple[Integers, Integers, npt.NDArray[np.bool_]]:
    """Find the components of a graph, which of them are balanced, and the camps of those.

    Parameters
    ----------
    edges : SignedEdges
        Edges of the graph.

    Returns
    -------
    part : numpy.ndarray of int
        Component of each node, numbered by first node.
    side : numpy.ndarray of int
        Camp of each node, 0 or 1, the first node of a component in camp 0; it means nothing in a
        component that is not balanced.
    balanced : numpy.ndarray of bool
        Whether each component is balanced: then the two copies of its nodes in the signed double
        cover are not connected.
    """
    n = len(edges.nodes)
    across = np.where(edges.sign > 0, 0, n)
    rows = np.concatenate((edges.first, edges.first + n))
    columns = np.concatenate((edges.second + across, edges.second + n - across))
    cover = component_numbers(
        csr_array((np.ones(len(rows)), (rows, columns)), shape=(2 * n, 2 * n))
    )
    low, high = np.minimum(cover[:n], cover[n:]), np.maximum(cover[:n], cover[n:])
    _, first, part = np.unique(low, return_index=True, return_inverse=True)
    side = (cover[:n] != cover[first][part]).astype(np.int64)
    return part, side, low[first] != high[first]


def component_numbers(matrix: csr_array) -> Integers:
    """Give each node the number of its component.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        Adjacency; one entry a pair is enough.

    Returns
    -------
    numpy.ndarray of int
        Numbers from 0, in the order of the first node of each component.
    """
    _, labels = connected_components(matrix, directed=False)
    _, first, number = np.unique(labels, return_index=True, return_inverse=True)
    return np.asarray(np.argsort(np.argsort(first))[number], dtype=np.int64)
