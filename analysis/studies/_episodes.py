"""Episodes of mediation: when each began, between whom, who mediated, and what came of it.

An episode is one mediation effort. It began with its earliest event or, if earlier, when its
mediation became public; the earliest day that a partial date may mean counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.dataset import Dataset

Pair = tuple[str, str]
Row = Mapping[Any, Any]
OUTCOMES = ("agreement", "talks", "none", "unknown")


@dataclass(frozen=True)
class Episode:
    """One mediation effort.

    Parameters
    ----------
    episode : str
        Its id.
    began : datetime.date
        The day before which a row must have been public to be used.
    mediators : mapping of (str, str) to frozenset of str
        Who mediated between each pair, the lesser id of a pair first, pairs sorted.
    outcome : str
        The best outcome of its parts: `agreement`, `talks`, `none` or `unknown`.
    """

    episode: str
    began: date
    mediators: Mapping[Pair, frozenset[str]]
    outcome: str


def episodes(dataset: Dataset) -> tuple[Episode, ...]:
    """List the episodes of mediation.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    tuple of Episode
        Episodes by the day they began, then by id.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> first, *_, last = episodes(load())
    >>> first.began < last.began
    True
    """
    columns = ["event", "source", "target", "date_earliest"]
    parts = dataset.mediations.merge(dataset.events[columns], how="left", on="event")
    rows: dict[str, list[Row]] = {}
    for row in parts.to_dict("records"):
        rows.setdefault(row["episode"], []).append(row)
    found = [_episode(name, rows[name]) for name in rows]
    return tuple(sorted(found, key=lambda episode: (episode.began, episode.episode)))


def _episode(name: str, rows: list[Row]) -> Episode:
    days = [row[column] for row in rows for column in ("date_earliest", "public_from_earliest")]
    began = min(day for day in days if not pd.isna(day))
    outcomes = {row["outcome"] for row in rows}
    best = next(outcome for outcome in OUTCOMES if outcome in outcomes)
    return Episode(name, began.date(), _mediators(rows), best)


def _mediators(rows: list[Row]) -> dict[Pair, frozenset[str]]:
    found: dict[Pair, set[str]] = {}
    for row in rows:
        pair = min(row["source"], row["target"]), max(row["source"], row["target"])
        found.setdefault(pair, set()).add(row["mediator"])
    return {pair: frozenset(found[pair]) for pair in sorted(found)}
