"""How balanced the closed walks of a signed graph are, long ones counting less.

A closed walk is balanced if the product of its signs is positive. A walk of length k counts 1/k!
(Estrada and Benzi 2014), which turns sums over walks into exponentials of matrices: of A, the
signed adjacency, for balanced less unbalanced walks, and of |A| for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import nan, sqrt
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.linalg import eigvalsh

from analysis.errors import AnalysisError
from analysis.measures._exponential import diagonal, exponential_traces
from analysis.measures._sides import camp_sides
from analysis.measures._signed import Floats, Node, SignedEdges, refuse_uncounted, signed_edges

WALK_LIMIT = 3_000  # nodes of a component: a minute and some hundred megabytes
_WHOLE = 200  # nodes up to which parting a graph costs more than it saves
_ROUNDING = 1e-13
_RESOLUTION = 1e-22  # squares of rounding errors, summed over nodes


@dataclass(frozen=True)
class WalkEstimate:
    """Walk balance estimated from random vectors.

    Parameters
    ----------
    value : float
        The estimate, 0 to 1 but for chance.
    error : float
        Its standard error over the vectors; at least 1e-22, since rounding hides what is smaller.
    probes : int
        How many vectors were drawn.
    """

    value: float
    error: float
    probes: int


def walk_balance(G: nx.Graph, weight: str | None = None) -> float:
    r"""Give the balance of closed walks: balanced less unbalanced ones, as a share of all.

    .. math:: K(G) = \frac{\operatorname{tr} e^A}{\operatorname{tr} e^{|A|}}

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    weight : str, optional
        Edge attribute with a finite number above 0; by default every edge weighs 1. Weights
        multiply along a walk: doubling all of them changes the value.

    Returns
    -------
    float
        Above 0 to 1 (1 = balanced). 1 for a balanced graph, so for one without edges or cycles; for
        one whose reversal is balanced tr exp(-\|A\|)/tr exp(\|A\|), which is 1 only if that is
        bipartite; NaN without nodes. It needs no triads. Values fall with density for the same
        share of balanced triads: compare graphs of like size and density, or with null graphs.
        What is below the smallest double is given as 0, and what is within 1e-13 of 1 as 1.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a weight is missing or not above 0, or a component that
        is not balanced has more than 3,000 nodes; `estimated_walk_balance` has no such limit.

    Notes
    -----
    All eigenvalues are found, per component, and the largest is taken off before exponentials, so
    that nothing overflows. Estrada and Benzi derive (1 - K)/(1 + K), 0 = balanced; Aref and Wilson
    report (1 + K)/2, the share of walks that are balanced; signnet reports K.

    References
    ----------
    .. [1] Estrada, E. and Benzi, M. (2014). Walk-based measure of balance in signed networks:
       detecting lack of balance in social networks. Physical Review E 90, 042802.

    Examples
    --------
    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> round(walk_balance(G), 4)
    0.6858
    """
    edges = signed_edges(G, weight)
    signed, unsigned = [], []
    for matrix, balanced in _spectra(edges):
        every = np.linalg.eigvalsh(abs(matrix))
        unsigned.append(every)
        signed.append(every if balanced else np.linalg.eigvalsh(matrix))
    if not signed:
        return nan
    top = max(float(values[-1]) for values in unsigned)
    sums = [np.exp(np.concatenate(values) - top).sum() for values in (signed, unsigned)]
    value = float(sums[0] / sums[1])
    return value if value < 1 - _ROUNDING else 1.0


def node_walk_balance(G: nx.Graph, weight: str | None = None) -> dict[Node, float]:
    r"""Give the balance of the closed walks from each node back to it.

    .. math:: K_i = \frac{(e^A)_{ii}}{(e^{|A|})_{ii}}

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    weight : str, optional
        Edge attribute with a finite number above 0; by default every edge weighs 1.

    Returns
    -------
    dict of node to float
        Above 0 to 1 (1 = on balanced walks only, as in a balanced component), nodes sorted. An
        isolated node has 1. Accurate to some 1e-9 for each node, remote ones as well; NaN for one
        whose walks are less than the smallest double next to those of the whole component.

    Raises
    ------
    AnalysisError
        As of `walk_balance`.

    Notes
    -----
    Eigenvectors would lose nodes far from the dense core of a graph, whose entries are smaller than
    rounding errors. A Taylor series and repeated squaring do not: what they compute for A is never
    off by more than a rounding error of what they compute for \|A\|.

    References
    ----------
    .. [1] Diaz-Diaz, F., Bartesaghi, P. and Estrada, E. (2024). Mathematical modeling of local
       balance in signed networks and its applications to global international analysis. Journal of
       Applied Mathematics and Computing 70.

    Examples
    --------
    Two enemies of each other and a friend of both, with one more friend at the end:

    >>> G = nx.Graph([("a", "b", {"sign": -1}), ("a", "c", {"sign": 1}), ("b", "c", {"sign": 1})])
    >>> G.add_edge("c", "d", sign=1)
    >>> {node: round(value, 3) for node, value in node_walk_balance(G).items()}
    {'a': 0.679, 'b': 0.679, 'c': 0.733, 'd': 0.976}
    """
    edges = signed_edges(G, weight)
    found = np.ones(len(edges.nodes))
    for nodes, matrix, balanced in _components(edges):
        if not balanced:
            every = abs(matrix)
            shift = float(eigvalsh(every, subset_by_index=[len(every) - 1] * 2)[0])
            whole = diagonal(every, shift)
            undefined = np.full(len(whole), nan)
            found[nodes] = np.divide(diagonal(matrix, shift), whole, undefined, where=whole > 0)
    return dict(zip(edges.nodes, np.clip(found, 0.0, 1.0).tolist(), strict=True))


def estimated_walk_balance(
    G: nx.Graph, seed: int, probes: int = 32, weight: str | None = None
) -> WalkEstimate:
    """Estimate the walk balance of a graph that is too large for `walk_balance`.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    seed : int
        Seed of the random vectors.
    probes : int
        How many to draw, 2 or more; the error falls with the square root.
    weight : str, optional
        Edge attribute with a finite number above 0; by default every edge weighs 1.

    Returns
    -------
    WalkEstimate
        The ratio of two estimated traces, with its standard error; exactly 1 if the graph is
        balanced, and NaN without nodes. It is an estimate: say so, and give the error.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a weight is missing or not above 0, there are fewer
        than two probes, or the seed is below zero.

    References
    ----------
    .. [1] Meyer, R. A., Musco, C., Musco, C. and Woodruff, D. P. (2021). Hutch++: optimal
       stochastic trace estimation. Proceedings of SOSA 2021, 142-155.

    Examples
    --------
    >>> G = nx.cycle_graph(40)
    >>> nx.set_edge_attributes(G, 1, "sign")
    >>> estimated_walk_balance(G, seed=1)
    WalkEstimate(value=1.0, error=0.0, probes=32)
    """
    refuse_uncounted(least=2, probes=probes)
    refuse_uncounted(seed=seed)
    edges = signed_edges(G, weight)
    if not edges.nodes:
        return WalkEstimate(nan, nan, probes)
    if camp_sides(edges)[2].all():
        return WalkEstimate(1.0, 0.0, probes)
    signed, every = exponential_traces(
        edges.adjacency(), edges.adjacency(signed=False), probes, seed
    )
    value = float(signed.mean() / every.mean())
    spread = float(np.std(signed - value * every, ddof=1) / every.mean())
    return WalkEstimate(value, max(spread / sqrt(probes), _RESOLUTION), probes)


def _spectra(edges: SignedEdges) -> Iterator[tuple[Floats, bool]]:
    """Give the dense matrix of a small graph, or of each component and whether it is balanced."""
    n = len(edges.nodes)
    if 0 < n <= _WHOLE:
        matrix = np.zeros((n, n))
        matrix[edges.first, edges.second] = edges.sign * edges.weight
        yield matrix + matrix.T, False
    else:
        yield from ((matrix, balanced) for _, matrix, balanced in _components(edges))


def _components(edges: SignedEdges) -> Iterator[tuple[npt.NDArray[np.intp], Floats, bool]]:
    """Give the nodes and the dense matrix of each component, and whether it is balanced."""
    part, _, balanced = camp_sides(edges)
    size = np.bincount(part, minlength=len(balanced))
    if size.max(initial=0) > WALK_LIMIT:
        raise AnalysisError(
            f"A component has {size.max():,} nodes; walk balance is exact up to {WALK_LIMIT:,}."
            " Use estimated_walk_balance, which gives its standard error."
        )
    sparse = edges.adjacency()
    # Parts of a dense matrix are taken much quicker.
    adjacency: Any = sparse.toarray() if len(edges.nodes) <= WALK_LIMIT else sparse
    parts = np.split(np.argsort(part, kind="stable"), np.cumsum(size)[:-1])
    for nodes, holds in zip(parts, balanced, strict=False):  # of no nodes, split makes one part
        matrix = adjacency[nodes][:, nodes]
        yield nodes, matrix if isinstance(matrix, np.ndarray) else matrix.toarray(), bool(holds)
