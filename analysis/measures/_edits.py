"""What it takes to balance a graph, and what changing one edge does to its frustration index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Literal

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures._arrays import Camps, Signs, Weights
from analysis.measures._blocks import blocks
from analysis.measures._exact import CONFIRM_LIMIT, Block, solve_block
from analysis.measures._kernel import peaceful
from analysis.measures._optima import optimal_partitions
from analysis.measures._search import SEARCH_LIMIT
from analysis.measures._signed import Edge, refuse_negative, signs

EDITS = ("flip", "delete")


@dataclass(frozen=True)
class BalancingSets:
    """The smallest sets of edges whose signs have to change for balance.

    Parameters
    ----------
    sets : tuple of tuple of (node, node)
        Those listed, each sorted, in sorted order of their optimal partitions.
    count : int
        How many there are; a lower bound unless `exact`.
    exact : bool
        Whether the count is final.
    """

    sets: tuple[tuple[Edge, ...], ...]
    count: int
    exact: bool

    @property
    def complete(self) -> bool:
        """Whether all are listed."""
        return self.exact and len(self.sets) == self.count


def balancing_sets(
    G: nx.Graph,
    limit: int = 10_000,
    search_limit: int = SEARCH_LIMIT,
    weight: str | None = None,
) -> BalancingSets:
    """Find the smallest sets of edges whose change of sign, or removal, balances a graph.

    Changing the signs of a set of edges balances the graph if and only if the set is what some
    partition into two camps frustrates; so the smallest are what the optimal partitions frustrate.
    No two optima frustrate the same edges: those at peace and those not settle how the ends of each
    edge stand, hence the camps of each component but for their names.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    limit : int
        Sets to list; counting goes on beyond.
    search_limit : int
        Branches to visit in a block.
    weight : str, optional
        Edge attribute that weighs edges by whole numbers above 0; the sets are then the lightest.

    Returns
    -------
    BalancingSets
        The sets with their exact count; one set, the empty one, if the graph is balanced.

    Raises
    ------
    AnalysisError
        As `optimal_partitions` does.

    References
    ----------
    .. [1] Harary, F. (1959). On the measurement of structural balance. Behavioral Science 4,
       316-323.

    Examples
    --------
    Of three enemies any two may make peace:

    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> balancing_sets(G).sets
    (((0, 1),), ((0, 2),), ((1, 2),))
    """
    optima = optimal_partitions(G, limit, search_limit, weight)
    edges = signs(G)
    sets = tuple(tuple(_frustrated(edges, camps)) for camps in optima.partitions)
    return BalancingSets(sets, optima.count, optima.exact)


def change_per_edit(
    G: nx.Graph,
    edit: Literal["flip", "delete"] = "flip",
    time_limit: float = 60.0,
    weight: str | None = None,
) -> dict[Edge, int]:
    r"""Give, for each edge, how much the frustration index changes if that edge alone is edited.

    Of the partitions that frustrate edge e, let the best frustrate :math:`L_1(e)`, and of those
    that leave it in peace :math:`L_0(e)`; then :math:`L = \min(L_0, L_1)`. Changing the sign of e,
    of weight w, swaps the two kinds: :math:`L' = \min(L_1 - w, L_0 + w)`. Deleting it gives
    :math:`L' = \min(L_1 - w, L_0)`. So an edge frustrated in some optimum lowers the index by w
    under both; any other has :math:`L_0 = L`, and changes it by
    :math:`\min(L_1 - L - w, w)` or :math:`\min(L_1 - L - w, 0)`. Without weights these are 0 or 1,
    and 0. Where a packing of negative cycles proves :math:`L_1 \ge L + 2w`, or
    :math:`L_1 \ge L + w`, that is the answer; otherwise the edited graph is solved.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    edit : str
        `flip` changes the sign of the edge, `delete` removes it.
    time_limit : float
        Seconds the solvers may take in all.
    weight : str, optional
        Edge attribute that weighs edges by whole numbers above 0; by default each counts 1.

    Returns
    -------
    dict of (node, node) to int
        Change of the index, from -w to w, by edge in sorted order; negative = nearer to balance.
        In a balanced graph none is negative: each is 0 if edges are deleted, and without weights a
        flip adds 1 but for edges on no cycle, which change nothing in any graph. Without cycles all
        are 0; without edges there are none.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, the edit is unknown, or an index is not proven in time.

    Examples
    --------
    >>> G = nx.Graph([(0, 1, {"sign": -1}), (0, 2, {"sign": 1}), (1, 2, {"sign": 1})])
    >>> G.add_edge(2, 3, sign=1)
    >>> change_per_edit(G)
    {(0, 1): -1, (0, 2): -1, (1, 2): -1, (2, 3): 0}
    """
    refuse_negative(time_limit=time_limit)
    if edit not in EDITS:
        raise AnalysisError(f"Edit {edit!r} is unknown; {' and '.join(EDITS)} are allowed.")
    deadline = monotonic() + time_limit
    changes: dict[Edge, int] = {}
    for block in blocks(G, weight):
        changes |= _changes(*block, edit, deadline)
    return {edge: changes[edge] for edge in signs(G)}


def _changes(edges: Signs, weighed: Weights, edit: str, deadline: float) -> dict[Edge, int]:
    """Give the change of a block's index for each of its edges."""
    if len(edges) == 1:
        return dict.fromkeys(edges, 0)
    whole = _proven(edges, weighed, deadline)
    most = {edge: weight if edit == "flip" else 0 for edge, weight in weighed.items()}
    rises = {edge: weighed[edge] + most[edge] for edge in edges}  # that L_1 must reach for the most
    settled = {
        rise: peaceful(weighed, whole.packing, whole.upper + rise - 1) for rise in {*rises.values()}
    }
    changes = {edge: most[edge] for edge in edges if edge in settled[rises[edge]]}
    changes |= {edge: -weighed[edge] for edge in _frustrated(edges, whole.camps)}
    for edge in edges:
        if edge in changes:
            continue
        after = _proven(_edited(edges, edge, edit), weighed, deadline)
        changes[edge] = after.upper - whole.upper
        if changes[edge] == -weighed[edge]:  # its partition is an optimum of the whole, too
            changes |= {e: -weighed[e] for e in _frustrated(edges, after.camps)}
    return changes


def _edited(edges: Signs, edge: Edge, edit: str) -> dict[Edge, int]:
    if edit == "flip":
        return {**edges, edge: -edges[edge]}
    return {pair: sign for pair, sign in edges.items() if pair != edge}


def _proven(edges: Signs, weighed: Weights, deadline: float) -> Block:
    solved = solve_block(edges, {e: weighed[e] for e in edges}, deadline, CONFIRM_LIMIT)
    if solved.lower < solved.upper:
        raise AnalysisError(
            f"The frustration index of a part with {len(edges)} edges is only known to lie from"
            f" {solved.lower} to {solved.upper}, so changes are unknown; give a larger time_limit."
        )
    return solved


def _frustrated(edges: Signs, camps: Camps) -> Iterator[Edge]:
    return (
        edge for edge, sign in edges.items() if (camps[edge[0]] == camps[edge[1]]) != (sign > 0)
    )
