"""What is uncertain in a data set: which rows may be false, and which days a date may mean.

Rows that stand or fall together share a unit: the versions of a claim, and an event with the ties
it opens. Dates that are one act's share a key: an event with the ties it opens or closes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.dataset import Dataset

Floats = npt.NDArray[np.float64]
Bounds = tuple[Floats, Floats]

# The dates that may be partial, and the column that names the event they go with.
DATES = {
    "ties": {"start": "opened_by", "end": "closed_by"},
    "events": {"date": "event"},
    "memberships": {"joined": "", "left": ""},
}


class Span(NamedTuple):
    """A date: where it stands, what it goes with, and the first and last day it may mean."""

    table: str
    column: str
    place: int
    key: str
    first: np.datetime64
    last: np.datetime64


def units(dataset: Dataset) -> dict[str, list[str]]:
    """Name what decides whether each row is true: its claim, the event that opened it, or itself.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    dict of str to list of str
        For ties, events and memberships, the unit of each row.
    """
    events, ties, members = dataset.events, dataset.ties, dataset.memberships
    keys = [members[column] for column in ("coalition", "actor", "role", "joined")]
    by_event = dict(zip(events["event"], _claims_or(events, events["event"]), strict=True))
    openers = pd.Series([by_event.get(e, "") for e in ties["opened_by"]], ties.index, dtype="str")
    return {
        "events": list(by_event.values()),
        "ties": _claims_or(ties, openers.where(openers != "", ties["tie"])),
        "memberships": ["|".join(row) for row in zip(*keys, strict=True)],
    }


def bounds(dataset: Dataset, every: bool) -> dict[str, Bounds]:
    """Give the draws of its unit, from 0 to 1, for which each row is true.

    Parameters
    ----------
    dataset : Dataset
        The data.
    every : bool
        Whether rows that are neither contested nor of low confidence may be false too.

    Returns
    -------
    dict of str to (array, array)
        For ties, events and memberships, the bounds: a row is true if low <= draw < high. The
        versions of a claim share no draw; if their probabilities add up to more than 1 they are
        scaled down. A tie opened by one version stands and falls with it.
    """
    rows = dataset.confidences.to_dict("records")
    chances = {(row["confidence"], row["claim_state"]): row["probability"] for row in rows}
    found = {name: _bounds(getattr(dataset, name), chances, every) for name in DATES}
    _follow_openers(dataset, found)
    return found


def spans(dataset: Dataset) -> list[Span]:
    """List every date, narrowed to the days that all the dates of its act have in common.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    list of Span
        Dates of ties, events and memberships; unknown ones are left out.
    """
    listed = []
    for table, columns in DATES.items():
        frame = getattr(dataset, table)
        for column, link in columns.items():
            first, last = (frame[f"{column}_{edge}"].to_numpy() for edge in ("earliest", "latest"))
            acts = frame[link].tolist() if link else [""] * len(frame)
            for n in np.flatnonzero(~np.isnat(first)).tolist():
                key = acts[n] or f"{table} {column} {n:05}"
                listed.append(Span(table, column, n, key, first[n], last[n]))
    return _narrowed(listed)


def _narrowed(listed: list[Span]) -> list[Span]:
    common: dict[str, Span] = {}
    for span in listed:
        known = common.get(span.key, span)
        common[span.key] = span._replace(
            first=max(known.first, span.first), last=min(known.last, span.last)
        )
    shared = ((span, common[span.key]) for span in listed)
    return [
        span._replace(first=act.first, last=act.last) if act.first <= act.last else span
        for span, act in shared
    ]


def _claims_or(frame: pd.DataFrame, names: pd.Series[str]) -> list[str]:
    return list(("claim " + frame["claim"]).where(frame["claim"] != "", names))


def _bounds(frame: pd.DataFrame, chances: dict[tuple[str, str], float], every: bool) -> Bounds:
    if "claim" not in frame:
        frame = frame.assign(claim="", claim_state="undisputed")
    states = zip(frame["confidence"], frame["claim_state"], strict=True)
    high = np.array([chances[state] for state in states], dtype=np.float64)
    drawn = (frame["confidence"] == "low") | (frame["claim_state"] != "undisputed")
    high = high if every else np.where(drawn, high, 1.0)
    low = np.zeros(len(frame))
    for claim, places in sorted(frame.groupby("claim").indices.items()):
        if claim:
            ends = np.cumsum(high[places]) / max(1.0, high[places].sum())
            low[places[1:]], high[places] = ends[:-1], ends
    return low, high


def _follow_openers(dataset: Dataset, found: dict[str, Bounds]) -> None:
    events, ties = dataset.events, dataset.ties
    (low, high), (tie_low, tie_high) = found["events"], found["ties"]
    claims = enumerate(zip(events["event"], events["claim"], strict=True))
    versions = {event: place for place, (event, claim) in claims if claim}
    for n, (opener, claim) in enumerate(zip(ties["opened_by"], ties["claim"], strict=True)):
        if opener in versions and not claim:
            place = versions[opener]
            tie_low[n] = low[place]
            tie_high[n] = low[place] + min(high[place] - low[place], tie_high[n])
