"""Snapshots and what was measured on them, as tables to be read in a notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.words import listing
from analysis.measures.balance import TriadCensus
from analysis.measures.frustration import Frustration, Partitions, frustration_range
from analysis.network import ambivalent, decided, pair_state
from analysis.reading.rows import Pair, plain_names

STATES = ("friendly", "hostile", "ambivalent", "claimed", "none", "unreviewed")
WORDS = {"none": "no notable tie", "unreviewed": "not reviewed"}


def pair_states(graphs: Mapping[str, nx.Graph]) -> pd.DataFrame:
    """Count the pairs of some snapshots by state.

    Parameters
    ----------
    graphs : mapping of str to networkx.Graph
        Snapshots, named.

    Returns
    -------
    pandas.DataFrame
        One row a state, after one for the actors; a column for each snapshot.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"state": "friendly"})], unreviewed=frozenset())
    >>> pair_states({"day": G})["day"].tolist()
    [2, 1, 0, 0, 0, 0, 0]
    """
    columns: dict[str, list[object]] = {
        "": ["actors", *(f"pairs {WORDS.get(state, state)}" for state in STATES)]
    }
    for name, graph in graphs.items():
        found = Counter(pair_state(graph, *pair) for pair in combinations(graph, 2))
        columns[name] = [len(graph), *(found[state] for state in STATES)]
    return pd.DataFrame(columns)


def census_rows(census: Mapping[str, TriadCensus]) -> pd.DataFrame:
    """Lay triad censuses side by side.

    Parameters
    ----------
    census : mapping of str to TriadCensus
        Censuses, named.

    Returns
    -------
    pandas.DataFrame
        One row a census: triads by their number of hostile ties, and the shares that are balanced
        in the strong and the weak sense (0 to 1, NaN without triads).

    Examples
    --------
    >>> census_rows({"day": TriadCensus(ppp=2, ppm=1, pmm=1, mmm=0)})["balanced"].item()
    0.75
    """
    rows = [
        (n, c.total, c.ppp, c.ppm, c.pmm, c.mmm, c.share, c.weak_share) for n, c in census.items()
    ]
    kinds = ["no hostile tie", "one", "two", "three"]
    return pd.DataFrame(rows, columns=["", "triads", *kinds, "balanced", "weakly balanced"])


def index_rows(
    graphs: Mapping[str, nx.Graph],
    indices: Mapping[str, Frustration],
    checked: Mapping[str, tuple[int, int]],
) -> pd.DataFrame:
    """Lay frustration indices side by side with what proves them.

    Parameters
    ----------
    graphs : mapping of str to networkx.Graph
        Signed graphs, named.
    indices : mapping of str to Frustration
        Their indices.
    checked : mapping of str to (int, int)
        Their bounds as `analysis.measures.frustration.verify` confirmed them.

    Returns
    -------
    pandas.DataFrame
        One row a graph: decided ties, index, confirmed bounds, whether they meet, and the number
        of edge-disjoint negative cycles in the certificate.
    """
    rows = []
    for name, index in indices.items():
        lower, upper = checked[name]
        proven = "yes" if lower == upper == index.value else "no"
        cycles = len(index.certificate.cycles)
        ties = graphs[name].number_of_edges()
        rows.append((name, ties, index.value, lower, upper, proven, cycles))
    columns = ["", "decided ties", "index", "lower", "upper", "proven", "disjoint negative cycles"]
    return pd.DataFrame(rows, columns=columns)


def stand_with(dataset: Dataset, optima: Partitions, poles: Sequence[str]) -> pd.DataFrame:
    """Say in what share of the optimal divisions each actor stands with some others.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    optima : Partitions
        All optimal divisions of a graph.
    poles : sequence of str
        Actors to stand with.

    Returns
    -------
    pandas.DataFrame
        One row an actor, sorted by the shares (0 to 1; missing where no chain of ties decides).

    Raises
    ------
    AnalysisError
        If not all optimal divisions are listed, or a pole is not among the actors.
    """
    names = plain_names(dataset)
    shares = {a: [optima.stand_together(a, pole) for pole in poles] for a in optima.drawn}
    order = {
        a: ([1 if share is None else -share for share in row], names[str(a)])
        for a, row in shares.items()
    }
    rows = [
        (names[str(a)], *("–" if share is None else str(share) for share in shares[a]))
        for a in sorted(shares, key=order.__getitem__)
    ]
    columns = ["actor", *(f"with {names[pole]}" for pole in poles)]
    return pd.DataFrame(rows, columns=columns)


def out_of_place(
    dataset: Dataset, graph: nx.Graph, division: Mapping[Hashable, int]
) -> pd.DataFrame:
    """Count the ties of each actor that do not fit a division, and would not if it changed sides.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    graph : networkx.Graph
        Every edge carries `sign`.
    division : mapping
        Actor to side, 0 or 1.

    Returns
    -------
    pandas.DataFrame
        One row an actor: `actor`, `out of place`, and `if it alone moved`. In an optimal division
        the second number is never below the first.
    """
    names, rows = plain_names(dataset), []
    for actor in sorted(graph):
        ties = graph.adj[actor].items()
        here = sum((tie["sign"] > 0) != (division[actor] == division[v]) for v, tie in ties)
        rows.append((names[actor], here, len(ties) - here))
    return pd.DataFrame(rows, columns=["actor", "out of place", "if it alone moved"])


def range_rows(graphs: Mapping[str, nx.Graph]) -> pd.DataFrame:
    """Give the frustration index with its range over all signings of the ambivalent pairs.

    Parameters
    ----------
    graphs : mapping of str to networkx.Graph
        Snapshots, named, such as one for each sign rule.

    Returns
    -------
    pandas.DataFrame
        One row a snapshot: pairs friendly, hostile and ambivalent; the least index, which is that
        of the decided ties alone, and the greatest; whether the greatest is proven.
    """
    rows = []
    for name, graph in graphs.items():
        states = Counter(state for _, _, state in graph.edges(data="state"))
        free = ambivalent(graph)
        found = frustration_range(decided(graph), free)
        counts = states["friendly"], states["hostile"], len(free)
        proven = "yes" if found.optimal else "no"
        rows.append((name, *counts, found.minimum, found.maximum, proven))
    columns = ["rule", "friendly", "hostile", "ambivalent", "least index", "greatest", "proven"]
    return pd.DataFrame(rows, columns=columns)


def claimed(graph: nx.Graph) -> tuple[Pair, ...]:
    """List the pairs between which nothing but uncounted claims is in force.

    Parameters
    ----------
    graph : networkx.Graph
        A snapshot.

    Returns
    -------
    tuple of (str, str)
        Pairs, sorted.

    Examples
    --------
    >>> claimed(nx.Graph([("a", "b", {"state": "claimed"})]))
    (('a', 'b'),)
    """
    edges = graph.edges(data="state")
    return tuple(sorted((min(u, v), max(u, v)) for u, v, state in edges if state == "claimed"))


def pair_list(dataset: Dataset, pairs: Iterable[Pair], most: int = 40) -> str:
    """Write pairs as a sentence does, a long list cut short.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    pairs : iterable of (str, str)
        Pairs of actor ids.
    most : int
        How many are named before the rest is only counted.

    Returns
    -------
    str
        Names joined by a dash; `none` if there is no pair.
    """
    names = plain_names(dataset)
    found = sorted(f"{names[u]}–{names[v]}" for u, v in pairs)
    if len(found) > most:
        found = [*found[: most - 1], f"{len(found) - most + 1} others"]
    return listing(found)
