"""Measures that studies ask of one signed graph again and again: each is computed once.

Two networks with the same actors and the same signed ties are one graph, whatever date, draw or
variation they come from.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from math import nan

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures.balance import TriadCensus, triad_census
from analysis.measures.frustration import Partitions, frustration_index, frustration_range
from analysis.measures.frustration import optimal_partitions as all_optima
from analysis.measures.walks import walk_balance as all_walks

Canonical = tuple[tuple[str, ...], tuple[tuple[str, str, int], ...]]

_KEPT = 20_000  # graphs: a study's draws at all its dates, over and over


def canonical(G: nx.Graph) -> Canonical:
    """Reduce a signed graph to what its measures depend on.

    Parameters
    ----------
    G : networkx.Graph
        Nodes are text; each edge has `sign` +1 or -1.

    Returns
    -------
    tuple
        Its nodes, and its edges with their signs, sorted.

    Examples
    --------
    >>> canonical(nx.Graph([("b", "a", {"sign": -1, "state": "hostile"})]))
    (('a', 'b'), (('a', 'b', -1),))
    """
    edges = sorted((min(u, v), max(u, v), int(sign)) for u, v, sign in G.edges(data="sign"))
    return tuple(sorted(G)), tuple(edges)


def optima(G: nx.Graph) -> Partitions:
    """Find all optimal partitions, once a graph.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.

    Returns
    -------
    Partitions
        As `analysis.measures.frustration.optimal_partitions` gives them.
    """
    return _optima(canonical(G))


def frustration(G: nx.Graph) -> float:
    """Give the frustration index.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.

    Returns
    -------
    float
        The index, in ties; NaN if it could not be proven.
    """
    return _frustration(canonical(G))


def frustration_share(G: nx.Graph) -> float:
    """Give the frustration index as a share of all ties.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.

    Returns
    -------
    float
        0 (balanced) to below 1/2; NaN without ties, or if the index could not be proven.
    """
    ties = G.number_of_edges()
    return frustration(G) / ties if ties else nan


def balanced_triads(G: nx.Graph) -> float:
    """Give the share of triads that are balanced.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.

    Returns
    -------
    float
        0 to 1 (1 = all); NaN without triads.
    """
    return _census(canonical(G)).share


def unbalanced_triads(G: nx.Graph) -> int:
    """Count the triads that are not balanced.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.

    Returns
    -------
    int
        The count.
    """
    census = _census(canonical(G))
    return census.total - census.balanced


def walk_balance(G: nx.Graph) -> float:
    """Give the balance of closed walks.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.

    Returns
    -------
    float
        As `analysis.measures.walks.walk_balance` gives it: 0 to 1 (1 = balanced); NaN without
        nodes. It falls with density, so it compares graphs of like size.
    """
    return _walk_balance(canonical(G))


MEASURES: dict[str, Callable[[nx.Graph], float]] = {
    "frustration": frustration,
    "frustration_share": frustration_share,
    "balanced_triads": balanced_triads,
    "walk_balance": walk_balance,
}
UNITS = {
    "frustration": "ties",
    "frustration_share": "share of ties",
    "balanced_triads": "share of triads",
    "walk_balance": "balanced less unbalanced closed walks, share of all",
}


def _graph(graph: Canonical) -> nx.Graph:
    nodes, edges = graph
    G = nx.Graph()
    G.add_nodes_from(nodes)
    G.add_edges_from((u, v, {"sign": sign}) for u, v, sign in edges)
    return G


@lru_cache(maxsize=_KEPT)
def _optima(graph: Canonical) -> Partitions:
    return all_optima(_graph(graph))


@lru_cache(maxsize=_KEPT)
def _frustration(graph: Canonical) -> float:
    G = _graph(graph)
    with suppress(AnalysisError):  # the search ended early; it proves most graphs in milliseconds
        return float(frustration_range(G, ()).minimum)
    found = frustration_index(G)
    return float(found.value) if found.optimal else nan


@lru_cache(maxsize=_KEPT)
def _census(graph: Canonical) -> TriadCensus:
    return triad_census(_graph(graph))


@lru_cache(maxsize=_KEPT)
def _walk_balance(graph: Canonical) -> float:
    return all_walks(_graph(graph))
