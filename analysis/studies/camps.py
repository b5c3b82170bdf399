"""Whether two camps are enough: the best partitions into fewer and more."""

from __future__ import annotations

from math import nan

import networkx as nx
import pandas as pd

from analysis.measures.communities import optimal_clusterings, signed_modularity
from analysis.studies.study import Table

MOST_CAMPS = 6
CAMPS = Table(
    about="How many ties are at odds with the best partition into so many camps.",
    keys=("on", "most"),
    columns={
        "on": "date",
        "most": "camps allowed in a component",
        "at_odds": "ties within camps that are hostile, or between them and friendly",
        "share": "share of ties",
        "optima": "best partitions",
        "used": "camps used, most over optima",
        "modularity": "signed modularity of the lexicographically smallest",
        "ties": "decided ties (m)",
        "actors": "actors (n)",
    },
)
COMMUNITIES = Table(
    about="An actor's camp in the lexicographically smallest of the best partitions.",
    keys=("on", "most", "actor"),
    columns={
        "on": "date",
        "most": "camps allowed in a component",
        "actor": "actor",
        "camp": "number of its camp",
    },
)


def camps(G: nx.Graph) -> pd.DataFrame:
    """Compare two camps with fewer and more.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.

    Returns
    -------
    pandas.DataFrame
        As `CAMPS` describes it, without the date.
    """
    rows = []
    for most in range(1, MOST_CAMPS + 1):
        found = optimal_clusterings(G, most=most)
        labels = found.partitions[0]
        rows.append(
            {
                "most": most,
                "at_odds": int(found.value),
                "share": int(found.value) / G.number_of_edges() if G.number_of_edges() else nan,
                "optima": found.count,
                "used": max((len(set(p.values())) for p in found.partitions), default=0),
                "modularity": signed_modularity(G, labels),
                "ties": G.number_of_edges(),
                "actors": len(G),
            }
        )
    return pd.DataFrame(rows)


def communities(G: nx.Graph) -> pd.DataFrame:
    """Give each actor's camp in one of the best partitions into so many camps.

    Parameters
    ----------
    G : networkx.Graph
        Each edge has `sign` +1 or -1.

    Returns
    -------
    pandas.DataFrame
        As `COMMUNITIES` describes it, without the date.
    """
    return pd.DataFrame(
        [
            {"most": most, "actor": actor, "camp": camp}
            for most in range(1, MOST_CAMPS + 1)
            for actor, camp in optimal_clusterings(G, most=most).partitions[0].items()
        ]
    )
