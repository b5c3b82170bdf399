"""Do the pairs change sign whose change would ease the network? A test on the years past.

At the start of each year the pairs with a sign are at risk. Two outcomes are looked at: that a
pair has the opposite sign at the year's end, and that it does not have its sign any more, whatever
it has instead. Pairs that change in one year and share an actor, directly or through others, are
one episode: such changes are not independent, so that episodes are what is drawn again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import nan
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.network import decided, snapshot
from analysis.studies._flips import outlook
from analysis.studies._intervals import LEVELS, resampled
from analysis.studies._known import eve, publication

PREDICTORS = ("index", "triads")
BASELINES = ("prior_changes", "degree")
LEAST = 10  # episodes; with fewer no AUC is given

_PAIRS = ["year", "source", "target", "before", "after", *PREDICTORS, *BASELINES]
_YEARS = ["outcome", "year", "until", "n", "changes", "episodes"]

Pair = tuple[str, str]
Signs = Mapping[Pair, int]


@dataclass(frozen=True, eq=False)
class Foresight:
    """What was at risk, what changed, and how well that could be told in advance.

    Parameters
    ----------
    years : pandas.DataFrame
        One row an outcome and year: `outcome`, `year`, `until` (last day of it reviewed), `n`
        (pairs at risk), `changes`, `episodes`.
    changes : pandas.DataFrame
        One row an outcome and pair that changed: `outcome`, `year`, `source`, `target`, `before`
        and `after` (+1, -1, 0 without a sign), `episode` (its actors), and the scores: `index` and
        `triads` (by how many ties the frustration index, and by how many the unbalanced triads,
        would fall if the sign were turned), `prior_changes` (turns of its sign in earlier years),
        `degree` (ties of the two).
    aucs : pandas.DataFrame
        `outcome`, `predictor`, `n` (changes), `episodes`, `value` (0 to 1; 0.5 = guessing),
        `lower`, `upper` (95 % interval): chance that a pair that changed had a greater score than
        one that did not in the same year, ties counting half. NaN with fewer than ten episodes.
    """

    years: pd.DataFrame
    changes: pd.DataFrame
    aucs: pd.DataFrame


def foresight(dataset: Dataset, draws: int = 10_000, seed: int = 1) -> Foresight:
    """Test whether changes of sign could be told at the start of each year.

    At risk are the pairs of core actors that have a sign on the eve of the year, the same one by
    all rows and by those public then, and whose actors both exist at its end. Scores use what was
    public before the year began. Earlier changes and degree are the baselines.

    Parameters
    ----------
    dataset : Dataset
        The data.
    draws : int
        Bootstrap samples of episodes, 1 or more.
    seed : int
        Seed of the samples, 0 or more.

    Returns
    -------
    Foresight
        Years, changes and AUCs.

    Raises
    ------
    AnalysisError
        If no year was reviewed from its start on, or draws or seed are out of range.

    References
    ----------
    .. [1] Hanley, J. A. and McNeil, B. J. (1982). The meaning and use of the area under a receiver
       operating characteristic (ROC) curve. Radiology 143, 29-36.
    """
    starts = _starts(dataset)
    public = publication(dataset)
    rows: list[dict[str, Any]] = []
    for day in starts:
        known = public.before(day)
        history = [_signs(known, eve(start)) for start in starts if start <= day]
        rows += _at_risk(dataset, snapshot(known, on=eve(day)), history)
    pairs = pd.DataFrame(rows, columns=_PAIRS)
    both = {name: _with_episodes(pairs, turned) for name, turned in _turned(pairs).items()}
    tables = zip(
        *(
            (_by_year(dataset, risk, name), _changed(risk, name), _aucs(risk, name, draws, seed))
            for name, risk in both.items()
        ),
        strict=True,
    )
    return Foresight(*(pd.concat(table, ignore_index=True) for table in tables))


def _turned(pairs: pd.DataFrame) -> dict[str, pd.Series[bool]]:
    return {
        "opposite": pairs["after"] == -pairs["before"],
        "any": pairs["after"] != pairs["before"],
    }


def _with_episodes(pairs: pd.DataFrame, turned: pd.Series[bool]) -> pd.DataFrame:
    """Mark the pairs that changed, and name the episode of each."""
    table = pairs.assign(changed=turned, episode="")
    for _, rows in table[turned].groupby("year"):
        cells = list(zip(rows["source"], rows["target"], strict=True))
        names = episodes_of(cells)
        table.loc[rows.index, "episode"] = [names[pair] for pair in cells]
    return table


def episodes_of(changed: list[Pair]) -> dict[Pair, str]:
    """Join pairs that share an actor, directly or through others.

    Parameters
    ----------
    changed : list of (str, str)
        Pairs of one year.

    Returns
    -------
    dict of (str, str) to str
        For each pair the actors of its episode, sorted, joined by `;`.

    Examples
    --------
    >>> episodes_of([("BHR", "QAT"), ("QAT", "SAU"), ("IRN", "USA")])[("QAT", "SAU")]
    'BHR;QAT;SAU'
    """
    parts = nx.connected_components(nx.Graph(changed))
    names = {actor: ";".join(sorted(part)) for part in parts for actor in part}
    return {pair: names[pair[0]] for pair in changed}


def outranked(pairs: pd.DataFrame, score: str) -> pd.Series[float]:
    """Give for each pair that changed the share of the same year's others that it outranks.

    Parameters
    ----------
    pairs : pandas.DataFrame
        Pairs at risk: `year`, `changed` and the score.
    score : str
        Column of the score.

    Returns
    -------
    pandas.Series
        0 to 1, ties counting half; a year in which all changed gives nothing. The mean is the area
        under the ROC curve, stratified by year.

    Examples
    --------
    >>> year = pd.DataFrame({"year": 2020, "changed": [True, False, False], "x": [1, 0, 1]})
    >>> outranked(year, "x").tolist()
    [0.75]
    """
    found = {}
    for _, rows in pairs.groupby("year"):
        others = rows.loc[~rows["changed"], score].to_numpy()
        for row, mine in rows.loc[rows["changed"], score].items() if len(others) else ():
            found[row] = float(np.mean((mine > others) + (mine == others) / 2))
    return pd.Series(found, dtype=float)


def _starts(dataset: Dataset) -> list[date]:
    """List the first days of the years that were reviewed, the last perhaps in part."""
    first = dataset.reviewed["reviewed_from_latest"].min()
    begun = range(first.year + 1, dataset.latest.year + 1) if not pd.isna(first) else range(0)
    starts = [date(year, 1, 1) for year in begun if date(year, 1, 1) < dataset.latest]
    if not starts:
        raise AnalysisError("No year was reviewed from its start on; extend the reviews.")
    return starts


def _until(dataset: Dataset, year: int) -> date:
    return min(date(year, 12, 31), dataset.latest)


def _signs(dataset: Dataset, on: date) -> Signs:
    return {(u, v): sign for u, v, sign in decided(snapshot(dataset, on=on)).edges(data="sign")}


def _at_risk(dataset: Dataset, network: nx.Graph, history: list[Signs]) -> Iterator[dict[str, Any]]:
    """List the pairs at risk in the year after a network's day, what became of them, and scores."""
    year = network.graph["on"].year + 1
    actual = _signs(dataset, network.graph["on"])
    end = snapshot(dataset, on=_until(dataset, year))
    then = {(u, v): sign for u, v, sign in end.edges(data="sign")}
    G = decided(network)
    for u, v, sign in G.edges(data="sign"):
        if actual.get((u, v)) != sign or u not in end or v not in end:
            continue
        found = outlook(G, u, v)
        yield {
            "year": year,
            "source": u,
            "target": v,
            "before": sign,
            "after": then.get((u, v)) or 0,
            "index": found.index_with(sign) - found.index_with(-sign),
            "triads": found.unbalanced_with(sign) - found.unbalanced_with(-sign),
            "prior_changes": _turns(history, (u, v)),
            "degree": len(G[u]) + len(G[v]),
        }


