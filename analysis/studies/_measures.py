"""The measures of one network and of its actors, as tidy tables that can be compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from math import nan

import networkx as nx
import pandas as pd

from analysis.measures.balance import triad_census
from analysis.measures.brokerage import brokerage_roles, constraint
from analysis.measures.centrality import signed_degrees
from analysis.measures.communities import correlation_clustering
from analysis.measures.frustration import frustrated_edges, frustration_range
from analysis.measures.local import node_balance
from analysis.measures.spectral import algebraic_conflict
from analysis.measures.walks import node_walk_balance, walk_balance
from analysis.network import ambivalent, decided
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
        `measure`, `unit`, `value` (NaN if undefined): actors; ties by sign; the frustration index,
        its maximum over all signings of the ambivalent pairs, and its share of the ties; best
        partitions into two camps; ties misplaced by the best clustering into any number; triads,
        and the shares that are balanced in the strong and the weak sense; the balance of closed
        walks; the algebraic conflict of the largest component.
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
        `actor`, `measure`, `unit`, `value` (NaN if undefined): `friends`, `enemies`, `brokerage`
        (pairs of friends that are not friends of each other), `constraint` (Burt's), the share of
        its triads that is balanced, and the balance of closed walks from it.
    """
    G = decided(network)
    degrees = signed_degrees(G).set_index("actor")
    roles = brokerage_roles(G, dict.fromkeys(G, 0))
    columns: dict[tuple[str, str], Mapping[Hashable, float]] = {
        ("friends", "ties"): degrees["positive"].to_dict(),
        ("enemies", "ties"): degrees["negative"].to_dict(),
        ("brokerage", "pairs"): {actor: found.total for actor, found in roles.items()},
        ("constraint", "index"): constraint(G),
        ("balanced_share", "share of triads"): _column(node_balance(G), "balance"),
        ("walk_balance", "index"): node_walk_balance(G),
    }
    rows = [
        (actor, *measure, float(value))
        for measure, values in columns.items()
        for actor, value in values.items()
    ]
    return pd.DataFrame(rows, columns=["actor", "measure", "unit", "value"])


def _network_measures(network: nx.Graph) -> Iterator[tuple[str, str, float]]:
    G = decided(network)
    undecided = ambivalent(network)
    best = optima(G)
    index = len(frustrated_edges(G, best.drawn))
    census = triad_census(G)
    positive = sum(sign > 0 for _, _, sign in G.edges(data="sign"))
    ties = G.number_of_edges()
    conflicts = algebraic_conflict(G)
    yield "actors", "actors", len(G)
    yield "friendly", "ties", positive
    yield "hostile", "ties", ties - positive
    yield "ambivalent", "pairs", len(undecided)
    yield "frustration_index", "ties", index
    yield "frustration_index_maximum", "ties", frustration_range(network, undecided).maximum
    yield "frustration_share", "share of ties", index / ties if ties else nan
    yield "optimal_partitions", "partitions", best.count
    yield "clustering_index", "ties", float(correlation_clustering(G).upper)
    yield "triads", "triads", census.total
    yield "unbalanced_triads", "triads", census.total - census.balanced
    yield "balanced_share", "share of triads", census.share
    yield "weakly_balanced_share", "share of triads", census.weak_share
    yield "walk_balance", "index", walk_balance(G)
    largest = max(conflicts, key=lambda part: len(part.nodes), default=None)
    yield "algebraic_conflict", "eigenvalue", largest.value if largest else nan


def _column(table: pd.DataFrame, name: str) -> dict[Hashable, float]:
    return dict(zip(table["actor"], table[name], strict=True))
