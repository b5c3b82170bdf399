"""Who stands with whom: in what share of optimal partitions each two actors are in one camp."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import numpy as np
import numpy.typing as npt

from analysis.errors import AnalysisError
from analysis.measures.frustration import ComponentOptima
from analysis.studies.solving import optima
from analysis.timetable import Pair

Floats = npt.NDArray[np.float64]


def pairs_of(actors: list[str]) -> list[Pair]:
    """List the pairs of some actors.

    Parameters
    ----------
    actors : list of str
        Actors, sorted.

    Returns
    -------
    list of (str, str)
        Pairs, the lesser first, in order.

    Examples
    --------
    >>> pairs_of(["a", "b", "c"])
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    return list(combinations(actors, 2))


def together(G: nx.Graph) -> Floats:
    """Give for each two actors the share of optimal partitions that have them in one camp.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.

    Returns
    -------
    array of float
        A square, actors sorted: 0 (always opposed) to 1 (always together, as with oneself). NaN
        where two are in different components, so that the question has no answer, and throughout a
        component whose optima could not all be listed.

    Examples
    --------
    Of three mutual enemies, any two stand together in one of three optima:

    >>> G = nx.complete_graph(["a", "b", "c"])
    >>> nx.set_edge_attributes(G, -1, "sign")
    >>> together(G).round(3).tolist()
    [[1.0, 0.333, 0.333], [0.333, 1.0, 0.333], [0.333, 0.333, 1.0]]
    """
    place = {actor: number for number, actor in enumerate(sorted(G))}
    shares = np.full((len(place), len(place)), np.nan)
    for part in _listed(G):
        camps = np.array([list(camps.values()) for camps in part.partitions])
        sides = 1.0 - 2.0 * camps
        here = [place[actor] for actor in part.nodes]
        shares[np.ix_(here, here)] = (1 + sides.T @ sides / len(camps)) / 2
    return shares


def swing(shares: Floats) -> Floats:
    r"""Say how far each actor's company is open.

    .. math:: w_i = \frac{1}{n - 1} \sum_{j \ne i} (1 - |2 p_{ij} - 1|)

    with p the share in which i and j stand together, and n the actors with whom that is known.

    Parameters
    ----------
    shares : array of float
        As `together` gives them, or means of such.

    Returns
    -------
    array of float
        For each actor 0 (with each other one always or never) to 1 (with each in half of the
        cases); NaN for one alone in its component.

    Examples
    --------
    >>> swing(np.array([[1, 0.5], [0.5, 1]])).tolist()
    [1.0, 1.0]
    """
    others = ~np.isnan(shares) & ~np.eye(len(shares), dtype=bool)
    known = others.sum(axis=1)
    doubt = np.where(others, 1 - np.abs(2 * np.nan_to_num(shares) - 1), 0).sum(axis=1)
    return divided(doubt, known)


def divided(total: Floats, count: npt.NDArray[np.int64]) -> Floats:
    """Divide, giving NaN where nothing was counted.

    Parameters
    ----------
    total : array of float
        Sums.
    count : array of int
        How many numbers were summed.

    Returns
    -------
    array of float
        Means.

    Examples
    --------
    >>> divided(np.array([3.0, 0.0]), np.array([2, 0])).tolist()
    [1.5, nan]
    """
    means = np.full(count.shape, np.nan)
    np.divide(total, count, out=means, where=count > 0)
    return means


@dataclass(frozen=True)
class Hold:
    """What holds an actor in its camp.

    Parameters
    ----------
    camp : int
        Its camp in the lexicographically smallest optimum; 0 is that of the component's first.
    ties : int
        Its ties.
    at_odds : int
        Those at odds with that partition.
    margin : int
        Ties more that would be at odds if it alone changed camps, in the optimum in which that is
        least; 0 means that it could go either way at no cost.
    """

    camp: int
    ties: int
    at_odds: int
    margin: int


def hold(G: nx.Graph, actor: str) -> Hold:
    """Say what holds an actor in its camp.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.
    actor : str
        A node.

    Returns
    -------
    Hold
        Its camp and margin.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1})])
    >>> hold(G, "b")
    Hold(camp=0, ties=2, at_odds=0, margin=2)
    """
    found = optima(G)
    ties = [(other, int(sign)) for _, other, sign in G.edges(actor, data="sign")]
    part = next(part for part in found.components if actor in part.nodes)
    odds = [
        sum((camps[actor] == camps[other]) != (sign > 0) for other, sign in ties)
        for camps in (part.drawn, *part.partitions)
    ]
    return Hold(part.drawn[actor], len(ties), odds[0], len(ties) - 2 * max(odds))


def _listed(G: nx.Graph) -> list[ComponentOptima]:
    try:
        return [part for part in optima(G).components if part.complete]
    except AnalysisError:  # the search ended early
        return []
