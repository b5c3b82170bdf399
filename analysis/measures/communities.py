"""Communities of a signed graph: friends within, foes between, as few ties misplaced as can be.

With any number of communities this is correlation clustering (Bansal, Blum and Chawla 2004); its
least value is 0 exactly for graphs that are balanced in the weak sense (Davis 1967). With at most
two it is the frustration index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import nan

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures._cluster_blocks import joined, parted, solve_block
from analysis.measures._clusterings import (
    Clusterings,
    ComponentClusterings,
    optimal_clusterings,
    refuse_no_community,
)
from analysis.measures._clusters import Labels
from analysis.measures._signed import Node, ordered, refuse_negative
from analysis.measures._weights import Number, plain, signed_weights

__all__ = [
    "Clustering",
    "Clusterings",
    "ComponentClusterings",
    "correlation_clustering",
    "optimal_clusterings",
    "signed_modularity",
]

SEARCH_LIMIT = 10_000  # branches: under a second, then the integer program takes over


@dataclass(frozen=True)
class Clustering:
    """A clustering of a signed graph, with proof that none is better or an interval.

    Parameters
    ----------
    lower, upper : int or fractions.Fraction
        Proven bounds of the least weight of misplaced ties (their number, if each weighs 1).
    proof : str
        What proves the lower bound: `search` (no better clustering exists, in integers) or `solver`
        (for some block the integer program's bound, rounded up).
    partition : dict of node to int
        Community of each node, numbered by their first node; it misplaces `upper`.
    """

    lower: Number
    upper: Number
    proof: str
    partition: Labels

    @property
    def value(self) -> Number:
        """The least weight of misplaced ties; only the upper bound unless `optimal`."""
        return self.upper

    @property
    def optimal(self) -> bool:
        """Whether the value is proven: lower bound = upper bound."""
        return self.lower == self.upper

    @property
    def communities(self) -> tuple[tuple[Node, ...], ...]:
        """Members of each community, ordered by their first."""
        members: dict[int, list[Node]] = {}
        for node, community in self.partition.items():
            members.setdefault(community, []).append(node)
        return tuple(tuple(nodes) for nodes in members.values())


def correlation_clustering(
    G: nx.Graph,
    most: int | None = None,
    weight: str | None = None,
    time_limit: float = 60.0,
    search_limit: int = SEARCH_LIMIT,
) -> Clustering:
    r"""Find communities with the least weight of negative ties within and positive ties between.

    .. math:: \min_{c: V \to \{1, \dots, K\}} \sum_{uv \in E} w_{uv}
              \left[(\sigma_{uv} = 1) \oplus (c_u = c_v)\right]

    Each block (maximal subgraph without cut nodes) is solved on its own: by exhaustive search, and
    where that takes too many branches by an integer program whose solution is counted again.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    most : int, optional
        Most communities (K); by default any number. With 1 the value is the weight of all negative
        ties, with 2 the frustration index; it never rises with K.
    weight : str, optional
        Edge attribute that holds weights above 0; by default each edge weighs 1.
    time_limit : float
        Seconds the integer program may take for a block.
    search_limit : int
        Branches the search may visit for a block.

    Returns
    -------
    Clustering
        The value (0 = balanced in the weak sense, if `most` is None) with its proof, or an interval
        with `optimal` False if both limits were hit. 0 for a balanced graph if K is 2 or more, for
        one without positive ties if K is None, and for one without edges or, with K 2 or more,
        without cycles; antibalance alone fixes no value. Of several optima the one given means
        nothing: see `optimal_clusterings`. Components do not say how they stand to each other: they
        are apart if `most` is None, otherwise numbers begin anew in each.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a weight is not above 0, a limit is below zero, or
        `most` is below one.

    References
    ----------
    .. [1] Bansal, N., Blum, A. and Chawla, S. (2004). Correlation clustering. Machine Learning 56,
       89-113.
    .. [2] Davis, J. A. (1967). Clustering and structural balance in graphs. Human Relations 20,
       181-187.
    .. [3] Doreian, P. and Mrvar, A. (1996). A partitioning approach to structural balance. Social
       Networks 18, 149-168.

    Examples
    --------
    Three mutual enemies are at peace with three communities, but not with two:

    >>> G = nx.complete_graph(3)
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> correlation_clustering(G).communities
    ((0,), (1,), (2,))
    >>> correlation_clustering(G, most=2).value
    1
    """
    refuse_negative(time_limit=time_limit, search_limit=search_limit)
    refuse_no_community(most)
    ties, unit = signed_weights(G, weight)
    blocks = [solve_block(part, most, time_limit, search_limit) for part in parted(ties, most)]
    return Clustering(
        plain(unit * sum(block.lower for block in blocks)),
        plain(unit * sum(block.upper for block in blocks)),
        "solver" if any(block.proof == "solver" for block in blocks) else "search",
        joined(G, [block.labels for block in blocks], most),
    )


def signed_modularity(
    G: nx.Graph, partition: Mapping[Node, int], weight: str | None = None
) -> float:
    r"""Compare a partition's positive ties within and negative ties between with chance.

    .. math:: Q = \frac{1}{2w^+ + 2w^-} \sum_{u, v} \left[w_{uv} - \left(
              \frac{w_u^+ w_v^+}{2w^+} - \frac{w_u^- w_v^-}{2w^-}\right)\right] [c_u = c_v]

    with w signed, the plus and minus marking the sums over positive and negative ties alone.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    partition : mapping of node to int
        Community of each node.
    weight : str, optional
        Edge attribute that holds weights above 0; by default each edge weighs 1.

    Returns
    -------
    float
        Above -1 and below 1; higher = more positive ties within and negative ones between than
        ties with the same sums at each node would have by chance. Newman and Girvan's modularity
        if no tie is negative; 0 if all nodes are together; NaN for a graph without edges.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a node has no community, or a weight is not above 0.

    References
    ----------
    .. [1] Gómez, S., Jensen, P. and Arenas, A. (2009). Analysis of community structure in networks
       of correlated data. Physical Review E 80, 016114.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1})])
    >>> signed_modularity(G, {"a": 0, "b": 0, "c": 1})
    0.25
    """
    homeless = [node for node in ordered(G) if node not in partition]
    if homeless:
        raise AnalysisError(
            f"The partition gives no community to {homeless[0]!r}; every node needs one."
        )
    ties, _ = signed_weights(G, weight)
    within, total = 0, Counter({1: 0, -1: 0})
    around: Counter[tuple[int, int]] = Counter()
    for (u, v), tie in ties.items():
        sign = 1 if tie > 0 else -1
        within += 2 * tie if partition[u] == partition[v] else 0
        for node in (u, v):
            total[sign] += abs(tie)
            around[sign, partition[node]] += abs(tie)
    if not ties:
        return nan
    chance = sum(Fraction(sign * ends**2, total[sign]) for (sign, _), ends in around.items())
    return float((within - chance) / total.total())
