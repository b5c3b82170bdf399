"""Draws of what is uncertain: the same data set with other readings of its doubtful rows.

Contested and low-confidence rows are true with the probability that `confidences` states, and at
most one of the versions of a claim is. A partial date becomes a day within it; an event and the
ties it opens or closes share their draws. Draw number i depends on the data, the seed and i alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import uncertain
from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.uncertain import Floats, Span

Days = npt.NDArray[np.datetime64]
Places = npt.NDArray[np.int64]

_DAY = np.timedelta64(1, "D")


def draw(dataset: Dataset, seed: int, number: int, every: bool = False) -> Dataset:
    """Draw one reading of the data.

    Parameters
    ----------
    dataset : Dataset
        The data.
    seed : int
        Seed of the ensemble, 0 or more.
    number : int
        Number of the draw, 0 or more.
    every : bool
        Draw every row with its stated probability, not only those that are contested (one side's
        word, denied, or one of rival versions) or of low confidence.

    Returns
    -------
    Dataset
        The data without the rows that were drawn as false: ties, events with their mediations,
        memberships. What one side says, drawn as true, counts. Dates are days. Its `digest` is
        empty, since it is not the data of any file.

    Raises
    ------
    AnalysisError
        If the seed or the number is negative.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> dataset = load()
    >>> drawn = draw(dataset, seed=1, number=0)
    >>> len(drawn.ties) < len(dataset.ties)
    True
    """
    if seed < 0 or number < 0:
        raise AnalysisError(f"Seed {seed}, draw {number}: give 0 or more for each.")
    plan = _plan(dataset, every)
    rng = np.random.default_rng([seed, number])
    truth, moment = rng.random(plan.units), rng.random(plan.moments)
    frames = {name: rows.drawn(truth, moment) for name, rows in plan.rows.items()}
    held = dataset.mediations["event"].isin(set(frames["events"]["event"]))
    return altered(dataset, **frames, mediations=dataset.mediations[held].reset_index(drop=True))


def altered(dataset: Dataset, **frames: pd.DataFrame) -> Dataset:
    """Put other rows into a data set.

    Parameters
    ----------
    dataset : Dataset
        The data.
    **frames : pandas.DataFrame
        Tables by name, with the columns they had.

    Returns
    -------
    Dataset
        The data with those tables. Its `digest` is empty, so that nothing computed from it passes
        for a result of the data.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> dataset = load()
    >>> len(altered(dataset, ties=dataset.ties.head(3)).ties)
    3
    """
    tables: dict[str, Any] = dict(frames)
    return replace(dataset, **tables, digest="")


@dataclass(frozen=True, eq=False)
class _Dated:
    """Dates of one column: the rows, the first day and how many follow, and which draw decides."""

    column: str
    place: Places
    first: Days
    days: Floats
    moment: Places


@dataclass(frozen=True, eq=False)
class _Rows:
    """One table: a row is true if its unit's draw falls between low and high."""

    frame: pd.DataFrame
    unit: Places
    low: Floats
    high: Floats
    dated: tuple[_Dated, ...]

    def drawn(self, truth: Floats, moment: Floats) -> pd.DataFrame:
        value = truth[self.unit]
        frame = self.frame.copy()
        for dates in self.dated:
            step = np.floor(moment[dates.moment] * dates.days).astype("timedelta64[D]")
            _set_days(frame, dates.column, dates.place, dates.first + step)
        if "end" in frame:
            _part_spells(frame)
        return frame[(self.low <= value) & (value < self.high)].reset_index(drop=True)


@dataclass(frozen=True, eq=False)
class _Plan:
    units: int
    moments: int
    rows: dict[str, _Rows]


@lru_cache(maxsize=4)
def _plan(dataset: Dataset, every: bool) -> _Plan:
    """Work out what the draws of a data set share."""
    owners, limits = uncertain.units(dataset), uncertain.bounds(dataset, every)
    spans = uncertain.spans(dataset)
    unit = _numbered({owner for names in owners.values() for owner in names})
    moment = _numbered({span.key for span in spans})
    rows = {
        name: _Rows(
            _believed(getattr(dataset, name)),
            np.array([unit[owner] for owner in owners[name]], dtype=np.int64),
            *limits[name],
            tuple(_dated(spans, name, column, moment) for column in columns),
        )
        for name, columns in uncertain.DATES.items()
    }
    return _Plan(len(unit), len(moment), rows)


def _numbered(names: set[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(sorted(names))}


def _believed(frame: pd.DataFrame) -> pd.DataFrame:
    """Let rows count once they are drawn: no row is one side's word or a rival any more."""
    if "claim" not in frame:
        return frame
    nobody = pd.Series([()] * len(frame), frame.index, dtype=object)
    return frame.assign(
        claim=pd.array([""] * len(frame), dtype="str"),
        claim_state=pd.array(["undisputed"] * len(frame), dtype="str"),
        asserted_by=nobody,
        denied_by=nobody,
    )


def _dated(spans: list[Span], table: str, column: str, moment: dict[str, int]) -> _Dated:
    """Gather the dates of a column."""
    rows = [span for span in spans if (span.table, span.column) == (table, column)]
    first = np.array([span.first for span in rows], dtype="datetime64[D]")
    last = np.array([span.last for span in rows], dtype="datetime64[D]")
    return _Dated(
        column=column,
        place=np.array([span.place for span in rows], dtype=np.int64),
        first=first,
        days=((last - first) / _DAY + 1).astype(np.float64),
        moment=np.array([moment[span.key] for span in rows], dtype=np.int64),
    )


def _set_days(frame: pd.DataFrame, column: str, place: Places, days: Days) -> None:
    text = frame[column].to_numpy(dtype=object, copy=True)
    text[place] = np.datetime_as_string(days.astype("datetime64[D]"))
    frame[column] = pd.array(text, dtype="str")
    for edge in ("earliest", "latest"):
        known = frame[f"{column}_{edge}"].to_numpy(copy=True)
        known[place] = days
        frame[f"{column}_{edge}"] = known


def _part_spells(frame: pd.DataFrame) -> None:
    """Let a tie whose dates overlap hold for a day at least: its end comes after its start."""
    start, end = (frame[f"{name}_earliest"].to_numpy() for name in ("start", "end"))
    wrong = np.flatnonzero(end <= start)
    if len(wrong):
        _set_days(frame, "end", wrong, start[wrong] + _DAY.astype("timedelta64[s]"))
