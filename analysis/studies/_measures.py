"""The measures of one network and of its actors, as tidy tables that can be compared."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import pandas as pd

from analysis.measures.balance import triad_census
from analysis.measures.centrality import signed_degrees
from analysis.measures.frustration import frustrated_edges, frustration_range
from analysis.network import ambivalent, decided
from analysis.studies._scores import open_pairs
from analysis.studies.solving import optima


def network_measures(network: nx.Graph) -> pd.DataFrame:
    """Measure a network as a whole.

    Parameters
    ----------
    network : networkx.Graph
        As `analysis.network.snapshot` gives it.

    Returns
    -------
    pandas.DataFrame
        `measure`, `unit`, `value` (NaN if undefined): ties by sign, the frustration index and its
        maximum over all signings of the ambivalent pairs, its share of the ties, optimal partitions
        into two camps, triads, and the shares that are balanced in the strong and the weak sense.
    """
    rows = list(_network_measures(network))
    return pd.DataFrame(rows, columns=["measure", "unit", "value"]).astype({"value": float})


def actor_measures(network: nx.Graph) -> pd.DataFrame:
    """Measure every actor of a network.

    Parameters
    ----------
    network : networkx.Graph
        As `analysis.network.snapshot` gives it.

    Returns
    -------
    pandas.DataFrame
        `actor`, `measure`, `value`: `friends`, `enemies` (decided ties), `unjoined_friends` (pairs
        of friends that are not friends of each other).
    """
    G = decided(network)
    degrees = signed_degrees(G)
    columns = {
        "friends": degrees["positive"].tolist(),
        "enemies": degrees["negative"].tolist(),
        "unjoined_friends": [open_pairs(G, actor) for actor in degrees["actor"]],
    }
    rows = [
        (actor, measure, float(value))
        for measure, values in columns.items()
        for actor, value in zip(degrees["actor"], values, strict=True)
    ]
    return pd.DataFrame(rows, columns=["actor", "measure", "value"])


def _network_measures(network: nx.Graph) -> Iterator[tuple[str, str, float]]:
    G = decided(network)
    undecided = ambivalent(network)
    best = optima(G)
    index = len(frustrated_edges(G, best.drawn))
    census = triad_census(G)
    positive = sum(sign > 0 for _, _, sign in G.edges(data="sign"))
    ties = G.number_of_edges()
    yield "friendly", "ties", positive
    yield "hostile", "ties", ties - positive
    yield "ambivalent", "pairs", len(undecided)
    yield "frustration_index", "ties", index
    yield "frustration_index_maximum", "ties", frustration_range(network, undecided).maximum
    yield "frustration_share", "share of ties", index / ties if ties else float("nan")
    yield "optimal_partitions", "partitions", best.count
    yield "triads", "triads", census.total
    yield "unbalanced_triads", "triads", census.total - census.balanced
    yield "balanced_share", "share of triads", census.share
    yield "weakly_balanced_share", "share of triads", census.weak_share
