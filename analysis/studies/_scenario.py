"""Scenarios: ties closed and opened on one day, as an altered data set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.ensembles import altered
from analysis.errors import AnalysisError, suggest
from analysis.network import UNCOUNTED
from analysis.spells import LAYERS, living, with_standing

Opening = tuple[str, str, str]  # source, target, relation


@dataclass(frozen=True)
class Scenario:
    """Ties closed and opened on one day.

    Parameters
    ----------
    on : datetime.date
        The day.
    closed : tuple of str
        Ids of the ties that end on it.
    opened : tuple of (str, str, str)
        Ties that begin on it: source, target, relation.
    """

    on: date
    closed: tuple[str, ...] = ()
    opened: tuple[Opening, ...] = ()


def normalisation(
    dataset: Dataset, u: str, v: str, on: str | date, layers: Iterable[str] = LAYERS
) -> Scenario:
    """Describe a normalisation: a pair's negative ties end and relations are restored.

    Parameters
    ----------
    dataset : Dataset
        The data.
    u, v : str
        Actor ids.
    on : str or datetime.date
        The day.
    layers : iterable of str
        Layers whose negative ties end: with `("diplomatic",)` relations are restored, but
        sanctions and fighting go on.

    Returns
    -------
    Scenario
        The negative ties in force, in either direction, closed; `normalised_relations` opened
        unless in force.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> normalisation(load(), "BHR", "IRN", "2024-06-07", ("diplomatic",)).opened
    (('BHR', 'IRN', 'normalised_relations'),)
    """
    day, (u, v) = parse_day(on), sorted((u, v))
    ties = _in_force(dataset, day)
    ties = ties[(ties["u"] == u) & (ties["v"] == v)]
    closed = ties.loc[(ties["sign"] < 0) & ties["layer"].isin(tuple(layers)), "tie"]
    normal = "normalised_relations" in set(ties["relation"])
    opened = () if normal else ((u, v, "normalised_relations"),)
    return Scenario(day, tuple(sorted(closed)), opened)


def applied(dataset: Dataset, scenario: Scenario) -> Dataset:
    """Alter the ties as a scenario says.

    Parameters
    ----------
    dataset : Dataset
        The data.
    scenario : Scenario
        What to change.

    Returns
    -------
    Dataset
        The data with those ties ending and beginning on the day; new ones are undisputed, with
        high confidence and no end.

    Raises
    ------
    AnalysisError
        If a tie to close is not in force on the day, a tie to open is already, its relation is
        not a tie's, or its actors do not both exist and differ.
    """
    ties = dataset.ties.copy()
    in_force = _in_force(dataset, scenario.on)
    _check_closed(dataset, scenario, set(in_force["tie"]))
    ending = ties["tie"].isin(scenario.closed)
    ties.loc[ending, "end"] = scenario.on.isoformat()
    ties.loc[ending, ["end_earliest", "end_latest"]] = pd.Timestamp(scenario.on)
    held = set(in_force.loc[~in_force["tie"].isin(scenario.closed), "tie"])
    rows = [_row(dataset, opening, scenario.on, held) for opening in scenario.opened]
    if rows:
        new = pd.DataFrame(rows)[ties.columns].astype(ties.dtypes)
        ties = pd.concat([ties, new], ignore_index=True)
    return altered(dataset, ties=ties)


def _in_force(dataset: Dataset, on: date) -> pd.DataFrame:
    ties = with_standing(dataset, on)
    return ties[ties["standing"].isin(("counted", *UNCOUNTED))]


def _check_closed(dataset: Dataset, scenario: Scenario, in_force: set[str]) -> None:
    known = dataset.ties["tie"].tolist()
    for name in scenario.closed:
        if name not in in_force:
            what = "is not in force" if name in known else "is not a tie"
            hint = "" if name in known else suggest(name, known)
            raise AnalysisError(
                f"{name!r} {what} on {scenario.on}; give the id of a tie in force then.{hint}"
            )


def _row(dataset: Dataset, opening: Opening, on: date, held: set[str]) -> dict[str, object]:
    """Make a row of `ties` as a data set holds them."""
    source, target, relation = opening
    relations = dataset.relations[dataset.relations["kind"] == "tie"].set_index("relation")
    if relation not in relations.index:
        raise AnalysisError(
            f"{relation!r} is not the relation of a tie; choose {', '.join(relations.index)}."
            f"{suggest(relation, relations.index)}"
        )
    facts = relations.loc[relation]
    if not facts["directed"]:
        source, target = sorted((source, target))
    _check_opened(dataset, (source, target, relation), on, held)
    row: dict[str, object] = dict.fromkeys(dataset.ties.columns, "")
    row |= {name: pd.NaT for name in row if name.endswith(("_earliest", "_latest"))}
    row |= dict.fromkeys(("asserted_by", "denied_by", "sources"), ())
    row |= {name: facts[name] for name in ("sign", "level", "layer", "directed")}
    return row | {
        "tie": f"{source}_{target}_{relation}_scenario",
        "source": source,
        "target": target,
        "relation": relation,
        "start": on.isoformat(),
        "start_earliest": pd.Timestamp(on),
        "start_latest": pd.Timestamp(on),
        "confidence": "high",
        "claim_state": "undisputed",
        "in_article": False,
    }


def _check_opened(dataset: Dataset, opening: Opening, on: date, held: set[str]) -> None:
    source, target, relation = opening
    if source == target or not {source, target} <= set(living(dataset, on)["actor"]):
        raise AnalysisError(
            f"{source} and {target} cannot have a tie on {on}; give two different actors that"
            " exist then."
        )
    ties = dataset.ties[dataset.ties["tie"].isin(held)]
    cells = zip(ties["source"], ties["target"], ties["relation"], strict=True)
    if (source, target, relation) in cells:
        raise AnalysisError(
            f"{source} and {target} have {relation} on {on} already; leave it out, or close it"
            " first."
        )
