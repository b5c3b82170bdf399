"""How far each component is from balance, by the smallest eigenvalue of its signed Laplacian."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
from scipy.linalg import eigvalsh
from scipy.sparse import csr_array, diags_array
from scipy.sparse.linalg import ArpackNoConvergence, eigsh

from analysis.errors import AnalysisError
from analysis.measures._sides import camp_sides
from analysis.measures._signed import Node, signed_edges

_DENSE = 1_000  # nodes of a component up to which all its eigenvalues are found at once


@dataclass(frozen=True)
class ComponentConflict:
    """Algebraic conflict of one connected component.

    Parameters
    ----------
    nodes : tuple of hashable
        Its nodes, sorted.
    value : float
        Smallest eigenvalue of its signed Laplacian, 0 or above; exactly 0 if it is balanced.
    """

    nodes: tuple[Node, ...]
    value: float


def algebraic_conflict(G: nx.Graph, weight: str | None = None) -> tuple[ComponentConflict, ...]:
    r"""Find the smallest eigenvalue of the signed Laplacian of each connected component.

    .. math:: \lambda = \min_{|x| = 1} \sum_{uv \in E} w_{uv} (x_u - \sigma_{uv} x_v)^2

    The Laplacian is D - A, where D holds the sums of weights regardless of sign. Of a whole graph
    the eigenvalue is 0 as soon as one component is balanced, were it a single node; hence one value
    for each.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    weight : str, optional
        Edge attribute with a finite number above 0; by default every edge weighs 1.

    Returns
    -------
    tuple of ComponentConflict
        Ordered by first node; none for the graph without nodes. The value (0 = balanced, larger =
        farther from it) is decided to be 0 by signs alone, so by no rounding. An isolated node, a
        component without cycles and a balanced one have 0; n mutual enemies have n - 2. It is at
        most 4L/n for the line index L of n nodes, and grows with degrees: compare components of
        like size and density only.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a weight is missing or not above 0, or the eigenvalue
        of a component of more than 1,000 nodes, which is found by iteration, does not converge.

    References
    ----------
    .. [1] Kunegis, J., Schmidt, S., Lommatzsch, A., Lerner, J., De Luca, E. W. and Albayrak, S.
       (2010). Spectral analysis of signed graphs for clustering, prediction and visualization.
       Proceedings of SDM 2010, 559-570.
    .. [2] Hou, Y. P. (2005). Bounds for the least Laplacian eigenvalue of a signed graph. Acta
       Mathematica Sinica 21, 955-960.

    Examples
    --------
    >>> G = nx.complete_graph(4)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> G.add_edge("a", "b", sign=1)
    >>> [(c.nodes, round(c.value, 9)) for c in algebraic_conflict(G)]
    [((0, 1, 2, 3), 2.0), (('a', 'b'), 0.0)]
    """
    edges = signed_edges(G, weight)
    part, _, balanced = camp_sides(edges)
    adjacency = edges.adjacency()
    order = np.argsort(part, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(part))[:-1])
    found = []
    for nodes, holds in zip(parts, balanced, strict=False):  # of no nodes, split makes one part
        value = 0.0 if holds else _smallest(adjacency[nodes][:, nodes])
        found.append(ComponentConflict(tuple(edges.nodes[i] for i in nodes.tolist()), value))
    return tuple(found)


def _smallest(adjacency: csr_array) -> float:
    degree = abs(adjacency).sum(axis=1)
    laplacian = diags_array(degree, format="csr") - adjacency
    if len(degree) <= _DENSE:
        return max(0.0, float(eigvalsh(laplacian.toarray(), subset_by_index=[0, 0])[0]))
    # The largest eigenvalue of what is left below a bound converges without solving systems.
    bound = 2 * degree.max()
    below = bound * diags_array(np.ones(len(degree)), format="csr") - laplacian
    try:
        largest = eigsh(below, k=1, which="LA", v0=degree, ncv=60, return_eigenvectors=False)[0]
    except ArpackNoConvergence as failure:
        raise AnalysisError(
            f"The eigenvalue of a component of {len(degree)} nodes did not converge; measure"
            " parts of it, or its line index."
        ) from failure
    return max(0.0, float(bound - largest))
