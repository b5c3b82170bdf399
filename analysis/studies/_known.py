"""What a reader could have known on the eve of a day: rows already public, ends already public.

A row is public from its `public_from`, else from the earliest publication among its sources. The
last day that a partial date may mean counts, so that nothing is known too early. A row whose
sources bear no date is never known. Of sources only those cited count: what was common knowledge
but is cited from a later account comes late, which hides more of the early years than of the late.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import pandas as pd
from pandas.api.typing import NaTType

from analysis.dataset import Dataset
from analysis.ensembles import altered

SETTLED = timedelta(days=365)
_OPEN = {"end": "", "end_earliest": pd.NaT, "end_latest": pd.NaT, "closed_by": ""}


@dataclass(frozen=True, eq=False)
class Publication:
    """When the rows of a data set became public, prepared so that many days can be asked about.

    Parameters
    ----------
    dataset : Dataset
        The data; it must not be altered afterwards.

    Attributes
    ----------
    ties, ends, events, mediations : pandas.Series
        First day on which each row, and the end of each tie, was public; NaT if never.
    """

    dataset: Dataset
    ties: pd.Series[pd.Timestamp]
    ends: pd.Series[pd.Timestamp]
    events: pd.Series[pd.Timestamp]
    mediations: pd.Series[pd.Timestamp]

    def before(self, day: date) -> Dataset:
        """Restrict the data to what was public before a day.

        Parameters
        ----------
        day : datetime.date
            The day.

        Returns
        -------
        Dataset
            The data with only the ties, events and mediations public by the eve. A tie whose end
            was not public then is without end. What is not dated row by row (actors, relations,
            reviews) is as it is today.
        """
        first = pd.Timestamp(day)
        ties = self.dataset.ties[self.ties < first].copy()
        ended = (self.ends < first)[ties.index]
        for column, missing in _OPEN.items():
            ties[column] = ties[column].where(ended, missing)
        events, mediations = self.dataset.events, self.dataset.mediations
        return altered(
            self.dataset,
            ties=ties.reset_index(drop=True),
            events=events[self.events < first].reset_index(drop=True),
            mediations=mediations[self.mediations < first].reset_index(drop=True),
        )

    @cached_property
    def timeline(self) -> Dataset:
        """The data with each tie dated by what was known of it, for asking about many days.

        On any eve its network is that of `before` the next day: a tie begins when it has begun and
        is public, ends when it has ended and that is public, and gives way to a more probable
        version when that is public. The rule `latest_tie` takes the tie that became known last.
        """
        return self._timeline(timedelta(0))

    @cached_property
    def settled(self) -> Dataset:
        """As `timeline`, each tie beginning 365 days after it began, if public by then."""
        return self._timeline(SETTLED)

    def _timeline(self, delay: timedelta) -> Dataset:
        ties = self.dataset.ties.assign(public=self.ties, end_public=self.ends)
        ties = ties[ties["public"].notna()]
        for bound in ("earliest", "latest"):
            begun, ended = ties[f"start_{bound}"] + delay, ties[f"end_{bound}"]
            ties[f"start_{bound}"] = begun.where(begun > ties["public"], ties["public"])
            later = ended.notna() & (ties["end_public"] > ended)
            ties[f"end_{bound}"] = ended.mask(later, ties["end_public"])
        ties = _parted(ties, self.dataset.confidences).drop(columns=["public", "end_public"])
        return altered(self.dataset, ties=ties.reset_index(drop=True))


def publication(dataset: Dataset) -> Publication:
    """Work out when each row became public.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Publication
        First public days. The end of a tie is public with the event that closed it, else with the
        first of the tie's sources published after it; if all are older, the end had been announced
        and is public when it comes.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> known = publication(load()).before(date(2016, 1, 1))
    >>> "BHR_IRN_no_relations_2016" in set(known.ties["tie"])
    False
    """
    printed = dict(zip(dataset.sources["source"], dataset.sources["published_latest"], strict=True))
    events = _public(dataset.events, printed)
    closing = dict(zip(dataset.events["event"], events, strict=True))
    return Publication(
        dataset,
        _public(dataset.ties, printed),
        _ends(dataset.ties, printed, closing),
        events,
        _public(dataset.mediations, printed),
    )


def eve(day: date) -> date:
    """Give the day before.

    Parameters
    ----------
    day : datetime.date
        A day.

    Returns
    -------
    datetime.date
        The day before it.
    """
    return day - timedelta(days=1)


def _parted(ties: pd.DataFrame, confidences: pd.DataFrame) -> pd.DataFrame:
    """End each version of a claim when a more probable one is public, so that none are rivals."""
    marks = ["confidence", "claim_state"]
    chances = confidences.set_index(marks)["probability"].to_dict()
    ranked = ties[ties["claim"] != ""].sort_values("tie")
    order = [-chances[mark] for mark in ranked[marks].itertuples(index=False, name=None)]
    ranked = ranked.iloc[np.argsort(order, kind="stable")]
    for _, versions in ranked.groupby("claim"):
        for place in range(1, len(versions)):
            row, better = versions.index[place], versions["public"].iloc[:place].min()
            for column in ("end_earliest", "end_latest"):
                if not ties.at[row, column] <= better:
                    ties.at[row, column] = better
    return ties.assign(claim="")


def _public(rows: pd.DataFrame, printed: Mapping[str, pd.Timestamp]) -> pd.Series[pd.Timestamp]:
    """Give the first day on which each row is public."""
    stated = zip(rows["public_from_latest"], rows["sources"], strict=True)
    return _series(
        rows,
        [_first(printed[s] for s in sources) if pd.isna(day) else day for day, sources in stated],
    )


def _ends(
    ties: pd.DataFrame, printed: Mapping[str, pd.Timestamp], closing: Mapping[str, pd.Timestamp]
) -> pd.Series[pd.Timestamp]:
    """Give the first day on which the end of each tie is public."""
    cells = (ties[column] for column in ("closed_by", "end_earliest", "end_latest", "sources"))
    found = []
    for event, earliest, latest, sources in zip(*cells, strict=True):
        later = (printed[s] for s in sources if printed[s] >= earliest)
        first = _first([closing[event]] if event in closing else later)
        found.append(latest if pd.isna(first) else first)
    return _series(ties, found)


def _first(days: Iterable[pd.Timestamp]) -> pd.Timestamp | NaTType:
    return min((day for day in days if not pd.isna(day)), default=pd.NaT)


def _series(rows: pd.DataFrame, days: list[pd.Timestamp | NaTType]) -> pd.Series[pd.Timestamp]:
    return pd.Series(days, rows.index, dtype="datetime64[s]")
