"""Which changes of ties moved the frustration index most from one date to the next.

A change counts for half of what it does when it comes first, before all other changes, and half of
what it does when it comes last. One pair moves the index by one tie at most; all changes of one
position, taken together, can move it further. Effects of a period need not add up to its whole,
since changes can undo or need each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.network import decided
from analysis.studies.panel import Panel
from analysis.studies.solving import frustration, unbalanced_triads
from analysis.studies.study import Table
from analysis.timetable import Pair

_EFFECTS = {
    "first": "ties by which the frustration index rises if this comes first",
    "last": "ties by which the frustration index rises if this comes last",
    "effect": "ties, mean of first and last",
    "triads": "unbalanced triads more, mean of first and last",
}
PAIRS = Table(
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
        **_EFFECTS,
    },
)
POSITIONS = Table(
    about="What all changes of one position between two dates did to the frustration index.",
    keys=("since", "until", "actor"),
    columns={
        "since": "date before the changes",
        "until": "date after the changes",
        "actor": "position",
        "changes": "pairs of it whose state changed",
        **_EFFECTS,
    },
)


class _Step(NamedTuple):
    """From one date to the next: the panel's networks and the pairs whose state changed."""

    since: date
    until: date
    before: nx.Graph
    after: nx.Graph
    changed: list[Pair]


def moves(
    dataset: Dataset, panel: Panel, days: Sequence[date]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """List what changed between one date and the next, pair by pair and position by position.

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
    pairs, positions : pandas.DataFrame
        As `PAIRS` and `POSITIONS` describe them.
    """
    graphs = [panel.network(dataset, day) for day in days]
    periods = zip(pairwise(days), pairwise(graphs), strict=True)
    steps = [_step(*dates, *networks) for dates, networks in periods]
    pairs = [row for step in steps for row in _by_pair(step)]
    positions = [row for step in steps for row in _by_position(step)]
    return (
        pd.DataFrame(pairs, columns=list(PAIRS.columns)),
        pd.DataFrame(positions, columns=list(POSITIONS.columns)),
    )


def _step(since: date, until: date, before: nx.Graph, after: nx.Graph) -> _Step:
    tied = {(min(edge), max(edge)) for graph in (before, after) for edge in graph.edges}
    changed = [pair for pair in sorted(tied) if _state(before, pair) != _state(after, pair)]
    return _Step(since, until, before, after, changed)


def _by_pair(step: _Step) -> list[dict[str, object]]:
    rows = []
    for u, v in step.changed:
        old, new = (
            set(graph.edges[u, v]["ties"]) if graph.has_edge(u, v) else set()
            for graph in (step.before, step.after)
        )
        what = {
            "u": u,
            "v": v,
            "before": _state(step.before, (u, v)),
            "after": _state(step.after, (u, v)),
            "opened": ";".join(sorted(new - old)),
            "closed": ";".join(sorted(old - new)),
        }
        rows.append({**_dates(step), **what, **_effects(step, [(u, v)])})
    return rows


def _by_position(step: _Step) -> list[dict[str, object]]:
    rows = []
    for actor in sorted({actor for pair in step.changed for actor in pair}):
        own = [pair for pair in step.changed if actor in pair]
        what = {"actor": actor, "changes": len(own)}
        rows.append({**_dates(step), **what, **_effects(step, own)})
    return rows


def _dates(step: _Step) -> dict[str, object]:
    return {"since": step.since.isoformat(), "until": step.until.isoformat()}


def _effects(step: _Step, pairs: Iterable[Pair]) -> dict[str, object]:
    old, new = decided(step.before), decided(step.after)
    ahead, without = _replaced(old, new, pairs), _replaced(new, old, pairs)
    first, last = frustration(ahead) - frustration(old), frustration(new) - frustration(without)
    triads = [unbalanced_triads(graph) for graph in (old, ahead, without, new)]
    return {
        "first": first,
        "last": last,
        "effect": (first + last) / 2,
        "triads": (triads[1] - triads[0] + triads[3] - triads[2]) / 2,
    }


def _replaced(signed: nx.Graph, other: nx.Graph, pairs: Iterable[Pair]) -> nx.Graph:
    """Give a graph with the signs of some pairs taken from another."""
    changed = nx.Graph(signed)
    for pair in pairs:
        changed.remove_edges_from([pair])
        if other.has_edge(*pair):
            changed.add_edge(*pair, sign=other.edges[pair]["sign"])
    return changed


def _state(graph: nx.Graph, pair: Pair) -> str:
    return str(graph.edges[pair]["state"]) if graph.has_edge(*pair) else "none"