def _turns(history: list[Signs], pair: Pair) -> int:
    """Count the turns of a pair's sign from year to year; years without a sign are left out."""
    signs = [found[pair] for found in history if pair in found]
    return sum(a != b for a, b in pairwise(signs))


def _by_year(dataset: Dataset, pairs: pd.DataFrame, outcome: str) -> pd.DataFrame:
    years = pairs.groupby("year").agg(n=("changed", "size"), changes=("changed", "sum"))
    named = pairs[pairs["changed"]].groupby("year")["episode"].nunique()
    years["episodes"] = named
    years = years.reindex([start.year for start in _starts(dataset)], fill_value=0)
    years = years.fillna(0).astype(int).rename_axis("year").reset_index()
    until = [_until(dataset, year).isoformat() for year in years["year"]]
    return years.assign(outcome=outcome, until=until)[_YEARS]


def _changed(pairs: pd.DataFrame, outcome: str) -> pd.DataFrame:
    return pairs[pairs["changed"]].assign(outcome=outcome)[["outcome", *_PAIRS, "episode"]]


def _aucs(pairs: pd.DataFrame, outcome: str, draws: int, seed: int) -> pd.DataFrame:
    rows = []
    for predictor in (*PREDICTORS, *BASELINES):
        shares = outranked(pairs, predictor)
        changed = pairs.loc[shares.index]
        by_episode = shares.groupby([changed["year"], changed["episode"]]).agg(["sum", "size"])
        found = _auc(by_episode, draws, seed)
        rows.append((outcome, predictor, len(shares), len(by_episode), *found))
    columns = ["outcome", "predictor", "n", "episodes", "value", "lower", "upper"]
    return pd.DataFrame(rows, columns=columns)


def _auc(episodes: pd.DataFrame, draws: int, seed: int) -> tuple[float, float, float]:
    """Average over changes, whole episodes drawn again; undefined if they are too few."""
    drawn = resampled(max(len(episodes), 1), draws, seed)
    if len(episodes) < LEAST:
        return nan, nan, nan
    sums, sizes = episodes["sum"].to_numpy(), episodes["size"].to_numpy()
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    lower, upper = np.quantile(means, LEVELS)
    return float(sums.sum() / sizes.sum()), float(lower), float(upper)
