"""The network of the eve of a day as it was known, in the variants of the test."""

from __future__ import annotations

from datetime import date

import networkx as nx

from analysis.network import snapshot
from analysis.studies._known import Publication, eve

VARIANTS = ("public", "settled", "dated")


def network_before(
    public: Publication, day: date, variant: str = "public", rule: str = "levels"
) -> nx.Graph:
    """Draw the network of the eve of a day.

    Parameters
    ----------
    public : Publication
        When the rows became public.
    day : datetime.date
        The day.
    variant : str
        Which ties it is made of: `public`, those public before the day; `settled`, of these only
        the ones that began more than 365 days before it; `dated`, all by their dates, whenever they
        became public.
    rule : str
        As in `analysis.network.snapshot`.

    Returns
    -------
    networkx.Graph
        The network, context states included.
    """
    if variant == "dated":
        dataset = public.dataset
    else:
        dataset = public.settled if variant == "settled" else public.timeline
    return snapshot(dataset, on=eve(day), rule=rule, core_only=False)


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
