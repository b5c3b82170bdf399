"""What if some ties were closed and others opened? The signs and measures that would result.

A scenario alters rows and nothing else: the sign rule is applied to the altered data. It says what
the network would look like on the day the change is made, not what anyone would do next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.measures.balance import triad_census
from analysis.measures.frustration import frustrated_edges
from analysis.network import decided, pair_state, snapshot
from analysis.spells import with_standing
from analysis.studies._flips import outlook
from analysis.studies._foresight import Foresight, foresight
from analysis.studies._measures import actor_measures, network_measures
from analysis.studies._scenario import Scenario, applied, normalisation
from analysis.studies.solving import optima

__all__ = [
    "Effects",
    "Foresight",
    "Scenario",
    "aftermath",
    "applied",
    "effects",
    "foresight",
    "normalisation",
    "single_changes",
]

_SIGNS = {"friendly": 1, "none": 0, "hostile": -1}


@dataclass(frozen=True, eq=False)
class Effects:
    """What a scenario changes on its day.

    Parameters
    ----------
    signs : pandas.DataFrame
        Pairs whose ties the scenario touches or whose state changes: `source`, `target`, `before`,
        `after`.
    measures : pandas.DataFrame
        Every measure of the network: `measure`, `unit`, `before`, `after`, `change`.
    actors : pandas.DataFrame
        Measures of actors that change: `actor`, `measure`, `before`, `after`, `change`.
    """

    signs: pd.DataFrame
    measures: pd.DataFrame
    actors: pd.DataFrame


def effects(dataset: Dataset, scenario: Scenario, rule: str = "levels") -> Effects:
    """Compare the network of a day with and without a scenario.

    Parameters
    ----------
    dataset : Dataset
        The data.
    scenario : Scenario
        What to change.
    rule : str
        As in `analysis.network.snapshot`.

    Returns
    -------
    Effects
        Signs and measures before and after.

    Raises
    ------
    AnalysisError
        If the scenario does not fit the data, or the day or the rule is not allowed.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> dataset = load()
    >>> found = effects(dataset, normalisation(dataset, "BHR", "IRN", "2024-06-07"))
    >>> found.signs["after"].tolist()
    ['friendly']
    """
    before = snapshot(dataset, on=scenario.on, rule=rule)
    after = snapshot(applied(dataset, scenario), on=scenario.on, rule=rule)
    states = [
        (*pair, pair_state(before, *pair), pair_state(after, *pair))
        for pair in combinations(before, 2)
    ]
    touched = _touched(dataset, scenario)
    shown = [row for row in states if row[:2] in touched or row[2] != row[3]]
    actors = _changes(actor_measures(before), actor_measures(after))
    undefined = actors["before"].isna() & actors["after"].isna()
    return Effects(
        pd.DataFrame(shown, columns=["source", "target", "before", "after"]),
        _changes(network_measures(before), network_measures(after)),
        actors[(actors["before"] != actors["after"]) & ~undefined].reset_index(drop=True),
    )


def single_changes(
    dataset: Dataset, on: str | date | None = None, rule: str = "levels"
) -> pd.DataFrame:
    """Rank what each change of one pair's sign would do to the network of a day.

    Parameters
    ----------
    dataset : Dataset
        The data.
    on : str or datetime.date, optional
        The day; by default the last one reviewed.
    rule : str
        As in `analysis.network.snapshot`.

    Returns
    -------
    pandas.DataFrame
        One row a reviewed pair and state it is not in; the greatest fall of the frustration index
        first, then of the unbalanced triads: `source`, `target`, `before`, `after` (`friendly`,
        `hostile`, `none`), `index` (frustration index, in ties) and `unbalanced` (triads) that
        would result, `index_change`, `unbalanced_change`, `rank` (equal changes share one), `n`
        (changes ranked).
    """
    network = snapshot(dataset, on=on, rule=rule)
    pairs = [p for p in combinations(network, 2) if p not in network.graph["unreviewed"]]
    columns = ["source", "target", "before", "after", "index", "unbalanced"]
    columns += ["index_change", "unbalanced_change"]
    table = pd.DataFrame(_single_changes(network, pairs), columns=columns)
    order = ["index_change", "unbalanced_change", "source", "target", "after"]
    table = table.sort_values(order, ignore_index=True)
    alike = table.groupby(order[:2], sort=False).cumcount()
    return table.assign(rank=table.index - alike + 1, n=len(table))


def aftermath(dataset: Dataset, u: str, v: str, on: str | date) -> pd.DataFrame:
    """Say what became of a pair after a day: its ties that began or ended.

    Parameters
    ----------
    dataset : Dataset
        The data.
    u, v : str
        Actor ids.
    on : str or datetime.date
        The day.

    Returns
    -------
    pandas.DataFrame
        One row a beginning or end later than the day: `date` (as precise as its source), `change`
        (`opened`, `closed`), `relation`, `sign`, `level`, `tie`, `state` (of the pair, once the
        change is certain).
    """
    day, (u, v) = parse_day(on), sorted((u, v))
    ties = with_standing(dataset, day)
    ties = ties[(ties["u"] == u) & (ties["v"] == v)]
    rows = []
    for column, change, certain in (("start", "opened", "latest"), ("end", "closed", "earliest")):
        for tie in ties[ties[f"{column}_earliest"] > pd.Timestamp(day)].to_dict("records"):
            graph = snapshot(dataset, on=tie[f"{column}_{certain}"].date())
            facts = (tie["relation"], int(tie["sign"]), int(tie["level"]), tie["tie"])
            rows.append((tie[column], change, *facts, pair_state(graph, u, v)))
    columns = ["date", "change", "relation", "sign", "level", "tie", "state"]
    return pd.DataFrame(sorted(rows), columns=columns)


def _touched(dataset: Dataset, scenario: Scenario) -> set[tuple[str, str]]:
    ties = dataset.ties[dataset.ties["tie"].isin(scenario.closed)]
    pairs = [*zip(ties["source"], ties["target"], strict=True)]
    pairs += [(source, target) for source, target, _ in scenario.opened]
    return {(min(pair), max(pair)) for pair in pairs}


def _changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Set the values of one table beside those of another with the same rows."""
    table = before.rename(columns={"value": "before"}).assign(after=after["value"])
    return table.assign(change=table["after"] - table["before"])


def _single_changes(
    network: nx.Graph, pairs: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str, str, str, int, int, int, int]]:
    G = decided(network)
    index, census = len(frustrated_edges(G, optima(G).drawn)), triad_census(G)
    unbalanced = census.total - census.balanced
    for u, v in pairs:
        found, state = outlook(G, u, v), pair_state(network, u, v)
        now = found.unbalanced_with(_SIGNS.get(state, 0))
        for after, sign in _SIGNS.items():
            if after != state:
                then = found.index_with(sign)
                gain = found.unbalanced_with(sign) - now
                yield u, v, state, after, then, unbalanced + gain, then - index, gain
