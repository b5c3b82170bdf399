"""What was known before a day and the network of its eve, in the variants of the test."""

from __future__ import annotations

from datetime import date, timedelta

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.ensembles import altered
from analysis.network import snapshot
from analysis.studies._known import Publication, eve

VARIANTS = ("public", "settled", "dated")
SETTLED = timedelta(days=365)


def as_of(
    public: Publication, day: date, variant: str = "public", rule: str = "levels"
) -> tuple[Dataset, nx.Graph]:
    """Give what was known before a day and the network of its eve.

    Parameters
    ----------
    public : Publication
        When the rows became public.
    day : datetime.date
        The day.
    variant : str
        Which ties the network is made of: `public`, those public before the day; `settled`, of
        these only the ones that began more than 365 days before it; `dated`, all by their dates,
        whenever they became public.
    rule : str
        As in `analysis.network.snapshot`.

    Returns
    -------
    Dataset
        The rows public before the day, in every variant.
    networkx.Graph
        The network, context states included.
    """
    known = public.before(day)
    ties = known.ties
    if variant == "settled":
        old = ties["start_latest"] < pd.Timestamp(day - SETTLED)
        ties = ties[old].reset_index(drop=True)
    source = public.dataset if variant == "dated" else altered(known, ties=ties)
    return known, snapshot(source, on=eve(day), rule=rule, core_only=False)


def unusable(network: nx.Graph, u: str, v: str) -> str:
    """Say why a pair cannot be asked about.

    Parameters
    ----------
    network : networkx.Graph
        As `analysis.network.snapshot` gives it.
    u, v : str
        Actor ids.

    Returns
    -------
    str
        `absent` if they are not two actors of the network, `unreviewed` if nobody looked at the
        pair for that day, "" if it can be asked about.

    Examples
    --------
    >>> G = nx.Graph(unreviewed=frozenset({("A", "B")}))
    >>> G.add_nodes_from("ABC")
    >>> [unusable(G, "A", other) for other in "ABCD"]
    ['absent', 'unreviewed', '', 'absent']
    """
    if u == v or u not in network or v not in network:
        return "absent"
    return "unreviewed" if (min(u, v), max(u, v)) in network.graph["unreviewed"] else ""
