"""Who could mediate between two actors: scores of the candidates, and the baselines to beat.

All scores are integers, greater is better, and equal scores are ties. What has no tie in the
network (organisations, actors whose pairs were not reviewed) scores as one without ties.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import networkx as nx
import pandas as pd

from analysis.measures.brokerage import brokerage_roles
from analysis.network import decided
from analysis.spells import living
from analysis.studies._flips import leaning
from analysis.studies._known import Publication

METHODS = ("friend_of_both", "brokerage", "balance")
BASELINES = ("degree", "great_power", "most_frequent", "random")

Scores = dict[str, int]


def all_scores(
    public: Publication,
    network: nx.Graph,
    u: str,
    v: str,
    methods: Sequence[str] = (*METHODS, *BASELINES),
) -> dict[str, Scores]:
    """Score every candidate between two actors.

    Parameters
    ----------
    public : Publication
        When the rows became public: mediations public by the network's day are precedents.
    network : networkx.Graph
        As `analysis.network.snapshot` gives it, for the eve of the day asked about.
    u, v : str
        The pair.
    methods : sequence of str
        Which of `METHODS` and `BASELINES` to use.

    Returns
    -------
    dict of str to dict of str to int
        By method the score of each candidate: every actor that exists on the day but the two,
        organisations and context states included. `brokerage` is Gould and Fernandez's count over
        all roles: pairs of the candidate's friends that are not friends of each other.
    """
    day = network.graph["on"]
    actors = living(public.dataset, day)
    powers = dict(zip(actors["actor"], actors["great_power"].astype(int), strict=True))
    candidates = sorted(set(powers) - {u, v})
    G = decided(network)
    brokers = brokerage_roles(G, dict.fromkeys(G, 0)) if "brokerage" in methods else {}
    so_far = precedents(public.dataset.mediations[public.mediations <= pd.Timestamp(day)])
    scores: dict[str, Callable[[str], int]] = {
        "friend_of_both": lambda m: weakest_link(network, m, u, v),
        "brokerage": lambda m: brokers[m].total if m in brokers else 0,
        "balance": lambda m: relief(G, m, u, v),
        "degree": lambda m: len(G[m]) if m in G else 0,
        "great_power": lambda m: powers[m],
        "most_frequent": lambda m: so_far.get(m, 0),
        "random": lambda m: 0,
    }
    return {method: {m: int(scores[method](m)) for m in candidates} for method in methods}


def weakest_link(network: nx.Graph, m: str, u: str, v: str) -> int:
    """Say how good a friend of both a candidate is: as good as of the one it is less close to.

    Parameters
    ----------
    network : networkx.Graph
        As `analysis.network.snapshot` gives it.
    m : str
        The candidate.
    u, v : str
        The pair.

    Returns
    -------
    int
        The lesser of its two links, -3 to 3: the level of the tie that decides, negative if
        hostile, 0 if the pair has no sign.

    Examples
    --------
    >>> G = nx.Graph()
    >>> G.add_edge("OMN", "IRN", sign=1, positive_level=1, negative_level=0)
    >>> G.add_edge("OMN", "USA", sign=1, positive_level=2, negative_level=1)
    >>> weakest_link(G, "OMN", "IRN", "USA")
    1
    """
    return min(_strength(network, m, u), _strength(network, m, v))


def relief(G: nx.Graph, m: str, u: str, v: str) -> int:
    """Say by how much L would fall around a candidate if the pair turned positive.

    L is the frustration index of the subgraph made of all triads that contain the candidate, so
    that only what it is itself part of counts.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.
    m : str
        The candidate.
    u, v : str
        The pair.

    Returns
    -------
    int
        1 if L falls by one edge, -1 if it rises, 0 if it stays, if the candidate has no sign with
        one of the two, or if they are friends already.

    Examples
    --------
    A friend of two enemies would be relieved, a friend of one and enemy of the other strained:

    >>> G = nx.Graph([("a", "b", {"sign": -1}), ("a", "m", {"sign": 1}), ("b", "m", {"sign": 1})])
    >>> relief(G, "m", "a", "b")
    1
    >>> G.edges["b", "m"]["sign"] = -1
    >>> relief(G, "m", "a", "b")
    -1
    """
    if not (G.has_edge(m, u) and G.has_edge(m, v)) or _sign(G, u, v) > 0:
        return 0
    # An edge of the candidate that is in no triad hangs loose here, and cannot change L.
    near = {*G[m], m}
    triads = nx.Graph()
    triads.add_edges_from(
        (x, y, tie)
        for x in near
        for y, tie in G[x].items()
        if x < y and y in near and {x, y} != {u, v}
    )
    side = leaning(triads, u, v)
    return side if _sign(G, u, v) < 0 else min(side, 0)


def precedents(mediations: pd.DataFrame) -> Mapping[str, int]:
    """Count the episodes in which each actor has mediated.

    Parameters
    ----------
    mediations : pandas.DataFrame
        Rows of `mediations`.

    Returns
    -------
    mapping of str to int
        Episodes by mediator; who never mediated is left out.

    Examples
    --------
    >>> rows = {"episode": ["a", "a", "b"], "mediator": ["OMN", "OMN", "OMN"]}
    >>> precedents(pd.DataFrame(rows))
    {'OMN': 2}
    """
    parts = mediations[["episode", "mediator"]].drop_duplicates()
    return {str(actor): int(n) for actor, n in parts["mediator"].value_counts().items()}


def _strength(network: nx.Graph, m: str, n: str) -> int:
    """Give the level of the tie that decides, negative if hostile; 0 without a sign."""
    sign = _sign(network, m, n)
    if sign == 0:
        return 0
    return int(sign * network.edges[m, n]["positive_level" if sign > 0 else "negative_level"])


def _sign(network: nx.Graph, m: str, n: str) -> int:
    return (network.edges[m, n]["sign"] or 0) if network.has_edge(m, n) else 0
