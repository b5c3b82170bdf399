"""From a line in a picture back to its rows and sources; what changed between two days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.errors import AnalysisError
from analysis.network import RULES, pair_state, snapshot
from analysis.reasoning import reasoning
from analysis.records import Document, Row, TracedEvent, TracedTie, Tracer
from analysis.spells import LAYERS, check_choice, chosen_layers, find_actor, with_standing
from analysis.timetable import Pair

_RANK = {"counted": 0, "one_sided": 1, "rival": 1, "uncertain": 2}


@dataclass(frozen=True)
class Explanation:
    """Why a pair has its state on a day.

    Parameters
    ----------
    u, v : str
        Actor ids, sorted.
    names : dict of str to str
        Name of every actor mentioned.
    on : datetime.date
        The day.
    layers, rule, dates
        As in `analysis.network.snapshot`.
    state : str
        `friendly`, `hostile`, `ambivalent`, `claimed`, `none` (reviewed, nothing notable),
        `unreviewed` (nobody looked for that day) or `absent` (one of the two does not exist).
    sign : int or None
        +1, -1, or None if the state is neither friendly nor hostile.
    steps : tuple of str
        How the state follows, in words.
    ties : tuple of TracedTie
        All ties of the pair: those that count first, then claims, then the others.
    window : tuple of datetime.date
        First and last day of the events listed.
    events : tuple of TracedEvent
        Events between the two, by date.
    sources : tuple of Document
        Every document cited, in order of mention.
    """

    u: str
    v: str
    names: dict[str, str]
    on: date
    layers: tuple[str, ...]
    rule: str
    dates: str
    state: str
    sign: int | None
    steps: tuple[str, ...]
    ties: tuple[TracedTie, ...]
    window: tuple[date, date]
    events: tuple[TracedEvent, ...]
    sources: tuple[Document, ...]


@dataclass(frozen=True)
class StateChange:
    """A pair whose state on the last day is not that on the eve of the first."""

    u: str
    v: str
    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    """What happened from one day to another, both included.

    Parameters
    ----------
    start, end : datetime.date
        First and last day.
    names : dict of str to str
        Name of every actor mentioned.
    layers, rule
        As in `analysis.network.snapshot`.
    states : tuple of StateChange
        Pairs whose state on the last day differs from that on the eve of the first day.
    opened, closed : tuple of TracedTie
        Ties whose latest possible start, or earliest possible end, lies within the days, by date.
    events : tuple of TracedEvent
        Events that may lie within the days, by date.
    sources : tuple of Document
        Every document cited, in order of mention.
    """

    start: date
    end: date
    names: dict[str, str]
    layers: tuple[str, ...]
    rule: str
    states: tuple[StateChange, ...]
    opened: tuple[TracedTie, ...]
    closed: tuple[TracedTie, ...]
    events: tuple[TracedEvent, ...]
    sources: tuple[Document, ...]


def explain_pair(
    dataset: Dataset,
    u: str,
    v: str,
    on: str | date | None = None,
    layers: Iterable[str] = LAYERS,
    rule: str = "levels",
    dates: str = "certain",
    window_days: int = 180,
) -> Explanation:
    """Trace the state of a pair on a day to its ties, events and sources.

    Parameters
    ----------
    dataset : Dataset
        The data.
    u, v : str
        Actors, by id or name.
    on : str or datetime.date, optional
        The day; by default the last one reviewed.
    layers, rule, dates
        As in `analysis.network.snapshot`.
    window_days : int
        Days before and after the day from which events are listed.

    Returns
    -------
    Explanation
        The state and all that it rests on.

    Raises
    ------
    AnalysisError
        If an actor, the day, a layer, the rule or the dates are unknown, or the actors are one.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> explain_pair(load(), "Syria (Assad government)", "IRN", on="2025-01-01").state
    'absent'
    """
    u, v = sorted((find_actor(dataset, u), find_actor(dataset, v)))
    if u == v:
        raise AnalysisError(f"{u} was given twice; name two different actors.")
    day = dataset.latest if on is None else parse_day(on)
    layers = chosen_layers(layers)
    check_choice("rule", rule, RULES)
    if window_days < 0:
        raise AnalysisError(f"A window of {window_days} days was given; give 0 or more.")
    ties = with_standing(dataset, day, layers, dates)
    rows = ties[(ties["u"] == u) & (ties["v"] == v)].to_dict("records")
    state, sign, steps = reasoning(dataset, u, v, day, layers, rows, rule, dates)
    tracer = Tracer(dataset)
    window = _window(day, window_days)
    traced = tracer.ties(sorted(rows, key=_by_standing))
    events = tracer.events(_events(dataset, window, (u, v)))
    return Explanation(
        u,
        v,
        tracer.names(u, v),
        day,
        layers,
        rule,
        dates,
        state,
        sign,
        steps,
        traced,
        window,
        events,
        tracer.documents(),
    )


def changes(
    dataset: Dataset,
    start: str | date,
    end: str | date,
    layers: Iterable[str] = LAYERS,
    rule: str = "levels",
) -> Changes:
    """List what changed from one day to another, both included.

    Parameters
    ----------
    dataset : Dataset
        The data.
    start, end : str or datetime.date
        First and last day.
    layers, rule
        As in `analysis.network.snapshot`; events of all layers are listed.

    Returns
    -------
    Changes
        Pairs whose state changed, ties opened and closed, events, and their sources.

    Raises
    ------
    AnalysisError
        If a day, a layer or the rule is unknown, the end is before the start or after the last
        day reviewed, or the calendar has no day before the start.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> changes(load(), "1900-01-01", "1900-12-31").events
    ()
    """
    first, last = parse_day(start), parse_day(end)
    if last < first:
        raise AnalysisError(f"The end {last} is before the start {first}; swap them.")
    if first == date.min:
        raise AnalysisError(f"The start {first} has no day before it to compare; give a later one.")
    if last > dataset.latest:
        raise AnalysisError(
            f"The end {last} is after {dataset.latest}, the last day reviewed; nothing is asserted"
            " later, so give an end up to that day."
        )
    layers = chosen_layers(layers)
    states = _state_changes(dataset, first, last, layers, rule)
    ties = with_standing(dataset, last, layers)
    ties = ties[ties["layer"].isin(layers)]
    opened, closed = (
        _within(ties, column, first, last) for column in ("start_latest", "end_earliest")
    )
    tracer = Tracer(dataset)
    traced = (
        tracer.ties(opened),
        tracer.ties(closed),
        tracer.events(_events(dataset, (first, last))),
    )
    names = tracer.names(*(actor for change in states for actor in (change.u, change.v)))
    return Changes(first, last, names, layers, rule, states, *traced, tracer.documents())


def _by_standing(tie: Row) -> tuple[int, int, str, str]:
    return _RANK.get(tie["standing"], 3), -int(tie["level"]), tie["start"], tie["tie"]


def _window(on: date, days: int) -> tuple[date, date]:
    try:
        return on - timedelta(days), on + timedelta(days)
    except OverflowError:
        raise AnalysisError(
            f"{days} days around {on} leave the calendar; give a shorter window."
        ) from None


def _events(dataset: Dataset, window: tuple[date, date], pair: Pair | None = None) -> list[Row]:
    """List the events that may lie in the window, by date."""
    rows = dataset.events
    first, last = map(pd.Timestamp, window)
    inside = (rows["date_latest"] >= first) & (rows["date_earliest"] <= last)
    if pair:
        inside &= rows["source"].isin(pair) & rows["target"].isin(pair)
    ordered = rows[inside].sort_values(["date_earliest", "date_latest", "event"])
    return list(ordered.to_dict("records"))


def _within(ties: pd.DataFrame, column: str, first: date, last: date) -> list[Row]:
    inside = ties[column].between(pd.Timestamp(first), pd.Timestamp(last))
    return list(ties[inside].sort_values([column, "tie"]).to_dict("records"))


def _state_changes(
    dataset: Dataset, first: date, last: date, layers: tuple[str, ...], rule: str
) -> tuple[StateChange, ...]:
    eve = first - timedelta(1)
    graphs = [snapshot(dataset, day, layers, rule, core_only=False) for day in (eve, last)]
    pairs = sorted({pair for graph in graphs for pair in graph.edges})
    found = [StateChange(u, v, *(pair_state(graph, u, v) for graph in graphs)) for u, v in pairs]
    return tuple(change for change in found if change.before != change.after)
