"""How far a signed graph is from balance, and which two camps come closest.

The frustration index (line index of balance) is the least number of edges whose removal leaves a
balanced graph: the least number at odds with a partition into two camps (Harary 1959). With
weights it is the least weight; weights are whole numbers, so that every value is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

import networkx as nx

from analysis.measures._arrays import Camps
from analysis.measures._blocks import blocks, joined, rows
from analysis.measures._certificate import Certificate, frustrated_edges, verify
from analysis.measures._edits import BalancingSets, balancing_sets, change_per_edit
from analysis.measures._exact import CONFIRM_LIMIT, Block, solve_block
from analysis.measures._optima import optimal_partitions
from analysis.measures._partitions import (
    ComponentOptima,
    Partitions,
    always_frustrated,
    sometimes_frustrated,
)
from analysis.measures._range import FrustrationRange, frustration_range
from analysis.measures._signed import ordered, refuse_negative

__all__ = [
    "BalancingSets",
    "Certificate",
    "ComponentOptima",
    "Frustration",
    "FrustrationRange",
    "Partitions",
    "always_frustrated",
    "balancing_sets",
    "change_per_edit",
    "frustrated_edges",
    "frustration_index",
    "frustration_range",
    "optimal_partitions",
    "sometimes_frustrated",
    "verify",
]


@dataclass(frozen=True)
class Frustration:
    """Frustration index of a graph, or an interval that holds it.

    Parameters
    ----------
    lower, upper : int
        Proven bounds, in edges (or weight).
    certificate : Certificate
        What proves them.
    """

    lower: int
    upper: int
    certificate: Certificate

    @property
    def value(self) -> int:
        """The index, in edges or weight (0 = balanced); only the upper bound unless `optimal`."""
        return self.upper

    @property
    def optimal(self) -> bool:
        """Whether the value is proven: lower bound = upper bound."""
        return self.lower == self.upper


def frustration_index(
    G: nx.Graph,
    time_limit: float = 60.0,
    search_limit: int = CONFIRM_LIMIT,
    weight: str | None = None,
) -> Frustration:
    r"""Find the least number, or weight, of edges at odds with a partition into two camps.

    .. math:: L(G) = \min_{s: V \to \{-1, 1\}} \sum_{uv \in E : \sigma_{uv} s_u s_v = -1} w_{uv}

    Each block (maximal subgraph without cut nodes) is solved on its own. Negative cycles that share
    no edge bound the index from below and a partition from above. Where these do not meet, negative
    cycles are counted by fractions, as a linear program with cycles for rows finds them, rounded to
    whole numbers. What gap is left is searched where that is within the limit, else given to an
    integer program.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    time_limit : float
        Seconds the solvers may take in all.
    search_limit : int
        Branches the search may visit for a block.
    weight : str, optional
        Edge attribute that weighs edges by whole numbers above 0; by default each counts 1.

    Returns
    -------
    Frustration
        The value with its certificate, or an interval with `optimal` False if a limit was hit.
        0 for a balanced graph, so for one without edges or cycles; for one whose reversal is
        balanced, the number of edges less that of the largest cut. Finding it is NP-hard: time may
        grow exponentially with the graph, though it rarely does while few edges are frustrated.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a weight is no whole number above 0, or a limit is below
        zero.

    References
    ----------
    .. [1] Harary, F. (1959). On the measurement of structural balance. Behavioral Science 4,
       316-323.
    .. [2] Aref, S., Mason, A. J. and Wilson, M. C. (2020). A modeling and computational study of
       the frustration index in signed networks. Networks 75, 95-110.

    Examples
    --------
    Three mutual enemies cannot be parted into two camps without one edge at odds:

    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> frustration = frustration_index(G)
    >>> frustration.value, frustration.optimal, len(frustration.certificate.cycles)
    (1, True, 1)
    """
    refuse_negative(time_limit=time_limit, search_limit=search_limit)
    deadline = monotonic() + time_limit
    solved = tuple(solve_block(*part, deadline, search_limit) for part in blocks(G, weight))
    certificate = Certificate(_joined(G, solved), solved)
    return Frustration(sum(b.lower for b in solved), sum(b.upper for b in solved), certificate)


def _joined(G: nx.Graph, solved: tuple[Block, ...]) -> Camps:
    """Join the partitions of the blocks; the first node of each component is in camp 0."""
    camps = dict.fromkeys(ordered(G), 0)
    place = {node: position for position, node in enumerate(camps)}
    for row in rows([block.nodes for block in solved]):
        first = min((node for i in row for node in solved[i].nodes), key=place.__getitem__)
        camps.update(joined([solved[i].camps for i in row], first))
    return camps
