"""Signed graphs by chance, to hold an observed value against.

Two null models. Shuffling keeps who is tied to whom and deals the signs anew. Rewiring keeps how
many friends and how many enemies each node has, and nothing else: neither ties nor components.
Draws are functions of graph and seed alone; number i comes from `draw_seed(seed, i)`, so that any
number of processes draws the same graphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

import networkx as nx
import numpy as np
import pandas as pd

from analysis.measures._comparison import Comparison, compare
from analysis.measures._rewiring import Chain
from analysis.measures._signed import Node, refuse_uncounted, signed_edges

__all__ = [
    "Comparison",
    "Seed",
    "compare",
    "draw_seed",
    "mixing",
    "rewired",
    "shuffled",
]

Seed = int | np.random.SeedSequence

SWEEPS = 20


def draw_seed(seed: int, number: int) -> np.random.SeedSequence:
    """Give the seed of one draw of many.

    Parameters
    ----------
    seed : int
        Seed of all draws, 0 or above.
    number : int
        Number of the draw, 0 or above.

    Returns
    -------
    numpy.random.SeedSequence
        What `SeedSequence(seed).spawn` gives in that place, without giving those before it.

    Raises
    ------
    AnalysisError
        If one is no whole number of 0 or more.

    Examples
    --------
    >>> draw_seed(7, 2).spawn_key
    (2,)
    """
    refuse_uncounted(seed=seed, number=number)
    return np.random.SeedSequence(seed, spawn_key=(number,))


def shuffled(G: nx.Graph, seed: Seed) -> nx.Graph:
    """Deal the signs of a graph anew over its edges.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    seed : int or numpy.random.SeedSequence
        Seed of the draw.

    Returns
    -------
    networkx.Graph
        Same nodes, edges and numbers of either sign, every assignment being as likely; other
        attributes of edges stay where they were. Nodes and edges are sorted.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, or the seed is not 0 or more.

    Examples
    --------
    >>> G = nx.path_graph(4)
    >>> nx.set_edge_attributes(G, {(0, 1): 1, (1, 2): -1, (2, 3): -1}, "sign")
    >>> [sign for *_, sign in shuffled(G, seed=1).edges(data="sign")]
    [1, -1, -1]
    """
    edges = signed_edges(G)
    drawn = _generator(seed).permutation(edges.sign)
    names, rows = edges.nodes, dict(G.adjacency())
    ends = zip(edges.first.tolist(), edges.second.tolist(), strict=True)
    pairs = [(names[i], names[j]) for i, j in ends]
    H = _nodes(G, names)
    H.add_edges_from(
        (u, v, rows[u][v] | {"sign": sign})
        for (u, v), sign in zip(pairs, drawn.tolist(), strict=True)
    )
    return H


def rewired(G: nx.Graph, seed: Seed, sweeps: int = SWEEPS) -> nx.Graph:
    """Rewire a graph, keeping each node's number of positive and of negative edges.

    Two edges of one sign, a-b and c-d, become a-d and c-b where both pairs are free; where both
    carry the other sign, the signs of the four are exchanged instead. Else nothing happens, which
    counts as a step all the same: without it draws would not be uniform (see Milo et al.).

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1. A directed graph has four degrees a node and
        needs another null; it is refused.
    seed : int or numpy.random.SeedSequence
        Seed of the draw.
    sweeps : int
        Attempts for each edge. `mixing` shows how many a graph needs: some 5 if it is large and
        sparse, more if it is so dense that most attempts fail.

    Returns
    -------
    networkx.Graph
        Same nodes; edges with `sign` only, sorted.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, or `sweeps` or the seed is not 0 or more.

    Notes
    -----
    Each step is as likely as its reverse, so in the long run all graphs that can be reached are
    equally likely. With one sign that is every graph of the same degrees. With two it need not be:
    on four nodes it is, on five 1,035 of the 12,573 sequences of degrees that several graphs share
    fall apart, and from some graphs no step leads on. `mixing` tells the latter.

    References
    ----------
    .. [1] Maslov, S. and Sneppen, K. (2002). Specificity and stability in topology of protein
       networks. Science 296, 910-913.
    .. [2] Milo, R., Kashtan, N., Itzkovitz, S., Newman, M. E. J. and Alon, U. (2003). On the
       uniform generation of random graphs with prescribed degree sequences. arXiv:cond-mat/0312028.

    Examples
    --------
    >>> G = nx.cycle_graph(6)
    >>> nx.set_edge_attributes(G, 1, "sign")
    >>> H = rewired(G, seed=1)
    >>> sorted(degree for _, degree in H.degree())
    [2, 2, 2, 2, 2, 2]
    """
    refuse_uncounted(sweeps=sweeps)
    edges = signed_edges(G)
    chain = Chain(edges, _generator(seed))
    chain.run(sweeps * len(edges.sign))
    names = edges.nodes
    H = _nodes(G, names)
    H.add_edges_from((names[i], names[j], {"sign": sign}) for i, j, sign in chain.edges())
    return H


def mixing(G: nx.Graph, seed: Seed, sweeps: int = SWEEPS) -> pd.DataFrame:
    """Follow how much of a graph is left as it is rewired.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    seed : int or numpy.random.SeedSequence
        Seed of the draw.
    sweeps : int
        Attempts for each edge.

    Returns
    -------
    pandas.DataFrame
        A row for each sweep from 0: `sweep`; `kept`, the share of edges that are among the graph's
        own, sign included (1 at first); `done`, the share of attempts in the sweep that changed
        something (NaN at first). Enough sweeps have been made when `kept` only wavers. If it stays
        at 1, the degrees leave nothing to rewire, and no comparison with draws means anything.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, or `sweeps` or the seed is not 0 or more.

    Examples
    --------
    >>> G = nx.complete_graph(4)
    >>> nx.set_edge_attributes(G, 1, "sign")
    >>> mixing(G, seed=1, sweeps=2)["kept"].tolist()
    [1.0, 1.0, 1.0]
    """
    refuse_uncounted(sweeps=sweeps)
    edges = signed_edges(G)
    m = max(len(edges.sign), 1)
    chain = Chain(edges, _generator(seed))
    own = set(chain.edges())
    rows = [(0, 1.0, nan)]
    for sweep in range(1, sweeps + 1):
        done = chain.run(len(edges.sign))
        left = len(own.intersection(chain.edges())) if own else m
        rows.append((sweep, left / m, done / m))
    return pd.DataFrame(rows, columns=["sweep", "kept", "done"])


def _generator(seed: Seed) -> np.random.Generator:
    """Begin to draw from a seed; without one, as with None, no draw could be made again."""
    if not isinstance(seed, np.random.SeedSequence):
        refuse_uncounted(seed=seed)
    return np.random.default_rng(seed)


def _nodes(G: nx.Graph, names: Sequence[Node]) -> nx.Graph:
    """Begin a graph with the nodes of another, in the order given."""
    H = nx.Graph()
    attributes = dict(G.nodes(data=True))
    H.add_nodes_from((node, attributes[node]) for node in names)
    return H
