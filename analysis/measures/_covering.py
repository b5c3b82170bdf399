"""Correlation clustering as an integer program: misplace a tie on every cycle that forces one.

A graph can be clustered without a misplaced tie if and only if none of its cycles has exactly one
negative tie (Davis 1967). So the ties to misplace are those of least weight that meet each such
cycle. The rows, one a cycle, are added only where the solution at hand violates them; on all pairs
of nodes they say the same as the triangle inequalities of the clique partitioning problem (Chopra
and Rao 1993). Only a limit on the number of clusters asks for more: a place for each node.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from time import monotonic

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from analysis.measures._clusters import Labels, Ties, misplaced
from analysis.measures._moves import moved
from analysis.measures._signed import Floats, Integers, Node

Row = tuple[dict[int, int], int]  # coefficients by column, and what they must add up to at least

_TOLERANCE = 1e-6  # the solver's, a unit of weight: a bound of 6.9999999 proves 7
_SOLVED, _OUT_OF_TIME = 0, 1  # the solver's words for what it returns; all others are failures
_VIOLATED = 1e-4  # by how much a row must be violated to be added
_HOP = 1e-7  # among equally short cycles, take the one with the fewest ties


@dataclass
class Covering:
    """The integer program of one signed graph.

    Parameters
    ----------
    nodes : sequence of hashable
        Nodes.
    ties : mapping of (node, node) to int
        Edges with their sign times their weight; at least one.
    time_limit : float
        Seconds that all calls together may take.
    bound : int
        Least weight that any clustering must misplace, as far as the solver has proven it.
    """

    nodes: Sequence[Node]
    ties: Ties
    time_limit: float
    bound: int = field(init=False, default=0)
    _ends: list[tuple[int, int]] = field(init=False)
    _weights: Floats = field(init=False)
    _negative: npt.NDArray[np.bool_] = field(init=False)
    _rows: list[Row] = field(init=False, default_factory=list)
    _until: float = field(init=False)

    def __post_init__(self) -> None:
        place = {node: position for position, node in enumerate(self.nodes)}
        self._ends = [(place[u], place[v]) for u, v in self.ties]
        values = np.array(list(self.ties.values()), dtype=float)
        self._weights, self._negative = np.abs(values), values < 0
        self._until = monotonic() + self.time_limit

    def solve(self, labels: Labels) -> Labels:
        """Look for the best clustering, whatever the number of its clusters.

        Parameters
        ----------
        labels : dict of node to int
            A clustering.

        Returns
        -------
        dict of node to int
            The best one found; if it misplaces no more than `bound`, none is better.
        """
        solution, whole = np.zeros(len(self._weights)), False
        while self.bound < misplaced(self.ties, labels):
            new = self._violated(solution)
            if whole and not new:
                break
            whole = whole or not new
            self._rows += new
            found = self._milp(np.ones(len(solution)), np.full(len(solution), whole), self._rows)
            if found is None:
                break
            solution = found
            rounded = moved(self.nodes, self.ties, self._joined(solution))
            labels = min(labels, rounded, key=lambda each: misplaced(self.ties, each))
        return labels

    def solve_bounded(self, labels: Labels, most: int) -> Labels:
        """Look for the best clustering with a limited number of clusters; `solve` comes first.

        Parameters
        ----------
        labels : dict of node to int
            A clustering with at most as many clusters.
        most : int
            Most clusters; two or more.

        Returns
        -------
        dict of node to int
            The best one found; if it misplaces no more than `bound`, none is better.
        """
        size, shape = len(self._weights), (len(self.nodes), most)
        places = size + np.arange(shape[0] * most).reshape(shape)
        upper = np.ones(size + places.size)
        upper[places[np.triu_indices(shape[0], 1, most)]] = 0
        rows = [*self._rows, *self._edge_rows(places), *_place_rows(places)]
        found = self._milp(upper, np.arange(len(upper)) >= size, rows)
        if found is None:
            return labels
        chosen = found[places].argmax(axis=1).tolist()
        tried = moved(self.nodes, self.ties, dict(zip(self.nodes, chosen, strict=True)), most)
        return min(labels, tried, key=lambda each: misplaced(self.ties, each))

    def _milp(
        self, upper: Floats, whole: npt.NDArray[np.bool_], rows: Sequence[Row]
    ) -> Floats | None:
        """Solve the program with the rows given, and raise the bound to what that proves."""
        left = self._until - monotonic()
        if left <= 0:
            return None
        costs = np.zeros(len(upper))
        costs[: len(self._weights)] = self._weights
        result = milp(
            costs,
            integrality=whole,
            bounds=Bounds(0, upper),
            constraints=_constraint(rows, len(upper)),
            options={"time_limit": left, "mip_rel_gap": 0.0},
        )
        if result.status not in (_SOLVED, _OUT_OF_TIME):
            return None
        proven = result.mip_dual_bound if whole.any() else result.fun
        if proven is not None and np.isfinite(proven) and (whole.any() or result.status == _SOLVED):
            margin = _TOLERANCE * max(1.0, self._weights.sum())
            self.bound = max(self.bound, ceil(proven - margin))
        return None if result.x is None else np.clip(result.x, 0, 1)

    def _violated(self, solution: Floats) -> list[Row]:
        """List, for each negative tie, the cycle with positive ones that is least covered."""
        column = {ends: edge for edge, ends in enumerate(self._ends)}
        column |= {ends[::-1]: edge for ends, edge in column.items()}
        distances, before = dijkstra(
            self._positive(solution + _HOP), directed=False, return_predecessors=True
        )
        rows: list[Row] = []
        for edge in np.flatnonzero(self._negative).tolist():
            u, v = self._ends[edge]
            if distances[u, v] + solution[edge] < 1 - _VIOLATED:
                row = {edge: 1}
                while v != u:
                    row[column[v, int(before[u, v])]] = 1
                    v = int(before[u, v])
                rows.append((row, 1))
        return rows

    def _joined(self, solution: Floats) -> Labels:
        """Cluster the nodes that positive ties join which the solution does not misplace."""
        kept = np.where(solution < 0.5, 1.0, 0.0)
        graph = self._positive(kept)
        graph.eliminate_zeros()
        labels = connected_components(graph, directed=False)[1].tolist()
        return dict(zip(self.nodes, labels, strict=True))

    def _positive(self, values: Floats) -> csr_array:
        """Give the graph of the positive ties, with a value for each."""
        chosen = np.flatnonzero(~self._negative)
        ends = np.array(self._ends)[chosen].reshape(-1, 2)
        size = len(self.nodes)
        return csr_array((values[chosen], (ends[:, 0], ends[:, 1])), shape=(size, size))

    def _edge_rows(self, places: Integers) -> list[Row]:
        """Tie the misplacement of each tie to the places of its ends."""
        rows: list[Row] = []
        for edge, (u, v) in enumerate(self._ends):
            for here, there in places[[u, v]].T.tolist():
                if self._negative[edge]:
                    rows.append(({edge: 1, here: -1, there: -1}, -1))
                else:
                    rows += [({edge: 1, here: -1, there: 1}, 0), ({edge: 1, here: 1, there: -1}, 0)]
        return rows


def _place_rows(places: Integers) -> list[Row]:
    """Give each node one place; a cluster opens only after the one before it has."""
    rows: list[Row] = []
    for node, own in enumerate(places.tolist()):
        rows += [(dict.fromkeys(own, 1), 1), (dict.fromkeys(own, -1), -1)]
        for cluster in range(1, len(own)):
            earlier = places[:node, cluster - 1].tolist()
            rows.append(({own[cluster]: -1, **dict.fromkeys(earlier, 1)}, 0))
    return rows


def _constraint(rows: Sequence[Row], columns: int) -> LinearConstraint:
    entries = [(i, j, value) for i, (row, _) in enumerate(rows) for j, value in row.items()]
    i, j, values = np.array(entries).T
    matrix = csr_array((values.astype(float), (i, j)), shape=(len(rows), columns))
    return LinearConstraint(matrix, lb=np.array([low for _, low in rows], dtype=float))
