"""Which changes of ties moved the frustration index most from one date to the next.

A change of one pair counts for half of what it does when it comes first, before all other changes,
and half of what it does when it comes last. Effects of a period need not add up to its whole, since
changes can undo or need each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.network import decided
from analysis.studies.panel import Panel
from analysis.studies.solving import frustration
from analysis.studies.study import Table
from analysis.timetable import Pair

TABLE = Table(
    about="What one pair's change of state between two dates did to the frustration index.",
    keys=("since", "until", "u", "v"),
    columns={
        "since": "date before the change",
        "until": "date after the change",
        "u": "position",
        "v": "position",
        "before": "state: friendly, hostile, ambivalent, claimed or none",
        "after": "state: friendly, hostile, ambivalent, claimed or none",
        "opened": "ids of ties that count after and did not before",
        "closed": "ids of ties that counted before and do not after",
        "first": "ties by which the index rises if this change comes first",
        "last": "ties by which the index rises if this change comes last",
        "effect": "ties, mean of first and last",
    },
)


def moves(dataset: Dataset, panel: Panel, days: Sequence[date]) -> pd.DataFrame:
    """List every change of state between one date and the next with its effect.

    Parameters
    ----------
    dataset : Dataset
        The data.
    panel : Panel
        Positions and pairs.
    days : sequence of datetime.date
        Dates, in order.

    Returns
    -------
    pandas.DataFrame
        As `TABLE` describes it.
    """
    graphs = [panel.network(dataset, day) for day in days]
    periods = zip(pairwise(days), pairwise(graphs), strict=True)
    rows = [
        {"since": since.isoformat(), "until": until.isoformat(), **row}
        for (since, until), (before, after) in periods
        for row in _changes(before, after)
    ]
    return pd.DataFrame(rows, columns=list(TABLE.columns))


def _changes(before: nx.Graph, after: nx.Graph) -> list[dict[str, object]]:
    changed = [
        (u, v)
        for u, v in sorted({tuple(sorted(edge)) for G in (before, after) for edge in G.edges})
        if _state(before, (u, v)) != _state(after, (u, v))
    ]
    signed = decided(before), decided(after)
    return [_change(before, after, signed, pair) for pair in changed]


def _change(
    before: nx.Graph, after: nx.Graph, signed: tuple[nx.Graph, nx.Graph], pair: Pair
) -> dict[str, object]:
    old, new = signed
    first = frustration(_with_sign(old, pair, _sign(new, pair))) - frustration(old)
    last = frustration(new) - frustration(_with_sign(new, pair, _sign(old, pair)))
    ties = [set(G.edges[pair]["ties"]) if G.has_edge(*pair) else set() for G in (before, after)]
    return {
        "u": pair[0],
        "v": pair[1],
        "before": _state(before, pair),
        "after": _state(after, pair),
        "opened": ";".join(sorted(ties[1] - ties[0])),
        "closed": ";".join(sorted(ties[0] - ties[1])),
        "first": first,
        "last": last,
        "effect": (first + last) / 2,
    }


def _state(graph: nx.Graph, pair: Pair) -> str:
    return str(graph.edges[pair]["state"]) if graph.has_edge(*pair) else "none"


def _sign(signed: nx.Graph, pair: Pair) -> int | None:
    return int(signed.edges[pair]["sign"]) if signed.has_edge(*pair) else None


def _with_sign(signed: nx.Graph, pair: Pair, sign: int | None) -> nx.Graph:
    changed = nx.Graph(signed)
    if sign is None:
        changed.remove_edges_from([pair])
    else:
        changed.add_edge(*pair, sign=sign)
    return changed
