"""Who has how many friends and enemies: degrees of a signed graph."""

from __future__ import annotations

import networkx as nx
import pandas as pd

from analysis.measures._signed import ordered, signs


def signed_degrees(G: nx.Graph) -> pd.DataFrame:
    """Count each actor's positive and negative edges.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.

    Returns
    -------
    pandas.DataFrame
        One row an actor, sorted by actor: `actor`, `positive`, `negative`, `net` (positive minus
        negative). Isolates have zeros.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("a", "c", {"sign": -1})])
    >>> G.add_node("d")
    >>> print(signed_degrees(G).to_string(index=False))
    actor  positive  negative  net
        a         1         1    0
        b         1         0    1
        c         0         1   -1
        d         0         0    0
    """
    degrees = {node: [0, 0] for node in ordered(G)}
    for edge, sign in signs(G).items():
        for node in edge:
            degrees[node][sign < 0] += 1
    rows = [(node, plus, minus, plus - minus) for node, (plus, minus) in degrees.items()]
    return pd.DataFrame(rows, columns=["actor", "positive", "negative", "net"])
